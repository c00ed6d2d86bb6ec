package command

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"laurel/app/documents"
	"laurel/data/program"
)

// mostAlike is how many findings of one rule are printed for a document.
const mostAlike = 3

// findingPrinter prints findings, each once, and of many alike in one document only the first few and how many more
// there are.
type findingPrinter struct {
	out     io.Writer
	printed map[string]bool
	alike   map[string]int // by document and rule: how many there were
	serious bool           // whether one was more than a hint
}

func (p *findingPrinter) print(document string, findings []documents.Finding) {
	for _, f := range findings {
		p.serious = p.serious || f.Severity != program.SeverityHint
		line := fmt.Sprintf("%s: %s: %s", document, f.Severity, f.Text)
		if p.printed[line] {
			continue
		}
		p.printed[line] = true
		alike := document + ": " + f.Rule
		if p.alike[alike]++; p.alike[alike] <= mostAlike {
			fmt.Fprintln(p.out, line)
		}
	}
}

// printRest prints how many were not printed one by one.
func (p *findingPrinter) printRest() {
	for _, alike := range slices.Sorted(maps.Keys(p.alike)) {
		if n := p.alike[alike] - mostAlike; n > 0 {
			fmt.Fprintf(p.out, "%s: and %d more\n", alike, n)
		}
	}
}
