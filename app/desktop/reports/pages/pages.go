// Package pages draws the pages of a finished PDF as pictures, so that the preview is the file itself and not a second
// layout of it. The drawing is PDFium's, as WebAssembly in this process: it sees no file and no network. It imports no
// screen.
package pages

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Renderer draws pages. It starts on first use: about four seconds the first time on a laptop, while the compiled code
// is put into the cache folder, and a fraction of a second from then on. Its methods may be called from several
// goroutines and wait for one another.
type Renderer struct {
	cacheDir string

	mu       sync.Mutex
	pool     pdfium.Pool
	instance pdfium.Pdfium
	cache    wazero.CompilationCache
}

// NewRenderer makes a renderer that keeps its compiled code in cacheDir, or nowhere when that is empty or cannot be
// written.
func NewRenderer(cacheDir string) *Renderer { return &Renderer{cacheDir: cacheDir} }

// DefaultCacheDir is the user's cache folder for Laurel, or "".
func DefaultCacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "Laurel", "pages")
}

// startLimit is how long the renderer waits for its engine.
const startLimit = 2 * time.Minute

func (r *Renderer) start(ctx context.Context) error {
	if r.instance != nil {
		return nil
	}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if r.cacheDir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(r.cacheDir); err == nil {
			r.cache = cache
			config = config.WithCompilationCache(cache)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: context.WithoutCancel(
			ctx,
		), MinIdle: 1, MaxIdle: 1, MaxTotal: 1, FSConfig: wazero.NewFSConfig(), RuntimeConfig: config,
		Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return fmt.Errorf("the preview could not start; saving and printing work without it: %w", err)
	}
	instance, err := pool.GetInstance(startLimit)
	if err != nil {
		_ = pool.Close() // the first error is the one to report
		return fmt.Errorf("the preview could not start; saving and printing work without it: %w", err)
	}
	r.pool, r.instance = pool, instance
	return nil
}

// Close ends the engine. A renderer that was closed starts again on use.
func (r *Renderer) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.pool == nil {
		return nil
	}
	err := r.pool.Close()
	if r.cache != nil {
		_ = r.cache.Close(context.Background()) // what matters is on disk already
	}
	r.pool = nil
	r.instance = nil
	r.cache = nil
	return err
}

// File is a PDF whose pages can be drawn. Close it when another takes its place.
type File struct {
	renderer *Renderer
	document references.FPDF_DOCUMENT
	count    int
}

// Open reads a PDF.
func (r *Renderer) Open(ctx context.Context, pdf []byte) (*File, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.start(ctx); err != nil {
		return nil, err
	}
	opened, err := r.instance.OpenDocument(&requests.OpenDocument{File: &pdf})
	if err != nil {
		return nil, fmt.Errorf("the preview cannot read this PDF: %w", err)
	}
	f := &File{renderer: r, document: opened.Document}
	count, err := r.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.document})
	if err != nil {
		f.drop()
		return nil, fmt.Errorf("the preview cannot count the pages of this PDF: %w", err)
	}
	f.count = count.PageCount
	return f, nil
}

func (f *File) page(i int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: f.document, Index: i}}
}

// Len returns the number of pages.
func (f *File) Len() int { return f.count }

// Draw draws page i, counted from 0, so wide (in pixels) and as high as its shape asks.
func (f *File) Draw(ctx context.Context, i, width int) (image.Image, error) {
	r := f.renderer
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err // it was superseded while it waited
	}
	if r.instance == nil {
		return nil, fmt.Errorf("the preview was closed")
	}
	drawn, err := r.instance.RenderPageInPixels(&requests.RenderPageInPixels{Page: f.page(i), Width: width})
	if err != nil {
		return nil, fmt.Errorf("page %d cannot be drawn: %w", i+1, err)
	}
	defer drawn.Cleanup()
	// the engine takes its memory back, so the picture is copied
	picture := image.NewRGBA(drawn.Result.RenderedImage.Bounds())
	draw.Draw(picture, picture.Bounds(), drawn.Result.RenderedImage, picture.Bounds().Min, draw.Src)
	return picture, nil
}

// Close releases the memory of the file.
func (f *File) Close() {
	f.renderer.mu.Lock()
	defer f.renderer.mu.Unlock()
	f.drop()
}

func (f *File) drop() {
	if f.renderer.instance != nil {
		_, _ = f.renderer.instance.FPDF_CloseDocument(
			&requests.FPDF_CloseDocument{Document: f.document},
		) // nothing is left to be done about it
	}
}
