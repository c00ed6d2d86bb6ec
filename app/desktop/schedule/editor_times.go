package schedule

import (
	"slices"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// timeFields ask what a meeting is, at which stop and when; the end follows the start.
type timeFields struct {
	editor     *editor
	kind, stop *form.ChoiceField
	day, until *form.DateField
	start, end *form.TimeField
	last       civil.Clock // start
}

func newTimeFields(e *editor) *timeFields {
	fs, m := e.fields, e.fields.From
	day := m.Start.Date
	f := &timeFields{editor: e, last: m.Start.Clock}
	f.kind = fs.Choice("Kind", locale.L("Kind"), session.Named(program.Kinds()))
	f.stop = fs.Choice("Stop", locale.L("Stop"), stopOptions(e.program))
	f.day = form.NewDateField("Start", locale.L("Day")).Near(day).SetValue(day)
	f.start = form.NewTimeField("Start.Clock", locale.L("Starts")).SetValue(f.last)
	f.end = form.NewTimeField("End", locale.L("Ends")).SetValue(m.End.Clock)
	f.until = form.NewDateField("End.Date", locale.L("Ends on, if more than a day later")).Near(day)
	if !m.End.IsZero() && m.End != m.Start.Next(m.End.Clock) {
		f.until.SetValue(m.End.Date)
	}
	for _, field := range []form.Field{f.day, f.start, f.end, f.until} {
		fs.Bind(field, f.apply)
	}
	e.form.Group("", fs.Text("Title", locale.L("Title")), form.Beside(f.kind, f.stop),
		f.day, form.Beside(f.start, f.end), f.until)
	return f
}

// from is when the meeting starts, as far as it was typed.
func (f *timeFields) from() (start civil.DateTime, known bool) {
	clock, ok := f.start.Value()
	day := f.day.Value()
	return civil.At(day, clock), ok && !day.IsZero()
}

// apply sets start and end of a meeting to what the four fields have.
func (f *timeFields) apply(m *program.Meeting) {
	end, _ := f.end.Value()
	m.Start, _ = f.from()
	m.End = m.Start.Next(end)
	if until := f.until.Value(); !until.IsZero() {
		m.End = civil.At(until, end)
	}
}

// missing are the times that were not typed.
func (f *timeFields) missing() form.Problems {
	found := form.Problems{}
	if _, ok := f.start.Value(); !ok {
		found["Start.Clock"] = locale.L("Enter the time at which it starts.")
	}
	if _, ok := f.end.Value(); !ok {
		found["End"] = locale.L("Enter the time at which it ends.")
	}
	return found
}

// shift moves what is typed as day and start; the end follows.
func (f *timeFields) shift(minutes int) {
	if start, known := f.from(); known {
		start = start.AddMinutes(minutes)
		f.day.Type(form.DateText(start.Date))
		f.start.Type(session.Clock(start.Clock))
	}
}

// set types the stop and the times of a meeting that was dragged or lengthened while its form is open.
func (f *timeFields) set(m *program.Meeting) {
	if f.stop.Value() != string(m.Stop) {
		f.stop.Choose(string(m.Stop))
	}
	f.day.Type(form.DateText(m.Start.Date))
	f.start.Type(session.Clock(m.Start.Clock))
	f.end.Type(session.Clock(m.End.Clock))
	if m.End != m.Start.Next(m.End.Clock) {
		f.until.Type(form.DateText(m.End.Date))
	}
}

func (f *timeFields) follow() {
	start, started := f.start.Value()
	end, ended := f.end.Value()
	if started && start != f.last {
		if ended {
			end = end.AddMinutes(start.Minutes() - civil.Clock(f.last).Minutes())
			f.end.Type(session.Clock(end))
		}
		f.last = start
	}
	help := ""
	if ended && f.until.Value().IsZero() && end.Minutes() < start.Minutes() {
		help = locale.L("Ends on the next day.")
	}
	f.end.SetHelp(help)
	if stop := f.editor.stop(); stop != nil {
		f.day.SetHelp(whereHelp(stop, f.day.Value()))
	}
}

// long are the kinds of which some last several days, so that the form asks for the last one.
var long = []program.Kind{
	program.FlightKind, program.Transport, program.Hospitality, program.FreeTime, program.NoteKind,
}

// lasts reports whether the form asks for the last day.
func (f *timeFields) lasts() bool {
	return !f.until.Value().IsZero() || f.until.Complaint() != "" || slices.Contains(long, program.Kind(f.kind.Value()))
}

// whereHelp is by whose clocks a time is meant, and whether the day is in the stop's stay.
func whereHelp(stop *program.Stop, day civil.Date) string {
	data := locale.Values{
		"City": stop.City,
		"Zone": zoneName(stop, civil.At(day, civil.Clock{Hour: 12})),
		"Days": session.Period(stop.From, stop.Until),
	}
	if !day.IsZero() && !stop.Includes(day) {
		return locale.L("Local time in {{.City}} ({{.Zone}}). The day is outside the stay there, {{.Days}}.", data)
	}
	return locale.L("Local time in {{.City}} ({{.Zone}}).", data)
}

// stopOptions offers the stops of a program.
func stopOptions(p *program.Program) []form.Option {
	options := make([]form.Option, len(p.Stops))
	for i, stop := range p.Stops {
		options[i] = form.Option{ID: string(stop.ID), Text: stopLabel(stop, stop.From)}
	}
	return options
}

// elsewhere is a local time of a stop by the clocks of the program's other stops, and UTC.
func elsewhere(p *program.Program, stop *program.Stop, at civil.DateTime) string {
	instant, _, err := stop.Zone.Instant(at)
	if err != nil {
		return ""
	}
	zones := []civil.Zone{}
	for _, s := range p.Stops {
		zones = append(zones, s.Zone)
	}
	named := []string{zoneName(stop, at)}
	times := []string{}
	for _, zone := range append(zones, "UTC") {
		location, err := zone.Location()
		if err != nil {
			continue
		}
		there := civil.DateTimeOf(instant.In(location))
		if name := zone.Abbreviation(there); !slices.Contains(named, name) {
			named = append(named, name)
			times = append(times, session.Clock(there.Clock)+" "+name)
		}
	}
	return strings.Join(times, " · ")
}
