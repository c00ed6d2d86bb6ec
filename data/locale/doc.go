// Package locale contains the languages of Laurel: the catalogue of every text that people see, in window and
// documents, and what follows the language and region of a reader: plurals, lists, dates, times, names of languages and
// countries, and the folding of text for search. It imports only civil and the translation files.
//
// The catalogue is read from assets/translations: one folder a BCP 47 tag, JSON files in go-i18n's form in it. A folder
// whose texts contain "language.name" is a language that people can choose; any other folder (en-US) holds only what
// differs from its parent language (CLDR inheritance); region.go has what countries differ in. A language is added by
// adding files.
package locale
