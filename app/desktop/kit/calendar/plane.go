package calendar

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
	"laurel/data/locale"
)

// minutesADay is how long a day is.
const minutesADay = 24 * 60

// zooms are the lengths of an hour at 100 % that can be chosen.
var zooms = []float32{20, 28, 38, 48, 64, 96, 144, 216}

// plane is the base of the views that show time along one axis and scroll both ways: a head above and a side at the
// left move with them. The length of an hour can be changed.
type plane struct {
	widget.BaseWidget

	Empty fyne.CanvasObject // shown instead of everything when there is nothing; may be nil

	OnOpen     func(key string)                      // Enter, or a double press
	OnDelete   func(keys []string)                   // Delete
	OnMenu     func(keys []string, at fyne.Position) // a secondary press, at a place on the canvas
	OnShortcut func(s fyne.Shortcut) bool            // true when it was used; others go on to the window
	OnZoom     func(hour float32)                    // another scale was chosen

	view     planeView
	hour     float32 // the length of an hour at 100 %
	usual    float32
	selected surface.Selection
	scroll   *look.Scroll
	body     *surface.Body
	edge     planeEdge
	offset   fyne.Position // of the scroll, as it was drawn last
}

// planeEdge is what is at the edges of a plane.
type planeEdge struct {
	head, side *surface.Layer
	wide, high float32 // of side and head, at 100 %
	clips      [2]*container.Clip
	lines      [2]*canvas.Rectangle
	least      float32 // the least height at 100 %
}

// planeView is what a plane asks of the view that it is the base of.
type planeView interface {
	layout()                // finds where everything is, for the size and the scale in use
	length() float32        // how long the time axis is
	anchor() float32        // the place in sight, along the time axis, that stays where it is when the scale changes
	vertical() bool         // whether time goes down
	moved(by fyne.Position) // the view was scrolled
	isEmpty() bool
	busy() bool // the scale cannot be changed now
}

// init makes the plane the base of a widget.
func (p *plane) init(outer fyne.Widget, view planeView, body *surface.Body, edge planeEdge, usual float32) {
	p.view = view
	p.body = body
	p.edge = edge
	p.hour = usual
	p.usual = usual
	p.edge.clips = [2]*container.Clip{container.NewClip(edge.head.Outer()), container.NewClip(edge.side.Outer())}
	p.edge.lines = [2]*canvas.Rectangle{look.NewRectangle(), look.NewRectangle()}
	p.scroll = look.NewScroll(body.Outer())
	p.scroll.OnZoom = func(by int, at fyne.Position) { p.zoomAt(by, p.along(at)) }
	p.scroll.OnScrolled = func(fyne.Position) { p.scrolled() }
	p.ExtendBaseWidget(outer)
}

// along is the part of a place along the time axis.
func (p *plane) along(at fyne.Position) float32 {
	if p.view.vertical() {
		return at.Y
	}
	return at.X
}

// SetZoom sets the length of an hour at 100 % to the nearest that can be chosen.
func (p *plane) SetZoom(hour float32) {
	farther := func(a, b float32) int { return cmp.Compare(look.Abs(a-hour), look.Abs(b-hour)) }
	p.setHour(slices.MinFunc(zooms, farther), p.view.anchor())
}

// Zoom makes the hours longer or shorter by so many steps and reports it to OnZoom.
func (p *plane) Zoom(by int) { p.zoomAt(by, p.view.anchor()) }

func (p *plane) zoomAt(by int, anchor float32) {
	i := slices.Index(zooms, p.hour)
	p.setHour(zooms[min(max(i+by, 0), len(zooms)-1)], anchor)
	look.Call(p.OnZoom, p.hour)
}

// ResetZoom makes the hours as long as usual and reports it to OnZoom.
func (p *plane) ResetZoom() {
	p.setHour(p.usual, p.view.anchor())
	look.Call(p.OnZoom, p.hour)
}

// setHour sets the length of an hour; the time at a place in sight stays where it is.
func (p *plane) setHour(hour, anchor float32) {
	if hour == p.hour || p.view.busy() {
		return
	}
	share := (p.along(p.scroll.Offset) + anchor) / max(p.view.length(), 1)
	p.hour = hour
	p.resized()
	to := share*p.view.length() - anchor
	if p.view.vertical() {
		p.scrollTo(p.scroll.Offset.X, to)
	} else {
		p.scrollTo(to, p.scroll.Offset.Y)
	}
}

