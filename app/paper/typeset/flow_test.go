package typeset_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"laurel/app/paper/typeset"
)

var area = typeset.Rect{X: 48, Y: 48, W: 516, H: 640}

// words makes n different words.
func words(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("word%d", i)
	}
	return strings.Join(list, " ")
}

// pagesOf returns the words of each page of a file.
func pagesOf(t testing.TB, d *typeset.Document) [][]string {
	t.Helper()
	needs(t, "pdftotext")
	var pages [][]string
	for _, page := range strings.Split(strings.TrimSuffix(extract(t, bytesOf(t, d)), "\f"), "\f") {
		pages = append(pages, strings.Fields(page))
	}
	return pages
}

func TestALongTextContinuesWithoutLosingAWord(t *testing.T) {
	d := typeset.New(typeset.Options{})
	f := d.Flow(area, nil)
	f.Add(typeset.Text{String: words(3000), Style: typeset.Reading})
	f.Close()
	pages := pagesOf(t, d)
	var all []string
	for _, p := range pages {
		all = append(all, p...)
	}
	if got := strings.Join(all, " "); got != words(3000) || len(pages) < 3 {
		t.Errorf("%d pages with %d words", len(pages), len(all))
	}
}

func TestAHeadingStaysWithWhatFollows(t *testing.T) {
	for lines := range 60 {
		d := typeset.New(typeset.Options{})
		f := d.Flow(area, nil)
		f.Add(
			typeset.Space(0),
			typeset.Text{String: strings.TrimSpace(strings.Repeat("line\n", lines+1)), Style: typeset.Body},
		)
		f.Add(
			typeset.WithNext(typeset.Text{String: "HEADING", Style: typeset.Heading}),
			typeset.Text{String: "first\nsecond\nthird", Style: typeset.Body},
		)
		f.Close()
		for i, page := range pagesOf(t, d) {
			text := strings.Join(page, " ")
			if strings.HasSuffix(text, "HEADING") || strings.HasSuffix(text, "HEADING first") {
				t.Fatalf("with %d lines before it, page %d ends %q", lines+1, i+1, text[max(0, len(text)-30):])
			}
		}
	}
}

func TestNoLineOfAParagraphIsAlone(t *testing.T) {
	for lines := range 50 {
		d := typeset.New(typeset.Options{})
		f := d.Flow(area, nil)
		f.Add(typeset.Text{String: strings.TrimSpace(strings.Repeat("before\n", lines+1)), Style: typeset.Body})
		f.Add(typeset.Text{String: "one\ntwo\nthree\nfour\nfive", Style: typeset.Body})
		f.Close()
		for _, page := range pagesOf(t, d) {
			var alone int
			for _, w := range page {
				if w != "before" {
					alone++
				}
			}
			if alone == 1 {
				t.Fatalf("with %d lines before it, a line stands alone on a page", lines+1)
			}
		}
	}
}

func TestATableRepeatsItsHeaderAndKeepsItsRows(t *testing.T) {
	table := typeset.Table{
		Striped: true,
		Columns: []typeset.Column{{Title: "HEADNAME"}, {Title: "HEADROOM", Width: 80, Align: typeset.Right}},
	}
	for i := range 120 {
		table.Rows = append(
			table.Rows,
			typeset.Cells(typeset.Body, fmt.Sprintf("person%d", i), fmt.Sprintf("room%d", i)),
		)
	}
	d := typeset.New(typeset.Options{})
	f := d.Flow(area, nil)
	f.Add(table)
	f.Close()
	pages := pagesOf(t, d)
	next := 0
	for i, p := range pages {
		if p[0] != "HEADNAME" || p[1] != "HEADROOM" {
			t.Errorf("page %d starts with %q", i+1, p[:2])
		}
		for k := 2; k < len(p); k += 2 {
			if p[k] != fmt.Sprintf("person%d", next) || p[k+1] != fmt.Sprintf("room%d", next) {
				t.Fatalf("row %d is %q on page %d", next, p[k:k+2], i+1)
			}
			next++
		}
	}
	if next != 120 || len(pages) < 3 {
		t.Errorf("%d rows on %d pages", next, len(pages))
	}
}

