// Package list makes lists for partners and for awardees: rooming lists, transport sheets, contact books and host
// sheets.
package list

import (
	"context"
	"io"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// stopList is a document with a part for each stop, which starts on a page of its own, since each is sent to another
// hotel or company.
type stopList struct {
	*page.Report
	request.Request
	title string
	cards schedule.Stops
}

func newStopList(r request.Request, title string) *stopList {
	title = r.Language.Text(title)
	return &stopList{page.NewReport(r, title), r, title, schedule.Stops{Request: r, Scale: 1}}
}

// turn starts the list again on paper that is wider than high.
func (l *stopList) turn() { l.Report = page.NewWideReport(l.Request, l.title) }

// write calls part for each stop with the people who are there, and finishes the file.
func (l *stopList) write(ctx context.Context, w io.Writer, part func(*program.Stop, []*program.Person)) error {
	stops := l.SelectStops()
	if len(stops) == 0 {
		return request.ErrNoStop
	}
	people, err := page.People(l.Request, request.Anyone)
	if err != nil {
		return err
	}
	set := func(s *program.Stop) {
		l.Flow.NewPage()
		l.begin(s)
		part(s, page.Here(s, people))
	}
	return page.Print(ctx, w, l.Request, stops, set, l.Write)
}

// gone lists who was on the list that was sent for a stop and does not come there any more.
func (l *stopList) gone(s *program.Stop) []*program.Person { return page.Here(s, l.Since.Gone(s.ID)) }

// begin sets what the part is about: which document, which city, when, for whom.
func (l *stopList) begin(s *program.Stop) {
	quiet, period := typeset.Body.Quiet(), l.Language.Period(s.From, s.Until)
	agency := typeset.Small.Quiet().Text(locale.Joined(" · ", l.Edition.Agency, l.Edition.EmergencyPhone))
	stack := typeset.Stacked(2,
		typeset.LabelCaps.In(typeset.Green).Text(program.Capitals(l.title)),
		typeset.Headline.Text(s.City),
		quiet.Text(locale.Joined(" · ", period, l.Edition.Name)),
		agency.Linked(page.Telephone(l.Edition.EmergencyPhone)),
		typeset.Space(2), typeset.GreenRule)
	l.Flow.AddWithNext(typeset.Bookmarked(stack, locale.Joined(" · ", s.City, period), 0), typeset.Normal)
}

// setCards sets what is known of the stop side by side.
func (l *stopList) setCards(cards []typeset.Box) {
	if len(cards) > 0 {
		l.Flow.Add(l.EvenRow(cards, max(len(cards), 2)), typeset.Normal)
	}
}

// summary sets the numbers that the reader needs first.
func (l *stopList) summary(numbers ...string) {
	l.Flow.AddWithNext(typeset.Subtitle.Text(locale.Joined(" · ", numbers...)), typeset.Close)
}

// subheading sets the heading of a table.
func (l *stopList) subheading(title string) {
	heading := typeset.Subtitle.At(13).Text(l.Language.Text(title))
	l.Flow.AddWithNext(typeset.Loose, heading, typeset.Tight)
}

// column returns a column of a table with a share of the width.
func (l *stopList) column(title string, share float64) typeset.Column {
	return typeset.Column{Title: l.Language.Text(title), Share: share}
}

// fixed returns a column of a width in points.
func (l *stopList) fixed(title string, width float64) typeset.Column {
	return typeset.Column{Title: l.Language.Text(title), Width: width}
}

// numbers returns a column of a width whose cells are numbers.
func (l *stopList) numbers(title string, width float64) typeset.Column {
	return typeset.Column{Title: l.Language.Text(title), Width: width, Align: typeset.Right}
}

// listName is how a hotel or a company reads a name, in the same form for everyone: as in passports, the last name
// first and all in capitals.
func listName(p *program.Person) string {
	if p.Given+p.Family+p.PassportName == "" { // an alias
		return p.DisplayName()
	}
	last, first := p.PassportParts()
	return program.Capitals(locale.Joined(" ", last, first))
}

// cellStyle is the style of the cells of lists.
var cellStyle = typeset.Body.At(9)

// struckCells sets a row of what is not on the list any more; empty cells stay empty.
func struckCells(texts ...string) []typeset.Block {
	cells := typeset.Cells(cellStyle.Through(), texts...)
	for i, text := range texts {
		if text == "" {
			cells[i] = nil
		}
	}
	return cells
}

// oneLine keeps some cells of a row on one line: a role, a day, a time.
func oneLine(cells []typeset.Block, columns ...int) {
	for _, i := range columns {
		if text, ok := cells[i].(typeset.Text); ok {
			text.Lines = 1
			cells[i] = text
		}
	}
}
