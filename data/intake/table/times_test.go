package table_test

import (
	"slices"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
)

func TestTimesOfManyProgramsAreUnderstood(t *testing.T) {
	visit := []string{"Boston 13T09:00 13T10:00 Visit"}
	for _, test := range []struct {
		name, text            string
		want, problems, notes []string
	}{
		{
			name: "ranges of days",
			text: "Date,Start,Title\n13-15 June 2023,09:00,A\n\"June 13–14, 2023\",09:00,B\n13 to 15 June,,C\n",
			want: []string{"Boston 13T00:00 16T00:00 C", "Boston 13T09:00 15T10:00 A", "Boston 13T09:00 14T10:00 B"},
		},
		{
			name: "noon and midnight",
			text: "Date,Time,Title,Place\n2023-06-13,12:00 noon,A,X\n2023-06-13,12 midnight,B,Y\n" +
				"2023-06-14,12:00 noon - 1:30 pm,C,Z\n2023-06-14,10 pm – midnight,D,W\n",
			want: []string{
				"Boston 13T00:00 13T01:00 B", "Boston 13T12:00 13T13:00 A", "Boston 14T12:00 14T13:30 C",
				"Boston 14T22:00 15T00:00 D",
			},
		},
		{
			name: "times with the first day of a spreadsheet",
			text: "Date,Start,End,Title\n2023-06-13,1899-12-30 09:00:00,1899-12-30 10:00:00,Visit\n" +
				"2023-06-14,1899-12-30T14:00:00.000Z,1899-12-30T15:00:00.000Z,Visit\n" +
				"2023-06-15,12/30/1899 9:00:00 AM,,Visit\n",
			want: []string{
				"Boston 13T09:00 13T10:00 Visit", "Boston 14T14:00 14T15:00 Visit",
				"Boston 15T09:00 15T10:00 Visit",
			},
		},
		{
			name: "days with an empty time", want: visit,
			text: "Date,Start,End,Title\n2023-06-13 00:00:00,9:00,10:00,Visit\n",
		},
		{
			name: "days as JavaScript writes them", want: visit,
			text: "Date,Start,End,Title\n2023-06-13T00:00:00.000Z,9:00,10:00,Visit\n",
		},
		{
			name: "a zone in the headings", want: visit,
			text: "Date,Start time (UTC),End time (UTC),Title\n2023-06-13,13:00,14:00,Visit\n",
		},
		{
			name: "another zone in the headings", want: visit,
			text: "Date,Start [CT],End [CT],Title\n2023-06-13,8:00,9:00,Visit\n",
		},
		{
			name: "a zone in words in the heading", want: visit,
			text: "Date,Start (Central European Time),End,Title\n2023-06-13,15:00,16:00,Visit\n",
		},
		{
			name: "a zone behind the heading", want: visit,
			text: "Date,Start time PT,End time PT,Title\n2023-06-13,6:00,7:00,Visit\n",
		},
		{
			name: "a zone after the time", want: visit,
			text: "Date,Start,End,Title\n2023-06-13,9:00 EST,10:00 EST,Visit\n",
		},
		{name: "an offset after the time", want: visit, text: "Date,Time,Title\n2023-06-13,16:00–17:00 GMT+3,Visit\n"},
		{
			name: "a zone after the date and time", want: visit,
			text: "Date,End,Title\n13 June 2023 6:00 am PDT,7:00 am PDT,Visit\n",
		},
		{name: "military times", want: visit, text: "Date,Time,Title\n2023-06-13,0900-1000 hrs,Visit\n"},
		{name: "numbers of military times", want: visit, text: "Date,Start,End,Title\n2023-06-13,0900,1000,Visit\n"},
		{name: "full-width colons", want: visit, text: "Date,Time,Title\n2023-06-13,9：00～10：00,Visit\n"},
		{
			name:  "an afternoon that counts to twelve",
			text:  "Date,Start,End,Title\n2023-06-13,9:00,10:00,A\n2023-06-13,11:30,1:00,B\n2023-06-13,1:30,3:00,C\n",
			want:  []string{"Boston 13T09:00 13T10:00 A", "Boston 13T11:30 13T13:00 B", "Boston 13T13:30 13T15:00 C"},
			notes: []string{"1:30 after 11:30 was read as 13:30"},
		},
		{
			name: "in one column",
			text: "Date,Time,Title\n2023-06-13,9–10,A\n2023-06-13,11:30–1:00,B\n2023-06-13,1:30–3,C\n",
			want: []string{"Boston 13T09:00 13T10:00 A", "Boston 13T11:30 13T13:00 B", "Boston 13T13:30 13T15:00 C"},
		},
		{
			name: "a night that counts to 24",
			text: "Date,Start,End,Title\n2023-06-13,14:00,15:00,A\n2023-06-13,23:00,1:00,B\n",
			want: []string{"Boston 13T14:00 13T15:00 A", "Boston 13T23:00 14T01:00 B"},
		},
		{
			name: "Outlook's whole days, and a private one",
			text: "Subject,Start Date,Start Time,End Date,End Time,All day event,Private\n" +
				"Flag Day,6/14/2023,12:00:00 AM,6/15/2023,12:00:00 AM,True,False\n" +
				"Doctor,6/13/2023,9:30:00 AM,6/13/2023,11:00:00 AM,False,True\n",
			want:  []string{"Boston 13T09:30 13T11:00 Doctor (private)", "Boston 14T00:00 15T00:00 Flag Day"},
			notes: []string{"Marked as private"},
		},
		{
			name: "Outlook in German, and a private one",
			text: "Betreff;Beginnt am;Beginnt um;Endet am;Endet um;Ganztägiges Ereignis;Privat\n" +
				"Flaggentag;14.6.2023;00:00:00;15.6.2023;00:00:00;Ein;Aus\n" +
				"Arzt;13.6.2023;09:30:00;13.6.2023;11:00:00;Aus;Ein\n",
			want:  []string{"Boston 13T09:30 13T11:00 Arzt (private)", "Boston 14T00:00 15T00:00 Flaggentag"},
			notes: []string{"Marked as private"},
		},
		{
			name: "a word for who may read it that nobody knows",
			text: "Fecha de comienzo;Comienzo;Finalización;Asunto;Privado\n" +
				"13/6/2023;9:30;11:00;Médico;Reservado\n14/6/2023;9:30;11:00;Visita;Normal\n",
			want:  []string{"Boston 13T09:30 13T11:00 Médico (private)", "Boston 14T09:30 14T11:00 Visita"},
			notes: []string{"Marked as private"},
		},
		{
			name: "an arrival before the beginning, and the academic quarter",
			text: "Date,Time,Title\n2023-06-13,7.30am for 8am,A\n2023-06-14,10-12 Uhr c.t.,B\n2023-06-15,12 m.,C\n",
			want: []string{"Boston 13T07:30 13T08:30 A", "Boston 14T10:15 14T11:45 B", "Boston 15T12:00 15T13:00 C"},
			notes: []string{
				`“7.30am for 8am” was read as 07:30, when people arrive`,
				`“10-12 Uhr c.t.” was read as 10:15, with the academic quarter`,
			},
		},
		{
			name: "times that nobody knows yet",
			text: "Date,Start,End,Title\n2023-06-13,TBD,,A\n2023-06-14,9:00,tbc,B\n2023-06-15,9:00,-,C\n",
			want: []string{
				"Boston 13T00:00 14T00:00 A", "Boston 14T09:00 14T10:00 B", "Boston 15T09:00 15T10:00 C",
			},
			problems: []string{`Its start is “TBD”`}, notes: []string{"does not give the end of 2 items"},
		},
		{
			name: "ends that are guessed beside the times of other zones",
			text: "Date,Time,Title\n2023-06-13,10:00 UTC+2,A\n2023-06-13,13:00 UTC,B\n",
			want: []string{"Boston 13T04:00 13T05:00 A", "Boston 13T09:00 13T10:00 B"},
		},
		{
			name: "two headings of one field, one with the days",
			text: "Objet;Début;Début;Fin;Fin\nVisit;13/06/2023;09:00;13/06/2023;10:00\n", want: visit,
		},
		{
			name: "a date under the name of an item",
			text: "Termin;Uhrzeit;Veranstaltung\n13.06.2023;9-10 Uhr;Visit\n", want: visit,
		},
		{
			name: "a total with what it counts", want: visit,
			text: "No.,Date,Start,End,Title\n1,2023-06-13,9:00,10:00,Visit\nTotal,,,,1 item\n",
		},
		{
			name: "the half of the day in a column of its own",
			text: "Date,Start,AM/PM,End,Title\n2023-06-13,9:00,AM,10:00,A\n2023-06-14,1:30,PM,3:00,B\n",
			want: []string{"Boston 13T09:00 13T10:00 A", "Boston 14T13:30 14T15:00 B"},
		},
		{
			name: "a zone that nobody knows", want: visit, problems: []string{"“XQT” is unknown"},
			text: "Date,Start,End,Time zone,Title\n2023-06-13,9:00,10:00,XQT,Visit\n",
		},
		{
			name: "between two times", want: visit, text: "Date,Time,Title\n2023-06-13,between 9 and 10 am,Visit\n",
		},
		{
			name: "a week with the times in its cells",
			text: "Monday 12 June;Tuesday 13 June\n\"9:00 Briefing\n10:30 Court\nBring ID\";\"9–10 am: Coffee\"\n" +
				";18h30 Talk\n",
			want: []string{
				"Boston 12T09:00 12T10:30 Briefing", "Boston 12T10:30 12T11:30 Court",
				"Boston 13T09:00 13T10:00 Coffee",
				"Boston 13T18:30 13T19:30 Talk",
			},
		},
		{
			name: "whole days of Laurel's own schedule",
			text: "Date,Starts,Ends,Item\n2023-06-13,all day,,A\n2023-06-14,طوال اليوم,2023-06-15,B\n",
			want: []string{"Boston 13T00:00 14T00:00 A", "Boston 14T00:00 16T00:00 B"},
		},
		{name: "minutes with their sign", want: visit, text: "Date,Start,Length,Title\n2023-06-13,9:00,60',Visit\n"},
		{
			name: "a day that does not exist", want: visit,
			text:     "Date,Start,End,Title\n2023-06-31,9:00,10:00,A\n2023-06-13,9:00,10:00,Visit\n",
			problems: []string{"no such day"},
		},
		{
			name: "Thai, Arabic and Persian digits and years", want: []string{
				"Boston 13T09:00 13T10:00 A", "Boston 14T09:00 14T10:00 B", "Boston 15T09:00 15T10:00 C",
			},
			text:  "Date,Start,End,Title\n13/06/2566,9:00,10:00,A\n١٤/٠٦/٢٠٢٣,٩:٠٠,١٠:٠٠,B\n۱۵/۰۶/۲۰۲۳,9:00,10:00,C\n",
			notes: []string{"Buddhist"},
		},
		{
			name: "German and Portuguese",
			text: "Date,Time,Title\n\"Di, 13. Juni 2023\",9 Uhr bis 10 Uhr,A\n" +
				"\"quarta-feira, 14 de junho\",das 9h às 10h30,B\n" +
				"\"Do., 15.06.23\",20 Uhr 15,C\n",
			want: []string{"Boston 13T09:00 13T10:00 A", "Boston 14T09:00 14T10:30 B", "Boston 15T20:15 15T21:15 C"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			intaketest.Understood(t, "plan.csv", test.text, test.want, test.problems, test.notes)
		})
	}
}

