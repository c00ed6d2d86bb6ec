package calendar_test

import (
	"fmt"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// chinaEnded describes a zone whose daylight saving time ended in 1991.
const chinaEnded = "BEGIN:VTIMEZONE\r\nTZID:Custom 1\r\nBEGIN:STANDARD\r\nDTSTART:19860914T020000\r\n" +
	"TZOFFSETFROM:+0900\r\nTZOFFSETTO:+0800\r\nRRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=2SU;UNTIL=19910914T170000Z\r\n" +
	"END:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:19870412T020000\r\nTZOFFSETFROM:+0800\r\nTZOFFSETTO:+0900\r\n" +
	"RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=2SU;UNTIL=19910413T180000Z\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"

func TestCalendarsOfManyProgramsAreUnderstood(t *testing.T) {
	const newYork, monday = "DTSTART;TZID=America/New_York:",
		"DTSTART;TZID=America/New_York:20230612T090000\r\nDURATION:PT1H"
	event := intaketest.EventOf
	for _, test := range []struct {
		name, text            string
		want, problems, notes []string
		options               intake.Options
	}{
		// Lines.
		{
			name: "folds after the name of a property (Mozilla, KOrganizer, libical, Apple)",
			text: "BEGIN:VEVENT\r\nUID\r\n :1\r\nSUMMARY\r\n :Visit\r\nDTSTART\r\n ;TZID=America/New_York\r\n " +
				":20230614T100000\r\nDTEND\r\n ;TZID=America/New_York\r\n :20230614T110000\r\nEND:VEVENT",
			want: []string{"Boston 14T10:00 14T11:00 Visit"},
		},
		{
			name: "a fold after a tab, within a parameter",
			text: event("a", "DTSTART;TZID=America/\r\n\tNew_York:20230614T100000", "DURATION:PT1H"),
			want: []string{"Boston 14T10:00 14T11:00 Visit"},
		},
		{
			name: "a group before a property", text: event("a", "x.DTSTART:20230614T100000", "DURATION:PT1H"),
			want: []string{"Boston 14T10:00 14T11:00 Visit"},
		},
		{
			name: "an address without quotation marks as the name of a zone",
			text: event("a", "DTSTART;TZID=tzone://Microsoft/Utc:20230614T140000", "DURATION:PT1H"),
			want: []string{"Boston 14T10:00 14T11:00 Visit"},
		},
		// Exceptions.
		{
			name: "Exchange's exception of a series of whole days, by its midnight",
			text: event("a", "DTSTART;VALUE=DATE:20230613", "DTEND;VALUE=DATE:20230614",
				"RRULE:FREQ=WEEKLY;UNTIL=20230627T220000Z;INTERVAL=1;BYDAY=TU;WKST=MO") + "\r\n" +
				event("a", "RECURRENCE-ID;TZID=W. Europe Standard Time:20230620T000000",
					"DTSTART;VALUE=DATE:20230619",
					"DTEND;VALUE=DATE:20230620"),
			want: []string{"Boston 13T00:00 14T00:00 Visit", "Denver 19T00:00 20T00:00 Visit"},
		},
		{
			name: "the same in UTC, east of Greenwich",
			text: event("a", "DTSTART;VALUE=DATE:20230613", "RRULE:FREQ=DAILY;COUNT=3") + "\r\n" +
				event("a", "RECURRENCE-ID:20230613T220000Z", "DTSTART;VALUE=DATE:20230618"),
			want: []string{
				"Boston 13T00:00 14T00:00 Visit", "Boston 15T00:00 16T00:00 Visit",
				"Denver 18T00:00 19T00:00 Visit",
			},
		},
		{
			name: "the same in UTC, west of it",
			text: event("a", "DTSTART;VALUE=DATE:20230613", "RRULE:FREQ=DAILY;COUNT=2") + "\r\n" +
				event("a", "RECURRENCE-ID:20230614T040000Z", "DTSTART;VALUE=DATE:20230618"),
			want: []string{"Boston 13T00:00 14T00:00 Visit", "Denver 18T00:00 19T00:00 Visit"},
		},
		{
			name: "a day of whole days left out by its midnight",
			text: event("a", "DTSTART;VALUE=DATE:20230613", "RRULE:FREQ=DAILY;COUNT=3",
				"EXDATE;TZID=W. Europe Standard Time:20230614T000000", "EXDATE:20230614T220000Z"),
			want: []string{"Boston 13T00:00 14T00:00 Visit"},
		},
		// Rules.
		{
			name: "a first date that the rule leaves out", text: event("a", monday,
				"RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=3"),
			want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 14T09:00 14T10:00 Visit"},
		},
		{
			name: "a count of one that the first date takes", text: event("a", monday,
				"RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=1"),
			want: []string{"Boston 12T09:00 12T10:00 Visit"},
		},
		{
			name: "a semicolon at the end of a rule", text: event("a", monday, "RRULE:FREQ=DAILY;COUNT=2;"),
			want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T09:00 13T10:00 Visit"},
		},
		{
			name: "empty, unknown and idle parts", text: event("a", monday,
				"RRULE:freq=daily; COUNT=2 ;BYDAY=;INTERVAL=0;WKST=;"+
					"X-EVOLUTION-ENDDATE=20230701;RSCALE=GREGORIAN;SKIP=OMIT"),
			want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T09:00 13T10:00 Visit"},
		},
		{
			name: "days in full and a comma too many", text: event("a", monday,
				"RRULE:FREQ=WEEKLY;BYDAY=MON,TUE,;COUNT=2"),
			want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T09:00 13T10:00 Visit"},
		},
		{
			name: "a count of nothing", text: event("a", monday, "RRULE:FREQ=WEEKLY;COUNT=-1;UNTIL=20230613"),
			want: []string{"Boston 12T09:00 12T10:00 Visit"},
		},
		{
			name: "an end in the longer form", text: event("a", monday, "RRULE:FREQ=DAILY;UNTIL=2023-06-13"),
			want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T09:00 13T10:00 Visit"},
		},
		// Zones.
		{
			name: "a daylight rule that has ended",
			text: chinaEnded + event("a", "DTSTART;TZID=Custom 1:20230614T200000", "DURATION:PT1H"),
			want: []string{"Boston 14T08:00 14T09:00 Visit"},
		},
		{
			name: "the same while it was valid, in its winter",
			text: strings.ReplaceAll(chinaEnded, "1991", "2041") +
				event("a", "DTSTART;TZID=Custom 1:20230614T200000", "DURATION:PT1H"),
			want: []string{"Boston 14T07:00 14T08:00 Visit"},
		},
		{
			name: "Microsoft's UTC",
			text: event("a", `DTSTART;TZID="tzone://Microsoft/Utc":20230613T203000`,
				`DTEND;TZID="tzone://Microsoft/Utc":20230613T210000`),
			want: []string{"Boston 13T16:30 13T17:00 Visit"},
		},
		{
			name: "an end without a zone",
			text: event("a", "DTSTART;TZID=America/Los_Angeles:20230613T090000", "DTEND:20230613T100000"),
			want: []string{"Boston 13T12:00 13T13:00 Visit"},
		},
		{
			name: "an older name of a zone", text: event("a", "DTSTART;TZID=US/Pacific:20230613T090000",
				"DURATION:PT1H"),
			want: []string{"Boston 13T12:00 13T13:00 Visit"},
		},
		{
			name: "an abbreviation that people use in summer too",
			text: event("a", "DTSTART;TZID=EST:20230613T090000", "DURATION:PT1H"),
			want: []string{"Boston 13T09:00 13T10:00 Visit"},
		},
		// Whole days.
		{
			name: "Outlook's whole days, with times of a zone",
			text: event("a", "DTSTART;TZID=Eastern Standard Time:20230614T000000",
				"DTEND;TZID=Eastern Standard Time:20230616T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),
			want: []string{"Boston 14T00:00 16T00:00 Visit"},
		},
		{
			name: "the same in UTC",
			text: event("a", "DTSTART:20230617T050000Z", "DTEND:20230618T050000Z",
				"X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),
			want: []string{"Denver 17T00:00 18T00:00 Visit"},
		},
		{
			name: "Funambol's in UTC", text: event("a", "DTSTART:20230619T000000Z", "DTEND:20230620T000000Z",
				"X-FUNAMBOL-ALLDAY:1"),
			want: []string{"Denver 19T00:00 20T00:00 Visit"},
		},
		{
			name: "Hotmail's, east of Greenwich", text: event("a", "DTSTART:20230613T220000Z",
				"DTEND:20230614T220000Z",
				"X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE"),
			want: []string{"Boston 14T00:00 15T00:00 Visit"},
		},
		{
			name: "from midnight to midnight without a mark",
			text: event("a", "DTSTART;TZID=Europe/Berlin:20230614T000000",
				"DTEND;TZID=Europe/Berlin:20230615T000000"),
			want: []string{"Boston 14T00:00 15T00:00 Visit"},
		},
		// Texts.
		{name: "an event without a title", text: "BEGIN:VEVENT\r\nUID:a\r\n" + newYork +
			"20230614T100000\r\nDURATION:PT1H\r\n" +
			"END:VEVENT", want: []string{"Boston 14T10:00 14T11:00 Untitled"}},
		{
			name: "one whose title is empty, with a place",
			text: "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:\r\nLOCATION:Hall\r\n" + newYork +
				"20230614T100000\r\nDURATION:PT1H\r\n" +
				"END:VEVENT", want: []string{"Boston 14T10:00 14T11:00 Hall"},
		},
		{
			name: "letters as HTML has them",
			text: "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Q&amp;A at AT&T &#8211; caf&eacute;\r\n" + newYork +
				"20230614T100000\r\nDURATION:PT1H\r\nEND:VEVENT",
			want: []string{"Boston 14T10:00 14T11:00 Q&A at AT&T – café"},
		},
		// Private.
		{
			name: "private events", text: event("a", "CLASS:PRIVATE", newYork+"20230613T090000",
				"DURATION:PT1H") + "\r\n" +
				event("b", "CLASS:CONFIDENTIAL", newYork+"20230613T110000", "DURATION:PT1H") + "\r\n" +
				event("c", "CLASS:PUBLIC", newYork+"20230613T130000", "DURATION:PT1H"),
			want: []string{
				"Boston 13T09:00 13T10:00 Visit (private)", "Boston 13T11:00 13T12:00 Visit (private)",
				"Boston 13T13:00 13T14:00 Visit",
			},
			notes: []string{"Marked as private"},
		},
		{
			name: "an exception of a private series",
			text: event("a", "CLASS:PRIVATE", monday, "RRULE:FREQ=DAILY;COUNT=2") + "\r\n" +
				event("a", "RECURRENCE-ID;TZID=America/New_York:20230613T090000", newYork+"20230613T150000",
					"DURATION:PT1H"),
			want: []string{
				"Boston 12T09:00 12T10:00 Visit (private)", "Boston 13T15:00 13T16:00 Visit (private)",
			},
			notes: []string{"Marked as private"},
		},
		// Times as they are.
		{
			name: "times as they are written", options: intake.Options{LocalTimes: true},
			text: "X-WR-TIMEZONE:America/New_York\r\n" + event("a", "DTSTART:20230618T160000Z",
				"DTEND:20230618T170000Z") + "\r\n" +
				event("b", newYork+"20230618T150000", "DURATION:PT1H"),
			want: []string{"Denver 18T12:00 18T13:00 Visit", "Denver 18T15:00 18T16:00 Visit"},
		},
		{
			name:    "times as they are written, of a series with an end in UTC",
			options: intake.Options{LocalTimes: true},
			text: "X-WR-TIMEZONE:America/New_York\r\n" + event("a", newYork+"20230618T220000", "DURATION:PT1H",
				"RRULE:FREQ=DAILY;UNTIL=20230620T020000Z"),
			want: []string{"Denver 18T22:00 18T23:00 Visit", "Denver 19T22:00 19T23:00 Visit"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			intaketest.Understood(
				t,
				"a.ics",
				intaketest.CalendarOf(test.text),
				test.want,
				test.problems,
				test.notes,
				test.options,
			)
		})
	}
}

func TestDescriptionsAreReadWhateverProgramBrokeThem(t *testing.T) {
	for name, test := range map[string][2]string{
		"unfolded": {
			"DESCRIPTION:Please note\r\nAgenda: arrive early\r\nDress: formal",
			"Please note\nAgenda: arrive early\nDress: formal",
		},
		"with empty lines": {"DESCRIPTION:One\r\n\r\nTwo: three\r\n\r\n", "One\n\nTwo: three"},
		"with shouting":    {"DESCRIPTION:One\r\nNOTE: bring it\r\nPS; two", "One\nNOTE: bring it\nPS; two"},
		"HTML":             {"DESCRIPTION:<p>One &amp; two</p><p>Three<br>four</p>", "One & two\nThree\nfour"},
		"escaped HTML":     {"DESCRIPTION:&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", "One\nTwo"},
		"only HTML":        {"X-ALT-DESC;FMTTYPE=text/html:<html><body>One<br>Two</body></html>", "One\nTwo"},
		"entities":         {"DESCRIPTION:Fish &amp\\; chips\\, 5 &lt\\; 6", "Fish & chips, 5 < 6"},
		"escapes":          {`DESCRIPTION:a\, b\; c\\d \"e\" f\:g\nh`, "a, b; c\\d \"e\" f:g\nh"},
		"quoted-printable": {"DESCRIPTION;ENCODING=QUOTED-PRINTABLE:One=0D=0A=\r\nT=C3=A9", "One\nTé"},
	} {
		opened, p := intaketest.OpenStore(t), intaketest.Tour()
		intaketest.BringIn(t, opened, p, nil)
		intaketest.Read(t, opened, p.ID, "a.ics", intaketest.CalendarOf(
			intaketest.EventOf("a", "DTSTART:20230614T100000", "DURATION:PT1H", test[0], "LOCATION:Hall")))
		meetings := intaketest.Load(t, opened, p.ID).Meetings
		if len(meetings) != 1 || meetings[0].Note != test[1] || meetings[0].Place != "Hall" {
			t.Errorf("%s: %+v, want the note %q", name, meetings, test[1])
		}
	}
}

func TestWholeDaysBindNobody(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	intaketest.Read(t, opened, p.ID, "a.ics", intaketest.CalendarOf(intaketest.EventOf("a",
		"DTSTART;VALUE=DATE:20230614", "CATEGORIES:Meeting")))
	if m := intaketest.Load(t, opened, p.ID).Meetings[0]; m.Binds() {
		t.Errorf("a whole day is %+v", m)
	}
}

func TestAPlaceIsOneStopWhateverItsZoneIsCalled(t *testing.T) {
	for _, test := range []struct {
		zones []string
		want  []string
	}{
		{
			[]string{"US/Eastern", "America/New_York", "Eastern Standard Time", "EST5EDT"},
			[]string{"New York America/New_York"},
		},
		{[]string{"Europe/Kiev", "Europe/Kyiv", "FLE Standard Time"}, []string{"Kyiv Europe/Kyiv"}},
		{[]string{"Asia/Calcutta", "Asia/Kolkata", "India Standard Time"}, []string{"Kolkata Asia/Kolkata"}},
		{[]string{"Asia/Katmandu", "Nepal Standard Time"}, []string{"Kathmandu Asia/Kathmandu"}},
		{[]string{"Asia/Saigon", "Asia/Ho_Chi_Minh"}, []string{"Ho Chi Minh Asia/Ho_Chi_Minh"}},
		{
			[]string{"America/Buenos_Aires", "Argentina Standard Time"},
			[]string{"Buenos Aires America/Argentina/Buenos_Aires"},
		},
		{[]string{"Turkey", "Europe/Istanbul", "Asia/Istanbul"}, []string{"Istanbul Europe/Istanbul"}},
		{[]string{"Etc/UTC", "UTC", "GMT"}, []string{"UTC UTC"}},
	} {
		var lines []string
		for i, zone := range test.zones {
			lines = append(lines, intaketest.EventOf(string(rune('a'+i)), "DTSTART;TZID="+zone+":20230613T090000"))
		}
		opened := intaketest.OpenStore(t)
		draft := intaketest.Read(t, opened, "", "a.ics", intaketest.CalendarOf(lines...))
		var stops []string
		for _, stop := range intaketest.Load(t, opened, draft.ID()).Stops {
			stops = append(stops, stop.City)
		}
		city, _, _ := strings.Cut(test.want[0], " ")
		if len(stops) != 1 || !strings.HasPrefix(stops[0], city) {
			t.Errorf("%v make the stops %v, want %v", test.zones, stops, test.want)
		}
	}
}

func TestThePrivateIsForTheOfficeAlone(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	marks := []string{
		"CLASS:PRIVATE", "X-MICROSOFT-CDO-SENSITIVITY:2", "X-CALENDARSERVER-ACCESS:CONFIDENTIAL", "CLASS:X-STAFF",
	}
	var events []string
	for i, mark := range marks {
		events = append(events, fmt.Sprintf("BEGIN:VEVENT\r\nUID:%d\r\n%s\r\nSUMMARY:Doctor\r\n"+
			"DESCRIPTION:medical\r\nDTSTART:20230613T090000\r\nEND:VEVENT", i, mark))
	}
	intaketest.Read(t, opened, p.ID, "a.ics", intaketest.CalendarOf(events...))
	loaded := intaketest.Load(t, opened, p.ID)
	for _, audience := range program.Audiences() {
		shown := strings.Join(intaketest.Meetings(edition.For(loaded, audience).Program), "\n")
		want := map[bool]int{true: len(marks)}[audience == program.Internal]
		if got := strings.Count(shown, "Doctor"); got != want {
			t.Errorf("%s has %s", audience, shown)
		}
	}
}

func TestRulesThatComeToNoDayOfTheProgramRefuseNoOthers(t *testing.T) {
	var events []string
	for i, start := range []string{"20230901", "20230614", "20230620"} {
		for _, rule := range []string{
			"FREQ=DAILY;UNTIL=20230601T000000Z", "FREQ=MONTHLY;BYDAY=2TU;COUNT=1", "FREQ=WEEKLY;BYDAY=MO",
			"FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1",
		} {
			events = append(events, intaketest.EventOf(fmt.Sprint(i, rule),
				"DTSTART;TZID=America/New_York:"+start+"T090000", "DURATION:PT1H", "RRULE:"+rule))
		}
	}
	events = append(events, intaketest.EventOf("last", "DTSTART;TZID=America/New_York:20230613T080000", "DURATION:PT1H",
		"RRULE:FREQ=DAILY;COUNT=2"))
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	draft := intaketest.Read(t, opened, p.ID, "plan.ics", intaketest.CalendarOf(events...))
	if told := strings.Join(intaketest.Problems(draft), "\n"); strings.Contains(told, "too complex") {
		t.Error(told)
	}
	got := strings.Join(intaketest.Meetings(intaketest.Load(t, opened, p.ID)), "\n")
	for _, want := range []string{"Boston 13T08:00 13T09:00 Visit", "Boston 14T08:00 14T09:00 Visit"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
}
