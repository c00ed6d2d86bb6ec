package card

import (
	"slices"
	"unicode/utf8"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// line is a text on a card, the space above it, and its share of the height when there is not enough for all.
type line struct {
	above float64
	share float64
	text  typeset.Text
}

// setLines sets lines below one another, as a whole at the top or in the middle of a box. If they are
// too high together they shrink, so that nothing reaches beyond the box. Empty lines are left out.
func setLines(d *typeset.Document, c *typeset.Canvas, box typeset.Rect, place typeset.Place, lines ...line) {
	lines = slices.DeleteFunc(lines, func(l line) bool { return l.text.String == "" })
	if len(lines) == 0 {
		return
	}
	lines[0].above = 0
	free := box.H
	for _, l := range lines {
		free -= l.above
	}
	heights := heightsOf(d, lines, box.W, free)
	for _, h := range heights {
		free -= h
	}
	if place == typeset.Middle {
		box = box.From(free / 2)
	}
	for i, l := range lines {
		box = box.From(l.above)
		l.text.MaxHeight = 0
		c.Draw(l.text, box.High(heights[i]+0.01), false)
		box = box.From(heights[i])
	}
}

// heightsOf returns the height of each line: its own if there is enough for all of them. Otherwise those that need less
// than their share keep theirs, and the others divide what is left by their shares.
func heightsOf(d *typeset.Document, lines []line, width, available float64) []float64 {
	heights, needed := make([]float64, len(lines)), 0.0
	for i, l := range lines {
		l.text.MaxHeight = available
		heights[i] = d.Height(l.text, width)
		needed += heights[i]
	}
	if needed <= available {
		return heights
	}
	kept, shrunk := make([]bool, len(lines)), make([]typeset.Text, len(lines))
	for again := true; again; {
		again = false
		shares, left := 0.0, available
		for i, l := range lines {
			if kept[i] {
				left -= heights[i]
			} else {
				shares += l.share
			}
		}
		for i, l := range lines {
			l.text.MaxHeight = left * l.share / shares
			switch {
			case kept[i]:
			case heights[i] <= l.text.MaxHeight:
				kept[i], again = true, true
			default:
				shrunk[i] = l.text
			}
		}
	}
	for i, text := range shrunk {
		if !kept[i] {
			heights[i] = d.Height(text, width)
		}
	}
	return heights
}

// longName is the number of characters from which a name may fill twice the lines rather than become too small to read.
const longName = 40

// nameText sets a person's name on so many lines, in the letters of the person's language where there is no other name
// in them. It shrinks to the height that setLines leaves it.
func nameText(person *program.Person, name string, style typeset.Style, lines int) typeset.Text {
	t := style.Text(name).Centred().Balanced()
	t.Lines = lines
	if utf8.RuneCountInString(name) > longName {
		t.Lines *= 2
	}
	if person.OwnName == "" || name == person.OwnName {
		t.Language = person.OwnScriptLanguage()
	}
	return t
}

// nameStyle is the style of names on cards.
func nameStyle(family typeset.Family, size float64) typeset.Style {
	return typeset.Style{Family: family, Bold: true, Size: size, Leading: 1.2, Color: typeset.Ink}
}

// ownName sets the name in the person's own letters; it is empty if it is the large name.
func ownName(person *program.Person, size float64, large string) typeset.Text {
	t := page.OwnName(person, typeset.Lead.At(size).In(typeset.Green)).Centred()
	t.Lines = 1
	if person.OwnName == large {
		t.String = ""
	}
	return t
}

// fitted sets a text in the middle of each line, on up to so many lines.
func fitted(text string, style typeset.Style, lines int) typeset.Text {
	return style.Text(text).Centred().Within(lines).Balanced()
}
