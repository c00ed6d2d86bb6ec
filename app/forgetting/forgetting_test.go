package forgetting

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

func sample() *store.Forgotten {
	return &store.Forgotten{
		Ref: program.RefOf("01975000-0000-7000-8000-000000000001", program.Internal),
		At:  time.Date(2026, 6, 15, 9, 30, 0, 0, time.UTC),
		Rows: map[tables.Kind]int{
			tables.People: 1, tables.Takeaways: 3, tables.Issues: 1, tables.Releases: 2,
		},
		Unlinked: map[tables.Kind]int{tables.Meetings: 12}, Log: 214, Labels: 9, Sent: 2, Photos: 1, Drafts: 1,
		Named: []store.NamedIn{{}, {Kept: true}},
		Copies: []store.CopyOf{
			{State: store.CopyRewritten}, {State: store.CopyRemoved}, {State: store.CopyLeft}, {State: store.CopyClean},
		},
	}
}

func TestTheLinesCountByKindAndPlace(t *testing.T) {
	want := []string{
		"1 person", "3 takeaways", "1 certificate in the register", "2 entries of documents sent",
		"12 other records that named them", "1 text of another record, now without the name",
		"214 entries of the history", "9 titles of edits", "2 copies of documents sent", "1 unsaved draft", "1 picture",
		"1 backup or copy, rewritten without it", "1 backup or copy that could not be opened and was deleted",
	}
	if got := strings.Join(Lines(locale.English, sample()), "\n"); got != strings.Join(want, "\n") {
		t.Errorf("the lines are\n%s", got)
	}
}

func TestTheCertificateIsOnePageInEachLanguage(t *testing.T) {
	for _, l := range []locale.Language{locale.English, "es", "fr"} {
		for _, paper := range request.Papers() {
			c := Certificate{Forgotten: sample(), Language: l, Version: "1.0", Paper: paper}
			var text, pdf bytes.Buffer
			if err := c.WriteText(&text); err != nil {
				t.Fatal(err)
			}
			if err := c.WritePDF(t.Context(), &pdf); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "certificate.pdf")
			if err := os.WriteFile(path, pdf.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			read, err := exec.Command("pdftotext", "-layout", path, "-").Output()
			if err != nil {
				t.Skipf("pdftotext is missing: %v", err)
			}
			if pages := strings.Count(string(read), "\f"); pages != 1 {
				t.Errorf("%s on %s: it has %d pages", l, paper, pages)
			}
			for _, line := range append(Lines(l, c.Forgotten), c.Ref) {
				if !strings.Contains(text.String(), line) || !strings.Contains(words(string(read)), words(line)) {
					t.Errorf("%s on %s: %q is missing", l, paper, line)
				}
			}
		}
	}
}

func words(text string) string { return strings.Join(strings.Fields(text), " ") }
