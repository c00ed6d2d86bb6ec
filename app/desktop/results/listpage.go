package results

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// listPage is what the pages share that have a list, and the page of what is selected in it beside it. R is a row.
type listPage[R any] struct {
	s       *session.Session
	key     func(R) string
	program *program.Program // whose rows are shown; nil until they were read
	wanted  program.ID       // to be selected once the list has it

	search  *form.Entry
	table   *table.Table[R]
	empty   *fyne.Container // in place of the rows when there are none
	pane    *session.Pane
	content *fyne.Container // nil until it is asked for
	body    fyne.CanvasObject
	loading work.Latest
}

// build makes the list with its columns, the pane with the page of the rows that are selected, one or several, and the
// search, upon which show shows the rows that are found. Widths are remembered under the name.
func (l *listPage[R]) build(
	name, prompt string, columns []table.Column[R], page func(rows []R) fyne.CanvasObject, show func(),
) {
	l.table = table.New(l.key, columns...)
	l.empty = container.NewStack()
	l.table.Empty = l.empty
	l.table.Remember(l.s.Prefs, name)
	l.pane = l.s.NewPane(l, func([]string) fyne.CanvasObject {
		rows := l.selected()
		switch {
		case l.program != nil && len(rows) > 0:
			return page(rows)
		case len(l.table.Rows()) > 0:
			return look.NewEmptyState(theme.ListIcon(), locale.L("Choose a line in the list to read it here."), "", nil)
		}
		return container.NewStack() // the list describes what to do
	})
	l.table.OnCurrent = func(R, bool) { l.pane.FollowCurrent() }
	l.table.OnSelection = func([]R) { l.pane.FollowSelection() }
	l.search = form.NewSearchEntry(prompt, func(string) {
		if l.program != nil {
			show()
			l.pane.Follow()
		}
	}, func() { l.table.Focus() })
}

// found returns the rows with all words that are searched for, but for those that a filter hides.
func (l *listPage[R]) found(rows []R, folded func(R) string, isHidden func(R) bool) []R {
	words := strings.Fields(locale.Fold(l.search.Text))
	return slices.DeleteFunc(slices.Clone(rows), func(r R) bool {
		return isHidden(r) || !locale.HasAll(folded(r), words)
	})
}

// nothingFound is the list when nothing is found; showAll removes the filters.
func (l *listPage[R]) nothingFound(showAll func()) fyne.CanvasObject {
	all := func() {
		l.search.SetText("")
		showAll()
	}
	return look.NewEmptyState(theme.SearchIcon(), locale.L("Nothing matches your search."), locale.L("Show all"), all)
}

// only is the set of records that a figure counts.
func only(ids []program.ID) map[program.ID]bool {
	set := map[program.ID]bool{}
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// arrange puts the head above list and pane, whose border is remembered under the name.
func (l *listPage[R]) arrange(name string, border float64, head fyne.CanvasObject) {
	split := look.NewSplit(l.s.Prefs, name, border, look.NewCard(l.table), look.NewCard(l.pane.Content))
	l.body = look.HeadAndBody(look.Pad(8, 16, 8, 16, head), look.Pad(0, 16, 12, 16, split))
	l.content = container.NewStack()
}

// several is the page of several rows: what can be done with all of them, and their texts.
func (l *listPage[R]) several(rows []R, actions []*fyne.MenuItem, text func(R) string) fyne.CanvasObject {
	list := look.Down(6)
	for _, r := range rows[:min(len(rows), mostListed)] {
		list.Add(look.NewParagraph(text(r)))
	}
	title := look.NewDisplay(locale.N("{{.Count}} selected", len(rows))).Cutting()
	return look.NewVScroll(look.Pad(18, 20, 16, 20, look.Down(12, title, look.NewActions(actions...), list)))
}

// mostListed is how many of what is selected are listed.
const mostListed = 40

// showNoProgram shows a sentence instead of the list, and what opens a program.
func (l *listPage[R]) showNoProgram(sentence string) {
	l.loading.Cancel()
	l.program = nil
	l.pane.Reset()
	look.Swap(l.content, l.s.NoProgram(sentence))
}

// isOther reports whether the program is not the one whose rows are shown.
func (l *listPage[R]) isOther(p *program.Program) bool {
	return l.program == nil || l.program.ID != p.ID
}

// readRows reads what a page shows of a program outside the window's goroutine; then gets it once the list may show it.
func readRows[R, Rows any](
	l *listPage[R], p *program.Program, rows func(context.Context) (Rows, error), then func(Rows),
) {
	work.Run(l.s.Runner, &l.loading, rows, func(found Rows, err error) {
		if err != nil {
			return // another value is being read
		}
		l.program = p
		look.Swap(l.content, l.body)
		then(found)
		l.pane.Refresh()
	})
}

// selectWanted selects the row that is asked for, once it is among all rows. Where the list hides it, showAll removes
// what narrows the list.
func (l *listPage[R]) selectWanted(all []R, isWanted func(R) bool, showAll func()) {
	if l.wanted == "" || l.content == nil || !slices.ContainsFunc(all, isWanted) {
		return
	}
	l.wanted = ""
	if !slices.ContainsFunc(l.table.Rows(), isWanted) {
		l.search.SetText("")
		showAll()
	}
	rows := l.table.Rows()
	if i := slices.IndexFunc(rows, isWanted); i >= 0 {
		l.table.Select(l.key(rows[i]))
		l.table.ScrollToCurrent()
	}
}

// Shown moves the keyboard to the form that is open, else to the list.
func (l *listPage[R]) Shown() { l.s.FocusSoon(l.pane.Focus) }

// Left is not used.
func (l *listPage[R]) Left() {}

// Focus moves the keyboard to the list.
func (l *listPage[R]) Focus() { l.table.Focus() }

// Keys returns the keys of what is selected; of the current row when nothing is.
func (l *listPage[R]) Keys() []string {
	var keys []string
	for _, r := range l.selected() {
		keys = append(keys, l.key(r))
	}
	return keys
}

func (l *listPage[R]) selected() []R {
	rows := l.table.Selected()
	if r, isSome := l.table.Current(); len(rows) == 0 && isSome {
		rows = append(rows, r)
	}
	return rows
}

// Select selects rows by their keys.
func (l *listPage[R]) Select(keys ...string) { l.table.Select(keys...) }

// hasSelection reports whether anything is selected.
func (l *listPage[R]) hasSelection() bool {
	return l.content != nil && l.program != nil && len(l.selected()) > 0
}

// hasProgram reports whether a program is open.
func (l *listPage[R]) hasProgram() bool { return l.s.Program() != nil }

// ofReports are commands that belong to the Reports tab.
func ofReports(commands ...dialog.Command) []dialog.Command {
	for i := range commands {
		commands[i].Group = locale.L("Reports")
	}
	return commands
}

// recordOf returns the record with that ID, or nil.
func recordOf[R program.Record](records []R, id program.ID) (none R) {
	if i := slices.IndexFunc(records, func(r R) bool { return r.RecordID() == id }); i >= 0 {
		return records[i]
	}
	return none
}
