package desktop

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/store"
	"laurel/data/store/fault"
	"laurel/data/wholefile"
)

// sealing seals the store, changes what opens it, and removes the seal.
type sealing struct {
	window    *window
	recipient string // of the office's recovery key; empty: there is none
}

// sealed reports whether a store is open, and sealed.
func (s *sealing) sealed() bool {
	return s.window.session.Store != nil && s.window.session.Store.Sealed()
}

// commands are those of a sealed store, or the one that seals it.
func (s *sealing) commands() []dialog.Command {
	commands := []dialog.Command{
		{ID: "store.seal", Title: locale.L("Seal the data with a passphrase…"), Action: s.seal},
	}
	if s.sealed() {
		commands = []dialog.Command{
			{
				ID: "store.lock", Title: locale.L("Lock now"), Shortcut: dialog.Ctrl(keyLock),
				Action: s.window.lock.close, Anytime: true,
			},
			{ID: "store.autolock", Title: locale.L("Lock automatically…"), Action: s.window.lock.ask},
			{ID: "store.rekey", Title: locale.L("Change the passphrase…"), Action: s.change},
			{ID: "store.office", Title: locale.L("Make a recovery key for the office…"), Action: s.office},
			{ID: "store.unseal", Title: locale.L("Remove the seal…"), Action: s.remove},
		}
	}
	for i := range commands {
		commands[i].Words = locale.L("encrypt encryption password passphrase security")
	}
	return commands
}

// declined is the preference that the offer to seal was declined.
const declined = "seal.declined"

// offer is the notice of the welcome page that offers to seal the data before anything is in it.
func (s *sealing) offer(page *fyne.Container) fyne.CanvasObject {
	var no bool
	s.window.session.Prefs.Load(declined, &no)
	if no || s.sealed() {
		return look.Down(0)
	}
	var notice fyne.CanvasObject
	notice = look.Fixed(520, 0, look.NewNotice(look.Green, locale.L("Protect what you will enter with a passphrase?"),
		locale.L("Laptops get stolen, and searched at borders: without a passphrase, anyone who has this one can "+
			"read every name in it. If you forget the passphrase and the office has no recovery key, the data is "+
			"gone."),
		look.NoticeAction{Text: locale.L("Seal the data with a passphrase…"), Do: s.seal},
		look.NoticeAction{Text: locale.L("Not now"), Do: func() {
			s.window.session.Prefs.Save(declined, true)
			notice.Hide()
			page.Refresh()
		}},
	))
	return notice
}

// sign is the button in the header that shows whether the store is sealed: pressed it locks, or offers to seal.
func (s *sealing) sign() *look.Button {
	if s.sealed() {
		return look.NewIconButton(closedLock, locale.L("Sealed. Lock now"), s.window.lock.close)
	}
	return look.NewIconButton(openLock, locale.L("Not sealed. Seal the data with a passphrase"), s.seal)
}

// state is whether the store is sealed, for the line at the bottom.
func (s *sealing) state() string {
	if s.sealed() {
		return locale.L("Sealed")
	}
	return locale.L("Not sealed")
}

// advice is what is still to be done so that nobody else reads the data.
func (s *sealing) advice() string {
	if s.sealed() {
		return locale.L("The data is sealed with your passphrase. Files that you save or print are not: keep them " +
			"where nobody else can get them, and turn on your laptop’s disk encryption too.")
	}
	return locale.L("The data is not sealed: set a passphrase, turn on your laptop’s disk encryption, and keep the " +
		"folder off synchronised and network drives.")
}

// leastPassphrase is how many characters a passphrase has at least.
const leastPassphrase = 12

// newPassphrase is a passphrase that is typed twice.
type newPassphrase struct{ first, again *form.TextField }

func askPassphrase() *newPassphrase {
	p := &newPassphrase{
		first: form.NewPasswordField("passphrase", locale.L("New passphrase")),
		again: form.NewPasswordField("again", locale.L("Repeat the passphrase")),
	}
	p.measure()
	return p
}

// measure writes below the field how good the passphrase is.
func (p *newPassphrase) measure() {
	typed := p.first.Value()
	length, words := utf8.RuneCountInString(typed), len(strings.Fields(typed))
	switch {
	case length == 0:
		p.first.SetHelp(locale.L("Four or five words that have nothing to do with one another are good, " +
			"and easy to remember."))
	case length < leastPassphrase:
		p.first.SetHelp(locale.N("Too short: {{.Count}} more characters needed.", leastPassphrase-length))
	case length < leastPassphrase+6 && words < 4:
		p.first.SetHelp(locale.L("Enough. Longer is better."))
	default:
		p.first.SetHelp(locale.L("Strong."))
	}
}

