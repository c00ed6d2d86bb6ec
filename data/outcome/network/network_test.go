package network_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"laurel/data/outcome"
	"laurel/data/outcome/network"
	"laurel/data/program"
	"laurel/data/programtest"
)

// groups is a network of groups in which each is joined to each, and each group to the next by one edge.
func groups(count, size int) network.Graph {
	var g network.Graph
	for i := range count * size {
		g.Nodes = append(g.Nodes, network.Node{ID: program.ID(fmt.Sprint(i)), Kind: network.Person})
	}
	for group := range count {
		for a := range size {
			for b := range a {
				g.Edges = append(g.Edges, network.Edge{A: group*size + a, B: group*size + b, Strength: 2})
			}
		}
		if group > 0 {
			g.Edges = append(g.Edges, network.Edge{A: group * size, B: (group - 1) * size, Strength: 1})
		}
	}
	return g
}

func distance(a, b network.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

func TestGroupsLieTogether(t *testing.T) {
	const count, size = 5, 12
	points := groups(count, size).Layout()
	for i, p := range points {
		if !(p.X >= 0 && p.X <= 1 && p.Y >= 0 && p.Y <= 1) {
			t.Fatalf("node %d is at %v", i, p)
		}
		within, beyond := 0.0, 0.0
		for k, q := range points {
			if k/size == i/size {
				within += distance(p, q) / (size - 1)
			} else {
				beyond += distance(p, q) / ((count - 1) * size)
			}
		}
		if within > beyond/2 {
			t.Errorf("node %d is %.2f from its own and %.2f from the others", i, within, beyond)
		}
	}
}

func TestTheSameNetworkHasTheSamePicture(t *testing.T) {
	a, b := groups(4, 9).Layout(), groups(4, 9).Layout()
	if !slices.Equal(a, b) {
		t.Error("the points differ")
	}
}

func TestSmallNetworksAreInTheMiddle(t *testing.T) {
	if got := (network.Graph{}).Layout(); len(got) != 0 {
		t.Errorf("nothing is at %v", got)
	}
	if got := groups(1, 1).Layout(); got[0] != (network.Point{X: 0.5, Y: 0.5}) {
		t.Errorf("one is at %v", got)
	}
	two := groups(1, 2).Layout()
	if distance(two[0], two[1]) < 0.9 {
		t.Errorf("two are at %v", two)
	}
}

func TestFiveHundredNodesTakeLessThanASecond(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time: not in -short")
	}
	start := time.Now()
	points := groups(20, 25).Layout()
	if took := time.Since(start); took > 8*time.Second { // a second by itself; machines under test are busy
		t.Errorf("%d nodes took %s", len(points), took)
	}
}

func BenchmarkLayout500(b *testing.B) {
	g := groups(20, 25)
	for b.Loop() {
		g.Layout()
	}
}

func TestTheNetworkIsOfTheTies(t *testing.T) {
	p := programtest.Outcome(3, programtest.Size{People: 15, Contacts: 12, Meetings: 40, Connections: 10})
	g := network.Of(p, network.Filter{})
	strength := map[[2]program.ID]int{}
	for _, tie := range outcome.Ties(p) {
		strength[[2]program.ID{tie.A, tie.B}] = tie.Strength()
	}
	found := 0
	for _, e := range g.Edges {
		a, b := g.Nodes[e.A], g.Nodes[e.B]
		if n := strength[[2]program.ID{a.ID, b.ID}]; n > 0 {
			found++
			isMore := b.Kind == network.Organisation && e.Strength > n // who was received is counted too
			if n != e.Strength && !isMore || len(e.Records) < n {
				t.Errorf("%s and %s: %d, not %d, of %v", a.Name, b.Name, e.Strength, n, e.Records)
			}
			continue
		}
		if b.Kind != network.Organisation || a.Kind == network.Contact && p.Contact(a.ID).Organisation != b.ID {
			t.Errorf("%s and %s are joined by nothing", a.Name, b.Name)
		}
	}
	if found != len(strength) {
		t.Errorf("%d of %d ties are edges", found, len(strength))
	}
	for _, person := range outcome.People(p, outcome.Visitors...) {
		if !slices.ContainsFunc(g.Nodes, func(n network.Node) bool { return n.ID == person.ID }) {
			t.Errorf("%s is not there", person.DisplayName())
		}
	}
	stop := network.Of(p, network.Filter{
		Stop: p.Stops[0].ID, Without: []network.Kind{network.Organisation},
	})
	for _, e := range stop.Edges {
		for _, id := range e.Records {
			if m := p.Meeting(id); m != nil && m.Stop != p.Stops[0].ID {
				t.Errorf("%s is elsewhere", m.Title)
			}
		}
	}
	for _, n := range stop.Nodes {
		if n.Kind == network.Organisation {
			t.Errorf("%s is there", n.Name)
		}
	}
}

func TestAHugeNetworkIsCutToThoseWithMostEdges(t *testing.T) {
	g := groups(3, 4)
	g.Nodes = append(g.Nodes, network.Node{ID: "alone"}, network.Node{ID: "hub"})
	for i := range 12 {
		g.Edges = append(g.Edges, network.Edge{A: 13, B: i, Strength: i})
	}
	if whole, isPart := g.Strongest(14); isPart || len(whole.Nodes) != 14 {
		t.Errorf("a network of 14 is cut to %d", len(whole.Nodes))
	}
	part, isPart := g.Strongest(13)
	if !isPart || len(part.Nodes) != 13 || part.Nodes[12].ID != "hub" || len(part.Edges) != len(g.Edges) {
		t.Fatalf("%d nodes and %d edges are left, the last is %s", len(part.Nodes), len(part.Edges), part.Nodes[12].ID)
	}
	for i, e := range part.Edges {
		before := g.Edges[i]
		if part.Nodes[e.A].ID != g.Nodes[before.A].ID || part.Nodes[e.B].ID != g.Nodes[before.B].ID {
			t.Errorf("edge %d has other ends", i)
		}
	}
}
