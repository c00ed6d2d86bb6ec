package typeset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // pictures may come in any of these formats
	_ "image/jpeg"
	"image/png"
	"io"
	"strings"
	"time"

	"github.com/go-text/typesetting/font"
	"github.com/jung-kurt/gofpdf"
)

// Options say what a document is. Nothing else about its maker or machine goes into the file.
type Options struct {
	Title    string
	Language string // BCP 47, the language of labels and of text that names none; it becomes the file's /Lang
	Paper    Size
	// Created is written as the file's date; the zero value leaves dates out. Same input, same bytes.
	Created time.Time
}

// Document is a PDF being made: pages, drawings used many times, and the faces and pictures they use. Finish with
// Write, which also gives it back its shaper; a Document must not be used by two goroutines at once.
type Document struct {
	options  Options
	shaper   *shaper
	packer   *packer
	spare    []byte // memory for the next page's content
	pages    []*Page
	subsets  map[*typeface]*subset
	order    []*subset
	search   searchFont
	outlines map[outlineKey]*outlineForm
	forms    []*outlineForm
	stamps   map[string]*Stamp
	drawn    []*Stamp
	pictures map[string]*Picture
	marks    []bookmark
	gaps     map[string]Gap
	gapOrder []string
	footer   func(p *Page, number, total int)
}

// Page is one page. Everything that is put on it stays in memory until Write.
type Page struct {
	Canvas
	number int
	links  []link
	packed []byte // the content of a page that is done
}

type link struct {
	at   Rect
	url  string
	page int // target page number, or zero for url
}

type bookmark struct {
	title string
	level int
	page  int
	y     float64
}

// Stamp is a drawing made once and put on many pages.
type Stamp struct {
	name string
	Canvas
}

// Picture is a photo or drawing that was read from a file; it may be placed many times.
type Picture struct {
	name   string
	format string
	data   []byte
	Width  int // pixels
	Height int // pixels
}

type placedPicture struct {
	*Picture
	at   Rect
	clip Rect
}

// New starts a document.
func New(options Options) *Document {
	if options.Paper == (Size{}) {
		options.Paper = Letter.Portrait()
	}
	return &Document{
		options:  options,
		shaper:   shapers.Get().(*shaper),
		packer:   fastPackers.Get().(*packer),
		subsets:  map[*typeface]*subset{},
		search:   searchFont{codes: map[rune]int{}},
		outlines: map[outlineKey]*outlineForm{},
		stamps:   map[string]*Stamp{},
		pictures: map[string]*Picture{},
		gaps:     map[string]Gap{},
	}
}

// AddPage starts a new page of the document's paper.
func (d *Document) AddPage() *Page {
	p := &Page{number: len(d.pages) + 1}
	p.Canvas = Canvas{doc: d, size: d.options.Paper, ops: d.spare}
	d.spare = nil
	d.pages = append(d.pages, p)
	return p
}

// Pages returns the number of pages so far.
func (d *Document) Pages() int { return len(d.pages) }

// Done packs the page's content, so that a document of thousands of pages needs little memory. Nothing can be drawn on
// it afterwards. A page with pictures stays as it is.
func (p *Page) Done() {
	if len(p.parts) == 0 {
		p.packed = p.doc.packer.pack(p.ops)
		p.doc.spare, p.ops = p.ops[:0], nil
	}
}

// Number returns the number of the page, the first being one.
func (p *Page) Number() int { return p.number }

// OnEveryPage has draw called for each page when the document is written and the total is known ("3 of 12").
func (d *Document) OnEveryPage(draw func(p *Page, number, total int)) { d.footer = draw }

// Bookmark adds an entry to the file's outline, leading to this page at y. The top level is zero.
func (p *Page) Bookmark(title string, level int, y float64) {
	p.doc.marks = append(p.doc.marks, bookmark{clean(title), level, p.number, y})
}

