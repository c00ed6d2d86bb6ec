package evaluation

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/articles"
	"laurel/app/chart"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/plot"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// formView is what is shown of a form.
type formView string

const (
	formResults   formView = "results"
	formAnswers   formView = "answers"
	formQuestions formView = "questions"
)

// answerFilter is what results and answers are narrowed to.
type answerFilter struct {
	about program.ID // a meeting or a stop
	query string
	only  map[program.ID]bool // what a figure counts; nil: all
}

// keeps reports whether a response is about what is chosen.
func (f answerFilter) keeps(r *program.Response) bool {
	return f.about == "" || r.Meeting == f.about || r.Stop == f.about
}

// formDetail is what is beside the list of forms: the results, the answers or the questions of the one selected.
type formDetail struct {
	page   *Page
	view   formView
	filter answerFilter

	title      *look.Paragraph
	facts      *look.Paragraph
	chips      *fyne.Container
	views      map[formView]*look.FilterChip
	about, all *look.FilterChip
	search     *form.Entry
	body       *fyne.Container
	answers    *answerList
	questions  *questionList
	loading    work.Latest
}

func newFormDetail(page *Page) *formDetail {
	d := &formDetail{page: page, view: formResults}
	d.answers = newAnswerList(d)
	d.questions = &questionList{page: page}
	return d
}

// content makes the part of the page.
func (d *formDetail) content() fyne.CanvasObject {
	d.title, d.facts = look.NewWrappedTitle(""), look.NewWrapped("", look.ColorQuiet, theme.SizeNameCaptionText)
	withForm := func(do func(*program.Form)) func() {
		return func() {
			if f := d.page.form(); f != nil {
				do(f)
			}
		}
	}
	buttons := look.Across(8,
		look.NewPrimaryButton(locale.L("Type answers in"), withForm(d.page.typeIn)),
		look.NewButton(locale.L("Import…"), withForm(func(f *program.Form) { d.page.importAnswers(f) })),
		look.NewMenuButton(locale.L("More"), func() *fyne.Menu {
			if f := d.page.form(); f != nil {
				return d.page.formMenu(f)
			}
			return fyne.NewMenu("")
		}),
	)
	head := container.NewBorder(nil, nil, nil, container.NewCenter(buttons), look.Down(2, d.title, d.facts))
	d.chips = look.Flow(6)
	d.views = map[formView]*look.FilterChip{}
	for _, shown := range []struct {
		view  formView
		title string
	}{
		{formResults, locale.L("Results")}, {formAnswers, locale.L("Answers")}, {formQuestions, locale.L("Questions")},
	} {
		chip := look.NewFilterChip(shown.title, -1, look.Neutral, func() { d.choose(shown.view) })
		d.views[shown.view] = chip
		d.chips.Add(chip)
	}
	d.about = look.NewMenuChip("", look.Neutral, d.aboutMenu)
	d.all = look.NewFilterChip(locale.L("Show all"), -1, look.Amber, func() { d.narrow(answerFilter{}) })
	d.chips.Add(d.about)
	d.chips.Add(d.all)
	d.search = form.NewSearchEntry(locale.L("Search answers"), d.onSearch, func() { d.answers.table.Focus() })
	search := look.Down(0, look.Fixed(200, 0, d.search))
	line := container.NewBorder(nil, nil, nil, search, look.Pad(6, 12, 0, 0, d.chips))
	d.answers.make()
	d.body = container.NewStack()
	return look.HeadAndBody(look.Pad(14, 16, 8, 16, look.Down(8, head, line)), d.body)
}

// choose shows another view.
func (d *formDetail) choose(view formView) {
	d.view = view
	d.refresh()
}

// showAnswers lists the answers that a figure counts.
func (d *formDetail) showAnswers(only map[program.ID]bool) {
	d.view = formAnswers
	d.narrow(answerFilter{only: only, about: d.filter.about})
}

func (d *formDetail) narrow(f answerFilter) {
	d.filter = f
	if d.search.Text != f.query {
		d.search.SetText(f.query)
	}
	d.refresh()
}

