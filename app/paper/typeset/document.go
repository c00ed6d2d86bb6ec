package typeset

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/go-text/typesetting/font"

	"laurel/app/paper/pdf"
)

// Options describe a document. Nothing else about its maker or machine is in the file.
type Options struct {
	Title    string
	Language string // BCP 47, the language of labels and of text that names none; it becomes the file's /Lang
	Paper    Size
	Created  time.Time // the file's date; the zero value leaves it out
	Floor    float64   // points: the size below which no text shrinks; zero: LeastInTables
}

// The floors of text, in points, that shrinks to fit.
const (
	LeastInTables = 6.5
	LeastOnCards  = 8.0 // cards, badges and certificates are read at arm's length
)

// Document is a PDF being made: pages, drawings used many times, and the faces and pictures they use. Write finishes
// it. Two goroutines must not use a Document at once. The same calls make the same bytes.
type Document struct {
	options Options

	language string // BCP 47, of the texts and pages that follow
	shaper   *shaper
	packer   *packer
	spare    []byte // memory for the next page's content
	pages    []*Page
	marks    []bookmark
	footer   func(p *Page, number, total int)
	cuts     []string // texts that did not fit

	search   searchFont
	subsets  inOrder[*typeface, *subset]
	outlines inOrder[outlineKey, *outlineForm]
	stamps   inOrder[stampKey, *stamp]
	pictures inOrder[string, *Picture]
}

// inOrder holds values by key, and in the order in which they were added.
type inOrder[K comparable, V any] struct {
	values map[K]V
	list   []V
}

func (o *inOrder[K, V]) add(key K, value V) V {
	if o.values == nil {
		o.values = map[K]V{}
	}
	o.values[key] = value
	o.list = append(o.list, value)
	return value
}

// Page is one page. Everything that is put on it stays in memory until Write.
type Page struct {
	Canvas
	number int
	links  []link
	packed []byte // the stream of a page that is done
}

type link struct {
	at   Rect
	url  string
	page int // number of the page it leads to; zero: to url
}

type bookmark struct {
	title string
	level int
	page  *Page
	y     float64
}

// stampKey is the name of a stamp and the view in which it was drawn.
type stampKey struct {
	name string
	view view
}

// stamp is a drawing made once and put on many pages.
type stamp struct {
	name string
	Canvas
}

// New starts a document.
func New(options Options) *Document {
	if options.Paper == (Size{}) {
		options.Paper = Letter.Portrait()
	}
	if options.Floor == 0 {
		options.Floor = LeastInTables
	}
	return &Document{
		options:  options,
		language: options.Language,
		shaper:   shapers.Get().(*shaper),
		packer:   fastPackers.Get().(*packer),
		search:   searchFont{codes: map[rune]int{}},
	}
}

// AddPage starts a new page of the document's paper.
func (d *Document) AddPage() *Page {
	p := &Page{number: len(d.pages) + 1}
	p.Canvas = Canvas{doc: d, size: d.options.Paper, view: viewOf(d.options.Paper.W, d.language), ops: d.spare}
	d.spare = nil
	d.pages = append(d.pages, p)
	return p
}

// Pages returns the number of pages so far.
func (d *Document) Pages() int { return len(d.pages) }

// MoveLast moves the last so many pages behind the page of a number. All pages are numbered again.
func (d *Document) MoveLast(count, behind int) {
	end := len(d.pages) - count
	d.pages = slices.Concat(d.pages[:behind], d.pages[end:], d.pages[behind:end])
	for i, p := range d.pages {
		p.number = i + 1
	}
}

// LeaveOut notes a text that is not set, since there is no place for it.
func (d *Document) LeaveOut(t Text) {
	if !slices.Contains(d.cuts, t.String) {
		d.cuts = append(d.cuts, t.String)
	}
}

// Unfit returns, since its last call, the texts that were left out, of which only the start fitted, or only with a word
// broken.
func (d *Document) Unfit() []string {
	cuts := d.cuts
	d.cuts = nil
	return cuts
}

// Done packs the page's content, so that a document of thousands of pages needs little memory. Nothing can be drawn on
// it afterwards.
func (p *Page) Done() {
	p.packed = pdf.Stream(packed, p.doc.packer.pack(p.ops))
	p.doc.spare, p.ops = p.ops[:0], nil
}

// Number returns the number of the page, the first being one.
func (p *Page) Number() int { return p.number }

// OnEveryPage has draw called for each page when the document is written and the total is known ("3 of 12").
func (d *Document) OnEveryPage(draw func(p *Page, number, total int)) { d.footer = draw }

// Bookmark adds an entry to the file's outline, leading to this page at y. The top level is zero.
func (p *Page) Bookmark(title string, level int, y float64) {
	p.doc.marks = append(p.doc.marks, bookmark{clean(title), level, p, y})
}

// Link makes a part of the page lead to an address. An address that a document may not lead to is left out.
func (p *Page) Link(at Rect, url string) {
	if pdf.CanLink(url) {
		p.links = append(p.links, link{at: p.view.box(at), url: asciiURL(url)})
	}
}

// LinkToPage makes a part of the page lead to the page that has a number when the file is written.
func (p *Page) LinkToPage(at Rect, number int) {
	p.links = append(p.links, link{at: p.view.box(at), page: number})
}

// asciiURL escapes the characters that an address cannot have.
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

// Stamp puts a drawing on the page that the document has once. draw makes it when its name is used for the first time,
// on a canvas of the size of the paper.
func (p *Page) Stamp(name string, draw func(c *Canvas)) {
	d := p.doc
	key := stampKey{name, p.view}
	s := d.stamps.values[key]
	if s == nil {
		s = &stamp{fmt.Sprintf("S%d", len(d.stamps.list)+1), Canvas{doc: d, size: d.options.Paper, view: p.view}}
		draw(&s.Canvas)
		d.stamps.add(key, s)
	}
	p.put("q /", s.name, " Do Q\n")
}

// subset returns the document's use of a Latin face.
func (d *Document) subset(f *typeface) *subset {
	if s := d.subsets.values[f]; s != nil {
		return s
	}
	name := fmt.Sprintf("F%d", len(d.subsets.list)+1)
	return d.subsets.add(f, &subset{face: f, name: name, codes: map[subsetGlyph]int{}})
}

// outline returns the resource name of a glyph's drawing; "" for one without ink.
func (d *Document) outline(f *typeface, gid font.GID) string {
	key := outlineKey{f, gid}
	form, known := d.outlines.values[key]
	if !known {
		form = d.outlines.add(key, &outlineForm{ops: f.outline(gid, d.shaper.face(f))})
		if len(form.ops) > 0 {
			form.name = fmt.Sprintf("G%d", len(d.outlines.list))
		}
	}
	return form.name
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
