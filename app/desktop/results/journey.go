package results

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/articles"
	"laurel/app/chart"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/plot"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// JourneyPage is the identifier of the page of home countries, stops and days.
const JourneyPage = "journey"

// Journey is the page that shows the routes from home countries to stops on a map, and the days below it.
type Journey struct {
	onlyFigures
	s        *session.Session
	figures  *Figures
	overview *Overview // shows the records that a bar counts

	picture *plot.Diagram
	legend  *fyne.Container
	days    *fyne.Container
	side    *fyne.Container
	made    program.Audience // for whom it is drawn
	unknown []*program.Stop
	content *fyne.Container
	body    fyne.CanvasObject
	loading work.Latest
}

// NewJourney makes the page; overview lists the records that are counted.
func NewJourney(s *session.Session, figures *Figures, overview *Overview) *Journey {
	v := &Journey{s: s, figures: figures, overview: overview}
	s.OnProgram(v.onProgram)
	return v
}

// ID identifies the page.
func (v *Journey) ID() string { return JourneyPage }

// Title is the page's chip.
func (v *Journey) Title() string { return locale.L("Journey") }

// Shown draws what has changed while another page was in front, and moves the keyboard to the map.
func (v *Journey) Shown() {
	if v.Returned() {
		v.onProgram(v.s.Program())
	}
	focusPicture(v.s, v.picture)
}

// Commands is none but that of the page itself.
func (v *Journey) Commands() []dialog.Command { return nil }

// Content returns the page's content; it is made once.
func (v *Journey) Content() fyne.CanvasObject {
	if v.content != nil {
		return v.content
	}
	v.picture = plot.NewDiagram()
	v.picture.OnFront = func(int, int) { v.showSide() }
	v.picture.OnOpen = v.open
	v.picture.OnMenu = func(_ int, at fyne.Position) { v.figures.showMenu(v.figure(), at) }
	v.picture.Spoken = v.spoken
	v.legend = look.Flow(14)
	v.days = container.NewStack()
	v.side = container.NewStack()
	head := container.NewBorder(nil, nil, nil, look.Across(6, zoomButtons(v.picture), v.figures.button(v.figure)),
		look.Pad(6, 12, 0, 0, look.Flow(6, v.figures.chip(v.onProgram))))
	picture := look.NewCard(look.Pad(4, 4, 0, 4, container.NewBorder(
		nil, look.Pad(4, 8, 4, 8, v.legend), nil, nil, v.picture,
	)))
	left := look.NewVScroll(look.Pad(1, 2, 2, 1, container.NewBorder(
		nil, look.Pad(10, 0, 0, 0, v.days), nil, nil, picture,
	)))
	split := look.NewSplit(v.s.Prefs, "journey", 0.76, left, look.NewCard(v.side))
	v.body = look.HeadAndBody(look.Pad(8, 16, 8, 16, head), look.Pad(0, 16, 12, 16, split))
	v.content = container.NewStack()
	v.onProgram(v.s.Program())
	return v.content
}

// onProgram draws the program's new value outside the window's goroutine, then shows it.
func (v *Journey) onProgram(p *program.Program) {
	if v.content == nil || v.Waits() {
		return
	}
	if p == nil {
		v.loading.Cancel()
		look.Swap(v.content, v.s.NoProgram(locale.L("No program is open, so there is no journey to show.")))
		return
	}
	type drawn struct {
		picture chart.Diagram
		unknown []*program.Stop
		days    chart.Chart
	}
	audience, l := v.figures.audience, locale.Window()
	work.Run(v.s.Runner, &v.loading, func(ctx context.Context) (drawn, error) {
		edition := edition.For(p, audience).Program
		picture, unknown := articles.Journey(edition, l)
		return drawn{picture, unknown, articles.Days(edition, l)}, ctx.Err()
	}, func(made drawn, err error) {
		if err != nil {
			return // another value is being read
		}
		if len(p.Stops) == 0 {
			look.Swap(v.content, look.NewEmptyState(theme.GridIcon(),
				locale.L("The journey has no stop yet. First enter the cities with their days."),
				locale.L("Edit the stops"), v.s.Command(session.EditStops)))
			return
		}
		v.unknown, v.made = made.unknown, audience
		v.legend.Objects = nil
		for _, k := range made.picture.Kinds {
			v.legend.Add(legendOf(k))
		}
		v.legend.Refresh()
		v.picture.Set(made.picture)
		v.showDays(made.days)
		look.Swap(v.content, v.body)
	})
}

