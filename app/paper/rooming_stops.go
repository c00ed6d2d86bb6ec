package paper

import (
	"context"
	"errors"
	"io"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// ErrNoStop is returned for a list about stops of which there are none.
var ErrNoStop = errors.New("there is no stop to make this for: add one to the program, or choose another")

// stopList is a document with a part for each stop, which starts on a page of its own, since each goes to another
// hotel or company.
type stopList struct {
	title    words
	edition  *program.Edition
	options  PeopleOptions
	language string
	doc      *typeset.Document
	area     typeset.Rect
	flow     *typeset.Flow
}

func newStopList(title words, edition *program.Edition, options PeopleOptions) *stopList {
	l := &stopList{title: title, edition: edition, options: options, language: options.language(edition)}
	size := options.Paper.sheet().Portrait()
	l.doc = typeset.New(typeset.Options{Title: title.in(l.language) + " – " + edition.Name, Language: l.language, Paper: size, Created: options.Now})
	l.area = typeset.Rect{X: 56, Y: 56, W: size.W - 112, H: size.H - 56 - 68}
	l.flow = l.doc.Flow(l.area, 1, 0, nil)
	return l
}

// write has part write what is told of each stop and the people who take part in it, and finishes the file. Stops
// without anybody are left out unless they were chosen.
func (l *stopList) write(ctx context.Context, w io.Writer, part func(*program.Stop, []*program.Person)) error {
	stops := chosenStops(l.edition, l.options.Stops)
	if len(stops) == 0 {
		return ErrNoStop
	}
	people := cardPeople(l.edition, l.options.People)
	if len(people) == 0 {
		return ErrNobody
	}
	for i, s := range stops {
		if err := ctx.Err(); err != nil {
			return err
		}
		l.flow.NewPage()
		l.head(s)
		part(s, presentIn(s, people))
		if l.options.Progress != nil {
			l.options.Progress(i+1, len(stops))
		}
	}
	l.flow.Close()
	l.doc.OnEveryPage(func(p *typeset.Page, number, total int) { runningFoot(p, l.edition.Name, number, total, l.language) })
	return l.doc.Write(w)
}

// gone lists who was sent for a stop and does not come there any more.
func (l *stopList) gone(s *program.Stop) []*program.Person {
	return presentIn(s, l.options.Since.Gone(s.ID))
}

// presentIn returns who takes part in a stop.
func presentIn(s *program.Stop, people []*program.Person) []*program.Person {
	var list []*program.Person
	for _, p := range people {
		if stay, _ := p.StayAt(s.ID); !stay.Absent {
			list = append(list, p)
		}
	}
	return list
}

// head sets what the part is about: which document, which city, when, for whom.
func (l *stopList) head(s *program.Stop) {
	title := joined(" · ", s.City, program.FormatPeriod(s.From, s.Until, locale.Language(l.language)))
	l.flow.Add(typeset.WithNext(typeset.Bookmarked(typeset.Stack{Gap: 2, Blocks: []typeset.Block{
		typeset.Text{String: program.Capitals(l.title.in(l.language)), Style: typeset.LabelCaps.In(typeset.Green)},
		typeset.Text{String: s.City, Style: typeset.Headline},
		typeset.Text{String: joined(" · ", program.FormatPeriod(s.From, s.Until, locale.Language(l.language)), l.edition.Name), Style: typeset.Body.In(typeset.Quiet)},
		typeset.Text{String: joined(" · ", l.edition.Agency, l.edition.EmergencyPhone), Style: typeset.Small.In(typeset.Quiet), Link: telephone(l.edition.EmergencyPhone)},
		typeset.Space(2),
		typeset.Rule{Pen: typeset.Pen{Width: 1, Color: typeset.Green}},
	}}, title, 0)), typeset.WithNext(typeset.Space(typeset.Normal)))
}

// setCards sets what is known of the stop side by side in cards of one height.
func (l *stopList) setCards(cards ...typeset.Box) {
	if len(cards) == 0 {
		return
	}
	row := typeset.Row{Gap: typeset.Normal}
	width := (l.area.W - row.Gap*float64(max(len(cards), 2)-1)) / float64(max(len(cards), 2))
	var height float64
	for _, c := range cards {
		height = max(height, l.doc.Height(c, width))
	}
	for _, c := range cards {
		c.MinHeight = height
		row.Cells = append(row.Cells, typeset.Cell{Width: width, Content: c})
	}
	l.flow.Add(row, typeset.Space(typeset.Normal))
}

// listWord is a cell of a list that stands on one line: a role, a day, a time.
func listWord(text string, style typeset.Style) typeset.Block {
	return typeset.Text{String: text, Style: style, Lines: 1}
}

// listText is a cell of a list that takes as many lines as it needs.
func listText(text string, style typeset.Style) typeset.Block {
	return typeset.Text{String: text, Style: style}
}

// listCells are the cells of a row in the type of lists.
func listCells(texts ...string) []typeset.Block {
	row := make([]typeset.Block, len(texts))
	for i, t := range texts {
		row[i] = listText(t, listStyle)
	}
	return row
}

var listStyle = typeset.Body.At(9)

// summary sets the numbers that the reader needs first.
func (l *stopList) summary(numbers ...string) {
	l.flow.Add(typeset.WithNext(typeset.Text{String: joined(" · ", numbers...), Style: typeset.Subtitle}), typeset.WithNext(typeset.Space(typeset.Close)))
}

// subheading sets the heading of a table.
func (l *stopList) subheading(title words) {
	l.flow.Add(typeset.WithNext(typeset.Space(typeset.Loose)), typeset.WithNext(typeset.Text{String: title.in(l.language), Style: typeset.Subtitle.At(13)}),
		typeset.WithNext(typeset.Space(typeset.Tight)))
}
