package form

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// Option is one answer of a choice or a picker.
type Option struct {
	ID, Text string
	Detail   string         // quiet words at the right
	Words    string         // by which pickers find it too, and which nobody sees
	Portrait *look.Portrait // shown by pickers
}

// Folded is what a search for the option looks at.
func (o Option) Folded() string {
	words := o.Text + " " + o.Detail
	if o.Words != "" {
		words += " " + o.Words
	}
	return locale.Fold(words)
}

// ChoiceField asks for one of a few options (at most about 30; above that use a picker).
type ChoiceField struct {
	fieldBase

	options []Option
	choice  *choiceBox
	set     string
}

var _ Field = (*ChoiceField)(nil)

// NewChoiceField asks for one of the options; none is chosen at first.
func NewChoiceField(key, label string, options []Option) *ChoiceField {
	f := &ChoiceField{options: options}
	f.choice = &choiceBox{field: f, chosen: -1, frame: canvas.NewRectangle(color.Transparent), ring: look.NewRing(8), words: look.NewText("").Cutting()}
	f.choice.ExtendBaseWidget(f.choice)
	f.init(f, key, label, f.choice)
	return f
}

// Value is the identifier of the chosen option, or "".
func (f *ChoiceField) Value() string {
	if f.choice.chosen >= 0 {
		return f.options[f.choice.chosen].ID
	}
	return ""
}

// SetValue chooses an option and makes it the unchanged one; an unknown identifier chooses none.
func (f *ChoiceField) SetValue(id string) *ChoiceField {
	f.choose(id)
	f.set = f.Value()
	return f
}

// Choose chooses as a person would.
func (f *ChoiceField) Choose(id string) { f.choose(id) }

func (f *ChoiceField) choose(id string) {
	f.choice.choose(slices.IndexFunc(f.options, func(o Option) bool { return o.ID == id }))
}

// Changed tells whether another option is chosen than the one set.
func (f *ChoiceField) Changed() bool { return f.Value() != f.set }

// Settle makes the present option the unchanged one.
func (f *ChoiceField) Settle() { f.set = f.Value() }

// Target is the box.
func (f *ChoiceField) Target() fyne.Focusable { return f.choice }

// choiceBox shows what is chosen and opens a menu of the options. Up and Down choose without opening it, and a letter
// jumps to the next option that begins with it.
type choiceBox struct {
	widget.BaseWidget

	field            *ChoiceField
	chosen           int // -1: none
	typed            look.TypeAhead
	focused, hovered bool
	frame, ring      *canvas.Rectangle
	words            *look.Text
	caret            *canvas.Text
}

var (
	_ fyne.Tappable     = (*choiceBox)(nil)
	_ fyne.Focusable    = (*choiceBox)(nil)
	_ fyne.Shortcutable = (*choiceBox)(nil)
	_ fyne.Accessible   = (*choiceBox)(nil)
	_ desktop.Hoverable = (*choiceBox)(nil)
	_ desktop.Mouseable = (*choiceBox)(nil)
)

// choose takes an option, -1 for none; the form hears of it when it is another one.
func (b *choiceBox) choose(index int) {
	if index == b.chosen {
		return
	}
	b.chosen = index
	b.Refresh()
	b.field.tellChanged()
}

func (b *choiceBox) open() {
	menu := fyne.NewMenu("")
	for i, o := range b.field.options {
		item := fyne.NewMenuItem(o.Text, func() { b.choose(i) })
		item.Checked = i == b.chosen
		menu.Items = append(menu.Items, item)
	}
	look.ShowMenuBelow(b, menu)
}

func (b *choiceBox) Tapped(*fyne.PointEvent) { b.open() }

// MouseDown takes the keyboard.
func (b *choiceBox) MouseDown(*desktop.MouseEvent) {
	if c := look.CanvasOf(b); c != nil {
		c.Focus(b)
	}
}

func (b *choiceBox) MouseUp(*desktop.MouseEvent)            {}
func (b *choiceBox) FocusLost()                             { b.focused = false; b.Refresh() }
func (b *choiceBox) MouseIn(*desktop.MouseEvent)            { b.hovered = true; b.Refresh() }
func (b *choiceBox) MouseMoved(*desktop.MouseEvent)         {}
func (b *choiceBox) MouseOut()                              { b.hovered = false; b.Refresh() }
func (b *choiceBox) AccessibilityLabel() string             { return b.field.label.Text + ": " + b.words.Text }
func (b *choiceBox) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
func (b *choiceBox) TypedShortcut(s fyne.Shortcut)          { b.field.keys.Shortcut(b, s) }

