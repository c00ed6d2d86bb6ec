package typed_test

import (
	"cmp"
	"errors"
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/locale/typed"
)

func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	near := civil.NewDate(2023, 6, 11)
	for text, want := range map[string]string{
		"2023-06-15": "2023-06-15", "15.06.2023": "2023-06-15", "15.6.23": "2023-06-15", "15/06/2023": "2023-06-15",
		"6/15/2023": "2023-06-15", "15 June 2023": "2023-06-15", "20230615": "2023-06-15",
		"June 15, 2023": "2023-06-15", "Thursday, June 15, 2023": "2023-06-15", "15. Juni 2023": "2023-06-15",
		"15 de junio de 2023": "2023-06-15", "jeudi 15 juin 2023": "2023-06-15", "Thu 15 Jun": "2023-06-15",
		"15.6.": "2023-06-15", "Do, 15.06.2023": "2023-06-15", "1er août 2023": "2023-08-01",
		"15 de junho de 2023": "2023-06-15", "quinta-feira, 15 de junho": "2023-06-15", "1º de junio": "2023-06-01",
		"15-Jun-85": "1985-06-15", "30NOV28": "2028-11-30", "15.VI.1985": "1985-06-15",
		"thứ hai 12 tháng 6 năm 2023": "2023-06-12",
		"Thứ 2, 12/6/2023":            "2023-06-12", "Thu 1 Jun": "2023-06-01", "thu 8 june 2023": "2023-06-08",
		"3 มี.ค. 66": "2023-03-03", "ngày 5 tháng 12, 1990": "1990-12-05", "85-06-15": "1985-06-15",
		"Jun 15 '23": "2023-06-15", "the 15th of June": "2023-06-15", "3/8-2026": "2026-08-03",
		"15 06 1985":   "1985-06-15",
		"mardi 14 mar": "2023-03-14", "mar 13 jun": "2023-06-13", "14 mar 2023": "2023-03-14",
		"15-mar-85":  "1985-03-15",
		"١٥/٠٦/٢٠٢٣": "2023-06-15", "۱۵/۰۶/۲۰۲۳": "2023-06-15", "２０２３／６／１５": "2023-06-15", "2023年6月15日": "2023-06-15",
		"१५-०६-२०२३": "2023-06-15", "Day 2: 14 June": "2023-06-14", "Tag 3 – 15.06.": "2023-06-15",
		"Día 15 de junio de 2023": "2023-06-15", "15/06/2566": "2023-06-15", "29 Feb 2024": "2024-02-29",
		"10-12 June 2023": "2023-06-10 2023-06-12", "June 10–12, 2023": "2023-06-10 2023-06-12",
		"10-12 June": "2023-06-10 2023-06-12", "June 10-12": "2023-06-10 2023-06-12",
		"10. bis 12. Juni 2023": "2023-06-10 2023-06-12", "du 10 au 12 juin 2023": "2023-06-10 2023-06-12",
		"10 to 12 June": "2023-06-10 2023-06-12", "28 June – 3 July 2023": "2023-06-28 2023-07-03",
		"28 Dec - 2 Jan 2024": "2023-12-28 2024-01-02", "10/6 - 12/6/2023": "2023-06-10 2023-06-12",
		"10/6-12/6/2023": "2023-06-10 2023-06-12", "10.-12.6.2023": "2023-06-10 2023-06-12",
		"10.–12.06.2023": "2023-06-10 2023-06-12", "10-12/6/2023": "2023-06-10 2023-06-12",
		"2023-06-10/2023-06-12": "2023-06-10 2023-06-12", "2023-06-10/12": "2023-06-10 2023-06-12",
		"12/13 June 2023": "2023-06-12 2023-06-13", "10 y 11 de junio": "2023-06-10 2023-06-11",
		"Mon 12 – Wed 14 June 2023": "2023-06-12 2023-06-14", "del 10 al 12 de junio de 2023": "2023-06-10 2023-06-12",
		"June 28-July 3, 2023": "2023-06-28 2023-07-03", "15 to 15 June": "2023-06-15",
		"June 15 & 16": "2023-06-15 2023-06-16", "15 & 16 June": "2023-06-15 2023-06-16",
		"June 15 to 16": "2023-06-15 2023-06-16", "June 15 and 17": "", "06/11 - 06/25": "2023-06-11 2023-06-25",
		"15 czerwca 2023": "2023-06-15", "15 Haziran 2023": "2023-06-15", "fredag 16 juni 2023": "2023-06-16",
		"15 maart 2023": "2023-03-15", "15 июня 2023 г.": "2023-06-15", "الخميس 15 يونيو 2023": "2023-06-15",
		"15 كانون الثاني 2023": "2023-01-15", "6月5日": "2023-06-05", "2023年6月15日（木）": "2023-06-15",
		"5月6日から8日": "2023-05-06 2023-05-08", "2023년 6월 15일": "2023-06-15", "令和5年6月15日": "2023-06-15",
		"昭和60年6月15日": "1985-06-15", "5年6月15日": "", "13月5日": "", "15 gennaio 2023": "2023-01-15",
		"15 listopada 2023": "", "marzo 2027": "", "03/2027": "", "2027-03": "",
		"30.02.2023": "", "31 February 2023": "", "2023-13-06": "", "soon": "", "": "", "99999999": "", "-3": "",
		"June":      "",
		"June 2023": "", "06/2027": "", "9:30": "", "12 and 15 June": "", "12-10 June": "", "Room 12": "",
		"1/2/3/4":           "",
		"15 June 2023 9:30": "", "Visit on 14 June": "", "15": "", "15 6 12 3": "", "18446744073709551616": "",
	} {
		read, err := typed.Reading{Near: near}.Date(text)
		got := read.Day.String()
		if !read.Until.IsZero() {
			got += " " + read.Until.String()
		}
		if err != nil {
			got = ""
		}
		if got != want {
			t.Errorf("%q is %q (%v), want %q", text, got, err, want)
		}
	}
}

