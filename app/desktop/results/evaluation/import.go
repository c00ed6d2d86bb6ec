package evaluation

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/sheet"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/review"
	"laurel/app/desktop/session"
	"laurel/data/intake/answers"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// importAny asks for a file with answers to the form that it fits.
func (v *Page) importAny() { v.importAnswers(nil) }

// importAnswers asks for a file with answers to a form; nil: the one that it fits.
func (v *Page) importAnswers(f *program.Form) {
	filter := dialog.FileFilter{Name: locale.L("Tables of answers"), Endings: []string{".xlsx", ".csv", ".tsv", ".txt"}}
	v.s.Files.OpenFile("programs", locale.L("Import answers"), filter, func(path string) { v.importFile(path, f) })
}

// Offer asks whether a file that was opened has answers to an evaluation, where its headings are the questions of a
// form; other reads it as another list. It is false, and nothing is asked, where they are not.
func (v *Page) Offer(path string, titles []string, other func()) bool {
	p := v.s.Program()
	if p == nil {
		return false
	}
	best, questions := answers.Best(p, titles)
	if best == nil || 2*questions < len(best.Questions) {
		return false
	}
	const asAnswers, asOther = "answers", "other"
	v.s.Dialogs.Choose(locale.L("What is in {{.File}}?", locale.Values{"File": filepath.Base(path)}), []form.Option{
		{ID: asAnswers, Text: locale.L("Answers: {{.Form}}", locale.Values{"Form": best.Name})},
		{ID: asOther, Text: locale.L("People, meetings or contacts")},
	}, func(id string) {
		if id == asOther {
			other()
			return
		}
		v.s.Window.Run("reports.page." + PageID)
		v.importFile(path, best)
	})
	return true
}

// importFile reads a file and shows it for review.
func (v *Page) importFile(path string, f *program.Form) {
	i := &answersImport{page: v, path: path, given: f, decided: map[int]bool{}}
	p := v.s.Program()
	work.RunWithProgress(v.s.Runner, review.LateProgress(v.s, filepath.Base(path)),
		func(ctx context.Context, _ work.Step) (*answersRead, error) {
			key, err := answers.KeyOf(ctx, v.s.Store)
			if err != nil {
				return nil, err
			}
			i.request.Key = key
			return i.parse(ctx, p, i.request)
		}, func(read *answersRead, err error) {
			if err != nil {
				v.s.Fail(err)
				return
			}
			i.open(read)
		})
}

// answersImport is the review of a file with answers: which column is which question, what is not understood, which
// rows were read before. Nothing comes in before it is asked for, as one edit.
type answersImport struct {
	page    *Page
	path    string
	given   *program.Form // that was chosen before the file; nil: none
	request answers.Request
	read    *answersRead
	decided map[int]bool // by the number of the row: whether it comes in

	head    importHead
	grid    *sheet.Sheet
	notes   *fyne.Container
	content fyne.CanvasObject
	close   func()
	latest  work.Latest
}

// importHead are the choices of the review and its buttons.
type importHead struct {
	form, about, sheet, encoding, submit *look.Button
	message, details                     *look.Paragraph // details: the whole remark of the current row
}

// answersRead is a file as it was read.
type answersRead struct {
	file     *answers.File
	request  answers.Request
	draft    *answers.Draft
	unread   error            // why it cannot be read as it is: no column is a question
	remarks  map[int][]string // by the number of the row
	wrong    map[answerCell]bool
	problems int
}

// answerCell is a cell of the file.
type answerCell struct {
	row    int
	column string
}

// parse reads the file from the disk.
func (i *answersImport) parse(ctx context.Context, p *program.Program, request answers.Request) (*answersRead, error) {
	file, err := answers.ParseFile(ctx, i.path, request)
	if err != nil {
		return nil, err
	}
	return i.understand(ctx, p, file, request)
}

