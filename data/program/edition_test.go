package program

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"laurel/data/civil"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestEveryFieldDeclaresItsAudience(t *testing.T) {
	checked := map[reflect.Type]bool{}
	var check func(reflect.Type)
	check = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || checked[typ] || typ.PkgPath() != reflect.TypeFor[Program]().PkgPath() {
			return
		}
		checked[typ] = true
		if typ.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
			return
		}
		for i := range typ.NumField() {
			field := typ.Field(i)
			if !field.IsExported() {
				continue
			}
			if _, err := ParseAudience(field.Tag.Get("audience")); err != nil {
				t.Errorf("%s.%s: %v", typ, field.Name, err)
			}
			check(field.Type)
		}
	}
	check(reflect.TypeFor[Program]())
	check(reflect.TypeFor[Summary]())
	if len(checked) < 15 {
		t.Errorf("only %d types were checked", len(checked))
	}
}

// marker is a text that occurs nowhere else, with whom it is about and which circle its fields' tags let it reach.
type marker struct {
	text   string
	record Record
	field  string // the Go name, without what it lies in
	widest Audience
}

// mark puts a marker into every free text and every image name of a program, wherever it lies.
func mark(p *Program) []marker {
	var marks []marker
	var visit func(record Record, part reflect.Value, widest Audience)
	visit = func(record Record, part reflect.Value, widest Audience) {
		for i := range part.NumField() {
			declared, field := part.Type().Field(i), part.Field(i)
			tag := Audience(declared.Tag.Get("audience"))
			if !declared.IsExported() {
				continue
			}
			if !tag.MayHave(widest) { // a field inside another reaches no further than that one
				tag = widest
			}
			switch {
			case field.Type() == reflect.TypeFor[string]() || field.Type() == reflect.TypeFor[PhotoID]():
				m := marker{fmt.Sprintf("«%d»", len(marks)), record, declared.Name, tag}
				if declared.Name == "Alias" && field.String() == "" {
					continue // having no alias matters
				}
				field.SetString(m.text)
				marks = append(marks, m)
			case field.Kind() == reflect.Struct && field.Type() != reflect.TypeFor[civil.Date]() &&
				field.Type() != reflect.TypeFor[civil.DateTime]():
				visit(record, field, tag)
			case field.Type() == reflect.TypeFor[[]string]():
				for k := range field.Len() {
					m := marker{fmt.Sprintf("«%d»", len(marks)), record, declared.Name, tag}
					field.Index(k).SetString(m.text)
					marks = append(marks, m)
				}
			case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Struct:
				for k := range field.Len() {
					visit(record, field.Index(k), tag)
				}
			}
		}
	}
	widest := map[string]Audience{
		"organisation": Participants,
		"contact":      Participants,
		"meeting":      Participants,
		"connection":   Participants,
		"task":         Internal,
		"journey":      Partners,
	}
	for _, r := range p.Records() {
		limit := widest[KindOf(r)]
		if limit == "" {
			limit = Public
		}
		visit(r, reflect.ValueOf(r).Elem(), limit)
	}
	return marks
}

