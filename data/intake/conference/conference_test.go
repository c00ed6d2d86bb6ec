package conference_test

import (
	"fmt"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
	"laurel/data/locale"
)

// conferenceXML puts days into a frab schedule.
func conferenceXML(days string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><schedule><generator name="x" version="1"/><version>1</version>` +
		`<conference><title>C</title><acronym>c</acronym><time_zone_name>America/New_York</time_zone_name>` +
		`</conference>` + days + `</schedule>`
}

func eventXML(inner string) string {
	return `<event guid="0197a1b2-0000-7000-8000-000000000001" id="1"><title>Visit</title><room>Hall</room>` + inner +
		`</event>`
}

func TestConferencesAreUnderstood(t *testing.T) {
	const day = `<day index="1" date="2023-06-14" start="2023-06-14T04:00:00-04:00" end="2023-06-15T03:59:00-04:00">` +
		`<room name="Hall">`
	const end = `</room></day>`
	plain := conferenceXML(day + eventXML(`<start>10:00</start><duration>00:45</duration>`) + end)
	for _, test := range []struct {
		name, file, text      string
		want, problems, notes []string
	}{
		{name: "frab XML", file: "a.xml", text: plain, want: []string{"Boston 14T10:00 14T10:45 Visit"}},
		{
			name: "after midnight of the same day",
			file: "a.xml",
			text: conferenceXML(day + eventXML(`<start>01:30</start><duration>1:00:00</duration>`) + end),
			want: []string{"Boston 15T01:30 15T02:30 Visit"},
		},
		{
			name: "its own date goes before the day",
			file: "a.xml",
			text: conferenceXML(day +
				eventXML(`<date>2023-06-15T01:30:00-04:00</date><start>01:30</start><duration>01:30</duration>`) + end),
			want: []string{"Boston 15T01:30 15T03:00 Visit"},
		},
		{
			name: "a date in UTC",
			file: "a.xml",
			text: conferenceXML(day + eventXML(`<date>2023-06-14T14:00:00Z</date><duration>01:30</duration>`) + end),
			want: []string{"Boston 14T10:00 14T11:30 Visit"},
		},
		{
			name: "a date with an offset without its colon",
			file: "a.xml",
			text: conferenceXML(day + eventXML(`<date>2023-06-14T10:00:00-0400</date><duration>01:30</duration>`) +
				end),
			want: []string{"Boston 14T10:00 14T11:30 Visit"},
		},
		{
			name: "a duration of days",
			file: "a.xml",
			text: conferenceXML(day + eventXML(`<start>10:00</start><duration>1:02:30</duration>`) + end),
			want: []string{"Boston 14T10:00 14T11:02 Visit"},
		},
		{
			name: "no room, and persons that are nothing",
			file: "a.xml",
			text: conferenceXML(`<day date="2023-06-14"><event id="1"><title>Visit</title><start>10:00</start>` +
				`<duration>45</duration><persons/><links/></event></day>`),
			want: []string{"Boston 14T10:00 14T10:45 Visit"},
		},
		{
			name: "no title, no start",
			file: "a.xml",
			text: conferenceXML(day + eventXML(`<duration>00:45</duration>`) +
				`<event id="2"><start>10:00</start><duration>00:45</duration></event>` + end),
			want:     []string{"Boston 14T10:00 14T10:45 Hall"},
			problems: []string{"no start day and time"},
		},
		{
			name:     "a duration that is none is told",
			file:     "a.xml",
			text:     conferenceXML(day + eventXML(`<start>10:00</start><duration>long</duration>`) + end),
			want:     []string{"Boston 14T10:00 14T10:00 Visit"},
			problems: []string{"Its duration cannot be read"},
		},
		{
			name: "letters of another encoding",
			file: "a.xml",
			text: strings.Replace(strings.Replace(plain, "UTF-8", "ISO-8859-1", 1), "Visit", "Caf\xe9", 1),
			want: []string{"Boston 14T10:00 14T10:45 Café"},
		},
		{
			name: "UTF-16 as declared",
			file: "a.xml",
			text: intaketest.UTF16(strings.Replace(strings.Replace(plain, "UTF-8", "UTF-16", 1), "Visit", "Café", 1)),
			want: []string{"Boston 14T10:00 14T10:45 Café"},
		},
		{
			name: "a mark before the declaration",
			file: "a.xml",
			text: "\uFEFF" + plain,
			want: []string{"Boston 14T10:00 14T10:45 Visit"},
		},
		{
			name: "entities",
			file: "a.xml",
			text: strings.Replace(plain, "Visit", "Ask &amp; answer &#233; &nbsp;x", 1),
			want: []string{"Boston 14T10:00 14T10:45 Ask & answer é x"},
		},
		{
			name: "a billion laughs",
			file: "a.xml",
			text: strings.Replace(strings.Replace(plain, "<schedule>",
				`<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;"><!ENTITY lol3 "&lol2;&lol2;`+
					`">]><schedule>`, 1), "Visit", "A &lol3;", 1),
			want: []string{"Boston 14T10:00 14T10:45 A &lol3;"},
		},
		{
			name: "Pentabarf, whose times are its own",
			file: "a.xml",
			text: `<?xml version="1.0"?><schedule><conference><title>C</title><start>2023-06-14</start><end>` +
				`2023-06-15</end><days>2</days><day_change>04:00:00</day_change><timeslot_duration>` +
				`00:15:00</timeslot_duration></conference><day date="2023-06-14" index="1"><room name="Hall">` +
				`<event id="7"><start>10:00</start><duration>01:00</duration><room>Hall</room><tag>t</tag>` +
				`<title>Visit</title><subtitle/><track>T</track><type>lecture</type><language>` +
				`en</language><abstract/><description/><persons><person id="1">Pat Example</person>` +
				`</persons><links><link href="https://example.org">x</link></links></event>` +
				`<event id="8"><start>00:30</start><duration>00:30</duration><title>` +
				`Late</title></event></room></day></schedule>`,
			want: []string{"Boston 14T10:00 14T11:00 Visit", "Boston 15T00:30 15T01:00 Late"},
		},
		{name: "cut off", file: "a.xml", text: plain[:len(plain)-60], problems: []string{"cut off"}},
		{
			name: "JSON of version 3",
			file: "a.json",
			text: intaketest.ConferenceJSON(`"date":"2023-06-14","day_start":"2023-06-14T04:00:00-04:00",`,
				`{"guid":"g1","code":"ABC","id":5,"logo":null,"date":"2023-06-14T10:00:00-04:00","start":"10:00",`+
					`"duration":"00:45","room":"Hall","slug":"s","url":"https://example.org/1","title":"Visit",`+
					`"subtitle":"","language":"en","track":null,"type":"Talk","abstract":"a","description":null,`+
					`"persons":[{"guid":"p","name":"Pat Example","public_name":null,"biography":null,`+
					`"answers":[]}],"links":[],"attachments":[],"answers":[]}`),
			want: []string{"Boston 14T10:00 14T10:45 Visit"},
		},
		{
			name: "persons as texts",
			file: "a.json",
			text: intaketest.ConferenceJSON(`"date":"2023-06-14",`,
				`{"id":1,"start":"10:00","duration":"0:45","title":"Visit","persons":["Pat Example","Kim Sample"]}`),
			want: []string{"Boston 14T10:00 14T10:45 Visit"},
		},
		{
			name: "persons as one object",
			file: "a.json",
			text: intaketest.ConferenceJSON(`"date":"2023-06-14",`,
				`{"id":1,"start":"10:00","duration":"0:45","title":"Visit","persons":{"name":"Pat Example"}}`),
			want: []string{"Boston 14T10:00 14T10:45 Visit"},
		},
		{
			name: "persons as nothing, and speakers",
			file: "a.json",
			text: intaketest.ConferenceJSON(`"date":"2023-06-14",`,
				`{"id":1,"start":"10:00","duration":45,"title":{"en":"Visit"},"persons":null,`+
					`"speakers":[{"name":"Pat Example"}]}`),
			want: []string{"Boston 14T10:00 14T10:45 Visit"},
		},
		{
			name: "without its wrapper",
			file: "a.json",
			text: `{"conference":{"title":"C","days":[{"date":"2023-06-14","rooms":{"Hall":[{"id":1,"start":"10:00",` +
				`"duration":"0:45","title":"Visit"}]}}]}}`,
			want: []string{"Boston 14T10:00 14T10:45 Visit"},
		},
		{
			name: "days at the top",
			file: "schedule.json",
			text: `{"schedule":{"days":[{"date":"2023-06-14","rooms":[{"name":"Hall","events":[{"id":1,` +
				`"start":"10:00","duration":"0:45","title":"Visit"}]}]}]}}`,
			want: []string{"Boston 14T10:00 14T10:45 Visit"},
		},
		{
			name: "a day without rooms",
			file: "a.json",
			text: `{"schedule":{"conference":{"title":"C","days":[{"date":"2023-06-14","rooms":null},` +
				`{"date":"2023-06-15","rooms":{"":[{"id":1,"start":"10:00","duration":"0:45","title":"Visit"}]}}]}}}`,
			want: []string{"Boston 15T10:00 15T10:45 Visit"},
		},
		{
			name: "an event that is none is told, the others come in",
			file: "a.json",
			text: intaketest.ConferenceJSON(`"date":"2023-06-14",`,
				`7,{"id":1,"start":"10:00","duration":"0:45","title":"Visit"}`),
			want:     []string{"Boston 14T10:00 14T10:45 Visit"},
			problems: []string{"not a valid frab event"},
		},
		{
			name: "cancelled and without a slot",
			file: "a.json",
			text: intaketest.ConferenceJSON(`"date":"2023-06-14",`,
				`{"id":1,"start":"10:00","duration":"0:45","title":"Visit","status":"cancelled"},{"id":2,`+
					`"start":null,"duration":null,"title":"Later"}`),
			want:     []string{"Boston 14T10:00 14T10:45 Visit (cancelled)"},
			problems: []string{"no start day and time"},
		},
		{
			name: "Sched's list of sessions",
			file: "a.json",
			text: `[{"id":"1","name":"Visit","event_start":"2023-06-14 10:00","event_end":"2023-06-14 10:45",` +
				`"venue":"Hall","event_type":"Talk","speakers":"Pat Example","description":"d"}]`,
			want: []string{"Boston 14T10:00 14T10:45 Visit"},
		},
		{
			name: "the same event in two rooms",
			file: "a.json",
			text: `{"schedule":{"conference":{"days":[{"date":"2023-06-14","rooms":{"A":[{"guid":"g",` +
				`"start":"10:00","duration":"0:45","title":"Visit"}],"B":[{"guid":"g","start":"10:00",` +
				`"duration":"0:45","title":"Visit"}]}}]}}}`,
			want:     []string{"Boston 14T10:00 14T10:45 Visit"},
			problems: []string{"twice"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			intaketest.Understood(t, test.file, test.text, test.want, test.problems, test.notes)
		})
	}
}

