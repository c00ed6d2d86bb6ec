package look

import (
	"sync"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"laurel/assets"
)

// scriptFonts are the fonts of the scripts that the reading font lacks. Without them a machine that has no such font
// would show boxes, and one that has several would mix them within a word.
var scriptFonts = []scriptFont{
	newScriptFont(unicode.Arabic, "NotoNaskhArabic"),
	newScriptFont(unicode.Khmer, "NotoSerifKhmer"),
	newScriptFont(unicode.Myanmar, "NotoSansMyanmar"),
	newScriptFont(unicode.Devanagari, "NotoSansDevanagari"),
	newScriptFont(unicode.Bengali, "NotoSansBengali"),
	newScriptFont(unicode.Thai, "NotoSansThai"),
	newScriptFont(unicode.Lao, "NotoSansLao"),
	newScriptFont(unicode.Ethiopic, "NotoSansEthiopic"),
	newScriptFont(unicode.Tamil, "NotoSansTamil"),
	newScriptFont(unicode.Telugu, "NotoSansTelugu"),
	newScriptFont(unicode.Kannada, "NotoSansKannada"),
	newScriptFont(unicode.Malayalam, "NotoSansMalayalam"),
	newScriptFont(unicode.Sinhala, "NotoSansSinhala"),
	newScriptFont(unicode.Gujarati, "NotoSansGujarati"),
	newScriptFont(unicode.Gurmukhi, "NotoSansGurmukhi"),
	newScriptFont(unicode.Hebrew, "NotoSerifHebrew"),
	newScriptFont(unicode.Thaana, "NotoSansThaana"),
	newScriptFont(unicode.Armenian, "NotoSansArmenian"),
	newScriptFont(unicode.Georgian, "NotoSansGeorgian"),
}

// scriptFont is the embedded font of a script.
type scriptFont struct {
	script *unicode.RangeTable
	load   func() fyne.Resource // once; nil where the font is not embedded
}

func newScriptFont(script *unicode.RangeTable, name string) scriptFont {
	return scriptFont{script, sync.OnceValue(func() fyne.Resource { return embeddedFont(name + "-Regular") })}
}

// embeddedFont returns a font of the program, nil where it is not embedded.
func embeddedFont(name string) fyne.Resource {
	data, err := assets.Font(name)
	if err != nil {
		return nil
	}
	return fyne.NewStaticResource(name+".ttf", data)
}

// FontFor returns the embedded font for a text whose letters all are of one script that the reading font lacks, or nil
// for the reading font. A line that mixes scripts is left to Fyne's search among fonts.
func FontFor(text string) fyne.Resource {
	for _, r := range text {
		if r >= 0x0530 && unicode.IsLetter(r) {
			return fontStarting(r, text)
		}
		if r >= '0' && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return nil
		}
	}
	return nil
}

// fontStarting returns the font of the script of the first letter, if the rest of the text is of that script too.
func fontStarting(first rune, text string) fyne.Resource {
	for _, s := range scriptFonts {
		if !unicode.Is(s.script, first) {
			continue
		}
		for _, r := range text {
			if unicode.IsLetter(r) && !unicode.Is(s.script, r) {
				return nil
			}
		}
		return s.load()
	}
	return nil
}

// SetLine sets the text of a line, in the font of its script.
func SetLine(line *canvas.Text, text string) {
	line.Text = text
	line.FontSource = FontFor(text)
}

// Measure returns the size of a text as SetLine draws it.
func Measure(text string, size float32, style fyne.TextStyle) fyne.Size {
	whole, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, FontFor(text))
	return whole
}
