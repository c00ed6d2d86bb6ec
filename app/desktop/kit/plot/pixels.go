package plot

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// pixels is an image that lines and points are drawn into, with smooth edges. Its own lines take a tenth of the time of
// a general fill, so that 500 points with 2,000 lines are drawn again for each frame.
type pixels struct {
	*image.RGBA
	brush vector.Rasterizer
}

// begin makes the image so large, and fills it.
func (p *pixels) begin(width, height int, ground color.RGBA) {
	if p.RGBA == nil || p.Rect.Dx() != width || p.Rect.Dy() != height {
		p.RGBA = image.NewRGBA(image.Rect(0, 0, width, height))
	}
	draw.Draw(p.RGBA, p.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
}

// whole is the part of a color that covers a pixel.
const whole = 256

// packed returns a color as it is in memory.
func packed(c color.RGBA) uint32 { return uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 255<<24 }

// mix puts a part of a color, of whole, over a pixel: red and blue at once, then green.
func mix(pixel []byte, c, part uint32) {
	const redAndBlue, green, opaque = 0xFF00FF, 0x00FF00, 0xFF000000
	d := binary.LittleEndian.Uint32(pixel)
	rest := whole - part
	rb := ((d&redAndBlue)*rest + (c&redAndBlue)*part) >> 8 & redAndBlue
	g := ((d&green)*rest + (c&green)*part) >> 8 & green
	binary.LittleEndian.PutUint32(pixel, rb|g|opaque)
}

// line draws a straight line of a width.
func (p *pixels) line(x1, y1, x2, y2, width float64, c color.RGBA) {
	along, across := 4, p.Stride // from pixel to pixel in Pix
	length, breadth := p.Rect.Dx(), p.Rect.Dy()
	if math.Abs(y2-y1) > math.Abs(x2-x1) {
		x1, y1 = y1, x1
		x2, y2 = y2, x2
		along, across = across, along
		length, breadth = breadth, length
	}
	if x1 > x2 {
		x1, x2 = x2, x1
		y1, y2 = y2, y1
	}
	if x2-x1 < 1e-6 || x2 < 0 || x1 > float64(length) {
		return
	}
	slope := (y2 - y1) / (x2 - x1)
	first, last := int(max(x1, 0)), int(min(math.Ceil(x2), float64(length)))
	middle := y1 + (float64(first)+0.5-x1)*slope
	half := width / 2 * math.Sqrt(1+slope*slope)
	if ink := packed(c); half > 0.5 {
		p.thick(first, last, middle, slope, half, along, across, breadth, ink)
	} else {
		p.hair(first, last, middle, slope, 2*half, along, across, breadth, ink)
	}
}

// thick draws a line more than a pixel wide: from first to last, around a middle that rises by slope with each pixel.
func (p *pixels) thick(first, last int, middle, slope, half float64, along, across, breadth int, ink uint32) {
	for x := first; x < last; x++ {
		top, bottom := max(middle-half, 0), min(middle+half, float64(breadth))
		for y := int(top); float64(y) < bottom; y++ {
			part := min(bottom, float64(y+1)) - max(top, float64(y))
			mix(p.Pix[x*along+y*across:], ink, uint32(part*whole))
		}
		middle += slope
	}
}

// hair draws a line of at most a pixel: in each step two pixels share it. Places are in parts of fine.
func (p *pixels) hair(first, last int, middle, slope, width float64, along, across, breadth int, ink uint32) {
	const fine = 1 << 16
	at, step := int((middle-0.5)*fine), int(slope*fine)
	strength := uint32(width * whole)
	for x := first; x < last; x++ {
		y := at >> 16
		if y >= 0 && y+1 < breadth {
			below := uint32(at&(fine-1)) >> 8
			i := x*along + y*across
			mix(p.Pix[i:], ink, (whole-below)*strength>>8)
			mix(p.Pix[i+across:], ink, below*strength>>8)
		}
		at += step
	}
}

// path draws the lines through points, x and y in turn.
func (p *pixels) path(points []float64, width float64, c color.RGBA) {
	for i := 0; i+3 < len(points); i += 2 {
		p.line(points[i], points[i+1], points[i+2], points[i+3], width, c)
	}
}

// round draws a disc, or with a corner smaller than its radius a square with round corners.
func (p *pixels) round(x, y, radius, corner float64, c color.RGBA) {
	ink, straight := packed(c), radius-corner
	corner = max(corner, 0.5)
	in, out := (corner-0.5)*(corner-0.5), (corner+0.5)*(corner+0.5)
	box := image.Rect(int(x-radius-1), int(y-radius-1), int(x+radius+2), int(y+radius+2)).Intersect(p.Rect)
	for py := box.Min.Y; py < box.Max.Y; py++ {
		dy := max(math.Abs(float64(py)+0.5-y)-straight, 0)
		for px := box.Min.X; px < box.Max.X; px++ {
			dx := max(math.Abs(float64(px)+0.5-x)-straight, 0)
			part := 1.0
			switch square := dx*dx + dy*dy; {
			case square >= out:
				continue
			case square > in:
				part = corner + 0.5 - math.Sqrt(square)
			}
			mix(p.Pix[py*p.Stride+4*px:], ink, uint32(part*whole))
		}
	}
}

// fill paints the inside of outlines, each of points with x and y in turn.
func (p *pixels) fill(outlines [][]float64, c color.RGBA) {
	p.brush.Reset(p.Rect.Dx(), p.Rect.Dy())
	for _, o := range outlines {
		for i := 0; i+1 < len(o); i += 2 {
			x, y := float32(o[i]), float32(o[i+1])
			if i == 0 {
				p.brush.MoveTo(x, y)
			} else {
				p.brush.LineTo(x, y)
			}
		}
		p.brush.ClosePath()
	}
	p.brush.Draw(p.RGBA, p.Rect, image.NewUniform(c), image.Point{})
}
