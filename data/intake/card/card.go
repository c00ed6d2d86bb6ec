// Package card reads vCard files (versions 2.1, 3.0 and 4.0): contacts at organisations, or people of the delegation.
package card

import (
	"cmp"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/emersion/go-vcard"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// Format returns the description of the format.
func Format() source.Format {
	return source.Format{
		Name: "a file of contacts (vCard)", Kinds: []source.Kind{source.Contacts, source.Roster}, Endings: []string{".vcf"},
		Detect: func(b source.Beginning) (bool, error) {
			return strings.HasPrefix(strings.ToUpper(b.Text), "BEGIN:VCARD") || b.Ending == ".vcf", nil
		},
		Read: read,
	}
}

func read(ctx context.Context, from io.Reader, request source.Request) (*source.File, error) {
	content, err := source.Content(from)
	if err != nil {
		return nil, err
	}
	kind := cmp.Or(request.Kind, source.Contacts)
	if _, err := request.Into(kind, ""); err != nil {
		return nil, err
	}
	f := &source.File{}
	for i, text := range split(content) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		place := source.Place{Row: i + 1}
		decoded, err := vcard.NewDecoder(strings.NewReader(text)).Decode()
		if err != nil && !errors.Is(err, io.EOF) {
			f.Problem(
				place,
				value.Text("record.card"),
				value.Text("This card cannot be read; it was cut off or is damaged."),
			)
			continue
		}
		if c := (card{decoded}); kind == source.Roster {
			f.AddPerson(c.person(place))
		} else {
			f.AddContact(c.contact(f, place))
		}
	}
	if kind == source.Roster {
		f.NoteNoRoles()
	}
	return f, nil
}

// card is one card of the file.
type card struct{ vcard.Card }

func (c card) contact(f *source.File, place source.Place) source.Contact {
	contact := source.Contact{
		Place: place, Identity: c.Value(vcard.FieldUID), Organisation: c.part(vcard.FieldOrganization, 0),
		Address: c.address(), Website: c.Value(vcard.FieldURL),
		Says: program.Contact{
			Name: c.name(), Honorific: c.part(vcard.FieldName, 3),
			Title: value.Line(cmp.Or(c.Value(vcard.FieldTitle), c.Value(vcard.FieldRole))), Phone: c.phone(),
			Notes: value.Clean(c.Value(vcard.FieldNote)), Languages: c.languages(),
		},
	}
	contact.ReadEmail(c.preferred(vcard.FieldEmail), &f.Remarks)
	return contact
}

func (c card) person(place source.Place) source.Person {
	p := source.Person{
		Place: place, Identity: c.Value(vcard.FieldUID), Whole: c.name(),
		Says: program.Person{
			Given: c.part(
				vcard.FieldName,
				1,
			), Family: c.part(vcard.FieldName, 0), Honorific: c.part(vcard.FieldName, 3),
			Position: value.Clean(
				c.Value(vcard.FieldTitle),
			), Affiliation: c.part(vcard.FieldOrganization, 0), Phone: c.phone(),
			Notes: value.Clean(c.Value(vcard.FieldNote)), Languages: c.languages(),
			Pronunciation: value.Clean(c.Value("X-PHONETIC-FIRST-NAME")),
		},
	}
	p.ReadEmail(place, c.preferred(vcard.FieldEmail))
	if text := c.Value(vcard.FieldBirthday); text != "" {
		day, _, err := new(value.Dates).Day(text)
		if err != nil {
			p.Ignore(place, "birth-date", text)
		}
		p.Says.BirthDate = day
	}
	if parts := structured(c.preferred(vcard.FieldAddress)); len(parts) > 6 {
		p.Says.Country = value.Country(parts[6])
	}
	return p
}

// name is the name as it is to be shown, or given and family name.
func (c card) name() string {
	given, family, honorific := c.part(vcard.FieldName, 1), c.part(vcard.FieldName, 0), c.part(vcard.FieldName, 3)
	name := value.Line(cmp.Or(c.PreferredValue(vcard.FieldFormattedName), given+" "+family))
	if rest, found := strings.CutPrefix(name, honorific+" "); found && honorific != "" {
		return rest
	}
	return name
}

func (c card) phone() string { return strings.TrimPrefix(c.preferred(vcard.FieldTelephone), "tel:") }

func (c card) languages() []program.Spoken {
	var all []program.Spoken
	for _, f := range c.Card[vcard.FieldLanguage] {
		if tag := value.Language(f.Value); tag != "" {
			all = append(all, program.Spoken{Language: tag})
		}
	}
	return all
}

func (c card) address() string {
	var lines []string
	for i, part := range structured(c.preferred(vcard.FieldAddress)) {
		if part = value.Line(part); part != "" && i < 7 {
			lines = append(lines, part)
		}
	}
	return strings.Join(lines, ", ")
}

// part is one part of a value that has several, such as N and ORG.
func (c card) part(field string, part int) string {
	parts := structured(c.Value(field))
	if part >= len(parts) {
		return ""
	}
	return value.Line(parts[part])
}

// structured divides a value at the semicolons that are not escaped.
func structured(value string) []string {
	parts := strings.Split(strings.ReplaceAll(value, `\;`, "\x00"), ";")
	for i := range parts {
		parts[i] = strings.ReplaceAll(parts[i], "\x00", ";")
	}
	return parts
}

// preferred is the value that the card prefers, or one for work, or the first that is no fax.
func (c card) preferred(field string) string {
	best, bestScore := "", -1
	for _, f := range c.Card[field] {
		score := 1
		for _, kind := range f.Params[vcard.ParamType] {
			switch strings.ToUpper(kind) {
			case "FAX", "PAGER":
				score -= 10
			case "PREF":
				score += 4
			case "WORK":
				score += 2
			}
		}
		if f.Params.Get("PREF") != "" {
			score += 4
		}
		if score > bestScore && f.Value != "" {
			best, bestScore = strings.TrimSpace(f.Value), score
		}
	}
	return best
}