// FocusGained shows the ring; the form brings the field into sight.
func (b *choiceBox) FocusGained() {
	b.focused = true
	b.Refresh()
	b.field.keys.TellReached()
}

func (b *choiceBox) TypedKey(e *fyne.KeyEvent) {
	last := len(b.field.options) - 1
	switch e.Name {
	case fyne.KeyUp:
		b.choose(max(b.chosen-1, 0))
	case fyne.KeyDown:
		b.choose(min(b.chosen+1, last))
	case fyne.KeyHome:
		b.choose(min(0, last))
	case fyne.KeyEnd:
		b.choose(last)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.open()
	case fyne.KeyEscape:
		if b.field.keys.Leave != nil {
			b.field.keys.Leave()
		}
	}
}

func (b *choiceBox) TypedRune(r rune) {
	options := b.field.options
	i := b.typed.Next(r, b.chosen, len(options), func(i int, text string) bool { return strings.HasPrefix(locale.Fold(options[i].Text), text) })
	if i >= 0 {
		b.choose(i)
	}
}

// CreateRenderer links the box to its drawing.
func (b *choiceBox) CreateRenderer() fyne.WidgetRenderer {
	b.caret = canvas.NewText("▾", color.Transparent)
	b.paint()
	return &look.Drawing{
		Shown: []fyne.CanvasObject{b.frame, b.words, b.caret, b.ring},
		Arrange: func(s fyne.Size) {
			b.frame.Resize(s)
			b.ring.Move(fyne.NewPos(-2, -2))
			b.ring.Resize(s.AddWidthHeight(4, 4))
			line := b.words.MinSize().Height
			b.words.Move(fyne.NewPos(look.Dp(8), (s.Height-line)/2))
			b.words.Resize(fyne.NewSize(s.Width-look.Dp(34), line))
			caret := b.caret.MinSize()
			b.caret.Move(fyne.NewPos(s.Width-look.Dp(20), (s.Height-caret.Height)/2))
		},
		Least: func() fyne.Size { return fyne.NewSize(look.Dp(96), look.Dp(36)) },
		Paint: b.paint,
	}
}

func (b *choiceBox) paint() {
	b.frame.FillColor, b.frame.StrokeColor, b.frame.StrokeWidth = look.Color(theme.ColorNameInputBackground), look.Color(theme.ColorNameInputBorder), 1
	if b.hovered {
		b.frame.FillColor = look.Blend(b.frame.FillColor, look.Color(theme.ColorNameHover))
	}
	b.frame.CornerRadius = look.Dp(6)
	look.PaintRing(b.ring, b.focused, 8)
	b.caret.Color, b.caret.TextSize = look.Color(look.ColorQuiet), look.TextSize("")
	b.words.Color = look.ColorQuiet
	b.words.Text = locale.L("Choose")
	if b.chosen >= 0 {
		b.words.Color = look.ColorInk
		b.words.Text = b.field.options[b.chosen].Text
	}
}

// Answer is a three-valued answer: unknown is never yes.
type Answer int

// The answers.
const (
	Unknown Answer = iota
	Yes
	No
)

// AnswerField asks a question that may not have been asked yet: not asked, yes, no.
type AnswerField struct {
	fieldBase

	segments *segments
	set      Answer
}

var _ Field = (*AnswerField)(nil)

// NewAnswerField asks a question; unknown at first. Y, N and U answer by keyboard, as do Left and Right.
func NewAnswerField(key, label string) *AnswerField {
	f := &AnswerField{}
	f.segments = newSegments(func() look.Keys { return f.keys }, func() { f.tellChanged() },
		segment{locale.L("Not asked"), look.Amber, 'u'}, segment{locale.L("Yes"), look.Green, 'y'}, segment{locale.L("No"), look.Red, 'n'})
	f.init(f, key, label, f.segments)
	return f
}

// Value is the answer.
func (f *AnswerField) Value() Answer { return Answer(f.segments.chosen) }

// SetValue shows an answer and makes it the unchanged one.
func (f *AnswerField) SetValue(a Answer) *AnswerField {
	f.set = a
	f.segments.show(int(a))
	return f
}

// Answer answers as a person would.
func (f *AnswerField) Answer(a Answer) { f.segments.choose(int(a)) }

// Changed tells whether the answer differs from the one set.
func (f *AnswerField) Changed() bool { return f.Value() != f.set }

