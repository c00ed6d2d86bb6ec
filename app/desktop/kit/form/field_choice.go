package form

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// Option is one answer of a choice or a picker.
type Option struct {
	ID, Text string
	Detail   string         // quiet words at the right
	Words    string         // by which pickers find it too, and which nobody sees
	Portrait *look.Portrait // shown by pickers
}

// Folded is what a search for the option looks at.
func (o Option) Folded() string {
	words := o.Text + " " + o.Detail
	if o.Words != "" {
		words += " " + o.Words
	}
	return locale.Fold(words)
}

// ChoiceField asks for one of a few options (at most about 30; above that use a picker).
type ChoiceField struct {
	fieldBase

	options []Option
	box     *choiceBox
}

// NewChoiceField asks for one of the options; none is chosen at first.
func NewChoiceField(key, label string, options []Option) *ChoiceField {
	f := &ChoiceField{options: options}
	f.box = &choiceBox{dropDown: newDropDown(&f.fieldBase), options: options, chosen: -1}
	f.box.ExtendBaseWidget(f.box)
	f.box.show()
	f.init(f, key, label, f.box, func() any { return f.Value() }, f.box)
	return f
}

// Value is the identifier of the chosen option, or "".
func (f *ChoiceField) Value() string {
	if f.box.chosen >= 0 {
		return f.options[f.box.chosen].ID
	}
	return ""
}

// SetValue chooses an option and makes it the unchanged one; an unknown identifier chooses none.
func (f *ChoiceField) SetValue(id string) *ChoiceField {
	f.Choose(id)
	f.Settle()
	return f
}

// Choose chooses as a person would.
func (f *ChoiceField) Choose(id string) {
	f.box.choose(slices.IndexFunc(f.options, func(o Option) bool { return o.ID == id }))
}

// choiceBox shows what is chosen and opens a menu of the options. Up and Down choose without opening it, and a letter
// jumps to the next option that begins with it.
type choiceBox struct {
	dropDown

	options []Option
	chosen  int // -1: none
	typed   look.TypeAhead
}

// choose selects an option, -1 for none; the form is notified when it is another one.
func (b *choiceBox) choose(index int) {
	if index == b.chosen {
		return
	}
	b.chosen = index
	b.show()
	b.field.reportChanged()
}

func (b *choiceBox) show() {
	b.words.Color, b.words.Text = look.ColorQuiet, locale.L("Choose")
	if b.chosen >= 0 {
		b.words.Color, b.words.Text = look.ColorInk, b.options[b.chosen].Text
	}
	b.Refresh()
}

// Tapped opens the menu.
func (b *choiceBox) Tapped(*fyne.PointEvent) {
	menu := fyne.NewMenu("")
	for i, o := range b.options {
		item := fyne.NewMenuItem(o.Text, func() {
			b.choose(i)
			look.Do(b.Keys.Chosen)
		})
		item.Checked = i == b.chosen
		menu.Items = append(menu.Items, item)
	}
	look.ShowMenuBelow(b, menu)
}

// MouseDown moves the keyboard to the box.
func (b *choiceBox) MouseDown(*desktop.MouseEvent) { look.Focus(b) }

// MouseUp is not used.
func (b *choiceBox) MouseUp(*desktop.MouseEvent) {}

// AccessibilityLabel is the field's label and what is chosen.
func (b *choiceBox) AccessibilityLabel() string { return b.field.label.Text + ": " + b.words.Text }

// TypedKey chooses, or opens the menu.
func (b *choiceBox) TypedKey(e *fyne.KeyEvent) {
	last := len(b.options) - 1
	switch {
	case e.Name == fyne.KeyUp:
		b.choose(max(b.chosen-1, 0))
	case e.Name == fyne.KeyDown:
		b.choose(min(b.chosen+1, last))
	case e.Name == fyne.KeyHome:
		b.choose(min(0, last))
	case e.Name == fyne.KeyEnd:
		b.choose(last)
	case look.IsPress(e.Name):
		b.Tapped(nil)
	case e.Name == fyne.KeyEscape:
		look.Do(b.Keys.Leave)
	}
}

// TypedRune jumps to an option that begins with what is typed.
func (b *choiceBox) TypedRune(r rune) {
	text := func(i int) string { return locale.Fold(b.options[i].Text) }
	if i := b.typed.Next(r, b.chosen, len(b.options), text); i >= 0 {
		b.choose(i)
	}
}

// CreateRenderer links the box to its drawing.
func (b *choiceBox) CreateRenderer() fyne.WidgetRenderer {
	return b.draw(func(fyne.Size) {}, look.Least(96, 36))
}
