package intake

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sentencesInTheCode are the texts that the code gives to say and counted.
func sentencesInTheCode(t *testing.T) []string {
	t.Helper()
	packages, err := parser.ParseDir(token.NewFileSet(), ".", func(file fs.FileInfo) bool { return !strings.HasSuffix(file.Name(), "_test.go") }, 0) //nolint:staticcheck // one package without build tags
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	ast.Inspect(packages["intake"], func(node ast.Node) bool {
		call, is := node.(*ast.CallExpr)
		if !is {
			return true
		}
		if name, is := call.Fun.(*ast.Ident); is && (name.Name == "say" || name.Name == "counted") {
			for _, argument := range call.Args {
				literal, is := argument.(*ast.BasicLit)
				if is && literal.Kind == token.STRING && (argument == call.Args[0] || name.Name == "counted") {
					text, err := strconv.Unquote(literal.Value)
					if err != nil {
						t.Fatal(err)
					}
					found = append(found, text)
				}
			}
		}
		return true
	})
	slices.Sort(found)
	return slices.Compact(found)
}

func TestEverySentenceIsTranslated(t *testing.T) {
	for _, text := range sentencesInTheCode(t) {
		if strings.ContainsFunc(strings.NewReplacer("%s", "", "%q", "", "%d", "").Replace(text), isLetter) && translations[text] == [2]string{} {
			t.Errorf("%q is not translated", text)
		}
	}
}

func isLetter(r rune) bool { return r >= 'A' && r <= 'z' }

// What is said of fields, kinds and events is chosen while the program runs.
func TestEveryWordThatIsChosenIsTranslated(t *testing.T) {
	words := []string{"who is invited", "attached files", "a title and a date or a start", "a name, or a given and a family name", "a name and an organisation, phone or e-mail", "kind", "status", "travel"}
	for f := laurelForm; f <= jsonTableForm; f++ {
		words = append(words, f.String())
	}
	for _, kind := range Kinds() {
		words = append(words, string(kind))
	}
	for _, record := range []string{"meeting", "person", "stop", "organisation", "contact", "program"} {
		words = append(words, record, record+" %q")
	}
	for _, kind := range []Kind{Schedule, Roster, Contacts} {
		for _, field := range Fields(kind) {
			words = append(words, strings.ReplaceAll(field, "-", " "))
		}
	}
	for _, text := range words {
		if translations[text] == [2]string{} {
			t.Errorf("%q is not translated", text)
		}
	}
}

func TestTranslationsTakeWhatTheEnglishTakes(t *testing.T) {
	for english, others := range translations {
		for _, other := range others {
			if verbs(english) != verbs(strings.NewReplacer("«%s»", "%q", "« %s »", "%q").Replace(other)) {
				t.Errorf("%q is %q", english, other)
			}
		}
	}
}

func verbs(text string) (found string) {
	for i := range len(text) - 1 {
		if text[i] == '%' {
			found += text[i : i+2]
		}
	}
	return found
}

func TestReasonsAreToldInTheLanguageOfTheReader(t *testing.T) {
	reason := say("Its start cannot be read: %s.", say("%q is not a time of day like 9:30", "soon"))
	for language, want := range map[string]string{
		"en": `Its start cannot be read: "soon" is not a time of day like 9:30.`, "es-MX": "Su comienzo no se puede leer: «soon» no es una hora como 9:30.",
		"fr": "Son début ne peut pas être lu : « soon » n’est pas une heure comme 9:30.", "": `Its start cannot be read: "soon" is not a time of day like 9:30.`,
	} {
		if got := reason.in(language); got != want {
			t.Errorf("%s: %s", language, got)
		}
	}
}
