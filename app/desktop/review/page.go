package review

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
)

// page is what the review consists of: how the file was understood, the filter, the rows, what is to be known of the
// current row and of the file, and the buttons.
type page struct {
	content fyne.CanvasObject

	details *look.Paragraph // the whole remark of the current row
	message *look.Paragraph // what could not be done
	notes   *fyne.Container
	submit  *look.Button
	busy    bool // the file is being read or compared
}

// notesHeight is the height of the notes at the foot at 100 %, where there are many.
const notesHeight = 60

// build makes the page once.
func (r *Review) build() {
	p, keys := &r.page, look.Keys{Submit: r.Import, Leave: r.leave}
	r.head = newHead(r.file, r.table, keys, r.chooseColumns)
	r.table.make(keys, r.choices.events(r.showCurrent))
	p.notes = look.Down(2)
	promise := look.NewQuiet(locale.L("Nothing is added until you choose “Import”. One undo removes all of it."))
	p.details = look.NewWrapped("", look.ColorInk, theme.SizeNameCaptionText)
	p.message = look.NewWrapped("", theme.ColorNameError, "")
	p.submit = look.NewPrimaryButton("", r.Import)
	cancel := look.NewButton(locale.L("Cancel"), r.leave)
	p.submit.Keys, cancel.Keys = keys, keys
	line := container.NewBorder(nil, nil, nil, promise, r.table.filters)
	head := look.Pad(0, 0, 10, 0, look.Down(10, r.head.line, line))
	buttons := look.Down(0, look.Across(8, cancel, p.submit))
	notes := look.Fixed(0, notesHeight, look.NewVScroll(look.Pad(0, 12, 0, 0, p.notes)))
	below := container.NewBorder(look.Fixed(0, 36, look.Down(4, p.message, p.details)), nil, nil, buttons, notes)
	foot := look.Pad(8, 0, 0, 0, below)
	p.content = WithFoot(head, r.table.sheet, foot)
}

// longestName is how many letters of a file's name are shown.
const longestName = 44

func shortened(name string) string {
	if letters := []rune(name); len(letters) > longestName {
		return string(letters[:longestName]) + "…"
	}
	return name
}

// WithFoot puts a head at the top, a foot at the bottom and the body between them, as a review has them.
func WithFoot(head, body, foot fyne.CanvasObject) *fyne.Container {
	return container.New(&footLayout{}, head, body, foot)
}

// footLayout puts a head at the top, a foot at the bottom and the body between them; the Tab key goes from top to
// bottom.
type footLayout struct{}

func (footLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, o[0].MinSize().Height)) // chips know their height only at a width
	head, foot := o[0].MinSize().Height, o[2].MinSize().Height
	look.Place(o[0], 0, 0, size.Width, head)
	look.Place(o[1], 0, head, size.Width, max(size.Height-head-foot, 0))
	look.Place(o[2], 0, size.Height-foot, size.Width, foot)
}

func (footLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	for _, part := range o {
		size := part.MinSize()
		least = fyne.NewSize(max(least.Width, min(size.Width, look.Dp(600))), least.Height+size.Height)
	}
	return least
}

// show shows a file as it was read.
func (r *Review) show(read *reading) {
	r.file.reading = *read
	r.table.raw = r.table.raw || r.file.unknown != nil
	if r.page.content == nil {
		r.build()
	}
	r.page.message.SetText(r.choices.left)
	r.choices.left = ""
	r.head.show()
	r.table.showFilters()
	r.table.showRows()
	r.showNotes()
	r.showSubmit()
	r.showCurrent(r.currentRow())
	r.page.content.Refresh()
}

// chooseColumns shows the columns of the file with its first rows, so that each can be made a field; and the rows of
// the review again.
func (r *Review) chooseColumns() {
	r.table.raw = !r.table.raw || r.file.unknown != nil
	r.head.show()
	r.table.showFilters()
	r.table.showRows()
}

// mostAlike is how many notes of one kind are shown.
const mostAlike = 2

