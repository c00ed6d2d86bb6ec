package table

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
)

// layout is which column of a sheet is which field.
type layout struct {
	kind    source.Kind
	header  int              // the index of the row of headings, the lower one of two
	fields  map[int]string   // by column, from 0
	columns map[string][]int // the columns of each field, the best first; of most fields one is read
	titles  map[int]string   // the headings
	mapped  map[int]bool     // the columns that the mapping names
	english bool             // the headings are English
	known   int              // how many headings were recognised
	generic bool             // the title of a schedule is only a name
	days    map[int]string   // of a week grid: the day of each column
	halves  map[int]int      // of a schedule: by the column of a time that which has its half of the day: AM, PM
	turned  *sheet           // of a week grid whose days are below each other: with rows and columns exchanged

	list string // which of Laurel's own lists it is the form of; empty: of none, or the roster

	supposed bool // nothing shows whether the row of headings is one
}

func (l *layout) has(fields ...string) bool {
	return slices.ContainsFunc(fields, func(field string) bool { return len(l.columns[field]) > 0 })
}

// columnOf returns the first column of a field, or -1.
func (l *layout) columnOf(field string) int {
	if all := l.columns[field]; len(all) > 0 {
		return all[0]
	}
	return -1
}

// complete reports whether the columns are enough for the kind.
func (l *layout) complete() bool {
	named := l.has("name", "given", "family", "itinerary-name", "passport-name")
	switch l.kind {
	case source.Schedule:
		return l.has("title", "topic") && l.has("date", "start")
	case source.Contacts:
		return named && l.has("organisation", "email", "phone") || l.list != "" ||
			l.has("organisation") && l.has("address", "website", "phone", "email")
	}
	return named || l.has("ref") // one of Laurel's own lists need not have the name
}

// firstRows is among how many rows the headings are looked for.
const firstRows = 25

// layoutOf finds the headings in the first rows of a sheet and guesses the columns; the mapping goes before every
// guess. Nil: there are none.
func layoutOf(kind source.Kind, s *sheet, request source.Request) *layout {
	var best *layout
	for i := range min(len(s.rows), max(firstRows, request.Header-s.first+1)) {
		if request.Header > 0 && s.first+i != request.Header {
			continue
		}
		l := layoutAt(kind, s, i, request.Mapping)
		if request.Header == 0 && l.known > 0 && l.isRecord(s) {
			continue
		}
		if l.complete() && (best == nil || l.weight() > best.weight()) {
			best = l
		}
	}
	switch {
	case best == nil && kind == source.Schedule:
		return weekGrid(s)
	case best != nil && best.known == 0 && request.Header == 0:
		best.withoutHeadings(s)
	}
	return best
}

// isRecord reports whether the row of headings is a record: one of its cells is an e-mail address, or what was taken
// for a heading is in the next row too, or in both rows above, as roles and forms of address are.
func (l *layout) isRecord(s *sheet) bool {
	for i, text := range s.rows[l.header] {
		if !strings.Contains(strings.TrimSpace(text), " ") && len(value.Emails(text)) > 0 {
			return true
		}
		isIn := func(steps int) bool {
			return heading.Key(s.cell(place{l.header + steps, i})) == heading.Key(text)
		}
		if heading.Key(text) != "" && l.fields[i] != "" && !l.mapped[i] && (isIn(1) || isIn(-1) && isIn(-2)) {
			return true
		}
	}
	return false
}

// withoutHeadings finds where the rows begin whose columns are mapped by their letters: at once where the first row has
// values, else below it.
func (l *layout) withoutHeadings(s *sheet) {
	l.header = slices.IndexFunc(s.rows, func(cells []string) bool {
		for column := range l.fields {
			if column < len(cells) && strings.TrimSpace(cells[column]) != "" {
				return true
			}
		}
		return false
	})
	clear(l.titles)
	if !l.hasValues(s.rows[l.header]) {
		l.supposed = true
		for i, text := range s.rows[l.header] {
			l.titles[i] = value.Line(text)
		}
		return
	}
	if l.header--; l.header < 0 {
		s.prepend()
		l.header = 0
	}
}

