package plot

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/chart"
	"laurel/app/desktop/kit/look"
)

// NewUprightBars shows a time line as upright bars beside each other, each with its label below; see New.
func NewUprightBars(c chart.Chart, open func(string, []string), menu func(fyne.Position)) fyne.CanvasObject {
	bars := make([]fyne.CanvasObject, len(c.Rows))
	for i, row := range c.Rows {
		t := &uprightBar{bar: bar{chart: c, row: row, open: open, menu: menu}}
		t.ExtendBaseWidget(t)
		bars[i] = t
	}
	list := look.Down(4, container.NewGridWithColumns(max(len(bars), 1), bars...))
	if len(c.Names()) > 1 {
		list.Add(legend(c))
	}
	return list
}

// uprightBar is a bar of a time line.
type uprightBar struct{ bar }

// TypedKey presses the bar with Space and Enter.
func (t *uprightBar) TypedKey(e *fyne.KeyEvent) {
	if look.IsPress(e.Name) {
		t.Tapped(nil)
		return
	}
	look.PassOrScroll(t, e)
}

// Measures at 100 %.
const (
	towerHeight  = 72
	towerLabel   = 32
	towerValue   = 15 // the height of a value
	leastPart    = 3  // of a day at a place on which nothing is counted
	widestTower  = 30
	towerMinimum = 8
)

// CreateRenderer links the bar to its drawing.
func (t *uprightBar) CreateRenderer() fyne.WidgetRenderer {
	t.label, t.ground = look.NewWords(), look.NewRectangle()
	second := look.NewWords()
	shown := []fyne.CanvasObject{t.ground, t.label, second}
	t.parts, t.values = nil, nil
	for range t.row.Values {
		part, value := look.NewRectangle(), look.NewWords()
		t.parts, t.values = append(t.parts, part), append(t.values, value)
		shown = append(shown, part, value)
	}
	return t.Draw(func(size fyne.Size) { t.arrange(size, second) }, look.Least(towerMinimum, towerHeight+towerLabel),
		t.paint, shown...)
}

func (t *uprightBar) paint() {
	look.Fill(t.ground, "", 4)
	if t.Hovered && t.open != nil && len(t.ids()) > 0 {
		look.Fill(t.ground, look.ColorHover, 4)
	}
	for i, part := range t.parts {
		look.Fill(part, Tone(i).Tint(), 2)
		look.Stroke(part, Tone(i).Strong(), 1)
		t.values[i].TextStyle = look.Bold
		look.Write(t.values[i], t.row.Values[i].Text, theme.SizeNameCaptionText, Tone(i).Text())
	}
}

// arrange puts the parts over each other on the label, which has two lines where one is too long.
func (t *uprightBar) arrange(size fyne.Size, second *canvas.Text) {
	t.ground.Resize(size)
	t.RingAround(size, 4)
	base := size.Height - look.Dp(towerLabel)
	t.writeLabel(size.Width, base, second)
	width := min(size.Width-look.Dp(4), look.Dp(widestTower))
	left := (size.Width - width) / 2
	unit := (base - look.Dp(towerValue)) / float32(t.chart.Scale())
	y, isRead := base, true
	var read []string
	for i, v := range t.row.Values {
		height := max(float32(v.Number)*unit, look.Dp(leastPart))
		look.SetShown(t.parts[i], v.Text != "")
		look.SetShown(t.values[i], v.Number > 0)
		if v.Text == "" {
			continue
		}
		y -= height
		look.Place(t.parts[i], left, y, width, height)
		if v.Number > 0 {
			read = append(read, v.Text)
			isRead = isRead && height >= look.Dp(towerValue)
			look.SetLine(t.values[i], v.Text)
			look.PlaceLine(t.values[i], (size.Width-t.values[i].MinSize().Width)/2, y, height)
		}
	}
	if !isRead {
		t.writeAbove(strings.Join(read, " · "), size.Width, y)
	}
}

// writeAbove writes the values over the bar, since a part is too low for its own.
func (t *uprightBar) writeAbove(text string, width, y float32) {
	isWritten := false
	for i, v := range t.row.Values {
		look.SetShown(t.values[i], v.Number > 0 && !isWritten)
		if v.Number > 0 && !isWritten {
			isWritten = true
			t.values[i].Color = look.Color(look.ColorInk)
			look.SetLine(t.values[i], text)
			at := (width - t.values[i].MinSize().Width) / 2
			look.PlaceLine(t.values[i], at, y-look.Dp(towerValue), look.Dp(towerValue))
		}
	}
}

// writeLabel writes the label below the bar: its first word, the weekday, on the first line.
func (t *uprightBar) writeLabel(width, base float32, second *canvas.Text) {
	first, rest := t.row.Label, ""
	for i, r := range t.row.Label {
		if r == ' ' {
			first, rest = t.row.Label[:i], t.row.Label[i+1:]
			break
		}
	}
	for i, line := range []struct {
		words *canvas.Text
		text  string
	}{{t.label, first}, {second, rest}} {
		look.WriteFit(line.words, line.text, width, theme.SizeNameCaptionText, look.ColorQuiet)
		at := (width - line.words.MinSize().Width) / 2
		look.PlaceLine(line.words, at, base+look.Dp(float32(2+14*i)), look.Dp(15))
	}
}
