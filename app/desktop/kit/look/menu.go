package look

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"laurel/data/locale"
)

// ShowMenuBelow opens a pop-up menu under an object that is on a canvas.
func ShowMenuBelow(o fyne.CanvasObject, menu *fyne.Menu) {
	if c := CanvasOf(o); c != nil {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		ShowMenuAt(c, at.AddXY(0, o.Size().Height+Dp(4)), menu)
	}
}

// NewActions makes buttons of what the menu of a row offers, so that its page offers the same; the first is the primary
// one.
func NewActions(items ...*fyne.MenuItem) *fyne.Container {
	buttons := Flow(8)
	for i, item := range items {
		style := SecondaryLook
		if i == 0 {
			style = PrimaryLook
		}
		buttons.Add(NewButtonWith(style, item.Label, nil, item.Action))
	}
	return buttons
}

// ItemsOf makes the items of a menu of the buttons beside a list that can be pressed now.
func ItemsOf(buttons ...*Button) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, b := range buttons {
		if b.Visible() && !b.Disabled() {
			items = append(items, fyne.NewMenuItem(b.Text, b.OnTapped))
		}
	}
	return items
}

// ShowMenuAt opens a pop-up menu at a place of a canvas, or as near to it as there is space. It never leaves the
// window: a longer menu scrolls by the wheel and by the keys. The item that is checked is the current one. By keyboard:
// Up, Down, Home and End move, letters jump to the item that begins with them, Right and Left open and close a submenu.
func ShowMenuAt(c fyne.Canvas, at fyne.Position, menu *fyne.Menu) {
	if menu == nil || len(menu.Items) == 0 {
		return
	}
	m := &popUpMenu{canvas: c, before: c.Focused(), at: at}
	m.ExtendBaseWidget(m)
	m.push(menu, slices.IndexFunc(menu.Items, func(i *fyne.MenuItem) bool { return i.Checked }))
	m.layer = &Composite{Content: m}
	m.layer.ExtendBaseWidget(m.layer)
	c.Overlays().Add(m.layer)
	m.layer.Resize(c.Size())
	c.Focus(m)
}

// popUpMenu covers the window while its menu is open: a press beside the menu closes it. Fyne's own leaves the window
// where it is long, and ignores letters.
type popUpMenu struct {
	widget.BaseWidget

	panels []*menuPanel // the menu and the submenus that are open
	shown  *fyne.Container
	layer  *Composite // the overlay: Fyne would read one that has a name beside its lines
	at     fyne.Position
	typed  TypeAhead
	canvas fyne.Canvas
	before fyne.Focusable
	closed bool
}

// CreateRenderer shows the panels.
func (m *popUpMenu) CreateRenderer() fyne.WidgetRenderer {
	m.shown = container.NewWithoutLayout()
	return NewDrawing(m, m.arrange, nil, nil, m.shown)
}

// Parts are the panels.
func (m *popUpMenu) Parts() []fyne.CanvasObject {
	if m.shown == nil {
		return nil
	}
	return m.shown.Objects
}

// arrange puts each panel into the window: the first at the place that was asked for, a submenu beside its item.
func (m *popUpMenu) arrange(space fyne.Size) {
	m.shown.Resize(space)
	m.shown.Objects = nil
	edge := Dp(4)
	for i, p := range m.panels {
		size := p.least().Min(fyne.NewSize(space.Width-2*edge, space.Height-2*edge))
		at := m.at
		if i > 0 {
			above := m.panels[i-1]
			down := above.top(above.current) - above.scroll.Offset.Y
			at = above.box.Position().AddXY(above.box.Size().Width-Dp(2), down)
			if at.X+size.Width > space.Width-edge {
				at.X = above.box.Position().X - size.Width + Dp(2)
			}
		}
		at.X = max(min(at.X, space.Width-size.Width-edge), edge)
		at.Y = max(min(at.Y, space.Height-size.Height-edge), edge)
		p.place(at, size)
		m.shown.Add(p.box)
	}
	m.shown.Refresh()
}

// push opens a menu or a submenu with a current item (-1: none).
func (m *popUpMenu) push(menu *fyne.Menu, current int) {
	m.panels = append(m.panels, newMenuPanel(m, menu.Items, current))
	m.typed = TypeAhead{}
	m.Refresh()
	m.last().reveal()
}

