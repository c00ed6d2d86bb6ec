package word

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
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

// texts writes the texts of an article in its language.
type texts struct{ language locale.Language }

// paragraph returns a text as a paragraph in a style, in the direction in which it is read. All paragraphs of a page
// from right to left begin at its right, those in Latin letters too; on other pages remarks, such as a name in its own
// letters, begin where the lines around them do.
func (t texts) paragraph(style, text string, properties ...string) string {
	content, fromRight := t.runs(text)
	return paragraph(style, content, append(properties, t.direction(style, fromRight, properties)...)...)
}

// direction returns the properties by which a paragraph differs from the direction of the article.
func (t texts) direction(style string, fromRight bool, properties []string) []string {
	switch pageFromRight := t.language.FromRight(); {
	case fromRight == pageFromRight || !pageFromRight && style == "Quiet":
		return nil
	case fromRight:
		return []string{`<w:bidi/>`}
	case slices.ContainsFunc(properties, func(p string) bool { return strings.HasPrefix(p, "<w:jc ") }):
		return []string{`<w:bidi w:val="0"/>`}
	}
	return []string{`<w:bidi w:val="0"/>`, `<w:jc w:val="right"/>`}
}

// runs returns a text as runs, each of one direction, and whether it is read from right to left; its lines end in line
// breaks.
func (t texts) runs(text string) (content string, fromRight bool) {
	var b strings.Builder
	lines, fromRight := typeset.ReadFromRight(text, string(t.language))
	for i, line := range lines {
		if i > 0 {
			b.WriteString(`<w:r><w:br/></w:r>`)
		}
		parts := directions(line)
		if fromRight {
			parts = isolated(line)
		}
		for _, part := range parts {
			b.WriteString(part.run())
		}
	}
	return b.String(), fromRight
}

// directed is a part of a text in one direction.
type directed struct {
	text        string
	rightToLeft bool
}

func (part directed) run() string {
	properties := ""
	if part.rightToLeft {
		properties = `<w:rPr><w:rtl/></w:rPr>`
	}
	return fmt.Sprintf(`<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>`, properties, escaped(part.text))
}

// isolated divides a line that is read from right to left, in which what is read from left to right is isolated.
func isolated(line string) (found []directed) {
	const begin, end = "\u2066", "\u2069"
	for line != "" {
		fromRight, rest, _ := strings.Cut(line, begin)
		fromLeft, after, _ := strings.Cut(rest, end)
		for _, part := range []directed{{fromRight, true}, {fromLeft, false}} {
			if part.text != "" {
				found = append(found, part)
			}
		}
		line = after
	}
	return found
}

// directions divides a line that is read from left to right where the direction of its letters changes (Unicode UAX #9,
// strong types); what has no direction of its own goes with what is before it.
func directions(line string) (found []directed) {
	start := 0
	current := false
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
