package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Lengths of a menu at 100 %.
const (
	menuLine      = 30
	menuSeparator = 9
	menuEdge      = 5  // above the first item and below the last
	menuLeft      = 14 // before the words
	menuTick      = 18 // for the sign of a checked item, in a menu that has one
	menuKeys      = 32 // between words and keys
)

// menuPanel is one column of items: a menu, or a submenu of it.
type menuPanel struct {
	widget.BaseWidget

	of      *popUpMenu
	items   []*fyne.MenuItem
	current int // -1: none
	ticks   bool
	pointer fyne.Position

	box    *fyne.Container
	frame  *Box
	scroll *Scroll
	bar    *canvas.Rectangle // below the current item
	lines  []*menuItem
}

// menuItem are the objects of one item.
type menuItem struct {
	label, keys, tick *canvas.Text
	rule              *canvas.Rectangle // instead of words
}

func newMenuPanel(of *popUpMenu, items []*fyne.MenuItem, current int) *menuPanel {
	p := &menuPanel{of: of, items: items, current: current, frame: NewFrame(ColorSurface, ColorEdge, 6)}
	for _, item := range items {
		p.ticks = p.ticks || item.Checked
	}
	p.ExtendBaseWidget(p)
	p.scroll = NewVScroll(p)
	p.box = container.NewWithoutLayout(p.frame, p.scroll)
	return p
}

// item is the current one, or nil.
func (p *menuPanel) item() *fyne.MenuItem {
	if p.current < 0 || p.current >= len(p.items) {
		return nil
	}
	return p.items[p.current]
}

// step makes the next item in a direction the current one that is no separator, and begins again at the other end.
func (p *menuPanel) step(from, by int) {
	n := len(p.items)
	if from < 0 && by < 0 {
		from = n
	}
	for range n {
		if from = (from + by + n) % n; !p.items[from].IsSeparator {
			p.goTo(from)
			return
		}
	}
}

// goTo makes an item the current one and shows it.
func (p *menuPanel) goTo(item int) {
	p.current = item
	p.Refresh()
	p.reveal()
}

func (p *menuPanel) reveal() {
	if p.current >= 0 {
		edge := Dp(menuEdge)
		p.scroll.RevealSpan(max(p.top(p.current)-edge, 0), p.height(p.items[p.current])+2*edge)
	}
}

func (p *menuPanel) height(item *fyne.MenuItem) float32 {
	if item.IsSeparator {
		return Dp(menuSeparator)
	}
	return Dp(menuLine)
}

// top is where an item begins, the height of all items for the one after the last.
func (p *menuPanel) top(item int) float32 {
	top := Dp(menuEdge)
	for _, i := range p.items[:max(item, 0)] {
		top += p.height(i)
	}
	return top
}

// left is where the words begin.
func (p *menuPanel) left() float32 {
	if p.ticks {
		return Dp(menuLeft + menuTick)
	}
	return Dp(menuLeft)
}

// least is the size in which all items are whole.
func (p *menuPanel) least() fyne.Size {
	words, keys := float32(0), float32(0)
	for _, item := range p.items {
		words = max(words, Measure(item.Label, TextSize(""), Plain).Width)
		if text := p.keyText(item); text != "" {
			keys = max(keys, Dp(menuKeys)+Measure(text, TextSize(theme.SizeNameCaptionText), Plain).Width)
		}
	}
	width := max(p.left()+words+keys+Dp(menuLeft)+2, Dp(140))
	return fyne.NewSize(width, p.top(len(p.items))+Dp(menuEdge))
}

// keyText is what is at the right of an item.
func (p *menuPanel) keyText(item *fyne.MenuItem) string {
	if item.ChildMenu != nil {
		return "▸"
	}
	return shortcutText(item.Shortcut)
}

// place puts the panel into an area of the window; all items scroll in it.
func (p *menuPanel) place(at fyne.Position, size fyne.Size) {
	p.box.Move(at)
	p.box.Resize(size)
	p.frame.Resize(size)
	Place(p.scroll, 1, 1, size.Width-2, size.Height-2)
}

