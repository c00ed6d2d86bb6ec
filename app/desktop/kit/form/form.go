package form

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// FieldErrors is implemented by an error that knows which fields it is about: a sentence by field key.
type FieldErrors interface {
	error
	Fields() map[string]string
}

// Problems is a ready FieldErrors.
type Problems map[string]string

// Fields returns the sentences by field key.
func (p Problems) Fields() map[string]string { return p }

func (p Problems) Error() string {
	var sentences []string
	for _, key := range slices.Sorted(maps.Keys(p)) {
		sentences = append(sentences, p[key])
	}
	return strings.Join(sentences, " ")
}

// Form asks for several things and stays open until Submit accepts them. Ctrl/Cmd+Enter submits, in a dialog Enter too,
// Escape leaves, and leaving asks first when something was changed. Show it in a dialog (Dialogs.ShowForm), put it in a
// pane, or make it a line of a page (InPlace).
type Form struct {
	look.Composite

	Title      string
	SubmitText string // "Save" when empty
	// Submit is asked to accept what was typed; an error keeps the form open. One that implements FieldErrors
	// (errors.As) is shown at the fields, any other at the bottom.
	Submit func() error
	// SubmitLater is used instead of Submit when the answer comes later, from work off the UI goroutine: it calls done
	// there and then, on the UI goroutine. Until then the form cannot be submitted again.
	SubmitLater func(done func(error))
	// OnClosed is called when the form is done; saved is false when the person left it.
	OnClosed func(saved bool)
	// OnChanged is called when any field has changed; may be nil.
	OnChanged func()
	// OnTyped is called when any field has changed, with true when what was typed is saved or thrown away; may be nil.
	OnTyped func(isDone bool)
	// KeepsAll has Typed return what is unchanged too, since the form makes a record that the program proposes.
	KeepsAll bool
	// Discard asks whether changes may be thrown away and calls yes if so; Dialogs sets it for the forms that it shows.
	// A nil Discard throws them away unasked.
	Discard func(yes func())

	fields   []Field
	sections *sections
	foot     formFoot
	line     *Line // of a page; nil: a form of its own
	state    formState
}

// formState is what becomes of a form while it is shown.
type formState struct {
	last       Field // that had the keyboard last
	closed     bool
	enterSaves bool   // in a dialog
	doubted    string // the problems that Doubt returned last
}

// formFoot is what is below the fields.
type formFoot struct {
	message        *look.Paragraph
	extra          *fyne.Container // other buttons, at the left
	cancel, submit *look.Button
}

// New makes an empty form; add groups, then show it.
func New(title string, submit func() error) *Form {
	f := &Form{Title: title, Submit: submit, sections: newSections()}
	f.sections.focused = f.focused
	f.foot = formFoot{
		message: newMessage(), extra: look.Across(8),
		cancel: look.NewButton(locale.L("Cancel"), f.Leave), submit: look.NewPrimaryButton("", f.Save),
	}
	keys := look.Keys{Submit: f.Save, Leave: f.Leave, Section: f.sections.turn}
	f.foot.submit.Keys, f.foot.cancel.Keys = keys, keys
	buttons := container.NewBorder(nil, nil, f.foot.extra, look.Across(8, f.foot.cancel, f.foot.submit))
	foot := look.Pad(12, 0, 0, 0, look.Down(8, f.foot.message, buttons))
	f.Content = container.NewBorder(f.sections.jumps, foot, nil, nil, f.sections.scroll)
	f.ExtendBaseWidget(f)
	return f
}

// Group adds a section of fields under a heading; with "" they go on with the section before. Fields that belong side
// by side are joined with Beside.
func (f *Form) Group(heading string, fields ...Field) *Form {
	f.sections.add(heading, fields)
	for _, field := range fields {
		f.enlist(field)
	}
	return f
}

// Note adds any object between the fields, such as a NewQuiet text or a notice.
func (f *Form) Note(o fyne.CanvasObject) *Form {
	f.sections.note(o)
	return f
}

