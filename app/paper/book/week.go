package book

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
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// gridDays is the most columns of a week grid; a longer stop continues on another page.
const gridDays = 8

// weekMargin is the side margin of a week grid.
const weekMargin = 40.0

// Week writes a page in landscape for each stop: a column for each day, the hours down, each item as high as it is
// long. Chosen people get a grid of their own each; otherwise there is one for the group.
func Week(ctx context.Context, w io.Writer, r request.Request) error {
	doc := page.New(r, page.Titled(r, r.Language.Text("document.week-grid")), page.Sheet(r).Landscape())
	pages := weekPages(r, doc)
	if len(pages) == 0 {
		return request.ErrNoSchedule
	}
	page.AddFeet(doc, weekMargin, r)
	return page.Print(ctx, w, r, pages, weekPage.set, func(w io.Writer) error {
		page.ReportUnfit(r, doc, nil)
		return doc.Write(w)
	})
}

// weekPage is one page of a grid: some days of one stop.
type weekPage struct {
	request.Request // with what has changed for the person
	doc             *typeset.Document
	person          *program.Person // nil: the group's
	stop            *program.Stop   // nil: what has no stop
	days            []request.Day
}

func weekPages(r request.Request, doc *typeset.Document) []weekPage {
	people := []*program.Person{nil}
	if len(r.People) > 0 {
		people = r.SelectPeople(request.Anyone)
	}
	var pages []weekPage
	for _, person := range people {
		own := r
		if person != nil {
			own.Since = r.Since.Of(person.ID)
		}
		days := r.DaysOf(schedule.Attended(r.Edition, person))
		for _, stop := range append(r.SelectStops(), nil) {
			here := slices.DeleteFunc(slices.Clone(days), func(d request.Day) bool {
				return d.Stop != stop || !d.Date.Valid()
			})
			for _, part := range schedule.Weeks(here, gridDays) {
				pages = append(pages, weekPage{Request: own, doc: doc, person: person, stop: stop, days: part})
			}
		}
	}
	return pages
}

func (w weekPage) set() {
	p := w.doc.AddPage()
	size := p.Size()
	const hours, datesHeight, legendHeight = 60.0, 20.0, 20.0
	area := typeset.Area(weekMargin, 34, size.W-2*weekMargin, size.H-34-50)
	title := w.title()
	p.Bookmark(title, 0, area.Y)
	used := p.Put(w.heading(title), area)
	grid := area.From(used + datesHeight + 12)
	grid.X, grid.W = grid.X+hours, grid.W-hours
	cancelled := w.cancelled()
	below := w.doc.Height(cancelled, grid.W)
	if below > 0 {
		below += 5
	}
	grid.H -= below + legendHeight
	plan, list := w.fitted(grid)
	w.hourLines(p, plan.scale, area.X, plan.grid)
	x := grid.X
	for i, width := range plan.widths {
		date := page.Capitalised(page.ShortDay(w.days[i].Date, w.Language))
		p.Draw(typeset.Body.Strong().In(typeset.Green).Line(date).Centred(),
			typeset.Area(x+2, grid.Y-datesHeight-2, width-4, datesHeight), true)
		p.Line(x, grid.Y, x, plan.grid.Bottom(), typeset.Pen{Width: 0.5, Color: typeset.Line})
		for _, s := range plan.columns[i] {
			w.item(p, s)
		}
		x += width
	}
	under := plan.grid.Bottom() + 9
	p.Put(cancelled, typeset.Area(grid.X, under, grid.W, below))
	w.legend(p, plan.columns, typeset.Area(grid.X, area.Bottom()-legendHeight+8, grid.W, 12))
	switch {
	case len(plan.numbered) == 0:
	case list:
		p.Put(w.lines(plan.numbered), typeset.Area(grid.X, under+below, grid.W, grid.Bottom()-plan.grid.Bottom()))
	default:
		flow := w.doc.Flow(area, nil)
		flow.AddWithNext(typeset.Headline.At(18).Text(w.title()), typeset.Close)
		flow.Add(w.list(plan.numbered))
		flow.Close()
	}
}

// plan is where everything of a grid is.
type plan struct {
	grid     typeset.Rect
	scale    hourScale
	widths   []float64 // of the columns
	columns  [][]span
	numbered []span // of which only a number can be read in the grid
}

// fitted plans the grid. The list of the numbered items is below it where that costs little of its height.
func (w weekPage) fitted(grid typeset.Rect) (p plan, withList bool) {
	const most, tries, gap = 0.25, 3, 9.0
	whole := w.plan(grid)
	p = whole
	for range tries {
		if len(p.numbered) == 0 {
			return p, false
		}
		height := w.doc.Height(w.lines(p.numbered), grid.W) + gap
		if p.grid.H+height <= grid.H {
			return p, true
		}
		if height > grid.H*most {
			break
		}
		p = w.plan(grid.High(grid.H - height))
	}
	return whole, false
}

