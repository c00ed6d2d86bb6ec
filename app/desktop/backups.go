package desktop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/history"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/store"
	"laurel/data/store/fault"
)

// backups makes backups by themselves, and is the list of them from which one restores.
type backups struct {
	window  *window
	reading work.Latest
	first   work.Latest // waits for the one after a program was opened

	table   *table.Table[store.BackupFile]
	look    *look.Button
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

// beforeFirst is how long the first backup waits, so that it keeps no processor from the first frame.
const beforeFirst = 2 * time.Second

// soon makes a backup once the window has drawn what was opened.
func (b *backups) soon() {
	s := b.window.session
	s.Runner.After(&b.first, beforeFirst, func() {
		if s.Store != nil {
			b.make(store.AtWork, func(string) {})
		}
	})
}

// make makes a backup in the folder of backups; then gets its path, or "" where nothing is new.
func (b *backups) make(reason store.Reason, then func(path string)) {
	s := b.window.session
	work.Run(s.Runner, nil, func(ctx context.Context) (string, error) {
		return s.Store.Copies().BackUpInto(ctx, s.Backups, reason)
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
				return table.Cell{Text: locale.Window().ShortMoment(f.LocalTime()), Second: whyBackedUp(f)}
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
			b.ask(f, store.Key{})
		}
	})
	b.look = look.NewButton(locale.L("Browse it…"), func() {
		if f, is := b.table.Current(); is {
			b.lookInto(f, store.Key{})
		}
	})
	allow := func(f store.BackupFile, is bool) {
		b.restore.SetEnabled(is && f.Err == nil)
		b.look.SetEnabled(is && f.Err == nil)
	}
	allow(store.BackupFile{}, false)
	b.table.Remember(b.window.session.Prefs, "backups")
	b.table.Actions = func([]store.BackupFile) []*fyne.MenuItem { return look.ItemsOf(b.look, b.restore) }
	b.table.OnCurrent = allow
	b.table.OnOpen = func(f store.BackupFile) {
		if f.Err == nil {
			b.lookInto(f, store.Key{})
		}
	}
	facts := look.NewParagraph(locale.L(
		"Laurel makes a backup at each start, each hour while there is something new, and before an import. "+
			"They are in {{.Folder}}. Keep one on a USB stick too.",
		locale.Values{"Folder": b.window.session.Backups}))
	buttons := look.Flow(8,
		look.NewButton(locale.L("Back up now"), b.now),
		look.NewButton(locale.L("Back up elsewhere…"), b.elsewhere),
		look.NewButton(locale.L("Restore from a file…"), b.choose), look.Spring(), b.look, b.restore)
	foot := look.Down(8, facts)
	if folder := b.folder(); folder != "" {
		again := locale.L("Back up to {{.Folder}}", locale.Values{"Folder": folder})
		foot.Add(look.Flow(0, look.NewLink(again, func() { b.backUpTo(b.inFolder(folder)) })))
	}
	foot.Add(buttons)
	content := container.NewBorder(nil, foot, nil, nil, b.table)
	b.close = b.window.session.Dialogs.ShowContent(locale.L("Backups"), look.Pad(4, 4, 4, 4, content), 980, 520)
	b.read()
}

// count returns how many backups are in the folder of backups.
func (b *backups) count() int {
	found, _ := filepath.Glob(filepath.Join(b.window.session.Backups, "*"+backupEnding)) // the pattern is well-formed
	return len(found)
}

// backupEnding is the ending of a backup's file.
const backupEnding = ".laurel"

