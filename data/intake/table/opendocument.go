package table

import (
	"bytes"
	"context"
	"io"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
)

// spreadsheetType is the media type of an OpenDocument spreadsheet or of a template of one; it is the first thing in
// the file (OpenDocument 1.3 part 2, 3.3).
const spreadsheetType = "application/vnd.oasis.opendocument.spreadsheet"

// OpenDocument returns the description of LibreOffice's format.
func OpenDocument() source.Format {
	return source.Format{
		Name: "a LibreOffice spreadsheet", Kinds: kinds, Endings: []string{".ods"}, Columns: true,
		Detect: func(b source.Beginning) (bool, error) {
			return bytes.HasPrefix(b.Bytes, []byte("PK")) &&
				(b.Ending == ".ods" || bytes.Contains(b.Bytes[:min(len(b.Bytes), 128)], []byte(spreadsheetType))), nil
		},
		Read: reader(parseOpenDocument),
	}
}

// document is an OpenDocument spreadsheet (OpenDocument 1.3 part 3, section 9).
type document struct {
	*scanner
	remarks *source.Remarks
	styles  map[string]bool // the styles of sheets, by whether they are shown
	struck  map[string]bool // the styles of cells and texts that are struck through
	hidden  []string
	sheets  []sheet
}

// parseOpenDocument reads the sheets of an OpenDocument spreadsheet.
func parseOpenDocument(ctx context.Context, content []byte, remarks *source.Remarks) ([]sheet, error) {
	opened, err := openArchive(ctx, content)
	if err != nil {
		return nil, err
	}
	if manifest, err := opened.text("META-INF/manifest.xml"); err == nil &&
		strings.Contains(manifest, "encryption-data") {
		return nil, source.ErrLocked()
	}
	s, err := opened.scan("content.xml")
	if err != nil {
		return nil, err
	}
	if s == nil { // it is another archive with this ending
		return parseWorkbook(ctx, content, remarks)
	}
	return readDocument(s, remarks)
}

// text returns the beginning of a part.
func (a *archive) text(name string) (string, error) {
	s, err := a.scan(name)
	if s == nil || err != nil {
		return "", err
	}
	content, err := io.ReadAll(io.LimitReader(s.from, 1<<20))
	return string(content), err
}

func readDocument(s *scanner, remarks *source.Remarks) ([]sheet, error) {
	d := document{scanner: s, remarks: remarks, styles: map[string]bool{}, struck: map[string]bool{}}
	style := ""
	for kind := s.next(); kind != endOfMarkup; kind = s.next() {
		if kind != startTag {
			continue
		}
		switch string(s.name) {
		case "style":
			style = s.value("name")
			d.styles[style] = true
		case "table-properties":
			d.styles[style] = string(s.attribute("display")) != "false"
		case "text-properties":
			line := s.attribute("text-line-through-style")
			d.struck[style] = line != nil && string(line) != "none"
		case "table":
			if err := d.readTable(); err != nil {
				return nil, err
			}
		case "tracked-changes":
			s.skip()
		}
	}
	noteHidden(remarks, d.hidden)
	if s.err != nil && (len(d.sheets) == 0 || !isCut(s.err)) {
		return nil, fault(s.err)
	}
	if len(d.sheets) == 0 {
		return nil, value.Text("this LibreOffice spreadsheet has no sheet that is shown; open it in LibreOffice, " +
			"look whether the list is in it, and save it as .xlsx")
	}
	return d.sheets, checkSheets(d.sheets)
}

// readTable reads a sheet as far as it can be read.
func (d *document) readTable() error {
	name := d.value("name")
	if shown, known := d.styles[d.value("style-name")]; known && !shown {
		d.hidden = append(d.hidden, name)
		d.skip()
		return d.err
	}
	t := tableReader{
		scanner: d.scanner, grid: grid{sheet: sheet{name: name, first: 1}},
		struckStyles: d.struck, struckColumns: map[int]bool{},
	}
	t.readRows()
	t.cut = isCut(d.err)
	switch {
	case t.failed != nil:
		return t.failed
	case d.err != nil && !t.cut:
		return d.err
	}
	d.sheets = append(d.sheets, t.done(d.remarks))
	return nil
}

// tableReader reads the cells of a sheet.
type tableReader struct {
	*scanner
	grid
	at     place // of the next cell
	column int   // of the next description of columns
	buffer []byte

	struckStyles  map[string]bool
	struckColumns map[int]bool // whose cells are struck through unless they have a style of their own
	struckRow     bool         // the same of the row
}

// readRows reads the rows of the table that is open.
func (t *tableReader) readRows() {
	for depth := 1; depth > 0 && t.failed == nil; {
		switch t.next() {
		case endOfMarkup:
			return
		case endTag:
			depth--
		case startTag:
			switch string(t.scanner.name) {
			case "table-column":
				t.readColumns()
				t.skip()
			case "table-row":
				t.readRow()
			case "table-header-rows", "table-rows", "table-row-group", "table-header-columns", "table-columns",
				"table-column-group":
				depth++
			default:
				t.skip()
			}
		}
	}
}

func isShown(visibility []byte) bool {
	return string(visibility) != "collapse" && string(visibility) != "filter"
}

