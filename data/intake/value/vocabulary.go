package value

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"laurel/data/locale"
	"laurel/data/program"
)

//go:embed vocabulary/*.txt
var vocabularyFiles embed.FS

var vocabularyTerms = sync.OnceValue(func() []locale.Term { return locale.Terms(vocabularyFiles, "vocabulary") })

// vocabulary is what is in the files, and the domain's own codes with their names in the languages of the catalogue.
var vocabulary = sync.OnceValue(func() locale.Dictionary {
	terms := slices.Concat(codes("kind", program.Kinds()), codes("status", program.Statuses()),
		codes("travel", program.Modes()), codes("role", program.Roles()),
		codes("name-order", program.NameOrders()), codes("gender", program.Genders()[1:]),
		codes("level", program.Levels()), codes("answer", []program.Answer{program.Yes, program.No}),
		codes("unasked", []program.Answer{program.Unknown}), vocabularyTerms())
	return locale.Index(terms, Fold)
})

// codes are the codes of the domain with their names.
func codes[N program.Named](section string, all []N) []locale.Term {
	var terms []locale.Term
	for _, one := range all {
		code := fmt.Sprint(one)
		names := []string{code}
		for _, l := range locale.Spellings() {
			names = append(names, one.Name(l))
		}
		terms = append(terms, locale.Term{Section: section, Meaning: code, Names: names})
	}
	return terms
}

// Meaning returns what a text means: of the section role a program.Role; nothing where it is not known.
func Meaning[W ~string](section, text string) W { return W(vocabulary()[section][Fold(text)]) }

// Is reports whether a text is one of the names in a section.
func Is(section, text string) bool {
	_, found := vocabulary()[section][Fold(text)]
	return found
}

// stemOf reports whether a folded word contains any of the names in a section.
func stemOf(section, word string) bool {
	for stem := range vocabulary()[section] {
		if strings.Contains(word, stem) {
			return true
		}
	}
	return false
}

// Kind returns what kind of item a text means, which may list several with commas; nothing where none is known.
func Kind(text string) program.Kind {
	for part := range strings.SplitSeq(text, ",") {
		if kind := Meaning[program.Kind]("kind", part); kind != "" {
			return kind
		}
	}
	return ""
}

// KindOfTitle returns what kind of item a title is of: as a whole, by its first word (Lunch with the board, Cena de
// despedida) or by the last one of two (Farewell dinner); nothing where none is known.
func KindOfTitle(title string) program.Kind {
	if kind := Kind(title); kind != "" {
		return kind
	}
	words := strings.Fields(title)
	if len(words) == 0 {
		return ""
	}
	kind := Kind(strings.TrimRight(words[0], ":;"))
	if kind == "" && len(words) == 2 {
		kind = Kind(words[1])
	}
	return kind
}

// Role finds the role that a text names: as a whole, in one of its parts (Interpreter (Arabic)), or with its last word
// (lead interpreter, but not chief of staff); nothing where none is known.
func Role(text string) program.Role {
	if role := Meaning[program.Role]("role", text); role != "" {
		return role
	}
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("/,;()|–:", r) }) {
		if role := Meaning[program.Role]("role", part); role != "" {
			return role
		}
	}
	words := strings.Fields(text)
	if len(words) == 2 && !Is("at-organisation", words[0]) {
		return Meaning[program.Role]("role", words[1])
	}
	return ""
}
