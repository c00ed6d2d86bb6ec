package results

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/articles"
	"laurel/app/chart"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/plot"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/results/evaluation"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/program/todos"
)

// OverviewPage is the identifier of the page of figures.
const OverviewPage = "overview"

// Overview is the page of a program's figures at a glance: each opens the list of the records that it counts.
type Overview struct {
	onlyFigures
	s           *session.Session
	takeaways   *Takeaways
	tasks       *Tasks
	evaluations *evaluation.Page
	figures     *Figures

	chip    fyne.CanvasObject // for whom the figures are
	content *fyne.Container
	loading work.Latest
}

// NewOverview makes the page; takeaways, tasks and answers of evaluations are shown on their own pages.
func NewOverview(
	s *session.Session, takeaways *Takeaways, tasks *Tasks, evaluations *evaluation.Page, figures *Figures,
) *Overview {
	v := &Overview{s: s, takeaways: takeaways, tasks: tasks, evaluations: evaluations, figures: figures}
	s.OnProgram(v.onProgram)
	return v
}

// ID identifies the page.
func (v *Overview) ID() string { return OverviewPage }

// Title is the page's chip.
func (v *Overview) Title() string { return locale.L("Overview") }

// Content returns the page's content; it is made once.
func (v *Overview) Content() fyne.CanvasObject {
	if v.content == nil {
		v.content = container.NewStack()
		v.chip = v.figures.chip(v.onProgram)
		v.onProgram(v.s.Program())
	}
	return v.content
}

// Commands is none but that of the page itself.
func (v *Overview) Commands() []dialog.Command { return nil }

// Shown draws what has changed while another page was in front.
func (v *Overview) Shown() {
	if v.Returned() {
		v.onProgram(v.s.Program())
	}
}

// figures are what the page shows of a program.
type figures struct {
	program *program.Program
	made    program.Audience // for whom
	facts   []fact
	charts  []chart.Chart
	open    []openPoint
}

// fact is a figure that is emphasised, and what is counted by it.
type fact struct{ number, label, more string }

// openPoint is something that is still to be done.
type openPoint struct {
	chip look.ChipText
	text string
	of   []string // the records; none: they are not listed
}

// onProgram computes the figures of the program's new value outside the window's goroutine, then shows them.
func (v *Overview) onProgram(p *program.Program) {
	if v.content == nil || v.Waits() {
		return
	}
	if p == nil {
		v.loading.Cancel()
		look.Swap(v.content, v.s.NoProgram(locale.L("No program is open, so there is nothing to count.")))
		return
	}
	l, today := locale.Window(), v.s.Today()
	audience := v.figures.audience
	work.Run(v.s.Runner, &v.loading, func(ctx context.Context) (figures, error) {
		edition := edition.For(p, audience)
		f := figures{program: p, made: audience, facts: factsOf(edition.Program), charts: articles.Charts(edition, l)}
		if audience == program.Internal {
			f.open = openPoints(p, outcome.FollowUpsOn(p, today), outcome.TasksOn(p, today))
		}
		return f, ctx.Err()
	}, func(f figures, err error) {
		if err == nil {
			v.show(f)
		}
	})
}

