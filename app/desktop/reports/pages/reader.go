package pages

import (
	"context"
	"fmt"
	"image"
	"sync"

	"github.com/klippa-app/go-pdfium/requests"
)

// Last is the index of a PDF's last page, for Draw.
const Last = -1

// Page is a page as a picture.
type Page struct {
	Picture       image.Image
	Index, Count  int
	Width, Height float64 // of the paper, in points (1/72 inch)
}

// Reader draws the pages of one PDF after another. It keeps only the PDF open that was drawn from last and closes it
// when another is drawn, so that callers need not close files. Its methods may be called from several goroutines and
// wait for one another.
type Reader struct {
	renderer *Renderer

	mu   sync.Mutex
	pdf  []byte
	file *File
}

// NewReader makes a reader that draws with the renderer.
func NewReader(renderer *Renderer) *Reader { return &Reader{renderer: renderer} }

// Draw draws a page of the PDF (index from 0; Last and whatever lies behind the last page are the last one), so wide in
// pixels as width returns for the paper's size in points. The bytes must not change afterwards.
func (r *Reader) Draw(
	ctx context.Context,
	pdf []byte,
	index int,
	width func(paperWidth, paperHeight float64) int,
) (Page, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return Page{}, err // it was superseded while it waited
	}
	if err := r.open(ctx, pdf); err != nil {
		return Page{}, err
	}
	page := Page{Index: index, Count: r.file.Len()}
	if page.Count == 0 {
		return Page{}, fmt.Errorf("the preview found no page in this PDF")
	}
	if index < 0 || index >= page.Count {
		page.Index = page.Count - 1
	}
	var err error
	if page.Width, page.Height, err = r.file.Size(page.Index); err != nil {
		return Page{}, err
	}
	page.Picture, err = r.file.Draw(ctx, page.Index, max(width(page.Width, page.Height), 1))
	return page, err
}

// open makes pdf the file that is open.
func (r *Reader) open(ctx context.Context, pdf []byte) error {
	if r.file != nil && len(pdf) > 0 && len(pdf) == len(r.pdf) && &pdf[0] == &r.pdf[0] {
		return nil
	}
	if r.file != nil {
		r.file.Close()
		r.file, r.pdf = nil, nil
	}
	file, err := r.renderer.Open(ctx, pdf)
	if err != nil {
		return err
	}
	r.file, r.pdf = file, pdf
	return nil
}

// Restart ends the engine, so that the next Draw starts another: for when this one has failed.
func (r *Reader) Restart() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.file, r.pdf = nil, nil
	return r.renderer.Close()
}

// Size returns the paper's width and height of page i, counted from 0, in points (1/72 inch).
func (f *File) Size(i int) (width, height float64, err error) {
	r := f.renderer
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.instance == nil {
		return 0, 0, fmt.Errorf("the preview was closed")
	}
	size, err := r.instance.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: f.document, Index: i})
	if err != nil {
		return 0, 0, fmt.Errorf("page %d cannot be measured: %w", i+1, err)
	}
	return size.Width, size.Height, nil
}