// check is why the passphrase cannot be accepted, by field; nil where it can.
func (p *newPassphrase) check() error {
	switch {
	case utf8.RuneCountInString(p.first.Value()) < leastPassphrase:
		return form.Problems{
			"passphrase": locale.N("A passphrase has at least {{.Count}} characters.", leastPassphrase),
		}
	case p.first.Value() != p.again.Value():
		return form.Problems{"again": locale.L("The two passphrases do not match.")}
	}
	return nil
}

// seal asks for a passphrase and seals the store with it.
func (s *sealing) seal() {
	f, p := s.passphraseForm(locale.L("Seal the data with a passphrase"), locale.L("Seal the data"),
		locale.L("Everything Laurel keeps is encrypted, and so are its backups. "+
			"Without the passphrase nobody can read it, not even you."))
	s.show(f, func() {
		key := store.Key{Passphrase: p.first.Value()}
		s.replace(locale.L("Sealing your data…"), store.Key{}, key, func(ctx context.Context, path string) error {
			return store.Seal(ctx, path, store.Sealing{Passphrase: key.Passphrase})
		}, s.sealedNow)
	})
}

// sealedNow offers a recovery key, since a passphrase can be forgotten.
func (s *sealing) sealedNow() {
	s.window.session.Dialogs.Confirm(dialog.Question{
		Title: locale.L("Your data is sealed"),
		Text: locale.L("If you forget the passphrase, the data cannot be recovered, " +
			"unless the office has a recovery key."),
		Yes: locale.L("Make a recovery key…"), No: locale.L("Without one"),
	}, s.office)
}

// form makes a form that ends with a change of the seal. Nothing in it is worth a question when it is left.
func (s *sealing) form(title, submit string, check func() error) *form.Form {
	f := form.New(title, check)
	f.SubmitText = submit
	f.Discard = func(yes func()) { yes() }
	return f
}

// passphraseForm is a form that asks for a new passphrase.
func (s *sealing) passphraseForm(title, submit, note string) (*form.Form, *newPassphrase) {
	p := askPassphrase()
	f := s.form(title, submit, p.check)
	f.Note(look.NewParagraph(note))
	f.Group("", p.first, p.again)
	f.OnChanged = p.measure
	return f, p
}

// change asks for another passphrase.
func (s *sealing) change() {
	now, p := s.present(), askPassphrase()
	f := s.form(locale.L("Change the passphrase"), locale.L("Change the passphrase"), nil)
	f.Group("", now, p.first, p.again)
	f.OnChanged = p.measure
	f.SubmitLater = s.checked(now, p.check)
	s.show(f, func() { s.rekey(store.Key{Passphrase: now.Value()}, p.first.Value()) })
}

// present is the field of the passphrase that opens the store today.
func (s *sealing) present() *form.TextField {
	return form.NewPasswordField("present", locale.L("Current passphrase"))
}

// checked answers a form: with what check returns, then with whether the field has the passphrase of today.
func (s *sealing) checked(present *form.TextField, check func() error) func(done func(error)) {
	return func(done func(error)) {
		if err := check(); err != nil {
			done(err)
			return
		}
		path, key := s.window.session.Store.Path(), store.Key{Passphrase: present.Value()}
		if key.Passphrase == "" {
			done(form.Problems{"present": locale.L("Type your passphrase.")})
			return
		}
		work.Run(s.window.session.Runner, nil, func(ctx context.Context) (struct{}, error) {
			defer debug.FreeOSMemory()
			return struct{}{}, store.TryKey(ctx, path, key)
		}, func(_ struct{}, err error) {
			switch {
			case errors.Is(err, fault.ErrPassphrase):
				err = form.Problems{"present": wrongPassphrase()}
			case err != nil:
				err = session.Localized(err)
			}
			done(err)
		})
	}
}

// renewPassphrase asks for a passphrase after the store was opened by the recovery key, since the old one is forgotten.
func (s *sealing) renewPassphrase(key store.Key) {
	f, p := s.passphraseForm(locale.L("Choose a new passphrase"), locale.L("Change the passphrase"),
		locale.L("The recovery key has opened your data. Until you choose a new passphrase, only the old one and the "+
			"recovery key open it."))
	s.show(f, func() { s.rekey(key, p.first.Value()) })
}

func (s *sealing) rekey(now store.Key, passphrase string) {
	how := store.Sealing{Passphrase: passphrase, Office: s.recipient}
	s.replace(locale.L("Changing the passphrase…"), now, store.Key{Passphrase: passphrase},
		func(ctx context.Context, path string) error { return store.Rekey(ctx, path, now, how) },
		func() { s.window.session.Dialogs.Toast(locale.L("The passphrase is changed."), "", nil) })
}

