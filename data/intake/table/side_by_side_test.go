package table_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
)

func TestTablesBesideEachOtherAreBothRead(t *testing.T) {
	for name, test := range map[string]struct {
		as     source.Kind
		fields string
		rows   [][]any
		want   []string
	}{
		"with an empty column between": {
			as: source.Roster, fields: "given family role",
			rows: [][]any{
				{"Delegates", nil, nil, "Interpreters"},
				{"First name", "Last name", nil, "First name", "Last name"},
				{"Ana", "Prova", nil, "Ira", "Muster"},
				{"Kim", "Sample"},
			},
			want: []string{
				"heading: Delegates", "heading: Interpreters", "Ana|Prova|Awardee", "Ira|Muster|Interpreter",
				"Kim|Sample|Awardee",
			},
		},
		"without one": {
			as: source.Roster, fields: "given country",
			rows: [][]any{
				{"Name", "Country", "Name", "Country"},
				{"Ana Prova", "Peru", "Ira Muster", "Kenya"},
			},
			want: []string{"Ana|Peru", "Ira|Kenya"},
		},
		"days": {
			as: source.Schedule, fields: "title start",
			rows: [][]any{
				{"Monday 12 June 2023", nil, nil, "Tuesday 13 June 2023"},
				{"Time", "Activity", nil, "Time", "Activity"},
				{"9:00", "Welcome", nil, "10:00", "Visit"},
			},
			want: []string{"Welcome|12 June 2023, 9:00 a.m.", "Visit|13 June 2023, 10:00 a.m."},
		},
		"no other table, but more of the same people": {
			as: source.Roster, fields: "given passport-name phone emergency-name",
			rows: [][]any{
				{"Name", "Phone", nil, "Name in passport", "Passport number", nil, "Emergency contact", "Phone"},
				{"Ana Prova", "+1 555 0100", nil, "PROVA ANA", "A1234567", nil, "Ira Prova", "+1 555 0101"},
			},
			want: []string{"Ana|PROVA ANA|+1 555 0100|Ira Prova"},
		},
	} {
		draft := read(t, "list.xlsx", list(t, nil, test.rows...), intake.Options{As: test.as})
		if got := fieldsOf(draft, test.fields); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q\n%s", name, got, intaketest.Notes(draft))
		}
	}
}

// Of two people in one row of a file each has a decision and remarks of their own.
func TestPeopleBesideEachOtherAreDecidedOneByOne(t *testing.T) {
	text := list(t, nil,
		[]any{"First name", "Last name", "Email", nil, "First name", "Last name", "Email"},
		[]any{"Ana", "Prova", "ana@example.org", nil, "Ira", "Muster", "ira at example"})
	left := source.Place{Sheet: "Sheet1", Row: 2}
	right := source.Place{Sheet: "Sheet1", Row: 2, Column: "E"}
	draft := read(t, "list.xlsx", text, intake.Options{
		As: source.Roster,
		Decisions: intake.Decisions{Rows: map[source.Place]intake.Decision{
			right: {Cells: map[string]string{"family": "Sample"}},
		}},
	})
	rows := draft.Rows("en")
	if len(rows) != 2 || rows[0].Place != left || rows[1].Place != right ||
		rows[0].Text != "Ana Prova" || rows[1].Text != "Ira Sample" ||
		len(rows[0].Remarks) != 0 || len(rows[1].Remarks) != 1 {
		t.Errorf("%+v", rows)
	}
}

