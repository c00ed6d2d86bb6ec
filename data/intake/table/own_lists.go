package table

import (
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
	"laurel/data/locale"
)

// ownList is one of Laurel's own lists that go out to be filled in: which of its columns are read back. The other ones
// are not, whatever they are called: a last name there is that of the passport.
type ownList struct {
	id      string
	kind    source.Kind
	columns string // the IDs of the columns, with =FIELD where the field has another name
}

// ownLists are the lists beside the roster, whose headings are those of any.
var ownLists = []ownList{
	{
		"rooming-list",
		source.Roster,
		"room-type shares-with early-arrival late-departure confirmation honorific gender " +
			"role access country phone email",
	},
	{"flight-manifest", source.Roster, "flight-time flight airport=flight-place bags honorific gender role country " +
		"phone access"},
	{"passport-manifest", source.Roster, "gender birth-date nationality passport-number passport-expiry visa " +
		"insurance phone emergency-name emergency-relation emergency-phone diet access medical passport-name " +
		"own-name honorific role country email messenger arrival arrival-flight departure departure-flight"},
	{"dietary-list", source.Roster, "name role country diet access medical languages needs-interpreter phone email " +
		"passport-name"},
	{"interpreter-list", source.Roster, "name role country languages needs-interpreter phone email"},
	{"contacts", source.Contacts, "organisation honorific name contact-title=title phone email languages may-share " +
		"notes"},
}

// ownListOf returns the list whose form has a row of headings, which the column of its references names: Ref
// (rooming-list). Nil: it is none.
func ownListOf(kind source.Kind, texts []string) *ownList {
	for _, text := range texts {
		title, rest, _ := strings.Cut(text, "(")
		id, _, _ := strings.Cut(rest, ")")
		i := slices.IndexFunc(ownLists, func(l ownList) bool { return l.id == strings.TrimSpace(id) && l.kind == kind })
		if i >= 0 && heading.Recognise(source.Roster, title).Field == "ref" { // in any of Laurel's languages
			return &ownLists[i]
		}
	}
	return nil
}

// fields are the fields of the list by the headings of their columns, in each language.
func (l *ownList) fields() map[string]string {
	fields := map[string]string{}
	for column := range strings.FieldsSeq(l.columns) {
		id, field, renamed := strings.Cut(column, "=")
		if !renamed {
			field = id
		}
		for _, in := range locale.Spellings() {
			for _, key := range []string{"list." + l.id + "." + id, "list." + id, "roster." + id, "field." + id} {
				if in.Has(key) {
					fields[heading.Key(in.Text(key))] = field
					break
				}
			}
		}
	}
	return fields
}

// understandOwn assigns the columns of one of Laurel's own lists.
func (l *layout) understandOwn(own *ownList, texts []string, mapping map[string]string) {
	l.list, l.english = own.id, true
	fields := own.fields()
	for i, text := range texts {
		l.titles[i] = value.Line(text)
		field, isMapped, _ := mappedField(mapping, i, text)
		switch {
		case isMapped:
			l.mapped[i] = true
		case strings.HasSuffix(strings.TrimSpace(text), "("+own.id+")"):
			field = "ref"
		default:
			field = fields[heading.Key(text)]
		}
		if field != "" && field != "-" && !l.has(field) {
			l.assign(field, i)
			l.known++
		}
	}
}

// fieldsOf are the fields that a column may be: those of the kind, and those of the lists among the parts.
func (t *table) fieldsOf() []string {
	all := slices.Clone(heading.Fields(t.kind))
	for _, p := range t.parts {
		for _, field := range p.fields {
			if !slices.Contains(all, field) {
				all = append(all, field)
			}
		}
	}
	slices.Sort(all[len(heading.Fields(t.kind)):])
	return all
}

// withoutOwnGrids leaves out the sheets in which Laurel's own list of a schedule repeats its meetings as grids of days.
func (t *table) withoutOwnGrids() {
	isGrid := func(p *part) bool { return p.days != nil && isNameOfGrid(p.name) }
	if !slices.ContainsFunc(t.parts, func(p *part) bool { return p.days == nil }) {
		return
	}
	t.parts = slices.DeleteFunc(t.parts, isGrid)
}

// isNameOfGrid reports whether a sheet is called as such a grid is in any of Laurel's languages: Grid Denver.
func isNameOfGrid(sheet string) bool {
	return slices.ContainsFunc(locale.Spellings(), func(in locale.Language) bool {
		before, after, _ := strings.Cut(in.Text("list.sheet.grid", locale.Values{"City": "\n"}), "\n")
		return strings.HasPrefix(sheet, before) && strings.HasSuffix(sheet, after)
	})
}
