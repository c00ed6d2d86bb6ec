package handout_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"unicode"

	"github.com/emersion/go-vcard"
	"pgregory.net/rapid"

	"laurel/app/handout"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// met is a program in which one contact was met.
func met(c *program.Contact, o *program.Organisation) *program.Program {
	c.ID, o.ID = program.NewID(), program.NewID()
	c.Organisation = o.ID
	day := civil.Date{Year: 2026, Month: 6, Day: 12}
	return &program.Program{
		Name: "Summer delegation", Organisations: []*program.Organisation{o}, Contacts: []*program.Contact{c},
		Meetings: []*program.Meeting{
			{
				ID:       program.NewID(),
				Kind:     program.Appointment,
				Title:    "A law clinic",
				Contacts: []program.ID{c.ID},
				Start:    civil.At(day, civil.Clock{Hour: 9}),
			},
			{
				ID:       program.NewID(),
				Kind:     program.Appointment,
				Title:    "Never took place",
				Contacts: []program.ID{c.ID},
				Start:    civil.At(day, civil.Clock{Hour: 9}),
				Status:   program.Declined,
			},
		},
	}
}

func cards(t testing.TB, p *program.Program, audience program.Audience) string {
	t.Helper()
	var data bytes.Buffer
	edition := edition.For(p, audience)
	if err := handout.ContactCards(context.Background(), &data, request.Of(edition), edition.Contacts); err != nil {
		t.Fatal(err)
	}
	return data.String()
}

func TestACardSaysWhoWhereAndWhenTheyMet(t *testing.T) {
	c := &program.Contact{
		Honorific: "Dr.",
		Name:      "Ruth Specimen, Jr.",
		Title:     "Physician",
		Phone:     "+1 617-555-0185",
		Email:     "ruth@example.org",
		MayShare:  program.Yes,
		Notes:     "secret",
	}
	text := cards(
		t,
		met(
			c,
			&program.Organisation{
				Name:    "Clinic; East",
				Address: "45 Sample Square, Boston",
				Website: "https://08.example.org",
			},
		),
		program.Participants,
	)
	card, err := vcard.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string]string{
		vcard.FieldFormattedName: "Dr. Ruth Specimen, Jr.", vcard.FieldTitle: "Physician",
		vcard.FieldTelephone: "+1 617-555-0185",
		vcard.FieldEmail:     "ruth@example.org", vcard.FieldOrganization: "Clinic, East",
		vcard.FieldURL:  "https://08.example.org",
		vcard.FieldNote: "12 June 2026 – A law clinic\nSummer delegation", vcard.FieldUID: "urn:uuid:" + string(c.ID),
		vcard.FieldVersion: "3.0",
	} {
		if got := card.Value(field); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	if name := card.Name(); name.GivenName != "Ruth Specimen, Jr." || name.HonorificPrefix != "Dr." {
		t.Errorf("the name is %+v", name)
	}
	if address := card.Address(); address.StreetAddress != "45 Sample Square, Boston" {
		t.Errorf("the address is %+v", address)
	}
	if strings.Contains(text, "secret") {
		t.Error("notes of the office are in the card")
	}
}

func TestAParticipantsCardHasNoNumberUnlessItsOwnerAgreed(t *testing.T) {
	for _, answer := range []program.Answer{program.Unknown, program.No} {
		c := &program.Contact{Name: "Kim Sample", Phone: "+1 202-555-0174", Email: "kim@example.org", MayShare: answer}
		text := cards(t, met(c, &program.Organisation{Name: "Forum"}), program.Participants)
		if strings.Contains(text, "0174") || strings.Contains(text, "kim@") || !strings.Contains(text, "Kim Sample") {
			t.Errorf("with the answer %q the card is %s", answer, text)
		}
	}
}

func TestNoTextEndsItsLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String()
		c := &program.Contact{
			Name:     text.Draw(t, "name"),
			Title:    text.Draw(t, "title"),
			Phone:    text.Draw(t, "phone"),
			Email:    text.Draw(t, "email"),
			MayShare: program.Yes,
		}
		p := met(
			c,
			&program.Organisation{
				Name:    text.Draw(t, "organisation"),
				Address: text.Draw(t, "address"),
				Website: text.Draw(t, "website"),
			},
		)
		var data bytes.Buffer
		edition := edition.For(p, program.Internal)
		if err := handout.ContactCards(context.Background(), &data, request.Of(edition), edition.Contacts); err != nil {
			t.Fatal(err)
		}
		known := "BEGIN VERSION ADR EMAIL FN N NOTE ORG TEL TITLE UID URL END"
		for _, line := range strings.Split(strings.TrimSuffix(data.String(), "\r\n"), "\r\n") {
			field, _, found := strings.Cut(line, ":")
			field, _, _ = strings.Cut(field, ";")
			if !found || !strings.Contains(known, field) || strings.ContainsFunc(line, unicode.IsControl) {
				t.Fatalf("a line of its own: %q", line)
			}
		}
	})
}

func TestWritingStopsWhenNobodyWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	edition := edition.For(met(&program.Contact{Name: "Kim"}, &program.Organisation{Name: "Forum"}), program.Internal)
	err := handout.ContactCards(ctx, &bytes.Buffer{}, request.Of(edition), edition.Contacts)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
