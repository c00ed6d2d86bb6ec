package calendar

import (
	"slices"
	"sort"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
)

// minutesADay is how long a column of a TimeGrid is.
const minutesADay = 24 * 60

// GridColumn is one day of a TimeGrid, formatted by its owner.
type GridColumn struct {
	Key         string    // identifies the column
	Group       string    // columns beside one another with the same words stand under them: a city
	Title, Text string    // the bold line and the quiet one below it
	Tone        look.Tone // of the quiet line and, unless it is Neutral, of the column's ground
}

// GridItem is a part of something in one column. What goes on over midnight has a part in each of its days, with the same key.
type GridItem struct {
	TimeBlock

	Column        int
	From, To      int  // minutes since the column's midnight, 0 to 1440
	Before, After bool // it began on the day before, goes on on the next
}

// GridEdge says what of an item is dragged.
type GridEdge int

// The parts of an item that can be dragged; NewItem is a span of an empty place.
const (
	WholeItem GridEdge = iota
	StartEdge
	EndEdge
	NewItem
)

// GridDrag is an item, or a part of it, on its way to another time, or a new one.
type GridDrag struct {
	Key     string // of the item; empty for a new one
	Edge    GridEdge
	Source  int // the column in which it was taken
	Column  int // the column that it is over
	Minutes int // by how much later on its day the item, or its edge, now is
	From    int // where it now lies in its column, in minutes; they may lie outside of the day
	To      int
}

// GridSpan is a span of minutes in a column.
type GridSpan struct {
	Column   int
	From, To int
}

// TimeGrid shows days side by side with the hours down, and what happens on them as blocks; what overlaps stands side by side. Only the blocks
// in sight are drawn, and their words are fitted once for each size, so that thousands scroll smoothly. With the pointer: a press selects, a
// double press opens, blocks are dragged to another time or day, their edges to another beginning or end, and empty places make a new item; near
// the border a drag scrolls. Escape gives a drag up, Ctrl/Cmd while dragging makes fine steps, with the wheel it changes the scale. By keyboard:
// Up and Down go from item to item, Left and Right from day to day, over empty days too; Escape, or Ctrl/Cmd with Up and Down, leads to the empty
// places between; Page Up and Page Down go by what is in sight, with Ctrl/Cmd by days; Home and End go to the ends of the day, with Ctrl/Cmd of
// all days. Shift with Up and Down lengthens and shortens, Enter opens, Insert and N add, Space adds to the selection, + and - change the scale.
type TimeGrid struct {
	widget.BaseWidget

	Empty fyne.CanvasObject // shown instead of days when there are none; may be nil
	Step  int               // minutes to which dragging snaps; 15 when 0

	OnSelection func(keys []string, column int)       // other items are selected, or, with none, another column
	OnOpen      func(key string)                      // Enter, or a double press
	OnAdd       func(column, from, to int)            // an empty place was double-pressed or dragged over, or Enter or Insert pressed there
	OnRename    func(key string)                      // F2
	OnDelete    func(keys []string)                   // Delete
	OnMenu      func(keys []string, at fyne.Position) // a secondary press, at a place on the canvas
	OnLengthen  func(minutes int)                     // Shift with Down or Up: the end of what is selected moves
	OnShortcut  func(s fyne.Shortcut) bool            // true when it was used; others go on to the window
	OnZoom      func(hour float32)                    // another scale was chosen

	OnDrag   func(d GridDrag) string // an item is dragged to another place; gives the words for it, and may call SetGhosts. SetGhostMarks may follow
	OnDrop   func(d GridDrag)        // it was let go there
	OnGiveUp func()                  // it was not let go anywhere

	columns  []GridColumn
	items    []GridItem
	inColumn [][]int // the items of each column by their beginning
	lane     []int
	lanes    []int
	most     []int     // the most lanes of each column
	lefts    []float32 // where each column begins, and at last where all end
	words    []blockWords
	hour     float32 // the height of an hour at 100 %

	chosen  map[string]bool
	current int // item, or -1
	column  int // the column that has the keyboard's attention
	at      int // the minute in it, where nothing is current
	placed  bool
	offset  fyne.Position // of the scroll, as it was drawn last

	body   *gridBody
	head   *gridHead
	axis   *gridAxis
	scroll *look.Scroll
	clips  [2]*container.Clip // of head and axis
	edges  [2]*canvas.Rectangle
}

