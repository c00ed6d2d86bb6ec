package kit

import (
	"errors"
	"fmt"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
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
	// Message tells something that needs no decision.
	Message(title, text string)
	// Error says in a sentence what happened and what to do. The cause is logged, and shown under Details.
	Error(sentence string, cause error)
	// Ask asks for a line of text; accept may refuse it with an error, and the question stays open.
	Ask(title, label, text string, accept func(text string) error)
	// Choose offers options with a search field.
	Choose(title string, options []Option, picked func(id string))
	// ShowForm shows a form until it is saved or left; form.OnClosed is called then.
	ShowForm(form *Form)
	// ShowContent shows any content with a Close button; close takes it away.
	ShowContent(title string, content fyne.CanvasObject, width, height float32) (close func())
	// Toast says what was done, at the bottom for some seconds, with a way back (action may be empty).
	Toast(text, action string, do func())
	// Progress gives a view of long work in the middle of the window, for WorkWithProgress.
	Progress(title string) ProgressView
	// Open tells whether a dialog is open: shortcuts wait until it is closed.
	Open() bool
}

// NewDialogs shows dialogs in a window; causes of errors go to the log.
func NewDialogs(window fyne.Window, runner *Runner, log *slog.Logger) Dialogs {
	return &windowDialogs{window: window, log: log, toast: newToast(window, runner)}
}

type windowDialogs struct {
	window fyne.Window
	log    *slog.Logger
	toast  *toast
}

func (d *windowDialogs) Open() bool { return d.window.Canvas().Overlays().Top() != nil }

// newDialogButton makes a button that leaves its dialog with Escape.
func newDialogButton(look ButtonLook, text string, tapped, leave func()) *Button {
	b := newButton(look, text, nil, tapped)
	b.Keys.Leave = leave
	return b
}

// frame puts a title above the content and the foot below it.
func frame(title string, content, foot fyne.CanvasObject) fyne.CanvasObject {
	var head fyne.CanvasObject
	if title != "" {
		head = Pad(0, 0, 12, 0, NewTitle(title).Cutting())
	}
	if foot != nil {
		foot = Pad(16, 0, 0, 0, foot)
	}
	return Pad(20, 20, 20, 20, container.NewBorder(head, foot, nil, nil, content))
}

// show opens a box of at least the width (at 100 %), as high as its content.
func (d *windowDialogs) show(content fyne.CanvasObject, width, height float32, leave func()) *overlay {
	c := d.window.Canvas()
	size := fyne.NewSize(Dp(width), max(Dp(height), content.MinSize().Height))
	v := showModal(c, content, size, leave)
	// Wrapped text knows its height only at its width.
	if need := content.MinSize().Height; need > v.popup.Size().Height || height == 0 {
		v.resize(fyne.NewSize(v.popup.Size().Width, max(need, Dp(height))))
	}
	return v
}

func (d *windowDialogs) Confirm(q Question, yes func()) {
	var v *overlay
	leave := func() { v.close() }
	look := PrimaryLook
	if q.Danger {
		look = DangerLook
	}
	do := newDialogButton(look, orText(q.Yes, lang.L("OK")), func() { v.close(); yes() }, leave)
	no := newDialogButton(SecondaryLook, orText(q.No, lang.L("Cancel")), leave, leave)
	v = d.show(frame(q.Title, NewParagraph(q.Text), Across(8, Spring(), no, do)), 420, 0, leave)
	if q.Danger {
		d.window.Canvas().Focus(no)
	} else {
		d.window.Canvas().Focus(do)
	}
}

