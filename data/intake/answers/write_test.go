package answers_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"laurel/data/intake/answers"
	"laurel/data/program"
	"laurel/data/programtest"
)

// content lists what responses have but their identifiers, sorted.
func content(responses []*program.Response) (all []string) {
	for _, r := range responses {
		next := *r
		next.ID = ""
		text := cmp.Diff(program.Response{}, next)
		all = append(all, text)
	}
	slices.Sort(all)
	return all
}

func TestATableOfAnswersComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := programtest.Outcome(rapid.Uint64().Draw(t, "seed"), programtest.Size{
			People: 5, Contacts: 3, Meetings: rapid.IntRange(1, 6).Draw(t, "meetings"), Responses: 12,
		})
		for i, person := range p.People { // whose answers they are is found by a name that one person has
			person.Given, person.Family = "Ana", "Prova"+strings.Repeat("a", i)
		}
		for i, m := range p.Meetings {
			m.Start.Date = m.Start.Date.AddDays(100 * i)
		}
		for _, form := range p.Forms {
			var given []*program.Response
			for _, r := range p.Responses {
				if r.Form == form.ID && len(r.Answers) > 0 {
					given = append(given, r)
				}
			}
			var table bytes.Buffer
			if err := answers.Write(&table, p, form, "en"); err != nil {
				t.Fatal(err)
			}
			d, err := answers.Read(t.Context(), p, table.Bytes(), answers.Request{Form: form})
			if err != nil || len(d.Problems) > 0 {
				t.Fatal(err, d.Problems, table.String())
			}
			if diff := cmp.Diff(content(given), content(d.Responses)); diff != "" {
				t.Fatalf("%s of\n%s", diff, table.String())
			}
			if form.Anonymous && strings.Contains(table.String(), "Prova") {
				t.Fatal("a table of anonymous answers has a name")
			}
		}
	})
}
