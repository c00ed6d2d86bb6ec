package review

import (
	"fmt"
	"strings"
	"testing"
)

// manyRows is a list of n people.
func manyRows(n int) string {
	var rows strings.Builder
	rows.WriteString("Given name,Family name,Country,E-mail,Phone\n")
	for i := range n {
		fmt.Fprintf(&rows, "Prova,Number%d,Peru,p%d@example.org,+51 1 555 %05d\n", i, i, i)
	}
	return rows.String()
}

// BenchmarkDecision is one decision about a row of 10,000, until the sheet shows it.
func BenchmarkDecision(b *testing.B) {
	f := newFixture(b)
	f.inWindow()
	r := f.review(b, "many.csv", manyRows(10_000))
	for b.Loop() {
		r.table.sheet.Tick(5000)
	}
}