func factsOf(p *program.Program) []fact {
	l := locale.Window()
	visitors := outcome.People(p, outcome.Visitors...)
	visits := outcome.Visits(p)
	var contacts []program.ID
	for _, tie := range outcome.Met(p) {
		if !slices.Contains(contacts, tie.B) {
			contacts = append(contacts, tie.B)
		}
	}
	countries := len(outcome.PeopleByCountry(p, outcome.Visitors...))
	facts := []fact{
		{
			strconv.Itoa(len(visitors)), l.Count("report.people", len(visitors)),
			locale.N("{{.Count}} countries", countries),
		},
		{
			strconv.Itoa(len(visits)), l.Count("report.meetings", len(visits)),
			locale.N("{{.Count}} organisations", len(outcome.MeetingsByHost(p))),
		},
		{
			strconv.Itoa(len(contacts)), l.Count("report.contacts", len(contacts)),
			locale.N("{{.Count}} connections", len(outcome.Ties(p))),
		},
	}
	for _, m := range outcome.Measures(p) {
		if m.Measure == program.Usefulness && m.Score.N > 0 {
			data := locale.Values{"Steps": m.Score.Steps, "Count": m.Score.N}
			facts = append(facts, fact{
				l.Decimal(m.Score.Mean, 1), locale.L("usefulness (out of {{.Steps}})", data),
				locale.N("{{.Count}} answers", m.Score.N),
			})
		}
	}
	return append(facts, fact{
		strconv.Itoa(len(p.Takeaways)), l.Count("report.takeaways", len(p.Takeaways)),
		locale.N("{{.Count}} findings", len(p.Findings)),
	})
}

// openPoints lists what is still to be done, the most urgent first.
func openPoints(p *program.Program, followUps outcome.FollowUps, tasks outcome.Tasks) []openPoint {
	var points []openPoint
	add := func(n int, tone look.Tone, state, text string, of ...string) {
		if n > 0 {
			points = append(points, openPoint{look.ChipText{Text: state, Tone: tone}, text, of})
		}
	}
	overdue, open := locale.L("overdue"), locale.L("open")
	add(
		len(tasks.Overdue),
		look.Red,
		overdue,
		locale.N("{{.Count}} tasks", len(tasks.Overdue)),
		keysOf(tasks.Overdue)...)
	add(len(followUps.Overdue), look.Red, overdue, locale.N("{{.Count}} follow-ups", len(followUps.Overdue)))
	add(len(tasks.ThisWeek), look.Amber, locale.L("this week"), locale.N("{{.Count}} tasks", len(tasks.ThisWeek)),
		keysOf(tasks.ThisWeek)...)
	add(len(followUps.Open), look.Amber, open, locale.N("{{.Count}} follow-ups", len(followUps.Open)))
	add(len(followUps.Undated), look.Amber, open,
		locale.N("{{.Count}} follow-ups without a day", len(followUps.Undated)))
	for _, r := range outcome.Returns(p) {
		add(
			len(r.Missing),
			look.Amber,
			open,
			locale.N(
				"{{.Count}} people have not answered: {{.Form}}",
				len(r.Missing),
				locale.Values{"Form": r.Form.Name},
			),
		)
	}
	add(len(followUps.Done), look.Green, locale.L("done"), locale.N("{{.Count}} follow-ups", len(followUps.Done)))
	add(
		len(tasks.Done),
		look.Green,
		locale.L("done"),
		locale.N("{{.Count}} tasks", len(tasks.Done)),
		keysOf(tasks.Done)...)
	return points
}

// Least widths of the cards at 100 %.
const (
	factWidth  = 190
	chartWidth = 400
)

func (v *Overview) show(f figures) {
	facts := look.Columns(factWidth)
	for _, one := range f.facts {
		number := look.Pad(0, 8, 0, 0, look.NewDisplay(one.number))
		line := container.NewBorder(nil, nil, number, nil, look.NewStrongWrapped(one.label))
		more := look.NewWrapped(one.more, look.ColorQuiet, theme.SizeNameCaptionText)
		facts.Add(look.NewCard(look.Pad(12, 14, 12, 14, look.Down(2, line, more))))
	}
	cards := look.Columns(chartWidth)
	for _, c := range f.charts {
		if !c.Empty() {
			cards.Add(v.chart(c, f.made))
		}
	}
	if len(f.open) > 0 {
		list := look.Down(8)
		for _, point := range f.open {
			var text fyne.CanvasObject = look.NewText(point.text)
			if len(point.of) > 0 {
				text = look.NewLink(point.text, func() { v.open(point.text, point.of) })
			}
			list.Add(look.Across(8, look.NewChip(point.chip.Text, point.chip.Tone), text))
		}
		cards.Add(card(look.NewSectionHeading(locale.L("Still open")).Cutting(), list))
	}
	report := look.NewLink(locale.Window().Text("document.final-report")+"…", func() {
		v.s.Window.ShowDocument("final-report")
	})
	head := container.NewBorder(nil, nil, nil, report, look.Flow(6, v.chip))
	page := look.Pad(8, 16, 16, 16, look.Down(12, head, facts, cards))
	look.Swap(v.content, look.NewVScroll(page))
}

