package locale

import "sync/atomic"

var window atomic.Value // Language

// SetWindow makes l the language of the window.
func SetWindow(l Language) { window.Store(l) }

// Window returns the language of the window with its region; English of no country until SetWindow was called.
func Window() Language {
	if l, chosen := window.Load().(Language); chosen {
		return l
	}
	return International
}

// L returns the text of a key in the window's language.
func L(key string, values ...Values) string { return Window().Text(key, values...) }

// N returns the text of a key in the window's language and the plural form that n asks for.
func N(key string, n int, values ...Values) string { return Window().Count(key, n, values...) }

// X returns the text of an identifier in the window's language, or its English where the catalogue lacks it.
func X(id, english string, values ...Values) string {
	if Window().Has(id) {
		return L(id, values...)
	}
	return L(english, values...)
}