// Link makes a part of the page lead to an address: https:, mailto: or tel:. Others are left out.
func (p *Page) Link(at Rect, url string) {
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		if strings.HasPrefix(url, scheme) {
			p.links = append(p.links, link{at: at, url: asciiURL(url)})
			return
		}
	}
}

// LinkToPage makes a part of the page lead to another page of the document.
func (p *Page) LinkToPage(at Rect, number int) {
	p.links = append(p.links, link{at: at, page: number})
}

// asciiURL escapes what may not stand in an address as it is.
func asciiURL(url string) string {
	var b strings.Builder
	for i := range len(url) {
		if ch := url[i]; ch <= ' ' || ch > '~' || strings.IndexByte("\"<>\\^`{|}", ch) >= 0 {
			fmt.Fprintf(&b, "%%%02X", ch)
		} else {
			b.WriteByte(ch)
		}
	}
	return b.String()
}

// Once returns the drawing of a name, made by draw the first time it is asked for. Its canvas has the size of the
// paper and may not hold pictures.
func (d *Document) Once(name string, draw func(c *Canvas)) *Stamp {
	if s := d.stamps[name]; s != nil {
		return s
	}
	s := &Stamp{name: fmt.Sprintf("S%d", len(d.drawn)+1), Canvas: Canvas{doc: d, size: d.options.Paper}}
	draw(&s.Canvas)
	d.stamps[name] = s
	d.drawn = append(d.drawn, s)
	return s
}

// Stamp puts a drawing on the page where it was drawn.
func (p *Page) Stamp(s *Stamp) {
	p.ops = append(p.ops, "q /"...)
	p.ops = append(p.ops, s.name...)
	p.ops = append(p.ops, " Do Q\n"...)
}

// ErrPicture is returned for a picture that cannot be read.
var ErrPicture = errors.New("the picture cannot be read: use a PNG, JPEG or GIF file")

// maxPixels bounds what is decoded for a picture.
const maxPixels = 64 << 20

// Picture reads a PNG, JPEG or GIF file's bytes. The same bytes are stored once in a document. JPEG files are kept
// as they are, so strip their EXIF data before; others are written anew.
func (d *Document) Picture(data []byte) (*Picture, error) {
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:8])
	if p := d.pictures[name]; p != nil {
		return p, nil
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width > maxPixels/config.Height {
		return nil, errors.Join(ErrPicture, err)
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, errors.Join(ErrPicture, err)
	}
	p := &Picture{name: name, format: "jpg", data: data, Width: config.Width, Height: config.Height}
	if format != "jpeg" {
		p.format = "png"
		if p.data, err = plainPNG(decoded); err != nil {
			return nil, errors.Join(ErrPicture, err)
		}
	}
	d.pictures[name] = p
	return p, nil
}

