package value

import (
	"fmt"
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

func TestDatesOfTablesAreRead(t *testing.T) {
	reader := Dates{First: civil.Date{Year: 2023, Month: 6, Day: 11}, Last: civil.Date{Year: 2023, Month: 6, Day: 25}}
	for text, want := range map[string]string{
		"45092": "2023-06-15", "45092.395833333": "2023-06-15 09:30", "20230615": "2023-06-15", "99999999": "",
		"Thursday 15 June, Boston": "2023-06-15", "10-12 June": "2023-06-10", "15/06/2566": "2023-06-15",
		"2023-06-15 00:00:00": "2023-06-15", "2023-06-15T00:00:00.000Z": "2023-06-15",
		"2023-06-15 09:30": "2023-06-15 09:30", "15 June 2023 9:00 EST": "2023-06-15 09:00", "1/1/1900": "", "": "",
		"15 June 2023 9:00 sharpish": "",
	} {
		found, err := reader.Day(text)
		got := found.Day.String()
		if found.At != nil {
			got += " " + found.At.From.String()
		}
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q (%v), want %q", text, got, err, want)
		}
	}
}

func TestADateIsWhatItsFieldCanBe(t *testing.T) {
	june := func(day int) civil.Date { return civil.Date{Year: 2023, Month: 6, Day: day} }
	reader := Dates{First: june(11), Last: june(25), Today: june(1)}
	for _, test := range []struct{ field, text, want, reason string }{
		{"birth-date", "06/25/52", "1952-06-25", ""},
		{"birth-date", "15-Jun-85", "1985-06-15", ""},
		{"birth-date", "15/06/2528", "1985-06-15", ""},
		{"birth-date", "31000", "1984-11-14", ""},
		{"birth-date", "2 June 2023", "", "in the future"},
		{"birth-date", "45100", "", "in the future"},
		{"birth-date", "1364/11/14", "", "more than 120 years ago"},
		{"birth-date", "31 February 1985", "", "no such day"},
		{"birth-date", "Lima, 3 March 1985", "", "is not a date"},
		{"passport-expiry", "03-Mar-27", "2027-03-03", ""},
		{"passport-expiry", "30/11/2571", "2028-11-30", ""},
		{"passport-expiry", "30/11/1885", "", "too far"},
	} {
		found, err := reader.Of(test.field, test.text)
		if got := found.Day.String(); got != test.want || err != nil && !strings.Contains(err.Error(), test.reason) ||
			(err != nil) != (test.reason != "") {
			t.Errorf("%s %q is %q (%v), want %q (%s)", test.field, test.text, got, err, test.want, test.reason)
		}
	}
}

