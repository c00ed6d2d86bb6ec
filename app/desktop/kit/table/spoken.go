package table

import (
	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
)

// AccessibilityLabel is the title of the column that the keyboard is on.
func (h *header) AccessibilityLabel() string {
	if h.chosen < 0 || h.chosen >= len(h.grid.columns) {
		return ""
	}
	return h.words(h.chosen)
}

// Items are the titles of the columns in sight.
func (h *header) Items() []look.Item {
	var items []look.Item
	for i, c := range h.grid.columns {
		if !c.out {
			size := fyne.NewSize(c.width, h.Size().Height)
			items = append(items, look.Item{Label: h.words(i), At: fyne.NewPos(c.x, 0), Size: size})
		}
	}
	return items
}
