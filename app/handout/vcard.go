// Package handout makes what people put into their own phones and programs: calendars (iCalendar), contacts (vCard) and
// the schedule as conference programs exchange it (frab). Like every maker it gets a request and writes bytes; it does
// not import the window.
package handout

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/emersion/go-vcard"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// ContactCards writes contacts as vCards, version 3.0 (RFC 2426), which every address book reads, with their
// organisations; what the edition lacks is not in the cards.
func ContactCards(ctx context.Context, w io.Writer, r request.Request, contacts []*program.Contact) error {
	encoder := vcard.NewEncoder(w)
	for _, c := range contacts {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := encoder.Encode(cardOf(r, c)); err != nil {
			return fmt.Errorf("the card of %s could not be written: %w", c.Name, err)
		}
	}
	return nil
}

// cardOf is a contact as a card. Which part of a name is the family's is not known, so the whole is the given name,
// which phones show as it is.
func cardOf(r request.Request, c *program.Contact) vcard.Card {
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
	set(vcard.FieldFormattedName, locale.Joined(" ", c.Honorific, c.Name))
	card.SetName(&vcard.Name{GivenName: component(c.Name), HonorificPrefix: component(c.Honorific)})
	set(vcard.FieldTitle, c.Title)
	set(vcard.FieldTelephone, c.Phone, "WORK", "VOICE")
	set(vcard.FieldEmail, c.Email, "INTERNET", "WORK")
	if o := r.Edition.Organisation(c.Organisation); o != nil {
		set(vcard.FieldOrganization, component(o.Name))
		if o.Address != "" {
			card.SetAddress(&vcard.Address{StreetAddress: component(o.Address)})
			card.Get(vcard.FieldAddress).Params = vcard.Params{vcard.ParamType: {"WORK"}}
		}
		set(vcard.FieldURL, o.Website)
	}
	set(vcard.FieldNote, locale.Joined("\n", meetingsWith(r, c)...))
	return card
}

// meetingsWith lists when a contact was met.
func meetingsWith(r request.Request, c *program.Contact) []string {
	var list []string
	for _, m := range r.Edition.Meetings {
		if slices.Contains(m.Contacts, c.ID) && m.TakesPlace() {
			list = append(list, locale.Joined(" – ", r.Language.Date(m.Start.Date, locale.FullDate), m.Title))
		}
	}
	return append(list, r.Edition.Name)
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
