// Package card reads vCard files (versions 2.1, 3.0 and 4.0): contacts at organisations, or people of the delegation.
package card

import (
	"cmp"
	"context"
	"encoding/base64"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
	"laurel/data/program"
	"laurel/data/store/picture"
)

// Format returns the description of the format.
func Format() source.Format {
	return source.Format{
		Name: "a file of contacts (vCard)", Endings: []string{".vcf"},
		Kinds: []source.Kind{source.Contacts, source.Roster},
		Detect: func(b source.Beginning) (bool, error) {
			return strings.HasPrefix(strings.ToUpper(b.Text), "BEGIN:VCARD") || b.Ending == ".vcf", nil
		},
		Read: source.Decoded(read),
	}
}

// known are the properties of cards (RFC 2426, 6350, 6474, 6715, 8605, 9554, 9555; vCard 2.1), and texts those that are
// written in sentences.
var (
	known = strings.Fields(`BEGIN END ADR AGENT ANNIVERSARY BDAY BIRTHPLACE CALADRURI CALURI CATEGORIES CLASS
		CLIENTPIDMAP CONTACT-URI CREATED DEATHDATE DEATHPLACE EMAIL EXPERTISE FBURL FN GENDER GEO GRAMGENDER HOBBY
		IMPP INTEREST JSPROP KEY KIND LABEL LANG LANGUAGE LOGO MAILER MEMBER N NAME NICKNAME NOTE ORG ORG-DIRECTORY
		PHOTO PRODID PROFILE PRONOUNS RELATED REV ROLE SORT-STRING SOCIALPROFILE SOUND SOURCE TEL TITLE TZ UID URL
		VERSION XML`)
	texts = []string{"NOTE", "LABEL", "ADR", "X-NOTE"}
)

// reader reads the cards of a file one after the other.
type reader struct {
	source.File
	source.Request
	kind     source.Kind
	number   int // of the card, from 1
	groups   []string
	pictures int // that are not read
}

func read(ctx context.Context, content []byte, request source.Request) (*source.File, error) {
	r := &reader{kind: cmp.Or(request.Kind, source.Contacts), Request: request}
	r.Images = source.Images{}
	if _, err := request.Into(r.kind, ""); err != nil {
		return nil, err
	}
	var c card
	depth := 0 // a card may have another one in it (AGENT)
	for p := range value.Properties(string(content), known, texts) {
		switch kind := strings.ToUpper(strings.TrimSpace(p.Raw)); {
		case p.Name == "BEGIN" && kind == "VCARD" && c.isAgent(depth):
			depth++
		case p.Name == "BEGIN" && kind == "VCARD":
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			r.cut(depth > 0)
			c, depth = nil, 1
			if r.number++; r.number > limit.Cards {
				return nil, value.Text("this file has more than {{.Most}} cards, which no list of contacts has; "+
					"export those of the program, or split it", "Most", limit.Cards)
			}
		case p.Name == "END" && kind == "VCARD" && depth > 0:
			if depth--; depth == 0 {
				r.add(c)
			}
		case depth == 1:
			c = append(c, p)
		}
	}
	r.cut(depth > 0)
	r.note()
	return &r.File, nil
}

// isAgent reports whether what follows is a card within the card.
func (c card) isAgent(depth int) bool { return depth > 0 && len(c) > 0 && c[len(c)-1].Name == "AGENT" }

// cut adds the remark that the card has no end, where it is open.
func (r *reader) cut(open bool) {
	if !open {
		return
	}
	about := source.About{Place: source.Place{Row: r.number}, Record: value.Text("record.card")}
	r.Problem(about, "This card cannot be read; it was cut off or is damaged.")
}

// note notes what of the cards is not read.
func (r *reader) note() {
	if len(r.groups) > 0 {
		r.Note("Not read, because they are groups of other cards: {{.Names}}.", "Names", strings.Join(r.groups, ", "))
	}
	if r.pictures > 0 {
		r.Note("Not read from {{.Cards}}: {{.What}}.",
			"Cards", value.Count("{{.Count}} cards", r.pictures), "What", value.Text("the pictures"))
	}
	if r.kind == source.Roster {
		r.NoteNoRoles()
	}
}

func (r *reader) add(c card) {
	row := c.row(source.Place{Row: r.number})
	if c.isGroup() {
		r.groups = append(r.groups, row.Text("name"))
		return
	}
	if r.kind == source.Contacts {
		r.AddContact(row)
		if c.first("PHOTO") != nil {
			r.pictures++
		}
		return
	}
	before := len(r.People)
	r.AddPerson(row, &value.Dates{Today: r.Today})
	if len(r.People) == before {
		return
	}
	person := r.People[before]
	if day := c.first("BDAY"); day != nil && row.Text("birth-date") == "" {
		r.Problem(person, "The date of birth has no year; the person is imported without it.")
	}
	r.addPhoto(c, person)
}

// addPhoto adds the picture of a card as the store would keep it, so that the same card changes nothing the next time.
func (r *reader) addPhoto(c card, person *source.Person) {
	property := c.first("PHOTO")
	if property == nil {
		return
	}
	content := pictureIn(property)
	if content == nil {
		r.pictures++
		return
	}
	stored, _, err := picture.Prepared(content)
	if err != nil {
		r.Problem(person, "Its picture cannot be read: {{.Reason}}", "Reason", err)
		return
	}
	person.Fields.Photo = program.PhotoIDOf(stored)
	r.Images[person.Fields.Photo] = stored
}

