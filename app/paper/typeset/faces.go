package typeset

import (
	"bytes"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
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

// The faces of a family by weight and slant. Where a family has no such face the nearest is taken.
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
	data, err := assets.Font(name)
	if err != nil {
		panic(err)
	}
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		panic("embedded font " + name + ": " + err.Error())
	}
	f := newTypeface(name, parsed)
	if strings.HasPrefix(name, "NotoSans-") || strings.HasPrefix(name, "NotoSerif-") || strings.HasPrefix(name, "NotoSerifDisplay-") {
		if f.latin, err = openSFNT(data); err != nil {
			panic("embedded font " + name + ": " + err.Error())
		}
	}
	faceLibrary.byName[name] = f
	faceLibrary.byFont[f.font] = f
	return f
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
func primaryFace(s faceStyle) *typeface {
	i := 0
	if s.bold {
		i |= 1
	}
	if s.italic {
		i |= 2
	}
	return embedded(familyFaces[s.family][i])
}

// facesFor lists, best first, the embedded faces to try for a script in a style and language. All others follow
// those of the script, so that a lone foreign sign in a name still finds its letters.
func facesFor(s faceStyle, script language.Script, lang string) []*typeface {
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
	faces := make([]*typeface, 0, len(names)+len(rest)+2)
	for _, n := range names {
		faces = append(faces, embedded(n))
	}
	faces = append(faces, primaryFace(s))
	// Noto Sans covers a little more than the serif faces.
	faces = append(faces, primaryFace(faceStyle{family: Sans, bold: s.bold}))
	for _, n := range rest {
		faces = append(faces, embedded(n))
	}
	return faces
}

func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return base
}
