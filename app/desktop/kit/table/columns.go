package table

import "slices"

// State is what a table remembers between runs: its columns and its order.
type State struct {
	Widths     map[string]float32 `json:"widths,omitempty"` // by column, relative to one another
	Order      []string           `json:"order,omitempty"`  // the columns from the left
	Hidden     []string           `json:"hidden,omitempty"`
	SortBy     string             `json:"sortBy,omitempty"`
	Descending bool               `json:"descending,omitempty"`
}

// state returns what is to be remembered.
func (g *grid) state() State {
	s := State{Widths: map[string]float32{}, Descending: g.descending}
	for _, i := range g.order {
		c := &g.columns[i]
		s.Widths[c.id] = c.weight
		s.Order = append(s.Order, c.id)
		if c.hidden {
			s.Hidden = append(s.Hidden, c.id)
		}
		if i == g.sortBy {
			s.SortBy = c.id
		}
	}
	return s
}

// setState restores what was remembered. Columns that no longer exist are passed over; those that came since are as
// they usually are, at the end.
func (g *grid) setState(s State) {
	rank := func(i int) int {
		if at := slices.Index(s.Order, g.columns[i].id); at >= 0 {
			return at
		}
		return len(s.Order) + i
	}
	for i := range g.columns {
		c := &g.columns[i]
		if w := s.Widths[c.id]; w > 0 {
			c.weight = w
		}
		if slices.Contains(s.Order, c.id) {
			c.hidden = slices.Contains(s.Hidden, c.id)
		}
	}
	if len(g.shown()) == 0 && len(g.columns) > 0 {
		g.columns[0].hidden = false
	}
	slices.SortStableFunc(g.order, func(a, b int) int { return rank(a) - rank(b) })
	g.reformat()
	g.sortByID(s.SortBy, s.Descending)
}

// shown are the columns that are not hidden, from the left.
func (g *grid) shown() []int {
	return slices.DeleteFunc(slices.Clone(g.order), func(i int) bool { return g.columns[i].hidden })
}

// move puts a column at a place of the order, counted before it is removed.
func (g *grid) move(column, to int) {
	from := slices.Index(g.order, column)
	if from < 0 || to < 0 {
		return
	}
	if to > from {
		to--
	}
	g.order = slices.Insert(slices.Delete(g.order, from, from+1), to, column)
	g.arranged()
}

// toggle hides a column, or shows it again; one stays at least.
func (g *grid) toggle(column int) {
	c := &g.columns[column]
	if !c.hidden && len(g.shown()) == 1 {
		return
	}
	c.hidden = !c.hidden
	g.reformat()
	g.arranged()
}

// arranged shows the columns as a person has arranged them, and remembers it.
func (g *grid) arranged() {
	g.list.Refresh()
	g.changed()
}

// reformat makes each row be formatted again when it comes into sight: the cells of hidden columns are not.
func (g *grid) reformat() {
	for _, row := range g.view {
		row.cells, row.sorted = nil, nil
	}
}

// CopyRows returns the rows under the titles of the columns that are not hidden, for a spreadsheet.
func (g *grid) CopyRows(rows []int) [][]string {
	shown := g.shown()
	table := [][]string{make([]string, len(shown))}
	for at, i := range shown {
		table[0][at] = g.columns[i].title
	}
	for _, row := range rows {
		cells := make([]string, len(shown))
		for at, i := range shown {
			cells[at] = g.view[row].content()[i].copied(g.columns[i].kind)
		}
		table = append(table, cells)
	}
	return table
}
