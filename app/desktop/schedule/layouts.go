package schedule

import (
	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
)

// middleLayout stretches its objects over the whole width, in the middle of the height.
type middleLayout struct{}

func (middleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height)) // the width decides on the height
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, max(0, (size.Height-height)/2)))
	}
}

func (middleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return largest(objects) }

func largest(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// widestLayout stretches its objects and never needs less width than before: the days beside them stay where
// they are when a form replaces a page.
type widestLayout struct{ width float32 } // at 100 %

func (widestLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

func (l *widestLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := largest(objects)
	l.width = max(l.width, size.Width/look.Dp(1))
	return fyne.NewSize(look.Dp(l.width), size.Height)
}