// reaches is what an audience may have, told once more in other words than EditionFor's: by the tags, and by consent.
func (m marker) reaches(audience Audience, p *Program) bool {
	circles := []Audience{Public, Participants, Partners, Internal}
	if slices.Index(circles, audience) < slices.Index(circles, m.widest) {
		return false
	}
	if audience == Internal {
		return true
	}
	outside := audience == Participants || audience == Public
	if isOfficeOnly(m.record, p) {
		return false
	}
	switch r := m.record.(type) {
	case *Person:
		story, photo := m.field == "Bio" || strings.HasPrefix(m.field, "Citation"), m.field == "Photo"
		switch {
		case outside && r.Cancelled:
			return false
		case !mayRead(r, audience, p):
			inLists := m.field == "Language" || m.field == "Confirmation"
			return m.field == "Alias" || inLists && audience == Participants
		case m.field == "Alias":
			return false
		}
		return (!story || r.Consent.Story == Yes) && (!photo || r.Consent.Photo == Yes)
	case *Contact:
		return !outside || r.MayShare == Yes || m.field != "Phone" && m.field != "Email"
	case *Meeting:
		return !outside || r.TakesPlace()
	case *Takeaway:
		if !r.Publish && (r.Kind == Quote || audience == Public) {
			return false
		}
		if r.Person == "" {
			return true
		}
		teller := p.Person(r.Person)
		return teller.Consent.Story == Yes && (r.Kind != Quote || teller.Consent.Name == Yes) &&
			(!outside || mayRead(teller, audience, p) && !teller.Cancelled)
	case *Finding:
		return r.Publish || r.Kind != Quote && audience != Public
	case *Connection:
		return isShown(r.From, audience, p) && isShown(r.To, audience, p)
	case *Response:
		return m.field == "Question" // each answers a question of its own here, so that fewer than five do
	case *Issue:
		holder := p.Person(r.Person)
		return holder != nil && (holder.Given != "" || holder.Family != "") &&
			(!outside || mayRead(holder, audience, p) && !holder.Cancelled)
	}
	return true
}

// mayRead is MayName once more: who refused is named to nobody outside, who did not answer to the group alone.
func mayRead(person *Person, audience Audience, p *Program) bool {
	switch {
	case audience == Internal || audience == Partners || person.Consent.Name == Yes:
		return true
	case person.Consent.Name == No:
		return false
	}
	return audience == Participants && p.GroupNames == "unless-refused"
}

// isOfficeOnly is whether a record is a private meeting, or belongs to private meetings alone.
func isOfficeOnly(record Record, p *Program) bool {
	var id ID
	switch r := record.(type) {
	case *Meeting:
		return r.Private
	case *Takeaway:
		return p.Meeting(r.Meeting) != nil && p.Meeting(r.Meeting).Private
	case *Response:
		return p.Meeting(r.Meeting) != nil && p.Meeting(r.Meeting).Private
	case *Connection:
		return p.Meeting(r.Meeting) != nil && p.Meeting(r.Meeting).Private
	case *Organisation:
		id = r.ID
	case *Contact:
		if o := p.Organisation(r.Organisation); o != nil && isOfficeOnly(o, p) {
			return true
		}
		id = r.ID
	default:
		return false
	}
	private, shown := false, false
	for _, m := range p.Meetings {
		met := append([]ID{m.Organisation}, m.Contacts...)
		for _, c := range m.Contacts {
			met = append(met, p.Contact(c).Organisation)
		}
		if slices.Contains(met, id) {
			private, shown = private || m.Private, shown || !m.Private
		}
	}
	return private && !shown
}

// isShown reports whether somebody at the end of a connection is in an edition.
func isShown(party Party, audience Audience, p *Program) bool {
	contact, organisation := p.Contact(party.Contact), p.Organisation(party.Organisation)
	if contact != nil && !isOfficeOnly(contact, p) || organisation != nil && !isOfficeOnly(organisation, p) {
		return true
	}
	person := p.Person(party.Person)
	return person != nil && (audience == Partners || !person.Cancelled)
}

func TestAnEditionHoldsExactlyWhatItsAudienceMayHave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := randomProgram(t)
		marks := mark(p)
		whole := asJSON(t, p)
		for _, audience := range Audiences() {
			text := asJSON(t, p.EditionFor(audience).Program)
			for _, m := range marks {
				if found, may := strings.Contains(text, m.text), m.reaches(audience, p); found != may {
					t.Fatalf(
						"%s of a %s (widest circle %s): in the edition for %s %v, may be there %v\n%s",
						m.field,
						KindOf(m.record),
						m.widest,
						audience,
						found,
						may,
						whole,
					)
				}
			}
			for _, person := range p.People {
				gone := (audience == Participants || audience == Public) && person.Cancelled ||
					audience == Public && person.Consent.Name != Yes && person.Alias == ""
				if gone && strings.Contains(text, string(person.ID)) {
					t.Fatalf("the edition for %s still refers to someone who is not in it", audience)
				}
			}
		}
		if asJSON(t, p) != whole {
			t.Fatal("making editions changed the program")
		}
	})
}

