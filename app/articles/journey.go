package articles

import (
	"time"

	"laurel/app/atlas"
	"laurel/app/chart"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/program/zones"
)

// The kinds of points on the map.
const (
	homeKind = iota
	stopKind
)

// Journey shows on a map of the world how the visitors come from their home countries to the stops. A home is shown in
// the middle of its country. The stops whose place is not known are returned beside it.
func Journey(p *program.Program, l locale.Language) (chart.Diagram, []*program.Stop) {
	d := chart.Diagram{
		ID: "journey", Title: l.Text("chart.journey"), Height: atlas.Height(), Bows: true,
		Kinds: []chart.NodeKind{
			{Name: l.Text("chart.journey.home"), Series: 0, Radius: 3},
			{Name: l.Text("chart.journey.stop"), Series: 1, Square: true, Radius: 3.5},
		},
		NodeTitles: [3]string{l.Text("chart.journey.place"), l.Text("Kind"), l.Text("chart.journey.people")},
		EdgeTitles: [3]string{l.Text("chart.from"), l.Text("chart.to"), l.Text("chart.journey.people")},
	}
	nodes := map[string]int{} // places in Nodes by country or stop
	add := func(key, label string, kind int, at atlas.Point, people []program.ID) {
		x, y := at.OnMap()
		nodes[key] = len(d.Nodes)
		d.Nodes = append(d.Nodes, chart.Node{
			ID: key, Label: label, Kind: kind, X: x, Y: y, Weight: len(people), Of: idTexts(people),
		})
	}
	var unknown []*program.Stop
	for _, s := range p.Stops {
		at, known := placeOf(s)
		if !known {
			unknown = append(unknown, s)
			continue
		}
		var here []program.ID
		for _, person := range outcome.People(p, outcome.Visitors...) {
			if person.IsIn(s) {
				here = append(here, person.ID)
			}
		}
		add(string(s.ID), s.City, stopKind, at, here)
	}
	homes := map[string]bool{}
	for _, c := range outcome.PeopleByCountry(p, outcome.Visitors...) {
		if at, known := atlas.Country(c.Key); known {
			add(c.Key, c.Name(l), homeKind, at, c.Records)
			homes[c.Key] = true
		}
	}
	d.Ground = world(homes)
	for _, leg := range outcome.Journeys(p) {
		from, hasFrom := nodes[string(leg.Country)+string(leg.From)] // one of them is empty
		to, hasTo := nodes[string(leg.To)]
		if hasFrom && hasTo {
			d.Edges = append(d.Edges, chart.Edge{A: from, B: to, Weight: len(leg.People), Of: idTexts(leg.People)})
		}
	}
	if len(unknown) > 0 {
		var cities []string
		for _, s := range unknown {
			cities = append(cities, s.City)
		}
		d.Note = l.Text("chart.journey.unknown", locale.Values{"Cities": l.And(cities...)})
	}
	return d, unknown
}

// world returns the outlines of all countries; those that are homes of visitors are marked.
func world(homes map[string]bool) (ground []chart.Ground) {
	for _, o := range atlas.Outlines() {
		one := chart.Ground{Marked: homes[o.Country]}
		for _, at := range o.Points {
			x, y := at.OnMap()
			one.Points = append(one.Points, x, y)
		}
		ground = append(ground, one)
	}
	return ground
}

// placeOf returns where a stop is: at its hotel, or where its city is.
func placeOf(s *program.Stop) (atlas.Point, bool) {
	if at := s.Hotel.Position; at.Known {
		return atlas.Point{Longitude: at.Longitude, Latitude: at.Latitude}, true
	}
	country := s.Country
	if country == "" {
		country = zones.CountryOf(s.Zone)
	}
	return atlas.City(s.City, string(country), standardHours(s))
}

// standardHours returns how far the stop's standard time is ahead of UTC; zero where its zone is not known.
func standardHours(s *program.Stop) float64 {
	location, err := s.Zone.Location()
	if err != nil {
		return 0
	}
	const anyYear = 2025
	_, winter := time.Date(anyYear, time.January, 1, 0, 0, 0, 0, location).Zone()
	_, summer := time.Date(anyYear, time.July, 1, 0, 0, 0, 0, location).Zone()
	return time.Duration(min(winter, summer) * int(time.Second)).Hours()
}

// Days shows the days of the program with their stops and how many visits each has.
func Days(p *program.Program, l locale.Language) chart.Chart {
	table := outcome.VisitsByDay(p)
	c := chart.Chart{ID: "days", Title: l.Text("chart.days"), Kind: chart.Timeline}
	for _, column := range table.Columns {
		c.Series = append(c.Series, column.Name(l))
	}
	for _, row := range table.Rows {
		line := chart.Row{Label: row.Name(l)}
		for _, column := range table.Columns {
			v := valueOf(table.Cell(row.Key, column.Key))
			if s := p.Stop(program.ID(column.Key)); v.Number == 0 && s != nil && !s.From.IsZero() &&
				!s.Until.IsZero() && includes(s, row.Key) {
				v.Text = "0" // the delegation is there
			}
			line.Values = append(line.Values, v)
		}
		c.Rows = append(c.Rows, line)
	}
	return c
}

// includes reports whether a day, as ISO 8601 has it, lies in a stop's stay.
func includes(s *program.Stop, day string) bool {
	return s.From.String() <= day && day <= s.Until.String()
}
