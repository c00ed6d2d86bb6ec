package kit

// LanesOf is lanesOf for tests.
var LanesOf = lanesOf

// ScrollTo scrolls the grid for tests.
func (g *TimeGrid) ScrollTo(x, y float32) { g.scrollTo(x, y) }

// ScrollTo scrolls the timeline for tests.
func (l *Timeline) ScrollTo(x, y float32) { l.scrollTo(x, y) }

// WithThickLines draws large areas in parts, as in a real window, until the function has ended.
func WithThickLines(f func()) {
	before := thickLines
	thickLines = func() bool { return true }
	defer func() { thickLines = before }()
	f()
}
