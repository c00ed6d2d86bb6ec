package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"laurel/data/locale"
)

// Split divides an area between two panes side by side. The border between them is dragged, or moved with Left and
// Right while it has the keyboard; its place is remembered.
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

// Parts are the objects that the split consists of.
func (s *Split) Parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.Leading, s.divider, s.Trailing}
}

// CreateRenderer links the split to its panes.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	least := func() fyne.Size {
		left, right := s.Leading.MinSize(), s.Trailing.MinSize()
		return fyne.NewSize(left.Width+right.Width+dividerWidth(), max(left.Height, right.Height))
	}
	return NewDrawing(s, s.arrange, least, nil, s.Leading, s.Trailing, s.divider)
}

func dividerWidth() float32 { return Dp(16) }

func (s *Split) arrange(size fyne.Size) {
	width := size.Width - dividerWidth()
	left := width * float32(s.Offset)
	left = max(min(left, width-s.Trailing.MinSize().Width), s.Leading.MinSize().Width)
	Place(s.Leading, 0, 0, left, size.Height)
	Place(s.divider, left, 0, dividerWidth(), size.Height)
	Place(s.Trailing, left+dividerWidth(), 0, max(width-left, 0), size.Height)
}

// move shifts the border by a distance.
func (s *Split) move(by float32) {
	width := s.Size().Width - dividerWidth()
	if width > 0 {
		s.SetOffset(float64((s.Leading.Size().Width + by) / width))
	}
}

// divider is the border between the panes: empty paper, with a grip while the pointer or the keyboard is on it.
type divider struct {
	Pressable

	split *Split
	grip  *canvas.Rectangle
}

func (d *divider) Dragged(e *fyne.DragEvent) { d.split.move(e.Dragged.DX) }
func (d *divider) DragEnd()                  { d.split.save(d.split.Offset) }
func (d *divider) Cursor() desktop.Cursor    { return desktop.HResizeCursor }

func (d *divider) AccessibilityLabel() string { return locale.L("Border between the panes") }

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

func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	d.grip = NewRectangle()
	arrange := func(s fyne.Size) { Place(d.grip, (s.Width-Dp(4))/2, (s.Height-Dp(40))/2, Dp(4), Dp(40)) }
	return NewDrawing(d, arrange, Least(16, 40), d.paint, d.grip)
}

func (d *divider) paint() {
	color := fyne.ThemeColorName("")
	switch {
	case d.Focused:
		color = ColorFocusRing
	case d.Hovered:
		color = ColorLine
	}
	Fill(d.grip, color, 2)
}
