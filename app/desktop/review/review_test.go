package review

import "testing"

func TestNothingComesInBeforeItIsAskedFor(t *testing.T) {
	f := newFixture(t)
	r := f.review(t, "roster.csv", "Given name,Family name,Shoe size\nOmar,Beispiel,42\nAna,Prova,38\n")
	if r.page.submit.Text != "Import 2 people" || len(f.people()) != 0 {
		t.Errorf("%q, and %d people are there", r.page.submit.Text, len(f.people()))
	}
	r.Import()
	if len(f.people()) != 2 || len(f.imported) != 2 {
		t.Errorf("imported %v", f.people())
	}
	f.Session.Undo()
	if len(f.people()) != 0 {
		t.Error("it is not undone at once")
	}
}
