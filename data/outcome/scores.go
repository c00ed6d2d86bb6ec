package outcome

import (
	"math"
	"slices"

	"laurel/data/program"
)

// Score is how a question was answered with numbers: on a scale, or by a number.
type Score struct {
	Steps        int // of the scale; 0: the numbers have no scale
	N            int // how many answered, of those that the audience may have
	Mean         float64
	Median       float64
	Lower, Upper float64 // quartiles: half of the answers lie between them
	Deviation    float64 // of the sample; 0 where fewer than two answered
	Distribution []int   // how many answered 1 to Steps
	// how many answers the audience may not have, since too few were given about the same
	Withheld int
	Records  []program.ID // the responses that are counted
}

// IsSuppressed reports whether there are answers and the audience may have none of them.
func (s Score) IsSuppressed() bool { return s.N == 0 && s.Withheld > 0 }

// scoring collects the answers to a question.
type scoring struct {
	Score
	values []float64
}

func (s *scoring) add(r *program.Response, a program.Answered, steps int) {
	if a.Withheld {
		s.Withheld++
		return
	}
	value := a.Number
	if steps > 0 && (value < 1 || value > float64(steps) || value != math.Trunc(value)) {
		return // the form had another scale when it was answered
	}
	if steps > 0 && s.Steps > 0 && steps != s.Steps {
		value = 1 + (value-1)*float64(s.Steps-1)/float64(steps-1)
	}
	s.values = append(s.values, value)
	if n := len(s.Records); n == 0 || s.Records[n-1] != r.ID { // the answers of a response come after each other
		s.Records = append(s.Records, r.ID)
	}
}

// score returns the figures of what was collected.
func (s *scoring) score() Score {
	s.N = len(s.values)
	if s.Steps > 0 {
		s.Distribution = make([]int, s.Steps)
	}
	if s.N == 0 {
		return s.Score
	}
	slices.Sort(s.values)
	sum := 0.0
	for _, v := range s.values {
		sum += v
		if s.Steps > 0 {
			s.Distribution[min(max(int(math.Round(v)), 1), s.Steps)-1]++
		}
	}
	s.Mean = sum / float64(s.N)
	squares := 0.0
	for _, v := range s.values {
		squares += (v - s.Mean) * (v - s.Mean)
	}
	if s.N > 1 {
		s.Deviation = math.Sqrt(squares / float64(s.N-1))
	}
	s.Median = quantile(s.values, 0.5)
	s.Lower = quantile(s.values, 0.25)
	s.Upper = quantile(s.values, 0.75)
	return s.Score
}

// quantile returns a quantile of sorted values, linear between them (R's type 7).
func quantile(sorted []float64, part float64) float64 {
	at := part * float64(len(sorted)-1)
	below := int(at)
	if below+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[below] + (at-float64(below))*(sorted[below+1]-sorted[below])
}

// Question is how a question of a form was answered.
type Question struct {
	Form     *program.Form
	Question program.Question
	Score    Score   // of a scale and a number
	Choices  []Count // of a choice: the responses by what was chosen, in the order of the choices
	Texts    []Text  // of a free text
	Withheld int     // answers that the audience may not have
}

// N is how many answered, of those that the audience may have.
func (q Question) N() int {
	switch q.Question.Kind {
	case program.Scale, program.Number:
		return q.Score.N
	case program.FreeText:
		return len(q.Texts)
	}
	return Total(q.Choices)
}

// Text is an answer in somebody's own words.
type Text struct {
	Response program.ID
	Text     string
}

// Questions returns how the questions of a form were answered, in the order of the form: in all responses, or those
// that keep is true for.
func Questions(p *program.Program, form *program.Form, keep func(*program.Response) bool) []Question {
	all := make([]Question, len(form.Questions))
	scores := make([]scoring, len(all))
	choices := make([]*counter, len(all))
	at := map[string]int{}
	for i, q := range form.Questions {
		all[i] = Question{Form: form, Question: q}
		at[q.ID] = i
		if q.Kind == program.Scale {
			scores[i].Steps = q.Steps
		}
		choices[i] = newCounter()
		for _, c := range q.Choices {
			choices[i].counts = append(choices[i].counts, Count{Key: c.ID, name: c.Text.In})
			choices[i].at[c.ID] = len(choices[i].counts) - 1
		}
	}
	for _, r := range p.Responses {
		if r.Form != form.ID || keep != nil && !keep(r) {
			continue
		}
		for _, a := range r.Answers {
			i, known := at[a.Question]
			if !known {
				continue
			}
			all[i].add(r, a, &scores[i], choices[i])
		}
	}
	for i := range all {
		all[i].Score = scores[i].score()
		if len(all[i].Question.Choices) > 0 {
			all[i].Choices = choices[i].counts
		}
	}
	return all
}

