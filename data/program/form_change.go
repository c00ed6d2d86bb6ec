package program

import (
	"slices"

	"laurel/data/locale"
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
	Question Question // as it was; of none where the whole form is meant
	Answers  int      // how many answers, or responses of the whole form
}

// ChangesOfMeaning lists what the answers given to the form would not mean any more if it became next, in the order of
// the form. Another order, further questions, choices and languages change nothing.
func (f *Form) ChangesOfMeaning(next *Form, responses []*Response) []FormChange {
	given := map[string]int{}
	chosen := map[[2]string]int{}
	all, named := 0, 0
	for _, r := range responses {
		if r.Form != f.ID {
			continue
		}
		all++
		if r.Person != "" {
			named++
		}
		for _, a := range r.Answers {
			given[a.Question]++
			for _, choice := range a.Choices {
				chosen[[2]string{a.Question, choice}]++
			}
		}
	}
	var changes []FormChange
	add := func(kind FormChangeKind, q Question, answers int) {
		if answers > 0 {
			changes = append(changes, FormChange{kind, q, answers})
		}
	}
	if next.Scope != f.Scope && (next.Scope == OfMeeting || next.Scope == OfStop) {
		add(OtherScope, Question{}, all)
	}
	if next.Anonymous {
		add(NowAnonymous, Question{}, named)
	}
	for _, q := range f.Questions {
		n := given[q.ID]
		now, isThere := next.Question(q.ID)
		switch {
		case !isThere:
			add(QuestionRemoved, q, n)
			continue
		case now.Kind != q.Kind:
			add(OtherKind, q, n)
			continue
		case q.Kind == Scale && now.Steps != q.Steps:
			add(OtherSteps, q, n)
			continue
		}
		removed := 0
		isReworded := q.Text.differs(now.Text) || q.Low.differs(now.Low) || q.High.differs(now.High)
		for _, c := range q.Choices {
			if kept, isKept := now.Choice(c.ID); !isKept {
				removed += chosen[[2]string{q.ID, c.ID}]
			} else {
				isReworded = isReworded || c.Text.differs(kept.Text)
			}
		}
		add(ChoiceRemoved, q, removed)
		if isReworded {
			add(Reworded, q, n)
		}
	}
	return changes
}

// differs reports whether a text that was there is another one, or gone.
func (w Wordings) differs(next Wordings) bool {
	return slices.ContainsFunc(w, func(one Wording) bool {
		i := next.find(one.Language)
		return one.Text != "" && (i < 0 || next[i].Text != one.Text)
	})
}

// MissingIn counts the texts of a question that are written in some language and not in this one.
func (q Question) MissingIn(l locale.Language) int {
	n := 0
	count := func(w Wordings) {
		isThere := slices.ContainsFunc(w, func(one Wording) bool {
			return one.Text != "" && locale.SameBase(string(one.Language), string(l))
		})
		if w.first() != "" && !isThere {
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
