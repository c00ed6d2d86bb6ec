// Package form makes forms to be filled in by hand.
package form

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/ready"
)

// evaluation is one sheet to be set, in its language.
type evaluation struct {
	*page.Report
	request.Request
	person   *program.Person // nil: blank
	stop     *program.Stop   // nil: the whole program
	meetings []*program.Meeting
	forms    []*program.Form // whose questions are on it
}

// Evaluation writes the program's evaluation forms to be filled in by hand, or the ready ones when it has none: the
// questions about each meeting, then those about the whole. A sheet of anonymous forms has no name. Options: scope
// (program; stops for a sheet for each stop; before or after for the forms of that time), copies (blank, or people for
// a sheet for each person with the meetings that they attended), own-language.
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

// evaluations lists the sheets: by person, then by stop.
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
	var sheets []evaluation
	forms, withMeetings := formsOf(r)
	for _, p := range people {
		own := r
		own.Language = page.LanguageOf(r, p)
		for _, s := range stops {
			sheet := evaluation{Request: own, person: p, stop: s, forms: forms}
			if withMeetings {
				sheet.meetings = slices.DeleteFunc(schedule.Attended(r.Edition, p), func(m *program.Meeting) bool {
					return !schedule.Scored(m) || s != nil && m.Stop != s.ID || !r.IncludesStop(m.Stop)
				})
			}
			if len(sheet.meetings) > 0 || !withMeetings {
				sheets = append(sheets, sheet)
			}
		}
	}
	if len(sheets) == 0 {
		return nil, request.ErrNoMeeting
	}
	return sheets, nil
}

// formsOf returns the forms of the scope that is asked for, and whether they ask about meetings.
func formsOf(r request.Request) (forms []*program.Form, withMeetings bool) {
	scopes := map[string][]program.FormScope{
		"stops":  {program.OfMeeting, program.OfStop},
		"before": {program.Before},
		"after":  {program.After},
	}[r.Choice("scope")]
	if scopes == nil {
		scopes = []program.FormScope{program.OfMeeting, program.Overall}
	}
	all := r.Edition.Forms
	isAsked := func(f *program.Form) bool { return slices.Contains(scopes, f.Scope) }
	if !slices.ContainsFunc(all, isAsked) {
		all = ready.Forms(r.Edition.Language)
		for _, f := range all {
			f.Anonymous = false // nobody has decided that it is
		}
	}
	for _, f := range all {
		if isAsked(f) {
			forms = append(forms, f)
		}
	}
	return forms, scopes[0] == program.OfMeeting
}

func (e evaluation) set() {
	e.Begin(e.Edition.Name, e.Language)
	e.title()
	e.perMeeting()
	var gained, other, open []program.Question
	for _, f := range e.forms {
		if f.Scope == program.OfMeeting {
			continue
		}
		for _, q := range f.Questions {
			switch {
			case q.Kind == program.FreeText:
				open = append(open, q)
			case slices.Contains(gains, q.Measure):
				gained = append(gained, q)
			default:
				other = append(other, q)
			}
		}
	}
	e.questions("What you gained", gained)
	heading := "The program as a whole"
	if e.stop != nil {
		heading = "The stay as a whole"
	}
	e.questions(heading, other)
	e.questions("In your own words", open)
	e.Flow.Add(typeset.Reading.Slanted().In(typeset.Green).Text(e.Language.Text("Thank you.")))
}

// gains are the measures of what somebody gained.
var gains = []program.Measure{program.Knowledge, program.Skills, program.Understanding, program.NewContacts}

