package program

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/locale"
)

func validFinding() *Finding {
	return &Finding{ID: NewID(), Kind: BestPractice, Text: "One list of cases.", Sources: []ID{NewID()}}
}

func validForm() *Form {
	return &Form{ID: NewID(), Name: "After each meeting", Scope: OfMeeting, Questions: []Question{
		{ID: "useful", Kind: Scale, Steps: 5, Text: Wordings{{"en", "Was it useful?"}}, Measure: Usefulness},
		{ID: "again", Kind: Single, Text: Wordings{{"en", "Again?"}}, Choices: []QuestionChoice{
			{"yes", Wordings{{"en", "Yes"}}}, {"no", Wordings{{"en", "No"}}},
		}},
		{ID: "comment", Kind: FreeText, Text: Wordings{{"en", "Comment"}}},
	}}
}

func validResponse() *Response {
	return with(
		(&Form{ID: NewID()}).NewResponse(),
		func(r *Response) { r.Answers = []Answered{{Question: "useful", Number: 4}} },
	)
}

func validConnection() *Connection {
	return &Connection{ID: NewID(), From: Party{Person: NewID()}, To: Party{Contact: NewID()}}
}

func validTask() *Task { return &Task{ID: NewID(), Text: "Send thank-you notes"} }

func TestWhatCameOfAProgramSaysAtWhichFieldItIsWrong(t *testing.T) {
	question := func(change func(*Question)) Record {
		return with(validForm(), func(f *Form) { change(&f.Questions[0]) })
	}
	tests := []struct {
		name    string
		record  Record
		field   string // empty: valid
		message string
	}{
		{"a finding", validFinding(), "", ""},
		{"a finding without text", with(validFinding(), func(f *Finding) { f.Text = " " }), "Text", "in common"},
		{"a finding of no kind", with(validFinding(), func(f *Finding) { f.Kind = "" }), "Kind", "what kind"},
		{"a finding with a source twice", with(validFinding(), func(f *Finding) {
			f.Sources = append(f.Sources, f.Sources[0])
		}), "Sources", "twice"},
		{"a form", validForm(), "", ""},
		{"a form without a name", with(validForm(), func(f *Form) { f.Name = "" }), "Name", "a name"},
		{"a form about nothing", with(validForm(), func(f *Form) { f.Scope = "" }), "Scope", "asks about"},
		{"a question without words", question(func(q *Question) { q.Text = nil }), "Questions", "Enter each question"},
		{"two questions alike", question(func(q *Question) { q.ID = "again" }), "Questions", "of its own"},
		{"a question of no kind", question(func(q *Question) { q.Kind = "joke" }), "Questions", "is answered"},
		{"a scale of one step", question(func(q *Question) { q.Steps = 1 }), "Questions", "from 2 to 10"},
		{"a choice of one", question(func(q *Question) { q.Kind = Multiple }), "Questions", "at least two"},
		{"a text twice in one language", question(func(q *Question) {
			q.Text = append(q.Text, Wording{"en", "Again"})
		}), "Questions", "one language"},
		{
			"a text in no language",
			question(func(q *Question) { q.Text[0].Language = "?" }),
			"Questions",
			"language code",
		},
		{"a response", validResponse(), "", ""},
		{"a response to nothing", with(validResponse(), func(r *Response) { r.Form = "" }), "Form", "form"},
		{"a response that answers twice", with(validResponse(), func(r *Response) {
			r.Answers = append(r.Answers, r.Answers[0])
		}), "Answers", "twice"},
		{
			"a response of an edition",
			with(validResponse(), func(r *Response) { r.Answers[0].Withheld = true }),
			"Answers",
			"withheld",
		},
		{"a connection", validConnection(), "", ""},
		{
			"a connection to nobody",
			with(validConnection(), func(c *Connection) { c.To = Party{Text: "Kim"} }),
			"To",
			"Choose one",
		},
		{
			"a connection with oneself",
			with(validConnection(), func(c *Connection) { c.To = c.From }),
			"To",
			"two different people",
		},
		{
			"two at one end",
			with(validConnection(), func(c *Connection) { c.From.Contact = NewID() }),
			"From",
			"Choose one",
		},
		{"introduced by two", with(validConnection(), func(c *Connection) {
			c.Introduced = Party{Person: NewID(), Text: "Kim"}
		}), "Introduced", "or write a name"},
		{"a task", validTask(), "", ""},
		{"a task of nothing", with(validTask(), func(t *Task) { t.Text = "" }), "Text", "to be done"},
		{"days from no day", with(validTask(), func(t *Task) { t.Due.Days = -3 }), "Due", "are counted"},
		{
			"days without end",
			with(validTask(), func(t *Task) { t.Due = Due{From: EndDay, Days: 10_000} }),
			"Due",
			"up to 9999",
		},
		{"proof of nothing", with(validTask(), func(t *Task) { t.Proof.Of = "hotel" }), "Proof", "what shows"},
		{
			"a takeaway with an empty tag",
			with(validTakeaway(), func(t *Takeaway) { t.Tags = []string{" "} }),
			"Tags",
			"empty",
		},
		{
			"a zero byte in a tag",
			with(validTakeaway(), func(t *Takeaway) { t.Tags = []string{"\x00"} }),
			"Tags",
			"cannot be read",
		},
		{"a meeting attended twice", with(validMeeting(), func(m *Meeting) {
			m.Attendance = []Attended{{Person: m.ID, Presence: WasLate}, {Person: m.ID, Presence: WasAbsent}}
		}), "Attendance", "noted twice"},
		{"replaced by oneself", with(validMeeting(), func(m *Meeting) {
			m.Attendance = []Attended{{Person: m.ID, Presence: WasReplaced, By: m.ID}}
		}), "Attendance", "somebody else"},
		{"a program with a theme twice", with(validProgram(), func(p *Program) {
			p.Themes = []Theme{{ID: Prevention}, {ID: Prevention}}
		}), "Themes", "same identifier"},
		{"a program with a theme without a name", with(validProgram(), func(p *Program) {
			p.Themes = []Theme{{ID: "0192"}}
		}), "Themes", "a name"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := test.record.Validate()
			var invalid *Invalid
			switch {
			case test.field == "" && err != nil:
				t.Errorf("refused: %v", err)
			case test.field != "" && (!errors.As(err, &invalid) || len(invalid.Problems) != 1 ||
				!strings.Contains(invalid.Problems[test.field], test.message)):
				t.Errorf("got %v, want %s: %s", err, test.field, test.message)
			}
		})
	}
	for _, record := range []Record{
		validFinding(), validForm(), validResponse(), validConnection(), validTask(),
	} {
		checkTexts(t, record, reflect.ValueOf(record).Elem())
	}
}

