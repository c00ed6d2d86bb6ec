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
	"laurel/data/locale"
	"laurel/data/program"
)

// list is the left half of the tab: search, filters and the table.
type list struct {
	search *form.Entry
	table  *table.Table[*row]
	empty  *fyne.Container
	order  order

	everyone *look.FilterChip
	roles    map[program.Role]*look.FilterChip
	needs    map[need]*look.FilterChip
	stop     *look.FilterChip
	country  *look.FilterChip
	chips    *fyne.Container
}

func (v *Screen) buildList() {
	l := &v.list
	l.search = form.NewSearchEntry(locale.L("Search people"), v.onSearch, func() { l.table.Focus() })
	l.empty = container.NewStack()
	l.table = table.New(func(r *row) string { return string(r.person.ID) }, v.columns()...)
	l.table.Empty = l.empty
	l.table.SortBy("name", false)
	l.table.Remember(v.s.Prefs, "awardees")
	l.table.OnCurrent = v.onCurrent
	l.table.OnSelection = v.onSelection
	l.table.OnOpen = func(*row) { v.Edit() }
	l.table.OnRename = func(*row) { v.Edit() }
	l.table.OnDelete = func([]*row) { v.Delete() }
	l.table.OnMenu = v.onMenu
	v.buildChips()
}

func (v *Screen) columns() []table.Column[*row] {
	return []table.Column[*row]{
		{
			ID: "name", Title: locale.L("Name"), Kind: table.PersonCells, Weight: 3, Min: 208, Compare: by(func(r *row) int { return r.nameRank }),
			Cell: func(r *row) table.Cell {
				return table.Cell{Text: r.name, Second: r.own, Portrait: look.Portrait{Name: r.name, Key: string(r.person.ID), Picture: v.photos.known(r.person.Photo)}}
			},
		},
		{
			ID: "country", Title: locale.L("Country"), Weight: 1.2, Min: 100, Spare: 3, Compare: by(func(r *row) int { return r.countryRank }),
			Cell: func(r *row) table.Cell { return table.Cell{Text: r.country} },
		},
		{
			ID: "role", Title: locale.L("Role"), Min: 96, Spare: 2, Compare: by(func(r *row) int { return r.roleRank }),
			Cell: func(r *row) table.Cell { return table.Cell{Text: r.role} },
		},
		{
			ID: "languages", Title: locale.L("Languages"), Weight: 1.3, Min: 92, Spare: 1, Compare: by(func(r *row) int { return r.languagesRank }),
			Cell: func(r *row) table.Cell { return table.Cell{Text: r.languages} },
		},
		{
			ID: "consent", Title: locale.X("consent.column", "Consent"), Kind: table.ChipCells, Min: 82, Spare: 4, Compare: by(func(r *row) int { return r.consentRank }),
			Cell: func(r *row) table.Cell { return table.Cell{Chips: r.consent} },
		},
		{
			ID: "todo", Title: locale.L("To do"), Kind: table.ChipCells, Weight: 1.7, Min: 156, Compare: by(func(r *row) int { return r.todoRank }),
			Cell: func(r *row) table.Cell { return table.Cell{Chips: r.todo} },
		},
	}
}

// by compares two rows by a rank, and by name where that is the same.
func by(rank func(*row) int) func(a, b *row) int {
	return func(a, b *row) int { return cmp.Or(rank(a)-rank(b), a.nameRank-b.nameRank) }
}

func (v *Screen) buildChips() {
	l := &v.list
	l.roles, l.needs = map[program.Role]*look.FilterChip{}, map[need]*look.FilterChip{}
	l.everyone = look.NewFilterChip(locale.L("Everyone"), 0, look.Neutral, v.ShowEveryone)
	l.chips = look.Flow(6, l.everyone)
	for _, role := range program.Roles() {
		l.roles[role] = look.NewFilterChip(rolePlurals[role](), 0, look.Neutral, func() { v.toggleRole(role) })
		l.chips.Add(l.roles[role])
	}
	for _, n := range needFilters {
		l.needs[n.need] = look.NewFilterChip(n.label(), 0, n.tone, func() { v.toggleNeed(n.need) })
		l.chips.Add(l.needs[n.need])
	}
	l.stop = look.NewMenuChip(locale.L("Stop"), look.Neutral, v.stopMenu)
	l.country = look.NewMenuChip(locale.L("Country"), look.Neutral, v.countryMenu)
	l.chips.Add(l.stop)
	l.chips.Add(l.country)
}

// showChips brings counts and choices up to date. A chip that would show nobody is hidden, unless it is the one chosen.
func (v *Screen) showChips() {
	l, c := &v.list, v.roster.counts()
	l.everyone.Set(l.everyone.Label, c.everyone, v.filter.everyone())
	for role, chip := range l.roles {
		chip.Set(chip.Label, c.roles[role], v.filter.role == role)
		chip.Hidden = c.roles[role] == 0 && !chip.Selected
	}
	for n, chip := range l.needs {
		chip.Set(chip.Label, c.needs[n], v.filter.need == n)
		chip.Hidden = c.needs[n] == 0 && !chip.Selected
	}
	stop, city := v.roster.program.Stop(v.filter.stop), locale.L("Stop")
	if stop != nil {
		city = stop.City
	}
	l.stop.Set(city, -1, stop != nil)
	l.stop.Hidden = len(v.roster.program.Stops) < 2 && stop == nil
	country := locale.L("Country")
	if v.filter.country != "" {
		country = v.filter.country.Name(locale.Language(v.language()))
	}
	l.country.Set(country, -1, v.filter.country != "")
	l.country.Hidden = len(v.roster.countries) < 2 && v.filter.country == ""
	l.chips.Refresh()
}

