package book

import (
	"slices"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/program"
)

// weekDays is the most columns of a week at a glance.
const weekDays = 7

// partsOfDay are the bands of the week at a glance, each with the hour before which its items begin.
var partsOfDay = []struct {
	title string
	until int
}{{"Morning", 12}, {"Afternoon", 17}, {"Evening", 24}}

// glance sets a stop's days side by side, morning, afternoon and evening below one another.
func (b *book) glance(s *program.Stop, days []request.Day) {
	subtitle := schedule.ZoneLine(s, days[0].Date, b.Language)
	b.heading(b.Language.Text("The week at a glance"), subtitle, 1, typeset.Heading.At(17))
	b.Flow.Add(typeset.Space(0)) // sets the heading, so that what is left of the page is known
	for i, week := range schedule.Weeks(days, weekDays) {
		if i > 0 && b.glanceHeight(b.glanceParts(week, 1), len(week)) > b.Flow.Left() {
			b.Flow.NewPage()
		} else if i > 0 {
			b.Flow.Add(typeset.Loose)
		}
		b.glanceWeek(week)
	}
}

// glanceWeek sets one part of the days in the largest letters that fit on the page.
func (b *book) glanceWeek(week []request.Day) {
	var parts [][][]typeset.Block
	fits := false
	for _, scale := range []float64{1.4, 1.25, 1.1, 1} {
		parts = b.glanceParts(week, scale)
		if fits = b.glanceHeight(parts, len(week)) <= b.Flow.Left(); fits {
			break
		}
	}
	if !fits && b.isLopsided(week) {
		b.glanceRows(week)
		return
	}
	b.Flow.Add(b.glanceDates(week))
	for i, columns := range parts {
		if columns != nil {
			b.glanceBand(week, b.Language.Text(partsOfDay[i].title), columns)
		}
	}
}

// isLopsided reports whether one day has so much on it that the columns of the others would be empty pages.
func (b *book) isLopsided(week []request.Day) bool {
	items, most := 0, 0
	for _, day := range week {
		items, most = items+len(day.Items), max(most, len(day.Items))
	}
	return 2*most > items
}

// glanceRows sets the days of a week below one another, the items of each in rows.
func (b *book) glanceRows(week []request.Day) {
	const columns = 4
	for _, day := range week {
		if len(day.Items) == 0 {
			continue
		}
		b.Flow.AddWithNext(b.glanceDates([]request.Day{day}))
		for some := range slices.Chunk(day.Items, columns) {
			row := typeset.InRow(glanceGap, make([]typeset.Block, columns)...)
			for i, m := range some {
				row.Cells[i].Content = b.glanceItem(m, 1.1)
			}
			b.Flow.Add(typeset.Box{Content: row}, typeset.Space(itemGap))
		}
		b.Flow.Add(typeset.Close)
	}
}

// glanceParts sorts the items of a week by part of the day and then by day; a part without any is nil.
func (b *book) glanceParts(week []request.Day, scale float64) [][][]typeset.Block {
	parts := make([][][]typeset.Block, len(partsOfDay))
	for i, day := range week {
		for _, m := range day.Items {
			n := 0
			for m.Start.Clock.Hour >= partsOfDay[n].until {
				n++
			}
			if parts[n] == nil {
				parts[n] = make([][]typeset.Block, len(week))
			}
			parts[n][i] = append(parts[n][i], b.glanceItem(m, scale))
		}
	}
	return parts
}

// glanceHeight returns about how high a week becomes.
func (b *book) glanceHeight(parts [][][]typeset.Block, columns int) float64 {
	const dates, label = 40, 22
	total := float64(dates)
	for _, part := range parts {
		highest := 0.0
		for _, column := range part {
			stack := typeset.Stack{Gap: itemGap, Blocks: column}
			highest = max(highest, b.Doc.Height(stack, columnWidth(b.Area.W, columns)))
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
func (b *book) glanceBand(week []request.Day, title string, columns [][]typeset.Block) {
	const labelHeight = 12
	width := columnWidth(b.Area.W, len(week))
	label := []typeset.Block{typeset.LabelCaps.At(6.5).Text(program.Capitals(title)), typeset.Space(2)}
	for again := false; ; again = true {
		row := typeset.Row{Gap: glanceGap}
		some, left := false, false
		for i, column := range columns {
			n := b.fitting(column, width, b.Flow.Left()-labelHeight)
			if n == 0 && again && len(column) > 0 { // higher than a page: better beyond its end than lost
				n = 1
			}
			row.Cells = append(row.Cells, typeset.Cell{Content: typeset.Stack{Gap: itemGap, Blocks: column[:n]}})
			columns[i] = column[n:]
			some, left = some || n > 0, left || n < len(column)
		}
		if some {
			b.Flow.Add(label...)
			b.Flow.Add(typeset.Box{Content: row}, typeset.Close)
			label = nil
		}
		if !left {
			return
		}
		b.Flow.NewPage()
		b.Flow.Add(b.glanceDates(week))
	}
}

// fitting counts how many items of a column fit into a height.
func (b *book) fitting(column []typeset.Block, width, height float64) int {
	used := 0.0
	for n, item := range column {
		used += b.Doc.Height(item, width)
		if used > height {
			return n
		}
		used += itemGap
	}
	return len(column)
}

// glanceDates sets the dates of the columns.
func (b *book) glanceDates(week []request.Day) typeset.Block {
	row := typeset.Row{Gap: glanceGap}
	style := typeset.Small.Strong().In(typeset.Green)
	for _, day := range week {
		title := page.ShortDay(day.Date, b.Language)
		if title == "" {
			title = b.Language.Text("Date to be arranged")
		}
		date := style.Line(page.Capitalised(title)).Centred()
		row.Cells = append(row.Cells, typeset.Cell{
			Content: typeset.Box{Padding: 4, Fill: &typeset.GreenTint, Radius: 3, Content: date},
		})
	}
	return typeset.Stacked(6, row, typeset.Space(0))
}

// glanceItem sets an item as a card: when, what and, in colour and by name, of which kind.
func (b *book) glanceItem(m *program.Meeting, scale float64) typeset.Block {
	stack := typeset.Stacked(0.5,
		typeset.Caption.At(6.3*scale).In(typeset.Ink).Text(schedule.TimesOf(m, b.Language)),
		typeset.Small.At(7.2*scale).Strong().Text(m.Title))
	if kind := m.Kind.Name(b.Language); kind != m.Title {
		stack.Add(typeset.Caption.At(6 * scale).Text(kind))
	}
	kind, tint := b.Since.Kind(m.ID), schedule.ColorsOf(m.Kind).Tint
	stack.Add(page.ChangeMark(kind, b.Language, 0.85*scale))
	box := typeset.Box{Padding: 3.5, Radius: 3, Fill: &tint, Content: stack}
	if kind != "" {
		pen := page.ChangePen(kind, 1)
		box.Border = &pen
	}
	return box
}
