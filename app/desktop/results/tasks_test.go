package results

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/programtest"
)

// key presses a key where the keyboard is.
func (h *harness) key(names ...fyne.KeyName) {
	for _, name := range names {
		h.shared.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func taskTexts(h *harness) (texts []string) {
	for _, r := range h.tasks.table.Rows() {
		texts = append(texts, r.task.Text)
	}
	return texts
}

func TestANewcomerGetsAListAndWorksItByKeyboard(t *testing.T) {
	h := openHarness(t, small(), nil)
	h.ShowPage(TasksPage)
	h.Screen.Shown()
	h.shared.Runner.Flush()
	if h.shared.Window.Canvas().Focused() != h.tasks.line {
		t.Error("without a task the keyboard is not where one is typed")
	}
	h.tasks.addReady()
	all := len(h.s.Program().Tasks)
	if all < 15 || h.tasks.Count(h.s.Program()) != all {
		t.Fatalf("the list has %d tasks", all)
	}
	h.tasks.addReady()
	if len(h.s.Program().Tasks) != all {
		t.Error("the usual list came twice")
	}

	h.tasks.line.SetText("Order flowers 2 weeks before arrival @Prova")
	if got := h.tasks.answered.Text; !strings.Contains(got, "2 weeks before the arrival") ||
		!strings.Contains(got, "Ana Prova") {
		t.Errorf("what is understood is %q", got)
	}
	h.shared.Window.Canvas().Focus(h.tasks.line)
	h.key(fyne.KeyReturn)
	keys := h.tasks.Keys()
	if len(keys) != 1 || recordOf(h.s.Program().Tasks, program.ID(keys[0])).Text != "Order flowers" {
		t.Fatalf("the new task is not selected: %q", keys)
	}
	if h.tasks.line.Text != "" {
		t.Error("the line still has the task")
	}
	made := recordOf(h.s.Program().Tasks, program.ID(h.tasks.Keys()[0]))
	h.tasks.Focus()
	h.key(fyne.KeySpace)
	if got := recordOf(h.s.Program().Tasks, made.ID).DoneOn; got != h.s.Today() {
		t.Errorf("Space marks it as done on %v", got)
	}
	if h.tasks.Keys()[0] == string(made.ID) {
		t.Error("the task below is not the current one")
	}
	h.tasks.Select(string(made.ID))
	h.key(fyne.KeySpace)
	if !recordOf(h.s.Program().Tasks, made.ID).DoneOn.IsZero() {
		t.Error("Space does not open it again")
	}
	h.tasks.Select(string(made.ID))
	h.key(fyne.KeyReturn)
	typed(h, "Text", "Order many flowers")
	field[*form.ChoiceField](h, "Due").Choose(string(program.EndDay))
	field[*form.PickerField](h, "Proof").Choose("release:hotel")
	h.form().Save()
	edited := recordOf(h.s.Program().Tasks, made.ID)
	if edited.Text != "Order many flowers" || edited.Due != (program.Due{From: program.EndDay, Days: -14}) ||
		edited.Proof != (program.Proof{Kind: program.ReleaseProof, Of: "hotel"}) || edited.Owner.ID() == "" {
		t.Errorf("stored as %+v", edited)
	}
	h.tasks.Focus()
	h.key(fyne.KeyDelete)
	if recordOf(h.s.Program().Tasks, made.ID) != nil {
		t.Error("Delete does not delete it")
	}
}

func TestTasksAreGroupedByUrgencyAndCountedOnTheTab(t *testing.T) {
	p := small()
	p.Tasks = nil
	today := civil.NewDate(2023, 6, 20)
	for i, days := range []int{-3, 2, 30, 0} {
		task := &program.Task{
			ID: programtest.ID(300 + i), Text: string(rune('a' + i)), Due: program.Due{On: today.AddDays(days)},
		}
		if days == 0 {
			task.DoneOn = today
		}
		p.Tasks = append(p.Tasks, task)
	}
	h := openHarness(t, p, nil)
	h.ShowPage(TasksPage)
	if got := h.shared.Requests.Badges[session.ReportsTab]; got != 1 {
		t.Errorf("the tab shows %d overdue tasks", got)
	}
	for group, want := range map[urgency]string{overdue: "a", thisWeek: "b", later: "c", done: "d"} {
		h.tasks.narrow(taskFilter{group: group})
		if got := taskTexts(h); len(got) != 1 || got[0] != want {
			t.Errorf("%s shows %q", group, got)
		}
		if h.tasks.groups[group].Count != 1 {
			t.Errorf("%s counts %d", group, h.tasks.groups[group].Count)
		}
	}
	h.tasks.narrow(taskFilter{})
	h.tasks.tick(h.tasks.table.Rows()[:1])
	if got := h.shared.Requests.Badges[session.ReportsTab]; got != 0 {
		t.Errorf("after it was done the tab shows %d", got)
	}
	h.overview.open("tasks", []string{string(p.Tasks[1].ID), string(p.Tasks[2].ID)})
	if got := taskTexts(h); strings.Join(got, "") != "bc" {
		t.Errorf("a figure of two tasks lists %q", got)
	}
}

func TestATaskBecomesOneForEachAwardee(t *testing.T) {
	p := small()
	p.People = append(p.People, programtest.Person(program.Awardee, "Kim", "Muster"),
		programtest.Person(program.Staff, "Sam", "Sample"))
	p.Tasks = []*program.Task{{ID: programtest.ID(300), Text: "Passport copy"}}
	h := openHarness(t, p, nil)
	h.ShowPage(TasksPage)
	h.tasks.forEach(p.Tasks[0])
	if got := h.s.Program().Tasks; len(got) != 2 || got[0].Person == "" || got[0].Person == got[1].Person {
		t.Fatalf("the tasks are %+v", got)
	}
	h.tasks.narrow(taskFilter{person: p.People[1].ID})
	if len(h.tasks.table.Rows()) != 1 {
		t.Error("the filter does not find the task about one person")
	}
	h.s.Undo()
	if got := h.s.Program().Tasks; len(got) != 1 || got[0].Person != "" {
		t.Errorf("after undo the tasks are %+v", got)
	}
}

func TestTasksComeFromAnotherProgram(t *testing.T) {
	earlier := programtest.Small("Last year")
	earlier.Tasks = []*program.Task{{ID: programtest.ID(400), Text: "Thank everyone", DoneOn: programtest.Day(2)}}
	earlier.ID = programtest.ID(900)
	earlier.Stops[0].ID = programtest.ID(901)
	earlier.People, earlier.Meetings, earlier.Organisations, earlier.Contacts = nil, nil, nil, nil
	h := openHarness(t, earlier, nil)
	h.shared.Keep(small(), nil)
	h.ShowPage(TasksPage)
	h.tasks.takeOver(earlier.ID)
	if got := h.s.Program().Tasks; len(got) != 1 || got[0].ID == earlier.Tasks[0].ID || !got[0].DoneOn.IsZero() {
		t.Errorf("the tasks are %+v", got)
	}
}
