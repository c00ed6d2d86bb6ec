package merge

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

func init() {
	model.ConfigPath = "disable" // else pdfcpu makes a folder in the user's home
}

// ErrPDF is returned for a file that is no PDF, is damaged, or needs a password.
var ErrPDF = errors.New("it is not a PDF that can be read: it may be damaged or protected by a password")

// ErrCut is the cause of ErrPDF for a file that lacks its end (ISO 32000-1, 7.5.5).
var ErrCut = errors.New("it ends too early")

// longestTail is how far from its end a file may have the mark of its end: programs append to it.
const longestTail = 64 << 10

// mostObjects is how many objects a file may have: a book of 1,000 pages has some 20,000.
const mostObjects = 1_000_000

// source is a PDF file that is read.
type source struct {
	title   string
	context *model.Context
	marks   []pdfcpu.Bookmark
	hidden  map[int]bool // layers that are switched off, by object number
	divider *source      // the page with its title before it; nil: none
	only    []int        // the pages that are copied, from one, without their links; nil: all
}

// read reads a part of any origin; an error is a *PartError with ErrPDF. What pdfcpu panics over is a damaged file too.
func read(part Part) (s *source, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%w (%v)", ErrPDF, cause)
		}
		if err != nil {
			s, err = nil, &PartError{part.Title, err}
		}
	}()
	tail := part.PDF[max(0, len(part.PDF)-longestTail):]
	if bytes.HasPrefix(part.PDF, []byte("%PDF")) && !bytes.Contains(tail, []byte("%%EOF")) {
		return nil, fmt.Errorf("%w (%w)", ErrPDF, ErrCut)
	}
	configuration := model.NewDefaultConfiguration()
	configuration.ValidationMode = model.ValidationRelaxed
	configuration.Offline = true
	configuration.Limits.MaxDecodeBytes = largestPicture
	configuration.Limits.MaxObjectCount = mostObjects
	configuration.Limits.MaxXRefEntries = mostObjects
	context, err := api.ReadAndValidate(bytes.NewReader(part.PDF), configuration)
	if err == nil {
		err = context.EnsurePageCount()
	}
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrPDF, err)
	}
	if context.PageCount == 0 {
		return nil, fmt.Errorf("%w (it has no page)", ErrPDF)
	}
	marks, err := pdfcpu.Bookmarks(context)
	if err != nil {
		marks = nil // the pages are whole without them
	}
	hidden, err := hiddenLayers(context)
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrPDF, err)
	}
	return &source{title: part.Title, context: context, marks: marks, hidden: hidden}, nil
}

// dividers returns the number of pages before those of the part.
func (s *source) dividers() int {
	if s.divider == nil {
		return 0
	}
	return s.divider.pages()
}

// pages returns how many pages are copied.
func (s *source) pages() int {
	if s.only != nil {
		return len(s.only)
	}
	return s.context.PageCount
}

// page returns the number in the file, from one, of the nth page that is copied, from zero.
func (s *source) page(n int) int {
	if s.only != nil {
		return s.only[n]
	}
	return n + 1
}
