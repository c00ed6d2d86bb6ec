package program

import (
	"slices"
	"testing"

	"laurel/data/civil"
)

func TestADuplicatedMeetingBeginsAgainWithItsHost(t *testing.T) {
	today := civil.NewDate(2026, 6, 1)
	m := &Meeting{
		ID:         "1",
		Title:      "Visit",
		Stop:       "boston",
		Vehicle:    "Van 1",
		Status:     Confirmed,
		StatusDate: civil.NewDate(2026, 5, 1),
		Start:      evening,
		End:        evening.AddMinutes(60),
	}
	next := m.Duplicate(today)
	if next.ID == m.ID || next.Status != ToRequest || next.StatusDate != today || next.Start != m.Start ||
		next.Vehicle != "Van 1" {
		t.Errorf("the duplicate is %+v", next)
	}
	if plain := (&Meeting{Title: "Lunch"}).Duplicate(today); plain.Status != "" || !plain.StatusDate.IsZero() {
		t.Errorf("a meeting without status became %+v", plain)
	}
	there := m.CopyTo("denver", DayMinutes, today)
	if there.Stop != "denver" || there.Vehicle != "" || there.Start != evening.AddMinutes(DayMinutes) ||
		there.Minutes() != 60 {
		t.Errorf("the copy in Denver is %+v", there)
	}
	if here := m.CopyTo("boston", 30, today); here.Vehicle != "Van 1" {
		t.Errorf("the copy at the same stop has the vehicle %q", here.Vehicle)
	}
	if m.Status != Confirmed || m.Stop != "boston" || m.Start != evening {
		t.Errorf("the meeting itself became %+v", m)
	}
}

func TestWhatDoesNotTakePlaceIsNotCopied(t *testing.T) {
	p := &Program{Meetings: []*Meeting{
		{
			Title: "visit",
			Stop:  "boston",
			Start: evening,
		},
		{Title: "off", Stop: "boston", Start: evening, Status: Cancelled},
		{
			Title: "tomorrow",
			Stop:  "boston",
			Start: evening.AddMinutes(DayMinutes),
		},
		{Title: "elsewhere", Stop: "denver", Start: evening},
	}}
	if got := titlesOf(p.Plan().MeetingsToCopy("boston", evening.Date, OneDay)); !slices.Equal(got, []string{"visit"}) {
		t.Errorf("of the day: %q", got)
	}
	if got := titlesOf(p.Plan().MeetingsToCopy("boston", evening.Date, WholeStay)); !slices.Equal(
		got,
		[]string{"visit", "tomorrow"},
	) {
		t.Errorf("of the stay: %q", got)
	}
}

func TestTheDaysOfAStop(t *testing.T) {
	stop := &Stop{From: civil.NewDate(2026, 6, 10), Until: civil.NewDate(2026, 6, 12)}
	days := map[civil.Date]bool{
		civil.NewDate(2026, 6, 9):  false,
		civil.NewDate(2026, 6, 10): true,
		civil.NewDate(2026, 6, 12): true,
		civil.NewDate(2026, 6, 13): false,
	}
	for day, want := range days {
		if stop.Includes(day) != want {
			t.Errorf("the stop includes %s: %v", day, !want)
		}
	}
	if got := slices.Collect(stop.Days()); len(got) != 3 || got[0] != stop.From || got[2] != stop.Until {
		t.Errorf("its days are %v", got)
	}
	open := &Stop{From: stop.From}
	if !open.Includes(civil.NewDate(2030, 1, 1)) || open.Includes(civil.NewDate(2026, 6, 9)) ||
		len(slices.Collect(open.Days())) != 0 {
		t.Error("a stop without a last day")
	}
}
