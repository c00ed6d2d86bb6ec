package store

import (
	"errors"
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"laurel/data/program"
	"laurel/data/programtest"
)

var clock = func() time.Time { return time.Date(2026, 6, 15, 9, 30, 0, 0, time.UTC) }

// opened opens a store in a folder of the test's own and closes it with the test.
func opened(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "laurel.db"), Options{Key: key(), Now: clock})
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

// withPhoto adds a delegation, whose first person has a photo.
func withPhoto(t testing.TB, s *Store) *program.Program {
	t.Helper()
	p := programtest.Delegation(10, 10)
	edit(t, s, "Add the delegation", func(tx *Tx) error { return tx.PutWhole(p) })
	edit(t, s, "Add a photo", func(tx *Tx) (err error) {
		one := *p.People[0]
		one.Photo, err = tx.PutPhoto(jpegOf(t, image.NewGray(image.Rect(0, 0, 40, 40))))
		return errors.Join(err, tx.Put(p.ID, &one))
	})
	return load(t, s, p.ID)
}

// asSealed has every test make sealed stores: TestAllOfThisHoldsForSealedStores runs the tests once more so.
var asSealed = os.Getenv(sealedEnv) != ""

const (
	sealedEnv  = "LAUREL_STORE_SEALED"
	passphrase = "correct horse battery staple"
)

// key opens the stores of the kind that the tests are about.
func key() Key {
	if asSealed {
		return Key{Passphrase: passphrase}
	}
	return Key{}
}

// ofPlain skips what is about the files of SQLite.
func ofPlain(t testing.TB) {
	t.Helper()
	if asSealed {
		t.Skip("it is about plain stores")
	}
}

// once skips what is the same in the second run, with sealed stores, since it names its keys itself or has none.
func once(t testing.TB) {
	t.Helper()
	if asSealed {
		t.Skip("it was tested in the first run")
	}
}
