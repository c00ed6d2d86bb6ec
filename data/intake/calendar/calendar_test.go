package calendar_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"laurel/data/geo"
	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
	"laurel/data/program"
)

const customizedZone = "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\n" +
	"DTSTART:16011104T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\nTZOFFSETFROM:-0600\r\nTZOFFSETTO:-0700\r\n" +
	"END:STANDARD\r\n" +
	"BEGIN:DAYLIGHT\r\nDTSTART:16010311T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\nTZOFFSETFROM:-0700\r\n" +
	"TZOFFSETTO:-0600\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"

func TestCalendarsOfRealProgramsAreUnderstood(t *testing.T) {
	series := "DTSTART;TZID=America/New_York:20230612T090000\r\nDTEND;TZID=America/New_York:20230612T100000\r\n"
	for _, test := range []struct {
		name, text            string
		want, problems, notes []string
	}{
		{
			name: "Outlook's customised zone by its own rules",
			text: customizedZone +
				intaketest.EventOf("a", "DTSTART;TZID=\"Customized Time Zone\":20230614T080000",
					"DTEND;TZID=\"Customized Time Zone\":20230614T090000"),
			want: []string{"Boston 14T10:00 14T11:00 Visit"},
		},
		{
			name: "Outlook's all-day flag",
			text: intaketest.EventOf("a", "DTSTART;TZID=\"Eastern Standard Time\":20230614T000000",
				"DTEND;TZID=\"Eastern Standard Time\":20230615T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),
			want: []string{"Boston 14T00:00 15T00:00 Visit"},
		},
		{
			name: "Apple's slash before the zone",
			text: intaketest.EventOf("a", "DTSTART;TZID=/America/New_York:20230614T080000", "DURATION:PT1H"),
			want: []string{"Boston 14T08:00 14T09:00 Visit"},
		},
		{
			name: "Evolution's path before the zone",
			text: intaketest.EventOf("a",
				"DTSTART;TZID=/freeassociation.sourceforge.net/America/Denver:20230618T080000", "DURATION:PT1H"),
			want: []string{"Denver 18T08:00 18T09:00 Visit"},
		},
		{
			name: "Olson with its version",
			text: intaketest.EventOf("a", "DTSTART;TZID=/citadel.org/20210210_1/America/New_York:20230614T080000",
				"DURATION:PT1H"),
			want: []string{"Boston 14T08:00 14T09:00 Visit"},
		},
		{
			name: "a zone as Exchange shows it",
			text: intaketest.EventOf("a", "DTSTART;TZID=\"(UTC-05:00) Eastern Time (US & Canada)\":20230614T080000",
				"DURATION:PT1H"),
			want: []string{"Boston 14T08:00 14T09:00 Visit"},
		},
		{
			name: "an abbreviation",
			text: intaketest.EventOf("a", "DTSTART;TZID=EDT:20230614T080000", "DURATION:PT1H"),
			want: []string{"Boston 14T08:00 14T09:00 Visit"},
		},
		{
			name: "lower-case names and a start of the value type",
			text: "begin:vevent\r\nuid:a\r\nsummary:Visit\r\ndtstart;value=date-time;" +
				"tzid=America/New_York:20230614t080000\r\nduration:PT1H\r\nend:vevent",
			want: []string{"Boston 14T08:00 14T09:00 Visit"},
		},
		{
			name: "all day over several days",
			text: intaketest.EventOf("a", "DTSTART;VALUE=DATE:20230613", "DTEND;VALUE=DATE:20230616"),
			want: []string{"Boston 13T00:00 16T00:00 Visit"},
		},
		{
			name: "all day by a duration",
			text: intaketest.EventOf("a", "DTSTART;VALUE=DATE:20230613", "DURATION:P2D"),
			want: []string{"Boston 13T00:00 15T00:00 Visit"},
		},
		{
			name:     "a negative duration",
			text:     intaketest.EventOf("a", "DTSTART:20230614T140000", "DURATION:-PT1H"),
			want:     []string{"Boston 14T14:00 14T14:00 Visit"},
			problems: []string{"1 meeting “Visit”: Its end cannot be read"},
		},
		{
			name: "an end before the start comes in with what is told",
			text: intaketest.EventOf("a", "DTSTART:20230614T140000", "DTEND:20230614T130000") + "\r\n" +
				intaketest.EventOf("b", "DTSTART:20230614T150000"),
			want:     []string{"Boston 14T15:00 14T15:00 Visit"},
			problems: []string{"ends before it starts"},
		},
		{
			name: "the third Friday of the month, and the first date, which the rule leaves out",
			text: intaketest.EventOf("a", series+"RRULE:FREQ=MONTHLY;BYDAY=3FR"),
			want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 16T09:00 16T10:00 Visit"},
		},
		{
			name: "the last weekday of the month by its position",
			text: intaketest.EventOf("a", "DTSTART;TZID=America/New_York:20230331T090000",
				"RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=10"),
			want: []string{"Boston 14T09:00 14T09:00 Visit"},
		},
		{
			name: "every other week",
			text: intaketest.EventOf("a", "DTSTART:20230530T090000",
				"RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH"),
			want: []string{"Boston 13T09:00 13T09:00 Visit", "Boston 15T09:00 15T09:00 Visit"},
		},
		{
			name: "every year",
			text: intaketest.EventOf("a", "DTSTART:19990614T090000", "RRULE:FREQ=YEARLY"),
			want: []string{"Boston 14T09:00 14T09:00 Visit"},
		},
		{
			name: "until a local time",
			text: intaketest.EventOf("a", series+"RRULE:FREQ=DAILY;UNTIL=20230613T090000"),
			want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T09:00 13T10:00 Visit"},
		},
		{
			name: "until a day",
			text: intaketest.EventOf("a", series+"RRULE:FREQ=DAILY;UNTIL=20230613"),
			want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T09:00 13T10:00 Visit"},
		},
		{
			name: "Google's rule with its own name in it",
			text: intaketest.EventOf("a", series+"RRULE:RRULE:FREQ=DAILY;COUNT=2"),
			want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T09:00 13T10:00 Visit"},
		},
		{
			name: "dates as periods",
			text: intaketest.EventOf("a", "DTSTART:20230613T080000", "DTEND:20230613T090000",
				"RDATE;VALUE=PERIOD:20230614T100000/PT3H,20230615T080000/20230615T083000"),
			want: []string{
				"Boston 13T08:00 13T09:00 Visit", "Boston 14T10:00 14T13:00 Visit",
				"Boston 15T08:00 15T08:30 Visit",
			},
		},
		{
			name: "an exception by the day of a timed event",
			text: intaketest.EventOf("a", series+"RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20230613"),
			want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 14T09:00 14T10:00 Visit"},
		},
		{
			name: "exceptions in another zone",
			text: intaketest.EventOf("a", series+"RRULE:FREQ=DAILY;COUNT=3",
				"EXDATE:20230613T130000Z,20230614T130000Z"),
			want: []string{"Boston 12T09:00 12T10:00 Visit"},
		},
		{
			name:     "an exception that cannot be read is told",
			text:     intaketest.EventOf("a", series+"RRULE:FREQ=DAILY;COUNT=1", "EXDATE:tomorrow"),
			want:     []string{"Boston 12T09:00 12T10:00 Visit"},
			problems: []string{"exception"},
		},
		{
			name: "an exception rule of the old kind is told",
			text: intaketest.EventOf("a", series+"RRULE:FREQ=DAILY;COUNT=3", "EXRULE:FREQ=DAILY;COUNT=1"),
			want: []string{"Boston 13T09:00 13T10:00 Visit", "Boston 14T09:00 14T10:00 Visit"},
		},
		{
			name:     "every second is no meeting",
			text:     intaketest.EventOf("a", series+"RRULE:FREQ=SECONDLY"),
			want:     []string{"Boston 12T09:00 12T10:00 Visit"},
			problems: []string{"several times a day"},
		},
		{
			name: "every hour by a daily rule",
			text: intaketest.EventOf("a", series+"RRULE:FREQ=DAILY;COUNT=4;BYHOUR=9,14"),
			want: []string{
				"Boston 12T09:00 12T10:00 Visit", "Boston 12T14:00 12T15:00 Visit",
				"Boston 13T09:00 13T10:00 Visit", "Boston 13T14:00 13T15:00 Visit",
			},
		},
		{
			name: "a rule that never comes within the program",
			text: intaketest.EventOf("a", "DTSTART;TZID=America/New_York:20230302T090000",
				"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
			problems: []string{"never"},
		},
		{
			name: "a rule that comes every minute of its day",
			text: intaketest.EventOf("a",
				series+"RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;"+
					"BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,"+
					"24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40;BYSECOND=0,1,2,3,4,5;COUNT=2"),
			want:     []string{"Boston 12T09:00 12T10:00 Visit"},
			problems: []string{"several times a day"},
		},
		{
			name: "an instance on its own, as invitations have them",
			text: intaketest.EventOf("a", "RECURRENCE-ID;TZID=America/New_York:20230614T080000",
				"DTSTART;TZID=America/New_York:20230614T093000", "DURATION:PT1H"),
			want: []string{"Boston 14T09:30 14T10:30 Visit"},
		},
		{
			name: "a whole day of a series moved",
			text: intaketest.EventOf("a", "DTSTART;VALUE=DATE:20230613", "RRULE:FREQ=DAILY;COUNT=2") + "\r\n" +
				intaketest.EventOf("a", "RECURRENCE-ID;VALUE=DATE:20230614", "DTSTART;VALUE=DATE:20230615"),
			want: []string{"Boston 13T00:00 14T00:00 Visit", "Boston 15T00:00 16T00:00 Visit"},
		},
		{
			name: "an instance named by its day only",
			text: intaketest.EventOf("a", series+"RRULE:FREQ=DAILY;COUNT=2") + "\r\n" +
				intaketest.EventOf("a", "RECURRENCE-ID;VALUE=DATE:20230613",
					"DTSTART;TZID=America/New_York:20230613T150000", "DURATION:PT1H"),
			want: []string{"Boston 12T09:00 12T10:00 Visit", "Boston 13T15:00 13T16:00 Visit"},
		},
		{
			name: "without identifiers",
			text: strings.ReplaceAll(intaketest.EventOf("a", "DTSTART:20230614T080000")+"\r\n"+intaketest.EventOf("a",
				"DTSTART:20230614T100000")+"\r\n"+intaketest.EventOf("a", "DTSTART:20230615T080000"), "UID:a\r\n", ""),
			want: []string{
				"Boston 14T08:00 14T08:00 Visit", "Boston 14T10:00 14T10:00 Visit",
				"Boston 15T08:00 15T08:00 Visit",
			},
		},
		{
			name: "tasks, journals and busy times are told",
			text: "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:Buy\r\nEND:VTODO\r\nBEGIN:VJOURNAL\r\nSUMMARY:J\r\n" +
				"END:VJOURNAL\r\nBEGIN:VFREEBUSY\r\nFREEBUSY:20230614T080000Z/PT1H\r\nEND:VFREEBUSY\r\n" +
				intaketest.EventOf("a", "DTSTART:20230614T080000"),
			want:  []string{"Boston 14T08:00 14T08:00 Visit"},
			notes: []string{"1 task", "1 journal entry", "1 list of busy times"},
		},
		{
			name: "several calendars in a file",
			text: "METHOD:CANCEL\r\n" + intaketest.EventOf("a", "DTSTART:20230614T080000") +
				"\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\n" + intaketest.EventOf("b", "DTSTART:20230614T090000"),
			want: []string{"Boston 14T08:00 14T08:00 Visit (cancelled)", "Boston 14T09:00 14T09:00 Visit"},
		},
		{
			name: "a year that cannot be",
			text: intaketest.EventOf("a", "DTSTART:16010101T000000") + "\r\n" +
				intaketest.EventOf("b", "DTSTART:99991231T235959", "DTEND:99991231T235959"),
			problems: []string{"1 January 1601", "31 December 9999"},
		},
		{
			name: "an alarm's own texts are not the event's",
			text: "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20230614T080000\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\n" +
				"SUMMARY:Alarm\r\nDURATION:PT5M\r\nEND:VALARM\r\nSUMMARY:Visit\r\nEND:VEVENT",
			want: []string{"Boston 14T08:00 14T08:00 Visit"},
		},
		{
			name: "parameters in quotes",
			text: intaketest.EventOf("a", `DTSTART;TZID="America/New_York";X-NOTE="a:b;c,d":20230614T080000`,
				"DURATION:PT1H"),
			want: []string{"Boston 14T08:00 14T09:00 Visit"},
		},
		{
			name: "seconds and fractions",
			text: intaketest.EventOf("a", "DTSTART:20230614T080030", "DTEND:2023-06-14T13:30:00.000Z"),
			want: []string{"Boston 14T08:00 14T09:30 Visit"},
		},
		{
			name: "an offset at the end, as some scripts write",
			text: intaketest.EventOf("a", "DTSTART:2023-06-14T08:00:00-04:00", "DTEND:20230614T090000-0400"),
			want: []string{"Boston 14T08:00 14T09:00 Visit"},
		},
		{
			name:     "no end of the calendar",
			text:     intaketest.EventOf("a", "DTSTART:20230614T080000") + "\r\nBEGIN:VEVENT\r\nUID:b\r\nSUMM",
			want:     []string{"Boston 14T08:00 14T08:00 Visit"},
			problems: []string{"cut off"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			intaketest.Understood(t, "tour.ics", intaketest.CalendarOf(test.text), test.want, test.problems, test.notes)
		})
	}
}

func TestTextsOfRealCalendarsAreWhole(t *testing.T) {
	at := "DTSTART:20230614T140000"
	for _, test := range []struct {
		name, text string
		want       string // title|place|position|link|note|kind
	}{
		{
			"Google's markup",
			intaketest.EventOf("a", at,
				`DESCRIPTION:<b>Bring</b> badges<br>Gate 5&nbsp;<a href="https://example.org">map</a><ul><li>`+
					`one</li></ul>`),
			"Visit||false||Bring badges\nGate 5\u00a0map\none|meeting",
		},
		{
			"a text with angles that is no markup",
			intaketest.EventOf("a", at, `DESCRIPTION:Write to <ana@example.org> if 3 < 4`),
			"Visit||false||Write to <ana@example.org> if 3 < 4|meeting",
		},
		{
			"Outlook's second description",
			intaketest.EventOf("a", at,
				`X-ALT-DESC;FMTTYPE=text/html:<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">\n<HTML><HEAD><STYLE>`+
					`p{}</STYLE></HEAD><BODY><P>Hello</P></BODY></HTML>`),
			"Visit||false||Hello|meeting",
		},
		{
			"Apple's place",
			intaketest.EventOf("a", at,
				`X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="1 Example Street\nCambridge, MA";`+
					`X-APPLE-RADIUS=70;X-TITLE="Example Hall":geo:42.359200,-71.093500`),
			"Visit|Example Hall, 1 Example Street, Cambridge, MA|true|||meeting",
		},
		{
			"Apple's position beside the place",
			intaketest.EventOf("a", at, `LOCATION:Example Hall\n1 Example Street`,
				`X-APPLE-STRUCTURED-LOCATION;X-TITLE="Other":geo:42.3592,-71.0935?z=3`),
			"Visit|Example Hall, 1 Example Street|true|||meeting",
		},
		{
			"a language and another form",
			intaketest.EventOf("a", at,
				`LOCATION;LANGUAGE=en-us;ALTREP="https://example.org/hall:8080;a,b":Hall\; left\, up`),
			"Visit|Hall; left, up|false|||meeting",
		},
		{
			"folds within letters",
			intaketest.EventOf("a", at, "LOCATION:Caf\xC3\r\n \xA9 Espa\xC3\n \xB1a"),
			"Visit|Café España|false|||meeting",
		},
		{
			"line ends of three kinds and a tab at a fold",
			strings.NewReplacer("\r\nSUMMARY", "\nSUMMARY").Replace(intaketest.EventOf("a", at,
				"LOCATION:Ha\r\n\tll A")),
			"Visit|Hall A|false|||meeting",
		},
		{
			"a video link as the place",
			intaketest.EventOf("a", at, "LOCATION:https://meet.example.org/j/1?pwd=a"),
			"Visit||false|https://meet.example.org/j/1?pwd=a||meeting",
		},
		{
			"a conference link of its own",
			intaketest.EventOf("a", at, "X-GOOGLE-CONFERENCE:https://meet.example.org/abc",
				"URL:https://example.org/page"),
			"Visit||false|https://meet.example.org/abc|https://example.org/page|meeting",
		},
		{
			"a summary of several lines",
			strings.Replace(intaketest.EventOf("a", at), "SUMMARY:Visit",
				`SUMMARY;LANGUAGE=en-US:Two\nlines\,  one title`, 1),
			"Two lines, one title||false|||meeting",
		},
		{
			"no summary",
			strings.Replace(intaketest.EventOf("a", at, `DESCRIPTION:Told below\nMore`), "SUMMARY:Visit\r\n", "", 1),
			"Told below||false||Told below\nMore|meeting",
		},
		{
			"a text that a program broke without folding it",
			intaketest.EventOf("a", at, "DESCRIPTION:One", "two words", "END"),
			"Visit||false||One\ntwo words\nEND|meeting",
		},
		{"a category that is a kind", intaketest.EventOf("a", at, "CATEGORIES:Important,Lunch"), "Visit||false|||meal"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for mark, text := range map[string]string{
				"":       intaketest.CalendarOf(test.text),
				"\uFEFF": intaketest.CalendarOf(test.text),
			} {
				opened, p := intaketest.OpenStore(t), intaketest.Tour()
				intaketest.BringIn(t, opened, p, nil)
				intaketest.Read(t, opened, p.ID, "tour.ics", mark+text)
				all := intaketest.Load(t, opened, p.ID).Meetings
				if len(all) != 1 {
					t.Fatalf("%d meetings", len(all))
				}
				m := all[0]
				if got := fmt.Sprintf("%s|%s|%v|%s|%s|%s", m.Title, m.Place, m.Position.Known, m.Link, m.Note,
					m.Kind); got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
			}
		})
	}
}

func TestACalendarOfAHundredThousandLinesIsRead(t *testing.T) {
	var text strings.Builder
	for i := range 14_000 {
		fmt.Fprintf(
			&text,
			"BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:Visit %d\r\nDTSTART;TZID=Customized Time "+
				"Zone:202306%02dT%02d%02d00\r\nDURATION:PT1H\r\nX-A:b\r\nEND:VEVENT\r\n",
			i,
			i,
			12+i%5,
			8+i%10,
			i%60,
		)
	}
	draft, err := intake.Read(t.Context(),
		nil, strings.NewReader(intaketest.CalendarOf(customizedZone+text.String())), intake.Options{Name: "large.ics"})
	if err != nil || draft.New != 14_002 || len(draft.Problems) != 0 {
		t.Errorf("%d new, %d problems, %v", draft.New, len(draft.Problems), err)
	}
}

func TestCalendarsMadeToDoHarmEnd(t *testing.T) {
	for name, text := range map[string]string{
		"a series from the year 1 at every second of its days": intaketest.EventOf("a", "DTSTART:00010101T000000",
			"RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,1"),
		"a series that never comes, for ever": intaketest.EventOf("a", "DTSTART:20230101T000000",
			"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9"),
		"a thousand rules": intaketest.EventOf("a", "DTSTART:20230614T000000",
			strings.Repeat("RRULE:FREQ=DAILY\r\n", 1000)+"X-A:b"),
		"a zone that changes every second": "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\n" +
			"DTSTART:16010101T000000\r\nRRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYHOUR=1,2,3;" +
			"BYMINUTE=1,2,3;BYSECOND=1,2,3\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\n" +
			"END:VTIMEZONE\r\n" + intaketest.EventOf("b", "DTSTART;TZID=X:20230614T140000"),
		"components within components": strings.Repeat("BEGIN:VEVENT\r\n", 10_000),
		"one line without an end": intaketest.EventOf("a", "DTSTART:20230614T000000",
			"DESCRIPTION:"+strings.Repeat("\\n\\,\\;", 200_000)),
		"a rule of ten thousand days": intaketest.EventOf("a", "DTSTART:20230614T000000",
			"RRULE:FREQ=YEARLY;COUNT=99999;BYYEARDAY="+strings.Repeat("1,", 10_000)+"1"),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := intake.Read(t.Context(), nil, strings.NewReader(intaketest.CalendarOf(text)),
				intake.Options{Name: "bomb.ics"}); err != nil &&
				strings.Contains(err.Error(), "does not understand") {
				t.Errorf("a parser panicked: %v", err)
			}
		})
	}
}

