package program

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/civil/civiltest"
)

var evening = civil.At(civil.NewDate(2026, 6, 10), civil.NewClock(22, 0))

func TestTheNextTimeOfAClock(t *testing.T) {
	for _, test := range []struct {
		clock civil.Clock
		want  civil.DateTime
	}{
		{civil.NewClock(23, 30), civil.At(civil.NewDate(2026, 6, 10), civil.NewClock(23, 30))},
		{civil.NewClock(22, 0), evening},
		{civil.NewClock(1, 15), civil.At(civil.NewDate(2026, 6, 11), civil.NewClock(1, 15))},
	} {
		if got := evening.Next(test.clock); got != test.want {
			t.Errorf("after 22:00 the clock shows %s at %s", test.clock, got)
		}
	}
}

func TestTheLastDayOfAMeeting(t *testing.T) {
	for _, test := range []struct {
		name string
		end  civil.DateTime
		want civil.Date
	}{
		{"on the day it starts", civil.At(civil.NewDate(2026, 6, 10), civil.NewClock(23, 0)), civil.NewDate(2026, 6,
			10)},
		{"at midnight", civil.At(civil.NewDate(2026, 6, 11), civil.Clock{}), civil.NewDate(2026, 6, 10)},
		{"after midnight", civil.At(civil.NewDate(2026, 6, 11), civil.NewClock(0, 1)), civil.NewDate(2026, 6, 11)},
		{"two days later at midnight", civil.At(civil.NewDate(2026, 6, 12), civil.Clock{}), civil.NewDate(2026, 6, 11)},
		{"before it starts", civil.At(civil.NewDate(2026, 6, 9), civil.NewClock(8, 0)), civil.NewDate(2026, 6, 10)},
	} {
		if got := (&Meeting{Start: evening, End: test.end}).LastDay(); got != test.want {
			t.Errorf("a meeting that ends %s has the last day %s", test.name, got)
		}
	}
}

func TestAMovedMeetingKeepsItsLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &Meeting{Start: civil.At(civiltest.AnyDate.Draw(t, "day"), civiltest.AnyClock.Draw(t, "clock"))}
		m.End = m.Start.AddMinutes(rapid.IntRange(0, 3*DayMinutes).Draw(t, "length"))
		before := m.Clone()
		by := rapid.IntRange(-2*DayMinutes, 2*DayMinutes).Draw(t, "by")
		m.MoveBy(by)
		if m.Minutes() != before.Minutes() || m.Start.MinutesSince(before.Start) != by {
			t.Fatalf("%s–%s moved by %d became %s–%s", before.Start, before.End, by, m.Start, m.End)
		}
	})
}

func TestNoMeetingIsShortenedBelowTheShortest(t *testing.T) {
	m := &Meeting{Start: evening, End: evening.AddMinutes(15)}
	for _, test := range []struct{ by, want int }{{-10, 5}, {-5, 5}, {15, 20}} {
		if m.LengthenBy(test.by); m.Minutes() != test.want {
			t.Errorf("lengthened by %d it takes %d minutes", test.by, m.Minutes())
		}
	}
}

func TestACloneSharesNothing(t *testing.T) {
	m := &Meeting{Contacts: []ID{"a"}, Attendees: []ID{"b"}, Excused: []ID{"c"}, Interpreters: []ID{"d"}}
	next := m.Clone()
	next.Contacts[0], next.Attendees[0], next.Excused[0], next.Interpreters[0] = "x", "x", "x", "x"
	for _, ids := range [][]ID{m.Contacts, m.Attendees, m.Excused, m.Interpreters} {
		if ids[0] == "x" {
			t.Fatalf("the clone was changed and the meeting with it: %+v", m)
		}
	}
}

func TestMeetingsFromAPointOn(t *testing.T) {
	at := func(title string, stop ID, start civil.DateTime) *Meeting {
		return &Meeting{Title: title, Stop: stop, Start: start}
	}
	p := &Program{Meetings: []*Meeting{
		at(
			"before",
			"boston",
			evening.AddMinutes(-1),
		), at("then", "boston", evening), at("later", "boston", evening.AddMinutes(60)),
		at("tomorrow", "boston", evening.AddMinutes(DayMinutes)), at("elsewhere", "denver", evening.AddMinutes(30)),
	}}
	for _, test := range []struct {
		extent Extent
		want   []string
	}{
		{OneDay, []string{"then", "later"}},
		{WholeStay, []string{"then", "later", "tomorrow"}},
		{WholeProgram, []string{"then", "later", "tomorrow", "elsewhere"}},
	} {
		if got := titlesOf(p.Plan().MeetingsFrom(evening, "boston", test.extent)); !slices.Equal(got, test.want) {
			t.Errorf("of a %s: %q", test.extent, got)
		}
	}
}

func TestMeetingsAreReplacedAndAddedInOrderOfTime(t *testing.T) {
	first, second := &Meeting{
		ID:    "1",
		Title: "first",
		Start: evening,
	}, &Meeting{
		ID:    "2",
		Title: "second",
		Start: evening.AddMinutes(60),
	}
	p := &Program{Meetings: []*Meeting{first, second}}
	later := first.Clone()
	later.MoveBy(DayMinutes)
	next := p.Plan().WithMeetings(later, &Meeting{ID: "3", Title: "new", Start: evening})
	if got := titlesOf(next.Meetings); !slices.Equal(got, []string{"new", "second", "first"}) {
		t.Errorf("the meetings are %q", got)
	}
	if !slices.Equal(p.Meetings, []*Meeting{first, second}) || first.Start != evening {
		t.Error("the program itself was changed")
	}
}

func titlesOf(meetings []*Meeting) []string {
	var titles []string
	for _, m := range meetings {
		titles = append(titles, m.Title)
	}
	return titles
}
