package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestASheetOfTextsIsWrittenAndReadBack(t *testing.T) {
	l := newLaurel(t)
	wantIn(t, l.must(Done, "texts").stdout, "Português", "not yet checked")
	l.must(Done, "texts", "--language", "ar", "--out", l.work)
	path := filepath.Join(l.work, "texts-ar.xlsx")
	put := func(text string) {
		t.Helper()
		f, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found, err := f.SearchSheet("Texts", "calendar.with")
		if err != nil || len(found) != 1 {
			t.Fatal(found, err)
		}
		if err := f.SetCellValue("Texts", strings.Replace(found[0], "A", "E", 1), text); err != nil {
			t.Fatal(err)
		}
		if err := f.Save(); err != nil {
			t.Fatal(err)
		}
	}
	read := []string{"texts", "--language", "ar", "--read", path, "--out", l.work}
	put("مع {{.Who}}")
	wantIn(t, l.must(Failed, read...).stderr, `“calendar.with”`, "row ", "{{.Names}}")
	put("بصحبة {{.Names}}")
	wantIn(t, l.must(Done, append(read, "--checked-by", "A, 2026")...).stdout, "handout.json")
	for name, want := range map[string]string{
		"handout.json": "بصحبة {{.Names}}", "checked.json": `"handout.json": "A, 2026"`,
	} {
		if data, err := os.ReadFile(filepath.Join(l.work, name)); err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
}