func TestAResponseFitsItsForm(t *testing.T) {
	form := validForm()
	form.Anonymous = true
	visit := validMeeting()
	tests := []struct {
		name   string
		change func(*Response)
		field  string
	}{
		{"as it should be", func(*Response) {}, ""},
		{"a person in an anonymous form", func(r *Response) { r.Person = "ana" }, "Person"},
		{"about no meeting", func(r *Response) { r.Meeting = "" }, "Meeting"},
		{"a question of another form", func(r *Response) { r.Answers[0].Question = "joke" }, "Answers"},
		{"beyond the scale", func(r *Response) { r.Answers[0].Number = 6 }, "Answers"},
		{"between two steps", func(r *Response) { r.Answers[0].Number = 2.5 }, "Answers"},
		{"two of one", func(r *Response) {
			r.Answers = append(r.Answers, Answered{Question: "again", Choices: []string{"yes", "no"}})
		}, "Answers"},
		{"no choice of the question", func(r *Response) {
			r.Answers = append(r.Answers, Answered{Question: "again", Choices: []string{"perhaps"}})
		}, "Answers"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := form.NewResponse()
			ana := validPerson()
			r.Meeting, r.Answers = visit.ID, []Answered{{Question: "useful", Number: 5}}
			test.change(r)
			if r.Person != "" {
				r.Person = ana.ID
			}
			found := form.Check(r)
			p := &Program{ID: NewID(), Name: "Trip", People: []*Person{ana}, Forms: []*Form{form}}
			p.Responses = []*Response{r}
			if faults := p.ValidateAll(); (r.Person != "") != strings.Contains(fmt.Sprint(faults), "is anonymous") {
				t.Errorf("in its program: %v", faults)
			}
			if len(found) != min(len(test.field), 1) || test.field != "" && found[test.field] == "" {
				t.Errorf("found %v", found)
			}
		})
	}
}

