package page

import (
	"bytes"
	"io"
	"strconv"

	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
)

// Margin is the side margin of a report.
const Margin = 56.0

// Report is a document of headed parts in one column, with a running foot.
type Report struct {
	Doc   *typeset.Document
	Flow  *typeset.Flow
	Area  typeset.Rect // of the text
	Cover bool         // the first page has no foot
	// no page has a foot
	Unmarked bool

	name     string // in the foot
	request  request.Request
	language locale.Language
	sections []section
	entries  []entry
}

// section is a part of a report for a reader of its own, with page numbers of its own.
type section struct {
	first    int // page
	name     string
	language locale.Language
}

// NewReport starts a report about the program.
func NewReport(r request.Request, title string) *Report { return NewReportFrom(r, title, Margin) }

// NewReportFrom starts a report whose text begins so many points from the top of a page.
func NewReportFrom(r request.Request, title string, top float64) *Report {
	return newReport(r, Titled(r, title), r.Edition.Name, top)
}

// NewWideReport starts a report about the program on paper that is wider than high.
func NewWideReport(r request.Request, title string) *Report {
	return newReportOn(r, Titled(r, title), r.Edition.Name, Margin, Sheet(r).Landscape())
}

// NewArticle starts a report whose file has that title and whose pages have that foot.
func NewArticle(r request.Request, title, foot string) *Report {
	return newReport(r, title, foot, Margin)
}

func newReport(r request.Request, title, foot string, top float64) *Report {
	return newReportOn(r, title, foot, top, Sheet(r).Portrait())
}

func newReportOn(r request.Request, title, foot string, top float64, size typeset.Size) *Report {
	report := &Report{
		Doc:      New(r, title, size),
		Area:     typeset.Area(Margin, top, size.W-2*Margin, size.H-top-68),
		name:     foot,
		request:  r,
		language: r.Language,
	}
	report.Flow = report.Doc.Flow(report.Area, nil)
	return report
}

// Title sets the title of the document; what is empty is left out.
func (r *Report) Title(title, subtitle, intro string) {
	r.Flow.AddWithNext(typeset.Headline.Text(title))
	if subtitle != "" {
		r.Flow.AddWithNext(typeset.Space(2), typeset.Body.Quiet().Text(subtitle))
	}
	if intro != "" {
		r.Flow.AddWithNext(typeset.Close, typeset.Reading.Text(intro))
	}
	r.Flow.AddWithNext(typeset.Wide)
}

// Begin starts a section on a new page; its foot shows a name.
func (r *Report) Begin(name string, l locale.Language) {
	if len(r.sections) > 0 {
		r.Flow.NewPage()
	}
	r.Doc.In(string(l))
	i := len(r.sections)
	r.sections = append(r.sections, section{name: name, language: l})
	noteFirst := func(p *typeset.Page, _ typeset.Rect) { r.sections[i].first = p.Number() }
	r.Flow.AddWithNext(typeset.Drawing{Draw: noteFirst})
}

// Write finishes the document.
func (r *Report) Write(w io.Writer) error {
	r.Flow.Close()
	if r.Unmarked {
		ReportUnfit(r.request, r.Doc, nil)
		return r.Doc.Write(w)
	}
	r.Doc.OnEveryPage(func(p *typeset.Page, number, total int) {
		part, end := section{1, r.name, r.language}, total
		for _, s := range r.sections {
			if s.first > number {
				end = s.first - 1
				break
			}
			part = s
		}
		if number > 1 || !r.Cover {
			r.Doc.In(string(part.language))
			Foot(p, Margin, ForOffice(r.request, part.name), number-part.first+1, end-part.first+1, part.language)
		}
	})
	ReportUnfit(r.request, r.Doc, nil)
	return r.Doc.Write(w)
}

// Bytes finishes the document in memory.
func (r *Report) Bytes() ([]byte, error) {
	var data bytes.Buffer
	err := r.Write(&data)
	return data.Bytes(), err
}

// EntryLine returns an entry of a table of contents, with dots before the number of its page. When it is drawn, place
// gets its page, its box and a function that sets it, now or when the number is known.
func (r *Report) EntryLine(
	title string,
	style typeset.Style,
	indent float64,
	place func(p *typeset.Page, box typeset.Rect, set func(number int)),
) typeset.Drawing {
	const numberWidth = 40
	text, width := style.Text(title).ToLeft(), r.Area.W-indent-numberWidth-8
	draw := func(p *typeset.Page, box typeset.Rect) {
		place(p, box, func(number int) {
			from, beside := box.X+indent, box.Rightmost(numberWidth)
			p.Draw(text, typeset.Area(from, box.Y, width, box.H), false)
			if w := r.Doc.Width(text); w < width {
				dots := typeset.Pen{Width: 0.7, Color: typeset.Quiet, Round: true, Dash: []float64{0, 4}}
				y := box.Bottom() - 0.42*style.Size
				p.Line(from+w+6, y, max(from+w+6, beside.X+10), y, dots)
			}
			p.Draw(style.Text(strconv.Itoa(number)).ToRight(), beside, false)
		})
	}
	return typeset.Drawing{Height: r.Doc.Height(text, width), Draw: draw}
}

// EvenRow sets boxes in a row of so many columns, all of the same height.
func (r *Report) EvenRow(boxes []typeset.Box, columns int) typeset.Row {
	row := typeset.Row{Gap: typeset.Normal}
	width := (r.Area.W - float64(row.Gap)*float64(columns-1)) / float64(columns)
	height := 0.0
	for _, b := range boxes {
		height = max(height, r.Doc.Height(b, width))
	}
	for _, b := range boxes {
		b.MinHeight = height
		row.Cells = append(row.Cells, typeset.Cell{Width: width, Content: b})
	}
	return row
}
