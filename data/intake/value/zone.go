package value

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"laurel/data/civil"
)

// TimeZone converts between local times and instants as a file means them: by the IANA database, by an offset to UTC,
// or by rules of its own.
type TimeZone interface {
	Instant(local civil.DateTime) time.Time
	Local(at time.Time) civil.DateTime
	Name() civil.Zone // in the IANA database; empty: it is not of there
}

// IANA is a zone of the IANA database.
type IANA civil.Zone

// UTC is the zone of times that end in Z.
const UTC = IANA("UTC")

// Instant implements TimeZone.
func (z IANA) Instant(local civil.DateTime) time.Time {
	at, _, _ := civil.Zone(z).Instant(local) // an IANA is made of valid names only
	return at
}

// Local implements TimeZone.
func (z IANA) Local(at time.Time) civil.DateTime {
	location, err := civil.Zone(z).Location()
	if err != nil {
		location = time.UTC
	}
	return civil.DateTimeOf(at.In(location))
}

// Name implements TimeZone.
func (z IANA) Name() civil.Zone { return civil.Zone(z) }

// Offset is a zone that is so many seconds east of UTC.
type Offset int

// Instant implements TimeZone.
func (o Offset) Instant(local civil.DateTime) time.Time {
	return Wall(local).Add(-time.Duration(o) * time.Second)
}

// Local implements TimeZone.
func (o Offset) Local(at time.Time) civil.DateTime {
	return civil.DateTimeOf(at.UTC().Add(time.Duration(o) * time.Second))
}

// Name implements TimeZone.
func (o Offset) Name() civil.Zone { return "" }

// OffsetZone returns the zone that is so many seconds east of UTC.
func OffsetZone(seconds int) TimeZone {
	if seconds == 0 {
		return UTC
	}
	return Offset(seconds)
}

// Wall returns a local time as if it were UTC, which is how local times are reckoned with.
func Wall(local civil.DateTime) time.Time {
	return time.Date(local.Date.Year,
		local.Date.Month, local.Date.Day, local.Clock.Hour, local.Clock.Minute, 0, 0, time.UTC)
}

// Moment is a local time with its zone. Without a zone it floats (RFC 5545, 3.3.5): it is local to wherever the stop
// is.
type Moment struct {
	Local civil.DateTime
	Zone  TimeZone
}

// MomentOf returns the moment of an instant in a zone or, where that is nil, at the instant's own offset.
func MomentOf(at time.Time, zone TimeZone) Moment {
	if zone == nil {
		_, offset := at.Zone()
		zone = OffsetZone(offset)
	}
	return Moment{zone.Local(at), zone}
}

// In returns the local time of a stop at the moment.
func (m Moment) In(stop civil.Zone) civil.DateTime {
	if m.Zone == nil || m.Zone.Name() == stop || m.Local.IsZero() {
		return m.Local
	}
	return IANA(stop).Local(m.Zone.Instant(m.Local))
}

// ZoneName returns the name of the moment's zone, empty where it has none.
func (m Moment) ZoneName() civil.Zone {
	if m.Zone == nil {
		return ""
	}
	return m.Zone.Name()
}

// Instant reads a date with its time of day and its offset to UTC. A time of day that a spreadsheet writes with the
// first of its days is none; see Times.
func Instant(text string) (time.Time, bool) {
	for _, form := range []string{
		time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00",
	} {
		if at, err := time.Parse(form, strings.TrimSpace(text)); err == nil && at.Year() > 1904 {
			return at, true
		}
	}
	return time.Time{}, false
}

var offsetName = regexp.MustCompile(`(?i)^\(?(?:UTC|GMT)?\s*([+\-−])(\d{1,2}):?(\d{2})?\)?`)

// ZoneNamed finds the zone of a name: of the IANA database, of Windows, one that people use (Eastern Time, EDT), of a
// city, or with an offset in it: GMT+2, UTC-03:30, (UTC+01:00) Amsterdam, Berlin. Some programs put the IANA name at
// the end of a path (/mozilla.org/20050126_1/Europe/Berlin). Nil: nobody knows the name.
func ZoneNamed(name string) TimeZone {
	name = strings.Trim(strings.TrimSpace(name), `"`)
	if name == "" {
		return nil
	}
	if known := Meaning[IANA]("windows-zone", name); known != "" && name != "UTC" {
		return current(known)
	}
	for rest, more := strings.TrimLeft(name, "/"), true; more; _, rest, more = strings.Cut(rest, "/") {
		if zone := current(IANA(rest)); civil.Zone(zone).Valid() && strings.ToLower(rest) != "local" {
			return zone
		}
	}
	parts := offsetName.FindStringSubmatch(name)
	if parts != nil {
		name = name[len(parts[0]):]
	}
	first, _, _ := strings.Cut(name, ",")
	if zone := CityZone(first); zone != "" {
		return IANA(zone)
	}
	bare, _, _ := strings.Cut(Fold(name), "(")
	bare = strings.TrimSpace(bare)
	for _, ending := range []string{" time", " standard", " daylight"} {
		bare = strings.TrimSuffix(bare, ending)
	}
	if zone := Meaning[IANA]("zone", bare); zone != "" {
		return zone
	}
	if parts == nil {
		return nil
	}
	hours, _ := strconv.Atoi(parts[2])
	minutes, _ := strconv.Atoi("0" + parts[3])
	seconds := hours*3600 + minutes*60
	if parts[1] != "+" {
		seconds = -seconds
	}
	return OffsetZone(seconds)
}

// current is the zone of the IANA database under its name of today, which people's abbreviations mean too: Kyiv for
// Kiev, New York for US/Eastern and EST.
func current(zone IANA) IANA { return cmp.Or(Meaning[IANA]("zone", string(zone)), zone) }

var cityZones = sync.OnceValue(func() map[string]civil.Zone {
	known := map[string]civil.Zone{}
	for _, zone := range civil.Zones() {
		known[Fold(zone.City())] = zone
		known[Fold(string(zone))] = zone
	}
	return known
})

// CityZone finds the zone that is named after a city; empty: none is.
func CityZone(city string) civil.Zone { return cityZones()[Fold(city)] }

// SameRules returns the first zone of the world, by its name in Windows, that goes forward and back in a year as
// another one does; empty: none does, or that one never changes.
func SameRules(zone TimeZone, year int) civil.Zone {
	at := func(month time.Month, day int) civil.DateTime {
		return civil.At(civil.Date{Year: year, Month: month, Day: day}, civil.Clock{Hour: 12})
	}
	offset := func(local civil.DateTime) time.Duration { return Wall(local).Sub(zone.Instant(local)) }
	if offset(at(time.January, 15)) == offset(at(time.July, 15)) {
		return ""
	}
	named := vocabulary()["windows-zone"]
	for _, name := range slices.Sorted(maps.Keys(named)) {
		same := true
		for month := time.January; month <= time.December && same; month++ {
			for _, day := range []int{1, 8, 15, 22} {
				same = same && IANA(named[name]).Instant(at(month, day)).Equal(zone.Instant(at(month, day)))
			}
		}
		if same {
			return civil.Zone(named[name])
		}
	}
	return ""
}
