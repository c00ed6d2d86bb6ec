package edition

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/programtest"

	"pgregory.net/rapid"
)

// Whatever was sent, and whatever has become of it and of consent since: what is repeated to anyone but the office has
// no text that today's edition does not have.
func TestNoTextOfBeforeIsRepeated(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := programtest.Random(t)
		next, _ := programtest.Random(t)
		next.ID = p.ID
		shareIDs(p.Stops, next.Stops, func(a, b *program.Stop) { b.ID = a.ID })
		shareIDs(p.People, next.People, func(a, b *program.Person) { b.ID = a.ID })
		shareIDs(p.Contacts, next.Contacts, func(a, b *program.Contact) { b.ID = a.ID })
		shareIDs(p.Organisations, next.Organisations, func(a, b *program.Organisation) { b.ID = a.ID })
		shareIDs(p.Meetings, next.Meetings, func(a, b *program.Meeting) { b.ID = a.ID })
		marks := mark(p)
		for _, m := range mark(next) {
			replaceText(reflect.ValueOf(m.record).Elem(), m.text, strings.Trim(m.text, "«»"))
		}
		audience := rapid.SampledFrom([]program.Audience{program.Partners, program.Participants, program.Public}).
			Draw(t, "audience")
		sent := For(p, audience)
		now := For(next, audience)
		texts := []string{asJSON(t, sent.Under(now).Program)}
		for _, c := range Diff(sent, now) {
			for _, record := range []any{c.Meeting, c.Person} {
				text, err := json.Marshal(record)
				if err != nil {
					t.Fatal(err)
				}
				texts = append(texts, string(text))
			}
			for _, l := range locale.Languages() {
				texts = append(texts, c.Sentence(l))
			}
		}
		for _, m := range marks {
			for _, text := range texts {
				if strings.Contains(text, m.text) {
					t.Fatalf("%s of a %s is repeated for %s: %s", m.field, program.KindOf(m.record), audience, text)
				}
			}
		}
	})
}

func shareIDs[R any](before, after []R, share func(a, b R)) {
	for i := range min(len(before), len(after)) {
		share(before[i], after[i])
	}
}

func TestWhatIsRepeatedToOthersThanTheOffice(t *testing.T) {
	copied := func(p *program.Person, change func(*program.Person)) *program.Person {
		next := *p
		change(&next)
		return &next
	}
	withAna := func(change func(*program.Person)) func(p *program.Program) {
		return func(p *program.Program) { p.People = []*program.Person{copied(p.People[0], change), p.People[1]} }
	}
	withVisit := func(change func(*program.Meeting)) func(p *program.Program) {
		return func(p *program.Program) {
			visit := *p.Meetings[0]
			change(&visit)
			p.Meetings = []*program.Meeting{&visit, p.Meetings[1]}
		}
	}
	tests := []struct {
		name     string
		audience program.Audience
		change   func(p *program.Program)
		want     []string
	}{
		{"consent is withdrawn and she cancels", program.Participants, withAna(func(p *program.Person) {
			p.Consent.Name, p.Cancelled = program.No, true
		}), []string{"One person is not coming."}},
		{
			"she is deleted", program.Participants, func(p *program.Program) { p.People = p.People[1:] },
			[]string{"One person is not coming."},
		},
		{
			"she is deleted, for partners", program.Partners, func(p *program.Program) { p.People = p.People[1:] },
			[]string{"One person is not coming."},
		},
		{
			"she cancels, for partners, who may know", program.Partners,
			withAna(func(p *program.Person) { p.Cancelled = true }),
			[]string{"Ana Prova is not coming."},
		},
		{
			"another name", program.Participants, withAna(func(p *program.Person) { p.Family = "Beispiel" }),
			[]string{"Ana Beispiel, name: Ana Beispiel (changed)."},
		},
		{"a name is replaced by an alias", program.Participants, withAna(func(p *program.Person) {
			p.Consent.Name, p.Alias = program.No, "Green"
		}), nil},
		{
			"a meeting is deleted",
			program.Participants,
			func(p *program.Program) { p.Meetings = p.Meetings[1:] },
			[]string{
				"Meeting, Tue 13 Jun, 9:00–10:30 a.m., Washington, is cancelled.",
			},
		},
		{
			"a meeting is cancelled, for partners",
			program.Partners,
			withVisit(func(m *program.Meeting) { m.Status = program.Cancelled }),
			[]string{
				"Visit, Tue 13 Jun, 9:00–10:30 a.m., Washington, is cancelled.",
			},
		},
		{"another place", program.Participants, withVisit(func(m *program.Meeting) { m.Place = "Hall 2" }), []string{
			"Visit (Tue 13 Jun, 9:00–10:30 a.m., Washington), place: Hall 2 (changed).",
		}},
		{"no place any more", program.Participants, withVisit(func(m *program.Meeting) { m.Place = "" }), []string{
			"Visit (Tue 13 Jun, 9:00–10:30 a.m., Washington), place: no longer given.",
		}},
		{
			"another time",
			program.Participants,
			withVisit(func(m *program.Meeting) { m.End = m.End.AddMinutes(30) }),
			[]string{
				"Visit (Washington) moves from Tue 13 Jun, 9:00–10:30 a.m. to 9:00–11:00 a.m.",
			},
		},
		{
			"another flight at the same time",
			program.Partners,
			withAna(func(p *program.Person) { p.Arrival.Number = "EX 2" }),
			[]string{
				"Ana Prova, arrival: EX 2, IAD, 11 June 2023, 3:05 p.m. (changed).",
			},
		},
		{"another flight", program.Partners, withAna(func(p *program.Person) {
			p.Arrival = program.Flight{Number: "EX 2", Place: "DCA", At: p.Arrival.At.AddMinutes(60)}
		}), []string{
			"Ana Prova, arrival: EX 2, DCA, 11 June 2023, 4:05 p.m. (was: 11 June 2023, 3:05 p.m.).",
		}},
		{"other dates of a stop", program.Participants, func(p *program.Program) {
			dc := *p.Stops[0]
			dc.Until = day(18)
			p.Stops = []*program.Stop{&dc, p.Stops[1]}
		}, []string{"Washington, dates: 11–18 June 2023 (was: 11–17 June 2023)."}},
		{"a stop is deleted", program.Participants, func(p *program.Program) { p.Stops = p.Stops[:1] }, []string{
			"A stop is cancelled: 17–21 June 2023.",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before := plan()
			before.Meetings[0].Place = "Hall 1"
			before.People[0].Arrival = program.Flight{
				Number: "EX 1",
				Place:  "IAD",
				At:     civil.At(day(11), civil.NewClock(15, 5)),
			}
			var got []string
			after := before.With(test.change)
			for _, c := range Diff(For(before, test.audience), For(after, test.audience)) {
				got = append(got, c.Sentence("en"))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q, not %q", got, test.want)
			}
		})
	}
}
