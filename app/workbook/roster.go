package workbook

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// Roster writes an Excel workbook (XLSX, ECMA-376) of the edition to w: a sheet of people with the chosen columns, a
// sheet of the languages they speak and who interprets them, and a sheet of the stops. Of the request it reads the
// options columns (IDs of Columns in the order wanted; those that the audience may not have are left out, none are the
// default), cancelled (lists those who have cancelled as well, struck through, with a column for it) and password. What
// has changed since a release is marked and listed in a column and a sheet of their own.
//
// What a person typed as text is text in the file, whatever it begins with, and never a formula; dates are dates.
// Control characters that a workbook cannot hold are shown as their Unicode pictures, and a carriage return becomes a
// line feed. A text longer than the 32,767 characters of a cell is an error that names the person, before anything is
// written.
//
// The same request becomes the same bytes, but for a password, which is mixed with random numbers. The password's
// encryption is that of Excel 2007 (AES-128, the key from SHA-1): good against curious eyes, not against someone with a
// motive and a computer. What must be safe belongs in a sealed file.
//
// Nothing is written anywhere but to w, above all not into a temporary folder. Rows go to w as they are made, so that
// memory does not grow with them (with a password the packed workbook is held in memory first). After an error w may
// have a part of a file: the caller writes to a temporary file and keeps it only when the error is nil. Cancelling ctx
// stops at the next few hundred rows.
func Roster(ctx context.Context, w io.Writer, asked request.Request) (err error) {
	defer recovered(&err)
	r, err := newRoster(asked)
	if err != nil {
		return err
	}
	sheets := []sheet{r.peopleSheet(), r.languagesSheet(), r.stopsSheet()}
	if r.Since != nil {
		sheets = slices.Insert(sheets, 1, r.changesSheet())
	}
	book := book{asked, r.texts.Language, sheets}
	if err := book.write(ctx, w); err != nil {
		return fmt.Errorf("the roster was not made: %w", err)
	}
	return nil
}

// RosterCSV writes the roster's sheet of people to w as CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel
// needs to read it as UTF-8. Dates are in the ISO 8601 form; there is no column of photos and no password.
//
// Cells stay as they were typed, also those that begin with = + - or @. CSV has no types, so a spreadsheet may take
// such a cell for a formula when it opens the file; a tab or an apostrophe before it would prevent that and would
// change the data for every program that reads CSV rightly, telephone numbers first. A file that people open in a
// spreadsheet should be the workbook, whose text cells cannot become formulas.
func RosterCSV(ctx context.Context, w io.Writer, asked request.Request) error {
	r, err := newRoster(asked)
	if err != nil {
		return err
	}
	r.columns = slices.DeleteFunc(r.columns, func(c column[personRow]) bool { return c.id == "photo" })
	if err := r.writeCSV(ctx, w); err != nil {
		return fmt.Errorf("the roster was not made: %w", err)
	}
	return nil
}

