package review

import (
	"cmp"
	"slices"
	"strconv"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/sheet"
	"laurel/data/intake/source"
	"laurel/data/locale"
)

// notRead is the field of a column that is left out.
const notRead = "-"

// about is what the file is about.
func (r *Review) about() source.Kind {
	if r.draft != nil {
		return r.draft.Kind()
	}
	return cmp.Or(r.options.As, r.unknown.Kind, source.Roster)
}

// fieldLabel is the name of a field as the form writes it.
func (r *Review) fieldLabel(field string) string {
	l := locale.Window()
	return l.Capital(source.FieldName(r.about(), field).In(l))
}

// fieldOptions offers the fields of the file's kind.
func (r *Review) fieldOptions() []form.Option {
	options := []form.Option{{ID: notRead, Text: locale.L("Not read")}}
	fields := r.draftFields()
	for _, field := range fields {
		options = append(options, form.Option{ID: field, Text: r.fieldLabel(field)})
	}
	return options
}

// draftFields are the fields that columns may be.
func (r *Review) draftFields() []string {
	if r.draft != nil {
		return r.draft.Fields
	}
	return r.unknown.Fields[r.about()]
}

// fileColumns are the columns of the file, with the fields that they are.
func (r *Review) fileColumns() []source.Column {
	if r.draft != nil {
		return r.draft.Columns
	}
	columns := slices.Clone(r.unknown.Columns)
	for i := range columns {
		if field := r.options.Mapping[columns[i].Letter]; field != notRead {
			columns[i].Field = field
		}
	}
	return columns
}

// chooseField asks which field a column of the file is.
func (r *Review) chooseField(c source.Column) {
	title := locale.L("What is in the column “{{.Heading}}”?", locale.Values{"Heading": cmp.Or(c.Title, c.Letter)})
	r.session.Dialogs.Choose(title, r.fieldOptions(), func(field string) { r.setField(c.Letter, field) })
}

// setField makes a column a field and reads the file again. The columns stay what they are now; another column of the
// field is no longer read.
func (r *Review) setField(letter, field string) {
	next := r.options
	next.As, next.Mapping = r.about(), map[string]string{}
	for _, c := range r.fileColumns() {
		next.Mapping[c.Letter] = cmp.Or(c.Field, notRead)
		if c.Field == field && !repeated[field] {
			next.Mapping[c.Letter] = notRead
		}
	}
	next.Mapping[letter] = field
	r.readAgain(next)
}

// repeated are the fields that several columns may have.
var repeated = map[string]bool{"contacts": true, "attendees": true, "interpreters": true}

// columnOf returns the column of the file that a field is read from.
func (r *Review) columnOf(field string) (source.Column, bool) {
	for _, c := range r.fileColumns() {
		if c.Field == field {
			return c, true
		}
	}
	return source.Column{}, false
}

// chooseColumns shows the columns of the file with its first rows, so that each can be made a field; and the rows of
// the review again.
func (r *Review) chooseColumns() {
	r.raw = !r.raw || r.unknown != nil
	r.showHead()
	r.showFilters()
	r.showRows()
}

// showRaw shows the first rows of the file as they are, below the fields that its columns are read as.
func (r *Review) showRaw() {
	var columns []sheet.Column
	file := r.fileColumns()
	for _, c := range file {
		title := locale.L("Not read")
		if c.Field != "" {
			title = r.fieldLabel(c.Field)
		}
		columns = append(columns, sheet.Column{
			ID: c.Sheet + "\x00" + c.Letter, Title: title, Second: cmp.Or(c.Title, c.Letter), Choice: true, Width: 150,
		})
	}
	rows := r.firstRows(file)
	keys := make([]string, len(rows))
	for i := range keys {
		keys[i] = strconv.Itoa(i)
	}
	r.page.sheet.SetRows(columns, keys, func(at int) []sheet.Cell {
		cells := make([]sheet.Cell, len(file))
		for i := range file {
			cells[i].Text = rows[at][i]
		}
		return cells
	})
}

// firstRows are the first rows of the file, or where it was recognised the first texts of each column.
func (r *Review) firstRows(columns []source.Column) [][]string {
	var rows [][]string
	add := func(text func(column int) string) {
		cells := make([]string, len(columns))
		for i := range columns {
			cells[i] = text(i)
		}
		rows = append(rows, cells)
	}
	if r.unknown != nil {
		for _, cells := range r.unknown.Rows {
			add(func(i int) string {
				if place := numberOf(columns[i].Letter); place < len(cells) {
					return cells[place]
				}
				return ""
			})
		}
		return rows
	}
	depth := 0
	for _, c := range columns {
		depth = max(depth, len(c.Samples))
	}
	for at := range depth {
		add(func(i int) string {
			if at < len(columns[i].Samples) {
				return columns[i].Samples[at]
			}
			return ""
		})
	}
	return rows
}

// numberOf is the place of a column by its letter: A is 0.
func numberOf(letter string) int {
	n := 0
	for _, r := range letter {
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}
