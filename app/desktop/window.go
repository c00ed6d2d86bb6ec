package desktop

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/awardees"
	"laurel/app/desktop/directory"
	"laurel/app/desktop/forget"
	"laurel/app/desktop/kit/accessible"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/reports"
	"laurel/app/desktop/results"
	"laurel/app/desktop/results/attendance"
	"laurel/app/desktop/results/evaluation"
	"laurel/app/desktop/review"
	"laurel/app/desktop/schedule"
	"laurel/app/desktop/session"
	"laurel/app/desktop/settings"
	"laurel/app/documents"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/fault"
)

// screen is what the window asks of a tab.
type screen interface {
	Content() fyne.CanvasObject
	Commands() []dialog.Command
	Show(id program.ID) bool // selects the record and reports whether it is in this tab
	Shown()                  // the tab has come to the front
}

// window is the main window. All its methods run on the UI goroutine.
type window struct {
	app     fyne.App
	window  fyne.Window
	options Options
	session *session.Session
	root    *fyne.Container // its one object is what the window shows
	mirror  *accessible.Mirror
	guide   fyne.CanvasObject // what the guide was shown in last
	tour    *tour

	built

	programs programs
	backups  backups
	sealing  sealing
	lock     lock

	examination examination
}

// built is what is made from an open store, and made again from the next.
type built struct {
	tabScreens
	windowParts
	settings *settings.Screen
	importer *review.Importer
	commands *dialog.Commands
	palette  *dialog.Palette
}

// windowParts are the tabs and what is around them.
type windowParts struct {
	header   *header
	notices  notices
	nextStep nextStep
	tabs     *look.TabBar
	status   *look.StatusLine
	main     fyne.CanvasObject // header, tabs and status line
}

// tabScreens are the tabs; screens has them by their identifiers.
type tabScreens struct {
	awardees *awardees.Screen
	schedule *schedule.Screen
	reports  *reports.Screen // the documents: a page of the Reports tab
	results  *results.Screen // the Reports tab
	// a page of the Reports tab
	evaluations *evaluation.Page
	screens     map[string]screen
	contacts    *directory.Contacts
	journeys    *directory.Journeys
}

// unmade returns a window that can open the store already while fill makes what is to be seen of it. With a runner that
// works at once, as those of tests do, it is filled first.
func unmade(
	fyneApp fyne.App, runner *work.Runner, prefs *look.Preferences, now func() time.Time, o Options,
) *window {
	w := &window{app: fyneApp, options: o}
	w.programs.window = w
	w.backups.window = w
	w.sealing.window = w
	w.lock.window = w
	w.examination.window = w
	w.session = &session.Session{
		Window: navigator{w}, Runner: runner,
		Prefs: prefs, Log: o.Log, Now: now, Backups: filepath.Join(o.DataDir, "backups"),
		Passing: filepath.Join(o.CacheDir, "passing"),
	}
	return w
}

// fill makes what is to be seen of a window until the store is open.
func fill(w *window) {
	s := w.session
	w.window = w.app.NewWindow("Laurel")
	s.Dialogs = dialog.New(w.window, s.Runner, s.Log)
	s.Files = dialog.NewFilePicker(w.window, s.Dialogs, s.Prefs, s.Runner)
	w.root = container.NewStack()
	w.tour = newTour(w)
	// At 200 % a page is larger than the window on a small screen.
	page := look.NewScroll(w.root)
	page.Follows = true
	root := look.NewRoot(container.NewStack(page, w.tour.layer))
	root.SetHome(func() {
		if w.tabs != nil && w.session.Program() != nil && !w.nextStep.focus(w) {
			w.screens[w.tabs.Selected()].Shown()
		}
	})
	var content fyne.CanvasObject
	w.mirror, content = accessible.NewMirror(w.window.Canvas(), root, accessible.Focus(w.window))
	w.window.SetContent(content)
	w.window.SetPadded(false)
	w.window.SetMaster()
	w.window.Resize(s.Prefs.WindowSize(defaultSize))
	w.window.CenterOnScreen()
	w.window.SetCloseIntercept(w.close)
	w.root.Objects = []fyne.CanvasObject{look.NewLoadingState(locale.L("Opening your programs…"))}
}

// opening is what the window needs before its first page can be shown.
type opening struct {
	store    *store.Store
	programs []program.Summary
	first    *program.Program  // nil: there is none yet
	people   *awardees.Roster  // of the first, which is then shown before it is examined
	private  map[string]string // preferences
	office   string            // the recipient of the recovery key; empty: none
}

// open opens the store, or asks for what opens it.
func (w *window) open() {
	w.openWith(store.Key{}, func() {}, w.refused)
}

