package evaluation

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/programtest"
)

// harness is the page over a real store in a test window.
type harness struct {
	*Page
	shared *sessiontest.Fixture
	t      testing.TB
}

func openHarness(t testing.TB, p *program.Program, photos map[program.PhotoID][]byte) *harness {
	t.Helper()
	h := &harness{t: t, shared: sessiontest.New(t, time.Date(2023, 6, 20, 9, 41, 0, 0, time.UTC))}
	h.Page = New(h.shared.Session)
	h.shared.Keep(p, photos)
	h.shared.Window.SetContent(h.Content())
	h.shared.Window.Resize(fyne.NewSize(1366, 680))
	return h
}

// asked returns the form that was opened last.
func (h *harness) asked() *form.Form {
	h.t.Helper()
	if len(h.shared.Dialogs.Forms) == 0 {
		h.t.Fatal("no form is open")
	}
	return h.shared.Dialogs.Forms[len(h.shared.Dialogs.Forms)-1]
}

// field returns a field of the open form by its key.
func field[F form.Field](h *harness, key string) F {
	h.t.Helper()
	for _, f := range sessiontest.FormFields(h.asked()) {
		if found, isOne := f.(F); isOne && f.Key() == key {
			return found
		}
	}
	h.t.Fatalf("there is no field %s", key)
	panic("unreachable")
}

func typed(h *harness, key, text string) {
	h.t.Helper()
	field[*form.TextField](h, key).Type(text)
}

// formOf returns the first form of a scope.
func (h *harness) formOf(scope program.FormScope) *program.Form {
	h.t.Helper()
	for _, f := range h.s.Program().Forms {
		if f.Scope == scope {
			return f
		}
	}
	h.t.Fatalf("there is no form about %s", scope)
	return nil
}

// real shows dialogs as a person sees them.
func (h *harness) real() {
	h.s.Dialogs = dialog.New(h.shared.Window, h.shared.Runner, slog.New(slog.DiscardHandler))
}

// TestPictures draws the pages into the folder named by LAUREL_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	folder := sessiontest.Pictures(t)
	file := filepath.Join(t.TempDir(), "Evaluation (Responses).csv")
	export := "Timestamp,How useful was this meeting?,Comment,Favourite colour\n" +
		"2023/06/16 10:02:11 AM GMT-4,5,\"Concrete, and in our language.\",green\n2023/06/16 10:03:12 AM GMT-4,4,,\n" +
		"2023/06/16 10:04:13 AM GMT-4,very,A longer visit would help.,blue\n2023/06/16 10:05:14 AM GMT-4,5,,\n"
	if err := os.WriteFile(file, []byte(export), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, scene := range map[string]func(h *harness){
		"results":   func(*harness) {},
		"answers":   func(h *harness) { h.detail.choose(formAnswers) },
		"questions": func(h *harness) { h.detail.choose(formQuestions) },
		"typing": func(h *harness) {
			h.real()
			h.typeIn(h.formOf(program.Overall))
			(&hands{h: h}).runes("54359")
		},
		"import": func(h *harness) {
			h.real()
			h.importFile(file, nil)
			next := h.importing.request
			next.Meeting = session.Gatherings(h.s.Program())[0].ID
			h.importing.again(next, false)
		},
	} {
		for appearance, ending := range map[look.Appearance]string{look.Light: "", look.Dark: "-dark"} {
			p, photos := sessiontest.Sample(t)
			h := openHarness(t, p, photos)
			fyne.CurrentApp().Settings().SetTheme(look.ThemeFor(appearance, 1))
			h.shared.Window.Resize(fyne.NewSize(1366, 768))
			h.Show(h.formOf(program.Overall).ID)
			scene(h)
			sessiontest.Picture(t, h.shared.Window, filepath.Join(folder, "reports-evaluation-"+name+ending+".png"))
		}
	}
}

func TestEvaluationsBeginWithTheReadyForms(t *testing.T) {
	h := openHarness(t, programtest.Delegation(2, 3), nil)
	h.addReady("")
	if n := len(h.s.Program().Forms); n != 5 || h.form() != h.s.Program().Forms[0] {
		t.Fatalf("%d forms, %v is selected", n, h.form())
	}
	h.shared.Dialogs.Undo()
	if len(h.s.Program().Forms) != 0 {
		t.Error("the ready forms are not undone in one step")
	}
	h.addEmpty()
	typed(h, "Name", "Sample form")
	h.asked().Save()
	made := h.s.Program().Forms
	if len(made) != 1 || made[0].Name != "Sample form" || made[0].Scope != program.Overall || !made[0].Anonymous {
		t.Fatalf("made %v", made)
	}
}

func TestAQuestionIsWrittenMovedAndDeleted(t *testing.T) {
	h := openHarness(t, evaluated(), nil)
	f := h.formOf(program.After)
	h.Show(f.ID)
	h.addQuestion(f, program.Single)
	h.asked().Save()
	typed(h, "Texten", "Again?")
	typed(h, "Choicesen", "Yes\nNo")
	typed(h, "Choicesfr", "Oui")
	h.asked().Save()
	if len(h.s.Program().Form(f.ID).Questions) != len(f.Questions) {
		t.Fatal("a question with a language that lacks a choice is stored")
	}
	typed(h, "Choicesfr", "Oui\nNon")
	h.asked().Save()
	f = h.s.Program().Form(f.ID)
	q := f.Questions[len(f.Questions)-1]
	if q.Text.In("en") != "Again?" || len(q.Choices) != 2 || q.Choices[1].Text.In("fr") != "Non" ||
		outcome.MissingIn(q, "es") != 3 {
		t.Fatalf("made %+v", q)
	}
	h.detail.choose(formQuestions)
	list := h.detail.questions
	last := list.rows[len(list.rows)-1]
	last.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt})
	list.move(0, 2)
	var order []string
	for _, one := range h.s.Program().Form(f.ID).Questions {
		order = append(order, one.ID)
	}
	if diff := cmp.Diff([]string{"in-touch", "done", "used", "reached", q.ID, "story"}, order); diff != "" {
		t.Error(diff)
	}
	list.rows[4].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if _, isThere := h.s.Program().Form(f.ID).Question(q.ID); isThere {
		t.Error("the question is still there")
	}
	h.shared.Dialogs.Undo()
	if _, isThere := h.s.Program().Form(f.ID).Question(q.ID); !isThere {
		t.Error("the question is not back")
	}
}