// pop closes the submenus inside a panel.
func (m *popUpMenu) pop(panels int) {
	if len(m.panels) > panels {
		m.panels = m.panels[:panels]
		m.Refresh()
	}
}

func (m *popUpMenu) last() *menuPanel { return m.panels[len(m.panels)-1] }

// open opens the submenu of the current item, if it has one that can be opened.
func (m *popUpMenu) open(current int) {
	if item := m.last().item(); item != nil && item.ChildMenu != nil && !item.Disabled {
		m.push(item.ChildMenu, current)
	}
}

// trigger does what the current item is for.
func (m *popUpMenu) trigger() {
	switch item := m.last().item(); {
	case item == nil || item.Disabled || item.IsSeparator:
	case item.ChildMenu != nil:
		m.open(0)
	default:
		m.close()
		Do(item.Action)
	}
}

// TypedKey moves, opens, closes.
func (m *popUpMenu) TypedKey(e *fyne.KeyEvent) {
	p := m.last()
	switch e.Name {
	case fyne.KeyDown:
		p.step(p.current, 1)
	case fyne.KeyUp:
		p.step(p.current, -1)
	case fyne.KeyHome, fyne.KeyPageUp:
		p.step(-1, 1)
	case fyne.KeyEnd, fyne.KeyPageDown:
		p.step(len(p.items), -1)
	case fyne.KeyEnter, fyne.KeyReturn, fyne.KeySpace:
		m.trigger()
	case fyne.KeyRight:
		m.open(0)
	case fyne.KeyLeft:
		m.pop(max(len(m.panels)-1, 1))
	case fyne.KeyTab:
		m.close()
	case fyne.KeyEscape:
		if len(m.panels) > 1 {
			m.pop(len(m.panels) - 1)
			return
		}
		m.close()
	}
}

// TypedShortcut closes the menu and goes on to what had the keyboard before.
func (m *popUpMenu) TypedShortcut(s fyne.Shortcut) {
	m.close()
	passOn(m.canvas, s)
}

// TypedRune jumps to the item that begins with what is typed.
func (m *popUpMenu) TypedRune(r rune) {
	p := m.last()
	text := func(i int) string { return locale.Fold(p.items[i].Label) }
	if i := m.typed.Next(r, p.current, len(p.items), text); i >= 0 {
		p.goTo(i)
	}
}

// FocusGained is not used.
func (m *popUpMenu) FocusGained() {}

// FocusLost is not used.
func (m *popUpMenu) FocusLost() {}

// AccessibilityLabel is the current item with its key.
func (m *popUpMenu) AccessibilityLabel() string {
	if item := m.last().item(); item != nil {
		return locale.Joined(" ", item.Label, shortcutText(item.Shortcut))
	}
	return ""
}

// Items are the lines of the menu that has the keyboard.
func (m *popUpMenu) Items() []Item {
	var items []Item
	p := m.last()
	for i, item := range p.items {
		if !item.IsSeparator {
			label := spoken(locale.Joined(" ", item.Label, shortcutText(item.Shortcut)), item.Checked)
			at := p.box.Position().AddXY(0, p.top(i)-p.scroll.Offset.Y)
			items = append(items, Item{Label: label, At: at, Size: fyne.NewSize(p.box.Size().Width, p.height(item))})
		}
	}
	return items
}

// AccessibilityRole is a button's: Fyne knows no menus.
func (m *popUpMenu) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped closes the menu.
func (m *popUpMenu) Tapped(*fyne.PointEvent) { m.close() }

// TappedSecondary closes the menu.
func (m *popUpMenu) TappedSecondary(*fyne.PointEvent) { m.close() }

// MouseIn keeps what lies below from being lit.
func (m *popUpMenu) MouseIn(*desktop.MouseEvent) {}

// MouseMoved keeps what lies below from being lit.
func (m *popUpMenu) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is not used.
func (m *popUpMenu) MouseOut() {}

// AcceptsTab keeps the Tab key from moving the keyboard below the menu.
func (m *popUpMenu) AcceptsTab() bool { return true }

func (m *popUpMenu) close() {
	if !m.closed {
		m.closed = true
		m.canvas.Overlays().Remove(m.layer)
		returnFocus(m.canvas, m.before)
	}
}
