package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/look"
)

// zoomKey tells what a shortcut does to the scale: Ctrl/Cmd with plus, minus or 0, which means the usual scale.
func zoomKey(s fyne.Shortcut) (by int, usual, ok bool) {
	pressed, is := s.(*desktop.CustomShortcut)
	if !is || pressed.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return 0, false, false
	}
	switch pressed.KeyName {
	case fyne.KeyPlus, fyne.KeyEqual:
		return 1, false, true
	case fyne.KeyMinus:
		return -1, false, true
	case fyne.Key0:
		return 0, true, true
	}
	return 0, false, false
}

// zoomed changes the scale if a shortcut means that; it tells whether it does.
func zoomed(of interface {
	Zoom(by int)
	ResetZoom()
}, s fyne.Shortcut,
) bool {
	by, usual, ok := zoomKey(s)
	switch {
	case usual:
		of.ResetZoom()
	case ok:
		of.Zoom(by)
	}
	return ok
}

// arrangeScroll lays a scroll out in a size, with what moves with it: clips[0] above it, so high, and clips[1] at its left, so wide; the edges are
// the lines between.
func arrangeScroll(s *look.Scroll, size fyne.Size, wide, high float32, clips [2]*container.Clip, edges [2]*canvas.Rectangle) {
	room := fyne.NewSize(max(size.Width-wide, 0), max(size.Height-high, 0))
	s.Move(fyne.NewPos(wide, high))
	s.Resize(room)
	clips[0].Move(fyne.NewPos(wide, 0))
	clips[0].Resize(fyne.NewSize(room.Width, high))
	clips[1].Move(fyne.NewPos(0, high))
	clips[1].Resize(fyne.NewSize(wide, room.Height))
	for _, e := range edges {
		e.FillColor = look.Color(look.ColorLine)
	}
	edges[0].Move(fyne.NewPos(0, high-1))
	edges[0].Resize(fyne.NewSize(size.Width, 1))
	edges[1].Move(fyne.NewPos(wide-1, 0))
	edges[1].Resize(fyne.NewSize(1, size.Height))
}
