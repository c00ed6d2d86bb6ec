package table

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
)

func TestBothEpochsOfExcelGiveTheirDates(t *testing.T) {
	folder := os.Getenv("LAUREL_SAMPLES")
	if folder == "" {
		t.Skip("LAUREL_SAMPLES does not say where the sample files are")
	}
	for _, file := range []string{"dates-1900.xlsx", "dates-1904.xlsx"} {
		content, err := os.ReadFile(filepath.Join(folder, "hostile", file))
		if err != nil {
			t.Fatal(err)
		}
		sheets, err := parseWorkbook(context.Background(), content, &source.Remarks{})
		if err != nil || len(sheets) == 0 || len(sheets[0].rows) < 5 {
			t.Fatalf("%s: %+v, %v", file, sheets, err)
		}
		reader := value.Dates{Since1904: sheets[0].since1904}
		for _, cells := range sheets[0].rows { // a number, the date that it is, and that date as text
			if found, err := reader.Of("birth-date", cells[1]); err != nil || found.Day.String() != cells[2] {
				t.Errorf("%s: %s is %s (%v), want %s", file, cells[1], found.Day, err, cells[2])
			}
		}
	}
}

func TestAnySeparatorIsFound(t *testing.T) {
	for text, want := range map[string]rune{
		"Title,Date\nA,1\n": ',', "Title;Date\nA, b;1,5\n": ';', "Title\tDate\n": '\t', "a|b|c\n1|2|3": '|',
		"sep=;\na;b": ';', "\"a;b;c\",d\n\"e;f;g\",h\n": ',', "one": ',',
	} {
		if got := separatorOf(text); got != want {
			t.Errorf("%q is divided by %q, want %q", text, got, want)
		}
	}
}

func TestHeadersInFourLanguagesAreFields(t *testing.T) {
	for header, want := range map[string]string{
		"Title": "title", "Titel": "title", "Título": "title", "Titre": "title", "DATUM:": "date", "Fecha": "date",
		"Start time (local)": "start", "Uhrzeit": "start", "Hora de inicio": "start",
		"Heure de fin": "end", "Dauer": "duration", "Lieu": "place", "Ort / Place": "place", "Vortragende": "contacts",
		"Ponentes": "contacts", "Sous-titre": "topic", "E-Mail": "",
	} {
		if got := heading.Recognise(source.Schedule, header).Field; got != want {
			t.Errorf("%q is %q, want %q", header, got, want)
		}
	}
}
