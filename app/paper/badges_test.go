package paper_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"laurel/app/paper/card"
	"laurel/app/paper/list"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// cardMakers are the makers of what is cut, folded, stuck on or handed over for each person, and of lists, by name.
var cardMakers = map[string]struct {
	make    request.Maker
	changes []change
}{
	"four badges": {card.Badges, []change{option("backs", "yes"), option("hotels", "yes")}},
	"eight badges": {
		card.Badges,
		[]change{option("size", "8"), option("backs", "yes"), option("hotels", "yes")},
	},
	"two table cards":      {card.Tables, nil},
	"a table card":         {card.Tables, []change{option("size", "1")}},
	"small luggage labels": {card.Labels, nil},
	"large door labels":    {card.Labels, []change{option("kind", "door"), option("sheet", "large")}},
	"emergency cards":      {card.Emergency, []change{option("local", "es")}},
	"rooming list":         {list.Rooming, nil},
	"transport sheet":      {list.Transport, nil},
}

// makeCards writes the file of one of cardMakers.
func makeCards(ctx context.Context, to io.Writer, maker string, e *edition.Edition, changes ...change) error {
	m := cardMakers[maker]
	return m.make(ctx, to, asked(e, with(m.changes, changes...)...))
}

func cards(t testing.TB, maker string, e *edition.Edition, changes ...change) []byte {
	t.Helper()
	var pdf bytes.Buffer
	if err := makeCards(t.Context(), &pdf, maker, e, changes...); err != nil {
		t.Fatal(err)
	}
	return pdf.Bytes()
}

func TestEveryCardAndListIsSoundAndTheSameEveryTime(t *testing.T) {
	makers := map[string]request.Maker{}
	for name := range cardMakers {
		makers[name] = func(ctx context.Context, w io.Writer, r request.Request) error {
			for _, change := range cardMakers[name].changes {
				change(&r)
			}
			return cardMakers[name].make(ctx, w, r)
		}
	}
	soundAndTheSame(t, makers, program.Partners, 72)
	stopless := delegation(5, 0).With(func(next *program.Program) { next.Stops = nil })
	for name, maker := range makers {
		err := maker(t.Context(), io.Discard, asked(edition.For(stopless, program.Partners)))
		if isList := name == "rooming list" || name == "transport sheet"; isList != errors.Is(err, request.ErrNoStop) ||
			!isList && err != nil {
			t.Errorf("%s without stops: %v", name, err)
		}
	}
}

// plainly gives everyone a name in Latin letters: poppler's boxes of glyphs drawn as outlines are not those of their
// ink.
func plainly(people int) *program.Program {
	p := delegation(people, 40)
	for i, person := range p.People {
		person.Given, person.Family, person.OwnName, person.Affiliation = "Ana", fmt.Sprintf(
			"Example%d",
			i,
		), "", "Example Institute of Invented Things"
		switch i % 5 {
		case 1:
			person.Given = "Maria Fernanda de los Ángeles Guadalupe Concepción"
			person.Family = "Fernández de Córdoba y Martínez-Bordiú von Hohenstein-Example, the Younger"
		case 2:
			person.Given, person.Family = "Q", ""
			person.Diet.Text = "no pork, peanut allergy, and whatever else the cook finds it hard to remember " +
				"on a long evening"
		case 3:
			person.BadgeName, person.Medical.Text, person.Access.Text = "Annie", paragraph(30), paragraph(20)
		case 4:
			person.Affiliation, person.Country, person.PassportName = paragraph(
				30,
			), "", "SURNAME GIVEN NAMES THAT GO ON AND ON WITHOUT AN END"
		}
	}
	return p
}

func TestNothingOnACardOverlapsOrIsCutOff(t *testing.T) {
	e := edition.For(plainly(20), program.Internal)
	for maker := range cardMakers {
		for _, sheet := range []request.Paper{request.Letter, request.A4} {
			t.Run(maker+" on "+string(sheet), func(t *testing.T) {
				pages, width, height := wordsOf(t, cards(t, maker, e, onPaper(sheet)))
				for number, page := range pages {
					checkPage(t, number+1, page, width, height)
				}
				if !strings.Contains(maker, "badges") && maker != "emergency cards" {
					return
				}
				for number, page := range pages { // two columns of cards: nothing reaches from one into the other
					for _, w := range page {
						if w.left < width/2 && w.right > width/2 {
							t.Errorf("page %d: %q stands across the cut", number+1, w.word)
						}
					}
				}
			})
		}
	}
}

