package awardees

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/todos"
)

// row is one person as the list shows them: what sorting and searching read is formatted once; what is only seen, the
// table formats when the row comes into sight.
type row struct {
	person    *program.Person
	name      string
	own       string
	country   string
	role      string
	languages string
	todos     []todos.Todo
	covers    int // people for whom an interpreter can interpret
	needs     []need
	folded    string // what the search reads
	nameKey   []byte // collation key
	ranks     ranks
}

// ranks are the positions of a row in the orders of the columns.
type ranks struct {
	name      int
	country   int
	role      int
	languages int
	consent   int
	todo      int
}

// has reports whether a filter finds the person.
func (v *row) has(n need) bool { return slices.Contains(v.needs, n) }

// Roster is all rows of a program value, in the program's order, with what the filters offer.
type Roster struct {
	program   *program.Program
	rows      []*row
	countries []program.Country // of the people, by name
	byID      map[program.ID]*row
}

// NewRoster formats the people of a program, off the UI goroutine; Screen.Expect takes them.
func NewRoster(ctx context.Context, p *program.Program) (*Roster, error) {
	return rosterOf(ctx, p, nil, locale.Window())
}

// rosterOf formats the people of a program. What it knows of people who are the same values as in the roster before is
// taken from there. It returns early, with the context's error, when the context ends.
func rosterOf(ctx context.Context, p *program.Program, before *Roster, in locale.Language) (*Roster, error) {
	r := &Roster{program: p, rows: make([]*row, 0, len(p.People)), byID: make(map[program.ID]*row, len(p.People))}
	order := collate.New(language.Make(string(in)), collate.IgnoreCase)
	var keys collate.Buffer
	covered := coverage(p)
	for i, person := range p.People {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		v := rowBefore(before, person)
		if v == nil {
			v = newRow(person, in)
			keys.Reset()
			v.nameKey = bytes.Clone(order.KeyFromString(&keys, v.name))
		}
		v.todos = todos.Of(p, person)
		v.covers = covered[person.ID]
		v.needs = needsOf(person, v.todos)
		v.ranks.todo = todoRank(person, v.todos, v.covers)
		r.rows = append(r.rows, v)
		r.byID[person.ID] = v
	}
	r.rank(order)
	return r, nil
}

// rowBefore is a copy of the person's row in an older roster, or nil when that was another value or there is none.
func rowBefore(before *Roster, person *program.Person) *row {
	if before == nil {
		return nil
	}
	if old := before.byID[person.ID]; old != nil && old.person == person {
		same := *old
		return &same
	}
	return nil
}

func newRow(person *program.Person, in locale.Language) *row {
	v := &row{
		person:    person,
		name:      person.DisplayName(),
		own:       person.OwnName,
		country:   person.Country.Name(in),
		role:      person.Role.Name(in),
		languages: languageNames(person.Languages, in),
	}
	v.folded = locale.Fold(strings.Join([]string{
		v.name, person.SortName(), v.own, person.PassportName, person.BadgeName, person.Alias,
		person.Position, person.Affiliation, v.country, v.languages, person.Email,
	}, "\n"))
	return v
}

func languageNames(spoken []program.Spoken, in locale.Language) string {
	names := make([]string, len(spoken))
	for i, s := range spoken {
		names[i] = in.LanguageName(s.Language)
	}
	return strings.Join(names, ", ")
}

// rank gives each row its place in the order of every column, so that sorting compares numbers only.
func (r *Roster) rank(order *collate.Collator) {
	place(
		r.rows,
		func(a, b *row) int { return bytes.Compare(a.nameKey, b.nameKey) },
		func(v *row, n int) { v.ranks.name = n },
	)
	r.rankTexts(order, func(v *row) string { return v.country }, func(v *row, n int) { v.ranks.country = n })
	r.rankTexts(order, func(v *row) string { return v.languages }, func(v *row, n int) { v.ranks.languages = n })
	roles := program.Roles()
	seen := map[program.Country]bool{}
	for _, v := range r.rows {
		v.ranks.role = slices.Index(roles, v.person.Role)
		v.ranks.consent = consentRank(v.person.Consent)
		if c := v.person.Country; c != "" && !seen[c] {
			seen[c] = true
			r.countries = append(r.countries, c)
		}
	}
	slices.SortFunc(r.countries, func(a, b program.Country) int { return r.countryPlace(a) - r.countryPlace(b) })
}

func (r *Roster) countryPlace(c program.Country) int {
	for _, v := range r.rows {
		if v.person.Country == c {
			return v.ranks.country
		}
	}
	return 0
}

