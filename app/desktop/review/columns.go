package review

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/sheet"
	"laurel/data/intake/source"
	"laurel/data/locale"
)

// notRead is the field of a column that is left out.
const notRead = "-"

// about is what the file is about.
func (f *file) about() source.Kind {
	if f.draft != nil {
		return f.draft.Kind()
	}
	return cmp.Or(f.options.As, f.unknown.Kind, source.Roster)
}

// fieldLabel is the name of a field as the form writes it.
func (f *file) fieldLabel(field string) string {
	l := locale.Window()
	return l.Capital(source.FieldName(f.about(), field).In(l))
}

// fieldOptions offers the fields of the file's kind.
func (f *file) fieldOptions() []form.Option {
	options := []form.Option{{ID: notRead, Text: locale.L("Not read")}}
	fields := f.draftFields()
	for _, field := range fields {
		options = append(options, form.Option{ID: field, Text: f.fieldLabel(field)})
	}
	return options
}

// draftFields are the fields that columns may be.
func (f *file) draftFields() []string {
	if f.draft != nil {
		return f.draft.Fields
	}
	return f.unknown.Fields[f.about()]
}

// fileColumns are the columns of the file, with the fields that they are.
func (f *file) fileColumns() []source.Column {
	if f.draft != nil {
		return f.draft.Columns
	}
	columns := slices.Clone(f.unknown.Columns)
	for i := range columns {
		if field := f.options.Mapping[columns[i].Letter]; field != notRead {
			columns[i].Field = field
		}
	}
	return columns
}

// chooseField asks which field a column of the file is.
func (f *file) chooseField(c source.Column) {
	title := locale.L("What is in the column “{{.Heading}}”?", locale.Values{"Heading": cmp.Or(c.Title, c.Letter)})
	f.session.Dialogs.Choose(title, f.fieldOptions(), func(field string) { f.setField(c.Letter, field) })
}

// setField makes a column a field and reads the file again. The columns stay what they are now; another column of the
// field is no longer read.
func (f *file) setField(letter, field string) {
	next := f.options
	next.As, next.Mapping = f.about(), map[string]string{}
	for _, c := range f.fileColumns() {
		next.Mapping[c.Letter] = cmp.Or(c.Field, notRead)
		if c.Field == field && !repeated[field] {
			next.Mapping[c.Letter] = notRead
		}
	}
	next.Mapping[letter] = field
	f.readAgain(next)
}

// repeated are the fields that several columns may have.
var repeated = map[string]bool{"contacts": true, "attendees": true, "interpreters": true}

// columnOf returns the column of the file that a field is read from.
func (f *file) columnOf(field string) (source.Column, bool) {
	for _, c := range f.fileColumns() {
		if c.Field == field {
			return c, true
		}
	}
	return source.Column{}, false
}

// showRaw shows the first rows of the file as they are, below the fields that its columns are read as.
func (t *table) showRaw() {
	var columns []sheet.Column
	file := t.file.fileColumns()
	for _, c := range file {
		title := locale.L("Not read")
		if c.Field != "" {
			title = t.file.fieldLabel(c.Field)
		}
		columns = append(columns, sheet.Column{
			ID: c.Sheet + "\x00" + c.Letter, Title: title, Second: cmp.Or(c.Title, c.Letter), Choice: true, Width: 150,
		})
	}
	rows := t.file.firstRows(file)
	keys := make([]string, len(rows))
	for i := range keys {
		keys[i] = strconv.Itoa(i)
	}
	t.sheet.SetRows(columns, keys, func(at int) []sheet.Cell {
		cells := make([]sheet.Cell, len(file))
		for i := range file {
			cells[i].Text = rows[at][i]
		}
		return cells
	})
}

// firstRows are the first rows of the file, or where its columns come from several tables the first texts of each.
func (f *file) firstRows(columns []source.Column) [][]string {
	if f.unknown != nil {
		return rowsOf(columns, f.unknown.Rows)
	}
	opening := f.draft.Opening
	rows := rowsOf(columns, opening.Rows[min(len(opening.Rows), max(0, opening.Header-opening.First+1)):])
	isWhole := true
	for i, c := range columns {
		hasText := func(cells []string) bool { return strings.TrimSpace(cells[i]) != "" }
		isWhole = isWhole && c.Sheet == opening.Sheet && (len(c.Samples) == 0 || slices.ContainsFunc(rows, hasText))
	}
	if isWhole {
		return rows
	}
	rows = nil
	for i, c := range columns {
		for at, text := range c.Samples {
			if at == len(rows) {
				rows = append(rows, make([]string, len(columns)))
			}
			rows[at][i] = text
		}
	}
	return rows
}

// rowsOf are the cells that rows of a sheet have in some of its columns.
func rowsOf(columns []source.Column, rows [][]string) [][]string {
	all := make([][]string, len(rows))
	for at, cells := range rows {
		all[at] = make([]string, len(columns))
		for i, c := range columns {
			if place := numberOf(c.Letter); place < len(cells) {
				all[at][i] = cells[place]
			}
		}
	}
	return all
}

// numberOf is the place of a column by its letter: A is 0.
func numberOf(letter string) int {
	n := 0
	for _, r := range letter {
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}

// sheetsRead counts the sheets of a workbook that are read.
func (f *file) sheetsRead() int {
	read := map[string]bool{}
	for _, c := range f.draft.Columns {
		read[c.Sheet] = true
	}
	return len(read)
}
