package schedule

import (
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/program"
)

// kindTones are the colours of the kinds of meeting; the kind is always said in words as well.
var kindTones = map[program.Kind]look.Tone{
	program.Appointment: look.Green, program.Ceremony: look.Gold, program.Meal: look.Orange, program.Activity: look.Violet,
	program.Hospitality: look.Rose, program.Transport: look.Slate, program.FlightKind: look.Blue, program.FreeTime: look.Grey, program.NoteKind: look.Neutral,
}

var statusTones = map[program.Status]look.Tone{
	program.ToRequest: look.Amber, program.Requested: look.Blue, program.Confirmed: look.Green, program.Declined: look.Red,
	program.Cancelled: look.Red, program.Thanked: look.Green,
}

var severityTones = map[program.Severity]look.Tone{
	program.SeverityError: look.Red, program.SeverityWarning: look.Amber, program.SeverityHint: look.Neutral,
}

func statusName(s program.Status, in string) string {
	if s == "" {
		return locale.L("no status")
	}
	return s.Name(locale.Language(in))
}

// times is when a meeting takes place by the clock of its stop: 09:00–10:30.
func times(m *program.Meeting) string {
	if m.Start == m.End {
		return m.Start.Clock.String()
	}
	return m.Start.Clock.String() + "–" + m.End.Clock.String()
}

// nextDay says on which day a meeting ends that runs past midnight, or nothing.
func nextDay(m *program.Meeting, in string) string {
	days := m.End.Date.DaysSince(m.Start.Date)
	if days <= 0 || days == 1 && m.End.Clock == (program.Clock{}) {
		return ""
	}
	return locale.L("+{{.Days}} ({{.Day}})", map[string]any{"Days": days, "Day": locale.Language(in).Date(m.End.Date, locale.WeekdayShort)})
}

// zoneName is how the clocks of a stop are called at a time: EDT.
func zoneName(stop *program.Stop, at program.DateTime) string {
	if stop == nil || !stop.Zone.Valid() {
		return "UTC"
	}
	return stop.Zone.Abbreviation(at)
}

// stopLabel is a stop with its zone: Boston · EDT.
func stopLabel(stop *program.Stop, on program.Date) string {
	if on.IsZero() {
		on = stop.From
	}
	return joined(" · ", stop.City, zoneName(stop, program.At(on, program.Clock{Hour: 12})))
}

func dateText(d program.Date) string { return form.DateText(d) }

// joined puts a separator between the texts that are not empty.
func joined(separator string, texts ...string) string {
	kept := texts[:0:0]
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, separator)
}

// namesOf lists people for a line; of many only the first are told.
func namesOf(people []*program.Person, most int) string {
	var names []string
	for i, person := range people {
		if i == most && len(people) > most+1 {
			names = append(names, locale.L("{{.Count}} more", map[string]any{"Count": len(people) - most}))
			break
		}
		names = append(names, person.DisplayName())
	}
	return strings.Join(names, ", ")
}
