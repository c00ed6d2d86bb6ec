package desktop

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/accessible"
	"laurel/app/desktop/kit/look"
)

// readByFyne collects what Fyne 2.8 exposes to screen readers on Windows and macOS, by the rules of its drivers.
func readByFyne(o fyne.CanvasObject) (labels []string) {
	if o == nil || !o.Visible() {
		return nil
	}
	if a, is := o.(fyne.Accessible); is && a.AccessibilityRole() != fyne.AccessibleRoleContainer {
		labels = append(labels, a.AccessibilityLabel())
	}
	if c, is := o.(*fyne.Container); is {
		for _, part := range c.Objects {
			labels = append(labels, readByFyne(part)...)
		}
	}
	return labels
}

// allSpoken checks that a screen reader finds all that can have the keyboard and every text, each once, with a name.
func allSpoken(t *testing.T, where string, w *window) {
	t.Helper()
	c := w.window.Canvas()
	w.mirror.Update()
	elements, _ := accessible.Elements(c)
	labels := readByFyne(c.Content())
	for _, overlay := range c.Overlays().List() {
		labels = append(labels, readByFyne(overlay)...)
	}
	if len(labels) != len(elements) {
		t.Errorf("%s: Fyne reads %d of %d elements", where, len(labels), len(elements))
	}
	named := map[fyne.CanvasObject]bool{}
	for _, e := range elements {
		named[e.Object] = true
	}
	shown := c.Overlays().Top()
	if shown == nil {
		shown = c.Content()
	}
	all := strings.Join(labels, "|")
	unnamed(shown, named, where, func(missed, text string) {
		if text == "" || !strings.Contains(strings.ToLower(all), strings.ToLower(strings.TrimRight(text, " …"))) {
			t.Errorf("%s: a screen reader does not find %s %q", where, missed, text)
		}
	})
}

// unnamed reports what can have the keyboard and has no name, and the texts that neither have one nor are part of
// something that does.
func unnamed(o fyne.CanvasObject, named map[fyne.CanvasObject]bool, in string, report func(missed, text string)) {
	if text, is := o.(*look.Text); is && text.Text == "" {
		return
	}
	if o == nil || !o.Visible() {
		return
	}
	if named[o] {
		for _, part := range look.Parts(o) { // its texts are in its name
			unnamed(part, named, in, func(missed, text string) {
				if text == "" {
					report(missed, text)
				}
			})
		}
		return
	}
	in += fmt.Sprintf(" %T", o)
	if _, is := o.(fyne.Focusable); is {
		if d, can := o.(fyne.Disableable); !can || !d.Disabled() {
			report(in, "")
		}
	}
	switch o := o.(type) {
	case *canvas.Text:
		if strings.TrimSpace(o.Text) != "" {
			report(in, o.Text)
		}
	case *fyne.Container:
		for _, part := range o.Objects {
			unnamed(part, named, in, report)
		}
	case fyne.Widget:
		for _, part := range test.WidgetRenderer(o).Objects() {
			unnamed(part, named, in, report)
		}
	}
}
