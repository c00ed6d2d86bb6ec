package look_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/look"
)

// extendedCard is a card that is part of another widget.
type extendedCard struct{ look.TapCard }

func TestAPressWithThePointerGivesTheKeyboardToWhatWasPressed(t *testing.T) {
	light(t)
	extended := &extendedCard{}
	extended.Content = look.NewText("Extended")
	extended.ExtendBaseWidget(extended)
	type pressed interface {
		fyne.Focusable
		fyne.CanvasObject
		fyne.Tappable
	}
	for name, widget := range map[string]pressed{
		"a card": look.NewTapCard("Card", look.NewText("Card"), nil), "a chip": look.NewFilterChip("Chip", -1,
			look.Neutral, nil), "a widget that extends a card": extended,
	} {
		t.Run(name, func(t *testing.T) {
			window := test.NewTempWindow(t, widget)
			test.Tap(widget)
			if window.Canvas().Focused() != widget {
				t.Errorf("%T has the keyboard", window.Canvas().Focused())
			}
		})
	}
}

func TestAChipPassesOnTheKeysThatItDoesNotUse(t *testing.T) {
	light(t)
	var heard []fyne.KeyName
	pressed := 0
	chip := look.NewFilterChip("Chip", -1, look.Neutral, func() { pressed++ })
	chip.OnKey = func(e *fyne.KeyEvent) { heard = append(heard, e.Name) }
	chip.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	chip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if pressed != 1 || len(heard) != 1 || heard[0] != fyne.KeyPageDown {
		t.Errorf("pressed %d times, heard %v", pressed, heard)
	}
}
