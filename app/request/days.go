package request

import (
	"cmp"
	"slices"

	"laurel/data/civil"
	"laurel/data/program"
)

// Day is what happens in one stop on one day.
type Day struct {
	Date      civil.Date
	Stop      *program.Stop // nil where the program has none for its items
	Items     []*program.Meeting
	Continued []*program.Meeting // began on an earlier day
}

// LongestStop is the most days of a stop that are shown though nothing is planned for them; more are a typing error.
const LongestStop = 60

// DaysOf sorts items into days of the chosen stops, each by the calendar of its stop: by date, then by the position of
// the stop. A day of a stop without items is included, unless the delegation is elsewhere by its items.
func (r Request) DaysOf(items []*program.Meeting) []Day {
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
	return sorted(slices.DeleteFunc(found, (*Day).isOnlyEnd), r.Edition.Stops)
}

// isOnlyEnd reports whether nothing happens on a day after the stop except that an item ends, such as the flight home.
// The end is printed on the day when the item begins.
func (d *Day) isOnlyEnd() bool {
	return len(d.Items) == 0 && d.Stop != nil && d.Stop.Until.Valid() && d.Stop.Until.Before(d.Date)
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
