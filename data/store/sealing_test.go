package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	_ "laurel/data/sealed/sealedtest"
	"laurel/data/store/disk"
	"laurel/data/store/fault"
	"laurel/data/store/tables"
)

func TestAStoreIsSealedRekeyedAndUnsealed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "laurel.db")
	s, err := Open(t.Context(), path, Options{Now: clock})
	must(t, err)
	p := withPhoto(t, s)
	want, err := contentOf(t.Context(), s)
	must(t, err)
	must(t, s.Close())
	secret, office, err := NewRecoveryKey()
	must(t, err)
	same := func(key Key, isSealed bool) {
		t.Helper()
		s, err := Open(t.Context(), path, Options{Key: key})
		must(t, err)
		defer func() { must(t, s.Close()) }()
		if s.Sealed() != isSealed || IsSealed(path) != isSealed {
			t.Errorf("sealed: %v", s.Sealed())
		}
		must(t, s.Check(t.Context()))
		got, err := contentOf(t.Context(), s)
		must(t, err)
		if string(got) != string(want) {
			t.Error("the content is another")
		}
		edit(t, s, "Delete", func(tx *Tx) error { return tx.Delete(tables.People, p.People[1].ID, Cascade) })
		_, err = s.Undo(t.Context())
		must(t, err)
		if _, err := contentOf(t.Context(), s); err != nil {
			t.Error(err)
		}
	}
	refused := func(key Key, want error) {
		t.Helper()
		if _, err := Open(t.Context(), path, Options{Key: key}); !errors.Is(err, want) {
			t.Errorf("%v, not %v", err, want)
		}
	}
	must(t, Seal(t.Context(), path, Sealing{Passphrase: passphrase, Office: office}))
	same(Key{Passphrase: passphrase}, true)
	same(Key{Recovery: secret}, true)
	refused(Key{}, fault.ErrSealed)
	refused(Key{Passphrase: "wrong"}, fault.ErrPassphrase)
	refused(Key{Recovery: "wrong"}, fault.ErrPassphrase)
	must(t, Rekey(t.Context(), path, Key{Recovery: secret}, Sealing{Passphrase: "another"}))
	refused(Key{Passphrase: passphrase}, fault.ErrPassphrase)
	refused(Key{Recovery: secret}, fault.ErrPassphrase)
	same(Key{Passphrase: "another"}, true)
	must(t, Unseal(t.Context(), path, Key{Passphrase: "another"}))
	same(Key{}, false)
	entries, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	for _, e := range entries {
		if e.Name() != "laurel.db" && e.Name() != "laurel.db.lock" {
			t.Errorf("left: %s", e.Name())
		}
	}
}

// The tests of this package, once more with sealed stores.
func TestAllOfThisHoldsForSealedStores(t *testing.T) {
	if asSealed {
		t.Skip("it is this test that has started this process")
	}
	const skipped = "TestBackupsAreKeptByHours|TestALongDay|TestAPhotoIsScaled" // long, and the same for both
	command := exec.Command(
		os.Args[0], "-test.short", "-test.timeout=20m", "-rapid.checks=20", "-test.skip="+skipped,
	)
	command.Env = append(os.Environ(), sealedEnv+"=1")
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// A file that somebody deletes or changes under an open store is written again by the next edit.
func TestAContainerThatIsGoneComesBack(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"it is deleted":     os.Remove,
		"it has more bytes": func(path string) error { return os.WriteFile(path, []byte("other"), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "laurel.db")
			s, err := Open(t.Context(), path, Options{Key: Key{Passphrase: passphrase}})
			must(t, err)
			p := withPhoto(t, s)
			must(t, harm(path))
			remove := func(tx *Tx) error { return tx.Delete(tables.People, p.People[1].ID, Cascade) }
			if err := s.Edit(t.Context(), "Delete", remove); err == nil {
				t.Error("an edit was reported as saved")
			}
			if diff := diffOf(p, load(t, s, p.ID)); diff != "" {
				t.Errorf("it was made all the same: %s", diff)
			}
			edit(t, s, "Delete", remove)
			want := load(t, s, p.ID)
			must(t, errors.Join(s.db.Close(), s.sealed.Drop(), s.lock.Release(false))) // as a kill
			s, err = Open(t.Context(), path, Options{Key: Key{Passphrase: passphrase}})
			must(t, err)
			defer func() { must(t, s.Close()) }()
			if diff := diffOf(want, load(t, s, p.ID)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What is wrong with the end of a container that was not closed: it was never reported as saved, or it is damage.
func TestTheEndOfAContainerIsDroppedOrDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "laurel.db")
	s, err := Open(t.Context(), path, Options{Key: Key{Passphrase: passphrase}})
	must(t, err)
	defer func() { must(t, s.Close()) }()
	p := withPhoto(t, s)
	addGuests(t, s, p.ID, 1, 3)
	whole, err := os.ReadFile(path)
	must(t, err)
	flipped := bytes.Clone(whole)
	flipped[len(flipped)-20] ^= 4
	tests := []struct {
		name    string
		content []byte
		edits   string
		guests  int
		want    error
	}{
		{"whole", whole, "5", 3, nil},
		{"a bit of the last edit is another", flipped, "5", 0, fault.ErrDamaged},
		{"a bit of an edit that was not reported", flipped, "4", 2, nil},
		{"likewise, and nobody has counted", flipped, "", 0, fault.ErrDamaged},
		{"the last edit is cut", whole[:len(whole)-20], "5", 2, nil},
		{"zeros follow", append(bytes.Clone(whole), make([]byte, 700)...), "5", 3, nil},
		{"something else follows", append(bytes.Clone(whole), "change 5 of another\n"...), "9", 0, fault.ErrDamaged},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "laurel.db")
			must(t, os.WriteFile(path, test.content, 0o600))
			must(t, os.WriteFile(path+".open", []byte("{}"), 0o600))
			if test.edits != "" {
				must(t, os.WriteFile(path+".edits", fmt.Appendf(nil, "%0*s", disk.CountDigits, test.edits), 0o600))
			}
			s, err := Open(t.Context(), path, Options{Key: Key{Passphrase: passphrase}})
			if !errors.Is(err, test.want) {
				t.Fatalf("%v, not %v", err, test.want)
			}
			if err != nil {
				left, err := os.ReadFile(path)
				if err != nil || !bytes.Equal(left, test.content) {
					t.Error("the file was changed")
				}
				return
			}
			defer func() { must(t, s.Close()) }()
			if got := len(load(t, s, p.ID).People) - len(p.People); got != test.guests {
				t.Errorf("%d guests, not %d", got, test.guests)
			}
			addGuests(t, s, p.ID, 4, 4)
		})
	}
}
