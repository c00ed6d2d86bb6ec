package awardees

import (
	"cmp"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// listEvents are what the list reports.
type listEvents struct {
	current   func() // another row is the current one, or none
	selection func() // other rows are selected
	add       func()
	edit      func()
	delete    func()
	actions   func() []*fyne.MenuItem          // what can be done with the selected people
	field     func(id program.ID, path string) // a field of a person is to be filled in
}

// list is the left half of the tab: search, filters and the table of people.
type list struct {
	session *session.Session
	on      listEvents
	photos  *gallery

	roster *Roster // nil before the first
	filter *filterBar
	search *form.Entry
	table  *table.Table[*row]
	empty  *fyne.Container
	order  order

	filling   bool // the table gets its rows: what it reports is not the person's doing
	following work.Latest
}

func newList(s *session.Session, photos *gallery, on listEvents) *list {
	l := &list{session: s, on: on, photos: photos, empty: container.NewStack()}
	l.filter = newFilterBar(l.show, l.ShowEveryone)
	l.search = form.NewSearchEntry(locale.L("Search people"), l.onSearch, func() { l.table.Focus() })
	l.table = table.New(func(r *row) string { return string(r.person.ID) }, l.columns()...)
	l.table.Empty = l.empty
	l.table.SortBy("name", false)
	l.table.Remember(s.Prefs, "awardees")
	l.table.WithFilter(l.filter.text, l.filter.setText)
	l.table.OnCurrent = func(*row, bool) { l.report(on.current) }
	l.table.OnSelection = func([]*row) { l.report(on.selection) }
	l.table.OnOpen = func(*row) { on.edit() }
	l.table.OnRename = func(*row) { on.edit() }
	l.table.OnDelete = func([]*row) { on.delete() }
	l.table.OnChip = func(r *row, path string) { on.field(r.person.ID, path) }
	l.table.Actions = func([]*row) []*fyne.MenuItem { return on.actions() }
	return l
}

func (l *list) report(event func()) {
	if !l.filling {
		event()
	}
}

func (l *list) columns() []table.Column[*row] {
	name := func(r *row) table.Cell {
		portrait := look.Portrait{Name: r.name, Key: string(r.person.ID), Picture: l.photos.known(r.person.Photo)}
		cell := table.Cell{Text: r.name, Second: r.own, Portrait: portrait}
		if r.person.Cancelled {
			cell.Tone = look.Grey // does not come
		}
		return cell
	}
	return append([]table.Column[*row]{
		{
			ID: "name", Title: locale.L("Name"), Kind: table.PersonCells, Weight: 3, Min: 208,
			Compare: by(func(r *row) int { return r.ranks.name }), Cell: name,
		},
		{
			ID: "country", Title: locale.L("Country"), Weight: 1.2, Min: 100, Spare: 3,
			Compare: by(func(r *row) int { return r.ranks.country }),
			Cell:    func(r *row) table.Cell { return table.Cell{Text: r.country} },
		},
		{
			ID: "role", Title: locale.L("Role"), Min: roleWidth(), Spare: 2,
			Compare: by(func(r *row) int { return r.ranks.role }),
			Cell:    func(r *row) table.Cell { return table.Cell{Text: r.role} },
		},
		{
			ID: "languages", Title: locale.L("Languages"), Weight: 1.3, Min: 92, Spare: 1,
			Compare: by(func(r *row) int { return r.ranks.languages }),
			Cell:    func(r *row) table.Cell { return table.Cell{Text: r.languages} },
		},
		{
			ID: "consent", Title: locale.X("consent.column", "Consent"), Kind: table.ChipCells,
			Min: consentWidth(), Spare: 4,
			Compare: by(func(r *row) int { return r.ranks.consent }),
			Cell:    func(r *row) table.Cell { return table.Cell{Chips: consentChips(r.person.Consent)} },
		},
		{
			ID: "todo", Title: locale.L("To do"), Kind: table.ChipCells, Weight: 1.7, Min: 156,
			Compare: by(func(r *row) int { return r.ranks.todo }),
			Cell: func(r *row) table.Cell {
				return table.Cell{Chips: todoChips(r.person, r.todos, r.covers, locale.Window())}
			},
		},
	}, l.fieldColumns()...)
}

// columnFields are the fields of which the list has a column that is hidden until somebody asks for it.
var columnFields = []string{
	"Position", "Affiliation", "AwardYear", "PassportName", "Nationality", "Gender", "Phone", "Email", "Messenger",
	"Diet", "Access", "Arrival.At", "Arrival.Number", "Departure.At", "Departure.Number", "Bags", "Notes",
}

// fieldColumns are the columns of those fields.
func (l *list) fieldColumns() []table.Column[*row] {
	var columns []table.Column[*row]
	for _, path := range columnFields {
		field, ok := program.FieldAt(&program.Person{}, path)
		if !ok {
			continue
		}
		column := table.Column[*row]{
			ID: path, Title: field.Label(locale.Window()), Min: 96, Hidden: true,
			Cell: func(r *row) table.Cell {
				return table.Cell{Text: field.Text(locale.Window(), l.roster.program, r.person)}
			},
		}
		if _, isTime := field.Value(&program.Person{}).(civil.DateTime); isTime {
			column.Compare = func(a, b *row) int {
				return field.Value(a.person).(civil.DateTime).Compare(field.Value(b.person).(civil.DateTime))
			}
		}
		columns = append(columns, column)
	}
	return columns
}

// consentWidth is the width, at 100 %, of the widest chip about one consent alone.
func consentWidth() float32 {
	widest := look.ChipSize(consentChips(program.Consent{})[0].Text).Width
	for _, part := range consentParts {
		for answer := range consentSigns {
			consent := program.Consent{Name: program.Yes, Photo: program.Yes, Story: program.Yes}
			*part.of(&consent) = answer
			widest = max(widest, look.ChipSize(consentChips(consent)[0].Text).Width)
		}
	}
	return widest/look.Dp(1) + 9
}

// roleWidth is the width, at 100 %, of the widest name of a role, within bounds.
func roleWidth() float32 {
	const least, most, beside = 96, 132, 14
	widest := float32(0)
	for _, role := range program.Roles() {
		name := role.Name(locale.Window())
		widest = max(widest, look.Measure(name, look.TextSize(theme.SizeNameText), look.Plain).Width)
	}
	return min(max(widest/look.Dp(1)+beside, least), most)
}

// by compares two rows by a rank, and by name where that is the same.
func by(rank func(*row) int) func(a, b *row) int {
	return func(a, b *row) int { return cmp.Or(rank(a)-rank(b), a.ranks.name-b.ranks.name) }
}

// Keys returns the identifiers of the selected people; of the current one when none is selected.
func (l *list) Keys() []string {
	rows := l.table.Selected()
	if r, some := l.table.Current(); len(rows) == 0 && some {
		rows = append(rows, r)
	}
	keys := make([]string, len(rows))
	for i, r := range rows {
		keys[i] = string(r.person.ID)
	}
	return keys
}

// Select selects people by their identifiers.
func (l *list) Select(keys ...string) { l.table.Select(keys...) }

// Focus moves the keyboard to the table.
func (l *list) Focus() { l.table.Focus() }

// FocusSearch moves the keyboard to the search field.
func (l *list) FocusSearch() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l.search); c != nil {
		c.Focus(l.search)
	}
}

