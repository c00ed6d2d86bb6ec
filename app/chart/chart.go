// Package chart describes charts without drawing them: the window, PDF, Word and Excel files draw the same Chart, so
// that their figures cannot differ. Values carry the records that they count.
package chart

import (
	"math"
	"strings"
)

// Kind is how a chart is drawn.
type Kind string

// The kinds.
const (
	Bars    Kind = "bars"    // a horizontal bar for each row
	Stacked Kind = "stacked" // a horizontal bar for each row, divided by series
	Columns Kind = "columns" // an upright bar for each row and series: rows are points in time
	Spread  Kind = "spread"  // a point for each row on a scale, with the range around it; Word draws bars
	// an upright bar for each row, divided by series: rows are days, series are places. A value of 0 with a text is a
	// day at the place on which nothing is counted.
	Timeline Kind = "timeline"
)

// Chart is a chart and the table behind it.
type Chart struct {
	ID     string // distinguishes it from the other charts of a page
	Title  string
	Kind   Kind
	Rows   []Row
	Series []string // the names of the values of each row; of a single one it may be empty
	Most   float64  // where the scale ends; zero: at the largest value
	Note   string   // what the reader has to know: how many answered, what is left out
	Range  string   // what the range of a Spread is, for where it is drawn
}

// Notes returns what is below a chart that is drawn with its ranges.
func (c Chart) Notes() string { return strings.TrimSpace(c.Note + " " + c.Range) }

// Row is one bar, or one column of each series.
type Row struct {
	Label  string
	Values []Value
}

// Value is a figure of a chart. It counts the records that Of lists; it may be empty for a sum.
type Value struct {
	Number float64
	Low    float64 // of a Spread: where the range begins, and where it ends
	High   float64
	Text   string   // as it is written at the bar; empty: nothing is there to be counted
	Of     []string // their identifiers
}

// Scale returns where the scale ends: at Most, or at the longest bar.
func (c Chart) Scale() float64 {
	most := c.Most
	for _, row := range c.Rows {
		most = max(most, c.length(row))
	}
	if most <= 0 || math.IsInf(most, 0) || math.IsNaN(most) {
		return 1
	}
	return most
}

// length returns how long the row's bar is, in the unit of its values.
func (c Chart) length(row Row) (length float64) {
	for _, v := range row.Values {
		if c.IsStacked() {
			length += v.Number
		} else {
			length = max(length, v.Number)
		}
	}
	return length
}

// IsStacked reports whether the parts of a bar are behind or over each other.
func (c Chart) IsStacked() bool { return c.Kind == Stacked || c.Kind == Timeline }

// Text returns the row's values as they are written at the end of its bar.
func (r Row) Text() string {
	var parts []string
	for _, v := range r.Values {
		if v.Text != "" {
			parts = append(parts, v.Text)
		}
	}
	return strings.Join(parts, " · ")
}

// Empty reports whether there is nothing to draw.
func (c Chart) Empty() bool {
	for _, row := range c.Rows {
		if c.length(row) > 0 {
			return false
		}
	}
	return true
}

// Alt describes the chart in a sentence for those who do not see it: its title and each row with its values.
func (c Chart) Alt() string {
	parts := make([]string, len(c.Rows))
	for i, row := range c.Rows {
		parts[i] = row.Label
		for k, v := range row.Values {
			if v.Text != "" && len(c.Series) > 1 {
				parts[i] += " " + c.Series[k]
			}
			if v.Text != "" {
				parts[i] += " " + v.Text
			}
		}
	}
	return strings.TrimSuffix(c.Title, ".") + ": " + strings.Join(parts, "; ") + "."
}

// SeriesColors are the fills of the series in order, as 0xRRGGBB: they differ in brightness, so that they can be
// distinguished in grey. More series begin again.
var SeriesColors = []uint32{0x1E6B52, 0xB8892B, 0x8FC1AE, 0x20242C, 0xE3CD97}

// Color returns the fill of a series.
func Color(series int) uint32 { return SeriesColors[series%len(SeriesColors)] }

// Names returns the names of the series; that of a single one without a name is the chart's title.
func (c Chart) Names() []string {
	if len(c.Series) == 0 {
		return []string{c.Title}
	}
	return c.Series
}

// IsDark reports whether white letters can be read on a color 0xRRGGBB.
func IsDark(color uint32) bool {
	red := float64(color >> 16 & 255)
	green := float64(color >> 8 & 255)
	blue := float64(color & 255)
	const halfBright = 128
	return 0.2126*red+0.7152*green+0.0722*blue < halfBright // the weights of luminance in sRGB (IEC 61966-2-1)
}
