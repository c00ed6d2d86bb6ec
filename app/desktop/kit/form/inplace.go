package form

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// Line is what a form has that is a line of a page.
type Line struct {
	Begin     string // the key of the field that gets the keyboard; "": the first
	OnLeft    func() // the keyboard leaves a field, also for another of the form; may be nil
	OnRefused func() // what was typed cannot be saved; may be nil
}

// InPlace makes the form a line of a page: of its fields it asks for those with these keys, and for those whose keys
// begin with one of them and a dot. Enter saves it, and so does leaving its last field (see OnLeft); one answer of
// several saves it when it is picked, where nothing else is asked.
func (f *Form) InPlace(keys ...string) *Form {
	isAsked := func(field Field) bool {
		return slices.ContainsFunc(keys, func(key string) bool {
			return field.Key() == key || strings.HasPrefix(field.Key(), key+".")
		})
	}
	rows := look.Down(8)
	f.fields = nil
	for _, one := range f.sections.all {
		for _, row := range one.rows {
			var asked []Field
			for _, field := range flat([]Field{row}) {
				if isAsked(field) {
					asked = append(asked, field)
				}
			}
			switch len(asked) {
			case 0:
				continue
			case 1:
				row = asked[0]
			default:
				row = Beside(asked...)
			}
			rows.Add(row)
			f.enlist(row)
		}
	}
	f.line, f.state.enterSaves = &Line{}, true
	f.sections.all = nil // a line has no sections to move between
	help := locale.L("Enter or Tab saves, Esc cancels.")
	if slices.ContainsFunc(f.fields, isLong) {
		help = locale.L("Ctrl+Enter or Tab saves, Esc cancels.")
	}
	rows.Add(f.foot.message)
	rows.Add(look.NewWrapped(help, theme.ColorNamePlaceHolder, theme.SizeNameCaptionText))
	f.Content = look.Pad(8, 10, 8, 10, rows)
	return f
}

// isLong reports whether a field has several lines, in which Enter makes another.
func isLong(field Field) bool {
	text, is := field.(*TextField)
	return is && text.entry.MultiLine
}

// Line returns what a form in a page has; nil: it is a form of its own.
func (f *Form) Line() *Line { return f.line }

// HasKeyboard reports whether one of the fields has the keyboard, or something that one of them has opened.
func (f *Form) HasKeyboard() bool {
	c := look.CanvasOf(f)
	if c == nil {
		return false
	}
	top := c.Overlays().Top()
	return f.focused() != nil || top != nil && !look.IsIn(top, f)
}

// left is called when the keyboard leaves a field.
func (f *Form) left() {
	if f.line != nil && !f.state.closed {
		look.Do(f.line.OnLeft)
	}
}

// refused is called when what was typed cannot be saved.
func (l *Line) refused() {
	if l != nil {
		look.Do(l.OnRefused)
	}
}

// chosen saves a form in a page that asks for nothing else than what was picked.
func (f *Form) chosen() {
	if f.line != nil && len(f.fields) == 1 {
		f.Save()
	}
}

// Begin moves the keyboard to the first field, and opens the answers of one that has a list of them.
func (f *Form) Begin() {
	f.FocusFirst()
	f.Focus(f.line.Begin)
	if len(f.fields) != 1 {
		return
	}
	switch field := f.fields[0].(type) {
	case *ChoiceField:
		field.box.Tapped(nil)
	case *PickerField:
		field.box.Tapped(nil)
	}
}