func TestTextsOfAConferenceAreWhole(t *testing.T) {
	for name, file := range map[string][2]string{
		"XML": {"a.xml", conferenceXML(`<day date="2023-06-14"><room name="Hall"><event id="1"><title>  A
			title </title><subtitle>Sub</subtitle><start>10:00</start><duration>00:45</duration>` +
			`<track>Main track</track>` +
			`<type>workshop</type><abstract>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two &amp;amp; three&lt;/p&gt;</abstract>` +
			`<description><![CDATA[<ul><li>a</li><li>b</li></ul>]]></description>` +
			`<persons><person id="1"> Pat Example </person><person/></persons></event></room></day>`)},
		"JSON": {"a.json", intaketest.ConferenceJSON(`"date":"2023-06-14",`,
			`{"id":1,"title":"A title","subtitle":"Sub","start":"10:00","duration":"00:45","track":{"en":"Main `+
				`track"},"type":"workshop","abstract":"<p>One</p><p>Two &amp; three</p>","description":"<ul><li>`+
				`a</li><li>b</li></ul>","persons":[{"public_name":"Pat Example"},{}]}`)},
	} {
		opened, p := intaketest.OpenStore(t), intaketest.Tour()
		intaketest.BringIn(t, opened, p, nil)
		intaketest.Read(t, opened, p.ID, file[0], file[1])
		m := intaketest.Load(t, opened, p.ID).Meetings[0]
		want := "A title|Sub|Hall|activity|With Pat Example\n\nOne\nTwo & three\n\na\n\nb"
		if got := fmt.Sprintf("%s|%s|%s|%s|%s", m.Title, m.Topic, m.Place, m.Kind, m.Note); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestWhoSpeaksIsNotedInTheLanguageOfTheProgram(t *testing.T) {
	for language, want := range map[string]string{
		"en": "With Pat Example", "es": "Con Pat Example",
		"fr": "Avec Pat Example",
	} {
		opened, p := intaketest.OpenStore(t), intaketest.Tour()
		p.Language = locale.Language(language)
		intaketest.BringIn(t, opened, p, nil)
		text := intaketest.ConferenceJSON(`"date":"2023-06-14",`,
			`{"id":1,"start":"10:00","duration":"0:45","title":"Visit","persons":["Pat Example"]}`)
		intaketest.Read(t, opened, p.ID, "a.json", text)
		meetings := intaketest.Load(t, opened, p.ID).Meetings
		if note := meetings[len(meetings)-1].Note; note != want {
			t.Errorf("in %s it is noted %q", language, note)
		}
		if again := intaketest.Read(t, opened, p.ID, "a.json", text); !again.Unchanged() {
			t.Errorf("in %s the second time %+v", language, again.Rows("en"))
		}
	}
}

func TestConferencesMadeToDoHarmEnd(t *testing.T) {
	for name, file := range map[string][2]string{
		"deep XML":       {"a.xml", "<schedule>" + strings.Repeat("<a>", 300_000)},
		"deep XML event": {"a.xml", "<schedule><event>" + strings.Repeat("<a>", 300_000)},
		"deep JSON":      {"a.json", `{"schedule":` + strings.Repeat("[", 100_000)},
		"many entities": {"a.xml", "<!DOCTYPE a [" + strings.Repeat(`<!ENTITY b "cccccccccccccccc">`, 50_000) +
			"]><schedule></schedule>"},
		"a long title": {"a.xml", conferenceXML(`<day date="2023-06-14"><room name="R">` +
			eventXML("<start>10:00</start><subtitle>"+strings.Repeat("x ", 500_000)+"</subtitle>") + `</room></day>`)},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := intake.Read(t.Context(), nil, strings.NewReader(file[1]),
				intake.Options{Name: file[0]}); err != nil &&
				strings.Contains(err.Error(), "does not understand") {
				t.Errorf("a parser panicked: %v", err)
			}
		})
	}
}