// read fills the list.
func (b *backups) read() {
	s := b.window.session
	work.Run(s.Runner, &b.reading, func(ctx context.Context) ([]store.BackupFile, error) {
		return s.Store.Copies().Backups(ctx, s.Backups)
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

// offer looks into a backup that was opened, and offers to restore it or to look at what is in it.
func (b *backups) offer(path string) { b.offerWith(path, store.Key{}, func(error) {}) }

// offerWith is offer with a key; done gets why it does not open the backup.
func (b *backups) offerWith(path string, key store.Key, done func(error)) {
	s := b.window.session
	work.Run(s.Runner, nil, func(ctx context.Context) (store.BackupFile, error) {
		found := s.Store.Copies().LookInto(ctx, store.BackupFile{Path: path}, key)
		return found, found.Err
	}, func(found store.BackupFile, err error) {
		switch {
		case errors.Is(err, fault.ErrSealed):
			b.askKey(path)
		case errors.Is(err, fault.ErrPassphrase) && key != (store.Key{}):
			done(err)
		case err != nil:
			s.Fail(err)
		default:
			done(nil)
			b.window.leaving(func() { b.present(found, key) })
		}
	})
}

// askKey asks for the passphrase of a backup that was sealed with another one.
func (b *backups) askKey(path string) {
	typed := form.NewPasswordField("passphrase", locale.L("Passphrase"))
	f := form.New(locale.L("This backup was sealed with another passphrase"), nil).Group("", typed)
	f.SubmitText = locale.L("Open")
	f.SubmitLater = func(done func(error)) {
		b.offerWith(path, store.Key{Passphrase: typed.Value()}, func(err error) {
			if err != nil {
				err = form.Problems{"passphrase": wrongPassphrase()}
			}
			done(err)
		})
	}
	b.window.session.Dialogs.ShowForm(f)
}

// present shows what a backup is and what can be done with it.
func (b *backups) present(f store.BackupFile, key store.Key) {
	var shut func()
	and := func(do func(store.BackupFile, store.Key)) func() {
		return func() {
			shut()
			do(f, key)
		}
	}
	cell := inBackup(f)
	content := look.Down(16,
		look.NewParagraph(locale.Joined("\n", cell.Text, cell.Second)),
		look.NewParagraph(locale.L("See what is in it and bring back single records, or restore all of it.")),
		look.Flow(8, look.NewPrimaryButton(locale.L("Browse it…"), and(b.lookInto)),
			look.NewButton(locale.L("Restore this backup…"), and(b.ask))))
	title := locale.L("Backup of {{.When}}", locale.Values{"When": locale.Window().ShortMoment(f.LocalTime())})
	shut = b.window.session.Dialogs.ShowContent(title, content, 520, 260)
}

// lookInto compares a backup with today, to bring single records back.
func (b *backups) lookInto(f store.BackupFile, key store.Key) {
	history.ShowBackup(b.window.session, f.Path, locale.Window().ShortMoment(f.LocalTime()), key)
}

// ask restores a backup when the answer is yes, after a backup of what is here.
func (b *backups) ask(f store.BackupFile, key store.Key) {
	s := b.window.session
	question := dialog.Question{
		Title: locale.L("Restore the backup of {{.When}}?",
			locale.Values{"When": locale.Window().ShortMoment(f.LocalTime())}),
		Text: locale.Window().Labelled(locale.L("Contents of the backup"), inBackup(f).Text) + "\n" +
			locale.L("It replaces everything that is here now. A backup of what is here is made first."),
		Yes:    locale.L("Restore"),
		Danger: true,
	}
	s.Dialogs.Confirm(question, func() {
		b.make(store.BeforeRestore, func(string) { b.replace(f, key) })
	})
}

func (b *backups) replace(f store.BackupFile, key store.Key) {
	s := b.window.session
	work.Run(s.Runner, nil, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.Store.RestoreFrom(ctx, f.Path, key)
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

// elsewhere copies everything into a file that the person names, whose folder is remembered.
func (b *backups) elsewhere() {
	s := b.window.session
	suggested := "Laurel " + s.Today().String()
	s.Files.SaveFile("backups", locale.L("Back up everything"), suggested, ".laurel", func(path string) {
		s.Prefs.Save(backupFolder, filepath.Dir(path))
		b.backUpTo(path)
	})
}

// backupFolder is the preference of the folder, such as one of a USB stick, into which somebody backed up last.
const backupFolder = "backup.folder"

// folder returns the folder of the last backup elsewhere, while it is there.
func (b *backups) folder() (folder string) {
	b.window.session.Prefs.Load(backupFolder, &folder)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return ""
	}
	return folder
}

// inFolder is a name of today's in a folder; what is there already stays.
func (b *backups) inFolder(folder string) string {
	name := filepath.Join(folder, "Laurel "+b.window.session.Today().String())
	for path, n := name+".laurel", 2; ; path, n = fmt.Sprintf("%s-%d.laurel", name, n), n+1 {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

// backUpTo writes a backup and opens it to see what is in it.
func (b *backups) backUpTo(path string) {
	s := b.window.session
	work.Run(s.Runner, nil, func(ctx context.Context) (store.BackupFile, error) {
		if err := s.Store.Backup(ctx, path); err != nil {
			return store.BackupFile{}, err
		}
		found := s.Store.Copies().LookInto(ctx, store.BackupFile{Path: path}, store.Key{})
		return found, found.Err
	}, func(found store.BackupFile, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		s.Dialogs.Toast(locale.L("Backed up to {{.File}} and checked: {{.Content}}",
			locale.Values{"File": path, "Content": inBackup(found).Text}), "", nil)
		b.window.showStatus(s.Program())
	})
}

// last returns when the last backup was made, for the line at the bottom.
func (b *backups) last() string {
	at, ever := b.window.session.Store.Copies().LastBackup()
	if !ever {
		return locale.L("No backup yet")
	}
	return locale.L("Last backup {{.Time}}", locale.Values{"Time": shortTime(at.Local(), b.window.session.Now())})
}

// whyBackedUp returns why a backup was made, or the name that somebody chose for it.
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
