package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/sealed"
	"laurel/data/store/container"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// tortureEnv is how many kills, damages and faults there are of each kind; `make torture` sets it.
const tortureEnv = "LAUREL_TORTURE"

// rounds is how often something is done: usually, with -short, and under make torture.
func rounds(usual, short int) int {
	if n, err := strconv.Atoi(os.Getenv(tortureEnv)); err == nil && n > 0 {
		return max(n, usual)
	}
	if testing.Short() {
		return short
	}
	return usual
}

const peopleOfAnImport = 30

// childImports brings in one program after the other, each in one edit after a backup, as laurel import does, until it
// is killed.
func childImports(path string) int {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{Key: key()})
	for err == nil {
		if _, err = s.Copies().BackUpInto(ctx, filepath.Join(filepath.Dir(path), "backups"), BeforeImport); err != nil {
			break
		}
		p := programtest.Delegation(peopleOfAnImport, 10)
		if err = s.Edit(ctx, "Import", func(tx *Tx) error { return tx.PutWhole(p) }); err == nil {
			fmt.Println(p.ID)
		}
	}
	fmt.Fprintln(os.Stderr, "child:", err, errors.Unwrap(err))
	return 1
}

func TestAKilledImportLeavesAWholeProgramOrNone(t *testing.T) {
	n, programs, backups := rounds(12, 4), 0, 0
	for range n {
		path := filepath.Join(t.TempDir(), "laurel.db")
		s, err := Open(t.Context(), path, Options{Key: key()})
		must(t, err)
		must(t, s.Close())
		killed(t, 200*time.Millisecond, "import", path)
		s, err = Open(t.Context(), path, Options{Key: key()})
		must(t, err)
		must(t, s.Check(t.Context()))
		list, err := s.Programs(t.Context())
		must(t, err)
		if len(list) == 0 {
			t.Error("the import that was reported is lost")
		}
		for _, summary := range list {
			if p := load(t, s, summary.ID); len(p.People) != peopleOfAnImport {
				t.Errorf("%d people of %d came in", len(p.People), peopleOfAnImport)
			}
		}
		programs += len(list)
		must(t, s.Close())
		all, err := Backups(t.Context(), filepath.Join(filepath.Dir(path), "backups"), key())
		must(t, err)
		for _, file := range all {
			if file.Err != nil {
				t.Errorf("a backup is not whole: %v", file.Err)
			}
		}
		backups += len(all)
	}
	t.Logf("%d of %d kills: %d programs, each whole; %d backups, each whole", n, n, programs, backups)
}

// childMigrates opens a store, of whatever version it is.
func childMigrates(path string) int {
	fmt.Println("now")
	s, err := Open(context.Background(), path, Options{Key: key()})
	if err != nil {
		fmt.Fprintln(os.Stderr, "child:", err, errors.Unwrap(err))
		return 1
	}
	fmt.Println("done")
	_ = s                 // it is not closed
	time.Sleep(time.Hour) // until it is killed
	return 0
}

const programsOfOld = 200

// storeOfVersion makes a store as an earlier Laurel did, with programs that have nothing but their names.
func storeOfVersion(t *testing.T, path string, steps []migration) {
	t.Helper()
	if asSealed {
		key, err := sealed.NewKey(passphrase, "")
		must(t, err)
		c, err := container.New(t.Context(), path, key, func(db *sql.DB) error {
			err := migrate(t.Context(), db, steps, 0)
			if err == nil {
				fillWithPrograms(t, db)
			}
			return err
		})
		must(t, err)
		must(t, c.Drop())
		return
	}
	must(t, create(t.Context(), path, steps))
	db := sqlite.Connect(path, sqlite.InMigration)
	defer func() { must(t, db.Close()) }()
	fillWithPrograms(t, db)
}

func fillWithPrograms(t *testing.T, db *sql.DB) {
	t.Helper()
	_, err := tables.EnsureTriggers(t.Context(), db)
	must(t, err)
	tx, err := db.BeginTx(t.Context(), nil)
	must(t, err)
	insert(t, tx, "edit", map[string]any{"id": 1, "at": clock().Format(time.RFC3339), "kind": "edit", "state": "done"})
	for n := range programsOfOld {
		insert(t, tx, "program", map[string]any{
			"id": string(
				program.NewID(),
			), "name": fmt.Sprint("Sample ", n), "award_signatories": "[]", "award_seal": nil,
		})
	}
	must(t, tx.Commit())
}

// insert inserts a row in which what is not given is empty.
func insert(t *testing.T, tx *sql.Tx, table string, row map[string]any) {
	t.Helper()
	columns, err := sqlite.Column[string](t.Context(), tx,
		`SELECT name FROM pragma_table_info('`+table+`') WHERE "notnull" AND type = 'TEXT' AND dflt_value IS NULL`)
	must(t, err)
	for _, column := range columns {
		if _, given := row[column]; !given {
			row[column] = ""
		}
	}
	var names, places []string
	var values []any
	for name, value := range row {
		names, places, values = append(names, `"`+name+`"`), append(places, "?"), append(values, value)
	}
	_, err = tx.ExecContext(t.Context(), fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)",
		table, strings.Join(names, ", "), strings.Join(places, ", ")), values...)
	must(t, err)
}

func TestAKilledMigrationOfEachVersionIsFinished(t *testing.T) {
	steps, err := migrationsIn(embedded)
	must(t, err)
	n, before := rounds(len(steps)-1, len(steps)-1), 0
	path := filepath.Join(t.TempDir(), "laurel.db")
	storeOfVersion(t, path, steps[:1])
	longest := durationOf(t, "migrate", path)
	for i := range n {
		version := 1 + i%(len(steps)-1)
		path = filepath.Join(t.TempDir(), "laurel.db")
		storeOfVersion(t, path, steps[:version])
		killed(t, longest, "migrate", path)
		if found, err := versionIn(t, path); err != nil || found < len(steps) {
			before++
		}
		s, err := Open(t.Context(), path, Options{Key: key()})
		must(t, err)
		if s.Sealed() != asSealed {
			t.Errorf("from version %d on it is sealed: %v", version, s.Sealed())
		}
		list, err := s.Programs(t.Context())
		must(t, err)
		if len(list) != programsOfOld {
			t.Errorf("from version %d on %d of %d programs are left", version, len(list), programsOfOld)
		}
		findings, err := sqlite.StructureFindings(t.Context(), s.db)
		if err != nil || len(findings) > 0 {
			t.Errorf("from version %d on: %v, %v", version, findings, err)
		}
		must(t, s.Close())
	}
	t.Logf("%d of %d kills, %d of them before the migration was done: all programs are there", n, n, before)
}

func versionIn(t *testing.T, path string) (int, error) {
	t.Helper()
	c, err := openCopy(t.Context(), path, key().unlocker())
	if err != nil {
		return 0, err
	}
	return c.version, c.Close()
}