// CreateRenderer links the panel to its items.
func (p *menuPanel) CreateRenderer() fyne.WidgetRenderer {
	p.bar = NewRectangle()
	shown := []fyne.CanvasObject{p.bar}
	p.lines = nil
	for range p.items {
		line := &menuItem{label: NewWords(), keys: NewWords(), tick: NewWords(), rule: NewRectangle()}
		p.lines = append(p.lines, line)
		shown = append(shown, line.rule, line.tick, line.label, line.keys)
	}
	least := func() fyne.Size { return fyne.NewSize(Dp(60), p.least().Height-2) }
	return NewDrawing(p, p.arrange, least, p.paint, shown...)
}

func (p *menuPanel) paint() {
	Fill(p.bar, ColorSelected, 4)
	for i, item := range p.items {
		line := p.lines[i]
		words := ColorInk
		keys := ColorQuiet
		if item.Disabled {
			words, keys = theme.ColorNameDisabled, theme.ColorNameDisabled
		}
		tick := ""
		if item.Checked {
			tick = "✓"
		}
		Write(line.label, item.Label, "", words)
		Write(line.tick, tick, "", words)
		Write(line.keys, p.keyText(item), theme.SizeNameCaptionText, keys)
		Fill(line.rule, ColorLine, 0)
		line.rule.Hidden = !item.IsSeparator
	}
}

func (p *menuPanel) arrange(size fyne.Size) {
	p.bar.Hidden = p.item() == nil
	y := Dp(menuEdge) - 1
	for i, item := range p.items {
		line, height := p.lines[i], p.height(item)
		if i == p.current {
			Place(p.bar, Dp(4), y, size.Width-Dp(8), height)
		}
		Place(line.rule, Dp(8), y+height/2, size.Width-Dp(16), 1)
		keys := line.keys.MinSize().Width
		space := size.Width - p.left() - Dp(menuLeft)
		if line.keys.Text != "" {
			space -= keys + Dp(menuLeft)
		}
		Fit(line.label, item.Label, space+1)
		PlaceLine(line.tick, Dp(10), y, height)
		PlaceLine(line.label, p.left(), y, height)
		PlaceLine(line.keys, size.Width-Dp(menuLeft)-keys, y, height)
		y += height
	}
}

// at is the item at a height, or -1.
func (p *menuPanel) at(y float32) int {
	top := Dp(menuEdge)
	for i, item := range p.items {
		if top += p.height(item); y < top {
			return i
		}
	}
	return -1
}

// MouseIn makes the item below the pointer the current one.
func (p *menuPanel) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved makes the item below the pointer the current one and opens its submenu. A pointer on its way to the
// submenu that is open changes nothing.
func (p *menuPanel) MouseMoved(e *desktop.MouseEvent) {
	depth, by := p.depth(), e.Position.Subtract(p.pointer)
	p.pointer = e.Position
	item := p.at(e.Position.Y)
	if depth < 0 || item < 0 || item == p.current && len(p.of.panels) > depth+1 ||
		len(p.of.panels) > depth+1 && by.X > 0 && by.X >= Abs(by.Y) {
		return
	}
	p.of.pop(depth + 1)
	p.current = item
	p.Refresh()
	p.of.open(-1)
}

// MouseOut is not used: the current item stays for the keyboard.
func (p *menuPanel) MouseOut() {}

// depth is the place of the panel among those that are open.
func (p *menuPanel) depth() int {
	for i, other := range p.of.panels {
		if other == p {
			return i
		}
	}
	return -1
}

// Tapped does what an item is for.
func (p *menuPanel) Tapped(e *fyne.PointEvent) {
	depth, item := p.depth(), p.at(e.Position.Y)
	if depth < 0 || item < 0 {
		return
	}
	open := len(p.of.panels) > depth+1 && item == p.current
	p.of.pop(depth + 1)
	p.current = item
	p.Refresh()
	if !open || p.items[item].ChildMenu == nil {
		p.of.trigger()
		return
	}
	p.of.open(-1)
}

// TappedSecondary is the same press with the other button.
func (p *menuPanel) TappedSecondary(e *fyne.PointEvent) { p.Tapped(e) }

// HintAt is the label of an item where it is cut.
func (p *menuPanel) HintAt(at fyne.Position) string {
	item := p.at(at.Y)
	if item < 0 || item >= len(p.lines) || p.lines[item].label.Text == p.items[item].Label {
		return ""
	}
	return p.items[item].Label
}
