package dialog

import (
	"cmp"
	"context"
	"image"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/data/locale"
)

// fileDialog asks for files or a folder, over the window. Fyne's own cannot be left with Escape nor shows where the
// keyboard is, cuts names, shows no dates, which distinguish the versions of a list, and returns one file only.
// What is asked of a disk is asked off the window's goroutine, since one on the network may not answer.
type fileDialog struct {
	*windowPicker
	choice
	shown   listing
	list    fileList
	overlay *look.Overlay

	reading, waiting, drawing work.Latest
}

// choice is what a person is asked to choose.
type choice struct {
	filter  FileFilter
	folders bool // a folder, not files
	several bool // several files may be chosen
	picked  func(paths []string)
}

// listing is a folder that was read.
type listing struct {
	folder string
	rows   []fileRow
	small  map[string]image.Image // small pictures by the path of their file, as far as they are drawn
}

// fileList is what the dialog shows.
type fileList struct {
	path    *form.Entry
	message *look.Paragraph // below the path
	places  *fyne.Container
	table   *table.Table[fileRow]
	choose  *look.Button
}

// waitBeforeMessage is how long reading a folder may take before the dialog shows that it is being read.
const waitBeforeMessage = 300 * time.Millisecond

// show opens the dialog at a folder.
func (d *fileDialog) show(title, at string) {
	l := &d.list
	l.path = form.NewEntry(false)
	l.path.Keys = look.Keys{Enter: d.typed, Leave: d.leave}
	l.message = look.NewWrapped("", theme.ColorNameError, theme.SizeNameCaptionText)
	l.places = look.Down(2)
	l.table = d.newTable()
	choose := locale.L("Open")
	if d.folders {
		choose = locale.L("Choose this folder")
	}
	l.choose = look.NewPrimaryButton(choose, d.onChoose)
	toParent := func() { d.enter(filepath.Dir(d.shown.folder)) }
	up := look.NewIconButton(theme.MoveUpIcon(), locale.L("The folder above"), toParent)
	paste := look.NewIconButton(theme.ContentPasteIcon(), locale.L("Paste a path"), d.paste)
	up.Hint, paste.Hint = up.Spoken, paste.Spoken
	path := look.Down(4, container.NewBorder(nil, nil, up, paste, l.path), l.message)
	files := container.NewBorder(nil, nil, look.Fixed(170, 0, look.NewVScroll(l.places)), nil, look.NewCard(l.table))
	content := container.NewBorder(path, nil, nil, nil, look.Pad(12, 0, 0, 0, look.Fixed(0, 200, files)))
	buttons := look.Across(8, look.NewButton(locale.L("Cancel"), d.leave), l.choose)
	foot := container.NewBorder(nil, nil, look.NewButton(locale.L("New folder…"), d.askNewFolder), buttons,
		look.Pad(0, 12, 0, 12, look.NewWrapped(d.filter.text(), look.ColorQuiet, theme.SizeNameCaptionText)))
	size := fyne.NewSize(look.Dp(920), look.Dp(620))
	d.overlay = look.ShowModal(d.window.Canvas(), frame(title, content, foot), size, d.leave)
	var recent []string
	d.preferences.Load(recentFolders, &recent)
	work.Run(d.runner, nil, places(recent), d.showPlaces)
	d.enter(at)
}

func (d *fileDialog) emptyText() string {
	if d.folders {
		return locale.L("This folder has no folders in it.")
	}
	return locale.L("No file in this folder can be opened.")
}

func (d *fileDialog) newTable() *table.Table[fileRow] {
	type column = table.Column[fileRow]
	text := func(text func(fileRow) string) func(fileRow) table.Cell {
		return func(r fileRow) table.Cell { return table.Cell{Text: text(r)} }
	}
	bySize := func(a, b fileRow) int { return cmp.Compare(a.size, b.size) }
	byTime := func(a, b fileRow) int { return a.changed.Compare(b.changed) }
	name := column{
		ID: "name", Title: locale.L("Name"), Weight: 5, Cell: text(fileRow.nameText), Compare: compareNames,
	}
	if d.filter.ofPictures() {
		name.Kind = table.PersonCells
		name.Cell = func(r fileRow) table.Cell {
			return table.Cell{Text: r.name, Portrait: look.Portrait{Name: r.name, Picture: d.shown.small[r.path]}}
		}
	}
	t := table.New(func(r fileRow) string { return r.path },
		name,
		column{ID: "size", Title: locale.L("Size"), Cell: text(fileRow.sizeText), Compare: bySize},
		column{
			ID: "changed", Title: locale.L("Last changed"), Weight: 1.5, Min: 190, Cell: text(fileRow.changedText),
			Compare: byTime,
		},
	)
	t.Empty = look.Pad(12, 12, 12, 12, look.Down(0, look.NewQuiet(d.emptyText())))
	t.RowHeight = 34
	if d.filter.ofPictures() {
		t.RowHeight = 46
	}
	t.SortBy("name", false)
	t.Remember(d.preferences, "files")
	t.OnOpen = func(r fileRow) { d.accept([]fileRow{r}) }
	t.OnSelection = func([]fileRow) { d.allow() }
	return t
}

