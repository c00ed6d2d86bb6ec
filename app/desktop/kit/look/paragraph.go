package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// flushLayout cuts the inner padding off Fyne's own text widgets. A theme of its own for each text
// (container.NewThemeOverride) would do so too, but Fyne 2.8 keeps every object below it for ever and parses the fonts
// once more for each.
type flushLayout struct{}

func (flushLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	padding := theme.InnerPadding()
	for _, o := range objects {
		o.Move(fyne.NewPos(-padding, -padding))
		o.Resize(size.AddWidthHeight(2*padding, 2*padding))
	}
}

func (flushLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	padding := theme.InnerPadding()
	return objects[0].MinSize().SubtractWidthHeight(2*padding, 2*padding)
}

// Wrapped is text that wraps at words. It is hidden while it is empty.
type Wrapped struct {
	Composite

	words *widget.TextSegment
	rich  *widget.RichText
}

// NewWrapped makes text of a colour and a size ("" for ink and reading size) that wraps at words.
func NewWrapped(text string, color fyne.ThemeColorName, size fyne.ThemeSizeName) *Wrapped {
	return newWrapped(text, color, size, Plain, fyne.TextAlignLeading)
}

// NewHeadline makes bold text at 20 that wraps at words, for a title that may be long and must not be cut.
func NewHeadline(text string) *Wrapped {
	return newWrapped(text, "", theme.SizeNameHeadingText, Bold, fyne.TextAlignLeading)
}

// NewStrongWrapped makes bold text in reading size that wraps at words.
func NewStrongWrapped(text string) *Wrapped {
	return newWrapped(text, "", "", Bold, fyne.TextAlignLeading)
}

func newWrapped(
	text string, color fyne.ThemeColorName, size fyne.ThemeSizeName, style fyne.TextStyle, align fyne.TextAlign,
) *Wrapped {
	w := &Wrapped{words: &widget.TextSegment{
		Text:  text,
		Style: widget.RichTextStyle{Alignment: align, ColorName: color, Inline: true, SizeName: size, TextStyle: style},
	}}
	w.rich = widget.NewRichText(w.words)
	w.rich.Wrapping = fyne.TextWrapWord
	w.Content = container.New(flushLayout{}, w.rich)
	w.Hidden = text == ""
	w.ExtendBaseWidget(w)
	return w
}

// Text is what is shown.
func (w *Wrapped) Text() string { return w.words.Text }

// SetText shows another text; an empty one hides the widget.
func (w *Wrapped) SetText(text string) {
	if w.words.Text == text {
		return
	}
	w.words.Text = text
	w.rich.Refresh()
	w.Hidden = text == ""
	w.Refresh()
}

// AccessibilityLabel is the text.
func (w *Wrapped) AccessibilityLabel() string { return w.words.Text }

// AccessibilityRole is that of text.
func (w *Wrapped) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Paragraph is a label that wraps and can be selected while the pointer is over it. One that always can be is a stop of
// the Tab key that nobody sees, and that keeps Escape and every shortcut for itself.
type Paragraph struct {
	widget.Label

	selection fyne.Focusable // what has the keyboard once text is selected
}

// NewParagraph makes text that wraps at words and can be selected with the pointer.
func NewParagraph(text string) *Paragraph {
	p := &Paragraph{}
	p.Text, p.Wrapping = text, fyne.TextWrapWord
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer links the paragraph to its lines.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	r := p.Label.CreateRenderer()
	p.Selectable = true
	parts := r.Objects() // with the one that selects
	p.selection, _ = parts[0].(fyne.Focusable)
	p.Selectable = false
	return &flushRenderer{WidgetRenderer: r, parts: parts}
}

// flushRenderer cuts the inner padding off a label.
type flushRenderer struct {
	fyne.WidgetRenderer

	parts []fyne.CanvasObject
}

func (r *flushRenderer) Layout(size fyne.Size) { flushLayout{}.Layout(r.parts, size) }

func (r *flushRenderer) MinSize() fyne.Size { return flushLayout{}.MinSize(r.parts[1:]) }

// MouseIn lets the text be selected.
func (p *Paragraph) MouseIn(*desktop.MouseEvent) {
	p.Selectable = true
	p.Refresh()
}

// MouseMoved is not used.
func (p *Paragraph) MouseMoved(*desktop.MouseEvent) {}

// MouseOut keeps what is selected, so that it can be copied, and else moves the keyboard back to the window.
func (p *Paragraph) MouseOut() {
	if p.SelectedText() != "" {
		return
	}
	if c := CanvasOf(p); c != nil && p.selection != nil && c.Focused() == p.selection {
		c.Unfocus()
	}
	p.Selectable = false
	p.Refresh()
}

// Dragged selects text, for what lies over the paragraph and receives the pointer.
func (p *Paragraph) Dragged(e *fyne.DragEvent) {
	if selects, ok := p.selection.(fyne.Draggable); ok {
		within := *e
		within.Position = within.Position.AddXY(theme.InnerPadding(), theme.InnerPadding())
		selects.Dragged(&within)
	}
}

// DragEnd ends the selection of text.
func (p *Paragraph) DragEnd() {
	if selects, ok := p.selection.(fyne.Draggable); ok {
		selects.DragEnd()
	}
}
