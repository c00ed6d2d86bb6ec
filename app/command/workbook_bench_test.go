package command

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// rosterColumns are those of a roster as an office keeps it.
var rosterColumns = []string{
	"Given name", "Family name", "Honorific", "E-mail", "Phone", "Country", "Nationality", "Role", "Position",
	"Organisation", "Passport number", "Passport expires", "Date of birth", "Languages", "Diet", "Access needs",
	"Emergency contact", "Emergency phone", "Relationship", "Arrival", "Arrival flight", "Arrival airport", "Departure",
	"Departure flight", "Notes",
}

// rosterRow is an invented person.
func rosterRow(i int) []any {
	countries := []string{"Peru", "Kenya", "Germany", "France", "Japan", "India", "Brazil"}
	return []any{
		fmt.Sprintf("Given%d", i), fmt.Sprintf("Muster%d", i), "Dr.", fmt.Sprintf("p%d@example.org", i),
		fmt.Sprintf("+1 555 %07d", i), countries[i%7], countries[(i+1)%7], "awardee", "Director of Training",
		fmt.Sprintf("Sample Office %d", i%300), fmt.Sprintf("A%07d", i), 46000 + i%1000, 20000 + i%9000,
		"Spanish, English", "vegan", "none", fmt.Sprintf("Rosa Muster%d", i), fmt.Sprintf("+1 556 %07d", i), "mother",
		45091.5, "QR 725", "ORD", 45100.5, "QR 726", fmt.Sprintf("note number %d of the office", i),
	}
}

// rosterBook writes a workbook of people, whose texts are in their cells or shared.
func rosterBook(b *testing.B, people int, shared bool) string {
	b.Helper()
	book := excelize.NewFile()
	path := filepath.Join(b.TempDir(), "roster.xlsx")
	var stream *excelize.StreamWriter
	var err error
	if !shared {
		stream, err = book.NewStreamWriter("Sheet1")
	}
	for i := range people + 1 {
		row := rosterRow(i)
		if i == 0 {
			for column, title := range rosterColumns {
				row[column] = title
			}
		}
		cell := fmt.Sprintf("A%d", i+1)
		switch {
		case err != nil:
			b.Fatal(err)
		case shared:
			err = book.SetSheetRow("Sheet1", cell, &row)
		default:
			err = stream.SetRow(cell, row)
		}
	}
	if err == nil && !shared {
		err = stream.Flush()
	}
	if err == nil {
		err = book.SaveAs(path)
	}
	if err != nil {
		b.Fatal(err)
	}
	return path
}

// openpyxl reads each cell of a workbook, as it is fastest.
const openpyxl = `import openpyxl, sys
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        pass
`

func BenchmarkPreviewOf10000PeopleInCells(b *testing.B)  { benchmarkPreview(b, 10_000, false) }
func BenchmarkPreviewOf10000PeopleShared(b *testing.B)   { benchmarkPreview(b, 10_000, true) }
func BenchmarkPreviewOf100000PeopleInCells(b *testing.B) { benchmarkPreview(b, 100_000, false) }

// benchmarkPreview looks a workbook through, in turn with openpyxl where that is installed.
func benchmarkPreview(b *testing.B, people int, shared bool) {
	laurel, book := built(b), rosterBook(b, people, shared)
	python, err := exec.LookPath("/usr/bin/python3")
	if err == nil {
		err = exec.Command(python, "-c", "import openpyxl").Run()
	}
	script := filepath.Join(b.TempDir(), "read.py")
	if failed := os.WriteFile(script, []byte(openpyxl), 0o600); failed != nil {
		b.Fatal(failed)
	}
	var ours, theirs []process
	for range 3 {
		ours = append(ours, timed(b, laurel, "--data-dir", b.TempDir(), "import", book, "--as", "roster", "--dry-run"))
		if err == nil {
			theirs = append(theirs, timed(b, python, script, book))
		}
	}
	for b.Loop() { // the runs are counted above
	}
	report(b, "", ours)
	if theirs != nil {
		report(b, "openpyxl-", theirs)
	} else {
		b.Log("openpyxl is not installed: there is no peer")
	}
}
