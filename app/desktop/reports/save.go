package reports

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// saved is what was saved last, for the notice that shows where it is.
type saved struct {
	paths []string
	note  string // what else the notice shows
	sent  bool   // it is noted that it was sent
}

// saver makes files of the documents, puts them on disk and passes them to the operating system.
type saver struct {
	v      *Screen
	system system
	saving bool
	saved  *saved // what was saved last, until it is dismissed
}

// folderKind names the folder of a program's files to the file picker and the preferences.
func (w *saver) folderKind() string { return "exports." + string(w.v.program.ID) }

// folder is where this program's files go: the folder chosen last, else one of its own in Documents.
func (w *saver) folder() string {
	if chosen := w.v.s.Prefs.Folder(w.folderKind()); chosen != "" {
		return chosen
	}
	return filepath.Join(dialog.DocumentsFolder(), "Laurel", documents.FolderName(w.v.program.Name))
}

func home() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	return home
}

// folderText is the line that names the folder of the files.
func (w *saver) folderText() string {
	return locale.L("Files go to {{.Folder}}", locale.Values{"Folder": fromHome(w.folder())})
}

// fromHome writes a folder below the home folder from there on, as people know it.
func fromHome(folder string) string {
	if below, err := filepath.Rel(home(), folder); err == nil && below != "." && filepath.IsLocal(below) {
		return below
	}
	return folder
}

// ready makes the folder, since the file picker starts only in one that exists. What fails here is logged only: writing
// the file fails for the same reason, and that is shown.
func (w *saver) ready() {
	folder := w.folder()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		w.v.s.Log.Warn("output folder", "cause", err)
		return
	}
	w.v.s.Prefs.SetFolder(w.folderKind(), folder)
}

// ChooseFolder asks where this program's files are to go.
func (w *saver) ChooseFolder() {
	if w.v.program == nil {
		return
	}
	w.ready()
	w.v.s.Files.Folder(w.folderKind(), locale.L("Where files go"), func(path string) {
		w.v.s.Prefs.SetFolder(w.folderKind(), path)
		if w.v.result != nil {
			w.v.preview.status.Set(w.folderText(), w.v.preview.lettersText())
		}
	})
}

// Save makes the document and asks where to put it.
func (w *saver) Save() {
	if len(w.v.job().audiences()) > 1 {
		w.saveGroups()
		return
	}
	w.withFiles(func(files []request.File) { w.askWhere(files) })
}

// withFiles makes the document as it was chosen and hands over its files: what the preview shows, when that is up to
// date and no secret is missing from it, else made again with progress that can be stopped.
func (w *saver) withFiles(then func([]request.File)) {
	if w.v.program == nil || w.saving {
		return
	}
	for _, option := range w.v.job().document.Options {
		if option.Required && w.v.job().value(option) == "" {
			w.v.options.askSecret(option)
			return
		}
	}
	w.confirmFindings(func() {
		if m := w.v.result; m != nil && !w.v.stale && m.refusal == nil && m.program == w.v.program &&
			m.job.document.ID == w.v.chosen &&
			len(w.v.job().secrets) == 0 {
			then(m.files)
			return
		}
		w.saving = true
		o := w.v.job()
		p := w.v.program
		photos := w.v.s.Store
		now := w.v.s.Now()
		title := o.document.Title(locale.Window())
		work.RunWithProgress(
			w.v.s.Runner,
			w.patient(locale.L("Making: {{.Document}}", locale.Values{"Document": title})),
			func(ctx context.Context, step work.Step) ([]request.File, error) {
				return makeFiles(ctx, o, p, photos, now, func(done, total int) { step(done, total, "") })
			},
			func(files []request.File, err error) {
				w.saving = false
				if err != nil {
					w.v.s.Fail(err)
					return
				}
				then(files)
			},
		)
	})
}

func makeFiles(
	ctx context.Context,
	o job,
	p *program.Program,
	photos program.Photos,
	now time.Time,
	progress func(done, total int),
) ([]request.File, error) {
	wanted := o.request(p, false)
	if o.format() == request.CSV {
		wanted = o.request(p, true) // a table has no password
	}
	wanted.Photos = photos
	wanted.Now = now
	wanted.Progress = progress
	wanted.Log, _ = photos.(request.ChangeLog)
	var err error
	if wanted.Attachments, err = o.attached(ctx); err != nil {
		return nil, err
	}
	return o.made(ctx, wanted)
}

// confirmFindings asks before something goes out that cannot be as it should.
func (w *saver) confirmFindings(proceed func()) {
	titles := map[string]string{
		documents.RuleMissingLetters: locale.L("Some letters cannot be printed"),
		documents.RuleNamedInText:    locale.L("A name would be revealed"),
	}
	question := dialog.Question{Yes: locale.L("Make it anyway"), Danger: true}
	if w.v.result != nil && w.v.result.job.document.ID == w.v.chosen {
		for _, f := range w.v.result.findings {
			if titles[f.Rule] != "" && question.Title != titles[documents.RuleNamedInText] {
				question.Title = titles[f.Rule]
				question.Text = f.Text
			}
		}
	}
	if question.Text == "" {
		proceed()
		return
	}
	w.v.s.Dialogs.Confirm(question, proceed)
}

