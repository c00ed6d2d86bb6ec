package word

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	_ "image/jpeg" // pictures are JPEG or PNG
	_ "image/png"
	"slices"
	"strings"

	"laurel/app/article"
)

// document is a file that is being written.
type document struct {
	texts   texts
	article *article.Article
	width   int // of the text, twips
	pages   []int
	xml     bytes.Buffer
	media   []file
	charts  charts
	lists   int // numbered ones
	drawn   int // pictures and charts
	headed  int // headings with a bookmark

	afterHeading bool // the block follows one
}

// bookmark names the place of a heading that is in the contents.
func bookmark(number int) string { return fmt.Sprintf("_Toc%08d", number) }

// relationships lists what the document refers to.
func (d *document) relationships() []byte {
	var b bytes.Buffer
	add := func(id, kind, target string) {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s%s" Target="%s"/>`, id, relations, kind, target)
	}
	b.WriteString(xmlHeader + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, part := range []string{"styles", "numbering", "settings"} {
		add("r-"+part, part, part+".xml")
	}
	add("r-header", "header", "header1.xml")
	add("r-footer", "footer", "footer1.xml")
	for i, m := range d.media {
		add(fmt.Sprintf("r-image%d", i+1), "image", strings.TrimPrefix(m.name, "word/"))
	}
	for i := range d.charts {
		add(fmt.Sprintf("r-chart%d", i+1), "chart", fmt.Sprintf("charts/chart%d.xml", i+1))
	}
	b.WriteString(`</Relationships>`)
	return b.Bytes()
}

func (d *document) put(parts ...string) {
	for _, p := range parts {
		d.xml.WriteString(p)
	}
}

// body writes the document's content on pages of that size.
func (d *document) body(width, height int) error {
	d.put(xmlHeader, `<w:document`, wordNames, `><w:body>`)
	d.cover()
	d.contents()
	for _, b := range d.article.Blocks {
		if err := d.block(b); err != nil {
			return err
		}
		_, d.afterHeading = b.(article.Heading)
	}
	kind := ""
	if d.article.Cover != nil {
		kind = `<w:titlePg/>`
	}
	if d.texts.language.FromRight() {
		kind += `<w:bidi/>`
	}
	d.put(fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="r-header"/>`+
		`<w:footerReference w:type="default" r:id="r-footer"/><w:pgSz w:w="%d" w:h="%d"/>`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="560" w:footer="560" w:gutter="0"/>%s`+
		`</w:sectPr></w:body></w:document>`,
		width, height, topMargin, sideMargin, bottomMargin, sideMargin, kind))
	return nil
}

func (d *document) cover() {
	c := d.article.Cover
	if c == nil {
		return
	}
	d.put(d.texts.paragraph("Eyebrow", c.Eyebrow, `<w:spacing w:before="2400"/>`), d.texts.paragraph("Title", c.Title))
	d.text("Subtitle", c.Subtitle)
	d.text("Quiet", c.Intro)
	d.facts(c.Facts)
	d.text("Eyebrow", c.Summary)
	d.text("Normal", c.Lead)
}

// text writes a paragraph unless the text is empty.
func (d *document) text(style, text string) {
	if text != "" {
		d.put(d.texts.paragraph(style, text))
	}
}

// contents writes the field of a table of contents with its entries. Their page numbers are fields of their own, which
// show those of the same article on paper until somebody updates them, since only Word knows its pages.
func (d *document) contents() {
	if d.article.Contents == "" {
		return
	}
	const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r>` +
		`<w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	d.put(
		`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>`+
			`</w:sdtPr><w:sdtContent>`,
		d.texts.paragraph("TOCHeading", d.article.Contents),
	)
	before, number := field, 0
	for _, b := range d.article.Blocks {
		h, isHeading := b.(article.Heading)
		if !isHeading || h.Level > 2 {
			continue
		}
		number++
		title, _ := d.texts.runs(h.Text)
		d.put(paragraph(fmt.Sprintf("TOC%d", h.Level), fmt.Sprintf(
			`%s<w:hyperlink w:anchor="%s" w:history="1">%s%s</w:hyperlink>`,
			before, bookmark(number), title, d.pageNumber(number),
		)))
		before = ""
	}
	d.put(`<w:p>`, before, `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>`)
}

