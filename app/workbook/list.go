package workbook

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// List is a list that goes out as a workbook or as CSV.
type List struct {
	ID      string   // of the document in the catalogue, and of its texts: "list.ID.COLUMN"
	Columns []Column // that it may have, in the order of menus
	Form    bool     // it can go out to be filled in and read back
	Write   request.Maker
	Masked  request.Maker // its first sheet as CSV, of what only the office may have the layout alone
}

// Lists returns every list.
func Lists() []List {
	return []List{
		rosterList.asList(), roomingList.asList(), transportSheet.asList(), flightManifest.asList(),
		passportManifest.asList(), dietaryList.asList(), interpreterList.asList(), scheduleList.asList(),
		contactList.asList(), thankYouList.asList(), takeawayList.asList(),
	}
}

// FindList returns the list with that ID.
func FindList(id string) (List, bool) {
	lists := Lists()
	i := slices.IndexFunc(lists, func(l List) bool { return l.ID == id })
	if i < 0 {
		return List{}, false
	}
	return lists[i], true
}

// ColumnTitle returns the heading of one of its columns.
func (l List) ColumnTitle(id string, in locale.Language) string { return columnTitle(l.ID, id, in) }

// columnTitle returns the text "list.LIST.COLUMN", or one that several lists share, or the label of the field with the
// key of the column.
func columnTitle(list, column string, l locale.Language) string {
	for _, key := range []string{"list." + list + "." + column, "list." + column, "roster." + column} {
		if l.Has(key) {
			return l.Text(key)
		}
	}
	return l.Label(column)
}

// row is what a row of a list shows: one record or several.
type row interface {
	// record returns the record of a type of the domain, such as Person; the zero Value where the row has none.
	record(of string) reflect.Value
}

// list is a list that goes out: its columns, and the rows that it makes of an edition. Of a request it reads, beside
// what is chosen of the program, the options columns (IDs of Columns in the order wanted; those that the audience may
// not have are left out, none are the default), order (IDs of the columns that it is sorted by), filter (see
// ParseFilter) and password, and what has changed since a release.
//
// What a person typed as text is text in the file, whatever it begins with, and never a formula; dates are dates.
// Control characters that a workbook cannot hold are shown as their Unicode pictures, and a carriage return becomes a
// line feed. A text longer than the 32,767 characters of a cell is an error that names the record, before anything is
// written.
//
// The same request becomes the same bytes, but for a password, which is mixed with random numbers. The password's
// encryption is that of Excel 2007 (AES-128, the key from SHA-1): good against curious eyes, not against someone with a
// motive and a computer. What must be safe belongs in a sealed file.
//
// Nothing is written anywhere but to the writer, above all not into a temporary folder. Rows go to it as they are made,
// so that memory does not grow with them (with a password the packed workbook is held in memory first). After an error
// it may have a part of a file: the caller writes to a temporary file and keeps it only when the error is nil.
// Cancelling the context stops at the next few hundred rows.
type list[T row] struct {
	id      string
	sheet   string // key of the first sheet's name; empty: the title of the document
	columns []column[T]
	rows    func(*output) ([]T, error) // the chosen ones in the list's own order; the errors are those of the request
	name    func(T) string             // of the row's record, for messages

	about     func(T) []program.ID         // the records whose changes the row shows
	part      func(T) program.ID           // which part of the first of them the row is about; nil: the whole
	at        func(T) program.ID           // the row's stop, whose changes alone it shows; nil: every stop's
	gone      func(*output) []T            // were sent and are not in the list any more; nil: nothing ever is
	concerns  func(T, edition.Change) bool // whether a change of the row's records is about it; nil: each is
	cancelled func(T) bool                 // struck through; nil: never
	more      func(*output, []T) []sheet   // the sheets beside the first and that of the changes; nil: none
}

// asList returns the list as the catalogue knows it.
func (l *list[T]) asList() List {
	columns := make([]Column, len(l.columns))
	for i, c := range l.columns {
		columns[i] = Column{c.id, c.audience(), c.common, c.sorts()}
	}
	_, isForm := find(l.columns, refColumn)
	return List{l.id, columns, isForm, l.write, l.writeMasked}
}

