package program

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"laurel/data/civil"
	"laurel/data/locale"

	"pgregory.net/rapid"
)

func TestWritingsThatAreSearchedAsOne(t *testing.T) {
	tests := []struct{ name, a, b string }{
		{"capitals", "ANA", "ana"},
		{"accents", "Zsófia Nuñez Dvořák", "zsofia nunez dvorak"},
		{"letters and marks, composed or not", "é", "e\u0301"},
		{
			"letters without decomposition",
			"Øystein Łukasz Đặng Yıldız Groß Þór Æsa",
			"oystein lukasz dang yildiz gross thor aesa",
		},
		{"a capital sharp s", "GROẞ", "gross"},
		{"dotted capital i", "İNCİ", "inci"},
		{"Greek, with its final sigma", "ΌΔΟΣ Οδός", "οδοσ οδοσ"},
		{"Cyrillic", "Ёлкина Йордан", "елкина иордан"},
		{"Arabic vowel marks", "مُحَمَّد", "محمد"},
		{"Arabic alef with hamza and madda", "أحمد إيمان آنا", "احمد ايمان انا"},
		{"Arabic teh marbuta and heh", "فاطمة", "فاطمه"},
		{"Arabic and Persian yeh and kaf", "علی ک", "علي ك"},
		{"Urdu heh", "ظہیر", "ظهير"},
		{"Arabic lengthening", "محـــمد", "محمد"},
		{"Arabic digits", "٢٠٢٣ ۲۰۲۳", "2023 2023"},
		{"hyphens", "Abdul-Sample", "abdul sample"},
		{"apostrophes", "O’Neill", "o'neill"},
		{"joiners and direction marks", "می\u200cخواهم\u200f", "میخواهم"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if a, b := locale.Fold(test.a), locale.Fold(test.b); a != b {
				t.Errorf("%q and %q", a, b)
			}
		})
	}
}

func TestVowelsThatAreLettersStay(t *testing.T) {
	for _, pair := range [][2]string{
		{"គំរូ", "គរ"}, {"မြန်မာ", "မနမ"}, {"हिन्दी", "हनद"}, {"ที่", "ท"}, {"שָׁלוֹם", ""},
	} {
		if locale.Fold(pair[0]) == locale.Fold(pair[1]) {
			t.Errorf("%s lost its vowels", pair[0])
		}
	}
}

func TestFoldingTwiceIsFoldingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText.Draw(t, "text")
		once := locale.Fold(text)
		if twice := locale.Fold(once); twice != once {
			t.Fatalf("%q became %q and then %q", text, once, twice)
		}
		ascii := strings.Map(func(r rune) rune { return r % unicode.MaxASCII }, text)
		if want, got := strings.TrimSuffix(locale.Fold(ascii+"é"), "e"), locale.Fold(ascii); got != want {
			t.Fatalf("%q is folded to %q alone and to %q beside other letters", ascii, got, want)
		}
	})
}

func searchTrip() *Program {
	org := &Organisation{ID: NewID(), Name: "Lantern House"}
	kim := &Contact{ID: NewID(), Organisation: org.ID, Name: "Kim Sample"}
	stop := &Stop{ID: NewID(), City: "Miami"}
	return &Program{
		Stops: []*Stop{stop}, Organisations: []*Organisation{org}, Contacts: []*Contact{kim},
		People: []*Person{
			{ID: NewID(), Role: Guest, Given: "Mariana", Family: "Prova", Affiliation: "Anatomy Institute"},
			{ID: NewID(), Role: Awardee, Given: "Ana", Family: "Zúñiga", Country: "PE", Email: "ana@example.org"},
			{ID: NewID(), Role: Awardee, Given: "Bilal", Family: "Namoona-Zed", OwnName: "بلال نمونہ"},
			{ID: NewID(), Role: Awardee, Given: "Basil", Family: "Abdul-Sample", BadgeName: "Bas", Alias: "Blue"},
		},
		Meetings: []*Meeting{
			{
				ID:           NewID(),
				Stop:         stop.ID,
				Title:        "Visit",
				Organisation: org.ID,
				Contacts:     []ID{kim.ID},
				Topic:        "Care",
				Place:        "Room 5",
				Kind:         Activity,
				Start:        civil.At(civil.NewDate(2023, 6, 22), civil.NewClock(9, 0)),
			},
			{ID: NewID(), Title: "Ana's speech", Kind: Ceremony},
		},
		Takeaways: []*Takeaway{{ID: NewID(), Text: "One list of cases", Tags: []string{"hotline"}}},
		Findings:  []*Finding{{ID: NewID(), Text: "Lists", Translation: "Listas compartidas"}},
		Tasks:     []*Task{{ID: NewID(), Text: "Thank the hosts"}},
	}
}

