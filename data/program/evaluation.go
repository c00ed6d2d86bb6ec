package program

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"laurel/data/locale"
)

// FormScope is what a form asks about.
type FormScope string

// The scopes.
const (
	OfMeeting FormScope = "meeting" // one form for each meeting
	OfStop    FormScope = "stop"    // one for each stop
	Overall   FormScope = "overall" // at the end
	Before    FormScope = "before"  // before the program
	After     FormScope = "after"   // some months after it
)

// FormScopes lists the scopes in the order of menus.
func FormScopes() []FormScope { return []FormScope{OfMeeting, OfStop, Overall, Before, After} }

// Name returns what the scope is called.
func (s FormScope) Name(l locale.Language) string { return l.Name("form-scope", string(s)) }

// QuestionKind is how a question is answered.
type QuestionKind string

// The kinds.
const (
	Scale    QuestionKind = "scale"
	Single   QuestionKind = "single" // one of the choices
	Multiple QuestionKind = "multiple"
	Number   QuestionKind = "number"
	FreeText QuestionKind = "text"
)

// QuestionKinds lists the kinds in the order of menus.
func QuestionKinds() []QuestionKind { return []QuestionKind{Scale, Single, Multiple, Number, FreeText} }

// Name returns what the kind is called.
func (k QuestionKind) Name(l locale.Language) string { return l.Name("question-kind", string(k)) }

// Measure is what sponsors ask for afterwards. Questions of several forms that measure the same are added up.
type Measure string

// The measures; the empty one is "another".
const (
	Knowledge     Measure = "knowledge"
	Skills        Measure = "skills"
	Understanding Measure = "understanding" // across cultures
	NewContacts   Measure = "connections"
	Usefulness    Measure = "usefulness"
	Logistics     Measure = "logistics"
)

// Measures lists the measures in the order of reports.
func Measures() []Measure {
	return []Measure{Usefulness, Knowledge, Skills, Understanding, NewContacts, Logistics}
}

// Name returns what is measured.
func (m Measure) Name(l locale.Language) string { return l.Name("measure", string(m)) }

// MostSteps is the most steps of a scale.
const MostSteps = 10

// QuestionChoice is what may be chosen.
type QuestionChoice struct {
	ID   string   `json:"id"   audience:"public"` // within its question
	Text Wordings `json:"text" audience:"public"`
}

// Question is one question of a form.
type Question struct {
	ID      string           `json:"id"                audience:"public"` // within its form
	Kind    QuestionKind     `json:"kind"              audience:"public"`
	Text    Wordings         `json:"text"              audience:"public"`
	Measure Measure          `json:"measure,omitempty" audience:"public"`
	Steps   int              `json:"steps,omitempty"   audience:"public"` // of a scale: answers are 1 to Steps
	Low     Wordings         `json:"low,omitempty"     audience:"public"` // what 1 means
	High    Wordings         `json:"high,omitempty"    audience:"public"` // what Steps means
	Choices []QuestionChoice `json:"choices,omitempty" audience:"public"`
}

// Form is an evaluation that participants fill in.
type Form struct {
	ID        ID         `json:"id"                  audience:"public"`
	Name      string     `json:"name"                audience:"public"`
	Scope     FormScope  `json:"scope"               audience:"public"`
	Anonymous bool       `json:"anonymous,omitempty" audience:"public"` // its responses have no person
	Questions []Question `json:"questions,omitempty" audience:"public"`
}

// NameIn returns what the form is called; a ready form whose name nobody changed is called so in each language.
func (f *Form) NameIn(l locale.Language) string {
	key := "evaluation.form." + string(f.Scope)
	if slices.ContainsFunc(locale.Languages(), func(in locale.Language) bool { return in.Text(key) == f.Name }) {
		return l.Text(key)
	}
	return f.Name
}

// Question returns the question with that ID.
func (f *Form) Question(id string) (Question, bool) {
	i := slices.IndexFunc(f.Questions, func(q Question) bool { return q.ID == id })
	if i < 0 {
		return Question{}, false
	}
	return f.Questions[i], true
}

// Choice returns what may be chosen under that ID.
func (q Question) Choice(id string) (QuestionChoice, bool) {
	i := slices.IndexFunc(q.Choices, func(c QuestionChoice) bool { return c.ID == id })
	if i < 0 {
		return QuestionChoice{}, false
	}
	return q.Choices[i], true
}

// Validate checks the form.
func (f *Form) Validate() error {
	return validated(f, func(found problems) {
		found.required("Name", f.Name, "Give the form a name.")
		found.choice("Scope", f.Scope, "Choose what the form asks about.")
		for i, q := range f.Questions {
			found.add("Questions", q.ID == "" || slices.ContainsFunc(f.Questions[:i], func(other Question) bool {
				return other.ID == q.ID
			}), "Each question needs an identifier of its own.")
			found.question(q)
		}
	})
}

