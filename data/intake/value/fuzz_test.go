package value

import (
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/program"
)

// FuzzTexts reads any text as every kind of value that is no date: nothing panics, and what is found is in the text.
func FuzzTexts(f *testing.F) {
	for _, text := range []string{
		"QR 725 8 Mar 14:35 ORD", "Lina Muster (sister), +1 555 0901", "No known allergies", "4.479E+11", "#REF!",
		"ana@example.org; prova@example.org", "\"a \\\"b\\\" c\",d", "JAN VAN DER BERG",
		"H.E. Amb. Dr.", "Interpreter (Arabic)",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if flight, ok := FlightIn(text); ok && flight.Number == "" {
			t.Errorf("%q has a flight without number: %+v", text, flight)
		}
		for _, address := range Emails(text) {
			if !strings.Contains(Visible(text), address[:strings.LastIndex(address, "@")]) {
				t.Errorf("%q has no %q", text, address)
			}
		}
		if Rounded(text) && Whole(text) != text {
			t.Errorf("%q is rounded and whole", text)
		}
		if got := TitleCase(text, nil); strings.ToValidUTF8(text, "") == text && !strings.EqualFold(got, text) {
			t.Errorf("%q became %q", text, got)
		}
		EmergencyContact(text)
		WithoutNeed(text)
		DoubledQuotes(text, ',')
		Absent(text)
		ErrorValue(text)
		LostLetter(text)
		Role(text)
		Speakers(text, false)
		IsPosition(text)
		Parted(text, text, from("ES"))
		JoinHonorifics(text, text)
		if given, family, ok := ProposedCase(&program.Person{Given: text}); ok && given+family == text {
			t.Errorf("%q is proposed as it is", text)
		}
	})
}

// FuzzDates reads any text as a day, a heading and a time of each kind: what is read is a day that there is, and a
// birth is not after today.
func FuzzDates(f *testing.F) {
	for _, text := range []string{
		"10-12 June", "15.06.85", "25 Khordad 1364", "1364/03/25", "2528-06-15", "45091.5", "0930", "12 noon - 1:30pm",
		"20 Uhr 15", "lunes 12 de junio", "6月12日", "UTC+05:30", "PT1H30M", "Friday 4", "(GMT-05:00) Eastern Time",
	} {
		f.Add(text)
	}
	today := civil.NewDate(2026, 11, 30)
	f.Fuzz(func(t *testing.T, text string) {
		for _, persian := range []bool{false, true} {
			dates := Dates{First: today, Last: today.AddDays(10), Today: today, Persian: persian}
			dates.Headed("birth-date", text)
			dates.ChooseOrder(map[string][]string{"birth-date": {text}}, true, nil)
			found, err := dates.Of("birth-date", text)
			switch {
			case err != nil && err.Error() == "":
				t.Errorf("%q is refused without a reason", text)
			case err == nil && (!found.Day.Valid() || today.Before(found.Day)):
				t.Errorf("%q is a birth on %v", text, found.Day)
			}
			if day, is := dates.Heading(text); is && !day.Valid() {
				t.Errorf("%q is the day %v", text, day)
			}
		}
		if read, err := Times(text); err == nil && !read.From.Valid() {
			t.Errorf("%q is the time %v", text, read.From)
		}
		if minutes, err := Duration(text); err == nil && minutes < 0 {
			t.Errorf("%q lasts %d minutes", text, minutes)
		}
		if zone := ZoneNamed(text); zone != nil {
			zone.Local(zone.Instant(civil.At(today, civil.NewClock(12, 0))))
		}
		Instant(text)
		CityZone(text)
		Length(text)
		for p := range Properties(text, []string{"SUMMARY", "N"}, []string{"SUMMARY"}) {
			p.Parts(';')
		}
	})
}
