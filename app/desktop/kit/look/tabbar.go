package look

import (
	"laurel/data/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Tab is one page of a TabBar. Content is made when the tab is first shown.
type Tab struct {
	ID, Title string
	Content   func() fyne.CanvasObject
}

// TabBar is the row of tabs under the header: a green underline below the one that is shown, a badge with the number of
// findings behind a title. Body holds the content of the tab that is shown.
type TabBar struct {
	Composite

	Body      *fyne.Container
	OnChanged func(id string)

	tabs    []Tab
	heads   []*tabHead
	made    map[string]fyne.CanvasObject
	current int
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
	t.Content = container.NewStack(NewBox(ColorSurface), Down(0, Pad(0, 16, 0, 16, row), NewLine()))
	t.ExtendBaseWidget(t)
	t.show(0)
	return t
}

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
			t.Content.Refresh()
		}
	}
}

func (t *TabBar) show(index int) {
	if index == t.current {
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
	Call(t.OnChanged, tab.ID)
}

// step moves the keyboard to a neighbour and shows it.
func (t *TabBar) step(from, by int) {
	to := (from + by + len(t.heads)) % len(t.heads)
	t.show(to)
	Focus(t.heads[to])
}

// tabHead is the title of one tab.
type tabHead struct {
	Pressable

	title     string
	badge     *Badge
	tapped    func()
	step      func(int)
	selected  bool
	label     *canvas.Text
	underline *canvas.Rectangle
	frame     *canvas.Rectangle // the ring
}

func (h *tabHead) Tapped(*fyne.PointEvent) { h.tapped() }
func (h *tabHead) AccessibilityLabel() string {
	text := h.title
	if h.badge.Count > 0 {
		text = locale.Joined(", ", text, h.badge.text())
	}
	return spoken(text, h.selected)
}

func (h *tabHead) TypedKey(e *fyne.KeyEvent) {
	switch {
	case IsPress(e.Name):
		h.tapped()
	case e.Name == fyne.KeyLeft:
		h.step(-1)
	case e.Name == fyne.KeyRight:
		h.step(1)
	}
}

func (h *tabHead) CreateRenderer() fyne.WidgetRenderer {
	h.label = NewWords()
	h.label.TextStyle = Bold
	h.underline, h.frame = NewRectangle(), NewRectangle()
	least := func() fyne.Size {
		width := h.label.MinSize().Width + 2*Dp(14)
		if h.badge.Visible() {
			width += h.badge.MinSize().Width + Dp(6)
		}
		return fyne.NewSize(width, Dp(39))
	}
	return h.Draw(h.arrange, least, h.paint, h.label, h.badge, h.underline, h.frame)
}

func (h *tabHead) arrange(size fyne.Size) {
	text, badge := h.label.MinSize(), h.badge.MinSize()
	PlaceLine(h.label, Dp(14), 0, size.Height)
	Place(h.badge, Dp(20)+text.Width, (size.Height-badge.Height)/2, badge.Width, badge.Height)
	Place(h.underline, 0, size.Height-Dp(3), size.Width, Dp(3))
	Place(h.frame, 2, 4, size.Width-4, size.Height-8)
}

func (h *tabHead) paint() {
	words, underline := Neutral.Text(), fyne.ThemeColorName("")
	switch {
	case h.selected:
		words, underline = ColorGreen, ColorGreen
	case h.Hovered:
		words = ColorInk
	}
	Write(h.label, h.title, "", words)
	Fill(h.underline, underline, 0)
	PaintRing(h.frame, h.Focused, 6)
}
