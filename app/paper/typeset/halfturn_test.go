package typeset_test

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"laurel/app/paper/typeset"
)

func TestAHalfTurnKeepsTextInItsBox(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed (poppler-utils): a PDF's text cannot be read")
	}
	word := func(turned bool) [4]float64 {
		d := typeset.New(typeset.Options{Paper: typeset.Size{W: 400, H: 300}})
		p, box := d.AddPage(), typeset.Rect{X: 40, Y: 60, W: 200, H: 100}
		draw := func() { p.Draw(typeset.Text{String: "Upright", Style: typeset.Body}, box, false) }
		if turned {
			p.HalfTurn(box, draw)
		} else {
			draw()
		}
		var pdf bytes.Buffer
		if err := d.Write(&pdf); err != nil {
			t.Fatal(err)
		}
		return wordPlace(t, pdf.Bytes(), "Upright")
	}
	upright, turned := word(false), word(true)
	for i, sum := range [4]float64{40 + 240, 60 + 160, 40 + 240, 60 + 160} { // left of one edge, right of the other
		if got := upright[i] + turned[(i+2)%4]; got < sum-3 || got > sum+3 {
			t.Errorf("the word stands at %v, turned at %v", upright, turned)
		}
	}
}

// wordPlace returns the left, top, right and bottom edge of a word on the first page.
func wordPlace(t *testing.T, pdf []byte, word string) (place [4]float64) {
	t.Helper()
	command := exec.Command("pdftotext", "-bbox", "-", "-")
	command.Stdin = bytes.NewReader(pdf)
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(out), "\n") {
		if strings.Contains(line, ">"+word+"<") {
			format := `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f">`
			line = strings.TrimSpace(line)
			if _, err := fmt.Sscanf(line, format, &place[0], &place[1], &place[2], &place[3]); err != nil {
				t.Fatal(err)
			}
			return place
		}
	}
	t.Fatalf("%q is not on the page: %s", word, out)
	return place
}