func TestATimeOfDayMayStandBesideTheDate(t *testing.T) {
	for text, want := range map[string]string{
		"2023-06-15T09:30": "2023-06-15 09:30", "2023-06-15t09:30:00": "2023-06-15 09:30",
		"15.06.2023 09:30": "2023-06-15 09:30", "15.06.2023 09.30": "2023-06-15 09:30",
		"6/15/2023 9:30 PM": "2023-06-15 21:30", "Thursday 15 June, 9:30–11 am": "2023-06-15 09:30 11:00",
		"15 June 2023 (9h30)": "2023-06-15 09:30", "9:30 AM, 15 June 2023": "2023-06-15 09:30",
		"15 June 2023, 20 Uhr 15": "2023-06-15 20:15", "8 Mar 14:35": "2023-03-08 14:35",
		"2023-06-15 noon": "2023-06-15 12:00", "15 June 2023 0930": "2023-06-15 09:30",
		"15 June 2023": "2023-06-15", "10-12 June 2023, 9:00": "2023-06-10 09:00", "31 Feb 2023 9:30": "", "9:30": "",
	} {
		read, times, err := (typed.Reading{Near: civil.NewDate(2023, 6, 11)}).Moment(text)
		got := read.Day.String()
		if times != nil {
			got += " " + times.From.String()
		}
		if times != nil && times.To != nil {
			got += " " + times.To.String()
		}
		if err != nil {
			got = ""
		}
		if got != want {
			t.Errorf("%q is %q (%v), want %q", text, got, err, want)
		}
	}
}

// Only mar is a month and a weekday, in Spanish itself, which the words beside it decide.
func TestNoWordIsAMonthInOneLanguageAndAnotherInOthers(t *testing.T) {
	meanings := map[string]string{"mar": "month 3"}
	for _, term := range typed.Terms() {
		if term.Section != "month" && term.Section != "weekday" {
			continue
		}
		for _, name := range term.Names {
			meaning, folded := term.Section+" "+term.Meaning, locale.Fold(name)
			if known := meanings[folded]; known != "" && known != meaning && folded != "mar" {
				t.Errorf("%q is %s in %s, and %s elsewhere", name, meaning, term.Language, known)
			}
			meanings[folded] = cmp.Or(meanings[folded], meaning)
		}
	}
}

func TestTheOrderIsWhatIsAskedForWhereBothArePossible(t *testing.T) {
	for text, want := range map[string][2]string{
		"3/8/2026": {"2026-08-03", "2026-03-08"}, "3-8-26": {"2026-08-03", "2026-03-08"},
		"13/8/2026": {"2026-08-13", "2026-08-13"}, "8/13/2026": {"2026-08-13", "2026-08-13"},
		"3.8.2026": {"2026-08-03", "2026-08-03"}, "2026/3/8": {"2026-03-08", "2026-03-08"},
	} {
		for i, monthFirst := range []bool{false, true} {
			if read, err := (typed.Reading{MonthFirst: monthFirst}).Date(text); err != nil ||
				read.Day.String() != want[i] {
				t.Errorf("%q is %v (%v), want %s", text, read.Day, err, want[i])
			}
		}
	}
	if read, _ := (typed.Reading{MonthFirst: true, Sure: true}).Date("3.8.2026"); read.Day.String() != "2026-03-08" {
		t.Errorf("in a column of 6.15.2026, 3.8.2026 is %v", read.Day)
	}
}

