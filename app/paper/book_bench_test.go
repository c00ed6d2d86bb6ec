package paper_test

import (
	"testing"

	"laurel/app/paper/book"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// benchmarkBook makes the book of sixty people and 150 meetings; longer texts make it about 200 pages.
func benchmarkBook(b *testing.B, words int) {
	p := delegation(60, 150)
	for _, m := range p.Meetings {
		m.Note = paragraph(words)
	}
	for _, person := range p.People {
		person.Bio = paragraph(4 * words)
	}
	e := edition.For(p, program.Internal)
	var pdf []byte
	for b.Loop() {
		pdf = printed(b, book.Program, e)
	}
	b.ReportMetric(float64(pagesOf(pdf)), "pages")
	b.ReportMetric(float64(len(pdf)), "bytes")
}

func BenchmarkBook(b *testing.B)         { benchmarkBook(b, 25) }
func BenchmarkBook200Pages(b *testing.B) { benchmarkBook(b, 270) }
