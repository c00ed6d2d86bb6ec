package form

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
)

// Field is one question of a Form. The fields of this package implement it.
type Field interface {
	fyne.CanvasObject
	// Key names the field in the messages of a refused submit.
	Key() string
	// Complaint is why what was typed cannot be read, or "".
	Complaint() string
	// SetMessage shows a message below the field; "" removes it.
	SetMessage(message string)
	// Changed reports whether the value differs from the one set by the program.
	Changed() bool
	// Settle makes the present value the unchanged one.
	Settle()
	// Target is what gets the keyboard.
	Target() fyne.Focusable

	attach(keys look.Keys)
	has(focused fyne.Focusable) bool // the keyboard
	wholeWidth() float32
}

// fieldBase is what all fields share: label, help, message, the frame round the control, and whether the value was
// changed.
type fieldBase struct {
	look.Composite

	key     string
	label   *look.Text
	help    *look.Paragraph
	message *look.Paragraph
	control fyne.CanvasObject
	parts   *fyne.Container
	inputs  []input    // the first gets the keyboard
	changed func()     // of the form; may be nil
	value   func() any // comparable
	set     any        // the unchanged value
}

// input is a control of a field.
type input interface {
	fyne.Focusable
	SetKeys(keys look.Keys)
}

// wholeWidth is the width at which neither the label nor what is chosen is cut.
func (b *fieldBase) wholeWidth() float32 {
	width := look.Measure(b.label.Text, look.TextSize(b.label.SizeName), look.Plain).Width
	if box, is := b.control.(interface{ wholeWidth() float32 }); is {
		width = max(width, box.wholeWidth())
	}
	return width
}

// init builds label, control, help and message; the field itself is needed for Fyne's bookkeeping.
func (b *fieldBase) init(
	self fyne.Widget, key, label string, control fyne.CanvasObject, value func() any, inputs ...input,
) {
	b.key = key
	b.control = control
	b.inputs = inputs
	b.value = value
	b.label = look.NewQuiet(label).Cutting()
	b.help = look.NewWrapped("", theme.ColorNamePlaceHolder, theme.SizeNameCaptionText)
	b.message = newMessage()
	b.parts = look.Down(4, b.label, control, b.help, b.message)
	b.Content = b.parts
	b.ExtendBaseWidget(self)
	b.Settle()
}

// newMessage makes the small red text of what must be changed, empty at first.
func newMessage() *look.Paragraph {
	return look.NewWrapped("", theme.ColorNameError, theme.SizeNameCaptionText)
}

// FieldLabel is what screen readers read before the field's value.
func (b *fieldBase) FieldLabel() string { return b.label.Text }

// Key names the field.
func (b *fieldBase) Key() string { return b.key }

// Complaint is empty for fields that can hold anything.
func (b *fieldBase) Complaint() string { return "" }

// Changed reports whether the value differs from the one set.
func (b *fieldBase) Changed() bool { return b.value() != b.set }

// Settle makes the present value the unchanged one.
func (b *fieldBase) Settle() { b.set = b.value() }

// Target is what gets the keyboard.
func (b *fieldBase) Target() fyne.Focusable { return b.inputs[0] }

// SetHelp shows a quiet sentence below the field.
func (b *fieldBase) SetHelp(text string) {
	b.help.SetText(text)
	b.parts.Refresh()
}

// SetMessage shows a message below the field in red.
func (b *fieldBase) SetMessage(text string) {
	if b.message.Text == text {
		return
	}
	b.message.SetText(text)
	b.help.Hidden = b.help.Text == "" || text != ""
	b.parts.Refresh()
}

// Help is what SetHelp shows at present.
func (b *fieldBase) Help() string { return b.help.Text }

// Message is what SetMessage shows at present.
func (b *fieldBase) Message() string { return b.message.Text }

func (b *fieldBase) attach(keys look.Keys) {
	b.changed = keys.Changed
	for _, i := range b.inputs {
		i.SetKeys(keys)
	}
}

func (b *fieldBase) has(focused fyne.Focusable) bool {
	return slices.ContainsFunc(b.inputs, func(i input) bool { return fyne.Focusable(i) == focused })
}

func (b *fieldBase) reportChanged() { look.Do(b.changed) }

// reading is a text that was typed, and the value that was read from it.
type reading[T comparable] struct {
	value T
	ok    bool   // false where nothing was typed, or it cannot be read
	text  string // where it cannot be read
}

