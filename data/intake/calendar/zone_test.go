package calendar

import (
	"testing"

	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/intake/value"
)

func TestAClockMadeOfRulesLeadsThereAndBack(t *testing.T) {
	berlin := newRuleZone([]observance{
		{
			start: mustStamp(t, "16010101T030000"),
			from:  7200,
			to:    3600,
			rule:  "FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
		},
		{
			start: mustStamp(t, "16010101T020000"),
			from:  3600,
			to:    7200,
			rule:  "FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
		},
	})
	rapid.Check(t, func(t *rapid.T) {
		local := civil.At(civil.Date{Year: 2000, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 12_000).Draw(t, "day")),
			civil.Clock{Hour: rapid.IntRange(4, 23).Draw(t, "hour")})
		want := value.IANA("Europe/Berlin").Instant(local)
		if got := berlin.Instant(local); !got.Equal(want) {
			t.Fatalf("%s is %s, want %s", local, got, want)
		}
		if back := berlin.Local(want); back != local {
			t.Fatalf("%s came back as %s", local, back)
		}
	})
}

func mustStamp(t *testing.T, text string) civil.DateTime {
	t.Helper()
	read, err := parseStamp(text)
	if err != nil {
		t.Fatal(err)
	}
	return read.at
}
