package calendar

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
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

// TimelineItem is a part of something on one day of a row. What goes on over midnight has a part on each day, with the same key.
type TimelineItem struct {
	TimeBlock

	Day           int
	From, To      int // minutes since the day's midnight
	Before, After bool
}

// Timeline shows rows with the time across, over one day or several: who is free, who is doubled. Rows are asked for when they come into sight
// and only blocks in sight are drawn, so that hundreds of rows scroll smoothly. A press selects an item in every row that has it, or a row; a
// double press opens. By keyboard: Up, Down, Page Up, Page Down, Home and End go from row to row, Left and Right from item to item, Enter opens,
// Insert adds, Space selects the row, + and - change the scale.
type Timeline struct {
	widget.BaseWidget

	OnSelection func(keys []string)                   // other items are selected
	OnRow       func(key string)                      // a row was pressed
	OnOpen      func(key string)                      // Enter, or a double press
	OnAdd       func()                                // Insert
	OnDelete    func(keys []string)                   // Delete
	OnMenu      func(keys []string, at fyne.Position) // a secondary press, at a place on the canvas
	OnShortcut  func(s fyne.Shortcut) bool            // true when it was used; others go on to the window
	OnZoom      func(hour float32)                    // another scale was chosen

	days     []TimelineDay
	keys     []string // of the rows
	ask      func(row int) TimelineRow
	known    map[int]*timelineRow
	from, to int // the hours of each day that are shown
	hour     float32

	chosen map[string]bool
	row    int    // has the keyboard's attention
	item   string // the key of the item in it; empty: the row itself
	picked string // the row that was pressed

	body   *timelineBody
	labels *timelineLabels
	head   *timelineHead
	scroll *look.Scroll
	clips  [2]*container.Clip
	edges  [2]*canvas.Rectangle
}

// timelineRow is a row that has been in sight, with its blocks side by side.
type timelineRow struct {
	TimelineRow

	lane, lanes []int
	words       []blockWords
	cut         [2]string
	cutWidth    float32
}

// The lengths of a timeline at 100 %.
const (
	timelineLabel = 184
	timelineRowH  = 52
	timelineHeadH = 46
	timelineHour  = 96
)

// mostKnown is how many rows are kept once they were in sight.
const mostKnown = 400

// NewTimeline makes an empty timeline.
func NewTimeline() *Timeline {
	l := &Timeline{chosen: map[string]bool{}, known: map[int]*timelineRow{}, hour: timelineHour, from: 8, to: 20}
	l.body = &timelineBody{line: l, hovered: [2]int{-1, -1}}
	l.body.ExtendBaseWidget(l.body)
	l.labels, l.head = newTimelineLabels(l), newTimelineHead(l)
	l.clips = [2]*container.Clip{container.NewClip(l.head), container.NewClip(l.labels)}
	l.edges = [2]*canvas.Rectangle{canvas.NewRectangle(look.Color(look.ColorLine)), canvas.NewRectangle(look.Color(look.ColorLine))}
	l.scroll = look.NewScroll(l.body)
	l.scroll.OnZoom = func(by int, at fyne.Position) { l.zoomAt(by, at.X) }
	l.scroll.OnScrolled = func(fyne.Position) { l.scrolled() }
	l.ExtendBaseWidget(l)
	return l
}

// SetRows replaces rows and days. Each day is shown from one full hour to another. A row is asked for when it comes into sight.
func (l *Timeline) SetRows(keys []string, days []TimelineDay, from, to int, row func(row int) TimelineRow) {
	at := ""
	if l.row < len(l.keys) {
		at = l.keys[l.row]
	}
	l.keys, l.days, l.from, l.to, l.ask = keys, days, from, max(to, from+1), row
	l.row = max(slices.Index(keys, at), 0)
	if !slices.Contains(keys, l.picked) {
		l.picked = ""
	}
	l.known = map[int]*timelineRow{}
	l.body.forget()
	l.resized()
}

// Select makes the items with the keys the selected ones. OnSelection is not called.
func (l *Timeline) Select(keys ...string) {
	l.chosen = map[string]bool{}
	for _, k := range keys {
		l.chosen[k] = true
	}
	if len(keys) > 0 {
		l.item, l.picked = keys[0], ""
	} else {
		l.item = ""
	}
	l.body.update()
	l.labels.update()
}

// SelectRow picks a row, as a press on it does.
func (l *Timeline) SelectRow(key string) {
	if row := slices.Index(l.keys, key); row >= 0 {
		l.toRow(row)
		l.pickRow(row)
	}
}

// ToRow gives the row with the key the keyboard's attention, unless the current one is among those that will do as well.
func (l *Timeline) ToRow(keys ...string) {
	if l.row < len(l.keys) && slices.Contains(keys, l.keys[l.row]) {
		return
	}
	if row := slices.IndexFunc(l.keys, func(k string) bool { return slices.Contains(keys, k) }); row >= 0 {
		l.row = row
		l.body.update()
	}
}

// Row gives the key of the row that was pressed, or "".
func (l *Timeline) Row() string { return l.picked }

// Rows gives the keys of the rows; At gives a row as it is shown.
func (l *Timeline) Rows() []string { return l.keys }

// At gives a row as it is shown.
func (l *Timeline) At(row int) TimelineRow { return l.rowAt(row).TimelineRow }

// Zoom makes the hours wider or narrower by so many steps and tells OnZoom.
func (l *Timeline) Zoom(by int) { l.zoomAt(by, l.scroll.Size().Width/2) }

func (l *Timeline) zoomAt(by int, anchor float32) {
	i := slices.Index(zooms, l.hour)
	l.setHour(zooms[min(max(i+by, 0), len(zooms)-1)], anchor)
	look.Call(l.OnZoom, l.hour)
}

