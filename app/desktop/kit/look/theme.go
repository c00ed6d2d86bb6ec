package look

import (
	"cmp"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Appearance describes which palette a theme uses.
type Appearance int

// The palettes a person can choose between.
const (
	FollowSystem Appearance = iota // light or dark as the operating system is set
	Light
	Dark
)

// Colour names beyond Fyne's own. Color(name) returns the colour of the palette in use; a widget asks for it in its
// Refresh, so that it follows a change of theme.
const (
	ColorPaper     fyne.ThemeColorName = "laurel.paper"     // the window's ground
	ColorSurface   fyne.ThemeColorName = "laurel.surface"   // cards, tables, header
	ColorBand      fyne.ThemeColorName = "laurel.band"      // table header, status line
	ColorDesk      fyne.ThemeColorName = "laurel.desk"      // behind a page in a preview
	ColorLine      fyne.ThemeColorName = "laurel.line"      // borders and separators
	ColorEdge      fyne.ThemeColorName = "laurel.edge"      // round buttons and menus, whose words name them
	ColorInk       fyne.ThemeColorName = "laurel.ink"       // text
	ColorQuiet     fyne.ThemeColorName = "laurel.quiet"     // labels, second lines
	ColorGreen     fyne.ThemeColorName = "laurel.green"     // the one accent
	ColorOnGreen   fyne.ThemeColorName = "laurel.onGreen"   // text on ColorGreen
	ColorSelected  fyne.ThemeColorName = "laurel.selected"  // a selected row
	ColorHover     fyne.ThemeColorName = "laurel.hover"     // an opaque hover ground for rows
	ColorFocusRing fyne.ThemeColorName = "laurel.focusRing" // the ring round what has the keyboard
)

// ThemeFor makes Laurel's theme: Noto Sans, a grid of 4, the palettes of the looks page. The scale multiplies every
// size (1.25 for 125 %); values outside 0.75 to 2.5 are brought to the nearer end.
func ThemeFor(appearance Appearance, scale float32) fyne.Theme {
	return &laurelTheme{appearance: appearance, scale: min(max(scale, 0.75), 2.5)}
}

// Color returns a colour of the palette in use. The name is one of this package's or of Fyne's theme package.
func Color(name fyne.ThemeColorName) color.Color {
	t, variant := inUse()
	return t.Color(name, variant)
}

// Dp turns a length of the drawings (at 100 %) into one of the theme in use.
func Dp(length float32) float32 {
	t, _ := inUse()
	return length * t.scale
}

// inUse returns the theme of the program; one without it has the light palette at 100 %.
func inUse() (*laurelTheme, fyne.ThemeVariant) {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*laurelTheme); ok {
			return t, app.Settings().ThemeVariant()
		}
	}
	return &laurelTheme{appearance: Light, scale: 1}, theme.VariantLight
}

// laurelTheme implements fyne.Theme.
type laurelTheme struct {
	appearance Appearance
	scale      float32
}

func (t *laurelTheme) dark(variant fyne.ThemeVariant) bool {
	if t.appearance == FollowSystem {
		return variant == theme.VariantDark
	}
	return t.appearance == Dark
}

func (t *laurelTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	palette, base := lightPalette, theme.VariantLight
	if t.dark(variant) {
		palette, base = darkPalette, theme.VariantDark
	}
	if c, ok := palette[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, base)
}

func (t *laurelTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameSeparatorThickness, theme.SizeNameInputBorder:
		return 1
	}
	if size, ok := themeSizes[name]; ok {
		return size * t.scale
	}
	return theme.DefaultTheme().Size(name) * t.scale
}

func (t *laurelTheme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Monospace || style.Symbol || style.Italic {
		return theme.DefaultTheme().Font(style)
	}
	regular, bold := themeFonts()
	if style.Bold {
		return bold
	}
	return regular
}

func (t *laurelTheme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// themeFonts returns the embedded Noto Sans, regular and bold. A build without them still has Fyne's own copy.
var themeFonts = sync.OnceValues(func() (regular, bold fyne.Resource) {
	regular, bold = embeddedFont("NotoSans-Regular"), embeddedFont("NotoSans-Bold")
	return cmp.Or(regular, theme.DefaultTheme().Font(Plain)), cmp.Or(bold, theme.DefaultTheme().Font(Bold))
})

var themeSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:            14,
	theme.SizeNameCaptionText:     12,
	theme.SizeNameSubHeadingText:  16,
	theme.SizeNameHeadingText:     20,
	theme.SizeNamePadding:         4,
	theme.SizeNameInnerPadding:    8,
	theme.SizeNameLineSpacing:     4,
	theme.SizeNameInlineIcon:      20,
	theme.SizeNameScrollBar:       12,
	theme.SizeNameScrollBarSmall:  4,
	theme.SizeNameScrollBarRadius: 4,
	theme.SizeNameSplitThickness:  12,
	theme.SizeNameInputRadius:     6,
	theme.SizeNameButtonRadius:    6,
	theme.SizeNameSelectionRadius: 4,
	theme.SizeNameCardRadius:      8,
	theme.SizeNameDialogRadius:    8,
	theme.SizeNamePopupRadius:     8,
	theme.SizeNameMenuRadius:      6,
	theme.SizeNameModalBlurRadius: 0, // a blurred window is slow where graphics are drawn in software
}