func TestNobodyIsChosenForSessionsThatRunBesideOthers(t *testing.T) {
	for name, test := range map[string]struct {
		events string
		chosen map[string]bool // by title: whether everyone attends
	}{
		"three rooms": {
			`{"id":1,"room":"A","start":"10:00","duration":"1:00","title":"One"},{"id":2,"room":"B","start":"10:30",` +
				`"duration":"1:00","title":"Two"},{"id":3,"room":"A","start":"12:00","duration":"1:00",` +
				`"title":"Lunch"}`,
			map[string]bool{"One": false, "Two": false, "Lunch": true},
		},
		"one room, by mistake": {
			`{"id":1,"room":"A","start":"10:00","duration":"1:00","title":"One"},{"id":2,"room":"A","start":"10:30",` +
				`"duration":"1:00","title":"Two"}`,
			map[string]bool{"One": true, "Two": true},
		},
	} {
		t.Run(name, func(t *testing.T) {
			opened, p := intaketest.OpenStore(t), intaketest.Tour()
			intaketest.BringIn(t, opened, p, nil)
			text := intaketest.ConferenceJSON(`"date":"2023-06-14",`, test.events)
			intaketest.Read(t, opened, p.ID, "a.json", text)
			loaded := intaketest.Load(t, opened, p.ID)
			for _, m := range loaded.Meetings {
				if got := len(loaded.Attendance().AttendeesOf(m)) > 0; got != test.chosen[m.Title] {
					t.Errorf("%s: everyone attends is %v", m.Title, got)
				}
			}
			if again := intaketest.Read(t, opened, p.ID, "a.json", text); !again.Unchanged() {
				t.Errorf("the second time %+v", again.Rows("en"))
			}
		})
	}
}

