package dialog

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/data/civil"
	"laurel/data/locale"
)

// fileDialog asks for files or a folder, over the window. Fyne's own cannot be left with Escape nor shows where the
// keyboard is, cuts names, knows no dates, which tell one version of a list from the next, and gives one file only.
type fileDialog struct {
	dialogs Dialogs
	filter  FileFilter
	folders bool // a folder is asked for
	several bool
	picked  func(paths []string)

	folder  string // the one that is shown
	overlay *look.Overlay
	path    *form.Entry
	table   *table.Table[fileRow]
	choose  *look.Button
}

// fileRow is a file, or a folder that can be entered.
type fileRow struct {
	path, name string
	folder     bool
	size       int64
	changed    time.Time
}

// show opens the dialog at a folder.
func (d *fileDialog) show(c fyne.Canvas, title, at string) {
	d.path = form.NewEntry(false)
	d.path.Keys = look.Keys{Enter: d.typed, Leave: d.leave}
	d.table = d.newTable()
	none, choose := locale.L("No file in this folder can be opened."), locale.L("Open")
	if d.folders {
		none, choose = locale.L("This folder has no folders in it."), locale.L("Choose this folder")
	}
	d.table.Empty = look.Pad(12, 12, 12, 12, look.NewQuiet(none))
	d.choose = look.NewPrimaryButton(choose, d.onChoose)
	toParent := func() { d.enter(filepath.Dir(d.folder)) }
	up := look.NewIconButton(theme.MoveUpIcon(), locale.L("The folder above"), toParent)
	path := container.NewBorder(nil, nil, up, nil, d.path)
	list := container.NewBorder(nil, nil, look.Fixed(150, 0, d.places()), nil, look.NewCard(d.table))
	content := container.NewBorder(path, nil, nil, nil, look.Pad(12, 0, 0, 0, list))
	buttons := look.Across(8, look.NewButton(locale.L("Cancel"), d.leave), d.choose)
	foot := container.NewBorder(nil, nil, nil, buttons, look.NewQuiet(d.filter.text()).Cutting())
	d.overlay = look.ShowModal(c, frame(title, content, foot), fyne.NewSize(look.Dp(900), look.Dp(620)), d.leave)
	d.enter(at)
	d.table.Focus()
}

func (d *fileDialog) newTable() *table.Table[fileRow] {
	type column = table.Column[fileRow]
	text := func(text func(fileRow) string) func(fileRow) table.Cell {
		return func(r fileRow) table.Cell { return table.Cell{Text: text(r)} }
	}
	bySize := func(a, b fileRow) int { return cmp.Compare(a.size, b.size) }
	byTime := func(a, b fileRow) int { return a.changed.Compare(b.changed) }
	t := table.New(func(r fileRow) string { return r.path },
		column{ID: "name", Title: locale.L("Name"), Weight: 5, Cell: text(fileRow.nameText), Compare: compareNames},
		column{ID: "size", Title: locale.L("Size"), Cell: text(fileRow.sizeText), Compare: bySize},
		column{
			ID: "changed", Title: locale.L("Last changed"), Weight: 1.5, Min: 150, Cell: text(fileRow.changedText),
			Compare: byTime,
		},
	)
	t.RowHeight = 34
	t.SortBy("name", false)
	t.OnOpen = func(r fileRow) { d.accept([]fileRow{r}) }
	t.OnSelection = func([]fileRow) { d.allow() }
	return t
}

func (d *fileDialog) leave() { d.overlay.Close() }

// places are the folders where files mostly are, and the drives.
func (d *fileDialog) places() fyne.CanvasObject {
	list := look.Down(2)
	add := func(name, path string) {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			list.Add(look.Across(0, look.NewQuietButton(name, func() {
				d.enter(path)
				d.table.Focus()
			})))
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		add(locale.L("Home folder"), home)
		add(locale.L("Desktop"), filepath.Join(home, "Desktop"))
		add(locale.L("Documents"), filepath.Join(home, "Documents"))
		add(locale.L("Downloads"), filepath.Join(home, "Downloads"))
	}
	for _, drive := range drives() {
		name := filepath.Base(drive)
		if name == string(filepath.Separator) {
			name = drive
		}
		add(name, drive)
	}
	return list
}

// enter shows a folder; the one before stays when it cannot be read.
func (d *fileDialog) enter(folder string) {
	rows, err := d.read(folder)
	if err != nil {
		d.dialogs.Error(locale.L("The folder cannot be opened. Check that you may read it."), err)
		return
	}
	before := d.folder
	d.folder = folder
	d.path.SetText(folder)
	d.path.End()
	d.table.SetRows(rows)
	d.table.ScrollToTop()
	if slices.ContainsFunc(rows, func(r fileRow) bool { return r.path == before }) {
		d.table.Select(before) // one came from there
	}
	d.allow()
}

// read lists the folders in a folder, and the files that can be chosen; what is hidden is passed over, and what cannot
// be looked at.
func (d *fileDialog) read(folder string) ([]fileRow, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var rows []fileRow
	for _, e := range entries {
		r := fileRow{path: filepath.Join(folder, e.Name()), name: e.Name()}
		info, err := os.Stat(r.path) // of what a link leads to
		if err != nil || strings.HasPrefix(r.name, ".") {
			continue
		}
		r.folder, r.changed = info.IsDir(), info.ModTime()
		switch {
		case r.folder:
		case d.folders || !d.filter.passes(r.name):
			continue
		default:
			r.size = info.Size()
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// typed goes to the path that was typed.
func (d *fileDialog) typed() {
	path := filepath.Clean(strings.TrimSpace(d.path.Text))
	info, err := os.Stat(path)
	switch {
	case err != nil:
		d.dialogs.Error(locale.L("There is no file or folder {{.Path}}.", map[string]any{"Path": path}), err)
	case info.IsDir():
		d.enter(path)
		d.table.Focus()
	case !d.folders && d.filter.passes(path):
		d.accept([]fileRow{{path: path}})
	}
}

// onChoose accepts what is selected, or the folder that is shown.
func (d *fileDialog) onChoose() {
	if d.folders {
		d.accept([]fileRow{{path: d.folder}})
		return
	}
	d.accept(d.table.Selected())
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
	chosen := len(d.table.Selected())
	if d.folders || chosen == 1 || chosen > 1 && d.several {
		d.choose.Enable()
	} else {
		d.choose.Disable()
	}
}

// compareNames puts folders before files.
func compareNames(a, b fileRow) int {
	switch {
	case a.folder && !b.folder:
		return -1
	case b.folder && !a.folder:
		return 1
	}
	return cmp.Or(cmp.Compare(locale.Fold(a.name), locale.Fold(b.name)), cmp.Compare(a.name, b.name))
}

func (r fileRow) nameText() string { return r.name }

func (r fileRow) sizeText() string {
	if r.folder {
		return locale.L("Folder")
	}
	return SizeText(r.size)
}

// SizeText is a file's size in bytes as people say it.
func SizeText(bytes int64) string {
	switch {
	case bytes < 1000:
		return locale.L("{{.Count}} bytes", map[string]any{"Count": bytes})
	case bytes < 1_000_000:
		return locale.L("{{.Count}} KB", map[string]any{"Count": (bytes + 500) / 1000})
	}
	return locale.L("{{.Count}} MB", map[string]any{"Count": strconv.FormatFloat(float64(bytes)/1e6, 'f', 1, 64)})
}

func (r fileRow) changedText() string {
	return locale.Window().ShortMoment(civil.DateTimeOf(r.changed))
}