// prepend adds an empty row before the first one.
func (s *sheet) prepend() {
	s.rows = append([][]string{nil}, s.rows...)
	s.first--
	for i := range s.merges {
		s.merges[i].from.row++
		s.merges[i].to.row++
	}
}

// hasValues reports whether a row has what no heading has: an address, a number, or what its field can be.
func (l *layout) hasValues(cells []string) bool {
	for i, cell := range cells {
		is := false
		switch l.fields[i] {
		case "country", "nationality":
			is = value.Country(cell) != ""
		case "languages":
			is = value.Language(cell) != ""
		case "role":
			is = value.Is("role", cell)
		}
		if is || strings.ContainsAny(cell, "@0123456789") {
			return true
		}
	}
	return false
}

// column is what a column of a table may be.
type column struct {
	index int
	heading.Meaning
	title string // as it is compared
}

func layoutAt(kind source.Kind, s *sheet, row int, mapping map[string]string) *layout {
	l := &layout{
		kind: kind, header: row, fields: map[int]string{}, titles: map[int]string{}, mapped: map[int]bool{},
		columns: map[string][]int{},
	}
	above := s.groups(row)
	if own := ownListOf(kind, s.rows[row]); own != nil {
		l.understandOwn(own, s.rows[row], mapping)
		return l
	}
	named := map[string]bool{}
	var found []column
	for i, text := range s.headings(row, above) {
		l.titles[i] = value.Line(text)
		if field, isMapped, byHeading := mappedField(mapping, i, text); isMapped {
			l.mapped[i] = true
			if byHeading {
				l.known++
			}
			named[field] = true
			if field != "" && field != "-" {
				l.assign(field, i)
			}
			continue
		}
		if l.isRemark(text) {
			l.known++
			continue
		}
		h := heading.Below(kind, above[i], text)
		if last := len(found) - 1; h.Field == "" && last >= 0 && found[last].index == i-1 {
			h = heading.Beside(kind, found[last].Field, text)
		}
		if h.Field != "" {
			found = append(found, column{i, h, heading.Key(text)})
		}
	}
	emergencyRun(found)
	found = slices.DeleteFunc(found, func(c column) bool { return named[c.Field] })
	l.known += len(found)
	l.byContent(s, found)
	l.choose(s, found)
	l.findHalves(s)
	l.remarks(s.headings(row, above))
	l.surnames(s)
	l.splitName()
	l.standIn(found)
	return l
}

func (l *layout) assign(field string, column int) {
	l.fields[column] = field
	l.columns[field] = append(l.columns[field], column)
}

// several are the fields of which each column is read; ofOthers those where another column is read in rows in which the
// best one is empty.
var (
	several  = []string{"contacts", "address"}
	ofOthers = []string{"phone", "email", "title", "note", "website", "organisation"}
)

// choose assigns the columns to their fields: of several for one field the one with the best heading that has texts.
func (l *layout) choose(s *sheet, found []column) {
	byField := map[string][]column{}
	english := 0
	for _, c := range found {
		byField[c.Field] = append(byField[c.Field], c)
		english += c.Language
	}
	l.english = english >= 0
	for field, all := range byField {
		isEmpty := map[int]int{}
		for _, c := range all {
			if len(all) > 1 && s.emptyBelow(l.header, c.index) {
				isEmpty[c.index] = 1
			}
		}
		if !slices.Contains(several, field) {
			slices.SortStableFunc(all, func(a, b column) int {
				return cmp.Or(cmp.Compare(isEmpty[a.index], isEmpty[b.index]), cmp.Compare(a.Rank, b.Rank))
			})
		}
		for i, c := range all {
			isOther := slices.Contains(ofOthers, field) &&
				!slices.ContainsFunc(all[:i], func(before column) bool { return before.title == c.title })
			isOther = isOther || i > 0 && field == "honorific" && s.hasHonorifics(l.header, c.index)
			if i == 0 || slices.Contains(several, field) || isOther {
				l.assign(field, c.index)
			}
		}
	}
}

