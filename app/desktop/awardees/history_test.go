package awardees

import (
	"testing"

	"laurel/data/program"
	"laurel/data/store"
)

func TestChangesAreToldInWords(t *testing.T) {
	p := smallProgram()
	boston := string(p.Stops[0].ID)
	tests := []struct {
		why, field, before, after, want string
	}{
		{"a text that was empty", "Phone", "", "+51 555 0100", "Telephone: +51 555 0100"},
		{"a text that was another", "Given", "Ana", "Ana María", "Given name: Ana → Ana María"},
		{"a text that is gone", "Alias", "A.", "", "Alias: A. taken away"},
		{"a country by its name", "Country", "PE", "KH", "Country: Peru → Cambodia"},
		{
			"a date as people write it",
			"Passport.Expiry",
			"2026-10-01",
			"2031-10-01",
			"Passport valid until: 1 October 2026 → 1 October 2031",
		},
		{"a flight with its time", "Arrival.At", "", "2026-06-10T14:05", "Arrival: 10 June 2026, 2:05 p.m."},
		{
			"languages by their names",
			"Languages",
			"[]",
			`[{"language":"ur","level":"native"},{"language":"prs"}]`,
			"Languages: Urdu (native), Dari",
		},
		{"a stay with its city", "Stays", "[]", `[{"stop":"` + boston + `","absent":true}]`, "Stay: Boston absent"},
		{"consent that was open", "Consent.Photo", "", "no", "Consent to show the photo: no"},
		{"a need by the name of the whole", "Diet.Text", "", "halal", "Diet: halal"},
		{"a year that was none", "AwardYear", "0", "2026", "Award year: 2026"},
		{"a photo without its name", "Photo", "abc", "def", "Photo changed"},
		{"nothing for what says nothing", "Diet.Answered", "", "yes", ""},
		{
			"a long text cut at a letter",
			"Notes",
			"",
			"ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
			"Internal notes: ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé…",
		},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			got := changeLine(store.FieldChange{Field: test.field, Before: test.before, After: test.after}, p, "en")
			if got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestToDoNamesTheGravestFirst(t *testing.T) {
	complete := person("Ana", "Prova")
	todos := []program.Todo{
		{Code: program.TodoAccess, Severity: program.SeverityHint},
		{Code: program.TodoDiet, Severity: program.SeverityWarning},
		{Code: program.TodoNoInterpreter, Severity: program.SeverityError},
	}
	chips, worst := todoChips(complete, todos, 0, "en")
	if len(chips) != 3 || chips[0].Text != "no interpreter" || chips[1].Text != "diet not asked" ||
		chips[2].Text != "access not asked" {
		t.Errorf("chips are %v", chips)
	}
	_, lesser := todoChips(complete, todos[:2], 0, "en")
	_, covers := todoChips(complete, nil, 2, "en")
	_, done := todoChips(complete, nil, 0, "en")
	gone := &program.Person{Given: "Ana"}
	gone.Cancelled = true
	_, last := todoChips(gone, nil, 0, "en")
	if worst >= lesser || lesser >= covers || covers >= done || done >= last {
		t.Errorf("ranks are %d %d %d %d %d", worst, lesser, covers, done, last)
	}
}

func TestInterpretersCoverWhoNeedsThem(t *testing.T) {
	speaker := func(role program.Role, needs program.Answer, languages ...string) *program.Person {
		p := person("X", languages[0])
		p.Role, p.NeedsInterpreter = role, needs
		for _, l := range languages {
			p.Languages = append(p.Languages, program.Spoken{Language: l})
		}
		return p
	}
	interpreter := speaker(program.Interpreter, program.Unknown, "ar", "en", "ku")
	cancelledGuest := speaker(program.Guest, program.Yes, "ar")
	cancelledGuest.Cancelled = true
	p := smallProgram(interpreter, cancelledGuest,
		speaker(program.Awardee, program.Yes, "ar-IQ", "ku"), speaker(program.Awardee, program.Yes, "en"),
		speaker(program.Awardee, program.No, "ar"), speaker(program.Guest, program.Yes, "ku"))
	if got := coverage(p)[interpreter.ID]; got != 2 {
		t.Errorf("covers %d, want the two who need Arabic or Kurdish", got)
	}
}
