package calendar

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
	"laurel/data/locale"
)

// timelineView draws a timeline and receives the pointer and the keyboard.
type timelineView struct {
	line   *Timeline
	head   *surface.Layer // days and hours
	labels *timelineLabels
	hover  blockID

	hours  []*canvas.Rectangle // lines down
	bands  []*timelineBand     // a row is drawn by the band of its place modulo their number
	blocks *blocks
	ground *canvas.Rectangle // of the head
	days   []*canvas.Text
	times  []*canvas.Text
}

// timelineBand draws the ground of one row, and the line below it.
type timelineBand struct{ ground, under *canvas.Rectangle }

func newTimelineView(l *Timeline) *timelineView {
	v := &timelineView{line: l, hover: noBlock, blocks: newBlocks(), ground: look.NewRectangle()}
	v.head = surface.NewLayer(v.drawHead, func() fyne.Size { return fyne.NewSize(1, dp(timelineHead)) })
	v.head.Objects = []fyne.CanvasObject{v.ground}
	v.labels = newTimelineLabels(l)
	return v
}

func (v *timelineView) layout()             {}
func (v *timelineView) length() float32     { return v.line.dayWidth() * float32(len(v.line.rows.days)) }
func (v *timelineView) anchor() float32     { return v.line.scroll.Size().Width / 2 }
func (v *timelineView) vertical() bool      { return false }
func (v *timelineView) isEmpty() bool       { return false }
func (v *timelineView) busy() bool          { return false }
func (v *timelineView) moved(fyne.Position) {}
func (v *timelineView) FocusChanged()       {}

// Extent is the size of all rows.
func (v *timelineView) Extent() fyne.Size {
	r := &v.line.rows
	width := dp(v.line.hour) * float32((r.to-r.from)*len(r.days))
	return fyne.NewSize(max(width, 1), dp(timelineRowH)*float32(len(r.keys))+1)
}

// Forget makes everything be drawn again.
func (v *timelineView) Forget() {
	v.blocks.forget()
	v.hover = noBlock
}

// sight returns the rows in sight.
func (l *Timeline) sight() (first, last int) {
	height := dp(timelineRowH)
	first = int(l.scroll.Offset.Y / height)
	last = min(int((l.scroll.Offset.Y+l.scroll.Size().Height)/height), len(l.rows.keys)-1)
	return first, last
}

// Draw draws what is in sight.
func (v *timelineView) Draw() {
	l := v.line
	if l.scroll.Size().Height <= 0 || l.rows.ask == nil {
		return
	}
	first, last := l.sight()
	for len(v.bands) < last-first+1 {
		v.bands = append(v.bands, &timelineBand{look.NewRectangle(), look.NewRectangle()})
	}
	v.drawHours()
	v.blocks.begin()
	for i, band := range v.bands {
		row := first + i
		look.SetShown(band.ground, row <= last)
		look.SetShown(band.under, row <= last)
		if row <= last {
			v.drawRow(band, row)
		}
	}
	v.blocks.end()
	v.collect()
}

// collect puts the objects in the order in which they are drawn.
func (v *timelineView) collect() {
	if len(v.line.body.Objects) == 2*len(v.bands)+len(v.hours)+1 {
		return
	}
	objects := v.line.body.Objects[:0]
	for _, b := range v.bands {
		objects = append(objects, b.ground)
	}
	for _, h := range v.hours {
		objects = append(objects, h)
	}
	for _, b := range v.bands {
		objects = append(objects, b.under)
	}
	v.line.body.Objects = slices.Concat(objects, []fyne.CanvasObject{v.blocks.box})
}

// eachHour calls a function with the hours in sight that have a line: each, or every second to twelfth where there is
// little space.
func (v *timelineView) eachHour(day func(day int), hour func(day, hour int)) {
	l := v.line
	left, right := l.scroll.Offset.X, l.scroll.Offset.X+l.scroll.Size().Width
	step, perHour := 12, l.dayWidth()/float32(l.rows.to-l.rows.from)
	for _, s := range []int{6, 4, 3, 2, 1} {
		if perHour*float32(s) >= dp(44) {
			step = s
		}
	}
	for d := max(int(left/max(l.dayWidth(), 1)), 0); d < len(l.rows.days) && l.xOf(d, 0) < right; d++ {
		day(d)
		for h := l.rows.from; h < l.rows.to; h += step {
			hour(d, h)
		}
	}
}

// drawHours draws a line at each day's beginning and, where there is space, at each hour.
func (v *timelineView) drawHours() {
	l := v.line
	i := 0
	v.eachHour(func(int) {}, func(day, hour int) {
		if i == len(v.hours) {
			v.hours = append(v.hours, look.NewRectangle())
		}
		line := v.hours[i]
		color := look.ColorLine
		thick := float32(1)
		if hour == l.rows.from {
			color, thick = look.ColorEdge, 2
		}
		look.Fill(line, color, 0)
		look.Place(line, l.xOf(day, hour*60), l.scroll.Offset.Y, thick, l.scroll.Size().Height)
		look.SetShown(line, true)
		i++
	})
	for ; i < len(v.hours); i++ {
		look.SetShown(v.hours[i], false)
	}
}

