package results

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/articles"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/plot"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// AcrossPage is the identifier of the page across programs.
const AcrossPage = "across"

// Across is the page of what all programs add up to: years side by side, the countries ever welcomed, hosts, alumni and
// contacts who have moved on. It reads when it is shown, since programs of other files may have changed.
type Across struct {
	onlyFigures
	s         *session.Session
	catalogue documents.Catalogue
	figures   *Figures
	reader    libraryReader

	library library
	wanted  located // is shown once its program is open
	stop    context.CancelFunc
	bar     *look.Text
	chip    *look.FilterChip
	content *fyne.Container
	reading bool
}

// NewAcross makes the page; the catalogue has the document of the same figures.
func NewAcross(s *session.Session, catalogue documents.Catalogue, figures *Figures) *Across {
	v := &Across{s: s, catalogue: catalogue, figures: figures}
	s.OnProgram(v.onProgram)
	return v
}

// ID identifies the page.
func (v *Across) ID() string { return AcrossPage }

// Title is the page's chip.
func (v *Across) Title() string { return locale.L("Across programs") }

// Content returns the page's content; it is made once.
func (v *Across) Content() fyne.CanvasObject {
	if v.content == nil {
		v.chip = v.figures.chip(func(*program.Program) {
			if len(v.library.programs) > 0 {
				v.read()
			}
		})
		v.content = container.NewStack(look.NewLoadingState(locale.L("Reading all programs…")))
	}
	return v.content
}

// Shown reads the programs.
func (v *Across) Shown() { v.read() }

// Left stops reading.
func (v *Across) Left() {
	if v.stop != nil {
		v.stop()
	}
}

// Commands lists what the page can do.
func (v *Across) Commands() []dialog.Command {
	isRead := func() bool { return len(v.library.programs) > 0 && v.s.Program() != nil }
	save := func(format request.Format) func() { return func() { v.save(format) } }
	return ofReports(
		dialog.Command{
			ID: "across.pdf", Title: locale.L("By the numbers as a page…"), Enabled: isRead,
			Action: save(request.PDF),
		},
		dialog.Command{
			ID: "across.xlsx", Title: locale.L("By the numbers as a sheet…"), Enabled: isRead,
			Action: save(request.XLSX),
		},
	)
}

// onProgram shows the record that was asked for in another program, once that is open.
func (v *Across) onProgram(p *program.Program) {
	if p != nil && v.wanted.in != nil && v.wanted.in.ID == p.ID {
		id := v.wanted.id
		v.wanted = located{}
		v.s.FocusSoon(func() { v.s.Window.Show(id) })
	}
}

// read reads all programs, with progress that can be stopped. What was shown stays until it is done.
func (v *Across) read() {
	if v.reading || v.s.Program() == nil || v.s.Store == nil {
		return
	}
	v.Content()
	v.reading = true
	if v.reader.open != v.s.Store {
		v.reader = libraryReader{open: v.s.Store}
	}
	reader := v.reader
	audience := v.figures.audience
	today := v.s.Today()
	work.RunWithProgress(v.s.Runner, v, func(ctx context.Context, step work.Step) (library, error) {
		return reader.read(ctx, step, audience, today)
	}, func(found library, err error) {
		v.reading = false
		v.reader.known = reader.known
		switch {
		case errors.Is(err, context.Canceled):
			look.Swap(v.content, look.NewEmptyState(theme.SearchIcon(),
				locale.L("Reading was stopped, so nothing is counted."), locale.L("Read all programs"), v.read))
		case err != nil:
			look.Swap(v.content, look.NewErrorState(
				session.Localized(err).Error(), locale.L("Try again"), v.read))
		default:
			v.library = found
			v.show()
		}
	})
}

// Start shows the progress where nothing is shown yet.
func (v *Across) Start(cancel func()) {
	v.stop = cancel
	v.bar = look.NewQuiet("")
	if len(v.library.programs) > 0 {
		return
	}
	look.Swap(v.content, container.NewCenter(look.Down(12,
		look.NewStrong(locale.L("Reading all programs…")), v.bar, look.NewButton(locale.L("Stop"), cancel))))
}

// Step shows how far reading has come.
func (v *Across) Step(done, total int, note string) {
	v.bar.SetText(locale.L("{{.Done}} of {{.Total}}: {{.Name}}", locale.Values{
		"Done": done, "Total": total, "Name": note,
	}))
}

// Finish is not used: what was read takes the place of the progress.
func (v *Across) Finish() { v.stop = nil }

