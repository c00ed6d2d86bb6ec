package schedule

import (
	"cmp"
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// routes lists how the group gets from place to place, day by day: how long that takes, and how much time there is.
type routes struct {
	*calendar.Agenda
	tab       *Screen
	following bool // the list selects what the agenda has
}

func newRoutes(tab *Screen) *routes {
	l := &routes{Agenda: calendar.NewAgenda(), tab: tab}
	l.OnSelection = func(keys []string) {
		if !l.following {
			tab.board.Select(keys...)
		}
	}
	l.OnOpen = func(string) { tab.actions.edit() }
	l.OnRename = func(string) { tab.actions.edit() }
	l.OnDelete = func([]string) { tab.actions.delete() }
	l.OnMenu = tab.actions.showMenu
	l.OnAdd = tab.actions.add
	l.OnShortcut = tab.actions.onShortcut
	return l
}

func (l *routes) content() fyne.CanvasObject { return l.Agenda }
func (l *routes) page() fyne.CanvasObject    { return nil }
func (l *routes) focus(c fyne.Canvas)        { l.FocusIn(c) }
func (l *routes) reveal()                    { l.ScrollToCurrent() }

func (l *routes) place() (at place, minute int, ok bool) { return place{}, 0, false }

func (l *routes) fill(bool) {
	l.following = true
	l.SetRows(l.tab.plan.routes(l.tab.filters.filter))
	l.follow()
}

func (l *routes) follow() {
	l.following = true
	l.Select(l.tab.board.agenda.Selected()...)
	l.following = false
}

// routes are the routes of each day of the stop shown: of the group, or of the person whose meetings are shown.
func (v *plan) routes(f filter) []calendar.AgendaRow {
	person := v.program.Person(f.person)
	var rows []calendar.AgendaRow
	for _, d := range v.days {
		if f.stop != "" && f.stop != d.stop {
			continue
		}
		var before []*program.Meeting
		for _, r := range d.rows {
			m := r.meeting
			if !m.Binds() || f.person != "" && (person == nil || !v.program.Attendance().Attends(person, m)) {
				continue
			}
			if len(before) == 0 {
				rows = append(rows, d.heading)
			}
			rows = append(rows, v.route(r, comingFrom(m, before, person != nil)))
			before = append(before, m)
		}
	}
	return rows
}

// comingFrom is the meeting from which people come, or nil on the first route of the day. One is the route of one
// person.
func comingFrom(m *program.Meeting, before []*program.Meeting, one bool) *program.Meeting {
	var last *program.Meeting
	for _, b := range before {
		if (one || b.SharesPeople(m)) && (last == nil || !b.End.Before(last.End)) {
			last = b
		}
	}
	return last
}

// route is the route to a meeting from the one before, or from the hotel.
func (v *plan) route(r *row, from *program.Meeting) calendar.AgendaRow {
	m := r.meeting
	clock := session.Clock(m.Start.Clock)
	route := calendar.AgendaRow{Key: string(m.ID), Tone: look.Slate, Side: clock + " " + m.Title, Time: clock}
	if m.IsTravel() {
		route.Tone = kindTones[m.Kind]
		route.Title = m.Title
		route.Text = joined(named(m.Kind), length(m.Minutes()))
		route.Time = times(m)
		route.Side = ""
		setTime(&route, from, m, 0)
		return route
	}
	var id program.ID
	start := locale.L("The hotel")
	if from != nil {
		id, start = from.ID, v.whereOf(from)
		if !m.Start.Before(from.End) {
			route.Time = locale.Window().Clocks(from.End.Clock, m.Start.Clock)
		}
	}
	route.Title = locale.L("{{.From}} › {{.To}}", locale.Values{"From": start, "To": v.whereOf(m)})
	if from != nil && from.IsTravel() {
		route.Text = locale.L("right from {{.Title}}", locale.Values{"Title": from.Title})
		setTime(&route, from, m, 0)
		return route
	}
	found := v.checker.Route(id, m.ID)
	route.Text = routeText(found, m)
	if found.Known && found.Minutes == 0 {
		route.Title = v.whereOf(m)
	}
	setTime(&route, from, m, found.Minutes)
	return route
}

func (v *plan) whereOf(m *program.Meeting) string {
	if r := v.rows[m.ID]; r != nil && r.where != "" {
		return r.where
	}
	return m.Title
}

// routeText is how far a route is and how long it takes.
func routeText(r clash.Route, m *program.Meeting) string {
	data := locale.Values{
		"Minutes":  r.Minutes,
		"Mode":     named(r.Mode),
		"Distance": distance(r.Kilometres),
	}
	switch {
	case m.Link != "" && m.Place == "":
		return locale.L("online: no travel")
	case !r.Known:
		return locale.L("Distance not known: one of the places has no position.")
	case r.Minutes == 0:
		return locale.L("the same place")
	case r.Kilometres < 0:
		return locale.L("about {{.Minutes}} min, {{.Mode}}", data)
	default:
		return locale.L("{{.Distance}} · about {{.Minutes}} min, {{.Mode}}", data)
	}
}

// distance is a length as text: 850 m, 4.1 km.
func distance(kilometres float64) string {
	if kilometres < 1 {
		return strconv.Itoa(int(math.Round(kilometres*100))*10) + " m"
	}
	return strconv.FormatFloat(kilometres, 'f', 1, 64) + " km"
}

// longGap is from how many minutes on a gap is shown as free time.
const longGap = 90

// setTime writes how much time there is for a route, and when that is too little.
func setTime(route *calendar.AgendaRow, from, m *program.Meeting, needed int) {
	if from == nil {
		if needed > 0 {
			leave := locale.Values{"Time": session.Clock(m.Start.AddMinutes(-needed).Clock)}
			route.Chip = look.ChipText{Text: locale.L("leave by {{.Time}}", leave)}
		}
		return
	}
	gap := m.Start.MinutesSince(from.End)
	data := locale.Values{"Minutes": needed - gap, "Length": length(gap), "Overlap": -gap, "Title": from.Title}
	switch {
	case gap < 0:
		route.Chip = look.ChipText{Text: locale.L("no time"), Tone: look.Red}
		late := locale.L("⚠ {{.Title}} ends {{.Overlap}} min after this begins", data)
		route.Mark = look.ChipText{Text: late, Tone: look.Red}
	case gap < needed:
		route.Chip = look.ChipText{Text: cmp.Or(length(gap), locale.L("no time")), Tone: look.Red}
		short := locale.L("⚠ {{.Minutes}} min short to get there", data)
		route.Mark = look.ChipText{Text: short, Tone: look.Red}
	case gap-needed >= longGap:
		route.Chip = look.ChipText{Text: locale.L("{{.Length}}, a gap", data), Tone: look.Blue}
	case gap > 0:
		route.Chip = look.ChipText{Text: length(gap), Tone: look.Green}
	}
}
