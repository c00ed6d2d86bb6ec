package typeset

// hardly is the part of a page below which it is not worth its paper, and longest how many points of the lower margin
// the pages before it may have to avoid it.
const (
	hardly  = 0.16
	longest = 18.0
)

// measured is a block that remembers its height at a width.
type measured struct {
	Block
	width, height float64
}

// remembering returns a block that is measured once. Space is recognised by the flow, and is cheap.
func remembering(b Block) Block {
	switch b := b.(type) {
	case Space:
		return b
	case repeated:
		return b
	case together:
		return together{remembering(b.Block)}
	}
	return &measured{Block: b, width: -1}
}

func (m *measured) measure(d *Document, width float64) float64 {
	if m.width != width {
		m.width, m.height = width, m.Block.measure(d, width)
	}
	return m.height
}

// tried returns how many pages more what was added takes, and how much of the last one, on pages that are longer by
// some points. Nothing is drawn.
func (f *Flow) tried(longer float64) (pages int, used float64) {
	trial := *f
	trial.trial, trial.started = true, 0
	trial.area.H += longer
	trial.setQueue()
	trial.setPending()
	return trial.started, trial.y - trial.area.Y
}

// longerPages returns by how many points pages have to be longer so that what was added does not end with a page that
// has hardly anything on it; 0 where it does not, or where that does not help.
func (f *Flow) longerPages() float64 {
	if f.columns > 1 || len(f.queue) == 0 {
		return 0
	}
	begun := 0
	if f.page == nil {
		begun = 1 // the first page is no page more
	}
	pages, used := f.tried(0)
	if pages <= begun || used > hardly*f.area.H {
		return 0
	}
	const step = 6.0
	for longer := step; longer <= longest; longer += step {
		if fewer, _ := f.tried(longer); fewer < pages {
			return longer
		}
	}
	return 0
}

// PagesOf returns how many pages blocks take that begin a new one, and whether the last of several has hardly anything
// on it.
func (d *Document) PagesOf(area Rect, blocks ...Block) (pages int, wasteful bool) {
	f := d.Flow(area, nil)
	for _, b := range blocks {
		if b != nil {
			f.queue = append(f.queue, remembering(b))
		}
	}
	pages, used := f.tried(f.longerPages())
	return pages, pages > 1 && used <= hardly*area.H
}
