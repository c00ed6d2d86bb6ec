package typeset

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// finisher takes the file that gofpdf made and completes it: gofpdf parses a font anew for each document, knows the
// Basic Multilingual Plane only and writes its own name into the file. So the fonts, the glyph drawings, the resources,
// the catalogue and the properties are written here, and gofpdf's pages, links, pictures and bookmarks are kept.
type finisher struct {
	doc      *Document
	contents []content
	to       io.Writer
	written  int       // bytes
	sum      hash.Hash // of what was written
	failed   error     // of the first write that went wrong
	offsets  []int
	fonts    bytes.Buffer // entries of the resource dictionary
	xobject  bytes.Buffer
}

// content is a stretch of a page's content: operators, or all of the page's packed.
type content struct{ ops, packed []byte }

// contentMark starts a line, which PDF takes for a comment, in the place of a content.
const contentMark = "%laurel "

// mark keeps a content and returns the line that stands for it.
func (f *finisher) mark(c content) io.Reader {
	f.contents = append(f.contents, c)
	return strings.NewReader(contentMark + strconv.Itoa(len(f.contents)-1))
}

// put writes to the file and counts.
func (f *finisher) put(parts ...[]byte) {
	for _, part := range parts {
		if f.failed == nil {
			_, f.failed = f.to.Write(part)
		}
		f.written += len(part)
		f.sum.Write(part)
	}
}

func (f *finisher) printf(format string, args ...any) { f.put(fmt.Appendf(nil, format, args...)) }

// resourcesObject is the number under which every page made by gofpdf expects its resources.
const resourcesObject = 2

// errLayout means that gofpdf's output does not look as its version 1.16.2 writes it.
var errLayout = errors.New("the PDF library wrote a file of an unknown layout")

