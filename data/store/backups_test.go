package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"laurel/data/program"
)

// at opens a store whose clock is moved by the test.
func at(t *testing.T, now *time.Time) *Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "laurel.db")
	s, err := Open(t.Context(), path, Options{Key: key(), Now: func() time.Time { return *now }})
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	return s
}

func TestBackupsAreKeptByHoursDaysAndWeeks(t *testing.T) {
	now := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	s := at(t, &now)
	folder := filepath.Join(t.TempDir(), "backups")
	p := &program.Program{ID: program.NewID(), Name: "Delegation"}
	const halfHours = 2 * 24 * 80 // 80 days
	for i := range halfHours {
		now = now.Add(30 * time.Minute)
		if i%97 == 0 || i > halfHours-60 { // most of the work of 80 days is not repeated here
			p.Notes = fmt.Sprint("Version ", i)
			edit(t, s, "Note", func(tx *Tx) error { return tx.Put("", p) })
			_, err := s.Copies().BackUpInto(t.Context(), folder, AtWork)
			must(t, err)
		}
	}
	found, err := Backups(t.Context(), folder, key())
	must(t, err)
	if !slices.IsSortedFunc(found, func(a, b BackupFile) int { return b.At.Compare(a.At) }) {
		t.Error("the newest is not first")
	}
	perHour, perDay, perWeek := map[string]int{}, map[string]int{}, map[string]int{}
	for _, file := range found {
		if file.Err != nil || len(file.Programs) != 1 || file.Programs[0].Name != "Delegation" {
			t.Errorf("%+v", file)
		}
		switch age := now.Sub(file.At); {
		case age < keptHourly:
			perHour[file.At.Format("02 15")]++
		case age < keptDaily:
			perDay[file.At.Format("01-02")]++
		default:
			year, week := file.At.ISOWeek()
			perWeek[fmt.Sprint(year, week)]++
		}
	}
	for _, slots := range []map[string]int{perHour, perDay, perWeek} {
		for slot, n := range slots {
			if n != 1 {
				t.Errorf("%d backups of %s", n, slot)
			}
		}
	}
	if len(perHour) < 20 || len(perDay) < 10 || len(perWeek) < 5 {
		t.Errorf("%d hours, %d days, %d weeks are left", len(perHour), len(perDay), len(perWeek))
	}
}

func TestABackupIsMadeWhenThereIsSomethingNew(t *testing.T) {
	now := time.Date(2026, 6, 12, 8, 40, 0, 0, time.UTC)
	s := at(t, &now)
	folder := filepath.Join(t.TempDir(), "backups")
	make := func(reason Reason, want bool) {
		t.Helper()
		now = now.Add(time.Minute)
		path, err := s.Copies().BackUpInto(t.Context(), folder, reason)
		must(t, err)
		if (path != "") != want {
			t.Errorf("%s: the backup is %q", reason, path)
		}
	}
	make(AtWork, false)
	edit(t, s, "Add", func(tx *Tx) error { return tx.Put("", &program.Program{ID: program.NewID(), Name: "One"}) })
	make(BeforeImport, true)
	make(AtWork, false)
	make(OnDemand, true)
	edit(t, s, "Add", func(tx *Tx) error { return tx.Put("", &program.Program{ID: program.NewID(), Name: "Two"}) })
	make(AtWork, true)
	edit(t, s, "Add", func(tx *Tx) error { return tx.Put("", &program.Program{ID: program.NewID(), Name: "Three"}) })
	now = now.Add(-time.Hour) // the clock jumps
	foreign := filepath.Join(folder, "From another laptop.laurel")
	must(t, os.WriteFile(foreign, nil, 0o600))
	make(AtWork, true)
	must(t, os.Remove(foreign))
	must(t, os.WriteFile(filepath.Join(folder, "torn.laurel"), []byte("SQLite format 3\x00"), 0o600))
	found, err := Backups(t.Context(), folder, key())
	must(t, err)
	broken := slices.DeleteFunc(slices.Clone(found), func(f BackupFile) bool { return f.Err == nil })
	if len(found) != 5 || len(broken) != 1 || !strings.HasSuffix(broken[0].Path, "torn.laurel") {
		t.Errorf("found %+v", found)
	}
}

func TestABackupThatSomebodyNamedStays(t *testing.T) {
	folder := t.TempDir()
	now := time.Date(2026, 6, 12, 8, 40, 0, 0, time.UTC)
	old := now.AddDate(-3, 0, 0)
	stays := map[string]bool{
		"laurel-20230612T084000Z-at-work.laurel": false, "laurel-20230612T084000Z-before-import.laurel": false,
		"laurel-20230612T084000Z-on-demand.laurel": true, "laurel-20230612T084000Z-final version.laurel": true,
		"laurel-2023-06-12-084000.db": true, "Before the trip.laurel": true,
	}
	for name := range stays {
		must(t, os.WriteFile(filepath.Join(folder, name), nil, 0o600))
		must(t, os.Chtimes(filepath.Join(folder, name), old, old))
	}
	removeOldBackups(folder, now)
	for name, want := range stays {
		if _, err := os.Stat(filepath.Join(folder, name)); (err == nil) != want {
			t.Errorf("%s: stays should be %v (%v)", name, want, err)
		}
	}
}

func TestAnOpenStoreIsRestoredInOneStep(t *testing.T) {
	s, p := filled(t)
	backup, err := s.Copies().BackUpInto(t.Context(), t.TempDir(), OnDemand)
	must(t, err)
	want, err := contentOf(t.Context(), s)
	must(t, err)
	addGuests(t, s, p.ID, 1, 3)
	other := &program.Program{ID: program.NewID(), Name: "Another"}
	edit(t, s, "Add another", func(tx *Tx) error { return tx.Put("", other) })
	told := map[program.ID]bool{}
	cancel := s.Subscribe(func(e Event) { told[e.Program] = true })
	defer cancel()
	must(t, s.RestoreFrom(t.Context(), backup, key()))
	got, err := contentOf(t.Context(), s)
	must(t, err)
	if string(got) != string(want) {
		t.Error("it is not what the backup holds")
	}
	if !told[p.ID] || !told[other.ID] {
		t.Errorf("told of %v", told)
	}
	addGuests(t, s, p.ID, 1, 1)
	if label, _ := s.Steps().UndoLabel(); label != "Add guest 1" {
		t.Errorf("undo is about %q", label)
	}
	must(t, s.Check(t.Context()))
	if err := s.RestoreFrom(t.Context(), filepath.Join(t.TempDir(), "none.laurel"), key()); err == nil {
		t.Error("a backup that is not there was restored")
	}
	entries, err := os.ReadDir(filepath.Dir(s.Path()))
	must(t, err)
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".laurel-restore") {
			t.Errorf("%s is left", entry.Name())
		}
	}
}
