package surface

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Layer draws what is in sight of an area that scrolls, such as headings that move with it.
type Layer struct {
	widget.BaseWidget

	Objects []fyne.CanvasObject // what is drawn, in order

	outer fyne.Widget
	draw  func()
	least func() fyne.Size
	reset func() // makes everything be drawn again, after a change of content or theme
}

// NewLayer makes a layer; draw draws what is in sight, least returns the least size of everything.
func NewLayer(draw func(), least func() fyne.Size) *Layer {
	l := &Layer{}
	l.Init(l, draw, least)
	return l
}

// Init makes the layer the base of a widget, or a widget of its own.
func (l *Layer) Init(outer fyne.Widget, draw func(), least func() fyne.Size) {
	l.outer = outer
	l.draw = draw
	l.least = least
	l.reset = func() {}
	l.ExtendBaseWidget(outer)
}

// Outer is the widget that the layer is the base of, or the layer itself.
func (l *Layer) Outer() fyne.Widget { return l.outer }

// Parts are the objects in sight.
func (l *Layer) Parts() []fyne.CanvasObject { return l.Objects }

// Redraw draws what is in sight.
func (l *Layer) Redraw() {
	l.draw()
	canvas.Refresh(l.outer)
}

// CreateRenderer links the layer to what is in sight.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer { return &layerRenderer{l} }

type layerRenderer struct{ layer *Layer }

func (r *layerRenderer) Destroy()                     {}
func (r *layerRenderer) Layout(fyne.Size)             { r.layer.Redraw() }
func (r *layerRenderer) MinSize() fyne.Size           { return r.layer.least() }
func (r *layerRenderer) Objects() []fyne.CanvasObject { return r.layer.Objects }

func (r *layerRenderer) Refresh() {
	r.layer.reset()
	r.layer.Redraw()
}