func TestCalendarsAreUnderstood(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
		problem    string // a part of the only problem; empty: none
	}{
		{
			"an instant is what the stop's clocks show",
			intaketest.EventOf("a", "DTSTART:20230614T140000Z", "DTEND:20230614T150000Z"),
			[]string{"Boston 14T10:00 14T11:00 Visit"},
			"",
		},
		{
			"a floating time is the stop's own",
			intaketest.EventOf("a", "DTSTART:20230614T140000", "DURATION:PT1H30M"),
			[]string{"Boston 14T14:00 14T15:30 Visit"},
			"",
		},
		{
			"a zone of Windows",
			intaketest.EventOf("a", "DTSTART;TZID=Mountain Standard Time:20230618T090000",
				"DTEND;TZID=Mountain Standard Time:20230618T100000"),
			[]string{"Denver 18T09:00 18T10:00 Visit"},
			"",
		},
		{
			"Outlook's quotes in the wrong place",
			intaketest.EventOf("a", `DTSTART;TZID="Eastern Standard Time:20230614T090000"`),
			[]string{"Boston 14T09:00 14T09:00 Visit"},
			"",
		},
		{
			"a flight ends in another zone",
			intaketest.EventOf("a", "DTSTART;TZID=America/New_York:20230615T090000",
				"DTEND;TZID=America/Denver:20230615T113000"),
			[]string{"Boston 15T09:00 15T13:30 Visit"},
			"",
		},
		{
			"a day between two stops goes by the zone",
			intaketest.EventOf("a", "DTSTART;TZID=America/Denver:20230616T180000"),
			[]string{"Denver 16T18:00 16T18:00 Visit"},
			"",
		},
		{
			"or by the city in the place",
			intaketest.EventOf("a", "DTSTART:20230616T180000", "LOCATION:Union Station\\, Denver"),
			[]string{"Denver 16T18:00 16T18:00 Visit"},
			"",
		},
		{
			"or to the first",
			intaketest.EventOf("a", "DTSTART:20230616T180000"),
			[]string{"Boston 16T18:00 16T18:00 Visit"},
			"",
		},
		{
			"all day",
			intaketest.EventOf("a", "DTSTART;VALUE=DATE:20230614", "DTEND;VALUE=DATE:20230616"),
			[]string{"Boston 14T00:00 16T00:00 Visit"},
			"",
		},
		{
			"cancelled",
			intaketest.EventOf("a", "DTSTART:20230614T140000", "STATUS:CANCELLED"),
			[]string{"Boston 14T14:00 14T14:00 Visit (cancelled)"},
			"",
		},
		{
			"all of it cancelled",
			"METHOD:CANCEL\r\n" + intaketest.EventOf("a", "DTSTART:20230614T140000"),
			[]string{"Boston 14T14:00 14T14:00 Visit (cancelled)"},
			"",
		},
		{
			"outside of all stops it goes to the nearest",
			intaketest.EventOf("a", "DTSTART:20230610T140000"),
			[]string{"Boston 10T14:00 10T14:00 Visit"},
			"10 June 2023 is outside the dates of every stop; it goes to Boston",
		},
		{
			"after all stops too",
			intaketest.EventOf("a", "DTSTART:20230624T140000"),
			[]string{"Denver 24T14:00 24T14:00 Visit"},
			"outside the dates",
		},
		{"without a start it is told", intaketest.EventOf("a", "LOCATION:here"), nil, "no start day and time"},
		{"a start that is none", intaketest.EventOf("a", "DTSTART:soon"), nil, "cannot be read"},
		{
			"a zone that nobody knows",
			intaketest.EventOf("a", "DTSTART;TZID=Mars/Base:20230614T140000"),
			[]string{"Boston 14T14:00 14T14:00 Visit"},
			`“Mars/Base” is unknown`,
		},
		{
			"an end before the start",
			intaketest.EventOf("a", "DTSTART:20230614T140000", "DTEND:20230614T130000"),
			nil,
			"ends before it starts",
		},
		{
			"once is enough",
			intaketest.EventOf("a", "DTSTART:20230614T140000") + "\r\n" +
				intaketest.EventOf("a", "DTSTART:20230614T140000"),
			[]string{"Boston 14T14:00 14T14:00 Visit"},
			"",
		},
		{
			"the newest revision",
			intaketest.EventOf("a", "SEQUENCE:1", "DTSTART:20230614T140000") + "\r\n" +
				intaketest.EventOf("a", "SEQUENCE:2", "DTSTART:20230614T150000"),
			[]string{"Boston 14T15:00 14T15:00 Visit"},
			"",
		},
		{
			"programs that call everything the same",
			intaketest.EventOf("a", "DTSTART:20230614T140000") + "\r\n" +
				intaketest.EventOf("a", "DTSTART:20230615T150000"),
			[]string{"Boston 14T14:00 14T14:00 Visit", "Boston 15T15:00 15T15:00 Visit"},
			"",
		},
		{"daily within the program", intaketest.EventOf("a", "DTSTART:20230501T080000", "RRULE:FREQ=DAILY",
			"DURATION:PT1H", "EXDATE:20230613T080000,20230614T080000", "EXDATE;VALUE=DATE:20230615"), []string{
			"Boston 12T08:00 12T09:00 Visit", "Boston 16T08:00 16T09:00 Visit", "Denver 17T08:00 17T09:00 Visit",
			"Denver 18T08:00 18T09:00 Visit", "Denver 19T08:00 19T09:00 Visit", "Denver 20T08:00 20T09:00 Visit",
		}, ""},
		{
			"three times",
			intaketest.EventOf("a", "DTSTART;TZID=America/New_York:20230613T080000", "RRULE:FREQ=DAILY;COUNT=3"),
			[]string{
				"Boston 13T08:00 13T08:00 Visit", "Boston 14T08:00 14T08:00 Visit",
				"Boston 15T08:00 15T08:00 Visit",
			},
			"",
		},
		{
			"until an instant",
			intaketest.EventOf("a", "DTSTART;TZID=America/New_York:20230613T080000",
				"RRULE:FREQ=DAILY;UNTIL=20230614T120000Z"),
			[]string{"Boston 13T08:00 13T08:00 Visit", "Boston 14T08:00 14T08:00 Visit"},
			"",
		},
		{
			"dates of its own",
			intaketest.EventOf("a", "DTSTART:20230613T080000", "RDATE:20230615T090000,20230613T080000"),
			[]string{"Boston 13T08:00 13T08:00 Visit", "Boston 15T09:00 15T09:00 Visit"},
			"",
		},
		{
			"never within the program",
			intaketest.EventOf("a", "DTSTART:20230101T080000", "RRULE:FREQ=DAILY;COUNT=3"),
			nil,
			"never within the program’s dates",
		},
		{
			"a rule that is none",
			intaketest.EventOf("a", "DTSTART:20230613T080000", "RRULE:FREQ=NOW"),
			[]string{"Boston 13T08:00 13T08:00 Visit"},
			"only its first date",
		},
		{
			"every minute",
			intaketest.EventOf("a", "DTSTART:20230613T080000", "RRULE:FREQ=MINUTELY"),
			[]string{"Boston 13T08:00 13T08:00 Visit"},
			"several times a day",
		},
		{
			"one occurrence moved, one cancelled", intaketest.EventOf("a",
				"DTSTART;TZID=America/New_York:20230613T080000", "RRULE:FREQ=DAILY;COUNT=3") + "\r\n" +
				intaketest.EventOf("a", "RECURRENCE-ID:20230614T120000Z",
					"DTSTART;TZID=America/New_York:20230614T180000") + "\r\n" +
				intaketest.EventOf("a", "RECURRENCE-ID;TZID=America/New_York:20230615T080000",
					"DTSTART;TZID=America/New_York:20230615T080000", "STATUS:CANCELLED"),
			[]string{
				"Boston 13T08:00 13T08:00 Visit", "Boston 14T18:00 14T18:00 Visit",
				"Boston 15T08:00 15T08:00 Visit (cancelled)",
			},
			"",
		},
		{
			"this and the later ones moved", intaketest.EventOf("a", "DTSTART:20230613T080000",
				"RRULE:FREQ=DAILY;COUNT=3") + "\r\n" + intaketest.EventOf("a",
				"RECURRENCE-ID;RANGE=THISANDFUTURE:20230614T080000", "DTSTART:20230614T093000"),
			[]string{
				"Boston 13T08:00 13T08:00 Visit", "Boston 14T09:30 14T09:30 Visit",
				"Boston 15T09:30 15T09:30 Visit",
			},
			"",
		},
		{
			"a zone that the calendar describes",
			"BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0530\r\n" +
				"TZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" +
				intaketest.EventOf("a", "DTSTART;TZID=Ours:20230614T193000"),
			[]string{"Boston 14T10:00 14T10:00 Visit"},
			"",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			opened, p := intaketest.OpenStore(t), intaketest.Tour()
			intaketest.BringIn(t, opened, p, nil)
			draft := intaketest.Read(t, opened, p.ID, "tour.ics", intaketest.CalendarOf(test.text))
			if got := intaketest.Meetings(intaketest.Load(t, opened, p.ID)); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			switch {
			case test.problem == "" && len(draft.Problems) > 0:
				t.Errorf("told %+v", draft.Problems)
			case test.problem != "" && (len(draft.Problems) != 1 || !strings.Contains(draft.Problems[0].Reason.Error(),
				test.problem)):
				t.Errorf("told %+v, want %q", draft.Problems, test.problem)
			}
			if again := intaketest.Read(t, opened, p.ID, "tour.ics",
				intaketest.CalendarOf(test.text)); !again.Unchanged() ||
				again.New != 0 ||
				again.Same != len(test.want) {
				t.Errorf("the second time %+v", again)
			}
		})
	}
}

