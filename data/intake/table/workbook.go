package table

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
)

// largestBook is the most bytes that a workbook may unpack to: a roster of 10,000 people has 20 MB. A bomb has
// gigabytes.
const largestBook = 128 << 20

func errDamaged() *value.Message {
	return value.Text("this workbook is damaged or not an Excel file; open it in Excel or LibreOffice, " +
		"save it again as .xlsx, and try that one")
}

func errLocked() *value.Message {
	return value.Text("this workbook is locked with a password; open it, save a copy without the password, " +
		"and try that one")
}

// parseWorkbook reads the sheets of an Excel file. Excelize may panic over a damaged one, which package intake catches.
func parseWorkbook(ctx context.Context, content []byte, remarks *source.Remarks) ([]sheet, error) {
	raw := excelize.Options{UnzipSizeLimit: largestBook, UnzipXMLSizeLimit: largestBook, RawCellValue: true}
	book, err := excelize.OpenReader(bytes.NewReader(content), raw)
	if err != nil {
		return nil, bookError(err)
	}
	defer book.Close() //nolint:errcheck // it was only read
	props, err := book.GetWorkbookProps()
	if err != nil {
		return nil, errDamaged().Because(err)
	}
	repairStyles(book)
	if len(book.GetSheetList()) == 0 {
		return nil, errDamaged()
	}
	var sheets []sheet
	for _, name := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(name); err == nil && !visible {
			remarks.Note(`The sheet "{{.Sheet}}" is hidden; it is not read.`, "Sheet", name)
			continue
		}
		s, err := readSheet(ctx, book, name, remarks)
		if err != nil {
			return nil, err
		}
		s.since1904 = props.Date1904 != nil && *props.Date1904
		sheets = append(sheets, s)
	}
	return sheets, checkWhole(book, sheets)
}

func bookError(err error) error {
	text := strings.ToLower(err.Error())
	switch {
	case strings.Contains(text, "limit"):
		return value.Text("this workbook unpacks to more than {{.Megabytes}} MB, which no schedule or roster does; "+
			"it may be made to do harm", "Megabytes", largestBook>>20).Because(err)
	case strings.Contains(text, "password"), strings.Contains(text, "encrypt"):
		return errLocked().Because(err)
	}
	return errDamaged().Because(err)
}

// repairStyles removes from the sheets what excelize silently stops at though it is harmless: an empty style.
func repairStyles(book *excelize.File) {
	book.Pkg.Range(func(part, content any) bool {
		data, ok := content.([]byte)
		if ok && strings.HasPrefix(part.(string), "xl/worksheets/") && bytes.Contains(data, []byte(` s=""`)) {
			book.Pkg.Store(part, bytes.ReplaceAll(data, []byte(` s=""`), nil))
		}
		return true
	})
}

func readSheet(ctx context.Context, book *excelize.File, name string, remarks *source.Remarks) (sheet, error) {
	s := sheet{name: name, first: 1}
	rows, err := book.Rows(name)
	if err != nil {
		return s, value.Text(`the sheet "{{.Sheet}}" cannot be read; `+
			"open the workbook in Excel or LibreOffice and save it again", "Sheet", name).Because(err)
	}
	defer rows.Close() //nolint:errcheck // it was only read
	blank, hidden := 0, 0
	for rows.Next() {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return s, value.Text(`the sheet "{{.Sheet}}" is damaged after row {{.Row}}; `+
				"open the workbook in Excel or LibreOffice and save it again",
				"Sheet", name, "Row", len(s.rows)).Because(err)
		}
		if blank++; !empty(cells) {
			blank = 0
			if rows.GetRowOpts().Hidden {
				hidden++
			}
		}
		if len(s.rows) >= mostRows && blank == 0 {
			return s, value.Text(`the sheet "{{.Sheet}}" has more than {{.Most}} rows, which no schedule or roster has`,
				"Sheet", name, "Most", mostRows)
		}
		if blank > 5000 || len(s.rows)%500 == 0 && ctx.Err() != nil {
			break // a sheet that is formatted to its last row
		}
		s.add(cells)
	}
	for len(s.rows) > 0 && empty(s.rows[len(s.rows)-1]) {
		s.rows = s.rows[:len(s.rows)-1]
	}
	if hidden > 0 {
		remarks.Note(`Of the sheet "{{.Sheet}}" {{.Rows}}; they are read all the same.`,
			"Sheet", name, "Rows", value.Count("{{.Count}} rows are hidden", hidden))
	}
	if columns := hiddenColumns(book, name); columns != "" {
		remarks.Note(`Of the sheet "{{.Sheet}}" these columns are hidden, and read all the same: {{.Columns}}.`,
			"Sheet", name, "Columns", columns)
	}
	return s, ctx.Err()
}

// hiddenColumns names those of the first columns that are hidden.
func hiddenColumns(book *excelize.File, name string) string {
	var hidden []string
	for column := range 40 {
		if visible, err := book.GetColVisible(name, letterOf(column)); err == nil && !visible {
			hidden = append(hidden, letterOf(column))
		}
	}
	return strings.Join(hidden, ", ")
}

// letterOf names a column, counted from 0, as spreadsheets do.
func letterOf(column int) string {
	letter, _ := excelize.ColumnNumberToName(column + 1)
	return letter
}

// filledCell begins a value in the XML of a sheet.
var filledCell = regexp.MustCompile(`<(\w+:)?(v|is)[\s>]`)

// checkWhole looks whether each sheet's XML continues to its end and whether something was read where it has values:
// excelize stops at a fault as if the sheet ended there.
func checkWhole(book *excelize.File, sheets []sheet) error {
	filled, cut := false, false
	book.Pkg.Range(func(part, content any) bool {
		data, ok := content.([]byte)
		if ok && strings.HasPrefix(part.(string), "xl/worksheets/sheet") && len(data) > 0 {
			filled = filled || filledCell.Match(data)
			cut = cut || !isWhole(data)
		}
		return true
	})
	nothing := !slices.ContainsFunc(sheets, func(s sheet) bool { return len(s.rows) > 0 })
	if !cut && nothing && filled {
		return errDamaged()
	}
	for i := range sheets {
		sheets[i].cut = cut
	}
	return nil
}

// isWhole reports whether a part of a workbook is XML to its end.
func isWhole(data []byte) bool {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // no text is used
	for {
		if _, err := decoder.Token(); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}
