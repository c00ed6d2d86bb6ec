package table

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"laurel/data/intake/source"
)

// zipped packs parts, each a name followed by its content.
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for i := 0; i+1 < len(parts); i += 2 {
		writer, err := to.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := writer.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const twoSheets = `<workbook xmlns:r="r"><workbookPr date1904="0"/><sheets><sheet name="List" r:id="a"/>` +
	`<sheet name="Old" state="hidden" r:id="b"/></sheets></workbook>`

// workbookOf packs a sheet with shared texts and formats.
func workbookOf(t testing.TB, sheet string) []byte {
	return zipped(
		t,
		"xl/workbook.xml",
		twoSheets,
		"xl/sharedStrings.xml",
		`<sst><si><t>Ana</t></si><si><r><t>Mus</t></r><r><t>ter</t></r><rPh><t>x</t></rPh></si></sst>`,
		"xl/styles.xml",
		`<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>`+
			`<numFmt numFmtId="165" formatCode="000000"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>`+
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/><xf numFmtId="9"/>`+
			`<xf numFmtId="166"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml",
		sheet,
	)
}

func TestTheHeadingsOfAnOwnListAreThoseWithItsReferences(t *testing.T) {
	s := sheet{rows: [][]string{
		{"Notas internas", "Tratamento", "Endereço", "Notas sobre a organização", "Idiomas", "Ref (contacts)"},
		{"Tel. (evenings)", "", "", "", "", "5HJ42-1EX5W"}, // with the headings above: telephone, address, organisation
	}}
	if l := layoutOf(source.Contacts, &s, source.Request{}); l == nil || l.list != "contacts" || l.header != 0 {
		t.Errorf("%+v", l)
	}
}

func TestTheTextThatAFormatShowsBesideANumberIsRead(t *testing.T) {
	for code, want := range map[string]string{
		`"+"0`: "+254722555010", `\+000\ 000000`: "+254722555010", `"AB"000000000000000`: "AB000254722555010",
		"0": "254722555010", `0" km"`: "254722555010 km", "#,##0": "254722555010", "General": "254722555010",
		`"€" #,##0.00`: "254722555010", `000000000000000`: "000254722555010",
	} {
		if got := formOf(code).show("254722555010", false); got != want {
			t.Errorf("%s shows %q, want %q", code, got, want)
		}
	}
}

func TestCellsOfAWorkbookAreWhatTheyShow(t *testing.T) {
	content := workbookOf(
		t,
		`<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="2" hidden="1">`+
			`<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>`+
			`A &amp; B_x000D_</t></is></c>`+
			`<c r="E2" s="1"><v>45091</v></c><c r="F2" s="2"><v>0.395833333333333</v></c><c r="G2" s="3"><v>1234</v>`+
			`</c>`+
			`<c r="H2" s="4"><v>0.5</v></c><c r="I2" s="5"><v>1.5</v></c><c r="J2" s="6"><v>45091.5</v></c>`+
			`<c r="K2" t="b"><v>1</v></c><c r="L2" t="e"><v>#N/A</v></c><c r="M2"><v>0.30000000000000004</v></c>`+
			`<c r="N2"><f>A1</f></c><c r="O2" t="str"><f>A1</f><v></v></c></row></sheetData>`+
			`<mergeCells><mergeCell ref="A2:B2"/></mergeCells></worksheet>`,
	)
	remarks := &source.Remarks{}
	sheets, err := parseWorkbook(context.Background(), content, remarks)
	if err != nil || len(sheets) != 1 {
		t.Fatalf("%+v, %v", sheets, err)
	}
	want := []string{
		"Ana", "Muster", "", "A & B\r", "2023-06-14", "09:30", "001234", "50%", "36:00", "2023-06-14 12:00", "TRUE",
		"#N/A", "0.3",
	}
	if s := sheets[0]; len(s.rows) != 2 || !slices.Equal(s.rows[1], want) || s.merges[0].to != (place{1, 1}) {
		t.Errorf("%q, %+v", s.rows, s.merges)
	}
	told := fmt.Sprint(remarks.Notes)
	for _, part := range []string{`“Old” is hidden`, "1 row is hidden", "read anyway: B", "its result in N2;"} {
		if !strings.Contains(told, part) {
			t.Errorf("noted %s, not %q", told, part)
		}
	}
}

const flat = `<office:document-content><office:automatic-styles><style:style style:name="ta2">` +
	`<style:table-properties ` +
	`table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>` +
	`<table:table table:name="List"><table:table-column table:number-columns-repeated="3"/>` +
	`<table:table-row><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell>` +
	`<table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>Born</text:p></table:table-cell>` +
	`<table:table-cell table:number-columns-repeated="1020"/></table:table-row>` +
	`<table:table-row table:number-rows-repeated="2"><table:table-cell><office:annotation><text:p>no</text:p>` +
	`</office:annotation><text:p>Ana<text:s text:c="2"/>Prova</text:p><text:p>x</text:p></table:table-cell>` +
	`<table:covered-table-cell/><table:table-cell office:value-type="float" office:value="7"><text:p>007</text:p>` +
	`</table:table-cell><table:table-cell office:value-type="date" office:date-value="1980-06-15T00:00:00">` +
	`<text:p>15/06/80</text:p></table:table-cell><table:table-cell office:value-type="time" ` +
	`office:time-value="PT09H30M00S"/><table:table-cell table:formula="of:=A1"/></table:table-row>` +
	`<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row></table:table>` +
	`<table:table table:name="Old" table:style-name="ta2"><table:table-row/></table:table>` +
	`</office:spreadsheet></office:body></office:document-content>`

func TestOpenDocumentIsRead(t *testing.T) {
	remarks := &source.Remarks{}
	content := zipped(t, "mimetype", spreadsheetType, "content.xml", flat)
	sheets, err := parseOpenDocument(context.Background(), content, remarks)
	row := []string{"Ana  Prova\nx", "", "007", "1980-06-15", "09:30"}
	want := [][]string{{"Name", "", "", "Born"}, row, row}
	if err != nil || len(sheets) != 1 || !slices.EqualFunc(sheets[0].rows, want, slices.Equal) {
		t.Fatalf("%+v, %v", sheets, err)
	}
	if told := fmt.Sprint(remarks.Notes); !strings.Contains(told, "in F2;") ||
		!strings.Contains(told, `“Old” is hidden`) {
		t.Errorf("noted %s", told)
	}
}

func TestTablesOfWebPagesAreRead(t *testing.T) {
	sheets, err := parseWeb(
		context.Background(),
		[]byte(`<html><body><table><tr><th rowspan=2>Name<th colspan="2">Phone`+
			`<tr><td>Home<td>Work</tr><tr><td>Ana&nbsp;Prova<br>x</td><td>1</td><td><table><tr><td>2</table></td>`+
			`</tr></table>`),
		&source.Remarks{},
	)
	want := [][]string{{"Name", "Phone"}, {"", "Home", "Work"}, {"Ana\u00a0Prova\nx", "1", "2"}}
	if err != nil || len(sheets) != 1 || !slices.EqualFunc(sheets[0].rows, want, slices.Equal) {
		t.Errorf("%+v, %v", sheets, err)
	}
}

func TestWorkbooksThatDoHarmAreRefused(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := parseWorkbook(cancelled, workbookOf(t, "<worksheet/>"), &source.Remarks{}); !errors.Is(
		err,
		context.Canceled,
	) {
		t.Errorf("cancelled: %v", err)
	}
	bomb := workbookOf(t, "<worksheet>"+strings.Repeat(" ", usualPart+1)+"</worksheet>")
	if _, err := parseWorkbook(context.Background(), bomb, &source.Remarks{}); err == nil ||
		!strings.Contains(err.Error(), "malicious") {
		t.Errorf("a bomb: %v", err)
	}
	entity := workbookOf(t, `<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>`)
	if _, err := parseWorkbook(context.Background(), entity, &source.Remarks{}); err == nil {
		t.Error("an entity of its own is read")
	}
}

// FuzzMarkup checks that no XML or HTML makes a reader panic.
func FuzzMarkup(f *testing.F) {
	f.Add([]byte(flat))
	f.Add([]byte(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData></worksheet>`))
	f.Add([]byte(`<Workbook><Worksheet ss:Name="S"><Table><Row ss:Index="2"><Cell ss:Index="3" ss:MergeAcross="1">` +
		`<Data ss:Type="DateTime">2023-06-14T09:30:00.000</Data></Cell></Row></Table></Worksheet></Workbook>`))
	f.Add([]byte(`<table><tr><td colspan=3>a<td rowspan="2">b<tr><td>c</table>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		ctx := context.Background()
		for _, parse := range []parser{parseFlatDocument, parseSpreadsheetML, parseWeb} {
			if _, err := parse(ctx, content, &source.Remarks{}); err != nil && err.Error() == "" {
				t.Error("an error without a text")
			}
		}
		if _, err := parseWorkbook(ctx, workbookOf(t, string(content)), &source.Remarks{}); err != nil &&
			err.Error() == "" {
			t.Error("an error without a text")
		}
	})
}
