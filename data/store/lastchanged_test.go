package store

import (
	"path/filepath"
	"testing"
	"time"

	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/tables"
)

func TestEachRecordIsKnownByItsLastChange(t *testing.T) {
	now := clock()
	s, err := Open(
		t.Context(),
		filepath.Join(t.TempDir(), "laurel.db"),
		Options{Key: key(), Now: func() time.Time { return now }},
	)
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	p := programtest.Delegation(1, 2)
	edit(t, s, "Add", func(tx *Tx) error { return tx.PutWhole(p) })
	first, second := p.Meetings[0].ID, p.Meetings[1].ID
	was := func(id program.ID, want time.Time) {
		t.Helper()
		changed, err := s.Log().LastChanged(t.Context())
		must(t, err)
		if !changed[id].Equal(want) {
			t.Errorf("it was changed at %s, want %s", changed[id], want)
		}
	}
	made := now
	was(first, made)
	now = made.Add(time.Hour)
	edit(t, s, "Move", func(tx *Tx) error {
		moved := *p.Meetings[0]
		moved.Title = "Moved"
		return tx.Put(p.ID, &moved)
	})
	was(first, now)
	was(second, made)
	now = made.Add(2 * time.Hour)
	_, err = s.Undo(t.Context())
	must(t, err)
	was(first, now)
	now = made.Add(3 * time.Hour)
	edit(t, s, "Delete", func(tx *Tx) error { return tx.Delete(tables.Meetings, second, Cascade) })
	was(second, now)
}
