package look

import "fyne.io/fyne/v2"

// Tone is what a colour means beside the words that are always beside it.
type Tone int

// The tones. Green to Red show a state; Orange to Grey distinguish kinds (the looks page: meal orange, transport
// slate, flight blue, activity violet, home hospitality rose, free time grey).
const (
	Neutral Tone = iota
	Green
	Gold
	Amber
	Red
	Orange
	Slate
	Blue
	Violet
	Rose
	Grey
)

// Tint names the pale ground of the tone.
func (t Tone) Tint() fyne.ThemeColorName { return t.name("tint") }

// Wash names the palest ground of the tone, for whole notices.
func (t Tone) Wash() fyne.ThemeColorName { return t.name("wash") }

// Strong names the full colour of the tone, for bars, dots and icons.
func (t Tone) Strong() fyne.ThemeColorName { return t.name("strong") }

// Text names the colour for words on the tint: at least 4.5 to 1 in both palettes.
func (t Tone) Text() fyne.ThemeColorName { return t.name("text") }

// Or names the colour for words: that of the tone, or the usual one where it is Neutral.
func (t Tone) Or(usual fyne.ThemeColorName) fyne.ThemeColorName {
	if t == Neutral {
		return usual
	}
	return t.Text()
}

func (t Tone) name(part string) fyne.ThemeColorName {
	if t < 0 || int(t) >= len(tones) {
		t = Neutral
	}
	return fyne.ThemeColorName("laurel." + tones[t].name + "." + part)
}

// toneColors are a tone's colours in one palette, as 0xRRGGBB.
type toneColors struct{ tint, strong, text uint32 }

var tones = [...]struct {
	name        string
	light, dark toneColors
}{
	Neutral: {"neutral", toneColors{0xEEEAE2, 0x6E7480, 0x4A505B}, toneColors{0x2B3037, 0x9AA1AC, 0xC2C7CF}},
	Green:   {"green", toneColors{0xDDEFE7, 0x1E6B52, 0x155843}, toneColors{0x1F3A30, 0x5FB895, 0x86CFB1}},
	Gold:    {"gold", toneColors{0xF6EBCF, 0x9A7020, 0x735210}, toneColors{0x3A3220, 0xD9B65A, 0xE3C677}},
	Amber:   {"amber", toneColors{0xFBE9D0, 0xB45309, 0x8F4207}, toneColors{0x3F2F1B, 0xE59A45, 0xEDB06C}},
	Red:     {"red", toneColors{0xFADCD9, 0xB42318, 0x9B1C13}, toneColors{0x462624, 0xF08A80, 0xF5A69E}},
	Orange:  {"orange", toneColors{0xFBE8D2, 0xC06810, 0x8A480A}, toneColors{0x3F2E1D, 0xE08A3C, 0xEBA968}},
	Slate:   {"slate", toneColors{0xE7E9EE, 0x5B616D, 0x444A55}, toneColors{0x2A2F38, 0x8B93A2, 0xB6BDC9}},
	Blue:    {"blue", toneColors{0xDCE8F3, 0x2F6690, 0x245073}, toneColors{0x1E3040, 0x6FA8D2, 0x93C0E2}},
	Violet:  {"violet", toneColors{0xE9E1F1, 0x7A5C99, 0x5C4278}, toneColors{0x322A3D, 0xA98BC9, 0xC3ABDD}},
	Rose:    {"rose", toneColors{0xF5DDE0, 0x8C2F39, 0x7A2530}, toneColors{0x40262A, 0xD9808A, 0xE5A0A8}},
	Grey:    {"grey", toneColors{0xECECEA, 0x767B84, 0x50555E}, toneColors{0x2A2D31, 0x858B95, 0xB3B8C0}},
}