// WithoutCancel removes the button that leaves, for a form that is all there is.
func (f *Form) WithoutCancel() *Form {
	f.foot.cancel.Hide()
	return f
}

// WithDanger makes the button that submits red, since something is lost by it.
func (f *Form) WithDanger() *Form {
	f.foot.submit.Look = look.DangerLook
	return f
}

// AddButton puts another button at the left of the form's foot.
func (f *Form) AddButton(b *look.Button) *Form {
	b.Keys = look.Keys{Submit: f.Save, Leave: f.Leave, Section: f.sections.turn}
	f.foot.extra.Add(b)
	return f
}

func (f *Form) enlist(field Field) {
	if row, ok := field.(*besideFields); ok {
		for _, inner := range row.fields {
			f.enlist(inner)
		}
		return
	}
	f.fields = append(f.fields, field)
	field.attach(look.Keys{
		Submit: f.Save, Leave: f.Leave, Chosen: f.chosen, Left: f.left, Section: f.sections.turn, Wheel: f.wheel,
		Enter: func() { // as in every dialog; a form in a pane has more below
			if f.state.enterSaves {
				f.Save()
			}
		},
		Reached: func() {
			f.state.last = field
			f.reveal(field)
		},
		Changed: func() {
			field.SetMessage("")
			look.Do(f.OnChanged)
			look.Call(f.OnTyped, false)
		},
	})
}

// Opened makes the form ready to be filled in once more; in a dialog Enter saves it.
func (f *Form) Opened(inDialog bool) { f.state.closed, f.state.enterSaves = false, inDialog }

// CreateRenderer links the form to its parts.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	f.label()
	return f.Composite.CreateRenderer()
}

func (f *Form) label() { f.foot.submit.Text = cmp.Or(f.SubmitText, locale.L("Save")) }

// MinSize leaves the height to the place where the form is shown.
func (f *Form) MinSize() fyne.Size {
	f.label()
	return f.BaseWidget.MinSize()
}

// NaturalHeight is the height at which nothing scrolls.
func (f *Form) NaturalHeight() float32 {
	jumps := float32(0)
	if f.sections.jumps.Visible() {
		jumps = f.sections.jumps.MinSize().Height
	}
	return jumps + f.sections.scroll.Content.MinSize().Height + f.foot.submit.MinSize().Height + dp(16)
}

// NaturalWidth is how wide (at 100 %) a dialog with the form is: one with many sections has them in two columns.
func (f *Form) NaturalWidth() float32 {
	if f.sections.jumps.Visible() {
		return 2*sectionWidth + 120
	}
	return 560
}

// FocusFirst moves the keyboard to the first field; a form that only shows something, to its button.
func (f *Form) FocusFirst() {
	if len(f.fields) > 0 {
		f.focus(f.fields[0])
	} else {
		look.Focus(f.foot.submit)
	}
}

// Focus moves the keyboard to the field with the key.
func (f *Form) Focus(key string) {
	for _, field := range f.fields {
		if field.Key() == key {
			f.focus(field)
		}
	}
}

func (f *Form) focus(field Field) {
	f.sections.unfold(field)
	if target := field.Target(); target != nil {
		if c := look.CanvasOf(field); c != nil {
			c.Focus(target)
			if e, ok := target.(*Entry); ok {
				e.End()
			}
		}
	}
	f.reveal(field)
}

// FocusAgain moves the keyboard to the field that had it last, for a form that was out of sight.
func (f *Form) FocusAgain() {
	if f.state.last == nil {
		f.FocusFirst()
		return
	}
	f.focus(f.state.last)
}

// reveal scrolls so that a field is in sight.
func (f *Form) reveal(field Field) {
	if f.line != nil {
		look.Reveal(f)
		return
	}
	look.Reveal(field)
}

// wheel scrolls the form, or the page that it is a line of.
func (f *Form) wheel(e *fyne.ScrollEvent) {
	if f.line != nil {
		look.PassWheel(f, e)
		return
	}
	f.sections.scroll.Scrolled(e)
}

