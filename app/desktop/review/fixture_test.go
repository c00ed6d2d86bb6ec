package review

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/sheet"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/program"
)

// fixture is an importer over a real store, in a window.
type fixture struct {
	*sessiontest.Fixture
	importer *Importer

	imported []program.ID // by the last import
}

var now = time.Date(2023, 6, 9, 9, 41, 0, 0, time.UTC)

func newFixture(t testing.TB, people ...*program.Person) *fixture {
	t.Helper()
	f := &fixture{Fixture: sessiontest.New(t, now)}
	f.importer = &Importer{
		Session: f.Session,
		Leave:   func(proceed func()) { proceed() },
		Imported: func(_ source.Kind, records []program.ID) {
			f.imported = records
		},
	}
	f.Keep(&program.Program{
		ID: "019a0000-0000-7000-8000-000000000001", Name: "Courage Awards", Language: "en",
		Start: date(2023, 6, 11), End: date(2023, 6, 25),
		Stops: []*program.Stop{
			{
				ID: "019a0000-0000-7000-8000-0000000000a1", City: "Washington", Zone: "America/New_York",
				From: date(2023, 6, 11), Until: date(2023, 6, 17),
			},
			{
				ID: "019a0000-0000-7000-8000-0000000000a2", City: "Seattle", Zone: "America/Los_Angeles",
				From: date(2023, 6, 17), Until: date(2023, 6, 25),
			},
		},
		People: people,
	}, nil)
	f.Window.Resize(fyne.NewSize(1280, 800))
	return f
}

func date(year, month, day int) civil.Date {
	return civil.Date{Year: year, Month: time.Month(month), Day: day}
}

// inWindow shows dialogs and the review in the window.
func (f *fixture) inWindow() {
	f.Session.Dialogs = dialog.New(f.Window, f.Runner, slog.New(slog.DiscardHandler))
}

func person(given, family string, set ...func(*program.Person)) *program.Person {
	p := &program.Person{ID: program.NewID(), Role: program.Awardee, Given: given, Family: family}
	for _, change := range set {
		change(p)
	}
	return p
}

// write writes a file that somebody has sent.
func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// review reads a file and returns its review.
func (f *fixture) review(t testing.TB, name, content string) *Review {
	t.Helper()
	f.importer.File(write(t, name, content))
	if f.importer.shown == nil || f.importer.shown.page.content == nil {
		t.Fatalf("it was not shown: %q", f.Dialogs.Errors)
	}
	return f.importer.shown
}

// at is where a record is in the sheet.
func (r *Review) at(t testing.TB, name string) int {
	t.Helper()
	at := slices.IndexFunc(r.table.shown, func(i int) bool { return r.file.rows[i].Text == name })
	if at < 0 {
		t.Fatalf("%q is not shown", name)
	}
	return at
}

// column is the place of a column in the sheet.
func (r *Review) column(t testing.TB, id string) int {
	t.Helper()
	at := slices.IndexFunc(r.table.sheet.Columns(), func(c sheet.Column) bool { return c.ID == id })
	if at < 0 {
		t.Fatalf("there is no column %q", id)
	}
	return at
}

// see is a cell of a record as it is shown.
func (r *Review) see(t testing.TB, name, column string) sheet.Cell {
	t.Helper()
	return r.table.sheet.Cell(r.at(t, name), r.column(t, column))
}

// state is the row of a record.
func (r *Review) state(t testing.TB, name string) *intake.Row {
	t.Helper()
	return &r.file.rows[r.table.shown[r.at(t, name)]]
}

// people are the people of the open program by their names.
func (f *fixture) people() map[string]*program.Person {
	all := map[string]*program.Person{}
	for _, p := range f.Session.Program().People {
		all[p.DisplayName()] = p
	}
	return all
}
