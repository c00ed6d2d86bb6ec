package outcome_test

import (
	"strings"
	"testing"

	"laurel/data/locale"
	"laurel/data/outcome"
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
		want   string
	}{
		"nothing": {func(*program.Form) {}, ""},
		"order, a question, a choice and a language more": {func(f *program.Form) {
			f.Questions[0], f.Questions[1] = f.Questions[1], f.Questions[0]
			more := program.QuestionChoice{ID: "3", Text: english("Three")}
			f.Questions[0].Choices = append(f.Questions[0].Choices, more)
			f.Questions[1].Text = f.Questions[1].Text.With("es", "¿Útil?")
			q := program.Question{ID: "n", Kind: program.Number, Text: english("How many?")}
			f.Questions = append(f.Questions, q)
			f.Scope = program.After
		}, ""},
		"a question that nobody answered": {func(f *program.Form) {
			f.Questions = f.Questions[:2]
		}, ""},
		"a question": {func(f *program.Form) {
			f.Questions = f.Questions[1:]
		}, "question-removed s"},
		"a kind": {func(f *program.Form) {
			f.Questions[0].Kind = program.Number
		}, "kind s"},
		"steps": {func(f *program.Form) { f.Questions[0].Steps = 7 }, "steps s"},
		"words": {func(f *program.Form) {
			f.Questions[0].High = english("much")
		}, "reworded s"},
		"a choice": {func(f *program.Form) {
			f.Questions[1].Choices = f.Questions[1].Choices[1:]
		}, "choice-removed c"},
		"a choice that nobody chose": {func(f *program.Form) {
			f.Questions[1].Choices = f.Questions[1].Choices[:1]
		}, ""},
		"words of a choice": {func(f *program.Form) {
			f.Questions[1].Choices[1].Text = english("Three")
		}, "reworded c"},
		"names":   {func(f *program.Form) { f.Anonymous = true }, "anonymous "},
		"meeting": {func(f *program.Form) { f.Scope = program.OfMeeting }, "scope "},
	} {
		var got []string
		before := form(func(*program.Form) {})
		for _, c := range outcome.ChangesOfMeaning(before, form(test.change), given) {
			got = append(got, string(c.Kind)+" "+c.Question.ID)
		}
		if text := strings.Join(got, ", "); text != test.want {
			t.Errorf("%s: %q, not %q", name, text, test.want)
		}
	}
}

func TestTextsThatAreMissingInALanguageAreCounted(t *testing.T) {
	q := program.Question{
		Text: program.Wordings{{Language: "en", Text: "Useful?"}, {Language: "es-MX", Text: "¿Útil?"}},
		Low:  program.Wordings{{Language: "en", Text: "no"}},
	}
	for language, want := range map[locale.Language]int{"en": 0, "es": 1, "fr": 2} {
		if got := outcome.MissingIn(q, language); got != want {
			t.Errorf("%d texts are missing in %s, not %d", got, language, want)
		}
	}
}
