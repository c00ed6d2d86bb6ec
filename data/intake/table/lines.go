package table

import (
	"regexp"
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// line is one row, by field.
type line struct {
	source.Place
	part   *part
	cells  []string          // by column
	own    map[string]string // by field: what it has though its columns have nothing; nil: nothing
	filled int               // how many cells have texts
	alone  string            // the only text of the row
}

// all returns the texts of a field.
func (l line) all(field string) (texts []string) {
	for _, column := range l.part.columns[field] {
		if column < len(l.cells) && strings.TrimSpace(l.cells[column]) != "" {
			texts = append(texts, l.cells[column])
		}
	}
	if own := l.own[field]; own != "" && len(texts) == 0 {
		texts = []string{own}
	}
	return texts
}

// text returns the first text of a field, with that of the column which completes it.
func (l *line) text(field string) string {
	text := ""
	for _, column := range l.part.columns[field] {
		if column < len(l.cells) && text == "" {
			text = value.Clean(l.cells[column])
			if half, found := l.part.halves[column]; found && half < len(l.cells) {
				text = strings.TrimSpace(text + " " + value.Clean(l.cells[half]))
			}
		}
	}
	switch field {
	case "address":
		text = l.joined(field, ", ")
	case "honorific": // Frau, Dr.
		text = l.joined(field, " ")
	case "family": // van der
		if l.part.has("family-prefix") {
			text = completed(l.text("family-prefix"), text)
		}
	}
	if text == "" {
		text = l.own[field]
	}
	return l.completed(field, text)
}

// completed is the text of a field with that of the column which completes it, if there is one.
func (l *line) completed(field, text string) string {
	more := completedBy(field)
	if more != "" && !l.part.has(more) {
		more = completedBy(more)
	}
	if more == "" || !l.part.has(more) {
		return text
	}
	other := l.text(more)
	if field != "family" && text != "" && value.Contains(text, other) { // two surnames may be alike
		return text
	}
	return completed(text, other)
}

// completed joins the texts of two columns of which one completes the other, without one that means nothing.
func completed(text, more string) string {
	if value.Absent(more) {
		return text
	} else if value.Absent(text) {
		return more
	}
	return strings.TrimSpace(text + " " + more)
}

// joined returns the texts of all columns of a field that are not in those before: street, city, country.
func (l *line) joined(field, separator string) string {
	var texts []string
	for _, text := range l.all(field) {
		text = value.Clean(text)
		if len(texts) > 0 && (value.Absent(text) || value.Contains(strings.Join(texts, " "), text)) {
			continue
		}
		if len(texts) == 1 && value.Absent(texts[0]) {
			texts = nil
		}
		if text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, separator)
}

// completedBy is the field whose text belongs to that of another.
func completedBy(field string) string {
	switch field {
	case "given":
		return "middle"
	case "family":
		return "family-second"
	case "emergency-name":
		return "emergency-middle"
	case "emergency-middle":
		return "emergency-family"
	case "arrival":
		return "arrival-time"
	case "departure":
		return "departure-time"
	}
	return ""
}

// first returns the first text of the row.
func (l line) first() string {
	if i := firstFilled(l.cells); i >= 0 {
		return value.Line(l.cells[i])
	}
	return ""
}

// lines are the rows below the headings that have anything in a column that is understood, or nothing but one text,
// which may be the day of those below. The others are kept as notes.
func (p *part) lines() []line {
	if p.days != nil {
		return p.gridLines()
	}
	p.fillMerged()
	p.fillDitto()
	var all []line
	for i := p.header + 1; i < len(p.rows); i++ {
		l := line{
			Place: source.Place{Sheet: p.name, Row: p.sheet.first + i, Column: p.column}, part: p, cells: p.rows[i],
		}
		understood := false
		for column, cell := range p.rows[i] {
			if strings.TrimSpace(cell) != "" {
				l.filled++
				understood = understood || p.fields[column] != ""
			}
		}
		switch {
		case l.filled == 0:
			continue
		case p.repeatsHeader(i):
			p.skip(l, source.Heading, nil)
			continue
		case l.filled == 1:
			l.alone = l.first()
		case !understood:
			p.skip(l, source.Note, nil)
			continue
		}
		all = append(all, l)
	}
	return all
}

// fillDitto replaces the marks that a row has the same as the one above it.
func (p *part) fillDitto() {
	if p.list != "" {
		return
	}
	for i := p.header + 2; i < len(p.rows); i++ {
		for column, cell := range p.rows[i] {
			field := p.fields[column]
			if field == "" || field == "ref" || field == "id" || !value.IsDitto(cell) {
				continue
			}
			if above := p.cell(place{i - 1, column}); above != "" {
				p.Note(`"{{.Text}}" was read as what the cell above it has.`, "Text", value.Line(cell))
				p.rows[i][column] = above
			}
		}
	}
}

// repeatsHeader reports whether a row is the row of headings once more, as in plans that begin again for each day, or
// the same in another language just below.
func (p *part) repeatsHeader(row int) bool {
	same := 0
	for column, cell := range p.rows[row] {
		cell = strings.TrimSpace(cell)
		if cell == "" {
			continue
		}
		title := p.titles[column]
		isSame := title != "" && (cell == title || value.Line(cell) == title)
		if !isSame && row == p.header+1 && p.fields[column] != "" {
			isSame = heading.Recognise(p.layout.kind, cell).Field == p.fields[column]
		}
		if !isSame {
			return false
		}
		same++
	}
	return same > 1
}

// skip keeps a row as what it is when it is no record.
func (p *part) skip(l line, kind source.SkippedKind, means *value.Message) {
	var texts []string
	for _, cell := range l.cells {
		if text := value.Line(cell); text != "" {
			texts = append(texts, text)
		}
	}
	p.Skipped = append(p.Skipped,
		source.Skipped{Place: l.Place, Kind: kind, Text: strings.Join(texts, " | "), Means: means})
}

// section is what a heading between the rows means for those below it.
type section struct {
	fields  map[string]string
	message *value.Message
}

// sectionOf understands a text as the role or the country of the rows below it, where they have no column for that.
func sectionOf(p *part, text string) section {
	if p.table.kind != source.Roster || text == "" {
		return section{}
	}
	if role := heading.Role(text); role != "" && !p.has("role") {
		name := func(l locale.Language) string { return program.Role(role).Name(l) }
		return section{
			map[string]string{"role": role},
			value.Text("The role of the rows below it: {{.Role}}.", "Role", name),
		}
	}
	country := value.Country(text)
	if country == "" || len(text) < 4 || p.has("country") {
		return section{}
	}
	name := func(l locale.Language) string { return country.Name(l) }
	return section{
		map[string]string{"country": string(country)},
		value.Text("The country of the rows below it: {{.Country}}.", "Country", name),
	}
}

// rowKind is what a row of a list of people is; empty: a record. In notes at the end of the list nobody is meant.
func (p *part) rowKind(l line, atEnd bool) (source.SkippedKind, section) {
	switch {
	case isTotalRow(l):
		return source.Total, section{}
	case l.filled > 2:
		return "", section{}
	case heading.IsNote(l.first()):
		return source.Note, section{}
	case l.alone == "":
		return "", section{}
	}
	means, isHeading := sectionWithin(p, l.alone)
	if isHeading {
		return source.Heading, means
	}
	at := firstFilled(l.cells)
	_, wide := p.merged(place{l.Row - p.sheet.first, at})
	switch {
	case !wide && p.mayBeRecord(at, l.alone):
		return "", section{}
	case atEnd:
		return source.Note, section{}
	}
	return source.Heading, means
}

// sectionWithin is what a text alone in its row says of the rows below it, and whether that makes it a heading.
func sectionWithin(p *part, text string) (means section, isHeading bool) {
	if means = sectionOf(p, text); means.fields != nil {
		return means, means.fields["role"] != "" || len(p.fields) > 1
	}
	roles := heading.RolesWithin(text)
	switch {
	case len(roles) == 1:
		means = sectionOf(p, roles[0])
	case len(roles) > 1: // what is above it holds no more
		means.fields = map[string]string{}
	}
	return means, len(roles) > 0 || heading.Role(text) != ""
}

// mayBeRecord reports whether the only text of a row can be a name, or else of its column: an address, a number.
func (p *part) mayBeRecord(column int, text string) bool {
	if p.fields[column] == "ref" { // of a row of Laurel's own lists in which nothing was filled in
		return true
	}
	isOrganisation := p.fields[column] == "organisation"
	if mayName(p, column) && !isOrganisation {
		return isName(text)
	}
	return isOrganisation && isName(text) || p.fields[column] != "" && strings.ContainsAny(text, "@0123456789")
}

// mayName reports whether a column may be all that a row has of its record.
func mayName(p *part, column int) bool {
	field := p.fields[column]
	return slices.Contains([]string{"name", "given", "family", "itinerary-name", "passport-name"}, field) ||
		p.table.kind == source.Contacts && field == "organisation"
}

// isName reports whether a text can be a name: a few words without numbers.
func isName(text string) bool {
	return len(strings.Fields(text)) < 8 && !strings.ContainsAny(text, "0123456789:;")
}

// quantity matches how many there are of something: 5 items.
var quantity = regexp.MustCompile(`^\d+ \pL+$`)

// isTotalRow reports whether a row is a total: it is labelled so and has only numbers and quantities.
func isTotalRow(l line) bool {
	says := false
	for _, cell := range l.cells {
		cell = strings.TrimSpace(cell)
		if _, isNumber := value.Number(cell); cell == "" || isNumber || says && quantity.MatchString(cell) {
			continue
		}
		if !heading.IsTotal(cell) {
			return false
		}
		says = true
	}
	return says || l.filled == 1
}