// Settle makes the present answer the unchanged one.
func (f *AnswerField) Settle() { f.set = f.Value() }

// Target is the row of answers.
func (f *AnswerField) Target() fyne.Focusable { return f.segments }

// Need is whether somebody needs something: not asked, none (an answer), or what.
type Need struct {
	Asked bool
	Text  string // empty when asked: none
}

// NeedField asks for a need: not asked, none, or a text.
type NeedField struct {
	fieldBase

	segments *segments
	entry    *Entry
	set      Need
}

var _ Field = (*NeedField)(nil)

// NewNeedField asks for a need; not asked at first. Typing a text chooses it.
func NewNeedField(key, label string) *NeedField {
	f := &NeedField{entry: NewEntry(false)}
	f.segments = newSegments(func() look.Keys { return f.keys }, f.chosen,
		segment{locale.L("Not asked"), look.Amber, 'u'}, segment{locale.L("None"), look.Green, 'n'}, segment{locale.L("Needed"), look.Blue, 'y'})
	f.entry.Keys = func() look.Keys { return f.keys }
	f.entry.OnChanged = func(string) { f.tellChanged() }
	f.entry.Hide()
	f.init(f, key, label, look.Down(4, f.segments, f.entry))
	return f
}

func (f *NeedField) chosen() {
	f.entry.Hidden = f.segments.chosen != 2
	f.parts.Refresh()
	if c := look.CanvasOf(f.entry); c != nil && !f.entry.Hidden {
		c.Focus(f.entry)
	}
	f.tellChanged()
}

// Value is the need.
func (f *NeedField) Value() Need {
	switch f.segments.chosen {
	case 1:
		return Need{Asked: true}
	case 2:
		return Need{Asked: true, Text: strings.TrimSpace(f.entry.Text)}
	}
	return Need{}
}

// SetValue shows a need and makes it the unchanged one.
func (f *NeedField) SetValue(n Need) *NeedField {
	f.set = n
	index := 0
	switch {
	case n.Asked && n.Text == "":
		index = 1
	case n.Asked:
		index = 2
	}
	f.entry.SetText(n.Text)
	f.segments.show(index)
	f.entry.Hidden = index != 2
	f.parts.Refresh()
	return f
}

// Answer answers as a person would.
func (f *NeedField) Answer(n Need) {
	before := f.set
	f.SetValue(n)
	f.set = before
	f.tellChanged()
}

// Complaint asks for the text where "Needed" is chosen without one.
func (f *NeedField) Complaint() string {
	if f.segments.chosen == 2 && strings.TrimSpace(f.entry.Text) == "" {
		return locale.L("Say what is needed, or choose None.")
	}
	return ""
}

// Changed tells whether the need differs from the one set.
func (f *NeedField) Changed() bool { return f.Value() != f.set }

// Settle makes the present need the unchanged one.
func (f *NeedField) Settle() { f.set = f.Value() }

// Target is the row of answers.
func (f *NeedField) Target() fyne.Focusable { return f.segments }

// segment is one answer of a row of segments; the letter chooses it.
type segment struct {
	text   string
	tone   look.Tone
	letter rune
}

// segments is a row of answers of which one is chosen.
type segments struct {
	widget.BaseWidget

	items   []segment
	chosen  int
	focused bool
	keys    func() look.Keys
	changed func()
	frame   *canvas.Rectangle
	ring    *canvas.Rectangle
	grounds []*canvas.Rectangle
	words   []*canvas.Text
}

var (
	_ fyne.Focusable    = (*segments)(nil)
	_ fyne.Tappable     = (*segments)(nil)
	_ fyne.Shortcutable = (*segments)(nil)
	_ fyne.Accessible   = (*segments)(nil)
	_ desktop.Mouseable = (*segments)(nil)
)

func newSegments(keys func() look.Keys, changed func(), items ...segment) *segments {
	s := &segments{items: items, keys: keys, changed: changed}
	s.ExtendBaseWidget(s)
	return s
}

func (s *segments) show(index int) {
	s.chosen = min(max(index, 0), len(s.items)-1)
	s.Refresh()
}

func (s *segments) choose(index int) {
	index = min(max(index, 0), len(s.items)-1)
	if index != s.chosen {
		s.show(index)
		s.changed()
	}
}

// Tapped chooses what is below the pointer.
func (s *segments) Tapped(e *fyne.PointEvent) {
	s.choose(int(e.Position.X / s.width()))
}

