package program

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"laurel/data/locale"

	"github.com/google/go-cmp/cmp"
)

// Strings that have broken other programs come through names, search and the file as they are, or are refused.
func TestNaughtyStringsComeThrough(t *testing.T) {
	folder := os.Getenv("LAUREL_SAMPLES")
	if folder == "" {
		t.Skip("LAUREL_SAMPLES does not say where the sample files are")
	}
	data, err := os.ReadFile(filepath.Join(folder, "hostile", "naughty-strings.json"))
	var naughty []string
	if err != nil || json.Unmarshal(data, &naughty) != nil || len(naughty) < 400 {
		t.Fatalf("%d strings, %v", len(naughty), err)
	}
	p := validProgram()
	for _, text := range naughty {
		person := with(
			validPerson(),
			func(p *Person) { p.Given, p.Family, p.Bio, p.Alias = text, "Naught", text, text },
		)
		if person.Validate() == nil {
			p.People = append(p.People, person)
		}
		if !strings.Contains(person.DisplayName(), text) {
			t.Errorf("%q became %q", text, person.DisplayName())
		}
		_ = person.Initials() // must not panic
	}
	if len(p.People) < len(naughty)-10 {
		t.Errorf("only %d of %d texts are taken", len(p.People), len(naughty))
	}
	read, _, err := Decode(strings.NewReader(encoded(t, p, nil)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(p, read, sameProgram); diff != "" {
		t.Error(diff)
	}
	for _, person := range p.People {
		if words := strings.Fields(locale.Fold(person.Given)); len(words) > 0 && len(p.Search(words[0], 0)) == 0 {
			t.Errorf("%q is not found", person.Given)
		}
	}
}
