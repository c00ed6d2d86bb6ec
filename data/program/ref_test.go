package program_test

import (
	"regexp"
	"strings"
	"testing"

	"laurel/data/program"
)

func TestAReferenceFindsItsPersonFromTheListOfEachAudience(t *testing.T) {
	ana := &program.Person{ID: program.NewID(), Given: "Ana"}
	bela := &program.Person{ID: program.NewID(), Given: "Bela"}
	refs := program.RefIndexOf([]*program.Person{ana, bela})
	form := regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$`)
	seen := map[string]bool{}
	for _, person := range []*program.Person{ana, bela} {
		for _, audience := range program.Audiences() {
			ref := program.RefOf(person.ID, audience)
			if !form.MatchString(ref) || seen[ref] || ref != program.RefOf(person.ID, audience) {
				t.Errorf("the reference for %s is %q", audience, ref)
			}
			seen[ref] = true
			typed := strings.NewReplacer("0", "o", "1", "l", "-", " ").Replace(strings.ToLower(ref))
			for _, text := range []string{ref, typed, strings.ReplaceAll(ref, "-", "")} {
				if got := refs.Find(text); got != person.ID {
					t.Errorf("%q finds %q", text, got)
				}
			}
		}
	}
	if got := refs.Find("1"); got != "" {
		t.Errorf("a running number finds %q", got)
	}
}
