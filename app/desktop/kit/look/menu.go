package look

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"laurel/data/locale"
)

// ShowMenuBelow opens a pop-up menu under an object that is on a canvas. Letters jump to the item that begins with what
// is typed.
func ShowMenuBelow(o fyne.CanvasObject, menu *fyne.Menu) {
	if c := CanvasOf(o); c != nil {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		ShowMenuAt(c, at.AddXY(0, o.Size().Height+Dp(4)), menu)
	}
}

// ShowMenuAt opens a pop-up menu at a place of a canvas, or as near to it as there is space. The item that is checked
// is the current one.
func ShowMenuAt(c fyne.Canvas, at fyne.Position, menu *fyne.Menu) {
	if menu == nil || len(menu.Items) == 0 {
		return
	}
	m := &popUpMenu{menu: widget.NewMenu(menu), items: menu.Items, current: -1, canvas: c, before: c.Focused()}
	m.ExtendBaseWidget(m)
	m.menu.OnDismiss = m.close
	size, room := m.menu.MinSize(), c.Size()
	m.menu.Move(fyne.NewPos(max(min(at.X, room.Width-size.Width), 0), max(min(at.Y, room.Height-size.Height), 0)))
	c.Overlays().Add(m)
	m.menu.Resize(size)
	c.Focus(m)
	if checked := slices.IndexFunc(menu.Items, func(i *fyne.MenuItem) bool { return i.Checked }); checked >= 0 {
		m.goTo(checked)
	}
}

// popUpMenu covers the window while its menu is open: a press beside the menu closes it. It is worked by keyboard,
// since Fyne's own pop-up ignores letters.
type popUpMenu struct {
	widget.BaseWidget

	menu    *widget.Menu
	items   []*fyne.MenuItem
	current int // as far as the keyboard went; -1: none
	typed   TypeAhead
	canvas  fyne.Canvas
	before  fyne.Focusable
	closed  bool
}

// goTo makes an item the current one: Fyne's menu knows only steps.
func (m *popUpMenu) goTo(index int) {
	m.menu.DeactivateChild()
	for i := 0; i <= index; i++ {
		if !m.items[i].IsSeparator {
			m.menu.ActivateNext()
		}
	}
	m.current = index
}

// step is the next item in a direction that is no separator.
func (m *popUpMenu) step(by int) {
	for i := m.current + by; i >= 0 && i < len(m.items); i += by {
		if !m.items[i].IsSeparator {
			m.current = i
			return
		}
	}
}

// TypedKey moves, opens, closes.
func (m *popUpMenu) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		m.menu.ActivateNext()
		m.step(1)
	case fyne.KeyUp:
		m.menu.ActivatePrevious()
		if m.current < 0 {
			m.current = len(m.items)
		}
		m.step(-1)
	case fyne.KeyHome:
		m.goTo(0)
	case fyne.KeyEnd:
		m.goTo(len(m.items) - 1)
	case fyne.KeyEnter, fyne.KeyReturn, fyne.KeySpace:
		m.menu.TriggerLast()
	case fyne.KeyEscape, fyne.KeyTab:
		m.menu.Dismiss()
	case fyne.KeyLeft:
		m.menu.DeactivateLastSubmenu()
	case fyne.KeyRight:
		m.menu.ActivateLastSubmenu()
	}
}

// TypedRune jumps to the item that begins with what is typed.
func (m *popUpMenu) TypedRune(r rune) {
	text := func(i int) string { return locale.Fold(m.items[i].Label) }
	if i := m.typed.Next(r, m.current, len(m.items), text); i >= 0 {
		m.goTo(i)
	}
}

// FocusGained is not used.
func (m *popUpMenu) FocusGained() {}

// FocusLost is not used.
func (m *popUpMenu) FocusLost() {}

// AccessibilityLabel is the current item.
func (m *popUpMenu) AccessibilityLabel() string {
	if m.current < 0 || m.current >= len(m.items) {
		return ""
	}
	return m.items[m.current].Label
}

// AccessibilityRole is a button's: Fyne knows no menus.
func (m *popUpMenu) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped closes the menu.
func (m *popUpMenu) Tapped(*fyne.PointEvent) { m.menu.Dismiss() }

// TappedSecondary closes the menu.
func (m *popUpMenu) TappedSecondary(*fyne.PointEvent) { m.menu.Dismiss() }

// MouseIn keeps what lies below from being lit.
func (m *popUpMenu) MouseIn(*desktop.MouseEvent) {}

// MouseMoved keeps what lies below from being lit.
func (m *popUpMenu) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is not used.
func (m *popUpMenu) MouseOut() {}

func (m *popUpMenu) close() {
	if m.closed {
		return
	}
	m.closed = true
	m.canvas.Overlays().Remove(m)
	returnFocus(m.canvas, m.before)
}

// CreateRenderer links the layer to its menu.
func (m *popUpMenu) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout(m.menu))
}

// TypeAhead is what was typed lately to jump to a text.
type TypeAhead struct {
	text string
	at   time.Time
}

// together is the longest time between letters that belong together.
const together = time.Second

// Next accepts a letter and returns which of n texts (folded) begins with what was typed, beginning at the current one;
// the same letter again goes on to the next such text. It is -1 when there is none.
func (t *TypeAhead) Next(r rune, current, n int, text func(i int) string) int {
	letter := locale.Fold(string(r))
	now := time.Now()
	if now.Sub(t.at) > together {
		t.text = ""
	}
	t.at = now
	if letter == "" || letter == " " && t.text == "" {
		return -1
	}
	first := 0 // a longer text may still be the current one
	if t.text == "" || t.text == letter {
		first, t.text = 1, ""
	}
	t.text += letter
	for step := range n {
		if i := (max(current, -1) + first + step + n) % n; strings.HasPrefix(text(i), strings.TrimSpace(t.text)) {
			return i
		}
	}
	return -1
}
