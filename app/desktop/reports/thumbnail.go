package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/look"
	"laurel/app/documents"
)

func newThumbnail(d documents.Document) fyne.CanvasObject {
	s := d.Drawing()
	l := &sketchLayout{size: fyne.NewSize(s.Width, s.Height)}
	parts := []fyne.CanvasObject{look.NewFrame(look.ColorPaper, look.ColorLine, 2)}
	add := func(box *look.Box, at documents.Box) {
		parts = append(parts, box)
		l.boxes = append(l.boxes, at)
	}
	for _, bar := range s.Bars {
		add(look.NewBox(look.Gold.Strong()), bar)
	}
	for _, frame := range s.Frames {
		add(look.NewFrame("", look.Gold.Strong(), 1), frame)
	}
	for _, disc := range s.Discs {
		box := look.NewBox(look.Gold.Strong())
		box.Radius = disc.Diameter / 2
		add(box, documents.Box{X: disc.X, Y: disc.Y, Width: disc.Diameter, Height: disc.Diameter})
	}
	return container.New(l, parts...)
}

// sketchLayout puts boxes on a paper, in lengths at 100 %.
type sketchLayout struct {
	size  fyne.Size
	boxes []documents.Box
}

func (l *sketchLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	for i, box := range l.boxes {
		objects[i+1].Move(fyne.NewPos(look.Dp(box.X), look.Dp(box.Y)))
		objects[i+1].Resize(fyne.NewSize(look.Dp(box.Width), look.Dp(box.Height)))
	}
}

func (l *sketchLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Dp(l.size.Width), look.Dp(l.size.Height))
}
