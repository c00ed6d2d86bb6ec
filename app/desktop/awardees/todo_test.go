package awardees

import (
	"testing"

	"laurel/data/program"
	"laurel/data/program/todos"
)

func TestToDoNamesTheGravestFirst(t *testing.T) {
	complete := person("Ana", "Prova")
	todos := []todos.Todo{
		{Code: todos.Access, Severity: program.SeverityHint},
		{Code: todos.Diet, Severity: program.SeverityWarning},
		{Code: todos.NoInterpreter, Severity: program.SeverityError},
	}
	chips, worst := todoChips(complete, todos, 0, "en"), todoRank(complete, todos, 0)
	if len(chips) != 3 || chips[0].Text != "no interpreter" || chips[1].Text != "diet not asked" ||
		chips[2].Text != "access not asked" {
		t.Errorf("chips are %v", chips)
	}
	lesser := todoRank(complete, todos[:2], 0)
	covers := todoRank(complete, nil, 2)
	done := todoRank(complete, nil, 0)
	gone := &program.Person{Given: "Ana"}
	gone.Cancelled = true
	last := todoRank(gone, nil, 0)
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
