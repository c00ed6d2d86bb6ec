package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/container"
	"laurel/data/store/disk"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// saved makes a file with a delegation and closes it.
func saved(t *testing.T, path string) *program.Program {
	t.Helper()
	s, err := Open(t.Context(), path, Options{Key: key(), Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	p := programtest.Delegation(50, 50)
	edit(t, s, "Add the delegation", func(tx *Tx) error { return tx.PutWhole(p) })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return p
}

func childHolds(path string) int {
	s, err := Open(context.Background(), path, Options{Key: key()})
	if err != nil {
		fmt.Fprintln(os.Stderr, "child:", err)
		return 1
	}
	fmt.Println("held")
	bufio.NewScanner(os.Stdin).Scan()
	if err := s.Close(); err != nil {
		return 1
	}
	return 0
}

func TestASecondProcessIsToldWhoHoldsTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "laurel.db")
	p := saved(t, path)
	command := child(t, "hold", path)
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("the other process did not open the file")
	}

	_, err = Open(t.Context(), path, Options{Key: key()})
	if !errors.Is(err, fault.ErrHeld) ||
		!strings.Contains(err.Error(), fmt.Sprintf("process %d", command.Process.Pid)) {
		t.Errorf("the second process got %v, want ErrHeld with process %d", err, command.Process.Pid)
	}
	if err := Restore(t.Context(), path, path+".other", key()); err != nil {
		t.Errorf("a held file cannot be read as a backup: %v", err)
	}

	if err := os.Remove(path + ".lock"); (err == nil) == (runtime.GOOS == "windows") {
		t.Fatal(err) // Windows deletes no file that is open
	}
	for range 2 {
		_, err = Open(t.Context(), path, Options{Key: key()})
		if !errors.Is(err, fault.ErrHeld) ||
			!strings.Contains(err.Error(), fmt.Sprintf("process %d", command.Process.Pid)) {
			t.Errorf("with the lock beside the file deleted the second process got %v, want ErrHeld", err)
		}
	}
	if err := Restore(t.Context(), path+".other", path, key()); !errors.Is(err, fault.ErrHeld) {
		t.Errorf("with the lock beside the file deleted a restore got %v, want ErrHeld", err)
	}

	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, Options{Key: key()})
	if err != nil {
		t.Fatalf("the file does not open once the other process has closed it: %v", err)
	}
	defer s.Close()
	if s.lock.Unclean {
		t.Error("a closed file is taken for one that was not closed")
	}
	load(t, s, p.ID)
}

func TestAFileThatWasJustMadeOrRestoredIsLockedItself(t *testing.T) {
	folder := t.TempDir()
	made := filepath.Join(folder, "made.db")
	restored := filepath.Join(folder, "restored.db")
	saved(t, restored)
	must(t, os.Rename(restored, restored+disk.Restoring)) // as a process leaves it that is killed in a restore
	for _, path := range []string{made, restored} {
		s, err := Open(t.Context(), path, Options{Key: key()})
		must(t, err)
		defer func() { must(t, s.Close()) }()
		command := child(t, "hold", path)
		command.Stderr = nil
		if err := os.Remove(path + ".lock"); err == nil {
			if out, err := command.CombinedOutput(); err == nil {
				t.Errorf("%s was opened twice: %s", filepath.Base(path), out)
			}
		}
	}
}

func TestOneProcessHoldsAFileOnceOnly(t *testing.T) {
	s := opened(t)
	if _, err := Open(t.Context(), s.Path(), Options{Key: key()}); !errors.Is(err, fault.ErrHeld) {
		t.Errorf("a second Open got %v, want ErrHeld", err)
	}
	if runtime.GOOS == "windows" {
		return // links need a right there
	}
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(s.Path(), link); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), link, Options{Key: key()}); !errors.Is(err, fault.ErrHeld) {
		t.Errorf("Open by a link got %v, want ErrHeld", err)
	}
}

// filesIn reads every file of a folder but the lock and its note.
func filesIn(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".lock") || strings.HasSuffix(e.Name(), ".open") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = content
	}
	return files
}

