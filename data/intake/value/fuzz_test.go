package value

import (
	"strings"
	"testing"

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
		Speaker(text)
		IsPosition(text)
		Parted(text, text, from("ES"))
		JoinHonorifics(text, text)
		if given, family, ok := ProposedCase(&program.Person{Given: text}); ok && given+family == text {
			t.Errorf("%q is proposed as it is", text)
		}
	})
}
