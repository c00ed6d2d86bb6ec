package certificate

import (
	"fmt"

	"rsc.io/qr"

	"laurel/app/paper/typeset"
)

// drawCode draws text as a QR code (ISO/IEC 18004, error correction M) that fills a square box.
func drawCode(c *typeset.Canvas, text string, box typeset.Rect) error {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return fmt.Errorf("the code of serial number %s could not be drawn: %w", text, err)
	}
	side := box.W / float64(code.Size)
	path := new(typeset.Path)
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for code.Black(x, y) {
				x++
			}
			if x > from {
				path.Rect(typeset.Area(box.X+float64(from)*side, box.Y+float64(y)*side, float64(x-from)*side, side))
			}
		}
	}
	c.Fill(path, typeset.Ink)
	return nil
}
