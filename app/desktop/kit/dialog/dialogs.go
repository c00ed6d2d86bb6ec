package dialog

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/locale"
)

// Question is what Confirm asks: a short title, a sentence or two, and the word on the button that does it.
type Question struct {
	Title, Text string
	Yes         string // "OK" when empty
	No          string // "Cancel" when empty
	Danger      bool   // the button is red, and Cancel has the keyboard
}

// Dialogs is the one place that interrupts a person. NewDialogs shows them in a window; FakeDialogs answers in tests.
// None of its methods waits: what follows is in the function given.
type Dialogs interface {
	// Confirm asks a question and calls yes if the answer is yes.
	Confirm(q Question, yes func())
	// Message shows something that needs no decision.
	Message(title, text string)
	// Error shows in a sentence what happened and what to do. The cause is logged, and shown under Details.
	Error(sentence string, cause error)
	// Ask asks for a line of text; accept may refuse it with an error, and the question stays open.
	Ask(title, label, text string, accept func(text string) error)
	// Choose offers options with a search field.
	Choose(title string, options []form.Option, picked func(id string))
	// ShowForm shows a form until it is saved or left; form.OnClosed is called then.
	ShowForm(f *form.Form)
	// OnForm has each form reported that is shown, before it is.
	OnForm(shown func(f *form.Form))
	// ShowContent shows any content with a Close button; close removes it.
	ShowContent(title string, content fyne.CanvasObject, width, height float32) (close func())
	// ShowPage shows content over most of the window, without a frame or buttons of its own. Escape calls leave; close
	// removes it.
	ShowPage(content fyne.CanvasObject, leave func()) (close func())
	// Toast describes what was done, in place of the status line for some seconds, with an action that undoes it
	// (action may be empty).
	Toast(text, action string, do func())
	// Progress returns a view of long work in the middle of the window, for WorkWithProgress.
	Progress(title string) work.ProgressView
	// Open reports whether a dialog is open: shortcuts wait until it is closed.
	Open() bool
	// Busy reports whether work is under way in a dialog, or a page is open: more would be lost than forms keep.
	Busy() bool
	// CloseAll removes every dialog and the toast, unasked: nothing of them is left in the window.
	CloseAll()
}

// New shows dialogs in a window; causes of errors go to the log.
func New(window fyne.Window, runner *work.Runner, log *slog.Logger) Dialogs {
	return &windowDialogs{window: window, log: log, toast: &toast{window: window, runner: runner}}
}

type windowDialogs struct {
	window fyne.Window
	log    *slog.Logger
	toast  *toast
	onForm func(*form.Form)
	busy   int // pages and views of work that are shown
}

func (d *windowDialogs) Busy() bool { return d.busy > 0 }

func (d *windowDialogs) OnForm(shown func(*form.Form)) { d.onForm = shown }

func (d *windowDialogs) Open() bool { return d.window.Canvas().Overlays().Top() != nil }

func (d *windowDialogs) CloseAll() {
	c := d.window.Canvas()
	c.Unfocus()
	for top := c.Overlays().Top(); top != nil; top = c.Overlays().Top() {
		top.Hide()
		c.Overlays().Remove(top)
	}
	c.SetOnTypedKey(nil)
	d.toast.hide()
	d.busy = 0
}

// buttons puts buttons at the right of a dialog's foot. Each leaves the dialog with Escape.
func buttons(leave func(), others []*look.Button, right ...*look.Button) fyne.CanvasObject {
	row := look.Flow(8)
	for _, b := range others {
		row.Add(b)
	}
	row.Add(look.Spring())
	for _, b := range right {
		b.Keys.Leave = leave
		row.Add(b)
	}
	return row
}

// frame puts a title above the content and the foot below it.
func frame(title string, content, foot fyne.CanvasObject) fyne.CanvasObject {
	var head fyne.CanvasObject
	if title != "" {
		head = look.Pad(0, 0, 12, 0, look.NewWrappedTitle(title))
	}
	if foot != nil {
		foot = look.Pad(16, 0, 0, 0, foot)
	}
	return look.Pad(20, 20, 20, 20, container.NewBorder(head, foot, nil, nil, content))
}

