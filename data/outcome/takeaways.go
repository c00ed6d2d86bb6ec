package outcome

import (
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// stopKey is the stop of a takeaway; one that the program does not have is not stated.
func stopKey(p *program.Program, t *program.Takeaway) string {
	stop := p.StopOf(t)
	if p.Stop(stop) == nil {
		return ""
	}
	return string(stop)
}

// TakeawaysByKind counts the takeaways by kind, in the order of the kinds.
func TakeawaysByKind(p *program.Program) []Count {
	c := newCounter(named(program.TakeawayKinds())...)
	for _, t := range p.Takeaways {
		c.add(string(t.Kind), t.ID, t.Kind.Name)
	}
	return c.inOrder()
}

// TakeawaysByTag counts the takeaways by each tag, in any case and accents, the largest first. One without a tag counts
// nowhere.
func TakeawaysByTag(p *program.Program) []Count {
	c := newCounter()
	for _, t := range p.Takeaways {
		seen := map[string]bool{}
		for _, tag := range t.Tags {
			key := locale.Fold(strings.TrimSpace(tag))
			if !seen[key] {
				c.add(key, t.ID, fixed(tag))
			}
			seen[key] = true
		}
	}
	return c.largest()
}

// TakeawaysByThemeAndStop counts the takeaways by theme (rows) and stop (columns).
func TakeawaysByThemeAndStop(p *program.Program) Table {
	rows, columns := newCounter(themes(p)...), newCounter(stops(p)...)
	t := Table{cells: map[[2]string][]program.ID{}}
	for _, one := range p.Takeaways {
		cell := [2]string{string(one.Theme), stopKey(p, one)}
		rows.add(cell[0], one.ID, nil)
		columns.add(cell[1], one.ID, nil)
		t.cells[cell] = append(t.cells[cell], one.ID)
	}
	t.Rows, t.Columns = rows.named(p).inOrder(), columns.inOrder()
	return t
}
