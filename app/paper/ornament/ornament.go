// Package ornament draws laurel leaves, wreaths, seals and ribbons.
package ornament

import (
	"math"

	"laurel/app/paper/typeset"
)

// Leaf is a laurel leaf of length one, from the origin to the right.
func Leaf() *typeset.Path {
	return new(typeset.Path).MoveTo(0, 0).
		CurveTo(0.22, -0.24, 0.68, -0.27, 1, 0).
		CurveTo(0.68, 0.2, 0.22, 0.2, 0, 0).
		Close()
}

// arc adds an arc from one angle to another (radians, clockwise from the right), as a new outline.
func arc(p *typeset.Path, x, y, radius, from, to float64) *typeset.Path {
	n := int(math.Ceil(math.Abs(to-from) / (math.Pi / 4)))
	step := (to - from) / float64(n)
	k := 4.0 / 3 * math.Tan(step/4) * radius
	point := func(a float64) (float64, float64, float64, float64) {
		sin, cos := math.Sincos(a)
		return x + radius*cos, y + radius*sin, -sin * k, cos * k
	}
	px, py, dx, dy := point(from)
	p.MoveTo(px, py)
	for i := range n {
		ex, ey, edx, edy := point(from + step*float64(i+1))
		p.CurveTo(px+dx, py+dy, ex-edx, ey-edy, ex, ey)
		px, py, dx, dy = ex, ey, edx, edy
	}
	return p
}

// star returns a star with so many points round a point.
func star(x, y, outer, inner float64, points int) *typeset.Path {
	p := new(typeset.Path)
	for i := range 2 * points {
		r := outer
		if i%2 == 1 {
			r = inner
		}
		sin, cos := math.Sincos(float64(i)*math.Pi/float64(points) - math.Pi/2)
		if i == 0 {
			p.MoveTo(x+r*cos, y+r*sin)
		} else {
			p.LineTo(x+r*cos, y+r*sin)
		}
	}
	return p.Close()
}

// Wreath draws two laurel branches that rise from below a centre on both sides and leave the top open.
func Wreath(c *typeset.Canvas, x, y, radius float64, color typeset.Color) {
	const pairs = 9
	const start, end = math.Pi/2 + 0.14, math.Pi*1.5 - 0.5
	leaves, size := new(typeset.Path), radius*0.38
	stems := arc(new(typeset.Path), x, y, radius, start-0.24, end)
	arc(stems, x, y, radius, math.Pi-(start-0.24), math.Pi-end)
	for i := range pairs {
		part := float64(i) / (pairs - 1)
		sin, cos := math.Sincos(start + (end-start)*part)
		px, py := radius*cos, radius*sin
		along := start + (end-start)*part + math.Pi/2 // the direction in which the branch grows
		length := size * (1 - 0.3*part)
		turns := []float64{0.6, -0.6}
		if i == pairs-1 {
			turns = []float64{0.55, 0.05, -0.45}
		}
		for _, turn := range turns {
			leaves.Add(Leaf(), x+px, y+py, along+turn, length, length)
			leaves.Add(Leaf(), x-px, y+py, math.Pi-along-turn, length, -length)
		}
	}
	c.Stroke(stems, typeset.Pen{Width: radius * 0.035, Color: color, Round: true})
	c.Fill(leaves, color)
}

// Rosette draws a flower of eight leaves.
func Rosette(c *typeset.Canvas, x, y, radius float64, petals, heart typeset.Color) {
	p := new(typeset.Path)
	for i := range 8 {
		a := float64(i) * math.Pi / 4
		p.Add(Leaf(), x, y, a, radius, radius)
	}
	c.Fill(p, petals)
	c.Fill(new(typeset.Path).Circle(x, y, radius*0.22), heart)
}

// Seal draws a seal: a scalloped disc with rings, a wreath and a star. disc is the colour inside.
func Seal(c *typeset.Canvas, x, y, radius float64, metal, disc typeset.Color) {
	edge := new(typeset.Path)
	const scallops = 36
	for i := range scallops {
		a0, a1 := float64(i)*2*math.Pi/scallops, float64(i+1)*2*math.Pi/scallops
		s0, c0 := math.Sincos(a0)
		s1, c1 := math.Sincos(a1)
		if i == 0 {
			edge.MoveTo(x+radius*0.955*c0, y+radius*0.955*s0)
		}
		outer, inner := 1.03*radius, 0.955*radius
		edge.CurveTo(x+outer*c0, y+outer*s0, x+outer*c1, y+outer*s1, x+inner*c1, y+inner*s1)
	}
	c.Fill(edge.Close(), metal)
	c.Fill(new(typeset.Path).Circle(x, y, radius*0.84), disc)
	c.Stroke(new(typeset.Path).Circle(x, y, radius*0.78), typeset.Pen{Width: radius * 0.02, Color: metal})
	Wreath(c, x, y+radius*0.02, radius*0.5, metal)
	c.Fill(star(x, y-radius*0.02, radius*0.27, radius*0.108, 5), metal)
}

// Ribbon draws the two tails of a ribbon that hang from behind a seal.
func Ribbon(c *typeset.Canvas, x, y, radius float64, color typeset.Color) {
	tail := new(typeset.Path).MoveTo(-0.26, 0).
		LineTo(0.26, 0).
		LineTo(0.26, 1.62).
		LineTo(0, 1.4).
		LineTo(-0.26, 1.62).
		Close()
	both := new(typeset.Path).Add(tail, x, y, 0.34, radius, radius).Add(tail, x, y, -0.34, radius, radius)
	c.Fill(both, color)
}

// Divider draws a thin line that runs out to both sides of a small star.
func Divider(c *typeset.Canvas, x, y, width float64, color typeset.Color) {
	const gap = 9.0
	taper := func(from, to float64) *typeset.Path {
		return new(typeset.Path).MoveTo(from, y-0.55).LineTo(to, y).LineTo(from, y+0.55).Close()
	}
	c.Fill(taper(x-gap, x-width/2), color)
	c.Fill(taper(x+gap, x+width/2), color)
	c.Fill(star(x, y, 4.6, 1.5, 4), color)
}

// LeafBand draws a laurel branch along a straight line from its middle to both ends.
func LeafBand(c *typeset.Canvas, x0, y0, x1, y1 float64, stem, leaves typeset.Color) {
	const spacing, size = 12.0, 12.5
	mx, my := (x0+x1)/2, (y0+y1)/2
	half := math.Hypot(x1-x0, y1-y0) / 2
	angle := math.Atan2(y1-y0, x1-x0)
	c.Line(x0, y0, x1, y1, typeset.Pen{Width: 0.6, Color: stem})
	p := new(typeset.Path)
	count := int((half - size) / spacing)
	for i := range count {
		d := 7 + float64(i)*spacing
		for _, along := range []float64{angle, angle + math.Pi} {
			sin, cos := math.Sincos(along)
			x, y := mx+d*cos, my+d*sin
			p.Add(Leaf(), x, y, along+0.5, size, size)
			p.Add(Leaf(), x, y, along-0.5, size, -size)
		}
	}
	c.Fill(p, leaves)
	c.Fill(star(mx, my, 4.4, 1.5, 4), stem)
}
