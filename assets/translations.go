package assets

import "embed"

// Translations holds the texts of window and documents: a folder for each language or region (BCP 47), JSON files in
// go-i18n's form in it.
//
//go:embed translations
var Translations embed.FS
