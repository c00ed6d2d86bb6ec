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
	"laurel/app/desktop/session"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// Screen is the Schedule tab.
type Screen struct {
	s      *session.Session
	plan   *plan // nil while no program is open
	filter filter
	wanted program.ID // shown as soon as the plan has the meeting
	list   list
	views  views
	editor *editor

	front    bool            // the tab is in front and waits for its meetings, to give the list the keyboard
	filling  bool            // the list is being given rows
	reading  []string        // the keys whose page is shown
	planning bool            // a newer plan is under way
	telling  bool            // the list of all findings is shown instead of a page
	listed   int             // how many of each gravity that list has
	news     []clash.Finding // what the last change brings
	pending  []func()        // waits for it

	content, pane    *fyne.Container
	about            string            // what the page in the pane is about
	scroll           *look.Scroll      // of that page
	room             fyne.CanvasObject // toolbar, list and pane
	loading, history work.Latest
	travel           work.Latest
	travelForm       *travelForm // the one that was shown last
}

// New makes the tab; it follows the session's program.
func New(s *session.Session) *Screen {
	v := &Screen{s: s}
	s.OnProgram(v.onProgram)
	return v
}

// Content is the tab's content; it is made once.
func (v *Screen) Content() fyne.CanvasObject {
	if v.content == nil {
		v.pane = container.NewStack()
		v.buildList()
		v.buildViews()
		beside := container.NewBorder(nil, v.list.newly, nil, nil, look.NewCard(container.New(&widestLayout{}, v.pane)))
		split := look.NewSplit(v.s.Prefs, "schedule", 0.7, look.NewCard(look.Pad(1, 1, 1, 1, v.views.room)), beside)
		v.room = look.HeadAndBody(look.Down(0, look.Pad(10, 16, 10, 16, v.toolbar()), v.list.general), look.Pad(4, 16, 12, 16, split))
		v.content = container.NewStack()
		if v.plan != nil && v.plan.program == v.s.Program() {
			v.showPlan(true)
		} else {
			v.onProgram(v.s.Program())
		}
	}
	return v.content
}

// Shown is called when the tab has come to the front: the list has the keyboard.
func (v *Screen) Shown() {
	v.front = v.content == nil || len(v.content.Objects) != 1 || v.content.Objects[0] != v.room
	if v.editor == nil && !v.front {
		v.focusList()
	}
}

// showBadge writes the number of clashes and warnings on the tab.
func (v *Screen) showBadge() {
	n := 0
	if p := v.s.Program(); v.plan != nil && p != nil && v.plan.program.ID == p.ID {
		n = v.plan.count(program.SeverityError, program.SeverityWarning)
	}
	v.s.Window.SetBadge(session.ScheduleTab, n)
}

// Show selects the meeting with the identifier, or the meeting of a takeaway, or opens an organisation or the organisation of a contact. It is
// false when the record does not live here.
func (v *Screen) Show(id program.ID) bool {
	p := v.s.Program()
	if p == nil {
		return false
	}
	if i := slices.IndexFunc(p.Takeaways, func(t *program.Takeaway) bool { return t.ID == id }); i >= 0 {
		id = p.Takeaways[i].Meeting
	}
	if c := p.Contact(id); c != nil {
		id = c.Organisation
	}
	switch {
	case p.Meeting(id) != nil:
		v.wanted = id
		v.showWanted()
		return true
	case p.Organisation(id) != nil:
		v.EditOrganisation(id)
		return true
	}
	return false
}

// ShowPerson shows the meetings of one person.
func (v *Screen) ShowPerson(id program.ID) {
	v.filter = filter{person: id}
	if v.plan != nil && v.content != nil {
		v.list.search.SetText("")
		v.showRows()
	}
}

// showWanted selects the meeting asked for, once the list has it; a filter that hides it is taken away.
func (v *Screen) showWanted() {
	if v.wanted == "" || v.plan == nil || v.content == nil || v.plan.rows[v.wanted] == nil {
		return
	}
	id := v.wanted
	v.wanted = ""
	shown := func(r calendar.AgendaRow) bool { return r.Key == string(id) }
	if !slices.ContainsFunc(v.list.agenda.Rows(), shown) {
		v.ShowEverything()
	}
	v.list.agenda.Select(string(id))
	v.view().reveal()
}

// Unsaved tells whether a form holds something that has not been saved.
func (v *Screen) Unsaved() bool { return v.editor != nil && v.editor.form.Changed() }

// Leave calls proceed at once, or asks first where something typed would be lost.
func (v *Screen) Leave(proceed func()) {
	if !v.Unsaved() {
		proceed()
		return
	}
	v.s.AskToDiscard(func() {
		v.closeEditor()
		proceed()
	})
}

