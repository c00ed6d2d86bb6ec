package review

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/sheet"
	"laurel/data/intake/source"
	"laurel/data/locale"
)

// notRead is the field of a column that is left out.
const notRead = "-"

// fieldLabel is the name of a field as the form writes it.
func (r *Review) fieldLabel(field string) string {
	l := locale.Window()
	return l.Capital(source.FieldName(r.draft.Kind(), field).In(l))
}

// fieldOptions offers the fields of the file's kind.
func (r *Review) fieldOptions() []form.Option {
	options := []form.Option{{ID: notRead, Text: locale.L("Not read")}}
	for _, field := range r.draft.Fields {
		options = append(options, form.Option{ID: field, Text: r.fieldLabel(field)})
	}
	return options
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
	next.Mapping = map[string]string{}
	for _, c := range r.draft.Columns {
		next.Mapping[c.Letter] = cmp.Or(c.Field, notRead)
		if c.Field == field && !repeated[field] {
			next.Mapping[c.Letter] = notRead
		}
	}
	next.Mapping[letter] = field
	r.mapped = maps.Clone(next.Mapping)
	r.readAgain(next)
}

// repeated are the fields that several columns may have.
var repeated = map[string]bool{"contacts": true, "attendees": true, "interpreters": true}

// columnOf returns the column of the file that a field is read from.
func (r *Review) columnOf(field string) (source.Column, bool) {
	for _, c := range r.draft.Columns {
		if c.Field == field {
			return c, true
		}
	}
	return source.Column{}, false
}

// chooseColumns shows the columns of the file with its first rows, so that each can be made a field; and the rows of
// the review again.
func (r *Review) chooseColumns() {
	r.raw = !r.raw
	r.showHead()
	r.showFilters()
	r.showRows()
}

// showRaw shows the first rows of the file as they are, below the fields that its columns are read as.
func (r *Review) showRaw() {
	var columns []sheet.Column
	depth := 0
	for _, c := range r.draft.Columns {
		title := locale.L("Not read")
		if c.Field != "" {
			title = r.fieldLabel(c.Field)
		}
		columns = append(columns, sheet.Column{
			ID: c.Sheet + "\x00" + c.Letter, Title: title, Second: cmp.Or(c.Title, c.Letter), Choice: true, Width: 150,
		})
		depth = max(depth, len(c.Samples))
	}
	keys := make([]string, depth)
	for i := range keys {
		keys[i] = strconv.Itoa(i)
	}
	samples := slices.Clone(r.draft.Columns)
	r.page.sheet.SetRows(columns, keys, func(at int) []sheet.Cell {
		cells := make([]sheet.Cell, len(samples))
		for i, c := range samples {
			if at < len(c.Samples) {
				cells[i].Text = c.Samples[at]
			}
		}
		return cells
	})
}
