package desktop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

func TestAWindowIsNeverLargerThanItsScreen(t *testing.T) {
	for _, one := range []struct {
		name   string
		screen monitor
		scale  float32
		want   fyne.Size
	}{
		{"a small laptop, its bars unknown", monitor{1366, 768, 1366, 768}, 1, fyne.NewSize(1350, 676)},
		{"a small laptop with a task bar", monitor{1366, 768, 1366, 728}, 1, fyne.NewSize(1350, 684)},
		{"full HD at one and a half", monitor{1920, 1080, 1920, 1020}, 1.5, fyne.NewSize(1264, 636)},
		{"a system that reports no area", monitor{1920, 1080, 0, 0}, 1, fyne.NewSize(1904, 988)},
	} {
		if got := one.screen.largest(one.scale); got != one.want {
			t.Errorf("%s: %v, want %v", one.name, got, one.want)
		}
	}
}

func TestTheWindowCanBeMadeSmallInEveryLanguage(t *testing.T) {
	before := locale.Window()
	t.Cleanup(func() { locale.SetWindow(before) })
	for _, language := range locale.Languages() {
		locale.SetWindow(language)
		h := sampleHarness(t)
		h.window.window.Resize(fyne.NewSize(1024, 700))
		for _, tab := range tabOrder {
			h.tabs.Select(tab)
			h.runner.Flush()
			if least := h.window.root.MinSize(); least.Width > 1000 || least.Height > 600 {
				t.Errorf("%s in %s needs %v", tab, language, least)
			}
			for _, o := range test.LaidOutObjects(h.window.root) {
				if word := cutWord(o); word != "" {
					t.Errorf("%s in %s cuts %q", tab, language, word)
				}
			}
		}
	}
}

// cutWord is the text of what is pressed, if it does not fit into it.
func cutWord(o fyne.CanvasObject) string {
	text, hint := "", ""
	switch o := o.(type) {
	case *look.Button:
		text, hint = o.Text, o.HintAt(fyne.Position{})
	case *look.FilterChip:
		text, hint = o.Text, o.HintAt(fyne.Position{})
	}
	if hint == text {
		return text
	}
	return ""
}