func (d *formDetail) onSearch(query string) {
	if d.filter.query == query {
		return
	}
	d.filter.query = query
	d.answers.show(d.filter)
}

// aboutMenu chooses a meeting or a stop of those that were answered about.
func (d *formDetail) aboutMenu() *fyne.Menu {
	f, p := d.page.form(), d.page.program
	menu := fyne.NewMenu("")
	add := func(text string, id program.ID) {
		item := fyne.NewMenuItem(text, func() { d.narrow(answerFilter{about: id}) })
		item.Checked = d.filter.about == id
		menu.Items = append(menu.Items, item)
	}
	if f == nil {
		return menu
	}
	add(allAbout(f), "")
	answered := map[program.ID]bool{}
	for _, r := range p.Responses {
		if r.Form == f.ID {
			answered[r.Meeting] = true
			answered[r.Stop] = true
		}
	}
	for _, m := range p.Meetings {
		if answered[m.ID] {
			add(session.MeetingText(m), m.ID)
		}
	}
	for _, s := range p.Stops {
		if answered[s.ID] {
			add(s.City, s.ID)
		}
	}
	return menu
}

// allAbout is what the chip shows while nothing is chosen.
func allAbout(f *program.Form) string {
	if f.Scope == program.OfStop {
		return locale.L("All stops")
	}
	return locale.L("All meetings")
}

// formState is what is shown of the selected form of a program.
type formState struct {
	form    *program.Form
	figures []figure
	rows    []*answerRow
}

// figure is how a question was answered.
type figure struct {
	question outcome.Question
	facts    string
	chart    chart.Chart
}

// refresh reads the selected form outside the window's goroutine, then shows it.
func (d *formDetail) refresh() {
	f := d.page.form()
	p := d.page.program
	filter := d.filter
	if d.body == nil || p == nil || f == nil {
		return
	}
	work.Run(d.page.s.Runner, &d.loading, func(ctx context.Context) (formState, error) {
		state := formState{form: f, rows: answerRows(p, f)}
		if err := ctx.Err(); err != nil {
			return state, err
		}
		state.figures = figuresOf(p, f, filter.keeps)
		return state, ctx.Err()
	}, func(state formState, err error) {
		if err == nil {
			d.show(state)
		}
	})
}

func (d *formDetail) show(state formState) {
	f, p := state.form, d.page.program
	d.title.SetText(f.Name)
	d.facts.SetText(locale.Joined(" · ", aboutForm(f), locale.N("{{.Count}} questions", len(f.Questions))))
	d.views[formResults].Set(d.views[formResults].Label, -1, d.view == formResults)
	d.views[formAnswers].Set(d.views[formAnswers].Label, len(state.rows), d.view == formAnswers)
	d.views[formQuestions].Set(d.views[formQuestions].Label, len(f.Questions), d.view == formQuestions)
	isNarrowed := d.filter.about != "" || d.filter.only != nil
	about := allAbout(f)
	if s := p.Stop(d.filter.about); s != nil {
		about = s.City
	} else if m := p.Meeting(d.filter.about); m != nil {
		about = m.TitleIn(locale.Window())
	}
	d.about.Set(about, -1, d.filter.about != "")
	hasParts := f.Scope == program.OfMeeting || f.Scope == program.OfStop
	look.SetShown(d.about, d.view != formQuestions && hasParts)
	look.SetShown(d.all, d.view != formQuestions && isNarrowed)
	look.SetShown(d.search, d.view == formAnswers)
	d.chips.Refresh()
	d.answers.rows = state.rows
	switch {
	case d.view == formQuestions:
		look.Swap(d.body, d.questions.content(f))
	case len(state.rows) == 0:
		look.Swap(d.body, look.NewEmptyState(
			theme.DocumentIcon(),
			locale.L(
				"Nobody has answered yet. Type in the paper forms, or import the answers of an online form.",
			),
			locale.L("Type answers in"),
			func() { d.page.typeIn(f) },
		))
	case d.view == formAnswers:
		d.answers.show(d.filter)
		look.Swap(d.body, d.answers.table)
	default:
		look.Swap(d.body, d.results(state))
	}
}

