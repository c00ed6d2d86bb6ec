package clash

import "laurel/data/civil"

// clocks turns local times into instants. On most days no clock changes, so that one look at the zone does for all
// times of the day.
type clocks struct {
	known map[clockKey]clockDay
	key   clockKey // of the day that was asked for last
	day   clockDay
}

type clockKey struct {
	zone civil.Zone
	date civil.Date
}

// clockDay is a day in a zone.
type clockDay struct {
	midnight int64 // seconds since 1970
	steady   bool  // no clock changes
}

func newClocks() clocks { return clocks{known: map[clockKey]clockDay{}} }

// instant returns the seconds since 1970 of a local time in a valid zone.
func (c *clocks) instant(zone civil.Zone, t civil.DateTime) (int64, civil.Fold) {
	if key := (clockKey{zone, t.Date}); c.key != key {
		c.key, c.day = key, c.dayOf(key)
	}
	if c.day.steady {
		return c.day.midnight + int64(t.Clock.Minutes())*60, civil.Once
	}
	at, fold, _ := zone.Instant(t)
	return at.Unix(), fold
}

func (c *clocks) dayOf(key clockKey) clockDay {
	day, known := c.known[key]
	if !known {
		first, fold, _ := key.zone.Instant(civil.At(key.date, civil.Clock{}))
		next, nextFold, _ := key.zone.Instant(civil.At(key.date.AddDays(1), civil.Clock{}))
		steady := fold == civil.Once && nextFold == civil.Once && next.Unix()-first.Unix() == 24*60*60
		day = clockDay{first.Unix(), steady}
		c.known[key] = day
	}
	return day
}