// chart shows a chart below its title, with a button that saves it.
func (v *Overview) chart(c chart.Chart, made program.Audience) fyne.CanvasObject {
	figure := articles.FigureOf(c, made)
	button := v.figures.button(func() articles.Figure { return figure })
	title := container.NewBorder(nil, nil, nil, button, look.Pad(6, 0, 0, 0, look.NewSectionHeading(c.Title).Cutting()))
	return card(title, plot.NewWithMenu(c, v.open, func(at fyne.Position) { v.figures.showMenu(figure, at) }))
}

func card(title, content fyne.CanvasObject) fyne.CanvasObject {
	return look.NewCard(look.Pad(14, 16, 14, 16, look.Down(10, title, content)))
}

// keysOf lists the identifiers of records.
func keysOf[R program.Record](records []R) []string {
	keys := make([]string, len(records))
	for i, r := range records {
		keys[i] = string(r.RecordID())
	}
	return keys
}

// open shows the records that a row of a chart counts: takeaways, tasks and answers on their pages, one other record in
// its tab, several as a list to choose from.
func (v *Overview) open(title string, ids []string) {
	p := v.s.Program()
	var records []program.ID
	isTakeaways, isTasks := true, true
	for _, text := range ids {
		id := program.ID(text)
		records = append(records, id)
		isTakeaways = isTakeaways && p != nil && p.Takeaway(id) != nil
		isTasks = isTasks && p != nil && recordOf(p.Tasks, id) != nil
	}
	switch {
	case p == nil:
	case isTakeaways:
		v.takeaways.ShowOnly(records)
		v.s.Window.Run("reports.page." + TakeawaysPage)
	case isTasks:
		v.tasks.ShowOnly(records)
		v.s.Window.Run("reports.page." + TasksPage)
	case len(records) > 0 && evaluation.ResponseOf(p, records[0]) != nil:
		v.evaluations.ShowOnly(records)
		v.s.Window.Run("reports.page." + evaluation.PageID)
	case len(records) == 1:
		v.s.Window.ShowField(records[0], lacking(p, records[0], title))
	default:
		v.list(p, title, records)
	}
}

// list shows several records as links.
func (v *Overview) list(p *program.Program, title string, ids []program.ID) {
	list := look.Down(4)
	var end func()
	for _, id := range ids {
		name := nameOf(p, id)
		if name == "" {
			continue
		}
		list.Add(look.NewWrappingLink(name, func() {
			end()
			v.s.Window.ShowField(id, lacking(p, id, title))
		}))
	}
	const width, height = 520, 420
	end = v.s.Dialogs.ShowContent(title, look.NewVScroll(look.Pad(0, 12, 0, 0, list)), width, height)
}

// lacking is the path of the field that somebody lacks, by what the chart of what is missing calls it, or "".
func lacking(p *program.Program, id program.ID, title string) string {
	if person := p.Person(id); person != nil {
		for _, todo := range todos.Of(p, person) {
			if todo.Short(locale.Window()) == title {
				return todo.Field
			}
		}
	}
	return ""
}

// nameOf names a person or a meeting; empty: it is another record.
func nameOf(p *program.Program, id program.ID) string {
	if person := p.Person(id); person != nil {
		return person.DisplayName()
	}
	if m := p.Meeting(id); m != nil {
		return session.MeetingText(m)
	}
	return ""
}
