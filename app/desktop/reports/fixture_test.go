package reports

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit"
	"laurel/app/desktop/reports/pages"
	"laurel/app/desktop/reports/shell"
	"laurel/app/desktop/session"
	"laurel/assets"
	"laurel/data/program"
	"laurel/data/store"
)

// house is a tab over a real store in a test window.
type house struct {
	*Screen
	t       testing.TB
	window  fyne.Window
	runner  *kit.Runner
	dialogs *kit.FakeDialogs
	files   *kit.FakeFilePicker
	drawn   *fakeDrawer
	gone    []program.ID // records that were gone to
	asked   []string     // what the system was asked
	refuse  error        // what the system answers
}

// fakeDrawer draws white pages of Letter, two to a file, and notes what it was asked.
type fakeDrawer struct {
	asked    []string // "page 1 of 5213 bytes"
	refuse   error
	restarts int
}

func (d *fakeDrawer) Draw(ctx context.Context, pdf []byte, index int, width func(paperWidth, paperHeight float64) int) (pages.Page, error) {
	if d.refuse != nil {
		return pages.Page{}, d.refuse
	}
	const count = 2
	if index < 0 || index >= count {
		index = count - 1
	}
	across := width(792, 612)
	d.asked = append(d.asked, fmt.Sprintf("page %d, %d wide", index, across))
	picture := image.NewRGBA(image.Rect(0, 0, across, across*612/792))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	return pages.Page{Picture: picture, Index: index, Count: count, Width: 792, Height: 612}, ctx.Err()
}

func (d *fakeDrawer) Restart() error {
	d.restarts++
	return nil
}

// openHouse opens the program in a new store and shows the tab; with nil no program is open.
func openHouse(t testing.TB, p *program.Program, photos map[program.PhotoID][]byte) *house {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.ThemeFor(kit.Light, 1))
	h := &house{t: t, dialogs: &kit.FakeDialogs{}, files: &kit.FakeFilePicker{}, runner: kit.NewInlineRunner(), drawn: &fakeDrawer{}}
	if t, ok := t.(*testing.T); ok {
		home := t.TempDir()
		t.Setenv("HOME", home)
		t.Setenv("USERPROFILE", home)
	}
	opened, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "test.laurel"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	})
	h.window = test.NewTempWindow(t, nil)
	h.window.SetPadded(false)
	s := &session.Session{
		Window: h.window, Runner: h.runner, Store: opened, Dialogs: h.dialogs, Files: h.files, Prefs: kit.NewPreferences(app.Preferences()),
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Date(2023, 6, 9, 9, 41, 0, 0, time.UTC) },
		Go: func(id program.ID) { h.gone = append(h.gone, id) },
	}
	s.Prefs.SetLanguage("en")
	h.show(s)
	if p != nil {
		h.keep(p, photos)
	}
	h.window.SetContent(h.Content())
	h.window.Resize(fyne.NewSize(1280, 680))
	h.Shown()
	h.runner.Flush()
	return h
}

// show makes the tab of the session, with a drawer and a system that only note.
func (h *house) show(s *session.Session) {
	h.Screen = New(s)
	h.drawer = h.drawn
	note := func(verb string) func(context.Context, string) error {
		return func(_ context.Context, path string) error {
			h.asked = append(h.asked, verb+" "+filepath.Base(path))
			return h.refuse
		}
	}
	h.system = system{open: note("open"), reveal: note("reveal"), send: func(ctx context.Context, path string) (shell.Printing, error) {
		return shell.InViewer, note("print")(ctx, path)
	}}
}

func (h *house) keep(p *program.Program, photos map[program.PhotoID][]byte) {
	h.t.Helper()
	err := h.s.Store.Edit(context.Background(), "Bring in", func(tx *store.Tx) error {
		for _, photo := range photos {
			if _, err := tx.PutPhoto(photo); err != nil {
				return err
			}
		}
		return tx.PutWhole(p)
	})
	if err != nil {
		h.t.Fatal(err)
	}
	h.s.Open(p.ID)
}

// sampleHouse shows the sample program.
func sampleHouse(t testing.TB) *house {
	t.Helper()
	p, photos, err := program.Decode(bytes.NewReader(assets.Sample()))
	if err != nil {
		t.Fatal(err)
	}
	return openHouse(t, p, photos)
}

func smallProgram(people ...*program.Person) *program.Program {
	return &program.Program{
		ID: program.NewID(), Name: "Prueba: ensayo", Language: "en", People: people,
		Start: program.Date{Year: 2026, Month: 6, Day: 10}, End: program.Date{Year: 2026, Month: 6, Day: 24},
	}
}

func person(role program.Role, given, family string) *program.Person {
	return &program.Person{ID: program.NewID(), Role: role, Given: given, Family: family}
}

// delegation has two awardees and an interpreter.
func delegation() *program.Program {
	return smallProgram(person(program.Awardee, "Ana", "Prova"), person(program.Awardee, "Eva", "Muestra"), person(program.Interpreter, "Ida", "Ejemplo"))
}

// names lists the files of a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}
