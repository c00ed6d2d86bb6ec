package review

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// understood is a chip that shows how the file was read in one respect, and offers to read it in another way. It is
// made once, so that it keeps the keyboard; its text follows the file.
type understood struct {
	chip *look.FilterChip
	// label is what the chip shows; empty: the question does not arise with this file.
	label  func() (string, look.Tone)
	always bool // it holds for a file of which nothing is recognised too
}

// option is one choice of a chip's menu.
type option struct {
	text    string
	checked bool
	options func(*intake.Options) // how the file is read then
}

// understanding makes the chips.
func (r *Review) understanding() []understood {
	chips := []understood{
		r.withMenu(r.into, r.intoChoices),
		r.withMenu(r.kindLabel, r.kindChoices),
		{chip: look.NewFilterChip("", -1, look.Neutral, r.chooseColumns), label: r.columnsLabel},
		r.withMenu(r.sheetName, r.sheetChoices),
		{chip: look.NewFilterChip("", -1, look.Neutral, r.chooseHeader), label: r.header},
		r.withMenu(r.stop, r.stopChoices),
		r.withMenu(r.dates, r.dateChoices),
		{chip: look.NewFilterChip("", -1, look.Neutral, r.chooseZone), label: r.zone},
		r.withMenu(r.times, r.timesChoices),
		{chip: look.NewFilterChip("", -1, look.Neutral, r.chooseLetters), label: r.letters},
	}
	chips[1].always = true // what the file is about
	for _, c := range chips {
		c.chip.Menu = true
		c.chip.Keys = look.Keys{Submit: r.Import, Leave: r.leave}
	}
	return chips
}

// withMenu makes a chip that opens a menu of choices.
func (r *Review) withMenu(label func() (string, look.Tone), choices func() []option) understood {
	chip := look.NewMenuChip("", look.Neutral, func() *fyne.Menu {
		menu := fyne.NewMenu("")
		for _, c := range choices() {
			item := fyne.NewMenuItem(c.text, func() {
				next := r.options
				c.options(&next)
				r.readAgain(next)
			})
			item.Checked = c.checked
			menu.Items = append(menu.Items, item)
		}
		return menu
	})
	return understood{chip: chip, label: label}
}

// showHead shows how the file was understood.
func (r *Review) showHead() {
	for _, u := range r.page.understood {
		label, tone := "", look.Neutral
		if r.draft != nil || u.always {
			label, tone = u.label()
		}
		look.SetShown(u.chip, label != "")
		if label != "" {
			changed := u.chip.Tone != tone
			u.chip.Tone = tone
			u.chip.Set(label, -1, false)
			if changed {
				u.chip.Refresh()
			}
		}
	}
	r.page.head.Refresh()
}

// isForeign reports whether the file is a list that goes into a program, and no program itself.
func (r *Review) isForeign() bool { return r.draft.Kind() != source.Program }

// isTable reports whether the file has columns.
func (r *Review) isTable() bool { return r.unknown != nil || len(r.draft.Columns) > 0 }

// into is where the file goes.
func (r *Review) into() (string, look.Tone) {
	name := locale.Values{"Program": r.draft.Name(locale.Window())}
	if r.draft.IsNew() {
		return locale.L("New program: {{.Program}}", name), look.Neutral
	}
	return locale.L("Into {{.Program}}", name), look.Neutral
}

func (r *Review) intoChoices() []option {
	open := r.session.Program()
	if open == nil || !r.isForeign() {
		return nil
	}
	into := func(id program.ID) func(*intake.Options) {
		return func(o *intake.Options) {
			o.Program = id
			o.Stop = ""
		}
	}
	apart := locale.L("A program of its own")
	if r.draft.Kind() == source.Contacts {
		apart = locale.L("The library of contacts alone")
	}
	return []option{
		{open.Name, r.options.Program == open.ID, into(open.ID)},
		{apart, r.options.Program == "", into("")},
	}
}

// kindName names a kind of list.
func kindName(kind source.Kind) string {
	return map[source.Kind]string{
		source.Roster:   locale.L("List of people"),
		source.Schedule: locale.L("List of meetings"),
		source.Contacts: locale.L("List of contacts"),
	}[kind]
}

// kindLabel is what a table is about; other formats show that by themselves.
func (r *Review) kindLabel() (string, look.Tone) {
	if !r.isTable() {
		return "", look.Neutral
	}
	return kindName(r.about()), look.Neutral
}

func (r *Review) kindChoices() []option {
	var choices []option
	for _, kind := range []source.Kind{source.Roster, source.Schedule, source.Contacts} {
		choices = append(choices, option{kindName(kind), kind == r.about(), func(o *intake.Options) {
			o.As = kind
			o.Mapping = nil
		}})
	}
	return choices
}

