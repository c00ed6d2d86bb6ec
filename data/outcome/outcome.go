// Package outcome computes the figures of a program: what the window, every report and every chart shows. Its functions
// are pure and read a program value, or that of an edition: then they count what its audience may have. Each figure has
// the IDs of the records that it counts, so that a list can be opened from it and a test can count another way.
//
// It imports the domain and what that imports, nothing else.
package outcome

import (
	"cmp"
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// Count is how many records there are of something.
type Count struct {
	Key     string       // a code, an ID or a folded text; empty: not stated
	Records []program.ID // those that are counted, in the order of the program

	name func(l locale.Language) string
}

// N is how many records there are.
func (c Count) N() int { return len(c.Records) }

// Name returns what is counted.
func (c Count) Name(l locale.Language) string { return nameOf(c.Key, c.name, l) }

func nameOf(key string, name func(locale.Language) string, l locale.Language) string {
	if key == "" || name == nil {
		return l.Text("outcome.not-stated")
	}
	return name(l)
}

// Hours is how long something takes in all.
type Hours struct {
	Key     string
	Minutes int
	Records []program.ID // the meetings, in the order of the program

	name func(l locale.Language) string
}

// Name returns what takes that long.
func (h Hours) Name(l locale.Language) string { return nameOf(h.Key, h.name, l) }

// Total is how many records are counted, each once.
func Total(counts []Count) int { return len(Union(counts)) }

// Union lists the records that are counted, each once.
func Union(counts []Count) []program.ID {
	seen := map[program.ID]bool{}
	var all []program.ID
	for _, c := range counts {
		for _, id := range c.Records {
			if !seen[id] {
				seen[id] = true
				all = append(all, id)
			}
		}
	}
	return all
}

// counter collects records by keys.
type counter struct {
	counts []Count
	at     map[string]int
}

// newCounter returns a counter in which keys have their places already, in that order and without records.
func newCounter(first ...Count) *counter {
	c := &counter{at: map[string]int{}}
	for _, count := range first {
		c.at[count.Key] = len(c.counts)
		c.counts = append(c.counts, count)
	}
	return c
}

// add counts a record once for a key. The name is that of the first record; nil: see named.
func (c *counter) add(key string, record program.ID, name func(locale.Language) string) {
	i, known := c.at[key]
	if !known {
		i = len(c.counts)
		c.at[key] = i
		c.counts = append(c.counts, Count{Key: key, name: name})
	}
	c.counts[i].Records = append(c.counts[i].Records, record)
}

// largest returns the counts by how many they are, then by key, what is not stated last.
func (c *counter) largest() []Count {
	slices.SortStableFunc(c.counts, func(a, b Count) int {
		return cmp.Or(compareStated(a.Key, b.Key), cmp.Compare(b.N(), a.N()), cmp.Compare(a.Key, b.Key))
	})
	return c.counts
}

// Ranked returns counts that are the largest first with those that are alike in the order of their names.
func Ranked(counts []Count, l locale.Language) []Count {
	compare := l.Compare()
	ranked := slices.Clone(counts)
	slices.SortStableFunc(ranked, func(a, b Count) int {
		return cmp.Or(compareStated(a.Key, b.Key), cmp.Compare(b.N(), a.N()), compare(a.Name(l), b.Name(l)))
	})
	return ranked
}

// inOrder returns the counts in the order of the keys, what is not stated last, without those of nothing.
func (c *counter) inOrder() []Count {
	slices.SortStableFunc(c.counts, func(a, b Count) int { return compareStated(a.Key, b.Key) })
	return slices.DeleteFunc(c.counts, func(count Count) bool { return count.N() == 0 })
}

// compareStated puts what is not stated last.
func compareStated(a, b string) int {
	switch {
	case a == "" && b != "":
		return 1
	case a != "" && b == "":
		return -1
	}
	return 0
}

// named returns counts of nothing for values, in their order.
func named[N interface {
	~string
	program.Named
}](values []N) []Count {
	counts := make([]Count, len(values))
	for i, v := range values {
		counts[i] = Count{Key: string(v), name: v.Name}
	}
	return counts
}

// fixed returns a name that is the same in every language.
func fixed(text string) func(locale.Language) string {
	return func(locale.Language) string { return text }
}

// themes returns counts of nothing for the themes of a program, in their order.
func themes(p *program.Program) []Count {
	var counts []Count
	for _, t := range p.ThemeList() {
		counts = append(counts, Count{Key: string(t.ID), name: t.Name})
	}
	return counts
}

// stops returns counts of nothing for the stops of a program, in their order.
func stops(p *program.Program) []Count {
	var counts []Count
	for _, s := range p.Stops {
		counts = append(counts, Count{Key: string(s.ID), name: fixed(s.City)})
	}
	return counts
}

// named names the counts that have no name by their theme in a program.
func (c *counter) named(p *program.Program) *counter {
	for i, count := range c.counts {
		if count.name == nil {
			c.counts[i].name = func(l locale.Language) string { return p.ThemeName(program.ThemeID(count.Key), l) }
		}
	}
	return c
}

// Table is a count by two things.
type Table struct {
	Rows, Columns []Count // with all records of each
	cells         map[[2]string][]program.ID
}

// Cell returns what is counted for a row and a column by their keys.
func (t Table) Cell(row, column string) Count {
	return Count{Key: row, Records: t.cells[[2]string{row, column}]}
}
