package report_test

import (
	"io"
	"testing"

	"laurel/app/articles"
	"laurel/app/paper/report"
	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/programtest"
)

// BenchmarkOverview computes what the first page of the Reports tab shows of the largest program that is promised,
// and BenchmarkFinalReport draws a report of about 60 pages.
func BenchmarkOverview(b *testing.B) {
	p := programtest.Outcome(1, programtest.Size{
		People: 40, Contacts: 500, Meetings: 400, Takeaways: 10_000, Responses: 2_000, Connections: 300, Tasks: 40,
	})
	for _, audience := range []program.Audience{program.Internal, program.Partners} {
		b.Run(string(audience), func(b *testing.B) {
			for b.Loop() {
				next := p.With(func(*program.Program) {}) // a new value, as after an edit
				articles.Charts(edition.For(next, audience), "en")
			}
		})
	}
}

func BenchmarkFinalReport(b *testing.B) {
	p := programtest.Outcome(1, programtest.Size{
		People: 40, Contacts: 100, Meetings: 120, Takeaways: 700, Responses: 2_000, Connections: 300, Tasks: 40,
	})
	r := request.Of(edition.For(p, program.Internal))
	r.Format, r.Language = request.PDF, "en"
	a, err := articles.FinalReport(b.Context(), r)
	if err != nil {
		b.Fatal(err)
	}
	numbers, err := report.PageNumbers(b.Context(), a, r)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if a, err = articles.FinalReport(b.Context(), r); err != nil {
			b.Fatal(err)
		}
		if err := report.Write(b.Context(), io.Discard, a, r); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(numbers[len(numbers)-1]), "pages")
}