func TestLinesOfChoicesAreFoundAgain(t *testing.T) {
	before := []program.QuestionChoice{
		{ID: "a", Text: program.Wordings{{Language: "en", Text: "One"}, {Language: "fr", Text: "Un"}}},
		{ID: "b", Text: program.Wordings{{Language: "en", Text: "Two"}}},
		{ID: "c", Text: program.Wordings{{Language: "en", Text: "Three"}}},
	}
	for name, one := range map[string]struct {
		lines []string
		want  string
	}{
		"the same":    {[]string{"One", "Two", "Three"}, "abc"},
		"moved":       {[]string{"Three", "One", "Two"}, "cab"},
		"one removed": {[]string{"One", "Three"}, "ac"},
		"reworded":    {[]string{"One", "Two!", "Three"}, "abc"},
		"one more":    {[]string{"One", "Zero", "Two", "Three"}, "a4bc"},
		"another, while two were removed": {
			[]string{"Three", "Four"}, "c4",
		},
	} {
		got := ""
		for _, c := range matchChoices(before, one.lines, "en") {
			got += c.ID
		}
		if got != one.want {
			t.Errorf("%s: %s, not %s", name, got, one.want)
		}
	}
}

func TestWhatChangesTheMeaningOfAnswersIsAskedOrRefused(t *testing.T) {
	p := evaluated()
	f := p.Forms[4]
	p.Responses = []*program.Response{{
		ID: "019a0000-0000-4000-8000-000000000001", Form: f.ID, Person: p.People[0].ID,
		Answers: []program.Answered{{Question: "used", Number: 4}},
	}}
	h := openHarness(t, p, nil)
	h.editQuestion(f, "used")
	field[*form.NumberField](h, "Steps").Type("7")
	h.asked().Save()
	if h.s.Program().Form(f.ID).Questions[0].Steps != 5 || len(h.shared.Dialogs.Questions) != 0 {
		t.Error("a scale was changed below its answers")
	}
	h.editForm(f)
	field[*form.ChoiceField](h, "Anonymous").Choose("yes")
	h.asked().Save()
	if h.s.Program().Form(f.ID).Anonymous || len(h.shared.Dialogs.Questions) != 1 {
		t.Fatal("names were removed unasked")
	}
	h.shared.Dialogs.Yes = true
	h.asked().Save()
	if !h.s.Program().Form(f.ID).Anonymous || h.s.Program().Responses[0].Person != "" {
		t.Error("the form is not anonymous with its responses")
	}
	h.deleteForm(f)
	if h.s.Program().Form(f.ID) != nil || len(h.s.Program().Responses) != 0 {
		t.Error("the form is still there")
	}
	h.shared.Dialogs.Undo()
	if len(h.s.Program().Responses) != 1 {
		t.Error("the answers are not back")
	}
}

func TestAnExportIsReviewedImportedOnceAndUndone(t *testing.T) {
	h := openHarness(t, evaluated(), nil)
	export := "Timestamp,Hotel meals and transport were good.,Skills,Interpretation was clear.\n" +
		"1,5,4,3\n2,5,4,3\n3,nine,,4\n"
	file := filepath.Join(t.TempDir(), "answers.csv")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(export)
	read := func() *answersImport {
		h.importFile(file, nil)
		return h.importing
	}
	i := read()
	if i.request.Form != h.formOf(program.Overall) || len(i.read.remarks) != 1 {
		t.Fatalf("read as %s with %v", i.request.Form.Name, i.read.remarks)
	}
	i.setColumn("C", "skills")
	i.tick(0)
	if i.head.submit.Text != "Import 2 filled-in forms" {
		t.Errorf("the button is %q", i.head.submit.Text)
	}
	i.tick(0)
	i.bringIn()
	if n := len(h.s.Program().Responses); n != 3 {
		t.Fatalf("%d responses came in", n)
	}
	write(export + "4,1,2,3\n")
	i = read()
	if a := i.read.draft.Rows[0].Response; len(a.Answers) != 3 || i.head.submit.Text != "Import 1 filled-in form" {
		t.Errorf("the columns chosen before are not remembered, or rows come in twice: %v, %q", a, i.head.submit.Text)
	}
	i.bringIn()
	if n := len(h.s.Program().Responses); n != 4 {
		t.Errorf("%d responses", n)
	}
	h.shared.Dialogs.Undo()
	if n := len(h.s.Program().Responses); n != 3 {
		t.Errorf("%d responses after undo", n)
	}
	h.shared.Files.Paths = []string{filepath.Join(t.TempDir(), "table.csv")}
	h.saveTable(h.formOf(program.Overall))
	h.importFile(h.shared.Files.Paths[0], nil)
	if d := h.importing.read.draft; len(d.Responses) != 3 || d.Known != 3 {
		t.Errorf("of our own table %d of %d responses are known", d.Known, len(d.Responses))
	}
	if h.Offer(file, []string{"Name", "E-mail"}, func() {}) {
		t.Error("a list of people is offered as answers")
	}
}
