package network

import "math"

// Point is where a node is, from 0 to 1 in both directions.
type Point struct{ X, Y float64 }

// mostWork is how many pairs of nodes are moved apart in all, so that a large network takes no longer than a second.
const mostWork = 25_000_000

// The least and most rounds of a layout.
const (
	leastRounds = 40
	mostRounds  = 400
)

// Layout places the nodes so that those that are joined lie together and others apart (Fruchterman and Reingold, Graph
// Drawing by Force-directed Placement, 1991): all nodes push each other away, edges pull by their strength, and the
// middle pulls so that no part drifts off. The nodes begin on a spiral in their order, so that nothing is random. The
// points are in the order of the nodes and fill the square in the longer direction.
func (g Graph) Layout() []Point {
	n := len(g.Nodes)
	l := layout{
		at: spiral(n), forces: make([]Point, n), ideal: 1 / math.Sqrt(float64(max(n, 1))), pulls: pulls(n, g.Edges),
	}
	rounds := min(max(mostWork/max(n*n/2, 1), leastRounds), mostRounds)
	for round := range rounds {
		l.push()
		l.pull(g.Edges)
		// They move less and less, quickly at first.
		left := 1 - float64(round)/float64(rounds)
		l.move(0.1 * left * left)
	}
	return l.fitted()
}

// layout is one that is being made.
type layout struct {
	at     []Point
	forces []Point
	ideal  float64   // the distance between two nodes that nothing joins or parts
	pulls  []float64 // how much each edge pulls
}

// spiral returns points around the middle, each at the golden angle from the one before.
func spiral(n int) []Point {
	golden := math.Pi * (3 - math.Sqrt(5))
	points := make([]Point, n)
	for i := range points {
		radius := 0.5 * math.Sqrt((float64(i)+0.5)/float64(n))
		angle := float64(i) * golden
		points[i] = Point{radius * math.Cos(angle), radius * math.Sin(angle)}
	}
	return points
}

// push moves all nodes away from each other, the less the further they are.
func (l *layout) push() {
	square := l.ideal * l.ideal
	clear(l.forces)
	for i, a := range l.at {
		force := &l.forces[i]
		for k := i + 1; k < len(l.at); k++ {
			dx, dy := a.X-l.at[k].X, a.Y-l.at[k].Y
			part := square / max(dx*dx+dy*dy, 1e-9)
			dx *= part
			dy *= part
			force.X += dx
			force.Y += dy
			l.forces[k].X -= dx
			l.forces[k].Y -= dy
		}
	}
}

// pulls returns how much each edge pulls: the stronger the more, and the less the more edges both of its ends have, so
// that those who know everyone do not end in one heap.
func pulls(n int, edges []Edge) []float64 {
	degrees := make([]int, n)
	for _, e := range edges {
		degrees[e.A]++
		degrees[e.B]++
	}
	all := make([]float64, len(edges))
	for i, e := range edges {
		fewer := float64(min(degrees[e.A], degrees[e.B]))
		all[i] = (1 + math.Log(float64(max(e.Strength, 1)))) / 2 / math.Sqrt(fewer)
	}
	return all
}

// pull moves nodes that are joined to each other, and all a little to the middle.
func (l *layout) pull(edges []Edge) {
	for i, e := range edges {
		a, b := l.at[e.A], l.at[e.B]
		dx, dy := a.X-b.X, a.Y-b.Y
		part := math.Hypot(dx, dy) / l.ideal * l.pulls[i]
		l.forces[e.A].X -= dx * part
		l.forces[e.A].Y -= dy * part
		l.forces[e.B].X += dx * part
		l.forces[e.B].Y += dy * part
	}
	const toMiddle = 0.6
	for i, p := range l.at {
		l.forces[i].X -= p.X * toMiddle
		l.forces[i].Y -= p.Y * toMiddle
	}
}

// move moves each node by its force, at most so far.
func (l *layout) move(most float64) {
	for i, f := range l.forces {
		length := math.Hypot(f.X, f.Y)
		if length == 0 {
			continue
		}
		part := min(length, most) / length
		l.at[i].X += f.X * part
		l.at[i].Y += f.Y * part
	}
}

// fitted returns the points within the square from 0 to 1, in the middle of the shorter direction.
func (l *layout) fitted() []Point {
	low, high := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, p := range l.at {
		low = Point{min(low.X, p.X), min(low.Y, p.Y)}
		high = Point{max(high.X, p.X), max(high.Y, p.Y)}
	}
	size := max(high.X-low.X, high.Y-low.Y)
	points := make([]Point, len(l.at))
	for i, p := range l.at {
		points[i] = Point{0.5, 0.5}
		if size > 0 {
			points[i].X += (p.X - (low.X+high.X)/2) / size
			points[i].Y += (p.Y - (low.Y+high.Y)/2) / size
		}
		points[i] = Point{min(max(points[i].X, 0), 1), min(max(points[i].Y, 0), 1)}
	}
	return points
}
