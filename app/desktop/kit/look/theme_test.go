package look_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
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

func TestTextStandsOutFromItsGroundInBothPalettes(t *testing.T) {
	type pair struct{ words, ground fyne.ThemeColorName }
	pairs := []pair{
		{look.ColorInk, look.ColorPaper},
		{look.ColorInk, look.ColorSurface},
		{look.ColorInk, look.ColorSelected},
		{look.ColorInk, look.ColorBand},
		{look.ColorQuiet, look.ColorPaper},
		{look.ColorQuiet, look.ColorSurface},
		{look.ColorQuiet, look.ColorSelected},
		{look.ColorGreen, look.ColorPaper},
		{look.ColorGreen, look.ColorSurface},
		{look.ColorOnGreen, look.ColorGreen},
		{theme.ColorNameForegroundOnError, theme.ColorNameError},
		{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
		{look.Neutral.Text(), look.ColorBand},
		{look.Red.Text(), look.ColorSurface},
		{look.Red.Text(), look.ColorPaper},
	}
	for tone := look.Neutral; tone <= look.Grey; tone++ {
		pairs = append(pairs, pair{tone.Text(), tone.Tint()}, pair{tone.Text(), look.ColorSurface},
			pair{look.ColorInk, tone.Wash()}, pair{look.ColorGreen, tone.Wash()})
	}
	for name, appearance := range map[string]look.Appearance{"light": look.Light, "dark": look.Dark} {
		th := look.ThemeFor(appearance, 1)
		for _, p := range pairs {
			if ratio := contrast(th.Color(p.words, 0), th.Color(p.ground, 0)); ratio < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f to 1", name, p.words, p.ground, ratio)
			}
		}
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
