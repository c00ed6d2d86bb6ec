package typeset

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"laurel/app/paper/pdf"
)

// outlineForm is a glyph drawn once in font units and used wherever it occurs.
type outlineForm struct {
	name string // resource name, G1, G2 ...; empty for a glyph without ink
	ops  []byte
}

type outlineKey struct {
	face *typeface
	gid  font.GID
}

// outline returns the drawing operators of a glyph in font units, empty for one without ink.
func (f *typeface) outline(gid font.GID, face *font.Face) []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	if ops, ok := f.outlines[gid]; ok {
		return ops
	}
	ops := outlineOps(f.segments(gid, face))
	f.outlines[gid] = ops
	return ops
}

// segments returns the outline of a glyph in font units, empty for one without ink.
func (f *typeface) segments(gid font.GID, face *font.Face) []opentype.Segment {
	if gid == 0 {
		return nil
	}
	o, ok := face.GlyphDataOutline(gid)
	if f.latin != nil {
		o, ok = f.latin.glyphOutline(gid)
	}
	if !ok {
		return nil
	}
	return o.Segments
}

// outlineOps writes an outline for a nonzero fill. PDF has cubic curves only, so quadratic ones are raised.
func outlineOps(segments []opentype.Segment) []byte {
	var b []byte
	var x, y float32
	emit := func(verb string, points ...opentype.SegmentPoint) {
		for _, p := range points {
			b = number(b, float64(p.X), 1)
			b = append(b, ' ')
			b = number(b, float64(p.Y), 1)
			b = append(b, ' ')
			x, y = p.X, p.Y
		}
		b = append(b, verb...)
	}
	for _, s := range segments {
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if len(b) > 0 {
				b = append(b, "h\n"...)
			}
			emit("m\n", s.Args[0])
		case opentype.SegmentOpLineTo:
			emit("l\n", s.Args[0])
		case opentype.SegmentOpQuadTo:
			c, end := s.Args[0], s.Args[1]
			emit("c\n", opentype.SegmentPoint{X: x + (c.X-x)*2/3, Y: y + (c.Y-y)*2/3},
				opentype.SegmentPoint{X: end.X + (c.X-end.X)*2/3, Y: end.Y + (c.Y-end.Y)*2/3}, end)
		case opentype.SegmentOpCubeTo:
			emit("c\n", s.Args[0], s.Args[1], s.Args[2])
		}
	}
	if len(b) > 0 {
		b = append(b, "h f"...)
	}
	return b
}

// drawLine draws one line with its left edge at x and its baseline at y (from the top).
func (c *Canvas) drawLine(l textLine, x, y float64, s Style) {
	if l.start == l.end {
		return
	}
	if c.raster != nil {
		c.raster.drawLine(c.doc, l, x, y, s)
		return
	}
	c.setFill(s.Color)
	s.Tracking = l.p.tracking(s)
	list := l.pieces()
	for i, p := range list {
		ltr := isLTR(p.run.level)
		if l.p.rtl && ltr && i > 0 {
			c.directionMark(rightToLeftMark, x, y, s.Size)
		}
		if p.run.text {
			x = c.drawText(l.p, p, x, y, s.Size)
		} else {
			x = c.drawOutlines(l.p, p, x, y, s)
		}
		if !l.p.rtl && !ltr && i < len(list)-1 {
			c.directionMark(leftToRightMark, x, y, s.Size)
		}
	}
}

// The marks that Unicode has for ending a stretch of the other direction.
const (
	leftToRightMark = '\u200E'
	rightToLeftMark = '\u200F'
)

// directionMark writes a mark without width where a stretch of the other direction ends in reading order: readers of
// the file would otherwise count the space beyond it in with the stretch and join two words.
func (c *Canvas) directionMark(mark rune, x, y, size float64) {
	layer := c.searchLayer(c.size.H-y, size)
	layer.put([]rune{mark}, x, x, true)
	layer.close()
}

// drawText writes a piece as text of an embedded subset, with the shaper's kerning between the signs.
func (c *Canvas) drawText(p *shaped, pc piece, x, y, size float64) float64 {
	sub := c.doc.subset(pc.run.face)
	baseline := c.size.H - y
	c.put("BT /", sub.name, " ")
	c.numbers(size)
	c.put("Tf ")
	w := textWriter{c: c, size: size}
	for _, cl := range pc.clusters {
		right := x + cl.advance*size
		for i, g := range cl.glyphs {
			code := sub.code(g.id, clusterText(p.runes, cl, i))
			w.put(code, sub.widths[code-1]/1000*size, x+g.dx*size, baseline+g.dy*size)
			x += g.advance * size
		}
		x = right
	}
	w.flush()
	c.put("ET\n")
	return x
}

