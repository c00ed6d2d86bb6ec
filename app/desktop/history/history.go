// Package history is the list of everything that was done, by edit and record: who did what when, with the records that
// were deleted, which come back from here.
package history

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// List is the list. It is made once for a session and shown as often as one likes.
type List struct {
	session *session.Session
	wanted  store.Search
	reading work.Latest
	close   func()

	head   *fyne.Container
	search *form.Entry
	kinds  *look.FilterChip
	gone   *look.FilterChip
	here   *look.FilterChip
	table  *table.Table[store.Entry]
	more   *look.Text
	back   *look.Button
	past   *look.Button
}

// New makes the list.
func New(s *session.Session) *List { return &List{session: s} }

// mostEntries is how many entries are listed; a search finds those beyond.
const mostEntries = 500

// searchRest is how long the search waits for the next key.
const searchRest = 250 * time.Millisecond

// Show shows what was done in the open program and the library, the latest first; with onlyGone the deleted records.
func (l *List) Show(onlyGone bool) {
	l.wanted = store.Search{AtMost: mostEntries, OnlyGone: onlyGone}
	if p := l.session.Program(); p != nil {
		l.wanted.Program = p.ID
	}
	l.search = form.NewSearchEntry(
		locale.L("Search names and edits"),
		func(string) { l.session.Runner.After(&l.reading, searchRest, l.read) },
		func() { l.table.Focus() })
	l.gone = look.NewFilterChip(locale.L("Deleted records"), -1, look.Red, func() {
		l.wanted.OnlyGone = !l.wanted.OnlyGone
		l.read()
	})
	l.here = look.NewFilterChip(locale.L("Only this program"), -1, look.Slate, l.toggleProgram)
	l.here.Hidden = l.session.Program() == nil
	l.kinds = look.NewMenuChip(locale.L("All kinds"), look.Slate, l.kindMenu)
	l.more = look.NewQuiet("")
	l.table = l.newTable()
	l.back = look.NewPrimaryButton(locale.L("Bring back"), l.bringBack)
	l.past = look.NewButton(locale.L("History of this record"), l.showPast)
	l.head = look.Flow(8, look.Fixed(300, 0, l.search), look.Spring(), l.kinds, l.gone, l.here)
	foot := look.Pad(8, 0, 0, 0, look.Flow(8, l.more, look.Spring(), l.past, l.back))
	content := look.Pad(4, 4, 4, 4, container.NewBorder(look.Pad(0, 0, 8, 0, l.head), foot, nil, nil, l.table))
	l.close = l.session.Dialogs.ShowContent(locale.L("History"), content, 980, 600)
	l.read()
	l.session.FocusSoon(func() { look.Focus(l.search) })
}

func (l *List) toggleProgram() {
	p := l.session.Program()
	if l.wanted.Program = ""; !l.here.Selected && p != nil {
		l.wanted.Program = p.ID
	}
	l.read()
}

// kinds are those that one may want to see alone.
var kinds = []tables.Kind{
	tables.People, tables.Meetings, tables.Stops, tables.Organisations, tables.Contacts, tables.Takeaways, tables.Tasks,
	tables.Journeys, tables.Issues, tables.Releases, tables.Programs,
}

func (l *List) kindMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	add := func(kind tables.Kind, title string) {
		item := fyne.NewMenuItem(title, func() {
			l.wanted.Kind = kind
			l.kinds.Set(title, -1, kind != "")
			l.head.Refresh()
			l.read()
		})
		item.Checked = l.wanted.Kind == kind
		menu.Items = append(menu.Items, item)
	}
	add("", locale.L("All kinds"))
	for _, kind := range kinds {
		add(kind, kindName(kind))
	}
	return menu
}

// kindName is what a kind of record is called, such as Person.
func kindName(kind tables.Kind) string {
	in := locale.Window()
	return in.Capital(in.Name("record", string(kind)))
}

func (l *List) newTable() *table.Table[store.Entry] {
	t := table.New(
		func(e store.Entry) string { return string(e.Record) + e.At.String() },
		table.Column[store.Entry]{
			ID: "when", Title: locale.L("When"), Weight: 1.1, Kind: table.TwoLines,
			Cell: func(e store.Entry) table.Cell {
				return table.Cell{Text: session.Moment(civil.DateTimeOf(e.At.Local())), Second: e.Who}
			},
			Compare: func(a, b store.Entry) int { return a.At.Compare(b.At) },
		},
		table.Column[store.Entry]{
			ID: "record", Title: locale.L("Record"), Weight: 2, Kind: table.TwoLines,
			Cell: func(e store.Entry) table.Cell { return table.Cell{Text: e.Name, Second: kindName(e.Kind)} },
		},
		table.Column[store.Entry]{
			ID: "what", Title: locale.L("What was done"), Weight: 2.4, Kind: table.TwoLines,
			Cell: func(e store.Entry) table.Cell { return table.Cell{Text: e.Label, Second: whatWasDone(e)} },
		},
	)
	t.Remember(l.session.Prefs, "history")
	t.Actions = func([]store.Entry) []*fyne.MenuItem { return look.ItemsOf(l.past, l.back) }
	t.OnCurrent = func(store.Entry, bool) { l.allow() }
	t.OnOpen = func(store.Entry) { l.showPast() }
	return t
}

// whatWasDone describes an entry beyond the label of its edit.
func whatWasDone(e store.Entry) string {
	text := locale.Window().Name("action", string(e.Action))
	if e.Undone {
		text = locale.Joined(", ", text, locale.L("undone"))
	}
	return text
}

// read fills the list.
func (l *List) read() {
	l.wanted.Words = l.search.Text
	wanted := l.wanted
	l.gone.SetSelected(wanted.OnlyGone)
	l.here.SetSelected(wanted.Program != "")
	type answer struct {
		entries []store.Entry
		more    bool
	}
	work.Run(l.session.Runner, &l.reading, func(ctx context.Context) (found answer, err error) {
		found.entries, found.more, err = l.session.Store.Log().Entries(ctx, wanted)
		return found, err
	}, func(found answer, err error) {
		if err != nil {
			l.session.Fail(err)
			return
		}
		text := locale.N("{{.Count}} entries", len(found.entries))
		if found.more {
			text = locale.L("The latest {{.Count}}; search for older ones.", locale.Values{"Count": mostEntries})
		}
		l.more.SetText(text)
		l.table.SetRows(found.entries)
		l.allow()
	})
}

// allow enables what can be done with the current row.
func (l *List) allow() {
	e, is := l.table.Current()
	l.past.SetEnabled(is)
	l.back.SetEnabled(is && e.IsGone)
}

// showPast shows the history of the current row's record.
func (l *List) showPast() {
	e, is := l.table.Current()
	if !is {
		return
	}
	work.Run(l.session.Runner, nil, func(ctx context.Context) (program.Record, error) {
		return l.session.Store.Log().LastKnown(ctx, e.Kind, e.Record)
	}, func(record program.Record, err error) {
		if err != nil {
			l.session.Fail(err)
			return
		}
		l.session.History().Show(record)
	})
}

// bringBack brings the current row's record back, with what its deletion removed.
func (l *List) bringBack() {
	e, is := l.table.Current()
	if !is || !e.IsGone {
		return
	}
	name := locale.Values{"Name": e.Name}
	l.session.History().BringBack(locale.L("Bring back {{.Name}}", name), locale.L("{{.Name}} is back.", name),
		func(tx *store.Tx) ([]store.Left, error) { return tx.BringBack(e.Kind, e.Record) },
		func() {
			l.close()
			l.session.Window.Returned(e.Record)
		})
}