// show shows the figures.
func (v *Across) show() {
	n := v.library.numbers
	facts := look.Columns(factWidth)
	for _, one := range n.Facts() {
		link := look.NewWrappingLink(one.Label, func() { v.open(one.Label, one.Of) })
		number := look.Pad(0, 8, 0, 0, look.NewDisplay(one.Number))
		line := container.NewBorder(nil, nil, number, nil, look.Pad(4, 0, 0, 0, link))
		facts.Add(look.NewCard(look.Pad(12, 14, 12, 14, line)))
	}
	cards := look.Columns(chartWidth)
	if len(n.Map.Nodes) > 0 {
		cards.Add(v.mapCard())
	}
	for _, c := range n.Charts {
		if c.Empty() {
			continue
		}
		figure := articles.FigureOf(c, v.library.made)
		button := v.figures.button(func() articles.Figure { return figure })
		title := container.NewBorder(nil, nil, nil, button,
			look.Pad(6, 0, 0, 0, look.NewSectionHeading(c.Title).Cutting()))
		cards.Add(card(title, plot.NewWithMenu(c, v.open, func(at fyne.Position) { v.figures.showMenu(figure, at) })))
	}
	if t := n.Moved(); v.figures.isWhole() && len(t.Rows) > 0 {
		list := look.Down(6)
		for _, row := range t.Rows {
			name := row[0].(string)
			former := row[1].(string)
			now := row[2].(string)
			list.Add(look.NewStrongWrapped(name))
			list.Add(look.NewParagraph(locale.Joined(" → ", former, now)))
		}
		cards.Add(card(look.NewSectionHeading(t.Name).Cutting(), list))
	}
	page := look.Down(12, v.head())
	for _, u := range v.library.unread {
		page.Add(look.NewNotice(look.Amber,
			locale.L("{{.File}} was not read and is not counted.", locale.Values{"File": u.name}), u.why))
	}
	page.Add(facts)
	page.Add(cards)
	look.Swap(v.content, look.NewVScroll(look.Pad(8, 16, 16, 16, page)))
}

// head has what is counted, and how it is saved.
func (v *Across) head() fyne.CanvasObject {
	text := locale.N("{{.Count}} programs are counted.", len(v.library.programs))
	if len(v.library.programs) == 1 {
		text = locale.L("One program is counted. With more programs, the years appear side by side.")
	}
	row := look.Flow(8, look.Pad(6, 0, 0, 0, v.chip), look.Spring(),
		look.NewButton(locale.L("By the numbers as a page…"), func() { v.save(request.PDF) }),
		look.NewButton(locale.L("By the numbers as a sheet…"), func() { v.save(request.XLSX) }),
		look.NewIconButton(theme.ViewRefreshIcon(), locale.L("Read all programs"), v.read))
	return look.Down(6, row, look.NewWrapped(text, "", ""))
}

// mapCard shows the countries ever welcomed on a map of the world.
func (v *Across) mapCard() fyne.CanvasObject {
	d := v.library.numbers.Map
	picture := plot.NewDiagram()
	picture.Set(d)
	picture.OnOpen = func(node int) { v.open(d.Nodes[node].Label, d.Nodes[node].Of) }
	figure := articles.FigureOfDiagram(d, v.library.made)
	picture.OnMenu = func(_ int, at fyne.Position) { v.figures.showMenu(figure, at) }
	picture.Spoken = func(node int) string { return d.Nodes[node].Label }
	button := look.Across(6, zoomButtons(picture), v.figures.button(func() articles.Figure { return figure }))
	title := container.NewBorder(nil, nil, nil, button, look.Pad(6, 0, 0, 0, look.NewSectionHeading(d.Title).Cutting()))
	return card(title, look.Fixed(0, 260, picture))
}

// open lists the records that a figure counts, with their programs; one that can be opened leads there.
func (v *Across) open(title string, ids []string) {
	found := v.library.find(ids)
	list := look.Down(4)
	var end func()
	for _, one := range found[:min(len(found), mostFound)] {
		text := locale.Joined(" · ", one.name, one.in.Name)
		if one.id == one.in.ID {
			text = one.name
		}
		if !v.library.own[one.in.ID] {
			list.Add(look.NewParagraph(text)) // of another file
			continue
		}
		list.Add(look.NewWrappingLink(text, func() {
			end()
			v.goTo(one)
		}))
	}
	if more := len(found) - mostFound; more > 0 {
		list.Add(look.NewQuiet(locale.N("and {{.Count}} more", more)))
	}
	const width, height = 560, 440
	end = v.s.Dialogs.ShowContent(title, look.NewVScroll(look.Pad(0, 12, 0, 0, list)), width, height)
}

// mostFound is how many records are listed.
const mostFound = 200

// goTo shows a record, after its program was opened where that is another one.
func (v *Across) goTo(one located) {
	if open := v.s.Program(); open != nil && open.ID == one.in.ID {
		v.s.Window.Show(one.id)
		return
	}
	v.wanted = one
	v.s.Open(one.in.ID)
}

// save makes the document of these figures for the audience that is chosen, and asks where it is to be.
func (v *Across) save(format request.Format) {
	d, known := v.catalogue.Find("by-the-numbers")
	open := v.s.Program()
	if !known || open == nil {
		return
	}
	audience := v.figures.audience
	r := request.Of(edition.For(open, audience))
	r.Format = format
	r.Language = locale.Window()
	r.Now = v.s.Now()
	for _, p := range v.library.programs {
		if p.ID != open.ID {
			r.Others = append(r.Others, edition.For(p, audience))
		}
	}
	title := d.Title(locale.Window())
	name := documents.FolderName(title)
	v.s.Files.SaveFile("exports", title, name, "."+string(format), func(path string) {
		work.RunWithProgress(v.s.Runner, v.s.Dialogs.Progress(locale.L("Saving")),
			func(ctx context.Context, _ work.Step) ([]string, error) {
				files, err := d.Make(ctx, r)
				if err != nil {
					return nil, err
				}
				files = slices.Clone(files[:1])
				files[0].Name = filepath.Base(path)
				return documents.Write(ctx, filepath.Dir(path), files)
			},
			func(_ []string, err error) {
				if err != nil {
					v.s.Fail(err)
					return
				}
				v.s.Dialogs.Toast(locale.L("{{.File}} is saved.", locale.Values{"File": filepath.Base(path)}), "", nil)
				v.s.Made(d.ID)
			})
	})
}
