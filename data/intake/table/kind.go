package table

import (
	"iter"
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
)

// kindOf returns the kind that was asked for, or what the table is about: that of which it has the most columns.
func kindOf(sheets []sheet, request source.Request) (source.Kind, error) {
	if request.Kind != "" {
		return request.Kind, nil
	}
	best, most := source.Kind(""), 0
	for _, kind := range kinds {
		for i := range sheets {
			if l := layoutOf(kind, &sheets[i], request); l != nil && l.weight() > most {
				best, most = kind, l.weight()
			}
		}
	}
	if best == "" {
		return "", unrecognised("", sheets)
	}
	return best, nil
}

// weight is how much shows that a table is of the layout's kind: a Name can be that of a meeting and of a person.
func (l *layout) weight() int {
	weight := len(l.columns) + len(l.days) + 1
	if l.generic {
		weight--
	}
	if l.list != "" {
		weight += 1000 // it is named
	}
	return weight
}

// unrecognised is the error that no row looks like headings, with what a person needs to choose the columns.
func unrecognised(kind source.Kind, sheets []sheet) error {
	u := &source.Unrecognised{Kind: kind, Fields: map[source.Kind][]string{}}
	for _, k := range kinds {
		if kind == "" || kind == k {
			u.Fields[k] = heading.Fields(k)
		}
	}
	u.Reason = value.Text("no row of this table looks like the headers of {{.Kind}}: "+
		"it needs columns for {{.Columns}}; give them headers, or say which column is which with a mapping",
		"Kind", kind.Message(), "Columns", value.Text("columns."+string(kind)))
	if kind == "" {
		u.Reason = value.Text("no row of this table looks like the headers of a schedule or of a list of people; " +
			"give its columns headers such as Title, Date, Start, or say which column is which with a mapping")
	}
	shown := slices.MaxFunc(sheets, func(a, b sheet) int { return len(a.rows) - len(b.rows) })
	u.First = shown.first
	for _, cells := range shown.rows {
		if len(u.Rows) < firstRows && (len(u.Rows) > 0 || !empty(cells)) {
			u.Rows = append(u.Rows, cells)
		} else if len(u.Rows) == 0 {
			u.First++
		}
	}
	p := part{sheet: shown, layout: &layout{header: -1}}
	u.Columns = p.columnList()
	return u
}

// filledOf are the texts of a row.
func filledOf(cells []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, cell := range cells {
			if text := value.Line(cell); text != "" && !yield(text) {
				return
			}
		}
	}
}

// firstFilled is the index of the first cell of a row that has a text, or -1.
func firstFilled(cells []string) int {
	return slices.IndexFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}
