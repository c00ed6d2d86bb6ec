package civil_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	. "laurel/data/civil"
)

func TestLocalTimesAtClockChanges(t *testing.T) {
	tests := []struct {
		name  string
		zone  Zone
		local string
		utc   string
		fold  Fold
		shows string // what the zone calls itself then
	}{
		{"an ordinary time", "America/New_York", "2023-06-15T09:30", "2023-06-15T13:30", Once, "EDT"},
		{"before New York springs forward", "America/New_York", "2023-03-12T01:59", "2023-03-12T06:59", Once, "EST"},
		{
			"in New York's gap, with the offset from before",
			"America/New_York",
			"2023-03-12T02:30",
			"2023-03-12T07:30",
			Gap,
			"EDT",
		},
		{"after New York's gap", "America/New_York", "2023-03-12T03:00", "2023-03-12T07:00", Once, "EDT"},
		{"twice in New York, the first", "America/New_York", "2023-11-05T01:30", "2023-11-05T05:30", Twice, "EDT"},
		{"after New York falls back", "America/New_York", "2023-11-05T02:00", "2023-11-05T07:00", Once, "EST"},
		{"in London's gap", "Europe/London", "2023-03-26T01:15", "2023-03-26T01:15", Gap, "BST"},
		{"twice in London", "Europe/London", "2023-10-29T01:15", "2023-10-29T00:15", Twice, "BST"},
		{
			"in Lord Howe's gap of half an hour",
			"Australia/Lord_Howe",
			"2023-10-01T02:15",
			"2023-09-30T15:45",
			Gap,
			"UTC+11",
		},
		{"after Lord Howe's gap", "Australia/Lord_Howe", "2023-10-01T02:30", "2023-09-30T15:30", Once, "UTC+11"},
		{"twice in Lord Howe", "Australia/Lord_Howe", "2023-04-02T01:45", "2023-04-01T14:45", Twice, "UTC+11"},
		{"a zone of a quarter of an hour", "Asia/Kathmandu", "2023-06-15T09:30", "2023-06-15T03:45", Once, "UTC+5:45"},
		{"the day that Samoa left out", "Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00", Gap, "UTC+14"},
		{"a gap at midnight", "America/Santiago", "2023-09-03T00:30", "2023-09-03T04:30", Gap, "UTC−3"},
		{"a zone without changes", "Asia/Phnom_Penh", "2023-06-15T07:00", "2023-06-15T00:00", Once, "UTC+7"},
		{"universal time", "UTC", "2023-06-15T07:00", "2023-06-15T07:00", Once, "UTC"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			local, _ := ParseDateTime(test.local)
			instant, fold, err := test.zone.Instant(local)
			if err != nil {
				t.Fatal(err)
			}
			if got := DateTimeOf(instant.UTC()).String(); got != test.utc || fold != test.fold {
				t.Errorf("got %s UTC, fold %d; want %s, %d", got, fold, test.utc, test.fold)
			}
			if got := test.zone.Abbreviation(local); got != test.shows {
				t.Errorf("called %s, want %s", got, test.shows)
			}
		})
	}
}

func TestEveryInstantIsFoundFromItsLocalTime(t *testing.T) {
	zones := []Zone{
		"America/New_York",
		"Australia/Lord_Howe",
		"Asia/Baghdad",
		"Africa/Casablanca",
		"America/Caracas",
		"Europe/Dublin",
		"Asia/Tehran",
		"Pacific/Chatham",
		"America/St_Johns",
	}
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom(zones).Draw(t, "zone")
		location, err := zone.Location()
		if err != nil {
			t.Fatal(err)
		}
		moment := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).
			Add(time.Duration(rapid.IntRange(0, 16_000_000).Draw(t, "minutes")) * time.Minute)
		local := DateTimeOf(moment.In(location))
		found, fold, err := zone.Instant(local)
		switch {
		case err != nil || fold == Gap:
			t.Fatalf("%s in %s: fold %d, %v", local, zone, fold, err)
		case DateTimeOf(found.In(location)) != local:
			t.Fatalf("%s in %s became %s", local, zone, found.In(location))
		case fold == Once && !found.Equal(moment), found.After(moment):
			t.Fatalf("%s in %s is %s, not %s", local, zone, found.UTC(), moment)
		}
	})
}

func TestZonesThatAreNone(t *testing.T) {
	for _, zone := range []Zone{"", "Local", "Mars/Olympus", "../etc/passwd", "EST5EDT,M3.2.0"} {
		_, _, err := zone.Instant(At(Date{2023, 6, 15}, Clock{9, 30}))
		if zone.Valid() || err == nil || zone.Abbreviation(DateTime{}) != "" {
			t.Errorf("%q counts as a time zone (%v)", string(zone), err)
		}
	}
	if _, err := Zone("Mars/Olympus").Location(); err == nil ||
		err.Error() != `“Mars/Olympus” is not a time zone like America/New_York` ||
		errors.Unwrap(err) == nil {
		t.Errorf("error %v", err)
	}
}

func TestEveryZoneOfferedExists(t *testing.T) {
	all := Zones()
	if !slices.IsSorted(all) || len(slices.Compact(slices.Clone(all))) != len(all) {
		t.Error("the zones are not sorted, or one comes twice")
	}
	for _, zone := range all {
		if !zone.Valid() || zone.City() == "" || strings.ContainsAny(zone.City(), "/_") {
			t.Errorf("%s, %q", zone, zone.City())
		}
	}
	if got := Zone("America/Argentina/Buenos_Aires").City(); got != "Buenos Aires" {
		t.Errorf("got %q", got)
	}
}
