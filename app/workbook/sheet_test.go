package workbook

import "testing"

func TestNamesOfSheetsAreThoseThatExcelAccepts(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"People", "People"},
		{"[Personas/Language: ?]", "PersonasLanguage "},
		{"The languages that the people speak", "The languages that the people s"},
	} {
		if got := sheetName(test.text); got != test.want {
			t.Errorf("%q becomes %q, want %q", test.text, got, test.want)
		}
	}
}
