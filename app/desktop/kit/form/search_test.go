package form_test

import (
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
)

func TestAnEntryHasRoomToSpareAtEveryScale(t *testing.T) {
	for _, scale := range []float32{0.9, 1, 1.1, 1.25, 1.5, 2} {
		test.NewTempApp(t).Settings().SetTheme(look.ThemeFor(look.Light, scale))
		plain, entry := widget.NewEntry().MinSize().Height, form.NewSearchEntry("Search meetings", nil,
			nil).MinSize().Height
		if spare := entry - plain; spare <= 0 || spare > 0.1 {
			t.Errorf("at %v the entry has %v to spare: without any, rounding shows scroll bars in it", scale, spare)
		}
	}
}
