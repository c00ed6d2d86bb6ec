package locale

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
)

// spellingFile, in the folder of a region, holds how words begin in the texts of its language, and how they begin
// there: {"colour": "color"}.
const spellingFile = "spelling.json"

// spelling writes the texts of a language as a region does.
type spelling struct {
	begins map[string]string
	words  *regexp.Regexp // the beginnings, and the places that are filled in, which stay
	known  sync.Map       // *text to *text
}

func readSpelling(data []byte) (*spelling, error) {
	s := &spelling{}
	if err := json.Unmarshal(data, &s.begins); err != nil {
		return nil, err
	}
	var all []string
	for word := range s.begins {
		all = append(all, regexp.QuoteMeta(word))
	}
	slices.Sort(all)
	words, err := regexp.Compile(`\{\{[^}]*\}\}|(?i:\b(?:` + strings.Join(all, "|") + `))`)
	s.words = words
	return s, err
}

// of returns a text in the spelling; nil changes nothing.
func (s *spelling) of(t *text) *text {
	if s == nil {
		return t
	}
	if known, ok := s.known.Load(t); ok {
		return known.(*text)
	}
	spell := func(source string) string { return s.words.ReplaceAllStringFunc(source, s.word) }
	spelled := &text{tag: t.tag, other: form{source: spell(t.other.source)}, forms: map[plural.Form]*form{}}
	for name, f := range t.forms {
		spelled.forms[name] = &form{source: spell(f.source)}
	}
	known, _ := s.known.LoadOrStore(t, spelled)
	return known.(*text)
}

// word returns the beginning of a word as the region writes it, with a capital where it had one.
func (s *spelling) word(word string) string {
	begin, found := s.begins[strings.ToLower(word)]
	switch {
	case !found:
		return word
	case word[0] >= 'A' && word[0] <= 'Z':
		return strings.ToUpper(begin[:1]) + begin[1:]
	default:
		return begin
	}
}
