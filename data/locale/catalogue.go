package locale

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"text/template"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"laurel/assets"
)

// Values fill the {{.Name}} places of a text.
type Values = map[string]any

// catalogue holds the texts of all languages.
type catalogue struct {
	files     fs.FS
	tags      []Language                     // all of the folders, English first, then by tag
	languages []Language                     // those that people can choose
	folders   map[string]func() (set, error) // by tag; read when first used
	chains    sync.Map                       // Language to []set: its own texts, then those it inherits
}

// set is what one folder holds.
type set struct {
	tag      language.Tag
	texts    map[string]*text
	spelling *spelling // of the texts that it inherits from its language; nil: they are written the same
}

// text is one entry of the catalogue in its plural forms; an entry that does not count has the form other alone.
type text struct {
	tag   language.Tag
	other form
	forms map[plural.Form]*form // those beside other
}

// form is one text, parsed when it is first filled in.
type form struct {
	source   string
	once     sync.Once
	template *template.Template // nil: the text has no places to fill in
}

var texts atomic.Pointer[catalogue]

func init() {
	files, err := fs.Sub(assets.Translations, "translations")
	if err == nil {
		_, err = Use(files)
	}
	if err != nil {
		panic(err) // the files are part of the program
	}
}

// Use makes the folders of files the catalogue and returns a function that puts the former one back. It is for tests,
// which add a language without a line of Go.
func Use(files fs.FS) (restore func(), err error) {
	next := &catalogue{files: files, folders: map[string]func() (set, error){}}
	folders, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		tag := folder.Name()
		if !folder.IsDir() {
			continue
		}
		next.folders[tag] = sync.OnceValues(func() (set, error) { return readSet(files, tag) })
		next.tags = append(next.tags, Language(tag))
	}
	slices.SortStableFunc(next.tags, func(a, b Language) int { return rank(a) - rank(b) })
	next.languages = next.withFile("language.json")
	before := texts.Swap(next)
	return func() { texts.Store(before) }, nil
}

func (c *catalogue) withFile(name string) []Language {
	return slices.DeleteFunc(slices.Clone(c.tags), func(l Language) bool {
		_, err := fs.Stat(c.files, path.Join(string(l), name))
		return err != nil
	})
}

// WindowLanguages lists the languages of the window: those of Languages that have its texts. The others are for
// documents only.
func WindowLanguages() []Language {
	own := texts.Load().withFile("window.json")
	return slices.DeleteFunc(Languages(), func(l Language) bool { return !slices.Contains(own, l) })
}

// WithFile lists the languages whose folder has a file, English first, then by tag. People cannot choose all of them.
func WithFile(name string) []Language { return texts.Load().withFile(name) }

// rank puts English first.
func rank(l Language) int {
	if l == English {
		return 0
	}
	return 1
}

func readSet(files fs.FS, tag string) (set, error) {
	s := set{tag: language.Make(tag), texts: map[string]*text{}}
	entries, err := fs.ReadDir(files, tag)
	if err != nil {
		return s, err
	}
	for _, entry := range entries {
		if entry.Name() == checkedFile {
			continue
		}
		name := path.Join(tag, entry.Name())
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return s, err
		}
		if entry.Name() == spellingFile {
			if s.spelling, err = readSpelling(data); err != nil {
				return s, fmt.Errorf("%s: %w", name, err)
			}
			continue
		}
		file, err := i18n.ParseMessageFileBytes(
			data,
			tag+".json",
			map[string]i18n.UnmarshalFunc{"json": json.Unmarshal},
		)
		if err != nil {
			return s, fmt.Errorf("%s: %w", name, err)
		}
		for _, message := range file.Messages {
			s.texts[message.ID] = newText(s.tag, message)
		}
	}
	if rule, found := s.texts["contraction"]; found && rule.other.source != "-" {
		s.contract(rule.other.source)
	}
	if rule, found := s.texts["elision"]; found && rule.other.source != "-" {
		return s, s.elide(rule.other.source)
	}
	return s, nil
}

// contract has words such as the Portuguese "por" become one with the article that a place after them is filled in
// with: pela Fundação. The rule lists them: "por a pela, por o pelo".
func (s *set) contract(rule string) {
	articles := map[string]string{} // and what they become, by the word before them
	for _, three := range strings.Split(rule, ", ") {
		if parts := strings.Fields(three); len(parts) == 3 {
			articles[parts[0]] += parts[1] + " " + parts[2] + " "
		}
	}
	list := strings.Join(slices.Sorted(maps.Keys(articles)), "|")
	words := regexp.MustCompile(`(^|[\s(])(` + list + `) \{\{(\.\w+)\}\}`)
	s.rewrite(func(source string) string {
		return words.ReplaceAllStringFunc(source, func(found string) string {
			parts := words.FindStringSubmatch(found)
			return parts[1] + "{{contracted " + parts[3] + " `" + parts[2] + "` `" + articles[parts[2]] + "`}}"
		})
	})
}

// contracted is the function of templates that set.contract writes: a value after a word, which becomes one with the
// value's article. An article with a capital is part of a name: de El Salvador.
func contracted(value any, word, articles string) string {
	text := fmt.Sprint(value)
	article, rest, more := strings.Cut(text, " ")
	for known := strings.Fields(articles); more && len(known) > 1; known = known[2:] {
		if known[0] == article {
			return known[1] + " " + rest
		}
	}
	return word + " " + text
}

// rewrite changes the sources of texts that have a place after a word; few have.
func (s *set) rewrite(change func(source string) string) {
	changed := func(f *form) {
		if strings.Contains(f.source, " {{") {
			f.source = change(f.source)
		}
	}
	for _, t := range s.texts {
		changed(&t.other)
		for _, f := range t.forms {
			changed(f)
		}
	}
}

