package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// What the types of this package implement, checked by the compiler.
var (
	_ = []Field{
		(*AnswerField)(nil),
		(*ChoiceField)(nil),
		(*DateField)(nil),
		(*NeedField)(nil),
		(*NumberField)(nil),
		(*PhotoField)(nil),
		(*PickerField)(nil),
		(*TextField)(nil),
		(*TimeField)(nil),
	}
	_ = []desktop.Hoverable{(*finderRow)(nil)}
	_ = []desktop.Mouseable{(*choiceBox)(nil), (*segments)(nil)}
	_ = []fyne.Accessible{(*choiceBox)(nil), (*pickerBox)(nil), (*segments)(nil)}
	_ = []fyne.Focusable{(*choiceBox)(nil), (*month)(nil), (*pickerBox)(nil), (*segments)(nil)}
	_ = []fyne.Scrollable{(*wheelCover)(nil)}
	_ = []fyne.Shortcutable{(*choiceBox)(nil), (*pickerBox)(nil), (*segments)(nil)}
	_ = []fyne.Tappable{(*choiceBox)(nil), (*finderRow)(nil), (*monthDay)(nil), (*pickerBox)(nil), (*segments)(nil)}
)
