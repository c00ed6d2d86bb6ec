package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

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
}

// NewAnswerField asks a question; unknown at first. Y, N and U answer by keyboard, as do Left and Right.
func NewAnswerField(key, label string) *AnswerField {
	f := &AnswerField{}
	f.segments = newSegments(f.reportChanged, segment{locale.L("Not asked"), look.Amber, 'u'},
		segment{locale.L("Yes"), look.Green, 'y'}, segment{locale.L("No"), look.Red, 'n'})
	f.init(f, key, label, f.segments, func() any { return f.Value() }, f.segments)
	return f
}

// Value is the answer.
func (f *AnswerField) Value() Answer { return Answer(f.segments.chosen) }

// SetValue shows an answer and makes it the unchanged one.
func (f *AnswerField) SetValue(a Answer) *AnswerField {
	f.segments.show(int(a))
	f.Settle()
	return f
}

// Answer answers as a person would.
func (f *AnswerField) Answer(a Answer) { f.segments.choose(int(a)) }

// Need is whether somebody needs something: not asked, none (an answer), or what.
type Need struct {
	Asked bool
	Text  string // empty when asked: none
}

// The segments of a NeedField.
const (
	notAsked = iota
	noNeed
	needed
)

// NeedField asks for a need: not asked, none, or a text.
type NeedField struct {
	fieldBase

	segments *segments
	entry    *Entry
}

// NewNeedField asks for a need; not asked at first. Typing a text chooses it.
func NewNeedField(key, label string) *NeedField {
	f := &NeedField{entry: NewEntry(false)}
	f.entry.OnTooLong = f.SetMessage
	f.segments = newSegments(f.chosen, segment{locale.L("Not asked"), look.Amber, 'u'},
		segment{locale.L("None"), look.Green, 'n'}, segment{locale.L("Needed"), look.Blue, 'y'})
	f.entry.OnChanged = func(string) { f.reportChanged() }
	f.entry.Hide()
	f.init(f, key, label, look.Down(4, f.segments, f.entry), func() any { return f.Value() }, f.segments, f.entry)
	return f
}

// attach leaves the answer "needed" open until it has its text.
func (f *NeedField) attach(keys look.Keys) {
	picked := keys.Chosen
	keys.Chosen = func() {
		if f.segments.chosen != needed {
			look.Do(picked)
		}
	}
	f.fieldBase.attach(keys)
}

func (f *NeedField) chosen() {
	f.entry.Hidden = f.segments.chosen != needed
	f.parts.Refresh()
	if !f.entry.Hidden {
		look.Focus(f.entry)
	}
	f.reportChanged()
}

// Value is the need.
func (f *NeedField) Value() Need {
	switch f.segments.chosen {
	case noNeed:
		return Need{Asked: true}
	case needed:
		return Need{Asked: true, Text: strings.TrimSpace(f.entry.Text)}
	}
	return Need{}
}

// SetValue shows a need and makes it the unchanged one.
func (f *NeedField) SetValue(n Need) *NeedField {
	f.show(n)
	f.Settle()
	return f
}

// Answer answers as a person would.
func (f *NeedField) Answer(n Need) {
	f.show(n)
	f.reportChanged()
}

func (f *NeedField) show(n Need) {
	index := notAsked
	switch {
	case n.Asked && n.Text == "":
		index = noNeed
	case n.Asked:
		index = needed
	}
	f.entry.SetText(n.Text)
	f.segments.show(index)
	f.entry.Hidden = index != needed
	f.parts.Refresh()
}

// Complaint asks for the text where "Needed" is chosen without one.
func (f *NeedField) Complaint() string {
	if f.segments.chosen == needed && f.Value().Text == "" {
		return locale.L("Enter what is needed, or choose None.")
	}
	return ""
}

// segment is one answer of a row of segments; the letter chooses it.
type segment struct {
	text   string
	tone   look.Tone
	letter rune
}

// segments is a row of answers of which one is chosen.
type segments struct {
	look.Pressable

	items   []segment
	chosen  int
	changed func()
	frame   *canvas.Rectangle
	grounds []*canvas.Rectangle
	words   []*canvas.Text
}

func newSegments(changed func(), items ...segment) *segments {
	s := &segments{items: items, changed: changed}
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
	look.Do(s.Keys.Chosen)
}

// MouseDown moves the keyboard to the row.
func (s *segments) MouseDown(*desktop.MouseEvent) { look.Focus(s) }

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
	case fyne.KeyReturn, fyne.KeyEnter:
		look.Do(s.Keys.Enter)
	case fyne.KeyEscape:
		look.Do(s.Keys.Leave)
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

// AccessibilityLabel is the chosen answer.
func (s *segments) AccessibilityLabel() string { return s.items[s.chosen].text }

// width is the width of one segment: the widest decides.
func (s *segments) width() float32 {
	var widest float32
	for _, item := range s.items {
		widest = max(widest, look.Measure(item.text, look.TextSize(""), look.Bold).Width)
	}
	return widest + dp(24)
}

func (s *segments) size() fyne.Size {
	return fyne.NewSize(s.width()*float32(len(s.items)), dp(34))
}

// CreateRenderer links the row to its drawing.
func (s *segments) CreateRenderer() fyne.WidgetRenderer {
	s.frame = look.NewRectangle()
	s.grounds = nil
	s.words = nil // Fyne makes a new renderer after a minute out of sight
	objects := []fyne.CanvasObject{s.frame}
	for range s.items {
		ground, words := look.NewRectangle(), look.NewWords()
		words.Alignment = fyne.TextAlignCenter
		s.grounds, s.words = append(s.grounds, ground), append(s.words, words)
		objects = append(objects, ground, words)
	}
	return s.Draw(func(fyne.Size) { s.arrange() }, s.size, s.paint, objects...)
}

func (s *segments) arrange() {
	width, whole := s.width(), s.size()
	s.frame.Resize(whole)
	s.RingAround(whole, 8)
	for i := range s.items {
		x := float32(i) * width
		look.Place(s.grounds[i], x+dp(3), dp(3), width-dp(6), whole.Height-dp(6))
		height := s.words[i].MinSize().Height
		look.Place(s.words[i], x, (whole.Height-height)/2, width, height)
	}
}

func (s *segments) paint() {
	look.PaintField(s.frame, false)
	for i, item := range s.items {
		ground, color := fyne.ThemeColorName(""), look.ColorQuiet
		if i == s.chosen {
			ground, color = item.tone.Tint(), item.tone.Text()
		}
		look.Fill(s.grounds[i], ground, 4)
		s.words[i].TextStyle.Bold = i == s.chosen
		look.Write(s.words[i], item.text, "", color)
	}
}