func (v *timelineView) drawRow(band *timelineBand, row int) {
	l := v.line
	r := l.rows.at(row)
	left := l.scroll.Offset.X
	width := l.scroll.Size().Width
	height := dp(timelineRowH)
	shade := look.RowLook{Selected: r.Key == l.picked || row == l.row && l.body.Focused}
	look.Fill(band.ground, shade.Ground(""), 0)
	look.Fill(band.under, look.ColorLine, 0)
	look.Place(band.ground, left, float32(row)*height, width, height)
	look.Place(band.under, left, float32(row+1)*height-1, width, 1)
	for i := range r.Items {
		it := &r.Items[i]
		at, size := l.boxOf(row, i)
		if at.X+size.Width <= left || at.X >= left+width {
			continue
		}
		id := blockID{row, i}
		state := blockState{
			selected: l.selected.Has(it.Key), current: l.body.Focused && row == l.row && it.Key == l.item,
			hovered: v.hover == id, cut: !middleSeen(at, size, left, left+width),
		}
		v.blocks.show(id, &it.TimeBlock, state, at, size)
	}
}

// drawHead draws days and hours.
func (v *timelineView) drawHead() {
	l := v.line
	left, width := l.scroll.Offset.X, l.scroll.Size().Width
	if width <= 0 {
		return
	}
	look.Fill(v.ground, look.ColorBand, 0)
	look.Place(v.ground, left, 0, width, dp(timelineHead))
	days, times := 0, 0
	v.eachHour(func(day int) {
		t := v.text(&v.days, &days)
		t.TextStyle = look.Bold
		look.Write(t, l.rows.days[day].Title, "", look.ColorInk)
		begin, gap := l.xOf(day, 0), dp(8)
		end := l.xOf(day, minutesADay) - t.MinSize().Width - gap
		look.PlaceLine(t, max(min(max(begin, left)+gap, end), begin+gap), dp(4), dp(20))
	}, func(day, hour int) {
		t := v.text(&v.times, &times)
		look.Write(t, hourText(hour), theme.SizeNameCaptionText, look.ColorQuiet)
		look.PlaceLine(t, l.xOf(day, hour*60)+dp(4), dp(25), dp(18))
	})
	for _, t := range append(v.days[days:len(v.days):len(v.days)], v.times[times:]...) {
		look.SetShown(t, false)
	}
}

// text is the next of the texts of the head, made where there are too few.
func (v *timelineView) text(pool *[]*canvas.Text, used *int) *canvas.Text {
	if *used == len(*pool) {
		t := look.NewWords()
		*pool = append(*pool, t)
		v.head.Objects = append(v.head.Objects, t)
	}
	*used++
	return (*pool)[*used-1]
}

// hit is the row and the item at a place, or -1.
func (v *timelineView) hit(at fyne.Position) blockID {
	l := v.line
	row := int(at.Y / dp(timelineRowH))
	if at.Y < 0 || row >= len(l.rows.keys) {
		return noBlock
	}
	for i := len(l.rows.at(row).Items) - 1; i >= 0; i-- {
		if pos, size := l.boxOf(row, i); inBlock(at, pos, size) {
			return blockID{row, i}
		}
	}
	return blockID{row, -1}
}

// Pressed selects an item, or the row; a second press soon after opens the item.
func (v *timelineView) Pressed(e *desktop.MouseEvent) {
	l := v.line
	hit := v.hit(e.Position)
	if hit.line < 0 {
		return
	}
	l.row = hit.line
	if hit.item < 0 {
		l.pickRow(hit.line)
		return
	}
	key := l.rows.at(hit.line).Items[hit.item].Key
	toggle, extend := surface.Adds(e)
	switch {
	case e.Button == desktop.MouseButtonSecondary:
		if !l.selected.Has(key) {
			l.pick(key, false)
		}
		l.menu(l.selectedKeys(), e.AbsolutePosition)
	case l.body.Again(key, e):
		look.Call(l.OnOpen, key)
	default:
		l.pick(key, toggle || extend)
	}
}

// Hovered lights the block below the pointer.
func (v *timelineView) Hovered(at fyne.Position, over bool) {
	hit := noBlock
	if over {
		hit = v.hit(at)
	}
	if hit.item < 0 {
		hit = noBlock
	}
	if v.hover != hit {
		v.hover = hit
		v.line.body.Redraw()
	}
}

// HintAt is all that a block represents, where it has no space for it.
func (v *timelineView) HintAt(at fyne.Position) string {
	hit := v.hit(at)
	if hit.line < 0 || hit.item < 0 {
		return ""
	}
	_, size := v.line.boxOf(hit.line, hit.item)
	return v.line.rows.at(hit.line).Items[hit.item].hint(size)
}

