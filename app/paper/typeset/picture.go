package typeset

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/gif" // a picture may be of any of these formats
	_ "image/jpeg"
	_ "image/png"

	"laurel/app/paper/pdf"
)

// Picture is a photo or drawing that was read from a file; it may be placed many times.
type Picture struct {
	name   string
	width  int // pixels
	height int // pixels
	space  string
	jpeg   []byte // the file itself; nil for other formats
	colors []byte // red, green and blue of each pixel
	alpha  []byte // of each pixel; nil where all are opaque
}

// ErrPicture is returned for a picture that cannot be read.
var ErrPicture = errors.New("the picture cannot be read: use a PNG, JPEG or GIF file")

// maxPixels bounds what is decoded for a picture.
const maxPixels = 64 << 20

// Picture reads a PNG, JPEG or GIF file's bytes. The same bytes are stored once in a document. JPEG files are stored
// as they are, so remove their EXIF data before.
func (d *Document) Picture(data []byte) (*Picture, error) {
	sum := sha256.Sum256(data)
	key := string(sum[:])
	if p := d.pictures.values[key]; p != nil {
		return p, nil
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width > maxPixels/config.Height {
		return nil, errors.Join(ErrPicture, err)
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, errors.Join(ErrPicture, err)
	}
	p := &Picture{
		name:   fmt.Sprintf("P%d", len(d.pictures.list)+1),
		width:  config.Width,
		height: config.Height,
		space:  "/DeviceRGB",
	}
	if format == "jpeg" {
		p.jpeg = data
		switch config.ColorModel {
		case color.GrayModel:
			p.space = "/DeviceGray"
		case color.CMYKModel:
			p.space = "/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]" // such files have inverted colours
		}
	} else {
		p.read(decoded)
	}
	return d.pictures.add(key, p), nil
}

// Size returns the picture's width and height in pixels.
func (p *Picture) Size() Size { return Size{float64(p.width), float64(p.height)} }

// read stores the pixels of a decoded picture.
func (p *Picture) read(decoded image.Image) {
	plain := image.NewNRGBA(image.Rect(0, 0, p.width, p.height))
	draw.Draw(plain, plain.Bounds(), decoded, decoded.Bounds().Min, draw.Src)
	for i := 0; i < len(plain.Pix); i += 4 {
		p.colors = append(p.colors, plain.Pix[i:i+3]...)
		p.alpha = append(p.alpha, plain.Pix[i+3])
	}
	if plain.Opaque() {
		p.alpha = nil
	}
}

// add adds the picture to a file and returns its number.
func (p *Picture) add(file *pdf.File) int {
	entries := func(space string) string {
		return fmt.Sprintf("/Type /XObject/Subtype /Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace%s",
			p.width, p.height, space)
	}
	if p.jpeg != nil {
		return file.AddStream(entries(p.space)+"/Filter/DCTDecode", p.jpeg)
	}
	colors := entries(p.space)
	if p.alpha != nil {
		colors += fmt.Sprintf("/SMask %d 0 R", addPacked(file, entries("/DeviceGray"), p.alpha))
	}
	return addPacked(file, colors, p.colors)
}

// WidthAt returns the width of the picture at a height.
func (p *Picture) WidthAt(height float64) float64 {
	return height * float64(p.width) / float64(p.height)
}

// Place puts a picture into a frame. With crop it fills the frame, and what reaches beyond it is cut off at both
// sides alike; without, the whole picture is inside the frame.
func (c *Canvas) Place(picture *Picture, frame Rect, crop bool) {
	sx, sy := frame.W/float64(picture.width), frame.H/float64(picture.height)
	scale := min(sx, sy)
	if crop {
		scale = max(sx, sy)
	}
	w, h := float64(picture.width)*scale, float64(picture.height)*scale
	c.Clip(frame.Path(), func() {
		frame = c.view.box(frame)
		c.numbers(w, 0, 0, h, frame.X+(frame.W-w)/2, c.size.H-frame.Y-(frame.H+h)/2)
		c.put("cm /", picture.name, " Do\n")
	})
}