func TestTextsOfACalendarAreWhole(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	intaketest.Read(
		t,
		opened,
		p.ID,
		"tour.ics",
		intaketest.CalendarOf(
			intaketest.EventOf(
				"a",
				"DTSTART:20230614T140000",
				`LOCATION:Hall A\, 3rd floor\; left`,
				`DESCRIPTION:One\nTwo \\n thr`,
				" ee",
				"GEO:42.36;-71.06",
				"URL:https://example.org/a,b",
				"CATEGORIES:meal",
			),
		),
	)
	m := intaketest.Load(t, opened, p.ID).Meetings[0]
	if m.Place != "Hall A, 3rd floor; left" || m.Note != "One\nTwo \\n three\n\nhttps://example.org/a,b" ||
		m.Link != "" ||
		m.Kind != program.Meal ||
		m.Position != (geo.Position{Known: true, Latitude: 42.36, Longitude: -71.06}) {
		t.Errorf("%+v", m)
	}
}

func TestACalendarThatWasCutOffGivesWhatItHas(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	whole := intaketest.CalendarOf(intaketest.EventOf("a", "DTSTART:20230614T140000"),
		intaketest.EventOf("b", "DTSTART:20230615T140000"))
	draft := intaketest.Read(t, opened, p.ID, "tour.ics", whole[:len(whole)-40])
	if draft.New != 1 || len(draft.Problems) != 1 || draft.Problems[0].Place.Row != 2 ||
		!strings.Contains(draft.Problems[0].Reason.Error(), "cut off") {
		t.Errorf("%+v", draft)
	}
}

