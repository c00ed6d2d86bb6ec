package reports

import (
	"context"
	"fmt"
	"testing"

	"laurel/app/desktop/reports/pages"
	"laurel/app/documents"
	"laurel/data/program"
)

// BenchmarkPreview is what an edit costs while the certificates are shown: making the file and drawing its first page, off the window's
// goroutine.
func BenchmarkPreview(b *testing.B) {
	renderer := pages.NewRenderer(pages.DefaultCacheDir())
	defer renderer.Close()
	reader := pages.NewReader(renderer)
	d, _ := documents.Find("certificates")
	for _, people := range []int{8, 1000} {
		b.Run(fmt.Sprintf("%d people", people), func(b *testing.B) {
			p := smallProgram()
			for i := range people {
				p.People = append(p.People, person(program.Awardee, "Ana", fmt.Sprintf("Prova-%d", i)))
			}
			m := making{order: order{document: d}, program: p, words: "en", drawer: reader, width: viewport{zoom: 1, scale: 1}.pixels}
			for b.Loop() {
				if made, err := m.make(context.Background()); err != nil || made.page.Picture == nil {
					b.Fatal(err, made.pageFail)
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
	d, _ := documents.Find("certificates")
	p := delegation()
	files, err := d.Make(context.Background(), order{document: d}.request(p, true))
	if err != nil {
		b.Fatal(err)
	}
	page := 0
	for b.Loop() {
		page = 1 - page
		if _, err := reader.Draw(context.Background(), files[0].Data, page, viewport{zoom: 1, scale: 1}.pixels); err != nil {
			b.Fatal(err)
		}
	}
}