// plainPNG writes a picture as the kind of PNG that gofpdf reads: eight bits, not interlaced.
func plainPNG(decoded image.Image) ([]byte, error) {
	b := decoded.Bounds()
	plain := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			plain.Set(x, y, decoded.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, plain); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// Place puts a picture into a frame. With crop it fills the frame and what stands over is cut off, the middle kept;
// without, it is shown whole inside the frame.
func (p *Page) Place(pic *Picture, frame Rect, crop bool) {
	sx, sy := frame.W/float64(pic.Width), frame.H/float64(pic.Height)
	scale := min(sx, sy)
	if crop {
		scale = max(sx, sy)
	}
	w, h := float64(pic.Width)*scale, float64(pic.Height)*scale
	at := Rect{frame.X + (frame.W-w)/2, frame.Y + (frame.H-h)/2, w, h}
	p.parts = append(p.parts, part{ops: p.ops, picture: &placedPicture{pic, at, frame}})
	p.ops, p.fillSet = nil, false
}

// subset returns the document's use of a Latin face.
func (d *Document) subset(f *typeface) *subset {
	s := d.subsets[f]
	if s == nil {
		s = &subset{face: f, name: fmt.Sprintf("F%d", len(d.order)+1), codes: map[subsetGlyph]int{}}
		d.subsets[f] = s
		d.order = append(d.order, s)
	}
	return s
}

// outline returns the resource name of a glyph's drawing, or "" for one without ink.
func (d *Document) outline(f *typeface, gid font.GID) string {
	key := outlineKey{f, gid}
	form, ok := d.outlines[key]
	if !ok {
		if ops := f.outline(gid, d.shaper.face(f)); len(ops) > 0 {
			form = &outlineForm{name: fmt.Sprintf("G%d", len(d.forms)+1), ops: ops}
			d.forms = append(d.forms, form)
		}
		d.outlines[key] = form
	}
	if form == nil {
		return ""
	}
	return form.name
}

// Gaps returns the texts set so far that have characters without a face, in order of first use.
func (d *Document) Gaps() []Gap {
	list := make([]Gap, 0, len(d.gapOrder))
	for _, text := range d.gapOrder {
		list = append(list, d.gaps[text])
	}
	return list
}

// Write finishes the document and writes the file. The document cannot be used afterwards.
func (d *Document) Write(w io.Writer) error {
	if d.shaper == nil {
		return errors.New("the document was written already")
	}
	if len(d.pages) == 0 {
		return errors.New("the document has no pages")
	}
	if d.footer != nil {
		for _, p := range d.pages {
			d.footer(p, p.number, len(d.pages))
		}
	}
	err := d.output(w)
	shapers.Put(d.shaper)
	fastPackers.Put(d.packer)
	d.shaper, d.packer = nil, nil
	return err
}

func (d *Document) output(w io.Writer) error {
	f := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: d.options.Paper.W, Ht: d.options.Paper.H}})
	f.SetCatalogSort(true)
	f.SetCompression(false)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	finish := &finisher{doc: d, to: w, sum: sha256.New()}
	marks := d.marks
	size := 0
	for _, p := range d.pages {
		size += len(p.packed) + len(p.ops)/2
		if len(p.packed) > 0 && len(p.ops) > 0 {
			return fmt.Errorf("something was drawn on page %d after it was done", p.number)
		}
		f.AddPageFormat("P", gofpdf.SizeType{Wd: p.size.W, Ht: p.size.H})
		p.emit(f, finish)
		for len(marks) > 0 && marks[0].page <= p.number {
			f.Bookmark(utf16Bytes(marks[0].title), marks[0].level, marks[0].y)
			marks = marks[1:]
		}
	}
	if memory, grows := w.(*bytes.Buffer); grows {
		memory.Grow(size + 300*len(d.pages)) // about what the file comes to
	}
	return f.Output(finish)
}

// emit describes the page to gofpdf, with a mark in the place of each stretch of content, which the finisher keeps.
func (p *Page) emit(f *gofpdf.Fpdf, finish *finisher) {
	for _, part := range p.parts {
		f.RawWriteBuf(finish.mark(content{ops: part.ops}))
		pic := part.picture
		options := gofpdf.ImageOptions{ImageType: pic.format}
		f.RegisterImageOptionsReader(pic.name, options, bytes.NewReader(pic.data))
		f.ClipRect(pic.clip.X, pic.clip.Y, pic.clip.W, pic.clip.H, false)
		f.ImageOptions(pic.name, pic.at.X, pic.at.Y, pic.at.W, pic.at.H, false, options, 0, "")
		f.ClipEnd()
	}
	f.RawWriteBuf(finish.mark(content{p.ops, p.packed}))
	p.parts, p.ops, p.packed = nil, nil, nil
	for _, l := range p.links {
		if l.page == 0 {
			f.LinkString(l.at.X, l.at.Y, l.at.W, l.at.H, l.url)
			continue
		}
		id := f.AddLink()
		f.SetLink(id, 0, l.page)
		f.Link(l.at.X, l.at.Y, l.at.W, l.at.H, id)
	}
}

// utf16Bytes writes text as the bytes of a PDF text string, which gofpdf then escapes.
func utf16Bytes(text string) string {
	raw, _ := hex.DecodeString("FEFF" + utf16Hex(text))
	return string(raw)
}
