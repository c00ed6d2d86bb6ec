package value

import (
	"regexp"
	"strings"
)

var phoneIn = regexp.MustCompile(`(?:tel|phone|mobile|cell|tél|ph|mob|handy)?[.:\s]*(\(?\+?\(?\d[\d\s().\-/]{5,}\d)`)

// EmergencyContact parts what one cell has of who is called in an emergency: Lina Muster (sister), +1 555 0901.
func EmergencyContact(text string) (name, relation, phone string) {
	text = strings.ReplaceAll(Line(text), " - ", ", ")
	if found := phoneIn.FindStringSubmatchIndex(strings.ToLower(text)); found != nil &&
		len(strings.ToLower(text)) == len(text) {
		phone = Line(text[found[2]:found[3]])
		text = text[:found[0]] + ", " + text[found[1]:]
	}
	var rest []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;()[]/|:–—", r) }) {
		part = strings.Trim(Line(part), "-. ")
		before, own := Fold(part), relation == ""
		switch {
		case part == "":
		case own && Is("relation", before):
			relation = part
		default:
			rest = append(rest, part)
		}
	}
	return strings.Join(rest, ", "), relation, phone
}
