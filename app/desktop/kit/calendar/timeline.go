package calendar

import (
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
)

// TimelineDay is one day of a Timeline, formatted by its owner.
type TimelineDay struct {
	Key, Title string
}

// TimelineRow is one row of a Timeline: whose it is, and what happens there.
type TimelineRow struct {
	Key         string
	Title, Text string    // the bold line and the quiet one below it
	Tone        look.Tone // of the quiet line
	Items       []TimelineItem
}

// TimelineItem is a part of something on one day of a row. What goes on over midnight has a part on each day, with the
// same key.
type TimelineItem struct {
	TimeBlock

	Day           int
	From, To      int // minutes since the day's midnight
	Before, After bool
}

// Timeline shows rows with the time across, over one day or several: who is free, who is doubled. Rows are asked for
// when they come into sight and only blocks in sight are drawn, so that hundreds of rows scroll smoothly. A press
// selects an item in every row that has it, or a row; a double press opens. By keyboard: Up, Down, Page Up, Page Down,
// Home and End go from row to row, Left and Right from item to item, Enter opens, Insert adds, Space selects the row, +
// and - change the scale.
type Timeline struct {
	plane

	OnSelection func(keys []string) // other items are selected
	OnRow       func(key string)    // a row was pressed
	OnAdd       func()              // Insert

	rows   timelineRows
	row    int    // has the keyboard's attention
	item   string // the key of the item in it; empty: the row itself
	picked string // the row that was pressed
	view   *timelineView
}

// timelineRows are the rows of a timeline and the days that they show.
type timelineRows struct {
	days     []TimelineDay
	keys     []string
	ask      func(row int) TimelineRow
	known    map[int]*timelineRow
	from, to int // the hours of each day that are shown
}

// timelineRow is a row that has been in sight, with its blocks side by side.
type timelineRow struct {
	TimelineRow

	lane, lanes []int
}

// The lengths of a timeline at 100 %.
const (
	timelineLabel = 184
	timelineRowH  = 52
	timelineHead  = 46
	timelineHour  = 96
)

// mostKnown is how many rows are kept once they were in sight.
const mostKnown = 400

// NewTimeline makes an empty timeline.
func NewTimeline() *Timeline {
	l := &Timeline{rows: timelineRows{known: map[int]*timelineRow{}, from: 8, to: 20}}
	l.view = newTimelineView(l)
	edge := planeEdge{
		head:  l.view.head,
		side:  &l.view.labels.Layer,
		wide:  timelineLabel,
		high:  timelineHead,
		least: 160,
	}
	l.init(l, l.view, surface.NewBody(l.view), edge, timelineHour)
	return l
}

// SetRows replaces rows and days. Each day is shown from one full hour to another. A row is asked for when it comes
// into sight.
func (l *Timeline) SetRows(keys []string, days []TimelineDay, from, to int, row func(row int) TimelineRow) {
	at := ""
	if l.row < len(l.rows.keys) {
		at = l.rows.keys[l.row]
	}
	l.rows = timelineRows{
		days:  days,
		keys:  keys,
		ask:   row,
		known: map[int]*timelineRow{},
		from:  from,
		to:    max(to, from+1),
	}
	l.row = max(slices.Index(keys, at), 0)
	if !slices.Contains(keys, l.picked) {
		l.picked = ""
	}
	l.view.Forget()
	l.resized()
}

// Select makes the items with the keys the selected ones. OnSelection is not called.
func (l *Timeline) Select(keys ...string) {
	l.selected.Set(keys...)
	l.item = ""
	if len(keys) > 0 {
		l.item, l.picked = keys[0], ""
	}
	l.redraw()
}

// ToRow makes the row with the key the current one, unless the current one is among those that will do as
// well.
func (l *Timeline) ToRow(keys ...string) {
	if l.row < len(l.rows.keys) && slices.Contains(keys, l.rows.keys[l.row]) {
		return
	}
	if row := slices.IndexFunc(l.rows.keys, func(k string) bool { return slices.Contains(keys, k) }); row >= 0 {
		l.row = row
		l.body.Redraw()
	}
}

// SelectRow selects a row, as a press on it does.
func (l *Timeline) SelectRow(key string) {
	if row := slices.Index(l.rows.keys, key); row >= 0 {
		l.toRow(row)
		l.pickRow(row)
	}
}

// Row returns the key of the row that was pressed, or "".
func (l *Timeline) Row() string { return l.picked }

// Rows returns the keys of the rows.
func (l *Timeline) Rows() []string { return l.rows.keys }

// At returns a row as it is shown.
func (l *Timeline) At(row int) TimelineRow { return l.rows.at(row).TimelineRow }

