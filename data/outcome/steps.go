package outcome

import (
	"strconv"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// BySteps returns the responses by what was answered to a question with a scale, from 1 to its steps; what the scale
// calls its ends is in the names. Only the responses for which keep is true are counted; nil: all. The counts are those
// of Score.Distribution.
func BySteps(p *program.Program, form *program.Form, question string, keep func(*program.Response) bool) []Count {
	q, known := form.Question(question)
	if !known || q.Kind != program.Scale {
		return nil
	}
	counts := make([]Count, q.Steps)
	for i := range counts {
		step := strconv.Itoa(i + 1)
		counts[i] = Count{Key: step, name: func(l locale.Language) string {
			end := ""
			switch i {
			case 0:
				end = q.Low.In(l)
			case q.Steps - 1:
				end = q.High.In(l)
			}
			return strings.TrimSpace(step + " " + end)
		}}
	}
	for _, r := range p.Responses {
		if r.Form != form.ID || keep != nil && !keep(r) {
			continue
		}
		a, isAnswered := r.Answer(question)
		if step := int(a.Number); isAnswered && !a.Withheld && float64(step) == a.Number && step >= 1 &&
			step <= q.Steps {
			counts[step-1].Records = append(counts[step-1].Records, r.ID)
		}
	}
	return counts
}
