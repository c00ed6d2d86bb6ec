package dialog_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
)

// The picker itself, not FakeFilePicker: every "Choose…", "Import…" and "Open a file…" goes through it.
func TestFilePickerOpensInsideTheWindow(t *testing.T) {
	ways := map[string]func(dialog.FilePicker){
		"one file": func(p dialog.FilePicker) {
			p.OpenFile("photo", "Choose a photo", dialog.FileFilter{Endings: []string{".png"}}, nil)
		},
		"several files": func(p dialog.FilePicker) { p.OpenFiles("attach", "", dialog.FileFilter{}, nil) },
		"a folder":      func(p dialog.FilePicker) { p.Folder("save", "Save in", nil) },
	}
	for name, ask := range ways {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			t.Setenv("HOME", home)
			if err := os.WriteFile(filepath.Join(home, "portrait.png"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
			app := test.NewTempApp(t)
			app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
			window := test.NewTempWindow(t, container.NewWithoutLayout())
			size := fyne.NewSize(1024, 700)
			window.Resize(size)

			prefs := look.NewPreferences(app.Preferences())
			ask(dialog.NewFilePicker(window, &dialog.Fake{}, prefs, work.NewInlineRunner()))

			shown := window.Canvas().Overlays().Top()
			if shown == nil {
				t.Fatal("no dialog is shown")
			}
			if got := shown.MinSize(); got.Width > size.Width || got.Height > size.Height {
				t.Errorf("the dialog wants %v in a window of %v", got, size)
			}
			window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if window.Canvas().Overlays().Top() != nil || window.Canvas().OnTypedKey() != nil {
				t.Error("Escape does not close it")
			}
		})
	}
}
