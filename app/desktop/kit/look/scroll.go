package look

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// Scroll scrolls its content as [container.Scroll] does, but one notch of the wheel is three lines of text instead of
// one, Shift turns the wheel sideways, and with Ctrl/Cmd the wheel may change the scale.
type Scroll struct {
	container.Scroll

	// OnZoom is called for Ctrl/Cmd with the wheel: larger (1) or smaller (-1), at a place of the scroll. Without it
	// they scroll.
	OnZoom func(by int, at fyne.Position)
	// Follows scrolls back when the content becomes smaller, as another page does. Fyne 2.8 stays where it was.
	Follows bool
	within  fyne.Canvas // of a modal: it asks for the size of its content, as far as the window has it
	turned  float32     // of the wheel since the last step of the scale
}

// NewVScroll makes a scroll that goes up and down.
func NewVScroll(content fyne.CanvasObject) *Scroll {
	return newScroll(content, container.ScrollVerticalOnly)
}

// NewScroll makes a scroll that goes both ways.
func NewScroll(content fyne.CanvasObject) *Scroll { return newScroll(content, container.ScrollBoth) }

func newScroll(content fyne.CanvasObject, direction container.ScrollDirection) *Scroll {
	s := &Scroll{}
	s.Content, s.Direction = content, direction
	s.ExtendBaseWidget(s)
	return s
}

// MinSize is that of the content where the scroll is a modal's, else the little that shows that there is a scroll.
func (s *Scroll) MinSize() fyne.Size {
	if s.within == nil {
		return s.Scroll.MinSize()
	}
	return s.Content.MinSize().Min(modalSpace(s.within))
}

// Resize makes a negative height, which Fyne's border layout sets where there is no space, zero: with a negative one
// the bar would be infinitely long.
func (s *Scroll) Resize(size fyne.Size) { s.Scroll.Resize(size.Max(fyne.Size{})) }

// CreateRenderer links the scroll to its drawing.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer {
	return &scrollRenderer{s.Scroll.CreateRenderer(), s}
}

// scrollRenderer keeps the content in sight where that is wanted.
type scrollRenderer struct {
	fyne.WidgetRenderer

	scroll *Scroll
}

// Layout lays the content out.
func (r *scrollRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	if !r.scroll.Follows {
		return
	}
	most := r.scroll.Content.Size().Subtract(size).Max(fyne.Size{})
	at := r.scroll.Offset
	r.scroll.ScrollToOffset(fyne.NewPos(min(at.X, most.Width), min(at.Y, most.Height)))
}

// notch is what Fyne makes of one notch of the wheel, in points. On macOS the system defines how fast a wheel is.
const notch = 25

// wheelSpeed is how many times farther a turn of the wheel scrolls than Fyne's own distance.
func wheelSpeed() float32 {
	if runtime.GOOS == "darwin" {
		return 1
	}
	return Dp(60) / notch
}

// Scrolled hears the wheel.
func (s *Scroll) Scrolled(e *fyne.ScrollEvent) {
	held, by := HeldKeys(), e.Scrolled
	if s.OnZoom != nil && held&fyne.KeyModifierShortcutDefault != 0 {
		s.turn(by.DY, e.Position)
		return
	}
	if s.Direction == container.ScrollBoth && held&fyne.KeyModifierShift != 0 && by.DX == 0 {
		by = fyne.NewDelta(by.DY, 0)
	}
	speed := wheelSpeed()
	s.Scroll.Scrolled(&fyne.ScrollEvent{PointEvent: e.PointEvent, Scrolled: fyne.NewDelta(by.DX*speed, by.DY*speed)})
}

// turn changes the scale by a step for each notch: a touchpad sends many parts of one.
func (s *Scroll) turn(by float32, at fyne.Position) {
	if by*s.turned < 0 {
		s.turned = 0
	}
	s.turned += by
	for ; s.turned >= notch; s.turned -= notch {
		s.OnZoom(1, at)
	}
	for ; s.turned <= -notch; s.turned += notch {
		s.OnZoom(-1, at)
	}
}

// HeldKeys are the modifiers that are held down.
var HeldKeys = func() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Reveal scrolls as little as needed to show an object of the content, with a small margin.
func (s *Scroll) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(s.Content))
	margin := Dp(8)
	s.RevealSpan(max(at.Y-margin, 0), o.Size().Height+margin+min(at.Y, margin))
	if s.Direction != container.ScrollBoth {
		return
	}
	left, right := max(at.X-margin, 0), at.X+o.Size().Width+margin
	if across := min(max(s.Offset.X, right-s.Size().Width), left); across != s.Offset.X {
		s.ScrollToOffset(fyne.NewPos(across, s.Offset.Y))
	}
}

// RevealSpan scrolls up or down as little as needed to show a span of the content.
func (s *Scroll) RevealSpan(top, height float32) {
	bottom, sight := top+height, s.Size().Height
	switch {
	case top < s.Offset.Y:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, top))
	case sight > 0 && bottom > s.Offset.Y+sight:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, bottom-sight))
	}
}

// scrollKey scrolls by a line, by a page, or to an end; it reports whether the key means that.
func (s *Scroll) scrollKey(key fyne.KeyName) bool {
	last := max(s.Content.MinSize().Height-s.Size().Height, 0)
	if s.within != nil && last == 0 {
		return false // what is in the modal scrolls
	}
	page := max(s.Size().Height-Dp(40), Dp(40))
	to := s.Offset.Y
	switch key {
	case fyne.KeyDown:
		to += Dp(40)
	case fyne.KeyUp:
		to -= Dp(40)
	case fyne.KeyPageDown:
		to += page
	case fyne.KeyPageUp:
		to -= page
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = last
	default:
		return false
	}
	s.ScrollToOffset(fyne.NewPos(s.Offset.X, min(max(to, 0), last)))
	return true
}
