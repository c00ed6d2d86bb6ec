package desktop

import (
	"cmp"
	"os"
	"runtime"

	"laurel/data/locale"

	"fyne.io/fyne/v2/lang"
)

// speak makes the chosen language (BCP 47; "" is the system's) the window's. Fyne takes the language of its own widgets
// from the system and offers no choice, so where the environment names the language, the chosen one is set there as
// well.
func speak(chosen string) error {
	if chosen != "" && runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
			if err := os.Setenv(name, chosen+".UTF-8"); err != nil {
				return err
			}
		}
	}
	locale.SetWindow(windowLanguage(cmp.Or(chosen, lang.SystemLocale().LanguageString())))
	// Adding nothing makes Fyne look at the system's language again, for the texts of its own widgets.
	return lang.AddTranslationsForLocale([]byte("{}"), lang.SystemLocale())
}

// windowLanguage is a language with its region where the catalogue has its texts, else English.
func windowLanguage(tag string) locale.Language {
	if wanted := locale.Language(tag); locale.Nearest(tag).Is(wanted) {
		return wanted
	}
	return locale.English
}
