package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Diagram is a picture of points that lines join, such as who met whom or a journey on a map, and the tables behind it.
// Lengths are shares of its width.
type Diagram struct {
	ID     string
	Title  string
	Height float64  // of the picture
	Ground []Ground // what is behind the points: countries
	Kinds  []NodeKind
	Nodes  []Node
	Edges  []Edge // the strongest last, so that they are drawn over the others
	Bows   bool   // lines are bent to the north
	Note   string // what the reader has to know
	// titles of the tables: of a point's name, its kind and what it counts; of both ends of a line and what that counts
	NodeTitles, EdgeTitles [3]string
}

// Ground is an area behind the points.
type Ground struct {
	Points []float64 // x and y in turn
	Marked bool      // is emphasised
}

// NodeKind is what some points have in common.
type NodeKind struct {
	Name   string
	Plural string  // what several are called; empty: never counted
	Series int     // of its color, see Color
	Square bool    // else round
	Radius float64 // in points (1/72 inch) on paper
}

// Node is a point.
type Node struct {
	ID     string
	Label  string
	Kind   int // in Kinds
	X, Y   float64
	Weight int      // what it counts; labels of heavier ones are written first
	Of     []string // the identifiers of what is counted
}

// Short returns the label as it is written in the picture: a long one is cut.
func (n Node) Short() string {
	const most = 34
	return n.Within(most)
}

// Within returns the label with so many letters at the most.
func (n Node) Within(most int) string {
	if letters := []rune(n.Label); len(letters) > most {
		return strings.TrimSpace(string(letters[:most-1])) + "…"
	}
	return n.Label
}

// Edge is a line between two points.
type Edge struct {
	A, B   int // in Nodes
	Weight int // what it counts: the more, the thicker; 0: it counts nothing
	Of     []string
}

// IsDense reports whether there are so many lines that each has to be fine and pale.
func (d Diagram) IsDense() bool {
	const many = 400
	return len(d.Edges) > many
}

// Thickness returns how thick a line is drawn, in points on paper.
func (d Diagram) Thickness(e Edge) float64 {
	thickness := min(0.5+0.45*math.Log2(float64(max(e.Weight, 1))), 2.6)
	if d.IsDense() {
		return thickness / 2
	}
	return thickness
}

// Empty reports whether there is nothing to draw.
func (d Diagram) Empty() bool { return len(d.Edges) == 0 }

// Near lists what a point is joined to, each once, in the order of the points.
func (d Diagram) Near(node int) []int {
	var near []int
	for _, e := range d.Edges {
		switch node {
		case e.A:
			near = append(near, e.B)
		case e.B:
			near = append(near, e.A)
		}
	}
	slices.Sort(near)
	return slices.Compact(near)
}

// Alt describes the diagram for those who do not see it: how many points of each kind and how many lines there are, and
// the points that count most.
func (d Diagram) Alt() string {
	const most = 10
	counts := make([]int, len(d.Kinds))
	for _, n := range d.Nodes {
		counts[n.Kind]++
	}
	var parts []string
	for i, k := range d.Kinds {
		if counts[i] > 0 {
			parts = append(parts, k.Name+" "+strconv.Itoa(counts[i]))
		}
	}
	heaviest := d.heaviest()
	for _, i := range heaviest[:min(len(heaviest), most)] {
		parts = append(parts, d.Nodes[i].Label+" "+strconv.Itoa(d.Nodes[i].Weight))
	}
	return strings.TrimSuffix(d.Title, ".") + ": " + strings.Join(parts, "; ") + "."
}

// heaviest lists the points by their weight, then in their order.
func (d Diagram) heaviest() []int {
	order := make([]int, len(d.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return d.Nodes[b].Weight - d.Nodes[a].Weight })
	return order
}

// Table is what is behind a picture: titles and rows of texts. Numbers are at the same places as a number.
type Table struct {
	Name   string
	Titles []string
	Rows   [][]any // string, int or float64
}

// Tables returns the tables behind a diagram: of its points, and of its lines with the strongest first.
func (d Diagram) Tables() []Table {
	nodes := Table{Name: d.Title, Titles: d.NodeTitles[:]}
	for _, i := range d.heaviest() {
		n := d.Nodes[i]
		nodes.Rows = append(nodes.Rows, []any{n.Label, d.Kinds[n.Kind].Name, n.Weight})
	}
	edges := Table{Name: d.EdgeTitles[2], Titles: d.EdgeTitles[:]}
	for _, e := range slices.Backward(d.Edges) {
		row := []any{d.Nodes[e.A].Label, d.Nodes[e.B].Label, e.Weight}
		if e.Weight == 0 { // it counts nothing
			row[2] = ""
		}
		edges.Rows = append(edges.Rows, row)
	}
	return []Table{nodes, edges}
}

