package locale_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"laurel/assets"
	"laurel/data/locale"
)

// top is the folder of go.mod.
const top = "../.."

// entry is one text of a file: in one form under "", or in its plural forms.
type entry struct {
	file  string
	forms map[string]string
}

func (e *entry) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		e.forms = map[string]string{"": text}
		return nil
	}
	return json.Unmarshal(data, &e.forms)
}

func (e entry) plural() bool { return len(e.forms) > 0 && e.forms[""] == "" }

// catalogue reads the files of a language and reports keys that are in two of them.
func catalogue(t *testing.T, l locale.Language) map[string]entry {
	t.Helper()
	all := map[string]entry{}
	folder := path.Join("translations", string(l))
	files, err := fs.ReadDir(assets.Translations, folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if file.Name() == "checked.json" {
			continue
		}
		data, err := fs.ReadFile(assets.Translations, path.Join(folder, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]entry{}
		if err := json.Unmarshal(data, &texts); err != nil {
			t.Fatalf("%s/%s: %v", l, file.Name(), err)
		}
		for key, e := range texts {
			if other, twice := all[key]; twice {
				t.Errorf("%s: %q is in %s and in %s", l, key, other.file, file.Name())
			}
			e.file = file.Name()
			all[key] = e
		}
	}
	return all
}

// reserved are the keys of a message in go-i18n's JSON form. One of them at the top of a file makes the whole file
// unreadable.
var reserved = []string{
	"id", "description", "hash", "leftdelim", "rightdelim", "zero", "one", "two", "few", "many", "other", "translation",
}

var placeholder = regexp.MustCompile(`{{[^}]*}}`)

// placeholders lists the places of a text that are filled in, each once. A form for one number only may leave
// {{.Count}} out.
func placeholders(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return slices.DeleteFunc(slices.Compact(found), func(p string) bool { return p == "{{.Count}}" })
}

// documentFiles are whole in a language of documents, and documentKeys is what documents need of others.
var (
	documentFiles = []string{
		"common.json", "emergency.json", "format.json", "handout.json", "language.json", "paper.json", "report.json",
		"workbook.json",
	}
	documentKeys = regexp.MustCompile(`^(?:chart|counted|country-sheet|document|evaluation|form-scope|gender|` +
		`letter\.(?:dear-all|field|ready|signature|word)|list|measure|numbers|presence|room-type|statistics|` +
		`theme)\.`)
	documentFolders = regexp.MustCompile(`/app/(?:paper|articles|chart|handout)/`)
	onlyInWindow    = regexp.MustCompile(`^(?:document-finding|document-group)\b`)
)

// missing lists the texts that a language must have and lacks, with their files.
func missing(t *testing.T, l locale.Language, english, texts map[string]entry) (list []string) {
	t.Helper()
	isWindows := slices.Contains(locale.WindowLanguages(), l)
	keys := map[string]string{}
	if !isWindows {
		keys = source(t).keys
	}
	for _, key := range slices.Sorted(maps.Keys(english)) {
		_, found := texts[key]
		needed := isWindows || slices.Contains(documentFiles, english[key].file) ||
			documentKeys.MatchString(key) && identifier.MatchString(key) && !onlyInWindow.MatchString(key) ||
			documentFolders.MatchString(keys[key])
		if needed && !found {
			list = append(list, fmt.Sprintf("%q (%s)", key, english[key].file))
		}
	}
	return list
}

func TestLanguagesHaveTheSameTexts(t *testing.T) {
	english := catalogue(t, locale.English)
	for _, l := range locale.Languages() {
		texts := catalogue(t, l)
		lacks := missing(t, l, english, texts)
		if len(lacks) > 0 {
			t.Errorf("%s lacks %d texts:\n%s", l, len(lacks), strings.Join(lacks, "\n"))
		}
		for _, key := range slices.Sorted(maps.Keys(english)) {
			e := english[key]
			translated, found := texts[key]
			if !found {
				continue
			}
			switch {
			case translated.file != e.file:
				t.Errorf("%q is in %s of %s and in %s of English", key, translated.file, l, e.file)
			case e.plural() && !translated.plural():
				t.Errorf("%q has plural forms in English and none in %s", key, l)
			case translated.plural() && len(translated.forms) != len(locale.PluralForms(l)):
				t.Errorf("%q needs in %s the forms %v", key, l, locale.PluralForms(l))
			}
			want := placeholders(e.forms[""] + e.forms["other"])
			for form, text := range translated.forms {
				if got := placeholders(text); !slices.Equal(got, want) {
					t.Errorf("%q fills in %v, in %s (%s) %v", key, want, l, form, got)
				}
				if strings.TrimSpace(text) != text && !strings.HasPrefix(key, "list.") || text == "" {
					t.Errorf("%q is %q in %s", key, text, l)
				}
			}
			isNames := strings.HasPrefix(key, "zone-words.")
			isPattern := strings.Contains(e.forms[""], "|")
			if l != locale.English && !isNames && !isPattern && maps.Equal(translated.forms, e.forms) &&
				wordsIn(e.forms[""]+e.forms["other"]) > 3 {
				t.Errorf("%q is not translated into %s", key, l)
			}
		}
		for key := range texts {
			if _, found := english[key]; !found {
				t.Errorf("%s has %q, which English lacks", l, key)
			}
			if slices.Contains(reserved, strings.ToLower(key)) {
				t.Errorf("%q is reserved by go-i18n: choose an identifier with a dot", key)
			}
		}
	}
}

// wordsIn counts the words of a text that are not filled in.
func wordsIn(text string) int { return len(strings.Fields(placeholder.ReplaceAllString(text, " "))) }

// identifier matches a key that is no English text.
var identifier = regexp.MustCompile(`^[a-z0-9]+([-./][a-zA-Z0-9_-]+)+$`)

func TestASentenceIsItsOwnKey(t *testing.T) {
	for key, e := range catalogue(t, locale.English) {
		text := e.forms[""] + e.forms["other"]
		if text != key && !identifier.MatchString(key) && e.file != "format.json" {
			t.Errorf("the key %q has the English text %q", key, text)
		}
	}
}

func TestFrenchHasItsNoBreakSpaces(t *testing.T) {
	wrong := regexp.MustCompile(` [:;?!»]|« `)
	for key, e := range catalogue(t, "fr") {
		for _, text := range e.forms {
			isPattern := strings.Contains(text, " | ")
			if !isPattern && wrong.MatchString(placeholder.ReplaceAllString(text, "x")) {
				t.Errorf("%q in French: %q", key, text)
			}
		}
	}
}

// used is what the Go files know of the catalogue.
type used struct {
	literals map[string]bool   // every text in quotation marks
	prefixes map[string]bool   // those that begin a key: "month.", and the kinds of Name
	keys     map[string]string // keys in calls of the catalogue, with where
}

// source reads every Go file but the tests.
func source(t *testing.T) used {
	t.Helper()
	u := used{literals: map[string]bool{}, prefixes: map[string]bool{}, keys: map[string]string{}}
	err := filepath.WalkDir(top, func(name string, file fs.DirEntry, err error) error {
		if err != nil || file.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		files := token.NewFileSet()
		parsed, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			u.node(files, n)
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func (u used) node(files *token.FileSet, n ast.Node) {
	switch n := n.(type) {
	case *ast.BasicLit:
		text, ok := literal(n)
		if !ok {
			return
		}
		u.literals[text] = true
		if strings.HasSuffix(text, ".") {
			u.prefixes[text] = true
		}
		if strings.Contains(text, "\n") { // a table of fields: paths, and options like key=hotel
			for word := range strings.FieldsSeq(text) {
				_, value, _ := strings.Cut(word, "=")
				u.literals[value] = true
				u.literals[hyphened(word)] = true
				u.literals[word] = true
			}
		}
	case *ast.BinaryExpr:
		if text, ok := literal(n); ok {
			u.literals[text] = true
		}
	case *ast.CallExpr:
		u.call(files, n)
	}
}

func (u used) call(files *token.FileSet, call *ast.CallExpr) {
	if len(call.Args) == 0 {
		return
	}
	key, ok := literal(call.Args[0])
	if function, is := call.Fun.(*ast.Ident); is && ok && function.Name == "Name" {
		u.prefixes[key+"."] = true
	}
	selected, is := call.Fun.(*ast.SelectorExpr)
	if !is {
		return
	}
	at := files.Position(call.Pos()).String()
	from, _ := selected.X.(*ast.Ident)
	switch name := selected.Sel.Name; {
	case !ok:
	case name == "Name" && len(call.Args) == 2:
		u.prefixes[key+"."] = true
	case name == "Label" || name == "Field":
		u.keys["field."+key] = at
	case from != nil && from.Name == "locale" && slices.Contains([]string{"L", "N", "X"}, name),
		slices.Contains([]string{"Text", "Count"}, name) && isLanguage(selected.X):
		u.keys[key] = at
	}
}

// isLanguage reports whether a receiver is by its name a locale.Language.
func isLanguage(receiver ast.Expr) bool {
	switch e := receiver.(type) {
	case *ast.Ident:
		return slices.Contains([]string{"l", "in", "language"}, e.Name)
	case *ast.SelectorExpr:
		return e.Sel.Name == "Language" || e.Sel.Name == "language"
	}
	return false
}

// literal returns the value of a string, or of several that are joined.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, e.Kind == token.STRING && err == nil
	case *ast.BinaryExpr:
		left, ok := literal(e.X)
		right, alsoOK := literal(e.Y)
		return left + right, e.Op == token.ADD && ok && alsoOK
	}
	return "", false
}

// hyphened is the key of a field by its path: birth-date for BirthDate.
func hyphened(path string) string {
	var key strings.Builder
	for i, r := range path {
		if unicode.IsUpper(r) && i > 0 {
			key.WriteByte('-')
		}
		if r != '.' {
			key.WriteRune(unicode.ToLower(r))
		}
	}
	return key.String()
}

// uses reports whether the code has the key itself, or its beginning ("month.") and each part of its end.
func (u used) uses(key string) bool {
	if u.literals[key] {
		return true
	}
	for at, r := range key {
		if r != '.' {
			continue
		}
		if u.literals[key[:at]] && u.literals[key[at:]] ||
			u.prefixes[key[:at+1]] && u.hasParts(strings.Split(key[at+1:], ".")) {
			return true
		}
	}
	return false
}

func (u used) hasParts(parts []string) bool {
	return u.literals[strings.Join(parts, ".")] || !slices.ContainsFunc(parts, func(part string) bool {
		_, notNumber := strconv.Atoi(part)
		spaced := strings.ReplaceAll(part, "-", " ")
		return notNumber != nil && !u.literals[part] && !u.literals[spaced] && !u.literals["."+part]
	})
}

func TestTheCodeAndTheFilesHaveTheSameKeys(t *testing.T) {
	u := source(t)
	english := catalogue(t, locale.English)
	if len(u.keys) < 500 {
		t.Fatalf("only %d keys were found: is the code read from the right folder?", len(u.keys))
	}
	for _, key := range slices.Sorted(maps.Keys(u.keys)) {
		if _, found := english[key]; !found {
			t.Errorf("%s: the files lack %q", u.keys[key], key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(english)) {
		if !u.uses(key) && key != "number-column" && english[key].file != "language.json" {
			t.Errorf("%s: %q is used nowhere: remove it", english[key].file, key)
		}
	}
}

// validation is where the messages of validation are: in calls of add(field, wrong, message).
func TestMessagesOfValidationAreTranslated(t *testing.T) {
	english := catalogue(t, locale.English)
	names, err := filepath.Glob(filepath.Join(top, "data/program/*.go"))
	if err != nil || len(names) == 0 {
		t.Fatal("no files of data/program", err)
	}
	count := 0
	for _, name := range names {
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if function, ok := n.(*ast.FuncDecl); ok &&
				strings.Contains(strings.ToLower(function.Name.Name), "references") {
				return false // what only a whole program can know is shown by commands
			}
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) < 3 {
				return true
			}
			selected, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || selected.Sel.Name != "add" {
				return true
			}
			message, ok := literal(call.Args[2])
			if !ok || strings.Contains(message, "%") || !strings.HasSuffix(message, ".") {
				return true
			}
			count++
			if _, found := english[message]; !found {
				t.Errorf("%s: the files lack %q", name, message)
			}
			return true
		})
	}
	if count < 40 {
		t.Errorf("only %d messages were found", count)
	}
}

// inGlossary are the languages of the columns of the glossary.
var inGlossary = []locale.Language{"es", "fr", "pt"}

// term is a row of the glossary.
type term struct {
	english   string
	pattern   *regexp.Regexp // of the term as a word or words of its own
	allowed   map[locale.Language][]string
	forbidden map[locale.Language][]string
}

// glossary reads the table of docs/glossary.md: | English | Spanish | French | Portuguese | not |, where "not" lists
// what a language must not use for the term: "es: colaborador; fr: éloge".
func glossary(t *testing.T) []term {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(top, "docs/glossary.md"))
	if err != nil {
		t.Fatal(err)
	}
	var terms []term
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 6 || strings.HasPrefix(cells[0], "---") || strings.TrimSpace(cells[0]) == "English" {
			continue
		}
		one := term{
			english:   strings.TrimSpace(cells[0]),
			allowed:   map[locale.Language][]string{},
			forbidden: map[locale.Language][]string{},
		}
		name, _, _ := strings.Cut(one.english, " (")
		one.pattern = regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(name) + `(s|es)?\b`)
		for i, l := range inGlossary {
			one.allowed[l] = listOf(cells[i+1], ",")
		}
		for _, rule := range listOf(cells[4], ";") {
			l, texts, _ := strings.Cut(rule, ":")
			one.forbidden[locale.Language(strings.TrimSpace(l))] = listOf(texts, ",")
		}
		terms = append(terms, one)
	}
	if len(terms) < 30 {
		t.Fatalf("only %d terms were read from docs/glossary.md", len(terms))
	}
	return terms
}

