package reports

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/reports/shell"
	"laurel/app/documents"
	"laurel/data/locale"
	"laurel/data/program"
)

// saved is what was saved last, for the notice that says where it is.
type saved struct {
	paths []string
	note  string // what else is to be said
}

// folderKind names the folder of a program's files to the file picker and the preferences.
func (v *Screen) folderKind() string { return "exports." + string(v.program.ID) }

// folder is where this program's files go: the folder chosen last, else one of its own in Documents.
func (v *Screen) folder() string {
	if chosen := v.s.Prefs.Folder(v.folderKind()); chosen != "" {
		return chosen
	}
	return filepath.Join(home(), "Documents", "Laurel", documents.FolderName(v.program.Name))
}

func home() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	return home
}

// folderText says where files go.
func (v *Screen) folderText() string {
	return locale.L("Files go to {{.Folder}}", map[string]any{"Folder": fromHome(v.folder())})
}

// fromHome writes a folder below the home folder from there on, as people know it.
func fromHome(folder string) string {
	if below, err := filepath.Rel(home(), folder); err == nil && below != "." && filepath.IsLocal(below) {
		return below
	}
	return folder
}

// ready makes the folder, since the file picker starts only in one that is there. What fails here fails again, and is said, when a file is
// written.
func (v *Screen) ready() {
	folder := v.folder()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		v.s.Log.Warn("output folder", "cause", err)
		return
	}
	v.s.Prefs.SetFolder(v.folderKind(), folder)
}

// ChooseFolder asks where this program's files are to go.
func (v *Screen) ChooseFolder() {
	if v.program == nil {
		return
	}
	v.ready()
	v.s.Files.Folder(v.folderKind(), locale.L("Where files go"), func(path string) {
		v.s.Prefs.SetFolder(v.folderKind(), path)
		if v.made != nil {
			v.preview.status.Set(v.folderText(), v.lettersText())
		}
	})
}

// Save makes the document and asks where to put it.
func (v *Screen) Save() {
	if len(v.order().audiences()) > 1 {
		v.saveGroups()
		return
	}
	v.withFiles(func(files []documents.File) { v.askWhere(files) })
}

// withFiles makes the document as it was chosen and hands over its files: what the preview shows, when that is up to date and no secret is
// missing from it, else made anew with progress and a way to stop.
func (v *Screen) withFiles(then func([]documents.File)) {
	if v.program == nil || v.saving {
		return
	}
	v.confirmFindings(func() {
		if m := v.made; m != nil && !v.stale && m.refusal == nil && m.program == v.program && m.order.document.ID == v.chosen && len(v.order().secrets) == 0 {
			then(m.files)
			return
		}
		v.saving = true
		o, p, photos, now := v.order(), v.program, v.s.Store, v.s.Now()
		title := o.document.Title(locale.Language(v.s.Language()))
		work.RunWithProgress(v.s.Runner, v.patient(locale.L("Making: {{.Document}}", map[string]any{"Document": title})),
			func(ctx context.Context, step work.Step) ([]documents.File, error) {
				return makeFiles(ctx, o, p, photos, now, func(done, total int) { step(done, total, "") })
			}, func(files []documents.File, err error) {
				v.saving = false
				if err != nil {
					v.s.Fail(err)
					return
				}
				then(files)
			})
	})
}

func makeFiles(ctx context.Context, o order, p *program.Program, photos program.Photos, now time.Time, progress func(done, total int)) ([]documents.File, error) {
	request := o.request(p, false)
	if o.format() == documents.CSV {
		request = o.request(p, true) // a table has no password
	}
	request.Photos, request.Now, request.Progress = photos, now, progress
	request.Log, _ = photos.(documents.ChangeLog)
	var err error
	if request.Attachments, err = o.attached(); err != nil {
		return nil, err
	}
	return o.document.Make(ctx, request)
}

// confirmFindings asks before something goes out that cannot be as it should.
func (v *Screen) confirmFindings(proceed func()) {
	text := ""
	if v.made != nil && v.made.order.document.ID == v.chosen {
		for _, f := range v.made.findings {
			if f.Rule == documents.RuleMissingLetters {
				text = f.Text
			}
		}
	}
	if text == "" {
		proceed()
		return
	}
	v.s.Dialogs.Confirm(dialog.Question{Title: locale.L("Letters are missing"), Text: text, Yes: locale.L("Make it anyway"), Danger: true}, proceed)
}

