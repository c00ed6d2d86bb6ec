package report

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"laurel/app/article/articletest"
	"laurel/app/request"
)

func drawn(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(t.Context(), &out, articletest.Sample(t), request.Request{Language: "en"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheTextsAreOnThePages(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed: apt-get install poppler-utils")
	}
	folder := t.TempDir()
	if keep := os.Getenv("LAUREL_PICTURES"); keep != "" {
		folder = keep
	}
	file := filepath.Join(folder, "report.pdf")
	if err := os.WriteFile(file, drawn(t), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-layout", "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(string(text), "\f")
	for page, wanted := range map[int][]string{
		0: {"Sample Program 2026", "IN THREE SENTENCES", "61"},
		1: {"Contents", "Protection", "Annex"},
		2: {"8 takeaways", "Muster Office & Co. (9)", "4.9", "Prevention", "1 August"},
		3: {"Annex", "4 of 4"},
	} {
		for _, w := range wanted {
			if !strings.Contains(pages[page], w) {
				t.Errorf("page %d does not show %q:\n%s", page+1, w, pages[page])
			}
		}
	}
}

func TestSameArticleSameBytes(t *testing.T) {
	if !bytes.Equal(drawn(t), drawn(t)) {
		t.Error("the bytes differ")
	}
}

func TestWriteStopsAtTheEndOfItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := Write(ctx, &bytes.Buffer{}, articletest.Sample(t), request.Request{Language: "en"})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
