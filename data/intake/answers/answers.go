// Package answers reads the answers to an evaluation form from what Google Forms and Microsoft Forms export, and from
// any other table (XLSX or CSV) with a row for each response and a column for each question. Columns are recognised by
// the words of the questions in any of their languages. Nothing is written before it was reviewed: Read returns a
// draft.
package answers

import (
	"context"
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/table"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// Request is whose answers a file has, and how it is to be read.
type Request struct {
	Form    *program.Form
	Meeting program.ID // of a form about a meeting, where no column names it
	Stop    program.ID // of a form about a stop, likewise
	// Columns are what columns are, by their letters: the ID of a question, a Role, or empty for one that is not read.
	// Those that are not in it are recognised.
	Columns  map[string]string
	Sheet    string // of a workbook; empty: the first
	Encoding string // of a text, by its IANA name; empty: what reads as words
	// Key is a secret of the store. With it a row has the same identifier each time, by which it is known again, and
	// nobody without it finds out from an identifier which row it was. Empty: identifiers are random.
	Key []byte
}

// Role is what a column is that answers no question.
type Role string

// The roles. Names and addresses are read for forms with names only, times never.
const (
	AboutMeeting Role = "meeting" // its title
	AboutStop    Role = "stop"    // its city
	Who          Role = "who"     // a name or an e-mail address
	NotRead      Role = "not-read"
)

// Column is one column of the file, and what it was understood as.
type Column struct {
	Letter   string
	Title    string
	Question string // the ID; empty: none
	Role     Role   // of one that answers no question; empty: nobody knows what it is
	Samples  []string
}

// Row is a row of the file as it was understood.
type Row struct {
	Number   int
	Cells    []string          // as they are in the file, by the columns of the draft
	Response *program.Response // nil: it cannot come in; the problems of the draft have the reason
	IsHere   bool              // the row came in before
	IsLike   bool              // not that, but an existing response has exactly these answers
}

// IsProbablyHere reports whether the row came in before, as far as one can know: nobody writes a text twice.
func (r Row) IsProbablyHere() bool {
	return r.IsHere || r.IsLike && len(r.Response.OwnWords()) > 0
}

// Draft is what was read from a file, for people to look at before it is applied.
type Draft struct {
	Columns   []Column
	Rows      []Row               // in the order of the file, without empty ones
	Responses []*program.Response // of the rows, by their identifiers, which reveal no order
	Empty     int                 // rows without any answer
	// how many of the responses are there, or like one that is: perhaps the file was read before
	Known int
	source.Remarks
}

// Unknown lists the titles of the columns that nobody knows what they are.
func (d *Draft) Unknown() []string {
	var titles []string
	for _, c := range d.Columns {
		if c.Question == "" && c.Role == "" {
			titles = append(titles, c.Title)
		}
	}
	return titles
}

// Apply brings the responses in, as part of an edit.
func (d *Draft) Apply(tx *store.Tx, into program.ID) error {
	return store.PutAll(tx, into, d.Responses)
}

// Only returns the draft with the rows alone that keep is true for.
func (d *Draft) Only(keep func(Row) bool) *Draft {
	next := *d
	next.Rows, next.Responses = nil, nil
	for _, row := range d.Rows {
		if row.Response != nil && keep(row) {
			next.Rows = append(next.Rows, row)
			next.Responses = append(next.Responses, row.Response)
		}
	}
	slices.SortFunc(next.Responses, byID)
	return &next
}

func byID(a, b *program.Response) int { return strings.Compare(string(a.ID), string(b.ID)) }

// Read reads the answers of a file. An error is a message why it cannot be read; what cannot be read of it is among the
// problems of the draft, with its place, and everything else comes in.
func Read(ctx context.Context, p *program.Program, content []byte, r Request) (*Draft, error) {
	file, err := Parse(ctx, content, r)
	if err != nil {
		return nil, err
	}
	return file.Read(ctx, p, r)
}

// File is a file with answers to some form.
type File struct {
	sheets  []table.Sheet
	remarks source.Remarks
}

// Parse reads a file in the encoding of the request, without understanding it.
func Parse(ctx context.Context, content []byte, r Request) (*File, error) {
	sheets, remarks, err := table.Sheets(ctx, content, source.Request{Encoding: r.Encoding})
	if err != nil {
		return nil, err
	}
	return &File{sheets, remarks}, nil
}

// Sheets lists the sheets of a workbook; a text has one without a name.
func (f *File) Sheets() (names []string) {
	for _, s := range f.sheets {
		names = append(names, s.Name)
	}
	return names
}

// sheet is the one with that name, or the first.
func (f *File) sheet(name string) table.Sheet {
	return f.sheets[max(slices.IndexFunc(f.sheets, func(s table.Sheet) bool { return s.Name == name }), 0)]
}

// Titles are the headings of a sheet.
func (f *File) Titles(sheet string) []string {
	d := reading{sheet: f.sheet(sheet)}
	return d.sheet.Rows[d.header()]
}

// Matching counts for each form of the program how many of its questions are among the headings of a table.
func Matching(p *program.Program, titles []string) []int {
	counts := make([]int, len(p.Forms))
	for i, form := range p.Forms {
		d := &reading{request: Request{Form: form}, program: p}
		d.columns(titles)
		for _, c := range d.Columns {
			if c.Question != "" {
				counts[i]++
			}
		}
	}
	return counts
}

// Best returns the form of which most questions are among the headings of a table, and how many; nil: no question is,
// or as many of several forms.
func Best(p *program.Program, titles []string) (best *program.Form, questions int) {
	for i, n := range Matching(p, titles) {
		switch {
		case n > questions:
			best, questions = p.Forms[i], n
		case n == questions:
			best = nil
		}
	}
	return best, questions
}

// Read understands a sheet of the file as answers to a form; see the function Read. Where no column is a question, the
// draft has the columns beside the error, so that they can be chosen.
func (f *File) Read(ctx context.Context, p *program.Program, r Request) (*Draft, error) {
	d := &reading{request: r, program: p, sheet: f.sheet(r.Sheet)}
	d.Problems = slices.Clone(f.remarks.Problems)
	d.Notes = slices.Clone(f.remarks.Notes)
	if len(f.sheets) > 1 {
		d.Note("Only the sheet {{.Sheet}} is read.", "Sheet", d.sheet.Name)
	}
	header := d.header()
	d.columns(d.sheet.Rows[header])
	if !slices.ContainsFunc(d.Columns, func(c Column) bool { return c.Question != "" }) {
		return &d.Draft, value.Text("no column has a question of this form in its first row")
	}
	d.here = map[program.ID]bool{}
	for _, response := range p.Responses {
		d.here[response.ID] = true
	}
	for i, row := range d.sheet.Rows[header+1:] {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d.row(d.sheet.First+header+1+i, row)
	}
	d.findKnown()
	d.Responses = d.Only(func(Row) bool { return true }).Responses
	return &d.Draft, nil
}

// reading is a draft that is being read.
type reading struct {
	Draft
	request Request
	program *program.Program
	sheet   table.Sheet
	places  []int // of the columns in a row
	here    map[program.ID]bool
	same    map[string]int // how many rows with these cells were read
}

// header is the place of the row with the titles: the first that is not empty, or the first of empty ones.
func (d *reading) header() int {
	return max(0, slices.IndexFunc(d.sheet.Rows, func(row []string) bool { return len(strings.Join(row, "")) > 0 }))
}

// columns decides what the columns are, by their titles.
func (d *reading) columns(titles []string) {
	taken := map[string]bool{}
	for i, title := range titles {
		c := Column{Letter: table.Letter(i), Title: strings.TrimSpace(title), Samples: d.samples(i)}
		chosen, isChosen := d.request.Columns[c.Letter]
		switch _, isQuestion := d.request.Form.Question(chosen); {
		case isQuestion:
			c.Question = chosen
		case isChosen && chosen == "":
			c.Role = NotRead
		case isChosen:
			c.Role = Role(chosen)
		case c.Title == "" && len(c.Samples) == 0:
			continue
		default:
			c.Question = d.question(c.Title)
			if c.Question == "" {
				c.Role = d.role(c.Title)
			}
		}
		if c.Question != "" && taken[c.Question] {
			c.Question = "" // the first column of a question is read
		}
		taken[c.Question] = true
		d.Columns = append(d.Columns, c)
		d.places = append(d.places, i)
	}
	if titles := d.Unknown(); len(titles) > 0 {
		d.Note("Columns that are not read, because they match no question of the form: {{.Names}}.",
			"Names", strings.Join(titles, ", "))
	}
}

// samples returns the first texts of a column.
func (d *reading) samples(column int) []string {
	const most = 3
	var samples []string
	for _, row := range d.sheet.Rows[min(1, len(d.sheet.Rows)):] {
		if column < len(row) && strings.TrimSpace(row[column]) != "" && len(samples) < most {
			samples = append(samples, strings.TrimSpace(row[column]))
		}
	}
	return samples
}

// longEnough is how many letters a question has that is recognised as a part of a title.
const longEnough = 10

// question returns the question that a title asks, in any of its languages; empty: none. A title may have more around
// it, such as a number or a section.
func (d *reading) question(title string) string {
	words := folded(title)
	for _, q := range d.request.Form.Questions {
		for _, one := range q.Text {
			if folded(one.Text) == words && words != "" {
				return q.ID
			}
		}
	}
	best, length := "", 0
	for _, q := range d.request.Form.Questions {
		for _, one := range q.Text {
			asked := folded(one.Text)
			isPart := strings.Contains(words, asked) || strings.Contains(asked, words) && len(words) > len(asked)/2
			if len(asked) >= longEnough && len(words) >= longEnough && isPart && len(asked) > length {
				best, length = q.ID, len(asked)
			}
		}
	}
	return best
}

// role returns what a column is that answers no question, by its title in any language; empty: nobody knows.
func (d *reading) role(title string) Role {
	words := folded(title)
	is := func(key string) bool {
		for _, l := range locale.Spellings() {
			for name := range strings.SplitSeq(l.Text(key), ",") {
				if folded(name) == words {
					return true
				}
			}
		}
		return false
	}
	switch {
	case is("answers.who") && !d.request.Form.Anonymous:
		return Who
	case is("answers.who"), is("answers.not-read"):
		return NotRead
	case is("answers.meeting") && d.request.Form.Scope == program.OfMeeting:
		return AboutMeeting
	case is("answers.stop") && d.request.Form.Scope == program.OfStop:
		return AboutStop
	}
	return ""
}

// folded returns a text as it is compared: its letters and digits alone, without case and accents, and without a number
// before it.
func folded(text string) string {
	words := strings.FieldsFunc(locale.Fold(text), func(r rune) bool { return !isPartOfWord(r) })
	for len(words) > 1 && isNumber(words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
