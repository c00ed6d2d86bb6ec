package typeset

import (
	"io"
	"log"
	"os"
	"path/filepath"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// systemFonts finds Chinese, Japanese and Korean faces among the fonts of the machine. They are too large to ship;
// the machine is asked only when such a character is met, once per process.
var systemFonts struct {
	once sync.Once
	sync.Mutex
	fonts *fontscan.FontMap
	found map[rune]*typeface
}

// eastAsian are the scripts whose faces come from the system.
var eastAsian = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo}

// eastAsianFamilies are the usual serif faces, best first, of Debian, macOS and Windows.
var eastAsianFamilies = []string{
	"Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC", "Songti SC", "PingFang SC", "SimSun",
	"Microsoft YaHei",
	"Hiragino Mincho ProN", "Yu Mincho", "MS Mincho", "Apple SD Gothic Neo", "Malgun Gothic",
}

// systemFace returns a face of the machine that has an East Asian character, or nil. It is nil for all other
// characters, so that Latin documents never pay for the scan.
func systemFace(r rune) *typeface {
	if r < 0x1100 || !isEastAsian(r) {
		return nil
	}
	systemFonts.once.Do(scanSystemFonts)
	systemFonts.Lock()
	defer systemFonts.Unlock()
	if f, ok := systemFonts.found[r]; ok {
		return f
	}
	f := resolveSystemFace(r)
	systemFonts.found[r] = f
	return f
}

func isEastAsian(r rune) bool {
	return unicode.In(r, eastAsian...) || (r >= 0x3000 && r <= 0x303F) || (r >= 0xFF00 && r <= 0xFFEF)
}

func scanSystemFonts() {
	systemFonts.found = map[rune]*typeface{}
	fm := fontscan.NewFontMap(log.New(io.Discard, "", 0))
	if fm.UseSystemFonts("") != nil {
		// Without a home folder the index of the fonts has no folder of its own; nothing of a program is in it.
		if fm.UseSystemFonts(filepath.Join(os.TempDir(), "laurel-font-index")) != nil {
			return
		}
	}
	fm.SetQuery(fontscan.Query{Families: eastAsianFamilies})
	systemFonts.fonts = fm
}

func resolveSystemFace(r rune) *typeface {
	if systemFonts.fonts == nil {
		return nil
	}
	systemFonts.fonts.SetScript(language.LookupScript(r))
	face := systemFonts.fonts.ResolveFace(r)
	if face == nil {
		return nil
	}
	if gid, ok := face.NominalGlyph(r); !ok || gid == 0 {
		return nil
	}
	return registerSystemFace(face)
}

func registerSystemFace(face *font.Face) *typeface {
	faceLibrary.Lock()
	defer faceLibrary.Unlock()
	if f := faceLibrary.byFont[face.Font]; f != nil {
		return f
	}
	f := newTypeface("system", face)
	faceLibrary.byFont[face.Font] = f
	return f
}
