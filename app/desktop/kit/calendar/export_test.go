package calendar

import (
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
)

// LanesOf is lanesOf for tests.
var LanesOf = lanesOf

// WrapWords is wrapWords for tests.
var WrapWords = wrapWords

// ScrollTo scrolls the grid for tests.
func (g *TimeGrid) ScrollTo(x, y float32) { g.scrollTo(x, y) }

// Offset is how far the grid is scrolled.
func (g *TimeGrid) Offset() fyne.Position { return g.scroll.Offset }

// Creep lets time pass during a drag at the border of the grid.
func (g *TimeGrid) Creep(while time.Duration) { g.view.drag.creep(while) }

// Wheel turns the wheel over the grid, in Fyne's points, while modifiers are held.
func (g *TimeGrid) Wheel(by float32, at fyne.Position, held fyne.KeyModifier) {
	before := look.HeldKeys
	look.HeldKeys = func() fyne.KeyModifier { return held }
	defer func() { look.HeldKeys = before }()
	g.scroll.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, by)})
}

// ScrollTo scrolls the timeline for tests.
func (l *Timeline) ScrollTo(x, y float32) { l.scrollTo(x, y) }

// PlaceOfGrid is where a grid shows a place for a new item, and how high; the height is 0 while it shows none.
func PlaceOfGrid(g *TimeGrid) (fyne.Position, float32) {
	if !g.view.place.Visible() {
		return fyne.Position{}, 0
	}
	return g.view.place.Position(), g.view.place.Size().Height
}

// Ghosts are where the ghosts of the current drag are.
func (g *TimeGrid) Ghosts() []GridSpan {
	d, dragging := g.Dragging()
	if !dragging {
		return nil
	}
	return g.view.drag.ghost.seen(d)
}

// Hour is the length of an hour at 100 %.
func (p *plane) Hour() float32 { return p.hour }

// AxisWidth is the space that the hours at the left have.
func AxisWidth() float32 { return dp(gridAxis - 8) }
