package look

import (
	"strings"
	"time"

	"laurel/data/locale"
)

// TypeAhead is what was typed lately to jump to a text.
type TypeAhead struct {
	text string
	at   time.Time
}

// together is the longest time between letters that belong together.
const together = time.Second

// Next accepts a letter and returns which of n texts (folded) begins with what was typed, beginning at the current one;
// the same letter again goes on to the next such text. It is -1 when there is none.
func (t *TypeAhead) Next(r rune, current, n int, text func(i int) string) int {
	letter := locale.Fold(string(r))
	now := time.Now()
	if now.Sub(t.at) > together {
		t.text = ""
	}
	t.at = now
	if letter == "" || letter == " " && t.text == "" {
		return -1
	}
	first := 0 // a longer text may still be the current one
	if t.text == "" || t.text == letter {
		first, t.text = 1, ""
	}
	t.text += letter
	for step := range n {
		if i := (max(current, -1) + first + step + n) % n; strings.HasPrefix(text(i), strings.TrimSpace(t.text)) {
			return i
		}
	}
	return -1
}
