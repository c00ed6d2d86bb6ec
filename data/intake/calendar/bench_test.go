package calendar_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
)

// large is a calendar of many meetings, as a program of Google's writes them.
func large(events int) string {
	var lines []string
	for i := range events {
		day, hour := 12+i%8, 8+i%10
		lines = append(lines, fmt.Sprintf("BEGIN:VEVENT\r\nDTSTART;TZID=America/New_York:202306%02dT%02d0000\r\n"+
			"DTEND;TZID=America/New_York:202306%02dT%02d3000\r\nDTSTAMP:20230601T000000Z\r\nUID:%d@example.org\r\n"+
			"DESCRIPTION:Please be there ten minutes early.\\n"+
			"Bring a passport\\, and the\r\n  letter of invitation.\r\n"+
			"LOCATION:Hall %d\\, 1 Example Street\r\nSEQUENCE:0\r\n"+
			"STATUS:CONFIRMED\r\nSUMMARY:Visit %d\r\nTRANSP:OPAQUE\r\n"+
			"END:VEVENT", day, hour, day, hour, i, i%50, i))
	}
	return intaketest.CalendarOf(lines...)
}

func BenchmarkCalendarOf10000EventsToADraft(b *testing.B) {
	opened, p := intaketest.OpenStore(b), intaketest.Tour()
	intaketest.BringIn(b, opened, p, nil)
	text := large(10_000)
	for b.Loop() {
		draft, err := intake.Read(context.Background(), opened, strings.NewReader(text),
			intake.Options{Name: "large.ics", Program: p.ID})
		if err != nil || draft.New != 10_000 {
			b.Fatal(draft, err)
		}
	}
}