func (q *Question) add(r *program.Response, a program.Answered, score *scoring, choices *counter) {
	if a.Withheld {
		q.Withheld++
	}
	switch q.Question.Kind {
	case program.Scale, program.Number:
		score.add(r, a, q.Question.Steps)
	case program.FreeText:
		if a.Text != "" {
			q.Texts = append(q.Texts, Text{r.ID, a.Text})
		}
	default:
		for _, id := range a.Choices {
			if choices.has(id) {
				choices.add(id, r.ID, nil)
			}
		}
	}
}

// Measured is how the questions that measure the same were answered, added up.
type Measured struct {
	Measure program.Measure
	About   program.ID // a stop or meeting; empty: all, or what is not about one
	Score   Score
}

// usualSteps is the scale to which answers of several scales are brought.
const usualSteps = 5

// Measures adds up the answers to the questions that measure the same in all forms, in the order of measures, without
// those that nobody answered. Scales of other steps are brought to five.
func Measures(p *program.Program) []Measured {
	var all []Measured
	for _, m := range program.Measures() {
		all = append(all, measured(p, m, func(*program.Response) program.ID { return "" })...)
	}
	return all
}

// MeasureByStop adds up the answers that measure the same by the stop that they are about or whose meeting they are
// about, in the order of the stops; what is about neither is left out.
func MeasureByStop(p *program.Program, measure program.Measure) []Measured {
	byStop := measured(p, measure, func(r *program.Response) program.ID { return StopOf(p, r) })
	var all []Measured
	for _, s := range p.Stops {
		i := slices.IndexFunc(byStop, func(m Measured) bool { return m.About == s.ID })
		if i >= 0 {
			all = append(all, byStop[i])
		}
	}
	return all
}

// MeasureByMeeting adds up the answers that measure the same by the meeting that they are about, in the order of the
// meetings.
func MeasureByMeeting(p *program.Program, measure program.Measure) []Measured {
	byMeeting := map[program.ID]Measured{}
	for _, one := range measured(p, measure, func(r *program.Response) program.ID { return r.Meeting }) {
		byMeeting[one.About] = one
	}
	var all []Measured
	for _, m := range p.Meetings {
		if one, found := byMeeting[m.ID]; found {
			all = append(all, one)
		}
	}
	return all
}

// StopOf returns the stop that a response is about, or whose meeting it is about; empty: neither.
func StopOf(p *program.Program, r *program.Response) program.ID {
	if m := p.Meeting(r.Meeting); m != nil {
		return m.Stop
	}
	return r.Stop
}

// measured adds up the answers that measure the same by what they are about, in the order in which it is first met.
func measured(p *program.Program, measure program.Measure, about func(*program.Response) program.ID) []Measured {
	type asked struct {
		form     program.ID
		question string
	}
	steps := map[asked]int{}
	for _, f := range p.Forms {
		for _, q := range f.Questions {
			if isMeasure(q, measure) {
				steps[asked{f.ID, q.ID}] = q.Steps
			}
		}
	}
	scores := map[program.ID]*scoring{}
	var order []program.ID
	for _, r := range p.Responses {
		for _, a := range r.Answers {
			n, isMeasure := steps[asked{r.Form, a.Question}]
			if !isMeasure {
				continue
			}
			id := about(r)
			if scores[id] == nil {
				scores[id] = &scoring{Score: Score{Steps: usualSteps}}
				order = append(order, id)
			}
			scores[id].add(r, a, n)
		}
	}
	var all []Measured
	for _, id := range order {
		all = append(all, Measured{measure, id, scores[id].score()})
	}
	return all
}

// Returned is how many responses to a form there are of those that could be.
type Returned struct {
	Form     *program.Form
	Expected int          // visitors, times the meetings or stops that a form is about
	Records  []program.ID // the responses
	Missing  []program.ID // visitors of whom none is there; only of a form with names
}

// Returns lists how many responses there are to each form, in the order of the forms.
func Returns(p *program.Program) []Returned {
	byForm := map[program.ID][]*program.Response{}
	for _, r := range p.Responses {
		byForm[r.Form] = append(byForm[r.Form], r)
	}
	visitors := People(p, Visitors...)
	var all []Returned
	for _, f := range p.Forms {
		one := Returned{Form: f, Expected: expected(p, f, visitors)}
		given := map[program.ID]bool{}
		for _, r := range byForm[f.ID] {
			one.Records = append(one.Records, r.ID)
			given[r.Person] = true
		}
		for _, person := range visitors {
			if !f.Anonymous && !given[person.ID] {
				one.Missing = append(one.Missing, person.ID)
			}
		}
		all = append(all, one)
	}
	return all
}

func expected(p *program.Program, f *program.Form, visitors []*program.Person) int {
	n := 0
	switch f.Scope {
	case program.OfMeeting:
		for _, m := range Visits(p) {
			for _, person := range visitors {
				if p.Attendance().Attends(person, m) {
					n++
				}
			}
		}
	case program.OfStop:
		for _, s := range p.Stops {
			for _, person := range visitors {
				if stay, _ := person.StayAt(s.ID); !stay.Absent {
					n++
				}
			}
		}
	default:
		n = len(visitors)
	}
	return n
}
