package outcome

import (
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// FormChangeKind is how a change of a form alters what the answers already given mean.
type FormChangeKind string

// The kinds. After the last three no answer could be read any more: such a change is refused.
const (
	QuestionRemoved FormChangeKind = "question-removed" // its answers stay and are not counted
	ChoiceRemoved   FormChangeKind = "choice-removed"
	Reworded        FormChangeKind = "reworded"
	NowAnonymous    FormChangeKind = "anonymous" // the responses lose their people
	OtherKind       FormChangeKind = "kind"
	OtherSteps      FormChangeKind = "steps"
	OtherScope      FormChangeKind = "scope"
)

// IsRefused reports whether a change cannot be made while there are answers.
func (k FormChangeKind) IsRefused() bool { return k == OtherKind || k == OtherSteps || k == OtherScope }

// FormChange is a change of a form that alters what answers already given to it mean.
type FormChange struct {
	Kind     FormChangeKind
	Question program.Question // as it was; of none where the whole form is meant
	Answers  int              // how many answers, or responses of the whole form
}

// ChangesOfMeaning lists what the answers given to the form would not mean any more if it became next, in the order of
// the form. Another order, further questions, choices and languages change nothing.
func ChangesOfMeaning(f *program.Form, next *program.Form, responses []*program.Response) []FormChange {
	given := answersGiven(f, responses)
	var changes []FormChange
	add := func(kind FormChangeKind, q program.Question, answers int) {
		if answers > 0 {
			changes = append(changes, FormChange{kind, q, answers})
		}
	}
	if next.Scope != f.Scope && (next.Scope == program.OfMeeting || next.Scope == program.OfStop) {
		add(OtherScope, program.Question{}, given.responses)
	}
	if next.Anonymous {
		add(NowAnonymous, program.Question{}, given.named)
	}
	for _, q := range f.Questions {
		n := given.answers[q.ID]
		now, isThere := next.Question(q.ID)
		switch {
		case !isThere:
			add(QuestionRemoved, q, n)
			continue
		case now.Kind != q.Kind:
			add(OtherKind, q, n)
			continue
		case q.Kind == program.Scale && now.Steps != q.Steps:
			add(OtherSteps, q, n)
			continue
		}
		removed := 0
		for _, c := range q.Choices {
			if _, isKept := now.Choice(c.ID); !isKept {
				removed += given.choices[[2]string{q.ID, c.ID}]
			}
		}
		add(ChoiceRemoved, q, removed)
		if isReworded(q, now) {
			add(Reworded, q, n)
		}
	}
	return changes
}

// given counts the responses to a form.
type given struct {
	responses, named int
	answers          map[string]int    // by question
	choices          map[[2]string]int // by question and choice
}

func answersGiven(f *program.Form, responses []*program.Response) given {
	g := given{answers: map[string]int{}, choices: map[[2]string]int{}}
	for _, r := range responses {
		if r.Form != f.ID {
			continue
		}
		g.responses++
		if r.Person != "" {
			g.named++
		}
		for _, a := range r.Answers {
			g.answers[a.Question]++
			for _, choice := range a.Choices {
				g.choices[[2]string{a.Question, choice}]++
			}
		}
	}
	return g
}

// isReworded reports whether a text of the question, or of a choice that both have, is another one in next.
func isReworded(q program.Question, next program.Question) bool {
	return q.Text.Differs(next.Text) || q.Low.Differs(next.Low) || q.High.Differs(next.High) ||
		slices.ContainsFunc(q.Choices, func(c program.QuestionChoice) bool {
			kept, isKept := next.Choice(c.ID)
			return isKept && c.Text.Differs(kept.Text)
		})
}

// MissingIn counts the texts of a question that are written in some language and not in this one.
func MissingIn(q program.Question, l locale.Language) int {
	n := 0
	count := func(w program.Wordings) {
		isThere := slices.ContainsFunc(w, func(one program.Wording) bool {
			return one.Text != "" && locale.SameBase(string(one.Language), string(l))
		})
		if w.First() != "" && !isThere {
			n++
		}
	}
	count(q.Text)
	count(q.Low)
	count(q.High)
	for _, c := range q.Choices {
		count(c.Text)
	}
	return n
}