// understand reads the file as answers to the form of the request; without one to the form that it fits, or the first.
func (i *answersImport) understand(
	ctx context.Context, p *program.Program, file *answers.File, request answers.Request,
) (*answersRead, error) {
	if request.Form == nil {
		best, _ := answers.Best(p, file.Titles(request.Sheet))
		request.Form = cmp.Or(i.given, best, p.Forms[0])
		if at := slices.Index(p.Forms, i.given); best != nil && at >= 0 &&
			answers.Matching(p, file.Titles(request.Sheet))[at] == 0 {
			request.Form = best // the notes report it
		}
	}
	read := &answersRead{file: file, request: request, remarks: map[int][]string{}, wrong: map[answerCell]bool{}}
	draft, err := file.Read(ctx, p, request)
	if draft == nil {
		return nil, err
	}
	read.draft, read.unread = draft, err
	for _, problem := range draft.Problems {
		if read.isOpen() && problem.Place.Column == "" {
			continue // it is asked for once
		}
		read.problems++
		read.remark(problem.Place.Row, value.In(problem.Reason, locale.Window()))
		if problem.Place.Column != "" {
			read.wrong[answerCell{problem.Place.Row, problem.Place.Column}] = true
		}
	}
	for _, row := range draft.Rows {
		switch {
		case row.IsHere:
			read.remark(row.Number, locale.L("imported before"))
		case row.IsLike:
			read.remark(row.Number, locale.L("the same answers are already here"))
		}
	}
	return read, nil
}

func (r *answersRead) remark(row int, text string) { r.remarks[row] = append(r.remarks[row], text) }

// isOpen reports whether the file does not state what its answers are about, the form needs it, and nobody has chosen.
func (r *answersRead) isOpen() bool {
	want := map[program.FormScope]answers.Role{
		program.OfMeeting: answers.AboutMeeting, program.OfStop: answers.AboutStop,
	}[r.request.Form.Scope]
	return want != "" && r.request.Meeting == "" && r.request.Stop == "" && !r.has(want)
}

// has reports whether a column has a role.
func (r *answersRead) has(role answers.Role) bool {
	return slices.ContainsFunc(r.draft.Columns, func(c answers.Column) bool { return c.Role == role })
}

// again reads the file once more with another request; when it cannot be read so, the one before stays.
func (i *answersImport) again(request answers.Request, isOtherText bool) {
	p, file := i.page.s.Program(), i.read.file
	i.head.submit.Disable()
	work.Run(i.page.s.Runner, &i.latest, func(ctx context.Context) (*answersRead, error) {
		if isOtherText {
			return i.parse(ctx, p, request)
		}
		return i.understand(ctx, p, file, request)
	}, func(read *answersRead, err error) {
		if err != nil {
			i.show()
			i.head.message.SetText(session.Localized(err).Error())
			return
		}
		i.read, i.request = read, read.request
		i.show()
	})
}

// open shows the review.
func (i *answersImport) open(read *answersRead) {
	i.page.importing = i
	i.read, i.request = read, read.request
	i.build()
	i.show()
	i.close = i.page.s.Dialogs.ShowPage(i.content, i.leave)
	isQuestion := func(c answers.Column) bool { return c.Question != "" }
	i.grid.Select(0, firstColumns+max(slices.IndexFunc(read.draft.Columns, isQuestion), 0))
	i.grid.Focus(i.page.s.Window.Canvas())
	next := i.request
	if next.Columns = i.remembered(next.Form, read.file.Titles(next.Sheet)); next.Columns != nil {
		i.again(next, false)
	}
}

