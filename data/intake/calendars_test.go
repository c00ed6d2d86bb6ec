package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"laurel/data/intake"
)

// understood reads a file into the tour, wants its meetings and the parts of its only problems and of its notes, and reads it again, which must change nothing.
func understood(t *testing.T, file, text string, want, problems, notes []string) {
	t.Helper()
	opened, p := openStore(t), tour()
	bringIn(t, opened, p, nil)
	draft := readInto(t, opened, p.ID, file, text)
	if got := told(load(t, opened, p.ID)); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var reasons []string
	for _, row := range draft.Rows {
		reasons = append(reasons, fmt.Sprintf("%d %s: %s", row.Row, row.Record, row.Reason))
	}
	matches := len(reasons) == len(problems)
	for i := range min(len(reasons), len(problems)) {
		matches = matches && strings.Contains(reasons[i], problems[i])
	}
	if !matches {
		t.Errorf("told %q, want %q", reasons, problems)
	}
	for _, part := range notes {
		if !strings.Contains(strings.Join(draft.Notes, "\n"), part) {
			t.Errorf("noted %q, not %q", draft.Notes, part)
		}
	}
	if again := readInto(t, opened, p.ID, file, text); !again.Unchanged() || again.New != 0 {
		t.Errorf("the second time %+v", again)
	}
}

const customizedZone = "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16011104T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\nTZOFFSETFROM:-0600\r\nTZOFFSETTO:-0700\r\nEND:STANDARD\r\n" +
	"BEGIN:DAYLIGHT\r\nDTSTART:16010311T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\nTZOFFSETFROM:-0700\r\nTZOFFSETTO:-0600\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"

