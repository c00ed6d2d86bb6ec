package report

import (
	"laurel/app/chart"
	"laurel/app/paper/typeset"
)

// Measures of charts in points.
const (
	barHeight     = 9.0
	barGap        = 6.0
	valueWidth    = 46.0 // beside the longest bar
	columnsHeight = 130.0
)

// bars returns the drawing of a chart with its values at the bars, and with a legend where it has several series.
func (d *drawing) bars(c chart.Chart) typeset.Block {
	if c.Kind == chart.Columns || c.Kind == chart.Timeline {
		return typeset.Stacked(4, d.columns(c), d.legend(c))
	}
	return typeset.Stacked(4, d.rows(c), d.legend(c))
}

// rows sets a bar, or a bar for each series, beside the label of each row.
func (d *drawing) rows(c chart.Chart) typeset.Block {
	list := typeset.Stack{Gap: barGap - 2}
	for _, row := range c.Rows {
		list.Add(typeset.InParts(typeset.Normal, 0.62, typeset.Small.Text(row.Label), d.rowOf(c, row)))
	}
	return list
}

func (d *drawing) rowOf(c chart.Chart, row chart.Row) typeset.Block {
	height := barHeight + 4
	if c.Kind == chart.Bars {
		height *= float64(max(len(row.Values), 1))
	}
	return typeset.Drawing{Height: height, Draw: func(p *typeset.Page, box typeset.Rect) {
		unit := (box.W - valueWidth) / c.Scale()
		switch c.Kind {
		case chart.Stacked:
			drawStacked(p, box, row, unit)
			return
		case chart.Spread:
			drawSpread(p, box, row, unit, c.Scale())
			return
		}
		for i, v := range row.Values {
			bar := typeset.Area(box.X, box.Y+2+float64(i)*(barHeight+4), max(v.Number*unit, 0), barHeight)
			p.Fill(bar.Round(1.5), typeset.RGB(chart.Color(i)))
			value := typeset.Area(bar.Right()+5, bar.Y, valueWidth, barHeight)
			p.Draw(typeset.Small.Strong().Line(v.Text), value, true)
		}
	}}
}

// drawSpread draws a point on its range, the range on the whole scale, and the value behind it.
func drawSpread(p *typeset.Page, box typeset.Rect, row chart.Row, unit, scale float64) {
	track := typeset.Area(box.X, box.Y+3, scale*unit, barHeight-2)
	p.Fill(track.Round(1.5), typeset.Line)
	for _, v := range row.Values {
		if v.Text == "" {
			continue
		}
		p.FillRect(typeset.Area(box.X+v.Low*unit, track.Y, max((v.High-v.Low)*unit, 1), track.H), typeset.RGB(0x8FC1AE))
		p.Fill(new(typeset.Path).Circle(box.X+v.Number*unit, track.Y+track.H/2, barHeight/2), typeset.Green)
		value := typeset.Area(track.Right()+8, track.Y, valueWidth, track.H)
		p.Draw(typeset.Small.Strong().Line(v.Text), value, true)
	}
}

// drawStacked draws the parts of a bar beside each other, each with its value where it is wide enough, and the sum of
// the texts behind the bar where one is not.
func drawStacked(p *typeset.Page, box typeset.Rect, row chart.Row, unit float64) {
	const leastWidth = 16
	x := box.X
	behind := ""
	for i, v := range row.Values {
		color := chart.Color(i)
		part := typeset.Area(x, box.Y+2, max(v.Number*unit, 0), barHeight+1)
		p.FillRect(part, typeset.RGB(color))
		ink := typeset.Ink
		if chart.IsDark(color) {
			ink = typeset.White
		}
		if part.W >= leastWidth {
			p.Draw(typeset.Small.At(7.5).In(ink).Line(v.Text).Centred(), part, true)
		} else if part.W > 0 {
			behind = row.Text()
		}
		x = part.Right()
	}
	p.Draw(typeset.Small.At(7.5).Line(behind), typeset.Area(x+5, box.Y+2, valueWidth, barHeight+1), true)
}

// columns sets an upright bar for each row and series over the rows' labels.
func (d *drawing) columns(c chart.Chart) typeset.Block {
	const labels, values = 24.0, 12.0
	return typeset.Drawing{Height: columnsHeight, Draw: func(p *typeset.Page, box typeset.Rect) {
		slot := box.W / float64(max(len(c.Rows), 1))
		width := min(slot*0.7/float64(len(c.Names())), 28)
		if c.IsStacked() {
			width = min(slot-2, 28)
		}
		base := box.Bottom() - labels
		unit := (base - box.Y - values) / c.Scale()
		for i, row := range c.Rows {
			middle := box.X + slot*(float64(i)+0.5)
			if c.IsStacked() {
				drawTower(p, row, typeset.Area(middle-width/2, box.Y, width, base-box.Y), unit)
			} else {
				drawBeside(p, row, middle-width*float64(len(row.Values))/2, base, width, unit)
			}
			label := typeset.Area(box.X+slot*float64(i)+1, base+3, slot-2, labels-3)
			p.Draw(typeset.Small.At(7.5).Text(row.Label).Centred().Within(2), label, false)
		}
		p.Line(box.X, base, box.Right(), base, typeset.Pen{Width: 0.6, Color: typeset.Quiet})
	}}
}

// drawBeside draws upright bars beside each other, from x on and up from base, each under its value.
func drawBeside(p *typeset.Page, row chart.Row, x, base, width, unit float64) {
	const values = 12.0
	for j, v := range row.Values {
		height := max(v.Number*unit, 0)
		bar := typeset.Area(x+float64(j)*width, base-height, width-2, height)
		p.FillRect(bar, typeset.RGB(chart.Color(j)))
		above := typeset.Area(bar.X-4, bar.Y-values, bar.W+8, values)
		p.Draw(typeset.Small.At(7.5).Strong().Line(v.Text).Centred(), above, true)
	}
}

// drawTower draws the parts of an upright bar over each other, each with its value. One that counts nothing is a line.
func drawTower(p *typeset.Page, row chart.Row, box typeset.Rect, unit float64) {
	const least = 2.5
	y := box.Bottom()
	for i, v := range row.Values {
		if v.Text == "" {
			continue
		}
		height := max(v.Number*unit, least)
		y -= height
		p.FillRect(typeset.Area(box.X, y, box.W, height), typeset.RGB(chart.Color(i)))
		if v.Number > 0 {
			ink := typeset.Ink
			if chart.IsDark(chart.Color(i)) {
				ink = typeset.White
			}
			p.Draw(
				typeset.Small.At(7.5).Strong().In(ink).Line(v.Text).Centred(),
				typeset.Area(box.X, y, box.W, height),
				true,
			)
		}
	}
}

// legend names the series; nil where there is one only.
func (d *drawing) legend(c chart.Chart) typeset.Block {
	if len(c.Names()) < 2 {
		return nil
	}
	row := typeset.Row{Gap: typeset.Normal}
	for i, name := range c.Names() {
		label := typeset.Small.Line(name)
		row.Cells = append(row.Cells, typeset.Cell{
			Width: min(d.Doc.Width(label)+14, d.Area.W/2),
			Content: typeset.Row{Gap: 5, Cells: []typeset.Cell{
				{Width: 8, At: typeset.Middle, Content: typeset.Drawing{
					Height: 8,
					Draw: func(p *typeset.Page, box typeset.Rect) {
						p.FillRect(typeset.Area(box.X, box.Y, 8, 8), typeset.RGB(chart.Color(i)))
					},
				}},
				{Content: label},
			}},
		})
	}
	return row
}
