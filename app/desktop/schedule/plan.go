package schedule

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/library"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// plan is the schedule of a program as the tab shows it: everything is formatted once, so that drawing, filtering and
// searching format nothing.
type plan struct {
	program  *program.Program
	options  clash.Options
	checker  *clash.Checker
	findings findingsByMeeting
	ignored  findingsByMeeting
	rows     map[program.ID]*row
	days     []*day

	library library.Records // the whole of it
}

// row is one meeting.
type row struct {
	meeting *program.Meeting
	view    calendar.AgendaRow
	where   string // organisation or place, in short
	folded  string // what the search reads
}

// place is a day of a stop.
type place struct {
	stop program.ID
	date civil.Date
}

// placeOf is the day on which a meeting starts.
func placeOf(m *program.Meeting) place { return place{m.Stop, m.Start.Date} }

// key is the key in the list of a day without meetings.
func (at place) key() string { return dayKey + string(at.stop) + " " + at.date.String() }

const dayKey = "day "

// at is a time on the day, in minutes since midnight.
func (at place) at(minute int) civil.DateTime {
	return civil.At(at.date, civil.Clock{}).AddMinutes(minute)
}

// day is a day of a stop with its meetings in order.
type day struct {
	place
	heading calendar.AgendaRow
	rows    []*row
}

// longestStay is the most days of a stop that are shown though nothing is planned on them.
const longestStay = 60

// planOf formats a program's schedule. What is as in the plan before (or nil) is not checked again. It returns early,
// with the context's error, when the context ends.
func planOf(ctx context.Context, before *plan, p *program.Program, o clash.Options) (*plan, error) {
	v := &plan{program: p, options: o, rows: make(map[program.ID]*row, len(p.Meetings))}
	if before != nil && before.options == o {
		v.checker = before.checker.With(p)
	} else {
		v.checker = clash.New(p, o)
	}
	for _, f := range v.checker.Findings() {
		if f.Ignored != nil {
			v.ignored.add(p, f)
		} else {
			v.findings.add(p, f)
		}
	}
	present := map[place]int{}
	days := map[place]*day{}
	for i, m := range p.Meetings {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		at := placeOf(m)
		if days[at] == nil {
			days[at] = &day{place: at}
			present[at] = p.Attendance().Count(at.stop, at.date)
		}
		r := v.newRow(m, present[at])
		v.rows[m.ID] = r
		days[at].rows = append(days[at].rows, r)
	}
	v.addDays(days)
	return v, nil
}

// addDays puts the days in order: stop by stop, each with the days of its stay and those outside it on which something
// is planned.
func (v *plan) addDays(days map[place]*day) {
	for _, stop := range v.program.Stops {
		if stop.Until.DaysSince(stop.From) >= longestStay {
			continue
		}
		for date := range stop.Days() {
			at := place{stop.ID, date}
			if days[at] == nil {
				days[at] = &day{place: at}
			}
		}
	}
	for _, d := range days {
		slices.SortStableFunc(d.rows, func(a, b *row) int {
			return cmp.Or(
				a.meeting.Start.Compare(b.meeting.Start),
				a.meeting.End.Compare(b.meeting.End),
				cmp.Compare(a.meeting.ID, b.meeting.ID),
			)
		})
		d.heading = v.heading(d)
		v.days = append(v.days, d)
	}
	byPlace := v.byPlace()
	slices.SortFunc(v.days, func(a, b *day) int { return byPlace(a.place, b.place) })
}

// byPlace compares days: stop by stop, those of no known stop at the end.
func (v *plan) byPlace() func(a, b place) int {
	ranks := map[program.ID]int{}
	for i, stop := range v.program.Stops {
		ranks[stop.ID] = i + 1
	}
	rank := func(id program.ID) int { return cmp.Or(ranks[id], len(ranks)+1) }
	return func(a, b place) int {
		return cmp.Or(rank(a.stop)-rank(b.stop), a.date.Compare(b.date), cmp.Compare(a.stop, b.stop))
	}
}

