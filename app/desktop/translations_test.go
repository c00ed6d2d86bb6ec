package desktop

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"laurel/app/desktop/kit/form"
	"laurel/assets"
	"laurel/data/locale"
	"laurel/data/program"
)

// languages are those the window speaks, each with a file in assets/translations.
var languages = []string{"en", "es", "fr"}

// reserved are the keys of a message in go-i18n's JSON form. One of them at the top of a file makes the whole file
// unreadable.
var reserved = []string{
	"id",
	"description",
	"hash",
	"leftdelim",
	"rightdelim",
	"zero",
	"one",
	"two",
	"few",
	"many",
	"other",
	"translation",
}

// A phrase is one key as the code uses it: through lang.N it has plural forms, and through lang.X its English differs
// from its key.
type phrase struct {
	english string
	plural  bool
	at      string // where it stands in the code
}

// phrases collects every key that the window asks lang for.
func phrases(t *testing.T) map[string]phrase {
	t.Helper()
	found := map[string]phrase{}
	eachFile(t, ".", func(files *token.FileSet, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			function, at := called(call), files.Position(call.Pos()).String()
			if !slices.Contains(
				[]string{"L", "N", "X", "XN", "Localize", "LocalizePlural", "LocalizeKey", "LocalizePluralKey"},
				function,
			) {
				return true
			}
			plural := strings.Contains(function, "N") || strings.Contains(function, "Plural")
			key, literal := text(call.Args[0])
			if !literal {
				for _, key := range keysFrom(t, file, call.Args[0], at) {
					found[key] = phrase{key, plural, at}
				}
				return true
			}
			p := phrase{key, plural, at}
			if strings.HasPrefix(function, "X") || strings.Contains(function, "Key") {
				if p.english, literal = text(call.Args[1]); !literal {
					t.Errorf("%s: the English of %q has to be a literal", at, key)
				}
			}
			before, known := found[key]
			if known && before.english != p.english {
				t.Errorf("%q means two things, at %s and at %s", key, before.at, at)
			}
			p.plural = p.plural || before.plural // through lang.L such a key is read in its form other
			found[key] = p
			return true
		})
	})
	if len(found) < 500 {
		t.Fatalf("only %d keys were found: is the code read from the right folder?", len(found))
	}
	return found
}

// called is the name of the function of package lang that is called, or nothing.
func called(call *ast.CallExpr) string {
	if selected, ok := call.Fun.(*ast.SelectorExpr); ok {
		if from, ok := selected.X.(*ast.Ident); ok && from.Name == "locale" {
			return selected.Sel.Name
		}
	}
	return ""
}

// text is the value of a string literal, or of several that are joined.
func text(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, e.Kind == token.STRING && err == nil
	case *ast.BinaryExpr:
		left, ok := text(e.X)
		right, too := text(e.Y)
		return left + right, e.Op == token.ADD && ok && too
	}
	return "", false
}

// keysFrom lists the keys that a first argument which is no literal may be. Each such argument must be known here.
func keysFrom(t *testing.T, file *ast.File, argument ast.Expr, at string) []string {
	t.Helper()
	switch e := argument.(type) {
	case *ast.Ident:
		if e.Name == "message" { // of a program.Invalid, which the domain says in English
			return validations(t)
		}
		if keys := listed(file, e.Name); len(keys) > 0 {
			return keys
		}
	case *ast.IndexExpr:
		if list, ok := e.X.(*ast.Ident); ok {
			if keys := listed(file, list.Name); len(keys) > 0 {
				return keys
			}
		}
	case *ast.CallExpr:
		if method, ok := e.Fun.(*ast.SelectorExpr); ok && method.Sel.Name == "String" {
			if month, ok := method.X.(*ast.SelectorExpr); ok && month.Sel.Name == "Month" {
				var names []string
				for m := time.January; m <= time.December; m++ {
					names = append(names, m.String())
				}
				return names
			}
		}
	}
	t.Errorf("%s: give lang a literal, or teach this test where the keys come from", at)
	return nil
}

// listed are the strings in the list that is a file's variable of that name, or over which a loop of the file runs with
// that name.
func listed(file *ast.File, name string) []string {
	var list ast.Expr
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			if n.Names[0].Name == name && len(n.Values) == 1 {
				list = n.Values[0]
			}
		case *ast.RangeStmt:
			if value, ok := n.Value.(*ast.Ident); ok && value.Name == name {
				list = n.X
			}
		}
		return true
	})
	composite, ok := list.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	var keys []string
	for _, element := range composite.Elts {
		if key, ok := text(element); ok && key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// validations are the sentences with which a record's Validate refuses a field. Those that quote what was typed cannot
// be keys.
func validations(t *testing.T) []string {
	t.Helper()
	var sentences []string
	eachFile(t, filepath.Join("..", "..", "data", "program"), func(_ *token.FileSet, file *ast.File) {
		for _, d := range file.Decls {
			function, ok := d.(*ast.FuncDecl)
			if !ok || !validates(function) {
				continue
			}
			ast.Inspect(function, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok || len(call.Args) < 3 {
					return true
				}
				if add, ok := call.Fun.(*ast.SelectorExpr); ok && add.Sel.Name == "add" {
					if sentence, ok := text(call.Args[2]); ok && !strings.ContainsAny(sentence, "%") {
						sentences = append(sentences, sentence)
					} else if ok && strings.Contains(sentence, "%d") {
						sentences = append(sentences, fmt.Sprintf(sentence, program.LongestText))
					}
				}
				return true
			})
		}
	})
	return sentences
}