// show opens a box of at least the width (at 100 %), as high as its content.
func (d *windowDialogs) show(content fyne.CanvasObject, width, height float32, leave func()) *look.Overlay {
	c := d.window.Canvas()
	size := fyne.NewSize(look.Dp(width), max(look.Dp(height), content.MinSize().Height))
	v := look.ShowModal(c, content, size, leave)
	// Wrapped text knows its height only at its width.
	if need := content.MinSize().Height; need > v.PopUp.Size().Height || height == 0 {
		v.Resize(fyne.NewSize(v.PopUp.Size().Width, max(need, look.Dp(height))))
	}
	return v
}

func (d *windowDialogs) Confirm(q Question, yes func()) {
	var v *look.Overlay
	leave := func() { v.Close() }
	style := look.PrimaryLook
	if q.Danger {
		style = look.DangerLook
	}
	do := look.NewButtonWith(style, cmp.Or(q.Yes, locale.L("OK")), nil, func() { v.Close(); yes() })
	no := look.NewButton(cmp.Or(q.No, locale.L("Cancel")), leave)
	v = d.show(frame(q.Title, look.NewParagraph(q.Text), buttons(leave, nil, no, do)), 420, 0, leave)
	if q.Danger {
		d.window.Canvas().Focus(no)
		return
	}
	d.window.Canvas().Focus(do)
}

func (d *windowDialogs) Message(title, text string) {
	var v *look.Overlay
	leave := func() { v.Close() }
	ok := look.NewPrimaryButton(locale.L("OK"), leave)
	v = d.show(frame(title, look.NewParagraph(text), buttons(leave, nil, ok)), 420, 0, leave)
	d.window.Canvas().Focus(ok)
}

func (d *windowDialogs) Error(text string, cause error) {
	d.logCause(cause)
	var v *look.Overlay
	leave := func() { v.Close() }
	ok := look.NewPrimaryButton(locale.L("OK"), leave)
	body := look.Down(8, look.NewNotice(look.Red, locale.L("Something went wrong"), text))
	var others []*look.Button
	if cause != nil {
		detail := look.NewParagraph(details(cause))
		detail.Hide()
		body.Add(detail)
		more := look.NewQuietButton(locale.L("Details"), nil)
		more.OnTapped = func() {
			detail.Show()
			more.Hide()
			v.Resize(fyne.NewSize(v.PopUp.Size().Width, v.PopUp.Content.MinSize().Height))
		}
		copied := look.NewQuietButton(locale.L("Copy"), func() {
			fyne.CurrentApp().Clipboard().SetContent(text + "\n" + details(cause))
		})
		others = []*look.Button{more, copied}
	}
	v = d.show(frame("", body, buttons(leave, others, ok)), 480, 0, leave)
	d.window.Canvas().Focus(ok)
}

// logCause logs a fault as a value, of which the log keeps what names nobody, and the stack of a panic.
func (d *windowDialogs) logCause(cause error) {
	stack := ""
	if p := (*work.PanicError)(nil); errors.As(cause, &p) {
		stack = p.Stack
	}
	d.log.Error("an error was shown", "cause", cause, "stack", stack)
}

// details writes an error out, with the stack of a panic.
func details(cause error) string {
	if cause == nil {
		return ""
	}
	var p *work.PanicError
	if errors.As(cause, &p) {
		return fmt.Sprintf("%v\n%s", cause, p.Stack)
	}
	return cause.Error()
}

func (d *windowDialogs) Ask(title, label, text string, accept func(string) error) {
	field := form.NewTextField("text", label).SetValue(text)
	f := form.New(title, func() error {
		if err := accept(field.Value()); err != nil {
			return form.Problems{"text": err.Error()}
		}
		return nil
	})
	f.SubmitText = locale.L("OK")
	d.ShowForm(f.Group("", field))
}

