package value

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"laurel/data/locale"
	"laurel/data/program"
)

//go:embed vocabulary/*.txt
var vocabularyFiles embed.FS

var vocabularyTerms = sync.OnceValue(func() []locale.Term { return locale.Terms(vocabularyFiles, "vocabulary") })

// vocabulary is what is in the files, and the domain's own codes with their names in the languages of the catalogue.
var vocabulary = sync.OnceValue(func() locale.Dictionary {
	terms := slices.Concat(codes("kind", program.Kinds()), codes("status", program.Statuses()),
		codes("travel", program.Modes()), codes("role", program.Roles()),
		codes("name-order", program.NameOrders()), codes("gender", program.Genders()[1:]),
		codes("level", program.Levels()), codes("answer", []program.Answer{program.Yes, program.No}),
		codes("unasked", []program.Answer{program.Unknown}), vocabularyTerms())
	return locale.Index(terms, Fold)
})

// codes are the codes of the domain with their names.
func codes[N program.Named](section string, all []N) []locale.Term {
	var terms []locale.Term
	for _, one := range all {
		code := fmt.Sprint(one)
		names := []string{code}
		for _, l := range locale.Spellings() {
			names = append(names, one.Name(l))
		}
		terms = append(terms, locale.Term{Section: section, Meaning: code, Names: names})
	}
	return terms
}

// Meaning returns what a text means: of the section role a program.Role; nothing where it is not known.
func Meaning[W ~string](section, text string) W { return W(vocabulary()[section][Fold(text)]) }

// Is reports whether a text is one of the names in a section.
func Is(section, text string) bool {
	_, found := vocabulary()[section][Fold(text)]
	return found
}

// stemOf reports whether a folded word contains any of the names in a section.
func stemOf(section, word string) bool {
	for stem := range vocabulary()[section] {
		if strings.Contains(word, stem) {
			return true
		}
	}
	return false
}

// Kind returns what kind of item a text means, which may list several with commas; nothing where none is known.
func Kind(text string) program.Kind {
	for part := range strings.SplitSeq(text, ",") {
		if kind := Meaning[program.Kind]("kind", part); kind != "" {
			return kind
		}
	}
	return ""
}

// titleKinds are the kinds that a title shows.
var titleKinds = []program.Kind{program.Meal, program.Ceremony, program.Transport, program.FlightKind, program.FreeTime}

// KindOfTitle finds the kind of an item by its title, of those that titles show: Welcome dinner, Cena de bienvenida,
// Transfer to the hotel, Galadinner; nothing where none is known. What an item is comes last in English and German, and
// in the other languages first, before the word that joins it with the rest.
func KindOfTitle(title string) program.Kind {
	for part := range strings.FieldsFuncSeq(title, func(r rune) bool { return strings.ContainsRune(":;,()–—|/", r) }) {
		words := strings.Fields(Fold(part))
		joins := func(word string) bool {
			before, _, elided := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
			return Is("joins-title", word) || elided && len(before) == 1
		}
		if at := slices.IndexFunc(words, joins); at > 0 {
			words = words[:at]
		}
		if kind := kindOfWords(words); slices.Contains(titleKinds, kind) {
			return kind
		}
	}
	return ""
}

// kindOfWords finds the kind that the last words name, or the first ones before a number; with a word that is composed
// with its name at the end.
func kindOfWords(words []string) program.Kind {
	for at := range words {
		if kind := Meaning[program.Kind]("kind", strings.Join(words[at:], " ")); kind != "" {
			return kind
		}
	}
	if len(words) == 0 {
		return ""
	}
	const shortest = 6 // Galadinner, but not Interessen
	last := words[len(words)-1]
	for at := range last {
		if kind := Meaning[program.Kind]("kind", last[at:]); kind != "" && len(last)-at >= shortest {
			return kind
		}
	}
	if len(words) > 1 && strings.ContainsAny(strings.Join(words[1:], " "), "0123456789") {
		return Meaning[program.Kind]("kind", words[0])
	}
	return ""
}

// dividesRole reports whether a character is between the parts of a role.
func dividesRole(r rune) bool { return strings.ContainsRune("/,;()|–:", r) }

// LanguagesOfRole returns the languages that the text of a role names beside it, as they are written there:
// Interpreter (Spanish). Roles other than an interpreter's name none.
func LanguagesOfRole(text string) string {
	if Role(text) != program.Interpreter {
		return ""
	}
	var languages []string
	for part := range strings.FieldsFuncSeq(text, dividesRole) {
		if spoken, unknown := Spoken(part); len(spoken) > 0 && len(unknown) == 0 {
			languages = append(languages, strings.TrimSpace(part))
		}
	}
	return strings.Join(languages, ", ")
}

// Role finds the role that a text names: as a whole, in one of its parts (Interpreter (Arabic)), or with its last word
// (lead interpreter, but not chief of staff); nothing where none is known.
func Role(text string) program.Role {
	if role := Meaning[program.Role]("role", text); role != "" {
		return role
	}
	for part := range strings.FieldsFuncSeq(text, dividesRole) {
		if role := Meaning[program.Role]("role", part); role != "" {
			return role
		}
	}
	words := strings.Fields(text)
	if len(words) == 2 && !Is("at-organisation", words[0]) {
		return Meaning[program.Role]("role", words[1])
	}
	return ""
}
