package assets

import "embed"

// Translations holds the window's words: one file a language in go-i18n's JSON form, the English sentence as the key.
//
//go:embed translations/*.json
var Translations embed.FS