// askWhere asks for a file's place and name, or for the folder of several.
func (v *Screen) askWhere(files []documents.File) {
	v.ready()
	if len(files) != 1 {
		v.askFolder(locale.L("Save {{.Count}} files in", map[string]any{"Count": len(files)}), func(folder string) {
			v.saveIn(folder, files, func() { v.askWhere(files) }, v.tellSaved)
		})
		return
	}
	file := files[0]
	ending := filepath.Ext(file.Name)
	suggested := file.Name[:len(file.Name)-len(ending)]
	v.s.Files.SaveFile(v.folderKind(), locale.L("Save the document"), suggested, ending, func(path string) {
		named := []documents.File{{Name: filepath.Base(path), Data: file.Data}}
		v.write(filepath.Dir(path), named, func() { v.askWhere(files) }, v.tellSaved)
	})
}

func (v *Screen) askFolder(title string, picked func(string)) {
	v.s.Files.Folder(v.folderKind(), title, func(folder string) {
		v.s.Prefs.SetFolder(v.folderKind(), folder)
		picked(folder)
	})
}

// saveIn writes several files into a folder, and asks first when others of that name are there.
func (v *Screen) saveIn(folder string, files []documents.File, elsewhere func(), done func(paths []string)) {
	write := func() { v.write(folder, files, elsewhere, done) }
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
	v.s.Dialogs.Confirm(dialog.Question{
		Title: locale.L("Replace {{.Count}} of {{.All}} files?", map[string]any{"Count": there, "All": len(files)}),
		Text:  locale.L("Files with these names are already in {{.Folder}}. They are replaced only when the new ones are complete.", map[string]any{"Folder": folder}),
		Yes:   locale.L("Replace"), Danger: true,
	}, write)
}

// write puts the files on disk. When that fails the old files are as they were, and elsewhere asks for another place.
func (v *Screen) write(folder string, files []documents.File, elsewhere func(), done func(paths []string)) {
	if v.saving {
		return
	}
	v.saving = true
	work.RunWithProgress(v.s.Runner, v.patient(locale.L("Saving")), func(ctx context.Context, _ work.Step) ([]string, error) {
		return documents.Write(ctx, folder, files)
	}, func(paths []string, err error) {
		v.saving = false
		var refused *documents.WriteError
		switch {
		case err == nil:
			done(paths)
		case errors.As(err, &refused) && elsewhere != nil:
			v.s.Log.Error(refused.Error(), "cause", refused.Unwrap())
			v.s.Dialogs.Confirm(dialog.Question{
				Title: locale.L("That was not saved"), Text: refused.In(locale.Language(v.s.Language())), Yes: locale.L("Choose another place"),
			}, elsewhere)
		default:
			v.s.Fail(err)
		}
	})
}

func (v *Screen) tellSaved(paths []string) {
	v.tell(&saved{paths: paths})
	v.handedOut(v.order())
}

// tell shows where the files are, and gives the keyboard back to where saving began.
func (v *Screen) tell(s *saved) {
	v.saved = s
	v.preview.status.Set(v.folderText(), v.lettersText())
	v.head.show()
}

// savedNotice says where the files are, and leads there.
func (v *Screen) savedNotice() fyne.CanvasObject {
	paths := v.saved.paths
	first := paths[0]
	data := map[string]any{"File": filepath.Base(first), "Count": len(paths), "Folder": fromHome(filepath.Dir(first))}
	text := locale.L("{{.File}} is saved in {{.Folder}}.", data)
	if len(paths) > 1 {
		text = locale.L("{{.Count}} files are saved in {{.Folder}}.", data)
	}
	if v.saved.note != "" {
		text = locale.L("{{.Saved}} {{.Note}}", map[string]any{"Saved": text, "Note": v.saved.note})
	}
	actions := []look.NoticeAction{{Text: locale.L("Show in folder"), Do: func() { v.hand(v.system.reveal, first) }}}
	if len(paths) == 1 {
		actions = append(actions, look.NoticeAction{Text: locale.L("Open"), Do: func() { v.hand(v.system.open, first) }})
	}
	if v.sendable() {
		actions = append(actions, look.NoticeAction{Text: locale.L("Mark as sent…"), Do: v.markSent})
	}
	actions = append(actions, look.NoticeAction{Text: locale.L("Close"), Do: v.dismiss})
	return newNote(look.Green, text, "", actions...)
}

func (v *Screen) dismiss() {
	v.saved = nil
	v.head.show()
	v.s.Window.Canvas().Focus(v.head.save)
}

