package results

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/articles"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// Figures is what the pages with charts and diagrams have in common: for whom they are, since what is seen is what is
// saved, how one is saved, and the table behind one.
type Figures struct {
	s        *session.Session
	audience program.Audience
	pages    []func(*program.Program) // are shown again when the audience changes
	chips    []*look.FilterChip
}

// NewFigures starts with the figures of the office.
func NewFigures(s *session.Session) *Figures { return &Figures{s: s, audience: program.Internal} }

// isWhole reports whether the figures are those of the office: nothing is left out.
func (f *Figures) isWhole() bool { return f.audience == program.Internal }

// chip is the choice of the audience; page is shown again when it changes.
func (f *Figures) chip(page func(*program.Program)) *look.FilterChip {
	chip := look.NewMenuChip("", look.Neutral, f.menu)
	f.pages = append(f.pages, page)
	f.chips = append(f.chips, chip)
	f.label()
	return chip
}

func (f *Figures) label() {
	name := strings.ToLower(f.audience.Name(locale.Window()))
	for _, chip := range f.chips {
		chip.Set(locale.L("Figures for: {{.Audience}}", locale.Values{"Audience": name}), -1, !f.isWhole())
	}
}

func (f *Figures) menu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, a := range program.Audiences() {
		item := fyne.NewMenuItem(a.Name(locale.Window()), func() { f.choose(a) })
		item.Checked = a == f.audience
		menu.Items = append(menu.Items, item)
	}
	return menu
}

// choose shows the figures for an audience on every page.
func (f *Figures) choose(a program.Audience) {
	f.audience = a
	f.label()
	for _, show := range f.pages {
		show(f.s.Program())
	}
}

// items are what can be done with a figure, for its button and for the other button of the mouse.
func (f *Figures) items(of articles.Figure) []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItem(locale.L("Show the corresponding table"), func() { f.showTable(of) })}
	for _, format := range articles.FigureFormats() {
		text := map[request.Format]string{
			articles.PNG: locale.L("Save as a picture (PNG)…"), request.PDF: locale.L("Save as a page (PDF)…"),
			request.XLSX: locale.L("Save as a spreadsheet (Excel)…"),
		}[format]
		items = append(items, fyne.NewMenuItem(text, func() { f.save(of, format) }))
	}
	return items
}

// button opens the menu of a figure.
func (f *Figures) button(of func() articles.Figure) fyne.CanvasObject {
	var button *look.Button
	button = look.NewIconButton(theme.MoreHorizontalIcon(), locale.L("Save or show as a table"), func() {
		look.ShowMenuBelow(button, fyne.NewMenu("", f.items(of())...))
	})
	return button
}

// showMenu shows the menu of a figure at a place of the window, with other items before its own.
func (f *Figures) showMenu(of articles.Figure, at fyne.Position, before ...*fyne.MenuItem) {
	if len(before) > 0 {
		before = append(before, fyne.NewMenuItemSeparator())
	}
	look.ShowMenuAt(f.s.Window.Canvas(), at, fyne.NewMenu("", append(before, f.items(of)...)...))
}

// save asks where a figure is to be, and writes it there as a whole file.
func (f *Figures) save(of articles.Figure, format request.Format) {
	p := f.s.Program()
	if p == nil {
		return
	}
	r := request.Of(edition.For(p, of.Made)) // not what is chosen by now: that may still be read
	r.Format = format
	r.Language = locale.Window()
	r.Now = f.s.Now()
	name := documents.FolderName(fmt.Sprintf("%s – %s", strings.ReplaceAll(of.Title, ":", ","), p.Name))
	f.s.Files.SaveFile("pictures", locale.L("Save the picture"), name, "."+string(format), func(path string) {
		work.RunWithProgress(f.s.Runner, f.s.Dialogs.Progress(locale.L("Saving")),
			func(ctx context.Context, _ work.Step) ([]string, error) {
				data, err := of.Write(ctx, r)
				if err != nil {
					return nil, err
				}
				return documents.Write(ctx, filepath.Dir(path), []request.File{{Name: filepath.Base(path), Data: data}})
			},
			func(_ []string, err error) { f.saved(of, format, path, err) })
	})
}

// saved reports where the file is, or what went wrong, with the choice of another place.
func (f *Figures) saved(of articles.Figure, format request.Format, path string, err error) {
	var refused *documents.WriteError
	switch {
	case err == nil:
		text := locale.L("Saved in {{.Folder}}.", locale.Values{"Folder": filepath.Dir(path)})
		if f.s.Store.Sealed() {
			text += " " + locale.L("The saved file is not sealed: keep it where nobody else can get it.")
		}
		f.s.Dialogs.Toast(text, "", nil)
	case errors.As(err, &refused):
		f.s.Log.Error("a picture could not be written", "cause", refused)
		f.s.Dialogs.Confirm(dialog.Question{
			Title: locale.L("This was not saved"), Text: refused.In(locale.Window()),
			Yes: locale.L("Choose another place"),
		}, func() { f.save(of, format) })
	default:
		f.s.Fail(err)
	}
}

// tableRow is a row of the table behind a figure.
type tableRow struct {
	key   string
	cells []any
}

// showTable shows what is behind a figure as tables, for reading and for screen readers.
func (f *Figures) showTable(of articles.Figure) {
	list := look.Down(12)
	const width, height, tableHeight, rowHeight = 720, 520, 400, 32
	for _, behind := range of.Tables {
		columns := make([]table.Column[tableRow], len(behind.Titles))
		for i, title := range behind.Titles {
			columns[i] = table.Column[tableRow]{
				ID: fmt.Sprint(i), Title: title, Weight: 1, Unsorted: true,
				Cell: func(r tableRow) table.Cell {
					if i >= len(r.cells) {
						return table.Cell{}
					}
					return table.Cell{Text: articles.CellText(r.cells[i], locale.Window())}
				},
			}
		}
		columns[0].Weight = 2
		shown := table.New(func(r tableRow) string { return r.key }, columns...)
		shown.RowHeight = rowHeight
		rows := make([]tableRow, len(behind.Rows))
		for i, cells := range behind.Rows {
			rows[i] = tableRow{fmt.Sprint(i), cells}
		}
		shown.SetRows(rows)
		list.Add(look.NewSectionHeading(behind.Name))
		list.Add(look.Fixed(0, min(tableHeight, float32(rowHeight*(len(rows)+1)+8)), shown))
	}
	f.s.Dialogs.ShowContent(of.Title, look.NewVScroll(look.Pad(0, 12, 0, 0, list)), width, height)
}
