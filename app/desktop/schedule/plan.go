package schedule

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// plan is a program's schedule as the tab shows it: everything is formatted once, so that drawing, filtering and searching format nothing.
type plan struct {
	program  *program.Program
	in       string
	options  clash.Options
	checker  *clash.Checker                 // for the UI goroutine, once the plan is shown
	findings []clash.Finding                // but for those that someone let stand
	of       map[program.ID][]clash.Finding // the findings of a meeting, the gravest first
	ignored  map[program.ID][]clash.Finding // those that someone let stand, by meeting
	left     []clash.Finding                // those that someone let stand
	rows     map[program.ID]*row
	days     []*day

	organisations []*program.Organisation // of the whole library, by name
	contacts      []*program.Contact
}

// row is one meeting.
type row struct {
	meeting  *program.Meeting
	view     calendar.AgendaRow
	where    string // organisation or place, in a few words
	folded   string // what the search reads
	severity program.Severity
}

// place is a day of a stop.
type place struct {
	stop program.ID
	date program.Date
}

// key is how the list calls a day without meetings.
func (at place) key() string { return "day " + string(at.stop) + " " + at.date.String() }

// day is a day of a stop with its meetings in order.
type day struct {
	place
	heading calendar.AgendaRow
	rows    []*row
}

// longestStay is the most days of a stop that are shown though nothing is planned on them.
const longestStay = 60

// planOf formats a program's schedule. It returns early, with the context's error, when the context ends.
func planOf(ctx context.Context, p *program.Program, in string, o clash.Options) (*plan, error) {
	v := &plan{
		program: p, in: in, options: o, rows: make(map[program.ID]*row, len(p.Meetings)),
		of: map[program.ID][]clash.Finding{}, ignored: map[program.ID][]clash.Finding{},
	}
	v.checker = clash.New(p, o) // its own, since the window uses the one before meanwhile
	for _, f := range v.checker.Findings() {
		if f.Ignored != nil {
			v.ignore(f)
			continue
		}
		v.findings = append(v.findings, f)
		for _, id := range f.Items {
			if p.Meeting(id) != nil {
				v.of[id] = append(v.of[id], f)
			}
		}
	}
	present := map[place]int{}
	days := map[place]*day{}
	for i, m := range p.Meetings {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		at := place{m.Stop, m.Start.Date}
		if _, known := present[at]; !known {
			present[at] = presentAt(p, at)
		}
		if days[at] == nil {
			days[at] = &day{place: at}
		}
		r := v.newRow(m, present[at])
		v.rows[m.ID] = r
		days[at].rows = append(days[at].rows, r)
	}
	v.addDays(days)
	return v, nil
}

func presentAt(p *program.Program, at place) int {
	n := 0
	for _, person := range p.People {
		if !person.Cancelled && p.Present(person, at.stop, at.date) {
			n++
		}
	}
	return n
}

// addDays puts the days in order: stop by stop, each with the days of its stay and those outside it on which something is planned.
func (v *plan) addDays(days map[place]*day) {
	for _, stop := range v.program.Stops {
		if stop.From.IsZero() || stop.Until.IsZero() || stop.Until.DaysSince(stop.From) >= longestStay {
			continue
		}
		for date := stop.From; !stop.Until.Before(date); date = date.AddDays(1) {
			at := place{stop.ID, date}
			if days[at] == nil {
				days[at] = &day{place: at}
			}
		}
	}
	for _, d := range days {
		slices.SortStableFunc(d.rows, func(a, b *row) int {
			return cmp.Or(a.meeting.Start.Compare(b.meeting.Start), a.meeting.End.Compare(b.meeting.End), cmp.Compare(a.meeting.ID, b.meeting.ID))
		})
		d.heading = v.heading(d)
		v.days = append(v.days, d)
	}
	order := v.order()
	slices.SortFunc(v.days, func(a, b *day) int { return order(a.place, b.place) })
}

// order puts days in order: stop by stop, those of no known stop at the end.
func (v *plan) order() func(a, b place) int {
	order := map[program.ID]int{}
	for i, stop := range v.program.Stops {
		order[stop.ID] = i + 1
	}
	rank := func(id program.ID) int { return cmp.Or(order[id], len(order)+1) }
	return func(a, b place) int {
		return cmp.Or(rank(a.stop)-rank(b.stop), a.date.Compare(b.date), cmp.Compare(a.stop, b.stop))
	}
}

// ignore notes a finding that someone let stand.
func (v *plan) ignore(f clash.Finding) {
	v.left = append(v.left, f)
	for _, id := range f.Items {
		if v.program.Meeting(id) != nil {
			v.ignored[id] = append(v.ignored[id], f)
		}
	}
}