// office makes a recovery key, which is shown once and saved in a file, and seals the store for it too.
func (s *sealing) office() {
	secret, recipient, err := store.NewRecoveryKey()
	if err != nil {
		s.window.session.Fail(err)
		return
	}
	present, saved := s.present(), false
	f := s.form(locale.L("Make a recovery key for the office"), locale.L("Use this key"), nil)
	f.Note(look.NewParagraph(locale.L("Anyone who has this key can open your data without the passphrase. Keep it " +
		"away from the laptop: on a USB stick in the office’s safe, or on paper.")))
	f.Note(look.NewParagraph(secret))
	f.Group("", present)
	f.AddButton(look.NewButton(locale.L("Save the key to a file…"), func() {
		s.saveKey(secret, recipient, func() { saved = true })
	}))
	f.SubmitLater = s.checked(present, func() error {
		if !saved {
			return errors.New(locale.L("Save the key to a file first: it is shown only once."))
		}
		return nil
	})
	s.show(f, func() { s.useOffice(store.Key{Passphrase: present.Value()}, recipient) })
}

// useOffice seals the store for a recovery key too. Its recipient is kept when the store is closed for that: should the
// sealing be cancelled, a recipient without its key does no harm.
func (s *sealing) useOffice(key store.Key, recipient string) {
	s.recipient = recipient
	s.replace(locale.L("Setting up the recovery key…"), key, key, func(ctx context.Context, path string) error {
		return store.Rekey(ctx, path, key, store.Sealing{Passphrase: key.Passphrase, Office: recipient})
	}, func() { s.window.session.Dialogs.Toast(locale.L("The recovery key opens your data now."), "", nil) })
}

// saveKey writes a recovery key into a file, in the form that age reads.
func (s *sealing) saveKey(secret, recipient string, done func()) {
	current := s.window.session
	text := "# " + locale.L("Recovery key for Laurel. Keep it in a safe.") + "\n# " + recipient + "\n" + secret + "\n"
	current.Files.SaveFile("recovery", locale.L("Save the recovery key"), locale.L("Laurel recovery key"), ".txt",
		func(path string) {
			work.Run(current.Runner, nil, func(context.Context) (struct{}, error) {
				staged, err := wholefile.StageBytes(path, []byte(text))
				if err != nil {
					return struct{}{}, err
				}
				return struct{}{}, staged.Replace()
			}, func(_ struct{}, err error) {
				if err != nil {
					current.Fail(err)
					return
				}
				done()
			})
		})
}

// remove asks for the passphrase and removes the seal.
func (s *sealing) remove() {
	present := s.present()
	f := s.form(locale.L("Remove the seal"), locale.L("Remove the seal"), nil)
	f.Note(look.NewNotice(look.Red, locale.L("Anyone who has this laptop will be able to read the data"),
		locale.L("Names, passports, telephone numbers, photos and stories will be on the disk unencrypted. Existing "+
			"backups stay sealed with the current passphrase.")))
	f.Group("", present)
	f.SubmitLater = s.checked(present, func() error { return nil })
	s.show(f, func() {
		key := store.Key{Passphrase: present.Value()}
		s.replace(locale.L("Removing the seal…"), key, store.Key{},
			func(ctx context.Context, path string) error { return store.Unseal(ctx, path, key) },
			func() { s.window.session.Dialogs.Toast(locale.L("The data is no longer sealed."), "", nil) })
	})
}

// show shows a form, and calls then once it is accepted and nothing typed elsewhere would be lost.
func (s *sealing) show(f *form.Form, then func()) {
	f.OnClosed = func(saved bool) {
		if saved {
			s.window.leaving(then)
		}
	}
	s.window.session.Dialogs.ShowForm(f)
}

// replace closes the store, changes the closed files and opens them with another key. When that fails or is cancelled
// the files are as they were: they are opened with the key of before, and what happened is shown.
func (s *sealing) replace(
	title string, before, after store.Key, change func(context.Context, string) error, done func(),
) {
	w := s.window
	path := w.session.Store.Path()
	w.clear(look.NewLoadingState(title), w.ending(), func(err error) {
		if err != nil {
			w.show(w.problemPage(err, before))
			return
		}
		work.RunWithProgress(w.session.Runner, w.session.Dialogs.Progress(title),
			func(ctx context.Context, _ work.Step) (struct{}, error) { return struct{}{}, change(ctx, path) },
			func(_ struct{}, err error) {
				if err == nil {
					w.openWith(after, done, w.refused)
					return
				}
				failed := err
				w.openWith(before, func() { w.session.Fail(failed) }, w.refused)
			})
	})
}