// onProgram formats the schedule of the program's new value away from the window, then shows it.
func (v *Screen) onProgram(p *program.Program) {
	v.showBadge()
	if p == nil {
		v.loading.Cancel()
		v.plan, v.editor = nil, nil
		if v.content != nil {
			look.Swap(v.content, look.NewEmptyState(theme.FolderOpenIcon(), locale.L("No program is open, so there is no schedule to show."), "", nil))
		}
		return
	}
	if v.content != nil && (v.plan == nil || v.plan.program.ID != p.ID) {
		look.Swap(v.content, look.NewLoadingState(locale.L("Reading the schedule…")))
	}
	in, options := v.language(), clash.Options{Language: v.language(), Today: v.s.Today()}
	v.planning = true
	work.Run(v.s.Runner, &v.loading, func(ctx context.Context) (*plan, error) {
		next, err := planOf(ctx, p, in, options)
		if err != nil {
			return nil, err
		}
		next.organisations, next.contacts, err = v.s.Store.Library(ctx)
		return next, err
	}, v.onPlan)
}

// afterPlan calls f when the tab knows the latest value of the program and the library.
func (v *Screen) afterPlan(f func()) {
	if !v.planning {
		f()
		return
	}
	v.pending = append(v.pending, f)
}

func (v *Screen) onPlan(next *plan, err error) {
	v.planning = false
	if err != nil {
		v.s.Fail(err)
		return
	}
	v.takePlan(next)
	waiting := v.pending
	v.pending = nil
	for _, f := range waiting {
		f()
	}
}

func (v *Screen) takePlan(next *plan) {
	another := v.plan == nil || v.plan.program.ID != next.program.ID
	switch {
	case another:
		v.telling, v.news = false, nil
	case v.plan.program != next.program:
		v.news = next.newsSince(v.plan)
	}
	v.plan = next
	v.showBadge()
	if v.content != nil {
		v.showPlan(another)
	}
}

// showPlan brings the plan into the tab; with another program it begins anew.
func (v *Screen) showPlan(another bool) {
	p := v.plan.program
	if another {
		if v.editor != nil && v.editor.program != p.ID {
			v.editor = nil
		}
		v.filter = filter{person: v.personOf(v.filter.person)}
		v.list.search.SetText("")
		v.list.agenda.Select()
	}
	if len(p.Stops) == 0 && len(p.Meetings) == 0 {
		look.Swap(v.content, v.noStops())
		return
	}
	look.Swap(v.content, v.room)
	v.showRows()
	v.showWanted()
	v.refreshPage()
	if v.front {
		v.Shown()
	}
}

// personOf keeps a person as the filter if the program has them.
func (v *Screen) personOf(id program.ID) program.ID {
	if v.plan.program.Person(id) == nil {
		return ""
	}
	return id
}

func (v *Screen) noStops() fyne.CanvasObject {
	text := locale.L("The program has no stops yet. A stop is a city with its own time zone and dates; meetings take place there.")
	text += " " + locale.L("A file with a schedule, opened with {{.Keys}}, makes its own.", map[string]any{"Keys": dialog.Ctrl(fyne.KeyO).String()})
	page := look.NewEmptyState(theme.HomeIcon(), text, locale.L("Add a stop"), v.s.Command(session.EditStops))
	page.Add(container.NewCenter(look.NewButton(locale.L("Bring a schedule in from a file…"), v.s.Command(session.OpenFile))))
	return page
}

// language is the window's language, for the names of kinds, statuses and days.
func (v *Screen) language() string { return v.s.Locale() }

// keys are what is selected in the list; the current row when nothing is.
func (v *Screen) keys() []string {
	if v.content == nil || v.plan == nil {
		return nil
	}
	keys := v.list.agenda.Selected()
	if key, some := v.list.agenda.Current(); len(keys) == 0 && some {
		keys = append(keys, key)
	}
	return keys
}

// selected gives the latest values of the meetings selected in the list, in its order.
func (v *Screen) selected() []*program.Meeting {
	p := v.s.Program()
	if p == nil {
		return nil
	}
	var meetings []*program.Meeting
	for _, key := range v.keys() {
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

// at is the day that is selected: that of the current row, else the first day of the stop shown, else of the program.
func (v *Screen) at() place {
	if v.plan == nil {
		return place{}
	}
	if at, _, ok := v.view().place(); ok {
		return at
	}
	if key, some := v.list.agenda.Current(); some {
		if at, ok := v.plan.placeOf(key); ok {
			return at
		}
	}
	p := v.plan.program
	stop := p.Stop(v.filter.stop)
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
		at.date = v.s.Today()
	}
	return at
}
