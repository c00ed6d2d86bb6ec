package schedule

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// searchEntry is the field above the list: Escape empties it, then leaves it; Down and Enter go on to the list.
type searchEntry struct {
	widget.Entry

	onLeave func()
}

func newSearchEntry(placeholder string, changed func(string), leave func()) *searchEntry {
	e := &searchEntry{onLeave: leave}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(placeholder)
	e.SetIcon(theme.SearchIcon())
	e.OnChanged = changed
	return e
}

// TypedKey hears the keys that leave the field.
func (e *searchEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		if e.Text != "" {
			e.SetText("")
			return
		}
		e.onLeave()
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		e.onLeave()
	default:
		e.Entry.TypedKey(key)
	}
}
