package identity

import (
	"cmp"
	"hash/maphash"
	"slices"

	"laurel/data/civil"
	"laurel/data/program"
)

// Index finds people by hashes of their signs, without a text of its own for each; compare sees whether two people do
// share a sign.
type Index struct {
	all    []*Signs
	shared map[uint64]sharing
	later  []link
}

// sharing are those who share a sign: the first of them, and the links to the others in the order in which they came.
type sharing struct{ first, from, last, count int32 }

// link is one of several who share a sign, with the next link; 0: there is none.
type link struct{ person, next int32 }

// mostSharing is how many of those who share a sign are looked at: an office's e-mail address or the name "Guest" may
// be everyone's.
const mostSharing = 50

// NewIndex indexes people.
func NewIndex(people []*program.Person) *Index {
	const signs = 8 // of most people
	x := &Index{
		all:    make([]*Signs, 0, len(people)),
		shared: make(map[uint64]sharing, signs*len(people)),
		later:  make([]link, 1), // none is at 0
	}
	for _, p := range people {
		x.Add(SignsOf(p))
	}
	return x
}

// Add adds a person by their signs.
func (x *Index) Add(s *Signs) {
	position := int32(len(x.all)) // there are far fewer people
	x.all = append(x.all, s)
	for _, hash := range s.bornAs() {
		x.add(hash, position)
	}
	for _, hash := range s.hashes {
		x.add(hash, position)
	}
}

func (x *Index) add(hash uint64, position int32) {
	in, known := x.shared[hash]
	switch {
	case !known:
		in.first = position
	case in.from == 0 && in.first == position, in.from > 0 && x.later[in.last].person == position:
		return
	default:
		at := int32(len(x.later))
		x.later = append(x.later, link{person: position})
		if in.from == 0 {
			in.from = at
		} else {
			x.later[in.last].next = at
		}
		in.last = at
	}
	in.count++
	x.shared[hash] = in
}

// among lists those who share a sign by its hash, at most so many.
func (x *Index) among(hash uint64, most int) (positions []int32) {
	in, known := x.shared[hash]
	if !known {
		return nil
	}
	positions = append(positions, in.first)
	for at := in.from; at > 0 && len(positions) < most; at = x.later[at].next {
		positions = append(positions, x.later[at].person)
	}
	return positions
}

// seed is that of the hashes of signs.
var seed = maphash.MakeSeed()

// hashOf is the hash of a sign, by which a person is found.
func hashOf(sign Sign, text string) uint64 {
	return maphash.Comparable(seed, struct {
		sign Sign
		text string
	}{sign, text})
}

// hash sets the hashes by which a person is found, those of names first.
func (s *Signs) hash(spellings []uint64) {
	s.hashes = make([]uint64, 0, len(s.keys)+len(spellings)+3)
	for _, key := range s.keys {
		s.hashes = append(s.hashes, hashOf(Name, key))
	}
	s.hashes = append(s.hashes, spellings...)
	s.spellings = s.hashes[len(s.keys):]
	for _, sign := range [...]struct {
		sign Sign
		text string
	}{{Passport, s.passport}, {Email, s.email}, {Phone, s.phone}} {
		if sign.text != "" {
			s.hashes = append(s.hashes, hashOf(sign.sign, sign.text))
		}
	}
}

// Alone reports of each of several people whether none of the others shares a sign with them.
func Alone(all []*Signs) []bool {
	var hashes []uint64
	for _, s := range all {
		hashes = append(hashes, s.hashes...)
	}
	slices.Sort(hashes)
	shared := map[uint64]bool{}
	for i := 1; i < len(hashes); i++ {
		if hashes[i] == hashes[i-1] {
			shared[hashes[i]] = true
		}
	}
	alone := make([]bool, len(all))
	for i, s := range all {
		alone[i] = !slices.ContainsFunc(s.hashes, func(hash uint64) bool { return shared[hash] })
	}
	return alone
}

// bornAs are the hashes of the names together with the date of birth, which find one of many of a name.
func (s *Signs) bornAs() []uint64 {
	if s.birth.IsZero() {
		return nil
	}
	hashes := make([]uint64, len(s.keys))
	for i, key := range s.keys {
		hashes[i] = maphash.Comparable(seed, struct {
			birth civil.Date
			name  string
		}{s.birth, key})
	}
	return hashes
}

// Matches returns the people who share a sign with somebody, the likeliest first, and they themselves not.
func (x *Index) Matches(s *Signs) []Match {
	var seen map[int32]bool
	var found []Match
	add := func(positions []int32) {
		for _, position := range positions {
			other := x.all[position]
			if seen[position] || other.person == s.person {
				continue
			}
			if seen == nil {
				seen = map[int32]bool{}
			}
			seen[position] = true
			match := compare(s, other)
			match.position = position
			found = append(found, match)
		}
	}
	for _, hash := range s.bornAs() {
		add(x.among(hash, mostSharing))
	}
	for i, hash := range s.hashes {
		if isName := i < len(s.keys)+len(s.spellings); isName || x.shared[hash].count <= mostSharing {
			add(x.among(hash, mostSharing))
		}
	}
	slices.SortFunc(found, func(a, b Match) int {
		return cmp.Or(
			cmp.Compare(b.Verdict(), a.Verdict()), cmp.Compare(len(b.Agree), len(a.Agree)),
			cmp.Compare(len(a.Differ), len(b.Differ)), cmp.Compare(a.position, b.position),
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
	return x.people(hashOf(Name, nameKey(words(name))))
}

// Reached returns those who have an e-mail address.
func (x *Index) Reached(email string) []*program.Person {
	return x.people(hashOf(Email, emailSign(email)))
}

// people lists those who share a sign by its hash.
func (x *Index) people(hash uint64) []*program.Person {
	var found []*program.Person
	for _, position := range x.among(hash, len(x.all)) {
		found = append(found, x.all[position].person)
	}
	return found
}
