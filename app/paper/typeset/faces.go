package typeset

import (
	"bytes"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"

	"laurel/assets"
)

// typeface is one parsed font, shared by all documents of the process. Everything in it is read-only but the
// outlines, which are guarded.
type typeface struct {
	name  string
	font  *font.Font
	upem  float64
	latin *sfnt // set when runs in this face are written as text with an embedded subset

	ascent, descent float64 // in em, both positive

	mu       sync.Mutex
	outlines map[font.GID][]byte
}

// The faces of a family by weight and slant. Where a family has no such face the nearest is used.
var familyFaces = map[Family][4]string{ // regular, bold, italic, bold italic
	Serif:   {"NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic", "NotoSerif-Bold"},
	Sans:    {"NotoSans-Regular", "NotoSans-Bold", "NotoSans-Regular", "NotoSans-Bold"},
	Display: {"NotoSerifDisplay-Regular", "NotoSerif-Bold", "NotoSerif-Italic", "NotoSerif-Bold"},
}

// scriptFaces lists the faces of each further script: regular, and bold where there is one.
var scriptFaces = []struct {
	script language.Script
	faces  []string
}{
	{language.Arabic, []string{"NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"}},
	{language.Khmer, []string{"NotoSerifKhmer-Regular"}},
	{language.Myanmar, []string{"NotoSansMyanmar-Regular"}},
	{language.Devanagari, []string{"NotoSansDevanagari-Regular"}},
	{language.Bengali, []string{"NotoSansBengali-Regular"}},
	{language.Thai, []string{"NotoSansThai-Regular"}},
	{language.Lao, []string{"NotoSansLao-Regular"}},
	{language.Ethiopic, []string{"NotoSansEthiopic-Regular"}},
	{language.Tamil, []string{"NotoSansTamil-Regular"}},
	{language.Sinhala, []string{"NotoSansSinhala-Regular"}},
	{language.Hebrew, []string{"NotoSerifHebrew-Regular"}},
	{language.Armenian, []string{"NotoSansArmenian-Regular"}},
	{language.Georgian, []string{"NotoSansGeorgian-Regular"}},
	{language.Gujarati, []string{"NotoSansGujarati-Regular"}},
	{language.Gurmukhi, []string{"NotoSansGurmukhi-Regular"}},
	{language.Telugu, []string{"NotoSansTelugu-Regular"}},
	{language.Kannada, []string{"NotoSansKannada-Regular"}},
	{language.Malayalam, []string{"NotoSansMalayalam-Regular"}},
	{language.Thaana, []string{"NotoSansThaana-Regular"}},
}

const nastaliq = "NotoNastaliqUrdu-Regular"

// nastaliqLanguages are written in the hanging style by their readers; all others that use the Arabic script
// (Arabic, Persian, Dari, Pashto, Kurdish ...) are set in Naskh.
var nastaliqLanguages = map[string]bool{"ur": true, "ks": true, "pnb": true, "skr": true}

var faceLibrary = struct {
	sync.Mutex
	byName map[string]*typeface
	byFont map[*font.Font]*typeface
}{byName: map[string]*typeface{}, byFont: map[*font.Font]*typeface{}}

// embedded returns the face of an embedded font, parsed on first use. The fonts are part of the program, so one that
// does not parse is a broken build.
func embedded(name string) *typeface {
	faceLibrary.Lock()
	defer faceLibrary.Unlock()
	if f := faceLibrary.byName[name]; f != nil {
		return f
	}
	f, err := parseEmbedded(name)
	if err != nil {
		panic("embedded font " + name + ": " + err.Error())
	}
	faceLibrary.byName[name] = f
	faceLibrary.byFont[f.font] = f
	return f
}

func parseEmbedded(name string) (*typeface, error) {
	file, err := assets.OpenFont(name)
	if err != nil {
		return nil, err
	}
	family, _, _ := strings.Cut(name, "-")
	if family != "NotoSans" && family != "NotoSerif" && family != "NotoSerifDisplay" {
		face, err := font.ParseTTF(file)
		if err != nil {
			return nil, err
		}
		return newTypeface(name, face), nil
	}
	face, err := parseWithoutOutlines(file)
	if err != nil {
		return nil, err
	}
	f := newTypeface(name, face)
	f.latin, err = openSFNT(file)
	return f, err
}

// parseWithoutOutlines parses what shaping needs. The outlines of thousands of Latin glyphs are three quarters of a
// parsed font; the few that are wanted are read one by one.
func parseWithoutOutlines(file font.Resource) (*font.Face, error) {
	loader, err := opentype.NewLoader(file)
	if err != nil {
		return nil, err
	}
	var tables []opentype.Table
	for _, tag := range loader.Tables() { // sorted
		if name := tag.String(); name == "glyf" || name == "loca" || name == "post" {
			continue
		}
		content, err := loader.RawTable(tag)
		if err != nil {
			return nil, err
		}
		tables = append(tables, opentype.Table{Tag: tag, Content: content})
	}
	return font.ParseTTF(bytes.NewReader(opentype.WriteTTF(tables)))
}

func newTypeface(name string, face *font.Face) *typeface {
	listCoverages(face.Font)
	f := &typeface{name: name, font: face.Font, upem: float64(face.Upem()), outlines: map[font.GID][]byte{}}
	if ext, ok := face.FontHExtents(); ok {
		f.ascent, f.descent = float64(ext.Ascender)/f.upem, -float64(ext.Descender)/f.upem
	}
	return f
}

// faceOf finds the shared face that a shaped run was set in.
func faceOf(ft *font.Font) *typeface {
	faceLibrary.Lock()
	defer faceLibrary.Unlock()
	return faceLibrary.byFont[ft]
}

// primaryFace is the Latin, Greek and Cyrillic face of a style.
func primaryFace(s faceStyle) *typeface { return embedded(primaryName(s)) }

func primaryName(s faceStyle) string {
	i := 0
	if s.bold {
		i |= 1
	}
	if s.italic {
		i |= 2
	}
	return familyFaces[s.family][i]
}

// facesFor lists, best first, the embedded faces to try for a script in a style and language, each parsed when it is
// asked for. All others follow those of the script, so that a lone foreign sign in a name still finds its letters.
func facesFor(s faceStyle, script language.Script, lang string) []func() *typeface {
	var names, rest []string
	for _, entry := range scriptFaces {
		own := entry.faces[0]
		if s.bold && len(entry.faces) > 1 {
			own = entry.faces[1]
		}
		if entry.script == script {
			names = append(names, own)
		} else {
			rest = append(rest, own)
		}
	}
	if script == language.Arabic && nastaliqLanguages[baseLanguage(lang)] {
		names = append([]string{nastaliq}, names...)
	}
	// Noto Sans covers a little more than the serif faces.
	names = append(names, primaryName(s), primaryName(faceStyle{family: Sans, bold: s.bold}))
	var faces []func() *typeface
	for _, name := range append(names, rest...) {
		faces = append(faces, sync.OnceValue(func() *typeface { return embedded(name) }))
	}
	return faces
}

func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return base
}
