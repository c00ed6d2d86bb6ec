package calendar

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
)

// timelineBody draws the blocks in sight and takes pointer and keyboard.
type timelineBody struct {
	widget.BaseWidget

	line    *Timeline
	hours   []*canvas.Rectangle // lines down
	bands   []*timelineBand     // a row is drawn by the band of its place modulo their number
	hovered [2]int              // row and item, or -1
	focused bool

	presses look.Presses
}

// timelineBand draws one row; bands are reused while scrolling.
type timelineBand struct {
	row    int
	box    *fyne.Container
	ground *canvas.Rectangle
	under  *canvas.Rectangle
	slots  []*blockSlot
}

var (
	_ fyne.Focusable      = (*timelineBody)(nil)
	_ fyne.Shortcutable   = (*timelineBody)(nil)
	_ desktop.Mouseable   = (*timelineBody)(nil)
	_ desktop.Hoverable   = (*timelineBody)(nil)
	_ fyne.Accessible     = (*timelineBody)(nil)
	_ fyne.WidgetRenderer = (*timelineRenderer)(nil)
)

type timelineRenderer struct{ body *timelineBody }

func (r *timelineRenderer) Destroy()         {}
func (r *timelineRenderer) Layout(fyne.Size) { r.body.update() }
func (r *timelineRenderer) MinSize() fyne.Size {
	l := r.body.line
	return fyne.NewSize(max(look.Dp(l.hour)*float32((l.to-l.from)*len(l.days)), 1), look.Dp(timelineRowH)*float32(len(l.keys))+1)
}

func (r *timelineRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(r.body.bands)+len(r.body.hours))
	for _, b := range r.body.bands {
		objects = append(objects, b.ground)
	}
	for _, h := range r.body.hours {
		objects = append(objects, h)
	}
	for _, b := range r.body.bands {
		objects = append(objects, b.box)
	}
	return objects
}

func (r *timelineRenderer) Refresh() {
	r.body.forget()
	r.body.update()
}

func (b *timelineBody) CreateRenderer() fyne.WidgetRenderer { return &timelineRenderer{b} }

func (b *timelineBody) forget() {
	for _, band := range b.bands {
		band.row = -1
		for _, s := range band.slots {
			s.item = -1
		}
	}
	b.hovered = [2]int{-1, -1}
}

// sight gives the rows in sight.
func (l *Timeline) sight() (first, last int) {
	height := look.Dp(timelineRowH)
	first = int(l.scroll.Offset.Y / height)
	last = min(int((l.scroll.Offset.Y+l.scroll.Size().Height)/height), len(l.keys)-1)
	return first, last
}

func (b *timelineBody) update() {
	l := b.line
	if l.scroll.Size().Height <= 0 || l.ask == nil {
		return
	}
	first, last := l.sight()
	for len(b.bands) < last-first+2 {
		band := &timelineBand{row: -1, ground: canvas.NewRectangle(color.Transparent), under: canvas.NewRectangle(color.Transparent)}
		band.box = container.NewWithoutLayout(band.under)
		b.bands = append(b.bands, band)
		b.forget()
	}
	b.drawHours()
	shown := make([]bool, len(b.bands))
	for row := first; row <= last; row++ {
		shown[row%len(b.bands)] = true
		b.drawRow(b.bands[row%len(b.bands)], row)
	}
	for i, band := range b.bands {
		look.SetShown(band.box, shown[i])
		look.SetShown(band.ground, shown[i])
	}
	canvas.Refresh(b)
}

// drawHours draws a line at each day's beginning and, where there is room, at each hour.
func (b *timelineBody) drawHours() {
	l := b.line
	width, offset := l.scroll.Size().Width, l.scroll.Offset
	step := l.hourStep()
	i := 0
	for day := max(int(offset.X/max(l.dayWidth(), 1)), 0); day < len(l.days) && l.xOf(day, 0) < offset.X+width; day++ {
		for hour := l.from; hour < l.to; hour += step {
			if i == len(b.hours) {
				b.hours = append(b.hours, canvas.NewRectangle(color.Transparent))
			}
			line := b.hours[i]
			line.FillColor = look.Color(look.ColorLine)
			thick := float32(1)
			if hour == l.from {
				line.FillColor, thick = look.Color(theme.ColorNameInputBorder), 2
			}
			line.Move(fyne.NewPos(l.xOf(day, hour*60), offset.Y))
			line.Resize(fyne.NewSize(thick, l.scroll.Size().Height))
			look.SetShown(line, true)
			i++
		}
	}
	for ; i < len(b.hours); i++ {
		look.SetShown(b.hours[i], false)
	}
}

