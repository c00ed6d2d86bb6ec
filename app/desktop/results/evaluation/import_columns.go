package evaluation

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"strconv"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/sheet"
	"laurel/app/desktop/session"
	"laurel/data/intake/answers"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// firstColumns are those before the columns of the file: the tick, the number of the row, the remark.
const firstColumns = 3

// showRows fills the grid: the rows of the file, each column below what it was understood as.
func (i *answersImport) showRows() {
	const tickWidth, numberWidth, remarkWidth, width = 40, 56, 210, 170
	columns := []sheet.Column{
		{ID: "tick", Kind: sheet.TickCells, Width: tickWidth, Frozen: true},
		{ID: "row", Title: locale.L("Row"), Width: numberWidth, Frozen: true},
		{ID: "remark", Title: locale.L("Remark"), Width: remarkWidth, Frozen: true},
	}
	for _, c := range i.read.draft.Columns {
		columns = append(columns, sheet.Column{
			ID: c.Letter, Title: i.columnText(c), Second: cmp.Or(c.Title, c.Letter), Width: width, Choice: true,
		})
	}
	if i.read.unread != nil { // the first texts of each column, to choose by
		depth := 0
		for _, c := range i.read.draft.Columns {
			depth = max(depth, len(c.Samples))
		}
		i.grid.SetRows(columns, numbered(depth), i.sampleCells)
		return
	}
	keys := make([]string, len(i.read.draft.Rows))
	for at, row := range i.read.draft.Rows {
		keys[at] = strconv.Itoa(row.Number)
	}
	i.grid.SetRows(columns, keys, i.rowCells)
}

func numbered(n int) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = strconv.Itoa(i)
	}
	return keys
}

// columnText is what a column was understood as.
func (i *answersImport) columnText(c answers.Column) string {
	if q, known := i.read.request.Form.Question(c.Question); known {
		return q.Text.In(locale.Window())
	}
	if c.Role == "" {
		return locale.L("Not understood")
	}
	return locale.Window().Name("answers-role", string(c.Role))
}

func (i *answersImport) sampleCells(row int) []sheet.Cell {
	cells := make([]sheet.Cell, firstColumns, firstColumns+len(i.read.draft.Columns))
	for _, c := range i.read.draft.Columns {
		cell := sheet.Cell{}
		if row < len(c.Samples) && !i.isHidden(c) {
			cell.Text = c.Samples[row]
		}
		cells = append(cells, cell)
	}
	return cells
}

// isHidden reports whether a column is not to be seen: what could reveal whose answers these are.
func (i *answersImport) isHidden(c answers.Column) bool {
	return i.read.request.Form.Anonymous && c.Role == answers.NotRead
}

// rowCells are the cells of a row of the file: what was understood, and in red what was not.
func (i *answersImport) rowCells(at int) []sheet.Cell {
	r := i.read
	row := r.draft.Rows[at]
	tick, tone := sheet.Off, look.Neutral
	switch {
	case r.isOpen():
		tick = sheet.Asked
	case row.Response == nil:
		tick, tone = sheet.Wrong, look.Red
	case i.comesIn(row):
		tick = sheet.On
	}
	remark := strings.Join(r.remarks[row.Number], " ")
	if tone == look.Neutral && remark != "" {
		tone = look.Amber
	}
	cells := []sheet.Cell{{Tick: tick}, {Text: strconv.Itoa(row.Number)}, {Text: remark, Tone: tone}}
	for k, c := range r.draft.Columns {
		cell := sheet.Cell{Text: row.Cells[k]}
		q, isQuestion := r.request.Form.Question(c.Question)
		switch {
		case i.isHidden(c):
			cell.Text = ""
		case r.wrong[answerCell{row.Number, c.Letter}]:
			cell.Tone = look.Red
		case isQuestion && row.Response != nil:
			if a, isAnswered := row.Response.Answer(q.ID); isAnswered {
				cell.Text = answerText(q, a)
			}
		}
		cells = append(cells, cell)
	}
	return cells
}

// answerText writes an answer as it was understood.
func answerText(q program.Question, a program.Answered) string {
	var chosen []string
	for _, id := range a.Choices {
		if c, known := q.Choice(id); known {
			chosen = append(chosen, c.Text.In(locale.Window()))
		}
	}
	if len(chosen) > 0 {
		return strings.Join(chosen, " · ")
	}
	return retyped(q, a)
}

// chooseColumn asks what a column of the file is.
func (i *answersImport) chooseColumn(column int) {
	at := column - firstColumns
	if at < 0 || at >= len(i.read.draft.Columns) {
		return
	}
	c, f := i.read.draft.Columns[at], i.read.request.Form
	options := []form.Option{{ID: string(answers.NotRead), Text: locale.L("Not read")}}
	for n, q := range f.Questions {
		options = append(options, form.Option{
			ID: q.ID, Text: strconv.Itoa(n+1) + " " + q.Text.In(locale.Window()), Detail: q.Kind.Name(locale.Window()),
		})
	}
	roles := map[program.FormScope]answers.Role{
		program.OfMeeting: answers.AboutMeeting, program.OfStop: answers.AboutStop,
	}
	if role := roles[f.Scope]; role != "" {
		options = append(
			options,
			form.Option{ID: string(role), Text: locale.Window().Name("answers-role", string(role))},
		)
	}
	if !f.Anonymous {
		options = append(options, form.Option{
			ID: string(answers.Who), Text: locale.Window().Name("answers-role", string(answers.Who)),
		})
	}
	title := locale.L("What is in the column “{{.Heading}}”?", locale.Values{"Heading": cmp.Or(c.Title, c.Letter)})
	i.page.s.Dialogs.Choose(title, options, func(id string) { i.setColumn(c.Letter, id) })
}

