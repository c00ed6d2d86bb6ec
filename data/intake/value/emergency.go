package value

import (
	"regexp"
	"strings"

	"laurel/data/locale"
)

var phoneIn = regexp.MustCompile(`(?:tel|phone|mobile|cell|tél|ph|mob|handy)?[.:\s]*(\(?\+?\(?\d[\d\s().\-/]{5,}\d)`)

// emptied finds the brackets that a text had around what was taken out of it.
var emptied = regexp.MustCompile(`[(\[<][\s,]*[)\]>]`)

// phoneAt returns where a text has a telephone number with the word before it, and where the number alone is; nil: it
// has none.
func phoneAt(text string) []int {
	signs := 0 // of a number, one after the other
	for i := 0; i < len(text) && signs < shortestPhone; i++ {
		if strings.IndexByte("0123456789 \t\n\r\f().-/", text[i]) >= 0 {
			signs++
		} else {
			signs = 0
		}
	}
	small := strings.ToLower(text)
	if signs < shortestPhone || len(small) != len(text) {
		return nil
	}
	return phoneIn.FindStringSubmatchIndex(small)
}

// shortestPhone is how many digits and signs phoneIn wants at least.
const shortestPhone = 7

// Reached parts what one cell has of somebody and how to reach them: Lee Sample, +1 555 0901, lee@example.org.
func Reached(text string) (who, phone, email string) {
	who = text
	if all := Emails(who); len(all) > 0 {
		email = all[0]
		who = strings.Replace(who, email, ",", 1)
	}
	if at := phoneAt(who); at != nil {
		phone = Line(who[at[2]:at[3]])
		who = who[:at[0]] + "," + who[at[1]:]
	}
	if phone+email == "" {
		return text, "", ""
	}
	who = emptied.ReplaceAllString(who, ",")
	parts := strings.Split(who, ",")
	for i := range parts {
		parts[i] = strings.Trim(Line(parts[i]), " -–—/")
	}
	return locale.Joined(", ", parts...), phone, email
}

// EmergencyContact parts what one cell has of who is called in an emergency: Lina Muster (sister), +1 555 0901.
func EmergencyContact(text string) (name, relation, phone string) {
	text = strings.ReplaceAll(Line(text), " - ", ", ")
	if at := phoneAt(text); at != nil {
		if phone = Line(text[at[2]:at[3]]); !strings.Contains(phone, ")") {
			phone = strings.TrimPrefix(phone, "(")
		}
		text = text[:at[0]] + ", " + text[at[1]:]
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
