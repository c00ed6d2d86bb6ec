package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tab is one room of a TabBar. Content is made when the tab is first shown.
type Tab struct {
	ID, Title string
	Content   func() fyne.CanvasObject
}

// TabBar is the row of tabs under the header: a green underline below the one that is shown, a badge with the number of
// findings behind a title. Body holds the content of the tab that is shown.
type TabBar struct {
	widget.BaseWidget

	Body      *fyne.Container
	OnChanged func(id string)

	tabs    []Tab
	heads   []*tabHead
	made    map[string]fyne.CanvasObject
	current int
	bar     fyne.CanvasObject
}

// NewTabBar makes the bar and shows the first tab.
func NewTabBar(tabs ...Tab) *TabBar {
	t := &TabBar{tabs: tabs, made: map[string]fyne.CanvasObject{}, Body: container.NewStack(), current: -1}
	row := Across(2)
	for i, tab := range tabs {
		head := &tabHead{title: tab.Title, badge: NewBadge(0, Amber), tapped: func() { t.show(i) }}
		head.step = func(by int) { t.step(i, by) }
		head.ExtendBaseWidget(head)
		t.heads = append(t.heads, head)
		row.Add(head)
	}
	line := NewLine()
	t.bar = container.NewStack(NewBox(ColorSurface), Down(0, Pad(0, 16, 0, 16, row), line))
	t.ExtendBaseWidget(t)
	t.show(0)
	return t
}

// CreateRenderer links the bar to its row of heads.
func (t *TabBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.bar) }

// Select shows the tab with the identifier; an unknown one changes nothing.
func (t *TabBar) Select(id string) {
	for i, tab := range t.tabs {
		if tab.ID == id {
			t.show(i)
		}
	}
}

// Selected is the identifier of the tab that is shown.
func (t *TabBar) Selected() string {
	if t.current < 0 {
		return ""
	}
	return t.tabs[t.current].ID
}

// SetBadge shows a number behind a tab's title; 0 hides it.
func (t *TabBar) SetBadge(id string, count int) {
	for i, tab := range t.tabs {
		if tab.ID == id && t.heads[i].badge.Count != count {
			t.heads[i].badge.SetCount(count)
			t.heads[i].Refresh()
			t.bar.Refresh()
		}
	}
}

func (t *TabBar) show(index int) {
	if index < 0 || index >= len(t.tabs) || index == t.current {
		return
	}
	tab := t.tabs[index]
	t.current = index
	for i, head := range t.heads {
		head.selected = i == index
		head.Refresh()
	}
	content, ok := t.made[tab.ID]
	if !ok {
		content = tab.Content()
		t.made[tab.ID] = content
	}
	t.Body.Objects = []fyne.CanvasObject{content}
	t.Body.Refresh()
	if t.OnChanged != nil {
		t.OnChanged(tab.ID)
	}
}

// step moves the keyboard to a neighbour and shows it.
func (t *TabBar) step(from, by int) {
	to := (from + by + len(t.heads)) % len(t.heads)
	t.show(to)
	if c := CanvasOf(t.heads[to]); c != nil {
		c.Focus(t.heads[to])
	}
}

// tabHead is the title of one tab.
type tabHead struct {
	widget.BaseWidget

	title                      string
	badge                      *Badge
	tapped                     func()
	step                       func(int)
	selected, focused, hovered bool
	label                      *canvas.Text
	underline, ring            *canvas.Rectangle
}

var (
	_ fyne.Tappable     = (*tabHead)(nil)
	_ fyne.Focusable    = (*tabHead)(nil)
	_ fyne.Accessible   = (*tabHead)(nil)
	_ desktop.Hoverable = (*tabHead)(nil)
)

func (h *tabHead) Tapped(*fyne.PointEvent)                { h.tapped() }
func (h *tabHead) TypedRune(rune)                         {}
func (h *tabHead) FocusGained()                           { h.focused = true; h.Refresh() }
func (h *tabHead) FocusLost()                             { h.focused = false; h.Refresh() }
func (h *tabHead) MouseIn(*desktop.MouseEvent)            { h.hovered = true; h.Refresh() }
func (h *tabHead) MouseMoved(*desktop.MouseEvent)         {}
func (h *tabHead) MouseOut()                              { h.hovered = false; h.Refresh() }
func (h *tabHead) AccessibilityLabel() string             { return h.title }
func (h *tabHead) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (h *tabHead) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		h.tapped()
	case fyne.KeyLeft:
		h.step(-1)
	case fyne.KeyRight:
		h.step(1)
	}
}

func (h *tabHead) CreateRenderer() fyne.WidgetRenderer {
	h.label = canvas.NewText(h.title, color.Transparent)
	h.label.TextStyle = fyne.TextStyle{Bold: true}
	h.underline = canvas.NewRectangle(color.Transparent)
	h.ring = NewRing(6)
	h.paint()
	return &Drawing{
		Shown:   []fyne.CanvasObject{h.label, h.badge, h.underline, h.ring},
		Arrange: h.arrange,
		Least: func() fyne.Size {
			width := h.label.MinSize().Width + 2*Dp(14)
			if h.badge.Visible() {
				width += h.badge.MinSize().Width + Dp(6)
			}
			return fyne.NewSize(width, Dp(39))
		},
		Paint: func() { h.paint(); h.arrange(h.Size()) },
	}
}

func (h *tabHead) arrange(size fyne.Size) {
	text := h.label.MinSize()
	h.label.Move(fyne.NewPos(Dp(14), (size.Height-text.Height)/2))
	h.label.Resize(text)
	badge := h.badge.MinSize()
	h.badge.Move(fyne.NewPos(Dp(20)+text.Width, (size.Height-badge.Height)/2))
	h.badge.Resize(badge)
	h.underline.Move(fyne.NewPos(0, size.Height-Dp(3)))
	h.underline.Resize(fyne.NewSize(size.Width, Dp(3)))
	h.ring.Move(fyne.NewPos(2, 4))
	h.ring.Resize(size.SubtractWidthHeight(4, 8))
}

func (h *tabHead) paint() {
	words := Neutral.Text()
	h.underline.FillColor = color.Transparent
	switch {
	case h.selected:
		words = ColorGreen
		h.underline.FillColor = Color(ColorGreen)
	case h.hovered:
		words = ColorInk
	}
	h.label.Color = Color(words)
	h.label.TextSize = TextSize(theme.SizeNameText)
	PaintRing(h.ring, h.focused, 6)
}
