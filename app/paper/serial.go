package paper

import (
	"crypto/sha256"
	"fmt"

	"github.com/boombuler/barcode/qr"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// serialLetters are those of Crockford's base 32: none that is taken for another.
const serialLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// Serial returns the serial number of a certificate: the year, eight signs that are always the same for this person,
// program and kind of certificate and tell nothing about them, and a check sign. Year zero is left out.
func Serial(p *program.Program, person *program.Person, kind CertificateKind, year int) string {
	sum := sha256.Sum256([]byte(string(p.ID) + "\n" + string(person.ID) + "\n" + string(kind)))
	signs := make([]byte, 8)
	check := year
	for i := range signs {
		v := int(sum[i] & 31)
		signs[i] = serialLetters[v]
		check += v * (2*i + 1) // odd weights: a changed sign or two swapped ones change the sum
	}
	serial := fmt.Sprintf("%s-%s-%c", signs[:4], signs[4:], serialLetters[check&31])
	if year > 0 {
		serial = fmt.Sprintf("%04d-%s", year, serial)
	}
	return serial
}

// drawCode draws text as a QR code (ISO/IEC 18004, error correction M) that fills a square box.
func drawCode(c *typeset.Canvas, text string, box typeset.Rect, color typeset.Color) error {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return fmt.Errorf("the code of serial number %s could not be drawn: %w", text, err)
	}
	n := code.Bounds().Dx()
	side := box.W / float64(n)
	dark := func(x, y int) bool {
		r, _, _, _ := code.At(x, y).RGBA()
		return r == 0
	}
	path := new(typeset.Path)
	for y := range n {
		for x := 0; x < n; x++ {
			from := x
			for x < n && dark(x, y) {
				x++
			}
			if x > from {
				path.Rect(typeset.Rect{X: box.X + float64(from)*side, Y: box.Y + float64(y)*side, W: float64(x-from) * side, H: side})
			}
		}
	}
	c.Fill(path, color)
	return nil
}
