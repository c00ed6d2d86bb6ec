package dialog

import (
	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
)

// Fake notes what a person would have seen and answers at once, for tests.
type Fake struct {
	Yes    bool   // the answer to Confirm
	Text   string // the answer to Ask
	Chosen string // the answer to Choose; "" leaves without choosing

	Asked
	Toasts []string // texts of Toast
	Undo   func()   // the action of the last toast
	Steps  int      // steps reported to progress views
	Cancel func()   // cancels the work of the last progress view
	onForm func(*form.Form)
}

// Asked is what people were asked and informed of.
type Asked struct {
	Questions []Question   // what Confirm asked
	Messages  []string     // titles and texts of Message
	Errors    []string     // sentences of Error
	Causes    []error      // causes of Error
	Refused   []error      // what Ask's accept refused
	Forms     []*form.Form // forms shown; fill the fields, then call Save or Leave
	Contents  []string     // titles of ShowContent
	Pages     int          // pages that are shown
}

// Confirm answers with Yes.
func (f *Fake) Confirm(q Question, yes func()) {
	f.Questions = append(f.Questions, q)
	if f.Yes {
		yes()
	}
}

// Message notes title and text.
func (f *Fake) Message(title, text string) { f.Messages = append(f.Messages, title+": "+text) }

// Error notes the sentence and the cause.
func (f *Fake) Error(sentence string, cause error) {
	f.Errors = append(f.Errors, sentence)
	f.Causes = append(f.Causes, cause)
}

// Ask answers with Text.
func (f *Fake) Ask(_, _, _ string, accept func(string) error) {
	if err := accept(f.Text); err != nil {
		f.Refused = append(f.Refused, err)
	}
}

// Choose answers with Chosen.
func (f *Fake) Choose(_ string, _ []form.Option, picked func(string)) {
	if f.Chosen != "" {
		picked(f.Chosen)
	}
}

// ShowForm notes the form. Throwing changes away is asked through Confirm.
func (f *Fake) ShowForm(shown *form.Form) {
	f.Forms = append(f.Forms, shown)
	if shown.OnClosed == nil {
		shown.OnClosed = func(bool) {}
	}
	if shown.Discard == nil {
		shown.Discard = func(yes func()) { f.Confirm(Question{Title: "Discard the changes?"}, yes) }
	}
	look.Call(f.onForm, shown)
	shown.Opened(false)
}

// OnForm is called before ShowForm returns.
func (f *Fake) OnForm(shown func(*form.Form)) { f.onForm = shown }

// ShowContent notes the title.
func (f *Fake) ShowContent(title string, _ fyne.CanvasObject, _, _ float32) func() {
	f.Contents = append(f.Contents, title)
	return func() {}
}

// ShowPage counts the pages that are shown.
func (f *Fake) ShowPage(fyne.CanvasObject, func()) func() {
	f.Pages++
	return func() { f.Pages-- }
}

// Toast notes the text and keeps the action as Undo.
func (f *Fake) Toast(text, _ string, do func()) {
	f.Toasts = append(f.Toasts, text)
	f.Undo = do
}

// Progress returns a view that counts.
func (f *Fake) Progress(string) work.ProgressView { return &fakeProgress{f} }

// Open is false.
func (f *Fake) Open() bool { return false }

// Busy reports whether a page is shown.
func (f *Fake) Busy() bool { return f.Pages > 0 }

// CloseAll forgets what is shown.
func (f *Fake) CloseAll() {
	f.Forms = nil
	f.Contents = nil
	f.Toasts = nil
	f.Pages = 0
	f.Undo, f.Cancel = nil, nil
}

type fakeProgress struct{ dialogs *Fake }

func (p *fakeProgress) Start(cancel func())   { p.dialogs.Cancel = cancel }
func (p *fakeProgress) Step(int, int, string) { p.dialogs.Steps++ }
func (p *fakeProgress) Finish()               {}
