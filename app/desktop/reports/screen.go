package reports

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/reports/pages"
	"laurel/app/desktop/reports/shell"
	"laurel/app/desktop/session"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// Screen is the Reports tab.
type Screen struct {
	s         *session.Session
	drawer    drawer
	catalogue documents.Catalogue
	state
	parts

	list     *catalogue
	options  *options
	preview  *preview
	saver    *saver
	packets  *packets
	releases *releases

	work, waiting, focusing work.Latest
}

// state is what the tab shows.
type state struct {
	program *program.Program // the one shown; nil while none is open
	chosen  string           // the document shown
	jobs    map[string]job   // what was chosen about each document
	result  *result          // nil until the document has been made once
	place   place            // the page wanted
	front   bool             // the tab is in front; else nothing is made
	stale   bool             // what is shown is older than what was asked for
	pages   map[string]int   // how many pages a document had when it was made last
}

// parts are the containers of the tab.
type parts struct {
	content *fyne.Container
	body    fyne.CanvasObject
	page    *fyne.Container // options, preview and status line
}

// system is what the tab asks of the operating system.
type system struct {
	open, reveal func(ctx context.Context, path string) error
	printers     func(ctx context.Context) []shell.Printer
	send         func(ctx context.Context, sheets shell.Sheets, paths ...string) error
}

// New makes the tab for the documents of a catalogue; it follows the session's program.
func New(s *session.Session, catalogue documents.Catalogue) *Screen {
	v := &Screen{s: s, drawer: pages.NewReader(pages.NewRenderer(pages.DefaultCacheDir())), catalogue: catalogue}
	v.saver = &saver{v: v, system: system{shell.Open, shell.Reveal, shell.Printers, shell.Print}}
	v.packets = &packets{v}
	v.releases = &releases{v}
	v.forget()
	v.chosen = v.catalogue[0].ID
	var last string
	if s.Prefs.Load(lastDocument, &last) {
		if _, known := catalogue.Find(last); known {
			v.chosen = last
		}
	}
	s.OnProgram(v.onProgram)
	return v
}

// Names of what is remembered.
const (
	lastDocument  = "reports.document"
	choicesPrefix = "reports.choices."
)

// forget begins with what is remembered, and with everyone.
func (v *Screen) forget() {
	v.jobs = map[string]job{}
	for _, d := range v.catalogue {
		var c choices
		v.s.Prefs.Load(choicesPrefix+d.ID, &c)
		o := job{document: d, choices: c.fitting(d)}
		if d.AcceptsFiles() && v.program != nil {
			v.s.Prefs.Load(v.packets.attachmentsName(""), &o.attachments)
		}
		v.jobs[d.ID] = o
	}
	v.pages = map[string]int{}
}

// Content is the tab's content; it is made once.
func (v *Screen) Content() fyne.CanvasObject {
	if v.content == nil {
		v.content = container.NewStack()
		v.list = newCatalogue(v)
		v.preview = newPreview(v)
		v.options = newOptions(v)
		left := container.New(&pileLayout{fill: 1}, look.Pad(0, 0, 10, 2, v.toolbar()), v.list.content)
		v.page = container.New(&pileLayout{fill: 1}, v.options.content, v.preview.content, v.preview.status)
		v.body = look.Pad(12, 16, 12, 16, look.NewSplit(v.s.Prefs, "reports", 0.42, left, look.NewCard(v.page)))
		v.onProgram(v.s.Program())
	}
	return v.content
}

func (v *Screen) toolbar() fyne.CanvasObject {
	return look.Flow(
		8,
		look.NewPrimaryButton(locale.L("Make the packet"), v.packets.MakePacket),
		look.NewMenuButton(locale.L("Saved packets"), v.packets.packetMenu),
		look.NewMenuButton(locale.L("More"), v.moreMenu),
	)
}

func (v *Screen) moreMenu() *fyne.Menu {
	mark := fyne.NewMenuItem(locale.L("Mark the document as sent…"), v.releases.markSent)
	mark.Disabled = v.program == nil || !v.releases.sendable()
	return fyne.NewMenu(
		"",
		fyne.NewMenuItem(locale.L("Save all documents…"), v.saver.SaveAll),
		fyne.NewMenuItem(locale.L("Where files go…"), v.saver.ChooseFolder),
		fyne.NewMenuItemSeparator(),
		mark,
		fyne.NewMenuItem(locale.L("What was sent"), v.s.Command(session.ShowReleases)),
	)
}

