package look

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// doublePress is the longest time between the presses of a double press.
const doublePress = 400 * time.Millisecond

// Presses tells the second of two presses from two single ones.
type Presses struct {
	key  string
	at   fyne.Position
	when time.Time
}

// Again tells whether this is the second press of the same thing, soon after the first and at the same place.
func (p *Presses) Again(key string, e *desktop.MouseEvent) bool {
	again := key == p.key && time.Since(p.when) < doublePress && e.Modifier == 0 && Near(p.at, e.Position)
	*p = Presses{key: key, at: e.Position, when: time.Now()}
	if again {
		*p = Presses{}
	}
	return again
}

// Near tells whether two presses are at one place: a hand is never quite still.
func Near(a, b fyne.Position) bool { return Abs(a.X-b.X) < Dp(6) && Abs(a.Y-b.Y) < Dp(6) }

// ShiftKey is part of a widget that has to know whether Shift is held while it has the keyboard.
type ShiftKey struct{ Shift bool }

// KeyDown notes Shift.
func (s *ShiftKey) KeyDown(e *fyne.KeyEvent) { s.hold(e.Name, true) }

// KeyUp notes Shift.
func (s *ShiftKey) KeyUp(e *fyne.KeyEvent) { s.hold(e.Name, false) }

func (s *ShiftKey) hold(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		s.Shift = down
	}
}
