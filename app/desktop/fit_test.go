package desktop

import (
	"testing"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/session"
	"laurel/data/locale"
)

func TestAWindowIsNeverLargerThanItsScreen(t *testing.T) {
	for _, test := range []struct {
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
		if got := test.screen.largest(test.scale); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestTheWindowCanBeMadeSmallInEveryLanguage(t *testing.T) {
	before := locale.Window()
	t.Cleanup(func() { locale.SetWindow(before) })
	for _, language := range locale.Languages() {
		locale.SetWindow(language)
		h := sampleHarness(t)
		for _, tab := range []string{session.AwardeesTab, session.ScheduleTab, session.ReportsTab} {
			h.tabs.Select(tab)
			h.runner.Flush()
			if least := h.window.root.MinSize(); least.Width > 1000 || least.Height > 600 {
				t.Errorf("%s in %s needs %v", tab, language, least)
			}
		}
	}
}
