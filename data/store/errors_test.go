package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/mattn/go-sqlite3"

	"laurel/data/locale"
	"laurel/data/store/fault"
)

// ofSQLite finds the words of SQLite, its driver and database/sql in a sentence.
var ofSQLite = regexp.MustCompile(
	`(?i)constraint|sql|\bnear\b|\btable\b|\bcolumn\b|no such|disk image|unique|malformed|` +
		`syntax|\bpragma|schema|\bindex|rowid|btree|\bjson|invalid character|\bfkey|foreign|cursor|\bpage\b`,
)

// isForPeople wants an error to be a sentence without SQLite's words, in each language.
func isForPeople(t *testing.T, what string, err error) {
	t.Helper()
	for _, l := range []locale.Language{locale.English, "es", "fr"} {
		text := err.Error()
		if known, is := err.(interface{ In(locale.Language) string }); is {
			text = known.In(l)
		} else {
			t.Errorf("%s: %T has no sentence in each language: %v", what, err, err)
		}
		text = strings.ReplaceAll(text, "laurel.db", "FILE")
		if word := ofSQLite.FindString(text); word != "" {
			t.Errorf("%s: the sentence has the word %q: %s", what, word, text)
		}
		if !strings.HasSuffix(text, ".") {
			t.Errorf("%s: no sentence: %s", what, text)
		}
	}
}

func TestEveryResultOfSQLiteIsASentence(t *testing.T) {
	codes := []sqlite3.ErrNo{100, 101}
	for code := sqlite3.ErrNo(1); code <= 28; code++ {
		codes = append(codes, code)
	}
	for _, code := range codes {
		err := error(sqlite3.Error{Code: code, ExtendedCode: sqlite3.ErrNoExtended(code)})
		for name, wrapped := range map[string]error{
			"alone": err, "joined": errors.Join(err, os.ErrClosed), "wrapped": fmt.Errorf("migration 0007: %w", err),
		} {
			got := fault.Explained("laurel.db", wrapped)
			isForPeople(t, fmt.Sprintf("code %d, %s", code, name), got)
			if !errors.As(got, new(sqlite3.Error)) {
				t.Errorf("code %d: the cause is lost", code)
			}
		}
	}
	for _, err := range []error{
		&fs.PathError{Op: "open", Path: "laurel.db", Err: os.ErrNotExist}, errors.New("something else"), sql.ErrNoRows,
		errors.Join(fault.Explained("laurel.db", sql.ErrConnDone), errors.New("and another")), context.DeadlineExceeded,
	} {
		if got := fault.Explained("laurel.db", err); !errors.Is(got, context.DeadlineExceeded) {
			isForPeople(t, err.Error(), got)
		}
	}
}

// Statements that fail in SQLite, within edits: each is refused in a sentence and nothing is left of it.
func TestWhatSQLiteRefusesInAnEditIsASentence(t *testing.T) {
	s, p := filled(t)
	person := p.People[0].ID
	for name, statement := range map[string]string{
		"a value that is twice":      `INSERT INTO person SELECT * FROM person`,
		"a value that is missing":    `UPDATE person SET family = NULL`,
		"a value of another type":    `UPDATE meeting SET selected = 'yes'`,
		"what is not there is named": `UPDATE takeaway SET person = 'nobody'`,
		"a misspelt statement":       `UPDAT person SET family = ''`,
		"a table that is not there":  `UPDATE nobody SET family = ''`,
		"a column that is not there": `UPDATE person SET nothing = ''`,
		"a text that is too large":   `UPDATE person SET notes = zeroblob(2000000000)`,
		"a text that is no list":     `UPDATE person SET languages = '[' WHERE id = '` + string(person) + `'`,
		"a list of something else":   `UPDATE person SET languages = '[1]' WHERE id = '` + string(person) + `'`,
		"a day that is none":         `UPDATE person SET birth_date = 'soon' WHERE id = '` + string(person) + `'`,
	} {
		before := logSize(t, s)
		err := s.Edit(t.Context(), "Edit", func(tx *Tx) error {
			if _, err := tx.exec(statement); err != nil {
				return err
			}
			_, err := tx.Program(p.ID)
			return err
		})
		if err == nil {
			t.Errorf("%s: it was accepted", name)
			continue
		}
		isForPeople(t, name, err)
		if got := logSize(t, s); got != before {
			t.Errorf("%s: the log has %d rows, want %d", name, got, before)
		}
	}
}

func logSize(t *testing.T, s *Store) (rows int) {
	t.Helper()
	must(t, s.db.QueryRowContext(t.Context(), `SELECT count(*) FROM change`).Scan(&rows))
	return rows
}

// Whatever bytes of a file are damaged: each refusal of everything that reads it is a sentence.
func TestEveryRefusalOfADamagedFileIsASentence(t *testing.T) {
	file, _ := edited(t)
	random := rand.New(rand.NewPCG(3, 4))
	path := filepath.Join(t.TempDir(), "laurel.db")
	refusals := 0
	refused := func(what string, err error) {
		if err != nil {
			refusals++
			isForPeople(t, what, err)
		}
	}
	for trial := range 24 {
		damaged := append([]byte{}, file...)
		at := random.IntN(len(damaged))
		if trial%4 == 0 {
			at = random.IntN(8 << 10) // the schema
		}
		for range 1 + random.IntN(200) {
			damaged[min(at+random.IntN(400), len(damaged)-1)] ^= byte(1 + random.IntN(255))
		}
		must(t, os.WriteFile(path, damaged, 0o600))
		s, err := Open(t.Context(), path, Options{Key: key()})
		refused("open", err)
		if err == nil {
			readEverything(t, s, refused)
			must(t, s.Close())
		}
		refused("restore", Restore(t.Context(), path, path+".2", key()))
		refused("look into", LookInto(t.Context(), BackupFile{Path: path}, key()).Err)
		for _, name := range []string{"", ".2", ".open", ".lock", ".2.open", ".2.lock", "-wal"} {
			must(t, os.RemoveAll(path+name))
		}
	}
	if refusals < 24 {
		t.Errorf("only %d refusals were read", refusals)
	}
}

func readEverything(t *testing.T, s *Store, refused func(string, error)) {
	t.Helper()
	refused("check", s.Check(t.Context()))
	_, err := contentOf(t.Context(), s)
	refused("read", err)
	_, err = s.Log().LastChanged(t.Context())
	refused("last changed", err)
	refused("backup", s.Backup(t.Context(), s.path+".copy"))
	_, err = s.Copies().BackUpInto(t.Context(), s.path+".folder", OnDemand)
	refused("backup in a folder", err)
	_, err = s.Undo(t.Context())
	refused("undo", err)
	must(t, errors.Join(os.RemoveAll(s.path+".copy"), os.RemoveAll(s.path+".folder")))
}
