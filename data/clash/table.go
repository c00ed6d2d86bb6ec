package clash

import (
	"hash/maphash"
	"iter"
	"maps"
	"sync"

	"laurel/data/program"
)

// table is an immutable map. It is divided into parts, so that a changed copy shares all parts but those that changed.
// The zero table is empty.
type table[K comparable, V any] struct {
	parts []map[K]*V
}

const parts = 256

var seed = maphash.MakeSeed()

func part[K comparable](key K) int { return int(maphash.Comparable(seed, key) % parts) }

// get returns the value of a key, or nil.
func (t table[K, V]) get(key K) *V {
	if t.parts == nil {
		return nil
	}
	return t.parts[part(key)][key]
}

// with returns a copy with the changed values; nil removes a key.
func (t table[K, V]) with(changed map[K]*V) table[K, V] {
	if len(changed) == 0 {
		return t
	}
	next := make([]map[K]*V, parts)
	copy(next, t.parts)
	var own [parts]bool
	for key, value := range changed {
		i := part(key)
		if !own[i] {
			own[i] = true
			next[i] = maps.Clone(next[i])
			if next[i] == nil {
				next[i] = map[K]*V{}
			}
		}
		if value == nil {
			delete(next[i], key)
		} else {
			next[i][key] = value
		}
	}
	return table[K, V]{next}
}

// all yields the values in no particular order.
func (t table[K, V]) all() iter.Seq[*V] {
	return func(yield func(*V) bool) {
		for _, values := range t.parts {
			for _, value := range values {
				if !yield(value) {
					return
				}
			}
		}
	}
}

// index finds the items by the IDs of their meetings. It is made when it is first used.
type index struct {
	once       sync.Once
	items      table[program.ID, item]
	gone, come []*item // since the items before
}

func (x *index) table() table[program.ID, item] {
	x.once.Do(func() {
		changed := make(map[program.ID]*item, len(x.gone)+len(x.come))
		for _, v := range x.gone {
			changed[v.meeting.ID] = nil
		}
		for _, v := range x.come {
			changed[v.meeting.ID] = v
		}
		x.items = x.items.with(changed)
		x.gone, x.come = nil, nil
	})
	return x.items
}

func (x *index) get(id program.ID) *item { return x.table().get(id) }
