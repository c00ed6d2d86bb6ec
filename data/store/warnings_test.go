package store

import (
	"errors"
	"maps"
	"testing"
	"time"

	"laurel/data/place"
	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/fault"
)

func TestDangersAreNamedBeforeSomethingGoesWrong(t *testing.T) {
	const enough = 1 << 40
	for _, test := range []struct {
		name  string
		facts place.Facts
		size  int64
		want  []error
	}{
		{"a disk of this computer", place.Facts{Free: enough}, 1 << 20, nil},
		{"nothing is known about space", place.Facts{Free: -1}, 1 << 20, nil},
		{"a synchronised folder", place.Facts{Service: "Dropbox", Free: enough}, 1 << 20, []error{ErrPlace}},
		{"a network share", place.Facts{Remote: true, Free: enough}, 1 << 20, []error{ErrPlace}},
		{"a nearly full disk", place.Facts{Free: 199 << 20}, 1 << 20, []error{fault.ErrFull}},
		{"less than three times the file", place.Facts{Free: 250 << 20}, 100 << 20, []error{fault.ErrFull}},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := placeWarnings("/a/folder", test.facts, test.size)
			if len(found) != len(test.want) || len(found) == 1 && !errors.Is(found[0], test.want[0]) {
				t.Errorf("found %v", found)
			}
		})
	}
}

func TestAClockThatIsNotRightIsNamed(t *testing.T) {
	last := time.Date(2026, 6, 15, 9, 30, 0, 0, time.UTC)
	for _, test := range []struct {
		name string
		now  time.Time
		want bool
	}{
		{"later the same day", last.Add(time.Hour), false},
		{"a little before", last.Add(-time.Minute), false},
		{"a day before", last.AddDate(0, 0, -1), true},
		{"two years after", last.AddDate(2, 0, 0), true},
	} {
		if got := clockWarning(test.now, last); (got != nil) != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
	s := opened(t)
	edit(t, s, "Add", func(tx *Tx) error { return tx.PutWhole(programtest.Small("One")) })
	s.now = func() time.Time { return clock().AddDate(-1, 0, 0) }
	found, err := s.Warnings(t.Context())
	if err != nil || len(found) == 0 || !errors.Is(found[len(found)-1], ErrClock) {
		t.Errorf("found %v, %v", found, err)
	}
}

func TestADraftIsKeptUntilItIsDropped(t *testing.T) {
	s := opened(t)
	first := Draft{
		Form: "person", Record: program.NewID(), Program: program.NewID(), Title: "Ana Muster",
		Typed: map[string]string{"Given": "Ana", "Bio": "“x”\n"},
	}
	second := Draft{Form: "person", Program: first.Program, Title: "Add", Typed: map[string]string{"Given": "B"}}
	for _, d := range []Draft{first, second, first} {
		must(t, s.Drafts().Keep(t.Context(), d))
	}
	drafts := func() []Draft {
		t.Helper()
		found, err := s.Drafts().All(t.Context())
		must(t, err)
		return found
	}
	found := drafts()
	if len(found) != 2 || found[0].At.IsZero() {
		t.Fatalf("the drafts are %+v", found)
	}
	for _, d := range found {
		if d.Record == first.Record && !maps.Equal(d.Typed, first.Typed) {
			t.Errorf("it is %+v", d)
		}
	}
	path := t.TempDir() + "/backup.laurel"
	must(t, s.Backup(t.Context(), path))
	copied, err := Open(t.Context(), path, Options{Key: key()})
	must(t, err)
	defer func() { must(t, copied.Close()) }()
	if inBackup, err := copied.Drafts().All(t.Context()); err != nil || len(inBackup) != 0 {
		t.Errorf("the backup has %v, %v", inBackup, err)
	}
	must(t, s.Drafts().Drop(t.Context(), first))
	if left := drafts(); len(left) != 1 || left[0].Title != "Add" {
		t.Errorf("left are %+v", left)
	}
	if entries, _, err := s.Log().Entries(t.Context(), Search{}); err != nil || len(entries) != 0 {
		t.Errorf("the log has %v, %v", entries, err)
	}
}
