package card_test

import (
	"context"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
)

func TestCardsOfAllVersionsAreUnderstood(t *testing.T) {
	opened := intaketest.OpenStore(t)
	for name, text := range map[string]string{
		"2.1": "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=\r\n" +
			"=BCrgen;;Dr.\r\nORG:Example Office\r\nTEL;WORK;VOICE:+1 202-555-0101\r\nEMAIL;" +
			"INTERNET:jm@example.org\r\nEND:VCARD\r\n",
		"3.0": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dr. Jürgen Müller\r\nN:Müller;Jürgen;;Dr.;\r\nORG:Example Office;" +
			"Unit\r\nTEL;TYPE=FAX:+1\r\nTEL;TYPE=WORK:+1 202-555-0101\r\nEMAIL:jm@example.org\r\nEND:VCARD\r\n",
		"4.0": "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jürgen Müller\r\nN:Müller;Jürgen;;Dr.;\r\nORG:Example Office\r\n" +
			"TEL;VALUE=uri;TYPE=\"voice,work\":tel:+1 202-555-0101\r\nEMAIL;PREF=1:jm@example.org\r\nEND:VCARD\r\n",
	} {
		draft := intaketest.Read(t, opened, "", "card.vcf", text)
		organisations, contacts, err := opened.Library(context.Background())
		if err != nil || len(organisations) != 1 || len(contacts) != 1 || len(draft.Problems) != 0 {
			t.Fatalf("%s: %d organisations, %d contacts, %+v, %v", name, len(organisations), len(contacts), draft, err)
		}
		if c := contacts[0]; c.Name != "Jürgen Müller" || c.Honorific != "Dr." || c.Phone != "+1 202-555-0101" ||
			c.Email != "jm@example.org" ||
			organisations[0].Name != "Example Office" {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

func TestRealCardsBecomeContacts(t *testing.T) {
	opened := intaketest.OpenStore(t)
	if draft := intaketest.Open(t, opened, intaketest.Sample(t, "contacts/gmail-list.vcf"),
		intake.Options{}); draft.New != 4 ||
		len(draft.Problems) != 0 {
		t.Errorf("%+v", draft)
	}
	intaketest.Open(t, opened, intaketest.Sample(t, "contacts/outlook-2007.vcf"), intake.Options{})
	organisations, contacts, err := opened.Library(context.Background())
	if err != nil || len(organisations) != 2 || len(contacts) != 4 {
		t.Fatalf("%d organisations, %d contacts, %v", len(organisations), len(contacts), err)
	}
	got := contacts[3]
	if got.Name != "Michael Angstadt Jr." || got.Honorific != "Mr." || got.Title != "TheJobTitle" ||
		got.Phone != "(111) 555-1111" ||
		got.Email != "mike.angstadt@gmail.com" {
		t.Errorf("%+v", got)
	}
	if !strings.Contains(got.Notes, "\nI assume it encodes this text inside a NOTE vCard type.\nBut") {
		t.Errorf("notes %q", got.Notes)
	}
	if at := organisations[0]; at.Name != "TheCompany" ||
		at.Address != "TheOffice, 222 Broadway, New York, NY, 99999, USA" {
		t.Errorf("%+v", at)
	}
}

func FuzzCards(f *testing.F) {
	intaketest.Fuzz(
		f,
		"a.vcf",
		source.Contacts,
		"BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:M=C3=\n=BCller;J\nORG:O\\;P;Q\nTEL;CELL:1\nEND:VCARD\n",
		"BEGIN:VCARD\nVERSION:4.0\nFN;PREF=1:A\nTEL;TYPE=\"voice,work\":tel:1\nEND:VCARD",
	)
}
