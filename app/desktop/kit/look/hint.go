package look

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Hinted is a widget that shows texts cut, or a sign without words.
type Hinted interface {
	// HintAt returns the whole text of what is at a place of the widget, and nothing where it is shown whole.
	HintAt(at fyne.Position) string
}

// HintedAtCursor is a widget whose keyboard is at a part of it, such as a row.
type HintedAtCursor interface {
	// HintAtCursor returns the whole text of that part, or nothing, and the place below which to show it.
	HintAtCursor() (text string, at fyne.Position)
}

// HintAt returns the whole text of what is cut at a place of a canvas, or nothing.
func HintAt(c fyne.Canvas, at fyne.Position) string { return hintIn(inFront(c), at) }

// inFront is the topmost overlay, or the content of the window.
func inFront(c fyne.Canvas) fyne.CanvasObject {
	if top := c.Overlays().Top(); top != nil {
		return top
	}
	return c.Content()
}

// hintIn asks the innermost object that knows the text at a place; at is that of what the object is in.
func hintIn(o fyne.CanvasObject, at fyne.Position) string {
	at = at.Subtract(o.Position())
	if size := o.Size(); !o.Visible() || at.X < 0 || at.Y < 0 || at.X >= size.Width || at.Y >= size.Height {
		return ""
	}
	inner := Parts(o)
	for i := len(inner) - 1; i >= 0; i-- {
		if text := hintIn(inner[i], at); text != "" {
			return text
		}
	}
	if h, ok := o.(Hinted); ok {
		return h.HintAt(at)
	}
	return ""
}

// How long the pointer or the keyboard is at rest before the hint is shown.
const (
	pointerRest  = 500 * time.Millisecond
	keyboardRest = 900 * time.Millisecond
)

// Hints shows the whole text of what is cut: of what is below the pointer when it rests, and of what has the keyboard.
type Hints struct {
	canvas func() fyne.Canvas
	after  func(time.Duration, func())

	at      fyne.Position // of the pointer
	used    time.Time
	byKeys  bool // the last use was a key
	waiting bool
	ended   bool // this rest has had its hint
}

// NewHints makes the hints of a window; after calls a function on the UI goroutine once a time has passed.
func NewHints(canvas func() fyne.Canvas, after func(time.Duration, func())) *Hints {
	return &Hints{canvas: canvas, after: after}
}

// Moved notes where the pointer is now.
func (h *Hints) Moved(at fyne.Position) {
	if Abs(at.X-h.at.X)+Abs(at.Y-h.at.Y) >= 1 {
		h.at = at
		h.use(false)
	}
}

// Typed notes that a key was pressed.
func (h *Hints) Typed() { h.use(true) }

// Pressed notes a press of the pointer or a turn of the wheel: no hint follows it.
func (h *Hints) Pressed() {
	h.use(false)
	h.ended = true
}

func (h *Hints) use(byKeys bool) {
	if l := hintLayerIn(inFront(h.canvas())); l != nil {
		l.hide()
	}
	h.used = time.Now()
	h.byKeys = byKeys
	h.ended = false
	if !h.waiting {
		h.waiting = true
		h.after(h.rest(), h.look)
	}
}

func (h *Hints) rest() time.Duration {
	if h.byKeys {
		return keyboardRest
	}
	return pointerRest
}

// look shows the hint if there was rest, and waits for the remaining time otherwise.
func (h *Hints) look() {
	h.waiting = false
	if left := h.rest() - time.Since(h.used); left > 0 {
		h.waiting = true
		h.after(left, h.look)
		return
	}
	if !h.ended {
		h.ended = true
		ShowHint(h.canvas(), h.at, h.byKeys)
	}
}

// ShowHint shows what is cut at a place of a canvas, or at what has the keyboard; nothing where all is whole.
func ShowHint(c fyne.Canvas, at fyne.Position, byKeys bool) {
	layer := hintLayerIn(inFront(c))
	if layer == nil {
		return
	}
	var text string
	if byKeys {
		text, at = hintAtFocus(c)
	} else {
		text = HintAt(c, at)
		at = at.AddXY(Dp(10), Dp(16))
	}
	if text != "" {
		layer.show(text, at)
	}
}