// hourStep is how many hours apart lines and their words are.
func (l *Timeline) hourStep() int {
	perHour := l.dayWidth() / float32(l.to-l.from)
	for _, step := range []int{1, 2, 3, 4, 6} {
		if perHour*float32(step) >= look.Dp(44) {
			return step
		}
	}
	return 12
}

func (b *timelineBody) drawRow(band *timelineBand, row int) {
	l := b.line
	r := l.rowAt(row)
	height := look.Dp(timelineRowH)
	if band.row != row {
		band.row = row
		for _, s := range band.slots {
			s.item = -1
		}
	}
	offset, width := l.scroll.Offset.X, l.scroll.Size().Width
	band.ground.FillColor = color.Transparent
	if r.Key == l.picked || row == l.row && b.focused {
		band.ground.FillColor = look.Color(look.ColorSelected)
	}
	band.ground.Move(fyne.NewPos(offset, float32(row)*height))
	band.ground.Resize(fyne.NewSize(width, height))
	band.under.FillColor = look.Color(look.ColorLine)
	band.under.Move(fyne.NewPos(offset, float32(row+1)*height-1))
	band.under.Resize(fyne.NewSize(width, 1))
	first, last := b.inSight(row, len(r.Items))
	for len(band.slots) < last-first+1 {
		s := newBlockSlot()
		band.slots = append(band.slots, s)
		band.box.Objects = append(band.box.Objects, s.box)
		for _, s := range band.slots {
			s.item = -1
		}
	}
	used := make([]bool, len(band.slots))
	for i := first; i <= last; i++ {
		slot := i % len(band.slots)
		used[slot] = true
		it := &r.Items[i]
		at, size := l.boxOf(row, i)
		state := blockLook{
			selected: l.chosen[it.Key], current: b.focused && row == l.row && it.Key == l.item, hovered: b.hovered == [2]int{row, i},
			cut: !middleSeen(at, size, offset, offset+width),
		}
		band.slots[slot].show(i, &it.TimeBlock, &r.words[i], state, at, size)
	}
	for i, s := range band.slots {
		if !used[i] {
			s.hide()
		}
	}
}