func listOf(cell, separator string) []string {
	var list []string
	for part := range strings.SplitSeq(cell, separator) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func TestTheFilesKeepToTheGlossary(t *testing.T) {
	english := catalogue(t, locale.English)
	for _, l := range inGlossary {
		texts := catalogue(t, l)
		for _, term := range glossary(t) {
			for _, key := range slices.Sorted(maps.Keys(english)) {
				if !term.pattern.MatchString(allForms(english[key])) {
					continue
				}
				translated := allForms(texts[key])
				if translated == "" {
					continue // it is not written yet
				}
				if !strings.Contains(term.english, "(") && !slices.ContainsFunc(term.allowed[l], within(translated)) {
					t.Errorf(
						"%s: %q is %q: the glossary has %q for %s",
						texts[key].file,
						key,
						translated,
						term.allowed[l],
						term.english,
					)
				}
				for _, wrong := range term.forbidden[l] {
					if within(translated)(wrong) {
						t.Errorf(
							"%s: %q is %q: the glossary has not %q for %s",
							texts[key].file,
							key,
							translated,
							wrong,
							term.english,
						)
					}
				}
			}
		}
	}
}

// allForms joins a text's plural forms.
func allForms(e entry) string {
	return placeholder.ReplaceAllString(strings.Join(slices.Sorted(maps.Values(e.forms)), "\n"), " ")
}

// within returns a function that reports whether a text has each word of a term, whatever its ending.
func within(text string) func(term string) bool {
	words := strings.FieldsFunc(
		locale.Fold(strings.ReplaceAll(text, "·", "")),
		func(r rune) bool { return !unicode.IsLetter(r) },
	)
	return func(term string) bool {
		for word := range strings.FieldsSeq(locale.Fold(strings.ReplaceAll(term, "’", " "))) {
			stem := []rune(word)
			stem = stem[:max(min(len(stem), 4), len(stem)-2)]
			if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, string(stem)) }) {
				return false
			}
		}
		return true
	}
}

// Keys are typed with straight marks; people read typographic ones. A text may show a straight mark as what it is.
func TestNoTextHasStraightQuotationMarks(t *testing.T) {
	straight := regexp.MustCompile(`"[^"]+"|\pL'\pL`)
	for _, l := range locale.Languages() {
		for key, e := range catalogue(t, locale.English) {
			if e.plural() {
				continue
			}
			if text := l.Text(key, locale.Values{}); straight.MatchString(text) {
				t.Errorf("%s: %q", l, text)
			}
		}
	}
}
