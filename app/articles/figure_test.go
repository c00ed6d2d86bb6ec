package articles

import (
	"bytes"
	"context"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"laurel/app/chart"
	"laurel/app/request"
	"laurel/data/geo"
	"laurel/data/locale"
	"laurel/data/outcome/network"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/programtest"
)

// met is a program in which one person may be named, one has refused and one was not asked; all met the same contact.
func met() *program.Program {
	p := programtest.Outcome(7, programtest.Size{People: 8, Contacts: 6, Meetings: 24, Connections: 4})
	p.Stops[1].City, p.Stops[1].Country = "Nirgendwo", "US"
	for i, person := range p.People {
		named := *person
		named.Consent.Name = []program.Answer{program.Yes, program.No, program.Unknown}[i%3]
		named.Cancelled, named.Role, named.Alias, named.Country = false, program.Awardee, "", "KH"
		p.People[i] = &named
	}
	return p
}

func TestWhoMayNotBeNamedIsNoPointOfTheNetwork(t *testing.T) {
	p := met()
	for _, audience := range program.Audiences() {
		e := edition.For(p, audience)
		d := Network(e, network.Filter{}, locale.English)
		for _, n := range d.Nodes {
			person := e.Person(program.ID(n.ID))
			if person != nil && person.Given+person.Family == "" && audience != program.Internal {
				t.Errorf("%s: %s is in the picture without a name", audience, n.Label)
			}
		}
		for _, original := range p.People {
			hidden := e.Person(original.ID) == nil || e.Person(original.ID).Family == ""
			isThere := slices.ContainsFunc(d.Nodes, func(n chart.Node) bool { return n.ID == string(original.ID) })
			if hidden == isThere {
				t.Errorf("%s: %s is in the picture: %v", audience, original.DisplayName(), isThere)
			}
			if hidden && strings.Contains(d.Alt(), original.Family) {
				t.Errorf("%s: the description names %s", audience, original.DisplayName())
			}
		}
	}
}

func TestTheNetworkCountsItsLines(t *testing.T) {
	p := met()
	d := Network(edition.For(p, program.Internal), network.Filter{}, locale.English)
	counts := make([]int, len(d.Nodes))
	for _, e := range d.Edges {
		counts[e.A]++
		counts[e.B]++
		a, b := p.Person(program.ID(d.Nodes[e.A].ID)), p.Contact(program.ID(d.Nodes[e.B].ID))
		if a == nil || b == nil {
			continue
		}
		together := 0
		for _, m := range p.Meetings {
			if m.TakesPlace() && slices.Contains(m.Contacts, b.ID) && slices.Contains(p.Attendance().WereAt(m), a) {
				together++
			}
		}
		isNoted := slices.ContainsFunc(p.Connections, func(c *program.Connection) bool {
			return c.From.ID() == a.ID && c.To.ID() == b.ID || c.From.ID() == b.ID && c.To.ID() == a.ID
		})
		if isNoted {
			together++
		}
		if e.Weight != together {
			t.Errorf("%s and %s: %d, not %d", a.DisplayName(), b.Name, e.Weight, together)
		}
	}
	for i, n := range d.Nodes {
		if n.Weight != counts[i] || n.X < 0 || n.X > 1 || n.Y < 0 || n.Y > d.Height {
			t.Errorf("%s counts %d at %.2f %.2f, and has %d lines", n.Label, n.Weight, n.X, n.Y, counts[i])
		}
	}
	for _, kind := range []network.Kind{network.Person, network.Contact, network.Organisation} {
		narrowed := Network(edition.For(p, program.Internal), network.Filter{Without: []network.Kind{kind}}, "en")
		for _, n := range narrowed.Nodes {
			if networkKinds[n.Kind].kind == kind {
				t.Errorf("%s is shown, though its kind is hidden", n.Label)
			}
		}
	}
}

func TestAStopWhosePlaceIsNotKnownIsListed(t *testing.T) {
	p := met()
	d, unknown := Journey(p, locale.English)
	if len(unknown) != 1 || unknown[0].City != "Nirgendwo" || !strings.Contains(d.Note, "Nirgendwo") {
		t.Errorf("not on the map: %v, %q", unknown, d.Note)
	}
	p.Stops[1].Hotel.Position = geo.Position{Known: true, Latitude: 42, Longitude: -71}
	if d, unknown = Journey(p, locale.English); len(unknown) > 0 || d.Note != "" {
		t.Errorf("the place of its hotel is known, but not on the map: %v, %q", unknown, d.Note)
	}
	if d, _ := Journey(edition.For(p, program.Public).Program, locale.English); strings.Contains(
		d.Alt(),
		"Cambodia 8",
	) {
		t.Errorf("the public gets the homes of those who refused: %s", d.Alt())
	}
}

func TestAFigureIsSavedInEachFormat(t *testing.T) {
	p := met()
	e := edition.For(p, program.Internal)
	r := request.Of(e)
	for _, f := range []Figure{
		FigureOf(PeopleByCountry(p, locale.English), e.Audience), FigureOf(Days(p, "fr"), e.Audience),
		FigureOfDiagram(Network(e, network.Filter{}, "es"), e.Audience),
	} {
		for _, r.Format = range FigureFormats() {
			data, err := f.Write(context.Background(), r)
			if err != nil {
				t.Fatalf("%s as %s: %v", f.Title, r.Format, err)
			}
			again, _ := f.Write(context.Background(), r)
			if !bytes.Equal(data, again) && r.Format != request.XLSX {
				t.Errorf("%s as %s is another file each time", f.Title, r.Format)
			}
			switch r.Format {
			case PNG:
				if picture, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || picture.Width != 1376 {
					t.Errorf("%s: %v, %v", f.Title, picture, err)
				}
			case request.PDF:
				if !bytes.HasPrefix(data, []byte("%PDF")) {
					t.Errorf("%s is no PDF", f.Title)
				}
			case request.XLSX:
				checkSheets(t, f, data)
			}
		}
	}
	r.Format = request.CSV
	if _, err := (Figure{}).Write(context.Background(), r); err == nil {
		t.Error("a figure is saved in a format that it does not have")
	}
}

// checkSheets reads a figure's workbook back.
func checkSheets(t *testing.T, f Figure, data []byte) {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil || len(rows) != len(f.Tables[i].Rows)+1 {
			t.Fatalf("%s, sheet %s: %d rows, want %d (%v)", f.Title, name, len(rows), len(f.Tables[i].Rows)+1, err)
		}
		for k, row := range f.Tables[i].Rows {
			for c, cell := range row {
				if text := CellText(cell, locale.English); text != "" && rows[k+1][c] != text {
					t.Errorf("%s, row %d: %q, want %q", name, k, rows[k+1][c], text)
				}
			}
		}
	}
}
