package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"laurel/data/programtest"
	"laurel/data/store/fault"
)

func TestOtherStoresOfTheFolderAreReadAndStayAsTheyAre(t *testing.T) {
	folder := t.TempDir()
	keep := func(name string, key Key) *Store {
		t.Helper()
		s, err := Open(t.Context(), filepath.Join(folder, name), Options{Key: key})
		if err != nil {
			t.Fatal(err)
		}
		p := programtest.Small("Program of " + name)
		if err := s.Edit(t.Context(), "Add", func(tx *Tx) error { return tx.PutWhole(p) }); err != nil {
			t.Fatal(err)
		}
		return s
	}
	end := func(s *Store) {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	end(keep("2024.laurel", Key{}))
	end(keep("sealed.laurel", Key{Passphrase: "not for everyone"}))
	busy := keep("busy.laurel", Key{})
	defer end(busy)
	own := keep("laurel.db", Key{})
	defer end(own)
	if err := os.WriteFile(filepath.Join(folder, "notes.txt"), []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	others, err := own.Copies().Others()
	if err != nil || len(others) != 3 {
		t.Fatalf("%d other stores are found: %v", len(others), err)
	}
	want := map[string]error{"busy.laurel": fault.ErrHeld, "sealed.laurel": fault.ErrSealed, "2024.laurel": nil}
	for _, other := range others {
		before, err := os.ReadFile(other.Path)
		if err != nil {
			t.Fatal(err)
		}
		programs, err := own.Copies().ReadOther(t.Context(), other.Path)
		name := filepath.Base(other.Path)
		if !errors.Is(err, want[name]) {
			t.Errorf("%s: %v, want %v", name, err, want[name])
		}
		if err == nil && (len(programs) != 1 || programs[0].Name != "Program of 2024.laurel") {
			t.Errorf("%s has %v", name, programs)
		}
		if after, _ := os.ReadFile(other.Path); string(after) != string(before) {
			t.Errorf("%s was changed", name)
		}
	}
}
