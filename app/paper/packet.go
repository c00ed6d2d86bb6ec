package paper

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// PacketPart is a finished PDF that goes into a packet.
type PacketPart struct {
	Title string
	PDF   []byte
}

// PacketOptions are the choices of a packet.
type PacketOptions struct {
	Language string // BCP 47; English, Spanish or French
	Paper    Paper  // of the contents
	Now      time.Time
	// Progress is called after each part on the goroutine of the caller.
	Progress func(done, total int)
}

// PacketError says which part of a packet could not be taken in, and why.
type PacketError struct {
	Part  string // its title
	cause error
}

// Error names the part.
func (e *PacketError) Error() string { return fmt.Sprintf("%s: %v", e.Part, e.cause) }

// Unwrap returns the cause, such as ErrPDF.
func (e *PacketError) Unwrap() error { return e.cause }

var (
	titlePacket     = words{"Program packet", "Carpeta del programa", "Dossier du programme"}
	wordPagesOfFile = words{
		"The numbers are those of the pages in this file.", "Los números son los de las páginas de este archivo.", "Les numéros sont ceux des pages de ce fichier.",
	}
)

// Packet writes one PDF of many: a table of contents, then all parts with their bookmarks and links. Of the parts only what is seen is taken over: no
// properties, no metadata, no attached files, no scripts, and no camera's data of their photos. A part that cannot be read is a *PacketError.
func Packet(ctx context.Context, w io.Writer, edition *program.Edition, parts []PacketPart, options PacketOptions) error {
	if options.Language == "" {
		options.Language = string(edition.Language)
	}
	sources := make([]*pdfSource, len(parts))
	for i, part := range parts {
		source, err := readPDF(part.PDF)
		if err != nil {
			return &PacketError{part.Title, err}
		}
		sources[i] = source
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	front, links, err := packetContents(edition, parts, sources, options)
	if err != nil {
		return err
	}
	title := titlePacket.in(options.Language) + " – " + edition.Name
	merged := newPDFWriter()
	marks := []pdfcpu.Bookmark{}
	parts = append([]PacketPart{{Title: titleContents.in(options.Language)}}, parts...)
	for i, source := range append([]*pdfSource{front}, sources...) {
		pages, err := merged.copyPages(source)
		if err != nil {
			return &PacketError{parts[i].Title, err}
		}
		before := len(merged.pages)
		merged.pages = append(merged.pages, pages...)
		mark := pdfcpu.Bookmark{Title: parts[i].Title, PageFrom: before + 1}
		if i > 0 {
			mark.Kids = moved(source.marks, before)
		}
		marks = append(marks, mark)
		if options.Progress != nil {
			options.Progress(i, len(sources))
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	merged.addLinks(links, options.Paper.sheet().Portrait().H)
	return merged.write(w, title, options.Language, marks)
}

// PlainPDF writes a file as a packet would take it in: what is seen of it, and a title.
func PlainPDF(w io.Writer, part PacketPart, language string) error {
	source, err := readPDF(part.PDF)
	if err != nil {
		return &PacketError{part.Title, err}
	}
	plain := newPDFWriter()
	if plain.pages, err = plain.copyPages(source); err != nil {
		return &PacketError{part.Title, err}
	}
	return plain.write(w, part.Title, language, source.marks)
}

// CheckPDF returns ErrPDF, with its cause, for a file that cannot go into a packet.
func CheckPDF(data []byte) error {
	_, err := readPDF(data)
	return err
}

// moved returns bookmarks for pages that lie so many pages further back.
func moved(marks []pdfcpu.Bookmark, by int) []pdfcpu.Bookmark {
	var list []pdfcpu.Bookmark
	for _, mark := range marks {
		list = append(list, pdfcpu.Bookmark{Title: mark.Title, PageFrom: mark.PageFrom + by, Kids: moved(mark.Kids, by)})
	}
	return list
}

// packetContents sets the table of contents. How many pages it needs itself is known when it was set once.
func packetContents(edition *program.Edition, parts []PacketPart, sources []*pdfSource, options PacketOptions) (*pdfSource, []link, error) {
	own := 1
	for {
		c := contentsTable{edition: edition, options: options, sheet: newReport(titlePacket, edition, options.Language, options.Paper, options.Now)}
		data, err := c.set(parts, sources, own)
		if err != nil {
			return nil, nil, err
		}
		source, err := readPDF(data)
		if err != nil {
			return nil, nil, err
		}
		if source.pages() <= own {
			return source, c.links, nil
		}
		own = source.pages()
	}
}

// contentsTable is a table of contents being set.
type contentsTable struct {
	edition *program.Edition
	options PacketOptions
	sheet   *report
	links   []link
}

// mostEntries is how many bookmarks of one part are listed in the contents; a part with more (one for each certificate) shows none.
const mostEntries = 24

// set returns the contents of parts that begin after so many pages.
func (c *contentsTable) set(parts []PacketPart, sources []*pdfSource, own int) ([]byte, error) {
	language := c.options.Language
	c.sheet.title(titlePacket.in(language), joined("  ·  ", c.edition.Name, program.FormatPeriod(c.edition.Start, c.edition.End, locale.Language(language))),
		wordPagesOfFile.in(language))
	page := own + 1
	for i, part := range parts {
		c.line(part.Title, page, typeset.Style{Family: typeset.Serif, Bold: true, Size: 12.5, Color: typeset.Ink}, 0)
		if marks := sources[i].marks; len(marks) > 1 && len(marks) <= mostEntries {
			for _, mark := range marks {
				c.line(mark.Title, page+mark.PageFrom-1, typeset.Body.At(9.5), 16)
			}
		}
		c.sheet.flow.Add(typeset.Space(typeset.Close))
		page += sources[i].pages()
	}
	return c.sheet.bytes()
}

// line sets one entry, which leads to its page.
func (c *contentsTable) line(title string, page int, style typeset.Style, indent float64) {
	row := typeset.Row{Cells: []typeset.Cell{
		{Width: indent + 0.01, Content: typeset.Space(0)},
		{Content: typeset.Text{String: title, Style: style, Align: typeset.Left}},
		{Width: 40, Content: typeset.Text{String: strconv.Itoa(page), Style: style, Align: typeset.Right}},
	}}
	height := c.sheet.doc.Height(row, c.sheet.area.W)
	words := c.sheet.doc.Measure(title, style, c.options.Language).W
	mark := typeset.Drawing{Draw: func(p *typeset.Page, box typeset.Rect) {
		if from, to := box.X+indent+words+6, box.X+box.W-34; from < to && words < box.W-indent-40 {
			y := box.Y + height - 0.42*style.Size
			p.Stroke(new(typeset.Path).MoveTo(from, y).LineTo(to, y), typeset.Pen{Width: 0.7, Color: typeset.Quiet, Round: true, Dash: []float64{0, 4}})
		}
		c.links = append(c.links, link{from: p.Number(), to: page, x: box.X, y: box.Y, w: box.W, h: height})
	}}
	c.sheet.flow.Add(typeset.Box{Content: typeset.Stack{Blocks: []typeset.Block{mark, row}}}, typeset.Space(3))
}
