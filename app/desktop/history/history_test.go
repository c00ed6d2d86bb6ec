package history

import (
	"testing"
	"time"

	"laurel/app/desktop/session/sessiontest"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

func TestADeletedPersonComesBackFromTheList(t *testing.T) {
	f := sessiontest.New(t, time.Date(2026, 6, 15, 9, 30, 0, 0, time.UTC))
	p, photos := sessiontest.Sample(t)
	f.Keep(p, photos)
	person := p.People[0]
	meetings := func() (n int) {
		for _, m := range f.Session.Program().Meetings {
			for _, id := range m.Attendees {
				if id == person.ID {
					n++
				}
			}
		}
		return n
	}
	before := meetings()
	f.Session.Edit("Delete "+person.DisplayName(), func(tx *store.Tx) error {
		return tx.Delete(tables.People, person.ID, store.Cascade)
	}, f.Session.Failed)
	l := New(f.Session)
	l.Show(true)
	rows := l.table.Rows()
	if len(rows) == 0 {
		t.Fatalf("the deleted records are %+v", rows)
	}
	l.search.SetText(person.Family)
	f.Runner.Flush()
	for _, e := range l.table.Rows() {
		if e.Record == person.ID {
			l.table.Select(string(e.Record) + e.At.String())
		}
	}
	if l.back.Disabled() {
		t.Fatal("the person cannot be brought back")
	}
	l.bringBack()
	if now := f.Session.Program(); now.Person(person.ID) == nil || meetings() != before {
		t.Errorf("in %d meetings, not %d", meetings(), before)
	}
	if n := len(f.Requests.Records); n != 1 || f.Requests.Records[0] != person.ID {
		t.Errorf("shown were %v", f.Requests.Records)
	}
	if len(f.Dialogs.Errors) > 0 || len(f.Dialogs.Toasts) == 0 {
		t.Errorf("errors %q, toasts %q", f.Dialogs.Errors, f.Dialogs.Toasts)
	}
}

func TestTheListIsFilteredByKindProgramAndWords(t *testing.T) {
	f := sessiontest.New(t, time.Date(2026, 6, 15, 9, 30, 0, 0, time.UTC))
	p, photos := sessiontest.Sample(t)
	f.Keep(p, photos)
	l := New(f.Session)
	l.Show(false)
	all := len(l.table.Rows())
	l.wanted.Kind = tables.People
	l.read()
	if n := len(l.table.Rows()); n != len(p.People) || n >= all {
		t.Errorf("of %d entries %d are people's, not %d", all, n, len(p.People))
	}
	l.wanted.Program = program.NewID()
	l.read()
	if n := len(l.table.Rows()); n != 0 {
		t.Errorf("another program has %d", n)
	}
	l.toggleProgram()
	l.showPast()
	if len(f.Dialogs.Errors) > 0 {
		t.Error(f.Dialogs.Errors)
	}
}

func TestAVersionIsRestoredFromTheHistory(t *testing.T) {
	f := sessiontest.New(t, time.Date(2026, 6, 15, 9, 30, 0, 0, time.UTC))
	p, photos := sessiontest.Sample(t)
	f.Keep(p, photos)
	person := *p.People[0]
	person.Phone = "+1 555 0100"
	f.Session.Edit("Telephone", func(tx *store.Tx) error { return tx.Put(p.ID, &person) }, f.Session.Failed)
	changes, err := f.Session.Store.Log().Of(t.Context(), person.ID)
	if err != nil || len(changes) != 2 || !changes[0].IsCurrent || changes[1].IsCurrent {
		t.Fatalf("the changes are %+v, %v", changes, err)
	}
	f.Session.History().Show(&person)
	f.Session.History().RestoreVersion(&person, changes[1])
	if phone := f.Session.Program().Person(person.ID).Phone; phone != p.People[0].Phone {
		t.Errorf("the telephone is %s", phone)
	}
	f.Dialogs.Undo()
	if phone := f.Session.Program().Person(person.ID).Phone; phone != "+1 555 0100" {
		t.Errorf("undone it is %s", phone)
	}
}
