package desktop

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/store"
	"laurel/data/store/fault"
)

// problem is the page that is shown where the store could not be opened: why, and the backups that can take its place.
type problem struct {
	window  *window
	key     store.Key // that was typed; empty: none was
	page    *fyne.Container
	backups []store.BackupFile // the newest first
}

// problemPage is shown in place of the programs when the store could not be opened with the key. Nothing is written
// until a person decides.
func (w *window) problemPage(err error, key store.Key) fyne.CanvasObject {
	w.options.Log.Error("the store could not be opened", "cause", err)
	p := &problem{window: w, key: key}
	p.page = look.NewEmptyState(theme.WarningIcon(), session.Localized(err).Error(), locale.L("Try again"), p.tryAgain)
	// What another process has open, or a newer Laurel made, is not replaced.
	if w.options.StorePath != "" && !errors.Is(err, fault.ErrHeld) && !errors.Is(err, fault.ErrNewer) {
		p.read()
	}
	return p.page
}

func (p *problem) tryAgain() {
	p.window.show(look.NewLoadingState(locale.L("Opening your programs…")))
	p.window.open()
}

// read looks for backups and offers them.
func (p *problem) read() {
	w := p.window
	work.Run(w.session.Runner, nil, func(ctx context.Context) ([]store.BackupFile, error) {
		return store.Backups(ctx, w.session.Backups, p.key)
	}, func(found []store.BackupFile, err error) {
		if err != nil {
			w.session.Log.Warn("the backups could not be listed", "cause", err)
		}
		p.backups = slices.DeleteFunc(found, func(f store.BackupFile) bool { return f.Err != nil && !needsKey(f.Err) })
		p.offer()
	})
}

// needsKey reports whether a backup is whole as far as one knows without what opens it.
func needsKey(err error) bool {
	return errors.Is(err, fault.ErrSealed) || errors.Is(err, fault.ErrPassphrase)
}

// offer adds to the page what can be done.
func (p *problem) offer() {
	if len(p.backups) > 0 {
		newest := p.backups[0]
		text := locale.L("The newest backup ({{.When}}): {{.Content}}", locale.Values{
			"When": whenBackedUp(newest), "Content": contentOfBackup(newest),
		})
		p.page.Add(look.NewEmptyState(nil, text, "", nil))
		restore := look.NewButton(locale.L("Restore this backup…"), func() { p.ask(newest, p.key) })
		p.page.Add(container.NewCenter(restore))
		if len(p.backups) > 1 {
			p.page.Add(container.NewCenter(look.NewButton(locale.L("Another backup…"), p.choose)))
		}
	}
	p.page.Add(container.NewCenter(look.NewLink(locale.L("Restore from a file…"), p.open)))
	p.page.Refresh()
}

func whenBackedUp(f store.BackupFile) string { return locale.Window().ShortMoment(f.LocalTime()) }

// contentOfBackup is what is in a backup, as far as it can be opened.
func contentOfBackup(f store.BackupFile) string {
	if f.Err != nil {
		return locale.L("Sealed")
	}
	return inBackup(f).Text
}

// choose lists the backups.
func (p *problem) choose() {
	var options []form.Option
	for _, f := range p.backups {
		options = append(options, form.Option{ID: f.Path, Text: whenBackedUp(f), Detail: contentOfBackup(f)})
	}
	p.window.session.Dialogs.Choose(locale.L("Backups"), options, func(path string) {
		i := slices.IndexFunc(p.backups, func(f store.BackupFile) bool { return f.Path == path })
		p.ask(p.backups[i], p.key)
	})
}

// open asks for a backup that lies elsewhere.
func (p *problem) open() {
	filter := dialog.FileFilter{Name: locale.L("Backups"), Endings: []string{".laurel", ".db"}}
	p.window.session.Files.OpenFile("backups", locale.L("Restore from a file"), filter, func(path string) {
		p.lookInto(path, p.key, p.window.session.Failed)
	})
}

// lookInto asks about a backup that a key opens; refused gets why it does not.
func (p *problem) lookInto(path string, key store.Key, refused func(error)) {
	work.Run(p.window.session.Runner, nil, func(ctx context.Context) (store.BackupFile, error) {
		found := store.LookInto(ctx, store.BackupFile{Path: path}, key)
		if needsKey(found.Err) && key == p.key {
			return found, nil // another key is asked for
		}
		return found, found.Err
	}, func(found store.BackupFile, err error) {
		if err != nil {
			refused(err)
			return
		}
		refused(nil)
		p.ask(found, key)
	})
}

// ask restores a backup when the answer is yes. One that the key does not open asks for its passphrase first.
func (p *problem) ask(f store.BackupFile, key store.Key) {
	dialogs := p.window.session.Dialogs
	if needsKey(f.Err) {
		typed := form.NewPasswordField("passphrase", locale.L("Passphrase"))
		asked := form.New(locale.L("Backup of {{.When}}", locale.Values{"When": whenBackedUp(f)}), nil).Group("", typed)
		asked.SubmitText = locale.L("Open")
		asked.SubmitLater = func(done func(error)) {
			p.lookInto(f.Path, store.Key{Passphrase: typed.Value()}, func(err error) {
				if err != nil {
					err = form.Problems{"passphrase": wrongPassphrase()}
				}
				done(err)
			})
		}
		dialogs.ShowForm(asked)
		return
	}
	dialogs.Confirm(dialog.Question{
		Title: locale.L("Restore the backup of {{.When}}?", locale.Values{"When": whenBackedUp(f)}),
		Text: locale.Window().Labelled(locale.L("Contents of the backup"), inBackup(f).Text) + "\n" +
			locale.L("It replaces the file that cannot be opened; that file is kept next to it."),
		Yes: locale.L("Restore"),
	}, func() { p.restore(f, key) })
}

func (p *problem) restore(f store.BackupFile, key store.Key) {
	w := p.window
	w.show(look.NewLoadingState(locale.L("Opening your programs…")))
	work.Run(w.session.Runner, nil, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, store.Restore(ctx, f.Path, w.options.StorePath, key)
	}, func(_ struct{}, err error) {
		if err != nil {
			w.show(w.problemPage(err, key))
			return
		}
		w.openWith(key, func() { w.session.Dialogs.Toast(locale.L("The backup is restored."), "", nil) }, w.refused)
	})
}
