package clash

import "math/bits"

// people is a set of people by their ordinal in the program: one bit each, since ten thousand meetings of ten thousand people must fit into
// memory and be compared quickly.
type people []uint64

func newPeople(n int) people { return make(people, (n+63)/64) }

func (p people) add(i int) { p[i/64] |= 1 << (i % 64) }

func (p people) put(i int, in bool) {
	p[i/64] &^= 1 << (i % 64)
	if in {
		p.add(i)
	}
}

func (p people) empty() bool {
	for _, word := range p {
		if word != 0 {
			return false
		}
	}
	return true
}

func (p people) meets(other people) bool {
	for i, word := range p {
		if word&other[i] != 0 {
			return true
		}
	}
	return false
}

// and is the intersection.
func (p people) and(other people) people {
	both := make(people, len(p))
	for i, word := range p {
		both[i] = word & other[i]
	}
	return both
}

// each yields the ordinals in rising order.
func (p people) each(yield func(int) bool) {
	for i, word := range p {
		for ; word != 0; word &= word - 1 {
			if !yield(i*64 + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}
