package clash

import (
	"maps"
	"slices"

	"laurel/data/program"
)

// alike reports whether a person is present, named and interpreted as before, so that only what is about the person has
// to be checked again.
func alike(a, b *program.Person) bool {
	return a.Role == b.Role && a.Cancelled == b.Cancelled && a.NeedsInterpreter == b.NeedsInterpreter &&
		a.DisplayName() == b.DisplayName() && slices.Equal(a.Languages, b.Languages) && slices.Equal(a.Stays, b.Stays)
}

// same reports whether two lists are of the very same records.
func same[R comparable](a, b []R) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b))
}

// replaced lists the places at which a list has another value of the same record; not ok when records came, went or
// moved.
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

// difference lists the meetings that are only in one of two lists, which begin and end alike after most edits.
func difference(old, next []*program.Meeting) (removed, added []*program.Meeting) {
	for len(old) > 0 && len(next) > 0 && old[0] == next[0] {
		old, next = old[1:], next[1:]
	}
	for len(old) > 0 && len(next) > 0 && old[len(old)-1] == next[len(next)-1] {
		old, next = old[:len(old)-1], next[:len(next)-1]
	}
	gone := make(map[*program.Meeting]bool, len(old))
	for _, m := range old {
		gone[m] = true
	}
	for _, m := range next {
		if !gone[m] {
			added = append(added, m)
		}
		delete(gone, m)
	}
	return slices.Collect(maps.Keys(gone)), added
}