// NewTimeGrid makes an empty grid.
func NewTimeGrid() *TimeGrid {
	g := &TimeGrid{chosen: map[string]bool{}, current: -1, hour: zooms[defaultZoom], at: 9 * 60, lefts: []float32{0}}
	g.body = newGridBody(g)
	g.head, g.axis = newGridHead(g), newGridAxis(g)
	g.clips = [2]*container.Clip{container.NewClip(g.head), container.NewClip(g.axis)}
	g.edges = [2]*canvas.Rectangle{canvas.NewRectangle(look.Color(look.ColorLine)), canvas.NewRectangle(look.Color(look.ColorLine))}
	g.scroll = look.NewScroll(g.body)
	g.scroll.OnZoom = func(by int, at fyne.Position) { g.zoomAt(by, at.Y) }
	g.scroll.OnScrolled = func(fyne.Position) { g.scrolled() }
	g.ExtendBaseWidget(g)
	return g
}

// The heights of an hour at 100 % that can be chosen.
var zooms = []float32{20, 28, 38, 48, 64, 96, 144, 216}

const defaultZoom = 3

// SetZoom sets the height of an hour at 100 % to the nearest that can be chosen.
func (g *TimeGrid) SetZoom(hour float32) {
	best := zooms[0]
	for _, z := range zooms {
		if look.Abs(z-hour) < look.Abs(best-hour) {
			best = z
		}
	}
	g.setHour(best, g.anchor())
}

// setHour sets the height of an hour; the time at a height of the room in sight stays where it is.
func (g *TimeGrid) setHour(hour, anchor float32) {
	if hour == g.hour || g.body.press.dragging {
		return
	}
	time := (g.scroll.Offset.Y + anchor) / g.hourHeight()
	g.hour = hour
	g.arrangeLanes()
	g.resized()
	g.axis.paint()
	g.scrollTo(g.scroll.Offset.X, time*g.hourHeight()-anchor)
}

// anchor is what stays where it is when the keyboard changes the scale: the current item or place if it is in sight, else the middle.
func (g *TimeGrid) anchor() float32 {
	room := g.scroll.Size().Height
	y := g.yOf(g.at) - g.scroll.Offset.Y
	if g.current >= 0 && g.current < len(g.items) {
		y = g.yOf(g.items[g.current].From) - g.scroll.Offset.Y
	}
	if y < 0 || y > room {
		return room / 2
	}
	return y
}

// Zoom makes the hours higher or lower by so many steps and tells OnZoom.
func (g *TimeGrid) Zoom(by int) { g.zoomAt(by, g.anchor()) }

func (g *TimeGrid) zoomAt(by int, anchor float32) {
	i := slices.Index(zooms, g.hour)
	g.setHour(zooms[min(max(i+by, 0), len(zooms)-1)], anchor)
	look.Call(g.OnZoom, g.hour)
}

// ResetZoom gives the hours their usual height and tells OnZoom.
func (g *TimeGrid) ResetZoom() {
	g.setHour(zooms[defaultZoom], g.anchor())
	look.Call(g.OnZoom, g.hour)
}

// Hour is the height of an hour at 100 %.
func (g *TimeGrid) Hour() float32 { return g.hour }

func (g *TimeGrid) hourHeight() float32 { return look.Dp(g.hour) }

func (g *TimeGrid) minuteAt(y float32) int { return int(y * 60 / g.hourHeight()) }

func (g *TimeGrid) yOf(minute int) float32 { return float32(minute) * g.hourHeight() / 60 }

