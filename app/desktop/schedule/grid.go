package schedule

import (
	"iter"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// grid shows the days side by side with the hours down. Meetings are dragged to another time and day.
type grid struct {
	*calendar.TimeGrid
	tab    *Screen
	of     program.ID // the program shown
	places []place    // of the columns
	drag   *drag
	before program.Meeting // the current meeting, as it was shown last
}

func newGrid(tab *Screen) *grid {
	g := &grid{TimeGrid: calendar.NewTimeGrid(), tab: tab}
	g.drag = &drag{tab: tab, grid: g}
	g.OnSelection = g.onSelection
	g.OnOpen = func(string) { tab.actions.edit() }
	g.OnRename = func(string) { tab.actions.edit() }
	g.OnDelete = func([]string) { tab.actions.delete() }
	g.OnMenu = tab.actions.showMenu
	g.OnShortcut = tab.actions.onShortcut
	g.OnAdd = g.onAdd
	g.OnLengthen = tab.actions.lengthen
	g.OnDrag = g.drag.move
	g.OnDrop = g.drag.drop
	g.OnCancel = g.drag.checking.Cancel
	g.OnZoom = rememberZoom(tab.s.Prefs, "", g.SetZoom)
	return g
}

func (g *grid) content() fyne.CanvasObject { return g.TimeGrid }
func (g *grid) focus(c fyne.Canvas)        { g.FocusIn(c) }
func (g *grid) reveal()                    { g.Reveal() }

func (g *grid) fill(elsewhere bool) {
	p := g.tab.plan
	if another := g.of != p.program.ID; another || elsewhere {
		g.of = p.program.ID
		g.Clear()
	}
	columns, items, places := g.tab.board.columns()
	g.places = places
	g.Step = g.tab.board.tools.step()
	g.SetDays(columns, items)
	before := g.before
	g.follow()
	if g.before.ID == before.ID && (g.before.Start != before.Start || g.before.Stop != before.Stop) {
		g.Reveal() // it was moved, perhaps out of sight
	}
}

func (g *grid) follow() {
	b, p := g.tab.board, g.tab.plan
	g.before = program.Meeting{}
	keys := b.Keys()
	if len(keys) > 0 {
		if r := p.rows[program.ID(keys[0])]; r != nil {
			g.before = program.Meeting{ID: r.meeting.ID, Stop: r.meeting.Stop, Start: r.meeting.Start}
		}
	}
	keys = b.agenda.Selected()
	if current, ok := b.agenda.Current(); ok && slices.Contains(keys, current) {
		others := slices.DeleteFunc(keys, func(k string) bool { return k == current })
		keys = append([]string{current}, others...)
	}
	if len(keys) == 1 && strings.HasPrefix(keys[0], dayKey) {
		if at, ok := p.dayOfKey(keys[0]); ok {
			g.SelectColumn(at.key())
			return
		}
	}
	g.TimeGrid.Select(keys...)
}

// place is the empty place that was pressed.
func (g *grid) place() (at place, minute int, ok bool) {
	column, minute := g.Place()
	if len(g.Selected()) > 0 || column >= len(g.places) {
		return place{}, 0, false
	}
	return g.places[column], minute, true
}

// page is about the empty place that is selected.
func (g *grid) page() fyne.CanvasObject {
	at, minute, ok := g.place()
	if !ok {
		return nil
	}
	when := at.at(minute)
	text := locale.L("{{.Day}}, {{.Time}} is empty. Press Enter or double-click to add a meeting there, "+
		"or drag over the time that it takes.",
		locale.Values{"Day": session.ShortDay(at.date), "Time": session.Clock(when.Clock)})
	return look.NewEmptyState(theme.ContentAddIcon(), text, locale.L("Add meeting"), g.tab.actions.add)
}

// onSelection makes what was pressed the selection of the tab.
func (g *grid) onSelection(keys []string, column int) {
	if len(keys) == 0 && column < len(g.places) {
		keys = []string{g.places[column].key()} // a row of the agenda where the day has no meetings
	}
	g.tab.board.Select(keys...)
	if len(g.tab.selected()) == 0 {
		g.tab.pane.Refresh()
	}
}

// onAdd opens the form of a new meeting at an empty place.
func (g *grid) onAdd(column, from, to int) {
	if column < len(g.places) && g.tab.ready() {
		at := g.places[column]
		g.tab.actions.addMeeting(meetingAt(at.stop, at.at(from), to-from))
	}
}

// columns are the days that the filter shows, with the meetings on them; what goes on over midnight is on each of its
// days.
func (b *board) columns() (columns []calendar.GridColumn, items []calendar.GridItem, places []place) {
	p, f := b.tab.plan, b.tab.filters.filter
	parts := map[place][]calendar.GridItem{}
	for d, rows := range p.matching(f) {
		if _, some := parts[d.place]; !some && !f.narrow() {
			parts[d.place] = nil
		}
		for _, r := range rows {
			block := b.block(r)
			for at, item := range daysOf(r.meeting) {
				item.TimeBlock = block
				parts[at] = append(parts[at], item)
			}
		}
	}
	for at := range parts {
		places = append(places, at)
	}
	slices.SortFunc(places, p.byPlace())
	for i, at := range places {
		columns = append(columns, p.column(at, len(parts[at])))
		for _, item := range parts[at] {
			item.Column = i
			items = append(items, item)
		}
	}
	return columns, items, places
}

// longestItem is on how many days an item is shown at most.
const longestItem = 60

// daysOf are the parts of a meeting on each of its days, without text and column.
func daysOf(m *program.Meeting) iter.Seq2[place, calendar.GridItem] {
	days := m.LastDay().DaysSince(m.Start.Date)
	return func(yield func(place, calendar.GridItem) bool) {
		for k := range min(days, longestItem) + 1 {
			date := m.Start.Date.AddDays(k)
			item := calendar.GridItem{To: program.DayMinutes, Before: k > 0, After: k < days}
			if k == 0 {
				item.From = m.Start.Clock.Minutes()
			}
			if k == days && m.End.Date == date {
				item.To = m.End.Clock.Minutes()
			}
			if !yield(place{m.Stop, date}, item) {
				return
			}
		}
	}
}

// column is the title of a day.
func (v *plan) column(at place, items int) calendar.GridColumn {
	c := calendar.GridColumn{
		Key:   at.key(),
		Group: locale.L("no stop"),
		Title: session.ShortDay(at.date),
		Text:  locale.L("nothing planned"),
	}
	if items > 0 {
		c.Text = itemsText(items)
	}
	if stop := v.program.Stop(at.stop); stop != nil {
		c.Group = stopLabel(stop, at.date)
		if !stop.Includes(at.date) {
			c.Text = joined(locale.L("outside the stay"), c.Text)
			c.Tone = look.Amber
		}
	}
	return c
}
