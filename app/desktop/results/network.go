package results

import (
	"context"
	"slices"

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
	"laurel/data/outcome/network"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// NetworkPage is the identifier of the page of who met whom.
const NetworkPage = "network"

// Network is the page that shows who met whom as a picture, beside what is in front of it.
type Network struct {
	onlyFigures
	s       *session.Session
	figures *Figures

	program *program.Program // the edition that is shown
	made    program.Audience // whose it is
	filter  network.Filter

	picture *plot.Diagram
	networkPanes
	loading work.Latest
}

// networkPanes are the parts of the page.
type networkPanes struct {
	legend  *fyne.Container
	side    *fyne.Container
	filters []*look.FilterChip // theme, stop, kinds
	content *fyne.Container
	body    fyne.CanvasObject
	stage   *fyne.Container // below the chips: the picture, or why there is none
	shown   fyne.CanvasObject
	hidden  fyne.CanvasObject
}

// NewNetwork makes the page; it follows the session's program.
func NewNetwork(s *session.Session, figures *Figures) *Network {
	v := &Network{s: s, figures: figures}
	s.OnProgram(v.onProgram)
	return v
}

// ID identifies the page.
func (v *Network) ID() string { return NetworkPage }

// Title is the page's chip.
func (v *Network) Title() string { return locale.L("Network") }

// Shown draws what has changed while another page was in front, and moves the keyboard to the picture.
func (v *Network) Shown() {
	if v.Returned() {
		v.onProgram(v.s.Program())
	}
	focusPicture(v.s, v.picture)
}

// focusPicture moves the keyboard to a picture, once it is made.
func focusPicture(s *session.Session, picture *plot.Diagram) {
	if picture != nil {
		s.FocusSoon(func() { look.Focus(picture) })
	}
}

// Commands lists what the page can do.
func (v *Network) Commands() []dialog.Command {
	isShown := func() bool { return v.content != nil && v.program != nil }
	return ofReports(
		dialog.Command{
			ID: "network.whole", Title: locale.L("Show the whole network"), Enabled: isShown,
			Action: func() { v.picture.Whole() },
		},
		dialog.Command{
			ID: "network.table", Title: locale.L("Show the network as a table"), Enabled: isShown,
			Action: func() { v.figures.showTable(v.figure()) },
		},
	)
}

// Content returns the page's content; it is made once.
func (v *Network) Content() fyne.CanvasObject {
	if v.content != nil {
		return v.content
	}
	v.picture = plot.NewDiagram()
	v.picture.OnFront = func(int, int) { v.showSide() }
	v.picture.OnOpen = func(node int) { v.open(node) }
	v.picture.OnMenu = v.showMenu
	v.picture.Spoken = v.spoken
	v.legend = look.Flow(14)
	v.side = container.NewStack()
	v.filters = []*look.FilterChip{
		look.NewMenuChip("", look.Neutral, v.themeMenu), look.NewMenuChip("", look.Neutral, v.stopMenu),
		look.NewMenuChip("", look.Neutral, v.kindMenu),
	}
	chips := look.Flow(6, v.figures.chip(v.onProgram))
	for _, chip := range v.filters {
		chips.Add(chip)
	}
	head := container.NewBorder(nil, nil, nil, look.Across(6, zoomButtons(v.picture), v.figures.button(v.figure)),
		look.Pad(6, 12, 0, 0, chips))
	picture := container.NewBorder(nil, look.Pad(4, 8, 4, 8, v.legend), nil, nil, v.picture)
	split := look.NewSplit(
		v.s.Prefs, "network", 0.74, look.NewCard(look.Pad(4, 4, 0, 4, picture)), look.NewCard(v.side),
	)
	v.shown, v.hidden = look.Pad(0, 16, 12, 16, split), v.hiddenState()
	v.stage = container.NewStack()
	v.body = look.HeadAndBody(look.Pad(8, 16, 8, 16, head), v.stage)
	v.content = container.NewStack()
	v.onProgram(v.s.Program())
	return v.content
}

// zoomButtons make a picture larger and smaller, and show all of it.
func zoomButtons(d *plot.Diagram) fyne.CanvasObject {
	const step = 1.5
	return look.Across(4,
		look.NewIconButton(theme.ZoomInIcon(), locale.L("Zoom in (+)"), func() { d.ZoomMiddle(step) }),
		look.NewIconButton(theme.ZoomOutIcon(), locale.L("Zoom out (-)"), func() { d.ZoomMiddle(1 / step) }),
		look.NewIconButton(theme.ZoomFitIcon(), locale.L("Show everything (0)"), d.Whole))
}

// onProgram lays the program's new value out outside the window's goroutine, then shows it.
func (v *Network) onProgram(p *program.Program) {
	if v.content == nil || v.Waits() {
		return
	}
	if p == nil {
		v.loading.Cancel()
		v.program = nil
		look.Swap(v.content, v.s.NoProgram(locale.L("No program is open, so there is nobody to show.")))
		return
	}
	if v.program == nil || v.program.ID != p.ID {
		v.filter = network.Filter{}
	}
	type laidOut struct {
		program *program.Program
		picture chart.Diagram
	}
	audience := v.figures.audience
	filter := v.filter
	l := locale.Window()
	work.Run(v.s.Runner, &v.loading, func(ctx context.Context) (laidOut, error) {
		edition := edition.For(p, audience)
		picture := articles.Network(edition, filter, l)
		return laidOut{edition.Program, picture}, ctx.Err()
	}, func(made laidOut, err error) {
		if err != nil {
			return // another value is being read
		}
		v.program, v.made = made.program, audience
		v.picture.Set(made.picture)
		v.showFilters()
		if made.picture.Empty() && v.isAll() && audience == program.Internal {
			look.Swap(v.content, v.emptyState())
			return
		}
		look.Swap(v.content, v.body)
		if made.picture.Empty() && audience != program.Internal {
			look.Swap(v.stage, v.hidden)
			return
		}
		look.Swap(v.stage, v.shown)
		v.legend.Objects = nil
		for _, k := range made.picture.Kinds {
			v.legend.Add(legendOf(k))
		}
		v.legend.Refresh()
	})
}

// legendOf shows what a kind of points looks like.
func legendOf(k chart.NodeKind) fyne.CanvasObject {
	const side = 11
	corner := float32(side) / 2
	if k.Square {
		corner = 3
	}
	mark := look.Fixed(side, side, look.NewRounded(plot.Tone(k.Series).Strong(), corner))
	return look.Across(6, look.Pad(4, 0, 0, 0, mark), look.NewQuiet(k.Name))
}

func (v *Network) emptyState() fyne.CanvasObject {
	if len(v.s.Program().Meetings) == 0 {
		return look.NewEmptyState(theme.AccountIcon(),
			locale.L("Nobody has met anybody yet. First add meetings with their contacts to the schedule."),
			locale.L("Show the schedule"), func() { v.s.Window.Run("view." + session.ScheduleTab) })
	}
	return look.NewEmptyState(theme.AccountIcon(),
		locale.L("No meeting names the people met there. Add contacts to the meetings to draw the network."),
		locale.L("Show the schedule"), func() { v.s.Window.Run("view." + session.ScheduleTab) })
}

// hiddenState is shown to an audience that may have nobody of the network.
func (v *Network) hiddenState() fyne.CanvasObject {
	return look.NewEmptyState(theme.VisibilityOffIcon(),
		locale.L("This audience may not see who met whom, or nobody has agreed to be named."),
		locale.L("Show the office’s figures"), func() { v.figures.choose(program.Internal) })
}

func (v *Network) isAll() bool {
	return v.filter.Stop == "" && v.filter.Theme == "" && len(v.filter.Without) == 0
}

// narrow shows the part of the network that a filter leaves.
func (v *Network) narrow(f network.Filter) {
	v.filter = f
	v.onProgram(v.s.Program())
}

// showFilters writes on the chips what is chosen.
func (v *Network) showFilters() {
	set := func(chip *look.FilterChip, usual, chosen string) {
		if chosen == "" {
			chip.Set(usual, -1, false)
			return
		}
		chip.Set(chosen, -1, true)
	}
	city, kinds := "", ""
	if s := v.program.Stop(v.filter.Stop); s != nil {
		city = s.City
	}
	if len(v.filter.Without) > 0 {
		kinds = locale.L("Some are hidden")
	}
	set(v.filters[0], locale.L("All themes"), v.program.ThemeName(v.filter.Theme, locale.Window()))
	set(v.filters[1], locale.L("All stops"), city)
	set(v.filters[2], locale.L("People and organisations"), kinds)
}

func (v *Network) themeMenu() *fyne.Menu {
	var ids []program.ThemeID
	for _, t := range v.program.ThemeList() {
		ids = append(ids, t.ID)
	}
	return menuOf(locale.L("All themes"), ids, v.filter.Theme,
		func(id program.ThemeID) string { return v.program.ThemeName(id, locale.Window()) },
		func(id program.ThemeID) {
			next := v.filter
			next.Theme = id
			v.narrow(next)
		})
}

func (v *Network) stopMenu() *fyne.Menu {
	var ids []program.ID
	for _, s := range v.program.Stops {
		ids = append(ids, s.ID)
	}
	return menuOf(locale.L("All stops"), ids, v.filter.Stop,
		func(id program.ID) string { return v.program.Stop(id).City },
		func(id program.ID) {
			next := v.filter
			next.Stop = id
			v.narrow(next)
		})
}

// menuOf offers all and each of some values.
func menuOf[T comparable](all string, values []T, chosen T, name func(T) string, choose func(T)) *fyne.Menu {
	var none T
	menu := fyne.NewMenu("")
	for _, value := range append([]T{none}, values...) {
		text := all
		if value != none {
			text = name(value)
		}
		item := fyne.NewMenuItem(text, func() { choose(value) })
		item.Checked = value == chosen
		menu.Items = append(menu.Items, item)
	}
	return menu
}

// kindMenu hides and shows kinds of points.
func (v *Network) kindMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, one := range []struct {
		kind network.Kind
		name string
	}{
		{network.Person, locale.L("Visitors")},
		{network.Contact, locale.L("Contacts")},
		{network.Organisation, locale.L("Organisations")},
	} {
		isHidden := slices.Contains(v.filter.Without, one.kind)
		item := fyne.NewMenuItem(one.name, func() {
			next := v.filter
			next.Without = slices.DeleteFunc(slices.Clone(v.filter.Without), func(k network.Kind) bool {
				return k == one.kind
			})
			if !isHidden {
				next.Without = append(next.Without, one.kind)
			}
			v.narrow(next)
		})
		item.Checked = !isHidden
		menu.Items = append(menu.Items, item)
	}
	return menu
}

// figure is the picture as it is shown, to be saved.
func (v *Network) figure() articles.Figure {
	return articles.FigureOfDiagram(v.picture.Shown(), v.made)
}

// open shows the record of a point.
func (v *Network) open(node int) { v.s.Window.Show(program.ID(v.picture.Shown().Nodes[node].ID)) }

func (v *Network) showMenu(node int, at fyne.Position) {
	var items []*fyne.MenuItem
	if node != plot.None {
		name := locale.Values{"Name": v.picture.Shown().Nodes[node].Label}
		items = append(
			items,
			fyne.NewMenuItem(
				locale.L("Show who {{.Name}} is linked to", name),
				func() { v.picture.Bring(node, plot.None) },
			),
			fyne.NewMenuItem(locale.L("Open {{.Name}}", name), func() { v.open(node) }),
		)
	}
	v.figures.showMenu(v.figure(), at, items...)
}

// spoken describes a point for screen readers.
func (v *Network) spoken(node int) string {
	d := v.picture.Shown()
	n := d.Nodes[node]
	return locale.Joined(", ", n.Label, d.Kinds[n.Kind].Name, locale.N("linked to {{.Count}}", len(d.Near(node))))
}