// leastHeight is how high a block is at least, so that its title can be read.
const leastHeight = 12

// SetDays replaces the columns and what is in them. What was selected stays selected where its key is still there.
func (g *TimeGrid) SetDays(columns []GridColumn, items []GridItem) {
	key, day := g.currentKey(), g.columnKey()
	g.columns, g.items = columns, items
	g.words = make([]blockWords, len(items))
	g.inColumn = make([][]int, len(columns))
	for i := range items {
		if c := items[i].Column; c >= 0 && c < len(columns) {
			g.inColumn[c] = append(g.inColumn[c], i)
		}
	}
	for _, list := range g.inColumn {
		slices.SortStableFunc(list, func(a, b int) int {
			if d := items[a].From - items[b].From; d != 0 {
				return d
			}
			return items[b].To - items[a].To
		})
	}
	g.arrangeLanes()
	g.keepSelection(key, day)
	g.body.giveUp()
	g.body.forget()
	g.head.forget()
	g.resized()
	if !g.placed && len(columns) > 0 {
		g.placeFirst()
	}
}

// Anew forgets selection and place: what SetDays shows next has nothing to do with what was shown before.
func (g *TimeGrid) Anew() {
	g.columns, g.items = nil, nil
	g.chosen, g.current, g.column, g.at, g.placed = map[string]bool{}, -1, 0, 9*60, false
}

// keepSelection finds what was selected among new items.
func (g *TimeGrid) keepSelection(key, day string) {
	present := map[string]bool{}
	g.current = -1
	for i := range g.items {
		k := g.items[i].Key
		if g.chosen[k] {
			present[k] = true
		}
		if key != "" && k == key && g.current < 0 {
			g.current = i
		}
	}
	g.chosen = present
	switch {
	case g.current >= 0:
		g.column = g.items[g.current].Column
	default:
		g.column = max(slices.IndexFunc(g.columns, func(c GridColumn) bool { return c.Key == day }), 0)
	}
}

// arrangeLanes puts what overlaps side by side, at the scale in use.
func (g *TimeGrid) arrangeLanes() {
	g.lane, g.lanes, g.most = make([]int, len(g.items)), make([]int, len(g.items)), make([]int, len(g.columns))
	least := int(leastHeight * 60 / g.hour)
	for c, list := range g.inColumn {
		from, to := make([]int, len(list)), make([]int, len(list))
		for i, item := range list {
			from[i], to[i] = g.items[item].From, max(g.items[item].To, g.items[item].From+least)
		}
		lane, lanes := lanesOf(from, to)
		for i, item := range list {
			g.lane[item], g.lanes[item] = lane[i], lanes[i]
			g.most[c] = max(g.most[c], lanes[i])
		}
	}
}

// The widths of a column at 100 %: at least, and at least for each of the items that stand side by side in it.
const (
	gridColumn = 132
	gridLane   = 96
	gridAxisW  = 52
	gridHeadH  = 62
	mostLanes  = 12 // more do not make a column wider
)

// resized finds where the columns are, for the size in use: they fill the room, or scroll.
func (g *TimeGrid) resized() {
	room := g.scroll.Size().Width
	g.lefts = make([]float32, len(g.columns)+1)
	total := float32(0)
	for c := range g.columns {
		width := max(look.Dp(gridColumn), float32(min(g.most[c], mostLanes))*look.Dp(gridLane))
		g.lefts[c+1] = g.lefts[c] + width
		total += width
	}
	if more := room - total; more > 0 && len(g.columns) > 0 {
		each := more / float32(len(g.columns))
		for c := range g.lefts {
			g.lefts[c] += each * float32(c)
		}
	}
	g.scroll.Content.Resize(g.body.MinSize().Max(g.scroll.Size()))
	g.scroll.Refresh()
	g.scrolled()
}

