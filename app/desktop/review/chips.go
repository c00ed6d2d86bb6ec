package review

import (
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

// head is how the file was understood: its name, and a chip for each respect.
type head struct {
	file          *file
	table         *table
	chooseColumns func()
	keys          look.Keys

	line  *fyne.Container
	chips []understood
}

func newHead(file *file, table *table, keys look.Keys, chooseColumns func()) *head {
	h := &head{file: file, table: table, keys: keys, chooseColumns: chooseColumns}
	h.line = look.Flow(8, look.NewTitle(shortened(file.input.name)))
	h.chips = h.understanding()
	for _, u := range h.chips {
		h.line.Add(u.chip)
	}
	return h
}

// understanding makes the chips.
func (h *head) understanding() []understood {
	chips := []understood{
		h.withMenu(h.into, h.intoChoices),
		h.withMenu(h.kindLabel, h.kindChoices),
		{chip: look.NewFilterChip("", -1, look.Neutral, h.chooseColumns), label: h.columnsLabel},
		h.withMenu(h.sheetName, h.sheetChoices),
		{chip: look.NewFilterChip("", -1, look.Neutral, h.chooseHeader), label: h.header},
		h.withMenu(h.stop, h.stopChoices),
		h.withMenu(h.dates, h.dateChoices),
		h.withMenu(h.calendar, h.calendarChoices),
		{chip: look.NewFilterChip("", -1, look.Neutral, h.chooseZone), label: h.zone},
		h.withMenu(h.times, h.timesChoices),
		{chip: look.NewFilterChip("", -1, look.Neutral, h.chooseLetters), label: h.letters},
		{chip: look.NewMenuChip("", look.Neutral, h.capitalsMenu), label: h.capitals},
	}
	chips[1].always = true // what the file is about
	for _, c := range chips {
		c.chip.Menu = true
		c.chip.Keys = h.keys
	}
	return chips
}

// withMenu makes a chip that opens a menu of choices.
func (h *head) withMenu(label func() (string, look.Tone), choices func() []option) understood {
	chip := look.NewMenuChip("", look.Neutral, func() *fyne.Menu {
		menu := fyne.NewMenu("")
		for _, c := range choices() {
			item := fyne.NewMenuItem(c.text, func() {
				next := h.file.options
				c.options(&next)
				h.file.readAgain(next)
			})
			item.Checked = c.checked
			menu.Items = append(menu.Items, item)
		}
		return menu
	})
	return understood{chip: chip, label: label}
}

// show shows how the file was understood.
func (h *head) show() {
	for _, u := range h.chips {
		label, tone := "", look.Neutral
		if h.file.draft != nil || u.always {
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
	h.line.Refresh()
}

// capitals is how many names come in as they are, in capitals.
func (h *head) capitals() (string, look.Tone) {
	n := len(inCapitals(h.allRows()))
	if n == 0 {
		return "", look.Neutral
	}
	return locale.N("{{.Count}} names in capitals", n), look.Amber
}

// capitalsMenu offers to write all of them in title case.
func (h *head) capitalsMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	if rows := inCapitals(h.allRows()); len(rows) > 0 {
		menu.Items = append(menu.Items, h.table.choices.titledItem(rows))
	}
	return menu
}

func (h *head) allRows() []*intake.Row {
	rows := make([]*intake.Row, len(h.file.rows))
	for i := range rows {
		rows[i] = &h.file.rows[i]
	}
	return rows
}

// into is where the file goes.
func (h *head) into() (string, look.Tone) {
	name := locale.Values{"Program": h.file.draft.Name(locale.Window())}
	if h.file.draft.IsNew() {
		return locale.L("New program: {{.Program}}", name), look.Neutral
	}
	return locale.L("Into {{.Program}}", name), look.Neutral
}

func (h *head) intoChoices() []option {
	open := h.file.session.Program()
	if open == nil || !h.file.isForeign() {
		return nil
	}
	into := func(id program.ID) func(*intake.Options) {
		return func(o *intake.Options) {
			o.Program = id
			o.Stop = ""
		}
	}
	apart := locale.L("A program of its own")
	if h.file.draft.Kind() == source.Contacts {
		apart = locale.L("Only the library of contacts")
	}
	return []option{
		{open.Name, h.file.options.Program == open.ID, into(open.ID)},
		{apart, h.file.options.Program == "", into("")},
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
func (h *head) kindLabel() (string, look.Tone) {
	if !h.file.isTable() {
		return "", look.Neutral
	}
	return kindName(h.file.about()), look.Neutral
}

func (h *head) kindChoices() []option {
	var choices []option
	for _, kind := range []source.Kind{source.Roster, source.Schedule, source.Contacts} {
		choices = append(choices, option{kindName(kind), kind == h.file.about(), func(o *intake.Options) {
			o.As = kind
			o.Mapping = nil
		}})
	}
	return choices
}

// sheetName is the sheet of a workbook that is read, or that several are.
func (h *head) sheetName() (string, look.Tone) {
	sheets := h.file.draft.Opening.Sheets
	switch {
	case len(sheets) == 0:
		return "", look.Neutral
	case len(sheets) == 1 || h.file.options.Sheet != "" || h.file.sheetsRead() == 1:
		return locale.L("Sheet “{{.Sheet}}”", locale.Values{"Sheet": h.file.draft.Opening.Sheet}), look.Neutral
	}
	return locale.N("{{.Count}} sheets", h.file.sheetsRead()), look.Neutral
}

func (h *head) sheetChoices() []option {
	only := func(name string) func(*intake.Options) {
		return func(o *intake.Options) {
			o.Sheet = name
			o.Header = 0
			o.Mapping = nil
		}
	}
	choices := []option{{locale.L("All sheets that look alike"), h.file.options.Sheet == "", only("")}}
	for _, name := range h.file.draft.Opening.Sheets {
		choices = append(choices, option{name, h.file.options.Sheet == name, only(name)})
	}
	return choices
}

// header is the row of headings.
func (h *head) header() (string, look.Tone) {
	if h.file.draft.Opening.Header <= 0 || len(h.file.draft.Opening.Rows) == 0 {
		return "", look.Neutral
	}
	return locale.L("Headings in row {{.Row}}", locale.Values{"Row": h.file.draft.Opening.Header}), look.Neutral
}

func (h *head) chooseHeader() {
	var options []form.Option
	for i, cells := range h.file.draft.Opening.Rows {
		if text := locale.Joined(", ", cells...); text != "" {
			row := strconv.Itoa(h.file.draft.Opening.First + i)
			options = append(
				options,
				form.Option{ID: row, Text: locale.L("Row {{.Row}}", locale.Values{"Row": row}), Detail: text},
			)
		}
	}
	h.file.session.Dialogs.Choose(locale.L("Which row has the headings?"), options, func(row string) {
		next := h.file.options
		next.Header, _ = strconv.Atoi(row)
		next.Mapping = nil
		h.file.readAgain(next)
	})
}

// columnsLabel is whether the columns are those of an earlier file.
func (h *head) columnsLabel() (string, look.Tone) {
	switch {
	case !h.file.isTable():
		return "", look.Neutral
	case h.table.raw:
		return locale.L("Show the rows"), look.Green
	case h.file.remembered:
		return locale.L("Columns as last time"), look.Neutral
	}
	return locale.L("Columns"), look.Neutral
}

// stop is the stop of a schedule whose rows name none.
func (h *head) stop() (string, look.Tone) {
	open := h.file.session.Program()
	if open == nil || h.file.draft.Kind() != source.Schedule || len(open.Stops) < 2 ||
		h.file.options.Program != open.ID {
		return "", look.Neutral
	}
	if stop := open.Stop(h.file.options.Stop); stop != nil {
		return locale.L("Stop: {{.City}}", locale.Values{"City": stop.City}), look.Neutral
	}
	return locale.L("Stops by date and city"), look.Neutral
}

func (h *head) stopChoices() []option {
	to := func(id program.ID) func(*intake.Options) { return func(o *intake.Options) { o.Stop = id } }
	choices := []option{{locale.L("Stops by date and city"), h.file.options.Stop == "", to("")}}
	for _, stop := range h.file.session.Program().Stops {
		text := locale.Joined(", ", stop.City, locale.Window().ShortPeriod(stop.From, stop.Until))
		choices = append(choices, option{text, stop.ID == h.file.options.Stop, to(stop.ID)})
	}
	return choices
}

// dates is the order of day and month, with how many of the dates show it.
func (h *head) dates() (string, look.Tone) {
	order, found := source.DayFirst, h.file.draft.Order
	if found.MonthFirst {
		order = source.MonthFirst
	}
	count := locale.Values{"Order": dateOrderName(order), "Agree": found.Agree, "All": found.Of}
	switch {
	case h.file.options.Dates != "":
		return dateOrderName(h.file.options.Dates), look.Neutral
	case h.file.draft.Ambiguous != "":
		return locale.L(
			"Dates such as {{.Date}}: which is the day?",
			locale.Values{"Date": h.file.draft.Ambiguous},
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

func (h *head) dateChoices() []option {
	var choices []option
	for _, order := range []source.DateOrder{source.DayFirst, source.MonthFirst} {
		choices = append(choices, option{
			dateOrderName(order), order == h.file.options.Dates, func(o *intake.Options) { o.Dates = order },
		})
	}
	return choices
}

// calendar is the calendar of years such as 1364, where there are any.
func (h *head) calendar() (string, look.Tone) {
	switch {
	case h.file.options.Persian:
		return calendarName(true), look.Neutral
	case h.file.draft.Era != "":
		values := locale.Values{"Date": h.file.draft.Era}
		return locale.L("Dates such as {{.Date}}: which calendar?", values), look.Amber
	}
	return "", look.Neutral
}

func calendarName(isPersian bool) string {
	if isPersian {
		return locale.L("Calendar: Persian (Solar Hijri)")
	}
	return locale.L("Calendar: Gregorian")
}

func (h *head) calendarChoices() []option {
	var choices []option
	for _, isPersian := range []bool{false, true} {
		choices = append(choices, option{
			calendarName(isPersian), isPersian == h.file.options.Persian,
			func(o *intake.Options) { o.Persian = isPersian },
		})
	}
	return choices
}

// zone is the zone of the times, where the file makes a stop without one.
func (h *head) zone() (string, look.Tone) {
	switch {
	case h.file.draft.NeedsZone:
		return locale.L("Which time zone?"), look.Amber
	case h.file.options.Zone != "":
		return locale.L("Time zone: {{.Zone}}", locale.Values{"Zone": h.file.options.Zone}), look.Neutral
	}
	return "", look.Neutral
}

func (h *head) chooseZone() {
	options := session.ZoneOptions("", "")
	h.file.session.Dialogs.Choose(locale.L("Time zone of the times in the file"), options, func(id string) {
		next := h.file.options
		next.Zone = civil.Zone(id)
		h.file.readAgain(next)
	})
}

// times is whether times with a zone of their own are moved to the zone of their stop.
func (h *head) times() (string, look.Tone) {
	_, zoned := h.file.columnOf("zone")
	if h.file.draft.Kind() != source.Schedule || h.file.isTable() && !zoned {
		return "", look.Neutral
	}
	return timesName(h.file.options.LocalTimes), look.Neutral
}

func timesName(asWritten bool) string {
	if asWritten {
		return locale.L("Times as written")
	}
	return locale.L("Times moved to each stop’s zone")
}

func (h *head) timesChoices() []option {
	var choices []option
	for _, written := range []bool{false, true} {
		choices = append(choices, option{
			timesName(
				written,
			), h.file.options.LocalTimes == written, func(o *intake.Options) { o.LocalTimes = written },
		})
	}
	return choices
}

// letters is how the letters of a text file are written, where that makes a difference.
func (h *head) letters() (string, look.Tone) {
	l := h.file.draft.Letters
	if l.Encoding == "" || l.Sample == "" && h.file.options.Encoding == "" {
		return "", look.Neutral
	}
	tone := look.Neutral
	if l.Guessed && h.file.options.Encoding == "" {
		tone = look.Amber
	}
	return locale.L("Encoding: {{.Encoding}}", locale.Values{"Encoding": l.Encoding.Name(locale.Window())}), tone
}

func (h *head) chooseLetters() {
	var options []form.Option
	for _, e := range value.Encodings() {
		options = append(options, form.Option{ID: string(e), Text: e.Name(locale.Window())})
	}
	title := locale.L(
		"Which encoding does the file have? It now reads: {{.Sample}}",
		locale.Values{"Sample": h.file.draft.Letters.Sample},
	)
	h.file.session.Dialogs.Choose(title, options, func(id string) {
		next := h.file.options
		next.Encoding = id
		h.file.readAgain(next)
	})
}
