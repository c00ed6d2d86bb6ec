package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Page is content on a card that covers most of the window; the rest is dimmed. It follows the size of the window.
type Page struct {
	canvas fyne.Canvas
	layer  *Composite
	before fyne.Focusable
	keys   func(*fyne.KeyEvent) // what received unfocused keys before
}

// The size (at 100 %) below which a page scrolls: its tables would show no row.
const pageWidth, pageHeight = 640, 440

// ShowPage opens content over the window. Escape calls leave, unless what has the keyboard uses it.
func ShowPage(c fyne.Canvas, content fyne.CanvasObject, leave func()) *Page {
	dim, card := NewBox(theme.ColorNameShadow), NewFrame(ColorSurface, ColorLine, 10)
	p := &Page{canvas: c, before: c.Focused(), keys: c.OnTypedKey()}
	all := NewScroll(Fixed(pageWidth, pageHeight, content))
	all.Follows = true
	p.layer = &Composite{Content: container.New(pageLayout{}, dim, card, all, newHintLayer())}
	p.layer.ExtendBaseWidget(p.layer)
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			leave()
		}
	})
	c.Overlays().Add(p.layer)
	p.layer.Resize(c.Size())
	return p
}

// Close removes the page and returns the keyboard to what had it.
func (p *Page) Close() {
	if p.layer == nil {
		return
	}
	p.canvas.Overlays().Remove(p.layer)
	leaveNotice(p.canvas, p.layer)
	p.layer = nil
	p.canvas.SetOnTypedKey(p.keys)
	returnFocus(p.canvas, p.before)
}

// pageLayout puts a dimmed ground over the window, and a card and its content in the middle. Small windows leave it
// no margin.
type pageLayout struct{}

func (pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	margin := Dp(28) // below there is space for a notice
	if size.Width < Dp(1240) {
		margin = Dp(10)
	}
	Place(objects[0], 0, 0, size.Width, size.Height)
	for _, o := range objects[1:] {
		Place(o, margin, margin, size.Width-2*margin, size.Height-margin-max(margin, Dp(22)))
	}
}

func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
