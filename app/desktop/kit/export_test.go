package kit

// LanesOf is lanesOf for tests.
var LanesOf = lanesOf

// ScrollTo scrolls the grid for tests.
func (g *TimeGrid) ScrollTo(x, y float32) { g.scrollTo(x, y) }

// ScrollTo scrolls the timeline for tests.
func (l *Timeline) ScrollTo(x, y float32) { l.scrollTo(x, y) }
