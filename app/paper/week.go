package paper

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// WeekOptions are the choices of a week grid. The zero value makes the group's, for every stop, on Letter paper.
type WeekOptions struct {
	People   []program.ID // a grid of each one's own; empty: one for the group
	Stops    []program.ID
	Language string // BCP 47; English, Spanish or French
	Paper    Paper  // always lying
	Now      time.Time
	Since    *program.Since // marks what has changed since a release; nil marks nothing
	// Progress is called after each page on the goroutine of the caller.
	Progress func(done, total int)
}

var titleWeek = words{"Week grid", "Cuadro semanal", "Grille de la semaine"}

// gridDays is the most columns of a week grid; a longer stop goes on to another page.
const gridDays = 8

// WeekGrids writes a page for each stop: a column for each day, the hours down, each item as high as it is long.
func WeekGrids(ctx context.Context, w io.Writer, edition *program.Edition, options WeekOptions) error {
	if options.Language == "" {
		options.Language = string(edition.Language)
	}
	pages := weekPages(edition, options)
	if len(pages) == 0 {
		return ErrEmptyProgram
	}
	doc := typeset.New(typeset.Options{
		Title: titleWeek.in(options.Language) + " – " + edition.Name, Language: options.Language,
		Paper: options.Paper.sheet().Landscape(), Created: options.Now,
	})
	for i, page := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		page.doc, page.edition, page.language, page.since = doc, edition, options.Language, options.Since
		if page.person != nil {
			page.since = options.Since.Of(page.person.ID)
		}
		page.set()
		if options.Progress != nil {
			options.Progress(i+1, len(pages))
		}
	}
	doc.OnEveryPage(func(p *typeset.Page, number, total int) {
		footBetween(p, weekMargin, edition.Name, number, total, options.Language)
	})
	return doc.Write(w)
}

// weekPage is one page of a grid: some days of one stop.
type weekPage struct {
	doc      *typeset.Document
	edition  *program.Edition
	language string
	since    *program.Since
	person   *program.Person // nil: the group's
	stop     *program.Stop   // nil: what has no stop
	days     []scheduleDay
}

func weekPages(edition *program.Edition, options WeekOptions) []weekPage {
	var whose []*program.Person
	for _, p := range edition.People {
		if slices.Contains(options.People, p.ID) {
			whose = append(whose, p)
		}
	}
	if len(options.People) == 0 {
		whose = append(whose, nil)
	}
	var pages []weekPage
	for _, person := range whose {
		items := planned(edition)
		if person != nil {
			items = slices.DeleteFunc(items, func(m *program.Meeting) bool { return !edition.Attends(person, m) })
		}
		days := slices.DeleteFunc(scheduleDays(edition, items, options.Stops), func(d scheduleDay) bool { return !d.date.Valid() })
		for _, stop := range append(chosenStops(edition, options.Stops), nil) {
			own := slices.DeleteFunc(slices.Clone(days), func(d scheduleDay) bool { return d.stop != stop })
			for _, stretch := range weeks(own, gridDays) {
				pages = append(pages, weekPage{person: person, stop: stop, days: stretch})
			}
		}
	}
	return pages
}

// span is what an item takes of one day's column: minutes from midnight, then points from the top of the page.
type span struct {
	meeting    *program.Meeting
	from, to   int
	continues  bool // began on an earlier day
	top, down  float64
	lane, wide int // which of how many side by side
}

const (
	dayMinutes  = 24 * 60
	leastLength = 30 // minutes that an item without an end is shown for
)

// spansOf cuts the items of a day to that day.
func spansOf(day scheduleDay) []span {
	var list []span
	for _, m := range day.continued {
		to := dayMinutes
		if m.End.Date == day.date {
			to = m.End.Clock.Minutes()
		}
		list = append(list, span{meeting: m, to: to, continues: true})
	}
	for _, m := range day.items {
		s := span{meeting: m, from: m.Start.Clock.Minutes(), to: m.Start.Clock.Minutes() + leastLength}
		if m.Start.Before(m.End) {
			s.to = s.from + m.Minutes()
		}
		s.to = min(s.to, dayMinutes)
		list = append(list, s)
	}
	return list
}

// hourScale maps minutes to points: the hours in which nothing happens are lower than the others, those with a short
// item higher.
type hourScale struct {
	first, last int // hours
	tops        []float64
}