// at returns a row, made when it is first in sight.
func (r *timelineRows) at(row int) *timelineRow {
	if known := r.known[row]; known != nil {
		return known
	}
	if len(r.known) > mostKnown {
		clear(r.known)
	}
	made := &timelineRow{TimelineRow: r.ask(row)}
	slices.SortStableFunc(made.Items, func(a, b TimelineItem) int {
		return (a.Day-b.Day)*minutesADay + a.From - b.From
	})
	from, to := make([]int, len(made.Items)), make([]int, len(made.Items))
	for i, it := range made.Items {
		from[i] = it.Day*minutesADay + it.From
		to[i] = it.Day*minutesADay + max(it.To, it.From+1)
	}
	made.lane, made.lanes = lanesOf(from, to)
	r.known[row] = made
	return made
}

// dayWidth is how wide a day is: the hours at the scale in use, or more where there is space.
func (l *Timeline) dayWidth() float32 {
	least := dp(l.hour) * float32(l.rows.to-l.rows.from)
	if len(l.rows.days) == 0 {
		return least
	}
	return max(least, l.scroll.Size().Width/float32(len(l.rows.days)))
}

// xOf is where a minute of a day is.
func (l *Timeline) xOf(day, minute int) float32 {
	from, to := l.rows.from*60, l.rows.to*60
	minute = min(max(minute, from), to)
	return l.dayWidth() * (float32(day) + float32(minute-from)/float32(to-from))
}

// boxOf is where an item's block is.
func (l *Timeline) boxOf(row, item int) (fyne.Position, fyne.Size) {
	r := l.rows.at(row)
	it := &r.Items[item]
	left, right := l.xOf(it.Day, it.From), l.xOf(it.Day, it.To)
	height := (dp(timelineRowH) - dp(6)) / float32(max(r.lanes[item], 1))
	top := float32(row)*dp(timelineRowH) + dp(3) + height*float32(r.lane[item])
	return wholePoints(left+1, top, max(right-left-2, dp(6)), max(height-1, 2))
}

// RevealDay scrolls sideways to a minute of a day, and down to the current row.
func (l *Timeline) RevealDay(day, minute int) {
	if l.scroll.Size().Width <= 0 || day < 0 || day >= len(l.rows.days) {
		return
	}
	hour, height := dp(l.hour), dp(timelineRowH)
	l.reveal(fyne.NewPos(l.xOf(day, minute)-hour, float32(l.row)*height), fyne.NewSize(3*hour, height))
}

// InSight reports whether the beginning of the current item can be seen in the current row.
func (l *Timeline) InSight() bool {
	if l.row >= len(l.rows.keys) || l.rows.ask == nil {
		return false
	}
	i := slices.IndexFunc(l.rows.at(l.row).Items, func(it TimelineItem) bool { return it.Key == l.item })
	if i < 0 {
		return false
	}
	at, _ := l.boxOf(l.row, i)
	return surface.Within(l.scroll, at)
}

// selectedKeys returns the keys of the selected items, the current one first.
func (l *Timeline) selectedKeys() []string {
	keys := slices.Sorted(l.selected.All())
	slices.SortStableFunc(keys, func(a, b string) int {
		switch l.item {
		case a:
			return -1
		case b:
			return 1
		}
		return 0
	})
	return keys
}

func (l *Timeline) pick(key string, toggle bool) {
	if toggle {
		l.selected.Toggle(key)
	} else {
		l.selected.Set(key)
	}
	l.item, l.picked = key, ""
	l.redraw()
	look.Call(l.OnSelection, l.selectedKeys())
}

func (l *Timeline) pickRow(row int) {
	l.row = row
	l.item = ""
	l.picked = l.rows.keys[row]
	l.selected.Set()
	l.redraw()
	look.Call(l.OnRow, l.picked)
}

// toRow goes to another row; what is selected stays.
func (l *Timeline) toRow(row int) {
	l.row = min(max(row, 0), len(l.rows.keys)-1)
	height := dp(timelineRowH)
	top := float32(l.row) * height
	l.scrollTo(l.scroll.Offset.X, nearer(l.scroll.Offset.Y, top, top+height, l.scroll.Size().Height))
}

// along goes to the next item of the row, or the one before.
func (l *Timeline) along(by int) {
	items := l.rows.at(l.row).Items
	if len(items) == 0 {
		return
	}
	at := slices.IndexFunc(items, func(i TimelineItem) bool { return i.Key == l.item })
	to := min(max(at+by, 0), len(items)-1)
	for at >= 0 && to > 0 && to < len(items)-1 && items[to].Key == l.item {
		to += by // the next part of what goes on over midnight
	}
	l.pick(items[to].Key, false)
	l.RevealDay(items[to].Day, items[to].From)
}
