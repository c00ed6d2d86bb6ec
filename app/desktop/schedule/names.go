package schedule

import (
	"strings"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// kindTones are the colours of the kinds of meeting; the kind is always written as well.
var kindTones = map[program.Kind]look.Tone{
	program.Appointment: look.Green,
	program.Ceremony:    look.Gold,
	program.Meal:        look.Orange,
	program.Activity:    look.Violet,
	program.Hospitality: look.Rose,
	program.Transport:   look.Slate,
	program.FlightKind:  look.Blue,
	program.FreeTime:    look.Grey,
	program.NoteKind:    look.Neutral,
}

var statusTones = map[program.Status]look.Tone{
	program.ToRequest: look.Amber,
	program.Requested: look.Blue,
	program.Confirmed: look.Green,
	program.Declined:  look.Red,
	program.Cancelled: look.Red,
	program.Thanked:   look.Green,
}

var severityTones = map[program.Severity]look.Tone{
	program.SeverityError:   look.Red,
	program.SeverityWarning: look.Amber,
	program.SeverityHint:    look.Neutral,
}

// statusName returns what a status is called in the window's language.
func statusName(s program.Status) string {
	if s == "" {
		return locale.L("no status")
	}
	return named(s)
}

// named is what a value of the domain is called.
func named(value program.Named) string { return value.Name(locale.Window()) }

// joined puts the texts that are not empty on one line.
func joined(texts ...string) string { return locale.Joined(" · ", texts...) }

// times is when a meeting takes place by the clock of its stop: 09:00–10:30.
func times(m *program.Meeting) string {
	midnight := civil.Clock{}
	if m.Start.Clock == midnight && m.End.Clock == midnight && m.Start.Date.Before(m.End.Date) {
		return locale.Window().Text("times.all-day")
	}
	return locale.Window().Clocks(m.Start.Clock, m.End.Clock)
}

// dayAndTime is a time with its day: Tue 13 Jun, 09:00.
func dayAndTime(t civil.DateTime) string { return locale.Window().DayMoment(t) }

// lastDay is the day on which a meeting ends that runs past midnight, or nothing.
func lastDay(m *program.Meeting) string {
	if m.LastDay() == m.Start.Date {
		return ""
	}
	days := m.End.Date.DaysSince(m.Start.Date)
	return locale.L("+{{.Days}} ({{.Day}})", locale.Values{"Days": days, "Day": session.ShortDay(m.End.Date)})
}

// length is how long something lasts: 45 min, 1 h 30 min.
func length(minutes int) string {
	if minutes <= 0 {
		return ""
	}
	return locale.Window().ShortDuration(minutes)
}

// zoneName is what the time of a stop is called at that time: EDT.
func zoneName(stop *program.Stop, at civil.DateTime) string {
	if stop == nil || !stop.Zone.Valid() {
		return "UTC"
	}
	return stop.Zone.Abbreviation(at)
}

// stopLabel is a stop with its zone on a day: Boston · EDT.
func stopLabel(stop *program.Stop, on civil.Date) string {
	return joined(stop.City, zoneName(stop, civil.At(on, civil.Clock{Hour: 12})))
}

// cityOf is the city of a stop of the program.
func cityOf(p *program.Program, stop program.ID) string {
	if found := p.Stop(stop); found != nil {
		return found.City
	}
	return locale.L("no stop")
}

// namesOf lists people for a line; of many only the first.
func namesOf(people []*program.Person, most int) string {
	var names []string
	for i, person := range people {
		if i == most && len(people) > most+1 {
			names = append(names, locale.L("{{.Count}} more", locale.Values{"Count": len(people) - most}))
			break
		}
		names = append(names, person.DisplayName())
	}
	return strings.Join(names, ", ")
}

// firstTitle are the values of a text about meetings: how many, and the title of the first.
func firstTitle(meetings []*program.Meeting) locale.Values {
	return locale.Values{"Title": meetings[0].Title, "Count": len(meetings)}
}
