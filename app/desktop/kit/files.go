package kit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"
)

// FileFilter says which files can be chosen: a name for people and endings with their dot (".xlsx"). No endings: all.
type FileFilter struct {
	Name    string
	Endings []string
}

// FilePicker asks for files and folders. It gives paths only: it opens, makes and truncates nothing. When the person
// leaves without choosing, picked is not called. The last folder is remembered per kind ("photos", "exports").
type FilePicker interface {
	OpenFile(kind, title string, filter FileFilter, picked func(path string))
	OpenFiles(kind, title string, filter FileFilter, picked func(paths []string))
	// SaveFile asks for a name in a folder; the ending is added where it was not typed, and replacing a file is confirmed.
	SaveFile(kind, title, suggested, ending string, picked func(path string))
	Folder(kind, title string, picked func(path string))
}

// NewFilePicker asks with Fyne's dialogs in the window.
func NewFilePicker(window fyne.Window, dialogs Dialogs, preferences *Preferences) FilePicker {
	return &windowPicker{window: window, dialogs: dialogs, preferences: preferences}
}

type windowPicker struct {
	window      fyne.Window
	dialogs     Dialogs
	preferences *Preferences
}

func (p *windowPicker) OpenFile(kind, title string, filter FileFilter, picked func(string)) {
	open := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			p.dialogs.Error(lang.L("The file cannot be opened. Check that you may read it."), err)
			return
		}
		if file == nil {
			return
		}
		path := file.URI().Path()
		if err := file.Close(); err != nil {
			p.dialogs.Error(lang.L("The file cannot be opened. Check that you may read it."), err)
			return
		}
		p.preferences.SetFolder(kind, filepath.Dir(path))
		picked(filepath.FromSlash(path))
	}, p.window)
	if len(filter.Endings) > 0 {
		open.SetFilter(storage.NewExtensionFileFilter(bothCases(filter.Endings)))
	}
	p.show(open, kind, title)
}

// bothCases adds the capital form of each ending: cameras write IMG_1.JPG.
func bothCases(endings []string) []string {
	var all []string
	for _, e := range endings {
		all = append(all, strings.ToLower(e), strings.ToUpper(e))
	}
	return all
}

// OpenFiles asks for one file, then which of its neighbours come with it: Fyne's dialog picks only one.
func (p *windowPicker) OpenFiles(kind, title string, filter FileFilter, picked func([]string)) {
	p.OpenFile(kind, title, filter, func(path string) {
		names := neighbours(path, filter)
		if len(names) < 2 {
			picked([]string{path})
			return
		}
		options := make([]Option, len(names))
		for i, n := range names {
			options[i] = Option{ID: n, Text: n}
		}
		field := NewMultiPickerField("files", lang.L("Files from {{.Folder}}", map[string]any{"Folder": filepath.Dir(path)}), options)
		field.SetValue(filepath.Base(path))
		form := NewForm(title, func() error {
			if len(field.Values()) == 0 {
				return Problems{"files": lang.L("Choose at least one file.")}
			}
			return nil
		})
		form.SubmitText = lang.L("Open")
		form.Group("", field)
		form.OnClosed = func(saved bool) {
			if !saved {
				return
			}
			var paths []string
			for _, n := range field.Values() {
				paths = append(paths, filepath.Join(filepath.Dir(path), n))
			}
			picked(paths)
		}
		p.dialogs.ShowForm(form)
	})
}

// neighbours lists the files of a path's folder that pass the filter, the path's own name included.
func neighbours(path string, filter FileFilter) []string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	endings := bothCases(filter.Endings)
	var names []string
	for _, e := range entries {
		if !e.IsDir() && (len(endings) == 0 || slices.Contains(endings, filepath.Ext(e.Name()))) {
			names = append(names, e.Name())
		}
	}
	return names
}