// hand gives a file to the operating system, off the window's goroutine.
func (v *Screen) hand(to func(context.Context, string) error, path string) {
	work.Run(v.s.Runner, nil, func(ctx context.Context) (bool, error) { return true, to(ctx, path) }, func(_ bool, err error) {
		if err != nil {
			v.s.Dialogs.Error(notOpened(path), err)
		}
	})
}

func notOpened(path string) string {
	data := map[string]any{"File": filepath.Base(path), "Folder": fromHome(filepath.Dir(path))}
	return locale.L("No program on this computer took {{.File}}. It is in {{.Folder}}: open it from there.", data)
}

// Print writes the pages into the program's folder and hands them to the system. Nothing is left in a temporary folder, where others could
// find it later.
func (v *Screen) Print() {
	if v.program == nil || v.order().format() != documents.PDF {
		return
	}
	v.withFiles(func(files []documents.File) {
		v.write(v.folder(), files, func() { v.askFolder(locale.L("Write the pages into"), func(string) { v.Print() }) }, v.printSaved)
	})
}

func (v *Screen) printSaved(paths []string) {
	v.handedOut(v.order())
	if len(paths) > 1 {
		v.tell(&saved{paths, locale.L("Several files are not printed at once: print them from their folder, or choose one file for all.")})
		v.hand(v.system.reveal, paths[0])
		return
	}
	path, send := paths[0], v.system.send
	work.Run(v.s.Runner, nil, func(ctx context.Context) (shell.Printing, error) { return send(ctx, path) }, func(how shell.Printing, err error) {
		if err != nil {
			v.s.Dialogs.Error(notOpened(path), err)
		}
		note := ""
		if err == nil {
			note = printText(how)
		}
		v.tell(&saved{[]string{path}, note})
	})
}

// printText says what has happened, and what is left to do.
func printText(how shell.Printing) string {
	switch how {
	case shell.Printed:
		return locale.L("Your PDF program was asked to print it on the usual printer.")
	case shell.InPreview:
		return locale.L("Preview shows it: press Cmd+P there.")
	}
	return locale.L("Your PDF program shows it: press Ctrl+P there.")
}

// batch is what SaveAll made, and what it could not make.
type batch struct {
	orders  []order // those that were made
	files   []documents.File
	skipped []string
}

// SaveAll makes every document as it was last chosen, into one folder.
func (v *Screen) SaveAll() {
	if v.program == nil || v.saving {
		return
	}
	v.saving = true
	p, photos, now, in := v.program, v.s.Store, v.s.Now(), v.s.Language()
	var orders []order
	for _, d := range v.catalogue {
		if d.ID != packetID { // it holds the others once more
			orders = append(orders, v.orders[d.ID])
		}
	}
	work.RunWithProgress(v.s.Runner, v.patient(locale.L("Making all documents")), func(ctx context.Context, step work.Step) (batch, error) {
		var all batch
		for i, o := range orders {
			title := o.document.Title(locale.Language(in))
			step(i, len(orders), title)
			files, err := makeFiles(ctx, o, p, photos, now, nil)
			if ctx.Err() != nil {
				return batch{}, ctx.Err()
			}
			if err != nil {
				all.skipped = append(all.skipped, locale.L("{{.Document}} was not made: {{.Why}}", map[string]any{"Document": title, "Why": err.Error()}))
				continue
			}
			all.orders, all.files = append(all.orders, o), append(all.files, files...)
		}
		step(len(orders), len(orders), "")
		return all, nil
	}, v.onAllMade)
}

func (v *Screen) onAllMade(all batch, err error) {
	v.saving = false
	switch {
	case err != nil:
		v.s.Fail(err)
		return
	case len(all.files) == 0:
		v.s.Dialogs.Message(locale.L("Nothing was made"), strings.Join(all.skipped, "\n"))
		return
	}
	v.ready()
	var ask func()
	ask = func() {
		v.askFolder(locale.L("Save all documents in"), func(folder string) {
			v.saveIn(folder, all.files, ask, func(paths []string) {
				v.tell(&saved{paths, strings.Join(all.skipped, "\n")})
				v.handedOut(all.orders...)
			})
		})
	}
	ask()
}

// patient is a progress dialog that opens only when the work takes longer than a moment.
func (v *Screen) patient(title string) work.ProgressView {
	return &patientView{dialogs: v.s.Dialogs, runner: v.s.Runner, title: title}
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
	p.runner.After(&p.waiting, waitBeforeSaying, func() {
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

// Finish takes the dialog away, or leaves it unopened.
func (p *patientView) Finish() {
	p.waiting.Cancel()
	if p.view != nil {
		p.view.Finish()
	}
}