func orText(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func (d *windowDialogs) Message(title, text string) {
	var v *overlay
	leave := func() { v.close() }
	ok := newDialogButton(PrimaryLook, lang.L("OK"), leave, leave)
	v = d.show(frame(title, NewParagraph(text), Across(8, Spring(), ok)), 420, 0, leave)
	d.window.Canvas().Focus(ok)
}

func (d *windowDialogs) Error(text string, cause error) {
	d.log.Error(text, "cause", details(cause))
	var v *overlay
	leave := func() { v.close() }
	ok := newDialogButton(PrimaryLook, lang.L("OK"), leave, leave)
	body := Down(8, NewNotice(Red, lang.L("That did not work"), text))
	foot := Across(8, Spring(), ok)
	if cause != nil {
		detail := NewParagraph(details(cause))
		detail.Hide()
		body.Add(detail)
		more := NewQuietButton(lang.L("Details"), nil)
		more.OnTapped = func() {
			detail.Show()
			more.Hide()
			v.resize(fyne.NewSize(v.popup.Size().Width, v.popup.Content.MinSize().Height))
		}
		copied := NewQuietButton(lang.L("Copy"), func() {
			fyne.CurrentApp().Clipboard().SetContent(text + "\n" + details(cause))
		})
		foot = Across(8, more, copied, Spring(), ok)
	}
	v = d.show(frame("", body, foot), 480, 0, leave)
	d.window.Canvas().Focus(ok)
}

// details spells an error out with the stack of a panic.
func details(cause error) string {
	if cause == nil {
		return ""
	}
	var p *PanicError
	if errors.As(cause, &p) {
		return fmt.Sprintf("%v\n%s", cause, p.Stack)
	}
	return cause.Error()
}

func (d *windowDialogs) Ask(title, label, text string, accept func(string) error) {
	field := NewTextField("text", label).SetValue(text)
	form := NewForm(title, func() error {
		err := accept(field.Value())
		if err != nil {
			return Problems{"text": err.Error()}
		}
		return nil
	})
	form.SubmitText = lang.L("OK")
	form.Group("", field)
	d.ShowForm(form)
}

func (d *windowDialogs) Choose(title string, options []Option, picked func(string)) {
	folded := make([]string, len(options))
	for i, o := range options {
		folded[i] = o.folded()
	}
	var v *overlay
	find := func(query string) []finderItem {
		var items []finderItem
		for _, i := range rank(folded, query, finderLimit) {
			o := options[i]
			items = append(items, finderItem{title: o.Text, detail: o.Detail, portrait: o.Portrait, pick: func() {
				v.close()
				picked(o.ID)
			}})
		}
		return items
	}
	f := newFinder(lang.L("Type to search"), find, func() { v.close() })
	v = d.show(frame(title, f, nil), 480, 460, func() { v.close() })
	d.window.Canvas().Focus(f.entry)
}

func (d *windowDialogs) ShowForm(form *Form) {
	closed := form.OnClosed
	var v *overlay
	if form.Discard == nil {
		form.Discard = func(yes func()) {
			d.Confirm(Question{
				Title: lang.L("Throw the changes away?"), Text: lang.L("What you typed here is not saved yet."),
				Yes: lang.L("Throw away"), No: lang.L("Keep editing"), Danger: true,
			}, yes)
		}
	}
	form.OnClosed = func(saved bool) {
		v.close()
		if closed != nil {
			closed(saved)
		}
	}
	form.Opened(true)
	height := func() float32 { return min(form.NaturalHeight()/Dp(1)+100, 640) }
	v = d.show(frame(form.Title, form, nil), 560, height(), form.Leave)
	if full := Dp(height()); full > v.popup.Size().Height { // wrapped text knows its height only now
		v.resize(fyne.NewSize(v.popup.Size().Width, full))
	}
	form.FocusFirst()
}

func (d *windowDialogs) ShowContent(title string, content fyne.CanvasObject, width, height float32) func() {
	var v *overlay
	leave := func() { v.close() }
	shut := newDialogButton(SecondaryLook, lang.L("Close"), leave, leave)
	v = d.show(frame(title, NewVScroll(content), Across(8, Spring(), shut)), width, height, leave)
	d.window.Canvas().Focus(shut)
	return leave
}

func (d *windowDialogs) Toast(text, action string, do func()) { d.toast.show(text, action, do) }

func (d *windowDialogs) Progress(title string) ProgressView {
	return &progressDialog{dialogs: d, title: title}
}

// progressDialog shows the progress of long work over the window.
type progressDialog struct {
	dialogs *windowDialogs
	title   string
	bar     *ProgressBar
	overlay *overlay
}

func (p *progressDialog) Start(cancel func()) {
	p.bar = NewProgressBar()
	p.bar.Start(cancel)
	p.overlay = p.dialogs.show(frame(p.title, p.bar, nil), 440, 0, func() { p.bar.cancel.Tapped(nil) })
	p.dialogs.window.Canvas().Focus(p.bar.cancel)
}

func (p *progressDialog) Step(done, total int, note string) { p.bar.Step(done, total, note) }
func (p *progressDialog) Finish()                           { p.overlay.close() }

// toastTime is how long a toast stays.
const toastTime = 8 * time.Second

// toast is the notice at the bottom of the window.
type toast struct {
	window fyne.Window
	runner *Runner
	latest Latest
	layer  *fyne.Container
}

func newToast(window fyne.Window, runner *Runner) *toast {
	return &toast{window: window, runner: runner, layer: container.New(&toastLayout{})}
}

func (t *toast) show(text, action string, do func()) {
	words := NewColored(text, ColorPaper).Cutting()
	row := []fyne.CanvasObject{}
	if action != "" {
		link := NewLink(action, func() {
			t.hide()
			do()
		})
		link.OnDark = true
		row = append(row, link)
	}
	close := NewIconButton(theme.CancelIcon(), lang.L("Close"), t.hide)
	close.OnDark = true
	row = append(row, close)
	ground := &Box{Fill: ColorInk, Radius: 8}
	ground.ExtendBaseWidget(ground)
	bar := container.NewStack(ground, Pad(4, 4, 4, 16, container.NewBorder(nil, nil, nil, Across(8, row...), words)))
	t.layer.Objects = []fyne.CanvasObject{bar}
	t.layer.Refresh()
	t.runner.After(&t.latest, toastTime, t.hide)
}

func (t *toast) hide() {
	t.latest.Cancel()
	t.layer.Objects = nil
	t.layer.Refresh()
}

// toastLayout puts the toast in the middle above the status line.
type toastLayout struct{}

func (toastLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		least := o.MinSize()
		width := min(max(least.Width, Dp(420)), size.Width-Dp(32))
		o.Resize(fyne.NewSize(width, least.Height))
		o.Move(fyne.NewPos((size.Width-width)/2, size.Height-least.Height-Dp(40)))
	}
}

func (toastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// WithToasts lays the room for toasts over the content of a window. Call it once, around the whole content.
func WithToasts(d Dialogs, content fyne.CanvasObject) fyne.CanvasObject {
	if w, ok := d.(*windowDialogs); ok {
		return container.NewStack(content, w.toast.layer)
	}
	return content
}
