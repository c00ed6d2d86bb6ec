package look

import (
	"sync"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"laurel/assets"
)

// scriptFonts names the embedded font of each script that the reading font lacks. Without them a machine that has no such
// font would show boxes, and one that has several would mix them within a word.
var scriptFonts = []struct {
	script *unicode.RangeTable
	font   string
}{
	{unicode.Arabic, "NotoNaskhArabic"},
	{unicode.Khmer, "NotoSerifKhmer"},
	{unicode.Myanmar, "NotoSansMyanmar"},
	{unicode.Devanagari, "NotoSansDevanagari"},
	{unicode.Bengali, "NotoSansBengali"},
	{unicode.Thai, "NotoSansThai"},
	{unicode.Lao, "NotoSansLao"},
	{unicode.Ethiopic, "NotoSansEthiopic"},
	{unicode.Tamil, "NotoSansTamil"},
	{unicode.Telugu, "NotoSansTelugu"},
	{unicode.Kannada, "NotoSansKannada"},
	{unicode.Malayalam, "NotoSansMalayalam"},
	{unicode.Sinhala, "NotoSansSinhala"},
	{unicode.Gujarati, "NotoSansGujarati"},
	{unicode.Gurmukhi, "NotoSansGurmukhi"},
	{unicode.Hebrew, "NotoSerifHebrew"},
	{unicode.Thaana, "NotoSansThaana"},
	{unicode.Armenian, "NotoSansArmenian"},
	{unicode.Georgian, "NotoSansGeorgian"},
}

var fontOfScript sync.Map // font name to fyne.Resource, nil where it is not embedded

// FontFor gives the embedded font for a text whose letters all are of one script that the reading font lacks, or nil for
// the reading font. A line that mixes scripts is left to Fyne's search among fonts.
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

// fontStarting gives the font of the script of the first letter, if the rest of the text is of that script too.
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
		return embeddedFont(s.font + "-Regular")
	}
	return nil
}

func embeddedFont(name string) fyne.Resource {
	if known, ok := fontOfScript.Load(name); ok {
		font, _ := known.(fyne.Resource)
		return font
	}
	data, err := assets.Font(name)
	if err != nil {
		fontOfScript.Store(name, nil)
		return nil
	}
	known, _ := fontOfScript.LoadOrStore(name, fyne.NewStaticResource(name+".ttf", data))
	font, _ := known.(fyne.Resource)
	return font
}

// SetLine gives a line its text in the font of its script.
func SetLine(line *canvas.Text, text string) {
	line.Text = text
	line.FontSource = FontFor(text)
}

// Measure is the size of a text as setWords draws it.
func Measure(text string, size float32, style fyne.TextStyle) fyne.Size {
	whole, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, FontFor(text))
	return whole
}
