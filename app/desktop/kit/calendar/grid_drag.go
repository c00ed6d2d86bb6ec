package calendar

import (
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
)

// GridEdge is what of an item is dragged.
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
	Source  int // the column in which it was grabbed
	Column  int // the column that it is over
	Minutes int // by how much later on its day the item, or its edge, now is
	From    int // where it now is in its column, in minutes; they may be outside of the day
	To      int
}

// GridSpan is a span of minutes in a column.
type GridSpan struct {
	Column   int
	From, To int
}

// gridPress is a press of the pointer and what becomes of it.
type gridPress struct {
	gridHit

	column   int
	minute   int // that was pressed
	pick     bool
	started  bool // the pointer is down on something that can be dragged
	dragging bool
	over     bool // ended: the rest of the drag means nothing
	reported bool // the drag was reported at least once
	drag     GridDrag

	at    fyne.Position // where it was pressed
	local fyne.Position // of the pointer
	crept time.Time     // when a drag at the border scrolled last
	timer *fyne.Animation
}

// gridDrag moves an item of a grid with the pointer.
type gridDrag struct {
	view  *gridView
	press gridPress
	ghost *gridGhost
}

func newGridDrag(v *gridView) *gridDrag {
	return &gridDrag{view: v, press: noPress, ghost: newGridGhost()}
}

// noPress is a press of nothing.
var noPress = gridPress{gridHit: gridHit{item: -1}}

// released selects a single one of several that were not dragged.
func (d *gridDrag) released() {
	g, p := d.view.grid, &d.press
	if p.pick && !p.dragging && p.item >= 0 && p.item < len(g.days.items) {
		g.pick(p.item, false)
	}
	p.pick = false
	p.started = p.started && p.dragging
}

// active reports whether something is dragged.
func (d *gridDrag) active() bool { return d.press.dragging && !d.press.over }

// now is the current drag.
func (d *gridDrag) now() (drag GridDrag, ok bool) {
	return d.press.drag, d.active() && d.press.reported
}

// dragged moves the ghost with the pointer.
func (d *gridDrag) dragged(at fyne.Position) {
	p := &d.press
	if !p.started || p.over || !p.dragging && surface.Near(p.at, at) {
		return
	}
	if !p.dragging {
		p.dragging = true
		p.crept = time.Now()
		p.timer = fyne.NewAnimation(time.Second, func(float32) {
			since := time.Since(p.crept)
			p.crept = time.Now()
			d.creep(min(since, 100*time.Millisecond))
		})
		p.timer.RepeatCount = fyne.AnimationRepeatForever
		p.timer.Start()
	}
	p.local = at
	d.follow()
}

// creep scrolls for a time while the pointer is at the border during a drag.
func (d *gridDrag) creep(while time.Duration) {
	if !d.active() {
		return
	}
	scroll, seconds := d.view.grid.scroll, float32(while.Seconds())
	at, sight := d.press.local.Subtract(scroll.Offset), scroll.Size()
	by := fyne.NewPos(creeping(at.X, sight.Width)*seconds, creeping(at.Y, sight.Height)*seconds)
	if !by.IsZero() {
		d.view.grid.scrollTo(scroll.Offset.X+by.X, scroll.Offset.Y+by.Y)
	}
}

// carry moves a drag along when what is below the pointer has been scrolled.
func (d *gridDrag) carry(by fyne.Position) {
	if d.active() {
		d.press.local = d.press.local.Add(by)
		d.follow()
	}
}

// creeping is how fast to scroll at a place of what is in sight, in points a second: slowly where the border begins,
// since many a drag ends there, some four hours a second at the edge, and faster the farther the pointer is past it.
func creeping(at, sight float32) float32 {
	const border, reach, most = 28, 70, 1200
	deep := func(by float32) float32 {
		share := min(1, by/dp(reach))
		return dp(most) * share * share
	}
	switch {
	case at < dp(border):
		return -deep(dp(border) - at)
	case at > sight-dp(border):
		return deep(at - sight + dp(border))
	}
	return 0
}

// follow works out where the drag is now, and reports it when that is another place than before.
func (d *gridDrag) follow() {
	g, p := d.view.grid, &d.press
	if len(g.days.columns) == 0 || p.item >= len(g.days.items) {
		return
	}
	drag := d.at(p.local)
	if p.reported && drag == p.drag {
		return
	}
	p.drag, p.reported = drag, true
	d.ghost.spans, d.ghost.words = nil, ""
	if g.OnDrag != nil {
		d.ghost.marks = nil
		d.ghost.words = g.OnDrag(drag)
	}
	d.ghost.show(g, drag)
}

// at is what the drag means with the pointer at a place.
func (d *gridDrag) at(at fyne.Position) GridDrag {
	g, p := d.view.grid, &d.press
	minute, step := g.days.minuteAt(at.Y), g.step()
	if p.edge == NewItem || p.item < 0 {
		from, to := snapped(p.minute, step, -1), snapped(minute, step, 0)
		if to < from+step {
			from, to = min(max(to, 0), from), from+step
		}
		return GridDrag{Edge: NewItem, Source: p.column, Column: p.column, From: from, To: min(to, minutesADay)}
	}
	it := &g.days.items[p.item]
	drag := GridDrag{Key: it.Key, Edge: p.edge, Source: it.Column, Column: it.Column, From: it.From, To: it.To}
	moved, shortest := minute-p.minute, min(step, it.To-it.From)
	switch p.edge {
	case StartEdge:
		drag.From = min(max(snapped(it.From+moved, step, 0), 0), it.To-shortest)
		drag.Minutes = drag.From - it.From
	case EndEdge:
		drag.To = max(min(snapped(it.To+moved, step, 0), minutesADay), it.From+shortest)
		drag.Minutes = drag.To - it.To
	default:
		earliest := 0
		if it.Before {
			earliest = -minutesADay
		}
		drag.Column = g.days.columnAt(min(max(at.X, 0), g.days.width()-1))
		drag.From = min(max(snapped(it.From+moved, step, 0), earliest), minutesADay-step)
		drag.Minutes = drag.From - it.From
		drag.To = it.To + drag.Minutes
	}
	return drag
}

// end lets go.
func (d *gridDrag) end() {
	if !d.press.dragging {
		d.press.started = false
		return
	}
	drag, reported := d.now()
	d.press.timer.Stop()
	d.press = noPress
	d.press.over = true
	d.view.body.ForgetPress()
	d.ghost.hide()
	g := d.view.grid
	switch {
	case !reported:
	case drag.Edge == NewItem:
		if g.OnAdd != nil {
			g.add(drag.Column, drag.From, drag.To)
		}
	case drag.Minutes == 0 && drag.Column == drag.Source:
		look.Do(g.OnCancel)
	default:
		look.Call(g.OnDrop, drag)
	}
	g.body.Redraw()
}

// cancel ends a drag without a change; it reports whether there was one.
func (d *gridDrag) cancel() bool {
	if !d.active() {
		return false
	}
	d.press.over = true
	d.press.timer.Stop()
	d.ghost.hide()
	look.Do(d.view.grid.OnCancel)
	d.view.body.Redraw()
	return true
}

// setMarks shows what the current drag would bring about.
func (d *gridDrag) setMarks(marks []look.ChipText) {
	if d.active() {
		d.ghost.marks = marks
		d.ghost.show(d.view.grid, d.press.drag)
	}
}
