package directory

import (
	"slices"
	"testing"
	"time"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/program"
)

// asked notes which forms of the library were asked for.
type asked []program.ID

func (a *asked) EditOrganisation(id program.ID) { *a = append(*a, id) }
func (a *asked) EditContact(id program.ID)      { *a = append(*a, id) }
func (a *asked) AddContact(id program.ID)       { *a = append(*a, id) }
func (a *asked) LibraryLine(record program.Record, _ string, _ ...string) *form.Form {
	*a = append(*a, record.RecordID())
	return nil
}

func on(day, hour int) civil.DateTime {
	return civil.At(civil.NewDate(2026, time.March, day), civil.NewClock(hour, 35))
}

// trip is a program with two organisations that are one, two people and what they wrote of their flight.
func trip() *program.Program {
	p := &program.Program{ID: program.NewID(), Name: "Trip", Start: on(8, 0).Date, Language: "en"}
	stop := &program.Stop{ID: program.NewID(), City: "Chicago", Zone: "America/Chicago", From: p.Start}
	p.Stops = []*program.Stop{stop}
	for _, name := range []string{"Harbor House", "harbor house"} {
		p.Organisations = append(p.Organisations, &program.Organisation{ID: program.NewID(), Name: name})
	}
	p.Organisations[0].Phone, p.Organisations[1].Phone = "+1 555 0100", "+1 555 0199"
	p.Contacts = []*program.Contact{{ID: program.NewID(), Name: "Kim Muster", Organisation: p.Organisations[1].ID}}
	visit := &program.Meeting{
		ID: program.NewID(), Stop: stop.ID, Kind: program.Appointment, Title: "Visit", Start: on(9, 9), End: on(9, 10),
		Organisation: p.Organisations[1].ID, Contacts: []program.ID{p.Contacts[0].ID},
	}
	p.Meetings = []*program.Meeting{visit}
	for _, name := range []string{"Ana", "Ben"} {
		p.People = append(p.People, &program.Person{
			ID: program.NewID(), Role: program.Awardee, Given: name, Family: "Prova",
			Arrival: program.Flight{At: on(8, 14), Number: "QR 725", Place: "ORD"},
		})
	}
	return p
}

func opened(t *testing.T) *sessiontest.Fixture {
	t.Helper()
	shared := sessiontest.New(t, time.Date(2026, 3, 1, 9, 41, 0, 0, time.UTC))
	shared.Keep(trip(), nil)
	return shared
}

func lastForm(t *testing.T, shared *sessiontest.Fixture) *form.Form {
	t.Helper()
	if len(shared.Dialogs.Forms) == 0 {
		t.Fatal("no form is open")
	}
	return shared.Dialogs.Forms[len(shared.Dialogs.Forms)-1]
}

func TestTwoOrganisationsAreMerged(t *testing.T) {
	shared := opened(t)
	forms := asked{}
	v := NewContacts(shared.Session, &forms)
	v.Show("")
	p := shared.Session.Program()
	if len(v.table.Rows()) != 3 {
		t.Fatalf("%d rows of two organisations and a contact", len(v.table.Rows()))
	}
	v.choose(twiceChip)
	if rows := v.table.Rows(); len(rows) != 2 || rows[0].contact != nil {
		t.Errorf("%d entries are perhaps there twice, want the organisations", len(rows))
	}
	v.table.Select(string(p.Organisations[0].ID), string(p.Organisations[1].ID))
	v.merge()
	lastForm(t, shared).Save()
	now := shared.Session.Program()
	if len(now.Organisations) != 1 || now.Organisations[0].Phone != "+1 555 0199" ||
		now.Contacts[0].Organisation != now.Organisations[0].ID || now.Meetings[0].Organisation == "" {
		t.Errorf("merged to %+v", now.Organisations)
	}
	v.choose(twiceChip)
	v.search.SetText("visit")
	if len(v.table.Rows()) != 0 {
		t.Error("an entry is found by what it does not have")
	}
	v.search.SetText("0199")
	if rows := v.table.Rows(); len(rows) != 1 || len(rows[0].uses) != 1 {
		t.Error("it is not found by its telephone, or nothing uses it")
	}
	v.edit(v.table.Rows()[0])
	if !slices.Equal(forms, asked{now.Organisations[0].ID}) {
		t.Errorf("the forms %v are open", forms)
	}
}

func TestWhatIsWrittenBecomesAFlightAndIsEdited(t *testing.T) {
	shared := opened(t)
	v := NewJourneys(shared.Session)
	v.Show("")
	v.board()
	p := shared.Session.Program()
	if len(p.Journeys) != 1 || len(p.Journeys[0].Travellers) != 2 || p.People[0].Arrival.Number != "" {
		t.Fatalf("the flight of both is %+v", p.Journeys)
	}
	if rows := v.table.Rows(); len(rows) != 1 || v.offer.Visible() {
		t.Errorf("%d rows, or text is offered that nobody has", len(rows))
	}
	v.table.Select(string(p.Journeys[0].ID))
	v.edit(v.selected()[0])
	asked := lastForm(t, shared)
	for _, f := range sessiontest.FormFields(asked) {
		switch f := f.(type) {
		case *form.TextField:
			if f.Key() == "From.Place" {
				f.Type("DOH")
			}
		case *form.PickerField:
			if f.Key() == "From.Zone" {
				f.Choose("Asia/Qatar")
			}
		}
	}
	asked.Save()
	j := shared.Session.Program().Journeys[0]
	if j.From.Place != "DOH" || j.From.Zone != "Asia/Qatar" || !j.From.At.IsZero() || j.To.At != on(8, 14) {
		t.Errorf("edited to %+v", j)
	}
	v.remove(v.selected())
	if len(shared.Session.Program().Journeys) != 0 {
		t.Error("the flight is still there")
	}
}
