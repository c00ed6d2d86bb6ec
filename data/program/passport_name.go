package program

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/locale"
)

// PassportParts divides the name in the passport into last and first name as well as can be known: by a comma, or by
// the family or the given name at its start or end. What cannot be divided is a last name, as airlines book it. Without
// a passport's name it is the person's own.
func (p *Person) PassportParts() (last, first string) {
	names := strings.Fields(p.PassportName)
	whole := strings.Join(names, " ")
	if whole == "" {
		if p.Family == "" {
			return p.DisplayName(), ""
		}
		return p.Family, p.Given
	}
	if before, after, found := strings.Cut(whole, ","); found {
		return strings.TrimSpace(before), strings.TrimSpace(after)
	}
	for n := 1; n < len(names); n++ {
		front, back := strings.Join(names[:n], " "), strings.Join(names[n:], " ")
		switch {
		case sameInLatin(front, p.Family), sameInLatin(back, p.Given):
			return front, back
		case sameInLatin(back, p.Family), sameInLatin(front, p.Given):
			return back, front
		}
	}
	return whole, ""
}

// InPassportOrder returns people by last and first name of their passports.
func InPassportOrder(people []*Person) []*Person {
	keys := make(map[*Person]string, len(people))
	for _, p := range people {
		last, first := p.PassportParts()
		keys[p] = locale.Fold(last) + "\x00" + locale.Fold(first)
	}
	sorted := slices.Clone(people)
	slices.SortStableFunc(sorted, func(a, b *Person) int { return cmp.Compare(keys[a], keys[b]) })
	return sorted
}

func sameInLatin(a, b string) bool { return b != "" && locale.Fold(a) == locale.Fold(b) }
