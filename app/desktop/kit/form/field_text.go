package form

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// TextField asks for a line of text, or several.
type TextField struct {
	fieldBase

	entry *Entry
	set   string
	read  func(text string) (usual, complaint string) // nil: any text will do
}

var _ Field = (*TextField)(nil)

// NewTextField asks for one line.
func NewTextField(key, label string) *TextField { return newTextField(key, label, false, 0) }

// NewLongField asks for several lines; rows is how many are in sight.
func NewLongField(key, label string, rows int) *TextField {
	return newTextField(key, label, true, rows)
}

func newTextField(key, label string, multiline bool, rows int) *TextField {
	f := &TextField{entry: NewEntry(multiline)}
	if multiline {
		f.entry.SetMinRowsVisible(rows)
	}
	f.entry.Keys = func() look.Keys { return f.keys }
	f.entry.OnChanged = func(string) { f.tellChanged() }
	f.init(f, key, label, f.entry)
	return f
}

// Value is what was typed, without white space around it.
func (f *TextField) Value() string { return strings.TrimSpace(f.entry.Text) }

// SetValue shows a text and makes it the unchanged one; it returns the field, for use while building a form.
func (f *TextField) SetValue(text string) *TextField {
	f.set = strings.TrimSpace(text)
	f.entry.SetText(text)
	return f
}

// SetPlaceholder shows a quiet example while nothing is typed.
func (f *TextField) SetPlaceholder(text string) *TextField {
	f.entry.SetPlaceHolder(text)
	return f
}

// Understand tells how a text that is not empty is read: its usual form, which takes the place of what was typed when the keyboard leaves the
// field, or why it cannot be read.
func (f *TextField) Understand(read func(text string) (usual, complaint string)) *TextField {
	f.read = read
	f.entry.onLeft = f.tidy
	return f
}

func (f *TextField) understood() (usual, complaint string) {
	if f.read == nil || f.Value() == "" {
		return f.Value(), ""
	}
	return f.read(f.Value())
}

func (f *TextField) tidy() {
	usual, complaint := f.understood()
	switch {
	case complaint != "":
		f.SetMessage(complaint)
	case usual != f.Value():
		f.entry.SetText(usual)
	}
}

// Complaint says why what was typed cannot be read.
func (f *TextField) Complaint() string {
	_, complaint := f.understood()
	return complaint
}

// Type puts text in as a person would; for tests and for suggestions.
func (f *TextField) Type(text string) { f.entry.SetText(text) }

// Changed tells whether the text differs from the one set.
func (f *TextField) Changed() bool { return f.Value() != f.set }

// Settle makes the present text the unchanged one.
func (f *TextField) Settle() { f.set = f.Value() }

// Target is the entry.
func (f *TextField) Target() fyne.Focusable { return f.entry }

// NumberField asks for a whole number within bounds; empty is an answer too.
type NumberField struct {
	fieldBase

	entry    *Entry
	set      string
	min, max int
}

var _ Field = (*NumberField)(nil)

// NewNumberField asks for a whole number from min to max. Up and Down count.
func NewNumberField(key, label string, least, most int) *NumberField {
	f := &NumberField{entry: NewEntry(false), min: least, max: most}
	f.entry.Keys = func() look.Keys { return f.keys }
	f.entry.OnChanged = func(string) { f.tellChanged() }
	f.entry.onKey, f.entry.whole = f.key, true
	f.init(f, key, label, f.entry)
	return f
}

func (f *NumberField) key(e *fyne.KeyEvent) bool {
	step := 0
	switch e.Name {
	case fyne.KeyUp:
		step = 1
	case fyne.KeyDown:
		step = -1
	default:
		return false
	}
	value, ok := f.Value()
	if !ok {
		value = f.min - step
	}
	f.Type(strconv.Itoa(min(max(value+step, f.min), f.max)))
	return true
}

// Value is the number; ok is false when nothing was typed or it cannot be read.
func (f *NumberField) Value() (value int, ok bool) {
	value, err := strconv.Atoi(strings.TrimSpace(f.entry.Text))
	return value, err == nil && value >= f.min && value <= f.max
}

// SetValue shows a number and makes it the unchanged one.
func (f *NumberField) SetValue(value int) *NumberField {
	f.set = strconv.Itoa(value)
	f.entry.SetText(f.set)
	return f
}

// SetSome is SetValue where 0 is no answer: the field stays empty.
func (f *NumberField) SetSome(value int) *NumberField {
	if value == 0 {
		return f
	}
	return f.SetValue(value)
}

// InLine puts the label, which wraps then, and the help before the number, which gets a width (at 100 %), for a list of many.
func (f *NumberField) InLine(width float32) *NumberField {
	number := look.Pad(0, 4, 0, 12, container.NewVBox(look.Fixed(width, 0, f.control)))
	words := look.Down(0, look.NewWrapped(f.label.Text, "", ""), f.help)
	f.parts.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil, number, words), f.message}
	return f
}

// Type puts text in as a person would.
func (f *NumberField) Type(text string) { f.entry.SetText(text) }

// Complaint says which numbers are possible.
func (f *NumberField) Complaint() string {
	if _, ok := f.Value(); ok || strings.TrimSpace(f.entry.Text) == "" {
		return ""
	}
	return locale.L("Type a whole number from {{.Least}} to {{.Most}}.", map[string]any{"Least": f.min, "Most": f.max})
}

// Changed tells whether the number differs from the one set.
func (f *NumberField) Changed() bool { return strings.TrimSpace(f.entry.Text) != f.set }

// Settle makes the present number the unchanged one.
func (f *NumberField) Settle() { f.set = strings.TrimSpace(f.entry.Text) }

// Target is the entry.
func (f *NumberField) Target() fyne.Focusable { return f.entry }