// askWhere asks for a file's place and name, or for the folder of several.
func (w *saver) askWhere(files []request.File) {
	w.ready()
	if len(files) != 1 {
		w.askFolder(locale.L("Save {{.Count}} files in", locale.Values{"Count": len(files)}), func(folder string) {
			w.saveIn(folder, files, func() { w.askWhere(files) }, w.reportSaved)
		})
		return
	}
	file := files[0]
	ending := filepath.Ext(file.Name)
	suggested := file.Name[:len(file.Name)-len(ending)]
	w.v.s.Files.SaveFile(w.folderKind(), locale.L("Save the document"), suggested, ending, func(path string) {
		named := []request.File{{Name: filepath.Base(path), Data: file.Data}}
		w.write(filepath.Dir(path), named, func() { w.askWhere(files) }, w.reportSaved)
	})
}

func (w *saver) askFolder(title string, picked func(string)) {
	w.v.s.Files.Folder(w.folderKind(), title, func(folder string) {
		w.v.s.Prefs.SetFolder(w.folderKind(), folder)
		picked(folder)
	})
}

// saveIn writes several files into a folder, and asks first when others of that name are there.
func (w *saver) saveIn(folder string, files []request.File, elsewhere func(), done func(paths []string)) {
	write := func() { w.write(folder, files, elsewhere, done) }
	there := 0
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(folder, f.Name)); err == nil {
			there++
		}
	}
	if there == 0 {
		write()
		return
	}
	w.v.s.Dialogs.Confirm(dialog.Question{
		Title: locale.L("Replace {{.Count}} of {{.All}} files?", locale.Values{"Count": there, "All": len(files)}),
		Text: locale.L(
			"Files with these names are already in {{.Folder}}. They are replaced only when the new ones are complete.",
			locale.Values{"Folder": folder},
		),
		Yes: locale.L("Replace"), Danger: true,
	}, write)
}

// write puts the files on disk. When that fails the old files are as they were, and elsewhere asks for another place.
func (w *saver) write(folder string, files []request.File, elsewhere func(), done func(paths []string)) {
	if w.saving {
		return
	}
	w.saving = true
	work.RunWithProgress(
		w.v.s.Runner,
		w.patient(locale.L("Saving")),
		func(ctx context.Context, _ work.Step) ([]string, error) {
			return documents.Write(ctx, folder, files)
		},
		func(paths []string, err error) {
			w.saving = false
			var refused *documents.WriteError
			switch {
			case err == nil:
				done(paths)
			case errors.As(err, &refused) && elsewhere != nil:
				w.v.s.Log.Error("a document could not be written", "cause", refused)
				w.v.s.Dialogs.Confirm(dialog.Question{
					Title: locale.L(
						"This was not saved",
					), Text: refused.In(locale.Window()), Yes: locale.L("Choose another place"),
				}, elsewhere)
			default:
				w.v.s.Fail(err)
			}
		},
	)
}

func (w *saver) reportSaved(paths []string) {
	s := &saved{paths: paths}
	if w.v.s.Store.Sealed() {
		s.note = locale.L("The saved file is not sealed: keep it where nobody else can get it.")
	}
	w.showSaved(s)
	w.v.releases.handedOut(false, w.v.job())
}

// showSaved shows where the files are, and moves the keyboard back to where saving began.
func (w *saver) showSaved(s *saved) {
	w.saved = s
	w.v.preview.status.Set(w.folderText(), w.v.preview.lettersText())
	w.v.options.show()
}

// savedNotice shows where the files are, with a link to them.
func (w *saver) savedNotice() fyne.CanvasObject {
	paths := w.saved.paths
	if len(paths) == 0 { // it went to a printer
		return newNote(look.Green, w.saved.note, "", w.afterwards()...)
	}
	first := paths[0]
	data := locale.Values{"File": filepath.Base(first), "Count": len(paths), "Folder": fromHome(filepath.Dir(first))}
	text := locale.L("{{.File}} is saved in {{.Folder}}.", data)
	if len(paths) > 1 {
		text = locale.L("{{.Count}} files are saved in {{.Folder}}.", data)
	}
	if w.saved.note != "" {
		text = locale.L("{{.Saved}} {{.Note}}", locale.Values{"Saved": text, "Note": w.saved.note})
	}
	actions := []look.NoticeAction{{Text: locale.L("Show in folder"), Do: func() { w.pass(w.system.reveal, first) }}}
	if len(paths) == 1 {
		actions = append(
			actions,
			look.NoticeAction{Text: locale.L("Open"), Do: func() { w.pass(w.system.open, first) }},
		)
	}
	return newNote(look.Green, text, "", append(actions, w.afterwards()...)...)
}

