package articles

import (
	"cmp"
	"math"
	"slices"

	"laurel/app/chart"
	"laurel/data/locale"
	"laurel/data/outcome/network"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// The frame of the network's picture, as shares of its width: beside the points is space for labels.
const (
	networkHeight = 0.7
	networkSide   = 0.14
	networkTop    = 0.06
)

// mostPoints is how many points a picture has: of a larger network those with the most lines.
const mostPoints = 800

// Up to so many points have their full size; those of larger networks are smaller, down to a share.
const (
	sparseCount = 100
	leastSize   = 0.5
)

// networkKinds are the kinds of points in the network, in the order of the legend.
var networkKinds = []struct {
	kind network.Kind
	name string
	many string
	chart.NodeKind
}{
	{network.Person, "chart.network.visitor", "Visitors", chart.NodeKind{Series: 0, Radius: 6.5}},
	{network.Contact, "chart.network.contact", "Contacts", chart.NodeKind{Series: 2, Radius: 3.5}},
	{
		network.Organisation, "chart.network.organisation", "Organisations",
		chart.NodeKind{Series: 1, Square: true, Radius: 5},
	},
}

// named returns the program of an edition; beyond the office without the people whose names its audience may not have,
// since who somebody met would identify the person.
func named(e *edition.Edition) *program.Program {
	isUnnamed := func(person *program.Person) bool { return person.Given == "" && person.Family == "" }
	if e.Audience == program.Internal || !slices.ContainsFunc(e.People, isUnnamed) {
		return e.Program
	}
	return e.With(func(next *program.Program) {
		next.People = slices.DeleteFunc(slices.Clone(e.People), isUnnamed)
	})
}

// Network shows who of the visitors met whom, and who is where. Beyond the office nobody is in it whose name its
// audience may not have, since who somebody met would identify the person.
func Network(e *edition.Edition, f network.Filter, l locale.Language) chart.Diagram {
	d := chart.Diagram{
		ID: "network", Title: l.Text("chart.network"), Height: networkHeight,
		NodeTitles: [3]string{l.Text("Name"), l.Text("Kind"), l.Text("chart.network.joined")},
		EdgeTitles: [3]string{l.Text("chart.from"), l.Text("chart.to"), l.Text("chart.network.strength")},
		Note:       l.Text("chart.network.note"),
	}
	p := named(e)
	if len(p.People) < len(e.People) {
		d.Note += " " + l.Text("chart.network.withheld")
	}
	g, isPart := network.Of(p, f).Strongest(mostPoints)
	if isPart {
		d.Note += " " + l.Text("chart.network.part", locale.Values{"Most": mostPoints})
	}
	size := min(max(math.Sqrt(sparseCount/float64(max(len(g.Nodes), 1))), leastSize), 1)
	kinds := map[network.Kind]int{}
	for i, k := range networkKinds {
		k.Radius *= size
		k.NodeKind.Name, k.NodeKind.Plural = l.Text(k.name), l.Text(k.many)
		kinds[k.kind] = i
		d.Kinds = append(d.Kinds, k.NodeKind)
	}
	points := spread(g.Layout())
	for i, n := range g.Nodes {
		d.Nodes = append(d.Nodes, chart.Node{
			ID: string(n.ID), Label: n.Name, Kind: kinds[n.Kind], Of: []string{string(n.ID)},
			X: networkSide + (1-2*networkSide)*points[i].X,
			Y: networkTop + (networkHeight-2*networkTop)*points[i].Y,
		})
	}
	slices.SortStableFunc(g.Edges, func(a, b network.Edge) int { return a.Strength - b.Strength })
	for _, e := range g.Edges {
		d.Edges = append(d.Edges, chart.Edge{A: e.A, B: e.B, Weight: e.Strength, Of: idTexts(e.Records)})
		d.Nodes[e.A].Weight++
		d.Nodes[e.B].Weight++
	}
	return d
}

// spread stretches a layout so that it fills its square in both directions, and moves the points of crowded parts
// further apart: half of a place is where the layout has it, half is its rank among all points.
func spread(points []network.Point) []network.Point {
	xs, ys := make([]float64, len(points)), make([]float64, len(points))
	for i, p := range points {
		xs[i], ys[i] = p.X, p.Y
	}
	xs, ys = evened(xs), evened(ys)
	filled := make([]network.Point, len(points))
	for i := range points {
		filled[i] = network.Point{X: xs[i], Y: ys[i]}
	}
	return filled
}

// evened returns numbers from 0 to 1 in the same order, see spread.
func evened(values []float64) []float64 {
	if len(values) < 2 {
		return values
	}
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	low, high := values[order[0]], values[order[len(order)-1]]
	next := make([]float64, len(values))
	for rank, i := range order {
		place := 0.5
		if high-low > 1e-6 {
			place = (values[i] - low) / (high - low)
		}
		next[i] = (place + float64(rank)/float64(len(order)-1)) / 2
	}
	return next
}
