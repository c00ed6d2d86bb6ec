package programtest_test

import (
	"testing"

	"laurel/data/program"
	"laurel/data/programtest"
)

func TestTheProgramsAreValid(t *testing.T) {
	for _, p := range []*program.Program{
		programtest.Small("Small"), programtest.Delegation(30, 40), programtest.Awards(600, true),
		programtest.Outcome(7, programtest.Size{
			People: 12, Contacts: 9, Meetings: 30, Takeaways: 40, Responses: 60, Connections: 12, Tasks: 9,
		}),
	} {
		for _, fault := range p.ValidateAll() {
			t.Errorf("%s: %v", p.Name, fault.Err)
		}
	}
}

func TestAwardeesHaveNamesOfTheirOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, person := range programtest.Awards(1000, true).People {
		name := person.DisplayName() + " " + person.OwnName
		if seen[name] {
			t.Fatalf("two are called %q", name)
		}
		seen[name] = true
	}
}
