package schedule

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// view shows the schedule in one form. The selection is the agenda's in all of them: the others change it when
// something in them is selected, and follow it.
type view interface {
	content() fyne.CanvasObject
	fill(elsewhere bool) // shows the plan as the filter has it; elsewhere: of another stop than before
	follow()             // shows what the agenda has selected
	reveal()             // scrolls to it
	focus(c fyne.Canvas)
	page() fyne.CanvasObject                // is shown beside it while no meeting is selected; nil: nothing
	place() (at place, minute int, ok bool) // the empty place that is selected, if there is one
}

// The identifiers of the views.
const (
	gridView   = "grid"
	agendaView = "agenda"
	peopleView = "people"
	routesView = "legs"
)

// viewNames are the views in the order of their chips.
var viewNames = []string{gridView, agendaView, peopleView, routesView}

// board is the left part of the tab: the views of the schedule, one of which is shown.
type board struct {
	tab     *Screen
	agenda  *calendar.Agenda // has the selection of all views
	views   map[string]view
	showing string
	content *fyne.Container // of the view, or why there is nothing to show
	tools   *boardTools
	stop    program.ID // that the filter left when the board was filled last
	filling bool       // the rows of the agenda are replaced
}

const viewPreference = "schedule.view"

func newBoard(tab *Screen) *board {
	b := &board{tab: tab, agenda: calendar.NewAgenda(), content: container.NewStack()}
	b.agenda.OnCurrent = func(string, bool) {
		if !b.filling && tab.plan != nil {
			tab.pane.FollowCurrent()
		}
	}
	b.agenda.OnSelection = func([]string) {
		if !b.filling && tab.plan != nil {
			tab.pane.FollowSelection()
			b.view().follow()
		}
	}
	b.agenda.OnOpen = func(string) { tab.actions.edit() }
	b.agenda.OnRename = func(string) { tab.actions.edit() }
	b.agenda.OnDelete = func([]string) { tab.actions.delete() }
	b.agenda.OnMenu = tab.actions.showMenu
	b.agenda.OnAdd = tab.actions.add
	b.agenda.OnShortcut = tab.actions.onShortcut
	b.views = map[string]view{
		agendaView: &agenda{b},
		gridView:   newGrid(tab),
		peopleView: newPeople(tab),
		routesView: newRoutes(tab),
	}
	b.showing = gridView
	var last string
	if tab.s.Prefs.Load(viewPreference, &last) && b.views[last] != nil {
		b.showing = last
	}
	b.tools = newBoardTools(b)
	return b
}

func (b *board) view() view { return b.views[b.showing] }

// Keys returns what is selected; the current row when nothing is.
func (b *board) Keys() []string {
	keys := b.agenda.Selected()
	if key, some := b.agenda.Current(); len(keys) == 0 && some {
		keys = append(keys, key)
	}
	return keys
}

// Select selects rows of the agenda.
func (b *board) Select(keys ...string) { b.agenda.Select(keys...) }

// Focus moves the keyboard to the view.
func (b *board) Focus() { b.view().focus(b.tab.s.Window.Canvas()) }

// show changes to another view. The selection stays.
func (b *board) show(name string) {
	b.showing = name
	b.tab.s.Prefs.Save(viewPreference, name)
	b.tools.refresh()
	if b.tab.plan == nil {
		return
	}
	b.fill()
	b.view().reveal()
	b.tab.pane.Refresh()
	if b.tab.pane.Form() == nil {
		b.Focus()
	}
}

// fill shows the plan as the filter has it.
func (b *board) fill() {
	v := b.tab
	if v.plan == nil {
		return
	}
	f := v.filters.filter
	rows, meetings := v.plan.list(f)
	if len(v.plan.program.Meetings) == 0 && !f.narrow() {
		rows = nil
	}
	b.showContent(len(rows) > 0 || b.showing == gridView && len(v.plan.days) > 0 && !f.narrow())
	atStop := func(m *program.Meeting) bool { return m.Stop == f.stop }
	elsewhere := f.stop != "" && f.stop != b.stop && !slices.ContainsFunc(v.selected(), atStop)
	b.stop = f.stop
	b.filling = true
	if elsewhere {
		b.agenda.Select() // else the row that comes where the last one was
	}
	b.agenda.SetRows(rows)
	if _, some := b.agenda.Current(); !some && meetings > 0 {
		first := slices.IndexFunc(rows, func(r calendar.AgendaRow) bool { return !r.Heading && !r.Faint })
		b.agenda.Select(rows[first].Key)
	}
	b.filling = false
	b.view().fill(elsewhere)
}