func TestRowsThatAreStruckThroughAreRemarked(t *testing.T) {
	inWorkbook := list(t, func(book *excelize.File) error {
		style, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		if err == nil {
			err = book.SetCellStyle("Sheet1", "A3", "B3", style)
		}
		if err == nil {
			err = book.SetCellStyle("Sheet1", "B2", "B2", style)
		}
		return err
	}, []any{"Name", "Country"}, []any{"Ana Prova", "Peru"}, []any{"Kim Sample", "Kenya"})
	inRuns := list(t, func(book *excelize.File) error {
		return book.SetCellRichText("Sheet1", "B2", []excelize.RichTextRun{
			{Text: "Peru", Font: &excelize.Font{Strike: true}}, {Text: " Kenya"},
		})
	}, []any{"Name", "Country"}, []any{"Ana Prova"})
	inDocument := `<office:document-content><office:automatic-styles><style:style style:name="c">` +
		`<style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>` +
		`<office:body><office:spreadsheet><table:table table:name="Sheet1">` +
		`<table:table-column table:default-cell-style-name="c"/>` +
		`<table:table-row><table:table-cell table:style-name="d"><text:p>Name</text:p></table:table-cell>` +
		`<table:table-cell><text:p>Country</text:p></table:table-cell></table:table-row>` +
		`<table:table-row><table:table-cell table:style-name="d"><text:p>Ana Prova</text:p></table:table-cell>` +
		`<table:table-cell><text:p><text:span text:style-name="c">Peru</text:span></text:p></table:table-cell>` +
		`</table:table-row><table:table-row><table:table-cell><text:p>Kim Sample</text:p></table:table-cell>` +
		`<table:table-cell table:style-name="c"><text:p>Kenya</text:p></table:table-cell></table:table-row>` +
		`</table:table></office:spreadsheet></office:body></office:document-content>`
	inXML := `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="c">` +
		`<Font ss:StrikeThrough="1"/></Style></Styles><Worksheet ss:Name="Sheet1"><Table>` +
		`<Row><Cell><Data ss:Type="String">Name</Data></Cell><Cell><Data ss:Type="String">Country</Data></Cell></Row>` +
		`<Row><Cell><Data ss:Type="String">Ana Prova</Data></Cell>` +
		`<Cell ss:StyleID="c"><Data ss:Type="String">Peru</Data></Cell></Row><Row ss:StyleID="c">` +
		`<Cell><Data ss:Type="String">Kim Sample</Data></Cell><Cell><Data ss:Type="String">Kenya</Data></Cell></Row>` +
		`</Table></Worksheet></Workbook>`
	inPage := `<table><tr><th>Name<th>Country<tr><td>Ana Prova<td><s>Peru</s>` +
		`<tr><td><del>Kim Sample</del><td style="text-decoration: line-through">Kenya</table>`
	const wholly = "The row is crossed out"
	for file, test := range map[string]struct{ text, cells, row string }{
		"list.xlsx":  {inWorkbook, "B2", wholly},
		"runs.xlsx":  {inRuns, "B2", ""},
		"list.fods":  {inDocument, "B2", wholly},
		"list.xls":   {inXML, "B2", wholly},
		"list.html":  {inPage, "B2", wholly},
		"plain.html": {strings.NewReplacer("s>", "b>", "del>", "b>", "line", "").Replace(inPage), "", ""},
	} {
		draft := read(t, file, test.text, intake.Options{As: source.Roster})
		told, notes := strings.Join(intaketest.Problems(draft), "\n"), intaketest.Notes(draft)
		hasRow := strings.Contains(told, `3 person “Kim Sample”: `+wholly)
		hasCells := strings.Contains(notes, "crossed-out text in "+test.cells+";")
		if hasRow != (test.row != "") || hasCells != (test.cells != "") || strings.Count(told, wholly) > 1 {
			t.Errorf("%s: %s\n%s", file, told, notes)
		}
	}
}

func TestAWeekMayHaveItsDaysByWeekdayAndNumber(t *testing.T) {
	intaketest.Understood(t, "week.csv",
		"Semaine du 12 au 16 juin 2023;;;\n;Lundi 12;Mardi 13;Mercredi 14\n9h00;Accueil;;Visite\n10h;;Atelier;\n",
		[]string{
			"Boston 12T09:00 12T10:00 Accueil", "Boston 13T10:00 13T11:00 Atelier",
			"Boston 14T09:00 14T10:00 Visite",
		}, nil, []string{`such as “Lundi 12”, were read as those nearest to the program`})
}
