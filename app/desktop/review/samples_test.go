package review

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

// TestEveryForeignFileIsShown opens the review of each file in the folder that LAUREL_SAMPLES names, and draws all of
// its cells.
func TestEveryForeignFileIsShown(t *testing.T) {
	folder := os.Getenv("LAUREL_SAMPLES")
	if folder == "" {
		t.Skip("LAUREL_SAMPLES names no folder")
	}
	files, err := filepath.Glob(filepath.Join(folder, "imports", "*", "*"))
	if err != nil || len(files) == 0 {
		t.Skip("there are no files of others")
	}
	f := newFixture(t, known()...)
	for _, file := range files {
		f.importer.shown, f.Dialogs.Errors = nil, nil
		f.importer.File(file)
		r := f.importer.Shown()
		if r == nil || r.page.content == nil {
			if len(f.Dialogs.Errors) == 0 && filepath.Ext(file) != ".json" {
				t.Errorf("%s: neither a review nor a reason", filepath.Base(file))
			}
			continue
		}
		r.page.content.Resize(fyne.NewSize(1280, 800))
		columns := r.table.sheet.Columns()
		for at := range r.table.shown {
			r.table.sheet.Select(at, len(columns)-1)
			for column := range columns {
				r.table.sheet.Cell(at, column)
			}
		}
		t.Log(filepath.Base(file), len(r.file.rows), "rows,", len(columns), "columns,", r.page.submit.Text)
		r.end()
	}
}
