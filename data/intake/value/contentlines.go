package value

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	lineStart = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9.-]*[;:]`)
	lineFold  = regexp.MustCompile("\r?\n[ \t]")
)

// ContentLines joins the folded lines of a calendar or of a file of cards (RFC 5545, 3.1; RFC 6350, 3.2). A line that
// is no property, since a program broke a text without folding it, belongs to the text before it.
func ContentLines(text string) []string {
	var lines []string
	var current strings.Builder
	flush := func() {
		if current.Len() > 0 {
			lines = append(lines, current.String())
		}
		current.Reset()
	}
	for line := range strings.SplitSeq(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n") {
		switch {
		case line == "":
		case line[0] == ' ' || line[0] == '\t':
			current.WriteString(line[1:])
		case lineStart.MatchString(line):
			flush()
			current.WriteString(line)
		case current.Len() > 0:
			current.WriteString(`\n` + line)
		}
	}
	flush()
	return lines
}

// unfolded joins folded lines whose folds cut letters in two (the standards count bytes), so that they can be decoded.
func unfolded(content []byte) []byte {
	if utf8.Valid(content) {
		return content
	}
	if joined := lineFold.ReplaceAll(content, nil); utf8.Valid(joined) {
		return joined
	}
	return content
}