// refused asks for what opens the store, or shows why it could not be opened.
func (w *window) refused(err error) {
	if errors.Is(err, fault.ErrSealed) || errors.Is(err, fault.ErrPassphrase) {
		w.show(w.unlockPage())
		return
	}
	w.show(w.problemPage(err, store.Key{}))
}

// openWith opens the store off the UI goroutine, and the program that was open last with it. The window shows that, or
// the welcome page, and then is called; without success nothing changes and refused has the error.
func (w *window) openWith(key store.Key, then func(), refused func(error)) {
	last, passing := w.programs.last(), w.session.Passing
	showsPeople := w.session.Prefs.LastTab() == session.AwardeesTab
	work.Run(w.session.Runner, nil, func(ctx context.Context) (opening, error) {
		if err := os.RemoveAll(passing); err != nil {
			w.options.Log.Warn("plain files are left", "cause", err)
		}
		if key != (store.Key{}) {
			defer debug.FreeOSMemory() // a passphrase takes 256 MB for a second
		}
		opened, err := w.options.Open(ctx, key)
		if err != nil {
			return opening{}, err
		}
		o, err := readFirst(ctx, opened, last, showsPeople)
		if err != nil {
			return opening{}, errors.Join(err, opened.Close()) // the next try opens it again
		}
		return o, nil
	}, func(o opening, err error) {
		if err != nil {
			refused(err)
			return
		}
		w.opened(o)
		then()
	})
}

// readFirst reads the list of programs and the one that was open last, with its people where those are shown.
func readFirst(ctx context.Context, opened *store.Store, last program.ID, showsPeople bool) (opening, error) {
	o := opening{store: opened}
	var err error
	if o.private, err = readPreferences(ctx, opened); err != nil {
		return o, err
	}
	if o.office, err = opened.Setting(ctx, store.OfficeRecipient); err != nil {
		return o, err
	}
	if o.programs, err = opened.Programs(ctx); err != nil || len(o.programs) == 0 {
		return o, err
	}
	if kept := o.private[lastProgram]; json.Unmarshal([]byte(kept), &last) != nil && kept != "" {
		last = ""
	}
	id := chosen(o.programs, last)
	if !showsPeople {
		o.first, err = opened.Load(ctx, id)
		return o, err
	}
	if o.first, err = opened.LoadAhead(ctx, id); err == nil {
		o.people, err = awardees.NewRoster(ctx, o.first)
	}
	return o, err
}

// opened makes the window from a store and shows the first program, or the welcome page.
func (w *window) opened(o opening) {
	w.session.Dialogs.CloseAll() // a key may have been asked for
	w.session.Store, w.examination.passed = o.store, o.people == nil
	w.session.Prefs.KeepPrivate(o.private)
	w.sealing.recipient = o.office
	w.build()
	w.programs.all = o.programs
	w.awardees.Expect(o.people)
	if !w.examination.passed {
		w.examination.begin()
	}
	w.session.Show(o.first)
	w.lock.begin()
	w.backups.reportRecovery()
	w.warn()
	draftOffers{w}.offerAll("")
	w.backups.soon()
}

// build makes everything that needs a store.
func (w *window) build() {
	s, catalogue := w.session, documents.New()
	w.awardees = awardees.New(s)
	w.schedule = schedule.New(s)
	w.reports = reports.New(s, catalogue)
	w.results = w.newResults(catalogue)
	w.contacts, w.journeys = directory.NewContacts(s, w.schedule.Library()), directory.NewJourneys(s)
	w.schedule.Lists.Contacts = func() { w.contacts.Show("") }
	w.schedule.Lists.Journeys = func() { w.journeys.Show("") }
	w.settings = settings.New(s, catalogue)
	w.importer = incoming{w}.importer()
	w.screens = map[string]screen{
		session.AwardeesTab: w.awardees,
		session.ScheduleTab: w.schedule,
		session.ReportsTab:  w.results,
	}
	w.commands = dialog.NewCommands(w.window, s.Dialogs.Open)
	w.palette = dialog.NewPalette(w.window, w.commands, finder{w}.search)
	w.addCommands()
	s.Dialogs.OnForm(func(f *form.Form) {
		if w.commands != nil { // there are none while it is locked
			w.session.Drafts().KeepAsked(f, w.commands.Running())
		}
	})
	w.header = newHeader(w)
	w.status = look.NewStatusLine()
	w.tabs = look.NewTabBar(
		look.Tab{ID: session.AwardeesTab, Title: locale.L("Awardees"), Content: w.awardees.Content},
		look.Tab{ID: session.ScheduleTab, Title: locale.L("Schedule"), Content: w.schedule.Content},
		look.Tab{ID: session.ReportsTab, Title: locale.L("Reports"), Content: w.results.Content},
	)
	w.tabs.OnChanged = w.onTab
	w.notices.rows, w.nextStep = look.Down(0), nextStep{}
	head := look.Down(0, w.header.content, w.notices.rows, w.tabs)
	main := look.HeadAndBody(head, container.NewBorder(nil, w.status, nil, nil, w.tabs.Body))
	w.notices.arrange = func() {
		head.Refresh()
		main.Refresh()
	}
	w.main = main
	w.window.SetOnDropped(w.onDropped)
	w.commands.Install()
	incoming{w}.hearPaste()
	w.tabs.Select(s.Prefs.LastTab())
	s.OnProgram(w.onProgram)
}