func TestWhetherTheMonthComesFirstIsSeenInTheColumn(t *testing.T) {
	june := func(day int) civil.Date { return civil.Date{Year: 2023, Month: 6, Day: day} }
	month, dayFirst := true, false
	for _, test := range []struct {
		name      string
		columns   map[string][]string
		fallback  bool
		first     civil.Date
		asked     *bool
		want      string // of the birth date, or the date
		agree, of int
		ambiguous string
	}{
		{
			"a day above twelve",
			map[string][]string{"birth-date": {"06/05/1985", "06/15/1985"}},
			false,
			civil.Date{},
			nil, "1985-06-05", 2, 2, "",
		},
		{
			"a month that cannot be",
			map[string][]string{"birth-date": {"05/06/1985", "15/06/1985"}},
			true,
			civil.Date{},
			nil, "1985-06-05", 2, 2, "",
		},
		{
			"a person is asked where there are both",
			map[string][]string{"birth-date": {"05/06/1985", "15/06/1985", "16/6/1985", "6/17/1985"}},
			true,
			civil.Date{},
			nil, "", 3, 4, "05/06/1985",
		},
		{
			"of both the one that can be read in one way",
			map[string][]string{"birth-date": {"15/06/1985", "05/06/1985", "6/17/1985"}},
			true,
			civil.Date{},
			nil, "1985-06-15", 2, 3, "05/06/1985",
		},
		{
			"the program's dates",
			map[string][]string{"date": {"12/06/2023"}},
			true, june(11), nil, "2023-06-12",
			1, 1, "12/06/2023",
		},
		{
			"the other columns",
			map[string][]string{"birth-date": {"05/06/1985"}, "arrival": {"15/06/2023"}},
			true, june(11), nil, "1985-06-05", 2, 2, "",
		},
		{"its own column before the others", map[string][]string{
			"birth-date": {"05/06/1985", "05/16/1985"},
			"arrival":    {"15/06/2023", "16/06/2023"},
		}, true, june(11), nil, "1985-05-06", 4, 4, ""},
		{
			"the fallback",
			map[string][]string{"birth-date": {"05/06/1985"}},
			true,
			civil.Date{},
			nil, "1985-05-06",
			1, 1, "05/06/1985",
		},
		{
			"the other fallback",
			map[string][]string{"birth-date": {"05/06/1985"}},
			false,
			civil.Date{},
			nil,
			"1985-06-05", 1, 1, "05/06/1985",
		},
		{
			"what a person says",
			map[string][]string{"birth-date": {"05/06/1985", "15/06/1985"}},
			false,
			civil.Date{},
			&month, "1985-05-06", 1, 2, "",
		},
		{
			"what a person says of one",
			map[string][]string{"birth-date": {"05/06/1985"}},
			true,
			civil.Date{},
			&dayFirst, "1985-06-05", 1, 1, "05/06/1985",
		},
		{
			"dots show nothing of slashes",
			map[string][]string{"birth-date": {"05/06/1985", "14.02.1990"}},
			true,
			civil.Date{},
			nil, "1985-05-06",
			1, 2, "05/06/1985",
		},
		{"dots", map[string][]string{"birth-date": {"05.06.1985"}}, true, civil.Date{}, nil, "1985-06-05", 1, 1, ""},
	} {
		reader := Dates{First: test.first, Last: test.first}
		if !test.first.IsZero() {
			reader.Last = test.first.AddDays(14)
		}
		reader.ChooseOrder(test.columns, test.fallback, test.asked)
		field := "birth-date"
		if test.columns[field] == nil {
			field = "date"
		}
		found, err := reader.Of(field, test.columns[field][0])
		if isAsked := found.Day.IsZero(); isAsked != (err != nil) || found.Day.String() != test.want {
			t.Errorf("%s: %s (%v), want %s", test.name, found.Day, err, test.want)
		}
		if reader.Agree != test.agree || reader.Numbers != test.of || reader.Ambiguous != test.ambiguous {
			t.Errorf("%s: %d of %d agree, ambiguous %q", test.name, reader.Agree, reader.Numbers, reader.Ambiguous)
		}
	}
}

func TestTitlesShowSomeKinds(t *testing.T) {
	for kind, titles := range map[program.Kind][]string{
		program.Meal: {
			"Welcome dinner", "Lunch: the board", "Lunch with the hosts", "Working lunch: data", "Day 1: Dinner",
			"Cena de bienvenida",
			"Almuerzo en la embajada", "Dîner d’accueil", "Déjeuner avec le maire", "Galadinner", "Abschiedsempfang",
			"Mittagessen mit dem Rat", "Almoço com a equipa", "Coffee break", "Farewell Reception – Hotel Example",
		},
		program.Ceremony:   {"Opening ceremony", "Cérémonie de clôture", "Cerimónia de entrega"},
		program.Transport:  {"Airport transfer", "Transfer to the hotel", "Traslado al hotel", "Bus 12 to Boston"},
		program.FlightKind: {"Flight to Miami", "Flight UA 99 to Miami", "Vuelo a Lima", "Rückflug nach Berlin"},
		program.FreeTime:   {"Free evening", "Tarde libre", "Freier Nachmittag", "Tempo livre"},
		"": {
			"Meeting with the Dinner Club", "Van Gogh Museum", "Free legal aid clinic", "Lunch meeting", "Interessen",
			"Briefing before dinner", "Besuch in Essen", "Court of Example", "Visit to the court", "",
		},
	} {
		for _, title := range titles {
			if got := KindOfTitle(title); got != kind {
				t.Errorf("%q is %q, want %q", title, got, kind)
			}
		}
	}
}

func TestTimesOfTablesAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"0.395833333333333": "09:30", "0.75": "18:00", "45092.395833333": "09:30", "9:30–11:00 a.m.": "09:30 11:00",
		"1899-12-30 09:30:00": "09:30", "1899-12-30T14:00:00.000Z": "14:00", "12/30/1899 2:00:00 PM": "14:00",
		"1904-01-01 09:30:00": "09:30", "1900-01-00 09:30": "09:30", "9:00 EST": "09:00 America/New_York",
		"14:00 GMT+3": "14:00 +3", "9 am Eastern Time": "09:00 America/New_York", "14:00Z": "14:00 UTC",
		"9:00 America/Chicago": "09:00 America/Chicago", "9:00 tomorrow": "", "": "", "Room 3": "",
	} {
		read, err := Times(text)
		got := read.From.String()
		if read.To != nil {
			got += " " + read.To.String()
		}
		if zone, is := read.In.(Offset); is {
			got += fmt.Sprintf(" %+d", int(zone)/3600)
		} else if read.In != nil {
			got += " " + string(read.In.Name())
		}
		if err != nil {
			got = ""
		}
		if got != want {
			t.Errorf("%q is %q (%v), want %q", text, got, err, want)
		}
	}
}

func TestLengthsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int{
		"1:30": 90, "00:45": 45, "01:00:00": 60, "90": 90, "90 min": 90, "1h30": 90, "1 h 30 min": 90, "1.5 h": 90,
		"1,5h": 90, "PT1H30M": 90, "P1D": 1440, "0.0625": 90, "2 Stunden": 120,
		"": 0, "long": 0, "-5": 0, "1:99": 0,
	} {
		got, ok := Length(text)
		if !ok {
			got = 0
		}
		if got != want {
			t.Errorf("%q is %d, want %d", text, got, want)
		}
	}
}

func TestTextComesOutOfAnyEncoding(t *testing.T) {
	const want = "Größe;Año;été"
	for name, content := range map[string]string{
		"UTF-8": want, "UTF-8 with its mark": "\xEF\xBB\xBF" + want, "Windows-1252": "Gr\xF6\xDFe;A\xF1o;\xE9t\xE9",
		"UTF-16 with its mark": "\xFF\xFE" + string(utf16Of(want)), "UTF-16 without": string(utf16Of(want)),
	} {
		if got := Decode([]byte(content)); got != want {
			t.Errorf("%s gives %q", name, got)
		}
	}
}

func utf16Of(text string) []byte {
	var wide []byte
	for _, r := range text {
		wide = append(wide, byte(r), byte(r>>8))
	}
	return wide
}

func TestEveryWindowsZoneIsOneOfTheWorlds(t *testing.T) {
	zones := vocabulary()["windows-zone"]
	if len(zones) < 130 {
		t.Errorf("only %d zones", len(zones))
	}
	for name, zone := range zones {
		if !civil.Zone(zone).Valid() {
			t.Errorf("%s is %q, which is no zone", name, zone)
		}
	}
}

func TestZonesAreFoundByTheNamesThatProgramsGiveThem(t *testing.T) {
	for name, want := range map[string]civil.Zone{
		"Europe/Berlin": "Europe/Berlin", "W. Europe Standard Time": "Europe/Berlin",
		"\"Eastern Standard Time\"": "America/New_York", "/mozilla.org/20050126_1/Asia/Tokyo": "Asia/Tokyo",
		"/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires": "America/Argentina/Buenos_Aires",
		"UTC": "UTC", "GMT+0": "GMT+0", "tzone://Microsoft/Utc": "UTC", "Etc/UTC": "UTC", "GMT": "UTC",
		"US/Eastern": "America/New_York", "EST5EDT": "America/New_York", "EST": "America/New_York",
		"Europe/Kiev": "Europe/Kyiv", "FLE Standard Time": "Europe/Kyiv", "Asia/Calcutta": "Asia/Kolkata",
		"India Standard Time": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu", "Asia/Rangoon": "Asia/Yangon",
		"America/Buenos_Aires": "America/Argentina/Buenos_Aires", "Japan": "Asia/Tokyo",
		"america/new_york":  "America/New_York",
		"Europe/Bratislava": "Europe/Bratislava", "Hong Kong": "Asia/Hong_Kong",
		"Pakistan Standard Time": "Asia/Karachi",
	} {
		if got := ZoneNamed(name); got == nil || got.Name() != want {
			t.Errorf("%q is %v, want %s", name, got, want)
		}
	}
	at := civil.At(civil.Date{Year: 2023, Month: 6, Day: 15}, civil.Clock{Hour: 12})
	for name, want := range map[string]string{
		"(UTC+01:00) Amsterdam, Berlin":          "10:00",
		"(UTC-05:00) Eastern Time (US & Canada)": "16:00", "EDT": "16:00", "Pacific Daylight Time": "19:00",
		"(UTC-05:00) Nowhere": "17:00", "UTC-03:30": "15:30", "GMT+2": "10:00",
	} {
		if got := ZoneNamed(name); got == nil || got.Instant(at).UTC().Format("15:04") != want {
			t.Errorf("noon by %q is %v, want %s", name, got, want)
		}
	}
	for _, name := range []string{"", "Boston/Tea", "Local", "Customized Time Zone"} {
		if got := ZoneNamed(name); got != nil {
			t.Errorf("%q is %v", name, got)
		}
	}
}

