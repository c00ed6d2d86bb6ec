package civil

import (
	"fmt"
	"strconv"
	"sync"
	"time"
	_ "time/tzdata" // Windows has no zone database
	"unicode"
)

// Zone is the name of a time zone in the IANA database, such as America/New_York.
type Zone string

var zones sync.Map // Zone to *time.Location

// Location loads the zone's rules. The empty name and "Local" are refused: a program must not depend on the laptop's
// own clock.
func (z Zone) Location() (*time.Location, error) {
	if known, ok := zones.Load(z); ok {
		return known.(*time.Location), nil
	}
	if z == "" || z == "Local" {
		return nil, fmt.Errorf("no time zone is given")
	}
	location, err := time.LoadLocation(string(z))
	if err != nil {
		return nil, explain(err, "“%s” is not a time zone like America/New_York", string(z))
	}
	zones.Store(z, location)
	return location, nil
}

// Valid reports whether the IANA database has the zone.
func (z Zone) Valid() bool {
	_, err := z.Location()
	return err == nil
}

// Fold describes how a local time lies on its zone's time line.
type Fold int

// A local time happens once, except at a clock change: one in the gap does not exist, one in the overlap happens twice.
const (
	Once Fold = iota
	Gap
	Twice
)

// Instant returns the moment at which the zone's clocks show t. At a clock change it also reports that: a local time in
// the gap is read with the offset from before the change (as RFC 5545 asks), one that happens twice is read as the
// first.
func (z Zone) Instant(t DateTime) (time.Time, Fold, error) {
	location, err := z.Location()
	if err != nil {
		return time.Time{}, Once, err
	}
	wall := t.in(time.UTC)
	_, before := wall.Add(-24 * time.Hour).In(location).Zone()
	_, after := wall.Add(24 * time.Hour).In(location).Zone()
	early := wall.Add(-time.Duration(before) * time.Second).In(location)
	late := wall.Add(-time.Duration(after) * time.Second).In(location)
	earlyFits, lateFits := DateTimeOf(early) == t, DateTimeOf(late) == t
	switch {
	case earlyFits && lateFits && !early.Equal(late):
		return minTime(early, late), Twice, nil
	case earlyFits:
		return early, Once, nil
	case lateFits:
		return late, Once, nil
	default:
		return early, Gap, nil
	}
}

// Abbreviation returns what the zone calls itself at t, such as EDT, or its offset where it has no letters: UTC−3,
// UTC+5:45.
func (z Zone) Abbreviation(t DateTime) string {
	instant, _, err := z.Instant(t)
	if err != nil {
		return ""
	}
	name := instant.Format("MST")
	if name != "" && unicode.IsLetter(rune(name[0])) {
		return name
	}
	_, seconds := instant.Zone()
	sign, minutes := "+", seconds/60
	if minutes < 0 {
		sign, minutes = "−", -minutes
	}
	name = "UTC" + sign + strconv.Itoa(minutes/60)
	if minutes%60 != 0 {
		name += fmt.Sprintf(":%02d", minutes%60)
	}
	return name
}

func minTime(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
