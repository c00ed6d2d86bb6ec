// Package form makes forms to be filled in by hand.
package form

import (
	"context"
	"io"
	"slices"
	"strconv"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/program"
)

// evaluation is one form to be set, in its language.
type evaluation struct {
	*page.Report
	request.Request
	person   *program.Person // nil: blank
	stop     *program.Stop   // nil: the whole program
	meetings []*program.Meeting
}

// Evaluation writes forms to be filled in by hand: a score for each meeting, what was gained, and open questions.
// Options: scope (program, or stops for a form for each stop), copies (blank, or people for a form for each person with
// the meetings that they attended), own-language.
func Evaluation(ctx context.Context, w io.Writer, r request.Request) error {
	forms, err := evaluations(r)
	if err != nil {
		return err
	}
	report := page.NewReport(r, r.Language.Text("Evaluation"))
	set := func(e evaluation) {
		e.Report = report
		e.set()
	}
	return page.Print(ctx, w, r, forms, set, report.Write)
}

// evaluations lists the forms: by person, then by stop.
func evaluations(r request.Request) ([]evaluation, error) {
	people, stops := []*program.Person{nil}, []*program.Stop{nil}
	if r.Choice("copies") == "people" {
		people = r.SelectPeople(func(p *program.Person) bool { return p.Role == program.Awardee })
		if len(people) == 0 {
			return nil, request.ErrNobody
		}
	}
	if r.Choice("scope") == "stops" {
		stops = r.SelectStops()
	}
	var forms []evaluation
	for _, p := range people {
		own := r
		own.Language = page.LanguageOf(r, p)
		for _, s := range stops {
			meetings := slices.DeleteFunc(schedule.Attended(r.Edition, p), func(m *program.Meeting) bool {
				return !schedule.Scored(m) || s != nil && m.Stop != s.ID || !r.IncludesStop(m.Stop)
			})
			if len(meetings) > 0 {
				forms = append(forms, evaluation{Request: own, person: p, stop: s, meetings: meetings})
			}
		}
	}
	if len(forms) == 0 {
		return nil, request.ErrNoMeeting
	}
	return forms, nil
}

// The questions of a form, by their keys.
var (
	gained   = []string{"evaluation.knowledge", "evaluation.skills", "evaluation.connections"}
	asAWhole = []string{"evaluation.relevance", "evaluation.time", "evaluation.interpretation", "evaluation.comfort"}
	open     = []string{"evaluation.at-home", "evaluation.keep", "evaluation.missing", "evaluation.stay-in-touch"}
)

func (e evaluation) set() {
	e.Begin(e.Edition.Name, e.Language)
	e.title()
	e.part("How useful was it?")
	for _, m := range e.meetings {
		e.Flow.Add(e.meeting(m), typeset.Close)
	}
	e.part("What you gained")
	for _, key := range gained {
		question := typeset.Stacked(0, e.question(key), page.WritingLines(writingLine, 1))
		e.Flow.Add(typeset.Box{Content: question}, typeset.Close)
	}
	if e.stop == nil {
		e.part("The program as a whole")
		for _, key := range asAWhole {
			e.Flow.Add(typeset.Box{Content: e.question(key)}, typeset.Close)
		}
	}
	e.part("In your own words")
	for _, key := range open {
		text := typeset.Body.Strong().Text(e.Language.Text(key))
		question := typeset.Stacked(0, text, page.WritingLines(writingLine, 3))
		e.Flow.Add(typeset.Box{Content: question}, typeset.Normal)
	}
	e.Flow.Add(typeset.Reading.Slanted().In(typeset.Green).Text(e.Language.Text("Thank you.")))
}

// title sets what is evaluated and by whom.
func (e evaluation) title() {
	l := e.Language
	title, period := l.Text("Evaluation"), l.Period(e.Edition.Start, e.Edition.End)
	var city, person string
	if s := e.stop; s != nil {
		city, period = s.City, l.Period(s.From, s.Until)
	}
	name := e.blankLine("Name (only if you wish)")
	if e.person != nil {
		person = e.person.DisplayName()
		name = typeset.Lead.Text(person)
	}
	mark := page.Joined(" – ", person, title, city)
	e.Flow.AddWithNext(typeset.Bookmarked(typeset.Space(0), mark, 0))
	e.Title(title, page.Joined("  ·  ", e.Edition.Name, city, period), l.Text("evaluation.intro"))
	e.Flow.Add(typeset.InParts(typeset.Loose, 1.5, name, e.blankLine("Date")), typeset.Loose)
}

func (e evaluation) part(title string) {
	heading := typeset.Subtitle.At(13).Strong().Text(e.Language.Text(title))
	e.Flow.AddWithNext(typeset.Close, heading, typeset.Close)
}

// meeting sets a line with a meeting, its boxes and space for a comment.
func (e evaluation) meeting(m *program.Meeting) typeset.Block {
	name, _ := schedule.PlaceOf(e.Edition, m)
	if name == m.Title {
		name = ""
	}
	about := page.Joined("  ·  ", page.ShortDay(m.Start.Date, e.Language), name)
	text := typeset.Stacked(1.5, typeset.Body.Strong().Text(m.Title), page.Detail.Quiet().Text(about))
	return typeset.Box{Content: typeset.Stacked(2, scored(text), e.blankLine("Comment"))}
}

func (e evaluation) question(key string) typeset.Block {
	return scored(typeset.Body.Text(e.Language.Text(key)))
}

// scored sets boxes from one to five beside a text.
func scored(text typeset.Block) typeset.Block {
	const side, gap = 18.0, 6.0
	boxes := typeset.Drawing{Height: side, Draw: func(p *typeset.Page, box typeset.Rect) {
		for n := range 5 {
			one := typeset.Area(box.X+float64(n)*(side+gap), box.Y, side, side)
			p.Stroke(one.Round(3), typeset.Pen{Width: 0.8, Color: typeset.Quiet})
			p.Draw(typeset.Caption.Line(strconv.Itoa(n+1)).Centred(), one, true)
		}
	}}
	return typeset.Row{
		Gap:   typeset.Wide,
		Cells: []typeset.Cell{{Content: text}, {Width: 5*side + 4*gap, Content: boxes}},
	}
}

const writingLine = 22.0 // from one line to the next, for handwriting

// blankLine is a label with a line to write on after it.
func (e evaluation) blankLine(label string) typeset.Block {
	const height, forHand = 20.0, 0.4
	text := typeset.Caption.Line(e.Language.Text(label)).ToLeft()
	text.Language = string(e.Language)
	return typeset.Drawing{Height: height, Draw: func(p *typeset.Page, box typeset.Rect) {
		width := min(e.Doc.Width(text)+1, box.W*(1-forHand))
		p.Draw(text, typeset.Area(box.X, box.Bottom()-12, width, 12), false)
		p.Line(box.X+width+4, box.Bottom(), box.Right(), box.Bottom(), typeset.Pen{Width: 0.5, Color: typeset.Line})
	}}
}
