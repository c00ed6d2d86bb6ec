package dialog_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
)

// desk is a window with a picker over a folder with files.
type desk struct {
	window fyne.Window
	picker dialog.FilePicker
	dialog *dialog.Fake
	prefs  *look.Preferences
	folder string
}

func openDesk(t *testing.T) *desk {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for _, name := range []string{
		"a first.csv", "Roster.XLSX", "second.xlsx", "Portraits/ana.png",
		"Portraits/Older/bela.png", ".hidden.xlsx",
	} {
		path := filepath.Join(home, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("something"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	d := &desk{
		window: test.NewTempWindow(t, container.NewWithoutLayout()), dialog: &dialog.Fake{},
		prefs: look.NewPreferences(app.Preferences()), folder: home,
	}
	d.window.Resize(fyne.NewSize(1024, 700))
	d.picker = dialog.NewFilePicker(d.window, d.dialog, d.prefs, work.NewInlineRunner())
	return d
}

// press types keys into what has the keyboard.
func (d *desk) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		if focused := d.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
}

func (d *desk) open() bool { return d.window.Canvas().Overlays().Top() != nil }

func TestAFileIsChosenByKeyboard(t *testing.T) {
	tests := []struct {
		why  string
		keys func(d *desk)
		want string // below the folder; empty when nothing is chosen
	}{
		{
			"folders come first and Return enters one",
			func(d *desk) { d.press(fyne.KeyHome, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyReturn) }, "",
		},
		{
			"a letter goes to the file that begins with it",
			func(d *desk) { test.Type(d.window.Canvas().Focused(), "s"); d.press(fyne.KeyReturn) }, "second.xlsx",
		},
		{
			"capitals of an ending do not matter",
			func(d *desk) { test.Type(d.window.Canvas().Focused(), "r"); d.press(fyne.KeyReturn) }, "Roster.XLSX",
		},
		{
			"other endings and hidden files are not there",
			func(d *desk) { d.press(fyne.KeyEnd, fyne.KeyUp, fyne.KeyReturn) }, "Roster.XLSX",
		},
		{"a path can be typed", func(d *desk) { d.typePath(filepath.Join(d.folder, "second.xlsx")) }, "second.xlsx"},
		{"a folder that is typed is entered", func(d *desk) { d.typePath(filepath.Join(d.folder, "Portraits")) }, ""},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			d := openDesk(t)
			picked := ""
			d.prefs.SetFolder("lists", d.folder)
			d.picker.OpenFile("lists", "Open", dialog.FileFilter{Name: "Lists", Endings: []string{".xlsx"}},
				func(path string) { picked = path })
			test.keys(d)
			want := ""
			if test.want != "" {
				want = filepath.Join(d.folder, test.want)
			}
			if picked != want || d.open() == (want != "") {
				t.Errorf("picked %q, open %v", picked, d.open())
			}
			if want != "" && d.prefs.Folder("lists") != d.folder {
				t.Errorf("the folder that is remembered is %q", d.prefs.Folder("lists"))
			}
		})
	}
}

// typePath types into the field above the files.
func (d *desk) typePath(path string) {
	c := d.window.Canvas()
	entry, ok := c.Focused().(*form.Entry)
	for !ok {
		c.FocusPrevious()
		entry, ok = c.Focused().(*form.Entry)
	}
	entry.SetText(path)
	d.press(fyne.KeyReturn)
}

func TestSeveralFilesAreChosenAtOnce(t *testing.T) {
	d := openDesk(t)
	var picked []string
	d.picker.OpenFiles("lists", "Open", dialog.FileFilter{Endings: []string{".xlsx", ".csv"}},
		func(paths []string) { picked = paths })
	d.typePath(d.folder)
	c := d.window.Canvas()
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	c.Focused().(desktop.Keyable).KeyDown(shift)
	d.press(fyne.KeyUp)
	c.Focused().(desktop.Keyable).KeyUp(shift)
	for !d.tapFocused(t, "Open") {
		c.FocusNext()
	}
	if want := []string{
		filepath.Join(d.folder, "Roster.XLSX"),
		filepath.Join(d.folder, "second.xlsx"),
	}; !slices.Equal(picked, want) {
		t.Errorf("chosen %q", picked)
	}
}

func TestAFolderIsTheOneThatIsShown(t *testing.T) {
	d := openDesk(t)
	picked := ""
	d.prefs.SetFolder("save", d.folder)
	d.picker.Folder("save", "Save in", func(path string) { picked = path })
	d.press(fyne.KeyHome, fyne.KeyReturn) // Portraits
	for !d.tapFocused(t, "Choose this folder") {
		d.window.Canvas().FocusNext()
	}
	if want := filepath.Join(d.folder, "Portraits"); picked != want || d.prefs.Folder("save") != want {
		t.Errorf("picked %q, remembered %q", picked, d.prefs.Folder("save"))
	}
}