func TestCalendarsOfRealProgramsAreUnderstood(t *testing.T) {
	series := "DTSTART;TZID=America/New_York:20230612T090000\r\nDTEND;TZID=America/New_York:20230612T100000\r\n"
	for _, test := range []struct {
		name, text            string
		want, problems, notes []string
	}{
		{name: "Outlook's customised zone by its own rules", text: customizedZone + eventOf("a", "DTSTART;TZID=\"Customized Time Zone\":20230614T080000", "DTEND;TZID=\"Customized Time Zone\":20230614T090000"), want: []string{"Boston 14T10:00 14T11:00 Visit"}},
		{name: "Outlook's all-day flag", text: eventOf("a", "DTSTART;TZID=\"Eastern Standard Time\":20230614T000000", "DTEND;TZID=\"Eastern Standard Time\":20230615T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"), want: []string{"Boston 14T00:00 15T00:00 Visit"}},
		{name: "Apple's slash before the zone", text: eventOf("a", "DTSTART;TZID=/America/New_York:20230614T080000", "DURATION:PT1H"), want: []string{"Boston 14T08:00 14T09:00 Visit"}},
		{name: "Evolution's path before the zone", text: eventOf("a", "DTSTART;TZID=/freeassociation.sourceforge.net/America/Denver:20230618T080000", "DURATION:PT1H"), want: []string{"Denver 18T08:00 18T09:00 Visit"}},
		{name: "Olson with its version", text: eventOf("a", "DTSTART;TZID=/citadel.org/20210210_1/America/New_York:20230614T080000", "DURATION:PT1H"), want: []string{"Boston 14T08:00 14T09:00 Visit"}},
		{name: "a zone as Exchange shows it", text: eventOf("a", "DTSTART;TZID=\"(UTC-05:00) Eastern Time (US & Canada)\":20230614T080000", "DURATION:PT1H"), want: []string{"Boston 14T08:00 14T09:00 Visit"}},
		{name: "an abbreviation", text: eventOf("a", "DTSTART;TZID=EDT:20230614T080000", "DURATION:PT1H"), want: []string{"Boston 14T08:00 14T09:00 Visit"}},
		{name: "lower-case names and a start of the value type", text: "begin:vevent\r\nuid:a\r\nsummary:Visit\r\ndtstart;value=date-time;tzid=America/New_York:20230614t080000\r\nduration:PT1H\r\nend:vevent", want: []string{"Boston 14T08:00 14T09:00 Visit"}},
		{name: "all day over several days", text: eventOf("a", "DTSTART;VALUE=DATE:20230613", "DTEND;VALUE=DATE:20230616"), want: []string{"Boston 13T00:00 16T00:00 Visit"}},
		{name: "all day by a duration", text: eventOf("a", "DTSTART;VALUE=DATE:20230613", "DURATION:P2D"), want: []string{"Boston 13T00:00 15T00:00 Visit"}},
		{name: "a negative duration", text: eventOf("a", "DTSTART:20230614T140000", "DURATION:-PT1H"), want: []string{"Boston 14T14:00 14T14:00 Visit"}, problems: []string{"1 meeting \"Visit\": Its end cannot be read"}},
		{name: "an end before the start comes in with what is told", text: eventOf("a", "DTSTART:20230614T140000", "DTEND:20230614T130000") + "\r\n" + eventOf("b", "DTSTART:20230614T150000"), want: []string{"Boston 14T15:00 14T15:00 Visit"}, problems: []string{"ends before it starts"}},
		{name: "the last Friday of the month", text: eventOf("a", series+"RRULE:FREQ=MONTHLY;BYDAY=3FR"), want: []string{"Boston 16T09:00 16T10:00 Visit"}},
		{name: "the last weekday of the month by its position", text: eventOf("a", "DTSTART;TZID=America/New_York:20230331T090000", "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=10"), want: []string{"Boston 14T09:00 14T09:00 Visit"}},
		{name: "every other week", text: eventOf("a", "DTSTART:20230530T090000", "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH"), want: []string{"Boston 13T09:00 13T09:00 Visit", "Boston 15T09:00 15T09:00 Visit"}},
		{name: "every year", text: eventOf("a", "DTSTART:19990614T090000", "RRULE:FREQ=YEARLY"), want: []string{"Boston 14T09:00 14T09:00 Visit"}},
		{name: "until a local time", text: eventOf("a", series+"RRULE:FREQ=DAILY;UNTIL=20230613T090000"), want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T09:00 13T10:00 Visit"}},
		{name: "until a day", text: eventOf("a", series+"RRULE:FREQ=DAILY;UNTIL=20230613"), want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T09:00 13T10:00 Visit"}},
		{name: "Google's rule with its own name in it", text: eventOf("a", series+"RRULE:RRULE:FREQ=DAILY;COUNT=2"), want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T09:00 13T10:00 Visit"}},
		{name: "dates as periods", text: eventOf("a", "DTSTART:20230613T080000", "DTEND:20230613T090000", "RDATE;VALUE=PERIOD:20230614T100000/PT3H,20230615T080000/20230615T083000"), want: []string{"Boston 13T08:00 13T09:00 Visit", "Boston 14T10:00 14T13:00 Visit", "Boston 15T08:00 15T08:30 Visit"}},
		{name: "an exception by the day of a timed event", text: eventOf("a", series+"RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20230613"), want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 14T09:00 14T10:00 Visit"}},
		{name: "exceptions in another zone", text: eventOf("a", series+"RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20230613T130000Z,20230614T130000Z"), want: []string{"Boston 12T09:00 12T10:00 Visit"}},
		{name: "an exception that cannot be read is told", text: eventOf("a", series+"RRULE:FREQ=DAILY;COUNT=1", "EXDATE:tomorrow"), want: []string{"Boston 12T09:00 12T10:00 Visit"}, problems: []string{"exception"}},
		{name: "an exception rule of the old kind is told", text: eventOf("a", series+"RRULE:FREQ=DAILY;COUNT=3", "EXRULE:FREQ=DAILY;COUNT=1"), want: []string{"Boston 13T09:00 13T10:00 Visit", "Boston 14T09:00 14T10:00 Visit"}},
		{name: "every second is no meeting", text: eventOf("a", series+"RRULE:FREQ=SECONDLY"), want: []string{"Boston 12T09:00 12T10:00 Visit"}, problems: []string{"several times a day"}},
		{name: "every hour by a daily rule", text: eventOf("a", series+"RRULE:FREQ=DAILY;COUNT=4;BYHOUR=9,14"), want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 12T14:00 12T15:00 Visit", "Boston 13T09:00 13T10:00 Visit", "Boston 13T14:00 13T15:00 Visit"}},
		{name: "a rule that never comes", text: eventOf("a", series+"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), problems: []string{"never"}},
		{name: "a rule that comes every minute of its day", text: eventOf("a", series+"RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40;BYSECOND=0,1,2,3,4,5;COUNT=2"), want: []string{"Boston 12T09:00 12T10:00 Visit"}, problems: []string{"several times a day"}},
		{name: "an instance on its own, as invitations have them", text: eventOf("a", "RECURRENCE-ID;TZID=America/New_York:20230614T080000", "DTSTART;TZID=America/New_York:20230614T093000", "DURATION:PT1H"), want: []string{"Boston 14T09:30 14T10:30 Visit"}},
		{name: "a whole day of a series moved", text: eventOf("a", "DTSTART;VALUE=DATE:20230613", "RRULE:FREQ=DAILY;COUNT=2") + "\r\n" + eventOf("a", "RECURRENCE-ID;VALUE=DATE:20230614", "DTSTART;VALUE=DATE:20230615"), want: []string{"Boston 13T00:00 14T00:00 Visit", "Boston 15T00:00 16T00:00 Visit"}},
		{name: "an instance named by its day only", text: eventOf("a", series+"RRULE:FREQ=DAILY;COUNT=2") + "\r\n" + eventOf("a", "RECURRENCE-ID;VALUE=DATE:20230613", "DTSTART;TZID=America/New_York:20230613T150000", "DURATION:PT1H"), want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T15:00 13T16:00 Visit"}},
		{name: "without identifiers", text: strings.ReplaceAll(eventOf("a", "DTSTART:20230614T080000")+"\r\n"+eventOf("a", "DTSTART:20230614T100000")+"\r\n"+eventOf("a", "DTSTART:20230615T080000"), "UID:a\r\n", ""), want: []string{"Boston 14T08:00 14T08:00 Visit", "Boston 14T10:00 14T10:00 Visit", "Boston 15T08:00 15T08:00 Visit"}},
		{name: "tasks, journals and busy times are told", text: "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:Buy\r\nEND:VTODO\r\nBEGIN:VJOURNAL\r\nSUMMARY:J\r\nEND:VJOURNAL\r\nBEGIN:VFREEBUSY\r\nFREEBUSY:20230614T080000Z/PT1H\r\nEND:VFREEBUSY\r\n" + eventOf("a", "DTSTART:20230614T080000"), want: []string{"Boston 14T08:00 14T08:00 Visit"}, notes: []string{"1 task", "1 journal entry", "1 list of busy times"}},
		{name: "several calendars in a file", text: "METHOD:CANCEL\r\n" + eventOf("a", "DTSTART:20230614T080000") + "\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\n" + eventOf("b", "DTSTART:20230614T090000"), want: []string{"Boston 14T08:00 14T08:00 Visit (cancelled)", "Boston 14T09:00 14T09:00 Visit"}},
		{name: "a year that cannot be", text: eventOf("a", "DTSTART:16010101T000000") + "\r\n" + eventOf("b", "DTSTART:99991231T235959", "DTEND:99991231T235959"), problems: []string{"1 January 1601", "31 December 9999"}},
		{name: "an alarm's own texts are not the event's", text: "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20230614T080000\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\nSUMMARY:Alarm\r\nDURATION:PT5M\r\nEND:VALARM\r\nSUMMARY:Visit\r\nEND:VEVENT", want: []string{"Boston 14T08:00 14T08:00 Visit"}},
		{name: "parameters in quotes", text: eventOf("a", `DTSTART;TZID="America/New_York";X-NOTE="a:b;c,d":20230614T080000`, "DURATION:PT1H"), want: []string{"Boston 14T08:00 14T09:00 Visit"}},
		{name: "seconds and fractions", text: eventOf("a", "DTSTART:20230614T080030", "DTEND:2023-06-14T13:30:00.000Z"), want: []string{"Boston 14T08:00 14T09:30 Visit"}},
		{name: "an offset at the end, as some scripts write", text: eventOf("a", "DTSTART:2023-06-14T08:00:00-04:00", "DTEND:20230614T090000-0400"), want: []string{"Boston 14T08:00 14T09:00 Visit"}},
		{name: "no end of the calendar", text: eventOf("a", "DTSTART:20230614T080000") + "\r\nBEGIN:VEVENT\r\nUID:b\r\nSUMM", want: []string{"Boston 14T08:00 14T08:00 Visit"}, problems: []string{"cut off"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			understood(t, "tour.ics", calendarOf(test.text), test.want, test.problems, test.notes)
		})
	}
}

func TestTextsOfRealCalendarsAreWhole(t *testing.T) {
	at := "DTSTART:20230614T140000"
	for _, test := range []struct {
		name, text string
		want       string // title|place|position|link|note|kind
	}{
		{"Google's markup", eventOf("a", at, `DESCRIPTION:<b>Bring</b> badges<br>Gate 5&nbsp;<a href="https://example.org">map</a><ul><li>one</li></ul>`), "Visit||false||Bring badges\nGate 5\u00a0map\none|meeting"},
		{"a text with angles that is no markup", eventOf("a", at, `DESCRIPTION:Write to <ana@example.org> if 3 < 4`), "Visit||false||Write to <ana@example.org> if 3 < 4|meeting"},
		{"Outlook's second description", eventOf("a", at, `X-ALT-DESC;FMTTYPE=text/html:<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">\n<HTML><HEAD><STYLE>p{}</STYLE></HEAD><BODY><P>Hello</P></BODY></HTML>`), "Visit||false||Hello|meeting"},
		{"Apple's place", eventOf("a", at, `X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="1 Example Street\nCambridge, MA";X-APPLE-RADIUS=70;X-TITLE="Example Hall":geo:42.359200,-71.093500`), "Visit|Example Hall, 1 Example Street, Cambridge, MA|true|||meeting"},
		{"Apple's position beside the place", eventOf("a", at, `LOCATION:Example Hall\n1 Example Street`, `X-APPLE-STRUCTURED-LOCATION;X-TITLE="Other":geo:42.3592,-71.0935?z=3`), "Visit|Example Hall, 1 Example Street|true|||meeting"},
		{"a language and another form", eventOf("a", at, `LOCATION;LANGUAGE=en-us;ALTREP="https://example.org/hall:8080;a,b":Hall\; left\, up`), "Visit|Hall; left, up|false|||meeting"},
		{"folds within letters", eventOf("a", at, "LOCATION:Caf\xC3\r\n \xA9 Espa\xC3\n \xB1a"), "Visit|Café España|false|||meeting"},
		{"line ends of three kinds and a tab at a fold", strings.NewReplacer("\r\nSUMMARY", "\nSUMMARY").Replace(eventOf("a", at, "LOCATION:Ha\r\n\tll A")), "Visit|Hall A|false|||meeting"},
		{"a video link as the place", eventOf("a", at, "LOCATION:https://meet.example.org/j/1?pwd=a"), "Visit||false|https://meet.example.org/j/1?pwd=a||meeting"},
		{"a conference link of its own", eventOf("a", at, "X-GOOGLE-CONFERENCE:https://meet.example.org/abc", "URL:https://example.org/page"), "Visit||false|https://meet.example.org/abc|https://example.org/page|meeting"},
		{"a summary of several lines", strings.Replace(eventOf("a", at), "SUMMARY:Visit", `SUMMARY;LANGUAGE=en-US:Two\nlines\,  one title`, 1), "Two lines, one title||false|||meeting"},
		{"no summary", strings.Replace(eventOf("a", at, `DESCRIPTION:Told below\nMore`), "SUMMARY:Visit\r\n", "", 1), "Told below||false||Told below\nMore|meeting"},
		{"a text that a program broke without folding it", eventOf("a", at, "DESCRIPTION:One", "two words", "END"), "Visit||false||One\ntwo words\nEND|meeting"},
		{"a category that is a kind", eventOf("a", at, "CATEGORIES:Important,Lunch"), "Visit||false|||meal"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for mark, text := range map[string]string{"": calendarOf(test.text), "\uFEFF": calendarOf(test.text)} {
				opened, p := openStore(t), tour()
				bringIn(t, opened, p, nil)
				readInto(t, opened, p.ID, "tour.ics", mark+text)
				all := load(t, opened, p.ID).Meetings
				if len(all) != 1 {
					t.Fatalf("%d meetings", len(all))
				}
				m := all[0]
				if got := fmt.Sprintf("%s|%s|%v|%s|%s|%s", m.Title, m.Place, m.Position.Known, m.Link, m.Note, m.Kind); got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
			}
		})
	}
}

func TestACalendarOfAHundredThousandLinesIsRead(t *testing.T) {
	var text strings.Builder
	for i := range 14_000 {
		fmt.Fprintf(&text, "BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:Visit %d\r\nDTSTART;TZID=Customized Time Zone:202306%02dT%02d%02d00\r\nDURATION:PT1H\r\nX-A:b\r\nEND:VEVENT\r\n", i, i, 12+i%5, 8+i%10, i%60)
	}
	draft, err := intake.Read(t.Context(), nil, strings.NewReader(calendarOf(customizedZone+text.String())), intake.Options{Name: "large.ics"})
	if err != nil || draft.New != 14_002 || draft.Problem != 0 {
		t.Errorf("%d new, %d problems, %v", draft.New, draft.Problem, err)
	}
}

func TestCalendarsMadeToDoHarmEnd(t *testing.T) {
	for name, text := range map[string]string{
		"a series from the year 1 at every second of its days": eventOf("a", "DTSTART:00010101T000000", "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,1"),
		"a series that never comes, for ever":                  eventOf("a", "DTSTART:20230101T000000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9"),
		"a thousand rules":                                     eventOf("a", "DTSTART:20230614T000000", strings.Repeat("RRULE:FREQ=DAILY\r\n", 1000)+"X-A:b"),
		"a zone that changes every second":                     "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" + eventOf("b", "DTSTART;TZID=X:20230614T140000"),
		"components within components":                         strings.Repeat("BEGIN:VEVENT\r\n", 10_000),
		"one line without an end":                              eventOf("a", "DTSTART:20230614T000000", "DESCRIPTION:"+strings.Repeat("\\n\\,\\;", 200_000)),
		"a rule of ten thousand days":                          eventOf("a", "DTSTART:20230614T000000", "RRULE:FREQ=YEARLY;COUNT=99999;BYYEARDAY="+strings.Repeat("1,", 10_000)+"1"),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := intake.Read(t.Context(), nil, strings.NewReader(calendarOf(text)), intake.Options{Name: "bomb.ics"}); err != nil && strings.Contains(err.Error(), "does not understand") {
				t.Errorf("a parser panicked: %v", err)
			}
		})
	}
}
