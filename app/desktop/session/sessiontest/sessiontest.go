// Package sessiontest gives the tests of the tabs what they all stand on: a session over a real store in a test window, the sample program, and
// pictures for eyes. Only tests import it.
package sessiontest

import (
	"bytes"
	"context"
	"image/png"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit"
	"laurel/app/desktop/session"
	"laurel/assets"
	"laurel/data/program"
	"laurel/data/store"
)

// House is a session with what stands in for the person, the files and the time. No program is open.
type House struct {
	Session *session.Session
	Window  fyne.Window
	Runner  *kit.Runner // inline: work is done at once
	Dialogs *kit.FakeDialogs
	Files   *kit.FakeFilePicker

	t testing.TB
}

// New makes a house in English over a new store, where it is always now. It ends with the test.
func New(t testing.TB, now time.Time) *House {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.ThemeFor(kit.Light, 1))
	opened, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "test.laurel"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	})
	h := &House{Window: test.NewTempWindow(t, nil), Runner: kit.NewInlineRunner(), Dialogs: &kit.FakeDialogs{}, Files: &kit.FakeFilePicker{}, t: t}
	h.Window.SetPadded(false)
	h.Session = &session.Session{
		Window: h.Window, Runner: h.Runner, Store: opened, Dialogs: h.Dialogs, Files: h.Files, Prefs: kit.NewPreferences(app.Preferences()),
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return now },
	}
	h.Session.Prefs.SetLanguage("en")
	return h
}

// Keep stores a program with its photographs and opens it.
func (h *House) Keep(p *program.Program, photos map[program.PhotoID][]byte) {
	h.t.Helper()
	err := h.Session.Store.Edit(context.Background(), "Bring in", func(tx *store.Tx) error {
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
	h.Session.Open(p.ID)
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

// Pictures is the folder that LAUREL_PICTURES names; without it a test that draws for eyes is passed over.
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
