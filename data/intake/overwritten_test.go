package intake_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
	"laurel/data/program"
	"laurel/data/store"
)

// someItem draws a meeting of few titles, times and places at one of the stops.
func someItem(t *rapid.T, stops []*program.Stop) *program.Meeting {
	stop := rapid.SampledFrom(stops).Draw(t, "stop")
	hour := rapid.SampledFrom([]int{9, 12, 18}).Draw(t, "hour")
	start := civil.At(stop.From.AddDays(rapid.IntRange(0, 1).Draw(t, "day")), civil.NewClock(hour, 0))
	return &program.Meeting{
		ID: program.NewID(), Stop: stop.ID, Kind: program.Appointment, Start: start, End: start.AddMinutes(60),
		Title: rapid.SampledFrom([]string{"Lunch", "Hearing", "Session 1"}).Draw(t, "title"),
		Place: rapid.SampledFrom([]string{"", "Hall", "Court"}).Draw(t, "place"),
		Note:  rapid.SampledFrom([]string{"", "A note", "Another"}).Draw(t, "note"),
	}
}

// changesNoMeeting is a property: a schedule changes a meeting only when an item has its title, day and city, and also
// its time or place; a title that is not that of a kind is enough where no place contradicts.
func changesNoMeeting(t *rapid.T, opened *store.Store) {
	p := intaketest.Tour()
	p.Meetings = nil
	for range rapid.IntRange(0, 4).Draw(t, "known") {
		p.Meetings = append(p.Meetings, someItem(t, p.Stops))
	}
	intaketest.BringIn(t, opened, p, nil)
	text := "No.,Title,Date,Start,End,Room,City,Description\n"
	var rows []*program.Meeting
	for i := range rapid.IntRange(1, 4).Draw(t, "rows") {
		m := someItem(t, p.Stops)
		rows = append(rows, m)
		text += fmt.Sprintf("%d,%s,%s,%s,%s,%s,%s,%s\n", i+1, m.Title, m.Start.Date, m.Start.Clock, m.End.Clock,
			m.Place, p.Stop(m.Stop).City, m.Note)
	}
	intaketest.Read(t, opened, p.ID, "plan.csv", text, intake.Options{As: source.Schedule})
	kept := intaketest.Load(t, opened, p.ID)
	for _, before := range p.Meetings {
		isSame := func(row *program.Meeting) bool {
			samePlace := row.Place == before.Place && row.Place != ""
			contradicts := row.Place != before.Place && row.Place != "" && before.Place != ""
			return row.Title == before.Title && row.Start.Date == before.Start.Date && row.Stop == before.Stop &&
				(row.Start == before.Start || samePlace || row.Title != "Lunch" && !contradicts)
		}
		if after := kept.Meeting(before.ID); after == nil ||
			!program.Alike(before, after) && !slices.ContainsFunc(rows, isSame) {
			t.Fatalf("%+v\nbecame\n%+v\nby\n%s", before, after, text)
		}
	}
}

// someContact draws a contact of few names, organisations, addresses and numbers.
func someContact(t *rapid.T, offices []*program.Organisation) *program.Contact {
	return &program.Contact{
		ID: program.NewID(), Organisation: rapid.SampledFrom(offices).Draw(t, "organisation").ID,
		Name:  rapid.SampledFrom([]string{"Kim Sample", "Ana Prova"}).Draw(t, "name"),
		Title: rapid.SampledFrom([]string{"", "Director", "Judge"}).Draw(t, "title"),
		Email: rapid.SampledFrom([]string{"", "office@example.org", "kim@example.org"}).Draw(t, "e-mail"),
		Phone: rapid.SampledFrom([]string{"", "+1 555 0100", "+1 555 0199"}).Draw(t, "telephone"),
		Notes: rapid.SampledFrom([]string{"", "A note"}).Draw(t, "notes"),
	}
}

func isRecord[R program.Record](id program.ID) func(R) bool {
	return func(r R) bool { return r.RecordID() == id }
}

// changesNoContact is a property: a list changes a contact only when a row has the name and also the organisation, the
// e-mail address or the telephone, and not both other ones; and nothing that is known of an organisation.
func changesNoContact(t *rapid.T, opened *store.Store) {
	p := intaketest.Tour()
	suffix := " " + string(p.ID) // the library is that of all programs
	p.Organisations = []*program.Organisation{
		{ID: program.NewID(), Name: "Office" + suffix, Address: "1 Main St", Website: "https://example.org"},
		{ID: program.NewID(), Name: "Institute" + suffix},
	}
	p.Contacts = nil
	own := func() *program.Contact {
		c := someContact(t, p.Organisations)
		c.Name += suffix
		return c
	}
	for range rapid.IntRange(0, 4).Draw(t, "known") {
		p.Contacts = append(p.Contacts, own())
	}
	intaketest.BringIn(t, opened, p, nil)
	text := "ID,Name,Organisation,Title,E-mail,Phone,Address,Website,Notes\n"
	var rows []*program.Contact
	for i := range rapid.IntRange(1, 4).Draw(t, "rows") {
		c := own()
		rows = append(rows, c)
		at := p.Organisations[slices.IndexFunc(p.Organisations, isRecord[*program.Organisation](c.Organisation))]
		text += fmt.Sprintf("%d,%s,%s,%s,%s,%s,%s,%s,%s\n", i+1, c.Name, at.Name, c.Title, c.Email, c.Phone,
			"9 Other Rd", "https://example.com", c.Notes)
	}
	intaketest.Read(t, opened, "", "contacts.csv", text, intake.Options{As: source.Contacts})
	organisations, contacts, err := opened.Library(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range organisations {
		if o.ID == p.Organisations[0].ID && (o.Address != "1 Main St" || o.Website != "https://example.org") {
			t.Fatalf("the organisation became %+v by\n%s", o, text)
		}
	}
	differ := func(a, b string) bool { return a != "" && b != "" && a != b }
	for _, before := range p.Contacts {
		isSame := func(row *program.Contact) bool {
			reached := row.Email == before.Email && row.Email != "" || row.Phone == before.Phone && row.Phone != ""
			other := differ(row.Email, before.Email) && differ(row.Phone, before.Phone)
			return row.Name == before.Name && (reached || row.Organisation == before.Organisation && !other)
		}
		at := slices.IndexFunc(contacts, isRecord[*program.Contact](before.ID))
		if at < 0 || !program.Alike(before, contacts[at]) && !slices.ContainsFunc(rows, isSame) {
			t.Fatalf("%+v\nbecame\n%+v\nby\n%s", before, contacts[max(at, 0)], text)
		}
	}
}

func TestAnImportWithoutDecisionsChangesNothingElseOnOneSign(t *testing.T) {
	opened := intaketest.OpenStore(t)
	properties := map[string]func(*rapid.T, *store.Store){"meetings": changesNoMeeting, "contacts": changesNoContact}
	rapid.Check(t, func(t *rapid.T) {
		properties[rapid.SampledFrom([]string{"contacts", "meetings"}).Draw(t, "list")](t, opened)
	})
}
