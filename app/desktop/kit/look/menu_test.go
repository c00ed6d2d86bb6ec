package look_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
)

// openMenu shows a menu of many items, and a submenu at the end, in a small window; did has what was chosen.
func openMenu(t *testing.T, button *look.Button) (c fyne.Canvas, did *string) {
	t.Helper()
	light(t)
	did = new(string)
	menu, more := fyne.NewMenu(""), fyne.NewMenuItem("More", nil)
	for _, name := range []string{"Alpha", "Beta", "Gamma", "Delta", "Beech"} {
		menu.Items = append(menu.Items, fyne.NewMenuItem(name, func() { *did = name }))
	}
	for i := range 40 {
		menu.Items = append(menu.Items, fyne.NewMenuItem(fmt.Sprint("Item ", i), func() {}))
	}
	more.ChildMenu = fyne.NewMenu("", fyne.NewMenuItem("Inner", func() { *did = "Inner" }))
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), more)
	window := test.NewTempWindow(t, container.NewBorder(nil, button, nil, nil))
	window.Resize(fyne.NewSize(400, 300))
	c = window.Canvas()
	button.OnTapped = func() { look.ShowMenuBelow(button, menu) }
	c.Focus(button)
	return c, did
}

func press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, key := range keys {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// placeOf is where a text is in an object.
func placeOf(in fyne.CanvasObject, text string) (at fyne.Position, size fyne.Size, found bool) {
	var parts []fyne.CanvasObject
	switch in := in.(type) {
	case *canvas.Text:
		return in.Position(), in.Size(), in.Text == text
	case *fyne.Container:
		parts = in.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(in).Objects()
	}
	for _, part := range parts {
		if at, size, found = placeOf(part, text); found {
			return at.Add(in.Position()), size, true
		}
	}
	return at, size, false
}

func TestAMenuStaysInTheWindowAndScrollsByKeys(t *testing.T) {
	c, did := openMenu(t, look.NewButton("Menu", nil))
	press(c, fyne.KeySpace)
	c.Focused().TypedRune(' ') // the driver sends the letter of the key too
	seen := func(text string) bool {
		at, size, found := placeOf(c.Overlays().Top(), text)
		return found && at.Y >= 0 && at.Y+size.Height <= 300 && at.X >= 0 && at.X+size.Width <= 400
	}
	if !seen("Alpha") || seen("Item 39") {
		t.Error("the menu does not begin at its first item")
	}
	if press(c, fyne.KeyEnd); !seen("More") || !seen("Item 39") || seen("Alpha") {
		t.Error("End does not lead to the end")
	}
	if press(c, fyne.KeyRight); !seen("Inner") {
		t.Error("the submenu is out of sight")
	}
	if press(c, fyne.KeyLeft, fyne.KeyHome); !seen("Alpha") {
		t.Error("Home does not lead to the beginning")
	}
	press(c, fyne.KeyEnd, fyne.KeyRight, fyne.KeyReturn)
	if *did != "Inner" || c.Overlays().Top() != nil {
		t.Errorf("did %q", *did)
	}
}

func TestLettersLeadToAnItemAndEscapeLeavesTheMenu(t *testing.T) {
	button := look.NewButton("Menu", nil)
	c, did := openMenu(t, button)
	for typed, want := range map[string]string{"b": "Beta", "bee": "Beech", "bb": "Beech", "g": "Gamma"} {
		press(c, fyne.KeySpace)
		c.Focused().TypedRune(' ')
		for _, r := range typed {
			c.Focused().TypedRune(r)
		}
		if press(c, fyne.KeyReturn); *did != want {
			t.Errorf("%q leads to %q, not to %q", typed, *did, want)
		}
	}
	for _, key := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyTab} {
		press(c, fyne.KeySpace, key)
		if c.Overlays().Top() != nil || c.Focused() != button {
			t.Errorf("after %s %T has the keyboard", key, c.Focused())
		}
	}
}

func TestWhatIsCutHasItsWholeTextAsAHint(t *testing.T) {
	light(t)
	whole, cut := look.NewText("Short").Cutting(), look.NewText("Coalition of Immokalee Workers").Cutting()
	icon := look.NewIconButton(theme.MenuIcon(), "Menu", nil)
	lines := container.NewWithoutLayout(whole, cut, icon)
	for i, o := range lines.Objects {
		look.Place(o, 0, float32(i)*40, 60, 30)
	}
	window := test.NewTempWindow(t, look.NewRoot(lines))
	window.Resize(fyne.NewSize(400, 300))
	for y, want := range map[float32]string{10: "", 50: "Coalition of Immokalee Workers", 90: "Menu", 200: ""} {
		if got := look.HintAt(window.Canvas(), fyne.NewPos(10, y+4)); got != want {
			t.Errorf("the hint at %g is %q, want %q", y, got, want)
		}
	}
	look.ShowHint(window.Canvas(), fyne.NewPos(10, 55), false)
	if _, _, found := placeOf(window.Canvas().Content(), "Coalition of Immokalee Workers"); !found {
		t.Error("the hint is not shown")
	}
}
