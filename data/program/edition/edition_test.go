package edition

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/programtest"
)

func TestEveryFieldDeclaresItsAudience(t *testing.T) {
	checked := map[reflect.Type]bool{}
	var check func(reflect.Type)
	check = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || checked[typ] ||
			typ.PkgPath() != reflect.TypeFor[program.Program]().PkgPath() {
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
			if _, err := program.ParseAudience(field.Tag.Get("audience")); err != nil {
				t.Errorf("%s.%s: %v", typ, field.Name, err)
			}
			check(field.Type)
		}
	}
	check(reflect.TypeFor[program.Program]())
	check(reflect.TypeFor[program.Summary]())
	if len(checked) < 15 {
		t.Errorf("only %d types were checked", len(checked))
	}
}

// marker is a text that occurs nowhere else, with whom it is about and which audience its fields' tags let it reach.
type marker struct {
	text   string
	record program.Record
	field  string // the Go name, without what it lies in
	widest program.Audience
}

// mark puts a marker into every free text and every image name of a program, wherever it lies.
func mark(p *program.Program) []marker {
	var marks []marker
	var visit func(record program.Record, part reflect.Value, widest program.Audience)
	visit = func(record program.Record, part reflect.Value, widest program.Audience) {
		for i := range part.NumField() {
			declared, field := part.Type().Field(i), part.Field(i)
			tag := program.Audience(declared.Tag.Get("audience"))
			if !declared.IsExported() {
				continue
			}
			if !tag.MayHave(widest) { // a field inside another reaches no further than that one
				tag = widest
			}
			switch {
			case field.Type() == reflect.TypeFor[string]() || field.Type() == reflect.TypeFor[program.PhotoID]():
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
	widest := map[string]program.Audience{
		"organisation": program.Participants,
		"contact":      program.Participants,
		"meeting":      program.Participants,
		"connection":   program.Participants,
		"task":         program.Internal,
		"journey":      program.Partners,
	}
	for _, r := range p.Records() {
		limit := widest[program.KindOf(r)]
		if limit == "" {
			limit = program.Public
		}
		visit(r, reflect.ValueOf(r).Elem(), limit)
	}
	return marks
}

// reaches is what an audience may have, defined once more, independently of For: by the tags, and by consent.
func (m marker) reaches(audience program.Audience, p *program.Program) bool {
	circles := []program.Audience{program.Public, program.Participants, program.Partners, program.Internal}
	if slices.Index(circles, audience) < slices.Index(circles, m.widest) {
		return false
	}
	if audience == program.Internal {
		return true
	}
	outside := audience == program.Participants || audience == program.Public
	if isOfficeOnly(m.record, p) {
		return false
	}
	switch r := m.record.(type) {
	case *program.Person:
		story, photo := m.field == "Bio" || strings.HasPrefix(m.field, "Citation"), m.field == "Photo"
		switch {
		case outside && r.Cancelled:
			return false
		case !mayRead(r, audience, p):
			inLists := m.field == "Language" || m.field == "Confirmation"
			return m.field == "Alias" || inLists && audience == program.Participants
		case m.field == "Alias":
			return false
		}
		return (!story || r.Consent.Story == program.Yes) && (!photo || r.Consent.Photo == program.Yes)
	case *program.Contact:
		return !outside || r.MayShare == program.Yes || m.field != "Phone" && m.field != "Email"
	case *program.Meeting:
		return !outside || r.TakesPlace()
	case *program.Takeaway:
		if !r.Publish && (r.Kind == program.Quote || audience == program.Public) {
			return false
		}
		if r.Person == "" {
			return true
		}
		teller := p.Person(r.Person)
		return teller.Consent.Story == program.Yes && (r.Kind != program.Quote || teller.Consent.Name == program.Yes) &&
			(!outside || mayRead(teller, audience, p) && !teller.Cancelled)
	case *program.Finding:
		return r.Publish || r.Kind != program.Quote && audience != program.Public
	case *program.Connection:
		return isShown(r.From, audience, p) && isShown(r.To, audience, p)
	case *program.Response:
		return m.field == "Question" // each answers a question of its own here, so that fewer than five do
	case *program.Issue:
		holder := p.Person(r.Person)
		return holder != nil && (holder.Given != "" || holder.Family != "") &&
			(!outside || mayRead(holder, audience, p) && !holder.Cancelled)
	}
	return true
}

// mayRead is MayName once more: who refused is named to nobody outside, who did not answer to the group alone.
func mayRead(person *program.Person, audience program.Audience, p *program.Program) bool {
	switch {
	case audience == program.Internal || audience == program.Partners || person.Consent.Name == program.Yes:
		return true
	case person.Consent.Name == program.No:
		return false
	}
	return audience == program.Participants && p.GroupNames == "unless-refused"
}

// isOfficeOnly is whether a record is a private meeting, or belongs to private meetings alone.
func isOfficeOnly(record program.Record, p *program.Program) bool {
	var id program.ID
	switch r := record.(type) {
	case *program.Meeting:
		return r.Private
	case *program.Takeaway:
		return p.Meeting(r.Meeting) != nil && p.Meeting(r.Meeting).Private
	case *program.Response:
		return p.Meeting(r.Meeting) != nil && p.Meeting(r.Meeting).Private
	case *program.Connection:
		return p.Meeting(r.Meeting) != nil && p.Meeting(r.Meeting).Private
	case *program.Organisation:
		id = r.ID
	case *program.Contact:
		if o := p.Organisation(r.Organisation); o != nil && isOfficeOnly(o, p) {
			return true
		}
		id = r.ID
	default:
		return false
	}
	private, shown := false, false
	for _, m := range p.Meetings {
		met := append([]program.ID{m.Organisation}, m.Contacts...)
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
func isShown(party program.Party, audience program.Audience, p *program.Program) bool {
	contact, organisation := p.Contact(party.Contact), p.Organisation(party.Organisation)
	if contact != nil && !isOfficeOnly(contact, p) || organisation != nil && !isOfficeOnly(organisation, p) {
		return true
	}
	person := p.Person(party.Person)
	return person != nil && (audience == program.Partners || !person.Cancelled)
}

func TestAnEditionHoldsExactlyWhatItsAudienceMayHave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := programtest.Random(t)
		marks := mark(p)
		whole := asJSON(t, p)
		for _, audience := range program.Audiences() {
			text := asJSON(t, For(p, audience).Program)
			for _, m := range marks {
				if found, may := strings.Contains(text, m.text), m.reaches(audience, p); found != may {
					t.Fatalf(
						"%s of a %s (widest circle %s): in the edition for %s %v, may be there %v\n%s",
						m.field,
						program.KindOf(m.record),
						m.widest,
						audience,
						found,
						may,
						whole,
					)
				}
			}
			for _, person := range p.People {
				gone := (audience == program.Participants || audience == program.Public) && person.Cancelled ||
					audience == program.Public && person.Consent.Name != program.Yes && person.Alias == ""
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

func asJSON(t interface{ Fatal(...any) }, p *program.Program) string {
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAnEditionForNobodyHoldsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := programtest.Random(t)
		marks := mark(p)
		text := asJSON(t, For(p, "everyone").Program)
		for _, m := range marks {
			if strings.Contains(text, m.text) {
				t.Fatalf("%s of a %s went to an audience that is none", m.field, program.KindOf(m.record))
			}
		}
	})
}

func TestConsentDecidesWhoIsShown(t *testing.T) {
	full := func(change func(*program.Person)) *program.Person {
		p := &program.Person{
			ID: program.NewID(), Role: program.Awardee, Given: "Ana", Family: "Prova", Alias: "Blue",
			BadgeName: "Annie",
			OwnName:   "آنا", Position: "Judge", Affiliation: "Court", Country: "BR",
			Bio: "Born", Citation: "For", Photo: "photo", Phone: "555", PassportName: "PROVA",
			Consent:   program.Consent{Name: program.Yes, Photo: program.Yes, Story: program.Yes},
			Languages: []program.Spoken{{Language: "pt"}}, Stays: []program.Stay{{Stop: program.NewID(), Absent: true}},
		}
		change(p)
		return p
	}
	tests := []struct {
		name     string
		change   func(*program.Person)
		audience program.Audience
		want     *program.Person // nil: not there; the ID and the role are always there
	}{
		{"everything is allowed", func(*program.Person) {}, program.Public, &program.Person{
			Given: "Ana", Family: "Prova", BadgeName: "Annie", OwnName: "آنا", Position: "Judge", Affiliation: "Court",
			Country: "BR",
			Bio:     "Born", Citation: "For", Photo: "photo", Languages: []program.Spoken{{Language: "pt"}},
		}},
		{
			"the name is refused, the public reads the alias alone",
			func(p *program.Person) { p.Consent.Name = program.No },
			program.Public,
			&program.Person{Alias: "Blue"},
		},
		{
			"the name was not asked for, the public reads the alias alone",
			func(p *program.Person) { p.Consent.Name = program.Unknown },
			program.Public,
			&program.Person{Alias: "Blue"},
		},
		{
			"the name is refused and there is no alias, the public is told nothing",
			func(p *program.Person) { p.Consent.Name, p.Alias = program.No, "" },
			program.Public,
			nil,
		},
		{
			"the name is refused, participants read the alias with the country",
			func(p *program.Person) { p.Consent.Name = program.No },
			program.Participants,
			&program.Person{
				Alias: "Blue", Country: "BR", Languages: []program.Spoken{{Language: "pt"}},
				Stays: []program.Stay{{Absent: true}},
			},
		},
		{
			"without an alias participants read the role and a number",
			func(p *program.Person) { p.Consent.Name, p.Alias = program.No, "" },
			program.Participants,
			&program.Person{
				Alias: "Awardee 1", Country: "BR", Languages: []program.Spoken{{Language: "pt"}},
				Stays: []program.Stay{{Absent: true}},
			},
		},
		{
			"partners need the name all the same, and not the alias",
			func(p *program.Person) { p.Consent = program.Consent{} },
			program.Partners,
			&program.Person{
				Given: "Ana", Family: "Prova", BadgeName: "Annie", OwnName: "آنا", PassportName: "PROVA",
				Position: "Judge", Affiliation: "Court", Country: "BR", Phone: "555",
				Languages: []program.Spoken{{Language: "pt"}}, Stays: []program.Stay{{Absent: true}},
			},
		},
		{
			"who has cancelled is not told to participants",
			func(p *program.Person) { p.Cancelled = true },
			program.Participants,
			nil,
		},
		{
			"who has cancelled is not told to the public, not even by alias",
			func(p *program.Person) { p.Cancelled, p.Consent.Name = true, program.No },
			program.Public,
			nil,
		},
		{
			"without the photo",
			func(p *program.Person) { p.Consent.Photo, p.Consent.Story = program.No, program.Unknown },
			program.Public,
			&program.Person{
				Given: "Ana", Family: "Prova", BadgeName: "Annie", OwnName: "آنا", Position: "Judge",
				Affiliation: "Court",
				Country:     "BR", Languages: []program.Spoken{{Language: "pt"}},
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			person := full(test.change)
			first := &program.Person{
				ID:      program.NewID(),
				Role:    program.Awardee,
				Given:   "First",
				Consent: program.Consent{Name: program.Yes},
			}
			edition := For((&program.Program{People: []*program.Person{first, person}}), test.audience)
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
				shown.Consent = program.Consent{}
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
		names        program.GroupNames
		answer       program.Answer
		participants bool
		public       bool
	}{
		{program.OnlyAgreed, program.Unknown, false, false},
		{program.OnlyAgreed, program.Yes, true, true},
		{program.OnlyAgreed, program.No, false, false},
		{program.NotRefused, program.Unknown, true, false},
		{program.NotRefused, program.Yes, true, true},
		{program.NotRefused, program.No, false, false},
	} {
		person := &program.Person{
			ID:       program.NewID(),
			Role:     program.Awardee,
			Given:    "Ana",
			Alias:    "Blue",
			Position: "Judge",
		}
		person.Consent.Name = test.answer
		p := &program.Program{GroupNames: test.names, Language: "en", People: []*program.Person{person}}
		for audience, named := range map[program.Audience]bool{
			program.Participants: test.participants, program.Public: test.public,
		} {
			got := For(p, audience).Person(person.ID)
			if (got.Given != "" && got.Position != "" && got.Alias == "") != named {
				t.Errorf("%q, answer %q: %s read %+v", test.names, test.answer, audience, got)
			}
		}
	}
}

func TestWhoHasCancelledIsStillToldToPartners(t *testing.T) {
	person := &program.Person{ID: program.NewID(), Role: program.Guest, Given: "Jan", Cancelled: true}
	got := For((&program.Program{People: []*program.Person{person}}), program.Partners).Person(person.ID)
	if got == nil || !got.Cancelled || got.Given != "Jan" {
		t.Errorf("got %+v", got)
	}
}

func TestContactsAreHandedOutOnlyWhenTheyAllowIt(t *testing.T) {
	tests := []struct {
		answer   program.Answer
		audience program.Audience
		phone    string
	}{
		{program.Yes, program.Participants, "555"},
		{program.No, program.Participants, ""},
		{program.Unknown, program.Participants, ""},
		{program.No, program.Partners, "555"},
		{program.No, program.Internal, "555"},
	}
	for _, test := range tests {
		contact := &program.Contact{
			ID:       program.NewID(),
			Name:     "Kim",
			Phone:    "555",
			Email:    "kim@example.org",
			Notes:    "shy",
			MayShare: test.answer,
		}
		got := For((&program.Program{Contacts: []*program.Contact{contact}}), test.audience).Contact(contact.ID)
		if got.Phone != test.phone || (got.Email != "") != (test.phone != "") || got.Name != "Kim" ||
			(got.Notes != "") != (test.audience == program.Internal) {
			t.Errorf("may be shared %q, for %s: %+v", test.answer, test.audience, got)
		}
	}
	kim := &program.Contact{ID: program.NewID(), Name: "Kim", MayShare: program.Yes}
	if got := For(&program.Program{Contacts: []*program.Contact{kim}}, program.Public); len(got.Contacts) != 0 {
		t.Error("the public has the contacts")
	}
}

func TestTakeawaysFollowTheirTeller(t *testing.T) {
	tests := []struct {
		name     string
		teller   *program.Person // nil: the group
		audience program.Audience
		told     bool
	}{
		{"the group's", nil, program.Participants, true},
		{
			"with every consent",
			&program.Person{Consent: program.Consent{Name: program.Yes, Story: program.Yes}},
			program.Participants,
			true,
		},
		{
			"without the story",
			&program.Person{Consent: program.Consent{Name: program.Yes, Story: program.Unknown}},
			program.Partners,
			false,
		},
		{
			"without the name, to partners",
			&program.Person{Consent: program.Consent{Name: program.No, Story: program.Yes}},
			program.Partners,
			true,
		},
		{
			"without the name, to participants",
			&program.Person{Consent: program.Consent{Name: program.No, Story: program.Yes}},
			program.Participants,
			false,
		},
		{
			"of one who has cancelled, to participants",
			&program.Person{Cancelled: true, Consent: program.Consent{Name: program.Yes, Story: program.Yes}},
			program.Participants,
			false,
		},
		{
			"of one who has cancelled, to partners",
			&program.Person{Cancelled: true, Consent: program.Consent{Name: program.Yes, Story: program.Yes}},
			program.Partners,
			true,
		},
		{"to the public", nil, program.Public, false},
		{"in the office", &program.Person{}, program.Internal, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := &program.Program{
				Takeaways: []*program.Takeaway{{ID: program.NewID(), Text: "Ask first.", FollowUp: "Write"}},
			}
			if test.teller != nil {
				test.teller.ID, test.teller.Role = program.NewID(), program.Awardee
				p.People, p.Takeaways[0].Person = []*program.Person{test.teller}, test.teller.ID
			}
			got := For(p, test.audience).Takeaways
			if (len(got) == 1) != test.told {
				t.Fatalf("told %d", len(got))
			}
			if test.told && (got[0].FollowUp != "") != (test.audience != program.Participants) {
				t.Errorf("follow-up %q", got[0].FollowUp)
			}
		})
	}
}

func TestAudiences(t *testing.T) {
	for i, reader := range program.Audiences() {
		for k, widest := range program.Audiences() {
			if reader.MayHave(widest) != (i <= k) {
				t.Errorf("%s may have what is for %s: %v", reader, widest, reader.MayHave(widest))
			}
		}
		if got, err := program.ParseAudience(string(reader)); err != nil || got != reader {
			t.Errorf("%s: %v, %v", reader, got, err)
		}
		if reader.MayHave("") != (reader == program.Internal) {
			t.Errorf("%s and what is declared for nobody: %v", reader, reader.MayHave(""))
		}
	}
	if _, err := program.ParseAudience("Public"); err == nil || program.Audience("x").MayHave(program.Public) {
		t.Error("an audience that is none is taken")
	}
}

// Neither where people who may not be named are listed nor their numbers depend on their names, on those who are named,
// on the order of the program or on who has cancelled.
func TestTheOrderOfTheUnnamedRevealsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := programtest.Random(t)
		for i, person := range p.People {
			person.Alias = ""
			person.Consent.Name = rapid.SampledFrom([]program.Answer{program.Yes, program.No, program.Unknown}).
				Draw(t, "consent")
			person.Cancelled = i%3 == 1
		}
		other := p.With(func(next *program.Program) {
			next.People = rapid.Permutation(p.People).Draw(t, "order")
			for i, person := range next.People {
				renamed := *person
				if !p.MayName(person, program.Participants) {
					renamed.Given, renamed.Family = fmt.Sprint(i), "Other"
				}
				next.People[i] = &renamed
			}
			next.People = slices.DeleteFunc(next.People, func(person *program.Person) bool { return person.Cancelled })
		})
		unnamed := func(p *program.Program) (found []string) {
			for _, person := range For(p, program.Participants).People {
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
	order := func(id program.ID) (found []program.ID) {
		p := &program.Program{ID: id, Language: "en"}
		for i := range 20 {
			p.People = append(
				p.People,
				&program.Person{ID: program.ID(fmt.Sprint(i)), Role: program.Awardee, Given: "Ana"},
			)
		}
		for _, person := range For(p, program.Participants).People {
			found = append(found, person.ID)
		}
		return found
	}
	if a, b := order("one"), order("two"); slices.Equal(a, b) {
		t.Errorf("%v in both", a)
	}
}
