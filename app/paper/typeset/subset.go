package typeset

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font"

	"laurel/app/paper/pdf"
)

// subset is the part of a Latin face that one document uses. A code is for a glyph together with the text it was used
// for, so that what is copied from the page is what was written, ligatures included.
type subset struct {
	face   *typeface
	name   string // resource name, F1, F2 ...
	codes  map[subsetGlyph]int
	gids   []int
	texts  []string
	widths []float64 // thousandths of an em
}

type subsetGlyph struct {
	gid  font.GID
	text string
}

func (s *subset) code(gid font.GID, text string) int {
	key := subsetGlyph{gid, text}
	code, known := s.codes[key]
	if !known {
		s.gids = append(s.gids, int(gid))
		s.texts = append(s.texts, text)
		width, _ := s.face.latin.advance(int(gid))
		s.widths = append(s.widths, float64(width)*1000/s.face.upem)
		code = len(s.gids)
		s.codes[key] = code
	}
	return code
}

// add adds the subset as a font to a file and returns its number.
func (s *subset) add(file *pdf.File) int {
	em := func(v float64) int { return int(v * 1000 / s.face.upem) }
	box := s.face.latin.head[36:]
	bounds := fmt.Sprintf("%d %d %d %d", em(signed(box)), em(signed(box[2:])), em(signed(box[4:])), em(signed(box[6:])))
	ascent, descent := int(s.face.ascent*1000), int(s.face.descent*1000)
	var widths []byte
	for _, w := range s.widths {
		widths = append(number(widths, w, 2), ' ')
	}
	return fontFile{
		name:    s.face.name,
		data:    s.face.latin.subset(s.gids),
		texts:   s.texts,
		mapping: "/Identity",
		widths:  fmt.Sprintf("/DW 0/W[1[%s]]", widths),
		metrics: fmt.Sprintf("/FontBBox[%s]/Ascent %d/Descent %d/CapHeight 714", bounds, ascent, -descent),
	}.add(file)
}

func signed(b []byte) float64 { return float64(int16(be16(b))) }

// searchFont is the font without ink in which the text of outlined runs is written, so that it can be found.
type searchFont struct {
	codes map[rune]int
	runes []rune
}

func (s *searchFont) code(r rune) int {
	code, known := s.codes[r]
	if !known {
		s.runes = append(s.runes, r)
		code = len(s.runes)
		s.codes[r] = code
	}
	return code
}

// searchWidth is the width of every character of the search font, in thousandths of an em.
const searchWidth = 500

// add adds the font to a file and returns its number. All its codes lead to one empty glyph.
func (s *searchFont) add(file *pdf.File) int {
	latin := embedded("NotoSans-Regular").latin
	half := int(latin.upem) / 2
	texts := make([]string, len(s.runes))
	gids := make([]byte, 2, 2*len(texts)+2)
	for i, r := range s.runes {
		texts[i] = string(r)
		gids = append(gids, 0, 1)
	}
	metrics := []byte{0, 0, 0, 0, byte(half >> 8), byte(half), 0, 0}
	return fontFile{
		name:    "LaurelSearch",
		data:    latin.assemble([][]byte{nil, nil}, metrics),
		texts:   texts,
		mapping: fmt.Sprintf(" %d 0 R", addPacked(file, "", gids)),
		widths:  fmt.Sprintf("/DW %d", searchWidth),
		metrics: fmt.Sprintf("/FontBBox[0 0 %d 1000]/Ascent 1000/Descent -200/CapHeight 700", searchWidth),
	}.add(file)
}

// fontFile is a TrueType font as it is embedded (ISO 32000-1, 9.7), with parts of its dictionaries.
type fontFile struct {
	name    string
	data    []byte
	texts   []string // of the codes 1, 2, 3 ...
	mapping string   // of codes to glyphs
	widths  string
	metrics string
}

func (f fontFile) add(file *pdf.File) int {
	base := subsetTag(f.data) + "+" + f.name
	program := addPacked(file, fmt.Sprintf("/Length1 %d", len(f.data)), f.data)
	descriptor := file.Add("<</Type/FontDescriptor/FontName/%s/Flags 4/ItalicAngle 0/StemV 80%s/FontFile2 %d 0 R>>",
		base, f.metrics, program)
	descendant := file.Add("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s%s/CIDToGIDMap%s%s/FontDescriptor %d 0 R>>",
		base, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>", f.mapping, f.widths, descriptor)
	return file.Add("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H%s/DescendantFonts[%d 0 R]>>",
		base, fmt.Sprintf("/ToUnicode %d 0 R", addPacked(file, "", toUnicode(f.texts))), descendant)
}

// subsetTag names a subset by six letters, as PDF requires, the same for the same glyphs.
func subsetTag(data []byte) string {
	sum := sha256.Sum256(data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// toUnicode returns the table by which readers turn the codes 1, 2, 3 ... into text (ISO 32000-1, 9.10.3).
func toUnicode(texts []string) []byte {
	b := bytes.NewBufferString("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	var entries []string
	for i, text := range texts {
		if text != "" {
			entries = append(entries, fmt.Sprintf("<%04X><%s>\n", i+1, pdf.UTF16(text)))
		}
	}
	const most = 100 // entries of one block
	for block := range slices.Chunk(entries, most) {
		fmt.Fprintf(b, "%d beginbfchar\n%sendbfchar\n", len(block), strings.Join(block, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