func (t *tableReader) readColumns() {
	repeat := t.number("number-columns-repeated", 1)
	if !isShown(t.attribute("visibility")) {
		for i := range min(repeat, limit.Columns) {
			t.hidden = append(t.hidden, t.column+i)
		}
	}
	if t.struckStyles[t.value("default-cell-style-name")] {
		for i := range min(repeat, limit.Columns) {
			t.struckColumns[t.column+i] = true
		}
	}
	t.column += repeat
}

func (t *tableReader) readRow() {
	repeat, hidden := t.number("number-rows-repeated", 1), !isShown(t.attribute("visibility"))
	t.struckRow = t.struckStyles[t.value("default-cell-style-name")]
	t.at.column = 0
	for {
		switch t.next() {
		case startTag:
			switch string(t.scanner.name) {
			case "table-cell":
				t.readCell()
			case "covered-table-cell":
				t.at.column += max(t.number("number-columns-repeated", 1), 1)
				t.skip()
			default:
				t.skip()
			}
		case endTag, endOfMarkup:
			t.endRow(t.at.row, repeat, hidden)
			t.at.row += max(repeat, 1)
			return
		}
	}
}

// readCell reads a cell, which may come several times.
func (t *tableReader) readCell() {
	repeat := max(t.number("number-columns-repeated", 1), 1)
	wide, high := t.number("number-columns-spanned", 1), t.number("number-rows-spanned", 1)
	if wide > 1 || high > 1 {
		t.merges = append(t.merges, span{t.at, place{t.at.row + high - 1, t.at.column + wide - 1}})
	}
	wholly := t.struckCell()
	own, kind := t.ownValue(), string(t.attribute("value-type"))
	isFormula := t.attribute("formula") != nil
	t.buffer, t.striking = t.readText(t.buffer[:0])
	if wholly {
		t.striking = whollyStruck
	}
	text := string(t.buffer)
	if kind == "float" && !onlyDigits(text) || own != "" && kind != "float" {
		text = own
	}
	if isFormula && kind == "" && text == "" {
		t.without = append(t.without, t.at)
	}
	for i := range min(repeat, limit.Columns+1) {
		t.add(t.at.column+i, text)
	}
	t.at.column += repeat
}

// struckCell reports whether the cell that is open has a style that is struck through.
func (t *tableReader) struckCell() bool {
	if style := t.attribute("style-name"); style != nil {
		return t.struckStyles[string(style)]
	}
	return t.struckRow || t.struckColumns[t.at.column]
}

// onlyDigits reports whether a number is shown with its digits alone: 007 is no 7.
func onlyDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// ownValue is what a cell holds of a number, a date or a time; for a percentage what is shown is clearer.
func (t *tableReader) ownValue() string {
	switch string(t.attribute("value-type")) {
	case "float", "currency":
		return t.value("value")
	case "date":
		text := strings.Replace(t.value("date-value"), "T", " ", 1)
		return strings.TrimSuffix(text, " 00:00:00")
	case "time":
		return clockOfDuration(t.value("time-value"))
	case "boolean":
		return strings.ToUpper(t.value("boolean-value"))
	case "string":
		return t.value("string-value")
	}
	return ""
}

// clockOfDuration writes PT09H30M00S as 09:30; another text stays as it is.
func clockOfDuration(text string) string {
	minutes, err := value.Duration(text)
	if err != nil {
		return text
	}
	return civil.Clock{Hour: minutes / 60, Minute: minutes % 60}.String()
}

// readText reads the text of the cell that is open, one line a paragraph, without its comments and drawings.
func (t *tableReader) readText(buffer []byte) ([]byte, struckThrough) {
	paragraphs, struckSpan := 0, 0 // the depth of a span that is struck through
	var runs struckRuns
	for depth := 1; depth > 0; {
		switch t.next() {
		case endOfMarkup:
			return buffer, runs.all()
		case endTag:
			if depth--; depth < struckSpan {
				struckSpan = 0
			}
		case textToken:
			if paragraphs > 0 && depth > 1 {
				buffer = t.appendTo(buffer)
				runs.add(struckSpan > 0)
			}
		case startTag:
			switch string(t.scanner.name) {
			case "annotation", "shape", "frame", "detective", "cell-range-source":
				t.skip()
				continue
			case "p", "h":
				if paragraphs++; paragraphs > 1 {
					buffer = append(buffer, '\n')
				}
			case "s", "tab", "line-break":
				buffer = t.appendSpace(buffer)
			}
			if depth++; struckSpan == 0 && t.isStruckSpan() {
				struckSpan = depth
			}
		}
	}
	return buffer, runs.all()
}

// appendSpace appends the space that the open element represents.
func (t *tableReader) appendSpace(buffer []byte) []byte {
	switch string(t.scanner.name) {
	case "tab":
		return append(buffer, '\t')
	case "line-break":
		return append(buffer, '\n')
	}
	return append(buffer, strings.Repeat(" ", min(t.number("c", 1), 100))...)
}

// isStruckSpan reports whether the element that is open is a piece of text that is struck through.
func (t *tableReader) isStruckSpan() bool {
	return string(t.scanner.name) == "span" && t.struckStyles[t.value("style-name")]
}
