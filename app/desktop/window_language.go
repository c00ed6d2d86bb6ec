package desktop

import (
	"cmp"
	"os"
	"runtime"
	"strings"
	"sync"

	"fyne.io/fyne/v2/lang"

	"laurel/data/locale"
)

// languageAndRegion is the language (BCP 47) and the region (ISO 3166-1 alpha-2) of a window; "" is the system's.
type languageAndRegion struct{ language, region string }

// windowLanguage is what setWindowLanguage was called with last.
var windowLanguage languageAndRegion

// setWindowLanguage makes the chosen language and region the window's. Fyne takes the language of its own widgets from
// the system and offers no choice, so where the environment names the language, the chosen one is set there as well.
func setWindowLanguage(chosen languageAndRegion) error {
	if namedByEnvironment() {
		for name, before := range environment() {
			value := before
			if chosen.language != "" {
				value = chosen.language + ".UTF-8"
			}
			if err := os.Setenv(name, value); err != nil {
				return err
			}
		}
	}
	windowLanguage = chosen
	language := locale.SpokenInWindow(cmp.Or(chosen.language, lang.SystemLocale().LanguageString()))
	locale.SetWindow(
		language.In(cmp.Or(chosen.region, systemRegion(), language.Region(), locale.International.Region())),
	)
	// Adding nothing makes Fyne look at the system's language again, for the texts of its own widgets.
	return lang.AddTranslationsForLocale([]byte("{}"), lang.SystemLocale())
}

// namedByEnvironment reports whether the environment names language and region, as on Linux; elsewhere the system does.
func namedByEnvironment() bool { return runtime.GOOS != "windows" && runtime.GOOS != "darwin" }

// environment is what the environment names as the language, as it was before setWindowLanguage changed it.
var environment = sync.OnceValue(func() map[string]string {
	values := map[string]string{}
	for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		values[name] = os.Getenv(name)
	}
	return values
})

// systemRegion is the region in whose form the system writes dates: of Windows' format, macOS' region, and of LC_TIME
// elsewhere (POSIX); "" where none is named.
func systemRegion() string {
	var tag string
	if namedByEnvironment() {
		tag = cmp.Or(environment()["LC_ALL"], os.Getenv("LC_TIME"), environment()["LANG"])
		tag, _, _ = strings.Cut(tag, ".")
		tag, _, _ = strings.Cut(tag, "@")
		tag = strings.ReplaceAll(tag, "_", "-")
	} else {
		tag = lang.SystemLocale().LanguageString()
	}
	return locale.Language(tag).Region()
}