func TestAFileThatCannotBeOpenedIsRefusedAndLeftAsItIs(t *testing.T) {
	tests := []struct {
		name string
		harm func(t *testing.T, path string)
		want error
	}{
		{
			"one that is marked as read-only", func(t *testing.T, path string) { must(t, os.Chmod(path, 0o400)) },
			fault.ErrReadOnly,
		},
		{
			"one that was cut in half", func(t *testing.T, path string) { must(t, os.Truncate(path, size(t, path)/2)) },
			fault.ErrDamaged,
		},
		{
			"one that was cut at a page",
			func(t *testing.T, path string) { must(t, os.Truncate(path, size(t, path)-4096)) }, fault.ErrDamaged,
		},
		{
			"one that was cut within its header", func(t *testing.T, path string) { must(t, os.Truncate(path, 10)) },
			fault.ErrDamaged,
		},
		{"one that was emptied", func(t *testing.T, path string) { must(t, os.Truncate(path, 0)) }, fault.ErrDamaged},
		{"random bytes", func(t *testing.T, path string) {
			noise := make([]byte, 20_000)
			_, _ = rand.Read(noise) // never fails
			must(t, os.WriteFile(path, noise, 0o600))
		}, fault.ErrNotStore},
		{
			"a letter",
			func(t *testing.T, path string) { must(t, os.WriteFile(path, []byte("Dear colleague,\n"), 0o600)) },
			fault.ErrNotStore,
		},
		{"a header with noise behind it", func(t *testing.T, path string) {
			must(t, os.WriteFile(path, append([]byte(disk.Magic), bytes.Repeat([]byte{7}, 9000)...), 0o600))
		}, fault.ErrNotStore},
		{"the database of another program", func(t *testing.T, path string) {
			change(t, path, "PRAGMA application_id = 7")
		}, fault.ErrNotStore},
		{
			"one of a newer version", func(t *testing.T, path string) { change(t, path, "PRAGMA user_version = 99") },
			fault.ErrNewer,
		},
		{
			"one without a version", func(t *testing.T, path string) { change(t, path, "PRAGMA user_version = 0") },
			fault.ErrDamaged,
		},
		{"a folder", func(t *testing.T, path string) {
			must(t, os.Remove(path))
			must(t, os.Mkdir(path, 0o700))
		}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "laurel.db")
			saved(t, path)
			test.harm(t, path)
			if test.want == nil {
				if _, err := Open(t.Context(), path, Options{Key: key()}); err == nil {
					t.Error("it was opened")
				}
				return
			}
			before := filesIn(t, folder)
			s, err := Open(t.Context(), path, Options{Key: key()})
			if err == nil {
				must(t, s.Close())
			}
			var sentence *fault.Error
			if !errors.Is(err, test.want) || !errors.As(err, &sentence) || !strings.HasSuffix(err.Error(), ".") ||
				strings.Contains(err.Error(), "\n") {
				t.Errorf("got %q, want one sentence of the kind %q", err, test.want)
			}
			if diff := differenceOf(before, filesIn(t, folder)); diff != "" {
				t.Errorf("files were changed: %s", diff)
			}
		})
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func size(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	return info.Size()
}

// change runs a statement on a closed file, past the store.
func change(t *testing.T, path, statement string) {
	t.Helper()
	if asSealed {
		c, err := container.Open(t.Context(), path, key().unlocker())
		must(t, err)
		_, err = c.Memory.Keep.ExecContext(t.Context(), statement)
		must(t, errors.Join(err, c.Rewrite(t.Context()), c.Drop()))
		return
	}
	db := sqlite.Connect(path, sqlite.InCreation)
	_, err := db.ExecContext(t.Context(), statement)
	must(t, errors.Join(err, db.Close()))
}

func TestDamageIsFoundWhenTheFileWasNotClosed(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "laurel.db")
	saved(t, path)
	content, err := os.ReadFile(path)
	must(t, err)
	for at := len(content) / 2; at < len(content); at += 4096 { // pages in which no opening looks
		content[at-at%4096] = 0xEE
	}
	must(t, os.WriteFile(path, content, 0o600))
	must(t, os.WriteFile(path+".open", []byte("{}"), 0o600))
	for range 2 { // the mark stays until someone has mended the file
		if _, err := Open(t.Context(), path, Options{Key: key()}); !errors.Is(err, fault.ErrDamaged) {
			t.Errorf("got %v, want ErrDamaged", err)
		}
	}
}

func TestAPathMayHoldAnyCharacter(t *testing.T) {
	names := []string{
		"plain", "with space", "50% #1", "a#b", "a%20b", "ünï-ٱلعربية", "semi;colon&amp=1", "plus+and'quote",
	}
	if runtime.GOOS != "windows" {
		names = append(names, "what?.db", `back\slash`, `"quoted"`, "new\nline", "?mode=memory")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), name)
			path := filepath.Join(folder, name)
			p := saved(t, path)
			if _, err := os.Stat(path); err != nil {
				t.Fatalf("the file is elsewhere: %v", err)
			}
			s, err := Open(t.Context(), path, Options{Key: key()})
			must(t, err)
			load(t, s, p.ID)
			must(t, s.Backup(t.Context(), filepath.Join(folder, "copy of "+name)))
			must(t, s.Close())
		})
	}
}

