package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// SearchEntry is the field above a list.
type SearchEntry = Entry

// NewSearchEntry makes the field above a list: Escape empties it, then leaves it; Down and Enter go on to the list.
func NewSearchEntry(placeholder string, changed func(string), leave func()) *SearchEntry {
	e := NewEntry(false)
	e.SetPlaceHolder(placeholder)
	e.SetIcon(theme.SearchIcon())
	e.OnChanged = changed
	e.onKey = func(key *fyne.KeyEvent) bool {
		switch key.Name {
		case fyne.KeyEscape:
			if e.Text != "" {
				e.SetText("")
				return true
			}
			leave()
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			leave()
		default:
			return false
		}
		return true
	}
	return e
}
