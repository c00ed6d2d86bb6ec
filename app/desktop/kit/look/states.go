package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/data/locale"
)

// NewEmptyState fills an area that has nothing to show: an icon, one sentence, one button (none when its text is
// empty). A second action can be added below.
func NewEmptyState(icon fyne.Resource, sentence, button string, tapped func()) *fyne.Container {
	parts := []fyne.CanvasObject{}
	if icon != nil {
		image := canvas.NewImageFromResource(theme.NewColoredResource(icon, ColorQuiet))
		image.FillMode = canvas.ImageFillContain
		image.SetMinSize(fyne.NewSquareSize(Dp(40)))
		parts = append(parts, image)
	}
	words := NewParagraph(sentence)
	words.Alignment = fyne.TextAlignCenter
	parts = append(parts, words)
	if button != "" {
		parts = append(parts, container.NewCenter(NewPrimaryButton(button, tapped)))
	}
	return container.New(&middleLayout{width: 320, column: lineLayout{gap: 16, down: true}}, parts...)
}

// NewLoadingState fills an area that waits for its content: one quiet sentence. Nothing turns, since Fyne goes on
// drawing an animation after its area has gone.
func NewLoadingState(sentence string) fyne.CanvasObject {
	words := NewColored(sentence, ColorQuiet)
	words.Align = fyne.TextAlignCenter
	return container.NewCenter(words)
}

// NewErrorState fills an area whose content could not be shown: the sentence describes what to do, the button does it.
func NewErrorState(sentence, button string, tapped func()) fyne.CanvasObject {
	return NewEmptyState(theme.WarningIcon(), sentence, button, tapped)
}

// NoticeAction is a link in a notice: the fix that it offers.
type NoticeAction struct {
	Text string
	Do   func()
}

// NewNotice is a finding: a bar of the strong colour on the tint, what is wrong in bold, why, and links that fix it.
func NewNotice(tone Tone, title, body string, actions ...NoticeAction) fyne.CanvasObject {
	parts := []fyne.CanvasObject{NewStrongWrapped(title)}
	if body != "" {
		parts = append(parts, NewParagraph(body))
	}
	if len(actions) > 0 {
		links := container.New(&flowLayout{gap: 16, lines: 2})
		for _, a := range actions {
			links.Add(NewLink(a.Text, a.Do))
		}
		parts = append(parts, links)
	}
	bar, ground := NewRounded(tone.Strong(), 2), NewRounded(tone.Wash(), 4)
	bar.Min = fyne.NewSize(4, 4)
	return container.NewStack(ground, container.NewBorder(nil, nil, bar, nil, Pad(8, 12, 8, 8, Down(2, parts...))))
}

// Fact is one line of a KeyValues block.
type Fact struct {
	Label string
	Value string
	Tone  Tone // colours the value where it needs work; Neutral is ink
}

// NewKeyValues lists facts: quiet labels in a column of 130, values beside them, which wrap and can be selected. Facts
// without a value are left out.
func NewKeyValues(facts ...Fact) *fyne.Container {
	rows := Down(4)
	for _, f := range facts {
		if f.Value == "" {
			continue
		}
		rows.Add(NewKeyObject(f.Label, NewWrapped(f.Value, f.Tone.Or(""), "")))
	}
	return rows
}

// NewKeyObject is one line of facts whose value is any object, such as chips or a link.
func NewKeyObject(label string, value fyne.CanvasObject) *fyne.Container {
	var name fyne.CanvasObject = NewColored(label, ColorQuiet)
	if name.MinSize().Width > Dp(keyWidth-keyGap) {
		name = NewWrapped(label, ColorQuiet, "") // costs more than a line of text
	}
	return container.New(&keyLayout{}, name, value)
}

// The column of labels at 100 %, and the gap at its end.
const (
	keyWidth = 130
	keyGap   = 8
)

// keyLayout makes the label keyWidth wide and the value as wide as the rest.
type keyLayout struct{}

func (keyLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	label := Dp(keyWidth)
	Place(o[0], 0, 0, label-Dp(keyGap), o[0].MinSize().Height)
	Place(o[1], label, 0, max(size.Width-label, 1), size.Height)
}

func (keyLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	value := o[1].MinSize()
	return fyne.NewSize(Dp(keyWidth)+min(value.Width, Dp(60)), max(o[0].MinSize().Height, value.Height))
}

// NewSection is a group of facts as on a page: a hairline, the small green heading, the content.
func NewSection(heading string, content fyne.CanvasObject) fyne.CanvasObject {
	return Down(8, NewLine(), NewSectionHeading(heading), content)
}

// StatusLine is the band at the bottom of the window: short facts at the left, one at the right.
type StatusLine struct {
	Composite

	left, right *Text
}

// NewStatusLine makes an empty status line.
func NewStatusLine() *StatusLine {
	s := &StatusLine{left: newStatus().Cutting(), right: newStatus().Cutting()}
	words := container.New(&endsLayout{left: s.left, right: s.right}, s.left, s.right)
	edge := container.NewBorder(NewLine(), nil, nil, nil)
	s.Content = container.NewStack(NewBox(ColorBand), edge, Fixed(200, 28, Pad(0, 16, 0, 16, words)))
	s.ExtendBaseWidget(s)
	return s
}

func newStatus() *Text { return newText("", Neutral.Text(), theme.SizeNameCaptionText, false) }

// Set shows the facts, the most important ones first; those at the left are apart by wide spaces.
func (s *StatusLine) Set(right string, left ...string) {
	s.left.facts = left
	s.left.SetText(joinFacts(left))
	if s.right.Text != right {
		s.right.SetText(right)
		s.Content.Refresh()
	}
}

// joinFacts returns facts in one line.
func joinFacts(facts []string) string { return locale.Joined("      ", facts...) }

// endsLayout puts one line of text at the left and one at the right. Where both are too long, the left one loses facts
// as long as it has a part of the width; hints show the rest.
type endsLayout struct{ left, right *Text }

func (l *endsLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const most = 0.5 // of the width, for the right one
	gap := Dp(12)
	left, right := l.left.full().Width, l.right.full().Width
	right = min(right, max(size.Width-left-gap, size.Width*most))
	Place(l.left, 0, 0, max(size.Width-right-gap, 0), size.Height)
	Place(l.right, size.Width-right, 0, right, size.Height)
}

func (l *endsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(Dp(100), max(l.left.full().Height, l.right.full().Height))
}