// elide has words such as "de" and "que" lose their last letter before a place that is filled in with a vowel: d’Ahmed.
// The rule is a regular expression of two groups: the word without its last letter, and that letter.
func (s *set) elide(rule string) error {
	words, err := regexp.Compile(`(?i)\b` + rule + ` \{\{(\.\w+)\}\}`)
	if err != nil {
		return err
	}
	s.rewrite(func(source string) string { return words.ReplaceAllString(source, "$1{{elided $3 `$2`}}") })
	return nil
}

// elided is the function of templates that set.elide writes: a value after the last letter of the word before it, or
// after an apostrophe. Y is taken for a consonant (Yasmine), and h as well, which may be aspirated.
func elided(value any, letter string) string {
	text := fmt.Sprint(value)
	first, _ := utf8.DecodeRuneInString(strings.ToLower(Fold(text)))
	if strings.ContainsRune("aeiou", first) {
		return "’" + text
	}
	return letter + " " + text
}

func newText(tag language.Tag, message *i18n.Message) *text {
	t := &text{tag: tag, other: form{source: quoted(message.Other)}}
	if message.Zero+message.One+message.Two+message.Few+message.Many == "" {
		return t
	}
	t.forms = map[plural.Form]*form{}
	for name, source := range map[plural.Form]string{
		plural.Zero: message.Zero, plural.One: message.One, plural.Two: message.Two,
		plural.Few: message.Few, plural.Many: message.Many,
	} {
		if source != "" {
			t.forms[name] = &form{source: quoted(source)}
		}
	}
	return t
}

// quoted returns a text with typographic quotation marks and apostrophes, so that keys can be typed with straight ones.
// A mark that closes nothing stays; values are filled in later and keep theirs.
func quoted(text string) string {
	if !strings.ContainsAny(text, `"'`) { // most have none; the catalogue is read at the start
		return text
	}
	return apostrophes.ReplaceAllString(quotations.ReplaceAllString(text, "“$1”"), "$1’$2")
}

var (
	quotations  = regexp.MustCompile(`"([^"]+)"`)
	apostrophes = regexp.MustCompile(`(\pL)'(\pL)`)
)

// chain returns the sets in which a language's texts are looked up: its own, those of its parents, English.
func (c *catalogue) chain(l Language) []set {
	if known, ok := c.chains.Load(l); ok {
		return known.([]set)
	}
	var chain []set
	add := func(tag string) {
		read, found := c.folders[tag]
		if !found {
			return
		}
		s, err := read()
		if err != nil {
			panic(err) // a file that a test would have found
		}
		chain = append(chain, s)
	}
	for tag := range parents(string(l)) {
		add(tag)
	}
	if !l.Is(English) {
		add(string(English))
	}
	c.chains.Store(l, chain)
	return chain
}

// find returns the entry of a key in the language or, where it lacks it, in one that it inherits from.
func find(l Language, key string) (*text, bool) {
	if l == "" {
		l = English
	}
	var written *spelling
	for _, s := range texts.Load().chain(l) {
		if t, found := s.texts[key]; found {
			return written.of(t), true
		}
		written = cmp.Or(written, s.spelling)
	}
	return nil, false
}

// Text returns the text of a key, its places filled in. A key that the catalogue lacks is its own text.
func (l Language) Text(key string, values ...Values) string {
	t, found := find(l, key)
	if !found {
		t = unknown(key)
	}
	return t.fill(one(values))
}

// Has reports whether the catalogue has a key for the language or in English.
func (l Language) Has(key string) bool {
	_, found := find(l, key)
	return found
}

// Count returns the text of a key in the plural form that n asks for (CLDR), {{.Count}} being n.
func (l Language) Count(key string, n int, values ...Values) string {
	t, found := find(l, key)
	if !found {
		t = unknown(key)
	}
	filled := Values{"Count": n}
	for name, value := range one(values) {
		filled[name] = value
	}
	return t.of(n).fill(filled)
}

// Name returns what a code is called: the text of "KIND.CODE". The empty code has no name; an unknown one is its own.
func (l Language) Name(kind, code string) string {
	if code == "" {
		return ""
	}
	if t, found := find(l, kind+"."+code); found {
		return t.fill(nil)
	}
	return code
}

func unknown(key string) *text {
	return &text{tag: language.English, other: form{source: key}}
}

func one(values []Values) Values {
	if len(values) == 0 {
		return nil
	}
	return values[0]
}

// of returns the form for a number.
func (t *text) of(n int) *form {
	number := max(n, -n)
	if found := t.forms[plural.Cardinal.MatchPlural(t.tag, number, 0, 0, 0, 0)]; found != nil {
		return found
	}
	return &t.other
}

// joining are the functions of templates that join a value to the word before it.
var joining = template.FuncMap{"elided": elided, "contracted": contracted}

func (t *text) fill(values Values) string { return t.other.fill(values) }

func (f *form) fill(values Values) string {
	f.once.Do(func() {
		if !strings.Contains(f.source, "{{") {
			return
		}
		if parsed, err := template.New("").Funcs(joining).Parse(f.source); err == nil {
			f.template = parsed
		}
	})
	if f.template == nil {
		return f.source
	}
	var filled strings.Builder
	if err := f.template.Execute(&filled, values); err != nil {
		return f.source
	}
	if text := filled.String(); !strings.Contains(text, "..") {
		return text
	}
	return fullStops.ReplaceAllString(filled.String(), "$1$2")
}

// fullStops finds the full stop of a sentence after a value that ends with one, such as p.m. and Inc.
var fullStops = regexp.MustCompile(`([^.]\.)\.(\s|$)`)
