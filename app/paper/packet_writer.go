package paper

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// pdfWriter writes a file of pages taken over from others (PDF 1.7, ISO 32000-1). pdfcpu reads them; its own writing names pdfcpu and the hour in every
// file and puts objects in another order each time, while ours shall say nothing but title and language and be the same for the same input.
type pdfWriter struct {
	objects []string // the object of number n is at n-1
	tree    int      // number of the page tree
	pages   []int    // numbers of the pages
}

func newPDFWriter() *pdfWriter {
	w := &pdfWriter{}
	w.tree = w.reserve()
	return w
}

// reserve takes the next number, the first being one.
func (w *pdfWriter) reserve() int {
	w.objects = append(w.objects, "null")
	return len(w.objects)
}

func (w *pdfWriter) put(number int, body string) { w.objects[number-1] = body }

func (w *pdfWriter) add(body string) int {
	number := w.reserve()
	w.put(number, body)
	return number
}

// link is a part of a page, in points from its top left corner, that leads to another page; both are numbered from one.
type link struct {
	from, to   int
	x, y, w, h float64
}

// addLinks has parts of pages of a height lead to other pages.
func (w *pdfWriter) addLinks(links []link, height float64) {
	byPage := map[int][]string{}
	for _, l := range links {
		number := w.add(fmt.Sprintf("<</Type /Annot/Subtype /Link/Border [0 0 0]/Rect [%.2f %.2f %.2f %.2f]/Dest [%d 0 R /Fit]>>",
			l.x, height-l.y-l.h, l.x+l.w, height-l.y, w.pages[l.to-1]))
		byPage[l.from] = append(byPage[l.from], fmt.Sprintf("%d 0 R", number))
	}
	for page, annotations := range byPage {
		number := w.pages[page-1]
		body := strings.TrimSuffix(w.objects[number-1], ">>")
		w.put(number, body+"/Annots ["+strings.Join(annotations, " ")+"]>>")
	}
}

// outline writes a level of bookmarks and returns the first and last number and how many there are, those below included.
func (w *pdfWriter) outline(marks []pdfcpu.Bookmark, parent int) (first, last, total int) {
	numbers := make([]int, len(marks))
	for i := range marks {
		numbers[i] = w.reserve()
	}
	for i, mark := range marks {
		var body strings.Builder
		page := min(max(mark.PageFrom, 1), len(w.pages))
		fmt.Fprintf(&body, "<</Title %s/Parent %d 0 R/Dest [%d 0 R /Fit]", textString(mark.Title), parent, w.pages[page-1])
		if i > 0 {
			fmt.Fprintf(&body, "/Prev %d 0 R", numbers[i-1])
		}
		if i+1 < len(marks) {
			fmt.Fprintf(&body, "/Next %d 0 R", numbers[i+1])
		}
		if len(mark.Kids) > 0 {
			below, end, count := w.outline(mark.Kids, numbers[i])
			fmt.Fprintf(&body, "/First %d 0 R/Last %d 0 R/Count %d", below, end, -count) // shut until somebody opens it
		}
		body.WriteString(">>")
		w.put(numbers[i], body.String())
	}
	return numbers[0], numbers[len(numbers)-1], len(marks)
}

// textString writes a text as UTF-16 with its mark (ISO 32000-1, 7.9.2.2), in hexadecimal.
func textString(text string) string {
	return fmt.Sprintf("<%X>", types.EncodeUTF16String(strings.ToValidUTF8(text, "\ufffd")))
}

// write finishes the file.
func (w *pdfWriter) write(to io.Writer, title, language string, marks []pdfcpu.Bookmark) error {
	kids := make([]string, len(w.pages))
	for i, number := range w.pages {
		kids[i] = strconv.Itoa(number) + " 0 R"
	}
	w.put(w.tree, fmt.Sprintf("<</Type /Pages/Count %d/Kids [%s]>>", len(kids), strings.Join(kids, " ")))
	catalog := fmt.Sprintf("<</Type /Catalog/Pages %d 0 R/Lang %s/ViewerPreferences <</DisplayDocTitle true>>", w.tree, textString(language))
	if len(marks) > 0 {
		root := w.reserve()
		first, last, total := w.outline(marks, root)
		w.put(root, fmt.Sprintf("<</Type /Outlines/First %d 0 R/Last %d 0 R/Count %d>>", first, last, total))
		catalog += fmt.Sprintf("/Outlines %d 0 R/PageMode /UseOutlines", root)
	}
	catalogNumber := w.add(catalog + ">>")
	info := w.add("<</Title " + textString(title) + ">>")

	var file bytes.Buffer
	file.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int, len(w.objects))
	for i, body := range w.objects {
		offsets[i] = file.Len()
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	table := file.Len()
	fmt.Fprintf(&file, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&file, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&file, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, catalogNumber, info, table)
	_, err := to.Write(file.Bytes())
	return err
}
