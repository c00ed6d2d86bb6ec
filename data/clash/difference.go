package clash

import (
	"slices"

	"laurel/data/program"
)

// alike reports whether a person is present, named and interpreted as before, so that only what is about the person has to be
// checked again.
func alike(a, b *program.Person) bool {
	return a.Role == b.Role && a.Cancelled == b.Cancelled && a.NeedsInterpreter == b.NeedsInterpreter && a.DisplayName() == b.DisplayName() &&
		slices.Equal(a.Languages, b.Languages) && slices.Equal(a.Stays, b.Stays)
}

// same reports whether two lists are of the very same records.
func same[R comparable](a, b []R) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b))
}

// replaced lists the places at which a list has another value of the same record; not ok when records came, went or moved.
func replaced[R interface {
	comparable
	program.Record
}](a, b []R) (places []int, ok bool) {
	if len(a) != len(b) {
		return nil, false
	}
	if len(a) == 0 || &a[0] == &b[0] {
		return nil, true
	}
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if a[i].RecordID() != b[i].RecordID() {
			return nil, false
		}
		places = append(places, i)
	}
	return places, true
}

// difference lists what is only in one of two lists that are alike but for a few meetings which changed, moved, came or went.
func difference(old, next []*program.Meeting) (removed, added []*program.Meeting) {
	i, k := 0, 0
	for i < len(old) && k < len(next) {
		equal := prefix(old[i:], next[k:])
		if i, k = i+equal, k+equal; i == len(old) || k == len(next) {
			break
		}
		switch {
		case i+1 < len(old) && old[i+1] == next[k]:
			removed, i = append(removed, old[i]), i+1
		case k+1 < len(next) && old[i] == next[k+1]:
			added, k = append(added, next[k]), k+1
		case i+1 < len(old) && k+1 < len(next) && old[i+1] == next[k+1]:
			removed, added, i, k = append(removed, old[i]), append(added, next[k]), i+1, k+1
		default:
			moreRemoved, moreAdded := unlike(old[i:], next[k:])
			removed, added, i, k = append(removed, moreRemoved...), append(added, moreAdded...), len(old), len(next)
		}
	}
	return unlike(append(removed, old[i:]...), append(added, next[k:]...))
}

// prefix is how many meetings two lists begin with alike. They are compared a block at a time, which takes half as long.
func prefix(a, b []*program.Meeting) int {
	const block = 64
	i, n := 0, min(len(a), len(b))
	for i+block <= n && *(*[block]*program.Meeting)(a[i:]) == *(*[block]*program.Meeting)(b[i:]) {
		i += block
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}

// unlike compares two lists in any order.
func unlike(old, next []*program.Meeting) (removed, added []*program.Meeting) {
	there := make(map[*program.Meeting]int, len(next))
	for _, m := range next {
		there[m]++
	}
	for _, m := range old {
		if there[m] > 0 {
			there[m]--
			continue
		}
		removed = append(removed, m)
	}
	for _, m := range next {
		if there[m] > 0 {
			there[m]--
			added = append(added, m)
		}
	}
	return removed, added
}