func (p problems) question(q Question) {
	const field = "Questions"
	p.add(field, !slices.Contains(QuestionKinds(), q.Kind), "Choose how each question is answered.")
	p.add(field, q.Text.First() == "", "Enter each question.")
	p.wordings(field, q.Text, "Enter each question.")
	p.add(field, q.Kind == Scale && (q.Steps < 2 || q.Steps > MostSteps), "A scale has from 2 to 10 steps.")
	isChosen := q.Kind == Single || q.Kind == Multiple
	p.add(field, isChosen && len(q.Choices) < 2, "Give at least two answers to choose from.")
	for i, c := range q.Choices {
		p.add(field, c.ID == "" || slices.ContainsFunc(q.Choices[:i], func(other QuestionChoice) bool {
			return other.ID == c.ID
		}), "Each answer to choose from needs an identifier of its own.")
		p.add(field, c.Text.First() == "", "Enter each choice.")
	}
}

// Answered is the answer to one question. A question that was not answered has none.
type Answered struct {
	Question string   `json:"question"           audience:"public"`
	Number   float64  `json:"number,omitempty"   audience:"public"` // of a scale from 1, or the number
	Choices  []string `json:"choices,omitempty"  audience:"public"` // their IDs
	Text     string   `json:"text,omitempty"     audience:"internal"`
	// in an edition: so few answered that the audience may not have it
	Withheld bool `json:"withheld,omitempty" audience:"public"`
}

// Response is a form that somebody filled in. Responses are in the order of their identifiers, which are random
// (UUIDv4), so that neither reveals who answered when. Beyond the office nobody has the person, the language and the
// texts, nor the answers of fewer than FewestAnswers.
type Response struct {
	ID       ID              `json:"id"                 audience:"public"`
	Form     ID              `json:"form"               audience:"public"`
	Meeting  ID              `json:"meeting,omitempty"  audience:"participants"` // of a form about a meeting
	Stop     ID              `json:"stop,omitempty"     audience:"public"`       // of a form about a stop
	Person   ID              `json:"person,omitempty"   audience:"internal"`     // empty: anonymous
	Language locale.Language `json:"language,omitempty" audience:"internal"`     // of the texts
	Answers  []Answered      `json:"answers,omitempty"  audience:"public"`
}

// NewResponse returns an empty response to the form.
func (f *Form) NewResponse() *Response {
	return &Response{ID: ID(uuid.NewString()), Form: f.ID}
}

// Answer returns the answer to a question.
func (r *Response) Answer(question string) (Answered, bool) {
	i := slices.IndexFunc(r.Answers, func(a Answered) bool { return a.Question == question })
	if i < 0 {
		return Answered{}, false
	}
	return r.Answers[i], true
}

// OwnWords lists the free texts of the response.
func (r *Response) OwnWords() (texts []string) {
	for _, a := range r.Answers {
		if a.Text != "" {
			texts = append(texts, a.Text)
		}
	}
	return texts
}

// Validate checks the response by itself; Form.Check does it against its form. An answer whose question was removed
// from the form stays and is not counted.
func (r *Response) Validate() error {
	return validated(r, func(found problems) {
		found.add("Form", !r.Form.Valid(), "Choose the form that was filled in.")
		for i, a := range r.Answers {
			twice := slices.ContainsFunc(
				r.Answers[:i],
				func(other Answered) bool { return other.Question == a.Question },
			)
			found.add("Answers", twice, "A question is answered twice.")
			found.add("Answers", math.IsNaN(a.Number) || math.IsInf(a.Number, 0), "Enter the answer as a number.")
			found.add("Answers", a.Withheld, "An answer that was withheld cannot be kept.")
		}
	})
}

const notAnonymous = "The form is anonymous: leave the person out."

// Check returns what is wrong with a response to the form, field by field as of Invalid; none: nothing.
func (f *Form) Check(r *Response) map[string]string {
	found := problems{}
	found.add("Person", f.Anonymous && r.Person != "", notAnonymous)
	found.add("Meeting", f.Scope == OfMeeting && r.Meeting == "", "Choose the meeting that the form is about.")
	found.add("Stop", f.Scope == OfStop && r.Stop == "", "Choose the stop that the form is about.")
	for _, a := range r.Answers {
		q, known := f.Question(a.Question)
		found.add("Answers", !known, "There is an answer to a question that the form does not have.")
		if known {
			found.answer(q, a)
		}
	}
	return found
}

func (p problems) answer(q Question, a Answered) {
	const field = "Answers"
	steps := float64(q.Steps)
	onScale := a.Number >= 1 && a.Number <= steps && a.Number == math.Trunc(a.Number)
	p.add(field, q.Kind == Scale && !onScale, "An answer is not on the scale of its question.")
	p.add(field, q.Kind == Single && len(a.Choices) > 1, "Choose one answer only.")
	for _, id := range a.Choices {
		_, known := q.Choice(id)
		p.add(field, !known, "An answer is none of those to choose from.")
	}
}

// FewestAnswers is the fewest answers to a question that anybody beyond the office may have added up.
const FewestAnswers = 5

// byResponseID is the order of responses.
func byResponseID(a, b *Response) int { return strings.Compare(string(a.ID), string(b.ID)) }

// text writes an answer as it is, without its question: choices by their identifiers.
func (a Answered) text() string {
	if a.Text != "" {
		return a.Text
	}
	if len(a.Choices) > 0 {
		return locale.Joined(", ", a.Choices...)
	}
	return strconv.FormatFloat(a.Number, 'f', -1, 64)
}
