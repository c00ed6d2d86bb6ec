// Package handout makes what people put into their own phones and calendars: vCard files. Like every maker it gets an edition and writes bytes;
// no window may come in here.
package handout

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/emersion/go-vcard"

	"laurel/data/locale"
	"laurel/data/program"
)

// ContactCards writes contacts as vCards, version 3.0 (RFC 2426), which every address book reads. Of the edition it takes their organisations;
// what the edition does not hold is not in the cards. Language ("en", "es", "fr") is that of the notes.
func ContactCards(ctx context.Context, w io.Writer, edition *program.Edition, contacts []*program.Contact, language string) error {
	encoder := vcard.NewEncoder(w)
	for _, c := range contacts {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := encoder.Encode(cardOf(edition, c, language)); err != nil {
			return fmt.Errorf("the card of %s could not be written: %w", c.Name, err)
		}
	}
	return nil
}

// cardOf is a contact as a card. Which part of a name is the family's is not known, so the whole stands as the given name, which phones show as
// it is.
func cardOf(edition *program.Edition, c *program.Contact, language string) vcard.Card {
	card := vcard.Card{}
	set := func(field, value string, types ...string) {
		if value = printable(value); value == "" {
			return
		}
		card.Set(field, &vcard.Field{Value: value})
		if len(types) > 0 {
			card.Get(field).Params = vcard.Params{vcard.ParamType: types}
		}
	}
	set(vcard.FieldVersion, "3.0")
	set(vcard.FieldUID, "urn:uuid:"+string(c.ID))
	set(vcard.FieldFormattedName, joined(" ", c.Honorific, c.Name))
	card.SetName(&vcard.Name{GivenName: component(c.Name), HonorificPrefix: component(c.Honorific)})
	set(vcard.FieldTitle, c.Title)
	set(vcard.FieldTelephone, c.Phone, "WORK", "VOICE")
	set(vcard.FieldEmail, c.Email, "INTERNET", "WORK")
	if o := edition.Organisation(c.Organisation); o != nil {
		set(vcard.FieldOrganization, component(o.Name))
		if o.Address != "" {
			card.SetAddress(&vcard.Address{StreetAddress: component(o.Address)})
			card.Get(vcard.FieldAddress).Params = vcard.Params{vcard.ParamType: {"WORK"}}
		}
		set(vcard.FieldURL, o.Website)
	}
	set(vcard.FieldNote, joined("\n", meetingsWith(edition, c, language)...))
	return card
}

// meetingsWith tells when a contact was met.
func meetingsWith(edition *program.Edition, c *program.Contact, language string) []string {
	var list []string
	for _, m := range edition.Meetings {
		if slices.Contains(m.Contacts, c.ID) && m.TakesPlace() {
			list = append(list, joined(" – ", locale.Language(language).Date(m.Start.Date, locale.FullDate), m.Title))
		}
	}
	return append(list, edition.Name)
}

// component is a text as a part of a structured value, which a semicolon would end.
func component(text string) string { return printable(strings.ReplaceAll(text, ";", ",")) }

// printable is a text without control characters, which could end its line; line feeds stay and are escaped.
func printable(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return -1
		}
		return r
	}, text))
}

// joined joins what is not empty.
func joined(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(p string) bool { return p == "" }), separator)
}