func (v *plan) heading(d *day) calendar.AgendaRow {
	stop := v.program.Stop(d.stop)
	h := calendar.AgendaRow{Heading: true, Title: locale.Language(v.in).Date(d.date, locale.WeekdayShort), Text: locale.L("no stop")}
	if stop != nil {
		h.Text = stopLabel(stop, d.date)
		if outside(stop, d.date) {
			h.Text, h.Tone = joined(" · ", h.Text, locale.L("outside the stay")), look.Amber
		}
	}
	return h
}

// counted is a day's heading with the number of items shown.
func (d *day) counted(items int) calendar.AgendaRow {
	h := d.heading
	switch items {
	case 0:
	case 1:
		h.Text = joined(" · ", h.Text, locale.L("1 item"))
	default:
		h.Text = joined(" · ", h.Text, locale.L("{{.Count}} items", map[string]any{"Count": items}))
	}
	return h
}

func outside(stop *program.Stop, d program.Date) bool {
	return !stop.From.IsZero() && d.Before(stop.From) || !stop.Until.IsZero() && stop.Until.Before(d)
}

func (v *plan) newRow(m *program.Meeting, present int) *row {
	organisation := ""
	if o := v.program.Organisation(m.Organisation); o != nil {
		organisation = o.Name
	}
	where := m.Place
	if where == "" && m.Link != "" {
		where = locale.L("online")
	}
	r := &row{meeting: m, where: cmp.Or(organisation, where), view: calendar.AgendaRow{
		Key: string(m.ID), Time: times(m), Note: nextDay(m, v.in), Tone: kindTones[m.Kind], Title: m.Title,
		Text: joined(" · ", m.Kind.Name(locale.Language(v.in)), organisation, where), Side: v.attendance(m, present),
	}}
	if m.Status != "" {
		r.view.Chip = look.ChipText{Text: m.Status.Name(locale.Language(v.in)), Tone: statusTones[m.Status]}
	}
	if found := v.of[m.ID]; len(found) > 0 && found[0].Severity != program.SeverityHint {
		r.severity = found[0].Severity
		r.view.Mark = look.ChipText{Text: v.mark(found, m), Tone: severityTones[r.severity]}
	}
	city := ""
	if stop := v.program.Stop(m.Stop); stop != nil {
		city = stop.City
	}
	r.folded = locale.Fold(strings.Join([]string{
		m.Title, r.view.Text, city, m.Topic, m.Place, locale.Language(v.in).Date(m.Start.Date, locale.WeekdayDate), r.view.Chip.Text, v.contactNames(m), r.view.Side,
	}, "\n"))
	return r
}

func (v *plan) contactNames(m *program.Meeting) string {
	var names []string
	for _, id := range m.Contacts {
		if c := v.program.Contact(id); c != nil {
			names = append(names, c.Name)
		}
	}
	return strings.Join(names, "\n")
}

// attendance says in a few words who comes.
func (v *plan) attendance(m *program.Meeting, present int) string {
	if m.Selected {
		people := v.people(m.Attendees)
		if len(people) == 1 {
			return people[0].DisplayName()
		}
		return locale.L("{{.Count}} people", map[string]any{"Count": len(people)})
	}
	excused := v.people(m.Excused)
	switch len(excused) {
	case 0:
		return locale.L("everyone ({{.Count}})", map[string]any{"Count": present})
	case 1:
		return locale.L("without {{.Name}}", map[string]any{"Name": excused[0].DisplayName()})
	default:
		return locale.L("{{.Excused}} of {{.Count}} excused", map[string]any{"Excused": len(excused), "Count": present})
	}
}

// people are those of the program with these IDs who have not cancelled.
func (v *plan) people(ids []program.ID) []*program.Person {
	var people []*program.Person
	for _, id := range ids {
		if person := v.program.Person(id); person != nil && !person.Cancelled {
			people = append(people, person)
		}
	}
	return people
}

// count is how many findings have one of these severities.
func (v *plan) count(severities ...program.Severity) int {
	n := 0
	for _, f := range v.findings {
		if slices.Contains(severities, f.Severity) {
			n++
		}
	}
	return n
}

// general are the grave findings that are about no meeting in particular.
func (v *plan) general() []clash.Finding {
	var found []clash.Finding
	for _, f := range v.findings {
		if f.Severity != program.SeverityHint && (len(f.Items) == 0 || v.program.Meeting(f.Items[0]) == nil) {
			found = append(found, f)
		}
	}
	return found
}
