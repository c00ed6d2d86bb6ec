package typeset

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// raster is what a canvas paints on in place of writing operators: fills, outlines and text, but no pictures.
type raster struct {
	into  *image.RGBA
	scale float64 // pixels of a point
	brush *vector.Rasterizer
}

// Raster paints the block that compose returns, width points wide, as an image of so many pixels for each point, on
// white, with a margin in points around it. It is what Put sets on paper, without pictures, links and bookmarks.
func Raster(compose func(d *Document) Block, width, margin, scale float64, language string) *image.RGBA {
	d := New(Options{Language: language})
	defer func() { // as Write does
		shapers.Put(d.shaper)
		fastPackers.Put(d.packer)
	}()
	b := compose(d)
	size := Size{width + 2*margin, d.Height(b, width) + 2*margin}
	into := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(size.W*scale)), int(math.Ceil(size.H*scale))))
	draw.Draw(into, into.Bounds(), image.White, image.Point{}, draw.Src)
	p := &Page{Canvas: Canvas{
		doc: d, size: size, view: viewOf(size.W, language), raster: &raster{into, scale, &vector.Rasterizer{}},
	}}
	p.Put(b, Area(margin, margin, width, size.H-2*margin))
	return into
}

func (c Color) rgba() color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }

// fill paints the inside of a path.
func (r *raster) fill(p *Path, color Color) {
	left, top := math.Inf(1), math.Inf(1)
	right, bottom := math.Inf(-1), math.Inf(-1)
	for _, op := range p.ops {
		for i := 0; i < op.coordinates(); i += 2 {
			left, right = min(left, op.xy[i]), max(right, op.xy[i])
			top, bottom = min(top, op.xy[i+1]), max(bottom, op.xy[i+1])
		}
	}
	if !(left <= right && top <= bottom) {
		return
	}
	box := image.Rect(
		int(math.Floor(left*r.scale)), int(math.Floor(top*r.scale)),
		int(math.Ceil(right*r.scale))+1, int(math.Ceil(bottom*r.scale))+1,
	).Intersect(r.into.Bounds())
	if box.Empty() {
		return
	}
	r.brush.Reset(box.Dx(), box.Dy())
	at := func(op pathOp, i int) (x, y float32) {
		return float32(op.xy[i]*r.scale - float64(box.Min.X)), float32(op.xy[i+1]*r.scale - float64(box.Min.Y))
	}
	for _, op := range p.ops {
		x, y := at(op, 0)
		switch op.verb {
		case 'm':
			r.brush.MoveTo(x, y)
		case 'l':
			r.brush.LineTo(x, y)
		case 'c':
			x2, y2 := at(op, 2)
			x3, y3 := at(op, 4)
			r.brush.CubeTo(x, y, x2, y2, x3, y3)
		case 'h':
			r.brush.ClosePath()
		}
	}
	r.brush.Draw(r.into, box, image.NewUniform(color.rgba()), image.Point{})
}

// coordinates returns how many numbers of an operator count.
func (op pathOp) coordinates() int {
	switch op.verb {
	case 'c':
		return 6
	case 'h':
		return 0
	}
	return 2
}

// curveSteps is into how many straight lines the outline of a curve is divided.
const curveSteps = 12

// stroke paints the outline of a path: a box for each straight piece of it, and a disc at each joint of a wide one.
func (r *raster) stroke(p *Path, pen Pen) {
	half := max(pen.Width, 1/r.scale) / 2
	var start, last [2]float64
	dash := dashes{list: pen.Dash}
	line := func(to [2]float64) {
		dash.along(last, to, func(from, to [2]float64) { r.fill(segment(from, to, half), pen.Color) })
		if half*r.scale > 1 && len(pen.Dash) == 0 {
			r.fill(new(Path).Circle(to[0], to[1], half), pen.Color)
		}
		last = to
	}
	for _, op := range p.ops {
		switch op.verb {
		case 'm':
			start = [2]float64{op.xy[0], op.xy[1]}
			last = start
		case 'l':
			line([2]float64{op.xy[0], op.xy[1]})
		case 'c':
			from := last
			for step := range curveSteps {
				line(onCurve(from, op.xy, float64(step+1)/curveSteps))
			}
		case 'h':
			line(start)
		}
	}
}

