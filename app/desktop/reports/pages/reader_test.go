package pages_test

import (
	"context"
	"image"
	"testing"

	"laurel/app/desktop/reports/pages"
)

func TestAReaderGoesFromFileToFile(t *testing.T) {
	reader := pages.NewReader(pages.NewRenderer(cacheDir))
	ctx := context.Background()
	asWideAsHalfThePaper := func(width, _ float64) int { return int(width / 2) }
	first, second := sheet(t, 3), sheet(t, 1)
	tests := []struct {
		name         string
		pdf          []byte
		index        int
		wantIndex, n int
	}{
		{"the first page of a file", first, 0, 0, 3},
		{"another page of the same file", first, 1, 1, 3},
		{"the last page, wherever it is", first, pages.Last, 2, 3},
		{"a page that is no longer there", second, 2, 0, 1},
		{"back to the file before", first, 0, 0, 3},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			page, err := reader.Draw(ctx, test.pdf, test.index, asWideAsHalfThePaper)
			if err != nil {
				t.Fatal(err)
			}
			if page.Index != test.wantIndex || page.Count != test.n || page.Width != 612 || page.Height != 792 {
				t.Errorf("page %d of %d, %v x %v points", page.Index, page.Count, page.Width, page.Height)
			}
			if size := page.Picture.Bounds().Size(); size != image.Pt(306, 396) {
				t.Errorf("the picture is %v", size)
			}
		})
	}
	t.Run("what is no PDF is refused, and the next file is drawn all the same", func(t *testing.T) {
		if _, err := reader.Draw(ctx, []byte("no PDF"), 0, asWideAsHalfThePaper); err == nil {
			t.Error("it was drawn")
		}
		if _, err := reader.Draw(ctx, first, 0, asWideAsHalfThePaper); err != nil {
			t.Error(err)
		}
	})
	t.Run("a restarted reader draws again", func(t *testing.T) {
		if err := reader.Restart(); err != nil {
			t.Fatal(err)
		}
		if _, err := reader.Draw(ctx, first, 0, asWideAsHalfThePaper); err != nil {
			t.Error(err)
		}
	})
	t.Run("a superseded page is not drawn", func(t *testing.T) {
		superseded, cancel := context.WithCancel(ctx)
		cancel()
		if _, err := reader.Draw(superseded, first, 0, asWideAsHalfThePaper); err == nil {
			t.Error("it was drawn all the same")
		}
	})
	if err := reader.Restart(); err != nil {
		t.Error(err)
	}
}
