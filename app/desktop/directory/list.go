package directory

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// list is a list with search over the whole window, and the page of what is selected in it beside it. R is a row.
type list[R any] struct {
	s      *session.Session
	key    func(R) string
	text   func(R) string // what the search reads, folded
	all    []R            // before they are narrowed
	only   func(R) bool   // what the chips leave; nil: everything
	wanted string         // the key of the row to be selected once it is there

	search *form.Entry
	table  *table.Table[R]
	empty  *fyne.Container // in place of the rows when there are none
	pane   *session.Pane
	head   *fyne.Container // chips, above the list
	shut   func()          // closes the page; nil: it is not shown
}

// open builds the page and shows it.
func (l *list[R]) open(name, title, prompt string, columns []table.Column[R], page func([]R) fyne.CanvasObject,
	buttons ...fyne.CanvasObject,
) {
	l.table = table.New(l.key, columns...)
	l.empty = container.NewStack()
	l.table.Empty = l.empty
	l.table.Remember(l.s.Prefs, name)
	l.pane = l.s.NewPane(l, func([]string) fyne.CanvasObject {
		if rows := l.selected(); len(rows) > 0 {
			return page(rows)
		}
		return container.NewStack() // the list describes what to do
	})
	l.table.OnCurrent = func(R, bool) { l.pane.FollowCurrent() }
	l.table.OnSelection = func([]R) { l.pane.FollowSelection() }
	l.search = form.NewSearchEntry(prompt, func(string) { l.narrow() }, func() { l.table.Focus() })
	l.head = look.Flow(6)
	shut := look.NewButton(locale.L("Close"), l.close)
	shut.Keys = look.Keys{Leave: l.close}
	foot := look.Flow(8, append([]fyne.CanvasObject{shut, look.Spring()}, buttons...)...)
	search := look.Down(0, look.Fixed(240, 0, l.search))
	top := look.Down(10, look.NewTitle(title),
		container.NewBorder(nil, nil, nil, search, look.Pad(6, 12, 0, 0, l.head)))
	split := look.NewSplit(l.s.Prefs, name, 0.62, look.NewCard(l.table), look.NewCard(l.pane.Content))
	body := container.NewBorder(nil, look.Pad(12, 0, 0, 0, foot), nil, nil, split)
	content := look.HeadAndBody(look.Pad(0, 0, 10, 0, top), body)
	l.shut = l.s.Dialogs.ShowPage(content, l.close)
	l.table.FocusIn(l.s.Window.Canvas())
	l.s.FocusSoon(func() { l.table.FocusIn(l.s.Window.Canvas()) })
}

// close closes the page.
func (l *list[R]) close() {
	look.Do(l.shut)
	l.shut = nil
}

// show closes the page and shows a record where it is edited.
func (l *list[R]) show(id program.ID) {
	l.close()
	l.s.Window.Show(id)
}

// fill shows other rows.
func (l *list[R]) fill(all []R) {
	keys := l.Keys()
	isSelected := func(r R) bool { return slices.Contains(keys, l.key(r)) }
	at := max(slices.IndexFunc(l.table.Rows(), isSelected), 0)
	l.all = all
	l.narrow()
	if l.wanted != "" {
		l.search.SetText("")
		l.table.Select(l.wanted)
		l.table.ScrollToCurrent()
		l.wanted = ""
	} else if rows := l.table.Rows(); len(rows) > 0 && len(l.selected()) == 0 {
		l.table.Select(l.key(rows[min(at, len(rows)-1)]))
	}
	l.pane.Refresh()
}

// narrow shows the rows that chips and search leave.
func (l *list[R]) narrow() {
	words := strings.Fields(locale.Fold(l.search.Text))
	var rows []R
	for _, r := range l.all {
		if (l.only == nil || l.only(r)) && locale.HasAll(l.text(r), words) {
			rows = append(rows, r)
		}
	}
	if len(l.all) > 0 {
		look.Swap(l.empty, look.NewEmptyState(theme.SearchIcon(), locale.L("Nothing matches your search."), "", nil))
	}
	l.table.SetRows(rows)
	l.pane.Follow()
}

func (l *list[R]) selected() []R {
	rows := l.table.Selected()
	if r, isSome := l.table.Current(); len(rows) == 0 && isSome {
		rows = append(rows, r)
	}
	return rows
}

// Keys returns the keys of what is selected; of the current row when nothing is.
func (l *list[R]) Keys() []string {
	var keys []string
	for _, r := range l.selected() {
		keys = append(keys, l.key(r))
	}
	return keys
}

// Select selects rows by their keys.
func (l *list[R]) Select(keys ...string) { l.table.Select(keys...) }

// Focus moves the keyboard to the list.
func (l *list[R]) Focus() { l.table.Focus() }

// linked is a heading above links that show records.
func (l *list[R]) linked(heading string, records []program.Record, name func(program.Record) string) fyne.CanvasObject {
	links := look.Down(4)
	for i, r := range records {
		if i == mostListed {
			links.Add(look.NewQuiet("…"))
			break
		}
		links.Add(look.NewWrappingLink(name(r), func() { l.show(r.RecordID()) }))
	}
	return look.NewSection(heading, links)
}

// mostListed is how many of what names a record are listed.
const mostListed = 40
