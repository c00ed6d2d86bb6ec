package review

import (
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"laurel/data/intake"
	"laurel/data/store"
)

// What was decided is there when a review goes on, unless the file is another one.
func TestAReviewGoesOnWithWhatWasDecided(t *testing.T) {
	f := newFixture(t)
	path := filepath.Join(t.TempDir(), "people.csv")
	written := time.Date(2026, 6, 9, 9, 0, 0, 0, time.UTC)
	write := func(at time.Time) {
		if err := os.WriteFile(path, []byte("Given;Family\nAna;Prova\nBo;Muster\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	write(written)
	f.importer.File(path)
	r := f.importer.Shown()
	r.choices.edited(&r.file.rows[0], "given", "Anna")
	r.choices.choose(intake.Skip, "", &r.file.rows[1])
	for _, keep := range f.Session.Drafts().Unwritten() {
		if err := keep(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	list, err := f.Session.Store.Drafts().All(t.Context())
	if err != nil || len(list) != 1 {
		t.Fatalf("%v, %v", list, err)
	}
	resumed := func(d store.Draft) *Review {
		if !f.Session.Drafts().Resume(d, f.importer.Resume) {
			t.Fatal("it does not go on")
		}
		return f.importer.Shown()
	}
	again := resumed(list[0])
	same := func(a, b intake.Decision) bool { return a.Choice == b.Choice && maps.Equal(a.Cells, b.Cells) }
	if !maps.EqualFunc(again.file.decisions.Rows, r.file.decisions.Rows, same) || len(again.file.decisions.Rows) != 2 {
		t.Errorf("%+v, not %+v", again.file.decisions, r.file.decisions)
	}
	if got := again.file.rows[1].Choice; got != intake.Skip {
		t.Errorf("the second row is %q", got)
	}
	write(written.Add(time.Minute))
	again = resumed(list[0])
	if len(again.file.decisions.Rows) > 0 || again.page.message.Text == "" {
		t.Errorf("decisions about another file: %+v", again.file.decisions)
	}
	again.leave()
	if list, err = f.Session.Store.Drafts().All(t.Context()); err != nil || len(list) > 0 {
		t.Errorf("left: %v, %v", list, err)
	}
}