// dayOf is the field of the days that a column of a schedule has in place of what its heading means.
var dayOf = map[string]string{"title": "date", "start": "date", "end": "end-date"}

// byContent understands the columns of a schedule by what is in them where two have headings of one field: Termin
// beside Veranstaltung, Début beside Début. That one has the days which has nothing else.
func (l *layout) byContent(s *sheet, found []column) {
	if l.kind != source.Schedule {
		return
	}
	taken := map[string]int{}
	for _, c := range found {
		taken[c.Field]++
	}
	for i, c := range found {
		field := dayOf[c.Field]
		if field == "" || taken[c.Field] < 2 || taken[field] > 0 || !s.hasDays(l.header, c.index) {
			continue
		}
		taken[c.Field]--
		taken[field]++
		found[i].Field = field
	}
}

// findHalves finds the columns that have the half of the day beside that of a time.
func (l *layout) findHalves(s *sheet) {
	isHalf := func(text string) bool { return value.Is("half-day", text) }
	for _, field := range []string{"start", "end"} {
		at := l.columnOf(field)
		beside := at + 1
		free := l.fields[beside] == "" || l.fields[beside] == field
		if l.kind == source.Schedule && at >= 0 && free && !s.emptyBelow(l.header, beside) &&
			s.allBelow(l.header, beside, isHalf) {
			l.fields[beside] = field
			if l.halves == nil {
				l.halves = map[int]int{}
			}
			l.halves[at] = beside
		}
	}
}

// hasDays reports whether a column has days in the next rows, and nothing else.
func (s *sheet) hasDays(row, column int) bool {
	dates := aWeek
	return !s.emptyBelow(row, column) && s.allBelow(row, column, func(text string) bool {
		found, err := dates.Of("date", text)
		return err == nil && found.At == nil
	})
}

// allBelow reports whether the texts that a column has in the next rows are all of a kind; so are none.
func (s *sheet) allBelow(row, column int, isOfKind func(text string) bool) bool {
	for i := row + 1; i < min(len(s.rows), row+200); i++ {
		if text := value.Line(s.cell(place{i, column})); text != "" && !isOfKind(text) {
			return false
		}
	}
	return true
}

// hasHonorifics reports whether a column has nothing but forms of address in the next rows.
func (s *sheet) hasHonorifics(row, column int) bool {
	return s.allBelow(row, column, value.IsHonorific)
}

// emptyBelow reports whether a column has no text in the next rows.
func (s *sheet) emptyBelow(row, column int) bool {
	return s.allBelow(row, column, func(string) bool { return false })
}

// groups returns the headings in the row above that span the columns of a row: Emergency contact over Name, Phone. They
// are empty where there is no such row: a title of the sheet spans nothing in particular.
func (s *sheet) groups(row int) []string {
	groups := make([]string, len(s.rows[row]))
	if row == 0 {
		return groups
	}
	above := s.rows[row-1]
	if filled := countFilled(above); filled == 0 || filled == 1 && firstFilled(above) <= firstFilled(s.rows[row]) {
		return groups
	}
	spans := slices.ContainsFunc(s.merges, func(m span) bool {
		return m.from.row <= row-1 && row-1 <= m.to.row && m.from.column < m.to.column
	})
	if width := len(above); len(groups) < width {
		groups = make([]string, width)
	}
	group := ""
	for i := range groups {
		own := strings.TrimSpace(s.cell(place{row - 1, i}))
		if own != "" {
			group = own
		} else if m, merged := s.merged(place{row - 1, i}); spans && (!merged || m.from.column == i) {
			group = ""
		}
		groups[i] = group
	}
	return groups
}

func countFilled(cells []string) int {
	filled := 0
	for _, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			filled++
		}
	}
	return filled
}

// headings are the texts of a row of headings; where it has none, the one above it which spans both rows.
func (s *sheet) headings(row int, above []string) []string {
	texts := make([]string, len(above))
	copy(texts, s.rows[row])
	for i := range texts {
		if strings.TrimSpace(texts[i]) == "" && above[i] != "" {
			texts[i] = s.cell(place{row - 1, i})
		}
	}
	return texts
}