func TestEveryNameCanBeFoundOnEveryCard(t *testing.T) {
	people := everyScript()
	e := edition.For(delegation(0, 0).With(func(next *program.Program) { next.People = people }), program.Internal)
	for maker := range cardMakers {
		t.Run(maker, func(t *testing.T) {
			cut := map[*program.Person]bool{}
			watch := func(r *request.Request) {
				r.OnCut = func(p *program.Person, text string) { cut[p] = cut[p] || text == p.ItineraryName() }
			}
			text := textOf(t, cards(t, maker, e, watch))
			for _, person := range people {
				if cut[person] {
					continue
				}
				wanted := strings.FieldsFunc(
					person.DisplayName(),
					func(r rune) bool { return r == ' ' || r == '-' },
				) // a line may end at a hyphen
				if !strings.Contains(maker, "luggage") && !strings.Contains(maker, "list") &&
					!strings.Contains(maker, "sheet") { // these are read in Latin letters
					wanted = append(wanted, person.OwnName)
				}
				for _, w := range wanted {
					if !strings.Contains(strings.ToLower(text), strings.ToLower(w)) {
						t.Errorf("%q is not found", w)
					}
				}
			}
		})
	}
}

func TestCardsReportProgressAndStopWhenNobodyWaits(t *testing.T) {
	e := edition.For(delegation(60, 10), program.Internal)
	for maker := range cardMakers {
		t.Run(maker, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			last := 0
			err := makeCards(ctx, io.Discard, maker, e, watched(func(done, total int) {
				if done <= last || done > total {
					t.Errorf("told of %d of %d after %d", done, total, last)
				}
				last = done
				cancel()
			}))
			if !errors.Is(err, context.Canceled) || last == 0 {
				t.Errorf("after %d steps came %v", last, err)
			}
			if err := makeCards(t.Context(), io.Discard, maker, e, forPeople("nobody")); !errors.Is(
				err,
				request.ErrNobody,
			) {
				t.Errorf("for nobody came %v", err)
			}
		})
	}
}

// centres returns where the middle of each word is that begins so, by the word.
func centres(page []wordBox, prefix string) map[string][2]float64 {
	found := map[string][2]float64{}
	for _, w := range page {
		if strings.HasPrefix(w.word, prefix) {
			found[w.word] = [2]float64{(w.left + w.right) / 2, (w.top + w.bottom) / 2}
		}
	}
	return found
}

func TestTheBackOfABadgeLiesBehindItsFront(t *testing.T) {
	p := &program.Program{ID: "p", Name: "Courage Awards", Language: "en"}
	for i := range 13 {
		p.Stops = append(
			p.Stops,
			&program.Stop{ID: program.ID(fmt.Sprint(i)), Hotel: program.Hotel{Name: fmt.Sprintf("Place%d", i)}},
		)
	}
	for i := range 13 { // everyone sleeps in a hotel of their own
		person := awardee(i, fmt.Sprintf("Name%d", i), "", "", "")
		for k := range 13 {
			person.Stays = append(person.Stays, program.Stay{Stop: program.ID(fmt.Sprint(k)), Absent: k != i})
		}
		p.People = append(p.People, person)
	}
	for _, maker := range []string{"four badges", "eight badges"} {
		for _, sheet := range []request.Paper{request.Letter, request.A4} {
			t.Run(maker+" on "+string(sheet), func(t *testing.T) {
				pages, width, _ := wordsOf(t, cards(t, maker, edition.For(p, program.Internal), onPaper(sheet)))
				seen := 0
				for i := 0; i < len(pages); i += 2 {
					backs := centres(pages[i+1], "Place")
					for name, front := range centres(pages[i], "Name") {
						back, there := backs["Place"+strings.TrimPrefix(name, "Name")]
						if !there || math.Abs(front[0]+back[0]-width) > 2 || math.Abs(front[1]-back[1]) > 90 {
							t.Errorf("%s is at %v, its back at %v of a sheet %v wide", name, front, back, width)
						}
						seen++
					}
				}
				if seen != 13 {
					t.Errorf("%d badges for 13 people", seen)
				}
			})
		}
	}
}

