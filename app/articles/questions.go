package articles

import (
	"laurel/app/chart"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// Question shows how a question with a scale or with choices was answered, in all responses or those that keep is true
// for; the chart of another question is empty.
func Question(
	p *program.Program, q outcome.Question, keep func(*program.Response) bool, l locale.Language,
) chart.Chart {
	c := chart.Chart{ID: "question-" + q.Question.ID, Title: q.Question.Text.In(l), Kind: chart.Bars}
	counts := q.Choices
	if q.Question.Kind == program.Scale {
		counts = outcome.BySteps(p, q.Form, q.Question.ID, keep)
	}
	for _, count := range counts {
		c.Rows = append(c.Rows, chart.Row{Label: count.Name(l), Values: []chart.Value{valueOf(count)}})
	}
	return c
}