func FuzzFrabXML(f *testing.F) {
	intaketest.Fuzz(
		f,
		"a.xml",
		source.Schedule,
		`<schedule><conference><title>C</title><time_zone_name>Europe/Berlin</time_zone_name></conference><day `+
			`date="2023-06-14" start="2023-06-14T09:00:00+02:00"><room name="R"><event guid="g" id="1"><start>`+
			`10:00</start><duration>00:30</duration><title>T</title><persons><person id="1">P</person></persons>`+
			`</event></room></day></schedule>`,
	)
}

func FuzzFrabJSON(f *testing.F) {
	intaketest.Fuzz(
		f,
		"a.json",
		source.Schedule,
		`{"schedule":{"conference":{"title":"C","days":[{"date":"2023-06-14","rooms":{"R":[{"guid":"g",`+
			`"start":"10:00","duration":"00:30","title":"T","persons":[{"public_name":"P"}]}]}}]}}}`,
		`{"schedule":{"days":[{"date":"2023-06-14","day_start":"2023-06-14T04:00:00-04:00","rooms":[{"name":"R",`+
			`"events":[{"id":1,"start":"01:00","end":"02:00","title":{"en":"T"},"persons":["P",{"name":"Q"}],`+
			`"speakers":null,"status":"cancelled","track":["a"]}]}]}]}}`,
		`[{"title":"T","event_start":"2023-06-14 10:00","speakers":[{"name":"P"}]},7]`,
	)
}
