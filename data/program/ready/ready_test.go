package ready_test

import (
	"slices"
	"testing"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/ready"
	"laurel/data/program/tasks"
)

func TestAProgramWithAllThatIsReadyIsValid(t *testing.T) {
	for _, l := range locale.Languages() {
		for _, set := range ready.ThemeSets() {
			start := civil.NewDate(2026, 6, 8)
			p := &program.Program{
				ID: program.NewID(), Name: "Trip", Language: l, Start: start, End: start.AddDays(12),
				Accepted: start.AddDays(-90), Themes: set.Themes, Forms: ready.Forms(l), Tasks: ready.Tasks(l),
			}
			for _, fault := range p.ValidateAll() {
				t.Errorf("%s, %s: %v", l, set.ID, fault)
			}
			if set.Name(l) == set.ID {
				t.Errorf("%s has no name in %s", set.ID, l)
			}
			if !slices.IsSortedFunc(
				p.Tasks,
				func(a, b *program.Task) int { return tasks.Of(p).DueOn(a).Compare(tasks.Of(p).DueOn(b)) },
			) {
				t.Errorf("the tasks are not in the order in which they are due")
			}
		}
	}
}

func TestTheFormsMeasureWhatSponsorsAskFor(t *testing.T) {
	measured := map[program.Measure]bool{}
	for _, form := range ready.Forms("fr") {
		for _, q := range form.Questions {
			measured[q.Measure] = true
			if q.Text[0].Language != "fr" || len(q.Text) != len(locale.Languages()) ||
				q.Text.In("es") == q.Text.In("fr") {
				t.Errorf("%s is asked in %v", q.ID, q.Text)
			}
		}
	}
	for _, m := range program.Measures() {
		if !measured[m] {
			t.Errorf("nothing measures %s", m)
		}
	}
}