// sheetName is the sheet of a workbook that is read, or that several are.
func (r *Review) sheetName() (string, look.Tone) {
	sheets := r.draft.Opening.Sheets
	switch {
	case len(sheets) == 0:
		return "", look.Neutral
	case len(sheets) == 1 || r.options.Sheet != "" || r.sheetsRead() == 1:
		return locale.L("Sheet “{{.Sheet}}”", locale.Values{"Sheet": r.draft.Opening.Sheet}), look.Neutral
	}
	return locale.N("{{.Count}} sheets", r.sheetsRead()), look.Neutral
}

func (r *Review) sheetsRead() int {
	read := map[string]bool{}
	for _, c := range r.draft.Columns {
		read[c.Sheet] = true
	}
	return len(read)
}

func (r *Review) sheetChoices() []option {
	only := func(name string) func(*intake.Options) {
		return func(o *intake.Options) { o.Sheet, o.Header, o.Mapping = name, 0, nil }
	}
	choices := []option{{locale.L("All sheets that look alike"), r.options.Sheet == "", only("")}}
	for _, name := range r.draft.Opening.Sheets {
		choices = append(choices, option{name, r.options.Sheet == name, only(name)})
	}
	return choices
}

// header is the row of headings.
func (r *Review) header() (string, look.Tone) {
	if r.draft.Opening.Header <= 0 || len(r.draft.Opening.Rows) == 0 {
		return "", look.Neutral
	}
	return locale.L("Headings in row {{.Row}}", locale.Values{"Row": r.draft.Opening.Header}), look.Neutral
}

func (r *Review) chooseHeader() {
	var options []form.Option
	for i, cells := range r.draft.Opening.Rows {
		if text := look.Joined(", ", cells...); text != "" {
			row := strconv.Itoa(r.draft.Opening.First + i)
			options = append(
				options,
				form.Option{ID: row, Text: locale.L("Row {{.Row}}", locale.Values{"Row": row}), Detail: text},
			)
		}
	}
	r.session.Dialogs.Choose(locale.L("Which row has the headings?"), options, func(row string) {
		next := r.options
		next.Header, _ = strconv.Atoi(row)
		next.Mapping = nil
		r.readAgain(next)
	})
}

// columnsLabel is whether the columns are those of an earlier file.
func (r *Review) columnsLabel() (string, look.Tone) {
	switch {
	case !r.isTable():
		return "", look.Neutral
	case r.raw:
		return locale.L("Show the rows"), look.Green
	case r.remembered:
		return locale.L("Columns as last time"), look.Neutral
	}
	return locale.L("Columns"), look.Neutral
}

// stop is the stop of a schedule whose rows name none.
func (r *Review) stop() (string, look.Tone) {
	open := r.session.Program()
	if open == nil || r.draft.Kind() != source.Schedule || len(open.Stops) < 2 || r.options.Program != open.ID {
		return "", look.Neutral
	}
	if stop := open.Stop(r.options.Stop); stop != nil {
		return locale.L("Stop: {{.City}}", locale.Values{"City": stop.City}), look.Neutral
	}
	return locale.L("Stops by date and city"), look.Neutral
}

func (r *Review) stopChoices() []option {
	to := func(id program.ID) func(*intake.Options) { return func(o *intake.Options) { o.Stop = id } }
	choices := []option{{locale.L("Stops by date and city"), r.options.Stop == "", to("")}}
	for _, stop := range r.session.Program().Stops {
		text := look.Joined(", ", stop.City, locale.Window().Period(stop.From, stop.Until))
		choices = append(choices, option{text, stop.ID == r.options.Stop, to(stop.ID)})
	}
	return choices
}

// dates is the order of day and month, with how many of the dates show it.
func (r *Review) dates() (string, look.Tone) {
	order, found := source.DayFirst, r.draft.Order
	if found.MonthFirst {
		order = source.MonthFirst
	}
	count := locale.Values{"Order": dateOrderName(order), "Agree": found.Agree, "All": found.Of}
	switch {
	case r.options.Dates != "":
		return dateOrderName(r.options.Dates), look.Neutral
	case r.draft.Ambiguous != "":
		return locale.L(
			"Dates such as {{.Date}}: which is the day?",
			locale.Values{"Date": r.draft.Ambiguous},
		), look.Amber
	case found.Of == 0:
		return "", look.Neutral
	case found.Agree < found.Of:
		return locale.L("{{.Order}} ({{.Agree}} of {{.All}} agree)", count), look.Amber
	}
	return dateOrderName(order), look.Neutral
}

func dateOrderName(order source.DateOrder) string {
	if order == source.MonthFirst {
		return locale.L("Dates: month first")
	}
	return locale.L("Dates: day first")
}

func (r *Review) dateChoices() []option {
	var choices []option
	for _, order := range []source.DateOrder{source.DayFirst, source.MonthFirst} {
		choices = append(choices, option{
			dateOrderName(order), order == r.options.Dates, func(o *intake.Options) { o.Dates = order },
		})
	}
	return choices
}

// zone is the zone of the times, where the file makes a stop without one.
func (r *Review) zone() (string, look.Tone) {
	switch {
	case r.draft.NeedsZone:
		return locale.L("Which time zone?"), look.Amber
	case r.options.Zone != "":
		return locale.L("Time zone: {{.Zone}}", locale.Values{"Zone": r.options.Zone}), look.Neutral
	}
	return "", look.Neutral
}