func TestThemesAreTheProgramsOwn(t *testing.T) {
	p := &Program{Language: "en"}
	if got := locale.Listed(p.ThemeList(), func(t Theme) string { return t.Name("es") }); got !=
		"Enjuiciamiento, Protección, Prevención, Alianzas" {
		t.Errorf("a program without themes has %s", got)
	}
	own := &Program{
		Themes: []Theme{{ID: Prevention}, {ID: "sport", Names: Wordings{{"en", "Sport"}, {"fr", "Le sport"}}}},
	}
	if own.ThemeName(Prevention, "fr") != "Prévention" || own.ThemeName("sport", "fr-CA") != "Le sport" ||
		own.ThemeName("sport", "es") != "Sport" || own.ThemeName(Protection, "en") != "Protection" {
		t.Error("a theme has another name")
	}
}

func TestWhoWasAtAMeeting(t *testing.T) {
	p := &Program{}
	for i := range 6 {
		p.People = append(p.People, &Person{ID: ID(fmt.Sprint(i)), Role: Awardee, Given: fmt.Sprint("P", i)})
	}
	m := &Meeting{ID: "m", Selected: true, Attendees: []ID{"0", "1", "2", "3"}}
	names := func(m *Meeting) (ids []ID) {
		for _, person := range p.Attendance().WereAt(m) {
			ids = append(ids, person.ID)
		}
		return ids
	}
	noted := m
	for _, a := range []Attended{
		{Person: "0", Presence: WasLate},
		{Person: "1", Presence: WasAbsent},
		{Person: "2", Presence: WasReplaced, By: "4"},
		{Person: "5", Presence: WasPresent},
	} {
		noted = noted.WithPresence(a)
	}
	if got := names(m); !slices.Equal(got, []ID{"0", "1", "2", "3"}) {
		t.Errorf("without notes: %v", got)
	}
	if got := names(noted); !slices.Equal(got, []ID{"0", "3", "4", "5"}) {
		t.Errorf("as noted: %v", got)
	}
	if len(m.Attendance) != 0 || len(noted.WithPresence(Attended{Person: "0"}).Attendance) != 3 {
		t.Error("a presence that is taken back stays, or the meeting itself was written into")
	}
}

func TestResponsesAreWrittenByTheirIdentifiers(t *testing.T) {
	form := validForm()
	p := &Program{ID: NewID(), Name: "Trip", Forms: []*Form{form}}
	for range 10 {
		p.Responses = append(p.Responses, form.NewResponse())
	}
	slices.SortFunc(p.Responses, byResponseID)
	inOrder := encoded(t, p, nil)
	slices.Reverse(p.Responses)
	if encoded(t, p, nil) != inOrder {
		t.Error("a file has another order")
	}
	if p.Responses[0].ID < p.Responses[9].ID {
		t.Error("writing changed the program")
	}
	if first, second := form.NewResponse().ID[:8], form.NewResponse().ID[:8]; first == second {
		t.Errorf("the identifiers %s and %s begin with a time", first, second)
	}
}

func TestFollowUpsAreListedWhereverTheyWereNoted(t *testing.T) {
	day := civil.NewDate(2026, 6, 8)
	p := &Program{
		Takeaways: []*Takeaway{{ID: "1", Text: "None"}, {ID: "2", FollowUp: "Write", FollowUpDue: day}},
		Connections: []*Connection{
			{ID: "3", FollowUp: "Call", FollowUpState: FollowUpDone, FollowUpDue: day},
			{ID: "4"},
		},
	}
	list := p.FollowUps()
	if len(list) != 2 || list[0].Record.RecordID() != "2" || !list[0].IsOverdue(day.AddDays(1)) ||
		list[0].IsOverdue(day) ||
		list[1].IsOpen() ||
		list[1].IsOverdue(day.AddDays(1)) {
		t.Errorf("%+v", list)
	}
}