// plan sets the place of everything in a grid.
func (w weekPage) plan(grid typeset.Rect) plan {
	columns := make([][]span, len(w.days))
	for i, day := range w.days {
		columns[i] = spansOf(day)
	}
	p := plan{
		grid: grid, columns: columns,
		scale: newHourScale(columns, grid.Y, grid.H), widths: columnWidths(columns, grid.W),
	}
	x := grid.X
	for i, width := range p.widths {
		arrange(columns[i], p.scale)
		for k := range columns[i] {
			s := &columns[i][k]
			lane := (width - 4) / float64(s.wide)
			s.box = typeset.Area(x+2+float64(s.lane)*lane, s.top+0.75, lane-1, s.down-s.top-1.5)
			if s.content = w.content(*s); s.content == nil {
				p.numbered = append(p.numbered, *s)
				s.content = w.number(*s, len(p.numbered))
			}
		}
		x += width
	}
	return p
}

// columnWidths divides the width of a grid between its days: the more there is on a day, the wider it is.
func columnWidths(columns [][]span, width float64) []float64 {
	const usual, least, most = 8, 0.6, 2.2 // items on a day of usual width; times that width
	widths, total := make([]float64, len(columns)), 0.0
	for i, day := range columns {
		widths[i] = min(max(float64(len(day))/usual, least), most)
		total += widths[i]
	}
	for i := range widths {
		widths[i] *= width / total
	}
	return widths
}

// number is the number of an item of which no more can be read in its box; list has the rest.
func (w weekPage) number(s span, n int) typeset.Block {
	text := w.Language.Clock(s.meeting.Start.Clock) + "  (" + strconv.Itoa(n) + ")"
	if s.continues {
		text = "(" + strconv.Itoa(n) + ")"
	}
	style := typeset.Small.At(7).Strong()
	if w.doc.Width(style.Text(text)) > s.box.W-7 {
		text = strconv.Itoa(n)
	}
	return style.Text(text).Within(1).ToLeft()
}

// lines has a line for each of the numbered items of a page.
func (w weekPage) lines(numbered []span) typeset.Block {
	stack := typeset.Stack{Gap: 1}
	for i, s := range numbered {
		m, day := s.meeting, page.Capitalised(page.ShortDay(s.meeting.Start.Date, w.Language))
		name, _ := schedule.PlaceOf(w.Edition, m)
		about := locale.Joined("  ·  ", day, w.Language.Times(m.Start, m.End), w.titleOf(s), name)
		line := typeset.Small.At(8).Text(fmt.Sprintf("(%d)  %s", i+1, about)).ToLeft()
		stack.Add(page.WithBar(w.Since.Kind(m.ID), line))
	}
	return stack
}

// list is the table of the numbered items of a page.
func (w weekPage) list(numbered []span) typeset.Block {
	l, style := w.Language, typeset.Body.At(9)
	table := typeset.Table{Striped: true, Columns: []typeset.Column{
		{Title: l.Text("number-column"), Width: 24, Align: typeset.Right},
		{Title: l.Text("Day"), Width: 66},
		{Title: l.Text("Time"), Width: 104},
		{Title: l.Text("What and where")},
	}}
	for i, s := range numbered {
		m := s.meeting
		name, _ := schedule.PlaceOf(w.Edition, m)
		if name == m.Title {
			name = ""
		}
		what := typeset.Stacked(0, style.Strong().Text(w.titleOf(s)), typeset.Small.Quiet().Text(name))
		page.AddRow(&table, w.Since.Kind(m.ID), style.Text(strconv.Itoa(i+1)),
			style.Line(page.ShortDay(m.Start.Date, l)), style.Text(schedule.TimesOf(m, l)), what)
	}
	return table
}

// cancelled lists below the grid what was in it when it was sent and is cancelled now.
func (w weekPage) cancelled() typeset.Block {
	const mostLines = 4
	l := w.Language
	stack := typeset.Stack{Gap: 1}
	for _, day := range w.days {
		for _, m := range (schedule.Printer{Request: w.Request}).Struck(day) {
			if w.Since.Kind(m.ID) != edition.WasCancelled {
				continue // what was moved is marked where it is now
			}
			day := page.Capitalised(page.ShortDay(m.Start.Date, l))
			line := locale.Joined("  ·  ", day, l.Times(m.Start, m.End), m.Title)
			stack.Add(page.WithBar(edition.WasCancelled, typeset.Aside{
				Width: 62, Gap: typeset.Close,
				Side: page.ChangeMark(edition.WasCancelled, l, 1), Main: typeset.Small.Through().Line(line),
			}))
		}
	}
	if more := len(stack.Blocks) - mostLines; more > 0 {
		stack.Blocks = stack.Blocks[:mostLines]
		stack.Add(typeset.Caption.Text(l.Count("and {{.Count}} more, listed at the front", more)))
	}
	return stack
}

func (w weekPage) title() string {
	title := schedule.StopTitle(w.stop, w.Language)
	if w.person != nil {
		title = w.person.ItineraryName() + " – " + title
	}
	return title
}

