package articles

import (
	"bytes"
	"math"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"laurel/app/workbook"
	"laurel/data/program"
)

// TestTheSheetsHaveTheFiguresOfTheirCharts reads the workbook back: each chart has its table, whose cells are its
// figures, and a sentence about how they were counted.
func TestTheSheetsHaveTheFiguresOfTheirCharts(t *testing.T) {
	r := sampleFor(t, program.Internal)
	groups := Statistics(r)
	var out bytes.Buffer
	if err := workbook.WriteCharts(t.Context(), &out, r, "statistics", groups); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := workbook.WriteCharts(t.Context(), &again, r, "statistics", groups); err != nil ||
		!bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("the same request gave other bytes (%v)", err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if names := f.GetSheetList(); len(names) != len(groups) {
		t.Errorf("the sheets are %q", names)
	}
	for _, g := range groups {
		cells, err := f.GetRows(g.Title, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, c := range g.Charts {
			if c.Empty() {
				continue
			}
			for cells[at] == nil || cells[at][0] != c.Title {
				at++
			}
			for i, row := range c.Rows {
				got := cells[at+2+i]
				for k, v := range row.Values {
					if got[0] != row.Label || !isNumber(got[k+1], v.Number) {
						t.Errorf("%s: %q has %q, not %v", c.ID, row.Label, got, v.Number)
					}
				}
			}
			if how := cells[at+2+len(c.Rows)]; len(how) == 0 || how[0] != c.How {
				t.Errorf("%s: how it was counted is %q", c.ID, how)
			}
		}
	}
}

// isNumber reports whether a cell has a number, in the 15 digits that Excel keeps.
func isNumber(cell string, n float64) bool {
	got, err := strconv.ParseFloat(cell, 64)
	return err == nil && math.Abs(got-n) < 1e-12
}
