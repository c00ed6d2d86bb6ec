package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// What the types of this package implement, checked by the compiler.
var (
	_ = []desktop.Cursorable{(*Button)(nil), (*divider)(nil)}
	_ = []desktop.Hoverable{(*Paragraph)(nil), (*Pressable)(nil), (*popUpMenu)(nil), (*menuPanel)(nil)}
	_ = []fyne.Accessible{
		(*Button)(nil),
		(*FilterChip)(nil),
		(*HeaderSearch)(nil),
		(*TapCard)(nil),
		(*Paragraph)(nil),
		(*popUpMenu)(nil),
		(*tabHead)(nil),
	}
	_ = []fyne.Disableable{(*Button)(nil)}
	_ = []fyne.Draggable{(*divider)(nil)}
	_ = []fyne.Focusable{
		(*Button)(nil),
		(*FilterChip)(nil),
		(*HeaderSearch)(nil),
		(*TapCard)(nil),
		(*divider)(nil),
		(*popUpMenu)(nil),
		(*tabHead)(nil),
	}
	_ = []fyne.SecondaryTappable{(*popUpMenu)(nil), (*menuPanel)(nil)}
	_ = []fyne.Shortcutable{(*Button)(nil)}
	_ = []fyne.Tappable{
		(*Button)(nil),
		(*FilterChip)(nil),
		(*HeaderSearch)(nil),
		(*PickedChip)(nil),
		(*TapCard)(nil),
		(*popUpMenu)(nil),
		(*tabHead)(nil),
	}
	_ = []fyne.Theme{(*laurelTheme)(nil)}
)
