package answers_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"laurel/data/intake/answers"
	"laurel/data/program"
	"laurel/data/program/ready"
	"laurel/data/programtest"
)

// trip is a program with the ready forms and with people who can answer.
func trip() (*program.Program, map[program.FormScope]*program.Form) {
	p := programtest.Delegation(2, 3)
	p.People[0].Given, p.People[0].Family, p.People[0].Email = "Ana", "Prova", "ana@example.org"
	p.Forms = ready.Forms("en")
	forms := map[program.FormScope]*program.Form{}
	for _, f := range p.Forms {
		forms[f.Scope] = f
	}
	return p, forms
}

// given lists what was answered, as texts, of each response in the order of the file's rows by their first answer.
func given(d *answers.Draft) map[string]string {
	all := map[string]string{}
	for _, r := range d.Responses {
		for _, a := range r.Answers {
			text := a.Text
			if a.Number > 0 {
				text = strings.Repeat("*", int(a.Number))
			}
			if len(a.Choices) > 0 {
				text = strings.Join(a.Choices, "+")
			}
			all[a.Question] = strings.Trim(all[a.Question]+" | "+text, " |")
		}
	}
	return all
}

func TestAnExportOfGoogleFormsIsRead(t *testing.T) {
	p, forms := trip()
	file := "\ufeffTimestamp,Which meeting,1. How useful was this meeting?,Comment,Favourite colour\n" +
		"2026/06/03 10:02:11 AM GMT-4,Visit 0,5,\"Good, and quick\",green\n" +
		"2026/06/03 10:03:12 AM GMT-4,Visit 1,2,,\n" +
		"2026/06/03 10:04:13 AM GMT-4,Visit 9,4,,\n" +
		"2026/06/03 10:05:14 AM GMT-4,Visit 1,nine,Late,\n" +
		",,,,\n"
	d, err := answers.Read(t.Context(), p, []byte(file), answers.Request{Form: forms[program.OfMeeting]})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Responses) != 3 || d.Empty != 0 || strings.Join(d.Unknown(), "; ") != "Favourite colour" {
		t.Errorf("%d responses, %d empty, unknown %v", len(d.Responses), d.Empty, d.Unknown())
	}
	var problems []string
	for _, one := range d.Problems {
		problems = append(problems, one.Place.Column+" "+one.Reason.Error())
	}
	want := []string{
		`B “Visit 9” is not a meeting of this program, or matches several.`,
		` Choose the meeting that the form is about.`,
		`C “nine” is not on the scale from 1 to 5.`,
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Error(diff)
	}
	for _, r := range d.Responses {
		if r.Person != "" || r.Meeting == "" || len(p.Forms[0].Check(r)) > 0 {
			t.Errorf("%+v", r)
		}
		if a, _ := r.Answer("usefulness"); a.Number == 5 && r.Meeting != p.Meetings[0].ID {
			t.Error("the answer is about another meeting")
		}
	}
	again := p.With(func(next *program.Program) { next.Responses = d.Responses[:2] })
	d, err = answers.Read(t.Context(), again, []byte(file), answers.Request{Form: forms[program.OfMeeting]})
	if err != nil || d.Known != 2 {
		t.Errorf("%d are known: %v", d.Known, err)
	}
}

func TestAnExportOfMicrosoftFormsIsReadInAnotherLanguage(t *testing.T) {
	p, forms := trip()
	book := excelize.NewFile()
	rows := [][]any{
		{
			"ID", "Hora de inicio", "Correo electrónico", "Nombre", "He utilizado en mi país lo que aprendí.",
			"¿Qué ha hecho desde el programa?", "¿A cuántas personas ha llegado con ello?", "Puntos",
		},
		{
			1, "2026-10-01", "ana@example.org", "anonymous", 4,
			"He formado a otras personas.;Trabajo con alguien que conocí.;", "12,5", 0,
		},
		{2, "2026-10-02", "", "Example, Given1", "mucho", "Nada todavía;Otra cosa;", "muchas", 0},
	}
	for i, row := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := book.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := book.Write(&file); err != nil {
		t.Fatal(err)
	}
	d, err := answers.Read(t.Context(), p, file.Bytes(), answers.Request{Form: forms[program.After]})
	if err != nil {
		t.Fatal(err)
	}
	byPerson := map[program.ID]*program.Response{}
	for _, r := range d.Responses {
		byPerson[r.Person] = r
	}
	first, second := byPerson[p.People[0].ID], byPerson[p.People[1].ID]
	if len(d.Responses) != 2 || first == nil || second == nil {
		t.Fatalf("responses %v of %v", d.Responses, d.Problems)
	}
	want := []program.Answered{
		{Question: "used", Number: 4},
		{Question: "done", Choices: []string{"trained", "joint"}},
		{Question: "reached", Number: 12.5},
	}
	if diff := cmp.Diff(want, first.Answers); diff != "" {
		t.Error(diff)
	}
	want = []program.Answered{{Question: "used", Number: 5}, {Question: "done", Choices: []string{"nothing"}}}
	if diff := cmp.Diff(want, second.Answers); diff != "" {
		t.Error(diff)
	}
	if len(d.Problems) != 2 || strings.Join(d.Unknown(), "") != "Puntos" { // another thing, and muchas
		t.Errorf("problems %v, unknown %v", d.Problems, d.Unknown())
	}
}

