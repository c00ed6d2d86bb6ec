package paper

import (
	"slices"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// weekDays is the most columns of a week at a glance.
const weekDays = 7

// partOfDay is a band of the week at a glance.
type partOfDay struct {
	title words
	until int // the hour before which an item begins
}

var partsOfDay = []partOfDay{
	{words{"Morning", "Mañana", "Matin"}, 12},
	{words{"Afternoon", "Tarde", "Après-midi"}, 17},
	{words{"Evening", "Noche", "Soir"}, 24},
}

// weeks cuts days into stretches of at most so many, about equally long.
func weeks(days []scheduleDay, most int) [][]scheduleDay {
	var list [][]scheduleDay
	count := (len(days) + most - 1) / most
	for left := count; left > 0; left-- {
		n := (len(days) + left - 1) / left
		list = append(list, days[:n])
		days = days[n:]
	}
	return list
}

// glance sets a stop's days side by side, morning, afternoon and evening below one another.
func (b *book) glance(s *program.Stop, days []scheduleDay) {
	subtitle := ""
	if s != nil {
		subtitle = zoneLine(s, days[0].date, b.options.Language)
	}
	b.heading(stopKey(s, "glance"), titleGlance.in(b.options.Language), subtitle, 1, typeset.Heading.At(17))
	b.flow.Add(typeset.Space(0)) // sets the heading, so that what is left of the page is known
	for i, week := range weeks(days, weekDays) {
		if i > 0 && b.glanceHeight(b.glanceParts(week, 1), len(week)) > b.flow.Left() {
			b.flow.NewPage()
		} else if i > 0 {
			b.flow.Add(typeset.Space(typeset.Loose))
		}
		b.glanceWeek(week)
	}
}

// glanceWeek sets one stretch of days in the largest letters in which it stands on the page.
func (b *book) glanceWeek(week []scheduleDay) {
	var parts [][][]typeset.Block
	for _, scale := range []float64{1.4, 1.25, 1.1, 1} {
		parts = b.glanceParts(week, scale)
		if b.glanceHeight(parts, len(week)) <= b.flow.Left() {
			break
		}
	}
	b.flow.Add(b.glanceHead(week))
	for i, columns := range parts {
		if columns != nil {
			b.glanceBand(week, partsOfDay[i].title.in(b.options.Language), columns)
		}
	}
}

// glanceParts sorts the items of a week by part of the day and then by day; a part without any is nil.
func (b *book) glanceParts(week []scheduleDay, scale float64) [][][]typeset.Block {
	parts := make([][][]typeset.Block, len(partsOfDay))
	for i, day := range week {
		for _, m := range day.items {
			n := slices.IndexFunc(partsOfDay, func(p partOfDay) bool { return m.Start.Clock.Hour < p.until })
			if parts[n] == nil {
				parts[n] = make([][]typeset.Block, len(week))
			}
			parts[n][i] = append(parts[n][i], b.glanceItem(m, scale))
		}
	}
	return parts
}

// glanceHeight is about how high a week comes out.
func (b *book) glanceHeight(parts [][][]typeset.Block, columns int) float64 {
	const head, label = 40, 22
	total := float64(head)
	for _, part := range parts {
		highest := 0.0
		for _, column := range part {
			highest = max(highest, b.doc.Height(typeset.Stack{Gap: itemGap, Blocks: column}, columnWidth(b.area.W, columns)))
		}
		if part != nil {
			total += highest + label
		}
	}
	return total
}

const glanceGap, itemGap = 5.0, 3.0

func columnWidth(width float64, columns int) float64 {
	return (width - glanceGap*float64(columns-1)) / float64(columns)
}

// glanceBand sets a part of the day: its name, and the items of each column below one another, on as many pages as the
// longest column needs.
func (b *book) glanceBand(week []scheduleDay, title string, columns [][]typeset.Block) {
	const labelHeight = 12
	width := columnWidth(b.area.W, len(week))
	label := []typeset.Block{typeset.Text{String: program.Capitals(title), Style: typeset.LabelCaps.At(6.5)}, typeset.Space(2)}
	for fresh := false; ; fresh = true {
		row := typeset.Row{Gap: glanceGap}
		some, left := false, false
		for i, column := range columns {
			n := b.fitting(column, width, b.flow.Left()-labelHeight)
			if n == 0 && fresh && len(column) > 0 { // higher than a page: shown rather than never
				n = 1
			}
			row.Cells = append(row.Cells, typeset.Cell{Content: typeset.Stack{Gap: itemGap, Blocks: column[:n]}})
			columns[i] = column[n:]
			some, left = some || n > 0, left || n < len(column)
		}
		if some {
			b.flow.Add(label...)
			b.flow.Add(typeset.Box{Content: row}, typeset.Space(typeset.Close))
			label = nil
		}
		if !left {
			return
		}
		b.flow.NewPage()
		b.flow.Add(b.glanceHead(week))
	}
}

// fitting counts how many items of a column fit into room.
func (b *book) fitting(column []typeset.Block, width, room float64) int {
	used := 0.0
	for n, item := range column {
		used += b.doc.Height(item, width)
		if used > room {
			return n
		}
		used += itemGap
	}
	return len(column)
}

func (b *book) glanceHead(week []scheduleDay) typeset.Block {
	row := typeset.Row{Gap: glanceGap}
	for _, day := range week {
		title := locale.Language(b.options.Language).Date(day.date, locale.WeekdayShort)
		if title == "" {
			title = wordUndated.in(b.options.Language)
		}
		row.Cells = append(row.Cells, typeset.Cell{Content: typeset.Box{
			Padding: 4, Fill: &typeset.GreenTint, Radius: 3,
			Content: typeset.Text{String: capitalised(title), Style: typeset.Small.Strong().In(typeset.Green), Align: typeset.Center, Lines: 1},
		}})
	}
	return typeset.Stack{Gap: 6, Blocks: []typeset.Block{row, typeset.Space(0)}}
}

// glanceItem is an item as a card: when, what and, by its colour and in a word, of which kind.
func (b *book) glanceItem(m *program.Meeting, scale float64) typeset.Block {
	colours := coloursOf(m.Kind)
	stack := typeset.Stack{Gap: 0.5, Blocks: []typeset.Block{
		typeset.Text{String: timesOf(m, b.options.Language), Style: typeset.Caption.At(6.3 * scale).In(typeset.Ink)},
		typeset.Text{String: m.Title, Style: typeset.Small.At(7.2 * scale).Strong()},
	}}
	if kind := m.Kind.Name(locale.Language(b.options.Language)); kind != m.Title {
		stack.Blocks = append(stack.Blocks, typeset.Text{String: kind, Style: typeset.Caption.At(6 * scale)})
	}
	kind := b.options.Since.Kind(m.ID)
	stack.Blocks = append(stack.Blocks, markWord(kind, b.options.Language, 0.85*scale)...)
	box := typeset.Box{Padding: 3.5, Radius: 3, Fill: &colours.tint, Content: stack}
	if kind != "" {
		box.Border = &typeset.Pen{Width: 1, Color: changeColors[kind]}
	}
	return box
}
