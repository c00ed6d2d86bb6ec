package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
)

// headingHeight is that of a group's heading at 100 %.
const headingHeight = 34

// group removes the headings and finds the group of each row; groups are in the order of the rows as given.
func (g *grid) group() {
	rows := make([]*viewRow, len(g.view)) // by the order given
	n := 0
	for _, row := range g.view {
		if !row.isHeading() {
			rows[row.source] = row
			n++
		}
	}
	places := map[string]int{}
	for _, row := range rows[:n] {
		if _, known := places[row.heading]; !known && g.isGrouped {
			places[row.heading] = len(places)
		}
		row.group = places[row.heading]
	}
	g.view = rows[:n]
}

// addHeadings puts the heading of each group above its rows.
func (g *grid) addHeadings() {
	if !g.isGrouped {
		return
	}
	var view []*viewRow
	for i, row := range g.view {
		if i == 0 || g.view[i-1].group != row.group {
			view = append(view, &viewRow{source: -1, key: "\x00" + row.heading, heading: row.heading})
		}
		view = append(view, row)
	}
	g.view = view
}

// isBox reports whether x is in a column of boxes.
func (g *grid) isBox(x float32) bool {
	for _, c := range g.columns {
		if c.kind == TickCells && !c.out && x >= c.x-dp(8) && x < c.x+c.width {
			return true
		}
	}
	return false
}

// showHeading draws the heading of a group over the whole width.
func (s *rowSlot) showHeading(size fyne.Size) {
	for _, c := range s.cells {
		c.leaveOut(true)
	}
	s.heading.TextStyle = look.Bold
	look.WriteFit(s.heading, s.row.heading, size.Width-dp(20), theme.SizeNameCaptionText, look.ColorGreen)
	look.Place(s.heading, dp(12), dp(10), size.Width-dp(20), dp(18))
}

// boxSize is that of the box to tick at 100 %.
const boxSize = 18

// showBox draws a box that is ticked or not.
func (s *cellSlot) showBox(ticked bool, x, height float32) {
	fill := look.ColorSurface
	stroke := look.ColorQuiet
	sign := ""
	if ticked {
		fill = look.ColorGreen
		stroke = look.ColorGreen
		sign = "✓"
	}
	y := (height - dp(boxSize)) / 2
	look.Fill(s.grounds[0], fill, 3)
	look.Stroke(s.grounds[0], stroke, 1)
	look.Place(s.grounds[0], x, y, dp(boxSize), dp(boxSize))
	s.first.Alignment, s.first.TextStyle = fyne.TextAlignCenter, look.Bold
	look.Write(s.first, sign, theme.SizeNameCaptionText, look.ColorOnGreen)
	look.Place(s.first, x, y, dp(boxSize), dp(boxSize))
}
