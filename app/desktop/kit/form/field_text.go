package form

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// TextField asks for a line of text, or several.
type TextField struct{ typedField[string] }

// NewTextField asks for one line.
func NewTextField(key, label string) *TextField { return newTextField(key, label, NewEntry(false)) }

// NewLongField asks for several lines; rows is how many are in sight.
func NewLongField(key, label string, rows int) *TextField {
	entry := NewEntry(true)
	entry.SetMinRowsVisible(rows)
	return newTextField(key, label, entry)
}

// NewPasswordField asks for a password: dots are shown, and a button that shows the text.
func NewPasswordField(key, label string) *TextField {
	f := NewTextField(key, label)
	f.entry.Password = true
	f.secret = true
	return f
}

func newTextField(key, label string, entry *Entry) *TextField {
	f := &TextField{}
	f.read = func(text string) (string, string) { return text, "" }
	f.initTyped(f, key, label, entry)
	f.value = func() any { return f.Value() } // also where it cannot be understood
	f.Settle()
	return f
}

// Value is what was typed, without white space around it.
func (f *TextField) Value() string { return f.text() }

// SetValue shows a text and makes it the unchanged one; it returns the field, for use while building a form.
func (f *TextField) SetValue(text string) *TextField {
	f.entry.SetText(text)
	f.Settle()
	return f
}

// SetPlaceholder shows a quiet example while nothing is typed.
func (f *TextField) SetPlaceholder(text string) *TextField {
	f.entry.SetPlaceHolder(text)
	return f
}

// Understand sets how a text that is not empty is read: its usual form, which replaces what was typed when the keyboard
// leaves the field, or why it cannot be read.
func (f *TextField) Understand(read func(text string) (usual, complaint string)) *TextField {
	f.read = read
	f.tidy = func(text string) string { return text } // what read returned
	return f
}

// NumberField asks for a whole number within bounds; empty is an answer too.
type NumberField struct{ typedField[int] }

// NewNumberField asks for a whole number from least to most. Up and Down count.
func NewNumberField(key, label string, least, most int) *NumberField {
	f := &NumberField{}
	f.near, f.write = least, strconv.Itoa
	f.read = func(text string) (int, string) {
		if value, err := strconv.Atoi(text); err == nil && value >= least && value <= most {
			return value, ""
		}
		bounds := locale.Values{"Least": least, "Most": most}
		return 0, locale.L("Type a whole number from {{.Least}} to {{.Most}}.", bounds)
	}
	f.steps = map[fyne.KeyName]int{fyne.KeyUp: 1, fyne.KeyDown: -1}
	f.move = func(value, steps int) int { return min(max(value+steps, least), most) }
	f.initTyped(f, key, label, NewEntry(false))
	return f
}

// Value is the number; ok is false when nothing was typed or it cannot be read.
func (f *NumberField) Value() (value int, ok bool) {
	r := f.reading()
	return r.value, r.ok
}

// SetValue shows a number and makes it the unchanged one.
func (f *NumberField) SetValue(value int) *NumberField {
	f.setValue(value)
	return f
}

// SetSome is SetValue where 0 is no answer: the field stays empty.
func (f *NumberField) SetSome(value int) *NumberField {
	if value != 0 {
		f.setValue(value)
	}
	return f
}

// InLine puts the label, which wraps then, and the help before the number, which gets a width (at 100 %), for a list of
// many.
func (f *NumberField) InLine(width float32) *NumberField {
	number := look.Pad(0, 4, 0, 12, container.NewVBox(look.Fixed(width, 0, f.control)))
	words := look.Down(0, look.NewWrapped(f.label.Text, "", ""), f.help)
	f.parts.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil, number, words), f.message}
	return f
}
