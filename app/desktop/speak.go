package desktop

import (
	"os"
	"runtime"

	"fyne.io/fyne/v2/lang"

	"laurel/assets"
)

// speak loads the translations and makes the chosen language (BCP 47; "" is the system's) the window's. Fyne asks the system for its language and
// offers no choice, so a chosen one is given under the system's name, and on systems where the environment says the language, there as well.
func speak(chosen string) error {
	if chosen != "" && runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
			if err := os.Setenv(name, chosen+".UTF-8"); err != nil {
				return err
			}
		}
	}
	if err := lang.AddTranslationsFS(assets.Translations, "translations"); err != nil {
		return err
	}
	if chosen == "" {
		return nil
	}
	words, err := assets.Translations.ReadFile("translations/" + chosen + ".json")
	if err != nil {
		return err
	}
	return lang.AddTranslationsForLocale(words, lang.SystemLocale())
}
