package desktop

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// importFile asks for a file and reads it in.
func (w *window) importFile() {
	filter := dialog.FileFilter{
		Name:    locale.L("Programs, schedules, rosters and contacts"),
		Endings: intake.Endings(),
	}
	w.session.Files.OpenFile("programs", locale.L("Open a file"), filter, w.readFile)
}

// readFile reads a program file in, or a schedule, a roster or contacts into the open program.
func (w *window) readFile(path string) {
	i := &incoming{window: w, path: path, options: intake.Options{}}
	if open := w.session.Program(); open != nil {
		i.options.Program = open.ID
	}
	i.label = locale.L("Open {{.File}}", locale.Values{"File": filepath.Base(path)})
	w.draft(i.label, i.read, func(d *intake.Draft) {
		i.setDraft(d)
		i.review()
	})
}

// draft looks a file through. A new program comes in at once; what would change one that is here is shown first.
func (w *window) draft(label string, read func(context.Context) (*intake.Draft, error), review func(*intake.Draft)) {
	work.Run(w.session.Runner, nil, read, func(d *intake.Draft, err error) {
		switch {
		case err != nil:
			w.session.Fail(err)
		case d.Kind() == source.Program && len(d.Problems) == 0 && (d.IsNew() || d.Unchanged()):
			w.leaving(func() { w.apply(d, label, w.session.Failed) })
		default:
			w.leaving(func() { review(d) })
		}
	})
}

// apply stores a draft as one undoable edit, and opens its program when it is another one.
func (w *window) apply(d *intake.Draft, label string, done func(error)) {
	w.session.Edit(label, d.Apply, func(err error) {
		done(err)
		if open := w.session.Program(); err == nil && d.ID() != "" && (open == nil || open.ID != d.ID()) {
			w.session.Open(d.ID())
		}
	})
}

// incoming is a file under review: what it would change, how it was understood, and what of it cannot be imported,
// before anything is.
type incoming struct {
	window  *window
	path    string
	label   string
	options intake.Options
	draft   *intake.Draft
	entries []intake.Entry
	reading work.Latest

	form *form.Form
	choices
	report
	table        *table.Table[incomingRow]
	columns      *look.Button
	columnFields map[string]*form.PickerField // of the form of columns, by the name of the column

	shown string // whose rows the table shows: a program.Change, or unread
}

// choices are the fields for what the file leaves open; nil where nothing is to be chosen.
type choices struct {
	into  *form.ChoiceField
	stop  *form.ChoiceField
	zone  *form.PickerField
	dates *form.ChoiceField
}

// report describes the file.
type report struct {
	what    *fyne.Container // the sentence about the file
	notes   *fyne.Container
	chips   *fyne.Container
	details *fyne.Container // the whole text of the current row
}

// incomingRow is a line of the review.
type incomingRow struct {
	key         string
	row         int
	title, more string
	tone        look.Tone
}

// unread are the rows of the file that cannot come in, or not as they are.
const unread = "unread"

func (i *incoming) read(ctx context.Context) (*intake.Draft, error) {
	return intake.Open(ctx, i.window.session.Store, i.path, i.options)
}

// setDraft makes a draft the one under review.
func (i *incoming) setDraft(d *intake.Draft) { i.draft, i.entries = d, d.Entries(locale.Window()) }

// review shows the draft.
func (i *incoming) review() {
	i.form = form.New(i.label, nil)
	i.what, i.notes, i.chips, i.details = look.Down(4), look.Down(4), look.Flow(8), look.Down(0)
	i.table = table.New(
		func(r incomingRow) string { return r.key },
		table.Column[incomingRow]{
			ID:      "row",
			Title:   locale.L("Row"),
			Weight:  0.5,
			Min:     52,
			Cell:    func(r incomingRow) table.Cell { return table.Cell{Text: rowNumber(r.row)} },
			Compare: func(a, b incomingRow) int { return cmp.Compare(a.row, b.row) },
		},
		table.Column[incomingRow]{
			ID:     "what",
			Title:  locale.L("What is in it"),
			Weight: 12,
			Kind:   table.TwoLines,
			Cell:   func(r incomingRow) table.Cell { return table.Cell{Text: r.title, Second: r.more, Tone: r.tone} },
		},
	)
	i.table.OnCurrent = i.onCurrent
	i.form.Note(i.what)
	i.addChoices()
	i.form.Note(i.notes).Note(i.chips).Note(look.Fixed(reviewWidth, reviewHeight, i.table)).Note(i.details)
	i.form.SubmitText = locale.L("Bring it in")
	i.form.SubmitLater = i.submit
	i.columns = look.NewButton(locale.L("Which column is which…"), i.mapColumns)
	if len(i.draft.Columns) > 0 {
		i.form.AddButton(i.columns)
	}
	i.show()
	i.window.session.Dialogs.ShowForm(i.form)
}

