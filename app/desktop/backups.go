package desktop

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/store"
)

// backups makes backups by themselves, and is the list of them from which one restores.
type backups struct {
	window  *window
	reading work.Latest

	table   *table.Table[store.BackupFile]
	restore *look.Button
	close   func() // the list; nil: it is not shown
}

// betweenBackups is how often a backup is made while there is something new.
const betweenBackups = time.Hour

// eachHour makes a backup each hour while the window is open, and trims the log.
func (b *backups) eachHour(timers *work.Runner) {
	w := b.window
	timers.After(nil, betweenBackups, func() {
		if w.session.Store != nil {
			w.backups.make(store.AtWork, func(string) { w.backups.trim() })
		}
		w.backups.eachHour(timers)
	})
}

// trim merges what undo does not reach any more.
func (b *backups) trim() {
	s := b.window.session
	work.Run(s.Runner, nil, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.Store.Trim(ctx)
	}, func(_ struct{}, err error) {
		if err != nil {
			s.Log.Warn("the log was not trimmed", "cause", err) // nothing is lost; it is tried again
		}
	})
}

// make makes a backup in the folder of backups; then gets its path, or "" where nothing is new.
func (b *backups) make(reason store.Reason, then func(path string)) {
	s := b.window.session
	work.Run(s.Runner, nil, func(ctx context.Context) (string, error) {
		return s.Store.BackUpInto(ctx, s.Backups, reason)
	}, func(path string, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		b.window.showStatus(s.Program())
		then(path)
	})
}

// show lists the backups.
func (b *backups) show() {
	b.table = table.New(
		func(f store.BackupFile) string { return f.Path },
		table.Column[store.BackupFile]{
			ID: "when", Title: locale.L("When"), Weight: 1.2,
			Cell: func(f store.BackupFile) table.Cell {
				return table.Cell{Text: locale.Window().Moment(f.LocalTime()), Second: whyBackedUp(f)}
			},
			Kind: table.TwoLines,
		},
		table.Column[store.BackupFile]{
			ID: "what", Title: locale.L("What is in it"), Weight: 3, Kind: table.TwoLines,
			Cell: inBackup,
		},
	)
	b.restore = look.NewButton(locale.L("Restore this backup…"), func() {
		if f, is := b.table.Current(); is {
			b.ask(f)
		}
	})
	b.restore.Disable()
	b.table.OnCurrent = func(f store.BackupFile, is bool) {
		if is && f.Err == nil {
			b.restore.Enable()
		} else {
			b.restore.Disable()
		}
	}
	facts := look.NewParagraph(locale.L(
		"Laurel makes a backup at each start, each hour while there is something new, and before an import. "+
			"They are in {{.Folder}}. Keep one on a USB stick too.",
		locale.Values{"Folder": b.window.session.Backups}))
	buttons := look.Across(8,
		look.NewButton(locale.L("Back up now"), b.now),
		look.NewButton(locale.L("Back up elsewhere…"), b.elsewhere),
		look.NewButton(locale.L("Restore from a file…"), b.choose), look.Spring(), b.restore)
	content := container.NewBorder(nil, look.Down(8, facts, buttons), nil, nil, b.table)
	b.close = b.window.session.Dialogs.ShowContent(locale.L("Backups"), look.Pad(4, 4, 4, 4, content), 820, 520)
	b.read()
}

// read fills the list.
func (b *backups) read() {
	s := b.window.session
	work.Run(s.Runner, &b.reading, func(ctx context.Context) ([]store.BackupFile, error) {
		return s.Store.Backups(ctx, s.Backups)
	}, func(found []store.BackupFile, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		b.table.SetRows(found)
	})
}

// now makes a backup because somebody asks for it.
func (b *backups) now() {
	b.make(store.OnDemand, func(path string) {
		b.window.session.Dialogs.Toast(
			locale.L("Backed up to {{.File}}.", locale.Values{"File": filepath.Base(path)}), "", nil)
		b.read()
	})
}

