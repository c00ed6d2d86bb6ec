package paper

import (
	"cmp"
	"slices"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// scheduleDay is what happens in one stop on one day.
type scheduleDay struct {
	date      program.Date
	stop      *program.Stop // nil where the program has none for its items
	items     []*program.Meeting
	continued []*program.Meeting // began on an earlier day
}

// planned returns the items that take place: all but those that are declined or cancelled.
func planned(e *program.Edition) []*program.Meeting {
	return slices.DeleteFunc(slices.Clone(e.Meetings), func(m *program.Meeting) bool { return !m.TakesPlace() })
}

// longestStop is the most days of a stop that are shown though nothing is planned for them; more are a slip of the pen.
const longestStop = 60

// scheduleDays sorts items into days, each by the calendar of its stop: by date, then in the order of the stops. A day
// of a stop without items is there too, unless the delegation is elsewhere by its items. Stops limits it; empty means
// all.
func scheduleDays(e *program.Edition, items []*program.Meeting, stops []program.ID) []scheduleDay {
	found := calendar{}
	busy := map[program.Date]bool{}
	for _, m := range items {
		busy[m.Start.Date] = true
		if len(stops) > 0 && !slices.Contains(stops, m.Stop) {
			continue
		}
		stop := e.Stop(m.Stop)
		d := found.day(m.Start.Date, stop)
		d.items = append(d.items, m)
		for _, date := range laterDays(m) {
			d := found.day(date, stop)
			d.continued = append(d.continued, m)
		}
	}
	for _, s := range chosenStops(e, stops) {
		for _, date := range daysOfStop(s) {
			if !busy[date] {
				found.day(date, s)
			}
		}
	}
	return found.sorted(e.Stops)
}

// calendar gathers the days of stops.
type calendar map[dayOfStop]*scheduleDay

type dayOfStop struct {
	date program.Date
	stop *program.Stop
}

func (c calendar) day(date program.Date, stop *program.Stop) *scheduleDay {
	k := dayOfStop{date, stop}
	if c[k] == nil {
		c[k] = &scheduleDay{date: date, stop: stop}
	}
	return c[k]
}

func (c calendar) sorted(stops []*program.Stop) []scheduleDay {
	list := make([]scheduleDay, 0, len(c))
	for _, d := range c {
		slices.SortStableFunc(d.items, func(a, b *program.Meeting) int {
			return cmp.Or(a.Start.Compare(b.Start), a.End.Compare(b.End))
		})
		list = append(list, *d)
	}
	slices.SortFunc(list, func(a, b scheduleDay) int {
		if a.date.IsZero() != b.date.IsZero() { // what has no date yet comes last
			return b.date.Compare(a.date)
		}
		return cmp.Or(a.date.Compare(b.date), slices.Index(stops, a.stop)-slices.Index(stops, b.stop))
	})
	return list
}

// daysOfStop returns a stop's own days; none where its dates are missing or cannot be meant.
func daysOfStop(s *program.Stop) []program.Date {
	if !s.From.Valid() || !s.Until.Valid() || s.Until.DaysSince(s.From) > longestStop {
		return nil
	}
	var list []program.Date
	for date := s.From; !s.Until.Before(date); date = date.AddDays(1) {
		list = append(list, date)
	}
	return list
}

// laterDays returns the days after its first on which an item still goes on.
func laterDays(m *program.Meeting) []program.Date {
	var list []program.Date
	if !m.Start.Date.Valid() || !m.End.Date.Valid() || m.End.Date.DaysSince(m.Start.Date) > longestStop {
		return nil
	}
	for date := m.Start.Date.AddDays(1); program.At(date, program.Clock{}).Before(m.End); date = date.AddDays(1) {
		list = append(list, date)
	}
	return list
}

// chosenStops returns the stops of a program that are among ids, or all of them.
func chosenStops(e *program.Edition, ids []program.ID) []*program.Stop {
	var list []*program.Stop
	for _, s := range e.Stops {
		if len(ids) == 0 || slices.Contains(ids, s.ID) {
			list = append(list, s)
		}
	}
	return list
}

// professional reports whether an item is work, after which a day's work may be over.
func professional(m *program.Meeting) bool {
	return m.Kind == program.Appointment || m.Kind == program.Ceremony
}

// lastProfessional returns the place of the day's last item that is work, or -1.
func lastProfessional(items []*program.Meeting) int {
	last := -1
	for i, m := range items {
		if professional(m) && (last < 0 || !m.End.Before(items[last].End)) {
			last = i
		}
	}
	return last
}

// attendance says who attends an item, where that is not everyone in the stop.
func attendance(e *program.Edition, m *program.Meeting, language string) string {
	if m.Selected {
		if here, others := chosen(e, m); len(here) > 0 && others {
			return labelled(wordFor, language, listed(here, language))
		}
		return ""
	}
	var excused []string
	for _, id := range m.Excused {
		if p := e.Person(id); p != nil && !p.Cancelled && !slices.Contains(m.Interpreters, id) && e.Present(p, m.Stop, m.Start.Date) {
			excused = append(excused, p.ItineraryName())
		}
	}
	if len(excused) == 0 {
		return ""
	}
	return labelled(wordEveryoneBut, language, listed(excused, language))
}

// chosen returns the names of those chosen for an item, and whether others are in the stop who are not; interpreters do not count.
func chosen(e *program.Edition, m *program.Meeting) (here []string, others bool) {
	for _, p := range e.People {
		switch {
		case p.Cancelled || slices.Contains(m.Interpreters, p.ID):
		case slices.Contains(m.Attendees, p.ID):
			here = append(here, p.ItineraryName())
		case p.Role != program.Interpreter && e.Present(p, m.Stop, m.Start.Date):
			others = true
		}
	}
	return here, others
}

// interpreters says who interprets at an item.
func interpreters(e *program.Edition, m *program.Meeting, language string) string {
	var list []string
	for _, id := range m.Interpreters {
		if p := e.Person(id); p != nil && !p.Cancelled {
			list = append(list, p.ItineraryName())
		}
	}
	switch len(list) {
	case 0:
		return ""
	case 1:
		return labelled(wordInterpreter, language, list[0])
	}
	return labelled(wordInterpreters, language, listed(list, language))
}

// placeOf returns where an item is: the organisation's name, and the room and address.
func placeOf(e *program.Edition, m *program.Meeting) (name, address string) {
	if o := e.Organisation(m.Organisation); o != nil {
		return o.Name, joined(" · ", m.Place, o.Address)
	}
	return m.Place, ""
}

// kindColours are the strong and the pale colour of a kind (looks/README.md). The kind stands beside them in words.
type kindColours struct{ strong, tint typeset.Color }

var coloursOfKind = map[program.Kind]kindColours{
	program.Appointment: {typeset.Green, typeset.GreenTint},
	program.Ceremony:    {typeset.Gold, typeset.GoldTint},
	program.Meal:        {typeset.Color{R: 0xC4, G: 0x6A, B: 0x12}, typeset.Color{R: 0xFB, G: 0xE9, B: 0xD0}},
	program.Transport:   {typeset.Color{R: 0x5B, G: 0x61, B: 0x6D}, typeset.Color{R: 0xE8, G: 0xE9, B: 0xEC}},
	program.FlightKind:  {typeset.Color{R: 0x2F, G: 0x66, B: 0x90}, typeset.Color{R: 0xDD, G: 0xE9, B: 0xF3}},
	program.Activity:    {typeset.Color{R: 0x7A, G: 0x5C, B: 0x99}, typeset.Color{R: 0xEA, G: 0xE3, B: 0xF1}},
	program.Hospitality: {typeset.Color{R: 0x8C, G: 0x2F, B: 0x39}, typeset.Color{R: 0xF5, G: 0xE1, B: 0xE3}},
	program.FreeTime:    {typeset.Color{R: 0x9A, G: 0xA1, B: 0xAC}, typeset.Color{R: 0xF1, G: 0xF1, B: 0xF0}},
}

func coloursOf(k program.Kind) kindColours {
	if c, ok := coloursOfKind[k]; ok {
		return c
	}
	return kindColours{typeset.Quiet, typeset.Paper}
}
