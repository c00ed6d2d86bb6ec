package intake

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"laurel/assets"
	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
	"laurel/data/locale"
)

// textsInTheCode are the keys that the code has as literals, each with the places that it fills.
func textsInTheCode(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path,
			"_test.go") || strings.Contains(path, "intaketest") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			call, is := node.(*ast.CallExpr)
			for at := 0; is && at < len(call.Args); at++ {
				if key, is := literal(call.Args[at]); is && strings.Contains(key, " ") && takesKeys(call) {
					found[key] = placesOf(call.Args[at+1:])
					break
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 90 {
		t.Fatalf("only %d keys were found", len(found))
	}
	return found
}

func takesKeys(call *ast.CallExpr) bool {
	name := ""
	switch function := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = function.Sel.Name
	case *ast.Ident:
		name = function.Name
	}
	return slices.Contains([]string{"Text", "Count", "Note", "Problem", "problem"}, name)
}

// literal is the value of a string literal, or of several that are joined.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		left, ok := literal(e.X)
		right, too := literal(e.Y)
		return left + right, ok && too
	}
	return "", false
}

func placesOf(pairs []ast.Expr) []string {
	var names []string
	for i := 0; i < len(pairs); i += 2 {
		if name, is := literal(pairs[i]); is {
			names = append(names, name)
		}
	}
	return slices.Sorted(slices.Values(names))
}

var placeForm = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

// placesIn are the places of a text, each once.
func placesIn(text string) []string {
	var names []string
	for _, found := range placeForm.FindAllStringSubmatch(text, -1) {
		names = append(names, found[1])
	}
	return slices.Compact(slices.Sorted(slices.Values(names)))
}

// textsOf reads import.json of a language.
func textsOf(t *testing.T, language locale.Language) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(assets.Translations, "translations/"+string(language)+"/import.json")
	if err != nil {
		t.Fatal(err)
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for key, value := range raw {
		var forms struct{ Other string }
		if json.Unmarshal(value, &forms) == nil {
			texts[key] = forms.Other
			continue
		}
		text := ""
		if err := json.Unmarshal(value, &text); err != nil {
			t.Fatal(err)
		}
		texts[key] = text
	}
	return texts
}

func TestEveryTextOfAnImportIsInTheCatalogue(t *testing.T) {
	for key, filled := range textsInTheCode(t) {
		if !locale.English.Has(key) {
			t.Errorf("%q is not in the catalogue", key)
		}
		if places := placesIn(key); !slices.Equal(places, filled) && !strings.Contains(key, "{{.Count}}") {
			t.Errorf("%q has the places %q and is filled with %q", key, places, filled)
		}
	}
	english := textsOf(t, locale.English)
	for _, language := range locale.WindowLanguages() {
		for key, text := range textsOf(t, language) {
			if _, found := english[key]; !found {
				t.Errorf("import.json of %s has %q, which English lacks", language, key)
			}
			if got, want := placesIn(text), placesIn(english[key]); !slices.Equal(got, want) {
				t.Errorf("in %s %q has the places %q, want %q", language, key, got, want)
			}
		}
	}
}

// What names formats, kinds and fields is chosen while the program runs.
func TestEveryNameThatIsChosenIsInTheCatalogue(t *testing.T) {
	keys := []string{
		"component.VTODO", "component.VJOURNAL", "component.VFREEBUSY", "property.ATTENDEE",
		"property.ATTACH",
	}
	for _, format := range formats() {
		keys = append(keys, format.Name)
	}
	for _, kind := range source.Kinds() {
		keys = append(keys, "file."+string(kind))
	}
	for _, key := range keys {
		if !locale.English.Has(key) {
			t.Errorf("%q is not in the catalogue", key)
		}
	}
	for _, kind := range []source.Kind{source.Schedule, source.Roster, source.Contacts} {
		if !locale.English.Has("columns." + string(kind)) {
			t.Errorf("what a %s needs is not in the catalogue", kind)
		}
		for _, field := range heading.Fields(kind) {
			if name := source.FieldName(kind, field).Error(); strings.HasPrefix(name, "field.") {
				t.Errorf("the field %s of a %s has no name", field, kind)
			}
		}
	}
}

func TestReasonsAreWrittenInTheLanguageOfTheReader(t *testing.T) {
	reason := value.Text("Its start cannot be read: {{.Reason}}.",
		"Reason", value.Text(`"{{.Text}}" is not a time of day like 9:30`, "Text", "soon"))
	for language, want := range map[locale.Language]string{
		"en":    `Its start cannot be read: “soon” is not a time of day like 9:30.`,
		"es-MX": "Su inicio no se puede leer: «soon» no es una hora como 9:30.",
		"fr":    "Son début ne peut pas être lu\u00a0: «\u00a0soon\u00a0» n’est pas une heure comme 9:30.",
		"":      `Its start cannot be read: “soon” is not a time of day like 9:30.`,
	} {
		if got := reason.In(language); got != want {
			t.Errorf("%s: %s", language, got)
		}
	}
}
