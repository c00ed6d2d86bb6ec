package merge

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// pdfOf writes a PDF of objects, of which the first is the catalogue.
func pdfOf(objects ...string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	places := make([]int, len(objects))
	for i, object := range objects {
		places[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range places {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return out.Bytes()
}

// stream is a content stream of a text that comes so often.
func stream(t *testing.T, text string, times int) string {
	t.Helper()
	var packed bytes.Buffer
	to := zlib.NewWriter(&packed)
	for range times {
		if _, err := to.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", packed.Len(), packed.String())
}

const (
	catalogue = "<< /Type /Catalog /Pages 2 0 R >>"
	onePage   = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources << >> /Contents 4 0 R >>"
	tree      = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
)

func TestHostilePDFsAreRefusedBeforeTheyNeedMemory(t *testing.T) {
	for _, test := range []struct {
		name      string
		pdf       func(t *testing.T) []byte
		fits      bool
		megabytes uint64
	}{
		{"one that is right", func(t *testing.T) []byte {
			return pdfOf(catalogue, tree, onePage, stream(t, "q Q ", 10))
		}, true, 60},
		{"contents that unpack to 160 MB", func(t *testing.T) []byte {
			return pdfOf(catalogue, tree, onePage, stream(t, strings.Repeat("q Q ", 1<<18), 160))
		}, false, 600},
		{"arrays within the arrays of a page", func(*testing.T) []byte {
			deep := "/A " + strings.Repeat("[", 1_000_000) + strings.Repeat("]", 1_000_000) + " /Resources"
			return pdfOf(catalogue, tree, strings.Replace(onePage, "/Resources", deep, 1), "<< >>")
		}, true, 100}, // what is nested too deep is left out
		{"pages that contain themselves", func(*testing.T) []byte {
			return pdfOf(catalogue, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
		}, false, 60},
		{"a billion pages", func(*testing.T) []byte {
			return pdfOf(catalogue, "<< /Type /Pages /Kids [] /Count 1000000000 >>")
		}, false, 60},
		{"a table of millions of objects", func(*testing.T) []byte {
			whole := string(pdfOf(catalogue, tree, onePage, "<< >>"))
			return []byte(strings.Replace(whole, "xref\n0 5", "xref\n0 90000000", 1))
		}, false, 200},
	} {
		t.Run(test.name, func(t *testing.T) {
			pdf := test.pdf(t)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := Check(pdf)
			runtime.ReadMemStats(&after)
			if (err == nil) != test.fits || err != nil && !errors.Is(err, ErrPDF) && !errors.As(err, new(*PageError)) {
				t.Errorf("got %v", err)
			}
			allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
			if allocated > 2*test.megabytes { // the race detector's buffers grow twice as much
				t.Errorf("%d MB were allocated for %d KB", allocated, len(pdf)>>10)
			} else {
				t.Logf("%d MB: %v", allocated, err)
			}
		})
	}
}