func newHourScale(days [][]span, top, height float64) hourScale {
	first, last := 9, 17
	var weight [24]float64
	for hour := range weight {
		weight[hour] = 0.2
	}
	for _, day := range days {
		for _, s := range day {
			first, last = min(first, s.from/60), max(last, (s.to+59)/60)
			for hour := s.from / 60; hour*60 < s.to; hour++ {
				weight[hour] = max(weight[hour], 1)
				if s.to-s.from < 45 && !s.continues {
					weight[hour] = 1.6
				}
			}
		}
	}
	total := 0.0
	for hour := first; hour < last; hour++ {
		total += weight[hour]
	}
	scale := hourScale{first: first, last: last, tops: []float64{top}}
	for hour := first; hour < last; hour++ {
		top += height * weight[hour] / total
		scale.tops = append(scale.tops, top)
	}
	return scale
}

func (h hourScale) at(minutes int) float64 {
	hour := min(max(minutes/60-h.first, 0), len(h.tops)-2)
	part := float64(minutes-(hour+h.first)*60) / 60
	return h.tops[hour] + part*(h.tops[hour+1]-h.tops[hour])
}

// leastHeight is what an item takes at least, so that it can be read.
const leastHeight = 13.0

// arrange gives each item its place: none covers another.
func arrange(list []span, scale hourScale) {
	bottom := scale.tops[len(scale.tops)-1]
	for i := range list {
		s := &list[i]
		s.top, s.down = scale.at(s.from), scale.at(s.to)
		s.down = max(s.down, s.top+leastHeight)
		if s.down > bottom {
			s.top, s.down = min(s.top, bottom-leastHeight), bottom
		}
	}
	slices.SortStableFunc(list, func(a, b span) int { return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(b.down, a.down)) })
	for start := 0; start < len(list); {
		end, reach := start, 0.0
		var lanes []float64 // where each lane is free again
		for ; end < len(list) && (end == start || list[end].top < reach-0.01); end++ {
			s := &list[end]
			s.lane = slices.IndexFunc(lanes, func(free float64) bool { return free <= s.top+0.01 })
			if s.lane < 0 {
				s.lane = len(lanes)
				lanes = append(lanes, 0)
			}
			lanes[s.lane] = s.down
			reach = max(reach, s.down)
		}
		for i := start; i < end; i++ {
			list[i].wide = len(lanes)
		}
		start = end
	}
}

const weekMargin = 40.0

func (w weekPage) set() {
	page := w.doc.AddPage()
	size := page.Size()
	const hours, headHeight, legend = 50.0, 20.0, 20.0
	area := typeset.Rect{X: weekMargin, Y: 34, W: size.W - 2*weekMargin, H: size.H - 34 - 50}
	title := w.title()
	page.Bookmark(title, 0, area.Y)
	used := page.Put(w.head(title), area) + typeset.Close
	grid := typeset.Rect{X: area.X + hours, Y: area.Y + used + headHeight + 4, W: area.W - hours}
	gone := w.cancelled()
	below := legend + w.doc.Height(gone, grid.W)
	if below > legend {
		below += 5
	}
	grid.H = area.Y + area.H - below - grid.Y

	columns := make([][]span, len(w.days))
	for i, day := range w.days {
		columns[i] = spansOf(day)
	}
	scale := newHourScale(columns, grid.Y, grid.H)
	w.hourLines(page, scale, area.X, grid)
	width := grid.W / float64(len(w.days))
	for i, day := range w.days {
		x := grid.X + float64(i)*width
		page.Draw(typeset.Text{
			String: capitalised(locale.Language(w.language).Date(day.date, locale.WeekdayShort)), Style: typeset.Body.Strong().In(typeset.Green), Lines: 1, Align: typeset.Center,
		}, typeset.Rect{X: x + 2, Y: grid.Y - headHeight - 2, W: width - 4, H: headHeight}, true)
		page.Stroke(new(typeset.Path).MoveTo(x, grid.Y).LineTo(x, grid.Y+grid.H), typeset.Pen{Width: 0.5, Color: typeset.Line})
		arrange(columns[i], scale)
		for _, s := range columns[i] {
			lane := (width - 4) / float64(s.wide)
			w.item(page, s, typeset.Rect{X: x + 2 + float64(s.lane)*lane, Y: s.top + 0.75, W: lane - 1, H: s.down - s.top - 1.5})
		}
	}
	page.Put(gone, typeset.Rect{X: grid.X, Y: area.Y + area.H - below + 9, W: grid.W, H: below - legend})
	w.legend(page, columns, typeset.Rect{X: grid.X, Y: area.Y + area.H - legend + 8, W: grid.W, H: 12})
}