func TestEveryConnectionHasThePragmas(t *testing.T) {
	s := opened(t)
	for _, test := range []struct{ pragma, want string }{
		{"foreign_keys", "1"},
		{"journal_mode", map[bool]string{false: "wal", true: "memory"}[asSealed]},
		{"synchronous", "2"},
		{"secure_delete", "1"},
		{"trusted_schema", "0"},
		{"application_id", "1279350098"},
	} {
		for range 3 {
			conn, err := s.db.Conn(t.Context()) // not closed before the next one, so that each is another
			must(t, err)
			var got string
			must(t, conn.QueryRowContext(t.Context(), "PRAGMA "+test.pragma).Scan(&got))
			if got != test.want {
				t.Errorf("%s is %s, want %s", test.pragma, got, test.want)
			}
			defer func() { must(t, conn.Close()) }()
		}
		s.db.SetMaxOpenConns(0)
	}
}

// nextVersion adds a table and columns to today's schema: in a migration of that name, which has that number.
func nextVersion(t *testing.T) (files fstest.MapFS, name string, number int) {
	t.Helper()
	files = fstest.MapFS{}
	entries, err := embedded.ReadDir("migrations")
	must(t, err)
	for _, entry := range entries {
		text, err := embedded.ReadFile("migrations/" + entry.Name())
		must(t, err)
		files["migrations/"+entry.Name()] = &fstest.MapFile{Data: text}
	}
	number = len(entries) + 1
	name = fmt.Sprintf("migrations/%04d_gifts.sql", number)
	files[name] = &fstest.MapFile{Data: []byte(`ALTER TABLE person ADD COLUMN gift TEXT NOT NULL DEFAULT 'none';
			CREATE TABLE gift (id TEXT PRIMARY KEY NOT NULL, program TEXT NOT NULL, text TEXT NOT NULL) STRICT;
			UPDATE person SET gift = 'book'`)}
	return files, name, number
}

func TestAnOlderFileIsMigratedWithABackupBesideIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "laurel.db")
	p := saved(t, path)

	files, _, number := nextVersion(t)
	s, err := open(t.Context(), path, Options{Key: key(), Now: clock}, files)
	must(t, err)
	if diff := diffOf(p, load(t, s, p.ID)); diff != "" {
		t.Errorf("the migration changed the program: %s", diff)
	}
	var gifts int
	must(t, s.db.QueryRow(`SELECT count(*) FROM person WHERE gift = 'book'`).Scan(&gifts))
	if gifts != len(p.People) {
		t.Errorf("%d people have the new column, want %d", gifts, len(p.People))
	}
	everyTableIsLogged(t, s, "gift")

	if _, err := s.Undo(t.Context()); err != nil { // back over the migration
		t.Errorf("an edit from before the migration cannot be undone: %v", err)
	}
	if _, err := s.Redo(t.Context()); err != nil {
		t.Errorf("an edit from before the migration cannot be made again: %v", err)
	}
	must(t, s.Close())

	if _, err := Open(t.Context(), path, Options{Key: key()}); !errors.Is(err, fault.ErrNewer) {
		t.Errorf("the older program got %v, want ErrNewer", err)
	}
	backup, err := Open(
		t.Context(),
		fmt.Sprintf("%s.before-version-%d-20260615T093000", path, number),
		Options{Key: key()},
	)
	must(t, err)
	if diff := diffOf(p, load(t, backup, p.ID)); diff != "" {
		t.Errorf("the backup differs: %s", diff)
	}
	must(t, backup.Close())
}

func TestAMigrationThatFailsChangesNothing(t *testing.T) {
	tests := []struct{ name, sql string }{
		{"a statement that is wrong", `CREATE TABLE gift (id TEXT) STRICT; DROP TABLE nothing`},
		{"a reference that is broken", `DELETE FROM program`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "laurel.db")
			p := saved(t, path)
			files, name, _ := nextVersion(t)
			files[name].Data = []byte(test.sql)
			if _, err := open(t.Context(), path, Options{Key: key(), Now: clock}, files); err == nil {
				t.Error("it was opened")
			}
			s, err := Open(t.Context(), path, Options{Key: key()})
			must(t, err)
			if diff := diffOf(p, load(t, s, p.ID)); diff != "" {
				t.Errorf("the program was changed: %s", diff)
			}
			edit(t, s, "Go on", func(tx *Tx) error { return tx.Delete(tables.People, p.People[0].ID) })
			must(t, s.Close())
		})
	}
}

func TestMigrationsAreNumberedWithoutAGap(t *testing.T) {
	files, _, number := nextVersion(t)
	files[fmt.Sprintf("migrations/%04d_late.sql", number+2)] = &fstest.MapFile{Data: []byte("SELECT 1")}
	if _, err := migrationsIn(files); err == nil {
		t.Error("a gap in the numbers was not noticed")
	}
}
