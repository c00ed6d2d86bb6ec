package schedule

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// legsView lists how the group gets from place to place, day by day: how long the way takes, and how much time there is.
type legsView struct {
	screen  *Screen
	list    *calendar.Agenda
	telling bool // the list is being told what is selected
}

func newLegsView(v *Screen) *legsView {
	l := &legsView{screen: v, list: calendar.NewAgenda()}
	l.list.OnSelection = l.onSelection
	l.list.OnOpen = func(string) { v.Edit() }
	l.list.OnRename = func(string) { v.Edit() }
	l.list.OnDelete = func([]string) { v.Delete() }
	l.list.OnMenu = v.onMenu
	l.list.OnAdd = v.Add
	l.list.OnShortcut = v.onShortcut
	return l
}

func (l *legsView) content() fyne.CanvasObject { return l.list }
func (l *legsView) pane() fyne.CanvasObject    { return nil }
func (l *legsView) focus(c fyne.Canvas)        { l.list.FocusIn(c) }
func (l *legsView) reveal()                    { l.list.ScrollToCurrent() }

func (l *legsView) place() (at place, minute int, ok bool) { return place{}, 0, false }

func (l *legsView) fill() {
	l.telling = true
	l.list.SetRows(l.screen.legs())
	l.telling = false
	l.follow()
}

func (l *legsView) follow() {
	l.telling = true
	l.list.Select(l.screen.list.agenda.Selected()...)
	l.telling = false
}

func (l *legsView) onSelection(keys []string) {
	if !l.telling {
		l.screen.list.agenda.Select(keys...)
	}
}

// legs are the ways of each day that the filter shows: of the group, or of the person whose meetings are shown.
func (v *Screen) legs() []calendar.AgendaRow {
	p, f := v.plan, v.filter
	person := p.program.Person(f.person)
	var rows []calendar.AgendaRow
	for _, d := range p.days {
		if f.stop != "" && f.stop != d.stop {
			continue
		}
		var before []*program.Meeting
		var legs []calendar.AgendaRow
		for _, r := range d.rows {
			m := r.meeting
			if !m.Binds() || f.person != "" && (person == nil || !p.program.Attends(person, m)) {
				continue
			}
			legs = append(legs, p.leg(r, before, person != nil))
			before = append(before, m)
		}
		if len(legs) > 0 {
			heading := d.heading
			rows = append(append(rows, heading), legs...)
		}
	}
	return rows
}

func moves(m *program.Meeting) bool {
	return m.Kind == program.Transport || m.Kind == program.FlightKind
}

// together tells whether someone who was in a may be expected in b.
func together(a, b *program.Meeting) bool {
	if !a.Selected || !b.Selected {
		return true
	}
	return slices.ContainsFunc(a.Attendees, func(id program.ID) bool { return slices.Contains(b.Attendees, id) })
}

// comingFrom is the meeting from which people come, or nil on the first way of the day.
func comingFrom(m *program.Meeting, before []*program.Meeting, one bool) *program.Meeting {
	var last *program.Meeting
	for _, b := range before {
		if (one || together(b, m)) && (last == nil || !b.End.Before(last.End)) {
			last = b
		}
	}
	return last
}

// leg is the way to a meeting.
func (v *plan) leg(r *row, before []*program.Meeting, one bool) calendar.AgendaRow {
	m, from := r.meeting, comingFrom(r.meeting, before, one)
	leg := calendar.AgendaRow{Key: string(m.ID), Tone: look.Slate, Side: m.Start.Clock.String() + " " + m.Title, Time: m.Start.Clock.String()}
	if moves(m) {
		leg.Tone, leg.Title, leg.Text, leg.Time = kindTones[m.Kind], m.Title, joined(" · ", m.Kind.Name(locale.Language(v.in)), length(m.Minutes())), times(m)
		leg.Side = ""
		v.legTime(&leg, from, m, 0)
		return leg
	}
	start := locale.L("The hotel")
	if from != nil {
		start = v.whereOf(from)
	}
	if from != nil && !m.Start.Before(from.End) {
		leg.Time = from.End.Clock.String() + "–" + m.Start.Clock.String()
	}
	leg.Title = locale.L("{{.From}} › {{.To}}", map[string]any{"From": start, "To": v.whereOf(m)})
	if from != nil && moves(from) {
		leg.Text = locale.L("right from {{.Title}}", map[string]any{"Title": from.Title})
		v.legTime(&leg, from, m, 0)
		return leg
	}
	var id program.ID
	if from != nil {
		id = from.ID
	}
	way := v.checker.Route(id, m.ID)
	leg.Text = v.wayText(way, m)
	if way.Known && way.Minutes == 0 {
		leg.Title = v.whereOf(m)
	}
	v.legTime(&leg, from, m, way.Minutes)
	return leg
}

func (v *plan) whereOf(m *program.Meeting) string {
	if r := v.rows[m.ID]; r != nil && r.where != "" {
		return r.where
	}
	return m.Title
}

// wayText says how far it is and how long it takes.
func (v *plan) wayText(way clash.Route, m *program.Meeting) string {
	data := map[string]any{"Minutes": way.Minutes, "Mode": way.Mode.Name(locale.Language(v.in)), "Distance": distance(way.Kilometres)}
	switch {
	case m.Link != "" && m.Place == "":
		return locale.L("online: no way")
	case !way.Known:
		return locale.L("Distance not known: one of the places has no position.")
	case way.Minutes == 0:
		return locale.L("the same place")
	case way.Kilometres < 0:
		return locale.L("about {{.Minutes}} min, {{.Mode}}", data)
	default:
		return locale.L("{{.Distance}} · about {{.Minutes}} min, {{.Mode}}", data)
	}
}

// distance is a length in words: 850 m, 4.1 km.
func distance(kilometres float64) string {
	if kilometres < 1 {
		return strconv.Itoa(int(math.Round(kilometres*100))*10) + " m"
	}
	return strconv.FormatFloat(kilometres, 'f', 1, 64) + " km"
}

// longGap is from how many minutes on a gap is told as free time.
const longGap = 90

// legTime says how much time there is for a way, and when that is too little.
func (v *plan) legTime(leg *calendar.AgendaRow, from, m *program.Meeting, needed int) {
	if from == nil {
		if needed > 0 {
			leave := m.Start.AddMinutes(-needed)
			leg.Chip = look.ChipText{Text: locale.L("leave by {{.Time}}", map[string]any{"Time": leave.Clock.String()}), Tone: look.Neutral}
		}
		return
	}
	gap := m.Start.MinutesSince(from.End)
	data := map[string]any{"Minutes": needed - gap, "Length": length(gap), "Overlap": -gap, "Title": from.Title}
	switch {
	case gap < 0:
		leg.Chip = look.ChipText{Text: locale.L("no time"), Tone: look.Red}
		leg.Mark = look.ChipText{Text: locale.L("⚠ {{.Title}} ends {{.Overlap}} min after this begins", data), Tone: look.Red}
	case gap < needed:
		leg.Chip = look.ChipText{Text: cmp.Or(length(gap), locale.L("no time")), Tone: look.Red}
		leg.Mark = look.ChipText{Text: locale.L("⚠ {{.Minutes}} min too little to get there", data), Tone: look.Red}
	case gap-needed >= longGap:
		leg.Chip = look.ChipText{Text: locale.L("{{.Length}}, a gap", data), Tone: look.Blue}
	case gap == 0:
	default:
		leg.Chip = look.ChipText{Text: length(gap), Tone: look.Green}
	}
}