// perMeeting sets for each meeting the questions that are asked about meetings. One scale is beside its meeting.
func (e evaluation) perMeeting() {
	var scales, others []program.Question
	for _, f := range e.forms {
		for _, q := range f.Questions {
			switch {
			case f.Scope != program.OfMeeting:
			case q.Kind == program.Scale:
				scales = append(scales, q)
			default:
				others = append(others, q)
			}
		}
	}
	if len(e.meetings) == 0 || len(scales)+len(others) == 0 {
		return
	}
	e.part("How useful was it?")
	if len(scales) == 1 && len(e.meetings) > fewMeetings {
		e.meetingTable(scales[0], others)
		return
	}
	for _, m := range e.meetings {
		text := e.meeting(m)
		if len(scales) == 1 {
			text = boxed(text, scales[0].Steps)
		}
		lines := []typeset.Block{text}
		if len(scales) > 1 {
			for _, q := range scales {
				lines = append(lines, e.question(q))
			}
		}
		for _, q := range others {
			if q.Kind == program.FreeText {
				lines = append(lines, e.blankLine(q.Text.In(e.Language)))
			} else {
				lines = append(lines, e.question(q))
			}
		}
		e.Flow.Add(typeset.Box{Content: typeset.Stacked(2, lines...)}, typeset.Close)
	}
}

// fewMeetings is up to how many meetings each has a line for a comment.
const fewMeetings = 8

// meetingTable sets a line for each meeting with the boxes of one scale, which is above them on each page, and the
// other questions once, for all of them.
func (e evaluation) meetingTable(scale program.Question, others []program.Question) {
	l := e.Language
	low, high := scale.Low.In(l), scale.High.In(l)
	if low+high == "" {
		low, high = l.Text("evaluation.low"), l.Text("evaluation.high")
	}
	boxes, width := stepBoxes(scale.Steps)
	var ends []string // each on a line of its own
	for _, end := range []string{"1 = " + low, fmt.Sprintf("%d = %s", scale.Steps, high)} {
		ends = append(ends, strings.ReplaceAll(end, " ", "\u00a0"))
		width = max(width, e.Doc.Width(typeset.LabelCaps.Text(end))+8)
	}
	table := typeset.Table{Columns: []typeset.Column{
		{Title: scale.Text.In(l)}, {Title: strings.Join(ends, " "), Width: width},
	}}
	for _, m := range e.meetings {
		table.Rows = append(table.Rows, []typeset.Block{e.meeting(m), boxes})
	}
	e.Flow.Add(table, typeset.Normal)
	for _, q := range others {
		e.Flow.Add(typeset.Box{Content: e.question(q)}, typeset.Close)
	}
}

// questions sets a part of the sheet, unless it has no question.
func (e evaluation) questions(heading string, questions []program.Question) {
	if len(questions) == 0 {
		return
	}
	e.part(heading)
	for _, q := range questions {
		e.Flow.Add(typeset.Box{Content: e.question(q)}, typeset.Close)
	}
}

// title sets what is evaluated and by whom.
func (e evaluation) title() {
	l := e.Language
	title, period := l.Text("Evaluation"), l.Period(e.Edition.Start, e.Edition.End)
	var city, person string
	if s := e.stop; s != nil {
		city, period = s.City, l.Period(s.From, s.Until)
	}
	name := e.blankLine(l.Text("Name (only if you wish)"))
	isAnonymous := !slices.ContainsFunc(e.forms, func(f *program.Form) bool { return !f.Anonymous })
	if e.person != nil && !isAnonymous {
		person = e.person.DisplayName()
		name = typeset.Lead.Text(person)
	}
	mark := locale.Joined(" – ", person, title, city)
	e.Flow.AddWithNext(typeset.Bookmarked(typeset.Space(0), mark, 0))
	e.Title(title, locale.Joined("  ·  ", e.Edition.Name, city, period), l.Text("evaluation.intro"))
	if !isAnonymous {
		e.Flow.Add(typeset.InParts(typeset.Loose, 1.5, name, e.blankLine(l.Text("Date"))), typeset.Loose)
	}
}

func (e evaluation) part(title string) {
	heading := typeset.Subtitle.At(13).Strong().Text(e.Language.Text(title))
	e.Flow.AddWithNext(typeset.Close, heading, typeset.Close)
}

