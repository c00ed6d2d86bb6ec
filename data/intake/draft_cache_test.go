package intake_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
	"laurel/data/program"
)

// drafted is all that a draft shows.
func drafted(t *rapid.T, d *intake.Draft) string {
	t.Helper()
	rows := d.Rows("en")
	shown := fmt.Sprintln(d.Counts, d.Notes, d.Grouped())
	for i := range rows {
		row, err := json.Marshal([]any{
			rows[i].Place, rows[i].State, rows[i].Choice, rows[i].Text, rows[i].Record, rows[i].Before,
			rows[i].Changes, rows[i].HasWrong(), fmt.Sprint(rows[i].Remarks),
		})
		if err != nil {
			t.Fatal(err)
		}
		shown += fmt.Sprintln(string(row), rows[i].Candidates)
	}
	var file strings.Builder
	if err := program.Encode(&file, d.Program(), nil); err != nil {
		t.Fatal(err)
	}
	return shown + file.String()
}

// randomPeople are rows of which some are of one person, of a few names, dates of birth and addresses.
func randomPeople(t *rapid.T, named string) string {
	text := "Ref,Name,Given name,Family name,Date of birth,E-mail,Role,Country\n"
	for range rapid.IntRange(1, 10).Draw(t, named) {
		pick := func(from ...string) string { return rapid.SampledFrom(from).Draw(t, "value") }
		text += strings.Join([]string{
			"", pick("", "", "Kim Sample Muster", "Awardee 2"), pick("", "Ana", "Bela", "Kim", "Zora", "✓"),
			pick("", "Prova", "Muster", "Sample"), pick("", "1980-06-15", "1991-02-03"),
			pick("", "a@example.org", "b@example.org", "c@example.org", "nowhere"), pick("guest", "staff"), "Peru",
		}, ",") + "\n"
	}
	return text
}

// randomDecisions are decisions about some rows.
func randomDecisions(t *rapid.T, rows []intake.Row) intake.Decisions {
	decisions := intake.Decisions{
		Rows: map[source.Place]intake.Decision{}, Every: map[intake.State]intake.Choice{},
	}
	choice := rapid.SampledFrom([]intake.Choice{intake.Undecided, intake.AsNew, intake.Merge, intake.Skip})
	if rapid.Bool().Draw(t, "every") {
		state := rapid.SampledFrom([]intake.State{intake.New, intake.Changed, intake.Same, intake.Possible})
		decisions.Every[state.Draw(t, "state")] = choice.Draw(t, "choice")
	}
	for range rapid.IntRange(0, 3).Draw(t, "decided") {
		row, with := rapid.SampledFrom(rows).Draw(t, "row"), rapid.SampledFrom(rows).Draw(t, "with")
		decision := intake.Decision{Choice: choice.Draw(t, "choice")}
		if rapid.Bool().Draw(t, "named") && with.Record != nil {
			decision.With = with.Record.RecordID()
		}
		if rapid.Bool().Draw(t, "typed") {
			decision.Cells = source.Cells{"family": "Muster", "email": "b@example.org"}
		}
		if rapid.Bool().Draw(t, "kept") {
			decision.Keep = []string{"role"}
		}
		decisions.Rows[row.Place] = decision
	}
	return decisions
}

// A file that was compared before is compared again as if it were read for the first time.
func TestADecisionDoesNotDependOnThoseBefore(t *testing.T) {
	opened := intaketest.OpenStore(t)
	rapid.Check(t, func(t *rapid.T) {
		tour := intaketest.Tour()
		intaketest.BringIn(t, opened, tour, nil)
		intaketest.Read(t, opened, tour.ID, "before.csv", randomPeople(t, "before"))
		text := randomPeople(t, "people")
		parsed := func() *intake.Parsed {
			options := intake.Options{As: source.Roster, Program: tour.ID, Name: "list.csv"}
			p, err := intake.Parse(t.Context(), opened, strings.NewReader(text), options)
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		compared := func(p *intake.Parsed, decisions intake.Decisions) *intake.Draft {
			d, err := p.Draft(t.Context(), opened, decisions)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		kept := parsed()
		decisions := intake.Decisions{}
		var first *intake.Draft
		shown := ""
		for range 4 {
			d := compared(kept, decisions)
			if got, want := drafted(t, d), drafted(t, compared(parsed(), decisions)); got != want {
				t.Fatalf("with %+v it is\n%s\nand read again\n%s", decisions, got, want)
			}
			if first == nil {
				first, shown = d, drafted(t, d)
			}
			decisions = randomDecisions(t, d.Rows("en"))
		}
		if drafted(t, first) != shown {
			t.Fatal("the first draft has changed")
		}
	})
}