// reviewWidth and reviewHeight are the size of the table of rows, at 100 %.
const reviewWidth, reviewHeight = 820, 270

func rowNumber(row int) string {
	if row == 0 {
		return ""
	}
	return strconv.Itoa(row)
}

// addChoices asks what the file leaves open: where it goes, at which stop, in which zone, how its dates are meant.
func (i *incoming) addChoices() {
	var asked []form.Field
	open := i.window.session.Program()
	foreign := i.draft.Kind() == source.Schedule || i.draft.Kind() == source.Roster
	if open != nil && foreign {
		programs := []form.Option{
			{ID: string(open.ID), Text: open.Name},
			{ID: "", Text: locale.L("A program of its own")},
		}
		i.into = form.NewChoiceField("Into", locale.L("Goes into"), programs).
			SetValue(string(i.options.Program))
		asked = append(asked, i.into)
	}
	if open != nil && i.draft.Kind() == source.Schedule && len(open.Stops) > 1 {
		stops := []form.Option{{ID: "", Text: locale.L("As day and city tell")}}
		for _, stop := range open.Stops {
			stops = append(
				stops,
				form.Option{
					ID:     string(stop.ID),
					Text:   stop.City,
					Detail: locale.Window().Period(stop.From, stop.Until),
				},
			)
		}
		i.stop = form.NewChoiceField("Stop", locale.L("Stop"), stops).SetValue("")
		asked = append(asked, i.stop)
	}
	if len(asked) > 0 {
		i.form.Group("", form.Beside(asked...))
	}
	i.zone = form.NewPickerField("Zone", locale.L("Time zone of its times"), session.ZoneOptions("", ""))
	i.dates = form.NewChoiceField(
		"Dates",
		locale.L("{{.Date}} means", locale.Values{"Date": i.draft.Ambiguous}),
		[]form.Option{
			{
				ID:   string(source.DayFirst),
				Text: locale.L("Day first, then month"),
			}, {ID: string(source.MonthFirst), Text: locale.L("Month first, then day")},
		},
	)
	i.form.Group("", i.zone, i.dates)
	i.form.OnChanged = i.onChoice
}

// onChoice reads the file again with the answers.
func (i *incoming) onChoice() {
	next := i.options
	if i.into != nil {
		next.Program = program.ID(i.into.Value())
	}
	if i.stop != nil {
		next.Stop = program.ID(i.stop.Value())
	}
	next.Zone, next.Dates = civil.Zone(i.zone.Value()), source.DateOrder(i.dates.Value())
	i.readAgain(next)
}

// readAgain reads the file with other options; when it cannot be read so, the draft before stays.
func (i *incoming) readAgain(next intake.Options) {
	before := i.options
	i.options = next
	work.Run(i.window.session.Runner, &i.reading, i.read, func(d *intake.Draft, err error) {
		if err != nil {
			i.options = before
			i.form.Refuse(session.Localized(err))
			return
		}
		i.setDraft(d)
		i.show()
	})
}

// show writes the draft into the form.
func (i *incoming) show() {
	d := i.draft
	i.form.ShowFields(map[string]bool{"Zone": d.NeedsZone || i.options.Zone != "", "Dates": d.Ambiguous != ""})
	i.what.Objects = []fyne.CanvasObject{look.NewParagraph(i.sentence())}
	i.notes.Objects = nil
	for _, note := range d.Notes {
		i.notes.Add(look.NewParagraph("•  " + note.In(locale.Window())))
	}
	if len(d.Notes) == 0 {
		i.notes.Hide()
	} else {
		i.notes.Show()
	}
	i.showChips()
	i.details.Objects = nil
	i.table.SetRows(i.rows())
	for _, part := range []fyne.CanvasObject{i.what, i.notes, i.chips, i.details, i.form} {
		part.Refresh()
	}
}