func asJSON(t interface{ Fatal(...any) }, p *Program) string {
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAnEditionForNobodyHoldsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := randomProgram(t)
		marks := mark(p)
		text := asJSON(t, p.EditionFor("everyone").Program)
		for _, m := range marks {
			if strings.Contains(text, m.text) {
				t.Fatalf("%s of a %s went to an audience that is none", m.field, KindOf(m.record))
			}
		}
	})
}

func TestConsentDecidesWhoIsShown(t *testing.T) {
	full := func(change func(*Person)) *Person {
		p := &Person{
			ID: NewID(), Role: Awardee, Given: "Ana", Family: "Prova", Alias: "Blue", BadgeName: "Annie",
			OwnName: "آنا", Position: "Judge", Affiliation: "Court", Country: "BR",
			Bio: "Born", Citation: "For", Photo: "photo", Phone: "555", PassportName: "PROVA",
			Consent:   Consent{Yes, Yes, Yes},
			Languages: []Spoken{{Language: "pt"}}, Stays: []Stay{{Stop: NewID(), Absent: true}},
		}
		change(p)
		return p
	}
	tests := []struct {
		name     string
		change   func(*Person)
		audience Audience
		want     *Person // nil: not there; the ID and the role are always there
	}{
		{"everything is allowed", func(*Person) {}, Public, &Person{
			Given: "Ana", Family: "Prova", BadgeName: "Annie", OwnName: "آنا", Position: "Judge", Affiliation: "Court",
			Country: "BR",
			Bio:     "Born", Citation: "For", Photo: "photo", Languages: []Spoken{{Language: "pt"}},
		}},
		{
			"the name is refused, the public reads the alias alone",
			func(p *Person) { p.Consent.Name = No },
			Public,
			&Person{Alias: "Blue"},
		},
		{
			"the name was not asked for, the public reads the alias alone",
			func(p *Person) { p.Consent.Name = Unknown },
			Public,
			&Person{Alias: "Blue"},
		},
		{
			"the name is refused and there is no alias, the public is told nothing",
			func(p *Person) { p.Consent.Name, p.Alias = No, "" },
			Public,
			nil,
		},
		{
			"the name is refused, participants read the alias with the country",
			func(p *Person) { p.Consent.Name = No },
			Participants,
			&Person{
				Alias: "Blue", Country: "BR", Languages: []Spoken{{Language: "pt"}}, Stays: []Stay{{Absent: true}},
			},
		},
		{
			"without an alias participants read the role and a number",
			func(p *Person) { p.Consent.Name, p.Alias = No, "" },
			Participants,
			&Person{
				Alias: "Awardee 1", Country: "BR", Languages: []Spoken{{Language: "pt"}}, Stays: []Stay{{Absent: true}},
			},
		},
		{
			"partners need the name all the same, and not the alias",
			func(p *Person) { p.Consent = Consent{} },
			Partners,
			&Person{
				Given: "Ana", Family: "Prova", BadgeName: "Annie", OwnName: "آنا", PassportName: "PROVA",
				Position: "Judge", Affiliation: "Court", Country: "BR", Phone: "555",
				Languages: []Spoken{{Language: "pt"}}, Stays: []Stay{{Absent: true}},
			},
		},
		{"who has cancelled is not told to participants", func(p *Person) { p.Cancelled = true }, Participants, nil},
		{
			"who has cancelled is not told to the public, not even by alias",
			func(p *Person) { p.Cancelled, p.Consent.Name = true, No },
			Public,
			nil,
		},
		{"without the photo", func(p *Person) { p.Consent.Photo, p.Consent.Story = No, Unknown }, Public, &Person{
			Given: "Ana", Family: "Prova", BadgeName: "Annie", OwnName: "آنا", Position: "Judge", Affiliation: "Court",
			Country: "BR", Languages: []Spoken{{Language: "pt"}},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			person := full(test.change)
			first := &Person{ID: NewID(), Role: Awardee, Given: "First", Consent: Consent{Name: Yes}}
			edition := (&Program{People: []*Person{first, person}}).EditionFor(test.audience)
			got := edition.Person(person.ID)
			if test.want == nil {
				if got != nil {
					t.Errorf("got %+v", got)
				}
				return
			}
			test.want.ID, test.want.Role = person.ID, person.Role
			for i := range test.want.Stays {
				test.want.Stays[i].Stop = person.Stays[i].Stop
			}
			if got != nil {
				shown := *got
				shown.Consent = Consent{}
				got = &shown
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("person (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWithinTheGroupAProgramDecidesAboutWhoWasNotAsked(t *testing.T) {
	for _, test := range []struct {
		names        GroupNames
		answer       Answer
		participants bool
		public       bool
	}{
		{OnlyAgreed, Unknown, false, false},
		{OnlyAgreed, Yes, true, true},
		{OnlyAgreed, No, false, false},
		{NotRefused, Unknown, true, false},
		{NotRefused, Yes, true, true},
		{NotRefused, No, false, false},
	} {
		person := &Person{ID: NewID(), Role: Awardee, Given: "Ana", Alias: "Blue", Position: "Judge"}
		person.Consent.Name = test.answer
		p := &Program{GroupNames: test.names, Language: "en", People: []*Person{person}}
		for audience, named := range map[Audience]bool{Participants: test.participants, Public: test.public} {
			got := p.EditionFor(audience).Person(person.ID)
			if (got.Given != "" && got.Position != "" && got.Alias == "") != named {
				t.Errorf("%q, answer %q: %s read %+v", test.names, test.answer, audience, got)
			}
		}
	}
}

func TestWhoHasCancelledIsStillToldToPartners(t *testing.T) {
	person := &Person{ID: NewID(), Role: Guest, Given: "Jan", Cancelled: true}
	got := (&Program{People: []*Person{person}}).EditionFor(Partners).Person(person.ID)
	if got == nil || !got.Cancelled || got.Given != "Jan" {
		t.Errorf("got %+v", got)
	}
}

func TestContactsAreHandedOutOnlyWhenTheyAllowIt(t *testing.T) {
	tests := []struct {
		answer   Answer
		audience Audience
		phone    string
	}{
		{
			Yes,
			Participants,
			"555",
		}, {No, Participants, ""}, {Unknown, Participants, ""}, {No, Partners, "555"}, {No, Internal, "555"},
	}
	for _, test := range tests {
		contact := &Contact{
			ID:       NewID(),
			Name:     "Kim",
			Phone:    "555",
			Email:    "kim@example.org",
			Notes:    "shy",
			MayShare: test.answer,
		}
		got := (&Program{Contacts: []*Contact{contact}}).EditionFor(test.audience).Contact(contact.ID)
		if got.Phone != test.phone || (got.Email != "") != (test.phone != "") || got.Name != "Kim" ||
			(got.Notes != "") != (test.audience == Internal) {
			t.Errorf("may be shared %q, for %s: %+v", test.answer, test.audience, got)
		}
	}
	if got := (&Program{Contacts: []*Contact{{ID: NewID(), Name: "Kim", MayShare: Yes}}}).EditionFor(Public); len(
		got.Contacts,
	) != 0 {
		t.Error("the public has the contacts")
	}
}

func TestTakeawaysFollowTheirTeller(t *testing.T) {
	tests := []struct {
		name     string
		teller   *Person // nil: the group
		audience Audience
		told     bool
	}{
		{"the group's", nil, Participants, true},
		{"with every consent", &Person{Consent: Consent{Name: Yes, Story: Yes}}, Participants, true},
		{"without the story", &Person{Consent: Consent{Name: Yes, Story: Unknown}}, Partners, false},
		{"without the name, to partners", &Person{Consent: Consent{Name: No, Story: Yes}}, Partners, true},
		{"without the name, to participants", &Person{Consent: Consent{Name: No, Story: Yes}}, Participants, false},
		{
			"of one who has cancelled, to participants",
			&Person{Cancelled: true, Consent: Consent{Name: Yes, Story: Yes}},
			Participants,
			false,
		},
		{
			"of one who has cancelled, to partners",
			&Person{Cancelled: true, Consent: Consent{Name: Yes, Story: Yes}},
			Partners,
			true,
		},
		{"to the public", nil, Public, false},
		{"in the office", &Person{}, Internal, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := &Program{Takeaways: []*Takeaway{{ID: NewID(), Text: "Ask first.", FollowUp: "Write"}}}
			if test.teller != nil {
				test.teller.ID, test.teller.Role = NewID(), Awardee
				p.People, p.Takeaways[0].Person = []*Person{test.teller}, test.teller.ID
			}
			got := p.EditionFor(test.audience).Takeaways
			if (len(got) == 1) != test.told {
				t.Fatalf("told %d", len(got))
			}
			if test.told && (got[0].FollowUp != "") != (test.audience != Participants) {
				t.Errorf("follow-up %q", got[0].FollowUp)
			}
		})
	}
}

func TestAudiences(t *testing.T) {
	for i, reader := range Audiences() {
		for k, widest := range Audiences() {
			if reader.MayHave(widest) != (i <= k) {
				t.Errorf("%s may have what is for %s: %v", reader, widest, reader.MayHave(widest))
			}
		}
		if got, err := ParseAudience(string(reader)); err != nil || got != reader {
			t.Errorf("%s: %v, %v", reader, got, err)
		}
		if reader.MayHave("") != (reader == Internal) {
			t.Errorf("%s and what is declared for nobody: %v", reader, reader.MayHave(""))
		}
	}
	if _, err := ParseAudience("Public"); err == nil || Audience("x").MayHave(Public) {
		t.Error("an audience that is none is taken")
	}
}

// Neither where people who may not be named stand nor their numbers depend on their names, on those who are named, on
// the order of the program or on who has cancelled.
func TestTheOrderOfTheUnnamedRevealsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := randomProgram(t)
		for i, person := range p.People {
			person.Alias = ""
			person.Consent.Name = rapid.SampledFrom([]Answer{Yes, No, Unknown}).Draw(t, "consent")
			person.Cancelled = i%3 == 1
		}
		other := p.With(func(next *Program) {
			next.People = rapid.Permutation(p.People).Draw(t, "order")
			for i, person := range next.People {
				renamed := *person
				if !p.MayName(person, Participants) {
					renamed.Given, renamed.Family = fmt.Sprint(i), "Other"
				}
				next.People[i] = &renamed
			}
			next.People = slices.DeleteFunc(next.People, func(person *Person) bool { return person.Cancelled })
		})
		unnamed := func(p *Program) (found []string) {
			for _, person := range p.EditionFor(Participants).People {
				if person.Alias != "" {
					found = append(found, string(person.ID)+" "+person.Alias)
				} else if len(found) > 0 {
					t.Fatalf("%s is named and comes after unnamed people", person.DisplayName())
				}
			}
			return found
		}
		if a, b := unnamed(p), unnamed(other); !slices.Equal(a, b) {
			t.Fatalf("%q became %q", a, b)
		}
	})
}

func TestTheOrderOfTheUnnamedIsAnotherInEachProgram(t *testing.T) {
	order := func(program ID) (found []ID) {
		p := &Program{ID: program, Language: "en"}
		for i := range 20 {
			p.People = append(p.People, &Person{ID: ID(fmt.Sprint(i)), Role: Awardee, Given: "Ana"})
		}
		for _, person := range p.EditionFor(Participants).People {
			found = append(found, person.ID)
		}
		return found
	}
	if a, b := order("one"), order("two"); slices.Equal(a, b) {
		t.Errorf("%v in both", a)
	}
}
