package program

import (
	"reflect"
	"slices"
	"testing"

	"laurel/data/civil"
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
	next := person.Duplicate()
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

func TestADuplicatedMeetingBeginsAgainWithItsHost(t *testing.T) {
	today := civil.NewDate(2026, 6, 1)
	m := &Meeting{
		ID:         "1",
		Title:      "Visit",
		Stop:       "boston",
		Vehicle:    "Van 1",
		Status:     Confirmed,
		StatusDate: civil.NewDate(2026, 5, 1),
		Start:      evening,
		End:        evening.AddMinutes(60),
	}
	next := m.Duplicate(today)
	if next.ID == m.ID || next.Status != ToRequest || next.StatusDate != today || next.Start != m.Start ||
		next.Vehicle != "Van 1" {
		t.Errorf("the duplicate is %+v", next)
	}
	if plain := (&Meeting{Title: "Lunch"}).Duplicate(today); plain.Status != "" || !plain.StatusDate.IsZero() {
		t.Errorf("a meeting without status became %+v", plain)
	}
	there := m.CopyTo("denver", DayMinutes, today)
	if there.Stop != "denver" || there.Vehicle != "" || there.Start != evening.AddMinutes(DayMinutes) ||
		there.Minutes() != 60 {
		t.Errorf("the copy in Denver is %+v", there)
	}
	if here := m.CopyTo("boston", 30, today); here.Vehicle != "Van 1" {
		t.Errorf("the copy at the same stop has the vehicle %q", here.Vehicle)
	}
	if m.Status != Confirmed || m.Stop != "boston" || m.Start != evening {
		t.Errorf("the meeting itself became %+v", m)
	}
}

func TestWhatDoesNotTakePlaceIsNotCopied(t *testing.T) {
	p := &Program{Meetings: []*Meeting{
		{
			Title: "visit",
			Stop:  "boston",
			Start: evening,
		},
		{Title: "off", Stop: "boston", Start: evening, Status: Cancelled},
		{
			Title: "tomorrow",
			Stop:  "boston",
			Start: evening.AddMinutes(DayMinutes),
		},
		{Title: "elsewhere", Stop: "denver", Start: evening},
	}}
	if got := titlesOf(p.Plan().MeetingsToCopy("boston", evening.Date, OneDay)); !slices.Equal(got, []string{"visit"}) {
		t.Errorf("of the day: %q", got)
	}
	if got := titlesOf(p.Plan().MeetingsToCopy("boston", evening.Date, WholeStay)); !slices.Equal(
		got,
		[]string{"visit", "tomorrow"},
	) {
		t.Errorf("of the stay: %q", got)
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
	m.Stop, m.Status, m.Start, m.End = stop.ID, Confirmed, evening, evening.AddMinutes(60)
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
		people  TemplatePeople
		emptied []string
		notes   string
	}{
		{NoPeople, nil, ""},
		{PeopleNames, names, ""},
		{PeopleWhole, []string{"BadgePrinted", "Arrival", "Departure", "Consent"}, "x"},
	} {
		t.Run(string(test.people), func(t *testing.T) {
			next := p.FromTemplate(
				Template{
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
			if test.people == NoPeople {
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

func TestTheDaysOfAStop(t *testing.T) {
	stop := &Stop{From: civil.NewDate(2026, 6, 10), Until: civil.NewDate(2026, 6, 12)}
	days := map[civil.Date]bool{
		civil.NewDate(2026, 6, 9):  false,
		civil.NewDate(2026, 6, 10): true,
		civil.NewDate(2026, 6, 12): true,
		civil.NewDate(2026, 6, 13): false,
	}
	for day, want := range days {
		if stop.Includes(day) != want {
			t.Errorf("the stop includes %s: %v", day, !want)
		}
	}
	if got := slices.Collect(stop.Days()); len(got) != 3 || got[0] != stop.From || got[2] != stop.Until {
		t.Errorf("its days are %v", got)
	}
	open := &Stop{From: stop.From}
	if !open.Includes(civil.NewDate(2030, 1, 1)) || open.Includes(civil.NewDate(2026, 6, 9)) ||
		len(slices.Collect(open.Days())) != 0 {
		t.Error("a stop without a last day")
	}
}