// typedField asks for a value that is typed.
type typedField[T comparable] struct {
	fieldBase

	entry *Entry
	read  func(text string) (value T, complaint string) // reads a text that is not empty
	write func(T) string
	steps map[fyne.KeyName]int        // of the keys that change the value
	move  func(value T, steps int) T  // changes the value by steps
	near  T                           // where steps begin while nothing is typed
	tidy  func(value T) (text string) // what replaces the text when the keyboard leaves; nil: nothing

	secret bool // nobody else shall read it
}

func (f *typedField[T]) initTyped(self fyne.Widget, key, label string, entry *Entry) {
	f.entry = entry
	entry.OnChanged = func(string) { f.reportChanged() }
	entry.OnTooLong = f.SetMessage
	entry.cover = newWheelCover(entry)
	entry.whole = f.steps != nil
	entry.onKey = f.step
	entry.onLeft = f.left
	f.init(self, key, label, container.NewStack(entry, entry.cover), func() any { return f.reading() }, entry)
}

// text is what was typed, without white space around it.
func (f *typedField[T]) text() string { return strings.TrimSpace(f.entry.Text) }

func (f *typedField[T]) reading() (r reading[T]) {
	text := f.text()
	if text == "" {
		return r
	}
	value, complaint := f.read(text)
	if complaint != "" {
		return reading[T]{text: text}
	}
	return reading[T]{value: value, ok: true}
}

// setValue shows a value and makes it the unchanged one.
func (f *typedField[T]) setValue(value T) {
	f.entry.SetText(f.write(value))
	f.Settle()
}

// Type puts text in as a person would.
func (f *typedField[T]) Type(text string) { f.entry.SetText(text) }

// Complaint is why what was typed cannot be read, or "".
func (f *typedField[T]) Complaint() string {
	if f.text() == "" {
		return ""
	}
	_, complaint := f.read(f.text())
	return complaint
}

// step changes the value by a key; it reports whether the key means that.
func (f *typedField[T]) step(e *fyne.KeyEvent) bool {
	steps, ok := f.steps[e.Name]
	if !ok {
		return false
	}
	value := f.near
	if r := f.reading(); r.ok {
		value = f.move(r.value, steps)
	}
	f.entry.SetText(f.write(value))
	return true
}

// left shows the value in its usual form, or why it cannot be read, once the keyboard has left.
func (f *typedField[T]) left() {
	if f.tidy == nil {
		return
	}
	if r := f.reading(); r.ok && f.tidy(r.value) != f.text() {
		f.entry.SetText(f.tidy(r.value))
	}
	if c := f.Complaint(); c != "" {
		f.SetMessage(c)
	}
}

// Beside puts fields side by side in one line of a form.
func Beside(fields ...Field) Field {
	b := &besideFields{fields: fields}
	objects := make([]fyne.CanvasObject, len(fields))
	for i, f := range fields {
		objects[i] = f
	}
	b.Content = container.New(&besideLayout{fields: fields}, objects...)
	b.ExtendBaseWidget(b)
	return b
}

type besideFields struct {
	look.Composite
	fields []Field
}

func (b *besideFields) Key() string             { return "" }
func (b *besideFields) Complaint() string       { return "" }
func (b *besideFields) SetMessage(string)       {}
func (b *besideFields) Changed() bool           { return false }
func (b *besideFields) Settle()                 {}
func (b *besideFields) Target() fyne.Focusable  { return nil }
func (b *besideFields) attach(look.Keys)        {}
func (b *besideFields) has(fyne.Focusable) bool { return false }
func (b *besideFields) wholeWidth() float32     { return 0 }

// besideLayout makes all fields equally wide and as high as the highest; where a label or a
// choice would be cut, they are one below the other.
type besideLayout struct {
	fields []Field
	below  bool // at the width given last
}

func (l *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := dp(12)
	width := (size.Width - gap*float32(len(objects)-1)) / float32(len(objects))
	l.below = slices.ContainsFunc(l.fields, func(f Field) bool { return f.wholeWidth() > width })
	y := float32(0)
	for i, o := range objects {
		if l.below {
			height := o.MinSize().Height
			look.Place(o, 0, y, size.Width, height)
			y += height + gap
			continue
		}
		look.Place(o, float32(i)*(width+gap), 0, width, size.Height)
	}
}

func (l *besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	gaps := dp(12) * float32(len(objects)-1)
	height := gaps
	for _, o := range objects {
		least = least.Max(o.MinSize())
		height += o.MinSize().Height
	}
	if l.below {
		return fyne.NewSize(least.Width, height)
	}
	least.Width = least.Width*float32(len(objects)) + gaps
	return least
}