func TestABadgeIsInTheDocumentsLanguage(t *testing.T) {
	p := delegation(1, 0)
	p.People[0].BadgeName, p.People[0].Affiliation, p.People[0].Role = "Annie", "Example Institute", program.Interpreter
	cases := []struct {
		name        string
		language    locale.Language
		change      change
		wanted, not []string
	}{
		{
			"in English",
			"en",
			today,
			[]string{
				"Annie",
				"Ana Example 0",
				"Example Institute",
				"Peru",
				"INTERPRETER",
				"In an emergency",
				"+1 202-555-0100",
				"Boston · 10–15 June 2026",
				"Hotel Exemplar",
			},
			nil,
		},
		{"in Spanish", "es", today, []string{"Perú", "INTÉRPRETE", "En caso de emergencia"}, nil},
		{"in French", "fr", today, []string{"Pérou", "INTERPRÈTE", "En cas d’urgence"}, nil},
		{
			"without hotels",
			"en",
			option("hotels", "no"),
			[]string{"In an emergency"},
			[]string{"Hotel Exemplar", "Sample Street"},
		},
		{"without backs", "en", option("backs", "no"), []string{"Annie"}, []string{"In an emergency"}},
		{"of one stop", "en", inStops("west"), []string{"In an emergency"}, []string{"Hotel Exemplar"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := textOf(
				t,
				cards(t, "four badges", edition.For(p, program.Internal), inLanguage(c.language), c.change),
			)
			for _, w := range c.wanted {
				if !strings.Contains(text, w) {
					t.Errorf("%q is not found in %q", w, text)
				}
			}
			for _, w := range c.not {
				if strings.Contains(text, w) {
					t.Errorf("%q is found in %q", w, text)
				}
			}
		})
	}
}

func TestABadgeForThePublicHasTheAlias(t *testing.T) {
	p := delegation(1, 0)
	p.People[0].Consent, p.People[0].Alias = program.Consent{}, "The teacher"
	for maker := range cardMakers {
		if strings.Contains(maker, "list") || strings.Contains(maker, "sheet") || strings.Contains(maker, "emergency") {
			continue // not made for the public
		}
		text := textOf(t, cards(t, maker, edition.For(p, program.Public)))
		if !strings.Contains(text, "The teacher") || strings.Contains(strings.ToLower(text), "example") {
			t.Errorf("%s says %q", maker, text)
		}
	}
}

func TestUnknownChoicesOfCardsAreRefused(t *testing.T) {
	e, ctx := edition.For(delegation(1, 0), program.Internal), context.Background()
	for what, err := range map[string]error{
		"five badges":       card.Badges(ctx, io.Discard, asked(e, option("size", "5"))),
		"three table cards": card.Tables(ctx, io.Discard, asked(e, option("size", "3"))),
		"round labels":      card.Labels(ctx, io.Discard, asked(e, option("sheet", "round"))),
		"jar labels":        card.Labels(ctx, io.Discard, asked(e, option("kind", "jar"))),
		"a 31st label":      card.Labels(ctx, io.Discard, asked(e, option("start", "31"))),
		"minus one bag":     card.Labels(ctx, io.Discard, asked(e, option("bags", "-1"))),
		"fewer than none":   list.Transport(ctx, io.Discard, asked(e, option("bags", "-1"))),
		"a card of honour":  card.Emergency(ctx, io.Discard, asked(e, option("kind", "honour"))),
		"Latin":             card.Emergency(ctx, io.Discard, asked(e, option("local", "la"))),
	} {
		if err == nil {
			t.Errorf("%s were made", what)
		}
	}
}

func TestNoTextBreaksACard(t *testing.T) {
	makers := make([]string, 0, len(cardMakers))
	for maker := range cardMakers {
		makers = append(makers, maker)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := func(label string) string { return rapid.StringN(0, 120, -1).Draw(t, label) }
		p := delegation(1, 3)
		person := p.People[0]
		person.Given, person.Family, person.OwnName, person.PassportName = "x"+text(
			"given",
		), text(
			"family",
		), text(
			"own",
		), text(
			"passport",
		)
		person.Affiliation, person.Diet.Text, person.Medical.Text, p.Name = text(
			"affiliation",
		), text(
			"diet",
		), text(
			"medical",
		), text(
			"program",
		)
		p.Stops[0].Hotel.Name, p.Stops[0].Hotel.Address, p.Meetings[0].Title = text(
			"hotel",
		), text(
			"address",
		), text(
			"title",
		)
		maker := rapid.SampledFrom(makers).Draw(t, "maker")
		var pdf bytes.Buffer
		if err := makeCards(context.Background(), &pdf, maker, edition.For(p, program.Internal)); err != nil {
			t.Fatal(maker, err)
		}
	})
}

func benchmarkBadges(b *testing.B, e *edition.Edition) {
	var pdf []byte
	for b.Loop() {
		pdf = cards(b, "four badges", e)
	}
	b.ReportMetric(float64(len(pdf)), "bytes")
	b.ReportMetric(float64(2*count)/4*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkBadgesLatin(b *testing.B)      { benchmarkBadges(b, manyAwardees(false)) }
func BenchmarkBadgesAllScripts(b *testing.B) { benchmarkBadges(b, manyAwardees(true)) }