func (v *plan) heading(d *day) calendar.AgendaRow {
	h := calendar.AgendaRow{Heading: true, Title: session.ShortDay(d.date), Text: locale.L("no stop")}
	if stop := v.program.Stop(d.stop); stop != nil {
		h.Text = stopLabel(stop, d.date)
		if !stop.Includes(d.date) {
			h.Text = joined(h.Text, locale.L("outside the stay"))
			h.Tone = look.Amber
		}
	}
	return h
}

// counted is a day's heading with the number of items shown.
func (d *day) counted(items int) calendar.AgendaRow {
	h := d.heading
	if items > 0 {
		h.Text = joined(h.Text, itemsText(items))
	}
	return h
}

// privateSign is before the title of a meeting that only the office has.
const privateSign = "🔒 "

// itemsText is a number of items of the schedule.
func itemsText(n int) string {
	if n == 1 {
		return locale.L("1 item")
	}
	return locale.L("{{.Count}} items", locale.Values{"Count": n})
}

func (v *plan) newRow(m *program.Meeting, present int) *row {
	organisation, where := "", m.Place
	if o := v.program.Organisation(m.Organisation); o != nil {
		organisation = o.Name
	}
	if where == "" && m.Link != "" {
		where = locale.L("online")
	}
	r := &row{meeting: m, where: cmp.Or(organisation, where), view: calendar.AgendaRow{
		Key:   string(m.ID),
		Time:  times(m),
		Note:  lastDay(m),
		Tone:  kindTones[m.Kind],
		Title: m.Title,
		Text:  joined(named(m.Kind), organisation, where),
		Side:  v.attendance(m, present),
	}}
	if m.Private {
		r.view.Title = privateSign + m.Title
		r.view.Text = joined(locale.L("Internal only"), r.view.Text)
	}
	if m.Status != "" {
		r.view.Chip = look.ChipText{Text: statusName(m.Status), Tone: statusTones[m.Status]}
	}
	if found := v.findings.of[m.ID]; len(found) > 0 && found[0].Severity != program.SeverityHint {
		r.view.Mark = look.ChipText{Text: v.mark(found, m), Tone: severityTones[found[0].Severity]}
	}
	terms := []string{
		m.Title, r.view.Text, m.Topic, m.Place, r.view.Chip.Text, r.view.Side,
		locale.Window().Date(m.Start.Date, locale.WeekdayDate),
	}
	if stop := v.program.Stop(m.Stop); stop != nil {
		terms = append(terms, stop.City)
	}
	for _, id := range m.Contacts {
		if c := v.program.Contact(id); c != nil {
			terms = append(terms, c.Name)
		}
	}
	r.folded = locale.Fold(strings.Join(terms, "\n"))
	return r
}

// attendance is who comes, in short.
func (v *plan) attendance(m *program.Meeting, present int) string {
	if m.Selected {
		people := v.program.Attendance().PeopleOf(m.Attendees)
		if len(people) == 1 {
			return people[0].DisplayName()
		}
		return locale.L("{{.Count}} people", locale.Values{"Count": len(people)})
	}
	data := locale.Values{"Count": present}
	switch excused := v.program.Attendance().PeopleOf(m.Excused); len(excused) {
	case 0:
		return locale.L("everyone ({{.Count}})", data)
	case 1:
		return locale.L("without {{.Name}}", locale.Values{"Name": excused[0].DisplayName()})
	default:
		data["Excused"] = len(excused)
		return locale.L("{{.Excused}} of {{.Count}} excused", data)
	}
}

// dayOfKey is the day of a stop that a key of the list is on.
func (v *plan) dayOfKey(key string) (place, bool) {
	if r := v.rows[program.ID(key)]; r != nil {
		return placeOf(r.meeting), true
	}
	for _, d := range v.days {
		if len(d.rows) == 0 && d.key() == key {
			return d.place, true
		}
	}
	return place{}, false
}

// lastOf is the last meeting to end on a day of a stop, or nil.
func (v *plan) lastOf(at place) *program.Meeting {
	var last *program.Meeting
	for _, d := range v.days {
		if d.place != at {
			continue
		}
		for _, r := range d.rows {
			if last == nil || last.End.Before(r.meeting.End) {
				last = r.meeting
			}
		}
	}
	return last
}