// TypedKey moves, opens, adds, deletes.
func (v *timelineView) TypedKey(e *fyne.KeyEvent) {
	if len(v.line.rows.keys) > 0 && !v.moveKey(e.Name) {
		v.doKey(e.Name)
	}
}

// moveKey goes to another row or item; it reports whether the key means that.
func (v *timelineView) moveKey(key fyne.KeyName) bool {
	l := v.line
	page := max(int(l.scroll.Size().Height/dp(timelineRowH))-1, 1)
	switch key {
	case fyne.KeyDown:
		l.toRow(l.row + 1)
	case fyne.KeyUp:
		l.toRow(l.row - 1)
	case fyne.KeyPageDown:
		l.toRow(l.row + page)
	case fyne.KeyPageUp:
		l.toRow(l.row - page)
	case fyne.KeyHome:
		l.toRow(0)
	case fyne.KeyEnd:
		l.toRow(len(l.rows.keys) - 1)
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
func (v *timelineView) doKey(key fyne.KeyName) {
	l := v.line
	opens := key == fyne.KeyReturn || key == fyne.KeyEnter || key == fyne.KeyF2
	switch {
	case key == fyne.KeyInsert:
		look.Do(l.OnAdd)
	case opens && l.item != "":
		look.Call(l.OnOpen, l.item)
	case opens || key == fyne.KeySpace:
		l.pickRow(l.row)
	case key == fyne.KeyDelete || key == fyne.KeyBackspace:
		look.CallSome(l.OnDelete, l.selectedKeys())
	}
}

// TypedRune changes the scale.
func (v *timelineView) TypedRune(r rune) { v.line.zoomRune(r) }

// TypedShortcut changes the scale, or asks the owner.
func (v *timelineView) TypedShortcut(s fyne.Shortcut) (used bool) {
	l := v.line
	return l.zoomKey(s) || l.OnShortcut != nil && l.OnShortcut(s)
}

// Label is the current row and item.
func (v *timelineView) Label() string {
	l := v.line
	if l.row >= len(l.rows.keys) || l.rows.ask == nil {
		return ""
	}
	r := l.rows.at(l.row)
	for _, it := range r.Items {
		if it.Key == l.item {
			return locale.Joined(", ", r.Title, r.Text, it.Title, it.Time, it.Text, it.Mark.Text)
		}
	}
	return locale.Joined(", ", r.Title, r.Text)
}

// timelineLabels draws whose rows they are; a press picks a row.
type timelineLabels struct {
	surface.Layer

	line  *Timeline
	slots []*labelSlot
}

type labelSlot struct {
	ground, under *canvas.Rectangle
	title, text   *canvas.Text
}

func newTimelineLabels(l *Timeline) *timelineLabels {
	t := &timelineLabels{line: l}
	t.Init(t, t.draw, func() fyne.Size {
		return fyne.NewSize(dp(timelineLabel), dp(timelineRowH)*float32(len(l.rows.keys)))
	})
	return t
}

// Tapped picks the row below the pointer.
func (t *timelineLabels) Tapped(e *fyne.PointEvent) {
	if row := int(e.Position.Y / dp(timelineRowH)); e.Position.Y >= 0 && row < len(t.line.rows.keys) {
		t.line.body.TakeKeyboard()
		t.line.pickRow(row)
	}
}

func (t *timelineLabels) draw() {
	l := t.line
	if l.scroll.Size().Height <= 0 || l.rows.ask == nil {
		return
	}
	t.Resize(t.MinSize().Max(fyne.NewSize(0, l.scroll.Size().Height)))
	first, last := l.sight()
	for len(t.slots) < last-first+1 {
		s := &labelSlot{look.NewRectangle(), look.NewRectangle(), look.NewWords(), look.NewWords()}
		s.title.TextStyle.Bold = true
		t.slots = append(t.slots, s)
		t.Objects = append(t.Objects, s.ground, s.under, s.title, s.text)
	}
	for i, s := range t.slots {
		row := first + i
		for _, o := range []fyne.CanvasObject{s.ground, s.under, s.title, s.text} {
			look.SetShown(o, row <= last)
		}
		if row <= last {
			t.show(s, row)
		}
	}
}

func (t *timelineLabels) show(s *labelSlot, row int) {
	r := t.line.rows.at(row)
	width := dp(timelineLabel)
	height := dp(timelineRowH)
	top := float32(row) * dp(timelineRowH)
	state := look.RowLook{Selected: r.Key == t.line.picked}
	look.Fill(s.ground, state.Ground(""), 0)
	look.Fill(s.under, look.ColorLine, 0)
	look.Place(s.ground, 0, top, width, height)
	look.Place(s.under, 0, top+height-1, width, 1)
	look.WriteFit(s.title, r.Title, width-dp(22), "", look.ColorInk)
	look.WriteFit(s.text, r.Text, width-dp(22), theme.SizeNameCaptionText, r.Tone.Or(look.ColorQuiet))
	look.PlaceLine(s.title, dp(12), top+dp(6), dp(20))
	look.PlaceLine(s.text, dp(12), top+dp(26), dp(18))
}
