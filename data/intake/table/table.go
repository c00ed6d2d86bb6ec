// Package table reads schedules, rosters and lists of contacts in rows: Excel workbooks, CSV and other separated text,
// and JSON lists. Headings are recognised after the text files in headings, one a language: a language is added by
// adding a file.
package table

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
	"laurel/data/program"
)

var kinds = heading.Kinds()

// Workbook returns the description of Excel's format.
func Workbook() source.Format {
	return source.Format{
		Name: "an Excel workbook", Kinds: kinds, Endings: []string{".xlsx", ".xlsm"}, Columns: true,
		Detect: detectWorkbook, Read: reader(parseWorkbook),
	}
}

// Objects returns the description of JSON lists.
func Objects() source.Format {
	return source.Format{
		Name: "a list (JSON)", Kinds: kinds, Endings: []string{".json"}, Columns: true,
		Detect: func(b source.Beginning) (bool, error) { return strings.HasPrefix(b.Text, "["), nil },
		Read:   source.Decoded(reader(parseObjects)),
	}
}

// Text returns the description of separated text, which is what every other text file is read as.
func Text() source.Format {
	return source.Format{
		Name: "a table (CSV)", Kinds: kinds, Endings: []string{".csv", ".tsv", ".txt"}, Columns: true,
		Detect: func(b source.Beginning) (bool, error) { return !strings.ContainsRune(b.Text, 0), nil },
		Read:   source.Decoded(reader(parseText)),
	}
}

// table is a file whose columns are understood.
type table struct {
	source.File
	kind  source.Kind
	parts []*part
	into  *program.Program
}

// reader returns the Read of a format. Its parser returns the sheets of a file, with notes on those that it leaves out.
func reader(parse func(context.Context, []byte, *source.Remarks) ([]sheet, error)) source.Reader {
	return func(ctx context.Context, content []byte, request source.Request) (*source.File, error) {
		t := &table{}
		sheets, err := parse(ctx, content, &t.Remarks)
		if err == nil {
			err = t.understand(sheets, request)
		}
		if err == nil {
			t.into, err = request.Into(t.kind, "")
		}
		if err != nil {
			return nil, err
		}
		t.City = t.into.Name
		for _, p := range t.parts {
			p.read(request)
		}
		if t.isMistaken(request) {
			return nil, unrecognised(t.kind, sheets)
		}
		return &t.File, ctx.Err()
	}
}

// isMistaken reports whether nothing was read below what was guessed to be the only heading, such as a title of the
// sheet.
func (t *table) isMistaken(request source.Request) bool {
	isFound := len(t.Items)+len(t.People)+len(t.Contacts)+len(t.Problems) > 0
	isAsked := request.Header > 0 || len(request.Mapping) > 0
	return !isFound && !isAsked && !slices.ContainsFunc(t.parts, func(p *part) bool { return p.known > 1 })
}

// understand decides what the table is about, and which column is which.
func (t *table) understand(sheets []sheet, request source.Request) (err error) {
	if !slices.ContainsFunc(sheets, func(s sheet) bool { return len(s.rows) > 0 }) {
		return value.Text("this table is empty")
	}
	if sheets, err = t.chosen(sheets, request.Sheet); err != nil {
		return err
	}
	if t.kind, err = kindOf(sheets, request); err != nil {
		return err
	}
	if err := checkMapping(t.kind, request.Mapping, sheets); err != nil {
		return err
	}
	var left []string // the sheets that are not read
	for i := range sheets {
		s := &sheets[i]
		found := layoutOf(t.kind, s, request)
		switch {
		case len(request.Mapping) == 0 && request.Header == 0 && isTransposed(t.kind, s, found):
			return errTransposed(s)
		case found == nil && len(s.rows) > 0:
			left = append(left, s.name)
		case found != nil:
			t.addParts(s, found, request)
		}
	}
	if len(t.parts) == 0 {
		return unrecognised(t.kind, sheets)
	}
	t.withoutOwnGrids()
	t.noteUnread(left)
	if t.kind != source.Schedule {
		t.onlyAlike()
	}
	first := t.parts[0]
	t.Fields = t.fieldsOf()
	t.Opening.Sheet, t.Opening.First = first.name, first.sheet.first
	t.Opening.Header = first.sheet.first + first.header
	t.Opening.Rows = first.opening()
	t.listColumns()
	return nil
}

// noteUnread reports which sheets are not read.
func (t *table) noteUnread(sheets []string) {
	if t.onlyReferred() {
		return
	}
	for _, name := range sheets {
		t.Note(`The sheet "{{.Sheet}}" has no columns of {{.Kind}}; it is not read.`,
			"Sheet", name, "Kind", t.kind.Message())
	}
}

