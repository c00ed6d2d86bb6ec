package reports

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/reports/pages"
	"laurel/app/desktop/reports/shell"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
)

// harness is a tab over a real store in a test window.
type harness struct {
	*Screen
	t        testing.TB
	window   fyne.Window
	requests *sessiontest.Requests
	runner   *work.Runner
	dialogs  *dialog.Fake
	keep     func(*program.Program, map[program.PhotoID][]byte) // stores a program and opens it
	files    *dialog.FakeFilePicker
	drawn    *fakeDrawer
	asked    []string // what the system was asked
	printers []shell.Printer
	printed  []int // the pages of each file that was printed last
	refuse   error // what the system answers
}

// fakeDrawer draws white pages of Letter, two to a file, and notes what it was asked.
type fakeDrawer struct {
	asked    []string // "page 1 of 5213 bytes"
	refuse   error
	restarts int
}

func (d *fakeDrawer) Draw(
	ctx context.Context,
	pdf []byte,
	index int,
	width func(paperWidth, paperHeight float64) int,
) (pages.Page, error) {
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

// openHarness opens the program in a new store and shows the tab with Laurel's documents and more; with nil no program
// is open.
func openHarness(
	t testing.TB,
	p *program.Program,
	photos map[program.PhotoID][]byte,
	more ...documents.Document,
) *harness {
	t.Helper()
	shared := sessiontest.New(t, time.Date(2023, 6, 9, 9, 41, 0, 0, time.UTC))
	h := &harness{
		t:        t,
		window:   shared.Window,
		requests: shared.Requests,
		runner:   shared.Runner,
		dialogs:  shared.Dialogs,
		files:    shared.Files,
		keep:     shared.Keep,
		drawn:    &fakeDrawer{},
	}
	if t, ok := t.(*testing.T); ok {
		home := t.TempDir()
		t.Setenv("HOME", home)
		t.Setenv("USERPROFILE", home)
	}
	shared.Session.Passing = t.TempDir()
	h.show(shared.Session, more...)
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
func (h *harness) show(s *session.Session, more ...documents.Document) {
	h.Screen = New(s, documents.New(more...))
	h.drawer = h.drawn
	note := func(verb string) func(context.Context, string) error {
		return func(_ context.Context, path string) error {
			h.asked = append(h.asked, verb+" "+filepath.Base(path))
			return h.refuse
		}
	}
	h.saver.system = system{
		open:     note("open"),
		reveal:   note("reveal"),
		printers: func(context.Context) []shell.Printer { return h.printers },
		send: func(_ context.Context, s shell.Sheets, paths ...string) error {
			h.asked = append(h.asked, fmt.Sprintf("%s x%d %s %s", s.Printer, s.Copies, s.Sides, s.Paper))
			h.printed = nil
			for _, path := range paths {
				data, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				h.printed = append(h.printed, documents.PageCount(request.File{Data: data}))
			}
			return h.refuse
		},
	}
}

// sampleHarness shows the sample program.
func sampleHarness(t testing.TB) *harness {
	t.Helper()
	p, photos := sessiontest.Sample(t)
	return openHarness(t, p, photos)
}

func smallProgram(people ...*program.Person) *program.Program {
	return &program.Program{
		ID: program.NewID(), Name: "Prueba: ensayo", Language: "en", People: people,
		Start: civil.Date{Year: 2026, Month: 6, Day: 10}, End: civil.Date{Year: 2026, Month: 6, Day: 24},
	}
}

func person(role program.Role, given, family string) *program.Person {
	return &program.Person{ID: program.NewID(), Role: role, Given: given, Family: family}
}

// delegation has two awardees and an interpreter.
func delegation() *program.Program {
	return smallProgram(
		person(program.Awardee, "Ana", "Prova"),
		person(program.Awardee, "Eva", "Muestra"),
		person(program.Interpreter, "Ida", "Ejemplo"),
	)
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
