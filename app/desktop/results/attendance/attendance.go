package attendance

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/sheet"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/store"
)

// PageID is the identifier of the page on which is noted who was there.
const PageID = "attendance"

// Page is the page that shows the meetings of a day beside each other, with a line for each person.
type Page struct {
	s        *session.Session
	program  *program.Program // with what was noted and is not stored yet
	span     span
	meetings []*program.Meeting
	people   []*program.Person
	storing  storing

	days    *look.FilterChip
	fill    *look.Button
	grid    *sheet.Sheet
	content *fyne.Container
	body    fyne.CanvasObject
}

// span is which meetings are shown: those of a day, a single one, or all until today.
type span struct {
	day     civil.Date
	meeting program.ID
	isAll   bool
}

// storing is what was noted and is on its way to the disk.
type storing struct {
	edits    int
	meetings map[program.ID]*program.Meeting // as they are noted
}

// New makes the page; it follows the session's program.
func New(s *session.Session) *Page {
	v := &Page{s: s}
	s.OnProgram(v.onProgram)
	return v
}

// ID identifies the page.
func (v *Page) ID() string { return PageID }

// Title is the page's chip.
func (v *Page) Title() string { return locale.L("Attendance") }

// Count is none.
func (v *Page) Count(*program.Program) int { return -1 }

// Content returns the page's content; it is made once.
func (v *Page) Content() fyne.CanvasObject {
	if v.content != nil {
		return v.content
	}
	v.grid = sheet.New()
	v.grid.Events = sheet.Events{
		Typed: v.onTyped, Heading: v.showHeading,
		Cleared: func(int, int) { v.note("") },
		Menu:    func(_, _ int, at fyne.Position) { v.showMenu(v.presenceMenu(), at) },
		Open:    func(int, int) { v.showMenu(v.presenceMenu(), v.grid.Below()) },
	}
	v.days = look.NewMenuChip("", look.Neutral, v.daysMenu)
	v.fill = look.NewButton(locale.L("All present"), func() { v.fillMeeting(program.WasPresent) })
	hint := look.NewWrapped(
		locale.L("{{.Present}} present, {{.Absent}} absent, {{.Late}} late, {{.Replaced}} replaced, Delete clears. "+
			"Shift with the arrows selects several; clicking a meeting fills its column.", locale.Values{
			"Present": keyOf(program.WasPresent), "Absent": keyOf(program.WasAbsent),
			"Late": keyOf(program.WasLate), "Replaced": keyOf(program.WasReplaced),
		}),
		look.ColorQuiet,
		theme.SizeNameCaptionText,
	)
	bar := container.NewBorder(
		nil,
		nil,
		look.Pad(6, 12, 0, 0, look.Flow(6, v.days)),
		v.fill,
		look.Pad(6, 0, 0, 0, hint),
	)
	v.body = look.HeadAndBody(look.Pad(8, 16, 8, 16, bar), look.Pad(0, 16, 12, 16, look.NewCard(v.grid)))
	v.content = container.NewStack()
	v.onProgram(v.s.Program())
	return v.content
}

// keyOf is the key that notes a presence, in the window's language.
func keyOf(p program.Presence) string { return locale.Window().Name("presence-key", string(p)) }

// onProgram shows the program's new value, with what is still on its way to the disk.
func (v *Page) onProgram(p *program.Program) {
	if v.content == nil {
		return
	}
	if p == nil || v.program == nil || v.program.ID != p.ID {
		v.storing = storing{}
		v.span = span{}
	}
	v.program = p
	if p != nil && len(v.storing.meetings) > 0 {
		v.program = p.With(func(next *program.Program) {
			next.Meetings = slices.Clone(next.Meetings)
			for i, m := range next.Meetings {
				if noted := v.storing.meetings[m.ID]; noted != nil {
					next.Meetings[i] = noted
				}
			}
		})
	}
	v.show()
}

// show shows the meetings of the span.
func (v *Page) show() {
	if empty := v.emptyState(); empty != nil {
		look.Swap(v.content, empty)
		return
	}
	p, all := v.program, session.Gatherings(v.program)
	if v.span == (span{}) || v.span.meeting != "" && p.Meeting(v.span.meeting) == nil {
		v.span = span{day: usualDay(all, v.s.Today())}
	}
	v.meetings = nil
	for _, m := range all {
		if v.shows(m) {
			v.meetings = append(v.meetings, m)
		}
	}
	v.people = nil
	for _, person := range outcome.People(p) {
		isThere := slices.ContainsFunc(v.meetings, func(m *program.Meeting) bool {
			_, isNoted := m.PresenceOf(person.ID)
			return isNoted || p.Attendance().Attends(person, m)
		})
		if isThere {
			v.people = append(v.people, person)
		}
	}
	v.days.Set(v.spanText(), -1, true)
	look.Swap(v.content, v.body)
	v.showGrid()
}