// clusterText returns the text of the i-th glyph of a left-to-right cluster: a character each, and what is left
// for the last glyph.
func clusterText(runes []rune, cl cluster, i int) string {
	from, to := min(cl.start+i, cl.end), min(cl.start+i+1, cl.end)
	if i == len(cl.glyphs)-1 {
		to = cl.end
	}
	return string(runes[from:to])
}

// textWriter writes the glyphs of one text object with as few operators as possible.
type textWriter struct {
	c        *Canvas
	size     float64
	x, y     float64 // where the next sign would fall by itself
	open, ok bool
}

// put writes a sign of a width at a place. Small differences to where it would fall by itself are kerning.
func (w *textWriter) put(code int, width, x, y float64) {
	c := w.c
	kern := (w.x - x) * 1000 / w.size
	switch {
	case !w.ok || y != w.y || kern > 9000 || kern < -9000:
		w.flush()
		c.put("1 0 0 1 ")
		c.numbers(x, y)
		c.put("Tm [")
		w.ok = true
		w.x, w.y = x, y
	case kern > 0.5 || kern < -0.5:
		c.put(">")
		w.open = false
		c.ops = number(c.ops, kern, 1)
		w.x = x
	}
	if !w.open {
		c.put("<")
		w.open = true
	}
	c.ops = pdf.AppendHex(c.ops, uint16(code))
	w.x += width
}

func (w *textWriter) flush() {
	if w.open {
		w.c.ops = append(w.c.ops, '>')
	}
	if w.ok {
		w.c.ops = append(w.c.ops, "] TJ "...)
	}
	w.open, w.ok = false, false
}

// drawOutlines draws a piece as filled outlines and writes its characters over them without ink.
func (c *Canvas) drawOutlines(p *shaped, pc piece, x, y float64, s Style) float64 {
	f := pc.run.face
	baseline, scale := c.size.H-y, s.Size/f.upem
	search := c.searchLayer(baseline, s.Size)
	for _, cl := range pc.clusters {
		left, right := x, x+(cl.advance+s.Tracking)*s.Size
		for _, g := range cl.glyphs {
			if name := c.doc.outline(f, g.id); name != "" {
				c.put("q ")
				c.ops = number(c.ops, scale, 5)
				c.put(" 0 0 ")
				c.ops = number(c.ops, scale, 5)
				c.put(" ")
				c.numbers(x+g.dx*s.Size, baseline+g.dy*s.Size)
				c.put("cm /", name, " Do Q\n")
			}
			x += g.advance * s.Size
		}
		x = right
		if !isolates(p.runes[cl.start:cl.end]) {
			search.put(p.runes[cl.start:cl.end], left, x, isLTR(pc.run.level))
		}
	}
	search.close()
	return x
}

// searchLayer is the text without ink over one outlined piece.
type searchLayer struct {
	c        *Canvas
	ops      []byte
	baseline float64
	size     float64
}

func (c *Canvas) searchLayer(baseline, size float64) *searchLayer {
	return &searchLayer{c: c, baseline: baseline, size: size}
}

// put writes the characters of a cluster, stretched over its width, in the order in which they are seen: readers
// of the file turn right-to-left text round themselves.
func (l *searchLayer) put(runes []rune, left, right float64, ltr bool) {
	width := max(right-left, l.size/200)
	stretch := width / (float64(len(runes)) * searchWidth / 1000 * l.size) * 100
	l.ops = number(l.ops, stretch, 1)
	l.ops = append(l.ops, " Tz 1 0 0 1 "...)
	l.ops = number(l.ops, left, 2)
	l.ops = append(l.ops, ' ')
	l.ops = number(l.ops, l.baseline, 2)
	l.ops = append(l.ops, " Tm <"...)
	for i := range runes {
		r := runes[i]
		if !ltr {
			r = runes[len(runes)-1-i]
		}
		l.ops = pdf.AppendHex(l.ops, uint16(l.c.doc.search.code(r)))
	}
	l.ops = append(l.ops, "> Tj\n"...)
}

func (l *searchLayer) close() {
	c := l.c
	c.put("BT 3 Tr /FS ")
	c.numbers(l.size)
	c.put("Tf\n")
	c.ops = append(c.ops, l.ops...)
	c.put("0 Tr 100 Tz ET\n")
}