// showChips counts what is in the draft. Where there is nothing of the kind that was shown it turns to the first of
// which there is.
func (i *incoming) showChips() {
	d := i.draft
	counts := map[string]int{
		string(program.New):     d.New,
		string(program.Changed): d.Changed,
		string(program.Same):    d.Same,
		unread:                  len(d.Problems),
	}
	if counts[i.shown] == 0 {
		i.shown = string(program.New)
		for _, first := range []string{unread, string(program.Changed), string(program.New), string(program.Same)} {
			if counts[first] > 0 {
				i.shown = first
				break
			}
		}
	}
	i.chips.Objects = nil
	for _, kind := range []struct {
		id, label string
		tone      look.Tone
	}{
		{string(program.New), locale.L("New in the file"), look.Green},
		{string(program.Changed), locale.L("To be changed"), look.Gold},
		{string(program.Same), locale.L("The same"), look.Neutral},
		{unread, locale.L("Unreadable or told"), look.Amber},
	} {
		tone := kind.tone
		if counts[kind.id] == 0 {
			tone = look.Neutral
		}
		chip := look.NewFilterChip(kind.label, counts[kind.id], tone, func() {
			i.shown = kind.id
			i.show()
		})
		chip.Selected = kind.id == i.shown
		i.chips.Add(chip)
	}
}

// sentence describes the file, and what happens to it.
func (i *incoming) sentence() string {
	d := i.draft
	data := locale.Values{"File": d.Format.In(locale.Window()), "Name": d.Name(locale.Window())}
	switch {
	case d.Unchanged() && len(d.Problems) == 0:
		return locale.L("This is {{.File}}. All of it is in {{.Name}} already.", data)
	case d.IsNew():
		return locale.L(
			"This is {{.File}}. It makes a new program, {{.Name}}. Nothing comes in before you press the button.",
			data,
		)
	}
	return locale.L(
		"This is {{.File}}. It goes into {{.Name}}; "+
			"nothing is taken away there, and nothing comes in before you press the button.",
		data,
	)
}

// rows are those of the kind that is chosen.
func (i *incoming) rows() []incomingRow {
	var rows []incomingRow
	if i.shown == unread {
		l := locale.Window()
		for n, p := range i.draft.Problems {
			rows = append(rows, incomingRow{
				key: strconv.Itoa(
					n,
				), row: p.Place.Row, title: p.Record.In(l), more: value.In(p.Reason, l), tone: look.Amber,
			})
		}
		return rows
	}
	for n, e := range i.entries {
		if string(e.Change) != i.shown {
			continue
		}
		row := incomingRow{
			key:   strconv.Itoa(n),
			row:   e.Place.Row,
			title: e.Name,
			more: strings.Join(
				slices.DeleteFunc([]string{e.Kind, e.When}, func(text string) bool { return text == "" }),
				" · ",
			),
		}
		if len(e.Details) > 0 {
			row.more = changesText(e.Details)
		}
		rows = append(rows, row)
	}
	return rows
}

// changesText writes what changes, from what to what.
func changesText(details []intake.Detail) string {
	var all []string
	for _, d := range details {
		all = append(
			all,
			locale.L(
				"{{.Field}}: {{.From}}, now {{.To}}",
				locale.Values{"Field": d.Field, "From": orNothing(d.From), "To": orNothing(d.To)},
			),
		)
	}
	return strings.Join(all, "; ")
}

// longestChange is how many letters of a text are shown where it is replaced by another.
const longestChange = 80

func orNothing(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if letters := []rune(text); len(letters) > longestChange {
		text = string(letters[:longestChange]) + "…"
	}
	return cmp.Or(text, "–")
}

