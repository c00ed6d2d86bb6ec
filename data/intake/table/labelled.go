package table

import (
	"regexp"
	"slices"
	"strings"

	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
)

var labelledLine = regexp.MustCompile(`^\s*[-•*]?\s*(\pL[^:\t;|]{1,60}?)\s*[:：]\s*(\S.*)?$`)

// labelOf returns the label of a line and what is after it, as labelledLine has them; nil: it has none. Most lines of a
// large table have no colon, and the expression costs more than a look.
func labelOf(line string) []string {
	if !strings.ContainsAny(line, ":：") {
		return nil
	}
	return labelledLine.FindStringSubmatch(strings.TrimSpace(line))
}

// fewestLabels is how many labels that are headings make a text a list of labelled lines.
const fewestLabels = 3

// labelled reads records whose fields are lines below each other, as they are in an e-mail:
//
//	Name: Ana Prova
//	Country: Peru
//
// A record ends where one of its labels comes again. It is in the row of its first line, the labels are headings above
// the first one, and first is the number of the first row. Nil: the text is none of those.
func labelled(text string) (rows [][]string, first int) {
	lines := strings.Split(text, "\n")
	if !areLabelled(lines) {
		return nil, 1
	}
	var labels []string // as they are compared
	var header []string
	begin := -1
	at := -1
	column := -1
	rows = make([][]string, len(lines))
	for i, line := range lines {
		parts := labelOf(line)
		switch {
		case strings.TrimSpace(line) == "":
			column = -1
		case parts == nil && column >= 0: // it goes on
			rows[at][column] = strings.TrimSpace(rows[at][column] + " " + strings.TrimSpace(line))
		case parts == nil:
			rows[i] = []string{strings.TrimSpace(line)}
		default:
			key := heading.Key(parts[1])
			if column = slices.Index(labels, key); column < 0 {
				column = len(labels)
				labels, header = append(labels, key), append(header, parts[1])
			}
			if at < 0 || column < len(rows[at]) && rows[at][column] != "" {
				at = i
			}
			if begin < 0 {
				begin = i
			}
			for len(rows[at]) <= column {
				rows[at] = append(rows[at], "")
			}
			rows[at][column] = value.Line(parts[2])
		}
	}
	if begin == 0 {
		return slices.Concat([][]string{header}, rows), 0
	}
	rows[begin-1] = header
	return rows, 1
}

// areLabelled reports whether most lines of a text have labels, and some of those are headings of one kind of table.
func areLabelled(lines []string) bool {
	filled, with := 0, 0
	known := map[string]bool{}
	for _, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		filled++
		parts := labelOf(line)
		if parts == nil {
			continue
		}
		with++
		for _, kind := range kinds {
			if field := heading.Recognise(kind, parts[1]).Field; field != "" && len(known) < 1000 {
				known[string(kind)+" "+field] = true
			}
		}
	}
	most := 0
	for _, kind := range kinds {
		count := 0
		for field := range known {
			if strings.HasPrefix(field, string(kind)+" ") {
				count++
			}
		}
		most = max(most, count)
	}
	return most >= fewestLabels && 2*with >= filled
}
