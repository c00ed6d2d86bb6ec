package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// problemPage stands where the programs would be when the store could not be opened. Nothing is written until a person
// decides.
func (w *window) problemPage(err error) fyne.CanvasObject {
	w.options.Log.Error("the store could not be opened", "cause", err)
	return look.NewEmptyState(theme.WarningIcon(), err.Error(), locale.L("Try again"), func() {
		w.show(look.NewLoadingState(locale.L("Opening your programs…")))
		w.open()
	})
}
