package locale

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTextsOfALanguageAreCheckedInASheet(t *testing.T) {
	withLanguage(t, fstest.MapFS{
		"de/language.json": {Data: []byte(`{"language.name": "Deutsch"}`)},
		"de/handout.json":  {Data: []byte(`{"calendar.with": "Mit {{.Names}}", "calendar.for": "Für: {{.Names}}"}`)},
		"de/format.json":   {Data: []byte(`{"duration.hours": {"one": "1 Stunde", "other": "{{.Count}} Stunden"}}`)},
	})
	lines, err := Lines("de")
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]Line{}
	for _, line := range lines {
		by[line.Key+line.Form] = line
	}
	if by["calendar.with"].Present != "Mit {{.Names}}" || by["calendar.interpreter"].Present != "" ||
		by["duration.hoursone"].Present != "1 Stunde" || len(by["month.1"].English) == 0 {
		t.Errorf("the lines are %v", by)
	}
	files, err := Revised("de", []Line{
		{Row: 2, Key: "calendar.interpreter", New: "Dolmetscher: {{.Names}}"},
		{Row: 3, Key: "duration.hours", Form: "one", New: "eine Stunde"},
		{Row: 4, Key: "calendar.with", New: "  "},
	})
	want := "{\n  \"calendar.for\": \"Für: {{.Names}}\",\n  \"calendar.interpreter\": \"Dolmetscher: {{.Names}}\",\n" +
		"  \"calendar.with\": \"Mit {{.Names}}\"\n}\n"
	if err != nil || string(files["handout.json"]) != want || len(files) != 2 {
		t.Errorf("%v: %d files, %s", err, len(files), files["handout.json"])
	}
	if got := string(files["format.json"]); !strings.Contains(got, `"one": "eine Stunde"`) {
		t.Errorf("a plural is written as %s", got)
	}
}

func TestWhatIsFilledInMayNotBeLost(t *testing.T) {
	_, err := Revised("fr", []Line{
		{Row: 7, Key: "calendar.with", New: "Avec {{.Name}}"},
		{Row: 8, Key: "calendar.for", New: "Pour : {{.Names}} {{"},
		{Row: 9, Key: "month.1", New: "janvier {{.Year}}"},
		{Row: 10, Key: "nothing", New: "rien"},
		{Row: 11, Key: "duration.hours", Form: "one", New: "une heure"},
	})
	var refused *TextsError
	if !errors.As(err, &refused) || len(refused.Faults) != 4 {
		t.Fatalf("it is %v", err)
	}
	for i, row := range []string{"row 7", "row 8", "row 9", "row 10"} {
		if !strings.Contains(refused.Faults[i], row) {
			t.Errorf("%q does not name %s", refused.Faults[i], row)
		}
	}
}
