// Package word writes articles as .docx files (ECMA-376, WordprocessingML and DrawingML) that Word and LibreOffice open
// for editing: real headings and styles, tables whose titles are repeated, pictures and charts with descriptions, a
// table of contents, header and footer. The files name no author and no time of editing.
package word

import (
	"archive/zip"
	"bytes"
	"embed"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"laurel/app/article"
	"laurel/app/request"
	"laurel/data/locale"
)

//go:embed parts
var parts embed.FS

// Measures of a page in twips, twentieths of a point.
const (
	twipsPerInch = 1440
	sideMargin   = 1120
	topMargin    = 1200
	bottomMargin = 1300
)

// pageSize returns the width and height of a sheet of paper.
func pageSize(paper request.Paper) (width, height int) {
	if paper == request.A4 {
		return 11906, 16838
	}
	return 12240, 15840
}

// Write writes the article as a .docx file. Same article, same bytes. created is the file's date; zero leaves it out.
// pages are those of the headings in the contents, as far as they are known: what is shown until Word counts itself.
func Write(w io.Writer, a *article.Article, paper request.Paper, created time.Time, pages []int) error {
	width, height := pageSize(paper)
	d := &document{texts: texts{a.Language}, article: a, width: width - 2*sideMargin, pages: pages}
	if err := d.body(width, height); err != nil {
		return err
	}
	z := zip.NewWriter(w)
	charts := ""
	for i := range d.charts {
		charts += fmt.Sprintf(`<Override PartName="/word/charts/chart%d.xml" ContentType="application/`+
			`vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`, i+1)
	}
	files := []file{
		{"[Content_Types].xml", fixed("content_types.xml", "CHARTS", charts)},
		{"_rels/.rels", fixed("relationships.xml")},
		{"docProps/core.xml", core(a, created)},
		{"word/document.xml", d.xml.Bytes()},
		{"word/_rels/document.xml.rels", d.relationships()},
		{"word/styles.xml", styles(a.Language, d.width)},
		{"word/numbering.xml", numbering(d.lists)},
		{"word/settings.xml", fixed("settings.xml")},
		{"word/header1.xml", header(a)},
		{"word/footer1.xml", footer(a)},
	}
	files = append(files, d.media...)
	for _, f := range append(files, d.charts.files()...) {
		if err := f.write(z); err != nil {
			return err
		}
	}
	return z.Close()
}

// file is a part of the package.
type file struct {
	name    string
	content []byte
}

func (f file) write(z *zip.Writer) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = w.Write(f.content)
	return err
}

// fixed returns a part that is the same in all files but for some words.
func fixed(name string, pairs ...string) []byte {
	text, err := parts.ReadFile("parts/" + name)
	if err != nil {
		panic(err) // it is in the program
	}
	return []byte(strings.NewReplacer(pairs...).Replace(string(text)))
}

// styles returns the styles of an article in a language, with lines of a width. On pages from right to left paragraphs
// begin at the right, and no space parts letters that are joined.
func styles(l locale.Language, width int) []byte {
	bidi := "ar-SA"
	direction := ""
	side := "left"
	spaced := "24"
	if l.FromRight() {
		bidi = string(l)
		direction = `<w:pPr><w:bidi/></w:pPr>`
		side = "right"
		spaced = "0"
	}
	return fixed("styles.xml", "LANGUAGE", string(l), "BIDI", bidi, "TEXTWIDTH", fmt.Sprint(width),
		"DIRECTION", direction, "SIDE", side, "SPACED", spaced)
}

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Names of the vocabularies.
const (
	wordNames = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// escaped writes a text as XML has it. What XML 1.0 cannot hold, such as control characters, is left out.
func escaped(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "")
	}
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, text)
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer does not fail
	return b.String()
}

func core(a *article.Article, created time.Time) []byte {
	date := ""
	if !created.IsZero() {
		date = fmt.Sprintf(
			`<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>`, created.UTC().Format(time.RFC3339),
		)
	}
	return fmt.Appendf(nil, xmlHeader+`<cp:coreProperties `+
		`xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" `+
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" `+
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`+
		`<dc:title>%s</dc:title><dc:language>%s</dc:language>%s</cp:coreProperties>`,
		escaped(a.Title), escaped(string(a.Language)), date)
}

func header(a *article.Article) []byte {
	if a.Unmarked {
		return fmt.Appendf(nil, xmlHeader+`<w:hdr%s>%s</w:hdr>`, wordNames, paragraph("Normal", ""))
	}
	title := texts{a.Language}.paragraph("Header", a.Title)
	return fmt.Appendf(nil, xmlHeader+`<w:hdr%s>%s</w:hdr>`, wordNames, title)
}

// footer has the article's foot and "3 of 12".
func footer(a *article.Article) []byte {
	if a.Unmarked {
		return fmt.Appendf(nil, xmlHeader+`<w:ftr%s>%s</w:ftr>`, wordNames, paragraph("Normal", ""))
	}
	const number, total = "\uE000", "\uE001"
	pages, fromRight := texts{a.Language}.runs(
		a.Language.Text("{{.Number}} of {{.Total}}", locale.Values{"Number": number, "Total": total}),
	)
	field := func(name string) string {
		const end = `</w:t></w:r>`
		return fmt.Sprintf(`%s<w:fldSimple w:instr=" %s ">%s</w:fldSimple>%s`, end, name,
			directed{"1", fromRight}.run(), strings.TrimSuffix(directed{"", fromRight}.run(), end))
	}
	counted := strings.NewReplacer(number, field("PAGE"), total, field("NUMPAGES")).Replace(pages)
	foot, _ := texts{a.Language}.runs(a.Foot)
	return fmt.Appendf(nil, xmlHeader+`<w:ftr%s>%s</w:ftr>`, wordNames,
		paragraph("Footer", foot+`<w:r><w:tab/></w:r>`+counted))
}

// numbering defines the bullets as list 1, and a list of numbers for each numbered list.
func numbering(lists int) []byte {
	var b bytes.Buffer
	level := func(format, text string) string {
		return fmt.Sprintf(`<w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>`+
			`<w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>`+
			`<w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl>`, format, text)
	}
	fmt.Fprintf(&b, xmlHeader+`<w:numbering%s><w:abstractNum w:abstractNumId="0">%s</w:abstractNum>`+
		`<w:abstractNum w:abstractNumId="1">%s</w:abstractNum>`+
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
		wordNames, level("bullet", "•"), level("decimal", "%1."))
	for i := range lists {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">`+
			`<w:startOverride w:val="1"/></w:lvlOverride></w:num>`, i+2)
	}
	b.WriteString(`</w:numbering>`)
	return b.Bytes()
}