// scrolled follows the scroll with head and axis, and draws what has come into sight. What is dragged stays below the pointer.
func (g *TimeGrid) scrolled() {
	moved := g.scroll.Offset.Subtract(g.offset)
	g.offset = g.scroll.Offset
	g.head.Move(fyne.NewPos(-g.scroll.Offset.X, 0))
	g.axis.Move(fyne.NewPos(0, -g.scroll.Offset.Y))
	g.head.update()
	g.body.update()
	g.body.carry(moved)
}

func (g *TimeGrid) scrollTo(x, y float32) {
	content, room := g.scroll.Content.Size(), g.scroll.Size()
	to := fyne.NewPos(min(x, content.Width-room.Width), min(y, content.Height-room.Height))
	g.scroll.ScrollToOffset(fyne.NewPos(max(to.X, 0), max(to.Y, 0)))
	g.scrolled()
}

// placeFirst scrolls to the beginning of the first day's work, once there is room.
func (g *TimeGrid) placeFirst() {
	if g.scroll.Size().Height <= 0 {
		return
	}
	g.placed = true
	first := 8 * 60
	for i := range g.items {
		if !g.items[i].Before {
			first = min(first, max(g.items[i].From, 6*60))
		}
	}
	g.scrollTo(0, g.yOf(first)-look.Dp(8))
	if g.current >= 0 {
		g.Reveal()
	}
}

// columnAt is the column at a place, or -1.
func (g *TimeGrid) columnAt(x float32) int {
	if x < 0 || len(g.columns) == 0 || x >= g.lefts[len(g.columns)] {
		return -1
	}
	return sort.Search(len(g.columns), func(c int) bool { return g.lefts[c+1] > x })
}

// boxOf is where an item's block is.
func (g *TimeGrid) boxOf(item int) (fyne.Position, fyne.Size) {
	it := &g.items[item]
	left, right := g.lefts[it.Column]+look.Dp(4), g.lefts[it.Column+1]-look.Dp(4)
	width := (right - left) / float32(max(g.lanes[item], 1))
	top := g.yOf(it.From)
	height := max(g.yOf(it.To)-top, look.Dp(leastHeight))
	return wholePoints(left+width*float32(g.lane[item]), top+1, max(width-look.Dp(2), 2), max(height-2, 2))
}

// wholePoints puts a block on whole points, so that its parts meet.
func wholePoints(x, y, width, height float32) (fyne.Position, fyne.Size) {
	left, top := float32(int(x)), float32(int(y))
	return fyne.NewPos(left, top), fyne.NewSize(float32(int(x+width))-left, float32(int(y+height))-top)
}

// currentKey is the key of the current item, or "".
func (g *TimeGrid) currentKey() string {
	if g.current < 0 || g.current >= len(g.items) {
		return ""
	}
	return g.items[g.current].Key
}

func (g *TimeGrid) columnKey() string {
	if g.column < 0 || g.column >= len(g.columns) {
		return ""
	}
	return g.columns[g.column].Key
}

