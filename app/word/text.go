package word

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// sequence is the order in which w:pPr has the properties that are used here (ECMA-376 Part 1, 17.3.1.26).
var sequence = []string{"keepNext", "pageBreakBefore", "numPr", "bidi", "spacing", "ind", "jc"}

func placeOf(property string) int {
	return slices.IndexFunc(sequence, func(name string) bool { return strings.HasPrefix(property, "<w:"+name) })
}

// paragraph returns a paragraph in a style. Properties are elements of w:pPr that the style does not have.
func paragraph(style, content string, properties ...string) string {
	slices.SortFunc(properties, func(a, b string) int { return placeOf(a) - placeOf(b) })
	return fmt.Sprintf(
		`<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>`, style, strings.Join(properties, ""), content,
	)
}

// textParagraph returns a text as a paragraph in a style, from right to left where its first letter is. Remarks, such
// as a name in its own letters, begin where the lines around them do.
func textParagraph(style, text string, properties ...string) string {
	if style != "Quiet" && startsRightToLeft(text) {
		properties = append(properties, `<w:bidi/>`)
	}
	return paragraph(style, runs(text), properties...)
}

// runs returns a text as runs, each of one direction; its lines end in line breaks.
func runs(text string) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString(`<w:r><w:br/></w:r>`)
		}
		for _, part := range directions(line) {
			properties := ""
			if part.rightToLeft {
				properties = `<w:rPr><w:rtl/></w:rPr>`
			}
			fmt.Fprintf(&b, `<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>`, properties, escaped(part.text))
		}
	}
	return b.String()
}

// directed is a part of a text in one direction.
type directed struct {
	text        string
	rightToLeft bool
}

// directions divides a line where the direction of its letters changes (Unicode UAX #9, strong types); what has no
// direction of its own goes with what is before it.
func directions(line string) (found []directed) {
	start := 0
	current := startsRightToLeft(line)
	for i, r := range line {
		direction, isStrong := strong(r)
		if !isStrong || direction == current {
			continue
		}
		if i > start {
			found = append(found, directed{line[start:i], current})
		}
		start = i
		current = direction
	}
	if start < len(line) {
		found = append(found, directed{line[start:], current})
	}
	return found
}

// startsRightToLeft reports whether the first letter of a text is written from right to left (UAX #9, rules P2, P3).
func startsRightToLeft(text string) bool {
	for _, r := range text {
		if direction, isStrong := strong(r); isStrong {
			return direction
		}
	}
	return false
}

// strong returns whether a letter is written from right to left, and whether it has a direction at all.
func strong(r rune) (rightToLeft, isStrong bool) {
	properties, _ := bidi.LookupRune(r)
	switch properties.Class() {
	case bidi.L:
		return false, true
	case bidi.R, bidi.AL:
		return true, true
	default:
		return false, false
	}
}