// ResetZoom gives the hours their usual width and tells OnZoom.
func (l *Timeline) ResetZoom() {
	l.setHour(timelineHour, l.scroll.Size().Width/2)
	look.Call(l.OnZoom, l.hour)
}

// SetZoom sets the width of an hour at 100 %.
func (l *Timeline) SetZoom(hour float32) {
	if slices.Contains(zooms, hour) {
		l.setHour(hour, l.scroll.Size().Width/2)
	}
}

// setHour sets the width of an hour; the time at a width of the room in sight stays where it is.
func (l *Timeline) setHour(hour, anchor float32) {
	if hour == l.hour {
		return
	}
	time := (l.scroll.Offset.X + anchor) / max(l.width(), 1)
	l.hour = hour
	l.resized()
	l.scrollTo(time*l.width()-anchor, l.scroll.Offset.Y)
}

// dayWidth is how wide a day is: the hours at the scale in use, or more where there is room.
func (l *Timeline) dayWidth() float32 {
	least := look.Dp(l.hour) * float32(l.to-l.from)
	if len(l.days) == 0 {
		return least
	}
	return max(least, l.scroll.Size().Width/float32(len(l.days)))
}

func (l *Timeline) width() float32 { return l.dayWidth() * float32(len(l.days)) }

// xOf is where a minute of a day is.
func (l *Timeline) xOf(day, minute int) float32 {
	minute = min(max(minute, l.from*60), l.to*60)
	return l.dayWidth() * (float32(day) + float32(minute-l.from*60)/float32((l.to-l.from)*60))
}

// rowAt gives a row, made when it is first in sight.
func (l *Timeline) rowAt(row int) *timelineRow {
	if r := l.known[row]; r != nil {
		return r
	}
	if len(l.known) > mostKnown {
		clear(l.known)
	}
	r := &timelineRow{TimelineRow: l.ask(row)}
	slices.SortStableFunc(r.Items, func(a, b TimelineItem) int {
		return (a.Day-b.Day)*minutesADay + a.From - b.From
	})
	from, to := make([]int, len(r.Items)), make([]int, len(r.Items))
	for i, it := range r.Items {
		from[i], to[i] = it.Day*minutesADay+it.From, it.Day*minutesADay+max(it.To, it.From+1)
	}
	r.lane, r.lanes = lanesOf(from, to)
	r.words = make([]blockWords, len(r.Items))
	l.known[row] = r
	return r
}

// boxOf is where an item's block is.
func (l *Timeline) boxOf(row, item int) (fyne.Position, fyne.Size) {
	r := l.rowAt(row)
	it := &r.Items[item]
	left, right := l.xOf(it.Day, it.From), l.xOf(it.Day, it.To)
	room := look.Dp(timelineRowH) - look.Dp(6)
	height := room / float32(max(r.lanes[item], 1))
	top := float32(row)*look.Dp(timelineRowH) + look.Dp(3) + height*float32(r.lane[item])
	return wholePoints(left+1, top, max(right-left-2, look.Dp(6)), max(height-1, 2))
}

func (l *Timeline) resized() {
	l.scroll.Content.Resize(l.body.MinSize().Max(l.scroll.Size()))
	l.scroll.Refresh()
	l.scrolled()
}

func (l *Timeline) scrolled() {
	l.head.Move(fyne.NewPos(-l.scroll.Offset.X, 0))
	l.labels.Move(fyne.NewPos(0, -l.scroll.Offset.Y))
	l.head.update()
	l.labels.update()
	l.body.update()
}

func (l *Timeline) scrollTo(x, y float32) {
	content, room := l.scroll.Content.Size(), l.scroll.Size()
	l.scroll.ScrollToOffset(fyne.NewPos(max(min(x, content.Width-room.Width), 0), max(min(y, content.Height-room.Height), 0)))
	l.scrolled()
}

// RevealDay scrolls sideways to a minute of a day, and down to the current row.
func (l *Timeline) RevealDay(day, minute int) {
	room, offset := l.scroll.Size(), l.scroll.Offset
	if room.Width <= 0 || day < 0 || day >= len(l.days) {
		return
	}
	x := l.xOf(day, minute)
	top := float32(l.row) * look.Dp(timelineRowH)
	l.scrollTo(nearer(offset.X, x-look.Dp(l.hour), x+2*look.Dp(l.hour), room.Width), nearer(offset.Y, top, top+look.Dp(timelineRowH), room.Height))
}

// InSight tells whether the beginning of the current item can be seen in the current row.
func (l *Timeline) InSight() bool {
	if l.row >= len(l.keys) || l.ask == nil {
		return false
	}
	for i, it := range l.rowAt(l.row).Items {
		if it.Key == l.item {
			at, _ := l.boxOf(l.row, i)
			return within(l.scroll, at)
		}
	}
	return false
}

// FocusIn gives the timeline the keyboard in a canvas.
func (l *Timeline) FocusIn(c fyne.Canvas) { c.Focus(l.body) }

// CreateRenderer links the timeline to its parts.
func (l *Timeline) CreateRenderer() fyne.WidgetRenderer {
	return &look.Drawing{
		Shown:   []fyne.CanvasObject{l.scroll, l.clips[0], l.clips[1], l.edges[0], l.edges[1]},
		Arrange: l.arrange,
		Least:   func() fyne.Size { return fyne.NewSize(look.Dp(320), look.Dp(160)) },
		Paint: func() {
			l.body.forget()
			l.labels.forget()
			l.arrange(l.Size())
		},
	}
}

func (l *Timeline) arrange(size fyne.Size) {
	arrangeScroll(l.scroll, size, look.Dp(timelineLabel), look.Dp(timelineHeadH), l.clips, l.edges)
	l.resized()
}
