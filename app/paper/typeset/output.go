package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"laurel/app/paper/pdf"
)

// output writes the file in two steps. gofpdf makes the pages, links and bookmarks, without the content of the pages.
// gofpdf parses a font again for each document, has the Basic Multilingual Plane only and writes its own name into the
// file; so the content, fonts, drawings, pictures, resources, catalogue and properties are added here.
func (d *Document) output(w io.Writer) error {
	var frame bytes.Buffer
	if err := d.frame(&frame); err != nil {
		return err
	}
	objects, catalogue, err := splitObjects(frame.Bytes())
	if err != nil {
		return err
	}
	file := &pdf.File{}
	for _, object := range objects {
		file.Set(file.Reserve(), object)
	}
	for _, p := range d.pages {
		if p.packed == nil {
			p.Done()
		} else if len(p.ops) > 0 {
			return fmt.Errorf("something was drawn on page %d after it was done", p.number)
		}
		file.Set(contentObject(p.number), p.packed)
		p.packed = nil
	}
	file.Set(resourcesObject, d.resources(file))
	return file.Write(w, pageTreeObject, pdf.Properties{
		Title:    clean(d.options.Title),
		Language: d.options.Language,
		Created:  d.options.Created,
		Outline:  outlineOf(catalogue),
	})
}

// frame writes empty pages with their links and bookmarks.
func (d *Document) frame(w io.Writer) error {
	paper := gofpdf.SizeType{Wd: d.options.Paper.W, Ht: d.options.Paper.H}
	f := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: paper})
	f.SetCatalogSort(true)
	f.SetCompression(false)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	marks := d.marks
	slices.SortStableFunc(marks, func(a, b bookmark) int { return a.page.number - b.page.number })
	for _, p := range d.pages {
		f.AddPageFormat("P", paper)
		for _, l := range p.links {
			if l.page == 0 {
				f.LinkString(l.at.X, l.at.Y, l.at.W, l.at.H, l.url)
				continue
			}
			id := f.AddLink()
			f.SetLink(id, 0, l.page)
			f.Link(l.at.X, l.at.Y, l.at.W, l.at.H, id)
		}
		for len(marks) > 0 && marks[0].page == p {
			f.Bookmark(pdf.RawText(marks[0].title), marks[0].level, marks[0].y)
			marks = marks[1:]
		}
	}
	return f.Output(w)
}

// The numbers that gofpdf assigns: those of the page tree and of the resources of all pages; each page and its content
// are the next two from 3 on.
const (
	pageTreeObject  = 1
	resourcesObject = 2
)

func contentObject(page int) int { return 2*page + 2 }

// errLayout is returned when gofpdf's output differs from what its version 1.16.2 writes.
var errLayout = errors.New("the PDF library wrote a file of an unknown layout")

// splitObjects cuts a file of gofpdf into its numbered objects by means of its cross-reference table. The last two, the
// properties and the catalogue, are not among them.
func splitObjects(file []byte) (objects [][]byte, catalogue []byte, err error) {
	at := bytes.LastIndex(file, []byte("startxref\n"))
	if at < 0 {
		return nil, nil, errLayout
	}
	digits, _, _ := strings.Cut(string(file[at:]), "\n%%EOF")
	table, err := strconv.Atoi(strings.TrimPrefix(digits, "startxref\n"))
	if err != nil || table < 0 || table >= at {
		return nil, nil, errLayout
	}
	var count int
	lines := bytes.Split(file[table:at], []byte("\n"))
	if len(lines) > 1 {
		_, _ = fmt.Sscanf(string(lines[1]), "0 %d", &count) // what is not read stays zero
	}
	if count < 4 || len(lines) < count+2 {
		return nil, nil, errLayout
	}
	starts := make([]int, count)
	for n := 1; n < count; n++ {
		if starts[n], err = strconv.Atoi(string(lines[n+2][:10])); err != nil {
			return nil, nil, errLayout
		}
	}
	sorted := append(append([]int{}, starts[1:]...), table)
	sort.Ints(sorted)
	for _, start := range starts[1:] {
		object := file[start:sorted[sort.SearchInts(sorted, start+1)]]
		_, object, _ = bytes.Cut(object, []byte(" obj\n"))
		objects = append(objects, bytes.TrimSuffix(object, []byte("\nendobj\n")))
	}
	last := len(objects) - 1
	if !bytes.Contains(objects[last], []byte("/Type /Catalog")) {
		return nil, nil, errLayout
	}
	return objects[:last-1], objects[last], nil
}

// outlineOf returns the number of the outline's root, zero where there are no bookmarks.
func outlineOf(catalogue []byte) int {
	_, entry, _ := bytes.Cut(catalogue, []byte("/Outlines "))
	digits, _, _ := strings.Cut(string(entry), " ")
	number, _ := strconv.Atoi(digits) // no entry: zero
	return number
}

// resources adds the fonts, drawings and pictures of a document to its file and returns the dictionary of their names.
func (d *Document) resources(file *pdf.File) []byte {
	var fonts, objects bytes.Buffer
	for _, s := range d.subsets.list {
		if len(s.gids) > 0 {
			fmt.Fprintf(&fonts, "/%s %d 0 R", s.name, s.add(file))
		}
	}
	if len(d.search.runes) > 0 {
		fmt.Fprintf(&fonts, "/FS %d 0 R", d.search.add(file))
	}
	form := func(name, entries string, ops []byte) {
		n := addPacked(file, "/Type/XObject/Subtype/Form"+entries, ops)
		fmt.Fprintf(&objects, "/%s %d 0 R", name, n)
	}
	for _, g := range d.outlines.list {
		if g.name != "" {
			form(g.name, "/BBox[-9999 -9999 19999 19999]/Resources<<>>", g.ops)
		}
	}
	for _, s := range d.stamps.list {
		w, h := number(nil, s.size.W, 2), number(nil, s.size.H, 2)
		form(s.name, fmt.Sprintf("/BBox[0 0 %s %s]/Resources %d 0 R", w, h, resourcesObject), s.ops)
	}
	for _, p := range d.pictures.list {
		fmt.Fprintf(&objects, "/%s %d 0 R", p.name, p.add(file))
	}
	return fmt.Appendf(nil, "<</Font<<%s>>/XObject<<%s>>>>", fonts.Bytes(), objects.Bytes())
}
