package look

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
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

// Lines is text that wraps at words, hidden while it is empty. The pointer passes through it to what it is in, such as
// a card that is pressed.
type Lines struct {
	widget.Label

	Color fyne.ThemeColorName // ink when empty
}

// NewLines makes text in ink and reading size, bold or not.
func NewLines(text string, isBold bool) *Lines {
	s := &Lines{}
	s.write(text, "", "")
	s.TextStyle.Bold = isBold
	s.ExtendBaseWidget(s)
	return s
}

func (s *Lines) write(text string, color fyne.ThemeColorName, size fyne.ThemeSizeName) {
	s.Text = text
	s.Color = color
	s.SizeName = size
	s.Wrapping, s.Hidden = fyne.TextWrapWord, text == ""
}

// SetText shows another text; an empty one hides the widget.
func (s *Lines) SetText(text string) {
	if s.Text == text {
		return
	}
	s.Hidden = text == ""
	s.Label.SetText(text)
}

// CreateRenderer links the text to its lines.
func (s *Lines) CreateRenderer() fyne.WidgetRenderer { return s.renderer() }

func (s *Lines) renderer() *flushRenderer {
	r := s.Label.CreateRenderer()
	s.Selectable = true
	parts := r.Objects() // with the one that selects
	s.Selectable = false
	flush := &flushRenderer{WidgetRenderer: r, text: s, parts: parts}
	flush.paint()
	return flush
}

// Paragraph is such text that can be selected while the pointer is over it: one that always can be is a stop of the Tab
// key that nobody sees.
type Paragraph struct {
	Lines

	selection fyne.Focusable       // what has the keyboard once text is selected
	sizes     []fyne.ThemeSizeName // the largest first; the first in which its longest word fits is used
}

// NewParagraph makes text in ink and reading size.
func NewParagraph(text string) *Paragraph { return NewWrapped(text, "", "") }

// NewWrapped makes text of a colour and a size; "" is ink and reading size.
func NewWrapped(text string, color fyne.ThemeColorName, size fyne.ThemeSizeName) *Paragraph {
	p := &Paragraph{}
	p.write(text, color, size)
	p.ExtendBaseWidget(p)
	return p
}

// NewHeadline makes bold text at 20, for a title that may be long and must not be cut; smaller where one of its words
// is wider than the space, such as a surname of thirty letters.
func NewHeadline(text string) *Paragraph {
	p := NewWrapped(text, "", theme.SizeNameHeadingText)
	p.sizes = []fyne.ThemeSizeName{theme.SizeNameHeadingText, theme.SizeNameSubHeadingText, theme.SizeNameText}
	p.TextStyle = Bold
	return p
}

// Resize chooses the size of the letters for the width.
func (p *Paragraph) Resize(size fyne.Size) {
	if fits := p.fitting(size.Width); fits != p.SizeName {
		p.SizeName = fits
		p.Refresh()
	}
	p.Lines.Resize(size)
}

func (p *Paragraph) fitting(width float32) fyne.ThemeSizeName {
	if len(p.sizes) == 0 || width <= 0 {
		return p.SizeName
	}
	for _, size := range p.sizes {
		isWide := func(word string) bool { return Measure(word, TextSize(size), p.TextStyle).Width > width }
		if !slices.ContainsFunc(strings.Fields(p.Text), isWide) {
			return size
		}
	}
	return p.sizes[len(p.sizes)-1]
}

// NewWrappedTitle makes bold text at 16, for the title of a pane or a dialog.
func NewWrappedTitle(text string) *Paragraph {
	p := NewWrapped(text, "", theme.SizeNameSubHeadingText)
	p.TextStyle = Bold
	return p
}

// NewStrongWrapped makes bold text in reading size.
func NewStrongWrapped(text string) *Paragraph {
	p := NewParagraph(text)
	p.TextStyle = Bold
	return p
}

// CreateRenderer links the paragraph to its lines.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	r := p.renderer()
	p.selection, _ = r.parts[0].(fyne.Focusable)
	return r
}

// flushRenderer cuts the inner padding off a label.
type flushRenderer struct {
	fyne.WidgetRenderer

	text  *Lines
	parts []fyne.CanvasObject
}

// Refresh draws the text in its colour: that of a label is one of a few.
func (r *flushRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

func (r *flushRenderer) paint() {
	lines, ok := r.parts[1].(*widget.RichText)
	if !ok || r.text.Color == "" {
		return
	}
	for _, segment := range lines.Segments {
		if words, ok := segment.(*widget.TextSegment); ok {
			words.Style.ColorName = r.text.Color
		}
	}
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

// LeaveSelection takes the keyboard from text that is selected before a key is used: Fyne's selection uses up every key
// and every shortcut. What is selected stays for Ctrl/Cmd+C.
func LeaveSelection(c fyne.Canvas, copies bool) {
	if focused := c.Focused(); focused != nil && !copies && reflect.TypeOf(focused) == selectionType() {
		c.Unfocus()
	}
}

// selectionType is the type, private to Fyne, of what has the keyboard while a label's text is selected.
var selectionType = sync.OnceValue(func() reflect.Type {
	label := widget.NewLabel("")
	label.Selectable = true
	return reflect.TypeOf(label.CreateRenderer().Objects()[0])
})

// DragEnd ends the selection of text.
func (p *Paragraph) DragEnd() {
	if selects, ok := p.selection.(fyne.Draggable); ok {
		selects.DragEnd()
	}
}
