package template_test

import (
	"reflect"
	"slices"
	"testing"

	"laurel/data/civil"
	. "laurel/data/program"
	"laurel/data/program/template"
)

// filled returns a record in which every field has a value.
func filled[R any]() *R {
	record := new(R)
	fill(reflect.ValueOf(record).Elem())
	return record
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Uint8:
		if v.CanInt() {
			v.SetInt(1)
		} else {
			v.SetUint(1)
		}
	case reflect.Float64:
		v.SetFloat(1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	}
}

// emptied lists the fields that have a value in one record and none in the other.
func emptied(from, to any) []string {
	a, b := reflect.ValueOf(from).Elem(), reflect.ValueOf(to).Elem()
	var names []string
	for i := range a.NumField() {
		if !a.Field(i).IsZero() && b.Field(i).IsZero() {
			names = append(names, a.Type().Field(i).Name)
		}
	}
	return names
}

func TestAPersonIsDuplicatedWithoutWhatIsPersonal(t *testing.T) {
	person := filled[Person]()
	next := template.Duplicate(person)
	want := []string{
		"PassportName", "OwnName", "BadgeName", "Pronunciation", "BadgePrinted", "Alias", "Gender", "Bio", "Photo",
		"Citation", "CitationSecond",
		"Phone", "Email",
		"Messenger", "Emergency",
		"Diet", "Access", "Medical", "Passport", "BirthDate", "Insurance", "Bags", "Consent", "Notes", "Cancelled",
	}
	if got := emptied(person, next); !slices.Equal(got, want) {
		t.Errorf("not copied: %q", got)
	}
	if next.ID == person.ID || next.Stays[0].Confirmation != "" || person.Stays[0].Confirmation == "" {
		t.Errorf("the copy is %+v", next)
	}
}

func TestATemplateHasOfThePeopleOnlyWhatWasChosen(t *testing.T) {
	person := filled[Person]()
	person.Cancelled = false
	stop := &Stop{
		ID:          "boston",
		From:        civil.NewDate(2026, 6, 10),
		Until:       civil.NewDate(2026, 6, 12),
		Driver:      "x",
		DriverPhone: "x",
		Notes:       "x",
	}
	person.Stays[0].Stop = stop.ID
	m := filled[Meeting]()
	m.Stop, m.Status = stop.ID, Confirmed
	m.Start = civil.At(stop.From, civil.NewClock(19, 0))
	m.End = m.Start.AddMinutes(60)
	m.Attendees, m.Excused, m.Interpreters = []ID{person.ID}, nil, []ID{"gone"}
	p := &Program{
		Stops:    []*Stop{stop},
		People:   []*Person{person},
		Meetings: []*Meeting{m},
		Notes:    "x",
		Award:    *filled[Award](),
	}
	names := []string{
		"PassportName", "BadgePrinted", "Position", "Affiliation", "Country", "Nationality", "Gender", "Bio", "Photo",
		"Citation", "CitationSecond",
		"AwardYear", "Phone", "Email", "Messenger",
		"Emergency", "Diet", "Access", "Medical", "Passport", "BirthDate", "Insurance", "Arrival", "Departure",
		"Bags", "Consent", "Notes",
	}
	for _, test := range []struct {
		people  template.People
		emptied []string
		notes   string
	}{
		{template.NoPeople, nil, ""},
		{template.Names, names, ""},
		{template.Whole, []string{"BadgePrinted", "Arrival", "Departure", "Consent"}, "x"},
	} {
		t.Run(string(test.people), func(t *testing.T) {
			next := template.New(p,
				template.Options{
					Name:   "Next",
					Start:  civil.NewDate(2027, 6, 10),
					People: test.people,
					Today:  civil.NewDate(2027, 1, 1),
				},
			)
			if next.Notes != test.notes || next.Stops[0].Notes != test.notes || next.Stops[0].Driver != "" {
				t.Errorf(
					"the notes are %q and %q, the driver %q",
					next.Notes,
					next.Stops[0].Notes,
					next.Stops[0].Driver,
				)
			}
			if test.people == template.NoPeople {
				if len(next.People) != 0 || next.Meetings[0].Selected || len(next.Meetings[0].Attendees) != 0 {
					t.Errorf("somebody was copied: %+v", next.Meetings[0])
				}
				return
			}
			made := next.People[0]
			if got := emptied(person, made); !slices.Equal(got, test.emptied) {
				t.Errorf("not copied: %q", got)
			}
			if stay := made.Stays[0]; stay.Stop != next.Stops[0].ID || stay.Confirmation != "" {
				t.Errorf("the stay is %+v", stay)
			}
			if got := next.Meetings[0]; !slices.Equal(got.Attendees, []ID{made.ID}) || got.Interpreters != nil ||
				got.Status != ToRequest ||
				got.PhotosTold ||
				got.Link != "" {
				t.Errorf("the meeting is %+v", got)
			}
		})
	}
}

func TestATemplateKeepsFormsAndTasksAlone(t *testing.T) {
	start := civil.NewDate(2026, 6, 8)
	ana := &Person{ID: NewID(), Given: "Ana", Role: Awardee}
	p := &Program{
		ID: NewID(), Name: "Trip", Start: start, Accepted: start, Themes: []Theme{{ID: Prevention}},
		People:    []*Person{ana},
		Takeaways: []*Takeaway{{}}, Findings: []*Finding{{}}, Forms: []*Form{{ID: NewID()}},
		Responses: []*Response{{}}, Connections: []*Connection{{}},
		Tasks: []*Task{{
			ID: NewID(), Text: "Call", DoneOn: start, Due: Due{On: start}, Owner: Party{Person: ana.ID}, Note: "note",
		}},
	}
	next := template.New(p, template.Options{Name: "Next", Start: start.AddDays(364), People: template.Names})
	if len(next.Takeaways)+len(next.Findings)+len(next.Responses)+len(next.Connections) > 0 || !next.Accepted.IsZero() {
		t.Error("what came of the program was copied")
	}
	task := next.Tasks[0]
	if len(next.Forms) != 1 || next.Forms[0].ID == p.Forms[0].ID || len(next.Themes) != 1 || task.ID == p.Tasks[0].ID ||
		!task.DoneOn.IsZero() || task.Due.On != start.AddDays(364) || task.Owner.Person != next.People[0].ID ||
		task.Note != "" {
		t.Errorf("the task is %+v", task)
	}
}

func TestATemplateKeepsWhoSharesWithWhom(t *testing.T) {
	p := &Program{
		Stops: []*Stop{{ID: "boston"}},
		People: []*Person{
			{ID: "a", Given: "A", Stays: []Stay{{Stop: "boston", SharesWith: "b"}}},
			{ID: "b", Given: "B", Stays: []Stay{{Stop: "boston", RoomType: TwinRoom}}},
		},
	}
	next := template.New(p, template.Options{Name: "Next", Start: civil.NewDate(2027, 6, 10), People: template.Whole})
	at := slices.IndexFunc(next.People, func(p *Person) bool { return p.Given == "A" })
	if got := next.People[at].Stays[0].SharesWith; got != next.People[1-at].ID {
		t.Errorf("A shares with %q", got)
	}
}
