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
	"laurel/data/program/edition"
)

// Weeks cuts days into parts of at most so many, about equally long.
func Weeks(days []request.Day, most int) [][]request.Day {
	var list [][]request.Day
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
func Scored(m *program.Meeting) bool { return professional(m) || m.MeetsPeople() }

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
	return locale.Joined(", ", s.City, page.Country(s.Country, l))
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
func Attended(e *edition.Edition, p *program.Person) []*program.Meeting {
	items := e.Plan().Planned()
	if p == nil {
		return items
	}
	return slices.DeleteFunc(items, func(m *program.Meeting) bool { return !e.Attendance().Attends(p, m) })
}
