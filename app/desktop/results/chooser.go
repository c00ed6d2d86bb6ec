package results

import (
	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
)

// chooser is a menu of the values of a filter: the first item, the zero value, removes it.
func chooser[T comparable](all string, values []T, chosen T, name func(T) string, pick func(T)) *fyne.Menu {
	menu := fyne.NewMenu("")
	add := func(text string, value T) {
		item := fyne.NewMenuItem(text, func() { pick(value) })
		item.Checked = chosen == value
		menu.Items = append(menu.Items, item)
	}
	var none T
	add(all, none)
	for _, value := range values {
		add(name(value), value)
	}
	return menu
}

// label writes on a chip what is chosen, or what can be.
func label(chip *look.FilterChip, usual, chosen string) {
	if chosen == "" {
		chip.Set(usual, -1, false)
		return
	}
	chip.Set(chosen, -1, true)
}
