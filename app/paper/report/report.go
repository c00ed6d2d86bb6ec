// Package report draws articles as PDF: cover, contents, headed parts with tables, quotes, pictures and charts.
package report

import (
	"context"
	"fmt"
	"io"
	"strings"

	"laurel/app/article"
	"laurel/app/chart"
	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
)

// Write draws the article on the paper of the request. It stops at the end of ctx with ctx's error.
func Write(ctx context.Context, w io.Writer, a *article.Article, r request.Request) error {
	d, err := laidOut(ctx, a, r)
	if err != nil {
		return err
	}
	return d.Write(w)
}

// PageNumbers returns the pages of the headings that are in the contents of the article as it is drawn.
func PageNumbers(ctx context.Context, a *article.Article, r request.Request) ([]int, error) {
	d, err := laidOut(ctx, a, r)
	if err != nil {
		return nil, err
	}
	return d.EntryPages(), nil
}

func laidOut(ctx context.Context, a *article.Article, r request.Request) (*drawing, error) {
	d := &drawing{Report: page.NewArticle(r, a.Title, a.Foot)}
	d.Unmarked = a.Unmarked
	d.chapters = a.Contents != ""
	front := 0
	if a.Cover != nil {
		d.cover(a.Cover)
		front = d.Doc.Pages()
	}
	for i, b := range a.Blocks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d.headed = i > 0 && isHeading(a.Blocks[i-1])
		d.signed = i+1 < len(a.Blocks) && isSignatures(a.Blocks[i+1])
		if err := d.block(b, i == 0 && a.Cover == nil); err != nil {
			return nil, err
		}
	}
	if a.Contents != "" {
		d.AddContents(front)
	}
	d.Flow.Close()
	return d, nil
}

// drawing is an article that is being drawn.
type drawing struct {
	*page.Report
	headed bool // the block follows a heading
	signed bool // signatures follow the block

	chapters bool // the parts are those of one text, with contents in front
}

// leastForChapter is the share of a page that has to be left for a chapter to begin there.
const leastForChapter = 0.5

func isHeading(b article.Block) bool {
	_, is := b.(article.Heading)
	return is
}

func isSignatures(b article.Block) bool {
	_, is := b.(article.Signatures)
	return is
}

var (
	quietBody = typeset.Body.At(9.5).Quiet()
	heading2  = typeset.Style{Family: typeset.Serif, Bold: true, Size: 13, Color: typeset.Ink}
	heading3  = heading2.At(11)
	number    = typeset.Style{Family: typeset.Serif, Size: 26, Color: typeset.Ink, Leading: 1.2}
)

// cover sets the first page: what the document is, its figures, and its summary.
func (d *drawing) cover(c *article.Cover) {
	d.Cover = true
	p := d.Doc.AddPage()
	size := p.Size()
	p.FillRect(typeset.Area(0, 0, size.W, 10), typeset.Green)
	p.FillRect(typeset.Area(0, 10, size.W, 2), typeset.Gold)
	const side, top, foot = 72, 150, 64
	title := typeset.Stacked(
		6,
		page.Eyebrow(c.Eyebrow),
		typeset.Text{String: c.Title, Style: typeset.Honour.At(36), Lines: 4, KeepSize: true},
		typeset.Lead.At(14).Text(c.Subtitle),
		typeset.Space(4),
		quietBody.Text(c.Intro),
	)
	list := typeset.Stacked(0, title, typeset.Space(48))
	if len(c.Facts) > 0 {
		list.Add(facts(c.Facts), typeset.Space(44))
	}
	if c.Lead != "" {
		list.Add(page.Eyebrow(c.Summary), typeset.Close, typeset.Lead.At(12).Text(c.Lead))
	}
	box := typeset.Area(side, top, size.W-2*side, size.H-top-foot)
	if d.Doc.Height(list, box.W) > box.H { // rather higher on the page than over its end
		box.Y = min(box.Y, max(48, size.H-foot-d.Doc.Height(list, box.W)))
	}
	p.Put(list, box)
}

func facts(list []article.Fact) typeset.Block {
	row := typeset.Row{Gap: typeset.Wide}
	for _, f := range list {
		row.Cells = append(row.Cells, typeset.Cell{Content: typeset.Stacked(
			2, number.Line(f.Number), typeset.Small.Quiet().Text(f.Label),
		)})
	}
	return row
}

