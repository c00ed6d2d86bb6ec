package look

import (
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/assets"
)

// Appearance says which palette a theme uses.
type Appearance int

// The palettes a person can choose between.
const (
	FollowSystem Appearance = iota // light or dark as the operating system says
	Light
	Dark
)

// Colour names beyond Fyne's own. Color(name) gives the colour of the palette in use; a widget asks for it in its
// Refresh, so that it follows a change of theme.
const (
	ColorPaper     fyne.ThemeColorName = "laurel.paper"     // the window's ground
	ColorSurface   fyne.ThemeColorName = "laurel.surface"   // cards, tables, header
	ColorBand      fyne.ThemeColorName = "laurel.band"      // table header, status line
	ColorDesk      fyne.ThemeColorName = "laurel.desk"      // behind a page in a preview
	ColorLine      fyne.ThemeColorName = "laurel.line"      // borders and separators
	ColorInk       fyne.ThemeColorName = "laurel.ink"       // text
	ColorQuiet     fyne.ThemeColorName = "laurel.quiet"     // labels, second lines
	ColorGreen     fyne.ThemeColorName = "laurel.green"     // the one accent
	ColorOnGreen   fyne.ThemeColorName = "laurel.onGreen"   // text on ColorGreen
	ColorSelected  fyne.ThemeColorName = "laurel.selected"  // a selected row
	ColorHover     fyne.ThemeColorName = "laurel.hover"     // an opaque hover ground for rows
	ColorFocusRing fyne.ThemeColorName = "laurel.focusRing" // the ring round what has the keyboard
)

// sizeScale is the theme size that carries the scale itself, so that any widget can ask for it.
const sizeScale fyne.ThemeSizeName = "laurel.scale"

// ThemeFor makes Laurel's theme: Noto Sans, a grid of 4, the palettes of the looks page. The scale multiplies every size
// (1.25 for 125 %); values outside 0.75 to 2.5 are brought to the nearer end.
func ThemeFor(appearance Appearance, scale float32) fyne.Theme {
	return &laurelTheme{appearance: appearance, scale: min(max(scale, 0.75), 2.5)}
}

// Color gives a colour of the palette in use. The name is one of this package's or of Fyne's theme package.
func Color(name fyne.ThemeColorName) color.Color {
	app := fyne.CurrentApp()
	if app == nil {
		return fallbackTheme.Color(name, theme.VariantLight)
	}
	variant := app.Settings().ThemeVariant()
	if t, ok := app.Settings().Theme().(*laurelTheme); ok {
		return t.Color(name, variant)
	}
	return fallbackTheme.Color(name, variant)
}

// Dp turns a length of the drawings (at 100 %) into one of the theme in use.
func Dp(length float32) float32 {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*laurelTheme); ok {
			return length * t.scale
		}
	}
	return length
}

var fallbackTheme = &laurelTheme{appearance: Light, scale: 1}

// laurelTheme implements fyne.Theme.
type laurelTheme struct {
	appearance Appearance
	scale      float32
}

var _ fyne.Theme = (*laurelTheme)(nil)

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
	case sizeScale:
		return t.scale
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

