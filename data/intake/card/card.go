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

func read(ctx context.Context, content []byte, request source.Request) (*source.File, error) {
	kind := cmp.Or(request.Kind, source.Contacts)
	if _, err := request.Into(kind, ""); err != nil {
		return nil, err
	}
	f := &source.File{}
	for i, text := range split(content) {
		place := source.Place{Row: i + 1}
		decoded, err := vcard.NewDecoder(strings.NewReader(text)).Decode()
		switch row := (card{decoded}).row(place); {
		case err != nil && !errors.Is(err, io.EOF):
			f.Problem(source.About{Place: place, Record: value.Text("record.card")},
				"This card cannot be read; it was cut off or is damaged.")
		case kind == source.Roster:
			f.AddPerson(row, &value.Dates{Today: request.Today})
		default:
			f.AddContact(row)
		}
	}
	if kind == source.Roster {
		f.NoteNoRoles()
	}
	return f, ctx.Err()
}

// card is one card of the file.
type card struct{ vcard.Card }

// row is the card as a row of a table.
func (c card) row(place source.Place) source.Row {
	organisation, title := c.part(vcard.FieldOrganization, 0), c.Value(vcard.FieldTitle)
	texts := map[string]string{
		"id": c.Value(vcard.FieldUID), "given": c.part(vcard.FieldName, 1), "family": c.part(vcard.FieldName, 0),
		"name": c.name(), "honorific": c.part(vcard.FieldName, 3), "suffix": c.part(vcard.FieldName, 4),
		"position": title,
		"title":    cmp.Or(title, c.Value(vcard.FieldRole)), "affiliation": organisation, "organisation": organisation,
		"phone": strings.TrimPrefix(c.preferred(vcard.FieldTelephone), "tel:"),
		"email": c.preferred(vcard.FieldEmail), "birth-date": c.Value(vcard.FieldBirthday),
		"notes": c.Value(vcard.FieldNote), "pronunciation": c.Value("X-PHONETIC-FIRST-NAME"),
		"address": c.address(), "website": c.Value(vcard.FieldURL), "languages": c.languages(),
	}
	if parts := structured(c.preferred(vcard.FieldAddress)); len(parts) > 6 {
		texts["country"] = string(value.Country(parts[6]))
	}
	return source.Row{Place: place, Text: func(field string) string { return value.Clean(texts[field]) }}
}

// languages lists those that are known.
func (c card) languages() string {
	var all []string
	for _, f := range c.Card[vcard.FieldLanguage] {
		if value.Language(f.Value) != "" {
			all = append(all, f.Value)
		}
	}
	return strings.Join(all, ", ")
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
