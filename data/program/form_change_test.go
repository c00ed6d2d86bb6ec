package program_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"laurel/data/locale"
	"laurel/data/program"
)

func TestWhatGivenAnswersWouldNotMeanAnyMoreIsListed(t *testing.T) {
	english := func(text string) program.Wordings { return program.Wordings{{Language: "en", Text: text}} }
	form := func(change func(*program.Form)) *program.Form {
		f := &program.Form{ID: "f", Scope: program.Overall, Questions: []program.Question{
			{
				ID:    "s",
				Kind:  program.Scale,
				Steps: 5,
				Text:  english("Useful?"),
				Low:   english("no"),
				High:  english("yes"),
			},
			{ID: "c", Kind: program.Single, Text: english("Which?"), Choices: []program.QuestionChoice{
				{ID: "1", Text: english("One")}, {ID: "2", Text: english("Two")},
			}},
			{ID: "t", Kind: program.FreeText, Text: english("Comment")},
		}}
		change(f)
		return f
	}
	given := []*program.Response{
		{Form: "f", Person: "ana", Answers: []program.Answered{
			{Question: "s", Number: 4}, {Question: "c", Choices: []string{"1"}},
		}},
		{Form: "f", Answers: []program.Answered{{Question: "s", Number: 2}}},
		{Form: "other", Answers: []program.Answered{{Question: "t", Text: "x"}}},
	}
	for name, test := range map[string]struct {
		change func(*program.Form)
		want   []string
	}{
		"nothing": {func(*program.Form) {}, nil},
		"order, a question, a choice and a language more": {func(f *program.Form) {
			f.Questions[0], f.Questions[1] = f.Questions[1], f.Questions[0]
			f.Questions[0].Choices = append(f.Questions[0].Choices, program.QuestionChoice{ID: "3", Text: english("Three")})
			f.Questions[1].Text = f.Questions[1].Text.With("es", "¿Útil?")
			f.Questions = append(f.Questions, program.Question{ID: "n", Kind: program.Number, Text: english("How many?")})
			f.Scope = program.After
		}, nil},
		"a question that nobody answered": {func(f *program.Form) { f.Questions = f.Questions[:2] }, nil},
		"a question":                      {func(f *program.Form) { f.Questions = f.Questions[1:] }, []string{"question-removed s"}},
		"a kind":                          {func(f *program.Form) { f.Questions[0].Kind = program.Number }, []string{"kind s"}},
		"steps":                           {func(f *program.Form) { f.Questions[0].Steps = 7 }, []string{"steps s"}},
		"words":                           {func(f *program.Form) { f.Questions[0].High = english("much") }, []string{"reworded s"}},
		"a choice": {
			func(f *program.Form) { f.Questions[1].Choices = f.Questions[1].Choices[1:] }, []string{"choice-removed c"},
		},
		"a choice that nobody chose": {
			func(f *program.Form) { f.Questions[1].Choices = f.Questions[1].Choices[:1] }, nil,
		},
		"words of a choice": {
			func(f *program.Form) { f.Questions[1].Choices[1].Text = english("Three") }, []string{"reworded c"},
		},
		"names":   {func(f *program.Form) { f.Anonymous = true }, []string{"anonymous "}},
		"meeting": {func(f *program.Form) { f.Scope = program.OfMeeting }, []string{"scope "}},
	} {
		var got []string
		before := form(func(*program.Form) {})
		for _, c := range before.ChangesOfMeaning(form(test.change), given) {
			got = append(got, string(c.Kind)+" "+c.Question.ID)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestTextsThatAreMissingInALanguageAreCounted(t *testing.T) {
	q := program.Question{
		Text: program.Wordings{{Language: "en", Text: "Useful?"}, {Language: "es-MX", Text: "¿Útil?"}},
		Low:  program.Wordings{{Language: "en", Text: "no"}},
	}
	for language, want := range map[locale.Language]int{"en": 0, "es": 1, "fr": 2} {
		if got := q.MissingIn(language); got != want {
			t.Errorf("%d texts are missing in %s, not %d", got, language, want)
		}
	}
}
