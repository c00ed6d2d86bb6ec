package word

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
// from right to left have that direction, those in Latin letters too; on other pages remarks, such as a name in its own
// letters, begin where the lines around them do.
func (t texts) paragraph(style, text string, properties ...string) string {
	content, fromRight := t.runs(text)
	if fromRight && !t.language.FromRight() && style != "Quiet" {
		properties = append(properties, `<w:bidi/>`)
	}
	return paragraph(style, content, properties...)
}

// runs returns a text as runs, each of one direction, and whether it is read from right to left; its lines end in line
// breaks.
func (t texts) runs(text string) (content string, fromRight bool) {
	var b strings.Builder
	_, fromRight = typeset.ReadFromRight(text, string(t.language))
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString(`<w:r><w:br/></w:r>`)
		}
		var parts []directed
		switch line, lineFromRight := typeset.ReadFromRight(line, string(t.language)); {
		case lineFromRight:
			parts = isolated(line)
		case t.language.FromRight():
			parts = []directed{{text: marked(line)}}
		default:
			parts = directions(line)
		}
		for _, part := range parts {
			b.WriteString(part.run())
		}
	}
	return b.String(), fromRight
}

// marked returns a text in Latin letters with marks where it would begin or end with what goes with the paragraph from
// right to left around it: digits and signs before, signs after (UAX #9, rules N1 and N2).
func marked(text string) string {
	const leftToRight = "\u200e"
	if first, _ := utf8.DecodeRuneInString(text); !unicode.IsLetter(first) {
		text = leftToRight + text
	}
	if last, _ := utf8.DecodeLastRuneInString(text); !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		text += leftToRight
	}
	return text
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
		if fromRight != "" {
			found = append(found, directed{fromRight, true})
		}
		if fromLeft != "" {
			found = append(found, directed{marked(fromLeft), false})
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
