package look

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// wrappingLink is a link whose words wrap.
type wrappingLink struct {
	Button

	words *underlined
}

// NewWrappingLink makes a link whose words wrap, for a name or an address that may be longer than its pane.
func NewWrappingLink(text string, tapped func()) fyne.CanvasObject {
	l := &wrappingLink{Button: Button{Text: text, Look: LinkLook, OnTapped: tapped}, words: &underlined{}}
	style := widget.RichTextStyle{ColorName: theme.ColorNameHyperlink, Inline: true}
	l.words.Segments = []widget.RichTextSegment{&widget.TextSegment{Text: text, Style: style}}
	l.words.Scroll = container.ScrollNone
	l.words.Wrapping = fyne.TextWrapWord
	if !strings.ContainsAny(text, " \u00a0") {
		l.words.Wrapping = fyne.TextWrapBreak // an address wraps anywhere
	}
	l.words.ExtendBaseWidget(l.words)
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer links the widget to its words.
func (l *wrappingLink) CreateRenderer() fyne.WidgetRenderer {
	parts := []fyne.CanvasObject{l.words}
	arrange := func(size fyne.Size) {
		flushLayout{}.Layout(parts, size)
		l.RingAround(size, 4)
	}
	return l.Draw(arrange, func() fyne.Size { return flushLayout{}.MinSize(parts) }, nil, parts...)
}

// underlined is rich text with a line below each of its rows. Fyne 2.8 keeps a set of parsed fonts for each text style,
// seven megabytes with that for emoji: the style Underline would cost one more.
type underlined struct{ widget.RichText }

// CreateRenderer links the text to its rows and lines.
func (u *underlined) CreateRenderer() fyne.WidgetRenderer {
	return &underlinedRenderer{WidgetRenderer: u.RichText.CreateRenderer(), of: u}
}

type underlinedRenderer struct {
	fyne.WidgetRenderer

	of    *underlined
	lines []fyne.CanvasObject
}

// Refresh shows the rows in the theme in use and lays them out again.
func (r *underlinedRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.Layout(r.of.Size())
}

// Layout lays the rows out, and a line below each.
func (r *underlinedRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.lines = r.lines[:0]
	for _, o := range r.WidgetRenderer.Objects() {
		if row, isText := o.(*canvas.Text); isText {
			line := canvas.NewLine(row.Color)
			underline(line, row.Position(), row.MinSize())
			r.lines = append(r.lines, line)
		}
	}
}

// Objects are the rows and the lines.
func (r *underlinedRenderer) Objects() []fyne.CanvasObject {
	return slices.Concat(r.WidgetRenderer.Objects(), r.lines)
}

// underline puts a line below text.
func underline(line *canvas.Line, at fyne.Position, text fyne.Size) {
	y := at.Y + text.Height*0.88
	line.Position1, line.Position2 = fyne.NewPos(at.X, y), fyne.NewPos(at.X+text.Width, y)
}
