package letter

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"laurel/data/locale"
)

func TestATextIsFilledIn(t *testing.T) {
	values := Values{
		Dear: {
			"Dear Ms. Muster,",
		}, City: {"Washington, D.C."}, Takeaways: {"One table\nfor all", "Mentors"}, Date: {"15 June"},
	}
	for name, test := range map[string]struct {
		text string
		want []Paragraph
	}{
		"fields in braces, in capitals, in another language and twice in braces": {
			"{dear}\n\nOn {DATE}, le { date }, el {{fecha}}",
			[]Paragraph{{Text: "Dear Ms. Muster,"}, {Text: "On 15 June, le 15 June, el 15 June"}},
		},
		"what is not known is empty": {"a{topic}b", []Paragraph{{Text: "ab"}}},
		"a full stop is not repeated": {
			"In {city}. Then in {city}...", []Paragraph{{Text: "In Washington, D.C. Then in Washington, D.C...."}},
		},
		"a condition keeps its part": {
			"a{if date} on {date}{end}{if topic} about {topic}{else} about nothing{end}",
			[]Paragraph{{Text: "a on 15 June about nothing"}},
		},
		"its reverse, and one in the other": {
			"{if not topic}none{if date} then{if not date}never{end}{end}{end}", []Paragraph{{Text: "none then"}},
		},
		"a line of conditions separates paragraphs": {
			"before\n{if date}\n\ninside\n{end}\nafter",
			[]Paragraph{{Text: "before"}, {Text: "inside"}, {Text: "after"}},
		},
		"a line of conditions that do not hold leaves nothing": {
			"before\n{if topic}\ninside\n{end}\n", []Paragraph{{Text: "before"}},
		},
		"a list has a point for each": {
			"They noted:\n{takeaways}\nand\n- own\n- points",
			[]Paragraph{
				{Text: "They noted:"},
				{Items: []string{"One table for all", "Mentors"}},
				{Text: "and"},
				{Items: []string{"own", "points"}},
			},
		},
		"lines of a paragraph stay": {"a\r\n b \n\n\n\nc", []Paragraph{{Text: "a\nb"}, {Text: "c"}}},
		"nothing":                   {"\n \n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			text, err := Parse(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, text.Fill(values)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAProblemIsAtItsLine(t *testing.T) {
	for text, want := range map[string]Problem{
		"a\nb {nmae}":               {2, "unknown", "nmae"},
		"{if nobody}\n{end}":        {1, "unknown", "if nobody"},
		"a\n\n{name":                {3, "brace", ""},
		"name}":                     {1, "brace", ""},
		"{{name}":                   {1, "brace", ""},
		"a\n{if name}\nb {if date}": {3, "no-end", ""},
		"a\n{end}":                  {2, "no-if", ""},
		"{else}":                    {1, "no-if", ""},
		"{}":                        {1, "unknown", ""},
	} {
		_, err := Parse(text)
		var problem *Problem
		if !errors.As(err, &problem) || *problem != want {
			t.Errorf("%q: got %v, want %v", text, err, want)
		}
	}
}

func TestEveryWordMeansOneThing(t *testing.T) {
	meanings := map[string]string{}
	for _, l := range locale.Languages() {
		add := func(name, meaning string) {
			folded := locale.Fold(name)
			if before, is := meanings[folded]; is && before != meaning {
				t.Errorf("%q of %s means %s and %s", name, l, before, meaning)
			}
			meanings[folded] = meaning
		}
		for _, f := range Fields() {
			add(f.In(l), string(f))
		}
		for _, k := range []kind{isIf, isIfNot, isElse, isEnd} {
			add(l.Text("letter.word."+string(k)), "word "+string(k))
		}
	}
}

// FuzzParse wants a text or a problem, and of a text nothing that was not in it.
func FuzzParse(f *testing.F) {
	f.Add("{if name}{dear}{else}{end}")
	f.Fuzz(func(_ *testing.T, text string) {
		if parsed, err := Parse(text); err == nil {
			parsed.Fill(Values{Name: {"{name}"}})
		}
	})
}