// pictureIn decodes a picture that is in the card; nil: it is elsewhere.
func pictureIn(p *value.Property) []byte {
	encoded := p.Text()
	if data, is := strings.CutPrefix(encoded, "data:"); is {
		_, encoded, _ = strings.Cut(data, "base64,")
	} else if encoding := strings.ToUpper(p.Param("ENCODING")); encoding != "B" && encoding != "BASE64" {
		return nil
	}
	content, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(encoded), ""))
	if err != nil || len(content) == 0 {
		return nil
	}
	return content
}

// card is one card of the file.
type card []*value.Property

// first returns the first property of a name, or nil.
func (c card) first(name string) *value.Property {
	for _, p := range c {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// text returns the value of the first property of a name.
func (c card) text(name string) string {
	if p := c.first(name); p != nil {
		return p.Text()
	}
	return ""
}

// isGroup reports whether the card is a list of other cards.
func (c card) isGroup() bool {
	return strings.EqualFold(cmp.Or(c.text("KIND"), c.text("X-ADDRESSBOOKSERVER-KIND")), "group")
}

// row is the card as a row of a table.
func (c card) row(place source.Place) source.Row {
	organisation, title := c.part("ORG", 0), c.text("TITLE")
	address := parts(c.preferred("ADR"))
	fields := map[string]string{
		"id": c.text("UID"), "given": c.given(), "family": c.part("N", 0), "name": c.name(),
		"honorific": c.part("N", 3), "suffix": c.part("N", 4), "position": title,
		"title": cmp.Or(title, c.text("ROLE")), "affiliation": organisation, "organisation": organisation,
		"phone": strings.TrimPrefix(textOf(c.preferred("TEL")), "tel:"), "email": textOf(c.preferred("EMAIL")),
		"birth-date": c.birthDate(), "notes": c.text("NOTE"), "pronunciation": c.text("X-PHONETIC-FIRST-NAME"),
		"badge-name": value.Line(c.text("NICKNAME")), "gender": c.part("GENDER", 0),
		"address": addressOf(address), "website": c.text("URL"), "languages": c.languages(),
	}
	if len(address) > 6 {
		fields["country"] = string(value.Country(address[6]))
	}
	return source.Row{Place: place, Text: func(field string) string { return value.Clean(fields[field]) }}
}

var (
	dayForm  = regexp.MustCompile(`^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$`)
	yearless = regexp.MustCompile(`^-?--`)
)

// birthDate is the day of birth in the form of ISO 8601, or as it is written; nothing where its year is not known,
// which Apple writes as 1604.
func (c card) birthDate() string {
	p := c.first("BDAY")
	if p == nil {
		return ""
	}
	text := strings.TrimSpace(p.Text())
	day := dayForm.FindStringSubmatch(text)
	switch {
	case yearless.MatchString(text), day != nil && (day[1] == "1604" || day[1] == p.Param("X-APPLE-OMIT-YEAR")):
		return ""
	case day != nil:
		return day[1] + "-" + day[2] + "-" + day[3]
	}
	return text
}

// languages lists those that are known.
func (c card) languages() string {
	var all []string
	for _, p := range c {
		if language := p.Text(); (p.Name == "LANG" || p.Name == "LANGUAGE") && value.Language(language) != "" {
			all = append(all, language)
		}
	}
	return strings.Join(slices.Compact(all), ", ")
}

// given is the given name with those after it.
func (c card) given() string { return value.Line(c.part("N", 1) + " " + c.part("N", 2)) }

// name is the name as it is to be shown, or given and family name.
func (c card) name() string {
	given := c.given()
	family := c.part("N", 0)
	honorific := c.part("N", 3)
	name := value.Line(cmp.Or(textOf(c.preferred("FN")), given+" "+family))
	if rest, found := strings.CutPrefix(name, honorific+" "); found && honorific != "" {
		return rest
	}
	return name
}

func addressOf(parts []string) string {
	var lines []string
	for i, part := range parts {
		if part = value.Line(part); part != "" && i < 7 {
			lines = append(lines, part)
		}
	}
	return strings.Join(lines, ", ")
}

// part is one part of a value that has several, such as N and ORG.
func (c card) part(name string, part int) string {
	if all := parts(c.first(name)); part < len(all) {
		return value.Line(all[part])
	}
	return ""
}

func parts(p *value.Property) []string {
	if p == nil {
		return nil
	}
	return p.Parts(';')
}

func textOf(p *value.Property) string {
	if p == nil {
		return ""
	}
	return strings.TrimSpace(p.Text())
}

// preferred is the property that the card prefers, or one for work, or the first that is no fax.
func (c card) preferred(name string) (best *value.Property) {
	bestScore := -1
	for _, p := range c {
		if p.Name != name || p.Raw == "" {
			continue
		}
		score := 1
		for _, kind := range p.Values("TYPE") {
			for kind := range strings.SplitSeq(strings.ToUpper(kind), ",") {
				switch kind {
				case "FAX", "PAGER":
					score -= 10
				case "PREF":
					score += 4
				case "WORK":
					score += 2
				}
			}
		}
		if rank, err := strconv.Atoi(p.Param("PREF")); err == nil { // 1 is the most preferred of 100
			score += 4 + max(0, 100-rank)
		} else if p.Param("PREF") != "" {
			score += 4
		}
		if score > bestScore {
			best, bestScore = p, score
		}
	}
	return best
}
