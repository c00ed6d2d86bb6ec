package workbook

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"laurel/data/locale"
)

// The columns of a sheet in which the texts of a language are checked.
var checkColumns = []string{"Key", "Form", "English", "Present text", "New text", "Note", "File"}

const (
	newText    = 4 // of checkColumns
	checkSheet = "Texts"
	// checkBytes and checkRows are the most that is read of such a sheet.
	checkBytes = 32 << 20
	checkRows  = 100_000
)

// WriteTexts writes the texts of a language as a workbook in which a reader of the language writes better ones.
func WriteTexts(w io.Writer, lines []locale.Line) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it is in memory alone
	if err := f.SetSheetName("Sheet1", checkSheet); err != nil {
		return err
	}
	wrapped := &excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}
	style, err := f.NewStyle(wrapped)
	if err != nil {
		return err
	}
	for i, width := range []float64{34, 8, 60, 60, 60, 30, 18} {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := errors.Join(
			f.SetColWidth(checkSheet, column, column, width), f.SetColStyle(checkSheet, column, style),
		); err != nil {
			return err
		}
	}
	panes := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := errors.Join(f.SetPanes(checkSheet, panes), f.SetSheetRow(checkSheet, "A1", &checkColumns)); err != nil {
		return err
	}
	for i, line := range lines {
		row := []string{line.Key, line.Form, line.English, line.Present, "", "", line.File}
		if err := f.SetSheetRow(checkSheet, fmt.Sprintf("A%d", i+2), &row); err != nil {
			return err
		}
	}
	return f.Write(w)
}

// ReadTexts reads the key, the form and the new text of each row of such a workbook, with the number of the row.
func ReadTexts(r io.Reader) (lines []locale.Line, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("the workbook is damaged: %v", broken)
		}
	}()
	f, err := excelize.OpenReader(io.LimitReader(r, checkBytes), excelize.Options{
		UnzipSizeLimit: 4 * checkBytes, UnzipXMLSizeLimit: checkBytes,
	})
	if err != nil {
		return nil, fmt.Errorf("it is no workbook (.xlsx) that can be read: %w", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || len(rows) > checkRows || len(rows[0]) <= newText ||
		!slices.Equal(rows[0][:newText+1], checkColumns[:newText+1]) {
		return nil, fmt.Errorf("its first row is not “%s”: use the sheet that `laurel texts` wrote", checkColumns)
	}
	for i, row := range rows[1:] {
		row = append(row, make([]string, len(checkColumns))...)
		lines = append(lines, locale.Line{Row: i + 2, Key: row[0], Form: row[1], New: row[newText]})
	}
	return lines, nil
}
