package documents

import (
	"context"
	"strings"
	"testing"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// trip is a program of two stops with a meeting in each.
func trip() *program.Program {
	p := delegation(person(program.Awardee, "Ana", "Prova"), person(program.Interpreter, "Ben", "Muestra"))
	p.Language = "en"
	p.Stops = []*program.Stop{
		{ID: program.NewID(), City: "Boston", Zone: "America/New_York", From: day(14), Until: day(16)},
		{ID: program.NewID(), City: "Miami", Zone: "America/New_York", From: day(16), Until: day(18)},
	}
	for i, s := range p.Stops {
		p.Meetings = append(p.Meetings, &program.Meeting{
			ID: program.NewID(), Stop: s.ID, Kind: program.Appointment, Title: "Visit in " + s.City,
			Start: civil.At(
				day(15+2*i),
				civil.Clock{Hour: 9},
			), End: civil.At(day(15+2*i), civil.Clock{Hour: 10}),
		})
	}
	return p
}

func TestSchedulesAreNamedByWhatTheyShow(t *testing.T) {
	p := trip()
	tests := []struct {
		name, document string
		audience       program.Audience
		request        request.Request
		want           string
	}{
		{"a book", "program-book", program.Participants, request.Request{}, "Program book - Delegation.pdf"},
		{
			"a book for the office",
			"program-book",
			program.Internal,
			request.Request{Language: "fr"},
			"Livret du programme (Interne) - Delegation.pdf",
		},
		{
			"a book of one stop",
			"program-book",
			program.Participants,
			request.Request{Chosen: request.Chosen{Stops: []program.ID{p.Stops[1].ID}}},
			"Program book - Delegation - Miami.pdf",
		},
		{
			"the sheet of a day",
			"daily-sheet",
			program.Internal,
			request.Request{Chosen: request.Chosen{Days: []civil.Date{day(15)}}},
			"Daily sheet - Delegation - 2023-06-15.pdf",
		},
		{"a grid", "week-grid", program.Participants, request.Request{}, "Week grid - Delegation.pdf"},
		{
			"a schedule each",
			"personal-schedule",
			program.Internal,
			request.Request{},
			"Personal schedule (Internal) - Ana Prova.pdf|Personal schedule (Internal) - Ben Muestra.pdf",
		},
		{
			"by alias",
			"personal-schedule",
			program.Participants,
			request.Request{},
			"Personal schedule - Awardee 1.pdf|Personal schedule - Interpreter 1.pdf",
		},
		{
			"all in one", "personal-schedule", program.Participants,
			request.Request{Options: request.Options{"files": "all"}},
			"Personal schedules - Delegation.pdf",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.request.Edition = edition.For(p, test.audience)
			files, err := find(t, test.document).Make(context.Background(), test.request)
			if err != nil {
				t.Fatal(err)
			}
			if got := fileNames(files); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestAScheduleShowsTheStopsAndDaysThatWereChosen(t *testing.T) {
	p := trip()
	miami := []program.ID{p.Stops[1].ID}
	for _, test := range []struct {
		document string
		request  request.Request
	}{
		{"program-book", request.Request{Chosen: request.Chosen{Stops: miami}}},
		{"daily-sheet", request.Request{Chosen: request.Chosen{Stops: miami}}},
		{"daily-sheet", request.Request{Chosen: request.Chosen{Days: []civil.Date{day(17)}}}},
		{"week-grid", request.Request{Chosen: request.Chosen{Stops: miami}}},
		{"personal-schedule", request.Request{Chosen: request.Chosen{Stops: miami}}},
	} {
		test.request.Edition = edition.For(p, program.Internal)
		files, err := find(t, test.document).Make(context.Background(), test.request)
		if err != nil {
			t.Fatal(err)
		}
		text := squeezed(plainText(t, files[0]))
		if !strings.Contains(text, "visitinmiami") || strings.Contains(text, "visitinboston") {
			t.Errorf(
				"%s for %v %v shows another stop, or not its own",
				test.document,
				test.request.Stops,
				test.request.Days,
			)
		}
	}
}

func TestAnEmptyScheduleIsFoundBeforeItIsPrinted(t *testing.T) {
	empty := &program.Program{ID: program.NewID(), Name: "Empty"}
	for _, id := range []string{"program-book", "daily-sheet", "week-grid", "personal-schedule"} {
		d := find(t, id)
		request := request.Request{Edition: edition.For(empty, d.Audiences[0])}
		found := d.Findings(request)
		if len(found) != 1 || found[0].Severity != program.SeverityError {
			t.Errorf("%s: found %v", id, found)
			continue
		}
		if _, err := d.Make(context.Background(), request); err == nil || err.Error() != found[0].Text {
			t.Errorf("%s: got %v, want what was found: %s", id, err, found[0].Text)
		}
	}
}

func TestAScheduleTellsOfAliasesAndMissingLetters(t *testing.T) {
	p := trip()
	p.Meetings[0].Title = "Visit \U00012000" // a cuneiform sign
	p.People[1].Consent.Name = program.Yes
	p.People[1].Position = "Sign \U00012001"
	rules := map[string]program.ID{}
	for _, f := range find(t, "program-book").Findings(request.Request{Edition: edition.For(p, program.Participants)}) {
		rules[f.Rule+" "+string(f.Person)] = f.Person
	}
	for _, want := range []string{
		RuleShownByAlias + " " + string(p.People[0].ID), RuleMissingLetters + " ",
		RuleMissingLetters + " " + string(p.People[1].ID),
	} {
		if _, found := rules[want]; !found {
			t.Errorf("%q was not found, but %v", want, rules)
		}
	}
}
