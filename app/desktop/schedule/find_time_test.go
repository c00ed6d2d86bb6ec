package schedule

import (
	"slices"
	"strings"
	"testing"

	"laurel/data/clash"
	"laurel/data/program"
)

func TestFindTimeMovesTheMeetingInOneEdit(t *testing.T) {
	h := openTab(
		t,
		smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0)), meeting("Visit", at(10, 9, 30), at(10, 10, 30))),
		nil,
	)
	before := len(clash.Check(h.s.Program(), clash.Options{}))
	h.choose("Visit")
	h.actions.findTime()
	h.form().Save()
	if title := h.form().Title; title != "Times for Visit" {
		t.Fatalf("the form is %q", title)
	}
	h.form().Save()
	moved := h.find("Visit")
	if moved.Start == at(10, 9, 30) || moved.Minutes() != 60 ||
		len(clash.Check(h.s.Program(), clash.Options{})) >= before {
		t.Errorf("the visit is now at %v", moved.Start)
	}
	h.dialogs.Undo()
	if h.find("Visit").Start != at(10, 9, 30) {
		t.Error("Undo does not bring it back")
	}
}

func TestFindTimePutsANewMeetingIntoThePlan(t *testing.T) {
	p := smallProgram()
	h := openTab(t, p, nil)
	h.board.Select(place{p.Stops[0].ID, june(10)}.key())
	f := &timeSearch{tab: h.Screen, program: h.s.Program(), meeting: h.board.newMeeting(), fresh: true}
	f.ask()
	f.title.Type("Harbor visit")
	h.form().Save()
	h.form().Save()
	if m := h.find("Harbor visit"); m.Start != at(10, 9, 0) {
		t.Errorf("it is at %v", m.Start)
	}
}

func TestFindTimeReportsWhatIsAnObstacle(t *testing.T) {
	p := smallProgram(meeting("Retreat", at(10, 6, 0), at(12, 22, 0)), meeting("Visit", at(10, 9, 0), at(10, 10, 0)))
	h := openTab(t, p, nil)
	f := &timeSearch{tab: h.Screen, program: h.s.Program(), meeting: h.find("Visit")}
	f.ask()
	var said error
	f.submit(func(err error) { said = err })
	if said == nil ||
		!strings.HasPrefix(
			said.Error(),
			"There is no time for “Visit”. What is in the way: people are in another meeting",
		) {
		t.Errorf("it says %v", said)
	}
}

func TestAssignInterpretersIsOneEdit(t *testing.T) {
	p := smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0)), meeting("Visit", at(10, 14, 0), at(10, 15, 0)))
	p.People[0].NeedsInterpreter, p.People[0].Languages = program.Yes, []program.Spoken{{Language: "ur"}}
	uma := person("Uma", "Muster")
	uma.Role, uma.Languages = program.Interpreter, []program.Spoken{{Language: "ur"}, {Language: "en"}}
	p.People = append(p.People, uma)
	h := openTab(t, p, nil)
	h.actions.assignInterpreters()
	h.form().Save()
	h.form().Save()
	for _, title := range []string{"Briefing", "Visit"} {
		if !slices.Equal(h.find(title).Interpreters, []program.ID{uma.ID}) {
			t.Errorf("%s is interpreted by %v", title, h.find(title).Interpreters)
		}
	}
	h.dialogs.Undo()
	if len(h.find("Briefing").Interpreters)+len(h.find("Visit").Interpreters) > 0 {
		t.Error("one Undo does not take all back")
	}
}
