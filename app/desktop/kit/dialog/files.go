package dialog

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/locale"
)

// FileFilter describes which files can be chosen: a name for people and endings with their dot (".xlsx"). No endings:
// all.
type FileFilter struct {
	Name    string
	Endings []string
}

// PhotoFilter passes the pictures that can be shown.
var PhotoFilter = FileFilter{Name: "Photos", Endings: form.PhotoEndings}

// PhotoChooser asks for the file of a photo with a picker.
func PhotoChooser(picker FilePicker) form.ChoosePhoto {
	return func(title string, picked func(string)) { picker.OpenFile("photos", title, PhotoFilter, picked) }
}

// passes reports whether a file can be chosen; cameras write IMG_1.JPG.
func (f FileFilter) passes(name string) bool {
	ending := func(e string) bool { return strings.EqualFold(filepath.Ext(name), e) }
	return len(f.Endings) == 0 || slices.ContainsFunc(f.Endings, ending)
}

// text names the files that can be chosen.
func (f FileFilter) text() string {
	if len(f.Endings) == 0 {
		return f.Name
	}
	return strings.TrimSpace(f.Name + " (" + strings.Join(f.Endings, " ") + ")")
}

// FilePicker asks for files and folders. It returns paths only: it opens, makes and truncates nothing. When the person
// leaves without choosing, picked is not called. The last folder is remembered per kind ("photos", "exports").
type FilePicker interface {
	OpenFile(kind, title string, filter FileFilter, picked func(path string))
	OpenFiles(kind, title string, filter FileFilter, picked func(paths []string))
	// SaveFile asks for a name in a folder; the ending is added where it was not typed, and replacing a file is
	// confirmed.
	SaveFile(kind, title, suggested, ending string, picked func(path string))
	Folder(kind, title string, picked func(path string))
}

// NewFilePicker asks in dialogs over the window.
func NewFilePicker(
	window fyne.Window, dialogs Dialogs, preferences *look.Preferences, runner *work.Runner,
) FilePicker {
	return &windowPicker{window: window, dialogs: dialogs, preferences: preferences, runner: runner}
}

type windowPicker struct {
	window      fyne.Window
	dialogs     Dialogs
	preferences *look.Preferences
	runner      *work.Runner
}

func (p *windowPicker) OpenFile(kind, title string, filter FileFilter, picked func(string)) {
	p.ask(kind, title, choice{filter: filter, picked: func(paths []string) { picked(paths[0]) }})
}

func (p *windowPicker) OpenFiles(kind, title string, filter FileFilter, picked func([]string)) {
	p.ask(kind, title, choice{filter: filter, several: true, picked: picked})
}

func (p *windowPicker) Folder(kind, title string, picked func(string)) {
	p.ask(kind, title, choice{folders: true, picked: func(paths []string) { picked(paths[0]) }})
}

// ask shows the dialog at the remembered folder and remembers the one that something was chosen in.
func (p *windowPicker) ask(kind, title string, of choice) {
	picked := of.picked
	of.picked = func(paths []string) {
		folder := paths[0]
		if !of.folders {
			folder = filepath.Dir(folder)
		}
		p.preferences.SetFolder(kind, folder)
		rememberFolder(p.preferences, folder)
		picked(paths)
	}
	d := &fileDialog{windowPicker: p, choice: of}
	d.show(title, p.startFolder(kind))
}

func (p *windowPicker) SaveFile(kind, title, suggested, ending string, picked func(string)) {
	folder := p.startFolder(kind)
	name := form.NewTextField("name", locale.L("Name")).SetValue(suggested)
	place := look.NewQuiet(folder).Cutting()
	chosen := ""
	f := form.New(title, func() error {
		path, err := savePath(folder, name.Value(), ending)
		chosen = path
		return err
	})
	f.SubmitText = locale.L("Save")
	f.Group("", name)
	f.Note(look.NewKeyObject(locale.L("Folder"), place))
	f.AddButton(look.NewButton(locale.L("Other folder…"), func() {
		p.Folder(kind, locale.L("Save in"), func(path string) {
			folder = path
			place.SetText(path)
			f.Focus(name.Key()) // Enter saves
		})
	}))
	f.OnClosed = func(saved bool) {
		if !saved {
			return
		}
		p.preferences.SetFolder(kind, folder)
		rememberFolder(p.preferences, folder)
		if _, err := os.Lstat(chosen); err != nil {
			picked(chosen)
			return
		}
		text := locale.L("A file with this name is already there. It is replaced only when the new one is complete.")
		p.dialogs.Confirm(Question{
			Title: locale.L("Replace {{.Name}}?", map[string]any{"Name": filepath.Base(chosen)}),
			Text:  text,
			Yes:   locale.L("Replace"), Danger: true,
		}, func() { picked(chosen) })
	}
	p.dialogs.ShowForm(f)
}

// savePath joins folder and name and adds the ending; the error is about the field "name".
func savePath(folder, name, ending string) (string, error) {
	if name == "" {
		return "", form.Problems{"name": locale.L("Type a name for the file.")}
	}
	if strings.ContainsAny(name, `/\:*?"<>|`) {
		return "", form.Problems{"name": locale.L(`A file name cannot contain / \ : * ? " < > or |.`)}
	}
	if ending != "" && !strings.EqualFold(filepath.Ext(name), ending) {
		name += ending
	}
	path := filepath.Join(folder, name)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return "", form.Problems{"name": locale.L("A folder has this name. Choose another.")}
	}
	return path, nil
}

// startFolder is the remembered folder if it is still there, else Documents, else the home folder.
func (p *windowPicker) startFolder(kind string) string {
	for _, path := range []string{p.preferences.Folder(kind), DocumentsFolder()} {
		if isFolder(path) {
			return path
		}
	}
	return homeFolder()
}

// FakeFilePicker answers at once with prepared paths, for tests. An empty answer is a person who leaves without
// choosing.
type FakeFilePicker struct {
	Paths []string // what is chosen; the first where one is asked for
	Asked []string // titles of what was asked, in order
	Saved string   // the last suggested name of SaveFile
}

// OpenFile answers with the first path.
func (f *FakeFilePicker) OpenFile(_, title string, _ FileFilter, picked func(string)) {
	f.first(title, picked)
}

// OpenFiles answers with all paths.
func (f *FakeFilePicker) OpenFiles(_, title string, _ FileFilter, picked func([]string)) {
	f.Asked = append(f.Asked, title)
	if len(f.Paths) > 0 {
		picked(f.Paths)
	}
}

// SaveFile answers with the first path and notes the suggested name.
func (f *FakeFilePicker) SaveFile(_, title, suggested, _ string, picked func(string)) {
	f.Saved = suggested
	f.first(title, picked)
}

// Folder answers with the first path.
func (f *FakeFilePicker) Folder(_, title string, picked func(string)) { f.first(title, picked) }

func (f *FakeFilePicker) first(title string, picked func(string)) {
	f.Asked = append(f.Asked, title)
	if len(f.Paths) > 0 {
		picked(f.Paths[0])
	}
}