// emergencyRun understands what is beside an emergency contact as theirs: Emergency contact, Phone, Relationship.
func emergencyRun(found []column) {
	taken := map[string]bool{}
	for _, c := range found {
		taken[c.Field] = true
	}
	if taken["ref"] { // Laurel's own headings mean what they are
		return
	}
	for i := 1; i < len(found); i++ {
		before, c := found[i-1], &found[i]
		if !strings.HasPrefix(before.Field, "emergency-") || c.index != before.index+1 {
			continue
		}
		if theirs := "emergency-" + c.Field; (c.Field == "phone" || c.Field == "name") && !taken[theirs] {
			c.Field = theirs
			taken[theirs] = true
		}
	}
}

// isRemark reports whether a heading of a schedule leaves open who may read what is below it.
func (l *layout) isRemark(text string) bool {
	return l.kind == source.Schedule && heading.IsRemark(text)
}

// remarks keeps what is not clearly for everyone to the office, unless a column beside it is the office's: then it
// is for the group.
func (l *layout) remarks(texts []string) {
	field := "internal"
	if l.has(field) {
		field = "note"
	}
	for i, text := range texts {
		if !l.mapped[i] && l.isRemark(text) && !l.has(field) {
			l.assign(field, i)
		}
	}
}

// splitName understands a column that is called just Name as the other half of the name where a column beside it has
// one half: Prénom and Nom, Nombre and Apellidos, Vorname and Name.
func (l *layout) splitName() {
	half := map[bool]string{l.has("given"): "family", l.has("family"): "given"}[true]
	at := l.columnOf("name")
	own := l.has("ref") // in Laurel's lists a name is a whole one
	if l.kind == source.Schedule || own || half == "" || l.has(half) || at < 0 || l.mapped[at] {
		return
	}
	if len(heading.Words(heading.WithoutBrackets(l.titles[at]))) == 1 {
		delete(l.columns, "name")
		l.assign(half, at)
	}
}

// standIn understands a column as what it usually is not, where the table has no better one: a description is the title
// of an item, the title beside somebody's position their form of address.
func (l *layout) standIn(found []column) {
	switch l.kind {
	case source.Schedule:
		if note := l.columnOf("note"); note >= 0 && !l.has("title", "topic") && !l.mapped[note] {
			l.columns["title"], l.columns["note"] = []int{note}, l.columns["note"][1:]
			l.fields[note] = "title"
		}
		l.generic = slices.ContainsFunc(found, func(c column) bool {
			return c.Field == "title" && c.index == l.columnOf("title") &&
				heading.Recognise(source.Roster, c.title).Field == "name"
		})
	case source.Contacts:
		titles := l.columns["title"]
		for i, at := range titles {
			if len(titles) > 1 && !l.has("honorific") &&
				heading.Recognise(source.Roster, l.titles[at]).Field == "honorific" {
				l.columns["title"] = slices.Delete(slices.Clone(titles), i, i+1)
				l.assign("honorific", at)
				return
			}
		}
	}
}

// mappedField finds the field that the mapping has for a column, by its heading or else by its letter.
func mappedField(mapping map[string]string, column int, title string) (field string, found, byHeading bool) {
	for name, field := range mapping {
		if sameHeading(name, title) {
			return strings.TrimSpace(field), true, true
		}
	}
	for name, field := range mapping {
		if isLetter(name, column) {
			return strings.TrimSpace(field), true, false
		}
	}
	return "", false, false
}

// sameHeading compares headings; those of which no letter is left, such as #, as they are written.
func sameHeading(a, b string) bool {
	key := heading.Key(a)
	return key != "" && key == heading.Key(b) || key == "" && value.Line(a) != "" && value.Line(a) == value.Line(b)
}

func isLetter(name string, column int) bool {
	return strings.EqualFold(strings.TrimSpace(name), letterOf(column))
}

// checkMapping refuses fields that there are not, and columns that no sheet has.
func checkMapping(kind source.Kind, mapping map[string]string, sheets []sheet) error {
	known := heading.Fields(kind)
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