// setColumn makes a column a question or a role; another column of that is no longer read. The others stay what they
// are.
func (i *answersImport) setColumn(letter, id string) {
	next := i.request
	next.Columns = maps.Clone(next.Columns)
	if next.Columns == nil {
		next.Columns = map[string]string{}
	}
	for _, c := range i.read.draft.Columns {
		switch is := cmp.Or(c.Question, string(c.Role)); {
		case is == id && id != string(answers.NotRead):
			next.Columns[c.Letter] = string(answers.NotRead)
		case is != "":
			next.Columns[c.Letter] = is
		}
	}
	next.Columns[letter] = id
	i.again(next, false)
}

func (i *answersImport) chooseForm() {
	var options []form.Option
	counts := answers.Matching(i.page.s.Program(), i.read.file.Titles(i.request.Sheet))
	for at, f := range i.page.s.Program().Forms {
		options = append(options, form.Option{
			ID: string(f.ID), Text: f.Name, Detail: locale.L("{{.Found}} of {{.All}} questions found",
				locale.Values{"Found": counts[at], "All": len(f.Questions)}),
		})
	}
	i.page.s.Dialogs.Choose(locale.L("Which form was answered?"), options, func(id string) {
		next := i.request
		next.Form = i.page.s.Program().Form(program.ID(id))
		next.Columns = nil
		next.Meeting = ""
		next.Stop = ""
		i.decided = map[int]bool{}
		i.again(next, false)
	})
}

func (i *answersImport) chooseAbout() {
	p := i.page.s.Program()
	title, options := locale.L("Which meeting is it about?"), session.GatheringOptions(p, i.page.s.Today())
	if i.request.Form.Scope == program.OfStop {
		title, options = locale.L("Which stop is it about?"), session.StopOptions(p)
	}
	i.page.s.Dialogs.Choose(title, options, func(id string) {
		next := i.request
		next.Meeting, next.Stop = "", ""
		if next.Form.Scope == program.OfStop {
			next.Stop = program.ID(id)
		} else {
			next.Meeting = program.ID(id)
		}
		i.again(next, false)
	})
}

func (i *answersImport) chooseSheet() {
	var options []form.Option
	for _, name := range i.read.file.Sheets() {
		options = append(options, form.Option{ID: name, Text: name})
	}
	i.page.s.Dialogs.Choose(locale.L("Which sheet has the answers?"), options, func(name string) {
		next := i.request
		next.Sheet, next.Columns = name, nil
		i.decided = map[int]bool{}
		i.again(next, false)
	})
}

func (i *answersImport) chooseEncoding() {
	options := []form.Option{{Text: locale.L("Encoding: detected")}}
	for _, e := range value.Encodings() {
		options = append(options, form.Option{ID: string(e), Text: string(e)})
	}
	i.page.s.Dialogs.Choose(locale.L("Which encoding is the text in?"), options, func(id string) {
		next := i.request
		next.Encoding = id
		i.again(next, true)
	})
}

// knownColumns is what the columns of files with certain headings are, for a form.
type knownColumns struct {
	Key     string            `json:"key"` // a hash of the form and the headings
	Columns map[string]string `json:"columns"`
}

const (
	columnsKey  = "answers.columns"
	mostColumns = 40 // that are remembered; the oldest are forgotten
)

// columnsHash identifies a form and the headings of a sheet.
func columnsHash(f *program.Form, titles []string) string {
	hash := sha256.Sum256([]byte(string(f.ID) + "\x1f" + strings.Join(titles, "\x1f")))
	const length = 12
	return hex.EncodeToString(hash[:length])
}

// remembered returns what the columns were for an earlier file with the same headings; nil: none was read.
func (i *answersImport) remembered(f *program.Form, titles []string) map[string]string {
	var known []knownColumns
	i.page.s.Prefs.Load(columnsKey, &known)
	for _, one := range known {
		if one.Key == columnsHash(f, titles) {
			return one.Columns
		}
	}
	return nil
}

// rememberColumns keeps what the columns are where a person chose it.
func (i *answersImport) rememberColumns() {
	if len(i.request.Columns) == 0 {
		return
	}
	key := columnsHash(i.request.Form, i.read.file.Titles(i.request.Sheet))
	var known, kept []knownColumns
	i.page.s.Prefs.Load(columnsKey, &known)
	for _, one := range known {
		if one.Key != key {
			kept = append(kept, one)
		}
	}
	kept = append(kept, knownColumns{key, i.request.Columns})
	i.page.s.Prefs.Save(columnsKey, kept[max(len(kept)-mostColumns, 0):])
}
