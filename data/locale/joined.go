package locale

import (
	"slices"
	"strings"
)

// Joined joins the texts that are not empty.
func Joined(separator string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(texts), func(text string) bool { return text == "" }), separator)
}

// Listed joins what the elements of a list are called.
func Listed[E any](list []E, name func(E) string) string {
	names := make([]string, len(list))
	for i, e := range list {
		names[i] = name(e)
	}
	return Joined(", ", names...)
}
