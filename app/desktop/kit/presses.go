package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// doublePress is the longest time between the presses of a double press.
const doublePress = 400 * time.Millisecond

// presses tells the second of two presses from two single ones.
type presses struct {
	key  string
	at   fyne.Position
	when time.Time
}

// again tells whether this is the second press of the same thing, soon after the first and at the same place.
func (p *presses) again(key string, e *desktop.MouseEvent) bool {
	again := key == p.key && time.Since(p.when) < doublePress && e.Modifier == 0 && near(p.at, e.Position)
	*p = presses{key: key, at: e.Position, when: time.Now()}
	if again {
		*p = presses{}
	}
	return again
}

// near tells whether two presses are at one place: a hand is never quite still.
func near(a, b fyne.Position) bool { return Abs(a.X-b.X) < Dp(6) && Abs(a.Y-b.Y) < Dp(6) }

// shiftKey is part of a widget that has to know whether Shift is held while it has the keyboard.
type shiftKey struct{ shift bool }

// KeyDown notes Shift.
func (s *shiftKey) KeyDown(e *fyne.KeyEvent) { s.hold(e.Name, true) }

// KeyUp notes Shift.
func (s *shiftKey) KeyUp(e *fyne.KeyEvent) { s.hold(e.Name, false) }

func (s *shiftKey) hold(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		s.shift = down
	}
}
