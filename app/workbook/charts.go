package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"laurel/app/chart"
	"laurel/app/request"
	"laurel/data/locale"
)

// ChartGroup is a sheet of charts.
type ChartGroup struct {
	Title  string
	Charts []CountedChart
}

// CountedChart is a chart with a sentence about how its figures were counted.
type CountedChart struct {
	chart.Chart
	How string
}

// WriteCharts writes a workbook with a sheet for each group: the table behind each chart, how it was counted, and
// beside them the chart itself, which Excel draws from the table. A group or chart of nothing is left out. document is
// the ID in the catalogue.
func WriteCharts(ctx context.Context, w io.Writer, r request.Request, document string, groups []ChartGroup) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it has memory only
	s := &chartSheets{f: f, language: r.Language}
	if err := s.makeStyles(); err != nil {
		return err
	}
	for i, g := range groups {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.addGroup(g); err != nil {
			return err
		}
		r.Report(i+1, len(groups))
	}
	if s.names == nil {
		return request.ErrNoSchedule
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		return err
	}
	b := book{request: r, language: r.Language, document: document}
	if err := b.setProperties(f); err != nil {
		return err
	}
	// Excelize registers parts in the order of a map; the same input must become the same bytes.
	types := f.ContentTypes.Defaults
	sort.Slice(types, func(i, j int) bool { return types[i].Extension < types[j].Extension })
	packed, err := f.WriteToBuffer()
	if err != nil {
		return err
	}
	return inOrder(w, packed.Bytes())
}

// Measures of sheets of charts.
const (
	labelColumnWidth = 42.0 // in characters, as Excel has it
	valueColumnWidth = 18.0
	headHeight       = 32.0 // points
	notesLetters     = 44.0 // of a note on a line of the first column
	notesLine        = 13.0 // points
	chartWidth       = 620  // pixels
	chartRowHeight   = 26   // of a bar
	chartFrame       = 120  // title, legend and axis
	pixelsPerRow     = 20   // of a sheet
	rowsBetween      = 3
	rowsPerPage      = 40
)

// chartSheets are the sheets of a workbook that is being made.
type chartSheets struct {
	f        *excelize.File
	language locale.Language
	names    []string
	styles   struct{ title, head, whole, tenths, how int }
}

func (s *chartSheets) makeStyles() (err error) {
	plain := &excelize.Font{Family: typeface, Size: 10}
	middle := &excelize.Alignment{Vertical: "center", WrapText: true}
	whole, tenths := "0", "0.0"
	for _, one := range []struct {
		style *int
		of    excelize.Style
	}{
		{&s.styles.title, excelize.Style{Font: &excelize.Font{Family: typeface, Size: 13, Bold: true}}},
		{&s.styles.head, excelize.Style{
			Font: &excelize.Font{Family: typeface, Size: 10, Bold: true, Color: surfaceColor}, Fill: solid(greenColor),
			Alignment: middle,
		}},
		{&s.styles.whole, excelize.Style{Font: plain, CustomNumFmt: &whole, Alignment: middle}},
		{&s.styles.tenths, excelize.Style{Font: plain, CustomNumFmt: &tenths, Alignment: middle}},
		{&s.styles.how, excelize.Style{
			Font:      &excelize.Font{Family: typeface, Size: 9, Italic: true, Color: quietColor},
			Alignment: &excelize.Alignment{Vertical: "top", WrapText: true},
		}},
	} {
		if *one.style, err = s.f.NewStyle(&one.of); err != nil {
			return err
		}
	}
	return nil
}

// addGroup adds a sheet with the charts of a group one below the other.
func (s *chartSheets) addGroup(g ChartGroup) error {
	g.Charts = slices.DeleteFunc(slices.Clone(g.Charts), func(c CountedChart) bool { return c.Empty() })
	if len(g.Charts) == 0 {
		return nil
	}
	name := sheetName(g.Title)
	if _, err := s.f.NewSheet(name); err != nil {
		return err
	}
	s.names = append(s.names, name)
	values := 1
	for _, c := range g.Charts {
		values = max(values, len(c.Names()))
	}
	last, err := excelize.ColumnNumberToName(values + 1)
	if err != nil {
		return err
	}
	if err := s.f.SetColWidth(name, "A", "A", labelColumnWidth); err != nil {
		return err
	}
	if err := s.f.SetColWidth(name, "B", last, valueColumnWidth); err != nil {
		return err
	}
	row, page := 1, 1 // page: the row that the printed page begins with
	for _, c := range g.Charts {
		next, err := s.addChart(name, c, row, values)
		if err != nil {
			return fmt.Errorf("the chart “%s”: %w", c.ID, err)
		}
		if row > 1 && next-page > rowsPerPage {
			if err := s.f.InsertPageBreak(name, fmt.Sprintf("A%d", row)); err != nil {
				return err
			}
			page = row
		}
		row = next
	}
	if err := setDirection(s.f, name, s.language); err != nil {
		return err
	}
	fits := true
	fit := 1
	pages := 0 // as many pages as it needs in height
	if err := s.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fits}); err != nil {
		return err
	}
	landscape := "landscape"
	return s.f.SetPageLayout(name, &excelize.PageLayoutOptions{
		Orientation: &landscape, FitToWidth: &fit, FitToHeight: &pages,
	})
}