func TestABlockHigherThanAPageIsShownRatherThanLost(t *testing.T) {
	d := typeset.New(typeset.Options{})
	f := d.Flow(area, nil)
	f.Add(
		typeset.Box{MinHeight: 2000, Content: typeset.Text{String: "giant", Style: typeset.Body}},
		typeset.Text{String: "after", Style: typeset.Body},
	)
	f.Close()
	if got := fmt.Sprint(pagesOf(t, d)); got != "[[giant] [after]]" {
		t.Errorf("pages are %s", got)
	}
}

func TestARowIsAsHighAsItsHighestCell(t *testing.T) {
	d := typeset.New(typeset.Options{})
	d.AddPage()
	short, long := typeset.Text{
		String: "short",
		Style:  typeset.Body,
	}, typeset.Text{
		String: words(60),
		Style:  typeset.Body,
	}
	row := typeset.Row{
		Gap: 10,
		Cells: []typeset.Cell{
			{Width: 100, Content: short},
			{Content: long, At: typeset.Middle},
			{Width: 100, Content: typeset.Space(7)},
		},
	}
	if got, want := d.Height(row, 420), d.Height(long, 200); got != want {
		t.Errorf("the row is %.2f high, its highest cell %.2f", got, want)
	}
}

func TestAnyFlowEndsAndKeepsItsBlocksInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := typeset.New(typeset.Options{})
		small := typeset.Rect{
			X: 10,
			Y: 10,
			W: rapid.Float64Range(60, 400).Draw(t, "width"),
			H: rapid.Float64Range(30, 300).Draw(t, "height"),
		}
		f := d.Flow(small, nil)
		for range rapid.IntRange(1, 15).Draw(t, "blocks") {
			f.Add(anyBlock(t, 2))
		}
		f.Close()
		if d.Pages() == 0 || d.Pages() > 2000 {
			t.Fatalf("%d pages", d.Pages())
		}
	})
}

// anyBlock draws a block, nested at most so deep.
func anyBlock(t *rapid.T, depth int) typeset.Block {
	text := typeset.Text{
		String: nameGenerator().Draw(t, "text"),
		Style:  typeset.Body,
		Lines:  rapid.IntRange(0, 2).Draw(t, "lines"),
	}
	kinds := 4
	if depth > 0 {
		kinds = 8
	}
	switch rapid.IntRange(0, kinds-1).Draw(t, "kind") {
	case 0:
		return typeset.Space(rapid.Float64Range(0, 60).Draw(t, "space"))
	case 1:
		return typeset.HairRule
	case 2:
		return typeset.WithNext(text)
	case 4:
		return typeset.Stack{Gap: 4, Blocks: []typeset.Block{anyBlock(t, depth-1), anyBlock(t, depth-1), text}}
	case 5:
		return typeset.Row{Gap: 4, Cells: []typeset.Cell{{Width: 30, Content: text}, {Content: anyBlock(t, depth-1)}}}
	case 6:
		return typeset.Box{Padding: 4, Content: anyBlock(t, depth-1)}
	case 7:
		return typeset.Table{
			Columns: []typeset.Column{{Title: "A"}, {Title: "B"}},
			Rows:    [][]typeset.Block{{text, anyBlock(t, depth-1)}, {text}, {}},
		}
	}
	return typeset.Bookmarked(text, "mark", 0)
}

