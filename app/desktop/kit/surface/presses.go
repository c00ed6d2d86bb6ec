package surface

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/look"
)

// doublePress is the longest time between the presses of a double press.
const doublePress = 400 * time.Millisecond

// press is a press of the pointer.
type press struct {
	key  string
	at   fyne.Position
	when time.Time
}

// Again reports whether this is the second press of the same thing, soon after the first and at the same place.
func (b *Body) Again(key string, e *desktop.MouseEvent) bool {
	last := b.last
	b.last = press{key: key, at: e.Position, when: time.Now()}
	again := key == last.key && time.Since(last.when) < doublePress && e.Modifier == 0 && Near(last.at, e.Position)
	if again {
		b.last = press{}
	}
	return again
}

// ForgetPress makes the next press the first.
func (b *Body) ForgetPress() { b.last = press{} }

// Near reports whether two presses are at one place: a hand is never quite still.
func Near(a, b fyne.Position) bool {
	return look.Abs(a.X-b.X) < dp(6) && look.Abs(a.Y-b.Y) < dp(6)
}

// Adds reports whether a press adds to what is selected (Ctrl/Cmd), or extends it (Shift).
func Adds(e *desktop.MouseEvent) (toggle, extend bool) {
	return e.Modifier&fyne.KeyModifierShortcutDefault != 0, e.Modifier&fyne.KeyModifierShift != 0
}
