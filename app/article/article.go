// Package article describes a text with headings, tables and charts without its looks. Whoever knows the
// content of a report builds an Article once; paper draws it as PDF and word writes it as an editable .docx.
package article

import (
	"slices"

	"laurel/app/chart"
	"laurel/data/locale"
)

// Article is a document in one column.
type Article struct {
	Title    string // of the file
	Foot     string // what each page has at its foot, beside its number
	Language locale.Language
	Cover    *Cover // the first page; nil: none
	Contents string // the title of the table of contents; empty: none
	Unmarked bool   // the pages have neither header nor foot: letters
	Blocks   []Block
}

// Cover is the first page of an article.
type Cover struct {
	Eyebrow  string // what kind of document it is
	Title    string
	Subtitle string
	Intro    string // by whom, for whom, as of when
	Facts    []Fact
	Summary  string // the title above Lead
	Lead     string // a summary of a few sentences
}

// Fact is a figure that is emphasised, with what it counts.
type Fact struct{ Number, Label string }

// Block is a part of an article: one of the types of this package, or a chart.Chart.
type Block interface{ isBlock() }

// Heading begins a part of the article. Level 1 starts a page of its own and, as level 2 does, is in the contents.
type Heading struct {
	Level    int // 1 to 3
	Eyebrow  string
	Text     string
	Subtitle string
}

// Paragraph is running text.
type Paragraph struct{ Text string }

// Note is a remark in small quiet letters.
type Note struct{ Text string }

// List is a list of points.
type List struct {
	Items    []string
	Numbered bool
}

// Quote is somebody's words; By names whose, as far as they agreed.
type Quote struct{ Text, By string }

// Facts are figures in a row.
type Facts struct{ Facts []Fact }

// Table is a table whose first row, the titles, is repeated on each page.
type Table struct {
	Columns []Column
	Rows    [][]string // a cell may have several lines; without any title there is no row of titles
}

// Column is a column of a table.
type Column struct {
	Title  string
	Share  float64 // of the width, beside the other columns; zero counts as one
	Right  bool    // figures are set to the right
	Strong bool    // the first of several lines, or the only one, is in bold
}

// HasTitles reports whether any column has a title.
func (t Table) HasTitles() bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Title != "" })
}

// Drawing is a chart in an article.
type Drawing struct{ Chart chart.Chart }

// Diagram is a picture of points and lines in an article.
type Diagram struct{ chart.Diagram }

// Picture is an image, JPEG or PNG.
type Picture struct {
	Image   []byte
	Alt     string  // what it shows, for those who do not see it
	Width   float64 // millimetres; zero: the width of the text
	Caption string
}

// Letterhead begins a letter: who writes, beside their logo.
type Letterhead struct {
	Logo  []byte // JPEG or PNG; empty: none
	Alt   string
	Name  string
	Lines string // below the name
}

// Signatures end a letter, beside each other.
type Signatures struct{ List []Signature }

// Signature is that of one person over the name: an image, or space for a pen.
type Signature struct {
	Image    []byte // JPEG or PNG; empty: none
	Alt      string
	Name     string
	Position string
}

// NewPage starts a page.
type NewPage struct{}

func (Heading) isBlock()    {}
func (Paragraph) isBlock()  {}
func (Note) isBlock()       {}
func (List) isBlock()       {}
func (Quote) isBlock()      {}
func (Facts) isBlock()      {}
func (Table) isBlock()      {}
func (Drawing) isBlock()    {}
func (Diagram) isBlock()    {}
func (Picture) isBlock()    {}
func (NewPage) isBlock()    {}
func (Letterhead) isBlock() {}
func (Signatures) isBlock() {}

// Add adds blocks at the end.
func (a *Article) Add(blocks ...Block) { a.Blocks = append(a.Blocks, blocks...) }
