package store

import (
	"bytes"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"laurel/data/program"
)

// What docs/security.md describes under "Rescue without Laurel", with nothing but age and SQLite.
func TestASealedStoreIsRescuedWithoutLaurel(t *testing.T) {
	path := filepath.Join(t.TempDir(), "laurel.db")
	secret, office, err := NewRecoveryKey()
	must(t, err)
	s, err := Open(t.Context(), path, Options{})
	must(t, err)
	must(t, s.Close())
	must(t, Seal(t.Context(), path, Sealing{Passphrase: passphrase, Office: office}))
	s, err = Open(t.Context(), path, Options{Key: Key{Passphrase: passphrase}})
	must(t, err)
	defer func() { must(t, s.Close()) }()
	p := withPhoto(t, s)
	addGuests(t, s, p.ID, 1, 5)
	awkward := *p.People[1]
	awkward.Notes = "it's;\n'two' lines;\n\n\"quoted\" \\ -- no comment\n💐"
	edit(t, s, "Note; with 'quotes'", func(tx *Tx) error { return tx.Put(p.ID, &awkward) })
	for _, move := range []func() error{
		func() error { _, err := s.Undo(t.Context()); return err },
		func() error { _, err := s.Undo(t.Context()); return err },
		func() error { _, err := s.Redo(t.Context()); return err },
	} {
		must(t, move())
	}
	want := load(t, s, p.ID)
	for name, by := range map[string]age.Identity{
		"passphrase": must2(age.NewScryptIdentity(passphrase))(t), "office": must2(age.ParseX25519Identity(secret))(t),
	} {
		t.Run(name, func(t *testing.T) {
			rescued, key := rescue(t, path, name, by)
			r, err := Open(t.Context(), rescued, Options{})
			must(t, err)
			defer func() { must(t, r.Close()) }()
			if diff := diffOf(want, load(t, r, p.ID)); diff != "" {
				t.Errorf("(-sealed +rescued): %s", diff)
			}
			undo, _ := s.Steps().UndoLabel()
			redo, _ := s.Steps().RedoLabel()
			undoThere, _ := r.Steps().UndoLabel()
			redoThere, _ := r.Steps().RedoLabel()
			if undo != undoThere || redo != redoThere {
				t.Errorf("undo is about %q and redo about %q, not %q and %q", undoThere, redoThere, undo, redo)
			}
			var id, file string
			must(t, r.db.QueryRow(`SELECT id, file FROM photo`).Scan(&id, &file))
			picture := opensByAge(t, must2(os.ReadFile(filepath.Join(path+".photos", file)))(t), key)
			if program.PhotoIDOf(picture) != program.PhotoID(id) {
				t.Error("the picture is another")
			}
		})
	}
}

func must2[T any](value T, err error) func(t testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		must(t, err)
		return value
	}
}

// rescue follows the steps, with the section that has the key for that person.
func rescue(t *testing.T, path, section string, by age.Identity) (rescued string, key age.Identity) {
	t.Helper()
	content, err := os.ReadFile(path)
	must(t, err)
	rescued = filepath.Join(t.TempDir(), "rescued.db")
	at := bytes.IndexByte(content, '\n') + 1
	for at < len(content) {
		line, _, _ := bytes.Cut(content[at:], []byte("\n"))
		var kind, check string
		var length int
		_, err := fmt.Sscan(string(line), &kind, &length, &check)
		must(t, err)
		at += len(line) + 1
		part := content[at : at+length]
		at += length
		switch kind {
		case section:
			key = must2(age.ParseX25519Identity(strings.TrimSpace(string(opensByAge(t, part, by)))))(t)
		case "image":
			must(t, os.WriteFile(rescued, opensByAge(t, part, key), 0o600))
		case "change":
			db, err := sql.Open("sqlite3", rescued)
			must(t, err)
			_, err = db.Exec("BEGIN;" + string(opensByAge(t, part, key)) + "COMMIT;")
			must(t, err)
			must(t, db.Close())
		}
	}
	return rescued, key
}

func opensByAge(t *testing.T, file []byte, by age.Identity) []byte {
	t.Helper()
	reader, err := age.Decrypt(bytes.NewReader(file), by)
	must(t, err)
	content, err := io.ReadAll(reader)
	must(t, err)
	return content
}
