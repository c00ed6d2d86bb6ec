package look

import "fyne.io/fyne/v2"

// Regain moves the keyboard to the home of the window (see Root) if what had it is no longer there, such as the button
// of a page that was built again. Without it nothing has the keyboard, and the next Tab begins at the first thing in
// the window.
func Regain(c fyne.Canvas, before fyne.Focusable) {
	o, ok := before.(fyne.CanvasObject)
	if !ok || InWindow(o) {
		return
	}
	goHome(c)
}

// goHome moves the keyboard to the home of a window, if it has one.
func goHome(c fyne.Canvas) {
	if root := rootOf(c); root != nil && root.home != nil {
		root.home()
	}
}

// returnFocus moves the keyboard to what had it before a pop-up, or to the home of the window.
func returnFocus(c fyne.Canvas, before fyne.Focusable) {
	if o, ok := before.(fyne.CanvasObject); ok && InWindow(o) {
		c.Focus(before)
		return
	}
	Regain(c, before)
}

// InWindow reports whether an object is in a window: the driver finds what is in none at the very corner, where nothing
// that can have the keyboard is.
func InWindow(o fyne.CanvasObject) bool {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o) != fyne.Position{}
}

// scrollAround is the innermost scroll of its canvas that an object is in, or nil.
func scrollAround(o fyne.CanvasObject) *Scroll {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return nil
	}
	for _, root := range append(c.Overlays().List(), c.Content()) {
		if s, found := findScroll(root, o, nil); found {
			return s
		}
	}
	return nil
}

// findScroll looks for an object below another and returns the last scroll on the way to it.
func findScroll(in, o fyne.CanvasObject, around *Scroll) (s *Scroll, found bool) {
	if in == o {
		return around, true
	}
	if s, ok := in.(*Scroll); ok {
		around = s
	}
	for _, part := range Parts(in) {
		if s, found := findScroll(part, o, around); found {
			return s, true
		}
	}
	return nil, false
}

// firstScroll is the first scroll in an object, or nil.
func firstScroll(in fyne.CanvasObject) *Scroll {
	if s, ok := in.(*Scroll); ok {
		return s
	}
	for _, part := range Parts(in) {
		if s := firstScroll(part); s != nil {
			return s
		}
	}
	return nil
}

// IsIn reports whether an object is part of another.
func IsIn(whole, o fyne.CanvasObject) bool {
	_, found := findScroll(whole, o, nil)
	return found
}

// Reveal scrolls all that an object is in so that it is in sight.
func Reveal(o fyne.CanvasObject) {
	for s := scrollAround(o); s != nil; s = scrollAround(s) {
		s.Reveal(o)
	}
}

// PassWheel scrolls what an object is in.
func PassWheel(o fyne.CanvasObject, e *fyne.ScrollEvent) {
	if s := scrollAround(o); s != nil {
		s.Scrolled(e)
	}
}