// hintAtFocus is what is cut of what has the keyboard, and the place below it.
func hintAtFocus(c fyne.Canvas) (text string, at fyne.Position) {
	o, ok := c.Focused().(fyne.CanvasObject)
	if !ok || !InWindow(o) {
		return "", at
	}
	at = fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	switch h := o.(type) {
	case HintedAtCursor:
		text, below := h.HintAtCursor()
		return text, at.Add(below)
	case Hinted:
		size := o.Size()
		return h.HintAt(fyne.NewPos(size.Width/2, size.Height/2)), at.AddXY(0, size.Height+Dp(4))
	}
	return "", at
}

// hintLayer is the part of a window, or of a dialog, that shows hints and notices over everything.
type hintLayer struct {
	Composite

	box    *fyne.Container
	notice *fyne.Container
}

func newHintLayer() *hintLayer {
	l := &hintLayer{box: container.NewWithoutLayout(), notice: container.New(noticeLayout{})}
	l.Content = container.NewStack(l.notice, l.box)
	l.ExtendBaseWidget(l)
	return l
}

// ShowNotice lays a notice over the bottom of a window, in front of an open dialog; nil removes it. A dialog that is
// closed leaves it to what is behind it.
func ShowNotice(c fyne.Canvas, notice fyne.CanvasObject) {
	for _, shown := range append(c.Overlays().List(), c.Content()) {
		if l := hintLayerIn(shown); l != nil && len(l.notice.Objects) > 0 {
			l.notice.RemoveAll()
		}
	}
	if l := hintLayerIn(inFront(c)); l != nil && notice != nil {
		l.notice.Add(notice)
	}
}

// leaveNotice shows the notice of a dialog that is closed on what is in front then.
func leaveNotice(c fyne.Canvas, closed fyne.CanvasObject) {
	if l := hintLayerIn(closed); l != nil && len(l.notice.Objects) > 0 {
		ShowNotice(c, l.notice.Objects[0])
	}
}

// noticeLayout puts a notice over the status line of the window, also where the layer is in a dialog: it covers nothing
// that is pressed.
type noticeLayout struct{}

func (noticeLayout) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		c := CanvasOf(o)
		if c == nil {
			continue
		}
		space, least := c.Size(), o.MinSize()
		width := min(max(least.Width, Dp(420)), space.Width-Dp(32))
		o.Resize(fyne.NewSize(width, least.Height))
		at := fyne.NewPos((space.Width-width)/2, space.Height-least.Height-Dp(1))
		if l := hintLayerIn(inFront(c)); l != nil {
			at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(l))
		}
		o.Move(at)
	}
}

func (noticeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// withHints lays a layer of hints over content.
func withHints(content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(content, newHintLayer())
}

// hintLayerIn finds the layer in an object, or nil.
func hintLayerIn(o fyne.CanvasObject) *hintLayer {
	if l, ok := o.(*hintLayer); ok {
		return l
	}
	inner := Parts(o)
	for i := len(inner) - 1; i >= 0; i-- { // the layer is above the rest
		if l := hintLayerIn(inner[i]); l != nil {
			return l
		}
	}
	return nil
}

// hintWidth is the width at 100 % from which a hint has several lines.
const hintWidth = 440

// show puts a text at a place of the canvas, or as near to it as there is space.
func (l *hintLayer) show(text string, at fyne.Position) {
	words, longest := NewLines(text, false), float32(0)
	for line := range strings.SplitSeq(text, "\n") {
		longest = max(longest, Measure(line, TextSize(""), Plain).Width)
	}
	width := min(longest+Dp(2), Dp(hintWidth), max(l.Size().Width-Dp(32), Dp(60)))
	words.Resize(fyne.NewSize(width, 0))
	height := words.MinSize().Height
	size := fyne.NewSize(width+Dp(16), height+Dp(8))
	frame := NewFrame(ColorSurface, ColorEdge, 6)
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(l))
	at.X = max(0, min(at.X, l.Size().Width-size.Width-Dp(4)))
	if at.Y+size.Height > l.Size().Height-Dp(4) {
		at.Y = max(0, at.Y-size.Height-Dp(32))
	}
	Place(frame, at.X, at.Y, size.Width, size.Height)
	Place(words, at.X+Dp(8), at.Y+Dp(4), width, height)
	l.box.Objects = []fyne.CanvasObject{frame, words}
	l.Refresh()
}

func (l *hintLayer) hide() {
	if len(l.box.Objects) > 0 {
		l.box.Objects = nil
		l.Refresh()
	}
}
