package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/programtest"
)

// page is one of the pages side by side of a sheet, as its file has it.
type page struct {
	columns int
	text    float64 // points
}

// pagesOf reads from the parts of a workbook how each sheet prints: from the widths of its columns, the paper, the
// scale, the breaks and the columns that are repeated.
func pagesOf(t *testing.T, file []byte) map[string][]page {
	t.Helper()
	f := opened(t, file)
	pages := map[string][]page{}
	for i, sheet := range f.GetSheetList() {
		xml := string(partOf(t, file, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)))
		pages[sheet] = pagesIn(t, xml, repeatedColumns(t, file, sheet))
	}
	return pages
}

func pagesIn(t *testing.T, xml string, repeated int) []page {
	t.Helper()
	var widths []float64
	for _, found := range regexp.MustCompile(`<col [^>]*>`).FindAllString(xml, -1) {
		for range int(attributeOf(t, found, "max") - attributeOf(t, found, "min") + 1) {
			widths = append(widths, attributeOf(t, found, "width"))
		}
	}
	setup := regexp.MustCompile(`<pageSetup [^>]*>`).FindString(xml)
	const inch, sides = 72, 0.8
	paper := map[float64]float64{1: 11, 3: 17, 8: 420 / 25.4, 9: 297 / 25.4}[attributeOf(t, setup, "paperSize")]
	printable := (paper - sides) * inch
	breaks := []int{len(widths)}
	if _, list, found := strings.Cut(xml, "<colBreaks"); found {
		for _, one := range regexp.MustCompile(`<brk [^>]*>`).FindAllString(list, -1) {
			breaks = append(breaks, int(attributeOf(t, one, "id")))
		}
		slices.Sort(breaks)
	}
	var pages []page
	first := 0
	for _, until := range breaks {
		width := 0.0
		for i, w := range widths {
			if first <= i && i < until || i < repeated {
				width += w * 0.572 * 11
			}
		}
		scale := min(1, printable/width)
		if strings.Contains(xml, `fitToPage="true"`) == (len(breaks) > 1) {
			t.Error("a sheet of several pages side by side has a scale, one of a single page fits it")
		}
		if len(breaks) > 1 {
			scale = attributeOf(t, setup, "scale") / 100
			if width*scale > printable {
				t.Errorf("columns %d to %d are %.0f pt wide on a page of %.0f", first, until, width*scale, printable)
			}
		}
		pages = append(pages, page{until - first, 11 * scale})
		first = until
	}
	return pages
}

func attributeOf(t *testing.T, element, attribute string) float64 {
	t.Helper()
	found := regexp.MustCompile(` ` + attribute + `="([^"]*)"`).FindStringSubmatch(element)
	if found == nil {
		t.Fatalf("%s has no %s", element, attribute)
	}
	n, err := strconv.ParseFloat(found[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// repeatedColumns is how many columns the print titles repeat.
func repeatedColumns(t *testing.T, file []byte, sheet string) int {
	t.Helper()
	for _, name := range opened(t, file).GetDefinedName() {
		if name.Name != "_xlnm.Print_Titles" || name.Scope != sheet {
			continue
		}
		if !strings.HasSuffix(name.RefersTo, "!$1:$1") {
			t.Errorf("the heading of %s is not repeated: %s", sheet, name.RefersTo)
		}
		if columns := regexp.MustCompile(`\$A:\$([A-Z])`).FindStringSubmatch(name.RefersTo); columns != nil {
			return int(columns[1][0]-'A') + 1
		}
	}
	return 0
}

func partOf(t *testing.T, file []byte, name string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		if part.Name == name {
			content, err := readPart(part)
			if err != nil {
				t.Fatal(err)
			}
			return content
		}
	}
	t.Fatalf("the workbook has no part %s", name)
	return nil
}

func TestPrintedTextIsNeverSmallerThanSevenPoints(t *testing.T) {
	p := programtest.Delegation(40, 30).With(func(next *program.Program) {
		next.Takeaways = append(next.Takeaways, &program.Takeaway{ID: program.NewID(), Text: "Prova"})
	})
	for _, l := range Lists() {
		var every []string
		for _, c := range l.Columns {
			if c.ID != "photo" {
				every = append(every, c.ID)
			}
		}
		for _, paper := range request.Papers() {
			for name, columns := range map[string][]string{"usual": nil, "all": every} {
				var file bytes.Buffer
				r := choices{Columns: columns, Paper: paper}.of(edition.For(p, program.Internal))
				if err := l.Write(t.Context(), &file, r); err != nil {
					t.Fatalf("%s: %v", l.ID, err)
				}
				for sheet, pages := range pagesOf(t, file.Bytes()) {
					for i, page := range pages {
						if page.text < smallestText {
							t.Errorf(
								"%s, %s, %s columns, %s, page %d: %.1f pt",
								l.ID,
								paper,
								name,
								sheet,
								i+1,
								page.text,
							)
						}
					}
				}
			}
		}
	}
}

func TestAWideSheetHasWiderPaperAndThenMorePages(t *testing.T) {
	const few, more, many = 10, 15, 60
	columns := func(n int) []float64 { return slices.Repeat([]float64{17.7}, n) }
	for _, test := range []struct {
		columns, paper, pages int
		chosen                request.Paper
	}{
		{few, 1, 1, request.Letter},
		{more, 3, 1, request.Letter},
		{18, 1, 2, request.Letter},
		{28, 3, 2, request.Letter},
		{few, 9, 1, request.A4},
		{more, 8, 1, request.A4},
		{18, 9, 2, request.A4},
		{28, 8, 2, request.A4},
	} {
		got := layoutOf(columns(test.columns), 1, test.chosen)
		if got.paper.code != test.paper || len(got.breaks)+1 != test.pages {
			t.Errorf(
				"%d columns on %s: paper %d, %d pages",
				test.columns,
				test.chosen,
				got.paper.code,
				len(got.breaks)+1,
			)
		}
	}
	if got := layoutOf(columns(many), 1, request.Letter); len(got.breaks) < 2 || got.scale < 64 {
		t.Errorf("%d columns: %+v", many, got)
	}
}

func TestEveryLayoutIsReadableAndComplete(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		widths := rapid.SliceOfN(rapid.Float64Range(narrowestColumn, widestProse), 1, 80).Draw(t, "widths")
		frozen := rapid.IntRange(0, min(3, len(widths)-1)).Draw(t, "frozen")
		got := layoutOf(widths, frozen, rapid.SampledFrom(request.Papers()).Draw(t, "paper"))
		if size := textSize * float64(got.scale) / 100; size < smallestText-0.11 || size > textSize {
			t.Fatalf("the text has %.2f pt", size)
		}
		if !slices.IsSorted(got.breaks) || len(slices.Compact(slices.Clone(got.breaks))) != len(got.breaks) {
			t.Fatalf("breaks %v", got.breaks)
		}
		limit := (got.paper.width - 2*sideMargin) / pointsPerUnit * 100 / float64(got.scale)
		first := 0
		for _, until := range append(got.breaks, len(widths)) {
			width := 0.0
			for i, w := range widths {
				if i < frozen && first > 0 || first <= i && i < until {
					width += w
				}
			}
			if until <= first || width > limit*1.001 {
				t.Fatalf(
					"columns %d to %d have a width of %.0f on a page of %.0f",
					first,
					until,
					width,
					math.Floor(limit),
				)
			}
			first = until
		}
	})
}
