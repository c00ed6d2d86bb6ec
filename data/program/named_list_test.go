package program

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAListIsFoundByItsNameAndReplaced(t *testing.T) {
	p := validProgram()
	for _, list := range []NamedList{
		{Name: "Kitchen", Document: "roster", Options: []ChosenOption{{"columns", "name,diet"}}},
		{Name: "Kitchen", Document: "contacts"},
		{Name: "KITCHÉN", Document: "roster", Options: []ChosenOption{{"columns", "diet"}}},
	} {
		p.Lists = p.Lists.With(list)
	}
	want := NamedLists{
		{Name: "KITCHÉN", Document: "roster", Options: []ChosenOption{{"columns", "diet"}}},
		{Name: "Kitchen", Document: "contacts"},
	}
	if diff := cmp.Diff(want, p.Lists); diff != "" {
		t.Errorf("the lists (-want +got):\n%s", diff)
	}
	if err := p.Validate(); err != nil {
		t.Error(err)
	}
	if list, found := p.Lists.Find("roster", "kitchen"); !found || list.Name != "KITCHÉN" {
		t.Errorf("found %v, %v", list, found)
	}
	less := p.Lists.Without("roster", "kitchen")
	if len(less) != 1 || len(p.Lists) != 2 || len(less.Without("roster", "kitchen")) != 1 {
		t.Errorf("after a removal: %v, and before: %v", less, p.Lists)
	}
}

func TestAListHasANameOfItsOwnAndADocument(t *testing.T) {
	for name, lists := range map[string][]NamedList{
		"no name":     {{Document: "roster"}},
		"no document": {{Name: "Kitchen"}},
		"twice":       {{Name: "Kitchen", Document: "roster"}, {Name: "kitchen", Document: "roster"}},
	} {
		p := validProgram()
		p.Lists = lists
		if p.Validate() == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