// choose asks for a backup that lies elsewhere.
func (b *backups) choose() {
	filter := dialog.FileFilter{Name: locale.L("Backups"), Endings: []string{".laurel", ".db"}}
	b.window.session.Files.OpenFile("backups", locale.L("Restore from a file"), filter, b.offer)
}

// offer looks into a backup and asks whether it is to be restored.
func (b *backups) offer(path string) {
	s := b.window.session
	work.Run(s.Runner, nil, func(ctx context.Context) (store.BackupFile, error) {
		found := s.Store.LookInto(ctx, store.BackupFile{Path: path}, store.Key{})
		return found, found.Err
	}, func(found store.BackupFile, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		b.window.leaving(func() { b.ask(found) })
	})
}

// ask restores a backup when the answer is yes, after a backup of what is here.
func (b *backups) ask(f store.BackupFile) {
	s := b.window.session
	question := dialog.Question{
		Title: locale.L("Restore the backup of {{.When}}?",
			locale.Values{"When": locale.Window().Moment(f.LocalTime())}),
		Text: locale.Window().Labelled(locale.L("It holds"), inBackup(f).Text) + "\n" +
			locale.L("Everything that is here now is replaced by it. A backup of what is here is made first."),
		Yes:    locale.L("Restore"),
		Danger: true,
	}
	s.Dialogs.Confirm(question, func() {
		b.make(store.BeforeRestore, func(string) { b.replace(f) })
	})
}

func (b *backups) replace(f store.BackupFile) {
	s := b.window.session
	work.Run(s.Runner, nil, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.Store.RestoreFrom(ctx, f.Path, store.Key{})
	}, func(_ struct{}, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		if b.close != nil {
			b.close()
			b.close = nil
		}
		b.window.programs.read(b.window.programs.openFirst)
		s.Dialogs.Toast(locale.L("The backup is restored."), "", nil)
	})
}

// elsewhere copies everything into a file that the person names.
func (b *backups) elsewhere() {
	s := b.window.session
	suggested := "Laurel " + s.Today().String()
	s.Files.SaveFile("backups", locale.L("Back up everything"), suggested, ".laurel", func(path string) {
		work.Run(s.Runner, nil, func(ctx context.Context) (string, error) {
			return path, s.Store.Backup(ctx, path)
		}, func(path string, err error) {
			if err != nil {
				s.Fail(err)
				return
			}
			s.Dialogs.Toast(locale.L("Backed up to {{.File}}.", locale.Values{"File": path}), "", nil)
			b.window.showStatus(s.Program())
		})
	})
}

// last returns when the last backup was made, for the line at the bottom.
func (b *backups) last() string {
	at, ever := b.window.session.Store.LastBackup()
	if !ever {
		return locale.L("No backup yet")
	}
	return locale.L("Last backup {{.Time}}", locale.Values{"Time": shortTime(at.Local(), b.window.session.Now())})
}

// whyBackedUp returns why a backup was made, or the name that somebody gave it.
func whyBackedUp(f store.BackupFile) string {
	if f.Reason == "" {
		return filepath.Base(f.Path)
	}
	return locale.Window().Name("backup", string(f.Reason))
}

// inBackup describes what a backup holds: its programs with how many awardees and meetings.
func inBackup(f store.BackupFile) table.Cell {
	if f.Err != nil {
		why := session.Localized(f.Err).Error()
		return table.Cell{Text: locale.L("It cannot be restored"), Second: why, Tone: look.Red}
	}
	if len(f.Programs) == 0 {
		return table.Cell{Text: locale.L("No program")}
	}
	first := f.Programs[0]
	cell := table.Cell{Text: first.Name + ": " + backedUpText(first)}
	if more := len(f.Programs) - 1; more > 0 {
		cell.Second = locale.N("and {{.Count}} more programs", more)
	}
	return cell
}

func backedUpText(p store.BackedUp) string {
	return locale.N("{{.Count}} awardees", p.Awardees) + ", " + locale.N("{{.Count}} meetings planned", p.Meetings)
}
