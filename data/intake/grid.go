package intake

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// grid is one sheet of a table as it was read: raw texts, dates as Excel's numbers.
type grid struct {
	name      string // of the sheet; empty: a text file
	rows      [][]string
	first     int // the number of the first row
	since1904 bool
	hidden    []int // rows that are hidden
	cut       int   // the row after which the sheet is damaged; 0: it is whole
	ragged    []ragged
}

// ragged is a row that is none.
type ragged struct {
	row    int
	reason *sentence
}

const (
	// largestBook is the most bytes that a workbook may unpack to: a roster of 10,000 people takes 20 MB. A bomb takes gigabytes.
	largestBook = 128 << 20
	mostColumns = 500
	mostRows    = 100_000
)

// readWorkbook reads the sheets of an Excel file. Excelize may panic over a damaged one, which foreign catches.
func readWorkbook(ctx context.Context, content []byte) (sheets []grid, notes []*sentence, err error) {
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: largestBook, UnzipXMLSizeLimit: largestBook, RawCellValue: true})
	if err != nil {
		return nil, nil, bookError(err)
	}
	defer book.Close() //nolint:errcheck // it was only read
	props, err := book.GetWorkbookProps()
	if err != nil {
		return nil, nil, &because{errDamaged, err}
	}
	mended(book)
	if len(book.GetSheetList()) == 0 {
		return nil, nil, errDamaged
	}
	for _, name := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(name); err == nil && !visible {
			notes = append(notes, say("The sheet %q is hidden; it is not read.", name))
			continue
		}
		sheet, err := readSheet(ctx, book, name)
		if err != nil {
			return nil, nil, err
		}
		if n := len(sheet.hidden); n > 0 {
			notes = append(notes, say("Of the sheet %q %s; they are read all the same.", name, counted(n, "1 row is hidden", "%d rows are hidden")))
		}
		if hidden := hiddenColumns(book, name); hidden != "" {
			notes = append(notes, say("Of the sheet %q these columns are hidden, and read all the same: %s.", name, hidden))
		}
		sheet.since1904 = props.Date1904 != nil && *props.Date1904
		sheets = append(sheets, sheet)
	}
	if err := wholeSheets(book, sheets); err != nil {
		return nil, nil, err
	}
	return sheets, notes, nil
}

// hiddenColumns names those of the first columns that are hidden.
func hiddenColumns(book *excelize.File, sheet string) string {
	var hidden []string
	for column := range 40 {
		letter, _ := excelize.ColumnNumberToName(column + 1)
		if visible, err := book.GetColVisible(sheet, letter); err == nil && !visible {
			hidden = append(hidden, letter)
		}
	}
	return strings.Join(hidden, ", ")
}

func bookError(err error) error {
	text := strings.ToLower(err.Error())
	switch {
	case strings.Contains(text, "limit"):
		return &because{say("this workbook unpacks to more than %d MB, which no schedule or roster does; it may be made to do harm", largestBook>>20), err}
	case errors.Is(err, excelize.ErrWorkbookPassword), strings.Contains(text, "password"), strings.Contains(text, "encrypt"):
		return &because{errLocked, err}
	}
	return &because{errDamaged, err}
}

// mended takes out of the sheets what excelize gives up on without a word though it is harmless: an empty style.
func mended(book *excelize.File) {
	book.Pkg.Range(func(part, content any) bool {
		if data, ok := content.([]byte); ok && strings.HasPrefix(part.(string), "xl/worksheets/") {
			if bytes.Contains(data, []byte(` s=""`)) {
				book.Pkg.Store(part, bytes.ReplaceAll(data, []byte(` s=""`), nil))
			}
		}
		return true
	})
}

func readSheet(ctx context.Context, book *excelize.File, name string) (grid, error) {
	sheet := grid{name: name, first: 1}
	rows, err := book.Rows(name)
	if err != nil {
		return sheet, &because{say("the sheet %q cannot be read; open the workbook in Excel or LibreOffice and save it again", name), err}
	}
	defer rows.Close() //nolint:errcheck // it was only read
	blank := 0
	for rows.Next() {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return sheet, &because{say("the sheet %q is damaged after row %d; open the workbook in Excel or LibreOffice and save it again", name, len(sheet.rows)), err}
		}
		if blank++; !empty(cells) {
			blank = 0
			if rows.GetRowOpts().Hidden {
				sheet.hidden = append(sheet.hidden, len(sheet.rows)+1)
			}
		}
		if len(sheet.rows) >= mostRows && blank == 0 {
			return sheet, say("the sheet %q has more than %d rows, which no schedule or roster has", name, mostRows)
		}
		if blank > 5000 || len(sheet.rows)%500 == 0 && ctx.Err() != nil {
			break // a sheet that is formatted to its last row
		}
		sheet.rows = append(sheet.rows, cells[:min(len(cells), mostColumns)])
	}
	for len(sheet.rows) > 0 && empty(sheet.rows[len(sheet.rows)-1]) {
		sheet.rows = sheet.rows[:len(sheet.rows)-1]
	}
	return sheet, ctx.Err()
}