// pileLayout puts objects under one another without gaps; the one at the index fill gets the height that is left.
type pileLayout struct{ fill int }

func (l *pileLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects { // wrapped text knows its height only at its width
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
	}
	left := size.Height - l.MinSize(objects).Height + objects[l.fill].MinSize().Height
	y := float32(0)
	for i, o := range objects {
		height := o.MinSize().Height
		if i == l.fill {
			height = max(left, 0)
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
}

func (l *pileLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		least = fyne.NewSize(max(least.Width, m.Width), least.Height+m.Height)
	}
	return least
}

// Shown is called when the tab has come to the front: what is shown is brought up to date, and the list has the
// keyboard.
func (v *Screen) Shown() {
	v.front = true
	if v.content == nil || v.program == nil {
		return
	}
	if v.stale || v.result == nil {
		v.refresh()
	}
	v.s.Runner.After(&v.focusing, frame, v.list.focus)
}

// Left is called when another tab has come to the front: until Shown nothing is made.
func (v *Screen) Left() {
	v.front = false
	if v.options != nil {
		v.options.letter.close()
	}
}

// Close ends what draws the pages and frees its memory. It may be called outside the window's goroutine.
func (v *Screen) Close() error { return v.drawer.Restart() }

// Show is false: no record is shown here.
func (v *Screen) Show(program.ID) bool { return false }

// ShowDocument selects a document of the catalogue for these people; for none, for everyone.
func (v *Screen) ShowDocument(id string, people ...program.ID) {
	o, known := v.jobs[id]
	if !known {
		return
	}
	o.scope = o.scope.withPeople("", people...)
	v.jobs[id] = o
	v.selectDocument(id)
	if v.content != nil && v.front {
		v.s.Runner.After(&v.focusing, frame, v.list.focus)
	}
}

func (v *Screen) job() job { return v.jobs[v.chosen] }

// selectDocument shows a document.
func (v *Screen) selectDocument(id string) {
	if id != v.chosen {
		v.place = place{}
	}
	v.chosen, v.saver.saved = id, nil
	v.s.Prefs.Save(lastDocument, id)
	if v.content == nil || v.program == nil {
		return
	}
	v.list.show()
	v.options.build()
	v.refresh()
}

// choose makes the job the one of the document shown, and remembers it.
func (v *Screen) choose(o job) {
	v.jobs[v.chosen] = o
	v.s.Prefs.Save(choicesPrefix+v.chosen, o.choices)
	if o.document.AcceptsFiles() && v.program != nil {
		v.s.Prefs.Save(v.packets.attachmentsName(""), o.attachments)
	}
	v.saver.saved = nil
	v.options.show()
	v.refresh()
}

// onProgram follows the session: another program is shown from the first page on, a new value of the same one where the
// old one was.
func (v *Screen) onProgram(p *program.Program) {
	if v.content == nil {
		return
	}
	before := v.program
	v.program = p
	if p == nil {
		v.cancel()
		v.result = nil
		look.Swap(v.content, v.nothingOpen())
		return
	}
	if before == nil || before.ID != p.ID {
		v.cancel()
		v.forget()
		v.result = nil
		v.place = place{}
		v.saver.saved = nil
		v.preview.clear()
		v.options.build()
	}
	v.pages = map[string]int{} // an edit may have made them more or less
	for id, o := range v.jobs {
		o.scope = o.scope.still(p)
		v.jobs[id] = o
	}
	look.Swap(v.content, v.body)
	if before == nil && v.front {
		v.s.Runner.After(&v.focusing, frame, v.list.focus)
	}
	v.list.count()
	v.options.show()
	v.refresh()
}

func (v *Screen) cancel() {
	v.work.Cancel()
	v.waiting.Cancel()
	v.list.counting.Cancel()
	v.preview.cancel()
}

func (v *Screen) nothingOpen() fyne.CanvasObject {
	return v.s.NoProgram(locale.L("No program is open, so there is nothing to make."))
}

// frame is a little more than the window needs to draw a new object: only an object that has been drawn can get the
// keyboard.
const frame = 40 * time.Millisecond

// waitBeforeMessage is how long work may take before the window shows that it is running.
const waitBeforeMessage = 250 * time.Millisecond

// refresh makes the document again, away from the window; until it is there the old pages stay.
func (v *Screen) refresh() {
	v.stale = true
	if v.content == nil || v.program == nil || !v.front {
		return
	}
	m := preparation{
		job: v.job(), program: v.program, photos: v.s.Store, now: v.s.Now(), language: locale.Window(),
		place: v.place, width: v.preview.widthInPixels(), drawer: v.drawer,
	}
	v.preview.drawing.Cancel()
	v.preview.ahead.Cancel()
	v.s.Runner.After(&v.waiting, waitBeforeMessage, v.preview.showWaiting)
	work.Run(v.s.Runner, &v.work, m.make, v.onMade)
}

func (v *Screen) onMade(m *result, err error) {
	v.waiting.Cancel()
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			v.preview.showProblem(err)
		}
		return
	}
	v.stale = m.program != v.program || m.job.document.ID != v.chosen
	turned := v.place // while the work was running the person may have gone on
	v.result, v.place = m, m.place
	v.pages[v.chosen] = 0
	if len(m.files) == 1 {
		v.pages[v.chosen] = m.page.Count
	}
	v.list.describeChosen()
	v.preview.show()
	v.options.show()
	if turned != m.asked && turned.file < len(m.drawn) {
		v.preview.goTo(turned, true)
	}
}

