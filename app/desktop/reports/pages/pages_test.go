package pages_test

import (
	"bytes"
	"context"
	"image"
	"os"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"laurel/app/desktop/reports/pages"
)

// cacheDir is shared by the tests, so that only the first of them compiles the engine.
var cacheDir string

func TestMain(m *testing.M) {
	var err error
	if cacheDir, err = os.MkdirTemp("", "laurel-pages-*"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(cacheDir) // the system removes it in time
	os.Exit(code)
}

// sheet is a PDF of Letter pages, each black in its lower half.
func sheet(t testing.TB, count int) []byte {
	t.Helper()
	pdf := gofpdf.New("P", "pt", "Letter", "")
	for range count {
		pdf.AddPage()
		pdf.Rect(0, 396, 612, 396, "F")
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func grey(picture image.Image, x, y int) uint32 {
	red, _, _, _ := picture.At(x, y).RGBA()
	return red >> 8
}

func TestAPageIsDrawnAsItIsInTheFile(t *testing.T) {
	renderer := pages.NewRenderer(cacheDir)
	t.Cleanup(func() {
		if err := renderer.Close(); err != nil {
			t.Error(err)
		}
	})
	ctx := context.Background()
	file, err := renderer.Open(ctx, sheet(t, 3))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if file.Len() != 3 {
		t.Errorf("%d pages", file.Len())
	}
	picture, err := file.Draw(ctx, 2, 306)
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size != image.Pt(306, 396) {
		t.Errorf("the picture is %v", size)
	}
	if above, below := grey(picture, 150, 100), grey(picture, 150, 300); above != 255 || below != 0 {
		t.Errorf("above it is %d, below %d", above, below)
	}

	t.Run("a superseded page is not drawn", func(t *testing.T) {
		superseded, cancel := context.WithCancel(ctx)
		cancel()
		if _, err := file.Draw(superseded, 0, 100); err == nil {
			t.Error("it was drawn all the same")
		}
	})
	t.Run("a file that is no PDF is refused in a sentence", func(t *testing.T) {
		if _, err := renderer.Open(ctx, []byte("no PDF")); err == nil {
			t.Error("it was taken")
		}
	})
	t.Run("a renderer that was closed starts again", func(t *testing.T) {
		if err := renderer.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := file.Draw(ctx, 0, 100); err == nil {
			t.Error("a page of the closed engine was drawn")
		}
		again, err := renderer.Open(ctx, sheet(t, 1))
		if err != nil {
			t.Fatal(err)
		}
		again.Close()
	})
}

func BenchmarkFirstPageWarm(b *testing.B) {
	renderer := pages.NewRenderer(cacheDir)
	defer renderer.Close()
	pdf, ctx := sheet(b, 200), context.Background()
	warm, err := renderer.Open(ctx, pdf)
	if err != nil {
		b.Fatal(err)
	}
	warm.Close()
	for b.Loop() {
		file, err := renderer.Open(ctx, pdf)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := file.Draw(ctx, 0, 800); err != nil {
			b.Fatal(err)
		}
		file.Close()
	}
}