func (d *fileDialog) leave() {
	for _, latest := range []*work.Latest{&d.reading, &d.waiting, &d.drawing} {
		latest.Cancel()
	}
	d.overlay.Close()
}

// showPlaces lists the folders that one press leads to.
func (d *fileDialog) showPlaces(groups []placeGroup, _ error) {
	for _, group := range groups {
		if len(group.places) > 0 && group.heading != "" {
			d.list.places.Add(look.Pad(8, 0, 0, 8, look.NewSectionHeading(group.heading).Cutting()))
		}
		for _, p := range group.places {
			button := look.NewQuietButton(p.name, func() { d.enter(p.path) })
			button.Hint = p.path
			d.list.places.Add(look.Across(0, button))
		}
	}
	d.list.places.Refresh()
}

// enter shows a folder and moves the keyboard to its files; the one before stays when it cannot be read.
func (d *fileDialog) enter(folder string) {
	d.list.message.SetText("")
	d.runner.After(&d.waiting, waitBeforeMessage, func() {
		d.list.message.SetText(locale.L("Reading the folder…"))
	})
	work.Run(d.runner, &d.reading, func(ctx context.Context) (listing, error) {
		rows, err := d.readFolder(ctx, folder)
		return listing{folder, rows, map[string]image.Image{}}, err
	}, d.onRead)
}

func (d *fileDialog) onRead(read listing, err error) {
	d.waiting.Cancel()
	d.list.message.SetText("")
	if err != nil {
		d.list.message.SetText(locale.L("The folder cannot be opened. Check that you may read it."))
		return
	}
	before, t := d.shown.folder, d.list.table
	d.shown = read
	d.list.path.SetText(read.folder)
	d.list.path.End()
	t.SetRows(read.rows)
	t.ScrollToTop()
	if slices.ContainsFunc(read.rows, func(r fileRow) bool { return r.path == before }) {
		t.Select(before) // one came from there
	}
	t.Focus()
	d.allow()
	d.drawing.Cancel()
	if d.filter.ofPictures() {
		var pictures []string
		for _, r := range read.rows {
			if !r.folder && len(pictures) < mostThumbnails {
				pictures = append(pictures, r.path)
			}
		}
		d.drawSmall(pictures)
	}
}

// drawSmall puts small pictures beside the names, some at a time.
func (d *fileDialog) drawSmall(paths []string) {
	if len(paths) == 0 {
		return
	}
	type drawn struct {
		made map[string]image.Image
		left []string
	}
	work.Run(d.runner, &d.drawing, func(ctx context.Context) (drawn, error) {
		made, left := readThumbnails(ctx, paths)
		return drawn{made, left}, ctx.Err()
	}, func(some drawn, err error) {
		if err != nil {
			return // another folder is shown
		}
		maps.Copy(d.shown.small, some.made)
		d.list.table.SetRows(d.shown.rows)
		d.drawSmall(some.left)
	})
}

// paste goes to the path on the clipboard.
func (d *fileDialog) paste() {
	d.list.path.SetText(fyne.CurrentApp().Clipboard().Content())
	d.typed()
}

// typed goes to the path that was typed or pasted.
func (d *fileDialog) typed() {
	path := typedPath(d.list.path.Text)
	work.Run(d.runner, &d.reading, func(context.Context) (fs.FileInfo, error) { return os.Stat(path) },
		func(info fs.FileInfo, err error) {
			data := locale.Values{"Path": path}
			switch {
			case err != nil:
				d.list.message.SetText(locale.L("There is no file or folder {{.Path}}.", data))
			case info.IsDir():
				d.enter(path)
			case d.folders || !d.filter.passes(path):
				d.list.message.SetText(locale.L("{{.Path}} cannot be chosen here.", data))
			default:
				d.accept([]fileRow{{path: path}})
			}
		})
}

// askNewFolder makes a folder in the one that is shown, and enters it.
func (d *fileDialog) askNewFolder() {
	d.dialogs.Ask(locale.L("New folder"), locale.L("Name"), "", func(name string) error {
		path, err := newFolder(d.shown.folder, name)
		if err == nil {
			d.enter(path)
		}
		return err
	})
}

// onChoose accepts what is selected, or the folder that is shown.
func (d *fileDialog) onChoose() {
	if d.folders {
		d.accept([]fileRow{{path: d.shown.folder}})
		return
	}
	d.accept(d.list.table.Selected())
}

// accept ends with files, or enters the one folder.
func (d *fileDialog) accept(rows []fileRow) {
	if len(rows) == 1 && rows[0].folder {
		d.enter(rows[0].path)
		return
	}
	var paths []string
	for _, r := range rows {
		if !r.folder {
			paths = append(paths, r.path)
		}
	}
	if len(paths) == 0 || len(paths) > 1 && !d.several {
		return
	}
	d.leave()
	d.picked(paths)
}

// allow lets the button be pressed where something would come of it.
func (d *fileDialog) allow() {
	chosen := len(d.list.table.Selected())
	if d.folders || chosen == 1 || chosen > 1 && d.several {
		d.list.choose.Enable()
	} else {
		d.list.choose.Disable()
	}
}