// writeMasked writes the first sheet as CSV, with dots in place of what only the office may have.
func (l *list[T]) writeMasked(ctx context.Context, w io.Writer, asked request.Request) (err error) {
	defer recovered(l.id, &err)
	asked.Options = maps.Clone(asked.Options)
	delete(asked.Options, "password")
	t, err := l.of(asked)
	if err != nil {
		return err
	}
	for i, c := range t.columns {
		if c.value != nil && c.audience() == program.Internal {
			t.columns[i].value = func(w *texts, r T) cell { return masked(c.value(w, r)) }
		}
	}
	return t.writeCSV(ctx, w)
}

// masked is a cell whose letters and digits are dots.
func masked(c cell) cell {
	c.text = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return '•'
		}
		return r
	}, c.text)
	return c
}

// write writes the list as a workbook (XLSX, ECMA-376), or its first sheet as CSV.
func (l *list[T]) write(ctx context.Context, w io.Writer, asked request.Request) (err error) {
	defer recovered(l.id, &err)
	t, err := l.of(asked)
	if err != nil {
		return err
	}
	if asked.Format == request.CSV {
		err = t.writeCSV(ctx, w)
	} else {
		err = (&book{asked, t.texts.Language, l.id, t.sheets()}).write(ctx, w)
	}
	if err != nil {
		return fmt.Errorf("the %s was not made: %w", plain(l.id), err)
	}
	return nil
}

// plain returns an ID as words for messages.
func plain(id string) string { return strings.ReplaceAll(id, "-", " ") }

// recovered turns a panic of the Excel library into an error.
func recovered(id string, err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("the %s was not made: the Excel library stopped unexpectedly (%v)", plain(id), cause)
	}
}

// output is a file about to be written: what was asked for, and what all its sheets share.
type output struct {
	request.Request
	list  string // its ID
	texts *texts
}

// isForm reports whether the list is to be filled in and read back.
func (o *output) isForm() bool { return o.Choice(useOption) == toFillIn }

// titleOf returns the heading of a column.
func (o *output) titleOf(id string) string {
	switch {
	case id == changesColumn && o.Since != nil:
		return o.Since.Title(o.texts.Language)
	case id == refColumn && o.isForm() && o.list != rosterID: // by which the list is known when it comes back
		return columnTitle(o.list, id, o.texts.Language) + " (" + o.list + ")"
	}
	return columnTitle(o.list, id, o.texts.Language)
}

// table is a list of one edition.
type table[T row] struct {
	*output
	list    *list[T]
	columns []column[T]
	rows    []T
	left    int // how many of the rows, the last, were in the release and are not in the list any more
}

func (l *list[T]) of(asked request.Request) (*table[T], error) {
	t := &table[T]{output: &output{asked, l.id, newTexts(locale.Spoken(asked.Language))}, list: l}
	var err error
	if t.columns, err = l.chosen(t.output); err != nil {
		return nil, err
	}
	if t.rows, err = l.rows(t.output); err != nil {
		return nil, err
	}
	if err := t.keep(asked.Choice("filter")); err != nil {
		return nil, err
	}
	if err := t.sort(asked.List("order")); err != nil {
		return nil, err
	}
	if t.Since != nil && !t.isForm() {
		t.compare()
	}
	return t, nil
}

// chosen returns the columns asked for that the audience may have.
func (l *list[T]) chosen(o *output) ([]column[T], error) {
	var columns []column[T]
	for _, id := range o.List("columns") {
		c, known := find(l.columns, id)
		if !known {
			return nil, fmt.Errorf("the %s has no column “%s”: choose from those listed", plain(l.id), id)
		}
		if _, twice := find(columns, id); twice {
			return nil, fmt.Errorf("the column “%s” of the %s is chosen twice", id, plain(l.id))
		}
		columns = append(columns, c)
	}
	if len(columns) == 0 {
		columns = slices.DeleteFunc(slices.Clone(l.columns), func(c column[T]) bool { return !c.common })
	}
	if _, listed := find(columns, "cancelled"); o.Yes("cancelled") && !listed {
		c, _ := find(l.columns, "cancelled")
		columns = append(columns, c)
	}
	columns = allowed(columns, o.Edition.Audience)
	if len(columns) == 0 {
		const none = "the audience “%s” may have none of the columns of the %s that were chosen"
		return nil, fmt.Errorf(none, o.Edition.Audience, plain(l.id))
	}
	if slices.ContainsFunc(columns, func(c column[T]) bool { return c.drawn }) && o.Photos == nil {
		const none = "the %s has a column of photos, but there is nowhere to take them from: leave the column out"
		return nil, fmt.Errorf(none, plain(l.id))
	}
	return l.withRefs(o, columns), nil
}

