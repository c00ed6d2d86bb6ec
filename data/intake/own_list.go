package intake

import (
	"cmp"
	"strings"

	"laurel/data/intake/value"
	"laurel/data/program"
)

// corrected returns a person with what the row of one of Laurel's own lists, whose reference names them, has of them.
// Only what was typed there changes: a cell that is empty, or as Laurel wrote it, leaves what is there, and a dash
// removes it.
func (r *rosterRow) corrected(known *program.Person) *program.Person {
	next, fields, none := *known, r.Fields, program.Person{}
	fields.Languages = withLevels(fields.Languages, next.Languages)
	next.Given, next.Family = r.ownNames(known)
	renamed := next.Given != known.Given || next.Family != known.Family
	for _, f := range program.FieldsOf(&next) {
		text := r.Row.Text(f.Key)
		inName := f.Key == "honorific" || f.Key == "suffix"
		switch {
		case f.Key == "given", f.Key == "family":
		case isDash(text) && f.Key != "role": // everybody has one
			f.Copy(&none, &next)
		case text == "" && (!inName || !renamed), f.Value(known) == any(text), !f.Given(&fields):
		default:
			f.Copy(&fields, &next)
		}
	}
	if r.Comes {
		next.Cancelled = false
	}
	return &next
}

// ownNames returns the given and the family name of a person by the row of one of Laurel's own lists. A whole name has
// changed when it is none of those that Laurel's lists show for them; of one that has, the part that is still there
// stays as it is divided.
func (r *rosterRow) ownNames(known *program.Person) (given, family string) {
	given, family = r.word("given"), r.word("family")
	if given+family != "" {
		return withoutDashes(known, cmp.Or(given, known.Given), cmp.Or(family, known.Family))
	}
	whole := cmp.Or(r.word("name"), r.word("itinerary-name"))
	if whole == "" || isDash(whole) || !r.isNamed() || r.shows(whole, known) {
		return known.Given, known.Family
	}
	first, last := known.Given, known.Family
	if known.NameOrder == program.FamilyFirst {
		first, last = last, first
	}
	switch {
	case startsWith(whole, first):
		first, last = whole[:len(first)], strings.TrimSpace(whole[len(first):])
	case endsWith(whole, last):
		first, last = strings.TrimSpace(whole[:len(whole)-len(last)]), whole[len(whole)-len(last):]
	case known.NameOrder == program.FamilyFirst:
		first, last, _ = strings.Cut(whole, " ")
	default:
		return r.Fields.Given, r.Fields.Family
	}
	if known.NameOrder == program.FamilyFirst {
		return last, first
	}
	return first, last
}

// withoutDashes removes a name that is a dash; nobody loses both.
func withoutDashes(known *program.Person, given, family string) (string, string) {
	switch {
	case isDash(given) && isDash(family):
		return known.Given, known.Family
	case isDash(given):
		return "", family
	case isDash(family):
		return given, ""
	}
	return given, family
}

// word returns what the row has in the column of a field, on one line.
func (r *rosterRow) word(field string) string { return value.Line(r.Row.Text(field)) }

// shows reports whether a name is one by which Laurel's lists show the person.
func (r *rosterRow) shows(name string, known *program.Person) bool {
	for _, shown := range []string{
		known.DisplayName(), known.ItineraryName(), known.SortName(), known.FullName(),
		known.Given + " " + known.Family,
	} {
		if value.Line(shown) == name {
			return true
		}
	}
	return false
}

func startsWith(whole, part string) bool { return part != "" && strings.HasPrefix(whole, part+" ") }

func endsWith(whole, part string) bool { return part != "" && strings.HasSuffix(whole, " "+part) }

// isDash reports whether a text is a dash alone, which programs lengthen while it is typed.
func isDash(text string) bool { return text == "-" || text == "–" || text == "—" }
