package desktop

import (
	"os"
	"strings"
	"testing"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
)

func TestAnotherLanguageIsShownWithoutARestart(t *testing.T) {
	for name := range environment() {
		t.Setenv(name, os.Getenv(name)) // puts back what setWindowLanguage sets
	}
	t.Cleanup(func() {
		if err := setWindowLanguage(languageAndRegion{"en", ""}); err != nil {
			t.Error(err)
		}
	})
	h := sampleHarness(t)
	h.tabs.Select(session.ScheduleTab)
	shown := h.session.Program()
	h.commands.Run("view.settings")
	f := h.dialogs.Forms[len(h.dialogs.Forms)-1]
	language := field[*form.ChoiceField](t, f, "language")
	for _, test := range []struct{ language, tab, status string }{
		{"es", "Galardonados", "personas"}, {"fr", "Lauréats", "personnes"}, {"en", "Awardees", "people"},
	} {
		language.SetValue(test.language)
		f.Save()
		h.runner.Flush()
		for _, want := range []string{test.tab, test.status} {
			if !strings.Contains(h.words(), want) {
				t.Errorf("in %s the window does not show %q", test.language, want)
			}
		}
		if h.tabs.Selected() != session.ScheduleTab || h.session.Program() != shown {
			t.Errorf("in %s another tab or program is shown", test.language)
		}
		h.commands.Run("view.settings")
		f = h.dialogs.Forms[len(h.dialogs.Forms)-1]
		language = field[*form.ChoiceField](t, f, "language")
	}
}

func TestWhatWasTypedIsInTheFormInTheOtherLanguage(t *testing.T) {
	t.Cleanup(func() {
		if err := setWindowLanguage(languageAndRegion{"en", ""}); err != nil {
			t.Error(err)
		}
	})
	h := sampleHarness(t)
	h.commands.Run("person.add")
	field[*form.TextField](t, h.root, "Given").Type("Prova")
	h.session.Prefs.SetLanguage("fr")
	navigator{h.window}.ApplyLooks()
	if got := field[*form.TextField](t, h.root, "Given").Value(); got != "Prova" {
		t.Errorf("the form has %q", got)
	}
}