func (r *roster) writeCSV(ctx context.Context, w io.Writer) error {
	const byteOrderMark = "\uFEFF"
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	people := r.peopleSheet()
	record := make([]string, len(people.headings))
	for i, h := range people.headings {
		record[i] = h.title
	}
	if err := out.Write(record); err != nil {
		return err
	}
	cells := make([]cell, len(people.headings))
	step := steps{ctx: ctx, total: people.rows, report: r.Progress}
	for row := range people.rows {
		if err := step.next(); err != nil {
			return err
		}
		people.fill(row, cells)
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

// roster is what all forms of a roster are made from.
type roster struct {
	request.Request
	texts   *texts
	people  []*program.Person
	columns []column[personRow]
	gone    int // how many of the people, the last, were in the release and do not come any more
}

func newRoster(asked request.Request) (*roster, error) {
	columns, err := chosen(asked)
	if err != nil {
		return nil, err
	}
	listed := map[program.ID]bool{}
	for _, id := range asked.People {
		listed[id] = true
	}
	people := slices.DeleteFunc(slices.Clone(asked.Edition.People), func(p *program.Person) bool {
		return p.Cancelled && !asked.Yes("cancelled") || len(listed) > 0 && !listed[p.ID]
	})
	r := &roster{Request: asked, texts: newTexts(locale.Nearest(asked.Language)), people: people, columns: columns}
	if r.Since != nil {
		r.compare()
	}
	return r, nil
}

// titleOf is the heading of a column.
func (r *roster) titleOf(id string) string {
	if id == "changes" {
		return r.Since.Title(r.texts.Language)
	}
	return ColumnTitle(id, r.texts.Language)
}

// chosen returns the columns asked for that the audience may have.
func chosen(r request.Request) ([]column[personRow], error) {
	var columns []column[personRow]
	for _, id := range r.List("columns") {
		c, known := find(peopleColumns, id)
		if !known {
			return nil, fmt.Errorf("a roster has no column %q: choose from those listed", id)
		}
		if _, twice := find(columns, id); twice {
			return nil, fmt.Errorf("the roster's column %q is chosen twice", id)
		}
		columns = append(columns, c)
	}
	if len(columns) == 0 {
		columns = slices.DeleteFunc(slices.Clone(peopleColumns), func(c column[personRow]) bool { return !c.common })
	}
	if _, listed := find(columns, "cancelled"); r.Yes("cancelled") && !listed {
		c, _ := find(peopleColumns, "cancelled")
		columns = append(columns, c)
	}
	columns = allowed(columns, r.Edition.Audience)
	if len(columns) == 0 {
		const none = "the audience %q may have none of the roster's columns that were chosen"
		return nil, fmt.Errorf(none, r.Edition.Audience)
	}
	if _, listed := find(columns, "photo"); listed && r.Photos == nil {
		const none = "the roster has a column of photos, but there is nowhere to take them from: leave the column out"
		return nil, errors.New(none)
	}
	return columns, nil
}

func (r *roster) peopleSheet() sheet {
	return newSheet(r, "people", r.columns, records[personRow]{
		count:     len(r.people),
		at:        r.row,
		name:      func(p personRow) string { return p.DisplayName() },
		cancelled: func(p personRow) bool { return p.Cancelled || p.number == 0 },
	})
}

// row is one of the people; the number of someone who does not come any more is 0.
func (r *roster) row(i int) personRow {
	if i >= len(r.people)-r.gone {
		return personRow{r.people[i], 0, r.Edition.Stops}
	}
	return personRow{r.people[i], i + 1, r.Edition.Stops}
}

func (r *roster) languagesSheet() sheet {
	listed := newSpeakers(r.people[:len(r.people)-r.gone], r.texts)
	return newSheet(r, "languages", allowed(languageColumns, r.Edition.Audience), records[speaker]{
		count: len(listed.rows),
		at:    listed.at,
		name:  func(s speaker) string { return s.DisplayName() },
	})
}

func (r *roster) stopsSheet() sheet {
	rows := stopRows(r.Edition.Stops, r.people[:len(r.people)-r.gone], r.texts)
	// Few programs know all that a stop may have; a column that no stop fills would only make the print smaller.
	columns := slices.DeleteFunc(allowed(stopColumns, r.Edition.Audience), func(c column[stopRow]) bool {
		return len(rows) > 0 &&
			!slices.ContainsFunc(rows, func(s stopRow) bool { return c.value(r.texts, s).kind != empty })
	})
	return newSheet(r, "stops", columns, records[stopRow]{
		count: len(rows),
		at:    func(i int) stopRow { return rows[i] },
		name:  func(s stopRow) string { return s.City },
	})
}

// recovered turns a panic of the Excel library into an error.
func recovered(err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("the roster was not made: the Excel library stopped unexpectedly (%v)", cause)
	}
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