func TestSearchFindsTheBestFirst(t *testing.T) {
	tests := []struct{ name, typed, want string }{
		{"the beginning of a name, then inside, then elsewhere", "ana", "Ana Zúñiga, Ana's speech, Mariana Prova"},
		{"a takeaway by its tag", "hotl", "One list of cases"},
		{"a finding by its second text", "lista comp", "Lists"},
		{"what both have", "list", "Lists, One list of cases"},
		{"a task", "hosts", "Thank the hosts"},
		{"the family name first", "zuniga a", "Ana Zúñiga"},
		{"words in any order", "sample bas", "Basil Abdul-Sample"},
		{"the beginnings of several words", "a z", "Ana Zúñiga, Bilal Namoona-Zed"},
		{"own script in other letters", "نمونه", "Bilal Namoona-Zed"},
		{"an alias", "blue", "Basil Abdul-Sample"},
		{"a country", "peru", "Ana Zúñiga"},
		{"an e-mail address", "ana@ex", "Ana Zúñiga"},
		{"a role", "guest", "Mariana Prova"},
		{"a meeting by its organisation", "lantern", "Lantern House, Kim Sample, Visit"},
		{"a meeting by whom one meets", "kim sample", "Kim Sample, Visit"},
		{"a meeting by its city and day", "miami 2023-06-22", "Visit"},
		{"spaces do not matter", "  BASIL   abdul ", "Basil Abdul-Sample"},
		{"one word that is nowhere", "ana xyz", ""},
		{"nothing", "  ", ""},
	}
	p := searchTrip()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, r := range p.Search(test.typed, 0) {
				got = append(got, NameOf(r))
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("got %q, want %q", strings.Join(got, ", "), test.want)
			}
		})
	}
	if got := p.Search("a", 2); len(got) != 2 {
		t.Errorf("%d records where two were asked for", len(got))
	}
}

func TestANewValueIsSearchedAnew(t *testing.T) {
	p := searchTrip()
	if len(p.Search("lantern", 0)) != 3 {
		t.Fatal("not found")
	}
	next := p.With(
		func(next *Program) { next.Organisations = []*Organisation{{ID: p.Organisations[0].ID, Name: "Beacon"}} },
	)
	if len(next.Search("lantern", 0)) != 0 || len(next.Search("beacon", 0)) != 3 || len(p.Search("lantern", 0)) != 3 {
		t.Error("the new value finds what the old one had")
	}
	later := next.With(func(later *Program) { later.People = []*Person{{ID: NewID(), Given: "Newcomer"}} })
	if len(later.Search("newcomer", 0)) != 1 || len(later.Search("beacon", 0)) != 3 ||
		len(later.Search("bilal", 0)) != 0 {
		t.Error("a later value does not find what it has")
	}
	if french := later.With(func(french *Program) { french.Language = "fr" }); len(french.Search("activite", 0)) != 1 {
		t.Error("a program in another language is searched in the old one")
	}
}

func TestAValueIsSearchedFromSeveralGoroutines(t *testing.T) {
	p := searchTrip()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				next := p.With(func(next *Program) { next.People = next.People[:2] })
				if len(p.Search("blue", 0)) != 1 || len(next.Search("blue", 0)) != 0 ||
					next.Person(p.People[0].ID) == nil {
					t.Error("not found")
				}
			}
		})
	}
	all.Wait()
}

func crowd(people int) *Program {
	p := &Program{}
	given := []string{"Ana María", "Zsófia", "Đặng", "محمد", "Sokha", "Basil", "Øystein", "Ida"}
	family := []string{"Prova", "Minta", "Nguyễn", "مثال", "Kumru", "Abdul-Sample", "Łukasiewicz", "Al Mithal"}
	for i := range people {
		p.People = append(p.People, &Person{
			ID: NewID(), Role: Awardee, Given: fmt.Sprint(given[i%8], " ", i), Family: family[i/8%8],
			Position: "Coordinator of the northern region", Affiliation: "Institute of Samples",
			Country: Countries()[i%249], Email: fmt.Sprintf("person%d@example.org", i),
		})
		p.Meetings = append(
			p.Meetings,
			&Meeting{
				ID:    NewID(),
				Title: fmt.Sprint("Briefing ", i),
				Topic: "How agencies work together",
				Place: "Room 5",
				Kind:  Appointment,
			},
		)
	}
	return p
}

var keystrokes = []string{
	"a",
	"an",
	"ana",
	"ana p",
	"ana pr",
	"m",
	"mi",
	"abdul-s",
	"moh",
	"محم",
	"zsof",
	"briefing 77",
	"coordinator north",
	"xyz",
	"iraq",
}

func TestTypingFoldsNoRecordAgain(t *testing.T) {
	few, many := crowd(1_000), crowd(10_000)
	for _, typed := range keystrokes {
		t.Run(typed, func(t *testing.T) {
			work := func(p *Program) float64 { return testing.AllocsPerRun(3, func() { p.Search(typed, 50) }) }
			if before, after := work(few), work(many); after > before+100 {
				t.Errorf("%.0f allocations among 10,000 records of each kind, %.0f among 1,000", after, before)
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	p := crowd(10_000)
	p.Search("a", 0)
	b.Run("keystroke", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			p.Search(keystrokes[i%len(keystrokes)], 50)
		}
	})
	b.Run("first after an edit", func(b *testing.B) {
		for b.Loop() {
			p.With(func(next *Program) {
				next.People = slices.Clone(p.People)
				next.People[5] = &Person{ID: NewID(), Given: "New"}
			}).Search("a", 50)
		}
	})
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			(&Program{People: p.People, Meetings: p.Meetings}).Search("a", 50)
		}
	})
}
