package look_test

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"

	"laurel/app/desktop/kit/look"
	"laurel/assets"
)

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is WCAG 2's ratio.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// laid is a colour over a ground: a translucent one lets it through.
func laid(th fyne.Theme, ground color.Color, over ...fyne.ThemeColorName) color.Color {
	for _, name := range over {
		ground = look.Blend(ground, th.Color(name, 0))
	}
	return ground
}

// groundsOf are all grounds that words and signs can be on, by what they are.
func groundsOf(th fyne.Theme) map[string]color.Color {
	grounds := map[string]color.Color{}
	for _, name := range []fyne.ThemeColorName{
		look.ColorPaper, look.ColorSurface, look.ColorBand, look.ColorSelected, look.ColorHover,
		theme.ColorNameInputBackground,
	} {
		grounds[string(name)] = th.Color(name, 0)
	}
	for _, name := range []fyne.ThemeColorName{look.ColorSurface, look.ColorBand, theme.ColorNameInputBackground} {
		grounds[string(name)+" below the pointer"] = laid(th, th.Color(name, 0), theme.ColorNameHover)
	}
	grounds["marked"] = laid(th, th.Color(look.ColorSurface, 0), theme.ColorNameSelection)
	return grounds
}

// TestEveryPairOfThePaletteReachesWCAGAA compares every colour of words with every ground that the packages of the kit
// draw it on (4.5 to 1, WCAG 2.2 criterion 1.4.3), and every sign and border that something is known by (3 to 1,
// criterion 1.4.11). Exempt are what cannot be used now, hairlines that only decorate, and the edge of a button, whose
// words name it.
func TestEveryPairOfThePaletteReachesWCAGAA(t *testing.T) {
	for name, appearance := range map[string]look.Appearance{"light": look.Light, "dark": look.Dark} {
		th := look.ThemeFor(appearance, 1)
		pairs := 0
		check := func(least float64, what fyne.ThemeColorName, on string, ground color.Color) {
			pairs++
			if ratio := contrast(laid(th, ground, what), ground); ratio < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f to 1, not %g", name, what, on, ratio, least)
			}
		}
		words := []fyne.ThemeColorName{
			look.ColorInk, look.ColorQuiet, look.ColorGreen, theme.ColorNamePlaceHolder, theme.ColorNameError,
			theme.ColorNameWarning, theme.ColorNameHyperlink,
		}
		signs := []fyne.ThemeColorName{theme.ColorNameInputBorder, look.ColorFocusRing, theme.ColorNameScrollBar}
		for tone := look.Neutral; tone <= look.Grey; tone++ {
			words, signs = append(words, tone.Text()), append(signs, tone.Strong())
			tint, wash := th.Color(tone.Tint(), 0), th.Color(tone.Wash(), 0)
			check(4.5, tone.Text(), "its tint", tint)
			check(4.5, tone.Text(), "its tint below the pointer", laid(th, tint, theme.ColorNameHover))
			check(3, tone.Strong(), "its tint", tint)
			for _, over := range []fyne.ThemeColorName{look.ColorInk, look.ColorGreen, tone.Text()} {
				check(4.5, over, string(tone.Wash()), wash)
			}
		}
		for on, ground := range groundsOf(th) {
			for _, what := range words {
				check(4.5, what, on, ground)
			}
			for _, what := range signs {
				check(3, what, on, ground)
			}
		}
		for _, filled := range []fyne.ThemeColorName{look.ColorGreen, theme.ColorNameError, look.Amber.Strong()} {
			check(4.5, look.ColorOnGreen, string(filled), th.Color(filled, 0))
		}
		check(4.5, look.ColorPaper, "a toast", th.Color(look.ColorInk, 0))
		t.Logf("%s: %d pairs", name, pairs)
	}
}

func TestTheThemeDefinesEveryColorOfFyne(t *testing.T) {
	test.NewTempApp(t)
	test.AssertAllColorNamesDefined(t, look.ThemeFor(look.Light, 1), "light")
	test.AssertAllColorNamesDefined(t, look.ThemeFor(look.Dark, 1), "dark")
}

func TestTheScaleMultipliesSizesAndLengths(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1.25))
	if got := theme.Size(theme.SizeNameText); got != 17.5 {
		t.Errorf("text at 125 %% is %v high", got)
	}
	if got := look.Dp(8); got != 10 {
		t.Errorf("8 at 125 %% is %v", got)
	}
	if got := look.ThemeFor(look.Light, 99).Size(theme.SizeNameText); got != 35 {
		t.Errorf("an absurd scale gives text %v high", got)
	}
}

func TestFollowingTheSystemChangesWithItsVariant(t *testing.T) {
	th := look.ThemeFor(look.FollowSystem, 1)
	if luminance(th.Color(look.ColorPaper, theme.VariantLight)) <= luminance(th.Color(look.ColorPaper,
		theme.VariantDark)) {
		t.Error("the light variant is not lighter than the dark one")
	}
}

// byFyne are signs of Fyne's own fonts, which each window has.
const byFyne = "←↑→↓⇧⌃⌘⌥⚠🔒"

// TestEveryMachineHasTheSignsOfTheWindow looks for the characters of the window's texts and its signs in the embedded
// fonts: a system need not have a font for symbols.
func TestEveryMachineHasTheSignsOfTheWindow(t *testing.T) {
	texts := "▲▸▼▾●✓✕"
	for _, language := range []string{"en", "es", "fr"} {
		for _, file := range []string{"window", "common", "printing"} {
			data, err := assets.Translations.ReadFile("translations/" + language + "/" + file + ".json")
			if err != nil {
				t.Fatal(err)
			}
			texts += string(data)
		}
	}
	for _, name := range []string{"NotoSans-Regular", "NotoSans-Bold"} {
		data, err := assets.Font(name)
		if err != nil {
			t.Fatal(err)
		}
		font, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var buffer sfnt.Buffer
		for _, r := range texts {
			if glyph, err := font.GlyphIndex(&buffer, r); r >= ' ' && (glyph == 0 || err != nil) &&
				!strings.ContainsRune(byFyne, r) {
				t.Errorf("%s has no %c", name, r)
			}
		}
	}
}