// validates reports whether a function of the domain checks a record by itself: what only the program can see comes at
// no field.
func validates(function *ast.FuncDecl) bool {
	if function.Name.Name == "Validate" || function.Name.Name == "problems" {
		return true
	}
	if function.Recv == nil {
		return false
	}
	of, ok := function.Recv.List[0].Type.(*ast.Ident)
	return ok && of.Name == "problems"
}

// eachFile hands over every Go file below a folder but for tests.
func eachFile(t *testing.T, folder string, read func(*token.FileSet, *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err == nil {
			read(files, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A translation is one entry of a file: a text, or one for each plural form.
type translation struct {
	forms map[string]string
}

func (w *translation) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		w.forms = map[string]string{"": one}
		return nil
	}
	return json.Unmarshal(data, &w.forms)
}

func translationsOf(t *testing.T, language string) map[string]translation {
	t.Helper()
	data, err := assets.Translations.ReadFile("translations/" + language + "/window.json")
	if err != nil {
		t.Fatal(err)
	}
	var words map[string]translation
	if err := json.Unmarshal(data, &words); err != nil {
		t.Fatal(err)
	}
	return words
}

var (
	templateField = regexp.MustCompile(`{{[^}]*}}`)
	formatVerb    = regexp.MustCompile(`%[a-z]`)
)

// filledIn are the places of a text that are filled in: fields in any order, verbs in theirs.
func filledIn(text string) []string {
	fields := templateField.FindAllString(text, -1)
	slices.Sort(fields)
	return append(slices.Compact(fields), formatVerb.FindAllString(text, -1)...)
}

func TestEveryKeyIsTranslated(t *testing.T) {
	used := phrases(t)
	for _, language := range languages {
		t.Run(language, func(t *testing.T) {
			words := translationsOf(t, language)
			for _, key := range slices.Sorted(maps.Keys(used)) {
				if _, known := words[key]; !known {
					t.Errorf("%q is missing (%s)", key, used[key].at)
				}
			}
			for _, key := range slices.Sorted(maps.Keys(words)) {
				if _, known := used[key]; !known {
					t.Errorf("%q is used nowhere: take it out", key)
				}
				if slices.Contains(reserved, strings.ToLower(key)) {
					t.Errorf(
						"%q is a reserved word: give it another key through lang.X, or the whole file is not read",
						key,
					)
				}
			}
		})
	}
}

func TestTranslationsFitTheirKeys(t *testing.T) {
	used := phrases(t)
	for _, language := range languages {
		t.Run(language, func(t *testing.T) {
			for key, words := range translationsOf(t, language) {
				p, known := used[key]
				if !known {
					continue // told above
				}
				if forms := slices.Sorted(maps.Keys(words.forms)); p.plural &&
					!slices.Equal(forms, []string{"one", "other"}) {
					t.Errorf("%q counts, so it needs the forms one and other, and has %q", key, forms)
				} else if !p.plural && !slices.Equal(forms, []string{""}) {
					t.Errorf("%q does not count, so it needs one text, and has %q", key, forms)
				}
				for f, words := range words.forms {
					if got, want := filledIn(words), filledIn(p.english); !slices.Equal(got, want) {
						t.Errorf("%q fills in %v, and its translation %q %v", key, want, words, got)
					}
					if strings.TrimSpace(words) != words || words == "" {
						t.Errorf("%q is translated by %q", key, words)
					}
					switch same := words == p.english; {
					case language == "en" && f != "one" && !same:
						t.Errorf("%q is %q in English", key, words)
					case language != "en" && same && wordsIn(key) > 3:
						t.Errorf("%q is not translated", key)
					}
				}
			}
		})
	}
}

// wordsIn counts the words of a text that are not filled in.
func wordsIn(text string) int { return len(strings.Fields(templateField.ReplaceAllString(text, " "))) }

func TestDatesReadBackInEveryLanguage(t *testing.T) {
	for _, language := range locale.Languages() {
		for m := time.January; m <= time.December; m++ {
			for _, name := range []string{language.Month(m), language.ShortMonth(m)} {
				got, err := form.ParseDate("15 "+name+" 2026", program.Date{Year: 2023, Month: time.June, Day: 9})
				if want := (program.Date{Year: 2026, Month: m, Day: 15}); err != nil || got != want {
					t.Errorf("15 %s 2026 (%s) is read as %v, %v", name, language, got, err)
				}
			}
		}
	}
}

func TestTheChosenLanguageIsSpoken(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("there the system's language is the bundle's for good, and the other tests read English")
	}
	for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		t.Setenv(name, os.Getenv(name)) // puts back what speak sets
	}
	t.Cleanup(func() {
		if err := speak("en"); err != nil {
			t.Error(err)
		}
	})
	count := func(n int) string { return locale.N("Delete {{.Count}} people", n, map[string]any{"Count": n}) }
	for _, test := range []struct{ language, awardees, one, three, description string }{
		{"en", "Awardees", "Delete 1 person", "Delete 3 people", "Description"},
		{"es", "Galardonados", "Eliminar 1 persona", "Eliminar 3 personas", "Descripción"},
		{"fr", "Lauréats", "Supprimer 1 personne", "Supprimer 3 personnes", "Description"},
	} {
		if err := speak(test.language); err != nil {
			t.Fatal(err)
		}
		got := []string{locale.L("Awardees"), count(1), count(3), locale.X("organisation.description", "Description")}
		if want := []string{test.awardees, test.one, test.three, test.description}; !slices.Equal(got, want) {
			t.Errorf("%s is %q, want %q", test.language, got, want)
		}
	}
}
