package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// hintLayer is the part of a window that shows what a button is for while the pointer is over it.
type hintLayer struct {
	shown *fyne.Container
	of    fyne.CanvasObject // whose hint is shown; nil: none is
}

// show puts a text below an object of the window, as near to it as there is space.
func (l *hintLayer) show(o fyne.CanvasObject, text string) {
	words := NewText(text)
	box := container.NewStack(NewFrame(ColorSurface, ColorLine, 6), Pad(4, 8, 4, 8, words))
	size := box.MinSize()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height+Dp(4))
	at.X = max(0, min(at.X, l.shown.Size().Width-size.Width-Dp(4)))
	Place(box, at.X, at.Y, size.Width, size.Height)
	l.of = o
	l.shown.Objects = []fyne.CanvasObject{box}
	l.shown.Refresh()
}

func (l *hintLayer) hide(o fyne.CanvasObject) {
	if l.of == o {
		l.of = nil
		l.shown.RemoveAll()
	}
}

// hintsOf returns where the window of an object shows hints; nil: it has no such layer, or a dialog is in front.
func hintsOf(o fyne.CanvasObject) *hintLayer {
	c := CanvasOf(o)
	if c == nil || c.Overlays().Top() != nil {
		return nil
	}
	if root, is := c.Content().(*Root); is {
		return &root.hints
	}
	return nil
}
