package accessible

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
)

// Mirror offers the elements of a window, as they were when it was updated last.
type Mirror struct {
	canvas   fyne.Canvas
	layer    *fyne.Container
	elements []Element
	focused  int
	renewed  bool            // Fyne has not read the elements yet
	focus    func(index int) // reports to the screen reader which element has the keyboard
}

// NewMirror makes the mirror of a canvas, and what is to be its content: the mirror and what is shown. Focus is called
// with the number of the element that has the keyboard each time it is another, after Fyne has read the elements.
func NewMirror(c fyne.Canvas, shown fyne.CanvasObject, focus func(index int)) (*Mirror, fyne.CanvasObject) {
	m := &Mirror{canvas: c, layer: container.NewWithoutLayout(), focused: -1, focus: focus}
	return m, container.NewStack(shown, m.layer)
}

// updated is how often the elements are looked at: as often as somebody may hear that they are others.
const updated = 200 * time.Millisecond

// Watch updates the mirror from now on.
func (m *Mirror) Watch(timers *work.Runner) {
	timers.After(nil, updated, func() {
		m.Update()
		m.Watch(timers)
	})
}

// Update offers what is shown now. It is cheap while nothing changes.
func (m *Mirror) Update() {
	elements, focused := Elements(m.canvas)
	if !slices.Equal(elements, m.elements) {
		m.elements = elements
		m.renewed = true
		m.layer.Objects = make([]fyne.CanvasObject, len(elements))
		for i, e := range elements {
			m.layer.Objects[i] = newOffer(e)
		}
		m.layer.Refresh() // Fyne reads the elements after a frame
		return
	}
	if focused >= 0 && (m.renewed || focused != m.focused) {
		m.focus(focused)
	}
	m.renewed, m.focused = false, focused
}

// offer is an element as Fyne reads it. Nothing of it is drawn.
type offer struct {
	canvas.Rectangle

	element Element
}

func newOffer(e Element) *offer {
	o := &offer{element: e}
	look.Place(o, e.At.X, e.At.Y, e.Size.Width, e.Size.Height)
	return o
}

// AccessibilityLabel is the name of the element.
func (o *offer) AccessibilityLabel() string { return o.element.Label }

// AccessibilityRole is its role.
func (o *offer) AccessibilityRole() fyne.AccessibleRole { return o.element.Role }