func TestATimeBesideADateOfISO8601CountsTo24(t *testing.T) {
	for text, want := range map[string]string{
		"2026-06-15 09:30": "2026-06-15 09:30", "2026-06-15T01:05:00": "2026-06-15 01:05",
		"2026-02-30 09:30": "", "2026-06-15 9:30": "2026-06-15 09:30",
	} {
		day, times, err := typed.Reading{}.Moment(text)
		got := ""
		if err == nil && times != nil {
			got = civil.At(day.Day, times.From).String()
		}
		if got = strings.ReplaceAll(got, "T", " "); got != want {
			t.Errorf("%s: %q (%v), want %q", text, got, err, want)
		}
	}
}

func TestAYearIsWhatTheFieldCanBe(t *testing.T) {
	birth := typed.Reading{Earliest: civil.NewDate(1903, 6, 15), Latest: civil.NewDate(2023, 6, 15)}
	expiry := typed.Reading{
		Near: civil.NewDate(2023, 6, 15), Earliest: civil.NewDate(1993, 6, 15), Latest: civil.NewDate(2053, 6, 15),
	}
	for _, test := range []struct {
		reading typed.Reading
		text    string
		want    string
		err     error
	}{
		{birth, "25/06/52", "1952-06-25", nil},
		{birth, "december-30-61", "1961-12-30", nil},
		{birth, "25/06/23", "1923-06-25", nil},
		{birth, "15/06/2528", "1985-06-15", nil},
		{birth, "16/06/2023", "2023-06-16", typed.ErrLimits},
		{birth, "1/1/1880", "1880-01-01", typed.ErrLimits},
		{birth, "14/11/1364", "1364-11-14", typed.ErrLimits},
		{birth, "31 February 1985", "1985-02-31", typed.ErrMissing},
		{expiry, "3 Mar 27", "2027-03-03", nil},
		{expiry, "3 Mar 98", "1998-03-03", nil},
		{expiry, "30/11/2571", "2028-11-30", nil},
	} {
		read, err := test.reading.Date(test.text)
		if read.Day.String() != test.want || !errors.Is(err, test.err) {
			t.Errorf("%q is %v (%v), want %s (%v)", test.text, read.Day, err, test.want, test.err)
		}
	}
}

func TestTimesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"9:30": "09:30", "09.30": "09:30", "09:30:00": "09:30", "9h30": "09:30", "9h": "09:00", "9": "09:00",
		"9 am": "09:00", "9:30 p.m.": "21:30", "12:00 AM": "00:00", "noon": "12:00", "9p": "21:00",
		"9a-5p":     "09:00 17:00",
		"14:00 Uhr": "14:00", "9:00-10:30": "09:00 10:30", "9:00 – 10:30": "09:00 10:30", "9:30:00 PM": "21:30",
		"9:30–11:00 a.m.": "09:30 11:00", "11:30-1 pm": "11:30 13:00", "9 to 10:30": "09:00 10:30", "24:00": "00:00",
		"1": "01:00", "0930": "09:30", "930": "09:30", "1600 hrs": "16:00", "1600h": "16:00",
		"0930-1100":  "09:30 11:00",
		"12:00 noon": "12:00", "12 noon": "12:00", "12 midnight": "00:00", "midnight": "00:00",
		"12:00 midnight":       "00:00",
		"12:00 noon - 1:30 pm": "12:00 13:30", "20 Uhr 15": "20:15", "20h15": "20:15", "20 h 15": "20:15",
		"20 Uhr": "20:00", "20.15 Uhr": "20:15", "9–5": "09:00 17:00", "11:30–1:00": "11:30 13:00",
		"4 - midnight": "16:00 00:00", "08:00 - midnight": "08:00 00:00", "下午2:00-3:30": "14:00 15:30",
		"9:30am-10": "09:30 10:00", "11:30 am - 1": "11:30 13:00", "1pm-3": "13:00 15:00", "9：30": "09:30",
		"9：30～10：30": "09:30 10:30", "22:00–01:00": "22:00 01:00", "20:00-8:00": "20:00 08:00",
		"10 pm – midnight": "22:00 00:00",
		"9-noon":           "09:00 12:00", "noon-2": "12:00 14:00",
		"de 9h00 à 10h30": "09:00 10:30", "um 9 Uhr": "09:00",
		"9 a 11": "09:00 11:00", "9:00 EST": "09:00 est", "14:00 GMT+3": "14:00 GMT+3", "9:00 ET": "09:00 et",
		"9:00–10:00 Eastern Time": "09:00 10:00 eastern time", "10:00 (UTC)": "10:00 UTC", "14:00Z": "14:00 Z",
		"2 de la tarde": "14:00", "9 de la mañana": "09:00", "9 Uhr bis 10 Uhr 30": "09:00 10:30", "2400 hrs": "",
		"8:00 du soir": "20:00", "٩:٣٠": "09:30", "9:30 a. m.": "09:30", "09:30 Uhr morgens": "09:30",
		"0:30 PM":    "12:30",
		"13:00-2:00": "13:00 02:00", "10 am to 12": "10:00 12:00", "14h-15h30": "14:00 15:30", "9.30-11": "09:30 11:00",
		"午後2時30分": "14:30", "下午2:30": "14:30", "上午9时": "09:00", "午後3時": "15:00",
		"오후 2:30": "14:30", "오후 2시~4시": "14:00 16:00", "오전 10시~2시": "10:00 14:00",
		"chiều 2 giờ 30": "14:30", "14.30 น.": "14:30", "ÖS 2:30": "14:30", "kl. 14.30": "14:30",
		"godz. 9:30": "09:30", "14 ч 30": "14:30", "6/15": "", "9/11": "", "03/2027": "",
		"halb elf": "10:30", "um halb eins": "12:30", "viertel nach 3": "03:15", "viertel vor vier": "03:45",
		"elf Uhr": "11:00", "halb elf Uhr abends": "22:30", "half past ten": "10:30", "quarter to 4 pm": "15:45",
		"ten o'clock": "10:00", "a las 4 y media": "04:30", "las cuatro y cuarto de la tarde": "16:15",
		"las 5 menos cuarto": "04:45", "4 et demie": "04:30", "quatre heures et demie": "04:30", "15h30": "15:30",
		"12 m.": "12:00", "12m": "12:00", "12:30 m.": "12:30", "10:30 a. m. – 12 m.": "10:30 12:00",
		"12 m. a 2 p. m.": "12:00 14:00", "11 m.": "",
		"7.30am for 8am": "07:30", "6:30 for 7 pm": "18:30", "6.30pm for 7.00pm - 9.00pm": "18:30 21:00",
		"19h pour 19h30": "19:00", "7:30 for 7:00": "", "9 for 12 o'clock": "", "for 8am": "",
		"10 Uhr c.t.": "10:15", "14:00 s.t.": "14:00", "18:00 (c. t.)": "18:15", "10–12 Uhr c.t.": "10:15 11:45",
		"10 c.t. - 12 Uhr": "10:15 12:00", "8-10 s.t.": "08:00 10:00", "9:00 E.S.T.": "09:00 e.s.t.",
		"midi et demi": "12:30", "minuit et quart": "00:15", "sept heures": "07:00", "às 4 e meia da tarde": "16:30",
		"uma hora": "01:00", "sept": "", "half": "", "once": "",
		"": "", "later": "", "25:00": "", "9:75": "", "Room 12 or 13": "", "9:3": "", "13pm": "", "0pm": "", "960": "",
		"12345": "", "9:30, 10:30, 11:30": "", "2023-06-13": "",
	} {
		read, ok := typed.ReadTimes(text)
		got := read.From.String()
		if read.To != nil {
			got += " " + read.To.String()
		}
		if read.Zone != "" {
			got += " " + read.Zone
		}
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestAnEndWrittenApartIsInTheAfternoonWhereItsStartIsBeforeNoon(t *testing.T) {
	for _, test := range [][3]string{
		{"9:00", "5:00", "17:00"},
		{"11:30", "1:00", "13:00"},
		{"12:00", "1:30", "13:30"},
		{"1:30 pm", "3", "15:00"},
		{"21:00", "1:00", "01:00"},
		{"9:00 am", "5:00 am", "05:00"},
		{"9:00", "10:00", "10:00"},
	} {
		start, _ := typed.ReadTimes(test[0])
		end, _ := typed.ReadTimes(test[1])
		if got := start.Until(end).String(); got != test[2] {
			t.Errorf("from %s to %s ends at %s, want %s", test[0], test[1], got, test[2])
		}
	}
	if got := typed.Exactly(civil.NewClock(11, 0)).Until(typed.Exactly(civil.NewClock(1, 0))); got.Hour != 1 {
		t.Errorf("a time that a spreadsheet keeps ends at %v", got)
	}
}

func FuzzReading(f *testing.F) {
	for _, seed := range []string{
		"2026-06-15", "15 Jun 2026", "6/15/26", "15 de junio de 2026", "10-12 June", "9:30–11 a.m.", "20 Uhr 15", "é",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range []typed.Reading{
			{Near: civil.NewDate(2026, 6, 1)},
			{Loose: true, MonthFirst: true},
			{DayAlone: true},
		} {
			if d, err := r.Date(text); err == nil && (!d.Day.Valid() || !d.Until.IsZero() && !d.Day.Before(d.Until)) {
				t.Errorf("%q gave the impossible %+v", text, d)
			}
		}
		if c, ok := typed.ReadTimes(text); ok && (!c.From.Valid() || c.To != nil && !c.To.Valid()) {
			t.Errorf("%q gave the impossible %+v", text, c)
		}
	})
}