// addChart adds a table from a row on, and the chart beside it; it returns the row of the next one.
func (s *chartSheets) addChart(sheet string, c CountedChart, row, values int) (next int, err error) {
	table := chartTable{sheets: s, sheet: sheet, row: row}
	table.put(s.styles.title, clean(c.Title))
	first := table.row
	heads := []any{""}
	for _, name := range c.Names() {
		heads = append(heads, clean(name))
	}
	table.put(s.styles.head, heads...)
	if err := s.f.SetRowHeight(sheet, first, headHeight); err != nil {
		return 0, err
	}
	style := s.styles.whole
	if hasFractions(c.Chart) {
		style = s.styles.tenths
	}
	for _, r := range c.Rows {
		cells := []any{clean(r.Label)}
		for _, v := range r.Values {
			cells = append(cells, v.Number)
		}
		table.put(style, cells...)
	}
	last := table.row - 1
	for _, text := range []string{c.How, c.Note} {
		if text == "" {
			continue
		}
		lines := math.Ceil(float64(utf8.RuneCountInString(text)) / notesLetters)
		if err := s.f.SetRowHeight(sheet, table.row, lines*notesLine); err != nil {
			return 0, err
		}
		table.put(s.styles.how, clean(text))
	}
	if table.err != nil {
		return 0, table.err
	}
	height := chartFrame + chartRowHeight*len(c.Rows)
	if err := s.draw(sheet, c.Chart, row, first, last, values, height); err != nil {
		return 0, err
	}
	return max(table.row, row+height/pixelsPerRow+1) + rowsBetween, nil
}

func hasFractions(c chart.Chart) bool {
	return slices.ContainsFunc(c.Rows, func(r chart.Row) bool {
		return slices.ContainsFunc(r.Values, func(v chart.Value) bool { return v.Number != math.Trunc(v.Number) })
	})
}

// chartTable writes rows one below the other, until one fails.
type chartTable struct {
	sheets *chartSheets
	sheet  string
	row    int
	err    error
}

func (t *chartTable) put(style int, cells ...any) {
	if t.err != nil {
		return
	}
	from, err := excelize.CoordinatesToCellName(1, t.row)
	if err != nil {
		t.err = err
		return
	}
	to, err := excelize.CoordinatesToCellName(len(cells), t.row)
	if err != nil {
		t.err = err
		return
	}
	t.err = cmp.Or(t.sheets.f.SetSheetRow(t.sheet, from, &cells), t.sheets.f.SetCellStyle(t.sheet, from, to, style))
	t.row++
}

// draw adds the chart of a table, whose first row has the names of the series, beside it.
func (s *chartSheets) draw(sheet string, c chart.Chart, row, first, last, values, height int) error {
	at := func(column, from, to int) string {
		name, err := excelize.ColumnNumberToName(column)
		if err != nil {
			return ""
		}
		quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
		if from == to {
			return fmt.Sprintf("%s!$%s$%d", quoted, name, from)
		}
		return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted, name, from, name, to)
	}
	drawn := &excelize.Chart{
		Type:      excelize.Bar,
		Format:    excelize.GraphicOptions{AltText: clean(c.Alt()), Name: clean(c.Title)},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: uint(height)},
		Legend:    excelize.ChartLegend{Position: "none"},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: clean(c.Title)}}},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Size: 9, Color: inkColor}},
		YAxis:     excelize.ChartAxis{None: true},
	}
	switch c.Kind {
	case chart.Stacked:
		drawn.Type = excelize.BarStacked
		drawn.PlotArea.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0;;"} // no label where there is no bar
	case chart.Columns:
		drawn.Type = excelize.Col
		drawn.XAxis.ReverseOrder = false
	}
	if s.language.FromRight() { // both axes begin at the right
		drawn.XAxis.ReverseOrder = c.Kind == chart.Columns || drawn.XAxis.ReverseOrder
		drawn.YAxis.ReverseOrder = c.Kind != chart.Columns
	}
	if c.Most > 0 {
		least := 0.0
		drawn.YAxis.Minimum, drawn.YAxis.Maximum = &least, &c.Most
	}
	if len(c.Names()) > 1 {
		drawn.Legend.Position = "bottom"
	}
	for i := range c.Names() {
		drawn.Series = append(drawn.Series, excelize.ChartSeries{
			Name: at(i+2, first, first), Categories: at(1, first+1, last), Values: at(i+2, first+1, last),
			Fill: solid(fmt.Sprintf("%06X", chart.Color(i))),
		})
	}
	corner, err := excelize.CoordinatesToCellName(values+3, row)
	if err != nil {
		return err
	}
	return s.f.AddChart(sheet, corner, drawn)
}

// inOrder copies a package with its parts in the order of their names, so that the same input becomes the same bytes.
func inOrder(w io.Writer, packed []byte) error {
	from, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return err
	}
	parts := slices.SortedFunc(
		slices.Values(from.File),
		func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) },
	)
	to := zip.NewWriter(w)
	for _, part := range parts {
		if err := to.Copy(part); err != nil {
			return err
		}
	}
	return to.Close()
}
