package clash

import (
	"strconv"
	"time"

	"laurel/data/locale"
	"laurel/data/program"
)

// tellFact makes the finding of a group.
func (c *Checker) tellFact(g *group) *finding {
	s := c.sentence()
	f, items := g.fact, g.items
	if items == nil {
		items = []*item{f.a}
		if f.b != nil {
			items = append(items, f.b)
		}
	}
	s.put("a", c.when(s, f.a))
	if f.b != nil {
		s.put("b", c.when(s, f.b))
	}
	names, ids := c.members(f.rule, g)
	s.people(names)
	severity, name := c.fill(s, f, g, items)
	return c.tell(f.rule, severity, s.say(name), items, ids)
}

// when is s.when, which several findings of an edit ask of the same meetings.
func (c *Checker) when(s *sentence, v *item) string {
	text, known := c.whens[v]
	if !known {
		text = s.when(v)
		c.whens[v] = text
	}
	return text
}

// members names those who share a fact: people, contacts, or nobody when a vehicle or place is meant.
func (c *Checker) members(rule Rule, g *group) ([]string, []program.ID) {
	switch rule {
	case VehicleTwice, PlaceTwice:
		return nil, nil
	case ContactTwice:
		var names []string
		var ids []program.ID
		for _, i := range g.members {
			contact := c.program.Contacts[i]
			names, ids = append(names, contact.Name), append(ids, contact.ID)
		}
		return names, ids
	default:
		return c.named(g.members)
	}
}

// fill puts what a rule's sentence speaks of, and says which sentence and how grave.
func (c *Checker) fill(s *sentence, f fact, g *group, items []*item) (program.Severity, string) {
	m := f.a.meeting
	switch f.rule {
	case PersonTwice:
		return program.SeverityError, "person twice"
	case InterpreterTwice:
		return program.SeverityError, "interpreter twice"
	case ContactTwice:
		return program.SeverityError, "contact twice"
	case VehicleTwice:
		s.put("vehicle", m.Vehicle)
		return program.SeverityError, "vehicle twice"
	case PlaceTwice:
		s.put("place", c.organisations[m.Organisation].Name)
		return program.SeverityError, "place twice"
	case TravelShort:
		minutes, mode, _ := c.need(f.a, f.b)
		s.put("minutes", strconv.Itoa(minutes)).put("mode", mode.Name(locale.Language(s.language))).put("gap", strconv.FormatInt((f.b.start-f.a.end)/60, 10))
		return program.SeverityWarning, "travel short"
	case TravelMissing:
		s.put("city", f.a.stop.City).put("other", f.b.stop.City)
		return program.SeverityWarning, "travel missing"
	case BeforeArrival, AfterDeparture:
		return c.fillPresence(s, f, g, items)
	case InterpreterLong:
		s.put("hours", lasting(worked(items)/60))
		return program.SeverityWarning, "interpreter long"
	case AppointmentsFar:
		s.put("day", dayOf(f.a, s)).put("count", strconv.Itoa(len(items))).put("limit", strconv.Itoa(c.limits.Appointments)).put("b", c.when(s, items[len(items)-1]))
		return program.SeverityWarning, "appointments"
	case NoLunch, NoDinner:
		w := mealTimes[f.n>>1]
		s.put("day", dayOf(f.a, s)).put("bite", strconv.Itoa(bite)).put("from", clockOf(w.from)).put("to", clockOf(w.until))
		if f.n&1 == 1 {
			return program.SeverityWarning, [2]string{"no time for lunch", "no time for dinner"}[f.n>>1]
		}
		return program.SeverityHint, [2]string{"no lunch", "no dinner"}[f.n>>1]
	default: // DietUnknown
		return program.SeverityWarning, "diet"
	}
}

// fillPresence names the flight, which is the same for all of the group, and how many meetings it touches.
func (c *Checker) fillPresence(s *sentence, f fact, g *group, items []*item) (program.Severity, string) {
	p := c.stays[g.members[0]]
	flight, ready, name := p.arrival, p.from-p.landed, "before arrival"
	if f.rule == AfterDeparture {
		flight, ready, name = p.departure, p.until-p.leaves, "after departure"
	}
	if k := f.a.meeting.Kind; k == program.Transport {
		ready = 0
	}
	at := flight.AddMinutes(int(ready / int64(time.Minute/time.Second)))
	s.put("time", locale.Language(s.language).Date(flight.Date, locale.WeekdayShort)+", "+flight.Clock.String()).put("ready", at.Clock.String())
	if len(items) > 1 {
		s.put("more", c.more(len(items)-1))
	}
	return program.SeverityWarning, name
}

func dayOf(v *item, s *sentence) string {
	return locale.Language(s.language).Date(v.meeting.Start.Date, locale.WeekdayShort)
}

// clockOf is a time of day, told in minutes.
func clockOf(minutes int) string {
	return program.Clock{Hour: minutes / 60, Minute: minutes % 60}.String()
}

// worked is how many seconds meetings in the order of time take, whatever overlaps counted once.
func worked(items []*item) (seconds int64) {
	until := items[0].start
	for _, v := range items {
		seconds += max(0, v.end-max(v.start, until))
		until = max(until, v.end)
	}
	return seconds
}
