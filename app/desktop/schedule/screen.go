package schedule

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/library"
	"laurel/app/desktop/session"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// Screen is the Schedule tab.
type Screen struct {
	s        *session.Session
	plan     *plan // nil while no program is open
	filters  *filterBar
	board    *board
	findings *findings
	pane     *session.Pane
	editor   *editor // of the form that was shown last in the pane
	actions  *actions
	library  *library.Forms

	// Lists opens the lists that belong to no tab.
	Lists struct{ Contacts, Journeys func() }

	waiting []func() // for the plan of the latest program
	focus   bool     // the tab is in front and waits for its meetings, to move the keyboard to the board
	loading work.Latest

	content *fyne.Container
	body    fyne.CanvasObject // toolbar, board and pane
}

// New makes the tab; it follows the session's program.
func New(s *session.Session) *Screen {
	v := &Screen{s: s}
	v.actions = &actions{tab: v, s: s}
	v.library = library.NewForms(s, v.libraryRecords, v.whenShown)
	v.filters = newFilterBar(v)
	v.board = newBoard(v)
	v.pane = s.NewPane(v.board, v.page)
	v.pane.OnShown = v.onPaneShown
	v.findings = newFindings(v, look.NewCard(container.New(&widestLayout{}, v.pane.Content)))
	s.OnProgram(v.onProgram)
	return v
}

// Content is the tab's content; it is made once.
func (v *Screen) Content() fyne.CanvasObject {
	if v.content != nil {
		return v.content
	}
	board := look.NewCard(look.Pad(1, 1, 1, 1, v.board.content))
	split := look.NewSplit(v.s.Prefs, "schedule", 0.7, board, v.findings.beside)
	top := look.Down(0, look.Pad(10, 16, 10, 16, v.toolbar()), v.findings.general)
	v.body = look.HeadAndBody(top, look.Pad(4, 16, 12, 16, split))
	v.content = container.NewStack()
	if v.latest() {
		v.showPlan(true)
	} else {
		v.onProgram(v.s.Program())
	}
	return v.content
}

func (v *Screen) toolbar() fyne.CanvasObject {
	tools := v.board.tools
	buttons := look.Across(8, look.NewPrimaryButton(locale.L("Add meeting"), v.actions.add),
		look.NewMenuButton(locale.L("Plan"), v.actions.planMenu))
	search := container.New(&middleLayout{}, v.filters.search)
	views := look.Pad(0, 12, 0, 16, container.New(&middleLayout{}, tools.views))
	chips := container.New(&middleLayout{}, v.filters.chips)
	return look.Down(4, container.NewBorder(nil, nil, buttons, search, views),
		container.NewBorder(nil, nil, nil, tools.row, chips))
}

// latest reports whether the plan is that of the program's latest value.
func (v *Screen) latest() bool { return v.plan != nil && v.plan.program == v.s.Program() }

// shown reports whether the tab shows a plan.
func (v *Screen) shown() bool { return v.plan != nil && v.content != nil }

// Library returns the forms of organisations and contacts.
func (v *Screen) Library() *library.Forms { return v.library }

func (v *Screen) libraryRecords() *library.Records {
	if v.plan == nil {
		return nil
	}
	return &v.plan.library
}

// whenShown calls f as soon as the tab shows the program's latest value.
func (v *Screen) whenShown(f func()) {
	if v.latest() && v.content != nil {
		f()
		return
	}
	v.waiting = append(v.waiting, f)
}

// Shown is called when the tab has come to the front: the form that is open has the keyboard, else the board.
func (v *Screen) Shown() {
	v.focus = v.content == nil || len(v.content.Objects) != 1 || v.content.Objects[0] != v.body
	if !v.focus {
		v.pane.Focus()
	}
}

// Show selects the meeting with the identifier, or opens an organisation or the organisation of a contact. It returns
// false when the record is not one of this tab's.
func (v *Screen) Show(id program.ID) bool {
	p := v.s.Program()
	if p == nil {
		return false
	}
	if c := p.Contact(id); c != nil {
		id = c.Organisation
	}
	switch {
	case p.Meeting(id) != nil:
		v.whenShown(func() { v.selectMeeting(id) })
		return true
	case p.Organisation(id) != nil:
		v.library.EditOrganisation(id)
		return true
	}
	return false
}

// ShowField shows a meeting with one of its fields open, by its path.
func (v *Screen) ShowField(id program.ID, path string) {
	if p := v.s.Program(); p != nil && p.Meeting(id) != nil {
		v.whenShown(func() {
			if v.selectMeeting(id); path != "" {
				v.pane.OpenSpot(path)
			}
		})
	}
}

// selectMeeting selects a meeting; a filter that hides it is removed.
func (v *Screen) selectMeeting(id program.ID) {
	if v.plan.rows[id] == nil {
		return
	}
	if !slices.ContainsFunc(v.board.agenda.Rows(), func(r calendar.AgendaRow) bool { return r.Key == string(id) }) {
		v.filters.clear()
	}
	v.board.Select(string(id))
	v.board.view().reveal()
}

// ShowPerson shows the meetings of one person.
func (v *Screen) ShowPerson(id program.ID) {
	v.filters.filter = filter{person: id}
	if v.shown() {
		v.filters.search.SetText("")
		v.refresh()
	}
}

// Leave calls proceed at once, or asks first where something typed would be lost.
func (v *Screen) Leave(proceed func()) { v.pane.Leave(proceed) }