// block sets a part of the article; first is the first one of a document without a cover.
func (d *drawing) block(b article.Block, first bool) error {
	switch b := b.(type) {
	case article.Heading:
		d.heading(b, first)
	case article.Paragraph:
		d.words(typeset.Reading.Text(b.Text), d.signed)
	case article.Note:
		d.words(quietBody.At(8.5).Text(b.Text), d.headed)
	case article.List:
		d.list(b)
	case article.Quote:
		d.quote(b)
	case article.Facts:
		d.Flow.Add(facts(b.Facts), typeset.Wide)
	case article.Table:
		d.table(b)
	case article.Drawing:
		d.chart(b.Chart)
	case article.Diagram:
		d.diagram(b.Diagram)
	case article.Picture:
		return d.picture(b)
	case article.Letterhead:
		return d.letterhead(b)
	case article.Signatures:
		return d.signatures(b.List)
	case article.NewPage:
		d.Flow.NewPage()
	}
	return nil
}

// words sets running text, which stays with the next block if that is wanted.
func (d *drawing) words(text typeset.Text, withNext bool) {
	if withNext {
		d.Flow.AddWithNext(text, typeset.Close)
		return
	}
	d.Flow.Add(text, typeset.Close)
}

func (d *drawing) heading(h article.Heading, first bool) {
	stack := typeset.Stack{Gap: 2}
	if h.Eyebrow != "" {
		stack.Add(page.Eyebrow(h.Eyebrow))
	}
	switch h.Level {
	case 1:
		switch {
		case first:
		case !d.chapters || h.Eyebrow != "":
			d.Flow.NewPage()
		case d.Flow.NewPart(leastForChapter):
			d.Flow.Add(typeset.Wide)
		}
		stack.Add(typeset.Heading.Text(h.Text), typeset.Space(3), typeset.GreenRule, typeset.Space(3))
	case 2:
		d.Flow.AddWithNext(typeset.Close) // a chapter's own heading stays with it
		stack.Add(heading2.Text(h.Text))
	default:
		stack.Add(heading3.Text(h.Text))
	}
	stack.Add(quietBody.Text(h.Subtitle))
	if h.Level > 2 {
		d.Flow.AddWithNext(stack, typeset.Tight)
		return
	}
	d.Flow.AddWithNext(d.Noted(stack, h.Text, h.Level-1), typeset.Close)
}

func (d *drawing) list(l article.List) {
	for i, item := range l.Items {
		mark := "•"
		if l.Numbered {
			mark = fmt.Sprintf("%d.", i+1)
		}
		d.Flow.Add(typeset.Row{Gap: typeset.Close, Cells: []typeset.Cell{
			{Width: 14, Content: typeset.Reading.Text(mark)}, {Content: typeset.Reading.Text(item)},
		}}, typeset.Space(3))
	}
	d.Flow.Add(typeset.Tight)
}

// quote sets somebody's words beside a golden line.
func (d *drawing) quote(q article.Quote) {
	words := typeset.Stacked(2, typeset.Reading.At(11).Slanted().Text(q.Text), typeset.Small.Quiet().Text(q.By))
	d.Flow.Add(typeset.Row{Gap: typeset.Normal, Cells: []typeset.Cell{
		{Width: 3, Content: typeset.Drawing{
			Height: d.Doc.Height(words, d.Area.W-15),
			Draw:   func(p *typeset.Page, box typeset.Rect) { p.FillRect(box, typeset.Gold) },
		}},
		{Content: words},
	}}, typeset.Normal)
}

func (d *drawing) table(t article.Table) {
	table := typeset.Table{}
	for _, c := range t.Columns {
		column := typeset.Column{Title: c.Title, Share: c.Share}
		if c.Right {
			column.Align = typeset.Right
		}
		table.Columns = append(table.Columns, column)
	}
	for _, row := range t.Rows {
		cells := typeset.Cells(typeset.Small, row...)
		for i := range cells {
			if first, rest, _ := strings.Cut(row[i], "\n"); t.Columns[i].Strong {
				cells[i] = typeset.Stacked(0, typeset.Small.Strong().Text(first), typeset.Small.Text(rest))
			}
		}
		table.Rows = append(table.Rows, cells)
	}
	d.Flow.Add(table, typeset.Wide)
}

// pointsPerMillimetre converts lengths.
const pointsPerMillimetre = 72 / 25.4

func (d *drawing) picture(b article.Picture) error {
	picture, err := d.Doc.Picture(b.Image)
	if err != nil {
		return err
	}
	size := picture.Size()
	width := d.Area.W
	if b.Width > 0 {
		width = min(width, b.Width*pointsPerMillimetre)
	}
	image := typeset.Image{Picture: picture, Width: width, Height: width * size.H / size.W}
	d.Flow.Add(typeset.Stacked(4, image, typeset.Caption.Text(b.Caption)), typeset.Normal)
	return nil
}

// chart sets a chart under its title on one page, with its note below.
func (d *drawing) chart(c chart.Chart) {
	stack := typeset.Stacked(6, page.Eyebrow(c.Title), d.bars(c), typeset.Caption.Text(c.Notes()))
	d.Flow.Add(typeset.Box{Content: stack}, typeset.Wide)
}
