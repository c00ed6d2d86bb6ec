// Package plot shows charts in the window: a bar for each row with its values written on it. A row that counts records
// is pressed, by pointer or keyboard, to see them. Screen readers get each row as a label.
package plot

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"laurel/app/chart"
	"laurel/app/desktop/kit/look"
)

// tones are those of the series in order; they differ in brightness, so that they can be distinguished in grey.
var tones = []look.Tone{look.Green, look.Gold, look.Blue, look.Rose, look.Slate}

// Tone returns the tone of a series.
func Tone(series int) look.Tone { return tones[series%len(tones)] }

// New shows a chart below nothing: its title is the caller's. open is called with the identifiers of the records that a
// row counts, and what the row is called; nil: rows are not pressed. Columns are shown as bars, those of a time line
// upright as divided bars.
func New(c chart.Chart, open func(title string, ids []string)) fyne.CanvasObject {
	return NewWithMenu(c, open, nil)
}

// NewWithMenu shows a chart, see New. menu is called for the other button of the mouse, with a place on the window.
func NewWithMenu(
	c chart.Chart, open func(title string, ids []string), menu func(at fyne.Position),
) fyne.CanvasObject {
	list := look.Down(2)
	widest := widths{value: look.Dp(leastValue)}
	for _, row := range c.Rows {
		widest.label = max(widest.label, look.Measure(row.Label, look.TextSize(""), look.Plain).Width)
		for _, v := range row.Values {
			text := look.Measure(v.Text, look.TextSize(theme.SizeNameCaptionText), look.Bold)
			widest.value = max(widest.value, text.Width+look.Dp(gap))
		}
	}
	for _, row := range c.Rows {
		b := newBar(c, row, widest, open)
		b.menu = menu
		list.Add(b)
	}
	if len(c.Names()) > 1 {
		list.Add(look.Pad(4, 0, 0, 0, legend(c)))
	}
	if note := c.Notes(); note != "" {
		list.Add(look.Pad(4, 0, 0, 0, look.NewWrapped(note, look.ColorQuiet, theme.SizeNameCaptionText)))
	}
	return list
}

func legend(c chart.Chart) fyne.CanvasObject {
	flow := look.Flow(6)
	for i, name := range c.Names() {
		flow.Add(look.Across(6, look.Fixed(10, 10, look.NewRounded(Tone(i).Strong(), 2)), look.NewQuiet(name)))
	}
	return flow
}

// bar is a row of a chart: its label, its bars and its values.
type bar struct {
	look.Pressable

	chart  chart.Chart
	row    chart.Row
	widest widths
	open   func(title string, ids []string)
	menu   func(at fyne.Position)

	label  *canvas.Text
	ground *canvas.Rectangle // below the pointer
	track  *canvas.Rectangle // of a spread: the whole scale
	parts  []*canvas.Rectangle
	values []*canvas.Text
}

// widths are those of the widest label and value of a chart.
type widths struct{ label, value float32 }

func newBar(c chart.Chart, row chart.Row, widest widths, open func(string, []string)) *bar {
	b := &bar{chart: c, row: row, widest: widest, open: open}
	b.ExtendBaseWidget(b)
	return b
}

// ids returns the records that the row counts.
func (b *bar) ids() (found []string) {
	for _, v := range b.row.Values {
		found = append(found, v.Of...)
	}
	return found
}

// Tapped shows the records that the row counts.
func (b *bar) Tapped(e *fyne.PointEvent) {
	b.TakeKeyboard(e)
	if ids := b.ids(); b.open != nil && len(ids) > 0 {
		b.open(b.chart.Title+": "+b.row.Label, ids)
	}
}

// TappedSecondary offers what can be done with the chart.
func (b *bar) TappedSecondary(e *fyne.PointEvent) {
	b.TakeKeyboard(e)
	if b.menu != nil {
		b.menu(e.AbsolutePosition)
	}
}

// TypedKey presses the row with Space and Enter.
func (b *bar) TypedKey(e *fyne.KeyEvent) {
	if look.IsPress(e.Name) {
		b.Tapped(nil)
		return
	}
	look.PassOrScroll(b, e)
}

// HintAt is the row with its values, where its label is cut.
func (b *bar) HintAt(fyne.Position) string {
	if b.label == nil || b.label.Text == b.row.Label {
		return ""
	}
	return b.AccessibilityLabel()
}

// AccessibilityLabel is the row with its values.
func (b *bar) AccessibilityLabel() string {
	text := b.row.Label
	for i, v := range b.row.Values {
		if len(b.chart.Names()) > 1 {
			text += ", " + b.chart.Names()[i]
		}
		text += " " + v.Text
	}
	return text
}

// Measures at 100 %.
const (
	rowHeight  = 22
	thickness  = 12
	mostLabel  = 240
	leastBar   = 100 // of the longest bar beside a long label
	leastValue = 40
	gap        = 8
)

// CreateRenderer links the row to its drawing.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	b.label = look.NewWords()
	b.ground = look.NewRectangle()
	b.track = look.NewRectangle()
	shown := []fyne.CanvasObject{b.ground, b.label, b.track}
	b.parts, b.values = nil, nil
	for range b.row.Values {
		b.parts = append(b.parts, look.NewRectangle())
		b.values = append(b.values, look.NewWords())
	}
	if b.chart.Kind == chart.Spread {
		b.parts = append(b.parts, look.NewRectangle()) // the point on the range
	}
	for _, p := range b.parts {
		shown = append(shown, p)
	}
	for _, v := range b.values {
		shown = append(shown, v)
	}
	return b.Draw(b.arrange, b.least, b.paint, shown...)
}