// onCurrent spells out the row in front, whose words may be cut in the table.
func (i *incoming) onCurrent(row incomingRow, ok bool) {
	i.details.Objects = nil
	if ok && row.more != "" {
		i.details.Add(look.NewParagraph(row.more))
	}
	i.details.Refresh()
	i.form.Refresh()
}

// submit brings the draft in.
func (i *incoming) submit(done func(error)) {
	switch {
	case i.draft.NeedsZone:
		done(form.Problems{"Zone": locale.L("Choose the time zone in which the times are meant.")})
	case i.reading.Busy():
		done(errors.New(locale.L("The file is being read anew; wait a moment.")))
	case i.draft.Unchanged():
		done(nil)
	default:
		i.window.apply(i.draft, i.label, func(err error) {
			done(err)
			if err == nil {
				i.showImported()
			}
		})
	}
}

// showImported shows what has come in.
func (i *incoming) showImported() {
	d, s := i.draft, i.window.session
	tabs := map[source.Kind]string{source.Schedule: session.ScheduleTab, source.Roster: session.AwardeesTab}
	if tab := tabs[d.Kind()]; tab != "" {
		i.window.tabs.Select(tab)
		for _, e := range i.entries { // the first that is not as it was
			if e.Change != program.Same && i.window.screens[tab].Show(e.ID) {
				break
			}
		}
	}
	s.OfferUndo(locale.L(
		"Brought in: {{.New}} new, {{.Changed}} changed.", locale.Values{"New": d.New, "Changed": d.Changed}))
}

// mapColumns asks which column is which field, with the first texts of each.
func (i *incoming) mapColumns() {
	f := form.New(locale.L("Which column is which"), nil)
	f.SubmitText = locale.L("Read the file so")
	options := i.fieldOptions()
	fields, row := map[string]*form.PickerField{}, []form.Field{}
	i.columnFields = fields
	for _, c := range i.draft.Columns {
		name := mappingName(i.draft.Columns, c)
		if fields[name] != nil {
			continue // other sheets have it too
		}
		fields[name] = form.NewPickerField(name, columnHeading(c), options).SetValue(cmp.Or(c.Field, notRead))
		fields[name].SetHelp(strings.Join(c.Samples, " | "))
		if row = append(row, fields[name]); len(row) == columnsInARow {
			f.Group("", form.Beside(row...))
			row = nil
		}
	}
	for len(row) > 0 && len(row) < columnsInARow {
		row = append(row, form.Beside())
	}
	if len(row) > 0 {
		f.Group("", form.Beside(row...))
	}
	f.Note(
		look.Fixed(
			reviewWidth,
			0,
			look.NewQuiet(
				locale.L(
					"Below each column stands what is in it first. "+
						"The columns are read anew as you choose; nothing comes in yet.",
				),
			),
		),
	)
	f.Submit = func() error {
		next := i.options
		next.Mapping = map[string]string{}
		for name, field := range fields {
			next.Mapping[name] = cmp.Or(field.Value(), notRead)
		}
		i.readAgain(next)
		return nil
	}
	i.window.session.Dialogs.ShowForm(f)
}

func columnHeading(c source.Column) string {
	letter := locale.L("Column {{.Letter}}", locale.Values{"Letter": c.Letter})
	if c.Title == "" {
		return letter
	}
	return letter + " · " + c.Title
}

// columnsInARow is how many columns stand side by side, and notRead is the field of one that is left out.
const (
	columnsInARow = 4
	notRead       = "-"
)

// mappingName is how a mapping names a column: by its header, or by its letter where that is empty or another column
// has it too.
func mappingName(columns []source.Column, c source.Column) string {
	same := 0
	for _, other := range columns {
		if other.Sheet == c.Sheet && other.Title == c.Title {
			same++
		}
	}
	if c.Title == "" || same > 1 {
		return c.Letter
	}
	return c.Title
}

// fieldOptions offers the fields of the file's kind.
func (i *incoming) fieldOptions() []form.Option {
	options := []form.Option{{ID: notRead, Text: locale.L("Not read")}}
	for _, field := range i.draft.Fields {
		options = append(
			options,
			form.Option{ID: field, Text: source.FieldName(i.draft.Kind(), field).In(locale.Window())},
		)
	}
	return options
}
