package value

import (
	"testing"

	"laurel/data/civil"
)

func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	reader := Dates{First: civil.Date{Year: 2023, Month: 6, Day: 11}, Last: civil.Date{Year: 2023, Month: 6, Day: 25}}
	for text, want := range map[string]string{
		"2023-06-15": "2023-06-15", "15.06.2023": "2023-06-15", "15.6.23": "2023-06-15", "15/06/2023": "2023-06-15",
		"6/15/2023": "2023-06-15", "15 June 2023": "2023-06-15",
		"June 15, 2023": "2023-06-15", "Thursday, June 15, 2023": "2023-06-15", "15. Juni 2023": "2023-06-15",
		"15 de junio de 2023": "2023-06-15", "jeudi 15 juin 2023": "2023-06-15",
		"Thu 15 Jun": "2023-06-15", "15.6.": "2023-06-15", "Do, 15.06.2023": "2023-06-15", "45092": "2023-06-15",
		"20230615": "2023-06-15", "1er août 2023": "2023-08-01",
		"2023-06-15T09:30": "2023-06-15 09:30", "15.06.2023 09:30": "2023-06-15 09:30",
		"6/15/2023 9:30 PM": "2023-06-15 21:30", "45092.395833333": "2023-06-15 09:30",
		"30.02.2023": "", "soon": "", "": "", "99999999": "", "-3": "",
	} {
		day, at, err := reader.Day(text)
		got := day.String()
		if at != nil {
			got += " " + at.String()
		}
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q (%v), want %q", text, got, err, want)
		}
	}
}

func TestWhetherTheMonthComesFirstIsSeenInTheColumn(t *testing.T) {
	june := func(day int) civil.Date { return civil.Date{Year: 2023, Month: 6, Day: day} }
	for _, test := range []struct {
		name    string
		column  []string
		english bool
		first   civil.Date
		want    string // of the column's first date
	}{
		{"a day above twelve", []string{"06/05/2023", "06/15/2023"}, false, civil.Date{}, "2023-06-05"},
		{"a month that cannot be", []string{"05/06/2023", "15/06/2023"}, true, civil.Date{}, "2023-06-05"},
		{"the program's dates", []string{"12/06/2023"}, true, june(11), "2023-06-12"},
		{"English headers", []string{"05/06/2023"}, true, civil.Date{}, "2023-05-06"},
		{"other headers", []string{"05/06/2023"}, false, civil.Date{}, "2023-06-05"},
		{"dots", []string{"05.06.2023"}, true, civil.Date{}, "2023-05-06"},
	} {
		reader := Dates{First: test.first}
		last := test.first
		if !last.IsZero() {
			last = last.AddDays(14)
		}
		reader.ChooseOrder(test.column, test.english, test.first, last)
		if day, _, err := reader.Day(test.column[0]); err != nil || day.String() != test.want {
			t.Errorf("%s: %s (%v), want %s", test.name, day, err, test.want)
		}
	}
}

func TestTimesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"9:30": "09:30", "09.30": "09:30", "09:30:00": "09:30", "9h30": "09:30", "9h": "09:00", "9": "09:00",
		"9 am": "09:00", "9:30 p.m.": "21:30", "12:00 AM": "00:00", "noon": "12:00",
		"14:00 Uhr": "14:00", "0.395833333333333": "09:30", "9:00-10:30": "09:00 10:30", "9:00 – 10:30": "09:00 10:30",
		"9:30–11:00 a.m.": "09:30 11:00", "11:30-1 pm": "11:30 13:00",
		"9 to 10:30": "09:00 10:30", "24:00": "00:00", "0.75": "18:00", "1": "01:00",
		"": "", "later": "", "25:00": "", "9:75": "", "Room 12 or 13": "",
	} {
		from, to, err := Times(text)
		got := from.String()
		if to != nil {
			got += " " + to.String()
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

func TestWholeNamesAreDividedAndNeverRecased(t *testing.T) {
	for name, want := range map[string][2]string{
		"Ana Prova": {"Ana", "Prova"}, "Prova, Ana": {"Ana", "Prova"}, "Ana Maria PROVA": {"Ana Maria", "PROVA"},
		"PROVA Ana": {"Ana", "PROVA"}, "Contoh": {"Contoh", ""},
		"Iman Al Muster": {"Iman", "Al Muster"}, "Jan van der Voorbeeld": {"Jan", "van der Voorbeeld"},
		"María de la Muestra": {"María", "de la Muestra"}, "محمد مثال": {"محمد", "مثال"},
	} {
		given, family := SplitName(name)
		if given != want[0] || family != want[1] {
			t.Errorf("%q is %q and %q", name, given, family)
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
		"UTC": "UTC", "GMT+0": "GMT+0",
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

func TestASpeakerInOneCellIsTakenApart(t *testing.T) {
	for text, want := range map[string]struct{ name, position, organisation string }{
		"Ana Prova":                  {name: "Ana Prova"},
		"Ana Prova, Example Office":  {name: "Ana Prova", organisation: "Example Office"},
		"Ana Prova (Example Office)": {name: "Ana Prova", organisation: "Example Office"},
		"Ana Prova, Director of Example Office": {
			name: "Ana Prova", position: "Director",
			organisation: "Example Office",
		},
		"Ana Prova, Leiterin der Musterstelle": {
			name: "Ana Prova", position: "Leiterin",
			organisation: "Musterstelle",
		},
		"Ana Prova, Chefredakteurin Musterblatt": {
			name: "Ana Prova", position: "Chefredakteurin",
			organisation: "Musterblatt",
		},
		"Ana Prova, Ministry of Example":    {name: "Ana Prova", organisation: "Ministry of Example"},
		"Ana Prova, Universidad de Ejemplo": {name: "Ana Prova", organisation: "Universidad de Ejemplo"},
	} {
		name, position, organisation := Speaker(text)
		if name != want.name || position != want.position || organisation != want.organisation {
			t.Errorf("%q is %q, %q, %q", text, name, position, organisation)
		}
	}
}
