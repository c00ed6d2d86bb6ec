// Package sessiontest has what the tests of all tabs need: a session over a real store in a test window, the sample
// program, and pictures to look at. Only tests import it.
package sessiontest

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/assets"
	"laurel/data/program"
	"laurel/data/store"
)

// Fixture is a session with fakes for the person, the files, the time and the other tabs. No program is open.
type Fixture struct {
	Session  *session.Session
	Window   fyne.Window
	Requests *Requests
	Runner   *work.Runner // inline: work is done at once
	Dialogs  *dialog.Fake
	Files    *dialog.FakeFilePicker

	t testing.TB
}

// Requests is a fake of the window around the tabs and records what they ask of it.
type Requests struct {
	window    fyne.Window
	Commands  []string           // that were run
	Records   []program.ID       // shown in their tabs
	People    []program.ID       // whose meetings were shown
	Documents []string           // shown in the Reports tab, with the number of people: "roster 16"
	For       []program.ID       // the people of the last of them
	Changes   []*program.Release // whose changes were shown
	Sent      []program.Release  // offered to be marked as sent
	Badges    map[string]int     // by tab
	Forgotten []*program.Person  // asked to be removed for good

	UndoneLabels []string // of edits that were undone or redone
}

// Canvas is that of the test window.
func (r *Requests) Canvas() fyne.Canvas { return r.window.Canvas() }

// Run notes the command.
func (r *Requests) Run(command string) bool {
	r.Commands = append(r.Commands, command)
	return true
}

// Show notes the record.
func (r *Requests) Show(record program.ID) { r.Records = append(r.Records, record) }

// ShowField notes the record.
func (r *Requests) ShowField(record program.ID, _ string) { r.Show(record) }

// ShowMeetings notes the person.
func (r *Requests) ShowMeetings(person program.ID) { r.People = append(r.People, person) }

// ShowDocument notes the document and the people.
func (r *Requests) ShowDocument(id string, people ...program.ID) {
	r.Documents = append(r.Documents, fmt.Sprintf("%s %d", id, len(people)))
	r.For = people
}

// Forget notes the person.
func (r *Requests) Forget(person *program.Person) { r.Forgotten = append(r.Forgotten, person) }

// ShowChanges notes the release.
func (r *Requests) ShowChanges(release *program.Release) { r.Changes = append(r.Changes, release) }

// MarkSent notes what is known of the release.
func (r *Requests) MarkSent(known program.Release) { r.Sent = append(r.Sent, known) }

// SetBadge notes the number.
func (r *Requests) SetBadge(tab string, findings int) { r.Badges[tab] = findings }

// ApplyLooks does nothing.
func (r *Requests) ApplyLooks() {}

// Returned notes the record as shown.
func (r *Requests) Returned(record program.ID) { r.Show(record) }

// Undone notes the edit.
func (r *Requests) Undone(label string, _ bool) { r.UndoneLabels = append(r.UndoneLabels, label) }

// New makes a fixture in English over a new store; now is its only time. It ends with the test.
func New(t testing.TB, now time.Time) *Fixture {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	opened, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "test.laurel"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	})
	window := test.NewTempWindow(t, nil)
	window.SetPadded(false)
	f := &Fixture{
		Window:   window,
		Requests: &Requests{window: window, Badges: map[string]int{}},
		Runner:   work.NewInlineRunner(),
		Dialogs:  &dialog.Fake{},
		Files:    &dialog.FakeFilePicker{},
		t:        t,
	}
	f.Session = &session.Session{
		Window:  f.Requests,
		Runner:  f.Runner,
		Store:   opened,
		Dialogs: f.Dialogs,
		Files:   f.Files,
		Prefs:   look.NewPreferences(app.Preferences()),
		Log:     slog.New(slog.DiscardHandler),
		Now:     func() time.Time { return now },
	}
	f.Session.Prefs.SetLanguage("en")
	return f
}

// Keep stores a program with its photographs and opens it.
func (f *Fixture) Keep(p *program.Program, photos map[program.PhotoID][]byte) {
	f.t.Helper()
	err := f.Session.Store.Edit(context.Background(), "Bring in", func(tx *store.Tx) error {
		for _, photo := range photos {
			if _, err := tx.PutPhoto(photo); err != nil {
				return err
			}
		}
		return tx.PutWhole(p)
	})
	if err != nil {
		f.t.Fatal(err)
	}
	f.Session.Open(p.ID)
}

// Sample is the sample program with its photographs.
func Sample(t testing.TB) (*program.Program, map[program.PhotoID][]byte) {
	t.Helper()
	p, photos, err := program.Decode(bytes.NewReader(assets.Sample()))
	if err != nil {
		t.Fatal(err)
	}
	return p, photos
}

// Pictures is the folder that LAUREL_PICTURES names; without it the test is skipped.
func Pictures(t testing.TB) string {
	t.Helper()
	folder := os.Getenv("LAUREL_PICTURES")
	if folder == "" {
		t.Skip("pictures are made only when LAUREL_PICTURES names a folder")
	}
	return folder
}

// Picture draws a window into a PNG file.
func Picture(t testing.TB, window fyne.Window, path string) {
	t.Helper()
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// FormFields returns the fields of a form that is not in a window.
func FormFields(o fyne.CanvasObject) []form.Field {
	var found []form.Field
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if f, ok := o.(form.Field); ok && f.Key() != "" {
			found = append(found, f)
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, inner := range o.Objects {
				walk(inner)
			}
		case fyne.Widget:
			for _, inner := range test.WidgetRenderer(o).Objects() {
				walk(inner)
			}
		}
	}
	walk(o)
	return found
}
