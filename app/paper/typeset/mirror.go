package typeset

import "laurel/data/locale"

// view is where coordinates of the layout are on paper. Makers lay everything out for reading from left to right; a
// page in a language that is written from right to left is seen as in a mirror: columns, tables, margins, alignment and
// drawings. Letters, pictures and codes for cameras are moved, not turned.
type view struct {
	mirrored bool
	shift    float64 // x on paper is shift + x, or shift - x where the view is mirrored
}

// x returns where an x of the layout is on paper.
func (v view) x(x float64) float64 {
	if v.mirrored {
		return v.shift - x
	}
	return v.shift + x
}

// box returns where a box of the layout is on paper.
func (v view) box(r Rect) Rect {
	left := v.x(r.X)
	if v.mirrored {
		left = v.x(r.Right())
	}
	return Rect{left, r.Y, r.W, r.H}
}

// within returns the view in which a box has its place of v, and its inside is mirrored or not.
func (v view) within(r Rect, mirrored bool) view {
	left := v.box(r).X
	if mirrored {
		return view{true, left + r.Right()}
	}
	return view{false, left - r.X}
}

// viewOf returns the view of a page of a width in a language (BCP 47).
func viewOf(width float64, language string) view {
	if locale.Language(language).FromRight() {
		return view{true, width}
	}
	return view{}
}

// In sets the language (BCP 47) of the texts and pages that follow; those in a language that is written from right to
// left are set from right to left. The file remains in the language of its Options.
func (d *Document) In(language string) { d.language = language }

// In draws a box in a language of its own, which may be written in the other direction than the rest of the page.
func (c *Canvas) In(language string, box Rect, draw func()) {
	before, outer := c.view, c.doc.language
	c.view = before.within(box, locale.Language(language).FromRight())
	c.doc.In(language)
	draw()
	c.view = before
	c.doc.In(outer)
}

// OnPaper returns where a box of the layout is on paper, from the top left.
func (c *Canvas) OnPaper(box Rect) Rect { return c.view.box(box) }

// Upright draws a box that is never mirrored, such as a map.
func (c *Canvas) Upright(box Rect, draw func()) {
	before := c.view
	c.view = before.within(box, false)
	draw()
	c.view = before
}

// path returns a path as it is on paper.
func (v view) path(p *Path) *Path {
	if v == (view{}) {
		return p
	}
	seen := &Path{ops: make([]pathOp, len(p.ops))}
	for i, op := range p.ops {
		for k := 0; k < op.coordinates(); k += 2 {
			op.xy[k] = v.x(op.xy[k])
		}
		seen.ops[i] = op
	}
	return seen
}

// align returns the side of the layout at which lines begin: all texts of a page from right to left begin at its
// right, those in Latin letters too.
func (v view) align(a Align) Align {
	if v.mirrored && a == Start {
		return Left
	}
	return a
}