// shownIDs returns whom the filter lets through, in the order of the table.
func (l *list) shownIDs() []program.ID {
	var ids []program.ID
	for _, r := range l.table.Rows() {
		ids = append(ids, r.person.ID)
	}
	return ids
}

// reset removes filter, search and selection, for another program.
func (l *list) reset() {
	l.filling = true
	l.roster = nil
	l.filter.clear()
	l.search.SetText("")
	l.table.Select()
	l.filling = false
}

// show shows a roster, or what another filter lets through of it; nil is the one that is shown.
func (l *list) show(r *Roster) {
	if r != nil {
		l.roster = r
	}
	if l.roster != nil {
		l.filter.update(l.roster)
		l.fill()
		l.on.selection()
	}
}

// ShowEveryone removes every filter and the search.
func (l *list) ShowEveryone() {
	l.filter.clear()
	l.search.SetText("")
	l.show(nil)
}

// pageDelay is how long the page waits while somebody types in the search field.
const pageDelay = 120 * time.Millisecond

func (l *list) onSearch(query string) {
	if l.filter.query != query {
		l.filter.query = query
		l.fill()
		l.session.Runner.After(&l.following, pageDelay, l.on.selection)
	}
}

// fill puts the people whom the filter lets through into the table, and makes one of them the current one.
func (l *list) fill() {
	if l.roster == nil {
		return
	}
	rows := l.roster.narrowed(l.inOrder(), l.filter.filter)
	l.showEmpty(len(rows))
	l.filling = true
	l.table.SetRows(rows)
	if _, some := l.table.Current(); !some && len(rows) > 0 {
		l.table.Select(string(l.table.Rows()[0].person.ID))
	}
	l.filling = false
}

// order is a roster's rows as one column orders them.
type order struct {
	roster     *Roster
	by         string
	descending bool
	rows       []*row
}

// inOrder returns all rows in the order of the table. Rows that come in order are sorted again quickly, which is what
// makes a key in the search cheap.
func (l *list) inOrder() []*row {
	state, o := l.table.State(), &l.order
	if o.roster == l.roster && o.by == state.SortBy && o.descending == state.Descending {
		return o.rows
	}
	*o = order{roster: l.roster, by: state.SortBy, descending: state.Descending, rows: slices.Clone(l.roster.rows)}
	for _, c := range l.columns() {
		if c.ID == state.SortBy && c.Compare != nil {
			slices.SortStableFunc(o.rows, func(a, b *row) int {
				if o.descending {
					return c.Compare(b, a)
				}
				return c.Compare(a, b)
			})
		}
	}
	return o.rows
}

// showEmpty explains why the list is empty, and what to do.
func (l *list) showEmpty(shown int) {
	l.empty.Objects = nil
	switch {
	case shown > 0:
	case len(l.roster.rows) == 0:
		text := locale.L("Nobody is in this program yet. Add the first person, or import a list.")
		page := look.NewEmptyState(theme.AccountIcon(), text, locale.L("Add person"), l.on.add)
		page.Add(container.NewCenter(look.NewButton(locale.L("Import…"), l.session.Command(session.OpenFile))))
		l.empty.Add(page)
	default:
		l.empty.Add(look.NewEmptyState(theme.SearchIcon(),
			locale.L("Nobody matches the search and the filters."), locale.L("Show everyone"), l.ShowEveryone))
	}
	l.empty.Refresh()
}
