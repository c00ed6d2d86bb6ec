package look

import (
	"slices"
	"sync"
	"weak"

	"fyne.io/fyne/v2"
)

// scrolls are those that were made and are still in use. Fyne's objects do not know what they are in, and the keyboard must not get lost below the
// edge of a page.
var scrolls struct {
	sync.Mutex

	all []weak.Pointer[Scroll]
}

func enlist(s *Scroll) {
	scrolls.Lock()
	defer scrolls.Unlock()
	scrolls.all = append(slices.DeleteFunc(scrolls.all, func(w weak.Pointer[Scroll]) bool { return w.Value() == nil }), weak.Make(s))
}

// scrollAround is the innermost scroll that an object is in, or nil.
func scrollAround(o fyne.CanvasObject) *Scroll {
	scrolls.Lock()
	all := slices.Clone(scrolls.all)
	scrolls.Unlock()
	for _, w := range all {
		if s := w.Value(); s != nil && holds(s.Content, o) {
			return s
		}
	}
	return nil
}

// parts are the objects that a container, or a widget that holds others, shows; those of a scroll are its own.
func parts(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *TapCard:
		return []fyne.CanvasObject{o.Content}
	}
	return nil
}

func holds(in, o fyne.CanvasObject) bool {
	return in == o || slices.ContainsFunc(parts(in), func(part fyne.CanvasObject) bool { return holds(part, o) })
}

func firstScroll(in fyne.CanvasObject) *Scroll {
	if s, ok := in.(*Scroll); ok {
		return s
	}
	for _, part := range parts(in) {
		if s := firstScroll(part); s != nil {
			return s
		}
	}
	return nil
}

// reached scrolls what has got the keyboard into sight.
func reached(o fyne.CanvasObject) {
	if s := scrollAround(o); s != nil {
		s.Reveal(o)
	}
}

// Reveal scrolls up or down as little as needed to show an object of the content.
func (s *Scroll) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.Content).Y
	bottom, sight := top+o.Size().Height+Dp(8), s.Size().Height
	switch {
	case top < s.Offset.Y:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, max(top-Dp(8), 0)))
	case bottom > s.Offset.Y+sight:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, bottom-sight))
	}
}

// scrollKey scrolls by a line, by a page, or to an end; it tells whether the key means that.
func (s *Scroll) scrollKey(key fyne.KeyName) bool {
	last := max(s.Content.MinSize().Height-s.Size().Height, 0)
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