// Write receives the whole file in one piece.
func (f *finisher) Write(file []byte) (int, error) {
	objects, err := splitObjects(file)
	if err != nil {
		return 0, err
	}
	orderPictures(objects)
	last := len(objects) - 1
	resources, catalog := objects[resourcesObject], objects[last]
	f.put([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"))
	f.offsets = make([]int, last+1)
	for n := 1; n < last-1; n++ {
		if n == resourcesObject {
			continue
		}
		f.offsets[n] = f.written
		if err := f.putObject(objects[n]); err != nil {
			return 0, err
		}
	}
	f.putFonts()
	f.putForms()
	if err := f.putResources(resources); err != nil {
		return 0, err
	}
	f.putInfo(last - 1)
	if err := f.putCatalog(last, catalog); err != nil {
		return 0, err
	}
	f.putTrailer(last-1, last)
	return len(file), f.failed
}

// splitObjects cuts a file into its numbered objects by means of its cross-reference table.
func splitObjects(file []byte) ([][]byte, error) {
	at := bytes.LastIndex(file, []byte("startxref\n"))
	if at < 0 {
		return nil, errLayout
	}
	digits, _, _ := bytes.Cut(file[at+len("startxref\n"):], []byte("\n"))
	xref, err := strconv.Atoi(string(digits))
	if err != nil || xref < 0 || xref >= len(file) {
		return nil, errLayout
	}
	lines := bytes.Split(file[xref:at], []byte("\n"))
	var count int
	if len(lines) < 2 {
		return nil, errLayout
	}
	if _, err := fmt.Sscanf(string(lines[1]), "0 %d", &count); err != nil || len(lines) < count+2 {
		return nil, errLayout
	}
	starts := make([]int, count, count+1)
	for n := 1; n < count; n++ {
		if starts[n], err = strconv.Atoi(string(lines[n+2][:10])); err != nil {
			return nil, errLayout
		}
	}
	sorted := append(append([]int{}, starts[1:]...), xref)
	sort.Ints(sorted)
	objects := make([][]byte, count)
	for n := 1; n < count; n++ {
		end := sorted[sort.SearchInts(sorted, starts[n]+1)]
		objects[n] = file[starts[n]:end]
	}
	return objects, nil
}

// putObject copies an object, with the content of a page put in and packed.
func (f *finisher) putObject(object []byte) error {
	head, body, isStream := bytes.Cut(object, []byte("\nstream\n"))
	number, _, isPlain := bytes.Cut(head, []byte("\n<</Length "))
	data, isWhole := bytes.CutSuffix(body, []byte("\nendstream\nendobj\n"))
	if !isStream || !isPlain || !isWhole {
		f.put(object)
		return nil
	}
	packed, err := f.pageContent(data)
	f.printf("%s\n<</Filter/FlateDecode/Length %d>>\nstream\n", number, len(packed))
	f.put(packed, []byte("\nendstream\nendobj\n"))
	return err
}

// pageContent returns a page's content packed: what gofpdf wrote, with our content in the place of its marks.
func (f *finisher) pageContent(data []byte) ([]byte, error) {
	var whole []byte
	for line := range bytes.Lines(data) {
		index, marked := bytes.CutPrefix(line, []byte(contentMark))
		if !marked {
			whole = append(whole, line...)
			continue
		}
		n, err := strconv.Atoi(string(bytes.TrimSpace(index)))
		if err != nil || n < 0 || n >= len(f.contents) {
			return nil, errLayout
		}
		c := f.contents[n]
		f.contents[n] = content{}
		if c.packed != nil { // gofpdf wrote nothing that it needs: our operators name each pen
			return c.packed, nil
		}
		whole = append(append(whole, c.ops...), '\n')
	}
	return f.doc.packer.pack(whole), nil
}

// begin starts a new object and returns its number.
func (f *finisher) begin() int {
	f.offsets = append(f.offsets, f.written)
	n := len(f.offsets) - 1
	f.printf("%d 0 obj\n", n)
	return n
}

func (f *finisher) object(format string, args ...any) int {
	n := f.begin()
	f.printf(format+"\nendobj\n", args...)
	return n
}

func (f *finisher) stream(dict string, data []byte) int {
	packed := deflateOnce(data)
	n := f.begin()
	f.printf("<<%s/Filter/FlateDecode/Length %d>>\nstream\n", dict, len(packed))
	f.put(packed, []byte("\nendstream\nendobj\n"))
	return n
}

var (
	fastPackers = packers(zlib.BestSpeed)
	goodPackers = packers(zlib.DefaultCompression)
)

func packers(level int) *sync.Pool {
	return &sync.Pool{New: func() any {
		w, _ := zlib.NewWriterLevel(io.Discard, level) // both levels exist
		return &packer{writer: w}
	}}
}

// packer packs one stream after the other.
type packer struct {
	writer *zlib.Writer
	buffer bytes.Buffer
}

func (p *packer) pack(data []byte) []byte {
	p.buffer.Reset()
	p.writer.Reset(&p.buffer)
	_, _ = p.writer.Write(data) // a bytes.Buffer does not fail
	_ = p.writer.Close()
	return bytes.Clone(p.buffer.Bytes())
}

// packedStreams remembers what glyph drawings, stamps and subsets were packed to, since a file for each person holds
// mostly the same.
var packedStreams = struct {
	sync.Mutex
	packed map[string][]byte
	size   int
}{packed: map[string][]byte{}}

// packedLimit bounds what packedStreams holds, in bytes.
const packedLimit = 8 << 20

func deflateOnce(data []byte) []byte {
	packedStreams.Lock()
	packed, ok := packedStreams.packed[string(data)]
	packedStreams.Unlock()
	if ok {
		return packed
	}
	p := goodPackers.Get().(*packer)
	packed = p.pack(data)
	goodPackers.Put(p)
	packedStreams.Lock()
	defer packedStreams.Unlock()
	if packedStreams.size += len(data) + len(packed); packedStreams.size > packedLimit {
		clear(packedStreams.packed)
		packedStreams.size = len(data) + len(packed)
	}
	packedStreams.packed[string(data)] = packed
	return packed
}

func (f *finisher) putFonts() {
	for _, s := range f.doc.order {
		f.putSubset(s)
	}
	if len(f.doc.search.runes) > 0 {
		f.putSearchFont()
	}
}

// putSubset writes a Latin face with the glyphs that were used of it.
func (f *finisher) putSubset(s *subset) {
	if len(s.gids) == 0 {
		return
	}
	data := s.face.latin.subset(s.gids)
	base := subsetTag(data) + "+" + s.face.name
	file := f.stream(fmt.Sprintf("/Length1 %d", len(data)), data)
	upem := s.face.upem
	box := s.face.latin.head[36:]
	em := func(v int16) int { return int(float64(v) * 1000 / upem) }
	descriptor := f.object("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight 714/StemV 80/FontFile2 %d 0 R>>",
		base, em(int16(be16(box))), em(int16(be16(box[2:]))), em(int16(be16(box[4:]))), em(int16(be16(box[6:]))),
		int(s.face.ascent*1000), -int(s.face.descent*1000), file)
	var widths []byte
	for _, w := range s.widths {
		widths = append(number(widths, w, 2), ' ')
	}
	cid := f.object("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 0/W[1[%s]]/FontDescriptor %d 0 R>>",
		base, widths, descriptor)
	unicodes := f.stream("", toUnicode(s.texts))
	n := f.object("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", base, cid, unicodes)
	fmt.Fprintf(&f.fonts, "/%s %d 0 R", s.name, n)
}

// subsetTag names a subset by six letters, as PDF wants, the same for the same glyphs.
func subsetTag(data []byte) string {
	sum := sha256.Sum256(data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// putSearchFont writes the font without ink: all its codes lead to one empty glyph.
func (f *finisher) putSearchFont() {
	latin := embedded("NotoSans-Regular").latin
	space := latin.assemble([][]byte{nil, nil}, []byte{0, 0, 0, 0, byte(int(latin.upem) / 2 >> 8), byte(int(latin.upem) / 2), 0, 0})
	texts := make([]string, len(f.doc.search.runes))
	gids := make([]byte, 2, 2*len(texts)+2)
	for i, r := range f.doc.search.runes {
		texts[i] = string(r)
		gids = append(gids, 0, 1)
	}
	base := subsetTag(space) + "+LaurelSearch"
	file := f.stream(fmt.Sprintf("/Length1 %d", len(space)), space)
	descriptor := f.object("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[0 0 %d 1000]/ItalicAngle 0/Ascent 1000/Descent -200/CapHeight 700/StemV 80/FontFile2 %d 0 R>>",
		base, searchWidth, file)
	gidMap := f.stream("", gids)
	cid := f.object("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap %d 0 R/DW %d/FontDescriptor %d 0 R>>",
		base, gidMap, searchWidth, descriptor)
	unicodes := f.stream("", toUnicode(texts))
	n := f.object("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", base, cid, unicodes)
	fmt.Fprintf(&f.fonts, "/FS %d 0 R", n)
}

// toUnicode writes the table by which readers turn the codes 1, 2, 3 ... into text (ISO 32000-1, 9.10.3).
func toUnicode(texts []string) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	const most = 100 // entries of one block
	var block bytes.Buffer
	count := 0
	flush := func() {
		if count > 0 {
			fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", count, block.Bytes())
		}
		block.Reset()
		count = 0
	}
	for i, text := range texts {
		if text == "" {
			continue
		}
		fmt.Fprintf(&block, "<%04X><%s>\n", i+1, utf16Hex(text))
		if count++; count == most {
			flush()
		}
	}
	flush()
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// putForms writes the glyph drawings and the stamps.
func (f *finisher) putForms() {
	for _, g := range f.doc.forms {
		n := f.stream("/Type/XObject/Subtype/Form/BBox[-9999 -9999 19999 19999]/Resources<<>>", g.ops)
		fmt.Fprintf(&f.xobject, "/%s %d 0 R", g.name, n)
	}
	for _, s := range f.doc.drawn {
		dict := fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Resources %d 0 R",
			number(nil, s.size.W, 2), number(nil, s.size.H, 2), resourcesObject)
		n := f.stream(dict, s.ops)
		fmt.Fprintf(&f.xobject, "/%s %d 0 R", s.name, n)
	}
}

// putResources adds our fonts and drawings to gofpdf's resource dictionary.
func (f *finisher) putResources(object []byte) error {
	fontMark, formMark := []byte("/Font <<"), []byte("/XObject <<")
	if !bytes.Contains(object, fontMark) || !bytes.Contains(object, formMark) {
		return errLayout
	}
	object = bytes.Replace(object, fontMark, append(fontMark[:len(fontMark):len(fontMark)], f.fonts.Bytes()...), 1)
	object = bytes.Replace(object, formMark, append(formMark[:len(formMark):len(formMark)], f.xobject.Bytes()...), 1)
	f.offsets[resourcesObject] = f.written
	f.put(object)
	return nil
}

// putInfo writes the properties: the title, and the date if one was given. No producer, author or path.
func (f *finisher) putInfo(n int) {
	f.offsets[n] = f.written
	f.printf("%d 0 obj\n<<", n)
	if f.doc.options.Title != "" {
		f.printf("/Title%s", textString(clean(f.doc.options.Title)))
	}
	if t := f.doc.options.Created; !t.IsZero() {
		stamp := t.UTC().Format("20060102150405Z")
		f.printf("/CreationDate(D:%s)/ModDate(D:%s)", stamp, stamp)
	}
	f.printf(">>\nendobj\n")
}

// putCatalog keeps gofpdf's outline entry and adds the language; empty name trees are left out.
func (f *finisher) putCatalog(n int, object []byte) error {
	if !bytes.Contains(object, []byte("/Type /Catalog")) {
		return errLayout
	}
	f.offsets[n] = f.written
	f.printf("%d 0 obj\n<</Type/Catalog/Pages 1 0 R", n)
	if at := bytes.Index(object, []byte("/Outlines ")); at >= 0 {
		entry, _, _ := bytes.Cut(object[at:], []byte("\n"))
		f.printf("%s/PageMode/UseOutlines", entry)
	}
	if lang := languageTag(f.doc.options.Language); lang != "" {
		f.printf("/Lang(%s)", lang)
	}
	if f.doc.options.Title != "" {
		f.printf("/ViewerPreferences<</DisplayDocTitle true>>")
	}
	f.printf(">>\nendobj\n")
	return nil
}

// languageTag lets through what can be a BCP 47 tag only.
func languageTag(tag string) string {
	for i := range len(tag) {
		c := tag[i] | 0x20
		if (c < 'a' || c > 'z') && (tag[i] < '0' || tag[i] > '9') && tag[i] != '-' {
			return ""
		}
	}
	return tag
}

func (f *finisher) putTrailer(info, root int) {
	xref := f.written
	f.printf("xref\n0 %d\n0000000000 65535 f \n", len(f.offsets))
	for _, offset := range f.offsets[1:] {
		f.printf("%010d 00000 n \n", offset)
	}
	id := f.sum.Sum(nil)
	f.printf("trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.offsets), root, info, id[:16], id[:16], xref)
}
