package table

import (
	"embed"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
)

//go:embed headings/*.txt
var headingFiles embed.FS

// headingTerms are the headings of the columns that are known: the section is the kind of table, the meaning the field.
var headingTerms = sync.OnceValue(func() []locale.Term { return locale.Terms(headingFiles, "headings") })

// headings finds a field by any of its headings.
var headings = sync.OnceValue(func() locale.Dictionary {
	terms := slices.Clone(headingTerms())
	for _, kind := range kinds {
		for _, field := range Fields(kind) {
			terms = append(terms, locale.Term{Section: string(kind), Meaning: field, Names: []string{field}})
		}
	}
	return locale.Index(terms, headingKey)
})

// languageVotes is for each heading whether it is English (1), of another language (-1), or of both (0).
var languageVotes = sync.OnceValue(func() map[string]int {
	english, other := map[string]bool{}, map[string]bool{}
	for _, t := range headingTerms() {
		for _, name := range t.Names {
			if t.Language == "en" {
				english[headingKey(name)] = true
			} else {
				other[headingKey(name)] = true
			}
		}
	}
	votes := map[string]int{}
	for name := range english {
		votes[name]++
	}
	for name := range other {
		votes[name]--
	}
	return votes
})

// Fields lists the fields that a column of a kind of table may be, in the order of the files.
func Fields(kind source.Kind) []string {
	var all []string
	for _, t := range headingTerms() {
		if t.Section == string(kind) && !slices.Contains(all, t.Meaning) {
			all = append(all, t.Meaning)
		}
	}
	return all
}

var (
	bracketed   = regexp.MustCompile(`[(\[<{].*?[)\]>}]`)
	punctuation = regexp.MustCompile(`[^\pL\pN\pM]+`)
)

// headingKey is a heading as it is compared: without case, accents, brackets and punctuation.
func headingKey(text string) string {
	return strings.TrimSpace(punctuation.ReplaceAllString(value.Fold(bracketed.ReplaceAllString(text, " ")), " "))
}

// fieldOf finds the field that a heading names; headings in two languages are divided by a slash.
func fieldOf(kind source.Kind, heading string) string {
	known := headings()[string(kind)]
	if field := known[headingKey(heading)]; field != "" {
		return field
	}
	for part := range strings.FieldsFuncSeq(heading, func(r rune) bool { return strings.ContainsRune("/|\n", r) }) {
		if field := known[headingKey(part)]; field != "" {
			return field
		}
	}
	return ""
}

// layout is which column of a sheet is which field.
type layout struct {
	kind    source.Kind
	header  int            // the index of the row of headings
	fields  map[int]string // by column, from 0
	titles  map[int]string // the headings
	mapped  map[int]bool   // the columns that the mapping names
	english bool           // the headings are English
}

func (l *layout) has(fields ...string) bool {
	return slices.ContainsFunc(fields, func(field string) bool { return l.columnOf(field) >= 0 })
}

// columnOf returns the first column of a field, or -1.
func (l *layout) columnOf(field string) int {
	first := -1
	for column, name := range l.fields {
		if name == field && (first < 0 || column < first) {
			first = column
		}
	}
	return first
}

// complete reports whether the columns are enough for the kind.
func (l *layout) complete() bool {
	named := l.has("name", "given", "family", "itinerary-name", "passport-name")
	switch l.kind {
	case source.Schedule:
		return l.has("title", "topic") && l.has("date", "start")
	case source.Contacts:
		return named && l.has("organisation", "email", "phone")
	}
	return named
}

// firstRows is among how many rows the headings are looked for.
const firstRows = 25

// layoutOf finds the headings in the first rows of a sheet and guesses the columns; the mapping goes before every
// guess. Nil: there are none.
func layoutOf(kind source.Kind, s sheet, mapping map[string]string) *layout {
	var best *layout
	for i := range min(len(s.rows), firstRows) {
		l := layoutAt(kind, s, i, mapping)
		if l.complete() && (best == nil || len(l.fields) > len(best.fields)) {
			best = l
		}
	}
	return best
}

func layoutAt(kind source.Kind, s sheet, row int, mapping map[string]string) *layout {
	cells := s.rows[row]
	l := &layout{kind: kind, header: row, fields: map[int]string{}, titles: map[int]string{}, mapped: map[int]bool{}}
	named := map[string]bool{}
	for column, cell := range cells {
		l.titles[column] = value.Line(cell)
		if field, found := mappedField(mapping, column, cell); found {
			l.mapped[column] = true
			named[field] = true
			if field != "" && field != "-" {
				l.fields[column] = field
			}
		}
	}
	english := 0
	for column, cell := range cells {
		field := fieldOf(kind, cell)
		if l.mapped[column] || l.isRemark(cell) || field == "" || named[field] {
			continue
		}
		if field == "contacts" || !l.has(field) {
			l.fields[column] = field
			english += languageVotes()[headingKey(cell)]
		}
	}
	l.english = english >= 0
	l.remarks(cells)
	l.splitName(cells)
	if row > 0 && kind == source.Schedule {
		l.group(s.rows[row-1], cells)
	}
	return l
}