// tapFocused presses the button with the words, if it has the keyboard.
func (d *desk) tapFocused(t *testing.T, words string) bool {
	t.Helper()
	b, ok := d.window.Canvas().Focused().(*look.Button)
	if !ok || b.Text != words {
		return false
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	return true
}

func TestEscapeLeavesTheFileDialogFromAnywhere(t *testing.T) {
	d := openDesk(t)
	begin := func() fyne.Focusable {
		d.picker.OpenFile("lists", "Open", dialog.FileFilter{}, func(path string) { t.Errorf("%q was chosen", path) })
		return d.window.Canvas().Focused()
	}
	first := begin()
	d.press(fyne.KeyEscape)
	for steps := 1; ; steps++ {
		if d.open() {
			t.Fatalf("%T %d steps from the files keeps the dialog open", first, steps-1)
		}
		begin()
		start := d.window.Canvas().Focused()
		for range steps {
			d.window.Canvas().FocusNext()
		}
		if first = d.window.Canvas().Focused(); first == start {
			break
		}
		d.press(fyne.KeyEscape)
	}
}

func TestWhatIsWrongIsWrittenBelowThePath(t *testing.T) {
	d := openDesk(t)
	d.prefs.SetFolder("lists", d.folder)
	d.picker.OpenFile("lists", "Open", dialog.FileFilter{Endings: []string{".xlsx"}}, func(string) {})
	for path, want := range map[string]string{
		"nowhere": "There is no file or folder", "a first.csv": "cannot be chosen here",
	} {
		d.typePath(filepath.Join(d.folder, path))
		if !d.shows(want) || len(d.dialog.Errors) > 0 || !d.open() {
			t.Errorf("%s: the dialog does not show %q", path, want)
		}
	}
}

// shows reports whether the dialog has the text.
func (d *desk) shows(text string) bool {
	for _, part := range test.LaidOutObjects(d.window.Canvas().Overlays().Top()) {
		if written, ok := part.(*canvas.Text); ok && strings.Contains(written.Text, text) {
			return true
		}
	}
	return false
}

func TestAPathIsPastedAsFileManagersCopyIt(t *testing.T) {
	for name, text := range map[string]func(string) string{
		"in quotes":  func(path string) string { return " \"" + path + "\"\n" },
		"as a URL":   func(path string) string { return "file://" + path },
		"below home": func(path string) string { return "~/" + filepath.Base(path) },
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t)
			picked := ""
			d.picker.OpenFile("lists", "Open", dialog.FileFilter{}, func(path string) { picked = path })
			want := filepath.Join(d.folder, "second.xlsx")
			d.typePath(text(want))
			if picked != want {
				t.Errorf("picked %q", picked)
			}
		})
	}
}

func TestAFolderIsMadeAndEntered(t *testing.T) {
	d := openDesk(t)
	d.prefs.SetFolder("save", d.folder)
	d.picker.Folder("save", "Save in", func(string) {})
	for _, name := range []string{"a/b", "Portraits", "For the hotel"} {
		d.dialog.Text = name
		for !d.tapFocused(t, "New folder…") {
			d.window.Canvas().FocusNext()
		}
	}
	if len(d.dialog.Refused) != 2 || !d.shows("This folder has no folders in it.") {
		t.Errorf("refused %v", d.dialog.Refused)
	}
	if info, err := os.Stat(filepath.Join(d.folder, "For the hotel")); err != nil || !info.IsDir() {
		t.Error(err)
	}
}

func TestThePlacesAreThoseOfTheSystemAndTheRecentOnes(t *testing.T) {
	d := openDesk(t)
	for name, content := range map[string]string{
		".config/user-dirs.dirs": "# of xdg-user-dirs\nXDG_PICTURES_DIR=\"$HOME/Imágenes\"\n", "Imágenes/x.png": "",
	} {
		path := filepath.Join(d.folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.picker.OpenFile("lists", "Open", dialog.FileFilter{}, func(string) {})
	d.typePath(filepath.Join(d.folder, "Portraits", "ana.png"))
	d.picker.OpenFile("other", "Open", dialog.FileFilter{}, func(string) {})
	if !d.shows("Portraits") {
		t.Error("the folder that was used last is not among the places")
	}
	for !d.tapFocused(t, "Pictures") {
		d.window.Canvas().FocusNext()
	}
	if !d.shows("x.png") {
		t.Error("the system's folder for pictures is not entered")
	}
}
