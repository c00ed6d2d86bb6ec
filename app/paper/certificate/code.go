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
	c.FillCells(code.Size, code.Black, box, typeset.Ink)
	return nil
}
