package store

import (
	"slices"
	"testing"

	"laurel/data/program"
	"laurel/data/programtest"
)

func TestMergingOrganisationsAndContactsKeepsWhatNamesThem(t *testing.T) {
	s := opened(t)
	id := program.NewID
	keep := &program.Organisation{ID: id(), Name: "Harbor House"}
	other := &program.Organisation{ID: id(), Name: "Harbour House"}
	ana := &program.Contact{ID: id(), Name: "Ana Muster", Organisation: keep.ID}
	again := &program.Contact{ID: id(), Name: "A. Muster", Organisation: other.ID}
	p := &program.Program{ID: id(), Name: "Merging"}
	stop := &program.Stop{ID: id(), City: "Boston", Zone: "America/New_York"}
	visit := &program.Meeting{
		ID: id(), Stop: stop.ID, Kind: program.Appointment, Title: "Visit", Organisation: other.ID,
		Contacts: []program.ID{again.ID, ana.ID}, Start: programtest.At(1, 9, 0), End: programtest.At(1, 10, 0),
	}
	between := &program.Connection{
		ID: id(), From: program.Party{Organisation: keep.ID}, To: program.Party{Organisation: other.ID},
	}
	met := &program.Connection{
		ID:   id(),
		From: program.Party{Contact: again.ID},
		To:   program.Party{Organisation: other.ID},
	}
	owed := &program.Task{ID: id(), Text: "Thank", Owner: program.Party{Contact: again.ID}}
	edit(t, s, "Fill", func(tx *Tx) error {
		if err := tx.Put("", p); err != nil {
			return err
		}
		return tx.Put(p.ID, stop, keep, other, ana, again, visit, between, met, owed)
	})
	edit(t, s, "Merge", func(tx *Tx) error {
		if err := tx.MergeContacts(ana.ID, again.ID); err != nil {
			return err
		}
		return tx.MergeOrganisations(keep.ID, other.ID)
	})
	now, err := s.Load(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	m := now.Meetings[0]
	if m.Organisation != keep.ID || !slices.Equal(m.Contacts, []program.ID{ana.ID}) {
		t.Errorf("the meeting names %s and %v", m.Organisation, m.Contacts)
	}
	if len(now.Organisations) != 1 || len(now.Contacts) != 1 || len(now.Connections) != 1 ||
		now.Connections[0].From.Contact != ana.ID || now.Connections[0].To.Organisation != keep.ID ||
		now.Tasks[0].Owner.Contact != ana.ID || len(now.ValidateAll()) > 0 {
		t.Errorf("%d organisations, %d contacts, connections %+v, task of %+v: %v", len(now.Organisations),
			len(now.Contacts), now.Connections, now.Tasks[0].Owner, now.ValidateAll())
	}
	if users, err := s.UsersOf(t.Context(), ana.ID); err != nil || !slices.Equal(users, []program.ID{p.ID}) {
		t.Errorf("the contact is used in %v (%v)", users, err)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if before, err := s.Load(t.Context(), p.ID); err != nil || len(before.Contacts) != 2 ||
		len(before.Connections) != 2 {
		t.Errorf("undo has not brought them back (%v)", err)
	}
}
