package typeset_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"laurel/app/paper/typeset"
)

// sameSized is a document with pictures of one size and each of its own colour, some of them see-through.
func sameSized(t *testing.T) []byte {
	t.Helper()
	d := typeset.New(typeset.Options{Title: "Pictures", Paper: typeset.A4.Portrait()})
	page := d.AddPage()
	for i := range 12 {
		tile := image.NewNRGBA(image.Rect(0, 0, 16, 16))
		for at := range 256 {
			tile.Set(at%16, at/16, color.NRGBA{R: uint8(20 * i), G: uint8(at), A: uint8(255 - 10*(i%3)*(at%2))})
		}
		var data bytes.Buffer
		encode := func() error { return png.Encode(&data, tile) }
		if i%2 == 0 {
			encode = func() error { return jpeg.Encode(&data, tile, nil) }
		}
		if err := encode(); err != nil {
			t.Fatal(err)
		}
		picture, err := d.Picture(data.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		page.Place(picture, typeset.Rect{X: 50, Y: 50 + 30*float64(i), W: 20, H: 20}, false)
	}
	var pdf bytes.Buffer
	if err := d.Write(&pdf); err != nil {
		t.Fatal(err)
	}
	return pdf.Bytes()
}

func TestPicturesOfOneSizeComeInOneOrder(t *testing.T) {
	first := sameSized(t)
	for range 8 {
		if !bytes.Equal(first, sameSized(t)) {
			t.Fatal("the same pictures gave other bytes")
		}
	}
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed: whether the file is sound cannot be seen")
	}
	path := filepath.Join(t.TempDir(), "pictures.pdf")
	if err := os.WriteFile(path, first, 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil ||
		strings.Contains(string(said), "WARNING") {
		t.Errorf("qpdf finds %s (%v)", said, err)
	}
}