// withRefs fills the column of references in, which is the last unless another place was chosen for it.
func (l *list[T]) withRefs(o *output, columns []column[T]) []column[T] {
	c, has := find(l.columns, refColumn)
	if _, listed := find(columns, refColumn); has && !listed && (o.Yes(refColumn) || o.isForm()) {
		columns = append(columns, c)
	}
	for i := range columns {
		if columns[i].own != nil && o.isForm() {
			columns[i].value = columns[i].own
		}
		if columns[i].refers {
			columns[i].value = func(_ *texts, r T) cell {
				id := l.about(r)[0]
				if l.part != nil {
					id = program.PartID(id, l.part(r))
				}
				return text(program.RefOf(id, o.Edition.Audience))
			}
		}
	}
	return columns
}

// sheets returns the sheets of the workbook.
func (t *table[T]) sheets() []sheet {
	sheets := []sheet{t.first()}
	if t.isForm() {
		return sheets
	}
	if t.Since != nil {
		sheets = append(sheets, t.changesSheet())
	}
	if t.list.more != nil {
		sheets = append(sheets, t.list.more(t.output, t.rows[:len(t.rows)-t.left])...)
	}
	return sheets
}

func (t *table[T]) first() sheet {
	title := t.texts.Name("document", t.list.id)
	if t.list.sheet != "" {
		title = t.texts.Text(t.list.sheet)
	}
	first := newSheet(t.output, title, t.columns, records[T]{
		count: len(t.rows),
		at:    func(i int) T { return t.rows[i] },
		name:  t.list.name,
		struck: func(i int) bool {
			return t.isGone(i) || t.list.cancelled != nil && t.list.cancelled(t.rows[i])
		},
		unnumbered: t.isGone,
	})
	if t.isForm() {
		first.form, first.fill = formOf(t.output, t.columns), emptied(first.fill)
	}
	return first
}

func (t *table[T]) isGone(i int) bool { return i >= len(t.rows)-t.left }

// writeCSV writes the first sheet to w as CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel needs to read it
// as UTF-8. Dates are in the ISO 8601 form; there is no column of photos and no password.
//
// Cells stay as they were typed, also those that begin with = + - or @. CSV has no types, so a spreadsheet may take
// such a cell for a formula when it opens the file; a tab or an apostrophe before it would prevent that and would
// change the data for every program that reads CSV rightly, telephone numbers first. A file that people open in a
// spreadsheet should be the workbook, whose text cells cannot become formulas.
func (t *table[T]) writeCSV(ctx context.Context, w io.Writer) error {
	if t.Choice("password") != "" {
		return errors.New("a CSV file has no password: choose the workbook, or leave the password out")
	}
	const byteOrderMark = "\uFEFF"
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	t.columns = slices.DeleteFunc(t.columns, func(c column[T]) bool { return c.drawn })
	first := t.first()
	record := make([]string, len(first.headings))
	for i, h := range first.headings {
		record[i] = h.title
	}
	if err := out.Write(record); err != nil {
		return err
	}
	cells := make([]cell, len(first.headings))
	step := steps{ctx: ctx, total: first.rows, report: t.Progress}
	for row := range first.rows {
		if err := step.next(); err != nil {
			return err
		}
		first.fill(row, cells)
		for i, c := range cells {
			record[i] = lineFeeds(c.text)
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	step.finish()
	return out.Error()
}

// lineFeeds makes every line end a \n, which the CSV writer turns into the \r\n of RFC 4180; it would drop a lone \r.
func lineFeeds(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// steps counts rows, reports progress and notices a cancelled context.
type steps struct {
	ctx         context.Context
	done, total int
	report      func(done, total int)
}

// next is called before each row.
func (s *steps) next() error {
	const often = 256
	if s.done%often == 0 {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if s.report != nil {
			s.report(s.done, s.total)
		}
	}
	s.done++
	return nil
}

func (s *steps) finish() {
	if s.report != nil {
		s.report(s.total, s.total)
	}
}
