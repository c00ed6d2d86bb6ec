// Package accessible offers what a window shows to screen readers: names, roles, values and what has the keyboard. Fyne
// 2.8 reads them, after each frame it draws, from objects that are in nothing but *fyne.Container, and from no widget;
// so all of them are offered again in one container beside the content.
package accessible

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// Element is one thing that a screen reader can name.
type Element struct {
	Label  string // the name, and the value where there is one: "Given name: Ana"
	Role   fyne.AccessibleRole
	At     fyne.Position // in the window
	Size   fyne.Size     // zero: it is scrolled out of sight
	Object fyne.CanvasObject
}

// Elements lists what a window shows, in the order in which it is read; of a window with something over it, that.
// Focused is the one that has the keyboard, or -1.
func Elements(c fyne.Canvas) (list []Element, focused int) {
	shown := c.Overlays().Top()
	if shown == nil {
		shown = c.Content()
	}
	var w walk
	w.visit(shown, area{size: c.Size()})
	focus, _ := c.Focused().(fyne.CanvasObject)
	return w.list, slices.IndexFunc(w.list, func(e Element) bool { return focus != nil && e.Object == focus })
}

// area is the part of the window that an object is in: where it begins and what of it is in sight.
type area struct {
	at    fyne.Position // of the object around
	from  fyne.Position // what is in sight begins here
	size  fyne.Size
	label string // of the field that the object is in; empty: none

	isNamed bool // the object is part of an element: it is one only if it can have the keyboard, as a link in a line
}

// walk collects the elements of a window.
type walk struct{ list []Element }

// Labelled is a field: what is in it is named by its label.
type Labelled interface{ FieldLabel() string }

func (w *walk) visit(o fyne.CanvasObject, in area) {
	if _, isOffer := o.(*offer); isOffer || o == nil || !o.Visible() {
		return
	}
	in.at = in.at.Add(o.Position())
	if field, is := o.(Labelled); is {
		in.label = field.FieldLabel()
	}
	_, canFocus := o.(fyne.Focusable)
	if label, role, is := named(o); is {
		if canFocus || !in.isNamed {
			w.add(o, label, role, in)
		}
		if many, is := o.(interface{ Items() []look.Item }); is {
			w.items(o, many.Items(), in)
		}
		in.isNamed = true
	}
	if scroll, is := o.(*look.Scroll); is {
		from := fyne.NewPos(max(in.from.X, in.at.X), max(in.from.Y, in.at.Y))
		until := in.from.Add(in.size)
		end := in.at.Add(scroll.Size())
		in.size = fyne.NewSize(min(until.X, end.X)-from.X, min(until.Y, end.Y)-from.Y)
		in.from = from
	}
	for _, part := range look.Parts(o) {
		w.visit(part, in)
	}
}

// items adds what an object draws.
func (w *walk) items(o fyne.CanvasObject, items []look.Item, in area) {
	for _, i := range items {
		if i.Label != "" {
			w.list = append(w.list, Element{i.Label, fyne.AccessibleRoleText, in.at.Add(i.At), i.Size, o})
		}
	}
}

// named returns the name of an object that is an element by itself.
func named(o fyne.CanvasObject) (label string, role fyne.AccessibleRole, is bool) {
	switch o := o.(type) {
	case *fyne.Container: // Fyne names it "Container"
	case fyne.Accessible:
		return o.AccessibilityLabel(), o.AccessibilityRole(), true
	case *canvas.Text:
		return o.Text, fyne.AccessibleRoleText, true
	}
	return "", "", false
}

// add adds an element, unless it has no name, or only the one of its field, which is part of the names of the others.
func (w *walk) add(o fyne.CanvasObject, label string, role fyne.AccessibleRole, in area) {
	if label == in.label {
		label = ""
	}
	if _, is := o.(fyne.Focusable); is {
		if in.label != "" {
			label = strings.TrimSpace(locale.Window().Labelled(in.label, label))
		}
		label = cmp.Or(label, locale.L("Nothing is selected."))
	}
	if label == "" {
		return
	}
	size := o.Size()
	middle := in.at.AddXY(size.Width/2, size.Height/2).Subtract(in.from)
	if middle.X < 0 || middle.Y < 0 || middle.X > in.size.Width || middle.Y > in.size.Height {
		size = fyne.Size{}
	}
	w.list = append(w.list, Element{label, role, in.at, size, o})
}