// onProgram shows another value of the open program, or the welcome page when none is open.
func (w *window) onProgram(p *program.Program) {
	w.header.show(w, p)
	w.nextStep.offer(w, p)
	if p == nil {
		w.window.SetTitle("Laurel")
		w.show(w.welcomePage())
		return
	}
	w.window.SetTitle(p.Name + " – Laurel")
	w.session.Prefs.Save(lastProgram, p.ID)
	if !w.programs.known(p.ID) {
		w.programs.read(func() {})
	}
	w.showStatus(p)
	w.show(w.main)
	w.tour.onProgram()
	if _, ever := w.session.Store.Copies().LastBackup(); !ever && w.examination.passed {
		w.backups.make(store.AtWork, func(string) {})
	}
}

func (w *window) show(page fyne.CanvasObject) {
	if len(w.root.Objects) == 1 && w.root.Objects[0] == page {
		return
	}
	w.root.Objects = []fyne.CanvasObject{page}
	w.root.Refresh()
	w.redraw()
}

// redraw draws the window again, also where Fyne does not know any more which window the content is in: after the
// laptop has slept, the first frame makes it forget.
func (w *window) redraw() { w.window.Canvas().Refresh(w.root) }

func (w *window) onTab(id string) {
	w.session.Prefs.SetLastTab(id)
	if id != session.ReportsTab {
		w.results.Left()
	}
	if id != session.AwardeesTab {
		w.awardees.Left()
	}
	w.screens[id].Shown()
}

// leaving calls proceed at once, or after asking where something typed and not yet saved would be lost.
func (w *window) leaving(proceed func()) {
	if w.awardees == nil {
		proceed()
		return
	}
	w.awardees.Leave(func() { w.schedule.Leave(proceed) })
}

// forgetter removes people and programs for good.
func (w *window) forgetter() *forget.Forgetter {
	return &forget.Forgetter{Session: w.session, Version: w.options.Version, Done: func() {
		w.readPreferencesAgain(func() {
			w.programs.read(func() {
				if open := w.session.Program(); open != nil && w.programs.known(open.ID) {
					w.session.Open(open.ID)
					return
				}
				w.programs.openFirst()
			})
		})
	}}
}

// onDropped passes files that were dropped on the window to the tab in front, or reads a program file.
func (w *window) onDropped(at fyne.Position, files []fyne.URI) {
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path()
	}
	if len(paths) == 0 {
		return
	}
	if w.session.Dialogs.Open() {
		w.session.Dialogs.Toast(locale.L("{{.File}} was not opened: close the dialog, then drop it again.",
			locale.Values{"File": filepath.Base(paths[0])}), "", nil)
		return
	}
	if w.session.Program() != nil && w.tabs.Selected() == session.AwardeesTab && w.awardees.Dropped(at, paths) {
		return
	}
	incoming{w}.open(paths[0])
	if len(paths) > 1 {
		w.session.Dialogs.Toast(locale.L("Only {{.File}} was opened: drop one file at a time.",
			locale.Values{"File": filepath.Base(paths[0])}), "", nil)
	}
}

// close keeps what is cosmetic and closes, once nothing typed would be lost; every edit is on disk already.
func (w *window) close() {
	w.leaving(func() {
		w.session.Prefs.SetWindowSize(w.window.Canvas().Size())
		w.window.Close()
	})
}

// documentsPage is the page of documents of the Reports tab.
type documentsPage struct{ *reports.Screen }

func (documentsPage) ID() string { return results.DocumentsPage }

func (documentsPage) Title() string { return locale.L("Documents") }

func (documentsPage) Count(*program.Program) int { return -1 }

// newResults makes the Reports tab of its pages.
func (w *window) newResults(catalogue documents.Catalogue) *results.Screen {
	takeaways, tasks := results.NewTakeaways(w.session), results.NewTasks(w.session, catalogue)
	w.evaluations = evaluation.New(w.session)
	figures := results.NewFigures(w.session)
	overview := results.NewOverview(w.session, takeaways, tasks, w.evaluations, figures)
	return results.New(
		w.session, overview, documentsPage{w.reports}, takeaways, w.evaluations, attendance.New(w.session),
		results.NewNetwork(w.session, figures), results.NewJourney(w.session, figures, overview),
		results.NewConnections(w.session, takeaways), tasks,
		results.NewAcross(w.session, catalogue, figures),
	)
}
