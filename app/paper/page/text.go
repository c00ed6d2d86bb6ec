package page

import (
	"strings"
	"unicode/utf8"

	"laurel/app/paper/typeset"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// The styles of entries: of items, organisations and people.
var (
	EntryTitle = typeset.Style{Family: typeset.Serif, Bold: true, Size: 11.5, Color: typeset.Ink}
	Detail     = typeset.Style{Family: typeset.Sans, Size: 9, Color: typeset.Ink}
)

// TallestKept is the height up to which an entry is not broken over pages.
const TallestKept = 260

// Kept keeps an entry on one page unless it is too high.
func (r *Report) Kept(entry typeset.Block) typeset.Block {
	if r.Doc.Height(entry, r.Area.W) > TallestKept {
		return entry
	}
	return typeset.Box{Content: entry}
}

// Capitalised writes the first letter of a heading in capitals; Spanish and French days begin with a small one.
func Capitalised(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return program.Capitals(text[:size]) + text[size:]
}

// Eyebrow sets a small title in capitals above a large one.
func Eyebrow(title string) typeset.Text {
	return typeset.LabelCaps.In(typeset.Green).Tracked(0.14).Text(program.Capitals(title))
}

// DayTitle writes a day with its weekday as a heading.
func DayTitle(d civil.Date, l locale.Language) string {
	if !d.Valid() {
		return l.Text("Date to be arranged")
	}
	return Capitalised(l.Date(d, locale.WeekdayDate))
}

// ShortDay writes a day in a few letters: Tue 13 Jun.
func ShortDay(d civil.Date, l locale.Language) string { return l.Date(d, locale.WeekdayShort) }

// Country returns the name of a country, empty where it is not known.
func Country(c program.Country, l locale.Language) string {
	return l.RegionName(string(c))
}

// Spoken lists the names of languages.
func Spoken(languages []program.Spoken, l locale.Language) string {
	var names []string
	for _, s := range languages {
		names = append(names, l.LanguageName(s.Language))
	}
	return locale.Joined(", ", names...)
}

// Telephone returns the address of a link that dials a number: digits and the leading plus (RFC 3966), without an
// extension; empty where it is no number.
func Telephone(number string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
	if len(digits) < 3 || strings.LastIndex(digits, "+") > 0 {
		return ""
	}
	return "tel:" + digits
}

// Phone sets a telephone number that can be dialled.
func Phone(number string, style typeset.Style) typeset.Text {
	return style.Text(number).Linked(Telephone(number))
}

// Mail sets an e-mail address that can be written to.
func Mail(address string, style typeset.Style) typeset.Text {
	return style.Text(address).Linked("mailto:" + address)
}

// Reach sets a telephone number and an e-mail address on one line; nil where there is neither.
func Reach(phone, email string, style typeset.Style) typeset.Block {
	switch {
	case phone == "" && email == "":
		return nil
	case email == "":
		return Phone(phone, style)
	case phone == "":
		return Mail(email, style)
	}
	return typeset.Aside{
		Width: 12 * style.Size, Gap: typeset.Close, Side: Phone(phone, style), Main: Mail(email, style),
	}
}

// AddAddress adds how to reach an organisation.
func AddAddress(stack *typeset.Stack, o *program.Organisation) {
	green := Detail.In(typeset.Green)
	stack.Add(Detail.Text(o.Address), Phone(o.Phone, green), green.Text(o.Website).Linked(o.Website))
}

// OwnName sets a person's name in their own letters; empty if it is the same as the one to display, such as an alias.
func OwnName(p *program.Person, style typeset.Style) typeset.Text {
	t := style.Text(p.OwnName)
	if p.OwnName == p.DisplayName() {
		t.String = ""
	}
	t.Language = p.OwnScriptLanguage()
	return t
}

// Labelled writes a text behind a label; empty for an empty text. The label is a key of the catalogue.
func Labelled(l locale.Language, label, text string) string {
	if text == "" {
		return ""
	}
	return l.Labelled(l.Text(label), text)
}

// ContactName writes the name of a contact with the honorific.
func ContactName(c *program.Contact) string { return locale.Joined(" ", c.Honorific, c.Name) }

// Pronunciation writes how a person's name is pronounced; empty where nobody typed it.
func Pronunciation(p *program.Person, l locale.Language) string {
	return Labelled(l, "paper.pronounced", p.Pronunciation)
}

// WritingLines are empty lines to write on, with so many points from one to the next.
func WritingLines(each float64, count int) typeset.Block {
	return typeset.Drawing{Height: each * float64(count), Draw: func(p *typeset.Page, box typeset.Rect) {
		for n := range count {
			y := box.Y + each*float64(n+1)
			p.Line(box.X, y, box.Right(), y, typeset.Pen{Width: 0.5, Color: typeset.Line})
		}
	}}
}
