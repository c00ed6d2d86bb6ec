package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// Spot is a line of a page that is edited where it is read: a press, Space or Enter shows a form in its place. The
// pointer selects its text, and Ctrl/Cmd+C copies all of it. A value that has the keyboard by itself, such as a link,
// keeps its presses.
type Spot struct {
	look.Composite

	Key  string // names it on its page
	line *spotLine
}

// NewSpot makes a line with a label ("" for none) and a value, whose text is copied; it calls open when it is pressed.
func NewSpot(key, label, text string, value fyne.CanvasObject, open func()) *Spot {
	s := &Spot{Key: key}
	s.line = newSpotLine(label, text, value, open)
	s.Content = container.NewStack(s.line)
	s.ExtendBaseWidget(s)
	return s
}

// Moves sets what Up and Down do while the line has the keyboard.
func (s *Spot) Moves(by func(steps int)) { s.line.moved = by }

// Ask shows a form in place of the line; nil shows the line again.
func (s *Spot) Ask(f *Form) {
	var shown fyne.CanvasObject = s.line
	s.line.form = f
	if f != nil {
		shown = container.NewStack(look.NewFrame(look.ColorSurface, look.ColorGreen, 6), f)
	}
	look.Swap(s.Content.(*fyne.Container), shown)
}

// Open opens the form of the line, as a press does.
func (s *Spot) Open() { s.line.open() }

// Focus moves the keyboard to the line.
func (s *Spot) Focus() { look.Focus(s.line) }

// Has reports whether the line has the keyboard, of all that is focused.
func (s *Spot) Has(focused fyne.Focusable) bool { return focused == fyne.Focusable(s.line) }

// spotLine is what is read of a spot, and pressed.
type spotLine struct {
	look.Pressable

	label, text string
	content     fyne.CanvasObject
	ground      *canvas.Rectangle
	open        func()
	moved       func(steps int)
	form        *Form // is shown in place of the line; nil: none is
}

func newSpotLine(label, text string, value fyne.CanvasObject, open func()) *spotLine {
	l := &spotLine{label: label, text: text, open: open}
	l.content = container.NewStack(value)
	if _, isLink := value.(fyne.Focusable); !isLink {
		l.content = container.NewStack(value, newSpotCover(l, value))
	}
	if label != "" {
		l.content = look.NewKeyObject(label, l.content)
	}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped opens the form.
func (l *spotLine) Tapped(*fyne.PointEvent) { l.open() }

// TappedSecondary offers to copy the value.
func (l *spotLine) TappedSecondary(e *fyne.PointEvent) {
	look.ShowMenuAt(look.CanvasOf(l), e.AbsolutePosition, fyne.NewMenu("",
		fyne.NewMenuItem(locale.L("Edit"), l.open), fyne.NewMenuItem(locale.L("Copy"), l.copy)))
}

func (l *spotLine) copy() { fyne.CurrentApp().Clipboard().SetContent(l.text) }

// TypedKey opens the form, or moves to another line.
func (l *spotLine) TypedKey(e *fyne.KeyEvent) {
	switch {
	case l.form != nil: // its form has no keyboard before it is drawn
		if e.Name == fyne.KeyEscape {
			l.form.Leave()
		}
	case look.IsPress(e.Name) || e.Name == fyne.KeyF2:
		l.open()
	case l.moved != nil && e.Name == fyne.KeyDown:
		l.moved(1)
	case l.moved != nil && e.Name == fyne.KeyUp:
		l.moved(-1)
	default:
		look.PassOrScroll(l, e)
	}
}

// TypedShortcut copies the value, or goes on to the window.
func (l *spotLine) TypedShortcut(s fyne.Shortcut) {
	if _, copies := s.(*fyne.ShortcutCopy); copies {
		l.copy()
		return
	}
	l.Pressable.TypedShortcut(s)
}

// AccessibilityLabel is the label and the value.
func (l *spotLine) AccessibilityLabel() string { return locale.Joined(": ", l.label, l.text) }

// Parts are the objects that the line consists of.
func (l *spotLine) Parts() []fyne.CanvasObject { return []fyne.CanvasObject{l.content} }

// CreateRenderer links the line to its drawing.
func (l *spotLine) CreateRenderer() fyne.WidgetRenderer {
	l.ground = look.NewRectangle()
	arrange := func(size fyne.Size) {
		look.Place(l.ground, -dp(5), -dp(1), size.Width+dp(10), size.Height+dp(2))
		l.content.Resize(size)
		l.PlaceRing(-dp(5), -dp(1), size.Width+dp(10), size.Height+dp(2), 4)
	}
	paint := func() {
		ground := fyne.ThemeColorName("")
		if l.Hovered {
			ground = theme.ColorNameHover
		}
		look.Fill(l.ground, ground, 4)
	}
	return l.Draw(arrange, l.content.MinSize, paint, l.ground, l.content)
}

// spotCover lies over the value of a spot: a press opens the form, a drag selects text below it.
type spotCover struct {
	look.Composite

	line      *spotLine
	paragraph *look.Paragraph // nil: its text cannot be selected
}

func newSpotCover(line *spotLine, value fyne.CanvasObject) *spotCover {
	c := &spotCover{line: line}
	c.paragraph, _ = value.(*look.Paragraph)
	c.Content = look.NewRectangle()
	c.ExtendBaseWidget(c)
	return c
}

// Tapped opens the form.
func (c *spotCover) Tapped(e *fyne.PointEvent) { c.line.Tapped(e) }

// TappedSecondary offers to copy.
func (c *spotCover) TappedSecondary(e *fyne.PointEvent) { c.line.TappedSecondary(e) }

// Dragged selects text.
func (c *spotCover) Dragged(e *fyne.DragEvent) {
	if c.paragraph != nil {
		c.paragraph.Dragged(e)
	}
}

// DragEnd ends the selection.
func (c *spotCover) DragEnd() {
	if c.paragraph != nil {
		c.paragraph.DragEnd()
	}
}

// MouseIn shows that the pointer is over the line, and lets the text be selected.
func (c *spotCover) MouseIn(e *desktop.MouseEvent) {
	c.line.MouseIn(e)
	if c.paragraph != nil {
		c.paragraph.MouseIn(e)
	}
}

// MouseMoved is not used.
func (c *spotCover) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is MouseIn's end.
func (c *spotCover) MouseOut() {
	c.line.MouseOut()
	if c.paragraph != nil {
		c.paragraph.MouseOut()
	}
}

// Cursor is a hand.
func (c *spotCover) Cursor() desktop.Cursor { return desktop.PointerCursor }
