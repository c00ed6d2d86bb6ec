package results

import (
	"cmp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"laurel/app/chart"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/plot"
	"laurel/data/locale"
	"laurel/data/program"
)

// mostClosest is how many are listed as the closest.
const mostClosest = 8

// showSide shows what is to be read about what is in front, or about the whole network.
func (v *Network) showSide() {
	if v.program == nil {
		return
	}
	d := v.picture.Shown()
	body := look.Down(14)
	node, edge := v.picture.Front()
	switch {
	case node != plot.None:
		v.node(body, d, node)
	case edge != plot.None:
		v.edge(body, d, edge)
	default:
		v.whole(body, d)
	}
	look.Swap(v.side, look.NewVScroll(look.Pad(18, 20, 16, 20, body)))
}

// whole is about the whole network: how many there are, who is joined to most, and how one looks around.
func (v *Network) whole(body *fyne.Container, d chart.Diagram) {
	counts := make([]int, len(d.Kinds))
	all := make([]int, len(d.Nodes))
	for i, n := range d.Nodes {
		counts[n.Kind]++
		all[i] = i
	}
	body.Add(look.NewHeadline(d.Title))
	var facts []look.Fact
	for i, k := range d.Kinds {
		facts = append(facts, look.Fact{Label: k.Plural, Value: strconv.Itoa(counts[i])})
	}
	facts = append(facts, look.Fact{Label: locale.L("Lines"), Value: strconv.Itoa(len(d.Edges))})
	body.Add(look.NewKeyValues(facts...))
	slices.SortStableFunc(all, func(a, b int) int { return d.Nodes[b].Weight - d.Nodes[a].Weight })
	c := chart.Chart{Title: locale.L("Most connected"), Kind: chart.Bars}
	for _, i := range all[:min(len(all), mostClosest)] {
		c.Rows = append(c.Rows, rowOf(d.Nodes[i], d.Nodes[i].Weight))
	}
	body.Add(look.NewSection(c.Title, plot.New(c, v.bring)))
	body.Add(look.NewWrapped(locale.L("network.keys"), look.ColorQuiet, ""))
	if d.Note != "" {
		body.Add(look.NewWrapped(d.Note, look.ColorQuiet, ""))
	}
}

func rowOf(n chart.Node, count int) chart.Row {
	return chart.Row{Label: n.Label, Values: []chart.Value{{
		Number: float64(count), Text: strconv.Itoa(count), Of: []string{n.ID},
	}}}
}

// bring brings the point of the first of some records to the front.
func (v *Network) bring(_ string, ids []string) {
	at := slices.IndexFunc(v.picture.Shown().Nodes, func(n chart.Node) bool { return n.ID == ids[0] })
	if at >= 0 {
		v.picture.Bring(at, plot.None)
	}
}

// node is about one point: whom it is closest to, what was agreed, who introduced it, in which meetings.
func (v *Network) node(body *fyne.Container, d chart.Diagram, node int) {
	n := d.Nodes[node]
	body.Add(look.Down(2, look.NewHeadline(n.Label), look.NewWrapped(v.about(n, d.Kinds[n.Kind].Name),
		look.ColorQuiet, "")))
	body.Add(look.Flow(8,
		look.NewButton(locale.L("Open"), func() { v.open(node) }),
		look.NewButton(locale.L("Show everyone"), func() { v.picture.Bring(plot.None, plot.None) })))
	closest := chart.Chart{Title: locale.L("Closest"), Kind: chart.Bars}
	var records []string
	for _, e := range slices.Backward(d.Edges) {
		if e.A != node && e.B != node {
			continue
		}
		records = append(records, e.Of...)
		if len(closest.Rows) < mostClosest && e.Weight > 0 {
			closest.Rows = append(closest.Rows, rowOf(d.Nodes[e.A+e.B-node], e.Weight))
		}
	}
	if len(closest.Rows) > 0 {
		body.Add(look.NewSection(closest.Title, plot.New(closest, v.bring)))
	}
	v.isAt(body, d, node)
	v.agreed(body, records)
	v.meetings(body, records)
}

