package session_test

import (
	"slices"
	"testing"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/program"
)

func TestOnlyChangedFieldsAreAppliedToTheLatestValue(t *testing.T) {
	before := &program.Stop{City: "Boston", Council: "Before", Hotel: program.Hotel{Name: "Inn"}}
	fs := session.FieldsOf(before)
	city := fs.Text("City", "City")
	hotel := fs.Text("Hotel.Name", "Hotel")
	fs.Text("Council", "Local host")
	day := fs.Date("From", "First day")
	city.Type("Denver")
	hotel.Type("Lodge")
	day.Type("2026-06-10")
	latest := *before
	latest.Council = "Changed meanwhile"
	fs.Apply(&latest)
	want := program.Stop{
		City:    "Denver",
		Council: "Changed meanwhile",
		Hotel:   program.Hotel{Name: "Lodge"},
		From:    civil.Date{Year: 2026, Month: 6, Day: 10},
	}
	if latest.City != want.City || latest.Council != want.Council || latest.Hotel != want.Hotel ||
		latest.From != want.From {
		t.Errorf("it became %+v", latest)
	}
	if fs.Changed() != 3 || before.City != "Boston" {
		t.Errorf("%d fields were changed, and the record before is %+v", fs.Changed(), before)
	}
}

func TestEveryKindOfFieldReadsAndWritesItsValue(t *testing.T) {
	kinds := session.Named(program.Kinds())
	m := &program.Meeting{Kind: program.Meal, Selected: true, Excused: []program.ID{"a"}}
	fs := session.FieldsOf(m)
	kind := fs.Choice("Kind", "Kind", kinds)
	chosen := fs.Either("Selected", "Who", "everyone", "some")
	people := []form.Option{{ID: "a", Text: "A"}, {ID: "b", Text: "B"}}
	excused := fs.Several("Excused", "Excused", people)
	place := fs.Position("Position", "Coordinates")
	if kind.Value() != string(program.Meal) || !session.IsYes(chosen) ||
		!slices.Equal(excused.Values(), []string{"a"}) {
		t.Fatalf("the fields begin with %s, %v, %v", kind.Value(), session.IsYes(chosen), excused.Values())
	}
	kind.Choose(string(program.Ceremony))
	chosen.Choose("no")
	excused.Choose("b")
	place.Type("38.8895, -77.0353")
	next := *m
	fs.Apply(&next)
	if next.Kind != program.Ceremony || next.Selected || !slices.Equal(next.Excused, []program.ID{"a", "b"}) ||
		!next.Position.Known {
		t.Errorf("it became %+v", next)
	}
	c := session.FieldsOf(&program.Contact{MayShare: program.Yes})
	answer := c.Answer("MayShare", "May be shared")
	if answer.Value() != form.Yes {
		t.Errorf("the answer begins with %v", answer.Value())
	}
	answer.Answer(form.Unknown)
	contact := program.Contact{MayShare: program.Yes}
	if c.Apply(&contact); contact.MayShare != program.Unknown {
		t.Errorf("the answer became %q", contact.MayShare)
	}
}

func TestAPathThatTheRecordLacksIsAFaultOfTheProgram(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("nothing is noticed")
		}
	}()
	session.FieldsOf(&program.Stop{}).Text("Hotel.Naem", "Hotel")
}
