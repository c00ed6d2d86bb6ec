package identity

import (
	"cmp"
	"slices"

	"laurel/data/program"
)

// Pair are two records of a program that may be of one person. One comes first in the program.
type Pair struct {
	One   *program.Person
	Match // the other, with the signs that agree and contradict
}

// Duplicates returns the pairs of a program's people that are, or may be, one person, the likeliest first. Its time
// grows with the number of people, not with its square.
func Duplicates(p *program.Program) []Pair {
	index := NewIndex(p.People)
	var pairs []Pair
	for position, one := range p.People {
		for _, m := range index.Matches(index.all[position]) {
			if int(m.position) > position && m.Verdict() != Another {
				pairs = append(pairs, Pair{one, m})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Verdict(), a.Verdict()), cmp.Compare(len(b.Agree), len(a.Agree)))
	})
	return pairs
}