// showContent shows the view or, when it has nothing, why, and what to do.
func (b *board) showContent(some bool) {
	shown := b.view().content()
	switch {
	case some:
	case len(b.tab.plan.program.Meetings) == 0:
		shown = look.NewEmptyState(theme.HistoryIcon(),
			locale.L("No meetings yet. Add the first one; the next ones follow it in time."),
			locale.L("Add meeting"), b.tab.actions.add)
	default:
		shown = look.NewEmptyState(theme.SearchIcon(), locale.L("No meeting matches the search and the filters."),
			locale.L("Show everything"), b.tab.filters.clear)
	}
	look.Swap(b.content, shown)
}

// at is the day that is selected: that of the current row, else the first day of the stop shown, else of the program.
func (b *board) at() place {
	if at, _, ok := b.view().place(); ok {
		return at
	}
	if key, some := b.agenda.Current(); some {
		if at, ok := b.tab.plan.dayOfKey(key); ok {
			return at
		}
	}
	p := b.tab.plan.program
	stop := p.Stop(b.tab.filters.filter.stop)
	if stop == nil && len(p.Stops) > 0 {
		stop = p.Stops[0]
	}
	at := place{date: p.Start}
	if stop != nil {
		at.stop = stop.ID
		if !stop.From.IsZero() {
			at.date = stop.From
		}
	}
	if at.date.IsZero() {
		at.date = b.tab.s.Today()
	}
	return at
}

// The lengths in minutes of a new meeting and of the pause before it.
const (
	newLength = 60
	newPause  = 15
)

// newMeeting is the empty meeting that "Add meeting" starts from: at the empty place that is selected, else after the
// last item of the day, else at nine.
func (b *board) newMeeting() *program.Meeting {
	at := b.at()
	start := at.at(9 * 60)
	if last := b.tab.plan.lastOf(at); last != nil && last.End.Date == at.date {
		after := last.End.AddMinutes(newPause)
		if after = after.AddMinutes((quarter - after.Clock.Minute%quarter) % quarter); after.Date == at.date {
			start = after
		}
	}
	if there, minute, ok := b.view().place(); ok && there == at {
		start = at.at(minute)
	}
	return meetingAt(at.stop, start, newLength)
}

// meetingAt is an empty meeting.
func meetingAt(stop program.ID, start civil.DateTime, minutes int) *program.Meeting {
	return &program.Meeting{
		ID:    program.NewID(),
		Stop:  stop,
		Kind:  program.Appointment,
		Start: start,
		End:   start.AddMinutes(minutes),
	}
}

// block is a meeting in the grid and the time line: the text names what the colour means.
func (b *board) block(r *row) calendar.TimeBlock {
	m := r.meeting
	block := calendar.TimeBlock{
		Key:   string(m.ID),
		Tone:  kindTones[m.Kind],
		Title: r.view.Title,
		Time:  times(m),
		Mark:  r.view.Mark,
	}
	texts := []string{r.where, r.view.Chip.Text, named(m.Kind)}
	if b.tools.byStatus() {
		block.Tone = statusTones[m.Status]
		texts = []string{statusName(m.Status), r.where}
	}
	block.Text = joined(texts...)
	return block
}

// agenda is the list by day, which also has the selection of all views.
type agenda struct{ *board }

func (a *agenda) content() fyne.CanvasObject { return a.board.agenda }
func (a *agenda) fill(bool)                  {}
func (a *agenda) follow()                    {}
func (a *agenda) reveal()                    { a.board.agenda.ScrollToCurrent() }
func (a *agenda) focus(c fyne.Canvas)        { a.board.agenda.FocusIn(c) }
func (a *agenda) page() fyne.CanvasObject    { return nil }

func (a *agenda) place() (at place, minute int, ok bool) { return place{}, 0, false }
