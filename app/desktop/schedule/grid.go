package schedule

import (
	"context"
	"iter"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// gridView shows the days side by side with the hours down. Meetings are dragged to another time and day.
type gridView struct {
	screen *Screen
	grid   *calendar.TimeGrid
	of     program.ID // the program shown
	places []place    // of the columns

	checking work.Latest
	trial    *trial
	shown    program.Meeting // the current meeting, as it was shown last
}

func newGridView(v *Screen) *gridView {
	g := &gridView{screen: v, grid: calendar.NewTimeGrid()}
	g.grid.OnSelection = g.onSelection
	g.grid.OnOpen = func(string) { v.Edit() }
	g.grid.OnRename = func(string) { v.Edit() }
	g.grid.OnDelete = func([]string) { v.Delete() }
	g.grid.OnMenu = v.onMenu
	g.grid.OnShortcut = v.onShortcut
	g.grid.OnAdd = g.onAdd
	g.grid.OnLengthen = v.Lengthen
	g.grid.OnDrag, g.grid.OnDrop, g.grid.OnGiveUp = g.onDrag, g.onDrop, g.onGiveUp
	g.grid.OnZoom = func(hour float32) { v.s.Prefs.Save(zoomPreference, hour) }
	var hour float32
	if v.s.Prefs.Load(zoomPreference, &hour) {
		g.grid.SetZoom(hour)
	}
	return g
}

func (g *gridView) content() fyne.CanvasObject { return g.grid }
func (g *gridView) focus(c fyne.Canvas)        { g.grid.FocusIn(c) }
func (g *gridView) reveal()                    { g.grid.Reveal() }
func (g *gridView) zoom(by int)                { g.grid.Zoom(by) }
func (g *gridView) resetZoom()                 { g.grid.ResetZoom() }

func (g *gridView) fill() {
	v := g.screen
	if v.plan == nil {
		return
	}
	if g.of != v.plan.program.ID {
		g.of = v.plan.program.ID
		g.grid.Anew()
	}
	columns, items, places := v.columns()
	if v.list.elsewhere {
		g.grid.Anew()
	}
	g.places = places
	g.grid.Step = v.step()
	g.grid.SetDays(columns, items)
	before := g.shown
	g.follow()
	if g.shown.ID == before.ID && (g.shown.Start != before.Start || g.shown.Stop != before.Stop) {
		g.grid.Reveal() // it was moved, perhaps out of sight
	}
}

func (g *gridView) follow() {
	v := g.screen
	g.shown = program.Meeting{}
	if keys := v.keys(); len(keys) > 0 && v.plan != nil {
		if r := v.plan.rows[program.ID(keys[0])]; r != nil {
			g.shown = program.Meeting{ID: r.meeting.ID, Stop: r.meeting.Stop, Start: r.meeting.Start}
		}
	}
	keys := v.list.agenda.Selected()
	if current, ok := v.list.agenda.Current(); ok && slices.Contains(keys, current) {
		keys = append([]string{current}, slices.DeleteFunc(keys, func(k string) bool { return k == current })...)
	}
	if len(keys) == 1 && strings.HasPrefix(keys[0], "day ") {
		if at, ok := v.plan.placeOf(keys[0]); ok {
			g.grid.SelectColumn(at.key())
			return
		}
	}
	g.grid.Select(keys...)
}

// place is the empty place that was pressed.
func (g *gridView) place() (at place, minute int, ok bool) {
	column, minute := g.grid.Place()
	if len(g.grid.Selected()) > 0 || column >= len(g.places) {
		return place{}, 0, false
	}
	return g.places[column], minute, true
}

// pane says what can be done at the empty place that is selected.
func (g *gridView) pane() fyne.CanvasObject {
	v := g.screen
	at, minute, ok := g.place()
	if !ok {
		return nil
	}
	when := program.At(at.date, program.Clock{}).AddMinutes(minute)
	data := map[string]any{"Day": dayTitle(at.date, v.plan.in), "Time": when.Clock.String()}
	return look.NewEmptyState(theme.ContentAddIcon(), locale.L("{{.Day}}, {{.Time}} is empty. Press Enter or double-click to add a meeting there, or drag over the time that it takes.", data), locale.L("Add meeting"), v.Add)
}

// onSelection makes what was pressed the selection of the tab.
func (g *gridView) onSelection(keys []string, column int) {
	v := g.screen
	if len(keys) == 0 && column < len(g.places) {
		keys = []string{g.places[column].key()} // a row of the agenda where the day has no meetings
	}
	v.list.agenda.Select(keys...)
	if len(v.selected()) == 0 {
		v.refreshPage()
	}
}

// columns are the days that the filter shows, with the meetings on them; what goes on over midnight is on each of its days.
func (v *Screen) columns() (columns []calendar.GridColumn, items []calendar.GridItem, places []place) {
	parts := v.parts()
	for at := range parts {
		places = append(places, at)
	}
	slices.SortFunc(places, v.plan.order())
	for i, at := range places {
		columns = append(columns, v.plan.column(at, len(parts[at])))
		for _, item := range parts[at] {
			item.Column = i
			items = append(items, item)
		}
	}
	return columns, items, places
}

// longestItem is on how many days an item is shown at most.
const longestItem = 60

// parts are the meetings of each day shown.
func (v *Screen) parts() map[place][]calendar.GridItem {
	p, f := v.plan, v.filter
	words, person := strings.Fields(locale.Fold(f.query)), p.program.Person(f.person)
	parts := map[place][]calendar.GridItem{}
	for _, d := range p.days {
		if f.stop != "" && f.stop != d.stop {
			continue
		}
		if _, some := parts[d.place]; !some && !f.narrow() {
			parts[d.place] = nil
		}
		for _, r := range d.rows {
			if p.matches(r, f, person, words) {
				v.addParts(parts, r)
			}
		}
	}
	return parts
}

func (v *Screen) addParts(parts map[place][]calendar.GridItem, r *row) {
	block := v.block(r)
	for at, item := range daysOf(r.meeting) {
		item.TimeBlock = block
		parts[at] = append(parts[at], item)
	}
}

// daysOf are the parts of a meeting on each of its days, without words and column.
func daysOf(m *program.Meeting) iter.Seq2[place, calendar.GridItem] {
	days := max(m.End.Date.DaysSince(m.Start.Date), 0)
	if days > 0 && m.End.Clock == (program.Clock{}) {
		days-- // it ends with the day before
	}
	return func(yield func(place, calendar.GridItem) bool) {
		for k := range min(days, longestItem) + 1 {
			item := calendar.GridItem{To: wholeDay, Before: k > 0, After: k < days}
			if k == 0 {
				item.From = m.Start.Clock.Minutes()
			}
			if k == days && m.End.Date == m.Start.Date.AddDays(k) {
				item.To = m.End.Clock.Minutes()
			}
			if !yield(place{m.Stop, m.Start.Date.AddDays(k)}, item) {
				return
			}
		}
	}
}

// column is the head of a day.
func (v *plan) column(at place, items int) calendar.GridColumn {
	c := calendar.GridColumn{Key: at.key(), Group: locale.L("no stop"), Title: dayTitle(at.date, v.in)}
	switch items {
	case 0:
		c.Text = locale.L("nothing planned")
	case 1:
		c.Text = locale.L("1 item")
	default:
		c.Text = locale.L("{{.Count}} items", map[string]any{"Count": items})
	}
	if stop := v.program.Stop(at.stop); stop != nil {
		c.Group = stopLabel(stop, at.date)
		if outside(stop, at.date) {
			c.Text, c.Tone = joined(" · ", locale.L("outside the stay"), c.Text), look.Amber
		}
	}
	return c
}

// onAdd opens the form of a new meeting at the place.
func (g *gridView) onAdd(column, from, to int) {
	v := g.screen
	if column >= len(g.places) || !v.ready() {
		return
	}
	at := g.places[column]
	m := &program.Meeting{ID: program.NewID(), Stop: at.stop, Kind: program.Appointment}
	m.Start = program.At(at.date, program.Clock{}).AddMinutes(from)
	m.End = m.Start.AddMinutes(to - from)
	v.Leave(func() { v.openEditor(v.newEditor(m, true)) })
}

// dragged is a meeting as a drag would leave it.
func (g *gridView) dragged(m *program.Meeting, d calendar.GridDrag) *program.Meeting {
	next := copyOf(m)
	switch d.Edge {
	case calendar.StartEdge:
		next.Start = m.Start.AddMinutes(d.Minutes)
	case calendar.EndEdge:
		next.End = m.End.AddMinutes(d.Minutes)
	default:
		from, to := g.places[d.Source], g.places[d.Column]
		if from.stop != to.stop {
			next.Stop = to.stop
		}
		moveTo(next, m.Start.AddMinutes(to.date.DaysSince(from.date)*wholeDay+d.Minutes))
	}
	return next
}

// taken are the meetings that a drag moves: all that are selected, if the dragged one is among them; an edge is of that one alone.
func (g *gridView) taken(d calendar.GridDrag) []*program.Meeting {
	p := g.screen.s.Program()
	if p == nil || d.Column >= len(g.places) || d.Source >= len(g.places) {
		return nil
	}
	m := p.Meeting(program.ID(d.Key))
	if m == nil {
		return nil
	}
	taken := []*program.Meeting{m}
	if d.Edge == calendar.WholeItem {
		if all := g.screen.selected(); slices.Contains(all, m) {
			return append(taken, slices.DeleteFunc(all, func(o *program.Meeting) bool { return o == m })...)
		}
	}
	return taken
}

// onDrag says where the meeting would be, and looks for what that would bring about.
func (g *gridView) onDrag(d calendar.GridDrag) string {
	next := g.tried(d)
	if len(next) == 0 {
		return ""
	}
	g.grid.SetGhosts(g.spansOf(next)...)
	g.try(next)
	v, first := g.screen, next[0]
	words := joined(", ", dayTitle(first.Start.Date, v.plan.in), times(first))
	if stop := v.plan.program.Stop(first.Stop); stop != nil && (d.Edge == calendar.NewItem || g.places[d.Source].stop != first.Stop) {
		words = joined(" · ", words, stop.City)
	}
	if len(next) > 1 {
		words = joined(" · ", words, locale.L("{{.Count}} meetings", map[string]any{"Count": len(next)}))
		return words
	}
	return joined(" · ", words, strings.ReplaceAll(length(first.Minutes()), " ", "\u00a0")) // 1 and h stay together
}

// spansOf are where meetings lie in the grid, as far as their days are shown.
func (g *gridView) spansOf(meetings []*program.Meeting) []calendar.GridSpan {
	var spans []calendar.GridSpan
	for _, m := range meetings {
		for at, part := range daysOf(m) {
			if column := slices.Index(g.places, at); column >= 0 {
				spans = append(spans, calendar.GridSpan{Column: column, From: part.From, To: part.To})
			}
		}
	}
	return spans
}

// tried are the meetings as the drag would leave them.
func (g *gridView) tried(d calendar.GridDrag) []*program.Meeting {
	if d.Edge == calendar.NewItem {
		if d.Column >= len(g.places) {
			return nil
		}
		at := g.places[d.Column]
		m := &program.Meeting{ID: program.NewID(), Stop: at.stop, Kind: program.Appointment, Title: locale.L("New meeting")}
		m.Start = program.At(at.date, program.Clock{}).AddMinutes(d.From)
		m.End = m.Start.AddMinutes(d.To - d.From)
		return []*program.Meeting{m}
	}
	var next []*program.Meeting
	for _, m := range g.taken(d) {
		next = append(next, g.dragged(m, d))
	}
	return next
}

// trial checks a program as it would be. Only the newest question is answered; those before it wait no longer once it is asked.
type trial struct {
	program *program.Program
	options clash.Options
	mutex   sync.Mutex
	checker *clash.Checker
}

// find gives what is wrong with the changed meetings.
func (t *trial) find(ctx context.Context, changed []*program.Meeting) ([]clash.Finding, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	next := withMeetings(t.program, changed)
	if t.checker == nil {
		t.checker = clash.New(next, t.options)
	} else {
		t.checker.Update(next)
	}
	ids := idsOf(changed)
	var found []clash.Finding
	for _, f := range t.checker.Findings() {
		about := func(id program.ID) bool { return slices.Contains(ids, id) }
		if f.Ignored == nil && f.Severity != program.SeverityHint && slices.ContainsFunc(f.Items, about) {
			found = append(found, f)
		}
	}
	return found, nil
}

// try looks for the clashes of changed meetings, away from the window, and shows them at the ghost.
func (g *gridView) try(changed []*program.Meeting) {
	v := g.screen
	if g.trial == nil || g.trial.program != v.plan.program {
		g.trial = &trial{program: v.plan.program, options: v.plan.options}
	}
	t := g.trial
	work.Run(v.s.Runner, &g.checking, func(ctx context.Context) ([]clash.Finding, error) { return t.find(ctx, changed) },
		func(found []clash.Finding, err error) {
			if err != nil {
				v.s.Fail(err)
				return
			}
			g.grid.SetGhostMarks(v.plan.ghostMarks(found, changed)...)
		})
}

// mostGhostMarks is how many clashes are told at the ghost.
const mostGhostMarks = 3

func (v *plan) ghostMarks(found []clash.Finding, changed []*program.Meeting) []look.ChipText {
	if len(found) == 0 {
		return []look.ChipText{{Text: locale.L("No clash and no warning there"), Tone: look.Green}}
	}
	var marks []look.ChipText
	for i, f := range found {
		if i == mostGhostMarks {
			marks = append(marks, look.ChipText{Text: locale.L("and {{.Count}} more", map[string]any{"Count": len(found) - i})})
			break
		}
		words, m := f.Text, subject(f, changed)
		if twice(f) && v.other(f, m) != nil {
			words = v.short(f, m)
		}
		if len(changed) > 1 {
			words = joined(" · ", m.Title, words)
		}
		marks = append(marks, look.ChipText{Text: "⚠ " + words, Tone: severityTones[f.Severity]})
	}
	return marks
}

// subject is the changed meeting that a finding is about.
func subject(f clash.Finding, changed []*program.Meeting) *program.Meeting {
	for _, m := range changed {
		if slices.Contains(f.Items, m.ID) {
			return m
		}
	}
	return changed[0]
}

// onDrop moves the meetings, in one edit; a form that is open about the meeting takes it as answers.
func (g *gridView) onDrop(d calendar.GridDrag) {
	v := g.screen
	g.checking.Cancel()
	meetings := g.taken(d)
	if len(meetings) == 0 {
		return
	}
	first := g.dragged(meetings[0], d)
	if e := v.editor; e != nil && e.meeting == first.ID {
		e.takeTimes(first)
		return
	}
	data := map[string]any{
		"Title": first.Title, "Count": len(meetings), "Day": dayTitle(first.Start.Date, v.plan.in), "Time": first.Start.Clock.String(),
		"Times": times(first), "Length": length(first.Minutes()),
	}
	label, sentence := locale.L("Move meeting"), locale.L("Moved to {{.Day}}, {{.Time}}.", data)
	switch {
	case d.Edge != calendar.WholeItem:
		label, sentence = locale.L("Change times"), locale.L("{{.Title}}: {{.Times}}, {{.Length}}.", data)
	case len(meetings) > 1:
		label, sentence = locale.L("Move meetings"), locale.L("{{.Count}} meetings were moved.", data)
	}
	v.change(meetings, label, sentence, func(m *program.Meeting) { *m = *g.dragged(m, d) })
}

func (g *gridView) onGiveUp() { g.checking.Cancel() }

// Lengthen moves the end of the selected meetings by minutes on the wall clock; none becomes shorter than five minutes.
func (v *Screen) Lengthen(minutes int) {
	meetings := v.selected()
	if len(meetings) == 0 || minutes == 0 {
		return
	}
	longer := func(m *program.Meeting) {
		if end := m.End.AddMinutes(minutes); end.MinutesSince(m.Start) >= shortest {
			m.End = end
		}
	}
	first := copyOf(meetings[0])
	longer(first)
	if v.editor != nil {
		v.editor.takeTimes(first)
		return
	}
	if len(meetings) == 1 && first.End == meetings[0].End {
		return
	}
	data := map[string]any{"Title": first.Title, "Count": len(meetings), "Times": times(first), "Length": length(first.Minutes())}
	sentence := locale.L("{{.Title}}: {{.Times}}, {{.Length}}.", data)
	if len(meetings) > 1 {
		sentence = locale.L("{{.Count}} meetings have another end.", data)
	}
	v.change(meetings, locale.L("Change times"), sentence, longer)
}

// shortest is the length in minutes below which keys do not make a meeting shorter.
const shortest = 5