func (d *windowDialogs) Choose(title string, options []form.Option, picked func(string)) {
	folded := make([]string, len(options))
	for i, o := range options {
		folded[i] = o.Folded()
	}
	var v *look.Overlay
	leave := func() { v.Close() }
	pick := func(id string) {
		v.Close()
		picked(id)
	}
	find := func(query string) []form.Item { return form.Items(options, folded, query, pick) }
	f := form.NewFinder(locale.L("Type to search"), find, leave)
	v = d.show(frame(title, f, nil), 480, 460, leave)
	d.window.Canvas().Focus(f.Entry)
}

func (d *windowDialogs) ShowForm(f *form.Form) {
	closed := f.OnClosed
	var v *look.Overlay
	if f.Discard == nil {
		f.Discard = func(yes func()) {
			d.Confirm(Question{
				Title: locale.L("Discard the changes?"), Text: locale.L("What you typed here is not saved yet."),
				Yes: locale.L("Discard"), No: locale.L("Keep editing"), Danger: true,
			}, yes)
		}
	}
	f.OnClosed = func(saved bool) {
		v.Close()
		if closed != nil {
			closed(saved)
		}
	}
	look.Call(d.onForm, f)
	f.Opened(true)
	height := func() float32 { return min(f.NaturalHeight()/look.Dp(1)+100, 640) }
	v = d.show(frame(f.Title, f, nil), f.NaturalWidth(), height(), f.Leave)
	if full := look.Dp(height()); full > v.PopUp.Size().Height { // wrapped text knows its height only now
		v.Resize(fyne.NewSize(v.PopUp.Size().Width, full))
	}
	f.FocusFirst()
}

func (d *windowDialogs) ShowContent(title string, content fyne.CanvasObject, width, height float32) func() {
	var v *look.Overlay
	leave := func() { v.Close() }
	shut := look.NewButton(locale.L("Close"), leave)
	scroll := look.NewVScroll(content)
	v = d.show(frame(title, scroll, buttons(leave, nil, shut)), width, height, leave)
	if hidden := content.MinSize().Height - scroll.Size().Height; hidden > 0 {
		v.Resize(v.PopUp.Size().AddWidthHeight(0, hidden))
	}
	d.window.Canvas().Focus(shut)
	return leave
}

func (d *windowDialogs) ShowPage(content fyne.CanvasObject, leave func()) func() {
	page := look.ShowPage(d.window.Canvas(), look.Pad(16, 20, 16, 20, content), leave)
	d.busy++
	return func() {
		page.Close()
		d.ended()
	}
}

// ended notes that a page or a view of work is closed.
func (d *windowDialogs) ended() { d.busy = max(d.busy-1, 0) }

func (d *windowDialogs) Progress(title string) work.ProgressView {
	return &progressDialog{dialogs: d, title: title}
}

func (d *windowDialogs) Toast(text, action string, do func()) { d.toast.show(text, action, do) }

// toastTime is how long a toast stays.
const toastTime = 8 * time.Second

// toast is the notice at the bottom of the window.
type toast struct {
	window fyne.Window
	runner *work.Runner
	latest work.Latest
}

func (t *toast) show(text, action string, do func()) {
	words := look.NewColored(text, look.ColorPaper)
	whole := words.MinSize().Width / look.Dp(1)
	row := []fyne.CanvasObject{}
	if action != "" {
		link := look.NewLink(action, func() {
			t.hide()
			do()
		})
		link.OnDark = true
		row = append(row, link)
	}
	close := look.NewIconButton(theme.CancelIcon(), locale.L("Close"), t.hide)
	close.OnDark = true
	row = append(row, close)
	line := container.NewBorder(nil, nil, nil, look.Across(8, row...), look.Fixed(whole, 0, words.Cutting()))
	bar := container.NewStack(look.NewRounded(look.ColorInk, 8), look.Pad(0, 4, 0, 16, line))
	look.ShowNotice(t.window.Canvas(), bar)
	t.runner.After(&t.latest, toastTime, t.hide)
}

func (t *toast) hide() {
	t.latest.Cancel()
	look.ShowNotice(t.window.Canvas(), nil)
}