func TestOutlooksZonesAreThoseOfTheWorld(t *testing.T) {
	opened := intaketest.OpenStore(t)
	p := intaketest.Load(
		t,
		opened,
		intaketest.Open(t, opened, intaketest.Sample(t, "schedules/outlook-timezones.ics"), intake.Options{}).ID(),
	)
	if len(p.Stops) != 2 || p.Stops[0].Zone != "Europe/Berlin" || p.Stops[1].Zone != "America/Los_Angeles" {
		t.Fatalf("stops %+v", p.Stops)
	}
	count := map[string]int{}
	for _, m := range p.Meetings {
		count[m.Title]++
	}
	// Six days a week from 9 June 2020 until 9 March 2021, and four days from 7 July without six of them.
	if count["test"] != 1 || count["Log Yesterday's Jira time"] != 235 ||
		count["Not the actual summary either"] != 135 {
		t.Errorf("counted %v", count)
	}
}

func FuzzCalendar(f *testing.F) {
	intaketest.Fuzz(
		f,
		"a.ics",
		source.Schedule,
		intaketest.CalendarOf(
			intaketest.EventOf("a",
				"DTSTART:20230614T140000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=5", "EXDATE:20230614T140000Z"),
		),
		intaketest.CalendarOf(
			intaketest.EventOf(
				"a",
				"DTSTART;TZID=W. Europe Standard Time:20230614T140000",
				"RECURRENCE-ID:20230614T140000",
				"DURATION:P1W",
			),
		),
		intaketest.CalendarOf(
			"BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=YEARLY;BYMONTH=2;"+
				"BYDAY=-1SU\r\nTZOFFSETTO:+9959\r\nEND:STANDARD\r\nEND:VTIMEZONE",
			intaketest.EventOf("b", "DTSTART;TZID=X:20230614T140000"),
		),
		intaketest.CalendarOf(
			customizedZone+intaketest.EventOf(
				"a",
				"DTSTART;TZID=Customized Time Zone:20230614T140000",
				"RDATE;VALUE=PERIOD:20230615T100000/PT3H",
				"EXRULE:FREQ=DAILY;COUNT=2",
				"X-APPLE-STRUCTURED-LOCATION;X-TITLE=\"A\":geo:1,2",
				"X-ALT-DESC:<p>a</p>",
			),
		),
		intaketest.CalendarOf(
			"METHOD:CANCEL",
			intaketest.EventOf(
				"a",
				"DTSTART;VALUE=DATE:20230614",
				"RRULE:FREQ=MONTHLY;BYDAY=-1FR;BYSETPOS=1;UNTIL=20230901T000000Z;WKST=SU",
			)+"\r\n"+intaketest.EventOf("a",
				"RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20230630", "DTSTART:20230701T100000-0400"),
		),
	)
}