func (v *Page) shows(m *program.Meeting) bool {
	switch {
	case v.span.isAll:
		return !v.s.Today().Before(m.Start.Date)
	case v.span.meeting != "":
		return m.ID == v.span.meeting
	}
	return m.Start.Date == v.span.day
}

// usualDay is the last day with meetings until today, or the first.
func usualDay(meetings []*program.Meeting, today civil.Date) (day civil.Date) {
	for _, m := range meetings {
		if day.IsZero() || day.Before(m.Start.Date) && !today.Before(m.Start.Date) {
			day = m.Start.Date
		}
	}
	return day
}

func (v *Page) emptyState() fyne.CanvasObject {
	switch {
	case v.program == nil:
		return v.s.NoProgram(locale.L("No program is open, so there is no attendance to note."))
	case len(session.Gatherings(v.program)) == 0:
		return look.NewEmptyState(theme.DocumentIcon(),
			locale.L("There are no meetings yet whose attendance could be noted. Plan the meetings first."),
			locale.L("Show the schedule"), v.s.Command("view.schedule"))
	case len(outcome.People(v.program)) == 0:
		return look.NewEmptyState(theme.AccountIcon(),
			locale.L("There is nobody yet whose attendance could be noted. Add people first."),
			locale.L("Show the awardees"), v.s.Command("view.awardees"))
	}
	return nil
}

// spanText is what the chip shows.
func (v *Page) spanText() string {
	switch m := v.program.Meeting(v.span.meeting); {
	case v.span.isAll:
		return locale.L("All meetings until today")
	case m != nil:
		return session.MeetingText(m)
	}
	return session.ShortDay(v.span.day)
}

// daysMenu offers the days with meetings, those until today first, the latest first.
func (v *Page) daysMenu() *fyne.Menu {
	today := v.s.Today()
	var past, later []civil.Date
	for _, m := range session.Gatherings(v.program) {
		day := m.Start.Date
		switch {
		case !today.Before(day):
			if !slices.Contains(past, day) {
				past = append([]civil.Date{day}, past...)
			}
		case !slices.Contains(later, day):
			later = append(later, day)
		}
	}
	menu := fyne.NewMenu("")
	add := func(text string, to span) {
		item := fyne.NewMenuItem(text, func() { v.choose(to) })
		item.Checked = v.span == to
		menu.Items = append(menu.Items, item)
	}
	for _, day := range past {
		add(session.ShortDay(day), span{day: day})
	}
	if len(past) > 0 {
		add(locale.L("All meetings until today"), span{isAll: true})
	}
	menu.Items = append(menu.Items, fyne.NewMenuItem(locale.L("One meeting…"), v.chooseMeeting))
	for _, day := range later {
		add(locale.L("Later: {{.Day}}", locale.Values{"Day": session.ShortDay(day)}), span{day: day})
	}
	return menu
}

func (v *Page) choose(to span) {
	v.span = to
	v.show()
	v.Shown()
}

func (v *Page) chooseMeeting() {
	v.s.Dialogs.Choose(locale.L("Which meeting?"), session.GatheringOptions(v.program, v.s.Today()),
		func(id string) { v.choose(span{meeting: program.ID(id)}) })
}

// Commands lists what the page can do.
func (v *Page) Commands() []dialog.Command {
	return []dialog.Command{{
		ID: "attendance.fill", Title: locale.L("Everyone was at the meeting"), Group: locale.L("Reports"),
		Action:  func() { v.fillMeeting(program.WasPresent) },
		Enabled: func() bool { return v.content != nil && len(v.meetings) > 0 },
	}}
}

// Show is false: meetings belong to the schedule.
func (v *Page) Show(program.ID) bool { return false }

// Shown moves the keyboard to the grid.
func (v *Page) Shown() {
	v.s.FocusSoon(func() {
		if v.grid != nil {
			v.grid.Focus(v.s.Window.Canvas())
		}
	})
}

// Left is not used.
func (v *Page) Left() {}

func (v *Page) showMenu(menu *fyne.Menu, at fyne.Position) {
	look.ShowMenuAt(v.s.Window.Canvas(), at, menu)
}

// store stores meetings as they are noted. Until all is on the disk the page shows them from memory, so that a quick
// hand does not wait.
func (v *Page) store(label string, meetings []*program.Meeting) {
	if len(meetings) == 0 {
		return
	}
	if v.storing.meetings == nil {
		v.storing.meetings = map[program.ID]*program.Meeting{}
	}
	for _, m := range meetings {
		v.storing.meetings[m.ID] = m
	}
	v.storing.edits++
	owner := v.program.ID
	v.onProgram(v.s.Program())
	v.s.Edit(label, func(tx *store.Tx) error { return store.PutAll(tx, owner, meetings) }, func(err error) {
		if v.storing.edits--; v.storing.edits <= 0 || err != nil {
			v.storing = storing{}
		}
		v.onProgram(v.s.Program())
		v.s.Failed(err)
	})
}