// cancelled lists below the grid what was to be in it when it was sent and does not take place any more.
func (w weekPage) cancelled() typeset.Block {
	const mostLines = 4
	printer := schedulePrinter{edition: w.edition, since: w.since}
	stack := typeset.Stack{Gap: 1}
	for _, day := range w.days {
		for _, m := range printer.struckOn(day) {
			if w.since.Kind(m.ID) != program.WasCancelled {
				continue // what was moved says so where it is now
			}
			line := joined("  ·  ", capitalised(locale.Language(w.language).Date(m.Start.Date, locale.WeekdayShort)), program.FormatTimes(m.Start, m.End, locale.Language(w.language)), m.Title)
			stack.Blocks = append(stack.Blocks, marked(program.WasCancelled, typeset.Row{Gap: typeset.Close, Cells: []typeset.Cell{
				{Width: 62, Content: typeset.Text{String: program.WasCancelled.Mark(locale.Language(w.language)), Style: markStyle(program.WasCancelled, 1), Lines: 1}},
				{Content: typeset.Text{String: line, Style: typeset.Small.Through(), Lines: 1}},
			}}))
		}
	}
	if more := len(stack.Blocks) - mostLines; more > 0 {
		text := fmt.Sprintf(words{"and %d more, listed in front", "y %d más, en la lista del principio", "et %d de plus, dans la liste au début"}.in(w.language), more)
		stack.Blocks = append(stack.Blocks[:mostLines], typeset.Text{String: text, Style: typeset.Caption})
	}
	return stack
}

func (w weekPage) title() string {
	title := titleElsewhere.in(w.language)
	if w.stop != nil {
		title = joined(", ", w.stop.City, w.stop.Country.Name(locale.Language(w.language)))
	}
	if w.person != nil {
		title = w.person.ItineraryName() + " – " + title
	}
	return title
}

func (w weekPage) head(title string) typeset.Block {
	first, last := w.days[0].date, w.days[len(w.days)-1].date
	about := joined("  ·  ", program.FormatPeriod(first, last, locale.Language(w.language)), zoneLine(w.stop, first, w.language))
	return typeset.Row{Gap: typeset.Wide, Cells: []typeset.Cell{
		{Share: 1.4, At: typeset.Bottom, Content: typeset.Text{String: title, Style: typeset.Headline.At(22), Lines: 1}},
		{At: typeset.Bottom, Content: typeset.Text{String: about, Style: typeset.Small.In(typeset.Quiet), Align: typeset.Right, Lines: 2, KeepSize: true}},
	}}
}

// hourLines draws the hours down the left, with the line that each begins at.
func (w weekPage) hourLines(page *typeset.Page, scale hourScale, x float64, grid typeset.Rect) {
	const height = 9
	free := 0.0
	for i, y := range scale.tops {
		page.Stroke(new(typeset.Path).MoveTo(grid.X, y).LineTo(grid.X+grid.W, y), typeset.Pen{Width: 0.4, Color: typeset.Line})
		if y-height/2 < free || i == len(scale.tops)-1 && scale.last == 24 {
			continue // where hours are low, not all of them have room for a number
		}
		free = y + height/2
		clock := program.Clock{Hour: (scale.first + i) % 24}
		page.Draw(typeset.Text{String: locale.Language(w.language).Clock(clock), Style: typeset.Caption.At(6.5), Align: typeset.Right, Lines: 1},
			typeset.Rect{X: x, Y: y - height/2, W: grid.X - x - 5, H: height}, true)
	}
}

