package calendar

import (
	"iter"
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
)

// GridColumn is one day of a TimeGrid, formatted by its owner.
type GridColumn struct {
	Key         string    // identifies the column
	Group       string    // columns beside one another with the same words are below them: a city
	Title, Text string    // the bold line and the quiet one below it
	Tone        look.Tone // of the quiet line and, unless it is Neutral, of the column's ground
}

// GridItem is a part of something in one column. What goes on over midnight has a part in each of its days, with the
// same key.
type GridItem struct {
	TimeBlock

	Column        int
	From, To      int  // minutes since the column's midnight, 0 to 1440
	Before, After bool // it began on the day before, goes on on the next
}

// The lengths of a grid at 100 %.
const (
	gridColumn  = 132 // the least width of a column
	gridLane    = 96  // and of each of the items that are side by side in it
	gridAxis    = 60  // the width of the hours at the left
	gridHead    = 62  // the height of the headings
	leastHeight = 12  // of a block, so that its title can be read

	mostLanes = 12 // more do not make a column wider
)

// gridDays are the columns of a grid and where their items are.
type gridDays struct {
	columns  []GridColumn
	items    []GridItem
	inColumn [][]int // the items of each column by their beginning
	lane     []int
	lanes    []int
	most     []int     // the most lanes of each column
	lefts    []float32 // where each column begins, and at last where all end
	hour     float32   // the height of an hour
}

func (d *gridDays) set(columns []GridColumn, items []GridItem) {
	d.columns, d.items = columns, items
	d.inColumn = make([][]int, len(columns))
	for i := range items {
		if c := items[i].Column; c >= 0 && c < len(columns) {
			d.inColumn[c] = append(d.inColumn[c], i)
		}
	}
	for _, list := range d.inColumn {
		slices.SortStableFunc(list, func(a, b int) int {
			if by := items[a].From - items[b].From; by != 0 {
				return by
			}
			return items[b].To - items[a].To
		})
	}
}

// layout puts what overlaps side by side and finds where the columns are: they fill the width, or are wider. The hour's
// height is given.
func (d *gridDays) layout(hour, width float32) {
	d.hour = hour
	d.arrangeLanes(int(dp(leastHeight) * 60 / hour))
	n := len(d.columns)
	d.lefts = make([]float32, n+1)
	for c := range d.columns {
		title := look.Measure(d.columns[c].Title, look.TextSize(theme.SizeNameText), look.Bold).Width
		least := max(dp(gridColumn), title+dp(16), float32(min(d.most[c], mostLanes))*dp(gridLane))
		d.lefts[c+1] = d.lefts[c] + least
	}
	if more := width - d.lefts[n]; more > 0 && n > 0 {
		for c := range d.lefts {
			d.lefts[c] += more / float32(n) * float32(c)
		}
	}
}

// arrangeLanes puts what overlaps side by side; least is how many minutes the lowest block is high.
func (d *gridDays) arrangeLanes(least int) {
	d.lane = make([]int, len(d.items))
	d.lanes = make([]int, len(d.items))
	d.most = make([]int, len(d.columns))
	for c, list := range d.inColumn {
		from, to := make([]int, len(list)), make([]int, len(list))
		for i, item := range list {
			from[i] = d.items[item].From
			to[i] = max(d.items[item].To, from[i]+least)
		}
		lane, lanes := lanesOf(from, to)
		for i, item := range list {
			d.lane[item], d.lanes[item] = lane[i], lanes[i]
			d.most[c] = max(d.most[c], lanes[i])
		}
	}
}

func (d *gridDays) minuteAt(y float32) int { return int(y * 60 / d.hour) }

func (d *gridDays) yOf(minute int) float32 { return float32(minute) * d.hour / 60 }

// width is where the last column ends.
func (d *gridDays) width() float32 { return d.lefts[len(d.lefts)-1] }

// columnAt is the column at a place, or -1.
func (d *gridDays) columnAt(x float32) int {
	if x < 0 || len(d.columns) == 0 || x >= d.width() {
		return -1
	}
	return sort.Search(len(d.columns), func(c int) bool { return d.lefts[c+1] > x })
}

// columnsIn are the first and the last column between two places; last is -1 when there is none.
func (d *gridDays) columnsIn(left, right float32) (first, last int) {
	first, last = max(d.columnAt(left), 0), d.columnAt(right-1)
	if last < 0 {
		last = len(d.columns) - 1
	}
	return first, last
}

// boxOf is where an item's block is.
func (d *gridDays) boxOf(item int) (fyne.Position, fyne.Size) {
	it := &d.items[item]
	left, right := d.lefts[it.Column]+dp(4), d.lefts[it.Column+1]-dp(4)
	width := (right - left) / float32(max(d.lanes[item], 1))
	top := d.yOf(it.From)
	height := max(d.yOf(it.To)-top, dp(leastHeight))
	return wholePoints(left+width*float32(d.lane[item]), top+1, max(width-dp(2), 2), max(height-2, 2))
}

// spanBox is where a span of minutes in a column is.
func (d *gridDays) spanBox(s GridSpan) (fyne.Position, fyne.Size) {
	left, right := d.lefts[s.Column], d.lefts[s.Column+1]
	top, bottom := d.yOf(max(s.From, 0)), d.yOf(min(s.To, minutesADay))
	return fyne.NewPos(left+dp(4), top), fyne.NewSize(right-left-dp(10), max(bottom-top, dp(leastHeight)))
}

// columnKeyed is the column with a key, or -1.
func (d *gridDays) columnKeyed(key string) int {
	return slices.IndexFunc(d.columns, func(c GridColumn) bool { return c.Key == key })
}

// all yields the items by column and beginning, with their keys.
func (d *gridDays) all() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for _, list := range d.inColumn {
			for _, item := range list {
				if !yield(item, d.items[item].Key) {
					return
				}
			}
		}
	}
}

// itemKeyed is the first part of the item with a key, or -1.
func (d *gridDays) itemKeyed(key string) int {
	for item, k := range d.all() {
		if k == key {
			return item
		}
	}
	return -1
}

// key is the key of an item, or "".
func (d *gridDays) key(item int) string {
	if item < 0 || item >= len(d.items) {
		return ""
	}
	return d.items[item].Key
}

// nearest is the item of a column that begins nearer to a minute than another item (-1: none), or that one.
func (d *gridDays) nearest(column, minute, than int) int {
	distance := func(item int) int { return max(d.items[item].From-minute, minute-d.items[item].From) }
	best := than
	for _, item := range d.inColumn[column] {
		if best < 0 || distance(item) < distance(best) {
			best = item
		}
	}
	return best
}