// MouseDown takes the keyboard.
func (s *segments) MouseDown(*desktop.MouseEvent) {
	if c := look.CanvasOf(s); c != nil {
		c.Focus(s)
	}
}

// MouseUp is not used.
func (s *segments) MouseUp(*desktop.MouseEvent) {}

// TypedKey moves between the answers; Escape leaves the form.
func (s *segments) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.choose(s.chosen - 1)
	case fyne.KeyRight, fyne.KeyDown:
		s.choose(s.chosen + 1)
	case fyne.KeySpace:
		s.choose((s.chosen + 1) % len(s.items))
	case fyne.KeyEscape:
		if leave := s.keys().Leave; leave != nil {
			leave()
		}
	}
}

// TypedRune chooses by letter.
func (s *segments) TypedRune(r rune) {
	for i, item := range s.items {
		if item.letter == r {
			s.choose(i)
		}
	}
}

// TypedShortcut submits the form.
func (s *segments) TypedShortcut(shortcut fyne.Shortcut) { s.keys().Shortcut(s, shortcut) }

// FocusGained shows the ring; the form brings the field into sight.
func (s *segments) FocusGained() {
	s.focused = true
	s.Refresh()
	s.keys().TellReached()
}

// FocusLost hides the ring.
func (s *segments) FocusLost() { s.focused = false; s.Refresh() }

// AccessibilityLabel is the chosen answer.
func (s *segments) AccessibilityLabel() string { return s.items[s.chosen].text }

// AccessibilityRole is a button's.
func (s *segments) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// width is the width of one segment: the widest decides.
func (s *segments) width() float32 {
	var widest float32
	for _, item := range s.items {
		widest = max(widest, look.Measure(item.text, look.TextSize(""), fyne.TextStyle{Bold: true}).Width)
	}
	return widest + look.Dp(24)
}

// CreateRenderer links the row to its drawing.
func (s *segments) CreateRenderer() fyne.WidgetRenderer {
	s.frame, s.ring = canvas.NewRectangle(color.Transparent), look.NewRing(8)
	objects := []fyne.CanvasObject{s.frame}
	s.grounds, s.words = nil, nil // a renderer is made anew after a minute out of sight
	for range s.items {
		s.grounds = append(s.grounds, canvas.NewRectangle(color.Transparent))
		s.words = append(s.words, canvas.NewText("", color.Transparent))
		objects = append(objects, s.grounds[len(s.grounds)-1], s.words[len(s.words)-1])
	}
	s.paint()
	return &look.Drawing{
		Shown:   append(objects, s.ring),
		Arrange: s.arrange,
		Least:   func() fyne.Size { return fyne.NewSize(s.width()*float32(len(s.items)), look.Dp(34)) },
		Paint:   func() { s.paint(); s.arrange(s.Size()) },
	}
}

func (s *segments) arrange(size fyne.Size) {
	width := s.width()
	whole := fyne.NewSize(width*float32(len(s.items)), look.Dp(34))
	s.frame.Resize(whole)
	s.ring.Move(fyne.NewPos(-2, -2))
	s.ring.Resize(whole.AddWidthHeight(4, 4))
	for i := range s.items {
		s.grounds[i].Move(fyne.NewPos(float32(i)*width+look.Dp(3), look.Dp(3)))
		s.grounds[i].Resize(fyne.NewSize(width-look.Dp(6), whole.Height-look.Dp(6)))
		height := s.words[i].MinSize().Height
		s.words[i].Move(fyne.NewPos(float32(i)*width, (whole.Height-height)/2))
		s.words[i].Resize(fyne.NewSize(width, height))
	}
}

func (s *segments) paint() {
	s.frame.FillColor, s.frame.StrokeColor, s.frame.StrokeWidth = look.Color(theme.ColorNameInputBackground), look.Color(theme.ColorNameInputBorder), 1
	s.frame.CornerRadius = look.Dp(6)
	look.PaintRing(s.ring, s.focused, 8)
	for i, item := range s.items {
		s.grounds[i].FillColor = color.Transparent
		s.grounds[i].CornerRadius = look.Dp(4)
		s.words[i].Text, s.words[i].Alignment = item.text, fyne.TextAlignCenter
		s.words[i].TextSize = look.TextSize("")
		s.words[i].Color = look.Color(look.ColorQuiet)
		s.words[i].TextStyle.Bold = false
		if i == s.chosen {
			s.grounds[i].FillColor = look.Color(item.tone.Tint())
			s.words[i].Color = look.Color(item.tone.Text())
			s.words[i].TextStyle.Bold = true
		}
	}
}
