package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Split divides a room between two panes side by side. The border between them is dragged, or moved with Left and Right
// while it has the keyboard; its place is remembered.
type Split struct {
	widget.BaseWidget

	Leading, Trailing fyne.CanvasObject
	Offset            float64 // share of the leading pane, 0 to 1

	save    func(float64)
	divider *divider
}

// NewSplit makes a split whose offset is kept in the preferences (nil: not kept) under the name; fallback is the offset
// of the first time.
func NewSplit(p *Preferences, name string, fallback float64, leading, trailing fyne.CanvasObject) *Split {
	s := &Split{Leading: leading, Trailing: trailing, Offset: fallback, save: func(float64) {}}
	if p != nil {
		s.Offset = p.Split(name, fallback)
		s.save = func(offset float64) { p.SetSplit(name, offset) }
	}
	s.divider = &divider{split: s}
	s.divider.ExtendBaseWidget(s.divider)
	s.ExtendBaseWidget(s)
	return s
}

// SetOffset moves the border.
func (s *Split) SetOffset(offset float64) {
	s.Offset = min(max(offset, 0), 1)
	s.Refresh()
}

// CreateRenderer links the split to its panes.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	return &Drawing{
		Shown:   []fyne.CanvasObject{s.Leading, s.Trailing, s.divider},
		Arrange: s.arrange,
		Least: func() fyne.Size {
			left, right := s.Leading.MinSize(), s.Trailing.MinSize()
			return fyne.NewSize(left.Width+right.Width+dividerWidth(), max(left.Height, right.Height))
		},
		Paint: func() { s.arrange(s.Size()) },
	}
}

func dividerWidth() float32 { return Dp(16) }

func (s *Split) arrange(size fyne.Size) {
	room := size.Width - dividerWidth()
	left := room * float32(s.Offset)
	left = max(min(left, room-s.Trailing.MinSize().Width), s.Leading.MinSize().Width)
	s.Leading.Move(fyne.Position{})
	s.Leading.Resize(fyne.NewSize(left, size.Height))
	s.divider.Move(fyne.NewPos(left, 0))
	s.divider.Resize(fyne.NewSize(dividerWidth(), size.Height))
	s.Trailing.Move(fyne.NewPos(left+dividerWidth(), 0))
	s.Trailing.Resize(fyne.NewSize(max(room-left, 0), size.Height))
}

// move shifts the border by a distance.
func (s *Split) move(by float32) {
	room := s.Size().Width - dividerWidth()
	if room > 0 {
		s.SetOffset(float64((s.Leading.Size().Width + by) / room))
	}
}

// divider is the border between the panes: empty paper, with a grip while the pointer or the keyboard is on it.
type divider struct {
	widget.BaseWidget

	split            *Split
	focused, hovered bool
	grip             *canvas.Rectangle
}

var (
	_ fyne.Draggable     = (*divider)(nil)
	_ fyne.Focusable     = (*divider)(nil)
	_ desktop.Hoverable  = (*divider)(nil)
	_ desktop.Cursorable = (*divider)(nil)
)

func (d *divider) Dragged(e *fyne.DragEvent) { d.split.move(e.Dragged.DX) }
func (d *divider) DragEnd()                  { d.split.save(d.split.Offset) }

func (d *divider) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		d.split.move(-Dp(16))
	case fyne.KeyRight:
		d.split.move(Dp(16))
	default:
		return
	}
	d.split.save(d.split.Offset)
}

func (d *divider) TypedRune(rune)                 {}
func (d *divider) FocusGained()                   { d.focused = true; d.Refresh() }
func (d *divider) FocusLost()                     { d.focused = false; d.Refresh() }
func (d *divider) MouseIn(*desktop.MouseEvent)    { d.hovered = true; d.Refresh() }
func (d *divider) MouseMoved(*desktop.MouseEvent) {}
func (d *divider) MouseOut()                      { d.hovered = false; d.Refresh() }
func (d *divider) Cursor() desktop.Cursor         { return desktop.HResizeCursor }

func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	d.grip = canvas.NewRectangle(color.Transparent)
	d.paint()
	return &Drawing{
		Shown: []fyne.CanvasObject{d.grip},
		Arrange: func(s fyne.Size) {
			d.grip.Move(fyne.NewPos((s.Width-Dp(4))/2, (s.Height-Dp(40))/2))
			d.grip.Resize(fyne.NewSize(Dp(4), Dp(40)))
		},
		Least: func() fyne.Size { return fyne.NewSize(dividerWidth(), Dp(40)) },
		Paint: d.paint,
	}
}

func (d *divider) paint() {
	d.grip.CornerRadius = Dp(2)
	d.grip.FillColor = color.Transparent
	switch {
	case d.focused:
		d.grip.FillColor = Color(ColorFocusRing)
	case d.hovered:
		d.grip.FillColor = Color(ColorLine)
	}
}
