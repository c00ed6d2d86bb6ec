package paper_test

import (
	"strings"
	"testing"

	"laurel/app/paper/form"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/program/ready"
)

func TestAnEvaluationHasTheProgramsForms(t *testing.T) {
	p := delegation(2, 6)
	for _, person := range p.People {
		person.Consent.Name = program.Yes
	}
	p.Forms = ready.Forms("fr")
	words := func(text string) program.Wordings { return program.Wordings{{Language: "fr", Text: text}} }
	p.Forms[0].Questions = append(p.Forms[0].Questions, program.Question{
		ID: "again", Kind: program.Single, Text: words("Encore ?"),
		Choices: []program.QuestionChoice{{ID: "y", Text: words("Volontiers")}, {ID: "n", Text: words("Plutôt non")}},
	})
	p.Forms[2].Questions[0].Steps, p.Forms[2].Questions[0].High = 7, words("tout à fait neuf")
	evaluation := func(changes ...change) string {
		edition := edition.For(p, program.Participants)
		return textOf(t, printed(t, form.Evaluation, edition, with(changes, inLanguage("fr"))...))
	}
	whole := evaluation(option("copies", "people"), forPeople(p.People[0].ID))
	for _, text := range []string{"Encore ?", "Plutôt non", "7 = tout à fait neuf", "Savoirs"} {
		if !strings.Contains(whole, text) {
			t.Errorf("%q is not in\n%s", text, whole)
		}
	}
	if strings.Contains(whole, p.People[0].DisplayName()) {
		t.Error("an anonymous form has a name")
	}
	after := evaluation(option("scope", "after"))
	if !strings.Contains(after, "depuis le programme") || strings.Contains(after, "Item number 0") {
		t.Errorf("some months later one is asked\n%s", after)
	}
}