// BenchmarkBook sets a book of about 200 pages.
func BenchmarkBook(b *testing.B) {
	for b.Loop() {
		start := time.Now()
		d := typeset.New(typeset.Options{Title: "Book", Language: "en"})
		d.OnEveryPage(func(p *typeset.Page, n, total int) {
			p.Draw(
				typeset.Text{String: fmt.Sprintf("%d of %d", n, total), Style: typeset.Caption, Align: typeset.Center},
				typeset.Rect{X: 48, Y: 750, W: 516, H: 20},
				false,
			)
		})
		f := d.Flow(area, nil)
		for i := range 420 {
			s := scripts[i%len(scripts)]
			f.Add(
				typeset.WithNext(
					typeset.Bookmarked(
						typeset.Text{String: fmt.Sprintf("Meeting %d with %s", i, s.text), Style: typeset.Heading},
						"Meeting",
						0,
					),
				),
				typeset.Text{String: words(150), Style: typeset.Reading},
				typeset.Normal,
				typeset.Table{
					Columns: []typeset.Column{{Title: "Name"}, {Title: "Phone", Width: 120}},
					Rows: [][]typeset.Block{
						typeset.Cells(
							typeset.Body,
							s.text,
							"+1 202-555-0100",
						), typeset.Cells(typeset.Body, "Ana Example", "+1 202-555-0101"),
					},
				},
			)
		}
		f.Close()
		pdf := bytesOf(b, d)
		b.ReportMetric(float64(d.Pages())/time.Since(start).Seconds(), "pages/s")
		b.ReportMetric(float64(len(pdf)), "bytes")
	}
}

func TestWhatIsRepeatedBeginsThePagesUntilItEnds(t *testing.T) {
	d := typeset.New(typeset.Options{})
	f := d.Flow(area, nil)
	line := func(text string) typeset.Block { return typeset.Text{String: text, Style: typeset.Body} }
	for _, day := range []string{"MONDAY", "TUESDAY"} {
		f.AddWithNext(line(day))
		f.Add(typeset.Repeated(line(day + "-AGAIN")))
		for range 100 {
			f.Add(line("item"))
		}
		f.Add(typeset.Repeated(nil))
	}
	f.Add(line("end"))
	f.NewPage()
	f.Add(line("other"))
	f.Close()
	pages := pagesOf(t, d)
	isOf := ""
	for i, words := range pages {
		first := words[0]
		if isOf != "" && first != isOf+"-AGAIN" && first != "TUESDAY" && first != "end" && first != "other" {
			t.Errorf("page %d begins with %s", i+1, first)
		}
		for _, word := range words {
			switch word {
			case "MONDAY", "TUESDAY":
				isOf = word
			case "end", "other":
				isOf = ""
			}
		}
	}
	if last := pages[len(pages)-1]; len(pages) < 5 || last[0] != "other" {
		t.Errorf("%d pages, the last begins with %s", len(pages), last[0])
	}
}

// A table moves rows on so that no page has one line, but not high ones: half a page would be empty.
func TestATableMovesNoHighRowsForItsLastPage(t *testing.T) {
	for _, c := range []struct{ lines, rows, last int }{{1, 35, 3}, {8, 7, 1}} {
		d := typeset.New(typeset.Options{})
		table := typeset.Table{Columns: []typeset.Column{{}}}
		for range c.rows {
			text := strings.TrimSpace(strings.Repeat("row\n", c.lines))
			table.Rows = append(table.Rows, typeset.Cells(typeset.Body, text))
		}
		height := d.Height(table, 516) / float64(c.rows) * float64(c.rows-1)
		f := d.Flow(typeset.Rect{X: 48, Y: 48, W: 516, H: height + 1}, nil)
		f.Add(table)
		f.Close()
		pages := pagesOf(t, d)
		if got := len(pages[len(pages)-1]) / c.lines; len(pages) != 2 || got != c.last {
			t.Errorf("%d rows of %d lines: %d pages, %d rows on the last", c.rows, c.lines, len(pages), got)
		}
	}
}

func TestNoLineBeginsWithTheDotBetweenFacts(t *testing.T) {
	text := typeset.Text{String: "Museum · Room 4 · 11 Sample Street · Sample City", Style: typeset.Body}
	for width := 60.0; width < 260; width += 3 {
		d := typeset.New(typeset.Options{})
		f := d.Flow(typeset.Rect{X: 48, Y: 48, W: width, H: 640}, nil)
		f.Add(text)
		f.Close()
		for line := range strings.Lines(extract(t, bytesOf(t, d))) {
			if strings.HasPrefix(strings.TrimSpace(line), "·") {
				t.Errorf("%.0f points wide, a line is %q", width, line)
			}
		}
	}
}