// Selected gives the keys of the selected items, by column and beginning.
func (g *TimeGrid) Selected() []string {
	var keys []string
	for _, list := range g.inColumn {
		for _, i := range list {
			if key := g.items[i].Key; g.chosen[key] && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// Place is the column and the minute that a new item would have now: those of the empty place that was pressed, or after the current item.
func (g *TimeGrid) Place() (column, minute int) { return g.column, g.at }

// Columns gives the columns shown, Items their items.
func (g *TimeGrid) Columns() []GridColumn { return g.columns }

// Items gives what is shown.
func (g *TimeGrid) Items() []GridItem { return g.items }

// Select makes the items with the keys the selected ones and the first of them the current one. OnSelection is not called.
func (g *TimeGrid) Select(keys ...string) {
	chosen := map[string]bool{}
	for _, k := range keys {
		chosen[k] = true
	}
	current := -1
	switch {
	case len(keys) > 0 && g.currentKey() == keys[0]:
		current = g.current // it may be the part on another day
	case len(keys) > 0:
		current = slices.IndexFunc(g.items, func(i GridItem) bool { return i.Key == keys[0] })
	}
	g.chosen, g.current = chosen, current
	if current >= 0 {
		g.column, g.at = g.items[current].Column, min(g.items[current].To, minutesADay-1)
	}
	g.body.update()
}

// SelectColumn makes a day the current one, with nothing on it selected. OnSelection is not called.
func (g *TimeGrid) SelectColumn(key string) {
	if c := slices.IndexFunc(g.columns, func(c GridColumn) bool { return c.Key == key }); c >= 0 {
		g.chosen, g.current, g.column = map[string]bool{}, -1, c
		g.body.update()
	}
}

// Reveal scrolls as little as needed to show the current item, or the current day.
func (g *TimeGrid) Reveal() {
	room, offset := g.scroll.Size(), g.scroll.Offset
	if g.column < 0 || g.column >= len(g.columns) || room.Height <= 0 {
		return
	}
	g.placed = true
	left, right := g.lefts[g.column], g.lefts[g.column+1]
	top, bottom := g.yOf(g.at), g.yOf(g.at+60)
	if g.current >= 0 {
		at, size := g.boxOf(g.current)
		top, bottom = at.Y, min(at.Y+size.Height, at.Y+room.Height)
	}
	g.scrollTo(nearer(offset.X, left, right, room.Width), nearer(offset.Y, top-look.Dp(8), bottom+look.Dp(8), room.Height))
}

// InSight tells whether the beginning of the current item, or of the empty place, can be seen.
func (g *TimeGrid) InSight() bool {
	if g.column < 0 || g.column >= len(g.columns) {
		return false
	}
	at := fyne.NewPos(g.lefts[g.column], g.yOf(g.at))
	if g.current >= 0 {
		at, _ = g.boxOf(g.current)
	}
	return within(g.scroll, at)
}

// within tells whether a place of what scrolls is in sight.
func within(s *look.Scroll, at fyne.Position) bool {
	at = at.Subtract(s.Offset)
	return at.X >= 0 && at.Y >= 0 && at.X < s.Size().Width && at.Y < s.Size().Height
}

// nearer is the offset nearest to the one in use at which a span is in sight.
func nearer(offset, from, to, room float32) float32 {
	switch {
	case from < offset:
		return from
	case to > offset+room:
		return min(to-room, from)
	}
	return offset
}

// FocusIn gives the grid the keyboard in a canvas.
func (g *TimeGrid) FocusIn(c fyne.Canvas) { c.Focus(g.body) }

// CreateRenderer links the grid to its parts.
func (g *TimeGrid) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{g.scroll, g.clips[0], g.clips[1], g.edges[0], g.edges[1]}
	if g.Empty != nil {
		objects = append(objects, g.Empty)
	}
	return &look.Drawing{
		Shown:   objects,
		Arrange: g.arrange,
		Least:   func() fyne.Size { return fyne.NewSize(look.Dp(320), look.Dp(200)) },
		Paint: func() {
			g.body.forget()
			g.head.forget()
			g.axis.paint()
			g.arrange(g.Size())
		},
	}
}

func (g *TimeGrid) arrange(size fyne.Size) {
	arrangeScroll(g.scroll, size, look.Dp(gridAxisW), look.Dp(gridHeadH), g.clips, g.edges)
	empty := len(g.columns) == 0 && g.Empty != nil
	for _, o := range []fyne.CanvasObject{g.scroll, g.clips[0], g.clips[1], g.edges[0], g.edges[1]} {
		look.SetShown(o, !empty)
	}
	if g.Empty != nil {
		g.Empty.Resize(size)
		look.SetShown(g.Empty, empty)
	}
	g.resized()
	if !g.placed && len(g.columns) > 0 {
		g.placeFirst()
	}
}

// hourText is how the axis calls an hour.
func hourText(hour int) string {
	if hour < 10 {
		return "0" + strconv.Itoa(hour) + ":00"
	}
	return strconv.Itoa(hour) + ":00"
}