func (w weekPage) heading(title string) typeset.Block {
	first, last := w.days[0].Date, w.days[len(w.days)-1].Date
	about := locale.Joined("  ·  ", w.Language.Period(first, last), schedule.ZoneLine(w.stop, first, w.Language))
	return typeset.Row{Gap: typeset.Wide, Cells: []typeset.Cell{
		{Share: 1.4, At: typeset.Bottom, Content: typeset.Headline.At(22).Line(title)},
		{At: typeset.Bottom, Content: typeset.Small.Quiet().Text(about).ToRight().Within(2)},
	}}
}

// hourLines draws the hours down the left, with the line that each begins at.
func (w weekPage) hourLines(p *typeset.Page, scale hourScale, x float64, grid typeset.Rect) {
	const height = 9
	free := 0.0
	for i, y := range scale.tops {
		p.Line(grid.X, y, grid.Right(), y, typeset.Pen{Width: 0.4, Color: typeset.Line})
		if y-height/2 < free || i == len(scale.tops)-1 && scale.last == 24 {
			continue // hours that are low are not all high enough for a number
		}
		free = y + height/2
		hour := w.Language.Clock(civil.Clock{Hour: (scale.first + i) % 24})
		box := typeset.Area(x, y-height/2, grid.X-x-5, height)
		p.Draw(typeset.Caption.At(6.5).Line(hour).ToRight(), box, true)
	}
}

// item draws one item in the colour of its kind.
func (w weekPage) item(p *typeset.Page, s span) {
	colors := schedule.ColorsOf(s.meeting.Kind)
	p.Fill(s.box.Round(2), colors.Tint)
	p.FillRect(typeset.Area(s.box.X, s.box.Y, min(2, s.box.W/4), s.box.H), colors.Strong)
	if kind := w.Since.Kind(s.meeting.ID); kind != "" {
		p.Stroke(s.box.Inset(0.5).Round(2), page.ChangePen(kind, 1.2))
	}
	p.Put(s.content, s.inside())
}

// content is as much about an item as fits into its box; nil where its title does not.
func (w weekPage) content(s span) typeset.Block {
	inside, kind := s.inside(), w.Since.Kind(s.meeting.ID)
	for _, f := range w.forms(s.meeting) {
		style := typeset.Small.At(f.size).Strong()
		mark := page.ChangeMark(kind, w.Language, f.size*0.75/7)
		content := typeset.Stacked(0, style.Text(w.titleOf(s)), mark)
		content.Add(typeset.Cells(typeset.Small.At(f.size*0.88), f.lines...)...)
		if w.doc.Height(content, inside.W) <= inside.H && w.unbroken(s.meeting.Title, style, inside.W) {
			return content
		}
	}
	short := w.titleOf(s)
	if !s.continues {
		short = w.Language.Clock(s.meeting.Start.Clock) + " " + short
	}
	text := typeset.Small.At(7).Strong().Text(page.TitledChange(short, kind, w.Language))
	for _, size := range []float64{7, typeset.LeastInTables} {
		text.Style.Size = size
		if w.doc.Height(text, inside.W) <= inside.H && w.unbroken(short, text.Style, inside.W) {
			return text
		}
	}
	return nil
}

// unbroken reports whether each word of a title fits on one line.
func (w weekPage) unbroken(title string, style typeset.Style, width float64) bool {
	return !slices.ContainsFunc(strings.Fields(title), func(word string) bool {
		return w.doc.Width(style.Text(word)) > width
	})
}

// forms are the alternatives to print an item, from the fullest and largest down: the size of its title, and further
// lines.
func (w weekPage) forms(m *program.Meeting) []form {
	times, kind := w.Language.Times(m.Start, m.End), m.Kind.Name(w.Language)
	if kind == m.Title {
		kind = ""
	}
	name, _ := schedule.PlaceOf(w.Edition, m)
	if name == m.Title {
		name = ""
	}
	both := locale.Joined(" · ", times, kind)
	return []form{
		{8.5, []string{times, kind, name}},
		{7.8, []string{times, kind, name}},
		{7.2, []string{both, name}},
		{7.2, []string{both}},
		{6.5, []string{both}},
		{6.5, []string{times}},
	}
}

type form struct {
	size  float64
	lines []string
}

func (w weekPage) titleOf(s span) string {
	if s.continues {
		return s.meeting.Title + " (" + w.Language.Text("continued") + ")"
	}
	return s.meeting.Title
}

// legend names the colours of the kinds on the page.
func (w weekPage) legend(p *typeset.Page, columns [][]span, box typeset.Rect) {
	for _, kind := range program.Kinds() {
		if !slices.ContainsFunc(columns, func(day []span) bool {
			return slices.ContainsFunc(day, func(s span) bool { return s.meeting.Kind == kind })
		}) {
			continue
		}
		name, colors := typeset.Caption.In(typeset.Ink).Line(kind.Name(w.Language)), schedule.ColorsOf(kind)
		width := w.doc.Width(name)
		p.FillRect(typeset.Area(box.X, box.Y+1, 9, 9), colors.Tint)
		p.FillRect(typeset.Area(box.X, box.Y+1, 2.5, 9), colors.Strong)
		p.Draw(name, typeset.Area(box.X+13, box.Y, width+2, box.H), true)
		box.X += 13 + width + 14
	}
}
