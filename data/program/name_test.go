package program

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestNamesInTheirForms(t *testing.T) {
	tests := []struct {
		name                                              string
		person                                            Person
		display, formal, itinerary, sort, badge, initials string
	}{
		{
			"given name first",
			Person{Honorific: "Ms.", Given: "Ana María", Family: "Prova"},
			"Ana María Prova", "Ms. Ana María Prova", "Ana María PROVA", "Prova Ana María", "Ana María Prova", "AP",
		},
		{
			"a degree after the name",
			Person{Honorific: "Dr.", Given: "Jane", Family: "Sample", Suffix: "PhD"},
			"Jane Sample", "Dr. Jane Sample, PhD", "Jane SAMPLE", "Sample Jane", "Jane Sample, PhD", "JS",
		},
		{
			"a number after the name",
			Person{Given: "John", Family: "Sample", Suffix: "III"},
			"John Sample", "John Sample III", "John SAMPLE", "Sample John", "John Sample III", "JS",
		},
		{
			"a suffix of one who may not be named",
			Person{Alias: "A delegate", Suffix: "PhD"},
			"A delegate", "A delegate", "A delegate", "A delegate", "A delegate", "AD",
		},
		{
			"family name first",
			Person{Honorific: "Dr.", Given: "Zsófia", Family: "Minta", NameOrder: FamilyFirst, BadgeName: "Zsófi"},
			"Minta Zsófia", "Dr. Minta Zsófia", "MINTA Zsófia", "Minta Zsófia", "Zsófi", "MZ",
		},
		{"one name, given", Person{Given: "Contoh"}, "Contoh", "Contoh", "Contoh", "Contoh", "Contoh", "C"},
		{
			"one name, family",
			Person{Family: "Suharto", NameOrder: FamilyFirst},
			"Suharto",
			"Suharto",
			"Suharto",
			"Suharto",
			"Suharto",
			"S",
		},
		{
			"nothing is re-cased",
			Person{Given: "ludwig", Family: "van der Berg"},
			"ludwig van der Berg",
			"ludwig van der Berg",
			"ludwig VAN DER BERG",
			"van der Berg ludwig",
			"ludwig van der Berg",
			"LB",
		},
		{
			"sharp s in capitals",
			Person{Given: "Jo", Family: "Groß"},
			"Jo Groß",
			"Jo Groß",
			"Jo GROSS",
			"Groß Jo",
			"Jo Groß",
			"JG",
		},
		{
			"dotless and dotted i by no language's rules",
			Person{Given: "İnci", Family: "Yıldız"},
			"İnci Yıldız",
			"İnci Yıldız",
			"İnci YILDIZ",
			"Yıldız İnci",
			"İnci Yıldız",
			"İY",
		},
		{
			"a mark of its own stays with its letter",
			Person{Given: "e\u0301lan", Family: "S\u0323o"},
			"e\u0301lan S\u0323o",
			"e\u0301lan S\u0323o",
			"e\u0301lan S\u0323O",
			"S\u0323o e\u0301lan",
			"e\u0301lan S\u0323o",
			"E\u0301S\u0323",
		},
		{
			"Arabic",
			Person{Given: "باسم", Family: "مثال"},
			"باسم مثال",
			"باسم مثال",
			"باسم مثال",
			"مثال باسم",
			"باسم مثال",
			"بم",
		},
		{
			"Chinese has no space",
			Person{Given: "小龍", Family: "李", NameOrder: FamilyFirst},
			"李小龍", "李小龍", "李小龍", "李 小龍", "李小龍", "李",
		},
		{
			"Khmer vowels stay with their letter",
			Person{Given: "សុខា", Family: "គំរូ", NameOrder: FamilyFirst},
			"គំរូ សុខា",
			"គំរូ សុខា",
			"គំរូ សុខា",
			"គំរូ សុខា",
			"គំរូ សុខា",
			"គំសុ",
		},
		{
			"what is no letter is passed over",
			Person{Given: "(Jim)", Family: "“Ace”"},
			"(Jim) “Ace”",
			"(Jim) “Ace”",
			"(Jim) “ACE”",
			"“Ace” (Jim)",
			"(Jim) “Ace”",
			"JA",
		},
		{
			"only an alias",
			Person{Alias: "A delegate"},
			"A delegate",
			"A delegate",
			"A delegate",
			"A delegate",
			"A delegate",
			"AD",
		},
		{"nobody", Person{}, "", "", "", "", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := test.person
			got := [...]string{
				p.DisplayName(),
				p.FormalName(),
				p.ItineraryName(),
				p.SortName(),
				p.Badge(),
				p.Initials(),
			}
			want := [...]string{test.display, test.formal, test.itinerary, test.sort, test.badge, test.initials}
			if got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func TestNamesForHotelsAndScripts(t *testing.T) {
	p := Person{
		Given:     "Huda",
		Family:    "Mithal",
		OwnName:   "هدى مثال",
		Languages: []Spoken{{Language: "ar"}, {Language: "en"}},
	}
	if p.LatinName() != "Huda Mithal" || p.OwnScriptLanguage() != "ar" {
		t.Errorf("%q, %q", p.LatinName(), p.OwnScriptLanguage())
	}
	p.PassportName, p.OwnNameLanguage = "MITHAL HUDA A", "fa"
	if p.LatinName() != "MITHAL HUDA A" || p.OwnScriptLanguage() != "fa" {
		t.Errorf("%q, %q", p.LatinName(), p.OwnScriptLanguage())
	}
	if (&Person{}).OwnScriptLanguage() != "" {
		t.Error("nobody's script has a language")
	}
}

func TestNamesKeepTheirLetters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Person{
			Given:     anyText.Draw(t, "given"),
			Family:    anyText.Draw(t, "family"),
			NameOrder: rapid.SampledFrom([]NameOrder{GivenFirst, FamilyFirst}).Draw(t, "order"),
		}
		if !strings.Contains(p.DisplayName(), p.Given) || !strings.Contains(p.DisplayName(), p.Family) ||
			!strings.Contains(p.SortName(), p.Family) {
			t.Fatalf("%q and %q became %q", p.Given, p.Family, p.DisplayName())
		}
		if !strings.Contains(p.ItineraryName(), p.Given) {
			t.Fatalf("%q is not in %q", p.Given, p.ItineraryName())
		}
	})
}

func TestWhoSpeaksWhat(t *testing.T) {
	p := Person{Languages: []Spoken{{Language: "pt-BR"}, {Language: "zh-Hant"}}}
	for tag, want := range map[string]bool{
		"pt": true, "pt-PT": true, "zh": true, "en": false, "": false, "not a tag": false,
	} {
		if p.Speaks(tag) != want {
			t.Errorf("speaks %q: %v", tag, !want)
		}
	}
}

var anyText = rapid.String().Filter(utf8.ValidString)
