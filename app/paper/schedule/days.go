// Package schedule is what the documents about the schedule have in common: the days of a program, its items as they
// are printed, and whom to call in a stop.
package schedule

import (
	"cmp"
	"slices"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Day is what happens in one stop on one day.
type Day struct {
	Date      civil.Date
	Stop      *program.Stop // nil where the program has none for its items
	Items     []*program.Meeting
	Continued []*program.Meeting // began on an earlier day
}

// Planned returns the items that take place: all but those that are declined or cancelled.
func Planned(e *program.Edition) []*program.Meeting {
	return slices.DeleteFunc(slices.Clone(e.Meetings), func(m *program.Meeting) bool { return !m.TakesPlace() })
}

// LongestStop is the most days of a stop that are shown though nothing is planned for them; more are a typing error.
const LongestStop = 60

// Days sorts items into days of the chosen stops, each by the calendar of its stop: by date, then by the position of
// the stop. A day of a stop without items is included, unless the delegation is elsewhere by its items.
func Days(r request.Request, items []*program.Meeting) []Day {
	var found []*Day
	on := func(date civil.Date, stop *program.Stop) *Day {
		for _, d := range found {
			if d.Date == date && d.Stop == stop {
				return d
			}
		}
		found = append(found, &Day{Date: date, Stop: stop})
		return found[len(found)-1]
	}
	busy := map[civil.Date]bool{}
	for _, m := range items {
		busy[m.Start.Date] = true
		if !r.IncludesStop(m.Stop) {
			continue
		}
		stop := r.Edition.Stop(m.Stop)
		d := on(m.Start.Date, stop)
		d.Items = append(d.Items, m)
		for _, date := range laterDays(m) {
			d := on(date, stop)
			d.Continued = append(d.Continued, m)
		}
	}
	for _, s := range r.SelectStops() {
		for _, date := range between(s.From, s.Until) {
			if !busy[date] {
				on(date, s)
			}
		}
	}
	return sorted(found, r.Edition.Stops)
}

func sorted(found []*Day, stops []*program.Stop) []Day {
	list := make([]Day, len(found))
	for i, d := range found {
		slices.SortStableFunc(d.Items, func(a, b *program.Meeting) int {
			return cmp.Or(a.Start.Compare(b.Start), a.End.Compare(b.End))
		})
		list[i] = *d
	}
	slices.SortFunc(list, func(a, b Day) int {
		if a.Date.IsZero() != b.Date.IsZero() { // without a date: last
			return b.Date.Compare(a.Date)
		}
		return cmp.Or(a.Date.Compare(b.Date), slices.Index(stops, a.Stop)-slices.Index(stops, b.Stop))
	})
	return list
}

// between returns the days from first to last; none where either is missing or there are too many to be meant.
func between(first, last civil.Date) []civil.Date {
	if !first.Valid() || !last.Valid() || last.DaysSince(first) > LongestStop {
		return nil
	}
	var list []civil.Date
	for date := first; !last.Before(date); date = date.AddDays(1) {
		list = append(list, date)
	}
	return list
}

// laterDays returns the days after its first on which an item continues.
func laterDays(m *program.Meeting) []civil.Date {
	days := between(m.Start.Date, m.End.Date)
	if n := len(days); n > 0 && m.End.Clock == (civil.Clock{}) { // midnight is the end of the day before
		days = days[:n-1]
	}
	return days[min(len(days), 1):]
}

// Weeks cuts days into parts of at most so many, about equally long.
func Weeks(days []Day, most int) [][]Day {
	var list [][]Day
	count := (len(days) + most - 1) / most
	for left := count; left > 0; left-- {
		n := (len(days) + left - 1) / left
		list = append(list, days[:n])
		days = days[n:]
	}
	return list
}

// professional reports whether an item is work, after which a day's work may be over.
func professional(m *program.Meeting) bool {
	return m.Kind == program.Appointment || m.Kind == program.Ceremony
}

// Scored reports whether an item is evaluated: work, and other items at which people are met.
func Scored(m *program.Meeting) bool { return professional(m) || Encounter(m) }

// Encounter reports whether people are met at an item: its contacts, or the organisation that receives the group.
func Encounter(m *program.Meeting) bool {
	if m.Kind == program.Meal {
		return len(m.Contacts) > 0
	}
	return Hosted(m)
}

// Hosted reports whether somebody receives the group at an item.
func Hosted(m *program.Meeting) bool {
	switch m.Kind {
	case program.Transport, program.FlightKind, program.FreeTime, program.NoteKind:
		return false
	}
	return m.Organisation != "" || len(m.Contacts) > 0
}

// Driven reports whether the transport company is needed for an item: a ride, a flight to be met, or what one is driven
// to.
func Driven(m *program.Meeting) bool {
	return m.Kind == program.Transport || m.Kind == program.FlightKind || m.Travel == program.Van
}

// lastProfessional returns the index of the day's last item that is work, or -1.
func lastProfessional(items []*program.Meeting) int {
	last := -1
	for i, m := range items {
		if professional(m) && (last < 0 || !m.End.Before(items[last].End)) {
			last = i
		}
	}
	return last
}

// StopTitle names a stop; nil is what has no stop.
func StopTitle(s *program.Stop, l locale.Language) string {
	if s == nil {
		return l.Text("paper.elsewhere")
	}
	return page.Joined(", ", s.City, page.Country(s.Country, l))
}

// ZoneLine names the place whose clock a day's times are.
func ZoneLine(s *program.Stop, date civil.Date, l locale.Language) string {
	if s == nil || !s.Zone.Valid() {
		return ""
	}
	place := cmp.Or(s.City, s.Zone.City())
	if date.Valid() {
		place += " (" + s.Zone.Abbreviation(civil.At(date, civil.Clock{Hour: 12})) + ")"
	}
	return l.Text("Times are those of {{.Place}}", locale.Values{"Place": place})
}

// Colors are the strong and the pale colour of a kind of item (looks/README.md). The name of the kind is beside them.
type Colors struct{ Strong, Tint typeset.Color }

var colorsOfKind = map[program.Kind]Colors{
	program.Appointment: {typeset.Green, typeset.GreenTint},
	program.Ceremony:    {typeset.Gold, typeset.GoldTint},
	program.Meal:        {typeset.RGB(0xC46A12), typeset.AmberTint},
	program.Transport:   {typeset.RGB(0x5B616D), typeset.RGB(0xE8E9EC)},
	program.FlightKind:  {typeset.RGB(0x2F6690), typeset.RGB(0xDDE9F3)},
	program.Activity:    {typeset.RGB(0x7A5C99), typeset.RGB(0xEAE3F1)},
	program.Hospitality: {typeset.RGB(0x8C2F39), typeset.RGB(0xF5E1E3)},
	program.FreeTime:    {typeset.RGB(0x9AA1AC), typeset.RGB(0xF1F1F0)},
}

// ColorsOf returns the colours of a kind.
func ColorsOf(k program.Kind) Colors {
	if c, known := colorsOfKind[k]; known {
		return c
	}
	return Colors{typeset.Quiet, typeset.Paper}
}

// Attended returns the planned items that a person attends; nil is everybody.
func Attended(e *program.Edition, p *program.Person) []*program.Meeting {
	items := Planned(e)
	if p == nil {
		return items
	}
	return slices.DeleteFunc(items, func(m *program.Meeting) bool { return !e.Attends(p, m) })
}