// rankTexts orders rows by a text that many share; an empty text comes last.
func (r *Roster) rankTexts(order *collate.Collator, text func(*row) string, set func(*row, int)) {
	places := map[string]int{}
	var texts []string
	for _, v := range r.rows {
		if _, known := places[text(v)]; !known {
			places[text(v)] = 0
			texts = append(texts, text(v))
		}
	}
	slices.SortFunc(texts, func(a, b string) int {
		if (a == "") != (b == "") {
			return strings.Compare(b, a)
		}
		return order.CompareString(a, b)
	})
	for i, t := range texts {
		places[t] = i
	}
	for _, v := range r.rows {
		set(v, places[text(v)])
	}
}

func place(rows []*row, compare func(a, b *row) int, set func(*row, int)) {
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, compare)
	for i, v := range sorted {
		set(v, i)
	}
}

// consentSigns go with the words name, photo and story, so that colour is never the only sign.
var consentSigns = map[program.Answer]struct {
	sign string
	tone look.Tone
}{program.Yes: {"✓", look.Green}, program.Unknown: {"?", look.Amber}, program.No: {"✕", look.Slate}}

// consentPart is one of the three questions that a person answers about being shown.
type consentPart struct {
	field string // of program.Consent, as validation names it
	word  func() string
	of    func(*program.Consent) *program.Answer
}

var consentParts = [...]consentPart{
	{
		"Consent.Name",
		func() string { return locale.L("name") },
		func(c *program.Consent) *program.Answer { return &c.Name },
	},
	{
		"Consent.Photo",
		func() string { return locale.L("photo") },
		func(c *program.Consent) *program.Answer { return &c.Photo },
	},
	{
		"Consent.Story",
		func() string { return locale.L("story") },
		func(c *program.Consent) *program.Answer { return &c.Story },
	},
}

func (part consentPart) chip(c program.Consent) look.ChipText {
	sign := consentSigns[*part.of(&c)]
	return look.ChipText{Text: part.word() + " " + sign.sign, Tone: sign.tone, ID: part.field}
}

// consentChips shows in the list, in one chip, what is not simply yes; a refusal is never hidden behind what is open.
func consentChips(c program.Consent) []look.ChipText {
	switch c {
	case program.Consent{}:
		return []look.ChipText{
			{Text: locale.X("consent.chip", "not asked"), Tone: look.Amber, ID: consentParts[0].field},
		}
	case program.Consent{Name: program.Yes, Photo: program.Yes, Story: program.Yes}:
		return []look.ChipText{{Text: locale.L("all ✓"), Tone: look.Green}}
	case program.Consent{Name: program.No, Photo: program.No, Story: program.No}:
		return []look.ChipText{{Text: locale.L("none ✕"), Tone: look.Slate}}
	}
	var open, refused []consentPart
	for _, part := range consentParts {
		switch *part.of(&c) {
		case program.Unknown:
			open = append(open, part)
		case program.No:
			refused = append(refused, part)
		}
	}
	switch {
	case len(open) > 0 && len(refused) > 0:
		return []look.ChipText{
			{
				Text: locale.L(
					"{{.Refused}} no, {{.Open}} ?",
					map[string]any{"Refused": len(refused), "Open": len(open)},
				),
				Tone: look.Amber, ID: open[0].field,
			},
		}
	case len(open) > 1:
		return []look.ChipText{
			{
				Text: locale.L("{{.Count}} open", map[string]any{"Count": len(open)}),
				Tone: look.Amber, ID: open[0].field,
			},
		}
	case len(open) == 1:
		return []look.ChipText{open[0].chip(c)}
	case len(refused) > 1:
		return []look.ChipText{
			{Text: locale.L("{{.Count}} refused", map[string]any{"Count": len(refused)}), Tone: look.Slate},
		}
	}
	return []look.ChipText{refused[0].chip(c)}
}

// consentRank puts who has not answered first, then who refuses most.
func consentRank(c program.Consent) int {
	open, no := 0, 0
	for _, part := range consentParts {
		switch *part.of(&c) {
		case program.Unknown:
			open++
		case program.No:
			no++
		}
	}
	return -(open*4 + no)
}

// coverage counts for each interpreter the people who need one and share a language with them beside the program's own.
func coverage(p *program.Program) map[program.ID]int {
	inNeed := map[string][]int{} // people by base language
	own := locale.Base(string(p.Interpreting().WorkingLanguage()))
	for i, person := range p.People {
		if person.NeedsInterpreter == program.Yes && !person.Cancelled {
			for _, s := range person.Languages {
				inNeed[locale.Base(s.Language)] = append(inNeed[locale.Base(s.Language)], i)
			}
		}
	}
	covered := map[program.ID]int{}
	for _, person := range p.People {
		if person.Role != program.Interpreter || person.Cancelled {
			continue
		}
		people := map[int]bool{}
		for _, s := range person.Languages {
			if b := locale.Base(s.Language); b != own {
				for _, i := range inNeed[b] {
					people[i] = true
				}
			}
		}
		covered[person.ID] = len(people)
	}
	return covered
}
