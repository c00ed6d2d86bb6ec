package clash

import (
	"testing"

	"laurel/data/program"
)

// BenchmarkFixes asks for the fixes of each of the findings about one meeting, as a page that shows it does.
func BenchmarkFixes(b *testing.B) {
	p := crowd(100, 1000)
	checker := New(p, Options{Today: at("2023-06-01T00:00").Date})
	of := map[program.ID][]Finding{}
	for _, f := range checker.Findings() {
		for _, id := range f.Items {
			of[id] = append(of[id], f)
		}
	}
	m := p.Meetings[500]
	for b.Loop() {
		for _, f := range of[m.ID] {
			checker.Fixes(f, m.ID)
		}
	}
	b.ReportMetric(float64(len(of[m.ID])), "findings")
}