// inSight is the first and the last of a row's items that can be seen; last is before first where there is none.
func (b *timelineBody) inSight(row, items int) (first, last int) {
	left, right := b.line.scroll.Offset.X, b.line.scroll.Offset.X+b.line.scroll.Size().Width
	first, last = -1, -2
	for i := range items {
		at, size := b.line.boxOf(row, i)
		if at.X+size.Width > left && at.X < right {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// hit is the row and the item at a place, or -1.
func (b *timelineBody) hit(at fyne.Position) (row, item int) {
	l := b.line
	row = int(at.Y / look.Dp(timelineRowH))
	if at.Y < 0 || row >= len(l.keys) {
		return -1, -1
	}
	for i := len(l.rowAt(row).Items) - 1; i >= 0; i-- {
		pos, size := l.boxOf(row, i)
		if at.X >= pos.X && at.X < pos.X+size.Width && at.Y >= pos.Y && at.Y < pos.Y+size.Height {
			return row, i
		}
	}
	return row, -1
}

// MouseDown selects an item, or the row; a second press soon after opens the item.
func (b *timelineBody) MouseDown(e *desktop.MouseEvent) {
	l := b.line
	if c := look.CanvasOf(b); c != nil {
		c.Focus(b)
	}
	row, item := b.hit(e.Position)
	if row < 0 {
		return
	}
	l.row = row
	if item < 0 {
		l.pickRow(row)
		return
	}
	key := l.rowAt(row).Items[item].Key
	if e.Button == desktop.MouseButtonSecondary {
		if !l.chosen[key] {
			l.pick(key, false)
		}
		if l.OnMenu != nil {
			l.OnMenu(l.selected(), e.AbsolutePosition)
		}
		return
	}
	if b.presses.Again(key, e) {
		look.Call(l.OnOpen, key)
		return
	}
	l.pick(key, e.Modifier&(fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift) != 0)
}

// MouseUp is not used.
func (b *timelineBody) MouseUp(*desktop.MouseEvent) {}

// MouseIn lights the block below the pointer.
func (b *timelineBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved lights the block below the pointer.
func (b *timelineBody) MouseMoved(e *desktop.MouseEvent) {
	row, item := b.hit(e.Position)
	if item < 0 {
		row = -1
	}
	b.hover([2]int{row, item})
}

// MouseOut puts the light out.
func (b *timelineBody) MouseOut() { b.hover([2]int{-1, -1}) }

func (b *timelineBody) hover(what [2]int) {
	if b.hovered != what {
		b.hovered = what
		b.update()
	}
}

// selected gives the keys of the selected items, the current one first.
func (l *Timeline) selected() []string {
	var keys []string
	for k := range l.chosen {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		switch {
		case a == l.item:
			return -1
		case b == l.item:
			return 1
		case a < b:
			return -1
		default:
			return 1
		}
	})
	return keys
}

func (l *Timeline) pick(key string, toggle bool) {
	switch {
	case toggle && l.chosen[key]:
		delete(l.chosen, key)
	case toggle:
		l.chosen[key] = true
	default:
		l.chosen = map[string]bool{key: true}
	}
	l.item, l.picked = key, ""
	l.body.update()
	l.labels.update()
	look.Call(l.OnSelection, l.selected())
}

func (l *Timeline) pickRow(row int) {
	l.row, l.item, l.picked = row, "", l.keys[row]
	l.chosen = map[string]bool{}
	l.body.update()
	l.labels.update()
	look.Call(l.OnRow, l.picked)
}

// FocusGained shows what has the keyboard's attention.
func (b *timelineBody) FocusGained() {
	b.focused = true
	b.update()
}

// FocusLost takes the ring away.
func (b *timelineBody) FocusLost() {
	b.focused = false
	b.update()
}

// TypedKey moves, opens, adds, deletes.
func (b *timelineBody) TypedKey(e *fyne.KeyEvent) {
	l := b.line
	if len(l.keys) == 0 {
		return
	}
	if !b.moveKey(e.Name) {
		b.doKey(e.Name)
	}
}

// moveKey goes to another row or item; it tells whether the key means that.
func (b *timelineBody) moveKey(key fyne.KeyName) bool {
	l := b.line
	switch key {
	case fyne.KeyDown:
		l.toRow(l.row + 1)
	case fyne.KeyUp:
		l.toRow(l.row - 1)
	case fyne.KeyPageDown:
		l.toRow(l.row + l.page())
	case fyne.KeyPageUp:
		l.toRow(l.row - l.page())
	case fyne.KeyHome:
		l.toRow(0)
	case fyne.KeyEnd:
		l.toRow(len(l.keys) - 1)
	case fyne.KeyRight:
		l.along(1)
	case fyne.KeyLeft:
		l.along(-1)
	default:
		return false
	}
	return true
}

// doKey does something with the row or with what is selected.
func (b *timelineBody) doKey(key fyne.KeyName) {
	l := b.line
	switch key {
	case fyne.KeyInsert:
		if l.OnAdd != nil {
			l.OnAdd()
		}
	case fyne.KeySpace:
		l.pickRow(l.row)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		if l.item != "" {
			look.Call(l.OnOpen, l.item)
		} else {
			l.pickRow(l.row)
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		look.CallSome(l.OnDelete, l.selected())
	}
}

// page is how many rows are in sight, but for one.
func (l *Timeline) page() int { return max(int(l.scroll.Size().Height/look.Dp(timelineRowH))-1, 1) }

// toRow goes to another row; what is selected stays.
func (l *Timeline) toRow(row int) {
	l.row = min(max(row, 0), len(l.keys)-1)
	top := float32(l.row) * look.Dp(timelineRowH)
	l.scrollTo(l.scroll.Offset.X, nearer(l.scroll.Offset.Y, top, top+look.Dp(timelineRowH), l.scroll.Size().Height))
}

// along goes to the next item of the row, or the one before.
func (l *Timeline) along(by int) {
	items := l.rowAt(l.row).Items
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

// TypedRune changes the scale.
func (b *timelineBody) TypedRune(r rune) {
	switch r {
	case '+':
		b.line.Zoom(1)
	case '-', '−':
		b.line.Zoom(-1)
	}
}

// TypedShortcut changes the scale, or asks the owner; other shortcuts go on to the window.
func (b *timelineBody) TypedShortcut(s fyne.Shortcut) {
	if zoomed(b.line, s) {
		return
	}
	if b.line.OnShortcut == nil || !b.line.OnShortcut(s) {
		look.PassShortcut(b, s)
	}
}

// AccessibilityLabel says the current row and item.
func (b *timelineBody) AccessibilityLabel() string {
	l := b.line
	if l.row >= len(l.keys) || l.ask == nil {
		return ""
	}
	r := l.rowAt(l.row)
	words := []string{r.Title, r.Text}
	for _, it := range r.Items {
		if it.Key == l.item {
			words = append(words, it.Title, it.Time, it.Text, it.Mark.Text)
			break
		}
	}
	return joinWords(words)
}

// AccessibilityRole is a text's: Fyne knows no timelines.
func (b *timelineBody) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// timelineLabels draws whose rows they are; it moves with the scroll, and a press picks a row.
type timelineLabels struct {
	widget.BaseWidget

	line    *Timeline
	slots   []*timelineName
	objects []fyne.CanvasObject
}

type timelineName struct {
	row           int
	ground, under *canvas.Rectangle
	title, text   *canvas.Text
}

var _ fyne.Tappable = (*timelineLabels)(nil)

func newTimelineLabels(l *Timeline) *timelineLabels {
	t := &timelineLabels{line: l}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped picks the row below the pointer.
func (t *timelineLabels) Tapped(e *fyne.PointEvent) {
	if row := int(e.Position.Y / look.Dp(timelineRowH)); e.Position.Y >= 0 && row < len(t.line.keys) {
		if c := look.CanvasOf(t.line.body); c != nil {
			c.Focus(t.line.body)
		}
		t.line.pickRow(row)
	}
}

func (t *timelineLabels) CreateRenderer() fyne.WidgetRenderer { return &labelsRenderer{t} }

type labelsRenderer struct{ labels *timelineLabels }

func (r *labelsRenderer) Destroy()                     {}
func (r *labelsRenderer) Layout(fyne.Size)             {}
func (r *labelsRenderer) Objects() []fyne.CanvasObject { return r.labels.objects }
func (r *labelsRenderer) Refresh()                     { r.labels.forget(); r.labels.update() }
func (r *labelsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(look.Dp(timelineLabel), look.Dp(timelineRowH)*float32(len(r.labels.line.keys)))
}

func (t *timelineLabels) forget() {
	for _, s := range t.slots {
		s.row = -1
	}
}

func (t *timelineLabels) update() {
	l := t.line
	if l.scroll.Size().Height <= 0 || l.ask == nil {
		return
	}
	t.Resize(t.MinSize().Max(fyne.NewSize(0, l.scroll.Size().Height)))
	first, last := l.sight()
	for len(t.slots) < last-first+2 {
		s := &timelineName{row: -1, ground: canvas.NewRectangle(color.Transparent), under: canvas.NewRectangle(color.Transparent), title: canvas.NewText("", color.Transparent), text: canvas.NewText("", color.Transparent)}
		s.title.TextStyle.Bold = true
		t.slots = append(t.slots, s)
		t.objects = append(t.objects, s.ground, s.under, s.title, s.text)
	}
	shown := make([]bool, len(t.slots))
	for row := first; row <= last; row++ {
		shown[row%len(t.slots)] = true
		t.show(t.slots[row%len(t.slots)], row)
	}
	for i, s := range t.slots {
		for _, o := range []fyne.CanvasObject{s.ground, s.under, s.title, s.text} {
			look.SetShown(o, shown[i])
		}
	}
	canvas.Refresh(t)
}

func (t *timelineLabels) show(s *timelineName, row int) {
	l := t.line
	r := l.rowAt(row)
	width, height, top := look.Dp(timelineLabel), look.Dp(timelineRowH), float32(row)*look.Dp(timelineRowH)
	if r.cutWidth != width {
		r.cutWidth = width
		r.cut = [2]string{
			look.Ellipsize(r.Title, width-look.Dp(22), look.TextSize(""), fyne.TextStyle{Bold: true}),
			look.Ellipsize(r.Text, width-look.Dp(22), look.TextSize(theme.SizeNameCaptionText), fyne.TextStyle{}),
		}
	}
	s.row = row
	s.ground.FillColor = color.Transparent
	if r.Key == l.picked {
		s.ground.FillColor = look.Color(look.ColorSelected)
	}
	s.ground.Move(fyne.NewPos(0, top))
	s.ground.Resize(fyne.NewSize(width, height))
	s.under.FillColor = look.Color(look.ColorLine)
	s.under.Move(fyne.NewPos(0, top+height-1))
	s.under.Resize(fyne.NewSize(width, 1))
	s.title.TextSize, s.text.TextSize = look.TextSize(""), look.TextSize(theme.SizeNameCaptionText)
	s.title.Color, s.text.Color = look.Color(look.ColorInk), look.Color(look.ColorQuiet)
	if r.Tone != look.Neutral {
		s.text.Color = look.Color(r.Tone.Text())
	}
	look.SetLine(s.title, r.cut[0])
	look.SetLine(s.text, r.cut[1])
	put(s.title, look.Dp(12), top+look.Dp(6), look.Dp(20))
	put(s.text, look.Dp(12), top+look.Dp(26), look.Dp(18))
}

// timelineHead draws days and hours; it moves with the scroll.
type timelineHead struct {
	widget.BaseWidget

	line    *Timeline
	ground  *canvas.Rectangle
	days    []*canvas.Text
	hours   []*canvas.Text
	objects []fyne.CanvasObject
}

func newTimelineHead(l *Timeline) *timelineHead {
	h := &timelineHead{line: l, ground: canvas.NewRectangle(color.Transparent)}
	h.objects = []fyne.CanvasObject{h.ground}
	h.ExtendBaseWidget(h)
	return h
}

func (h *timelineHead) CreateRenderer() fyne.WidgetRenderer {
	return &timelineHeadRenderer{h}
}

type timelineHeadRenderer struct{ head *timelineHead }

func (r *timelineHeadRenderer) Destroy()                     {}
func (r *timelineHeadRenderer) Layout(fyne.Size)             {}
func (r *timelineHeadRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, look.Dp(timelineHeadH)) }
func (r *timelineHeadRenderer) Objects() []fyne.CanvasObject { return r.head.objects }
func (r *timelineHeadRenderer) Refresh()                     { r.head.update() }

func (h *timelineHead) update() {
	l := h.line
	width, offset := l.scroll.Size().Width, l.scroll.Offset.X
	if width <= 0 {
		return
	}
	h.ground.FillColor = look.Color(look.ColorBand)
	h.ground.Move(fyne.NewPos(offset, 0))
	h.ground.Resize(fyne.NewSize(width, look.Dp(timelineHeadH)))
	word := func(pool *[]*canvas.Text, i int) *canvas.Text {
		if i == len(*pool) {
			t := canvas.NewText("", color.Transparent)
			*pool = append(*pool, t)
			h.objects = append(h.objects, t)
		}
		look.SetShown((*pool)[i], true)
		return (*pool)[i]
	}
	days, hours := 0, 0
	for day := max(int(offset/max(l.dayWidth(), 1)), 0); day < len(l.days) && l.xOf(day, 0) < offset+width; day++ {
		t := word(&h.days, days)
		days++
		t.TextSize, t.TextStyle.Bold, t.Color = look.TextSize(""), true, look.Color(look.ColorInk)
		look.SetLine(t, l.days[day].Title)
		x := max(l.xOf(day, 0), offset) + look.Dp(8)
		put(t, max(min(x, l.xOf(day, 24*60)-t.MinSize().Width-look.Dp(8)), l.xOf(day, 0)+look.Dp(8)), look.Dp(4), look.Dp(20))
		for hour := l.from; hour < l.to; hour += l.hourStep() {
			t := word(&h.hours, hours)
			hours++
			t.TextSize, t.Color = look.TextSize(theme.SizeNameCaptionText), look.Color(look.ColorQuiet)
			look.SetLine(t, hourText(hour))
			put(t, l.xOf(day, hour*60)+look.Dp(4), look.Dp(25), look.Dp(18))
		}
	}
	for _, t := range h.days[days:] {
		look.SetShown(t, false)
	}
	for _, t := range h.hours[hours:] {
		look.SetShown(t, false)
	}
	canvas.Refresh(h)
}