func (i *answersImport) build() {
	keys := look.Keys{Submit: i.bringIn, Leave: i.leave}
	pick := func(choose func()) *look.Button {
		b := look.NewButton("", choose)
		b.Menu = true
		b.Keys = keys
		return b
	}
	h := &i.head
	h.form, h.about = pick(i.chooseForm), pick(i.chooseAbout)
	h.sheet, h.encoding = pick(i.chooseSheet), pick(i.chooseEncoding)
	h.submit = look.NewPrimaryButton("", i.bringIn)
	cancel := look.NewButton(locale.L("Cancel"), i.leave)
	h.submit.Keys, cancel.Keys = keys, keys
	h.message = look.NewWrapped("", theme.ColorNameError, "")
	h.details = look.NewWrapped("", look.ColorInk, theme.SizeNameCaptionText)
	i.grid = sheet.New()
	i.grid.Events = sheet.Events{
		Tick: i.tick, Heading: i.chooseColumn,
		Open: func(row, _ int) { i.tick(row) }, Current: func(row, _ int) { i.showDetails(row) },
	}
	i.grid.OnShortcut = func(s fyne.Shortcut) bool {
		if look.SubmitsForm(s) {
			i.bringIn()
			return true
		}
		return false
	}
	i.notes = look.Down(2)
	title := locale.L("Answers in {{.File}}", locale.Values{"File": filepath.Base(i.path)})
	top := look.Pad(0, 0, 10, 0, look.Down(8, look.NewTitle(title).Cutting(),
		look.Across(8, h.form, h.about, h.sheet, h.encoding)))
	promise := look.NewWrapped(locale.L("Click a heading to choose what its column holds. Space leaves a row out. "+
		"Nothing is added until you choose “Import”; one undo removes all of "+
		"it."), look.ColorQuiet, theme.SizeNameCaptionText)
	buttons := container.NewVBox(look.Across(8, cancel, h.submit))
	const notesHeight = 64
	notes := look.Fixed(0, notesHeight, look.NewVScroll(look.Pad(0, 12, 0, 0, i.notes)))
	above := look.Down(4, h.details, h.message, promise)
	foot := look.Pad(8, 0, 0, 0, container.NewBorder(above, nil, nil, buttons, notes))
	i.content = review.WithFoot(top, i.grid, foot)
}

// show shows the file as it was read.
func (i *answersImport) show() {
	p, r, h := i.page.s.Program(), i.read, &i.head
	h.form.SetText(r.request.Form.Name)
	about := ""
	if m := p.Meeting(r.request.Meeting); m != nil {
		about = session.MeetingText(m)
	} else if s := p.Stop(r.request.Stop); s != nil {
		about = s.City
	}
	if about == "" && r.request.Form.Scope == program.OfStop {
		about = locale.L("Choose the stop")
	} else if about == "" {
		about = locale.L("Choose the meeting")
	}
	h.about.SetText(about)
	look.SetShown(h.about, r.isOpen() || r.request.Meeting != "" || r.request.Stop != "")
	h.sheet.SetText(r.request.Sheet)
	if r.request.Sheet == "" {
		h.sheet.SetText(r.file.Sheets()[0])
	}
	isText := len(r.file.Sheets()) == 1 && r.file.Sheets()[0] == ""
	h.encoding.SetText(cmp.Or(r.request.Encoding, locale.L("Encoding: detected")))
	look.SetShown(h.sheet, len(r.file.Sheets()) > 1)
	look.SetShown(h.encoding, isText)
	h.message.SetText("")
	if r.isOpen() && r.request.Form.Scope == program.OfStop {
		h.message.SetText(locale.L("Choose the stop that the form is about."))
	} else if r.isOpen() {
		h.message.SetText(locale.L("Choose the meeting that the form is about."))
	}
	if r.unread != nil {
		h.message.SetText(
			locale.L("No column matches a question of this form. Click the headings and choose."),
		)
	}
	i.showRows()
	row, _ := i.grid.Current()
	i.showDetails(row)
	i.showNotes()
	i.showSubmit()
	i.content.Refresh()
}

// comesIn reports whether a row comes in: as decided, else unless it came in before.
func (i *answersImport) comesIn(row answers.Row) bool {
	if row.Response == nil {
		return false
	}
	if decided, isDecided := i.decided[row.Number]; isDecided {
		return decided
	}
	return !row.IsProbablyHere()
}