// addParts adds the tables of a sheet.
func (t *table) addParts(s *sheet, l *layout, request source.Request) {
	if l.turned != nil {
		s = l.turned
	}
	if l.days != nil || l.list != "" || len(request.Mapping) > 0 || request.Header > 0 {
		t.parts = append(t.parts, &part{table: t, sheet: *s, layout: l})
		return
	}
	for _, beside := range s.beside(l) {
		of := layoutOf(t.kind, &beside, request)
		if of == nil {
			continue
		}
		for _, below := range beside.tables(of) {
			if found := layoutOf(t.kind, &below, request); found != nil {
				t.parts = append(t.parts, &part{table: t, sheet: below, layout: found})
			}
		}
	}
}

// chosen returns the sheet of a name; all without a name.
func (t *table) chosen(sheets []sheet, name string) ([]sheet, error) {
	for _, s := range sheets {
		if s.name != "" && len(s.rows) > 0 {
			t.Opening.Sheets = append(t.Opening.Sheets, s.name)
		}
	}
	at := slices.IndexFunc(sheets, func(s sheet) bool { return s.name == name })
	switch {
	case name == "":
		return sheets, nil
	case at < 0:
		return nil, value.Text(`the workbook has no sheet "{{.Sheet}}"`, "Sheet", name)
	}
	return sheets[at : at+1], nil
}

// onlyReferred leaves out the sheets without references where one has them: a list of Laurel's repeats its people, by
// language or stop, in sheets that are not to be read back.
func (t *table) onlyReferred() bool {
	referred := func(p *part) bool { return p.has("ref") }
	if !slices.ContainsFunc(t.parts, referred) {
		return false
	}
	t.parts = slices.DeleteFunc(t.parts, func(p *part) bool { return !referred(p) })
	return true
}

// onlyAlike leaves out the sheets that have other columns than the one with the most: they repeat its people, with
// their rooms or their diets.
func (t *table) onlyAlike() {
	best := slices.MaxFunc(t.parts, func(a, b *part) int { return len(a.columns) - len(b.columns) })
	t.parts = slices.DeleteFunc(t.parts, func(p *part) bool {
		common := 0
		for field := range p.columns {
			if best.has(field) {
				common++
			}
		}
		if 2*common >= len(best.columns) {
			return false
		}
		if p.name == best.name {
			t.Note(
				"Rows {{.From}} to {{.To}} have headings of their own ({{.Titles}}) and are not read. To import "+
					"them, put them on a separate sheet.",
				"From",
				p.sheet.first+p.header,
				"To",
				p.sheet.first+len(p.rows)-1,
				"Titles",
				strings.Join(slices.Collect(filledOf(p.rows[p.header])), ", "),
			)
			return true
		}
		t.Note(`The sheet "{{.Sheet}}" has other columns than "{{.Read}}"; it is not read.`,
			"Sheet", p.name, "Read", best.name)
		return true
	})
}

// listColumns lists the columns of all sheets, with a note on those that are not read and on headings that were only
// supposed to be some.
func (t *table) listColumns() {
	var lists []string // of columns that are not read, by part
	for _, p := range t.parts {
		if p.supposed {
			t.Note("Row {{.Row}} was read as headings, because none of its values suggests otherwise: {{.Titles}}.",
				"Row", p.sheet.first+p.header, "Titles", strings.Join(slices.Collect(filledOf(p.rows[p.header])), ", "))
		}
		columns := p.columnList()
		t.Columns = append(t.Columns, columns...)
		lists = append(lists, unread(columns))
	}
	alike := len(slices.Compact(slices.Clone(lists))) == 1
	for i, names := range lists {
		switch {
		case names == "":
		case alike:
			t.Note("Columns that are not read, because they match no field of {{.Kind}} or another column already "+
				"does: {{.Names}}.",
				"Kind", t.kind.Message(), "Names", names)
		default:
			t.Note(
				`Columns of the sheet "{{.Sheet}}" that are not read, `+
					"because they match no field of {{.Kind}} or another column already does: {{.Names}}.",
				"Sheet",
				t.parts[i].name,
				"Kind",
				t.kind.Message(),
				"Names",
				names,
			)
		}
	}
}

// detectWorkbook recognises an Excel file, and those that cannot be read for a reason which their first bytes show.
func detectWorkbook(b source.Beginning) (bool, error) {
	switch {
	case bytes.HasPrefix(b.Bytes, []byte("PK\x03\x04")):
		return true, nil
	case source.IsCompound(b.Bytes):
		return true, source.CompoundError(b.Bytes)
	case bytes.HasPrefix(b.Bytes, []byte("PK")), b.Ending == ".xlsx", b.Ending == ".xlsm":
		return true, errDamaged()
	}
	return false, nil
}
