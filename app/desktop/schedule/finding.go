package schedule

import (
	"fyne.io/fyne/v2/lang"

	"laurel/data/clash"
	"laurel/data/program"
)

// ruleTitles say in a few words what a finding is about.
var ruleTitles = map[clash.Rule]func() string{
	clash.PersonTwice:         func() string { return lang.L("In two places at once") },
	clash.InterpreterTwice:    func() string { return lang.L("Interpreter needed twice") },
	clash.NoInterpreter:       func() string { return lang.L("Nobody interprets the language") },
	clash.InterpreterMissing:  func() string { return lang.L("No interpreter") },
	clash.InterpreterLanguage: func() string { return lang.L("Interpreter of another language") },
	clash.OutsideStop:         func() string { return lang.L("Outside the stay") },
	clash.TimeGap:             func() string { return lang.L("A time that does not exist") },
	clash.TimeTwice:           func() string { return lang.L("A time that comes twice") },
	clash.Nobody:              func() string { return lang.L("Nobody attends") },
	clash.CancelledChosen:     func() string { return lang.L("Chosen, but cancelled") },
	clash.AbsentChosen:        func() string { return lang.L("Chosen, but not there") },
	clash.DeclinedPlanned:     func() string { return lang.L("Declined or cancelled") },
	clash.StopMissing:         func() string { return lang.L("No stop or time zone") },
	clash.ContactTwice:        func() string { return lang.L("Contact needed twice") },
	clash.VehicleTwice:        func() string { return lang.L("Vehicle needed twice") },
	clash.PlaceTwice:          func() string { return lang.L("Two groups in one place") },
	clash.TravelShort:         func() string { return lang.L("Too little time to get there") },
	clash.TravelMissing:       func() string { return lang.L("Nothing leads there") },
	clash.InterpreterLong:     func() string { return lang.L("Interpreter without a pause") },
	clash.BeforeArrival:       func() string { return lang.L("Before the arrival") },
	clash.AfterDeparture:      func() string { return lang.L("After the departure") },
	clash.AppointmentsFar:     func() string { return lang.L("Many appointments in a day") },
	clash.NoLunch:             func() string { return lang.L("No lunch") },
	clash.NoDinner:            func() string { return lang.L("No dinner") },
	clash.PlaceClosed:         func() string { return lang.L("Outside the opening hours") },
	clash.DietUnknown:         func() string { return lang.L("Diet not asked") },
	clash.Unconfirmed:         func() string { return lang.L("Not confirmed yet") },
	clash.VehicleFull:         func() string { return lang.L("Too few seats") },
	clash.PhotosUntold:        func() string { return lang.L("Host not told about photographs") },
}

func ruleTitle(r clash.Rule) string {
	if title := ruleTitles[r]; title != nil {
		return title()
	}
	return string(r)
}

// mark is the line below a meeting that says what is wrong with it: the gravest finding, and how many more there are.
func (v *plan) mark(found []clash.Finding, m *program.Meeting) string {
	text := "⚠ " + v.short(found[0], m)
	if more := len(found) - 1; more > 0 {
		text = lang.L("{{.Text}} (and {{.Count}} more)", map[string]any{"Text": text, "Count": more})
	}
	return text
}

// short is a finding in a few words, from the side of one of its meetings.
func (v *plan) short(f clash.Finding, m *program.Meeting) string {
	data := map[string]any{"Names": namesOf(v.involved(f), 2)}
	switch f.Rule {
	case clash.PersonTwice, clash.InterpreterTwice:
		if other := v.other(f, m); other != nil {
			data["Time"], data["Title"] = other.Start.Clock.String(), other.Title
			return lang.L("also at {{.Time}}: {{.Title}} · {{.Names}}", data)
		}
	case clash.InterpreterMissing:
		return lang.L("no interpreter for {{.Names}}", data)
	case clash.InterpreterLanguage:
		return lang.L("no interpreter speaks the language of {{.Names}}", data)
	case clash.OutsideStop:
		if stop := v.program.Stop(m.Stop); stop != nil {
			data["City"], data["Days"] = stop.City, program.FormatPeriod(stop.From, stop.Until, v.in)
			return lang.L("outside the stay in {{.City}} ({{.Days}})", data)
		}
	case clash.CancelledChosen:
		return lang.L("chosen though cancelled: {{.Names}}", data)
	case clash.AbsentChosen:
		return lang.L("chosen though not there: {{.Names}}", data)
	case clash.DeclinedPlanned:
		return lang.L("{{.Status}} and still in the plan", map[string]any{"Status": m.Status.Name(v.in)})
	}
	return ruleTitle(f.Rule)
}

// involved are the people of a finding.
func (v *plan) involved(f clash.Finding) []*program.Person {
	var people []*program.Person
	for _, id := range f.Items {
		if person := v.program.Person(id); person != nil {
			people = append(people, person)
		}
	}
	return people
}

// other is the other meeting of a finding, or nil.
func (v *plan) other(f clash.Finding, m *program.Meeting) *program.Meeting {
	for _, id := range f.Items {
		if other := v.program.Meeting(id); other != nil && other.ID != m.ID {
			return other
		}
	}
	return nil
}
