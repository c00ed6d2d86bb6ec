package form

import (
	"errors"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// Field is one question of a Form. The fields of this package implement it.
type Field interface {
	fyne.CanvasObject
	// Key names the field in the messages of a refused submit.
	Key() string
	// Complaint says why what was typed cannot be read, or "".
	Complaint() string
	// SetMessage shows a message below the field; "" takes it away.
	SetMessage(message string)
	// Changed tells whether the value differs from the one set by the program.
	Changed() bool
	// Settle makes the present value the unchanged one.
	Settle()
	// Target is what gets the keyboard.
	Target() fyne.Focusable

	attach(keys look.Keys)
}

// FieldErrors is implemented by an error that knows which fields it is about: a sentence by field key.
type FieldErrors interface {
	error
	Fields() map[string]string
}

// Problems is a ready FieldErrors.
type Problems map[string]string

// Fields gives the sentences by field key.
func (p Problems) Fields() map[string]string { return p }

func (p Problems) Error() string {
	keys := make([]string, 0, len(p))
	for k := range p {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	sentences := make([]string, len(keys))
	for i, k := range keys {
		sentences[i] = p[k]
	}
	return strings.Join(sentences, " ")
}

// Form asks for several things and stays open until Submit accepts them. Ctrl/Cmd+Enter submits, in a dialog Enter too, Escape leaves, and
// leaving asks first when something was changed. Show it in a dialog (Dialogs.ShowForm) or put it in a pane.
type Form struct {
	widget.BaseWidget

	Title      string
	SubmitText string // "Save" when empty
	CancelText string // "Cancel" when empty
	// Submit is asked to accept what was typed; an error keeps the form open. One that implements FieldErrors (errors.As)
	// is shown at the fields, any other at the bottom.
	Submit func() error
	// SubmitLater is used instead of Submit when the answer comes later, from work off the UI goroutine: it calls done there
	// and then, on the UI goroutine. Until then the form cannot be submitted again.
	SubmitLater func(done func(error))
	// OnClosed is called when the form is done; saved is false when the person left it.
	OnClosed func(saved bool)
	// OnChanged is called when any field has changed; may be nil.
	OnChanged func()
	// Discard asks whether changes may be thrown away and calls yes if so; Dialogs sets it for the forms that it shows. A
	// nil Discard throws them away unasked.
	Discard func(yes func())

	fields  []Field
	body    *fyne.Container
	message *look.Wrapped
	submit  *look.Button
	cancel  *look.Button
	extra   *fyne.Container
	scroll  *look.Scroll
	root    fyne.CanvasObject
	closed  bool

	enterSaves bool // shown in a dialog
}

// New makes an empty form; add groups, then show it.
func New(title string, submit func() error) *Form {
	f := &Form{Title: title, Submit: submit, body: look.Down(12), extra: look.Across(8)}
	f.message = newMessage()
	f.submit = look.NewPrimaryButton("", func() { f.Save() })
	f.cancel = look.NewButton("", func() { f.Leave() })
	keys := look.Keys{Submit: f.Save, Leave: f.Leave}
	f.submit.Keys, f.cancel.Keys = keys, keys
	f.scroll = look.NewVScroll(look.Pad(4, 16, 4, 4, f.body))
	buttons := container.NewBorder(nil, nil, f.extra, look.Across(8, f.cancel, f.submit))
	f.root = container.NewBorder(nil, look.Pad(12, 0, 0, 0, look.Down(8, f.message, buttons)), nil, nil, f.scroll)
	f.ExtendBaseWidget(f)
	return f
}

// Group adds fields under a heading ("" for none). Fields that belong side by side are joined with Beside.
func (f *Form) Group(heading string, fields ...Field) *Form {
	if heading != "" {
		f.body.Add(look.NewSectionHeading(heading))
	}
	for _, field := range fields {
		f.body.Add(field)
		f.enlist(field)
	}
	return f
}

// Note adds any object between the fields, such as a NewQuiet text or a notice.
func (f *Form) Note(o fyne.CanvasObject) *Form {
	f.body.Add(o)
	return f
}

// AddButton puts another button at the left of the form's foot.
func (f *Form) AddButton(b *look.Button) *Form {
	b.Keys = look.Keys{Submit: f.Save, Leave: f.Leave}
	f.extra.Add(b)
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
	field.attach(look.Keys{Submit: f.Save, Leave: f.Leave, Enter: f.entered, Reached: func() { f.reveal(field) }, Wheel: f.scroll.Scrolled, Changed: func() {
		field.SetMessage("")
		if f.OnChanged != nil {
			f.OnChanged()
		}
	}})
}

// Opened makes the form ready to be filled in once more; in a dialog Enter saves it.
func (f *Form) Opened(inDialog bool) { f.closed, f.enterSaves = false, inDialog }

// entered saves a form in a dialog, as Enter does in every dialog; one in a pane has more below, and only Ctrl/Cmd+Enter saves it.
func (f *Form) entered() {
	if f.enterSaves {
		f.Save()
	}
}

// CreateRenderer links the form to its parts.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	f.label()
	return widget.NewSimpleRenderer(f.root)
}

func (f *Form) label() {
	f.submit.Text, f.cancel.Text = f.SubmitText, f.CancelText
	if f.submit.Text == "" {
		f.submit.Text = locale.L("Save")
	}
	if f.cancel.Text == "" {
		f.cancel.Text = locale.L("Cancel")
	}
}

// MinSize leaves the height to the place where the form is shown.
func (f *Form) MinSize() fyne.Size {
	f.label()
	return f.BaseWidget.MinSize()
}

// NaturalHeight is the height at which nothing scrolls.
func (f *Form) NaturalHeight() float32 {
	return f.scroll.Content.MinSize().Height + f.submit.MinSize().Height + look.Dp(16)
}

// FocusFirst gives the keyboard to the first field; a form that only tells something, to its button.
func (f *Form) FocusFirst() {
	if len(f.fields) > 0 {
		f.focus(f.fields[0])
	} else if c := look.CanvasOf(f); c != nil {
		c.Focus(f.submit)
	}
}

// Focus gives the keyboard to the field with the key.
func (f *Form) Focus(key string) {
	for _, field := range f.fields {
		if field.Key() == key {
			f.focus(field)
		}
	}
}

func (f *Form) focus(field Field) {
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

// reveal scrolls so that a field is in sight.
func (f *Form) reveal(field Field) { f.scroll.Reveal(field) }

// Changed tells whether any field differs from what the program set.
func (f *Form) Changed() bool {
	for _, field := range f.fields {
		if field.Changed() {
			return true
		}
	}
	return false
}

// Save submits the form, as its button does.
func (f *Form) Save() {
	if f.closed || f.submit.Disabled() {
		return
	}
	f.clearMessages()
	if f.complain() {
		return
	}
	switch {
	case f.SubmitLater != nil:
		f.submit.Disable()
		f.SubmitLater(func(err error) {
			f.submit.Enable()
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

// Leave closes the form without saving; when something was changed it asks first.
func (f *Form) Leave() {
	if f.closed {
		return
	}
	if f.Changed() && f.Discard != nil {
		f.Discard(func() { f.close(false) })
		return
	}
	f.close(false)
}

func (f *Form) close(saved bool) {
	if f.OnClosed == nil {
		return // embedded in a pane: it stays
	}
	f.closed = true
	f.OnClosed(saved)
}

// complain shows what cannot be read and focuses the first such field.
func (f *Form) complain() bool {
	var first Field
	for _, field := range f.fields {
		if c := field.Complaint(); c != "" {
			field.SetMessage(c)
			if first == nil {
				first = field
			}
		}
	}
	if first == nil {
		return false
	}
	f.focus(first)
	return true
}

// Refuse shows an error as Submit's refusals are shown: at the fields it names, or at the bottom.
func (f *Form) Refuse(err error) {
	f.clearMessages()
	var named FieldErrors
	if !errors.As(err, &named) {
		f.say(err.Error())
		return
	}
	rest := []string{}
	var first Field
	messages := named.Fields()
	for _, field := range f.fields {
		if m := messages[field.Key()]; m != "" {
			field.SetMessage(m)
			if first == nil {
				first = field
			}
		}
	}
	for key, m := range messages {
		if !f.has(key) {
			rest = append(rest, m)
		}
	}
	sort.Strings(rest)
	if len(rest) > 0 {
		f.say(strings.Join(rest, " "))
	}
	if first != nil {
		f.focus(first)
	}
}

func (f *Form) has(key string) bool {
	for _, field := range f.fields {
		if field.Key() == key {
			return true
		}
	}
	return false
}

func (f *Form) say(message string) {
	f.message.SetText(message)
	f.root.Refresh()
}

func (f *Form) clearMessages() {
	f.message.SetText("")
	for _, field := range f.fields {
		field.SetMessage("")
	}
}

// Beside puts fields side by side in one line of a form.
func Beside(fields ...Field) Field {
	b := &besideFields{fields: fields}
	objects := make([]fyne.CanvasObject, len(fields))
	for i, f := range fields {
		objects[i] = f
	}
	b.row = container.New(&besideLayout{}, objects...)
	b.ExtendBaseWidget(b)
	return b
}

type besideFields struct {
	widget.BaseWidget
	fields []Field
	row    *fyne.Container
}

func (b *besideFields) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.row) }
func (b *besideFields) Key() string                         { return "" }
func (b *besideFields) Complaint() string                   { return "" }
func (b *besideFields) SetMessage(string)                   {}
func (b *besideFields) Changed() bool                       { return false }
func (b *besideFields) Settle()                             {}
func (b *besideFields) Target() fyne.Focusable              { return nil }
func (b *besideFields) attach(look.Keys)                    {}

// besideLayout gives each field the same width and the height of the tallest.
type besideLayout struct{}

func (besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := look.Dp(12)
	width := (size.Width - gap*float32(len(objects)-1)) / float32(len(objects))
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+gap), 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

func (besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	least.Width = least.Width*float32(len(objects)) + look.Dp(12)*float32(len(objects)-1)
	return least
}

// newMessage makes the small red text of what must be changed, empty at first.
func newMessage() *look.Wrapped {
	return look.NewWrapped("", theme.ColorNameError, theme.SizeNameCaptionText)
}

// fieldBase is what all fields share: label, help, message, the frame round the control.
type fieldBase struct {
	widget.BaseWidget

	key     string
	label   *look.Text
	help    *look.Wrapped
	message *look.Wrapped
	control fyne.CanvasObject
	keys    look.Keys
	parts   *fyne.Container
}

// init builds label, control, help and message; the field itself is given for Fyne's bookkeeping.
func (b *fieldBase) init(self fyne.Widget, key, label string, control fyne.CanvasObject) {
	if e, ok := control.(*Entry); ok {
		e.cover = newWheelCover(func() look.Keys { return b.keys })
		control = container.NewStack(e, e.cover)
	}
	b.key, b.control = key, control
	b.label = look.NewQuiet(label).Cutting()
	b.help = look.NewWrapped("", theme.ColorNamePlaceHolder, theme.SizeNameCaptionText)
	b.message = newMessage()
	b.parts = look.Down(4, b.label, control, b.help, b.message)
	b.ExtendBaseWidget(self)
}

// CreateRenderer links the field to its parts.
func (b *fieldBase) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.parts) }

// Key names the field.
func (b *fieldBase) Key() string { return b.key }

// Complaint is empty for fields that can hold anything.
func (b *fieldBase) Complaint() string { return "" }

// SetHelp shows a quiet sentence below the field.
func (b *fieldBase) SetHelp(text string) {
	b.help.SetText(text)
	b.parts.Refresh()
}

// SetMessage shows a message below the field in red.
func (b *fieldBase) SetMessage(text string) {
	if b.message.Text() == text {
		return
	}
	b.message.SetText(text)
	b.help.Hidden = b.help.Text() == "" || text != ""
	b.parts.Refresh()
}

// Message is what SetMessage shows at present.
func (b *fieldBase) Message() string { return b.message.Text() }

func (b *fieldBase) attach(keys look.Keys) { b.keys = keys }

func (b *fieldBase) tellChanged() {
	if b.keys.Changed != nil {
		b.keys.Changed()
	}
}

// Entry is Fyne's entry, which also tells about Escape, Ctrl/Cmd+Enter, arrows and losing the keyboard, and passes the
// shortcuts that it does not know on to the window.
type Entry struct {
	widget.Entry

	Keys   func() look.Keys
	onKey  func(*fyne.KeyEvent) bool // true when the key was used
	onLeft func()                    // the keyboard went elsewhere
	whole  bool                      // all is selected when the keyboard comes: what is typed replaces it
	cover  *wheelCover               // nil outside a form
}

func NewEntry(multiline bool) *Entry {
	e := &Entry{}
	e.MultiLine = multiline
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if multiline {
		e.Wrapping = fyne.TextWrapWord
	}
	e.ExtendBaseWidget(e)
	return e
}

// MinSize is a hair higher than what stands in the entry: at some scales the rounding of its parts would make Fyne show scroll bars in it.
func (e *Entry) MinSize() fyne.Size { return e.Entry.MinSize().AddWidthHeight(0, 0.01) }

// TypedKey looks at the keys that a form wants before the entry uses them.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	if e.onKey != nil && e.onKey(key) {
		return
	}
	if key.Name == fyne.KeyEscape && e.Keys != nil && e.Keys().Leave != nil {
		e.Keys().Leave()
		return
	}
	if (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && !e.MultiLine && e.Keys != nil && e.Keys().Enter != nil {
		e.Keys().Enter()
		return
	}
	e.Entry.TypedKey(key)
}

// AcceptsTab is false: in a form Tab goes on to the next field, also from a field of several lines.
func (e *Entry) AcceptsTab() bool { return false }

// TypedShortcut submits the form with Ctrl/Cmd+Enter, edits the text, and passes the rest on.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if look.SubmitsForm(s) && e.Keys != nil && e.Keys().Submit != nil {
		e.Keys().Submit()
		return
	}
	if custom, ok := s.(*desktop.CustomShortcut); ok && !editsText(custom) {
		look.PassShortcut(e, s)
		return
	}
	e.Entry.TypedShortcut(s)
}

// editsText tells the shortcuts with which an entry moves or deletes by words.
func editsText(s *desktop.CustomShortcut) bool {
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyUp, fyne.KeyDown:
		return true
	}
	return false
}

// End puts the cursor behind the text.
func (e *Entry) End() {
	lines := strings.Split(e.Text, "\n")
	e.CursorRow, e.CursorColumn = 0, len([]rune(lines[0]))
	e.Refresh()
}

// FocusGained tells the form, which brings the field into sight.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if e.cover != nil && e.MultiLine {
		e.cover.Hide() // the wheel moves the text that someone is working in
	}
	if e.whole {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) // a press with the pointer then puts the cursor and selects nothing
	}
	if e.Keys != nil {
		e.Keys().TellReached()
	}
}

// FocusLost tells that the keyboard went elsewhere.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.cover != nil {
		e.cover.Show()
	}
	if e.onLeft != nil {
		e.onLeft()
	}
}
