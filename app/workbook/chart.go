package workbook

import (
	"github.com/xuri/excelize/v2"

	"laurel/app/chart"
)

// chartSheet is the sheet of a chart's figures, by the name that excelize uses for the first one.
const chartSheet = "Sheet1"

// OfChart returns a workbook with the table behind a chart: the rows' labels in column A, a series in each column from
// B on, its name in row 1. It is what Word opens to edit a chart.
func OfChart(c chart.Chart) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it has memory only
	if err := f.SetDocProps(&excelize.DocProperties{}); err != nil {
		return nil, err
	}
	if err := fillChartSheet(f, c); err != nil {
		return nil, err
	}
	packed, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

func fillChartSheet(f *excelize.File, c chart.Chart) error {
	titles := []any{c.Title}
	for _, name := range c.Names() {
		titles = append(titles, name)
	}
	if err := f.SetSheetRow(chartSheet, "A1", &titles); err != nil {
		return err
	}
	for i, row := range c.Rows {
		cells := []any{row.Label}
		for _, v := range row.Values {
			cells = append(cells, v.Number)
		}
		at, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			return err
		}
		if err := f.SetSheetRow(chartSheet, at, &cells); err != nil {
			return err
		}
	}
	return nil
}
