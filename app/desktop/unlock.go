package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/store"
	"laurel/data/store/fault"
)

// closedLock and openLock are the signs of a store that is sealed, and of one that is not.
var (
	closedLock = fyne.NewStaticResource("lock.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" `+
		`viewBox="0 0 24 24"><path d="M5 10h14v11H5z"/>`+
		`<path d="M7 10V7a5 5 0 0 1 10 0v3h-2.2V7a2.8 2.8 0 0 0-5.6 0v3z"/></svg>`))
	openLock = fyne.NewStaticResource("lock-open.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" `+
		`viewBox="0 0 24 24"><path d="M5 10h14v11H5z"/>`+
		`<path d="M7 10V7a5 5 0 0 1 9.4-2.3l-1.9 1.1A2.8 2.8 0 0 0 9.2 7v3z"/></svg>`))
)

// unlocking is the page before a sealed store.
type unlocking struct {
	window     *window
	passphrase *form.TextField
	form       *form.Form
}

// unlockPage asks for what opens the sealed store. It shows nothing of what is in it.
func (w *window) unlockPage() fyne.CanvasObject {
	u := &unlocking{window: w}
	u.passphrase = form.NewPasswordField("passphrase", locale.L("Passphrase"))
	u.form = form.New("", nil).Group("", u.passphrase)
	u.form.SubmitText = locale.L("Unlock")
	u.form.SubmitLater = u.try
	u.form.WithoutCancel()
	u.form.Opened(true)
	sign := canvas.NewImageFromResource(theme.NewColoredResource(closedLock, look.ColorGreen))
	sign.FillMode = canvas.ImageFillContain
	sign.SetMinSize(fyne.NewSquareSize(look.Dp(56)))
	title := look.NewDisplay(locale.L("Your programs are sealed"))
	title.Align = fyne.TextAlignCenter
	recover := look.NewLink(locale.L("Use the office's recovery key…"), u.recover)
	w.session.FocusSoon(u.form.FocusFirst)
	return container.NewCenter(look.Down(16, container.NewCenter(sign), title,
		look.Fixed(unlockWidth, unlockHeight, u.form), container.NewCenter(recover)))
}

// The size of the form of the unlock page, with space for a message.
const (
	unlockWidth  = 380
	unlockHeight = 150
)

// try opens the store with the passphrase that was typed.
func (u *unlocking) try(done func(error)) {
	typed := u.passphrase.Value()
	if typed == "" {
		done(form.Problems{"passphrase": locale.L("Type your passphrase.")})
		return
	}
	u.passphrase.SetHelp(locale.L("Opening your programs…")) // after a wrong one it takes a while
	u.window.openWith(store.Key{Passphrase: typed}, func() {}, func(err error) {
		u.passphrase.SetHelp("")
		if !errors.Is(err, fault.ErrPassphrase) {
			u.window.show(u.window.problemPage(err, store.Key{Passphrase: typed}))
			return
		}
		done(form.Problems{"passphrase": wrongPassphrase()})
	})
}

func wrongPassphrase() string {
	return locale.L("That is not the passphrase. Check the keyboard layout and Caps Lock, then try again.")
}

// recover asks for the office's recovery key, as text or in a file, and opens the store with it. Then a new passphrase
// is asked for.
func (u *unlocking) recover() {
	w := u.window
	secret := form.NewPasswordField("secret", locale.L("Recovery key"))
	secret.SetHelp(locale.L("It begins with AGE-SECRET-KEY-1."))
	f := form.New(locale.L("Open with the office's recovery key"), nil).Group("", secret)
	f.SubmitText = locale.L("Unlock")
	f.AddButton(look.NewButton(locale.L("From a file…"), func() {
		w.session.Files.OpenFile("recovery", locale.L("The file with the recovery key"), dialog.FileFilter{},
			func(path string) {
				read, err := readRecoveryKey(path)
				if err != nil {
					f.Refuse(form.Problems{"secret": err.Error()})
					return
				}
				secret.Type(read)
			})
	}))
	f.SubmitLater = func(done func(error)) {
		key := store.Key{Recovery: recoveryKeyIn(secret.Value())}
		if key.Recovery == "" {
			done(form.Problems{"secret": locale.L("This is not a recovery key: those begin with AGE-SECRET-KEY-1.")})
			return
		}
		w.openWith(key, func() { w.sealing.renewPassphrase(key) }, func(err error) {
			done(form.Problems{"secret": session.Localized(err).Error()})
		})
	}
	w.session.Dialogs.ShowForm(f)
}

// recoveryMark begins a recovery key.
const recoveryMark = "AGE-SECRET-KEY-1"

// recoveryKeyIn is the recovery key in a text, such as that of the file it was saved in, or "".
func recoveryKeyIn(text string) string {
	for _, word := range strings.Fields(strings.ToUpper(text)) {
		if strings.HasPrefix(word, recoveryMark) {
			return word
		}
	}
	return ""
}

// mostOfKeyFile is how many bytes the file of a recovery key may have.
const mostOfKeyFile = 64 << 10

func readRecoveryKey(path string) (string, error) {
	name := locale.Values{"File": filepath.Base(path)}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || info.Size() > mostOfKeyFile {
		return "", errors.New(locale.L("{{.File}} cannot be read as a recovery key.", name))
	}
	text, err := os.ReadFile(path) //nolint:gosec // the person chose it
	if err != nil {
		return "", errors.New(locale.L("{{.File}} cannot be read as a recovery key.", name))
	}
	found := recoveryKeyIn(string(text))
	if found == "" {
		return "", errors.New(locale.L("There is no recovery key in {{.File}}.", name))
	}
	return found, nil
}