// Changed reports whether any field differs from what the program set.
func (f *Form) Changed() bool {
	return slices.ContainsFunc(f.fields, Field.Changed)
}

// Save submits the form, as its button does.
func (f *Form) Save() {
	if f.state.closed || f.foot.submit.Disabled() {
		return
	}
	if f.line != nil && !f.Changed() {
		f.Leave()
		return
	}
	if f.show("", Field.Complaint) {
		f.line.refused()
		return
	}
	switch {
	case f.SubmitLater != nil:
		f.foot.submit.Disable() // until there is an answer
		sent := f.Typed()
		f.SubmitLater(func(err error) {
			f.foot.submit.Enable()
			if err == nil && f.line == nil && !maps.Equal(sent, f.Typed()) {
				// The form would close with what was typed while it was saved.
				rest := locale.L("Saved. What was typed since then is not saved yet.")
				f.show(rest, func(Field) string { return "" })
				return
			}
			f.answered(err)
		})
	case f.Submit != nil:
		f.answered(f.Submit())
	default:
		f.answered(nil)
	}
}

// answered keeps the form open when what was typed was refused.
func (f *Form) answered(err error) {
	if err != nil {
		f.Refuse(err)
		return
	}
	for _, field := range f.fields {
		field.Settle()
	}
	f.close(true)
}

// Doubt returns what is unusual as the error of a submit, and nil when the same was shown before: whoever saves once
// more means it.
func (f *Form) Doubt(found Problems) error {
	now := found.Error()
	if len(found) == 0 || now == f.state.doubted {
		return nil
	}
	f.state.doubted = now
	asked := Problems{}
	for field, text := range found {
		asked[field] = text + " " + locale.L("If that is right, confirm it again.")
	}
	return asked
}

// Leave closes the form without saving; when something was changed it asks first.
func (f *Form) Leave() { f.LeaveTo(func() {}) }

// LeaveTo is Leave, and calls next when the form is closed.
func (f *Form) LeaveTo(next func()) {
	if f.state.closed {
		return
	}
	leave := func() {
		f.close(false)
		next()
	}
	if f.Changed() && f.Discard != nil {
		f.Discard(leave)
		return
	}
	leave()
}

func (f *Form) close(saved bool) {
	if f.OnClosed == nil || f.state.closed {
		return // embedded in a pane, where it stays; or left while it was saved
	}
	f.state.closed = true
	f.Done()
	f.OnClosed(saved)
}

// show shows a message at the bottom ("" removes it) and those of the fields, and focuses the first field that has one;
// it reports whether there is one.
func (f *Form) show(bottom string, message func(Field) string) bool {
	var first Field
	for _, field := range f.fields {
		text := message(field)
		field.SetMessage(text)
		if first == nil && text != "" {
			first = field
		}
	}
	f.foot.message.SetText(bottom)
	f.Content.Refresh()
	if first != nil {
		f.focus(first)
	}
	return first != nil
}

// Refuse shows an error as Submit's refusals are shown: at the fields it names, or at the bottom.
func (f *Form) Refuse(err error) {
	message, messages := err.Error(), map[string]string{}
	var named FieldErrors
	if errors.As(err, &named) {
		messages = named.Fields()
		rest := maps.Clone(messages)
		for _, field := range f.fields {
			delete(rest, field.Key())
		}
		message = strings.Join(slices.Sorted(maps.Values(rest)), " ")
	}
	f.show(message, func(field Field) string { return messages[field.Key()] })
	f.line.refused()
}

// ShowFields shows or hides the fields with these keys, for questions that only some answers raise. A hidden field
// keeps its value.
func (f *Form) ShowFields(shown map[string]bool) {
	changed := false
	for _, field := range f.fields {
		if show, named := shown[field.Key()]; named && field.Visible() != show {
			look.SetShown(field, show)
			changed = true
		}
	}
	if changed {
		f.sections.body.Refresh()
		f.sections.scroll.Refresh()
		f.Content.Refresh()
	}
}
