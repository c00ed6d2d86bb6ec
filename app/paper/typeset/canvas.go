package typeset

import (
	"fmt"
	"math"
	"strconv"
)

// Canvas is what is drawn on: a page, or a drawing that is used on many pages. Its coordinates are points from the
// top left, or from the top right where it is mirrored.
type Canvas struct {
	doc     *Document
	size    Size
	view    view
	ops     []byte // content stream operators (ISO 32000-1, annex A)
	fill    Color
	fillSet bool
	raster  *raster // nil: operators are written
}

// put adds operators.
func (c *Canvas) put(ops ...string) {
	for _, op := range ops {
		c.ops = append(c.ops, op...)
	}
}

// Size returns the width and height of the canvas in points.
func (c *Canvas) Size() Size { return c.size }

// Path is an outline made of lines and cubic curves, in points from the top left corner.
type Path struct{ ops []pathOp }

type pathOp struct {
	verb byte // m, l, c, h as in PDF
	xy   [6]float64
}

// MoveTo starts a new outline.
func (p *Path) MoveTo(x, y float64) *Path {
	p.ops = append(p.ops, pathOp{'m', [6]float64{x, y}})
	return p
}

// LineTo draws a straight line.
func (p *Path) LineTo(x, y float64) *Path {
	p.ops = append(p.ops, pathOp{'l', [6]float64{x, y}})
	return p
}

// CurveTo draws a cubic Bézier curve by two control points to x, y.
func (p *Path) CurveTo(x1, y1, x2, y2, x, y float64) *Path {
	p.ops = append(p.ops, pathOp{'c', [6]float64{x1, y1, x2, y2, x, y}})
	return p
}

// Close joins the end of the outline with its start.
func (p *Path) Close() *Path {
	p.ops = append(p.ops, pathOp{verb: 'h'})
	return p
}

// Rect adds a rectangle.
func (p *Path) Rect(r Rect) *Path {
	return p.MoveTo(r.X, r.Y).LineTo(r.Right(), r.Y).LineTo(r.Right(), r.Bottom()).LineTo(r.X, r.Bottom()).Close()
}

// arcControl is the distance of the control points of a quarter circle of radius one.
const arcControl = 0.5522847498

// RoundRect adds a rectangle with round corners.
func (p *Path) RoundRect(r Rect, radius float64) *Path {
	a := min(radius, r.W/2, r.H/2)
	k := a * (1 - arcControl)
	x0, x1 := r.X, r.Right()
	y0, y1 := r.Y, r.Bottom()
	return p.MoveTo(x0+a, y0).LineTo(x1-a, y0).CurveTo(x1-k, y0, x1, y0+k, x1, y0+a).
		LineTo(x1, y1-a).CurveTo(x1, y1-k, x1-k, y1, x1-a, y1).
		LineTo(x0+a, y1).CurveTo(x0+k, y1, x0, y1-k, x0, y1-a).
		LineTo(x0, y0+a).CurveTo(x0, y0+k, x0+k, y0, x0+a, y0).Close()
}

// Circle adds a circle.
func (p *Path) Circle(x, y, radius float64) *Path {
	return p.RoundRect(Rect{x - radius, y - radius, 2 * radius, 2 * radius}, radius)
}

// Add appends another path, moved, turned by an angle (radians, clockwise) and scaled.
func (p *Path) Add(other *Path, x, y, angle, scaleX, scaleY float64) *Path {
	sin, cos := math.Sincos(angle)
	for _, op := range other.ops {
		for i := 0; i < 6; i += 2 {
			px, py := op.xy[i]*scaleX, op.xy[i+1]*scaleY
			op.xy[i], op.xy[i+1] = x+px*cos-py*sin, y+px*sin+py*cos
		}
		p.ops = append(p.ops, op)
	}
	return p
}

// Fill paints the inside of a path (nonzero rule).
func (c *Canvas) Fill(p *Path, color Color) {
	if c.raster != nil {
		c.raster.fill(c.view.path(p), color)
		return
	}
	c.setFill(color)
	c.path(p)
	c.put("f\n")
}

// FillRect paints a rectangle.
func (c *Canvas) FillRect(r Rect, color Color) { c.Fill(r.Path(), color) }