// item draws one item in the colour of its kind, with as much about it as there is room for.
func (w weekPage) item(page *typeset.Page, s span, box typeset.Rect) {
	colours := coloursOf(s.meeting.Kind)
	page.Fill(new(typeset.Path).RoundRect(box, 2), colours.tint)
	page.Fill(new(typeset.Path).Rect(typeset.Rect{X: box.X, Y: box.Y, W: min(2, box.W/4), H: box.H}), colours.strong)
	kind := w.since.Kind(s.meeting.ID)
	if kind != "" {
		page.Stroke(new(typeset.Path).RoundRect(box.Inset(0.5), 2), typeset.Pen{Width: 1.2, Color: changeColors[kind]})
	}
	inside := typeset.Rect{X: box.X + min(4.5, box.W/3), Y: box.Y + 0.75, W: box.W - min(6, box.W/2), H: box.H - 1.5}
	for _, b := range w.wordings(s) {
		if w.doc.Height(b, inside.W) <= inside.H && w.unbroken(s.meeting.Title, b, inside.W) {
			page.Put(b, inside)
			return
		}
	}
	page.Draw(typeset.Text{String: titled(w.short(s), kind, w.language), Style: typeset.Small.At(7).Strong(), Lines: 6, KeepSize: true}, inside, true)
}

// unbroken reports whether the longest word of a title stands on one line.
func (w weekPage) unbroken(title string, b typeset.Block, width float64) bool {
	stack, ok := b.(typeset.Stack)
	if !ok {
		return true
	}
	text, ok := stack.Blocks[0].(typeset.Text)
	if !ok {
		return true
	}
	for _, word := range strings.Fields(title) {
		if w.doc.Measure(word, text.Style, w.language).W > width {
			return false
		}
	}
	return true
}

// wordings are ways to write an item, from the fullest and largest down.
func (w weekPage) wordings(s span) []typeset.Block {
	m := s.meeting
	title, times := w.titleOf(s), program.FormatTimes(m.Start, m.End, locale.Language(w.language))
	kind := m.Kind.Name(locale.Language(w.language))
	if kind == m.Title {
		kind = ""
	}
	name, _ := placeOf(w.edition, m)
	if name == m.Title {
		name = ""
	}
	changed := w.since.Kind(m.ID)
	stack := func(size float64, lines ...string) typeset.Block {
		b := typeset.Stack{Blocks: []typeset.Block{typeset.Text{String: title, Style: typeset.Small.At(size).Strong()}}}
		b.Blocks = append(b.Blocks, markWord(changed, w.language, size*0.75/7)...)
		for _, l := range lines {
			if l != "" {
				b.Blocks = append(b.Blocks, typeset.Text{String: l, Style: typeset.Small.At(size * 0.88)})
			}
		}
		return b
	}
	return []typeset.Block{
		stack(8.5, times, kind, name), stack(7.8, times, kind, name), stack(7.2, joined(" · ", times, kind), name),
		stack(7.2, joined(" · ", times, kind)), stack(6.5, joined(" · ", times, kind)), stack(6.2, times), stack(5.8, times),
	}
}

func (w weekPage) titleOf(s span) string {
	if s.continues {
		return s.meeting.Title + " (" + wordContinued.in(w.language) + ")"
	}
	return s.meeting.Title
}

func (w weekPage) short(s span) string {
	if s.continues {
		return w.titleOf(s)
	}
	return fmt.Sprintf("%s %s", locale.Language(w.language).Clock(s.meeting.Start.Clock), s.meeting.Title)
}

// legend names the colours of the kinds on the page.
func (w weekPage) legend(page *typeset.Page, columns [][]span, box typeset.Rect) {
	x := box.X
	for _, kind := range program.Kinds() {
		if !slices.ContainsFunc(columns, func(day []span) bool {
			return slices.ContainsFunc(day, func(s span) bool { return s.meeting.Kind == kind })
		}) {
			continue
		}
		text := typeset.Text{String: kind.Name(locale.Language(w.language)), Style: typeset.Caption.In(typeset.Ink), Lines: 1}
		width := w.doc.Measure(text.String, text.Style, w.language).W
		page.Fill(new(typeset.Path).Rect(typeset.Rect{X: x, Y: box.Y + 1, W: 9, H: 9}), coloursOf(kind).tint)
		page.Fill(new(typeset.Path).Rect(typeset.Rect{X: x, Y: box.Y + 1, W: 2.5, H: 9}), coloursOf(kind).strong)
		page.Draw(text, typeset.Rect{X: x + 13, Y: box.Y, W: width + 2, H: box.H}, true)
		x += 13 + width + 14
	}
}
