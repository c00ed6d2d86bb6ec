// Package ready holds what a new program can begin with: sets of themes, evaluation forms that ask what sponsors ask
// for, and the list of tasks. All of it can be changed in the program afterwards.
package ready

import (
	"laurel/data/locale"
	"laurel/data/program"
)

// ThemeSet is a set of themes that programs of a kind use.
type ThemeSet struct {
	ID     string
	Themes []program.Theme
}

// Name returns what the set is called.
func (s ThemeSet) Name(l locale.Language) string { return l.Name("theme-set", s.ID) }

// ThemeSets lists the sets, first the one of a program that chose none.
func ThemeSets() []ThemeSet {
	set := func(id string, themes ...program.ThemeID) ThemeSet {
		s := ThemeSet{ID: id}
		for _, theme := range themes {
			s.Themes = append(s.Themes, program.Theme{ID: theme})
		}
		return s
	}
	return []ThemeSet{
		set("four-ps", program.Prosecution, program.Protection, program.Prevention, program.Partnership),
		set("media", "press-freedom", "newsroom-practice", "media-literacy", "disinformation", "safety-of-journalists"),
		set("rule-of-law", "access-to-justice", "courts", "anti-corruption", "human-rights", "civic-oversight"),
		set("education", "access-to-education", "teaching", "youth-leadership", "skills-for-work", "exchange"),
	}
}

// The usual scale.
const steps = 5

// Forms returns new evaluation forms with their texts in every language, first in the one of the program: about each
// meeting and stop, at the end, before the program and some months after it. What sponsors ask for afterwards is in
// them as a measure: the short-term outcomes of exchange programs are new knowledge and skills, understanding across
// cultures, new connections, and how useful and well arranged it was.
func Forms(l locale.Language) []*program.Form {
	scale := func(id string, measure program.Measure) program.Question {
		return program.Question{
			ID: id, Kind: program.Scale, Steps: steps, Measure: measure,
			Text: program.InEachLanguage(l, "evaluation."+id),
			Low:  program.InEachLanguage(l, "evaluation.low"),
			High: program.InEachLanguage(l, "evaluation.high"),
		}
	}
	open := func(id string) program.Question {
		return program.Question{ID: id, Kind: program.FreeText, Text: program.InEachLanguage(l, "evaluation."+id)}
	}
	form := func(scope program.FormScope, questions ...program.Question) *program.Form {
		return &program.Form{
			ID: program.NewID(), Name: l.Text("evaluation.form." + string(scope)), Scope: scope,
			Anonymous: scope != program.Before && scope != program.After, Questions: questions,
		}
	}
	return []*program.Form{
		form(program.OfMeeting, scale("usefulness", program.Usefulness), open("comment")),
		form(
			program.OfStop,
			scale("stop-usefulness", program.Usefulness), scale("comfort", program.Logistics), open("comment"),
		),
		form(
			program.Overall,
			scale("knowledge", program.Knowledge), scale("skills", program.Skills),
			scale("understanding", program.Understanding), scale("connections", program.NewContacts),
			scale("relevance", program.Usefulness), scale("time", program.Logistics),
			scale("interpretation", program.Logistics), scale("comfort", program.Logistics),
			open("at-home"), open("keep"), open("missing"), open("stay-in-touch"),
		),
		form(
			program.Before,
			scale("know-before", ""), open("expect"),
		),
		form(
			program.After,
			scale("used", program.Usefulness),
			scale("in-touch", program.NewContacts),
			program.Question{
				ID: "done", Kind: program.Multiple, Text: program.InEachLanguage(l, "evaluation.done"),
				Choices: []program.QuestionChoice{
					{ID: "shared", Text: program.InEachLanguage(l, "evaluation.done.shared")},
					{ID: "trained", Text: program.InEachLanguage(l, "evaluation.done.trained")},
					{ID: "changed", Text: program.InEachLanguage(l, "evaluation.done.changed")},
					{ID: "joint", Text: program.InEachLanguage(l, "evaluation.done.joint")},
					{ID: "nothing", Text: program.InEachLanguage(l, "evaluation.done.nothing")},
				},
			},
			program.Question{
				ID:   "reached",
				Kind: program.Number,
				Text: program.InEachLanguage(l, "evaluation.reached"),
			},
			open("story"),
		),
	}
}

// Tasks returns new tasks of an office, from the acceptance of the program until its report, in a language.
func Tasks(l locale.Language) []*program.Task {
	type row struct {
		id    string
		from  program.DueFrom
		days  program.DaysAfter
		proof program.Proof
	}
	sent := func(of string) program.Proof { return program.Proof{Kind: program.ReleaseProof, Of: of} }
	made := func(of string) program.Proof { return program.Proof{Kind: program.DocumentProof, Of: of} }
	var tasks []*program.Task
	for _, t := range []row{
		{"people", program.AcceptanceDay, 7, program.Proof{Kind: program.ImportProof, Of: "person"}},
		{"interpreters", program.AcceptanceDay, 14, program.Proof{}},
		{"hotels", program.AcceptanceDay, 14, program.Proof{}},
		{"requests", program.ArrivalDay, -42, program.Proof{}},
		{"plan", program.ArrivalDay, -28, program.Proof{}},
		{"consent", program.ArrivalDay, -14, program.Proof{}},
		{"flights", program.ArrivalDay, -14, program.Proof{}},
		{"diets", program.ArrivalDay, -10, made("dietary-list")},
		{"rooming", program.ArrivalDay, -10, sent("rooming-list")},
		{"transport", program.ArrivalDay, -7, sent("transport-sheet")},
		{"confirm", program.ArrivalDay, -7, program.Proof{}},
		{"book", program.ArrivalDay, -2, made("program-book")},
		{"badges", program.ArrivalDay, -2, made("badges")},
		{"certificates", program.EndDay, -2, made("certificates")},
		{"evaluations", program.EndDay, -1, made("evaluation-form")},
		{"contacts", program.EndDay, 0, sent("contact-book")},
		{"thanks", program.EndDay, 3, made("letters")},
		{"answers", program.EndDay, 3, program.Proof{Kind: program.ImportProof, Of: "response"}},
		{"statistics", program.EndDay, 3, made("statistics")},
		{"report", program.EndDay, 21, sent("final-report")},
		{"follow-ups", program.EndDay, 90, program.Proof{}},
	} {
		tasks = append(tasks, &program.Task{
			ID: program.NewID(), Text: l.Text("task." + t.id),
			Due: program.Due{From: t.from, Days: t.days}, Proof: t.proof,
		})
	}
	return tasks
}
