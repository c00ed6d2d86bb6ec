package report

import (
	"cmp"
	"slices"

	"laurel/app/chart"
	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
)

// Colors of a map: what is behind the points.
var (
	land       = typeset.RGB(0xECE7DB)
	markedLand = typeset.RGB(0xCFE3D9)
	lines      = typeset.RGB(0xB9B3A5)
)

// diagram sets a diagram under its title on one page, with a legend and its note below.
func (d *drawing) diagram(c chart.Diagram) {
	d.Flow.Add(typeset.Box{Content: typeset.Stacked(
		6, page.Eyebrow(c.Title), typeset.Box{Content: picture(d.Doc, c, d.Area.W)}, nodeLegend(d.Doc, c),
		typeset.Caption.Text(c.Note),
	)}, typeset.Wide)
}

// picture draws a diagram that is so many points wide.
func picture(doc *typeset.Document, c chart.Diagram, width float64) typeset.Block {
	return typeset.Drawing{Height: c.Height * width, Draw: func(p *typeset.Page, box typeset.Rect) {
		p.Upright(box, func() { drawDiagram(p, doc, c, box) })
	}}
}

// drawDiagram draws a diagram into a box: what is behind the points, the lines between them, the points, their names.
func drawDiagram(p *typeset.Page, doc *typeset.Document, c chart.Diagram, box typeset.Rect) {
	for _, g := range c.Ground {
		color := land
		if g.Marked {
			color = markedLand
		}
		area := outline(g.Points, box).Close()
		p.Fill(area, color)
		p.Stroke(area, typeset.Pen{Width: 0.4, Color: typeset.White})
	}
	for _, e := range c.Edges {
		color := lines
		switch {
		case c.Bows:
			color = typeset.RGB(chart.Color(c.Kinds[c.Nodes[e.A].Kind].Series))
		case c.IsDense():
			color = typeset.Line
		}
		p.Stroke(outline(c.Line(e), box), typeset.Pen{Width: c.Thickness(e), Color: color})
	}
	for _, n := range c.Nodes {
		drawNode(p, c.Kinds[n.Kind], box.X+n.X*box.W, box.Y+n.Y*box.W)
	}
	drawLabels(p, doc, c, box)
}

// outline returns the path through points that are shares of a box's width.
func outline(points []float64, box typeset.Rect) *typeset.Path {
	path := &typeset.Path{}
	for i := 0; i+1 < len(points); i += 2 {
		x, y := box.X+points[i]*box.W, box.Y+points[i+1]*box.W
		if i == 0 {
			path.MoveTo(x, y)
		} else {
			path.LineTo(x, y)
		}
	}
	return path
}

// drawNode draws a point with a white line around it, so that it is seen on others.
func drawNode(p *typeset.Page, k chart.NodeKind, x, y float64) {
	for _, part := range []struct {
		grown float64
		color typeset.Color
	}{{0.8, typeset.White}, {0, typeset.RGB(chart.Color(k.Series))}} {
		r := k.Radius + part.grown
		shape := new(typeset.Path).Circle(x, y, r)
		if k.Square {
			shape = typeset.Area(x-r, y-r, 2*r, 2*r).Round(1.2)
		}
		p.Fill(shape, part.color)
	}
}

// drawLabels writes the names of the points for which there is space, on a little white.
func drawLabels(p *typeset.Page, doc *typeset.Document, c chart.Diagram, box typeset.Rect) {
	order := make([]int, len(c.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		n, m := c.Nodes[a], c.Nodes[b]
		return cmp.Or(
			cmp.Compare(c.Kinds[m.Kind].Radius, c.Kinds[n.Kind].Radius), cmp.Compare(m.Weight, n.Weight), a-b,
		)
	})
	spots := make([]chart.Spot, len(order))
	texts := make([]typeset.Text, len(order))
	for i, at := range order {
		n := c.Nodes[at]
		style := typeset.Small.At(7.5)
		if c.Kinds[n.Kind].Radius >= strongRadius {
			style = style.Strong()
		}
		texts[i] = style.Line(n.Short())
		spots[i] = chart.Spot{
			X: box.X + n.X*box.W, Y: box.Y + n.Y*box.W, Radius: c.Kinds[n.Kind].Radius,
			W: doc.Width(texts[i]) + 2, H: labelHeight,
		}
		if n.Short() != n.Label { // on several lines
			texts[i] = style.Text(n.Within(mostLetters))
			spots[i].H = doc.Height(texts[i], spots[i].W) + 2
		}
	}
	for i, at := range chart.PlaceLabels(spots, chart.Box{X: box.X, Y: box.Y, W: box.W, H: box.H}) {
		if at.W == 0 {
			continue
		}
		if len(c.Ground) == 0 { // lines do not go through the name
			p.FillRect(typeset.Area(at.X, at.Y+1.5, at.W, at.H-3), typeset.White)
		}
		p.Draw(texts[i].Centred(), typeset.Area(at.X, at.Y, at.W, at.H), true)
	}
}

// Measures of labels in points.
const (
	labelHeight  = 10.5
	mostLetters  = 100
	strongRadius = 5.0 // points at least that large have their names in bold
)

// nodeLegend names the kinds of points.
func nodeLegend(doc *typeset.Document, c chart.Diagram) typeset.Block {
	row := typeset.Row{Gap: typeset.Normal}
	for _, k := range c.Kinds {
		label := typeset.Small.Line(k.Name)
		row.Cells = append(row.Cells, typeset.Cell{Width: doc.Width(label) + 20, Content: typeset.Row{
			Gap: 5, Cells: []typeset.Cell{
				{Width: 14, At: typeset.Middle, Content: typeset.Drawing{
					Height: 14,
					Draw: func(p *typeset.Page, box typeset.Rect) {
						drawNode(p, k, box.X+7, box.Y+7)
					},
				}},
				{At: typeset.Middle, Content: label},
			},
		}})
	}
	return row
}
