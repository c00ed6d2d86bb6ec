package outcome_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func TestStepsListTheResponsesOfTheDistribution(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		if rapid.Bool().Draw(t, "beyond the office") {
			p = edition.For(p, program.Partners).Program
		}
		about := rapid.Bool().Draw(t, "half")
		keep := func(r *program.Response) bool { return !about || r.ID < "8" }
		for _, f := range p.Forms {
			for _, q := range outcome.Questions(p, f, keep) {
				steps := outcome.BySteps(p, f, q.Question.ID, keep)
				if (q.Question.Kind == program.Scale) != (steps != nil) {
					t.Fatalf("%q has the steps %v", q.Question.ID, steps)
				}
				var listed []program.ID
				for i, step := range steps {
					if step.N() != q.Score.Distribution[i] {
						t.Fatalf("step %d lists %d of %d", i+1, step.N(), q.Score.Distribution[i])
					}
					listed = append(listed, step.Records...)
				}
				slices.Sort(listed)
				if q.Question.Kind == program.Scale &&
					!slices.Equal(listed, slices.Sorted(slices.Values(q.Score.Records))) {
					t.Fatalf("%v are listed, %v are counted", listed, q.Score.Records)
				}
			}
		}
	})
}

func TestWhoWasThereIsWhoAttendanceCountsAsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		for _, m := range p.Meetings {
			a := outcome.AttendanceAt(p, m)
			there := slices.Concat(a.Present, a.Late)
			var want []program.ID
			for _, person := range p.Attendance().WereAt(m) {
				if !person.Cancelled {
					want = append(want, person.ID)
				}
			}
			slices.Sort(there)
			slices.Sort(want)
			if !slices.Equal(there, want) {
				t.Fatalf("%v are counted, %v were there", there, want)
			}
		}
	})
}