func TestTheTimesOfATableMayBeTakenAsTheyAreWritten(t *testing.T) {
	intaketest.Understood(t, "plan.csv", "Date,Start (ET),End (ET),Title\n2023-06-18,12:00,13:00 EST,Visit\n",
		[]string{"Denver 18T12:00 18T13:00 Visit"}, nil, nil, intake.Options{LocalTimes: true})
}

func TestDatesOfPeopleAreWhatTheyCanBe(t *testing.T) {
	for _, test := range []struct{ name, born, expires, want, problem string }{
		{"two digits, month first", "06/25/52", "03/03/27", "1952-06-25 2027-03-03", ""},
		{"names of months", "15-Jun-85", "03-Mar-27", "1985-06-15 2027-03-03", ""},
		{"names of months, in any form", "december-30-61", "30NOV28", "1961-12-30 2028-11-30", ""},
		{"the Buddhist era", "15/06/2528", "30/11/2571", "1985-06-15 2028-11-30", ""},
		{"months first in the United States", "02/03/1985", "04/05/2027", "1985-02-03 2027-04-05", ""},
		{"born in the future", "25 June 2150", "2027-03-03", " 2027-03-03", "in the future"},
		{"another calendar", "1364/11/14", "2027-03-03", " 2027-03-03", "more than 120 years ago"},
		{"a day that does not exist", "31 February 1985", "2027-03-03", " 2027-03-03", "no such day"},
		{"expired before it was issued", "1985-06-15", "2017-03-03", "1985-06-15 ", "ends before"},
		{"expired before the person was born", "1985-06-15", "1985-06-14", "1985-06-15 ", "too far"},
	} {
		opened, p := intaketest.OpenStore(t), intaketest.Tour()
		intaketest.BringIn(t, opened, p, nil)
		draft := intaketest.Read(t, opened, p.ID, "list.csv",
			"Given name,Family name,Date of birth,Passport issued,Passport expires\nLina,Muster,"+
				test.born+",2018-01-02,"+test.expires+"\n", intake.Options{As: source.Roster})
		lina := intaketest.Load(t, opened, p.ID).People[1]
		if got := lina.BirthDate.String() + " " + lina.Passport.Expiry.String(); got != test.want {
			t.Errorf("%s: %q, want %q (%q)", test.name, got, test.want, intaketest.Problems(draft))
		}
		isIn := func(problem string) bool { return strings.Contains(problem, test.problem) }
		if got := intaketest.Problems(draft); (test.problem == "") != (len(got) == 0) || test.problem != "" &&
			!slices.ContainsFunc(got, isIn) {
			t.Errorf("%s: problems %q, want %q", test.name, got, test.problem)
		}
	}
}
