package intake_test

import (
	"slices"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/program"
)

func TestMergingTwoPeopleIsOneEdit(t *testing.T) {
	opened, p := intaketest.OpenStore(t), delegation()
	double := *p.People[0]
	double.ID, double.Email = program.NewID(), "ana@example.org"
	p = p.With(func(next *program.Program) {
		next.People = append(slices.Clone(p.People), &double)
		lesson := *p.Takeaways[0]
		lesson.Person = double.ID
		next.Takeaways = []*program.Takeaway{&lesson}
	})
	intaketest.BringIn(t, opened, p, nil)
	edit := intake.MergePeople(intaketest.Load(t, opened, p.ID), p.People[0].ID, double.ID, nil)
	if err := opened.Edit(t.Context(), "Merge", edit); err != nil {
		t.Fatal(err)
	}
	kept := intaketest.Load(t, opened, p.ID)
	if len(kept.People) != 1 || kept.People[0].Email != double.Email || kept.Takeaways[0].Person != p.People[0].ID {
		t.Errorf("merged into %+v, takeaway of %s", kept.People[0], kept.Takeaways[0].Person)
	}
	if _, err := opened.Undo(t.Context()); err != nil || len(intaketest.Load(t, opened, p.ID).People) != 2 {
		t.Errorf("after undoing there are %d people, %v", len(intaketest.Load(t, opened, p.ID).People), err)
	}
}