// showNotes lists what is to be known of the file, each once, at the foot.
func (r *Review) showNotes() {
	p, l := &r.page, locale.Window()
	p.notes.Objects = nil
	if r.file.draft == nil {
		return
	}
	alike := map[string]int{}
	for _, note := range r.file.draft.Notes {
		alike[note.Key()]++
	}
	shown := map[string]int{}
	for _, note := range r.file.draft.Notes {
		text, more := note.In(l), alike[note.Key()]-mostAlike
		if shown[note.Key()]++; shown[note.Key()] > mostAlike {
			continue
		}
		if shown[note.Key()] == mostAlike && more > 0 {
			text += " (" + locale.N("and {{.Count}} more like this", more) + ")"
		}
		p.notes.Add(look.NewWrapped(text, look.ColorQuiet, theme.SizeNameCaptionText))
	}
	inRows := map[source.Place]bool{}
	for i := range r.file.rows {
		inRows[lineOf(r.file.rows[i].Place)] = true
	}
	for _, problem := range r.file.draft.Problems {
		if !inRows[lineOf(problem.Place)] {
			text := l.Labelled(placeText(problem.Place), value.In(problem.Reason, l))
			p.notes.Add(look.NewWrapped(text, look.ColorQuiet, theme.SizeNameCaptionText))
		}
	}
}

// lineOf is the place of a whole row.
func lineOf(place source.Place) source.Place { return source.Place{Sheet: place.Sheet, Row: place.Row} }

// placeText is a place as spreadsheets write it: Delegates!C7, or the row alone.
func placeText(place source.Place) string {
	row := strconv.Itoa(place.Row)
	if place.Column == "" {
		row = locale.L("Row {{.Row}}", locale.Values{"Row": place.Row})
	}
	if place.Sheet == "" {
		return place.Column + row
	}
	return place.Sheet + ", " + place.Column + row
}

// showSubmit counts what comes in.
func (r *Review) showSubmit() {
	p := &r.page
	if r.file.draft == nil {
		p.submit.SetText(locale.L("Nothing to import"))
		p.enable(false)
		return
	}
	n := 0
	for i := range r.file.rows {
		if comesIn(&r.file.rows[i]) {
			n++
		}
	}
	switch r.file.draft.Kind() {
	case source.Roster:
		p.submit.SetText(locale.N("Import {{.Count}} people", n))
	case source.Schedule:
		p.submit.SetText(locale.N("Import {{.Count}} meetings", n))
	case source.Contacts:
		p.submit.SetText(locale.N("Import {{.Count}} contacts", n))
	default:
		p.submit.SetText(locale.N("Import {{.Count}} records", n))
	}
	if r.file.draft.Unchanged() {
		p.submit.SetText(locale.L("Nothing to import"))
	}
	p.enable(!r.file.draft.Unchanged())
}

// comesIn reports whether a row makes or changes a record.
func comesIn(row *intake.Row) bool {
	return row.Choice == intake.AsNew || row.Choice == intake.Merge && len(row.Changes) > 0
}

func (p *page) enable(can bool) {
	if can && !p.busy {
		p.submit.Enable()
	} else {
		p.submit.Disable()
	}
}

// waiting shows that the file is read or compared again.
func (p *page) waiting(busy bool) {
	p.busy = busy
	p.enable(!busy)
}

// complain shows what could not be done.
func (p *page) complain(text string) {
	p.message.SetText(text)
	p.content.Refresh()
}

func (r *Review) currentRow() int {
	row, _ := r.table.sheet.Current()
	return row
}

// showCurrent shows the whole remark of the current row, which may be cut in the sheet.
func (r *Review) showCurrent(row int) {
	text := ""
	r.table.with(row, func(row *intake.Row) { text = r.table.remark(row) })
	switch {
	case r.file.unknown != nil:
		text = locale.L(
			"The columns of this file are not recognised. Click a heading and choose what is below it: a name is " +
				"enough to begin.",
		)
	case r.table.raw:
		text = locale.L("These are the first rows of the file. Click a heading to choose what is below it.")
	}
	if r.page.details.Text != text {
		r.page.details.SetText(text)
		r.page.content.Refresh()
	}
}
