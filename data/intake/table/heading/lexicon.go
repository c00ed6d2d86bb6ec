// Package heading knows what the headings of foreign tables mean: fields of records in the languages of the files that
// offices send, and the rows between records.
package heading

import (
	"cmp"
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

//go:embed terms/*.txt
var termFiles embed.FS

// Kinds lists the kinds of records that rows can be.
func Kinds() []source.Kind { return []source.Kind{source.Schedule, source.Roster, source.Contacts} }

// terms are the headings of the columns that are known: the section is the kind of table, the meaning the field,
// the names its headings, the best first. Further sections: remark (columns of which nobody knows who may read them),
// noise (words of headings that mean nothing), other (words of headings that are about someone else), section (rows
// that name the role of those below), total and note (rows that are no records), beside (headings
// beside that of an arrival or a departure), family-or-honorific (headings that may be for either).
var terms = sync.OnceValue(func() []locale.Term {
	all := locale.Terms(termFiles, "terms")
	slices.SortStableFunc(all, func(a, b locale.Term) int { // of two meanings the English one is kept
		return cmp.Compare(strings.TrimPrefix(a.Language, "en"), strings.TrimPrefix(b.Language, "en"))
	})
	return all
})

// Meaning is what a heading means. The lower its rank, the better it fits: of several columns for a field the best is
// read.
type Meaning struct {
	Field    string
	Rank     int
	Language int // English headings (1), those of another language (-1), or of both (0)
}

// lexicon finds headings: exact by their letters, loose by their words in any order without those that mean nothing,
// and phrases within questions.
type lexicon struct {
	exact, loose map[string]Meaning
	phrases      []phrase
	noise        map[string][]string // by word: the languages in which it means nothing
}

type phrase struct {
	words []string
	Meaning
}

// lexicons are the headings by section.
var lexicons = sync.OnceValue(func() map[string]*lexicon {
	all := map[string]*lexicon{}
	known := append(rosterTitles(), terms()...) // Laurel's own lists come back
	for _, kind := range Kinds() {
		for _, field := range Fields(kind) {
			known = append(known, locale.Term{Section: string(kind), Meaning: field, Names: []string{field}})
		}
	}
	for _, t := range known {
		if all[t.Section] == nil {
			all[t.Section] = &lexicon{
				exact: map[string]Meaning{},
				loose: map[string]Meaning{},
				noise: map[string][]string{},
			}
		}
	}
	for _, t := range known {
		if t.Section != "noise" {
			continue
		}
		for _, kind := range Kinds() {
			for _, word := range t.Names {
				if t.Meaning == "word" || t.Meaning == string(kind) {
					noise := all[string(kind)].noise
					noise[locale.Fold(word)] = append(noise[locale.Fold(word)], t.Language)
				}
			}
		}
	}
	for _, whole := range []bool{true, false} { // a heading of which nothing is noise goes before one that is cut
		for _, t := range known {
			if t.Section != "noise" {
				all[t.Section].add(t, whole)
			}
		}
	}
	return all
})

// rosterTitles are the titles of the columns of Laurel's own rosters, in each language.
func rosterTitles() []locale.Term {
	var terms []locale.Term
	for _, l := range locale.Spellings() {
		for _, field := range Fields(source.Roster) {
			t := locale.Term{Language: locale.Base(string(l)), Section: string(source.Roster), Meaning: field}
			for _, key := range []string{"list.roster.", "list.", "roster.", "field.person.", "field."} {
				if key += field; l.Has(key) && len(t.Names) == 0 {
					t.Names = []string{l.Text(key)}
				}
			}
			terms = append(terms, t)
		}
	}
	return terms
}

// add adds the headings of a term that have, or have not, only words that mean something.
func (x *lexicon) add(t locale.Term, whole bool) {
	for rank, name := range t.Names {
		words := Words(name)
		bare := x.withoutNoise(words)
		if whole != (len(bare) == len(words)) {
			continue
		}
		h := Meaning{Field: t.Meaning, Rank: rank, Language: -1}
		if t.Language == "en" || t.Language == "" {
			h.Language = 1
		}
		put(x.exact, strings.Join(words, ""), h)
		if len(bare) > 1 || len(bare) == len(words) || len(bare) == 1 && x.mayBeAlone(bare[0], words, t.Language) {
			put(x.loose, looseKey(bare), h)
		}
		if len(bare) > 1 || len(bare) == 1 && len(bare[0]) > 6 {
			x.phrases = append(x.phrases, phrase{bare, h})
		}
	}
}

// put adds a heading unless another field has it; one that two languages share is of both.
func put(to map[string]Meaning, key string, h Meaning) {
	known, found := to[key]
	switch {
	case key == "" || found && known.Field != h.Field:
		return
	case found:
		h.Rank = min(h.Rank, known.Rank)
		if known.Language != h.Language {
			h.Language = 0
		}
	}
	to[key] = h
}

func (x *lexicon) withoutNoise(words []string) []string {
	words = slices.Clone(words)
	last := len(words) - 1
	counts := last > 0 && slices.Contains([]string{"no", "nr"}, words[last]) // a badge no. is no badge
	return slices.DeleteFunc(words, func(word string) bool {
		return x.noise[word] != nil && (!counts || word != words[last])
	})
}

// mayBeAlone reports whether one word is enough of a heading of several: the others mean nothing in its own language,
// and it is not that for a number, which alone is a running one.
func (x *lexicon) mayBeAlone(word string, words []string, language string) bool {
	if len(word) < 3 || slices.Contains([]string{"number", "num", "numero", "nummer"}, word) {
		return false
	}
	return !slices.ContainsFunc(words, func(other string) bool {
		return other != word && !slices.Contains(x.noise[other], cmp.Or(language, "en"))
	})
}

func looseKey(words []string) string {
	words = slices.Clone(words)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// Fields lists the fields that a column of a kind of table may be, in the order of English.
func Fields(kind source.Kind) []string {
	var all []string
	for _, t := range terms() {
		if t.Section == string(kind) && !slices.Contains(all, t.Meaning) {
			all = append(all, t.Meaning)
		}
	}
	return all
}

// Words divides a heading into its words without case, accents and punctuation: firstName and FIRST_NAME are first
// and name.
func Words(text string) []string {
	var parted strings.Builder
	lower := false
	for _, r := range text {
		if lower && unicode.IsUpper(r) {
			parted.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		parted.WriteRune(r)
	}
	return strings.FieldsFunc(locale.Fold(parted.String()), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// WithoutBrackets removes what is in brackets.
func WithoutBrackets(text string) string {
	var out strings.Builder
	depth := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("([{<", r):
			depth++
			out.WriteByte(' ')
		case strings.ContainsRune(")]}>", r):
			depth = max(depth-1, 0)
		case depth == 0:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// longestHeading is how many bytes a heading may have; forms ask long questions.
const longestHeading = 300

// Key is a heading as it is compared: without case, accents, brackets and punctuation.
func Key(text string) string { return strings.Join(Words(WithoutBrackets(text)), "") }

// Recognise finds what a heading means. Those in two languages are divided by a slash or a line.
func Recognise(kind source.Kind, text string) Meaning {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > longestHeading || strings.Contains(text, "://") || strings.Contains(text, "@") {
		return Meaning{}
	}
	x := lexicons()[string(kind)]
	bare := WithoutBrackets(text)
	if IsOthers(text) && !isExplained(text) { // Phone (emergency) is no phone
		bare = text
	}
	forms := []string{bare}
	if start, zone := trailingZone(bare); zone != nil { // Start ET
		forms = append(forms, start)
	}
	if h := x.ofWords(append([]string{text}, forms...)); h.Field != "" { // 성명(영문)
		return h
	}
	if strings.ContainsAny(bare, "/|\n") {
		parts := strings.FieldsFunc(bare, func(r rune) bool { return strings.ContainsRune("/|\n", r) })
		if h := x.ofWords(parts); h.Field != "" {
			return h
		}
	}
	if h, is := x.ofEmergency(kind, bare); is {
		return h
	}
	return x.within(text)
}

// ofWords finds what any of the forms of a heading means, by its letters or else by its words.
func (x *lexicon) ofWords(forms []string) Meaning {
	for _, form := range forms {
		if h, found := x.exact[strings.Join(Words(form), "")]; found {
			return h
		}
	}
	for _, form := range forms {
		if words := x.withoutNoise(Words(form)); len(words) > 0 {
			if h, found := x.loose[looseKey(words)]; found {
				h.Rank += rankOfLoose
				return h
			}
		}
	}
	return Meaning{}
}

// ofEmergency finds what a heading of an emergency contact and something more means: Emergency contact first name,
// Apellidos del contacto de emergencia. What they have that is read of nobody means nothing.
func (x *lexicon) ofEmergency(kind source.Kind, text string) (h Meaning, is bool) {
	words := x.withoutNoise(Words(text))
	if kind != source.Roster || !IsOthers(text) {
		return Meaning{}, false
	}
	for length := len(words) - 1; length > 0; length-- {
		for _, cut := range [...][2][]string{{words[:length], words[length:]}, {
			words[len(words)-length:],
			words[:len(words)-length],
		}} {
			own := x.exact[strings.Join(cut[1], "")] // name and phone are not one of them
			if own.Field == "" || x.loose[looseKey(cut[0])].Field != "emergency-name" {
				continue
			}
			own.Field = ofEmergency[own.Field]
			own.Rank += rankOfLoose
			return own, true
		}
	}
	return Meaning{}, false
}

// isExplained reports whether a heading has a list in brackets, of what is to be written: Flight (airline, number).
func isExplained(text string) bool {
	return bracketed.MatchString(text) && strings.Contains(bracketed.FindString(text), ",") &&
		!IsOthers(WithoutBrackets(text))
}

// rankOfLoose and rankOfPhrase are added to the ranks of headings that are found by some of their words.
const rankOfLoose, rankOfPhrase = 1000, 2000

// shortestQuestion is how many words a heading has at least in which a phrase is looked for.
const shortestQuestion = 4

// within finds the longest phrase of a question, unless there are two for different fields, or the question is about
// someone else.
func (x *lexicon) within(text string) Meaning {
	words := Words(text)
	if len(words) < shortestQuestion {
		return Meaning{}
	}
	words = x.withoutNoise(words)
	var best phrase
	unique := false
	for _, p := range x.phrases {
		if len(p.words) < len(best.words) || !containsWords(words, p.words) {
			continue
		}
		unique = len(p.words) > len(best.words) || unique && p.Field == best.Field
		best = p
	}
	if !unique || IsOthers(text) && !strings.HasPrefix(best.Field, "emergency") {
		return Meaning{}
	}
	best.Rank += rankOfPhrase
	return best.Meaning
}

func containsWords(words, part []string) bool {
	for i := 0; i+len(part) <= len(words); i++ {
		if slices.Equal(words[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// IsOthers reports whether a heading is about someone beside the person of the row: Emergency contact, Spouse.
func IsOthers(text string) bool {
	others := lexicons()["other"].exact
	return slices.ContainsFunc(Words(text), func(word string) bool { return others[word].Field != "" })
}

// IsTotal reports whether a row is a total by its first text: Total: 12, Number of participants 12. One that goes on in
// other words is none: Sum Mithal.
func IsTotal(text string) bool {
	words := Words(text)
	totals := lexicons()["total"].exact
	sections := lexicons()["section"].exact
	noise := lexicons()["roster"].noise
	for length := min(len(words), 4); length > 0; length-- {
		if totals[strings.Join(words[:length], "")].Field == "" {
			continue
		}
		return !slices.ContainsFunc(words[length:], func(word string) bool {
			_, isNumber := value.Number(word)
			return !isNumber && noise[word] == nil && sections[word].Field == "" && !value.Is("role", word)
		})
	}
	return false
}

// IsNote reports whether a text that is alone in its row is a note to the reader.
func IsNote(text string) bool {
	text = strings.TrimSpace(text)
	if len(text) > 80 || slices.ContainsFunc([]string{"*", "†", "("}, func(sign string) bool {
		return strings.HasPrefix(text, sign)
	}) {
		return true
	}
	notes := lexicons()["note"].exact
	words := Words(text)
	for length := min(len(words), 4); length > 0; length-- {
		if notes[strings.Join(words[:length], "")].Field == "" {
			continue
		}
		before, _, colon := strings.Cut(text, ":")
		if strings.ContainsAny(text, "0123456789") { // Page 1 of 2
			return true
		}
		return length > 1 || len(words) == 1 || colon && len(Words(before)) == 1 // Page Muster is a name
	}
	isSentence := strings.HasSuffix(text, ".") && len(words) > 3
	return isSentence && value.DivideName(text, &program.Person{}).Suffix == "" // Ana B. Sample, Jr. is a name
}

// RolesWithin lists the roles that words of a text of a few words have in headings between rows: Special guests,
// Guests and staff.
func RolesWithin(text string) (roles []string) {
	const most = 4
	words := Words(text)
	for _, word := range words[:min(len(words), most+1)] {
		role := lexicons()["section"].exact[word].Field
		if role != "" && len(words) <= most && !slices.Contains(roles, role) {
			roles = append(roles, role)
		}
	}
	return roles
}

// Role returns the role that a row of one text has for those below it: Interpreters, STAFF (3); nothing: none.
func Role(text string) string {
	if one, other, found := strings.Cut(text, "/"); found { // in two languages
		if role := Role(one); role == Role(other) {
			return role
		}
	}
	words := slices.DeleteFunc(Words(WithoutBrackets(text)), func(word string) bool {
		_, isNumber := value.Number(word)
		return isNumber
	})
	joined := strings.Join(words, " ")
	return cmp.Or(lexicons()["section"].exact[strings.Join(words, "")].Field, value.Meaning[string]("role", joined))
}

// IsRemark reports whether a heading of a schedule leaves open who may read what is below it.
func IsRemark(text string) bool { return lexicons()["remark"].exact[Key(text)].Field != "" }

// IsFamilyFirst reports whether the words of a heading of whole names have the family name first: Surname and given
// names.
func IsFamilyFirst(words []string) bool {
	endsWithGiven := func(length int) bool {
		from := len(words) - length
		return from > 0 && Recognise(source.Roster, strings.Join(words[from:], " ")).Field == "given"
	}
	return lexicons()["family-first"].exact[strings.Join(words, "")].Field != "" ||
		Recognise(source.Roster, words[0]).Field == "family" && (endsWithGiven(1) || endsWithGiven(2))
}

// IsFamilyOrHonorific reports whether a heading can be that of family names and that of forms of address.
func IsFamilyOrHonorific(text string) bool {
	return lexicons()["family-or-honorific"].exact[Key(text)].Field != ""
}
