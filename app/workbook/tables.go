package workbook

import (
	"slices"

	"github.com/xuri/excelize/v2"

	"laurel/app/chart"
	"laurel/data/locale"
)

// OfTables returns a workbook with a sheet for each of the tables that are behind a picture. Numbers are cells of
// numbers, so that they can be added up; texts are texts, whatever they begin with.
func OfTables(tables []chart.Table, l locale.Language) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it has memory only
	if err := f.SetDocProps(&excelize.DocProperties{Language: string(l)}); err != nil {
		return nil, err
	}
	var used []string
	for i, table := range tables {
		name := sheetName(table.Name)
		if name == "" || slices.Contains(used, name) {
			name = "Sheet" + string(rune('1'+i))
		}
		used = append(used, name)
		if i == 0 {
			if err := f.SetSheetName(chartSheet, name); err != nil {
				return nil, err
			}
		} else if _, err := f.NewSheet(name); err != nil {
			return nil, err
		}
		if err := fillTable(f, name, table); err != nil {
			return nil, err
		}
	}
	packed, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

// fillTable writes a table with its titles in bold, which stay in view, and columns as wide as their texts.
func fillTable(f *excelize.File, sheet string, table chart.Table) error {
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	rows := make([][]any, 1, len(table.Rows)+1)
	widths := make([]float64, len(table.Titles))
	for i, title := range table.Titles {
		rows[0] = append(rows[0], title)
		widths[i] = measureHeading(title)
	}
	for i, row := range append(rows, table.Rows...) {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		if err := f.SetSheetRow(sheet, at, &row); err != nil {
			return err
		}
		for column, cell := range row {
			if text, isText := cell.(string); isText && column < len(widths) {
				widths[column] = max(widths[column], measure(text))
			}
		}
	}
	const widest = 60
	for i, width := range widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(sheet, column, column, min(width+2, widest)); err != nil {
			return err
		}
	}
	if err := f.SetRowStyle(sheet, 1, 1, bold); err != nil {
		return err
	}
	return f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}
