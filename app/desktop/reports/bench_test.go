package reports

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"laurel/app/desktop/reports/pages"
	"laurel/app/documents"
	"laurel/data/civil"
	"laurel/data/program"
)

// BenchmarkPreview is what an edit costs while the certificates are shown: making the file and drawing its first page,
// off the window's goroutine.
func BenchmarkPreview(b *testing.B) {
	renderer := pages.NewRenderer(pages.DefaultCacheDir())
	defer renderer.Close()
	reader := pages.NewReader(renderer)
	d, _ := documents.New().Find("certificates")
	for _, people := range []int{8, 1000} {
		b.Run(fmt.Sprintf("%d people", people), func(b *testing.B) {
			p := smallProgram()
			for i := range people {
				p.People = append(p.People, person(program.Awardee, "Ana", fmt.Sprintf("Prova-%d", i)))
			}
			m := preparation{
				job:      job{document: d},
				program:  p,
				language: "en",
				drawer:   reader,
				width:    viewport{zoom: 1, scale: 1}.pixels,
			}
			for b.Loop() {
				if result, err := m.make(context.Background()); err != nil || result.page.Picture == nil {
					b.Fatal(err, result.pageFail)
				}
			}
		})
	}
}

// BenchmarkTurn is a page that was not drawn ahead.
func BenchmarkTurn(b *testing.B) {
	renderer := pages.NewRenderer(pages.DefaultCacheDir())
	defer renderer.Close()
	reader := pages.NewReader(renderer)
	d, _ := documents.New().Find("certificates")
	p := delegation()
	files, err := d.Make(context.Background(), job{document: d}.request(p, true))
	if err != nil {
		b.Fatal(err)
	}
	page := 0
	for b.Loop() {
		page = 1 - page
		width := viewport{zoom: 1, scale: 1}.pixels
		if _, err := reader.Draw(context.Background(), files[0].Data, page, width); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLongBook is what it takes until the first page of a book of more than 200 pages is seen, the engine being
// warm: making the whole file and drawing that page.
func BenchmarkLongBook(b *testing.B) {
	renderer := pages.NewRenderer(pages.DefaultCacheDir())
	defer renderer.Close()
	reader := pages.NewReader(renderer)
	d, _ := documents.New().Find("program-book")
	p := longProgram()
	m := preparation{
		job:      job{document: d},
		program:  p,
		language: "en",
		drawer:   reader,
		width:    viewport{zoom: 1, scale: 1}.pixels,
	}
	first, err := m.make(context.Background())
	if err != nil || first.page.Picture == nil {
		b.Fatal(err, first.refusal, first.pageFail)
	}
	b.Run("make and draw", func(b *testing.B) {
		for b.Loop() {
			if _, err := m.make(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(first.page.Count), "pages")
	})
	b.Run("open and draw", func(b *testing.B) {
		for b.Loop() {
			pdf := slices.Clone(first.files[0].Data) // other bytes: the file is opened again
			if _, err := reader.Draw(context.Background(), pdf, 0, m.width); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("small pictures in sight", func(b *testing.B) {
		for b.Loop() {
			for index := range 6 {
				width := func(_, _ float64) int { return thumbWidth }
				if _, err := reader.Draw(context.Background(), first.files[0].Data, index, width); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// longProgram has 60 people and 30 items on each of 48 days.
func longProgram() *program.Program {
	p := smallProgram()
	for i := range 60 {
		one := person(program.Awardee, "Ana", fmt.Sprintf("Prova-%d", i))
		one.Consent = program.Consent{Name: program.Yes, Photo: program.Yes, Story: program.Yes}
		one.Bio = strings.Repeat("Works with survivors, trains the police and writes about it. ", 12)
		p.People = append(p.People, one)
	}
	stop := &program.Stop{
		ID:      program.NewID(),
		City:    "Boston",
		Country: "US",
		Zone:    "America/New_York",
		From:    p.Start,
		Until:   p.Start.AddDays(47),
	}
	p.Stops, p.End = []*program.Stop{stop}, stop.Until
	for day := range 48 {
		for item := range 30 {
			start := civil.At(p.Start.AddDays(day), civil.Clock{Hour: 8 + item/3, Minute: item % 3 * 20})
			p.Meetings = append(p.Meetings, &program.Meeting{
				ID: program.NewID(), Stop: stop.ID, Kind: program.Appointment,
				Title: fmt.Sprintf("Visit %d of day %d", item+1, day+1), Start: start,
				End: civil.At(
					start.Date,
					civil.Clock{Hour: start.Clock.Hour, Minute: start.Clock.Minute + 19},
				), Topic: strings.Repeat("What was learned elsewhere and holds here. ", 4),
			})
		}
	}
	return p
}