// onCurve returns the point of a cubic Bézier curve at t, from 0 to 1.
func onCurve(from [2]float64, xy [6]float64, t float64) (at [2]float64) {
	u := 1 - t
	for i := range at {
		at[i] = u*u*u*from[i] + 3*u*u*t*xy[i] + 3*u*t*t*xy[i+2] + t*t*t*xy[i+4]
	}
	return at
}

// segment returns the outline of a straight line that is 2 half wide.
func segment(a, b [2]float64, half float64) *Path {
	dx, dy := b[0]-a[0], b[1]-a[1]
	length := math.Hypot(dx, dy)
	if length == 0 {
		return &Path{}
	}
	dx, dy = dx/length*half, dy/length*half
	return new(Path).MoveTo(a[0]+dy, a[1]-dx).LineTo(b[0]+dy, b[1]-dx).LineTo(b[0]-dy, b[1]+dx).
		LineTo(a[0]-dy, a[1]+dx).Close()
}

// dashes divides lines into dashes and gaps.
type dashes struct {
	list []float64
	at   int     // in list
	used float64 // of that dash or gap
}

// along calls draw with each dash between two points; without dashes it is the whole line.
func (d *dashes) along(from, to [2]float64, draw func(from, to [2]float64)) {
	length := math.Hypot(to[0]-from[0], to[1]-from[1])
	if len(d.list) == 0 {
		draw(from, to)
		return
	}
	on := func(part float64) [2]float64 {
		return [2]float64{from[0] + (to[0]-from[0])*part, from[1] + (to[1]-from[1])*part}
	}
	for done := 0.0; done < length; {
		whole := max(d.list[d.at%len(d.list)], 0.1)
		step := min(whole-d.used, length-done)
		if d.at%2 == 0 {
			draw(on(done/length), on((done+step)/length))
		}
		done += step
		d.used += step
		if d.used >= whole {
			d.at, d.used = d.at+1, 0
		}
	}
}

// drawLine paints a line of text with its left edge at x and its baseline at y.
func (r *raster) drawLine(d *Document, l textLine, x, y float64, s Style) {
	letters := &Path{}
	s.Tracking = l.p.tracking(s)
	for _, p := range l.pieces() {
		f := p.run.face
		scale := s.Size / f.upem
		for _, cl := range p.clusters {
			right := x + (cl.advance+s.Tracking)*s.Size
			for _, g := range cl.glyphs {
				letters.addGlyph(f.segments(g.id, d.shaper.face(f)), x+g.dx*s.Size, y-g.dy*s.Size, scale)
				x += g.advance * s.Size
			}
			x = right
		}
	}
	r.fill(letters, s.Color)
}

// addGlyph appends the outline of a glyph, which is in font units and grows upwards.
func (p *Path) addGlyph(segments []opentype.Segment, x, y, scale float64) {
	at := func(point opentype.SegmentPoint) (px, py float64) {
		return x + float64(point.X)*scale, y - float64(point.Y)*scale
	}
	var lastX, lastY float64
	for i, s := range segments {
		x1, y1 := at(s.Args[0])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				p.Close()
			}
			p.MoveTo(x1, y1)
			lastX, lastY = x1, y1
		case opentype.SegmentOpLineTo:
			p.LineTo(x1, y1)
			lastX, lastY = x1, y1
		case opentype.SegmentOpQuadTo:
			x2, y2 := at(s.Args[1])
			p.CurveTo(lastX+(x1-lastX)*2/3, lastY+(y1-lastY)*2/3, x2+(x1-x2)*2/3, y2+(y1-y2)*2/3, x2, y2)
			lastX, lastY = x2, y2
		case opentype.SegmentOpCubeTo:
			x2, y2 := at(s.Args[1])
			x3, y3 := at(s.Args[2])
			p.CurveTo(x1, y1, x2, y2, x3, y3)
			lastX, lastY = x3, y3
		}
	}
	if len(segments) > 0 {
		p.Close()
	}
}
