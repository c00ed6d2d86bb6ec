package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestAStatusLineLeavesOutWholeFacts(t *testing.T) {
	test.NewTempApp(t)
	s := NewStatusLine()
	w := test.NewTempWindow(t, s)
	facts := []string{"● Saved", "Sealed", "14 people in all", "40 meetings planned"}
	s.Set("", facts...)
	w.Resize(fyne.NewSize(1200, 60))
	if got := s.left.line.Text; got != joinFacts(facts) {
		t.Fatalf("with space for all it shows %q", got)
	}
	for n := len(facts) - 1; n > 0; n-- {
		s.left.Resize(fyne.NewSize(Measure(joinFacts(facts[:n]), TextSize(s.left.SizeName), Plain).Width+2, 28))
		if got := s.left.line.Text; got != joinFacts(facts[:n]) {
			t.Errorf("with space for %d it shows %q", n, got)
		}
	}
}
