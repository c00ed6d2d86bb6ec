package surface

import (
	"iter"
	"maps"
)

// Selection is a set of keys.
type Selection struct{ chosen map[string]bool }

// Has reports whether a key is selected.
func (s *Selection) Has(key string) bool { return s.chosen[key] }

// Len is how many keys are selected.
func (s *Selection) Len() int { return len(s.chosen) }

// Set selects these keys alone.
func (s *Selection) Set(keys ...string) {
	s.chosen = make(map[string]bool, len(keys))
	for _, k := range keys {
		s.chosen[k] = true
	}
}

// Add selects a key too.
func (s *Selection) Add(key string) {
	if s.chosen == nil {
		s.chosen = map[string]bool{}
	}
	s.chosen[key] = true
}

// Toggle selects a key too, or no longer.
func (s *Selection) Toggle(key string) {
	if s.chosen[key] {
		delete(s.chosen, key)
		return
	}
	s.Add(key)
}

// Keep drops the keys that are not among those of the items; it reports whether there were any.
func (s *Selection) Keep(there iter.Seq2[int, string]) (lost bool) {
	before := s.chosen
	s.chosen = map[string]bool{}
	for _, key := range there {
		if before[key] {
			s.chosen[key] = true
		}
	}
	return len(s.chosen) != len(before)
}

// All yields the selected keys in no order.
func (s *Selection) All() iter.Seq[string] { return maps.Keys(s.chosen) }
