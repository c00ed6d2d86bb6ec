package review

import (
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// messyRoster writes a workbook as offices send them: merged titles, two rows of headings, a column "#", names written
// as SURNAME Given, dates in three styles, headings between the rows, a total and notes.
func messyRoster(t testing.TB) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	const name = "Delegates"
	rows := [][]any{
		{"Ministry of Samples – Delegation list (FINAL v3)"},
		{},
		{"#", "Participant", "", "Nationality", "Born", "Contact", "", "Emergency contact", "", "Languages", "Diet"},
		{"", "SURNAME, Given", "Sex", "", "", "Phone", "E-mail", "Name", "Phone", "", ""},
		{
			1,
			"BEISPIEL Omar",
			"M",
			"Kenyan",
			"15/06/1985",
			"+254 20 555 0101",
			"omar@example.org",
			"Amina Beispiel",
			"+254 20 555 0901",
			"English, Swahili",
			"halal",
		},
		{
			2,
			"PROVA Ana",
			"F",
			"peruana",
			"2 Feb 1979",
			"+51 1 555 0144",
			"ana@example.org",
			"Luis Prova",
			"+51 1 555 0902",
			"Spanish",
			"none",
		},
		{3, "SAMPLE Kim", "F", "Iraq", "1990-02-01", "", "office@example.org", "", "", "Arabic", "vegetarian"},
		{
			4,
			"MUSTER DA SILVA João",
			"M",
			"Brazil",
			"12/03/1984",
			"+55 61 555 0100",
			"joao@example.org",
			"",
			"",
			"Portuguese",
			"no restrictions",
		},
		{
			5,
			"MITHAL Layla",
			"F",
			"Jordan",
			"31/02/1985",
			"+962 6 555 0102",
			"layla@example.org",
			"Huda Mithal",
			"+962 6 555 0903",
			"Arabic",
			"N/A",
		},
		{6, "MITHAL Huda", "F", "Jordan", "25/12/1991", "+962 6 555 0903", "huda@example.org", "", "", "Arabic", ""},
		{"Interpreters"},
		{
			7,
			"EJEMPLO Clara",
			"F",
			"United States",
			"9 Sep 1971",
			"+1 202 555 0146",
			"clara@example.org",
			"",
			"",
			"Spanish, English",
			"",
		},
		{
			8,
			"NAMOONA Bilal",
			"M",
			"Pakistan",
			"03/04/1980",
			"+1 202 555 0147",
			"bilal@example.org",
			"",
			"",
			"Urdu, English",
			"",
		},
		{"", "TOTAL 8 participants"},
		{},
		{"Please send corrections before Friday."},
	}
	if err := book.SetSheetName("Sheet1", name); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetSheetRow(name, at, &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, merged := range [][2]string{{"A1", "K1"}, {"B3", "C3"}, {"F3", "G3"}, {"H3", "I3"}, {"A11", "K11"}} {
		if err := book.MergeCell(name, merged[0], merged[1]); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "Roster FINAL v3.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}
