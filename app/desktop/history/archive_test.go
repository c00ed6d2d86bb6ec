package history

import (
	"path/filepath"
	"testing"
	"time"

	"laurel/app/desktop/session/sessiontest"
	"laurel/data/store"
	"laurel/data/store/tables"
)

func TestRecordsComeBackFromABackup(t *testing.T) {
	f := sessiontest.New(t, time.Date(2026, 6, 15, 9, 30, 0, 0, time.UTC))
	p, photos := sessiontest.Sample(t)
	f.Keep(p, photos)
	path := filepath.Join(t.TempDir(), "backup.laurel")
	if err := f.Session.Store.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	gone, changed := p.People[0], *p.People[1]
	changed.Phone = "+1 555 0100"
	f.Session.Edit("Later", func(tx *store.Tx) error {
		if err := tx.Delete(tables.People, gone.ID, store.Cascade); err != nil {
			return err
		}
		return tx.Put(p.ID, &changed)
	}, f.Session.Failed)

	b := &Backup{session: f.Session, path: path, when: "15 June 2026"}
	var err error
	if b.programs, err = b.compare(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.show()
	states := map[string]string{}
	for _, c := range b.table.Rows() {
		if c.Same {
			t.Errorf("%s is the same and listed", c.Kind)
		}
		states[string(c.Record.RecordID())] = stateOf(c).Text + " " + differing(c)
	}
	if got := states[string(gone.ID)]; got != "no longer there " {
		t.Errorf("who is gone is %q", got)
	}
	if got := states[string(changed.ID)]; got != "changed since Telephone" {
		t.Errorf("who was changed is %q", got)
	}
	b.search.SetText(gone.Family)
	b.table.Select(string(tables.People) + string(gone.ID))
	b.search.SetText("")
	b.table.Select(string(tables.People)+string(gone.ID), string(tables.People)+string(changed.ID))
	b.bringBack()
	now := f.Session.Program()
	if now.Person(gone.ID) == nil || now.Person(changed.ID).Phone != p.People[1].Phone || len(f.Dialogs.Errors) > 0 {
		t.Errorf("%+v, errors %q", now.Person(gone.ID), f.Dialogs.Errors)
	}
	for i, m := range now.Meetings {
		if len(m.Attendees) != len(p.Meetings[i].Attendees) {
			t.Errorf("%s has %d attendees, not %d", m.Title, len(m.Attendees), len(p.Meetings[i].Attendees))
		}
	}
	f.Dialogs.Undo()
	if f.Session.Program().Person(gone.ID) != nil {
		t.Error("one undo does not undo it")
	}
}