// meeting sets what a meeting is called, with its day and place.
func (e evaluation) meeting(m *program.Meeting) typeset.Block {
	name, _ := schedule.PlaceOf(e.Edition, m)
	if name == m.Title {
		name = ""
	}
	about := locale.Joined("  ·  ", page.ShortDay(m.Start.Date, e.Language), name)
	return typeset.Stacked(1.5, typeset.Body.Strong().Text(m.Title), page.Detail.Quiet().Text(about))
}

// question sets a question with what it is answered on.
func (e evaluation) question(q program.Question) typeset.Block {
	l := e.Language
	asked := q.Text.In(l)
	switch q.Kind {
	case program.Scale:
		var text typeset.Block = typeset.Body.Text(asked)
		low, high := q.Low.In(l), q.High.In(l)
		if isUsual := low == l.Text("evaluation.low") && high == l.Text("evaluation.high"); !isUsual && low+high != "" {
			ends := fmt.Sprintf("1 = %s  ·  %d = %s", low, q.Steps, high)
			text = typeset.Stacked(1.5, text, page.Detail.Quiet().Text(ends))
		}
		return boxed(text, q.Steps)
	case program.Single, program.Multiple:
		lines := []typeset.Block{typeset.Body.Strong().Text(asked)}
		for _, c := range q.Choices {
			lines = append(lines, ticked(typeset.Body.Text(c.Text.In(l))))
		}
		return typeset.Stacked(3, lines...)
	case program.Number:
		return e.blankLine(asked)
	}
	return typeset.Stacked(0, typeset.Body.Strong().Text(asked), page.WritingLines(writingLine, 3))
}

// ticked sets a box to tick before a text.
func ticked(text typeset.Block) typeset.Block {
	const side = 10
	box := typeset.Drawing{Height: side, Draw: func(p *typeset.Page, box typeset.Rect) {
		p.Stroke(typeset.Area(box.X, box.Y+1, side, side).Round(2), typeset.Pen{Width: 0.8, Color: typeset.Quiet})
	}}
	return typeset.Row{Gap: typeset.Close, Cells: []typeset.Cell{{Width: side, Content: box}, {Content: text}}}
}

// boxed sets boxes from one to so many beside a text.
func boxed(text typeset.Block, steps int) typeset.Block {
	boxes, width := stepBoxes(steps)
	return typeset.Row{Gap: typeset.Wide, Cells: []typeset.Cell{{Content: text}, {Width: width, Content: boxes}}}
}

// stepBoxes are boxes from one to so many, and their width.
func stepBoxes(steps int) (boxes typeset.Drawing, width float64) {
	side, gap := 18.0, 6.0
	if steps > 7 {
		side, gap = 15, 4
	}
	boxes = typeset.Drawing{Height: side, Draw: func(p *typeset.Page, box typeset.Rect) {
		for n := range steps {
			one := typeset.Area(box.X+float64(n)*(side+gap), box.Y, side, side)
			p.Stroke(one.Round(3), typeset.Pen{Width: 0.8, Color: typeset.Quiet})
			p.Draw(typeset.Caption.Line(strconv.Itoa(n+1)).Centred(), one, true)
		}
	}}
	return boxes, float64(steps)*(side+gap) - gap
}

const writingLine = 22.0 // from one line to the next, for handwriting

// blankLine is a label with a line to write on after it.
func (e evaluation) blankLine(label string) typeset.Block {
	const height, forHand = 20.0, 0.4
	text := typeset.Caption.Line(label).ToLeft()
	text.Language = string(e.Language)
	return typeset.Drawing{Height: height, Draw: func(p *typeset.Page, box typeset.Rect) {
		width := min(e.Doc.Width(text)+1, box.W*(1-forHand))
		p.Draw(text, typeset.Area(box.X, box.Bottom()-12, width, 12), false)
		p.Line(box.X+width+4, box.Bottom(), box.Right(), box.Bottom(), typeset.Pen{Width: 0.5, Color: typeset.Line})
	}}
}
