package review

import (
	"maps"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/sheet"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/locale"
	"laurel/data/program"
)

// table is which rows and columns are shown.
type table struct {
	file    *file
	choices *choices

	sheet   *sheet.Sheet
	filters *fyne.Container
	chips   []*look.FilterChip // of the filters
	filter  filter
	shown   []int                // the rows that the filter shows
	fields  []string             // of the columns; those of the review's own columns are empty
	several map[source.Place]int // how many records come from one place of the file
	raw     bool                 // the first rows of the file are shown as they are, to choose its columns
}

// make makes the sheet and the chips of the filters once.
func (t *table) make(keys look.Keys, events sheet.Events) {
	t.filters = look.Flow(6)
	t.chips = t.filterChips(keys)
	t.sheet = sheet.New()
	t.sheet.Empty = look.NewEmptyState(
		theme.DocumentIcon(), locale.L("The file has no rows that could be read as a list."), "", nil)
	t.sheet.OnShortcut = func(s fyne.Shortcut) bool {
		if look.SubmitsForm(s) {
			keys.Submit()
			return true
		}
		return false
	}
	t.sheet.Events = events
}

// The identifiers of the review's own columns.
const (
	tickColumn   = "review.tick"
	stateColumn  = "review.state"
	recordColumn = "review.record"
	remarkColumn = "review.remark"
)

// showRows shows the rows that the filter shows, in the columns of the file.
func (t *table) showRows() {
	t.shown = t.shown[:0]
	for i := range t.file.rows {
		if t.filter.matches(&t.file.rows[i]) {
			t.shown = append(t.shown, i)
		}
	}
	if t.raw {
		t.showRaw()
		return
	}
	all := t.rowKeys()
	columns := t.columns()
	keys := make([]string, len(t.shown))
	for i, at := range t.shown {
		keys[i] = all[at]
	}
	shown, rows := t.shown, t.file.rows
	t.sheet.SetRows(columns, keys, func(at int) []sheet.Cell { return t.cells(&rows[shown[at]]) })
}

// rowKeys identify the rows: by their place, and by their number where several records come from one.
func (t *table) rowKeys() []string {
	keys, count := make([]string, len(t.file.rows)), map[source.Place]int{}
	t.several = count
	for i := range t.file.rows {
		place := lineOf(t.file.rows[i].Place)
		count[place]++
		keys[i] = place.Sheet + "\x00" + strconv.Itoa(place.Row) + "\x00" + strconv.Itoa(count[place])
	}
	return keys
}

// wholeNames are the fields that hold a whole name, which is divided into given and family name.
var wholeNames = []string{"name", "itinerary-name"}

// nameFields are the fields that name a record. A file that has one shows it in the column of the names.
var nameFields = map[source.Kind]string{source.Schedule: "title", source.Roster: "name", source.Contacts: "name"}

// columns are the columns of the review: the box, the state, the name of the record, the remark, which is what asks for
// a decision, and the file's own.
func (t *table) columns() []sheet.Column {
	columns := []sheet.Column{
		{ID: tickColumn, Width: 44, Kind: sheet.TickCells, Frozen: true, Choice: true},
		{ID: stateColumn, Kind: sheet.ChipCells, Frozen: true},
		{ID: recordColumn, Title: t.recordTitle(), Frozen: true},
		{ID: remarkColumn, Title: locale.L("Remark"), Kind: sheet.LinkCells},
	}
	t.fields = make([]string, len(columns))
	for _, f := range t.fileFields() {
		_, choice := t.file.columnOf(f.key)
		column := sheet.Column{ID: f.key, Title: t.file.fieldLabel(f.key), Second: f.heading, Choice: choice}
		if f.key == nameFields[t.file.draft.Kind()] {
			column.Frozen = true
			columns[2], t.fields[2] = column, f.key
			continue
		}
		columns = append(columns, column)
		t.fields = append(t.fields, f.key)
	}
	if kind := t.file.draft.Kind(); !t.file.isTable() && (kind == source.Schedule || kind == source.Contacts) {
		t.fields[2] = nameFields[kind]
	}
	t.fit(columns)
	return columns
}

func (t *table) recordTitle() string {
	switch t.file.draft.Kind() {
	case source.Schedule:
		return locale.L("Meeting")
	case source.Program:
		return locale.L("Record")
	}
	return locale.L("Name")
}

// fileField is a field of the file with the heading that it has there.
type fileField struct{ key, heading string }

