package table

import "laurel/data/intake/source"

// struckThrough is how much of a text is struck through.
type struckThrough int

const (
	notStruck struckThrough = iota
	partlyStruck
	whollyStruck
)

// struckRuns finds how much of a text of several runs is struck through.
type struckRuns struct{ struck, plain bool }

// add adds a run that has a text.
func (r *struckRuns) add(struck bool) {
	r.struck, r.plain = r.struck || struck, r.plain || !struck
}

func (r *struckRuns) all() struckThrough {
	switch {
	case !r.struck:
		return notStruck
	case r.plain:
		return partlyStruck
	}
	return whollyStruck
}

// strike notes which cells of rows are struck through.
func (g *grid) strike(row, repeat int, cells []gridCell) {
	wholly := 0
	var struck []place
	for _, c := range cells {
		if c.struck != notStruck {
			struck = append(struck, place{row, c.column})
		}
		if c.struck == whollyStruck {
			wholly++
		}
	}
	switch {
	case len(struck) == 0:
	case wholly < len(cells):
		g.struckCells = append(g.struckCells, struck...)
	default:
		if g.struck == nil {
			g.struck = map[int]bool{}
		}
		for i := range repeat {
			g.struck[row+i] = true
		}
	}
}

// remarkStruck remarks that a row is struck through, which often means that it does not hold any more.
func (p *part) remarkStruck(l line, of source.Subject) {
	if p.struck[l.Row-p.sheet.first] {
		p.Problem(of, "The row is crossed out in the file; it is imported anyway. Leave it out, or mark it as "+
			"cancelled, if that is what was meant.")
	}
}
