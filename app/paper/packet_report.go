package paper

import (
	"bytes"
	"io"
	"time"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// report is a document of headed parts in one column, with a running foot: what contact books, host sheets, evaluation forms and the contents of
// a packet share.
type report struct {
	doc      *typeset.Document
	flow     *typeset.Flow
	area     typeset.Rect
	name     string // of the program, in the foot
	language string
	sections []section
}

// section is a part of a report that goes to a reader of its own and has page numbers of its own.
type section struct {
	first    int // page
	language string
}

func newReport(title words, edition *program.Edition, language string, paper Paper, now time.Time) *report {
	sheet := paper.sheet().Portrait()
	r := &report{
		doc: typeset.New(typeset.Options{
			Title: title.in(language) + " – " + edition.Name, Language: language, Paper: sheet, Created: now,
		}),
		area: typeset.Rect{X: 56, Y: 56, W: sheet.W - 112, H: sheet.H - 56 - 68}, name: edition.Name, language: language,
	}
	r.flow = r.doc.Flow(r.area, 1, 0, nil)
	return r
}

// title sets the head of the document; what is empty is left out.
func (r *report) title(title, subtitle, intro string) {
	r.flow.Add(typeset.WithNext(typeset.Text{String: title, Style: typeset.Headline}))
	if subtitle != "" {
		r.flow.Add(typeset.WithNext(typeset.Space(2)), typeset.WithNext(typeset.Text{String: subtitle, Style: typeset.Body.In(typeset.Quiet)}))
	}
	if intro != "" {
		r.flow.Add(typeset.WithNext(typeset.Space(typeset.Close)), typeset.WithNext(typeset.Text{String: intro, Style: typeset.Reading}))
	}
	r.flow.Add(typeset.WithNext(typeset.Space(typeset.Wide)))
}

// heading begins a part that the outline leads to and keeps it with what follows.
func (r *report) heading(title, beside string) {
	row := typeset.Row{Gap: typeset.Normal, Cells: []typeset.Cell{{Share: 3, Content: typeset.Text{String: title, Style: typeset.Subtitle.Strong()}}}}
	if beside != "" {
		row.Cells = append(row.Cells, typeset.Cell{Share: 2, Content: typeset.Stack{Blocks: []typeset.Block{
			typeset.Space(4), typeset.Text{String: beside, Style: typeset.Body.In(typeset.Quiet), Align: typeset.Right},
		}}})
	}
	r.flow.Add(typeset.WithNext(typeset.Bookmarked(typeset.Stack{Gap: 3, Blocks: []typeset.Block{
		row, typeset.Rule{Pen: typeset.Pen{Width: 1, Color: typeset.Green}},
	}}, title, 0)), typeset.WithNext(typeset.Space(typeset.Normal)))
}

// begin starts a section on a new page.
func (r *report) begin(language string) {
	if len(r.sections) > 0 {
		r.flow.NewPage()
	}
	i := len(r.sections)
	r.sections = append(r.sections, section{language: language})
	r.flow.Add(typeset.WithNext(typeset.Drawing{Draw: func(p *typeset.Page, _ typeset.Rect) { r.sections[i].first = p.Number() }}))
}

// write finishes the document.
func (r *report) write(w io.Writer) error {
	r.flow.Close()
	r.doc.OnEveryPage(func(p *typeset.Page, number, total int) {
		first, end, language := 1, total, r.language
		for i, s := range r.sections {
			if s.first > number {
				end = s.first - 1
				break
			}
			first, language = r.sections[i].first, s.language
		}
		runningFoot(p, r.name, number-first+1, end-first+1, language)
	})
	return r.doc.Write(w)
}

// bytes finishes the document in memory.
func (r *report) bytes() ([]byte, error) {
	var data bytes.Buffer
	err := r.write(&data)
	return data.Bytes(), err
}
