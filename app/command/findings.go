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
	alike   map[[2]string]*similar // by document and rule
	serious bool                   // whether one was more than a hint
}

// similar are findings of one rule in a document.
type similar struct {
	count int
	text  string // the sentence of the first
}

func (p *findingPrinter) print(document string, findings []documents.Finding) {
	for _, f := range findings {
		p.serious = p.serious || f.Severity != program.SeverityHint
		line := fmt.Sprintf("%s: %s: %s", document, f.Severity, f.Text)
		if p.printed[line] {
			continue
		}
		p.printed[line] = true
		key := [2]string{document, f.Rule}
		alike := p.alike[key]
		if alike == nil {
			alike = &similar{text: f.Text}
			p.alike[key] = alike
		}
		if alike.count++; alike.count <= mostAlike {
			fmt.Fprintln(p.out, line)
		}
	}
}

// printRest prints how many were not printed one by one.
func (p *findingPrinter) printRest() {
	byDocument := func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }
	for _, key := range slices.SortedFunc(maps.Keys(p.alike), byDocument) {
		alike := p.alike[key]
		if n := alike.count - mostAlike; n > 0 {
			fmt.Fprintf(p.out, "%s: and %d more like “%s”\n", key[0], n, alike.text)
		}
	}
}