// lines is how many bars are below each other.
func (b *bar) lines() int {
	if b.chart.IsStacked() || b.chart.Kind == chart.Spread {
		return 1
	}
	return max(len(b.row.Values), 1)
}

func (b *bar) least() fyne.Size {
	return fyne.NewSize(look.Dp(200), look.Dp(float32(rowHeight*b.lines())))
}

func (b *bar) paint() {
	look.Fill(b.ground, "", 4)
	if b.Hovered && b.open != nil && len(b.ids()) > 0 {
		look.Fill(b.ground, look.ColorHover, 4)
	}
	look.Fill(b.track, "", 2)
	look.Write(b.label, b.row.Label, "", look.ColorInk)
	isStacked := b.chart.IsStacked()
	for i, part := range b.parts {
		look.Fill(part, Tone(i).Strong(), 2)
		if isStacked { // words are to be read on it
			look.Fill(part, Tone(i).Tint(), 2)
			look.Stroke(part, Tone(i).Strong(), 1)
		}
	}
	for i, v := range b.row.Values {
		color := look.ColorInk
		if isStacked {
			color = Tone(i).Text()
		}
		b.values[i].TextStyle = look.Bold
		look.Write(b.values[i], v.Text, theme.SizeNameCaptionText, color)
	}
	if b.chart.Kind == chart.Spread && len(b.parts) == 2 {
		look.Fill(b.track, look.ColorBand, 2)
		look.Fill(b.parts[0], look.Green.Tint(), 2)
		look.Stroke(b.parts[0], look.Green.Strong(), 1)
		look.Fill(b.parts[1], look.Green.Strong(), thickness/2)
	}
}

func (b *bar) arrange(size fyne.Size) {
	b.ground.Resize(size)
	b.RingAround(size, 4)
	spare := size.Width - b.widest.value - look.Dp(gap+leastBar)
	label := min(b.widest.label, look.Dp(mostLabel), max(size.Width*0.45, spare))
	look.Fit(b.label, b.row.Label, label)
	look.PlaceLine(b.label, 0, 0, look.Dp(rowHeight))
	x := label + look.Dp(gap)
	unit := max(size.Width-x-b.widest.value, 1) / float32(b.chart.Scale())
	switch b.chart.Kind {
	case chart.Stacked, chart.Timeline:
		b.arrangeStacked(x, unit)
	case chart.Spread:
		b.arrangeSpread(x, unit)
	default:
		for i, v := range b.row.Values {
			y := look.Dp(float32(i * rowHeight))
			width := max(float32(v.Number)*unit, 0)
			look.Place(b.parts[i], x, y+look.Dp((rowHeight-thickness)/2), width, look.Dp(thickness))
			look.PlaceLine(b.values[i], x+width+look.Dp(6), y, look.Dp(rowHeight))
		}
	}
}

// arrangeStacked puts the parts of the bar beside each other, and the values into those that are wide enough; else all
// values are behind the bar.
func (b *bar) arrangeStacked(x, unit float32) {
	start := x
	isWide := true
	for i, v := range b.row.Values {
		width := max(float32(v.Number)*unit, 0)
		look.Place(b.parts[i], x, look.Dp((rowHeight-thickness-4)/2), width, look.Dp(thickness+4))
		look.SetShown(b.parts[i], width > 0)
		isWide = isWide && (v.Text == "" || width == 0 || b.values[i].MinSize().Width+4 <= width)
		x += width
	}
	at := start
	for i, v := range b.row.Values {
		text := b.values[i]
		look.SetShown(text, v.Text != "" && v.Number > 0 && (isWide || i == 0))
		if !isWide {
			if i == 0 {
				text.Color = look.Color(look.ColorInk)
				look.SetLine(text, b.row.Text())
				look.PlaceLine(text, x+look.Dp(6), 0, look.Dp(rowHeight))
			}
			continue
		}
		width := max(float32(v.Number)*unit, 0)
		look.SetLine(text, v.Text)
		look.PlaceLine(text, at+(width-text.MinSize().Width)/2, 0, look.Dp(rowHeight))
		at += width
	}
}

// arrangeSpread puts a point on its range, and the range on the whole scale.
func (b *bar) arrangeSpread(x, unit float32) {
	top := look.Dp((rowHeight - thickness) / 2)
	look.Place(b.track, x, top, float32(b.chart.Scale())*unit, look.Dp(thickness))
	if len(b.row.Values) == 0 {
		return
	}
	v := b.row.Values[0]
	shown := v.Text != ""
	for _, part := range b.parts {
		look.SetShown(part, shown)
	}
	low := x + float32(v.Low)*unit
	look.Place(b.parts[0], low, top, max(float32(v.High-v.Low)*unit, 1), look.Dp(thickness))
	point := look.Dp(thickness + 2)
	look.Place(b.parts[1], x+float32(v.Number)*unit-point/2, top-look.Dp(1), point, point)
	look.PlaceLine(b.values[0], x+float32(b.chart.Scale())*unit+look.Dp(8), 0, look.Dp(rowHeight))
}