// tick leaves a row out, or has it come in.
func (i *answersImport) tick(at int) {
	if at < 0 || at >= len(i.read.draft.Rows) || i.read.unread != nil {
		return
	}
	row := i.read.draft.Rows[at]
	if row.Response == nil {
		return
	}
	i.decided[row.Number] = !i.comesIn(row)
	i.grid.Reload()
	i.showSubmit()
}

// showDetails shows the whole remark of a row, which may be cut in the grid.
func (i *answersImport) showDetails(at int) {
	text := ""
	if rows := i.read.draft.Rows; at >= 0 && at < len(rows) && i.read.unread == nil {
		text = strings.Join(i.read.remarks[rows[at].Number], " ")
	}
	if i.head.details.Text != text {
		i.head.details.SetText(text)
		i.content.Refresh()
	}
}

func (i *answersImport) showNotes() {
	l, d := locale.Window(), i.read.draft
	i.notes.Objects = nil
	add := func(text string) {
		i.notes.Add(look.NewWrapped(text, look.ColorQuiet, theme.SizeNameCaptionText))
	}
	if i.given != nil && i.given.ID != i.read.request.Form.ID {
		add(locale.L("Read as answers to “{{.Form}}”, because the file has its questions.",
			locale.Values{"Form": i.read.request.Form.Name}))
	}
	if d.Known > 0 {
		add(locale.N("{{.Count}} rows are already in the program.", d.Known))
	}
	if d.Empty > 0 {
		add(locale.N("{{.Count}} rows have no answers and are left out.", d.Empty))
	}
	if i.read.request.Form.Anonymous {
		add(
			locale.L(
				"The form is anonymous: names, addresses and times are not read, and the order of the rows is lost.",
			),
		)
	}
	for _, note := range d.Notes {
		add(note.In(l))
	}
	if n := i.read.problems; n > 0 {
		add(locale.N("{{.Count}} cells or rows were not understood; see the remark in each row.", n))
	}
}

func (i *answersImport) showSubmit() {
	n := 0
	for _, row := range i.read.draft.Rows {
		if i.read.unread == nil && i.comesIn(row) {
			n++
		}
	}
	switch {
	case i.read.isOpen():
		i.head.submit.SetText(i.head.about.Text + "…")
		i.head.submit.Enable()
		return
	case n == 0:
		i.head.submit.SetText(locale.L("Nothing to import"))
		i.head.submit.Disable()
		return
	}
	i.head.submit.SetText(locale.N("Import {{.Count}} filled-in forms", n))
	i.head.submit.Enable()
}

// bringIn stores the rows that are ticked, as one edit that can be undone, after a backup.
func (i *answersImport) bringIn() {
	s := i.page.s
	if i.head.submit.Disabled() {
		return
	}
	if i.read.isOpen() {
		i.chooseAbout()
		return
	}
	d := i.read.draft.Only(i.comesIn)
	owner, name := s.Program().ID, filepath.Base(i.path)
	i.head.submit.Disable()
	s.EditAfterBackup(store.BeforeImport, locale.L("Import {{.File}}", locale.Values{"File": name}),
		func(tx *store.Tx) error { return d.Apply(tx, owner) }, func(err error) {
			if err != nil {
				i.head.submit.Enable()
				i.head.message.SetText(session.Localized(err).Error())
				i.content.Refresh()
				return
			}
			i.rememberColumns()
			i.end()
			i.page.Show(i.request.Form.ID)
			s.OfferUndo(locale.N("{{.Count}} filled-in forms were imported.", len(d.Responses)))
		})
}

// leave closes the review, after asking where decisions would be lost.
func (i *answersImport) leave() {
	if len(i.decided)+len(i.request.Columns) == 0 {
		i.end()
		return
	}
	i.page.s.AskToDiscard(i.end)
}

func (i *answersImport) end() {
	i.latest.Cancel()
	i.close()
	i.page.Shown()
}