func (v *Screen) stopMenu() *fyne.Menu {
	items := []*fyne.MenuItem{v.menuChoice(locale.L("All stops"), v.filter.stop == "", func() { v.setStop("") })}
	c := v.roster.counts()
	for _, stop := range v.roster.program.Stops {
		label := locale.L("{{.Name}} ({{.Count}})", map[string]any{"Name": stop.City, "Count": c.stops[stop.ID]})
		items = append(items, v.menuChoice(label, v.filter.stop == stop.ID, func() { v.setStop(stop.ID) }))
	}
	return fyne.NewMenu("", items...)
}

func (v *Screen) countryMenu() *fyne.Menu {
	items := []*fyne.MenuItem{v.menuChoice(locale.L("All countries"), v.filter.country == "", func() { v.setCountry("") })}
	c := v.roster.counts()
	for _, country := range v.roster.countries {
		label := locale.L("{{.Name}} ({{.Count}})", map[string]any{"Name": country.Name(locale.Language(v.language())), "Count": c.countries[country]})
		items = append(items, v.menuChoice(label, v.filter.country == country, func() { v.setCountry(country) }))
	}
	return fyne.NewMenu("", items...)
}

func (v *Screen) menuChoice(label string, checked bool, chosen func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, chosen)
	item.Checked = checked
	return item
}

func (v *Screen) toggleRole(role program.Role) {
	if v.filter.role == role {
		role = ""
	}
	v.filter.role = role
	v.applyFilter()
}

func (v *Screen) toggleNeed(n need) {
	if v.filter.need == n {
		n = 0
	}
	v.filter.need = n
	v.applyFilter()
}

func (v *Screen) setStop(id program.ID) {
	v.filter.stop = id
	v.applyFilter()
}

func (v *Screen) setCountry(c program.Country) {
	v.filter.country = c
	v.applyFilter()
}

// ShowEveryone takes every filter and the search away.
func (v *Screen) ShowEveryone() {
	v.filter = filter{}
	v.list.search.SetText("")
	v.applyFilter()
}

func (v *Screen) onSearch(query string) {
	if v.filter.query != query {
		v.filter.query = query
		v.fillTable()
		v.s.Runner.After(&v.following, pageDelay, v.followList)
	}
}

// pageDelay is how long the page waits while somebody types in the search field.
const pageDelay = 120 * time.Millisecond

func (v *Screen) applyFilter() {
	if v.roster != nil {
		v.showChips()
		v.showRows()
	}
}

// showRows brings table and page up to date.
func (v *Screen) showRows() {
	v.fillTable()
	v.followList()
}

// fillTable puts the people whom the filter lets through into the table, and makes sure that one of them is the current one.
func (v *Screen) fillTable() {
	if v.roster == nil {
		return
	}
	rows := v.roster.narrowed(v.inOrder(), v.filter)
	v.showEmpty(len(rows))
	v.filling = true
	v.list.table.SetRows(rows)
	if _, some := v.list.table.Current(); !some && len(rows) > 0 {
		v.list.table.Select(string(v.list.table.Rows()[0].person.ID))
	}
	v.filling = false
}

// inOrder gives all rows in the order of the table. Rows that come in order are sorted again in no time, which is what makes a keystroke
// in the search cheap.
func (v *Screen) inOrder() []*row {
	state := v.list.table.State()
	o := &v.list.order
	if o.roster == v.roster && o.by == state.SortBy && o.descending == state.Descending {
		return o.rows
	}
	*o = order{roster: v.roster, by: state.SortBy, descending: state.Descending, rows: slices.Clone(v.roster.rows)}
	for _, c := range v.columns() {
		if c.ID == state.SortBy {
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

// order is a roster's rows as one column orders them.
type order struct {
	roster     *roster
	by         string
	descending bool
	rows       []*row
}

// showEmpty says why the list is empty, and what to do.
func (v *Screen) showEmpty(shown int) {
	var state fyne.CanvasObject
	switch {
	case shown > 0:
	case len(v.roster.rows) == 0:
		state = look.NewEmptyState(theme.AccountIcon(), locale.L("Nobody is in this program yet. Add the first person, or import a list."), locale.L("Add person"), v.Add)
	default:
		state = look.NewEmptyState(theme.SearchIcon(), locale.L("Nobody matches the search and the filters."), locale.L("Show everyone"), v.ShowEveryone)
	}
	v.list.empty.Objects = nil
	if state != nil {
		v.list.empty.Add(state)
	}
	v.list.empty.Refresh()
}
