package workbook

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// TestLibreOfficeOpensAndPrints converts rosters with another program's reader. LAUREL_PICTURES names a folder that
// keeps what came out, to be looked at.
func TestLibreOfficeOpensAndPrints(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: apt-get install libreoffice-calc")
	}
	if testing.Short() {
		t.Skip("starting LibreOffice takes seconds")
	}
	folder := t.TempDir()
	if keep := os.Getenv("LAUREL_PICTURES"); keep != "" {
		folder = keep
	}
	workbook := filepath.Join(folder, "roster.xlsx")
	options := choices{
		Columns: []string{
			"number", "photo", "name", "own-name", "role", "position", "affiliation", "country", "languages",
			"needs-interpreter", "phone", "email", "diet",
			"passport-number", "birth-date", "arrival", "bio",
		},
		Photos: portraits{}, Cancelled: true, Language: "es", Paper: request.A4,
	}
	err = os.WriteFile(workbook, rosterOf(t, edition.For(delegation(), program.Internal), options), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + t.TempDir()
	for _, format := range []string{
		"pdf", `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,1`,
	} {
		convert := exec.Command(office, profile, "--headless", "--convert-to", format, "--outdir", folder, workbook)
		if said, err := convert.CombinedOutput(); err != nil {
			t.Fatalf("LibreOffice: %v\n%s", err, said)
		}
	}
	if info, err := os.Stat(filepath.Join(folder, "roster.pdf")); err != nil || info.Size() < 1000 {
		t.Fatalf("no PDF came out: %v", err)
	}
	pages, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("no CSV came out: %v", err)
	}
	read, err := os.ReadFile(pages[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"=HYPERLINK(""http://example.org"")"`, "+15550100123", "00123456789012345678", "ليلى مثال", "@555", "-1+1",
		"12 jun 2023 18:45", "1899-05-04", "N.º",
	} {
		if !strings.Contains(string(read), want) {
			t.Errorf("LibreOffice does not show %s in\n%s", want, read)
		}
	}
}

// TestLibreOfficeOpensEveryList converts all lists in one go. LAUREL_PICTURES names a folder that keeps what came out.
func TestLibreOfficeOpensEveryList(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: apt-get install libreoffice-calc")
	}
	if testing.Short() {
		t.Skip("starting LibreOffice takes seconds")
	}
	folder := t.TempDir()
	if keep := os.Getenv("LAUREL_PICTURES"); keep != "" {
		folder = keep
	}
	arguments := []string{
		"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", folder,
	}
	edition := edition.For(journey(), program.Internal)
	for _, l := range Lists() {
		file := filepath.Join(folder, l.ID+".xlsx")
		if err := os.WriteFile(file, written(t, l.ID, edition), 0o600); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, file)
	}
	output, err := exec.Command(office, arguments...).CombinedOutput()
	if err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, output)
	}
	for _, l := range Lists() {
		if info, err := os.Stat(filepath.Join(folder, l.ID+".pdf")); err != nil || info.Size() < 1000 {
			t.Errorf("%s: no PDF came out: %v\n%s", l.ID, err, output)
		}
	}
}