func (r *Review) chooseZone() {
	options := session.ZoneOptions("", "")
	r.session.Dialogs.Choose(locale.L("Time zone of the times in the file"), options, func(id string) {
		next := r.options
		next.Zone = civil.Zone(id)
		r.readAgain(next)
	})
}

// times is whether times with a zone of their own are moved to the zone of their stop.
func (r *Review) times() (string, look.Tone) {
	_, zoned := r.columnOf("zone")
	if r.draft.Kind() != source.Schedule || r.isTable() && !zoned {
		return "", look.Neutral
	}
	return timesName(r.options.LocalTimes), look.Neutral
}

func timesName(asWritten bool) string {
	if asWritten {
		return locale.L("Times as written")
	}
	return locale.L("Times moved to each stop’s zone")
}

func (r *Review) timesChoices() []option {
	var choices []option
	for _, written := range []bool{false, true} {
		choices = append(choices, option{
			timesName(written), r.options.LocalTimes == written, func(o *intake.Options) { o.LocalTimes = written },
		})
	}
	return choices
}

// letters is how the letters of a text file are written, where that makes a difference.
func (r *Review) letters() (string, look.Tone) {
	l := r.draft.Letters
	if l.Encoding == "" || l.Sample == "" && r.options.Encoding == "" {
		return "", look.Neutral
	}
	tone := look.Neutral
	if l.Guessed && r.options.Encoding == "" {
		tone = look.Amber
	}
	return locale.L("Letters: {{.Encoding}}", locale.Values{"Encoding": l.Encoding.Name(locale.Window())}), tone
}

func (r *Review) chooseLetters() {
	var options []form.Option
	for _, e := range value.Encodings() {
		options = append(options, form.Option{ID: string(e), Text: e.Name(locale.Window())})
	}
	title := locale.L("How are the letters written? Now: {{.Sample}}", locale.Values{"Sample": r.draft.Letters.Sample})
	r.session.Dialogs.Choose(title, options, func(id string) {
		next := r.options
		next.Encoding = id
		r.readAgain(next)
	})
}

// filter is which rows are shown: those of a state, or one of these.
type filter string

// The filters beside those of a state.
const (
	everything filter = ""
	remarked   filter = "remarked" // no problem, but something about it is to be known
	leftOut    filter = "left-out"
)

// tones are the colours of the states.
var tones = map[filter]look.Tone{
	filter(intake.New): look.Green, filter(intake.Changed): look.Gold, filter(intake.Possible): look.Amber,
	filter(intake.Problem): look.Red, filter(intake.Heading): look.Grey, filter(intake.Total): look.Grey,
	filter(intake.Note): look.Grey,
}

// filters are the filters in the order of their chips.
var filters = []filter{
	everything, filter(intake.New), filter(intake.Changed), filter(intake.Possible), filter(intake.Problem),
	filter(intake.Same), remarked, leftOut,
}

// name is what a filter or a state is called.
func (f filter) name() string {
	if f == everything {
		return locale.L("import.state.all")
	}
	return locale.L("import.state." + string(f))
}

// matches reports whether a filter shows a row.
func (f filter) matches(row *intake.Row) bool {
	switch f {
	case everything:
		return true
	case remarked:
		return isRecord(row) && len(row.Remarks) > 0 && stateOf(row) != intake.Problem
	case leftOut:
		return row.Choice == intake.Skip
	}
	return stateOf(row) == intake.State(f)
}

// stateOf is the state that a row is shown with: one that comes in without a value that cannot be read is a problem.
func stateOf(row *intake.Row) intake.State {
	for _, cell := range row.Cells {
		if cell.Wrong != nil && !isOpen(row) {
			return intake.Problem
		}
	}
	return row.State
}

// filterChips makes the chips of the filters.
func (r *Review) filterChips() []*look.FilterChip {
	var chips []*look.FilterChip
	for _, f := range filters {
		chip := look.NewFilterChip(f.name(), 0, tones[f], func() {
			r.filter = f
			r.showFilters()
			r.showRows()
		})
		chip.Keys = look.Keys{Submit: r.Import, Leave: r.leave}
		chips = append(chips, chip)
		r.page.filters.Add(chip)
	}
	return chips
}

// showFilters counts the rows of each filter. One that shows nothing any more ends.
func (r *Review) showFilters() {
	counts := make([]int, len(filters))
	for i := range r.rows {
		for at, f := range filters {
			if f.matches(&r.rows[i]) {
				counts[at]++
			}
		}
	}
	if counts[slices.Index(filters, r.filter)] == 0 {
		r.filter = everything
	}
	for at, f := range filters {
		chip := r.page.chips[at]
		look.SetShown(chip, !r.raw && (counts[at] > 0 || f == everything))
		chip.Set(f.name(), counts[at], f == r.filter)
	}
	r.page.filters.Refresh()
}
