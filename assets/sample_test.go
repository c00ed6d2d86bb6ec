package assets_test

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
	"testing"

	"laurel/assets"
	"laurel/data/program"
)

func sample(t *testing.T) (*program.Program, map[program.PhotoID][]byte) {
	t.Helper()
	p, photos, err := program.Decode(bytes.NewReader(assets.Sample()))
	if err != nil {
		t.Fatal(err)
	}
	return p, photos
}

func TestTheSampleComesBackByteForByte(t *testing.T) {
	p, photos := sample(t)
	var again bytes.Buffer
	if err := program.Encode(&again, p, photos); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again.Bytes(), assets.Sample()) {
		t.Error("the sample is not what Encode writes")
	}
	for _, id := range p.PhotoIDs() {
		if photos[id] == nil {
			t.Errorf("the sample lacks the photo %s", id)
		}
	}
}

func TestEveryRecordOfTheSampleIsValid(t *testing.T) {
	p, _ := sample(t)
	for _, fault := range p.ValidateAll() {
		t.Error(fault)
	}
}

var heroes = map[string]program.Country{
	"Zaheer Ahmed": "PK", "Dara Mech": "KH", "Eumelis Moya": "VE", "Paola Hittscher": "PE", "Basim Abdul-Razzak": "IQ",
	"Iman Al Sailawi": "IQ",
}

func TestOfTheRealAwardeesOnlyThePublicIsTold(t *testing.T) {
	p, _ := sample(t)
	found := 0
	for _, person := range p.People {
		country, real := heroes[person.DisplayName()]
		if !real {
			continue
		}
		found++
		told := program.Person{
			ID: person.ID, Role: program.Awardee, Given: person.Given, Family: person.Family, OwnName: person.OwnName,
			OwnNameLanguage: person.OwnNameLanguage,
			Country:         country, Languages: person.Languages, AwardYear: 2023,
			Citation: "Recognized as a 2023 Trafficking in Persons (TIP) Report Hero",
		}
		if !sameRecord(t, &told, person) {
			t.Errorf("more is told of %s than the public knows: %+v", person.DisplayName(), person)
		}
	}
	if found != len(heroes) {
		t.Errorf("%d of %d awardees are there", found, len(heroes))
	}
}

func sameRecord(t *testing.T, a, b *program.Person) bool {
	t.Helper()
	old := &program.Program{People: []*program.Person{a}}
	for _, d := range program.Compare(old, &program.Program{People: []*program.Person{b}}) {
		if d.Record == program.Record(b) {
			return d.Change == program.Same
		}
	}
	return false
}

func TestTheSampleCanCallOrMailNobody(t *testing.T) {
	text := string(assets.Sample())
	text, _, _ = strings.Cut(text, "\n  \"photos\": {")
	for _, phone := range regexp.MustCompile(`"[a-z_]*phone": "([^"]+)"`).FindAllStringSubmatch(text, -1) {
		if !regexp.MustCompile(`^\+1 \d{3}-555-01\d\d$|^911$`).MatchString(phone[1]) {
			t.Errorf("%s may be a telephone of someone", phone[1])
		}
	}
	for _, address := range regexp.MustCompile(`[^"\s]*@[^"\s]*`).FindAllString(text, -1) {
		if !strings.HasSuffix(address, "@example.org") {
			t.Errorf("%s may be an address of someone", address)
		}
	}
}