// about describes a point in a line.
func (v *Network) about(n chart.Node, kind string) string {
	parts := []string{kind}
	id := program.ID(n.ID)
	if person := v.program.Person(id); person != nil {
		parts = append(parts, locale.Window().RegionName(string(person.Country)))
	}
	if c := v.program.Contact(id); c != nil {
		parts = append(parts, c.Title, v.program.PartyName(program.Party{Organisation: c.Organisation}))
	}
	return locale.Joined(" · ", append(parts, locale.N("linked to {{.Count}}", n.Weight))...)
}

// isAt lists whom a line joins because a contact is at an organisation.
func (v *Network) isAt(body *fyne.Container, d chart.Diagram, node int) {
	list := look.Down(4)
	for _, e := range d.Edges {
		if e.Weight > 0 || e.A != node && e.B != node {
			continue
		}
		other := e.A + e.B - node
		list.Add(look.NewWrappingLink(d.Nodes[other].Label, func() { v.picture.Bring(other, plot.None) }))
	}
	title := locale.L("Organisation")
	if v.program.Organisation(program.ID(d.Nodes[node].ID)) != nil {
		title = locale.L("Contacts")
	}
	if len(list.Objects) > 0 {
		body.Add(look.NewSection(title, list))
	}
}

// edge is about one line: the meetings and connections of two.
func (v *Network) edge(body *fyne.Container, d chart.Diagram, edge int) {
	e := d.Edges[edge]
	body.Add(look.NewHeadline(locale.Joined(" – ", d.Nodes[e.A].Label, d.Nodes[e.B].Label)))
	text := locale.N("{{.Count}} meetings together", len(v.meetingsOf(e.Of)))
	if e.Weight == 0 {
		text = locale.L("A contact at this organisation.")
	}
	body.Add(look.NewWrapped(text, look.ColorQuiet, ""))
	buttons := look.Flow(8)
	for _, node := range []int{e.A, e.B} {
		buttons.Add(look.NewButton(d.Nodes[node].Short(), func() { v.picture.Bring(node, plot.None) }))
	}
	body.Add(buttons)
	v.agreed(body, e.Of)
	v.meetings(body, e.Of)
}

// meetingsOf returns those of some records that are meetings, each once, by their start.
func (v *Network) meetingsOf(ids []string) (found []*program.Meeting) {
	for _, id := range ids {
		if m := v.program.Meeting(program.ID(id)); m != nil && !slices.Contains(found, m) {
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(a, b *program.Meeting) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.ID, b.ID))
	})
	return found
}

// meetings links to the meetings among some records.
func (v *Network) meetings(body *fyne.Container, ids []string) {
	list := look.Down(4)
	for _, m := range v.meetingsOf(ids) {
		list.Add(look.NewWrappingLink(nameOf(v.program, m.ID), func() { v.s.Window.Show(m.ID) }))
	}
	if len(list.Objects) > 0 {
		body.Add(look.NewSection(locale.L("Meetings"), list))
	}
}

// agreed lists what was agreed with the connections among some records, and who introduced the two.
func (v *Network) agreed(body *fyne.Container, ids []string) {
	today := v.s.Today()
	followUps, introduced := look.Down(6), look.Down(4)
	for _, c := range v.program.Connections {
		if !slices.Contains(ids, string(c.ID)) {
			continue
		}
		if by := v.program.PartyName(c.Introduced); by != "" {
			introduced.Add(look.NewText(by))
		}
		f := program.FollowUp{
			Record: c, Text: c.FollowUp, Owner: c.FollowUpOwner, Due: c.FollowUpDue, State: c.FollowUpState,
		}
		if f.Text == "" && f.State == "" {
			continue
		}
		r := followUpRow(v.program, f, today)
		line := look.Flow(6)
		for _, chip := range r.chips {
			line.Add(look.NewChip(chip.Text, chip.Tone))
		}
		followUps.Add(look.Down(2, line, look.NewParagraph(r.text)))
	}
	if len(followUps.Objects) > 0 {
		body.Add(look.NewSection(locale.L("Follow-ups"), followUps))
	}
	if len(introduced.Objects) > 0 {
		body.Add(look.NewSection(locale.L("Introduced by"), introduced))
	}
}
