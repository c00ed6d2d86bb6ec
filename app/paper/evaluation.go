package paper

import (
	"context"
	"io"
	"slices"
	"strconv"
	"time"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// EvaluationOptions are the choices of evaluation forms. The zero value makes one blank form for the whole program.
type EvaluationOptions struct {
	Language string // BCP 47; English, Spanish or French
	Paper    Paper
	ByStop   bool         // a form for each stop instead of one for the whole program
	Each     bool         // a form for each person, with the meetings that they attended, instead of a blank one
	People   []program.ID // for Each; empty means every awardee who has not cancelled
	// OwnLanguage sets each person's form in the first of their languages that is one of the three.
	OwnLanguage bool
	Stops       []program.ID // empty means all
	Now         time.Time    // the file's date; zero leaves it out
	// Progress is called after each form on the goroutine of the caller.
	Progress func(done, total int)
}

// evaluationForm is one form to be set.
type evaluationForm struct {
	person   *program.Person // nil: blank
	stop     *program.Stop   // nil: the whole program
	meetings []*program.Meeting
	language string
}

// EvaluationForms writes forms to be filled in by hand: a score for each meeting, what was gained, and open questions.
func EvaluationForms(ctx context.Context, w io.Writer, edition *program.Edition, options EvaluationOptions) error {
	if options.Language == "" {
		options.Language = string(edition.Language)
	}
	forms, err := evaluationForms(edition, options)
	if err != nil {
		return err
	}
	sheet := newReport(titleEvaluation, edition, options.Language, options.Paper, options.Now)
	for i, form := range forms {
		if err := ctx.Err(); err != nil {
			return err
		}
		evaluationPrinter{edition: edition, form: form, sheet: sheet}.set()
		if options.Progress != nil {
			options.Progress(i+1, len(forms))
		}
	}
	return sheet.write(w)
}

// evaluationForms lists the forms: by person, then by stop. It fails with ErrNobody or ErrNoMeetings.
func evaluationForms(e *program.Edition, options EvaluationOptions) ([]evaluationForm, error) {
	people := []*program.Person{nil}
	if options.Each {
		people = slices.DeleteFunc(slices.Clone(e.People), func(p *program.Person) bool {
			return !slices.Contains(options.People, p.ID) && (len(options.People) > 0 || p.Cancelled || p.Role != program.Awardee)
		})
		if len(people) == 0 {
			return nil, ErrNobody
		}
	}
	stops := []*program.Stop{nil}
	if options.ByStop {
		stops = chosenStops(e, options.Stops)
	}
	var forms []evaluationForm
	for _, p := range people {
		language := options.Language
		if p != nil {
			language = PersonalOptions{Language: options.Language, OwnLanguage: options.OwnLanguage}.languageOf(p)
		}
		for _, s := range stops {
			if meetings := scoredMeetings(e, p, s, options.Stops); len(meetings) > 0 {
				forms = append(forms, evaluationForm{p, s, meetings, language})
			}
		}
	}
	if len(forms) == 0 {
		return nil, ErrNoMeetings
	}
	return forms, nil
}

// scoredMeetings returns the meetings of a form: professional ones and others where people were met, in a stop, or in those chosen, that the person
// attended.
func scoredMeetings(e *program.Edition, p *program.Person, s *program.Stop, stops []program.ID) []*program.Meeting {
	return slices.DeleteFunc(planned(e), func(m *program.Meeting) bool {
		return !Encounter(m) && !professional(m) || s != nil && m.Stop != s.ID || len(stops) > 0 && !slices.Contains(stops, m.Stop) || p != nil && !e.Attends(p, m)
	})
}

// evaluationPrinter sets one form.
type evaluationPrinter struct {
	edition *program.Edition
	form    evaluationForm
	sheet   *report
}

func (e evaluationPrinter) set() {
	language := e.form.language
	e.sheet.begin(language)
	e.head()
	e.part(titleMeetings)
	for _, m := range e.form.meetings {
		e.sheet.flow.Add(e.meeting(m), typeset.Space(typeset.Close))
	}
	e.part(titleGained)
	for _, q := range gained {
		e.sheet.flow.Add(e.question(q.in(language), 1), typeset.Space(typeset.Close))
	}
	if e.form.stop == nil {
		e.part(titleAsAWhole)
		for _, q := range asAWhole {
			e.sheet.flow.Add(e.question(q.in(language), 0), typeset.Space(typeset.Close))
		}
	}
	e.part(titleInYourWord)
	for _, q := range openQuestions {
		e.sheet.flow.Add(typeset.Box{Content: typeset.Stack{Blocks: []typeset.Block{
			typeset.Text{String: q.in(language), Style: typeset.Body.Strong()}, writingLines(3),
		}}}, typeset.Space(typeset.Normal))
	}
	e.sheet.flow.Add(typeset.Text{String: wordThanks.in(language), Style: typeset.Reading.Slanted().In(typeset.Green)})
}

// head says what is judged and by whom.
func (e evaluationPrinter) head() {
	language := e.form.language
	of, period := e.edition.Name, program.FormatPeriod(e.edition.Start, e.edition.End, locale.Language(language))
	if s := e.form.stop; s != nil {
		of, period = joined("  ·  ", of, s.City), program.FormatPeriod(s.From, s.Until, locale.Language(language))
	}
	mark := titleEvaluation.in(language)
	if e.form.person != nil {
		mark = joined(" – ", e.form.person.DisplayName(), mark)
	}
	if e.form.stop != nil {
		mark = joined(" – ", mark, e.form.stop.City)
	}
	e.sheet.flow.Add(typeset.WithNext(typeset.Bookmarked(typeset.Space(0), mark, 0)))
	e.sheet.title(titleEvaluation.in(language), joined("  ·  ", of, period), introEvaluation.in(language))
	name := typeset.Cell{Share: 3, Content: e.blankLine(wordYourName.in(language))}
	if e.form.person != nil {
		name.Content = typeset.Text{String: e.form.person.DisplayName(), Style: typeset.Lead}
	}
	e.sheet.flow.Add(typeset.Row{Gap: typeset.Loose, Cells: []typeset.Cell{name, {Share: 2, Content: e.blankLine(wordDateFilled.in(language))}}}, typeset.Space(typeset.Loose))
}

func (e evaluationPrinter) part(title words) {
	e.sheet.flow.Add(typeset.WithNext(typeset.Space(typeset.Close)),
		typeset.WithNext(typeset.Text{String: title.in(e.form.language), Style: typeset.Subtitle.At(13).Strong()}), typeset.WithNext(typeset.Space(typeset.Close)))
}

// meeting sets a line with a meeting, its boxes and room for a comment.
func (e evaluationPrinter) meeting(m *program.Meeting) typeset.Block {
	name, _ := placeOf(e.edition, m)
	if name == m.Title {
		name = ""
	}
	stack := typeset.Stack{Gap: 1.5, Blocks: []typeset.Block{typeset.Text{String: m.Title, Style: typeset.Body.Strong()}}}
	if detail := joined("  ·  ", locale.Language(e.form.language).Date(m.Start.Date, locale.WeekdayShort), name); detail != "" {
		stack.Blocks = append(stack.Blocks, typeset.Text{String: detail, Style: itemDetail.In(typeset.Quiet)})
	}
	return typeset.Box{Content: typeset.Stack{Gap: 2, Blocks: []typeset.Block{scored(stack), e.blankLine(wordComment.in(e.form.language))}}}
}

func (e evaluationPrinter) question(text string, lines int) typeset.Block {
	stack := typeset.Stack{Blocks: []typeset.Block{scored(typeset.Text{String: text, Style: typeset.Body})}}
	if lines > 0 {
		stack.Blocks = append(stack.Blocks, writingLines(lines))
	}
	return typeset.Box{Content: stack}
}

// scored sets boxes from one to five beside a text.
func scored(text typeset.Block) typeset.Block {
	const side, gap = 18.0, 6.0
	boxes := typeset.Drawing{Height: side, Draw: func(p *typeset.Page, box typeset.Rect) {
		for n := range 5 {
			one := typeset.Rect{X: box.X + float64(n)*(side+gap), Y: box.Y, W: side, H: side}
			p.Stroke(new(typeset.Path).RoundRect(one, 3), typeset.Pen{Width: 0.8, Color: typeset.Quiet})
			p.Draw(typeset.Text{String: strconv.Itoa(n + 1), Style: typeset.Caption, Align: typeset.Center, Lines: 1}, one, true)
		}
	}}
	return typeset.Row{Gap: typeset.Wide, Cells: []typeset.Cell{{Content: text}, {Width: 5*side + 4*gap, Content: boxes}}}
}

const writingLine = 22.0 // from one line to the next, for a hand

// writingLines are empty lines to write on.
func writingLines(count int) typeset.Block {
	return typeset.Drawing{Height: writingLine * float64(count), Draw: func(p *typeset.Page, box typeset.Rect) {
		for n := range count {
			y := box.Y + writingLine*float64(n+1)
			p.Stroke(new(typeset.Path).MoveTo(box.X, y).LineTo(box.X+box.W, y), typeset.Pen{Width: 0.5, Color: typeset.Line})
		}
	}}
}

// blankLine is a label with a line to write on after it.
func (e evaluationPrinter) blankLine(label string) typeset.Block {
	const height, forHand = 20.0, 0.4
	width := e.sheet.doc.Measure(label, typeset.Caption, e.form.language).W + 1
	return typeset.Drawing{Height: height, Draw: func(p *typeset.Page, box typeset.Rect) {
		width := min(width, box.W*(1-forHand))
		text := typeset.Text{String: label, Style: typeset.Caption, Language: e.form.language, Lines: 1, Align: typeset.Left}
		p.Draw(text, typeset.Rect{X: box.X, Y: box.Y + height - 12, W: width, H: 12}, false)
		p.Stroke(new(typeset.Path).MoveTo(box.X+width+4, box.Y+height).LineTo(box.X+box.W, box.Y+height), typeset.Pen{Width: 0.5, Color: typeset.Line})
	}}
}