// Tables returns the table behind a chart: a row for each bar, a column for each series.
func (c Chart) Tables() []Table {
	table := Table{Name: c.Title, Titles: append([]string{c.Title}, c.Names()...)}
	if len(c.Series) == 0 {
		table.Titles = []string{"", c.Title}
	}
	for _, row := range c.Rows {
		cells := []any{row.Label}
		for _, v := range row.Values {
			cells = append(cells, v.Number)
		}
		table.Rows = append(table.Rows, cells)
	}
	return []Table{table}
}

// Box is a rectangle by its corner and its size.
type Box struct{ X, Y, W, H float64 }

// meets reports whether two boxes have a part in common.
func (b Box) meets(other Box) bool {
	return b.X < other.X+other.W && other.X < b.X+b.W && b.Y < other.Y+other.H && other.Y < b.Y+b.H
}

// Spot is a point with a label that wants a place beside it.
type Spot struct {
	X, Y, Radius float64
	W, H         float64 // of the label; no width: none is wanted
}

// PlaceLabels returns where the labels of points are written so that none covers another one or a point: at the right,
// the left, below or above; the zero Box where there is no place inside the frame. Earlier points choose first.
func PlaceLabels(spots []Spot, frame Box) []Box {
	const gap = 3.0
	taken := newGrid(frame, len(spots))
	for _, s := range spots {
		taken.add(Box{s.X - s.Radius, s.Y - s.Radius, 2 * s.Radius, 2 * s.Radius})
	}
	placed := make([]Box, len(spots))
	for i, s := range spots {
		if s.W == 0 || s.X < frame.X || s.Y < frame.Y || s.X > frame.X+frame.W || s.Y > frame.Y+frame.H {
			continue
		}
		for _, box := range []Box{
			{s.X + s.Radius + gap, s.Y - s.H/2, s.W, s.H},
			{s.X - s.Radius - gap - s.W, s.Y - s.H/2, s.W, s.H},
			{s.X - s.W/2, s.Y + s.Radius + 1, s.W, s.H},
			{s.X - s.W/2, s.Y - s.Radius - 1 - s.H, s.W, s.H},
		} {
			isInside := box.X >= frame.X && box.Y >= frame.Y && box.X+box.W <= frame.X+frame.W &&
				box.Y+box.H <= frame.Y+frame.H
			if isInside && !taken.has(box) {
				taken.add(box)
				placed[i] = box
				break
			}
		}
	}
	return placed
}

// grid keeps boxes by the cells of a frame that they reach into.
type grid struct {
	frame   Box
	columns int
	cells   [][]Box
}

// gridSide is into how many cells a side of the frame is divided.
const gridSide = 24

func newGrid(frame Box, count int) *grid {
	side := min(gridSide, 1+count/4)
	return &grid{frame, side, make([][]Box, side*side)}
}

// each calls visit with the cells that a box reaches into, until it is false.
func (g *grid) each(b Box, visit func(cell int) bool) {
	at := func(from, length, x float64) int {
		if length <= 0 {
			return 0
		}
		return min(max(int((x-from)/length*float64(g.columns)), 0), g.columns-1)
	}
	x1, x2 := at(g.frame.X, g.frame.W, b.X), at(g.frame.X, g.frame.W, b.X+b.W)
	y1, y2 := at(g.frame.Y, g.frame.H, b.Y), at(g.frame.Y, g.frame.H, b.Y+b.H)
	for y := y1; y <= y2; y++ {
		for x := x1; x <= x2; x++ {
			if !visit(y*g.columns + x) {
				return
			}
		}
	}
}

func (g *grid) add(b Box) {
	g.each(b, func(cell int) bool {
		g.cells[cell] = append(g.cells[cell], b)
		return true
	})
}

func (g *grid) has(b Box) bool {
	found := false
	g.each(b, func(cell int) bool {
		found = slices.ContainsFunc(g.cells[cell], b.meets)
		return !found
	})
	return found
}

// Bow returns the points of a line that is bent to the north, as x and y in turn.
func Bow(x1, y1, x2, y2 float64) []float64 {
	const steps, bend = 24, 0.18
	middleX, middleY := (x1+x2)/2, (y1+y2)/2-bend*math.Hypot(x2-x1, y2-y1)
	points := make([]float64, 0, 2*steps+2)
	for i := range steps + 1 {
		t := float64(i) / steps
		u := 1 - t
		points = append(points, u*u*x1+2*u*t*middleX+t*t*x2, u*u*y1+2*u*t*middleY+t*t*y2)
	}
	return points
}

// Line returns the points of an edge as x and y in turn.
func (d Diagram) Line(e Edge) []float64 {
	a, b := d.Nodes[e.A], d.Nodes[e.B]
	if d.Bows {
		return Bow(a.X, a.Y, b.X, b.Y)
	}
	return []float64{a.X, a.Y, b.X, b.Y}
}