// figuresOf computes how each question of a form was answered.
func figuresOf(p *program.Program, f *program.Form, keep func(*program.Response) bool) []figure {
	l := locale.Window()
	var figures []figure
	for _, q := range outcome.Questions(p, f, keep) {
		figures = append(figures, figure{q, factsAbout(q), articles.Question(p, q, keep, l)})
	}
	return figures
}

// factsAbout writes how many answered a question, and the mean with its spread.
func factsAbout(q outcome.Question) string {
	l := locale.Window()
	facts := []string{locale.N("{{.Count}} answers", q.N())}
	isNumber := q.Question.Kind == program.Scale || q.Question.Kind == program.Number
	if isNumber && q.Score.N > 0 {
		facts = append(facts, locale.L("mean {{.Mean}}", locale.Values{"Mean": l.Decimal(q.Score.Mean, 1)}))
		facts = append(facts, locale.L("median {{.Median}}", locale.Values{"Median": l.Decimal(q.Score.Median, 1)}))
	}
	if isNumber && q.Score.N > 1 {
		facts = append(facts, locale.L("deviation {{.Deviation}}",
			locale.Values{"Deviation": l.Decimal(q.Score.Deviation, 1)}))
	}
	return strings.Join(facts, " · ")
}

// mostTexts is how many answers in own words a card lists.
const mostTexts = 12

// results shows how each question was answered.
func (d *formDetail) results(state formState) fyne.CanvasObject {
	cards := look.Columns(330)
	for _, one := range state.figures {
		q := one.question
		title := look.NewStrongWrapped(q.Question.Text.In(locale.Window()))
		facts := look.NewWrapped(one.facts, look.ColorQuiet, theme.SizeNameCaptionText)
		card := look.Down(8, title, facts)
		switch {
		case q.Question.Kind == program.FreeText:
			d.addTexts(card, q)
		case !one.chart.Empty():
			card.Add(plot.New(one.chart, func(_ string, ids []string) { d.page.showCounted(ids) }))
		case q.Score.N > 0:
			card.Add(container.NewHBox(look.NewLink(locale.L("Show the answers"), func() {
				d.page.ShowOnly(q.Score.Records)
			})))
		}
		if n := q.N(); n > 0 && n < program.FewestAnswers {
			card.Add(look.NewWrapped(locale.L("Fewer than {{.Fewest}} answered: this figure is for the office only.",
				locale.Values{"Fewest": program.FewestAnswers}), look.ColorQuiet, theme.SizeNameCaptionText))
		}
		cards.Add(container.NewStack(
			look.NewFrame(look.ColorPaper, look.ColorLine, 8), look.Pad(12, 14, 12, 14, card),
		))
	}
	return look.NewVScroll(look.Pad(4, 16, 16, 16, cards))
}

// addTexts lists answers in own words, each a link to its response.
func (d *formDetail) addTexts(card *fyne.Container, q outcome.Question) {
	for _, text := range q.Texts[:min(len(q.Texts), mostTexts)] {
		card.Add(look.NewWrappingLink(text.Text, func() { d.page.Show(text.Response) }))
	}
	if more := len(q.Texts) - mostTexts; more > 0 {
		card.Add(container.NewHBox(look.NewLink(locale.N("{{.Count}} more", more), func() {
			only := map[program.ID]bool{}
			for _, text := range q.Texts {
				only[text.Response] = true
			}
			d.showAnswers(only)
		})))
	}
}

// showCounted lists the answers that a row of a chart counts.
func (v *Page) showCounted(ids []string) {
	only := map[program.ID]bool{}
	for _, id := range ids {
		only[program.ID(id)] = true
	}
	v.detail.showAnswers(only)
}

// numberText writes a number of an answer as people do.
func numberText(number float64) string { return strconv.FormatFloat(number, 'f', -1, 64) }
