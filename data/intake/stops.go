package intake

import (
	"cmp"
	"fmt"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// stopFor chooses the stop; see addItems.
func (s *schedule) stopFor(it *source.Item, known *program.Meeting) *program.Stop {
	if it.Stop != "" {
		if named := s.stopNamed(it.Stop); named != nil {
			return named
		}
		s.Problem(it, "{{.City}} is not a stop of the program; it goes to the stop whose dates "+
			"fit.", "City", value.Line(it.Stop))
	} else if chosen := s.base.Stop(s.options.Stop); chosen != nil {
		return chosen
	} else if len(s.base.Stops) == 0 {
		if own := s.stopInZone(it.When.Start); own != nil {
			return own
		}
	}
	var best *program.Stop
	if best = s.onlyStopOn(it); best != nil {
		return best
	}
	bestScore := 0
	for _, stop := range s.stops {
		if score := fit(it, stop, known); best == nil || score > bestScore {
			best, bestScore = stop, score
		}
	}
	if best != nil && daysOff(best, it) > 0 {
		s.outside++
		s.Problem(it, "{{.Day}} is outside the dates of every stop; it goes to {{.City}}, the nearest.",
			"Day", it.When.Start.In(best.Zone).Date, "City", best.City)
	}
	return best
}

// onlyStopOn returns the one stop whose dates hold the day of an item; nil: there is none, or there are several.
func (s *schedule) onlyStopOn(it *source.Item) (only *program.Stop) {
	for _, stop := range s.stops {
		switch {
		case daysOff(stop, it) > 0:
		case only != nil:
			return nil
		default:
			only = stop
		}
	}
	return only
}

// fit is how well an item fits into a stop. Below zero its day is outside the stop's dates.
func fit(it *source.Item, stop *program.Stop, known *program.Meeting) int {
	days, isThere := daysOff(stop, it), known != nil && known.Stop == stop.ID
	switch {
	case days > 0 && isThere:
		return -1
	case days > 0:
		return -1 - days
	}
	score := 0
	if isThere {
		score += 4
	}
	if it.When.Start.ZoneName() == stop.Zone {
		score += 2
	}
	if value.Contains(it.Fields.Place+" "+it.Fields.Title, stop.City) {
		score++
	}
	return score
}

// daysOff is how many days an item is from the dates of a stop; 0: it is within them.
func daysOff(stop *program.Stop, it *source.Item) int {
	day := it.When.Start.In(stop.Zone).Date
	switch {
	case !stop.From.IsZero() && day.Before(stop.From):
		return stop.From.DaysSince(day)
	case !stop.Until.IsZero() && stop.Until.Before(day):
		return day.DaysSince(stop.Until)
	}
	return 0
}

func (s *schedule) stopNamed(city string) *program.Stop {
	for _, stop := range s.stops {
		if value.Same(stop.City, city) {
			return stop
		}
	}
	return nil
}

func (s *schedule) stopInZone(at value.Moment) *program.Stop {
	zone := s.zoneOf(at)
	for _, stop := range s.stops {
		if stop.Zone == zone {
			return stop
		}
	}
	return nil
}

// zoneOf is the zone of the stop that an item gets in a program that has none.
func (s *schedule) zoneOf(at value.Moment) civil.Zone {
	own := at.Zone
	if own == nil || own.Name() == "UTC" {
		own = s.home
	}
	if zone := own.Name(); zone != "" {
		return zone
	}
	zone, known := s.sameRules[own]
	if !known {
		zone = value.SameRules(own, at.Local.Date.Year)
		s.sameRules[own] = zone
	}
	if zone != "" {
		return zone
	}
	minutes := at.Local.MinutesSince(civil.DateTimeOf(own.Instant(at.Local).UTC()))
	if zone := civil.Zone(fmt.Sprintf("Etc/GMT%+d", -minutes/60)); minutes%60 == 0 && zone.Valid() {
		return zone
	}
	return "UTC"
}

// makeStops makes, in a program without stops, one for each city that the file names, or else for each zone.
func (s *schedule) makeStops(items []source.Item) {
	if len(s.base.Stops) > 0 {
		return
	}
	for i := range items {
		it := &items[i]
		if it.When.Start.Local.IsZero() {
			continue
		}
		if city := value.Line(it.Stop); city != "" {
			if s.stopNamed(city) == nil {
				s.makeStop(city, s.zoneOfCity(it, city))
			}
		} else if zone := s.zoneOf(it.When.Start); s.stopInZone(it.When.Start) == nil {
			if zone == "UTC" && it.When.Start.Zone == nil && s.options.Zone == "" {
				s.needsZone = true
				s.Note("The file does not give the time zone of its times, so the stop is set to UTC. Choose its " +
					"zone and city; the local times stay as they are.")
			}
			city := zone.City()
			if zone == s.zoneOf(value.Moment{Local: it.When.Start.Local}) {
				city = cmp.Or(s.city, city) // the file's own, and not that of a call from elsewhere
			}
			s.makeStop(city, zone)
		}
	}
}

func (s *schedule) makeStop(city string, zone civil.Zone) {
	id := derived("stop", string(s.base.ID), value.Fold(city), string(zone))
	stop := &program.Stop{ID: id, City: city, Zone: zone}
	s.stops = append(s.stops, stop)
	s.file.Stops = append(s.file.Stops, stop)
	s.places[stop] = source.Place{Row: 1}
}

// zoneOfCity finds the zone of a stop that is made: the file's, or one that is named after the city.
func (s *schedule) zoneOfCity(it *source.Item, city string) civil.Zone {
	if named := value.ZoneNamed(it.Zone); named != nil && named.Name() != "" {
		return named.Name()
	}
	if zone := value.CityZone(city); zone != "" {
		return zone
	}
	if zone := s.home.Name(); zone != "" && zone != "UTC" {
		return zone
	}
	s.needsZone = true
	s.Note("The file does not give the time zone of {{.City}}, so the stop is set to UTC. Choose its zone; the local "+
		"times stay as they are.", "City", city)
	return "UTC"
}

// setDates sets the dates of the stops and of the program that the file makes.
func (s *schedule) setDates() {
	var first, last civil.Date
	for _, m := range s.file.Meetings {
		first, last = wider(first, last, m)
		for _, stop := range s.file.Stops {
			if stop.ID == m.Stop {
				stop.From, stop.Until = wider(stop.From, stop.Until, m)
			}
		}
	}
	if s.isNew {
		s.file.Start, s.file.End = first, last
	}
}

// wider extends days from first to last by those of a meeting.
func wider(first, last civil.Date, m *program.Meeting) (civil.Date, civil.Date) {
	if first.IsZero() || m.Start.Date.Before(first) {
		first = m.Start.Date
	}
	if last.Before(m.LastDay()) {
		last = m.LastDay()
	}
	return first, last
}
