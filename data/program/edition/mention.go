package edition

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"laurel/data/locale"
	"laurel/data/program"
)

// Mention is a text of an edition that names somebody whom its audience may not have named.
type Mention struct {
	Record program.Record // of the edition
	Field  program.Field
	Person program.ID
}

// Mentions lists the free texts of an edition in which somebody is named who has not agreed to it: by given and family
// name in any order, by the family name alone, or by the name in their own script, passport or on their badge. Names
// are compared as whole words and folded; those of scripts that set no spaces between words also inside a text.
func (e *Edition) Mentions() []Mention {
	if len(e.withheld) == 0 {
		return nil
	}
	index := newNameIndex(e.withheld, e.People)
	var found []Mention
	for _, record := range e.Records() {
		for _, f := range program.FieldsOf(record) {
			var people []program.ID
			f.EachText(record, func(text reflect.Value) {
				for _, n := range index.in(text.String()) {
					if !n.isAllowed && n.person.ID != record.RecordID() && !slices.Contains(people, n.person.ID) {
						people = append(people, n.person.ID)
						found = append(found, Mention{record, f, n.person.ID})
					}
				}
			})
		}
	}
	return found
}

// Names finds people's names in texts, as Mentions does.
type Names struct{ index nameIndex }

// NamesOf finds the names of people, but not inside the whole names of others; a family name that one of the others has
// is not found alone. The same person may be there several times under different names.
func NamesOf(people, others []*program.Person) Names { return Names{newNameIndex(people, others)} }

// Replace returns a text with what by returns in the place of each name.
func (n Names) Replace(text string, by func(*program.Person) string) string {
	for _, found := range slices.Backward(n.index.in(text)) {
		if !found.isAllowed {
			text = text[:found.from] + by(found.person) + text[found.to:]
		}
	}
	return text
}

// WithoutName returns a copy of a record of the program in which what the edition calls a person replaces their names
// in the mention's text.
func (e *Edition) WithoutName(m Mention, record program.Record) program.Record {
	copied := reflect.New(reflect.TypeOf(record).Elem())
	if p, is := record.(*program.Program); is {
		copied = reflect.ValueOf(p.With(func(*program.Program) {}))
	} else {
		copied.Elem().Set(program.ValueOf(record))
	}
	at := m.Field.Place(copied.Interface().(program.Record))
	at.Set(deepCopy(at))
	index := newNameIndex(e.withheld, e.People)
	m.Field.EachText(copied.Interface().(program.Record), func(place reflect.Value) {
		text := place.String()
		for _, n := range slices.Backward(index.in(text)) {
			if !n.isAllowed && n.person.ID == m.Person {
				text = text[:n.from] + e.Called(n.person) + text[n.to:]
			}
		}
		place.SetString(text)
	})
	return copied.Interface().(program.Record)
}

// deepCopy returns a value that shares no slice with another.
func deepCopy(value reflect.Value) reflect.Value {
	copied := reflect.New(value.Type()).Elem()
	copied.Set(value)
	switch {
	case value.Kind() == reflect.Slice && !value.IsNil():
		copied.Set(reflect.MakeSlice(value.Type(), value.Len(), value.Len()))
		for i := range value.Len() {
			copied.Index(i).Set(deepCopy(value.Index(i)))
		}
	case value.Kind() == reflect.Struct:
		for i := range value.NumField() {
			copied.Field(i).Set(deepCopy(value.Field(i)))
		}
	}
	return copied
}

// Called returns what the edition calls somebody who may not be named: their alias or their role.
func (e *Edition) Called(p *program.Person) string {
	if shown := e.Person(p.ID); shown != nil {
		return shown.DisplayName()
	}
	return cmp.Or(p.Alias, p.Role.Name(e.Language))
}

// namedAt is where a text names somebody, in bytes.
type namedAt struct {
	nameWords
	from, to int
}

// nameIndex finds people's names in texts.
type nameIndex struct {
	byWord map[string][]nameWords // by the first word, the longest first
	inside []nameWords            // of scripts without spaces: one word, as it is written
}

type nameWords struct {
	person    *program.Person
	isAllowed bool // they may be named
	words     []string
}

// shortestName is the fewest letters of a family name that is looked for alone.
const shortestName = 3

// newNameIndex finds the names of people who may not be named. The whole names of those who may are found too, so that
// no part of one is taken for another's; who shares a family name with them is not found by it alone.
func newNameIndex(withheld, named []*program.Person) nameIndex {
	index := nameIndex{byWord: map[string][]nameWords{}}
	shared := map[string]bool{}
	for _, p := range named {
		if p.IsNamed() {
			shared[locale.Fold(p.Family)] = true
			index.add(p, true, p.Given+" "+p.Family, p.Family+" "+p.Given, p.OwnName, p.PassportName, p.BadgeName)
		}
	}
	for _, p := range withheld {
		index.add(p, false, p.Given+" "+p.Family, p.Family+" "+p.Given, p.OwnName, p.PassportName, p.BadgeName)
		if !shared[locale.Fold(p.Family)] && utf8.RuneCountInString(p.Family) >= shortestName {
			index.add(p, false, p.Family)
		}
	}
	for _, names := range index.byWord {
		slices.SortStableFunc(names, func(a, b nameWords) int { return len(b.words) - len(a.words) })
	}
	return index
}

func (index *nameIndex) add(p *program.Person, isAllowed bool, names ...string) {
	for _, name := range names {
		words := wordsOf(name)
		if len(words) == 0 {
			continue
		}
		folded := make([]string, len(words))
		for i, w := range words {
			folded[i] = w.folded
		}
		index.byWord[folded[0]] = append(index.byWord[folded[0]], nameWords{p, isAllowed, folded})
		if strings.ContainsFunc(name, unspaced) {
			index.inside = append(index.inside, nameWords{p, isAllowed, []string{strings.TrimSpace(name)}})
		}
	}
}

// in returns where a text names people, in its order; names do not overlap.
func (index nameIndex) in(text string) []namedAt {
	var found []namedAt
	words := wordsOf(text)
	for i := 0; i < len(words); i++ {
		for _, name := range index.byWord[words[i].folded] {
			if last := i + len(name.words) - 1; last < len(words) && sameWords(words[i:last+1], name.words) {
				found = append(found, namedAt{name, words[i].from, words[last].to})
				i = last
				break
			}
		}
	}
	for _, name := range index.inside {
		if i := strings.Index(text, name.words[0]); i >= 0 && !slices.ContainsFunc(found, func(n namedAt) bool {
			return n.from < i+len(name.words[0]) && i < n.to
		}) {
			found = append(found, namedAt{name, i, i + len(name.words[0])})
		}
	}
	slices.SortFunc(found, func(a, b namedAt) int { return a.from - b.from })
	return found
}

func sameWords(words []word, folded []string) bool {
	for i, w := range words {
		if w.folded != folded[i] {
			return false
		}
	}
	return true
}

// word is a word of a text, folded, and where it is in bytes.
type word struct {
	folded   string
	from, to int
}

func wordsOf(text string) []word {
	var words []word
	from := -1
	for i, r := range text + " " {
		isPart := unicode.In(r, unicode.L, unicode.M, unicode.N)
		if isPart && from < 0 {
			from = i
		}
		if !isPart && from >= 0 {
			words = append(words, word{locale.Fold(text[from:i]), from, i})
			from = -1
		}
	}
	return words
}

// unspaced reports whether a letter is of a script that sets no spaces between words.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar)
}
