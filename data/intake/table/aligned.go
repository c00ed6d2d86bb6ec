package table

import (
	"regexp"
	"strings"
)

var wideGap = regexp.MustCompile(` {2,}`)

// withTabs returns a text whose columns are only aligned by spaces, as they are when they come from a PDF, with tabs
// between them; any other text as it is. The lines stay, and a cell is below the heading nearest to where it begins.
func withTabs(text string) string {
	beginning := text[:min(len(text), 16<<10)]
	if !strings.Contains(beginning, "   ") || strings.ContainsAny(beginning, "\t;|") {
		return text
	}
	lines := strings.Split(text, "\n")
	starts := columnsOf(lines)
	if starts == nil {
		return text
	}
	for i, line := range lines {
		lines[i] = strings.Join(cellsAt(starts, line), "\t")
	}
	return strings.Join(lines, "\n")
}

// columnsOf is where the columns begin, in characters, in the first line that has several; nil where most lines are
// not aligned, or are divided by commas as well.
func columnsOf(lines []string) (starts []int) {
	filled := 0
	aligned := 0
	divided := 0
	for _, line := range lines {
		found := chunksOf(line)
		if len(found) > 0 {
			filled++
		}
		if len(found) < 2 {
			continue
		}
		aligned++
		if strings.HasSuffix(found[0].text, ",") {
			divided++
		}
		if len(found) > 2 && starts == nil {
			for _, c := range found {
				starts = append(starts, c.start)
			}
		}
	}
	if aligned < 3 || 2*aligned < filled || 2*divided > aligned {
		return nil
	}
	return starts
}

// chunk is what is between two wide gaps of a line.
type chunk struct {
	start int // in characters
	text  string
}

func chunksOf(line string) (all []chunk) {
	at := 0
	for _, gap := range append(wideGap.FindAllStringIndex(line, -1), []int{len(line), len(line)}) {
		if part := line[at:gap[0]]; strings.TrimSpace(part) != "" {
			all = append(all, chunk{len([]rune(line[:at])), strings.TrimSpace(part)})
		}
		at = gap[1]
	}
	return all
}

// cellsAt returns the cells of a line below the columns that begin at the places.
func cellsAt(starts []int, line string) []string {
	cells := make([]string, len(starts))
	for _, c := range chunksOf(line) {
		column := 0
		for i, start := range starts {
			if abs(start-c.start) < abs(starts[column]-c.start) {
				column = i
			}
		}
		if cells[column] != "" { // longer than its heading is wide
			c.text = cells[column] + "  " + c.text
		}
		cells[column] = c.text
	}
	return cells
}

func abs(n int) int { return max(n, -n) }