func TestAnonymousAnswersComeInWithoutWho(t *testing.T) {
	p, forms := trip()
	file := "Name;Knowledge: I learned what I can use in my work.;Hotel, meals and transport were good.\n" +
		"Ana Prova;3;4\nGiven1 Example;2;5\n"
	d, err := answers.Read(t.Context(), p, []byte(file), answers.Request{Form: forms[program.Overall]})
	if err != nil || len(d.Problems) > 0 {
		t.Fatal(err, d.Problems)
	}
	for _, r := range d.Responses {
		if r.Person != "" {
			t.Error("a response has a person")
		}
	}
	if d.Columns[0].Role != answers.NotRead || len(given(d)) != 2 || d.Responses[0].ID >= d.Responses[1].ID {
		t.Errorf("columns %+v, %v", d.Columns, given(d))
	}
}

func TestColumnsCanBeChosen(t *testing.T) {
	p, forms := trip()
	file := "Q1,Q2,Q3\n5,Fine,Boston\n3,,Boston\n"
	form := forms[program.OfStop]
	if _, err := answers.Read(t.Context(), p, []byte(file), answers.Request{Form: form}); err == nil {
		t.Error("titles that say nothing were understood")
	}
	d, err := answers.Read(t.Context(), p, []byte(file), answers.Request{Form: form, Columns: map[string]string{
		"A": "comfort", "B": "", "C": string(answers.AboutStop),
	}})
	if err != nil || len(d.Responses) != 2 || d.Responses[0].Stop != p.Stops[1].ID || len(d.Problems) > 0 {
		t.Errorf("%v, %+v", err, d)
	}
	if got := given(d); len(got) != 1 || got["comfort"] == "" {
		t.Errorf("answers %v", got)
	}
}

func TestWhatIsNoTableOfAnswersIsRefused(t *testing.T) {
	p, forms := trip()
	for name, content := range map[string]string{
		"nothing": "", "bytes": "\x00\x01\x02", "a broken workbook": "PK\x03\x04 and no more",
		"no questions": "A,B\n1,2\n",
	} {
		request := answers.Request{Form: forms[program.Overall]}
		if _, err := answers.Read(t.Context(), p, []byte(content), request); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	p, forms := trip()
	f.Add("How useful was this meeting?,Comment\n5,x\n")
	f.Add("Timestamp;¿Qué ha hecho desde el programa?\n;Nada todavía;;\n")
	f.Add(",\"") // a row of empty cells alone
	f.Fuzz(func(t *testing.T, file string) {
		for _, form := range forms {
			request := answers.Request{Form: form, Meeting: p.Meetings[0].ID}
			d, err := answers.Read(t.Context(), p, []byte(file), request)
			if err != nil {
				continue
			}
			for _, r := range d.Responses {
				r.Stop = p.Stops[0].ID
				if err := r.Validate(); err != nil || len(form.Check(r)) > 0 {
					t.Fatalf("%v, %v", err, form.Check(r))
				}
			}
		}
	})
}

func TestARowThatCameInBeforeIsKnownAgain(t *testing.T) {
	p, forms := trip()
	first := "Timestamp,How useful was this meeting?,Comment\n" +
		"2026/06/03 10:02,5,\n2026/06/03 10:03,5,\n2026/06/03 10:03,5,\n2026/06/03 10:09,2,Late\n"
	request := answers.Request{
		Form: forms[program.OfMeeting], Meeting: p.Meetings[0].ID, Key: []byte("a key of the store"),
	}
	read := func(p *program.Program, file string, request answers.Request) *answers.Draft {
		t.Helper()
		d, err := answers.Read(t.Context(), p, []byte(file), request)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	d := read(p, first, request)
	if len(d.Responses) != 4 || d.Known != 0 {
		t.Fatalf("%d responses, %d known", len(d.Responses), d.Known)
	}
	order := map[program.ID]int{}
	for i, row := range d.Rows {
		if err := row.Response.Validate(); err != nil || !row.Response.ID.Valid() {
			t.Error(err, row.Response.ID)
		}
		order[row.Response.ID] = i
	}
	if len(order) != 4 {
		t.Error("rows that read the same have one identifier")
	}
	p = p.With(func(next *program.Program) { next.Responses = d.Responses })
	states := func(d *answers.Draft) (text string) {
		for _, row := range d.Rows {
			switch {
			case row.IsHere:
				text += "h"
			case row.IsProbablyHere():
				text += "p"
			case row.IsLike:
				text += "l"
			default:
				text += "n"
			}
		}
		return text
	}
	grown := first + "2026/06/03 10:03,5,\n2026/06/04 09:00,4,\n"
	if got := states(read(p, grown, request)); got != "hhhhnn" {
		t.Errorf("the rows of a file that has grown are %s", got)
	}
	another := request
	another.Key = []byte("the key of another store")
	if got := states(read(p, grown, another)); got != "lllpnn" {
		t.Errorf("in another store the rows are %s", got)
	}
	other := request
	other.Meeting = p.Meetings[1].ID
	if got := states(read(p, first, other)); got != "nnnn" {
		t.Errorf("about another meeting the rows are %s", got)
	}
	if only := read(p, grown, request).Only(func(r answers.Row) bool { return !r.IsHere }); len(only.Responses) != 2 {
		t.Errorf("%d responses are new", len(only.Responses))
	}
}

func TestTheFormWhoseQuestionsAFileHasIsFound(t *testing.T) {
	p, _ := trip()
	file, err := answers.Parse(t.Context(), []byte("Time,How useful were the days in this city?,Comment\n1,2,3\n"),
		answers.Request{})
	if err != nil {
		t.Fatal(err)
	}
	if best, n := answers.Best(p, file.Titles("")); best != p.Forms[1] || n != 2 {
		t.Errorf("%v, %d", best, n)
	}
	if best, _ := answers.Best(p, []string{"Comment"}); best != nil {
		t.Error("a question of several forms decides for one")
	}
	if diff := cmp.Diff([]int{1, 2, 0, 0, 0}, answers.Matching(p, file.Titles(""))); diff != "" {
		t.Error(diff)
	}
}
