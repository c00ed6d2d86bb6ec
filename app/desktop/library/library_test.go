package library

import (
	"testing"
	"time"

	"laurel/app/desktop/session/sessiontest"
	"laurel/data/program"
)

func TestAnOrganisationWithContactsIsDeletedOnlyWhenThatIsConfirmed(t *testing.T) {
	shared := sessiontest.New(t, time.Date(2026, 3, 1, 9, 41, 0, 0, time.UTC))
	made := &program.Organisation{ID: program.NewID(), Name: "Example Institute"}
	shared.Keep(&program.Program{
		ID: program.NewID(), Name: "Trip", Language: "en",
		Organisations: []*program.Organisation{made},
		Contacts:      []*program.Contact{{ID: program.NewID(), Name: "Sam Example", Organisation: made.ID}},
	}, nil)
	records := func() *Records {
		p := shared.Session.Program()
		return &Records{Program: p, Organisations: p.Organisations, Contacts: p.Contacts}
	}
	f := &organisationForm{
		Forms: NewForms(shared.Session, records, func(then func()) { then() }), organisation: made, known: true,
	}
	f.build(made.Name)
	f.delete()
	if len(shared.Dialogs.Questions) != 1 || len(records().Organisations) != 1 {
		t.Fatal("an organisation with contacts is deleted unasked")
	}
	shared.Dialogs.Yes = true
	f.delete()
	if len(records().Organisations) != 0 || len(records().Contacts) != 0 {
		t.Error("the organisation is still there")
	}
}
