package session

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/locale"
)

// InPlace edits the lines of a page where they are read. One line is open at a time; it is saved when the keyboard goes
// elsewhere, and stays open where that is refused.
type InPlace struct {
	s       *Session
	remake  func()       // makes the page again
	spots   []*form.Spot // of the page that is shown, from the top
	form    *form.Form   // of the line that is open; nil: none is
	open    string       // its key
	next    place        // gets the keyboard once the page is made again
	empty   int          // lines with nothing in them that the page does not show
	wanted  string       // the path of a field that is shown also while it is empty
	then    []func(done bool)
	leaving work.Latest
}

// NewInPlace makes the lines of a page, which remake makes again with Page.
func (s *Session) NewInPlace(remake func()) *InPlace { return &InPlace{s: s, remake: remake} }

// Page makes the page again, unless a line of it is edited.
func (e *InPlace) Page(build func()) {
	if e.form == nil {
		e.begin()
		build()
		e.restore()
	}
}

// place is a line of a page, and whether its form is to be opened.
type place struct {
	key    string
	isOpen bool
}

// Spot returns a line of the page that is edited in its place: a label ("" for none) and a value, with the text that
// is copied. The form that edit returns asks for what the line shows (see form.InPlace); nil opens none. The key of a
// line are the paths of the fields that it shows, with spaces between them.
func (e *InPlace) Spot(key, label, text string, value fyne.CanvasObject, edit func() *form.Form) fyne.CanvasObject {
	var spot *form.Spot
	spot = form.NewSpot(key, label, text, value, func() { e.ask(spot, edit) })
	spot.Moves(func(steps int) { e.move(spot, steps) })
	e.spots = append(e.spots, spot)
	return spot
}

// Part is a part of what a line shows; one with a tone needs work.
type Part struct {
	Text string
	Tone look.Tone
}

// SpotOf is Spot for a value of parts with points between them.
func (e *InPlace) SpotOf(key, label string, parts []Part, edit func() *form.Form) fyne.CanvasObject {
	texts := make([]string, len(parts))
	isToned := false
	for i, part := range parts {
		texts[i] = part.Text
		isToned = isToned || part.Tone != look.Neutral
	}
	text := locale.Joined(" · ", texts...)
	if len(parts) == 1 || !isToned {
		return e.Spot(key, label, text, look.NewWrapped(text, parts[0].Tone.Or(""), ""), edit)
	}
	flow := look.Flow(0)
	for i, part := range parts {
		words := part.Text
		if i < len(parts)-1 {
			words += " · "
		}
		line := look.NewText(words)
		if part.Tone != look.Neutral {
			line.Color = part.Tone.Text()
		}
		flow.Add(line)
	}
	return e.Spot(key, label, text, flow, edit)
}

// Line returns the form of the line that is edited, or nil.
func (e *InPlace) Line() *form.Form { return e.form }

// OpenSpot opens the form of the line that shows a field, by its path, once the page that has it is shown.
func (e *InPlace) OpenSpot(path string) {
	e.next = place{path, true}
	if e.wanted = path; e.find(path) == nil {
		e.remake() // a field with nothing in it may be hidden
		return
	}
	e.restore()
}

func (e *InPlace) find(key string) *form.Spot {
	is := func(s *form.Spot) bool {
		return s.Key == key || slices.ContainsFunc(strings.Fields(s.Key), func(path string) bool {
			return path == key || strings.HasPrefix(key, path+".") || strings.HasPrefix(path, key+".")
		})
	}
	if i := slices.IndexFunc(e.spots, is); i >= 0 {
		return e.spots[i]
	}
	return nil
}

// begin is called before the page is made again: a line that has the keyboard gets it back.
func (e *InPlace) begin() {
	if focused := e.focused(); e.next.key == "" && focused != nil {
		e.next = place{key: focused.Key}
	}
	e.spots, e.empty = nil, 0
}

// focused is the line that has the keyboard, or nil.
func (e *InPlace) focused() *form.Spot {
	now := e.s.Window.Canvas().Focused()
	if i := slices.IndexFunc(e.spots, func(s *form.Spot) bool { return now != nil && s.Has(now) }); i >= 0 {
		return e.spots[i]
	}
	return nil
}

// restore moves the keyboard to the line that is to have it, if the page has it. One that is to be opened is waited
// for.
func (e *InPlace) restore() {
	if e.next.key == "" || e.find(e.next.key) == nil {
		if !e.next.isOpen {
			e.next = place{}
		}
		return
	}
	e.s.FocusSoon(func() {
		next := e.next
		e.next = place{}
		switch spot := e.find(next.key); {
		case spot == nil:
		case next.isOpen:
			spot.Open()
		default:
			spot.Focus()
		}
	})
}

// ask opens the form of a line.
func (e *InPlace) ask(spot *form.Spot, edit func() *form.Form) {
	if e.form != nil {
		e.finish(func(done bool) {
			if done {
				e.OpenSpot(spot.Key)
			}
		})
		return
	}
	f := edit()
	if f == nil {
		return
	}
	e.form, e.open = f, spot.Key
	f.OnClosed = func(bool) {
		if e.form == f { // else the page went while it was saved
			e.closed()
		}
	}
	line := f.Line()
	line.OnRefused = e.refused
	line.OnLeft = func() { e.s.Runner.After(&e.leaving, frame, e.lookAway) }
	spot.Ask(f)
	e.s.FocusSoon(func() {
		if e.form == f {
			f.Begin()
		}
	})
}

// move moves the keyboard to another line.
func (e *InPlace) move(from *form.Spot, steps int) {
	if i := slices.Index(e.spots, from) + steps; i >= 0 && i < len(e.spots) {
		e.spots[i].Focus()
	}
}

// lookAway saves the form once the keyboard has gone elsewhere.
func (e *InPlace) lookAway() {
	if e.form != nil && !e.form.HasKeyboard() {
		e.finish(nil)
	}
}

// finish saves what was typed and closes the form; then is called with false where that is refused.
func (e *InPlace) finish(then func(done bool)) {
	f := e.form
	switch {
	case f == nil:
		look.Call(then, true)
		return
	case then != nil:
		e.then = append(e.then, then)
	}
	f.Save()
}

// refused reports that the form stays.
func (e *InPlace) refused() {
	waiting := e.then
	e.then = nil
	for _, then := range waiting {
		then(false)
	}
}

// closed shows the page again, as it is now. The line gets the keyboard, unless it went elsewhere meanwhile.
func (e *InPlace) closed() {
	if e.focused() == nil && (e.form.HasKeyboard() || e.s.Window.Canvas().Focused() == nil) {
		e.next = place{key: e.open}
		e.s.Window.Canvas().Unfocus() // a second Escape meanwhile is not one for the form that has gone
	}
	e.form, e.open = nil, ""
	waiting := e.then
	e.then = nil
	e.remake()
	for _, then := range waiting {
		then(true)
	}
}

// drop removes the form without saving.
func (e *InPlace) drop() {
	if e.form != nil {
		e.form.Done()
	}
	e.form = nil
	e.open = ""
	e.then = nil
	e.next = place{}
}