// onProgram formats the schedule of the program's new value away from the window, then shows it.
func (v *Screen) onProgram(p *program.Program) {
	v.showBadge()
	if p == nil {
		v.loading.Cancel()
		v.plan = nil
		v.pane.Reset()
		if v.content != nil {
			text := locale.L("No program is open, so there is no schedule to show.")
			look.Swap(v.content, look.NewEmptyState(theme.FolderOpenIcon(), text, "", nil))
		}
		return
	}
	if v.content != nil && (v.plan == nil || v.plan.program.ID != p.ID) {
		look.Swap(v.content, look.NewLoadingState(locale.L("Reading the schedule…")))
	}
	if v.content == nil && v.plan == nil { // the tab in front comes first
		v.s.Runner.After(&v.loading, session.Drawn, func() { v.read(p) })
		return
	}
	v.read(p)
}

// read makes the plan of a program off the UI goroutine.
func (v *Screen) read(p *program.Program) {
	before, options := v.plan, clash.Options{Today: v.s.Today()}
	work.Run(v.s.Runner, &v.loading, func(ctx context.Context) (*plan, error) {
		next, err := planOf(ctx, before, p, options)
		if err != nil {
			return nil, err
		}
		next.library.Program = p
		next.library.Organisations, next.library.Contacts, err = v.s.Store.Library(ctx)
		return next, err
	}, v.onPlan)
}

func (v *Screen) onPlan(next *plan, err error) {
	if err != nil {
		v.s.Fail(err)
		return
	}
	before := v.plan
	another := before == nil || before.program.ID != next.program.ID
	v.plan = next
	switch {
	case another:
		v.findings.news = nil
		v.pane.Reset()
	case before.program != next.program:
		v.findings.news = next.newsSince(before)
	}
	v.showBadge()
	if v.content != nil {
		v.showPlan(another)
	}
}

// showBadge writes the number of clashes and warnings on the tab.
func (v *Screen) showBadge() {
	n := 0
	if p := v.s.Program(); p != nil && v.plan != nil && v.plan.program.ID == p.ID {
		n = v.plan.count(program.SeverityError, program.SeverityWarning)
	}
	v.s.Window.SetBadge(session.ScheduleTab, n)
}

// showPlan shows the plan; that of another program from its beginning.
func (v *Screen) showPlan(another bool) {
	p := v.plan.program
	if another {
		f := filter{person: v.filters.filter.person}
		if p.Person(f.person) == nil {
			f = filter{}
		}
		v.filters.filter = f
		v.filters.search.SetText("")
		v.board.Select()
	}
	empty := len(p.Stops) == 0 && len(p.Meetings) == 0
	if empty {
		look.Swap(v.content, v.noStops())
	} else {
		look.Swap(v.content, v.body)
		v.refresh()
	}
	waiting := v.waiting
	v.waiting = nil
	for _, f := range waiting {
		f()
	}
	v.pane.Refresh()
	if v.focus && !empty {
		v.Shown()
	}
}

// refresh shows the plan as the filter has it.
func (v *Screen) refresh() {
	v.filters.refresh()
	v.findings.refresh()
	v.board.fill()
	v.pane.Follow()
}

// onPaneShown follows the pane to other content.
func (v *Screen) onPaneShown() {
	if v.plan != nil {
		v.findings.showNews()
		v.filters.showFindings()
	}
}

// page is the page of what is selected in the board.
func (v *Screen) page(keys []string) fyne.CanvasObject {
	meetings := v.selected()
	switch {
	case !v.shown():
		return container.NewStack()
	case len(meetings) > 1:
		return v.severalPage(meetings)
	case len(meetings) == 1:
		return newPage(v, meetings[0])
	case len(keys) > 0 && v.board.showing == agendaView:
		return look.NewEmptyState(theme.ContentAddIcon(), locale.L("Nothing is planned on this day yet."),
			locale.L("Add meeting"), v.actions.add)
	}
	if page := v.board.view().page(); page != nil {
		return page
	}
	return container.NewStack()
}

// editing is the form of a meeting that is open, or nil.
func (v *Screen) editing() *editor {
	if v.pane.Form() == nil {
		return nil
	}
	return v.editor
}

// ready reports whether meetings can be made: a program is open and has a stop. Without a stop it opens the stops.
func (v *Screen) ready() bool {
	p := v.s.Program()
	if p == nil || !v.shown() || v.plan.program.ID != p.ID {
		return false
	}
	if len(p.Stops) == 0 {
		v.s.Window.Run(session.EditStops)
	}
	return len(p.Stops) > 0
}

func (v *Screen) noStops() fyne.CanvasObject {
	text := locale.L("The program has no stops yet. A stop is a city with its own time zone and dates; " +
		"meetings take place there.")
	text += " " + locale.L("A file with a schedule, opened with {{.Keys}}, makes its own.",
		locale.Values{"Keys": dialog.Ctrl(fyne.KeyO).String()})
	page := look.NewEmptyState(theme.HomeIcon(), text, locale.L("Add a stop"), v.s.Command(session.EditStops))
	file := look.NewButton(locale.L("Import a schedule from a file…"), v.s.Command(session.OpenFile))
	page.Add(container.NewCenter(file))
	return page
}

// selected are the latest values of the meetings selected in the board, in its order.
func (v *Screen) selected() []*program.Meeting {
	p := v.s.Program()
	if p == nil || !v.shown() {
		return nil
	}
	var meetings []*program.Meeting
	for _, key := range v.board.Keys() {
		if m := p.Meeting(program.ID(key)); m != nil {
			meetings = append(meetings, m)
		}
	}
	return meetings
}

// current is the one meeting that is shown, or nil.
func (v *Screen) current() *program.Meeting {
	if meetings := v.selected(); len(meetings) == 1 {
		return meetings[0]
	}
	return nil
}
