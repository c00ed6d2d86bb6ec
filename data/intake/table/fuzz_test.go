package table

import (
	"context"
	"slices"
	"strings"
	"testing"

	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
)

// FuzzArchives reads any bytes as an archive of each kind of spreadsheet: they are read, or refused in a sentence.
func FuzzArchives(f *testing.F) {
	f.Add(workbookOf(f, `<worksheet><sheetData><row r="1"><c t="s"><v>1</v></c></row></sheetData></worksheet>`))
	f.Add(zipped(f, "mimetype", spreadsheetType, "content.xml", flat))
	f.Add(zipped(f, "word/document.xml", ""))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, parse := range []parser{parseWorkbook, parseOpenDocument} {
			if _, err := parse(context.Background(), content, &source.Remarks{}); err != nil && err.Error() == "" {
				t.Error("an error without a text")
			}
		}
	})
}

// FuzzHeadings understands any text as a heading: it is one of the fields of its kind, or none.
func FuzzHeadings(f *testing.F) {
	f.Add("Emergency contact", "Phone (mobile)")
	f.Add("What is your name as it appears in your passport?", "Start time ET")
	f.Add("Nr.", "Nom / Name")
	f.Fuzz(func(t *testing.T, above, text string) {
		for _, kind := range kinds {
			field := heading.Below(kind, above, text).Field
			if field != "" && !slices.Contains(heading.Fields(kind), field) {
				t.Errorf("%q below %q is %q, which %s does not have", text, above, field, kind)
			}
		}
	})
}

// FuzzNumberForms shows any number in any format: dates and times in ISO 8601.
func FuzzNumberForms(f *testing.F) {
	f.Add("d/m/yyyy h:mm", "45091.5", false)
	f.Add(`[$-409]mmm\-yy;@`, "1", true)
	f.Add("[h]:mm", "1.5", false)
	f.Add(`"No. "000000`, "1234", false)
	f.Fuzz(func(t *testing.T, code, number string, since1904 bool) {
		shown := formOf(code).show(number, since1904)
		if number != "" && shown == "" || strings.Count(shown, "\n") > strings.Count(number, "\n") {
			t.Errorf("%q in %q is shown as %q", number, code, shown)
		}
	})
}