// isRemark reports whether a heading of a schedule leaves open who may read what is below it.
func (l *layout) isRemark(heading string) bool {
	return l.kind == source.Schedule && headings()["remark"][headingKey(heading)] != ""
}

// remarks keeps what is not clearly for everyone to the office, unless a column beside it is the office's: then it
// is for the group.
func (l *layout) remarks(cells []string) {
	field := "internal"
	if l.has(field) {
		field = "note"
	}
	for column, cell := range cells {
		if !l.mapped[column] && l.isRemark(cell) && !l.has(field) {
			l.fields[column] = field
		}
	}
}

// splitName understands a column that is called just Name as the other half of the name where a column beside it has
// one half: Prénom and Nom, Nombre and Apellidos, Vorname and Name.
func (l *layout) splitName(cells []string) {
	half := map[bool]string{l.has("given"): "family", l.has("family"): "given"}[true]
	if l.kind == source.Schedule || half == "" || l.has(half) {
		return
	}
	for column, field := range l.fields {
		if field == "name" && !l.mapped[column] && len(strings.Fields(headingKey(cells[column]))) == 1 {
			l.fields[column] = half
			return
		}
	}
}

// group extends a heading of speakers over the columns that it spans in the row above: Speakers over 1, 2, 3.
func (l *layout) group(above, cells []string) {
	field := ""
	for column, cell := range cells {
		if column < len(above) && strings.TrimSpace(above[column]) != "" {
			field = fieldOf(l.kind, above[column])
		}
		if field == "contacts" && strings.TrimSpace(cell) != "" && l.fields[column] == "" && !l.mapped[column] {
			l.fields[column] = field
		}
	}
}

// mappedField finds the field that the mapping has for a column, by its heading or else by its letter.
func mappedField(mapping map[string]string, column int, heading string) (field string, found bool) {
	for name, field := range mapping {
		if sameHeading(name, heading) {
			return strings.TrimSpace(field), true
		}
	}
	for name, field := range mapping {
		if isLetter(name, column) {
			return strings.TrimSpace(field), true
		}
	}
	return "", false
}

func sameHeading(a, b string) bool { return headingKey(a) != "" && headingKey(a) == headingKey(b) }

func isLetter(name string, column int) bool {
	return strings.EqualFold(strings.TrimSpace(name), letterOf(column))
}

// checkMapping refuses fields that there are not, and columns that no sheet has.
func checkMapping(kind source.Kind, mapping map[string]string, sheets []sheet) error {
	known := Fields(kind)
	for _, name := range slices.Sorted(maps.Keys(mapping)) {
		field := strings.TrimSpace(mapping[name])
		if field != "" && field != "-" && !slices.Contains(known, field) {
			return value.Text(`the mapping gives the column "{{.Column}}" to the field "{{.Field}}", `+
				"which {{.Kind}} does not have; it has {{.Fields}}",
				"Column", name, "Field", field, "Kind", kind.Message(), "Fields", strings.Join(known, ", "))
		}
		if !slices.ContainsFunc(sheets, func(s sheet) bool { return hasColumn(s, name) }) {
			return value.Text(`the mapping names the column "{{.Column}}", which the file does not have`,
				"Column", name)
		}
	}
	return nil
}

func hasColumn(s sheet, name string) bool {
	for _, cells := range s.rows[:min(len(s.rows), firstRows)] {
		for column, cell := range cells {
			if sameHeading(name, cell) || isLetter(name, column) {
				return true
			}
		}
	}
	return false
}

// kindOf returns the kind that was asked for, or guesses what a table is about.
func kindOf(sheets []sheet, request source.Request) (source.Kind, error) {
	if request.Kind != "" {
		return request.Kind, nil
	}
	for _, kind := range kinds {
		if slices.ContainsFunc(sheets, func(s sheet) bool { return layoutOf(kind, s, request.Mapping) != nil }) {
			return kind, nil
		}
	}
	return "", value.Text("no row of this table looks like the headers of a schedule or of a list of people; " +
		"give its columns headers such as Title, Date, Start, or say which column is which with a mapping")
}