func (p *windowPicker) SaveFile(kind, title, suggested, ending string, picked func(string)) {
	folder := p.startFolder(kind)
	name := NewTextField("name", lang.L("Name")).SetValue(suggested)
	place := NewQuiet(folder).Cutting()
	chosen := ""
	form := NewForm(title, func() error {
		path, err := savePath(folder, name.Value(), ending)
		chosen = path
		return err
	})
	form.SubmitText = lang.L("Save")
	form.Group("", name)
	form.Note(NewKeyObject(lang.L("Folder"), place))
	form.AddButton(NewButton(lang.L("Other folder…"), func() {
		p.Folder(kind, lang.L("Save in"), func(path string) {
			folder = path
			place.SetText(path)
		})
	}))
	form.OnClosed = func(saved bool) {
		if !saved {
			return
		}
		p.preferences.SetFolder(kind, folder)
		if _, err := os.Lstat(chosen); err != nil {
			picked(chosen)
			return
		}
		p.dialogs.Confirm(Question{
			Title: lang.L("Replace {{.Name}}?", map[string]any{"Name": filepath.Base(chosen)}),
			Text:  lang.L("A file with this name is already there. It is replaced only when the new one is complete."),
			Yes:   lang.L("Replace"), Danger: true,
		}, func() { picked(chosen) })
	}
	p.dialogs.ShowForm(form)
}

// savePath joins folder and name and adds the ending; the error is about the field "name".
func savePath(folder, name, ending string) (string, error) {
	if name == "" {
		return "", Problems{"name": lang.L("Type a name for the file.")}
	}
	if strings.ContainsAny(name, `/\:*?"<>|`) {
		return "", Problems{"name": lang.L(`A file name cannot contain / \ : * ? " < > or |.`)}
	}
	if ending != "" && !strings.EqualFold(filepath.Ext(name), ending) {
		name += ending
	}
	path := filepath.Join(folder, name)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return "", Problems{"name": lang.L("A folder has this name. Choose another.")}
	}
	return path, nil
}

func (p *windowPicker) Folder(kind, title string, picked func(string)) {
	open := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			p.dialogs.Error(lang.L("The folder cannot be opened. Check that you may read it."), err)
			return
		}
		if folder == nil {
			return
		}
		path := filepath.FromSlash(folder.Path())
		p.preferences.SetFolder(kind, path)
		picked(path)
	}, p.window)
	p.show(open, kind, title)
}

// show opens a dialog of Fyne's at the remembered folder, large.
func (p *windowPicker) show(d *dialog.FileDialog, kind, title string) {
	if title != "" {
		d.SetTitleText(title)
	}
	if at, err := storage.ListerForURI(storage.NewFileURI(p.startFolder(kind))); err == nil {
		d.SetLocation(at)
	}
	d.SetView(dialog.ListView) // icons cut the names, which tell one version of a list from the next
	// Resize needs what Show makes: before it, Fyne 2.8.1 dereferences nil.
	d.Show()
	size := p.window.Canvas().Size()
	d.Resize(fyne.NewSize(min(Dp(900), size.Width-Dp(64)), min(Dp(620), size.Height-Dp(64))))
	escapable(p.window.Canvas(), d)
}

// escapable lets Escape close a file dialog of Fyne's, which does not hear it. A key without a widget that has the keyboard reaches the canvas; the
// list of files, which takes the keyboard when it is pressed, would keep it, so that it gets its keys from here.
func escapable(c fyne.Canvas, d *dialog.FileDialog) {
	var files fyne.Focusable
	before := c.OnTypedKey()
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch {
		case e.Name == fyne.KeyEscape:
			d.Dismiss()
		case files != nil:
			files.TypedKey(e)
		}
	})
	watch := fyne.NewAnimation(time.Second, func(float32) {
		switch list := c.Focused().(type) {
		case *widget.List, *widget.GridWrap:
			files = list
			c.Unfocus()
		}
	})
	watch.RepeatCount = fyne.AnimationRepeatForever
	watch.Start()
	d.SetOnClosed(func() {
		watch.Stop()
		c.SetOnTypedKey(before)
	})
}

// startFolder is the remembered folder if it is still there, else Documents, else the home folder.
func (p *windowPicker) startFolder(kind string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	for _, path := range []string{p.preferences.Folder(kind), filepath.Join(home, "Documents")} {
		if info, err := os.Stat(path); path != "" && err == nil && info.IsDir() {
			return path
		}
	}
	return home
}

// FakeFilePicker answers at once with prepared paths, for tests. An empty answer is a person who leaves without choosing.
type FakeFilePicker struct {
	Paths []string // what is chosen; the first where one is asked for
	Asked []string // titles of what was asked, in order
	Saved string   // the last suggested name of SaveFile
}

var _ FilePicker = (*FakeFilePicker)(nil)

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