// Commands lists what the tab can do, for menu, palette and help. The tab itself is made when it is first shown.
func (v *Screen) Commands() []dialog.Command {
	commands := v.documentCommands()
	for i := range commands {
		commands[i].Group = locale.L("Reports")
	}
	pages := v.pageCommands()
	for i := range pages {
		pages[i].Group = locale.L("Reports")
		pages[i].Enabled = v.printable
	}
	commands = append(commands, pages...)
	for _, d := range v.catalogue {
		commands = append(commands, dialog.Command{
			ID: "reports.document." + d.ID, Title: d.Title(locale.Window()),
			Group: locale.L("Documents"), Action: func() { v.selectDocument(d.ID) }, Enabled: v.open,
		})
	}
	return commands
}

func (v *Screen) open() bool { return v.s.Program() != nil }

// printable reports whether the document shown has pages.
func (v *Screen) printable() bool { return v.program != nil && v.job().format() == request.PDF }

func (v *Screen) documentCommands() []dialog.Command {
	return []dialog.Command{
		{ID: "reports.packet", Title: locale.L("Make the packet"), Action: v.packets.MakePacket, Enabled: v.open},
		{
			ID: "reports.sent", Title: locale.L("Mark the document as sent…"), Action: v.releases.markSent,
			Enabled: func() bool { return v.program != nil && v.releases.sendable() },
		},
		{
			ID: "reports.save", Title: locale.L("Save the document…"), Shortcut: dialog.Ctrl(fyne.KeyS),
			Action: v.saver.Save, Enabled: v.open,
			Words: locale.L("PDF Word Excel file"),
		},
		{
			ID: "reports.print", Title: locale.L("Print the document…"), Shortcut: dialog.Ctrl(fyne.KeyP),
			Action: v.saver.Print, Enabled: v.printable,
		},
		{
			ID: "reports.all", Title: locale.L("Save all documents…"), Shortcut: dialog.CtrlShift(fyne.KeyE),
			Action: v.saver.SaveAll, Enabled: v.open,
		},
		{ID: "reports.folder", Title: locale.L("Where files go…"), Action: v.saver.ChooseFolder, Enabled: v.open},
	}
}

// pageCommands are those of the preview.
func (v *Screen) pageCommands() []dialog.Command {
	command := func(id, title, key string, do func(*preview)) dialog.Command {
		return dialog.Command{ID: "reports." + id, Title: title, Shown: key, Action: func() { do(v.preview) }}
	}
	return []dialog.Command{
		command("next", locale.L("Next page"), locale.L("Page Down"), (*preview).NextPage),
		command("previous", locale.L("Previous page"), locale.L("Page Up"), (*preview).PreviousPage),
		command("in", locale.L("Larger page"), "+", func(p *preview) { p.zoomBy(+1) }),
		command("out", locale.L("Smaller page"), "-", func(p *preview) { p.zoomBy(-1) }),
		command("width", locale.L("Page width"), "9", func(p *preview) { p.setZoom(pageWidth) }),
		command("fit", locale.L("Whole page"), "0", func(p *preview) { p.setZoom(wholePage) }),
	}
}