// pageNumber returns the field with the page of a heading of the contents; empty where it is not known.
func (d *document) pageNumber(heading int) string {
	if heading > len(d.pages) {
		return ""
	}
	return fmt.Sprintf(`<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>`+
		`<w:r><w:instrText xml:space="preserve"> PAGEREF %s \h </w:instrText></w:r>`+
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>%d</w:t></w:r>`+
		`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, bookmark(heading), d.pages[heading-1])
}

func (d *document) block(b article.Block) error {
	switch b := b.(type) {
	case article.Heading:
		d.heading(b)
	case article.Paragraph:
		d.text("Normal", b.Text)
	case article.Note:
		d.put(d.texts.paragraph("Quiet", b.Text, keepIf(d.afterHeading)))
	case article.List:
		d.list(b)
	case article.Quote:
		d.put(d.texts.paragraph("Quote", b.Text, keepNext(b.By)))
		if b.By != "" {
			d.put(d.texts.paragraph("Quiet", b.By, `<w:ind w:left="284"/>`))
		}
	case article.Facts:
		d.facts(b.Facts)
	case article.Table:
		d.table(b)
	case article.Drawing:
		return d.chart(b.Chart)
	case article.Diagram:
		return d.diagram(b)
	case article.Picture:
		return d.picture(b)
	case article.Letterhead:
		return d.letterhead(b)
	case article.Signatures:
		return d.signatures(b.List)
	case article.NewPage:
		d.put(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
	}
	return nil
}

// keepIf keeps a paragraph on the page of the next one.
func keepIf(is bool) string {
	if is {
		return `<w:keepNext/>`
	}
	return ""
}

// keepNext keeps a paragraph on the page of the next one where that has a text.
func keepNext(next string) string {
	return keepIf(next != "")
}

// goesOn reports whether the next heading is on the page of the one before when the article is drawn on paper.
func (d *document) goesOn() bool {
	return d.headed > 0 && d.headed < len(d.pages) && d.pages[d.headed] == d.pages[d.headed-1]
}

func (d *document) heading(h article.Heading) {
	ownPage := ""
	if h.Eyebrow != "" {
		if h.Level == 1 {
			ownPage = `<w:pageBreakBefore/>`
		}
		d.put(d.texts.paragraph("Eyebrow", h.Eyebrow, ownPage))
		ownPage = `<w:pageBreakBefore w:val="0"/>`
	}
	content, fromRight := d.texts.runs(h.Text)
	space := ""
	if h.Level == 1 && h.Eyebrow == "" && d.goesOn() {
		ownPage, space = `<w:pageBreakBefore w:val="0"/>`, `<w:spacing w:before="480"/>`
	}
	if h.Level <= 2 {
		d.headed++
		content = fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%d"/>`,
			d.headed, bookmark(d.headed), content, d.headed)
	}
	direction := ""
	if fromRight && !d.texts.language.FromRight() {
		direction = `<w:bidi/>`
	}
	d.put(paragraph(fmt.Sprintf("Heading%d", h.Level), content, ownPage, direction, space))
	if h.Subtitle != "" {
		d.put(d.texts.paragraph("Quiet", h.Subtitle, `<w:keepNext/>`))
	}
}

