package table

import (
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
)

// remarkAlone remarks that a row below a heading has nothing but a name, and so may be another heading.
func remarkAlone(p *part, l line, above section, of source.Subject) {
	if l.alone != "" && above.fields != nil && p.list == "" {
		p.Problem(of, `"{{.Text}}" is alone in its row, in a list with headings between its rows; it is imported as a `+
			"name. Leave it out if it is a heading too.", "Text", l.alone)
	}
}

// noteOthers notes that rows have several telephones or addresses in columns of their own, of which one is read.
func noteOthers(p *part, lines []line) {
	for _, field := range []string{"phone", "email"} {
		columns := p.columns[field]
		if len(columns) < 2 || !slices.ContainsFunc(lines, func(l line) bool { return differ(l.all(field)) }) {
			continue
		}
		var titles []string
		for _, column := range columns {
			titles = append(titles, p.titles[column])
		}
		p.Note("Of several columns for {{.Field}} only one is imported of each person, the first that has a text: "+
			"{{.Columns}}.", "Field", source.FieldName(p.table.kind, field), "Columns", strings.Join(titles, ", "))
	}
}

// differ reports whether texts have more than one meaning.
func differ(texts []string) bool {
	return slices.ContainsFunc(texts, func(text string) bool {
		return !value.Same(text, texts[0]) && !value.Absent(text)
	})
}

// surnames understands a column as the family name that has a heading for it or for a form of address, as اللقب in
// Arabic, and no form of address.
func (l *layout) surnames(s *sheet) {
	at := l.columnOf("honorific")
	isEither := at >= 0 && heading.IsFamilyOrHonorific(l.titles[at])
	if !isEither || l.has("family", "ref") || l.mapped[at] || s.emptyBelow(l.header, at) ||
		!s.allBelow(l.header, at, value.IsNoHonorific) {
		return
	}
	delete(l.columns, "honorific")
	l.assign("family", at)
}