// fileFields are the fields that the file has, in its order; a whole name also as given and family name.
func (t *table) fileFields() []fileField {
	var fields []fileField
	has := func(key string) bool {
		return slices.ContainsFunc(fields, func(f fileField) bool { return f.key == key })
	}
	for _, c := range t.file.draft.Columns {
		if c.Field == "" || has(c.Field) {
			continue
		}
		fields = append(fields, fileField{c.Field, c.Title})
		if slices.Contains(wholeNames, c.Field) && t.file.draft.Kind() == source.Roster {
			for _, part := range []string{"given", "family"} {
				if !has(part) {
					fields = append(
						fields,
						fileField{part, locale.L("from {{.Heading}}", locale.Values{"Heading": c.Title})},
					)
				}
			}
		}
	}
	if !t.file.isTable() {
		return t.usualFields()
	}
	for _, key := range t.besideColumns() {
		if !has(key) {
			fields = append(fields, fileField{key: key})
		}
	}
	return fields
}

// besideColumns are the fields that rows have from elsewhere than a column: the role that a heading between the rows
// means, a suffix that was in the name, and whatever else changes.
func (t *table) besideColumns() []string {
	keys := map[string]bool{}
	for i := range t.file.rows {
		row := &t.file.rows[i]
		if row.State == intake.Heading && len(row.Remarks) > 0 && t.file.draft.Kind() == source.Roster {
			keys["role"] = true
		}
		for _, change := range row.Changes {
			keys[change.Key] = true
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

// usual are the fields that are shown of files without columns.
var usual = map[source.Kind][]string{
	source.Schedule: {"date", "start", "end", "stop", "place", "organisation", "note"},
	source.Roster:   {"given", "family", "birth-date", "email", "phone", "affiliation", "position", "country"},
	source.Contacts: {"organisation", "title", "email", "phone", "address"},
}

// usualFields are those of the usual fields in which any row has something.
func (t *table) usualFields() []fileField {
	var fields []fileField
	for _, key := range usual[t.file.draft.Kind()] {
		if slices.ContainsFunc(t.file.rows, func(row intake.Row) bool { return t.text(&row, row.Record, key) != "" }) {
			fields = append(fields, fileField{key: key})
		}
	}
	return fields
}

// The widths of the columns at 100 %, and how many rows they are fitted to.
const (
	leastWidth = 64
	mostWidth  = 230
	mostRemark = 420
	fitted     = 80
)

// fit makes the columns as wide as what is in the first rows.
func (t *table) fit(columns []sheet.Column) {
	caption, usual := look.TextSize(theme.SizeNameCaptionText), look.TextSize("")
	for i := range columns {
		c := &columns[i]
		most := float32(mostWidth)
		switch c.Kind {
		case sheet.LinkCells:
			most = mostRemark
		case sheet.TickCells:
			continue
		case sheet.ChipCells:
			for _, state := range intake.States() {
				c.Width = max(c.Width, look.ChipSize(filter(state).name()).Width/look.Dp(1)+14)
			}
			continue
		}
		width := look.Measure(c.Title+" ▾", caption, look.Bold).Width
		width = max(width, look.Measure(c.Second, caption, look.Plain).Width)
		for _, at := range t.shown[:min(len(t.shown), fitted)] {
			cell := t.cell(&t.file.rows[at], c.ID)
			need := look.Measure(cell.Text, usual, look.Bold).Width
			if cell.Changes {
				need += look.Measure(cell.Before, usual, look.Plain).Width + look.Dp(34)
			}
			for _, link := range cell.Links {
				need += look.Measure(link, usual, look.Plain).Width + look.Dp(14)
			}
			width = max(width, need)
		}
		c.Width = min(max(width/look.Dp(1)+16, leastWidth), most)
	}
}

// cells are what the sheet shows of a row.
func (t *table) cells(row *intake.Row) []sheet.Cell {
	cells := make([]sheet.Cell, 0, len(t.fields))
	cells = append(cells,
		sheet.Cell{Tick: tickOf(row)},
		sheet.Cell{Text: filter(stateOf(row)).name(), Tone: tones[filter(stateOf(row))]},
		t.nameCell(row),
		t.remarkCell(row),
	)
	for _, key := range t.fields[len(cells):] {
		cells = append(cells, t.cell(row, key))
	}
	return cells
}

// nameCell is the name of a record, or the text of a row that is none.
func (t *table) nameCell(row *intake.Row) sheet.Cell {
	cell := sheet.Cell{Text: row.Text, Strong: true}
	if key := t.fields[2]; key != "" {
		cell.Edit, cell.Editable = row.Cell(key).Text, isRecord(row)
		if cell.Edit == "" {
			cell.Edit = row.Text
		}
	}
	return cell
}

// isEditable reports whether the text of a field can be typed. The days and times of a series are not each one's.
func (t *table) isEditable(row *intake.Row, key string) bool {
	isTime := key == "date" || key == "start" || key == "end"
	return isRecord(row) && t.file.draft.Kind() != source.Program &&
		(t.file.isTable() || !isTime || t.several[lineOf(row.Place)] == 1)
}

// tickOf is whether a row comes in.
func tickOf(row *intake.Row) sheet.Tick {
	switch {
	case !isRecord(row):
		return sheet.NoTick
	case row.State == intake.Problem && row.Choice != intake.AsNew && row.Choice != intake.Merge:
		return sheet.Wrong
	case row.Choice == intake.Undecided:
		return sheet.Asked
	case row.Choice == intake.Skip:
		return sheet.Off
	}
	return sheet.On
}

// cell is what the sheet shows of a field of a row.
func (t *table) cell(row *intake.Row, key string) sheet.Cell {
	switch key {
	case recordColumn, t.fields[2]:
		return t.nameCell(row)
	case remarkColumn:
		return t.remarkCell(row)
	}
	file := row.Cell(key)
	cell := sheet.Cell{Text: t.text(row, row.Record, key), Edit: file.Text, Editable: t.isEditable(row, key)}
	if row.Record == nil {
		cell.Text = file.Text
	}
	if cell.Edit == "" {
		cell.Edit = cell.Text
	}
	if m, is := row.Record.(*program.Meeting); is && key == "date" && file.Text == "" {
		cell.Edit = locale.Window().Date(m.Start.Date, locale.ShortDate)
	}
	switch {
	case file.Wrong != nil:
		cell.Text = file.Text
		cell.Tone = look.Red
		cell.Strong = true
	case row.Before == nil:
	case t.file.keeps(row, key):
		cell.Before = cell.Text
		cell.Text = file.Text
		cell.Changes = true
		cell.Kept = true
	default:
		cell.Before = t.text(row, row.Before, key)
		cell.Changes = cell.Before != cell.Text
	}
	if !cell.Changes {
		cell.Before = ""
	}
	return cell
}

// isRecord reports whether a row is a record, or would be one without its problem.
func isRecord(row *intake.Row) bool {
	return row.Record != nil || row.State == intake.Problem || row.State == intake.Possible
}

// text is a field of a record as people read it; of what is no field of a record, the file's text.
func (t *table) text(row *intake.Row, record program.Record, key string) string {
	l := locale.Window()
	if m, is := record.(*program.Meeting); is {
		switch key {
		case "date":
			return l.Date(m.Start.Date, locale.WeekdayShort)
		case "start":
			return l.Clock(m.Start.Clock)
		case "end":
			return l.Clock(m.End.Clock)
		}
	}
	if record != nil {
		for _, f := range program.FieldsOf(record) {
			if f.Key == key {
				return f.Text(l, t.file.draft.Program(), record)
			}
		}
	}
	return row.Cell(key).Text
}

// keepKey is the field of a record that a column of a file is part of.
func keepKey(key string) string {
	if key == "date" || key == "end-date" {
		return "start"
	}
	return key
}

// keeps reports whether a field of a row keeps what is there.
func (f *file) keeps(row *intake.Row, key string) bool {
	return slices.Contains(f.decisions.Rows[row.Place].Keep, keepKey(key))
}

// remark is everything that is to be known of a row: whom it may be, what cannot be read, and what changes, since its
// column may be out of sight.
func (t *table) remark(row *intake.Row) string {
	l := locale.Window()
	var texts []string
	add := func(text string) {
		if text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	for _, candidate := range row.Candidates {
		add(locale.L("Possibly {{.Name}}: {{.Reason}}",
			locale.Values{"Name": candidate.Name, "Reason": candidate.Reason.In(l)}))
	}
	for _, remark := range row.Remarks {
		add(remark.In(l))
	}
	for _, key := range t.fields {
		if wrong := row.Cell(key).Wrong; wrong != nil {
			add(wrong.In(l))
		}
	}
	for _, change := range row.Changes {
		if !t.file.keeps(row, change.Key) {
			add(l.Labelled(l.Capital(change.Field), changeText(change)))
		}
	}
	if len(texts) == 0 && !isRecord(row) && row.State != intake.Heading {
		texts = append(texts, locale.L("Not a record; left out."))
	}
	return locale.Joined(" · ", texts...)
}

// changeText is what happens to the value of a field.
func changeText(change intake.Detail) string {
	values := locale.Values{"From": change.From, "To": change.To}
	switch {
	case change.From == "":
		return locale.L("{{.To}} added", values)
	case change.To == "":
		return locale.L("{{.From}} removed", values)
	}
	return locale.L("{{.From}} becomes {{.To}}", values)
}

func orNothing(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// remarkCell is the remark with what can be done about it.
func (t *table) remarkCell(row *intake.Row) sheet.Cell {
	cell := sheet.Cell{Text: t.remark(row)}
	for _, a := range t.choices.actions(row) {
		cell.Links = append(cell.Links, a.text)
	}
	switch {
	case stateOf(row) == intake.Problem:
		cell.Tone = look.Red
	case isOpen(row) || isRecord(row) && len(row.Remarks) > 0:
		cell.Tone = look.Amber
	}
	return cell
}

// wrongField is the first field of a row that cannot be read, or "".
func (t *table) wrongField(row *intake.Row) string {
	for _, key := range t.fields {
		if row.Cell(key).Wrong != nil {
			return key
		}
	}
	return ""
}
