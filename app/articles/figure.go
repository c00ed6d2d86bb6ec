package articles

import (
	"bytes"
	"context"
	"fmt"
	"strconv"

	"laurel/app/article"
	"laurel/app/chart"
	"laurel/app/paper/page"
	"laurel/app/paper/report"
	"laurel/app/request"
	"laurel/app/workbook"
	"laurel/data/locale"
	"laurel/data/program"
)

// Figure is a chart or a diagram that is saved by itself.
type Figure struct {
	Title  string
	Alt    string
	Block  article.Block    // a Drawing or a Diagram
	Tables []chart.Table    // what is behind it
	Made   program.Audience // for whom
}

// FigureOf returns a chart, which was made of the edition for an audience, to be saved.
func FigureOf(c chart.Chart, made program.Audience) Figure {
	return Figure{c.Title, c.Alt(), article.Drawing{Chart: c}, c.Tables(), made}
}

// FigureOfDiagram returns a diagram, which was made of the edition for an audience, to be saved.
func FigureOfDiagram(d chart.Diagram, made program.Audience) Figure {
	return Figure{d.Title, d.Alt(), article.Diagram{Diagram: d}, d.Tables(), made}
}

// PNG is the format of pictures; the other formats of a figure are those of documents.
const PNG request.Format = "png"

// FigureFormats lists the formats in which a figure can be saved: a picture, a page, a sheet.
func FigureFormats() []request.Format { return []request.Format{PNG, request.PDF, request.XLSX} }

// Write returns the figure as a file. A page has the table behind it below the picture.
func (f Figure) Write(ctx context.Context, r request.Request) ([]byte, error) {
	switch r.Format {
	case PNG:
		return report.Image(f.Block, r.Language, false)
	case request.XLSX:
		return workbook.OfTables(f.Tables, r.Language)
	case request.PDF:
		var file bytes.Buffer
		err := report.Write(ctx, &file, f.article(r), r)
		return file.Bytes(), err
	}
	return nil, fmt.Errorf("a picture cannot be saved as %s", r.Format)
}

// mostRows is how many rows of a table are on a page; a sheet has all.
const mostRows = 60

func (f Figure) article(r request.Request) *article.Article {
	a := &article.Article{
		Title: page.Titled(r, f.Title), Foot: locale.Joined(" · ", r.Edition.Name, f.Title), Language: r.Language,
	}
	a.Add(article.Heading{
		Level: 1, Text: r.Edition.Name, Subtitle: r.Language.Period(r.Edition.Start, r.Edition.End),
	}, f.Block)
	for _, t := range f.Tables {
		more := len(t.Rows) - mostRows
		t.Rows = t.Rows[:min(len(t.Rows), mostRows)]
		a.Add(article.Heading{Level: 2, Text: t.Name}, tableOf(t, r.Language))
		if more > 0 {
			a.Add(article.Note{Text: r.Language.Count("chart.more-rows", more)})
		}
	}
	return a
}

// tableOf returns a table whose figures are written as a language does.
func tableOf(t chart.Table, l locale.Language) article.Table {
	table := article.Table{}
	for i, title := range t.Titles {
		column := article.Column{Title: title, Share: 1, Right: i > 0}
		if i == 0 {
			column.Share = 3
		}
		table.Columns = append(table.Columns, column)
	}
	for _, row := range t.Rows {
		var cells []string
		for i, cell := range row {
			if text, isText := cell.(string); isText && text != "" && i < len(table.Columns) {
				table.Columns[i].Right = false
			}
			cells = append(cells, CellText(cell, l))
		}
		table.Rows = append(table.Rows, cells)
	}
	return table
}

// CellText writes a cell of a table behind a picture.
func CellText(cell any, l locale.Language) string {
	switch v := cell.(type) {
	case int:
		return strconv.Itoa(v)
	case float64:
		if v == float64(int(v)) {
			return strconv.Itoa(int(v))
		}
		return l.Decimal(v, 1)
	}
	return fmt.Sprint(cell)
}
