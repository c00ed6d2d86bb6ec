package desktop

import (
	"cmp"
	"os"
	"runtime"
	"sync"

	"laurel/data/locale"

	"fyne.io/fyne/v2/lang"
)

// spoken is the language that speak was called with last.
var spoken string

// speak makes the chosen language (BCP 47; "" is the system's) the window's. Fyne takes the language of its own widgets
// from the system and offers no choice, so where the environment names the language, the chosen one is set there as
// well.
func speak(chosen string) error {
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		for name, before := range environment() {
			value := before
			if chosen != "" {
				value = chosen + ".UTF-8"
			}
			if err := os.Setenv(name, value); err != nil {
				return err
			}
		}
	}
	spoken = chosen
	locale.SetWindow(windowLanguage(cmp.Or(chosen, lang.SystemLocale().LanguageString())))
	// Adding nothing makes Fyne look at the system's language again, for the texts of its own widgets.
	return lang.AddTranslationsForLocale([]byte("{}"), lang.SystemLocale())
}

// environment is what the environment names as the language, as it was before speak changed it.
var environment = sync.OnceValue(func() map[string]string {
	values := map[string]string{}
	for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		values[name] = os.Getenv(name)
	}
	return values
})

// windowLanguage is a language with its region where the catalogue has its texts, else English.
func windowLanguage(tag string) locale.Language {
	if wanted := locale.Language(tag); locale.Nearest(tag).Is(wanted) {
		return wanted
	}
	return locale.English
}