// zoomKey changes the scale by a shortcut: Ctrl/Cmd with plus, minus or 0, which means the usual scale. It reports
// whether it does.
func (p *plane) zoomKey(s fyne.Shortcut) bool {
	pressed, is := s.(*desktop.CustomShortcut)
	if !is || pressed.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch pressed.KeyName {
	case fyne.KeyPlus, fyne.KeyEqual:
		p.Zoom(1)
	case fyne.KeyMinus:
		p.Zoom(-1)
	case fyne.Key0:
		p.ResetZoom()
	default:
		return false
	}
	return true
}

// zoomRune changes the scale by + and -.
func (p *plane) zoomRune(r rune) {
	switch r {
	case '+':
		p.Zoom(1)
	case '-', '−':
		p.Zoom(-1)
	}
}

// resized lays everything out for the size and the scale in use.
func (p *plane) resized() {
	p.view.layout()
	p.scroll.Content.Resize(p.scroll.Content.MinSize().Max(p.scroll.Size()))
	p.scroll.Refresh()
	p.scrolled()
}

// scrolled follows the scroll with head and side, and draws what has come into sight.
func (p *plane) scrolled() {
	by := p.scroll.Offset.Subtract(p.offset)
	p.offset = p.scroll.Offset
	p.edge.head.Outer().Move(fyne.NewPos(-p.offset.X, 0))
	p.edge.side.Outer().Move(fyne.NewPos(0, -p.offset.Y))
	p.redraw()
	if !by.IsZero() {
		p.view.moved(by)
	}
}

// redraw draws what is in sight.
func (p *plane) redraw() {
	p.edge.head.Redraw()
	p.edge.side.Redraw()
	p.body.Redraw()
}

func (p *plane) scrollTo(x, y float32) {
	content, sight := p.scroll.Content.Size(), p.scroll.Size()
	x, y = min(x, content.Width-sight.Width), min(y, content.Height-sight.Height)
	p.scroll.ScrollToOffset(fyne.NewPos(max(x, 0), max(y, 0)))
	p.scrolled()
}

// reveal scrolls as little as needed to show an area.
func (p *plane) reveal(at fyne.Position, size fyne.Size) {
	sight := p.scroll.Size()
	x := nearer(p.scroll.Offset.X, at.X, at.X+size.Width, sight.Width)
	p.scrollTo(x, nearer(p.scroll.Offset.Y, at.Y, at.Y+size.Height, sight.Height))
}

// nearer is the offset nearest to the one in use at which a span is in sight.
func nearer(offset, from, to, sight float32) float32 {
	switch {
	case from < offset:
		return from
	case to > offset+sight:
		return min(to-sight, from)
	}
	return offset
}

// FocusIn moves the keyboard to the view in a canvas.
func (p *plane) FocusIn(c fyne.Canvas) { p.body.FocusIn(c) }

// menu opens the menu of what is selected.
func (p *plane) menu(keys []string, at fyne.Position) {
	if p.OnMenu != nil {
		p.OnMenu(keys, at)
	}
}

// CreateRenderer links the view to its parts.
func (p *plane) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(p, p.arrange, look.Least(320, p.edge.least), nil, p.Parts()...)
}

// Parts are the objects that the view consists of.
func (p *plane) Parts() []fyne.CanvasObject {
	objects := p.parts()
	if p.Empty != nil {
		objects = append(objects, p.Empty)
	}
	return objects
}

func (p *plane) parts() []fyne.CanvasObject {
	e := &p.edge
	return []fyne.CanvasObject{p.scroll, e.clips[0], e.clips[1], e.lines[0], e.lines[1]}
}

func (p *plane) arrange(size fyne.Size) {
	e := &p.edge
	wide, high := dp(e.wide), dp(e.high)
	width, height := max(size.Width-wide, 0), max(size.Height-high, 0)
	look.Place(p.scroll, wide, high, width, height)
	look.Place(e.clips[0], wide, 0, width, high)
	look.Place(e.clips[1], 0, high, wide, height)
	look.Place(e.lines[0], 0, high-1, size.Width, 1)
	look.Place(e.lines[1], wide-1, 0, 1, size.Height)
	for _, line := range e.lines {
		look.Fill(line, look.ColorLine, 0)
	}
	empty := p.Empty != nil && p.view.isEmpty()
	for _, o := range p.parts() {
		look.SetShown(o, !empty)
	}
	if p.Empty != nil {
		p.Empty.Resize(size)
		look.SetShown(p.Empty, empty)
	}
	p.resized()
}

// hourText is the text of an hour on an axis.
func hourText(hour int) string { return locale.Window().Hour(hour) }
