package form

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
)

// wheelCover lies over an entry and takes nothing but the wheel, which scrolls the form then: Fyne's entry would swallow it, even where it has
// nothing to scroll.
type wheelCover struct {
	widget.BaseWidget

	keys func() look.Keys
}

var _ fyne.Scrollable = (*wheelCover)(nil)

func newWheelCover(keys func() look.Keys) *wheelCover {
	c := &wheelCover{keys: keys}
	c.ExtendBaseWidget(c)
	return c
}

// Scrolled scrolls the form.
func (c *wheelCover) Scrolled(e *fyne.ScrollEvent) {
	if wheel := c.keys().Wheel; wheel != nil {
		wheel(e)
	}
}

// CreateRenderer shows nothing.
func (c *wheelCover) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