func (d *document) list(l article.List) {
	if !l.Numbered {
		for _, item := range l.Items {
			d.put(d.texts.paragraph("ListBullet", item))
		}
		return
	}
	d.lists++
	for _, item := range l.Items {
		d.put(d.texts.paragraph("ListNumber", item, fmt.Sprintf(
			`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, d.lists+1,
		)))
	}
}

func (d *document) facts(facts []article.Fact) {
	if len(facts) == 0 {
		return
	}
	shares := make([]float64, len(facts))
	cells := make([]string, len(facts))
	for i, f := range facts {
		shares[i] = 1
		cells[i] = d.texts.paragraph("FactNumber", f.Number) + d.texts.paragraph("FactLabel", f.Label)
	}
	d.startTable("TableNormal", false, shares)
	d.row(cells, "")
	d.put(`</w:tbl>`, paragraph("Normal", ""))
}

// startTable writes a table of that style up to its first row, which is one of titles or not.
func (d *document) startTable(style string, titled bool, shares []float64) {
	total := 0.0
	for _, s := range shares {
		total += cmp.Or(s, 1)
	}
	look := `w:val="0600" w:firstRow="0"`
	if titled {
		look = `w:val="0620" w:firstRow="1"`
	}
	mirrored := ""
	if d.texts.language.FromRight() {
		mirrored = `<w:bidiVisual/>`
	}
	d.put(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblStyle w:val="%s"/>%s<w:tblW w:w="%d" w:type="dxa"/>`+
		`<w:tblLayout w:type="fixed"/><w:tblLook %s w:lastRow="0" w:firstColumn="0"`+
		` w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`, style, mirrored, d.width, look))
	for _, s := range shares {
		d.put(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, int(float64(d.width)*cmp.Or(s, 1)/total)))
	}
	d.put(`</w:tblGrid>`)
}

// row writes a row of cells that have paragraphs as their content.
func (d *document) row(cells []string, properties string) {
	d.put(`<w:tr><w:trPr><w:cantSplit/>`, properties, `</w:trPr>`)
	for _, c := range cells {
		d.put(`<w:tc>`, cmp.Or(c, paragraph("TableText", "")), `</w:tc>`)
	}
	d.put(`</w:tr>`)
}

func (d *document) table(t article.Table) {
	shares := make([]float64, len(t.Columns))
	titles := make([]string, len(t.Columns))
	cell := func(column int, style, text string) string {
		if t.Columns[column].Right {
			return d.texts.paragraph(style, text, `<w:jc w:val="right"/>`)
		}
		if !t.Columns[column].Strong {
			return d.texts.paragraph(style, text)
		}
		first, rest, several := strings.Cut(text, "\n")
		if !several {
			return d.texts.paragraph("TableLead", first)
		}
		return d.texts.paragraph("TableLead", first) + d.texts.paragraph(style, rest)
	}
	for i, c := range t.Columns {
		shares[i] = c.Share
		titles[i] = cell(i, "TableTitle", c.Title)
	}
	d.startTable("Rows", t.HasTitles(), shares)
	if t.HasTitles() {
		d.row(titles, `<w:tblHeader/>`)
	}
	for _, texts := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range min(len(texts), len(cells)) {
			cells[i] = cell(i, "TableText", texts[i])
		}
		d.row(cells, "")
	}
	d.put(`</w:tbl>`, paragraph("Normal", ""))
}

// Lengths of drawings in English Metric Units.
const (
	unitsPerTwip       = 635
	unitsPerMillimetre = 36000
)

// picture writes an image as wide as asked, but no wider than the text.
func (d *document) picture(p article.Picture) error {
	graphic, err := d.image(p.Image, p.Alt, frame{width: int(p.Width * unitsPerMillimetre)})
	if err != nil {
		return err
	}
	d.put(paragraph("Normal", graphic, keepNext(p.Caption)))
	d.text("Caption", p.Caption)
	return nil
}

// frame is what an image fits into, in English Metric Units; zero: the width of the text, any height.
type frame struct{ width, height int }

// image returns the run of an image that fits into a frame. An image that is there more than once is one part of the
// file.
func (d *document) image(data []byte, alt string, in frame) (string, error) {
	size, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return "", fmt.Errorf("a picture of the document: %w", err)
	}
	width := d.width * unitsPerTwip
	if in.width > 0 {
		width = min(width, in.width)
	}
	if in.height > 0 {
		width = min(width, in.height*size.Width/max(size.Height, 1))
	}
	height := width * size.Height / max(size.Width, 1)
	number := 1 + slices.IndexFunc(d.media, func(f file) bool { return bytes.Equal(f.content, data) })
	if number == 0 {
		number = len(d.media) + 1
		d.media = append(d.media, file{fmt.Sprintf("word/media/image%d.%s", number, format), data})
	}
	d.drawn++
	const picture = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	return d.drawing(width, height, alt, fmt.Sprintf(`<a:graphicData uri="%s"><pic:pic xmlns:pic="%s"><pic:nvPicPr>`+
		`<pic:cNvPr id="%d" name="%d"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="r-image%d"/>`+
		`<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>`+
		`<a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`+
		`</a:graphicData>`, picture, picture, d.drawn, d.drawn, number, width, height)), nil
}

// drawing returns the run of a graphic, with a description for those who do not see it.
func (d *document) drawing(width, height int, alt, graphic string) string {
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">`+
		`<wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="%d" descr="%s"/><a:graphic>%s</a:graphic></wp:inline>`+
		`</w:drawing></w:r>`, width, height, d.drawn, d.drawn, escaped(alt), graphic)
}