func empty(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// wholeSheets looks whether each sheet's XML goes on to its end and whether as much of it was read as it holds: excelize stops at a fault as if the sheet ended there.
func wholeSheets(book *excelize.File, sheets []grid) (err error) {
	read := 0
	for _, sheet := range sheets {
		read += len(sheet.rows)
	}
	held, cut := 0, error(nil)
	book.Pkg.Range(func(part, content any) bool {
		data, ok := content.([]byte)
		if ok && strings.HasPrefix(part.(string), "xl/worksheets/sheet") && len(data) > 0 {
			rows, fault := filledRows(data)
			held += rows
			cut = cmp.Or(cut, fault)
		}
		return true
	})
	switch {
	case cut != nil:
		for i := range sheets {
			sheets[i].cut = max(len(sheets[i].rows), 1)
		}
		return nil
	case read == 0 && held > 0:
		return &because{errDamaged, fmt.Errorf("%d rows in the XML, none read", held)}
	}
	return nil
}

// filledRows counts the rows of a sheet's XML that hold a value, to its end or to the fault in it.
func filledRows(data []byte) (rows int, fault error) {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // only element names matter here
	filled := false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return rows, err
		}
		switch element := token.(type) {
		case xml.StartElement:
			switch element.Name.Local {
			case "row":
				filled = false
			case "v", "is":
				filled = true
			}
		case xml.EndElement:
			if element.Name.Local == "row" && filled {
				rows++
			}
		}
	}
}

// readText reads a table of text, whatever separates its columns.
func readText(content []byte) ([]grid, error) {
	text := decodeText(content)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // as old Macs ended their lines
	}
	if strings.ContainsRune(text, 0) {
		return nil, say("this is no table: it holds bytes that are no letters")
	}
	sheet := grid{first: 1}
	separator := separatorOf(text)
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(strings.ToLower(first), "sep=") {
		text, sheet.first = rest, 2 // Excel's own way of saying it
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes, reader.ReuseRecord = separator, -1, true, false
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return []grid{sheet}, nil
		}
		if err != nil {
			var fault *csv.ParseError
			if !errors.As(err, &fault) {
				return nil, &because{say("this table cannot be read; save it again as CSV in UTF-8"), err}
			}
			line := fault.Line + sheet.first - 1
			sheet.ragged = append(sheet.ragged, ragged{line, say("This row cannot be read; look at its quotation marks.")})
			continue
		}
		line, _ := reader.FieldPos(0)
		for len(sheet.rows) < min(line-1, mostRows) {
			sheet.rows = append(sheet.rows, nil) // so that rows are numbered as an editor numbers lines
		}
		if len(sheet.rows) >= mostRows {
			return nil, say("the table has more than %d rows, which no schedule or roster has", mostRows)
		}
		sheet.rows = append(sheet.rows, cells[:min(len(cells), mostColumns)])
	}
}

// readObjects reads a JSON list of objects as a table: their fields are its columns, in the order in which they come up.
func readObjects(content []byte) ([]grid, error) {
	var list []json.RawMessage
	if err := json.Unmarshal([]byte(decodeText(content)), &list); err != nil {
		return nil, explainJSON(err)
	}
	if len(list) >= mostRows {
		return nil, say("the list has more than %d entries, which no schedule or roster has", mostRows)
	}
	sheet := grid{rows: [][]string{{}}} // the first entry is row 1
	for i, raw := range list {
		var fields map[string]loose
		if err := json.Unmarshal(raw, &fields); err != nil {
			sheet.ragged = append(sheet.ragged, ragged{i + 1, say("This entry is no list of fields with their values.")})
		}
		row := make([]string, len(sheet.rows[0]))
		for _, name := range slices.Sorted(maps.Keys(fields)) {
			column := slices.Index(sheet.rows[0], name)
			if column < 0 && len(row) < mostColumns {
				column = len(row)
				sheet.rows[0] = append(sheet.rows[0], name)
				row = append(row, "")
			}
			if column >= 0 {
				row[column] = string(fields[name])
			}
		}
		sheet.rows = append(sheet.rows, row)
	}
	return []grid{sheet}, nil
}

// separatorOf is the character that divides most of the first lines into the same number of columns; within quotation marks none counts.
func separatorOf(text string) rune {
	if first, _, _ := strings.Cut(text, "\n"); len(first) >= 5 && strings.EqualFold(first[:4], "sep=") && strings.ContainsRune(",;|\t:", rune(first[4])) {
		return rune(first[4])
	}
	best, bestScore := ',', 0
	for _, separator := range []rune{',', ';', '\t', '|'} {
		counts := map[int]int{}
		inside, count := false, 0
		head := text[:min(len(text), 16<<10)]
		for _, r := range head {
			switch {
			case r == '"':
				inside = !inside
			case r == '\n' && !inside:
				counts[count]++
				count = 0
			case r == separator && !inside:
				count++
			}
		}
		counts[count]++
		for columns, lines := range counts {
			if score := columns * lines * lines; columns > 0 && score > bestScore {
				best, bestScore = separator, score
			}
		}
	}
	return best
}
