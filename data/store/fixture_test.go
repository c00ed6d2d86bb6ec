package store

import (
	"path/filepath"
	"testing"
	"time"

	"laurel/data/program"
)

var clock = func() time.Time { return time.Date(2026, 6, 15, 9, 30, 0, 0, time.UTC) }

// opened opens a store in a folder of the test's own and closes it with the test.
func opened(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "laurel.db"), Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func edit(t testing.TB, s *Store, label string, change func(tx *Tx) error) {
	t.Helper()
	if err := s.Edit(t.Context(), label, change); err != nil {
		t.Fatalf("%s: %v", label, err)
	}
}

func load(t testing.TB, s *Store, id program.ID) *program.Program {
	t.Helper()
	p, err := s.Load(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