// showDays shows the time line; nothing where no day has anything.
func (v *Journey) showDays(c chart.Chart) {
	if c.Empty() {
		look.Swap(v.days, container.NewStack())
		return
	}
	figure := articles.FigureOf(c, v.made)
	button := v.figures.button(func() articles.Figure { return figure })
	title := container.NewBorder(nil, nil, nil, button, look.Pad(8, 0, 0, 0, look.NewSectionHeading(c.Title).Cutting()))
	bars := plot.NewUprightBars(c, v.overview.open, func(at fyne.Position) { v.figures.showMenu(figure, at) })
	look.Swap(v.days, look.NewCard(look.Pad(6, 12, 10, 16, look.Down(4, title, bars))))
}

// figure is the map as it is shown, to be saved.
func (v *Journey) figure() articles.Figure {
	return articles.FigureOfDiagram(v.picture.Shown(), v.made)
}

// open shows the people of a country, or a stop.
func (v *Journey) open(node int) {
	n := v.picture.Shown().Nodes[node]
	if v.s.Program().Stop(program.ID(n.ID)) != nil {
		v.s.Window.Run(session.EditStops)
		return
	}
	v.overview.open(n.Label, n.Of)
}

// spoken describes a place for screen readers.
func (v *Journey) spoken(node int) string {
	d := v.picture.Shown()
	n := d.Nodes[node]
	return locale.Joined(", ", n.Label, d.Kinds[n.Kind].Name, locale.N("{{.Count}} visitors", n.Weight))
}

// showSide shows what is to be read about the place or the line in front, or about the whole journey, and which stops
// are not on the map.
func (v *Journey) showSide() {
	p := v.s.Program()
	if p == nil {
		return
	}
	d := v.picture.Shown()
	body := look.Down(14)
	node, edge := v.picture.Front()
	switch {
	case node != plot.None:
		n := d.Nodes[node]
		body.Add(look.Down(2, look.NewHeadline(n.Label), look.NewQuiet(locale.Joined(" · ",
			d.Kinds[n.Kind].Name, locale.N("{{.Count}} visitors", n.Weight)))))
		if s := p.Stop(program.ID(n.ID)); s != nil {
			body.Add(look.NewText(locale.Window().Period(s.From, s.Until)))
		}
		v.people(body, p, n.Of)
	case edge != plot.None:
		e := d.Edges[edge]
		body.Add(look.Down(2, look.NewHeadline(locale.Joined(" → ", d.Nodes[e.A].Label, d.Nodes[e.B].Label)),
			look.NewQuiet(locale.N("{{.Count}} visitors", e.Weight))))
		v.people(body, p, e.Of)
	default:
		v.whole(body, d)
	}
	if len(v.unknown) > 0 {
		v.listUnknown(body)
	}
	look.Swap(v.side, look.NewVScroll(look.Pad(18, 20, 16, 20, body)))
}

// people links to the visitors; those of an edition have the names that its audience may have.
func (v *Journey) people(body *fyne.Container, p *program.Program, ids []string) {
	edition := edition.For(p, v.made)
	list := look.Down(4)
	for _, text := range ids {
		id := program.ID(text)
		if person := edition.Person(id); person != nil && person.DisplayName() != "" {
			list.Add(look.NewWrappingLink(person.DisplayName(), func() { v.s.Window.Show(id) }))
		}
	}
	if len(list.Objects) > 0 {
		body.Add(look.NewSection(locale.L("Visitors"), list))
	}
}

// whole lists home countries and stops with how many visitors each has.
func (v *Journey) whole(body *fyne.Container, d chart.Diagram) {
	body.Add(look.NewHeadline(locale.L("From home to the stops")))
	for i, k := range d.Kinds {
		list := chart.Chart{Title: k.Name, Kind: chart.Bars}
		for _, n := range d.Nodes {
			if n.Kind == i {
				row := rowOf(n, n.Weight)
				row.Values[0].Of = []string{n.ID}
				list.Rows = append(list.Rows, row)
			}
		}
		if len(list.Rows) > 0 {
			body.Add(look.NewSection(k.Name, plot.New(list, v.bring)))
		}
	}
	body.Add(
		look.NewWrapped(
			locale.L("A home is shown in the middle of its country, never more precisely."), look.ColorQuiet, "",
		),
	)
}

func (v *Journey) bring(_ string, ids []string) {
	for i, n := range v.picture.Shown().Nodes {
		if n.ID == ids[0] {
			v.picture.Bring(i, plot.None)
		}
	}
}

// listUnknown names the stops that are not on the map, and leads to where their place is set.
func (v *Journey) listUnknown(body *fyne.Container) {
	list := look.Down(6)
	for _, s := range v.unknown {
		list.Add(look.NewStrong(s.City))
	}
	list.Add(look.NewWrapped(locale.L("journey.unknown"), look.ColorQuiet, ""))
	list.Add(look.Flow(0, look.NewButton(locale.L("Edit the stops"), v.s.Command(session.EditStops))))
	body.Add(look.NewSection(locale.L("Not on the map"), list))
}
