package identity

import (
	"cmp"
	"slices"

	"laurel/data/program"
)

// Index finds people by their signs.
type Index struct {
	all  []*Signs
	at   map[*program.Person]int
	by   map[Sign]map[string][]int // name, spelling, passport, e-mail, telephone; positions in all
	born map[string][]int          // by date of birth and name
}

// mostSharing is how many of those who share a sign are looked at: an office's e-mail address or the name "Guest" may
// be everyone's.
const mostSharing = 50

// NewIndex indexes people.
func NewIndex(people []*program.Person) *Index {
	x := &Index{
		at: make(map[*program.Person]int, len(people)), by: map[Sign]map[string][]int{},
		born: map[string][]int{},
	}
	for _, sign := range []Sign{Name, Spelling, Passport, Email, Phone} {
		x.by[sign] = make(map[string][]int, len(people))
	}
	for _, p := range people {
		x.Add(SignsOf(p))
	}
	return x
}

// Add adds a person by their signs.
func (x *Index) Add(s *Signs) {
	position := len(x.all)
	x.all = append(x.all, s)
	x.at[s.person] = position
	for sign, keys := range s.indexed() {
		for _, key := range keys {
			if in := x.by[sign][key]; len(in) == 0 || in[len(in)-1] != position {
				x.by[sign][key] = append(in, position)
			}
		}
	}
	for _, key := range s.bornAs() {
		x.born[key] = append(x.born[key], position)
	}
}

// indexed returns the keys by which a person is found.
func (s *Signs) indexed() map[Sign][]string {
	found := map[Sign][]string{Name: s.keys, Spelling: s.spellings}
	for sign, key := range map[Sign]string{Passport: s.passport, Email: s.email, Phone: s.phone} {
		if key != "" {
			found[sign] = []string{key}
		}
	}
	return found
}

// bornAs are the names together with the date of birth, which find one of many of a name.
func (s *Signs) bornAs() []string {
	if s.birth.IsZero() {
		return nil
	}
	keys := make([]string, len(s.keys))
	for i, key := range s.keys {
		keys[i] = s.birth.String() + key
	}
	return keys
}

// Matches returns the people who share a sign with somebody, the likeliest first, and they themselves not.
func (x *Index) Matches(s *Signs) []Match {
	seen := map[int]bool{}
	var found []Match
	add := func(positions []int) {
		for _, position := range positions[:min(len(positions), mostSharing)] {
			other := x.all[position]
			if seen[position] || other.person == s.person {
				continue
			}
			seen[position] = true
			found = append(found, compare(s, other))
		}
	}
	for _, key := range s.bornAs() {
		add(x.born[key])
	}
	for sign, keys := range s.indexed() {
		for _, key := range keys {
			shared := x.by[sign][key]
			if isName := sign == Name || sign == Spelling; isName || len(shared) <= mostSharing {
				add(shared)
			}
		}
	}
	slices.SortFunc(found, func(a, b Match) int {
		return cmp.Or(
			cmp.Compare(b.Verdict(), a.Verdict()), cmp.Compare(len(b.Agree), len(a.Agree)),
			cmp.Compare(len(a.Differ), len(b.Differ)), cmp.Compare(x.at[a.Person], x.at[b.Person]),
		)
	})
	return found
}

// Compare returns the match of one person with another.
func Compare(one, other *program.Person) Match { return compare(SignsOf(one), SignsOf(other)) }

// CompareSigns is Compare for signs that were read.
func CompareSigns(one, other *Signs) Match { return compare(one, other) }

// Named returns those who bear a name, whole, in whichever order of its words.
func (x *Index) Named(name string) []*program.Person {
	var found []*program.Person
	for _, position := range x.by[Name][nameKey(words(name))] {
		found = append(found, x.all[position].person)
	}
	return found
}

// Reached returns those who have an e-mail address.
func (x *Index) Reached(email string) []*program.Person {
	var found []*program.Person
	for _, position := range x.by[Email][SignsOf(&program.Person{Email: email}).email] {
		found = append(found, x.all[position].person)
	}
	return found
}
