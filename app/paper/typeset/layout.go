package typeset

import (
	"cmp"
	"math"
)

// Block is a piece of layout that can be measured at a width and drawn. Makers compose blocks; they compute no
// baselines.
type Block interface {
	// measure returns the height in points at a width.
	measure(d *Document, width float64) float64
	// draw puts the block on a page. The box is at least as high as measure returned.
	draw(p *Page, box Rect)
}

// Height returns how high a block is at a width, in points.
func (d *Document) Height(b Block, width float64) float64 { return b.measure(d, width) }

// Put draws a block into a box and returns its height.
func (p *Page) Put(b Block, box Rect) float64 {
	h := b.measure(p.doc, box.W)
	b.draw(p, box)
	return h
}

func (t Text) measure(d *Document, width float64) float64 {
	return d.set(t, Size{width, math.Inf(1)}).height
}

func (t Text) draw(p *Page, box Rect) {
	if t.Lines > 0 {
		box.H = math.Inf(1)
	}
	p.Draw(t, box, false)
}

// Space is an empty stretch of so many points.
type Space float64

func (s Space) measure(*Document, float64) float64 { return float64(s) }
func (s Space) draw(*Page, Rect)                   {}

// Rule is a horizontal line over the whole width.
type Rule Pen

// The rules between parts of a document: GreenRule below a heading, HairRule between entries.
var (
	GreenRule = Rule{Width: 1, Color: Green}
	HairRule  = Rule{Width: 0.5, Color: Line}
)

func (r Rule) measure(*Document, float64) float64 { return r.Width }

func (r Rule) draw(p *Page, box Rect) {
	y := box.Y + r.Width/2
	p.Line(box.X, y, box.Right(), y, Pen(r))
}

// Image shows a picture that fills a frame.
type Image struct {
	Picture *Picture
	Width   float64 // of the frame
	Height  float64
	Radius  float64 // of the frame's corners
}

func (i Image) measure(*Document, float64) float64 { return i.Height }

func (i Image) draw(p *Page, box Rect) {
	frame := Rect{box.X, box.Y, min(i.Width, box.W), i.Height}
	p.Clip(frame.Round(i.Radius), func() { p.Place(i.Picture, frame, true) })
}

// Drawing is vector art of a given height; Draw gets the box that it is drawn in.
type Drawing struct {
	Height float64
	Draw   func(p *Page, box Rect)
}

func (v Drawing) measure(*Document, float64) float64 { return v.Height }
func (v Drawing) draw(p *Page, box Rect)             { v.Draw(p, Rect{box.X, box.Y, box.W, v.Height}) }

// Box puts space, a colour and an outline round a block. It is never broken over pages.
type Box struct {
	Padding   float64
	Fill      *Color
	Border    *Pen
	Radius    float64
	MinHeight float64
	Content   Block
}

func (b Box) measure(d *Document, width float64) float64 {
	return max(2*b.Padding+b.Content.measure(d, width-2*b.Padding), b.MinHeight)
}

func (b Box) draw(p *Page, box Rect) {
	box.H = b.measure(p.doc, box.W)
	shape := box.Round(b.Radius)
	if b.Fill != nil {
		p.Fill(shape, *b.Fill)
	}
	if b.Border != nil {
		p.Stroke(shape, *b.Border)
	}
	b.Content.draw(p, box.Inset(b.Padding))
}

// Stack sets blocks one below the other.
type Stack struct {
	Gap    float64
	Blocks []Block
}

// Stacked returns a stack of the blocks, as Add adds them.
func Stacked(gap float64, blocks ...Block) Stack {
	s := Stack{Gap: gap}
	s.Add(blocks...)
	return s
}

// Add adds blocks at the end. Nil blocks and empty texts are left out.
func (s *Stack) Add(blocks ...Block) {
	for _, b := range blocks {
		if t, ok := b.(Text); b != nil && (!ok || t.String != "") {
			s.Blocks = append(s.Blocks, b)
		}
	}
}

func (s Stack) measure(d *Document, width float64) float64 {
	var h float64
	for i, b := range s.Blocks {
		if i > 0 {
			h += s.Gap
		}
		h += b.measure(d, width)
	}
	return h
}

func (s Stack) draw(p *Page, box Rect) {
	y := box.Y
	for _, b := range s.Blocks {
		h := b.measure(p.doc, box.W)
		b.draw(p, Rect{box.X, y, box.W, h})
		y += h + s.Gap
	}
}

// Place is the vertical position of a block in a box that is higher than the block.
type Place uint8

// The places.
const (
	Top Place = iota
	Middle
	Bottom
)

// Cell is one part of a Row: Width points wide or, if Width is zero, a share of what is left over.
type Cell struct {
	Width   float64
	Share   float64 // zero counts as one
	At      Place
	Content Block
}

// Row sets blocks side by side.
type Row struct {
	Gap   Space
	Cells []Cell
}

// InRow sets blocks side by side in cells of the same width.
func InRow(gap Space, blocks ...Block) Row {
	r := Row{Gap: gap}
	for _, b := range blocks {
		r.Cells = append(r.Cells, Cell{Content: b})
	}
	return r
}

// InParts sets two blocks side by side, the first so many times as wide as the second.
func InParts(gap Space, times float64, first, second Block) Row {
	return Row{gap, []Cell{{Share: times, Content: first}, {Content: second}}}
}

func (r Row) widths(width float64) []float64 {
	left, shares := width-float64(r.Gap)*float64(len(r.Cells)-1), 0.0
	for _, c := range r.Cells {
		left -= c.Width
		shares += c.share()
	}
	list := make([]float64, len(r.Cells))
	for i, c := range r.Cells {
		list[i] = c.Width
		if c.Width == 0 {
			list[i] = max(left*c.share()/shares, 1)
		}
	}
	return list
}

func (c Cell) share() float64 {
	if c.Width > 0 {
		return 0
	}
	return cmp.Or(c.Share, 1)
}

func (r Row) measure(d *Document, width float64) float64 {
	var h float64
	for i, w := range r.widths(width) {
		if r.Cells[i].Content != nil {
			h = max(h, r.Cells[i].Content.measure(d, w))
		}
	}
	return h
}

func (r Row) draw(p *Page, box Rect) {
	height := max(r.measure(p.doc, box.W), 0)
	x := box.X
	for i, w := range r.widths(box.W) {
		c := r.Cells[i]
		if c.Content != nil {
			h := c.Content.measure(p.doc, w)
			y := box.Y
			switch c.At {
			case Middle:
				y += (height - h) / 2
			case Bottom:
				y += height - h
			}
			c.Content.draw(p, Rect{x, y, w, h})
		}
		x += w + float64(r.Gap)
	}
}
