package look

import (
	"cmp"
	"hash/fnv"
	"image"
	"image/color"
	"regexp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Portrait is what an Avatar shows: a picture, or the initials of the name on a colour that stays the same for the key.
type Portrait struct {
	Name    string
	Key     string // what the colour depends on; the name when empty
	Picture image.Image
}

// Avatar shows a portrait as a circle, or as a rounded square.
type Avatar struct {
	widget.BaseWidget

	Portrait Portrait
	Side     float32 // at 100 %
	Square   bool

	ground  *canvas.Rectangle
	picture *canvas.Image
	label   *canvas.Text
}

// NewAvatar makes a round portrait of the side (at 100 %).
func NewAvatar(p Portrait, side float32) *Avatar {
	a := &Avatar{Portrait: p, Side: side}
	a.ExtendBaseWidget(a)
	return a
}

// NewSquareAvatar makes a portrait with rounded corners.
func NewSquareAvatar(p Portrait, side float32) *Avatar {
	a := NewAvatar(p, side)
	a.Square = true
	return a
}

// SetPortrait shows another portrait.
func (a *Avatar) SetPortrait(p Portrait) {
	if a.Portrait == p {
		return
	}
	a.Portrait = p
	a.Refresh()
}

// CreateRenderer links the avatar to its drawing.
func (a *Avatar) CreateRenderer() fyne.WidgetRenderer {
	a.ground, a.label = NewRectangle(), NewWords()
	a.picture = canvas.NewImageFromImage(nil)
	a.picture.FillMode = canvas.ImageFillCover
	a.picture.ScaleMode = canvas.ImageScaleSmooth
	a.label.Color = color.White
	a.label.Alignment = fyne.TextAlignCenter
	a.label.TextStyle = Bold
	least := func() fyne.Size { return fyne.NewSquareSize(Dp(a.Side)) }
	return NewDrawing(a, a.arrange, least, a.paint, a.ground, a.picture, a.label)
}

func (a *Avatar) arrange(size fyne.Size) {
	side := min(size.Width, size.Height)
	x, y := (size.Width-side)/2, (size.Height-side)/2
	Place(a.ground, x, y, side, side)
	Place(a.picture, x, y, side, side)
	height := a.label.MinSize().Height
	Place(a.label, x, y+(side-height)/2, side, height)
}

func (a *Avatar) paint() {
	radius := Dp(a.Side) / 2
	if a.Square {
		radius = Dp(8)
	}
	shown := a.Portrait.Picture != nil
	a.ground.FillColor, a.ground.CornerRadius = avatarColor(a.Portrait), radius
	a.picture.Image, a.picture.CornerRadius = a.Portrait.Picture, radius
	a.ground.Hidden = shown
	a.label.Hidden = shown
	a.picture.Hidden = !shown
	initials := Initials(a.Portrait.Name)
	SetLine(a.label, initials)
	a.label.TextSize = Dp(a.Side) * 0.34
	if len([]rune(initials)) == 1 {
		a.label.TextSize = Dp(a.Side) * 0.46
	}
}

// avatarColors carry white letters at 4.5 to 1 or more.
var avatarColors = [...]color.NRGBA{
	rgb(0x1E6B52), rgb(0x7A5C99), rgb(0xA8552A), rgb(0x8A6415), rgb(0x2F6690),
	rgb(0x8C2F39), rgb(0x5B616D), rgb(0x3F6B2A), rgb(0x8A3F77), rgb(0x2C6E72),
}

func avatarColor(p Portrait) color.Color {
	h := fnv.New32a()
	h.Write([]byte(cmp.Or(p.Key, p.Name)))
	return avatarColors[h.Sum32()%uint32(len(avatarColors))]
}

// Initials returns the first letters of the first and the last word of a name; one for a one-word name. Marks that
// belong to a letter stay with it.
func Initials(name string) string {
	letters := wordStart.FindAllStringSubmatch(name, -1)
	var initials string
	for i, letter := range letters {
		if i == 0 || i == len(letters)-1 {
			initials += strings.ToUpper(letter[1])
		}
	}
	return initials
}

// wordStart is the first letter of a word with its marks.
var wordStart = regexp.MustCompile(`(?:^|[\s\p{Z}-])[^\pL\s\p{Z}-]*(\pL\pM*)`)