// themeFonts gives the embedded Noto Sans, regular and bold. A build without them still has Fyne's own copy.
var themeFonts = sync.OnceValues(func() (regular, bold fyne.Resource) {
	load := func(name string, style fyne.TextStyle) fyne.Resource {
		font, err := assets.Font(name)
		if err != nil {
			return theme.DefaultTheme().Font(style)
		}
		return fyne.NewStaticResource(name+".ttf", font)
	}
	return load("NotoSans-Regular", fyne.TextStyle{}), load("NotoSans-Bold", fyne.TextStyle{Bold: true})
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

// Alpha gives a colour some transparency, 0 to 255.
func Alpha(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}

// base holds the few colours from which the names of Fyne's palette follow.
type base struct {
	paper, surface, band, desk, line, ink, quiet, green, onGreen, selected, hover, disabled, red, amber, field, edge color.NRGBA
	shadow                                                                                                           color.NRGBA
}

// palette spells the base out under Fyne's names and ours; tones are added after it.
func (b base) palette() palette {
	return palette{
		ColorPaper: b.paper, ColorSurface: b.surface, ColorBand: b.band, ColorDesk: b.desk, ColorLine: b.line, ColorInk: b.ink,
		ColorQuiet: b.quiet, ColorGreen: b.green, ColorOnGreen: b.onGreen, ColorSelected: b.selected, ColorHover: b.hover,
		ColorFocusRing: Alpha(b.green, 0xb0),

		theme.ColorNameBackground:          b.paper,
		theme.ColorNameButton:              b.band,
		theme.ColorNameDisabledButton:      b.band,
		theme.ColorNameDisabled:            b.disabled,
		theme.ColorNameError:               b.red,
		theme.ColorNameFocus:               Alpha(b.green, 0x38),
		theme.ColorNameForeground:          b.ink,
		theme.ColorNameForegroundOnPrimary: b.onGreen,
		theme.ColorNameForegroundOnError:   b.onGreen,
		theme.ColorNameForegroundOnSuccess: b.onGreen,
		theme.ColorNameForegroundOnWarning: b.onGreen,
		theme.ColorNameHeaderBackground:    b.band,
		theme.ColorNameHover:               Alpha(b.ink, 0x0c),
		theme.ColorNameHyperlink:           b.green,
		theme.ColorNameInputBackground:     b.field,
		theme.ColorNameInputBorder:         b.edge,
		theme.ColorNameMenuBackground:      b.surface,
		theme.ColorNameOverlayBackground:   b.surface,
		theme.ColorNamePlaceHolder:         b.quiet,
		theme.ColorNamePressed:             Alpha(b.ink, 0x18),
		theme.ColorNamePrimary:             b.green,
		theme.ColorNameScrollBar:           Alpha(b.quiet, 0x90),
		theme.ColorNameScrollBarBackground: Alpha(b.line, 0x40),
		theme.ColorNameSelection:           Alpha(b.green, 0x40),
		theme.ColorNameSeparator:           b.line,
		theme.ColorNameShadow:              b.shadow,
		theme.ColorNameSuccess:             b.green,
		theme.ColorNameWarning:             b.amber,
	}
}

var lightPalette = withTones(base{
	paper: rgb(0xFAF8F4), surface: rgb(0xFFFFFF), band: rgb(0xF5F1EA), desk: rgb(0xE8E3DB), line: rgb(0xE6E1D8),
	ink: rgb(0x20242C), quiet: rgb(0x666C78), green: rgb(0x1E6B52), onGreen: rgb(0xFFFFFF), selected: rgb(0xE7F2ED),
	hover: rgb(0xFAF8F4), disabled: rgb(0x9A9FA8), red: rgb(0xB42318), amber: rgb(0xB45309), field: rgb(0xFDFCF9), edge: rgb(0xD5CFC3),
	shadow: color.NRGBA{A: 0x2c},
}.palette(), func(k toneColors) (tint, strong, text color.NRGBA) { return k.tint, k.strong, k.text })

var darkPalette = withTones(base{
	paper: rgb(0x16191D), surface: rgb(0x1E2227), band: rgb(0x23282E), desk: rgb(0x111316), line: rgb(0x2E343B),
	ink: rgb(0xE8E6E1), quiet: rgb(0x9AA1AC), green: rgb(0x5FB895), onGreen: rgb(0x0E1B16), selected: rgb(0x21352E),
	hover: rgb(0x252A30), disabled: rgb(0x6A717B), red: rgb(0xF08A80), amber: rgb(0xE59A45), field: rgb(0x1A1D21), edge: rgb(0x3D454E),
	shadow: color.NRGBA{A: 0x80},
}.palette(), func(k toneColors) (tint, strong, text color.NRGBA) { return k.darkTint, k.darkStrong, k.darkText })

func withTones(p palette, pick func(toneColors) (tint, strong, text color.NRGBA)) palette {
	for tone, k := range tones {
		tint, strong, text := pick(k)
		p[Tone(tone).Tint()], p[Tone(tone).Strong()], p[Tone(tone).Text()] = tint, strong, text
		p[Tone(tone).Wash()] = Blend(p[ColorSurface], Alpha(tint, 0x80))
	}
	return p
}