// afterwards is what can be done with any document that went out.
func (w *saver) afterwards() (actions []look.NoticeAction) {
	if release, known := w.v.releases.quick(); known && w.v.releases.sendable() && !w.saved.sent {
		to := locale.Values{"Recipient": w.v.program.RecipientOf(&release, locale.Window())}
		note := func() { w.v.releases.note(release) }
		actions = append(actions, look.NoticeAction{Text: locale.L("Note as sent: {{.Recipient}}", to), Do: note})
	}
	if w.v.releases.sendable() {
		actions = append(actions, look.NoticeAction{Text: locale.L("Mark as sent…"), Do: w.v.releases.markSent})
	}
	if all, err := w.v.releases.outcomeOf(w.v.job()); err == nil && len(w.saved.paths) > 0 && unprinted(all.badges) {
		note := func() { w.v.releases.noteBadges(all.badges) }
		actions = append(actions, look.NoticeAction{Text: locale.L("Note as printed"), Do: note})
	}
	return append(actions, look.NoticeAction{Text: locale.L("Close"), Do: w.dismiss})
}

// unprinted reports whether the badge of one of some people is not noted as printed.
func unprinted(people []*program.Person) bool {
	return slices.ContainsFunc(people, func(p *program.Person) bool { return p.BadgePrinted.IsZero() })
}

func (w *saver) dismiss() {
	w.saved = nil
	w.v.options.show()
	w.v.s.Window.Canvas().Focus(w.v.options.save)
}

// pass passes a file to the operating system, off the window's goroutine.
func (w *saver) pass(to func(context.Context, string) error, path string) {
	work.Run(
		w.v.s.Runner,
		nil,
		func(ctx context.Context) (bool, error) { return true, to(ctx, path) },
		func(_ bool, err error) {
			if err != nil {
				w.v.s.Dialogs.Error(notOpened(path), err)
			}
		},
	)
}

func notOpened(path string) string {
	data := locale.Values{"File": filepath.Base(path), "Folder": fromHome(filepath.Dir(path))}
	return locale.L("No program on this computer could open {{.File}}. It is in {{.Folder}}: open it from there.", data)
}

// batch is what SaveAll made, and what it could not make.
type batch struct {
	jobs    []job // those that were made
	files   []request.File
	skipped []string
}

// SaveAll makes every document as it was last chosen, into one folder.
func (w *saver) SaveAll() {
	if w.v.program == nil || w.saving {
		return
	}
	w.saving = true
	p := w.v.program
	photos := w.v.s.Store
	now := w.v.s.Now()
	in := locale.Window()
	var jobs []job
	for _, d := range w.v.catalogue {
		if !d.AcceptsFiles() { // it holds the others once more
			jobs = append(jobs, w.v.jobs[d.ID])
		}
	}
	work.RunWithProgress(
		w.v.s.Runner,
		w.patient(locale.L("Making all documents")),
		func(ctx context.Context, step work.Step) (batch, error) {
			var all batch
			for i, o := range jobs {
				title := o.document.Title(in)
				step(i, len(jobs), title)
				files, err := makeFiles(ctx, o, p, photos, now, nil)
				if ctx.Err() != nil {
					return batch{}, ctx.Err()
				}
				if err != nil {
					all.skipped = append(
						all.skipped,
						locale.L(
							"{{.Document}} was not made: {{.Why}}",
							locale.Values{"Document": title, "Why": err.Error()},
						),
					)
					continue
				}
				all.jobs, all.files = append(all.jobs, o), append(all.files, files...)
			}
			step(len(jobs), len(jobs), "")
			return all, nil
		},
		w.onAllMade,
	)
}

func (w *saver) onAllMade(all batch, err error) {
	w.saving = false
	switch {
	case err != nil:
		w.v.s.Fail(err)
		return
	case len(all.files) == 0:
		w.v.s.Dialogs.Message(locale.L("Nothing was made"), strings.Join(all.skipped, "\n"))
		return
	}
	w.ready()
	var ask func()
	ask = func() {
		w.askFolder(locale.L("Save all documents in"), func(folder string) {
			w.saveIn(folder, all.files, ask, func(paths []string) {
				w.showSaved(&saved{paths: paths, note: strings.Join(all.skipped, "\n")})
				w.v.releases.handedOut(false, all.jobs...)
			})
		})
	}
	ask()
}

// patient is a progress dialog that opens only when the work takes longer than a moment.
func (w *saver) patient(title string) work.ProgressView {
	return &patientView{dialogs: w.v.s.Dialogs, runner: w.v.s.Runner, title: title}
}

type patientView struct {
	dialogs dialog.Dialogs
	runner  *work.Runner
	title   string
	view    work.ProgressView // nil until it opens
	waiting work.Latest
}

// Start opens the dialog after a moment.
func (p *patientView) Start(cancel func()) {
	p.runner.After(&p.waiting, waitBeforeMessage, func() {
		p.view = p.dialogs.Progress(p.title)
		p.view.Start(cancel)
	})
}

// Step shows how far the work has come.
func (p *patientView) Step(done, total int, note string) {
	if p.view != nil {
		p.view.Step(done, total, note)
	}
}

// Finish removes the dialog, or leaves it unopened.
func (p *patientView) Finish() {
	p.waiting.Cancel()
	if p.view != nil {
		p.view.Finish()
	}
}