type palette map[fyne.ThemeColorName]color.Color

// rgb reads 0xRRGGBB.
func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// Alpha makes a colour partly transparent: 0 is not seen, 255 opaque.
func Alpha(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}

// shade is a colour in both palettes, and the names that Fyne and Laurel have for it.
type shade struct {
	light, dark uint32 // 0xRRGGBB
	alpha       uint8  // 0: opaque
	names       []fyne.ThemeColorName
}

// names is a list of names of colours.
type names = []fyne.ThemeColorName

var shades = []shade{
	{0xFAF8F4, 0x16191D, 0, names{ColorPaper, theme.ColorNameBackground}},
	{0xFFFFFF, 0x1E2227, 0, names{ColorSurface, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground}},
	{0xF5F1EA, 0x23282E, 0, names{
		ColorBand, theme.ColorNameButton, theme.ColorNameDisabledButton, theme.ColorNameHeaderBackground,
	}},
	{0xE8E3DB, 0x111316, 0, names{ColorDesk}},
	{0xE6E1D8, 0x2E343B, 0, names{ColorLine, theme.ColorNameSeparator}},
	{0xE6E1D8, 0x2E343B, 0x40, names{theme.ColorNameScrollBarBackground}},
	{0x20242C, 0xE8E6E1, 0, names{ColorInk, theme.ColorNameForeground}},
	{0x20242C, 0xE8E6E1, 0x0c, names{theme.ColorNameHover}},
	{0x20242C, 0xE8E6E1, 0x18, names{theme.ColorNamePressed}},
	{0x5F6571, 0x9EA5B0, 0, names{ColorQuiet, theme.ColorNamePlaceHolder}},
	{0x5F6571, 0x9EA5B0, 0xd0, names{theme.ColorNameScrollBar}},
	{0x1E6B52, 0x5FB895, 0, names{
		ColorGreen, theme.ColorNameHyperlink, theme.ColorNamePrimary, theme.ColorNameSuccess,
	}},
	{0x1E6B52, 0x5FB895, 0x38, names{theme.ColorNameFocus}},
	{0x1E6B52, 0x5FB895, 0x2c, names{theme.ColorNameSelection}},
	{0x1E6B52, 0x5FB895, 0xc8, names{ColorFocusRing}},
	{0xFFFFFF, 0x0E1B16, 0, names{
		ColorOnGreen, theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError,
		theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning,
	}},
	{0xE7F2ED, 0x21352E, 0, names{ColorSelected}},
	{0xFAF8F4, 0x252A30, 0, names{ColorHover}},
	{0x9A9FA8, 0x6A717B, 0, names{theme.ColorNameDisabled}},
	{0xB42318, 0xF08A80, 0, names{theme.ColorNameError}},
	{0x9A4508, 0xE59A45, 0, names{theme.ColorNameWarning}},
	{0xFDFCF9, 0x1A1D21, 0, names{theme.ColorNameInputBackground}},
	{0x827D74, 0x7A838E, 0, names{theme.ColorNameInputBorder}},
	{0xD5CFC3, 0x3D454E, 0, names{ColorEdge}},
}

var (
	lightPalette = newPalette(false)
	darkPalette  = newPalette(true)
)

func newPalette(dark bool) palette {
	p := palette{theme.ColorNameShadow: color.NRGBA{A: 0x2c}}
	if dark {
		p[theme.ColorNameShadow] = color.NRGBA{A: 0x80}
	}
	for _, s := range shades {
		c := rgb(s.light)
		if dark {
			c = rgb(s.dark)
		}
		if s.alpha > 0 {
			c = Alpha(c, s.alpha)
		}
		for _, name := range s.names {
			p[name] = c
		}
	}
	for i, t := range tones {
		tone, c := Tone(i), t.light
		if dark {
			c = t.dark
		}
		p[tone.Tint()] = rgb(c.tint)
		p[tone.Strong()] = rgb(c.strong)
		p[tone.Text()] = rgb(c.text)
		p[tone.Wash()] = Blend(p[ColorSurface], Alpha(rgb(c.tint), 0x80))
	}
	return p
}