func TestTheSampleShowsWhatAProgramCanHold(t *testing.T) {
	p, _ := sample(t)
	tests := []struct {
		name string
		has  func() bool
	}{
		{"someone with one name", func() bool {
			return anyOf(p.People, func(x *program.Person) bool { return x.Family == "" })
		}},
		{"someone whose family name comes first", func() bool {
			return anyOf(p.People, func(x *program.Person) bool { return x.NameOrder == program.FamilyFirst })
		}},
		{"someone who may not be named", func() bool {
			return anyOf(
				p.People,
				func(x *program.Person) bool { return x.Consent.Name == program.No && x.Alias != "" },
			)
		}},
		{"someone who has cancelled", func() bool {
			return anyOf(p.People, func(x *program.Person) bool { return x.Cancelled })
		}},
		{"a meeting past midnight", func() bool {
			return anyOf(p.Meetings, func(m *program.Meeting) bool { return m.Start.Date != m.End.Date })
		}},
		{"a virtual meeting", func() bool {
			return anyOf(p.Meetings, func(m *program.Meeting) bool { return m.Link != "" })
		}},
		{
			"a meeting of some",
			func() bool { return anyOf(p.Meetings, func(m *program.Meeting) bool { return m.Selected }) },
		},
	}
	for _, test := range tests {
		if !test.has() {
			t.Errorf("the sample lacks %s", test.name)
		}
	}
	for _, kind := range program.Kinds() {
		if !anyOf(p.Meetings, func(m *program.Meeting) bool { return m.Kind == kind }) {
			t.Errorf("the sample lacks a %s", kind)
		}
	}
	for day := p.Start; !p.End.Before(day); day = day.AddDays(1) {
		if !anyOf(p.Meetings, func(m *program.Meeting) bool { return m.Start.Date == day }) {
			t.Errorf("nothing happens on %s", day)
		}
	}
}

func anyOf[R any](records []R, is func(R) bool) bool {
	for _, r := range records {
		if is(r) {
			return true
		}
	}
	return false
}

func TestTheSamplesMeetingsStandAsTheStoreKeepsThem(t *testing.T) {
	p, _ := sample(t)
	inOrder := slices.IsSortedFunc(p.Meetings, func(a, b *program.Meeting) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	if !inOrder {
		t.Error(
			"meetings are kept by start, title and identifier; in another order the sample does not " +
				"come back byte for byte",
		)
	}
}

// What is recorded of evaluations, attendance, connections, follow-ups and tasks is of nobody real.
func TestNothingThatCameOfTheSampleIsInventedOfTheRealAwardees(t *testing.T) {
	p, _ := sample(t)
	isReal := func(id program.ID) bool {
		person := p.Person(id)
		return person != nil && heroes[person.DisplayName()] != ""
	}
	for _, m := range p.Meetings {
		for _, a := range m.Attendance {
			if isReal(a.Person) || isReal(a.By) {
				t.Errorf("the attendance at %s is noted of a real awardee", m.Title)
			}
		}
	}
	for _, r := range p.Responses {
		if isReal(r.Person) {
			t.Error("a response is of a real awardee")
		}
	}
	for _, c := range p.Connections {
		for _, id := range []program.ID{c.From.Person, c.To.Person, c.Introduced.Person, c.FollowUpOwner.Person} {
			if isReal(id) {
				t.Error("a connection is of a real awardee")
			}
		}
	}
	public := 0
	for _, take := range p.Takeaways {
		if isReal(take.FollowUpOwner.Person) || isReal(take.Person) && (take.FollowUp != "" || take.Meeting != "") {
			t.Errorf("%q is more than the public knows", take.Text)
		}
		if isReal(take.Person) {
			public++
		}
	}
	if public != 5 {
		t.Errorf("%d takeaways are of the real awardees", public)
	}
}

func TestTheSampleShowsWhatCameOfAProgram(t *testing.T) {
	p, _ := sample(t)
	if len(p.Findings) == 0 || len(p.Responses) < 50 || len(p.Connections) == 0 || len(p.Tasks) == 0 ||
		p.Accepted.IsZero() {
		t.Error("the sample lacks findings, responses, connections, tasks or the day of acceptance")
	}
	for _, r := range p.Responses {
		if form := p.Form(r.Form); form == nil || len(form.Check(r)) > 0 {
			t.Errorf("a response does not fit its form: %v", form.Check(r))
		}
	}
}