func TestATextContainsOnlyWords(t *testing.T) {
	for part, want := range map[string]bool{
		"Café Room": true, "room 5": true, "Rom": false, "-": false, "": false, ".": false, "5": true,
	} {
		if got := Contains("Cafe Room-5.", part); got != want {
			t.Errorf("contains %q: %v", part, got)
		}
	}
	if Same("-", "") || Same("?", "…") || !Same("Ana-María", "ana maria") || !Contains("北京饭店", "北京") {
		t.Error("texts without words are compared as nothing, or those without spaces by their words")
	}
	if !Consists("Room 5, Guild; Boston", "Room 5", "", "Guild", "Boston") || Consists("Room 5, Hall", "Room 5") ||
		Consists("", "") {
		t.Error("a text consists of other parts than it has")
	}
}

func TestHowToReachAContactIsPartedFromTheName(t *testing.T) {
	for text, want := range map[string][4]string{
		"Ms. Dana Muster, +256 41 5550201":              {"Ms. Dana Muster", "", "", "+256 41 5550201"},
		"Secretary: Lee Prova, lee@example.org":         {"Lee Prova", "Secretary", "lee@example.org", ""},
		"Driver: Sam Sample 0700 555 0203":              {"Sam Sample", "Driver", "", "0700 555 0203"},
		"Ana Prova (a@example.org), Director, Guild":    {"Ana Prova", "Director", "a@example.org", ""},
		"Ana Prova, 2027 Committee":                     {"Ana Prova", "", "", ""},
		"Tel. 030 555 0101 – Ana Prova <a@example.org>": {"Ana Prova", "", "a@example.org", "030 555 0101"},
	} {
		who, phone, email := Reached(text)
		one := Speakers(who, false)[0]
		if got := [4]string{one.Name, one.Position, email, phone}; got != want {
			t.Errorf("%q is %q, expected %q", text, got, want)
		}
	}
}

func TestTheSpeakersInOneCellAreTakenApart(t *testing.T) {
	for text, want := range map[string]string{
		"Ana Prova":                              "Ana Prova",
		"Ana Prova, Example Office":              "Ana Prova|Example Office",
		"Ana Prova (Example Office)":             "Ana Prova|Example Office",
		"Ana Prova – Example Office":             "Ana Prova|Example Office",
		"Ana Prova, PhD, Example Office":         "Ana Prova, PhD|Example Office",
		"Ana Prova, Director of Example Office":  "Ana Prova|Director|Example Office",
		"Ana Prova, Director, Example Office":    "Ana Prova|Director|Example Office",
		"Ana Prova, Staff Director, House Board": "Ana Prova|Staff Director|House Board",
		"Ana Prova, Leiterin der Musterstelle":   "Ana Prova|Leiterin|Musterstelle",
		"Ana Prova, Chefredakteurin Musterblatt": "Ana Prova|Chefredakteurin|Musterblatt",
		"Ana Prova, Ministry of Example":         "Ana Prova|Ministry of Example",
		"Ana Prova, Universidad de Ejemplo":      "Ana Prova|Universidad de Ejemplo",
		"Ana Prova, UNHCR":                       "Ana Prova|UNHCR",
		"Ana Prova, Kim Sample":                  "Ana Prova|Kim Sample|?",
		"Ana Prova, Kim Sample, Jo Muster":       "Ana Prova;Kim Sample;Jo Muster",
		"Ana Prova and Kim Sample":               "Ana Prova;Kim Sample",
		"Ana Prova & Kim Sample, Example Office": "Ana Prova;Kim Sample|Example Office",
		"Ana Prova, Dr. Kim Sample":              "Ana Prova;Dr. Kim Sample",
		"Ana Prova (Example Office), Kim Sample": "Ana Prova|Example Office;Kim Sample",
		"Health and Safety Team":                 "Health and Safety Team",
		"Ana Prova, Example Office, New York":    "Ana Prova|Example Office, New York|?",
	} {
		var got []string
		for _, s := range Speakers(text, false) {
			one := locale.Joined("|", s.Name, s.Position, s.Organisation)
			if s.Unsure {
				one += "|?"
			}
			got = append(got, one)
		}
		if found := strings.Join(got, ";"); found != want {
			t.Errorf("%q is %q, want %q", text, found, want)
		}
	}
}

func TestTheRoleOfAnInterpreterNamesLanguages(t *testing.T) {
	for text, want := range map[string]string{
		"Interpreter (Spanish)": "Spanish", "Intérprete (español)": "español", "Interprète (espagnol)": "espagnol",
		"Dolmetscher (Spanisch)": "Spanisch", "Intérprete: espanhol, francês": "espanhol, francês",
		"Interpreter (lead)": "", "Interpreter": "", "Awardee (Spanish)": "",
	} {
		if got := LanguagesOfRole(text); got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}