// FillCells paints the dark cells of a square grid, n by n, that fills a square box: a code for a camera, for one.
func (c *Canvas) FillCells(n int, dark func(x, y int) bool, box Rect, color Color) {
	c.setFill(color)
	box = c.view.box(box)
	side := number(nil, box.W/float64(n), 5)
	c.ops = fmt.Appendf(c.ops, "q %s 0 0 -%s ", side, side)
	c.numbers(box.X, c.size.H-box.Y)
	c.put("cm\n")
	for y := range n {
		for x := 0; x < n; x++ {
			from := x
			for x < n && dark(x, y) {
				x++
			}
			if x > from {
				c.numbers(float64(from), float64(y), float64(x-from), 1)
				c.put("re\n")
			}
		}
	}
	c.put("f Q\n")
}

// Pen draws outlines.
type Pen struct {
	Width float64
	Color Color
	Round bool      // round ends and corners
	Dash  []float64 // lengths of dashes and gaps; none means a solid line
}

// Stroke draws the outline of a path.
func (c *Canvas) Stroke(p *Path, pen Pen) {
	if c.raster != nil {
		c.raster.stroke(c.view.path(p), pen)
		return
	}
	c.put("q ")
	c.color(pen.Color, "RG ")
	c.numbers(pen.Width)
	c.put("w ")
	if pen.Round {
		c.put("1 J 1 j ")
	}
	if len(pen.Dash) > 0 {
		c.put("[")
		c.numbers(pen.Dash...)
		c.put("] 0 d ")
	}
	c.path(p)
	c.put("S Q\n")
}

// Line draws a straight line.
func (c *Canvas) Line(x1, y1, x2, y2 float64, pen Pen) {
	c.Stroke(new(Path).MoveTo(x1, y1).LineTo(x2, y2), pen)
}

// Clip limits what draw paints to the inside of a path.
func (c *Canvas) Clip(p *Path, draw func()) {
	c.isolated(func() {
		c.path(p)
		c.put("W n\n")
		draw()
	})
}

// HalfTurn turns everything that draw puts on the canvas by half a turn round the middle of a box, as the far face of
// a folded card needs it. What is drawn inside the box stays inside. Links are not turned.
func (c *Canvas) HalfTurn(box Rect, draw func()) {
	c.isolated(func() {
		box = c.view.box(box)
		c.put("-1 0 0 -1 ")
		c.numbers(2*box.X+box.W, 2*(c.size.H-box.Y)-box.H)
		c.put("cm\n")
		draw()
	})
}

// isolated restores the state of the canvas after draw.
func (c *Canvas) isolated(draw func()) {
	c.put("q ")
	fill, set := c.fill, c.fillSet
	draw()
	c.fill, c.fillSet = fill, set
	c.put("Q\n")
}

func (c *Canvas) path(p *Path) {
	for _, op := range p.ops {
		n := 2
		switch op.verb {
		case 'c':
			n = 6
		case 'h':
			n = 0
		}
		for i := 0; i < n; i += 2 {
			c.numbers(c.view.x(op.xy[i]), c.size.H-op.xy[i+1])
		}
		c.ops = append(c.ops, op.verb, '\n')
	}
}

func (c *Canvas) setFill(color Color) {
	if c.fillSet && c.fill == color {
		return
	}
	c.fill, c.fillSet = color, true
	c.color(color, "rg\n")
}

func (c *Canvas) color(v Color, op string) {
	for _, part := range [3]uint8{v.R, v.G, v.B} {
		c.ops = number(c.ops, float64(part)/255, 3)
		c.put(" ")
	}
	c.put(op)
}

func (c *Canvas) numbers(list ...float64) {
	for _, v := range list {
		c.ops = number(c.ops, v, 2)
		c.put(" ")
	}
}

// number appends a PDF number with at most so many decimals and no trailing zeros. NaN and infinities become zero.
func number(b []byte, v float64, decimals int) []byte {
	unit := int64(1)
	for range decimals {
		unit *= 10
	}
	scaled := math.RoundToEven(v * float64(unit))
	switch {
	case math.IsNaN(scaled), math.IsInf(v, 0):
		scaled = 0
	case math.Abs(scaled) > 1<<53: // beyond what integers hold exactly
		return strconv.AppendFloat(b, v, 'f', 0, 64)
	}
	digits := int64(scaled)
	if digits < 0 {
		b, digits = append(b, '-'), -digits
	}
	b = strconv.AppendInt(b, digits/unit, 10)
	rest := digits % unit
	if rest == 0 {
		return b
	}
	b = append(b, '.')
	for ; rest > 0; rest %= unit {
		unit /= 10
		b = append(b, byte('0'+rest/unit))
	}
	return b
}
