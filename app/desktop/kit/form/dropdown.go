package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"laurel/app/desktop/kit/look"
)

// dropDown is the base of the boxes that show what is chosen and open a choice when they are pressed.
type dropDown struct {
	look.Pressable

	field *fieldBase
	words *look.Text // what is chosen, or the prompt
	frame *canvas.Rectangle
	caret *canvas.Text
}

func newDropDown(field *fieldBase) dropDown {
	return dropDown{field: field, words: look.NewText("").Cutting()}
}

// wholeWidth is the width at which what is chosen is not cut.
func (d *dropDown) wholeWidth() float32 {
	if d.words.Hidden {
		return 0 // chips, which wrap
	}
	return look.Measure(d.words.Text, look.TextSize(d.words.SizeName), look.Plain).Width + dp(34)
}

// HintAt is what is chosen, where it is cut.
func (d *dropDown) HintAt(at fyne.Position) string { return d.words.HintAt(at) }

// draw returns the renderer; more is drawn in the frame.
func (d *dropDown) draw(
	arrange func(fyne.Size), least func() fyne.Size, more ...fyne.CanvasObject,
) fyne.WidgetRenderer {
	d.frame, d.caret = look.NewRectangle(), look.NewWords()
	both := func(size fyne.Size) {
		d.frame.Resize(size)
		d.RingAround(size, 8)
		line := d.words.MinSize().Height
		look.Place(d.words, dp(8), (size.Height-line)/2, size.Width-dp(34), line)
		look.PlaceLine(d.caret, size.Width-dp(20), 0, size.Height)
		arrange(size)
	}
	paint := func() {
		look.PaintField(d.frame, d.Hovered)
		look.Write(d.caret, "▾", "", look.ColorQuiet)
	}
	return d.Draw(both, least, paint, append([]fyne.CanvasObject{d.frame, d.words, d.caret}, more...)...)
}
