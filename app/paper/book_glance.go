package paper

import (
	"slices"

	"laurel/app/paper/typeset"
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
	b.flow.NewPage()
	subtitle := ""
	if s != nil {
		subtitle = zoneLine(s, days[0].date, b.options.Language)
	}
	b.heading(stopKey(s, "glance"), titleGlance.in(b.options.Language), subtitle, 1, typeset.Heading.At(17))
	for i, week := range weeks(days, weekDays) {
		if i > 0 {
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
	b.flow.Add(typeset.WithNext(b.glanceHead(week)))
	for i, columns := range parts {
		if columns == nil {
			continue
		}
		title := program.Capitals(partsOfDay[i].title.in(b.options.Language))
		b.flow.Add(typeset.WithNext(typeset.Text{String: title, Style: typeset.LabelCaps.At(6.5)}), typeset.WithNext(typeset.Space(2)))
		b.glanceColumns(week, columns)
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

// glanceColumns sets the items of the columns below one another, on as many pages as the longest needs.
func (b *book) glanceColumns(week []scheduleDay, columns [][]typeset.Block) {
	width := columnWidth(b.area.W, len(week))
	for first := true; ; first = false {
		room := b.flow.Left() - 14 // of the line that names the part of the day
		if !first {
			room += 14
		}
		taken, height := b.takeColumns(columns, width, room)
		if height == 0 {
			taken, height = b.takeColumns(columns, width, b.area.H-60)
			if height == 0 {
				return
			}
			b.flow.NewPage()
			b.flow.Add(b.glanceHead(week))
		}
		row := typeset.Row{Gap: glanceGap}
		left := 0
		for i, n := range taken {
			row.Cells = append(row.Cells, typeset.Cell{Content: typeset.Stack{Gap: itemGap, Blocks: columns[i][:n]}})
			columns[i] = columns[i][n:]
			left += len(columns[i])
		}
		b.flow.Add(typeset.Box{Content: row}, typeset.Space(typeset.Close))
		if left == 0 {
			return
		}
		b.flow.NewPage()
		b.flow.Add(b.glanceHead(week))
	}
}

// takeColumns counts how many items of each column fit into room, and how high they come out.
func (b *book) takeColumns(columns [][]typeset.Block, width, room float64) (taken []int, height float64) {
	taken = make([]int, len(columns))
	for i, column := range columns {
		used := 0.0
		for n, item := range column {
			h := b.doc.Height(item, width)
			if used+h > room {
				break
			}
			used += h + itemGap
			taken[i] = n + 1
		}
		height = max(height, used)
	}
	return taken, height
}

func (b *book) glanceHead(week []scheduleDay) typeset.Block {
	row := typeset.Row{Gap: glanceGap}
	for _, day := range week {
		title := day.date.Format(program.WeekdayShort, b.options.Language)
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
		typeset.Text{String: program.FormatTimes(m.Start, m.End, b.options.Language), Style: typeset.Caption.At(6.3 * scale).In(typeset.Ink)},
		typeset.Text{String: m.Title, Style: typeset.Small.At(7.2 * scale).Strong()},
	}}
	if kind := m.Kind.Name(b.options.Language); kind != m.Title {
		stack.Blocks = append(stack.Blocks, typeset.Text{String: kind, Style: typeset.Caption.At(6 * scale)})
	}
	return typeset.Box{Padding: 3.5, Radius: 3, Fill: &colours.tint, Content: stack}
}
