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

// least returns the size of the line's letters, in points, before which others are cut: half of its own for a name;
// zero is as small as letters may be.
func (l line) least() float64 {
	if l.text.Whole {
		return l.text.Style.Size / 2
	}
	return 0
}

// setLines sets lines below one another, as a whole at the top or in the middle of a box. If they are
// too high together they shrink, and the last ones are left out where even that is not enough: nothing reaches beyond
// the box. Empty lines are left out.
func setLines(d *typeset.Document, c *typeset.Canvas, box typeset.Rect, place typeset.Place, lines ...line) {
	lines = slices.DeleteFunc(lines, func(l line) bool { return l.text.String == "" })
	if len(lines) == 0 {
		return
	}
	lines[0].above = 0
	heights := heightsOf(d, lines, box.W, box.H)
	free := box.H
	for i, h := range heights {
		free -= lines[i].above + h
	}
	for _, l := range lines[len(heights):] {
		d.LeaveOut(l.text)
	}
	if place == typeset.Middle {
		box = box.From(max(free/2, 0))
	}
	for i, h := range heights {
		l := lines[i]
		box = box.From(l.above)
		l.text.MaxHeight = 0
		c.Draw(l.text, box.High(h+0.01), false)
		box = box.From(h)
	}
}

// heightsOf returns the heights of as many of the lines as there is place for, each with the space above it: their own
// if there is enough for all of them. Otherwise those that need less than their share keep theirs, and the others
// divide what is left by their shares; none is lower than in the smallest letters that can be read.
func heightsOf(d *typeset.Document, lines []line, width, height float64) []float64 {
	available := height
	needed := 0.0
	smallest := 0.0
	heights, least := make([]float64, len(lines)), make([]float64, len(lines))
	for i, l := range lines {
		available -= l.above
		l.text.MaxHeight = height
		heights[i], least[i] = d.Height(l.text, width), d.Least(l.text, width, l.least())
		needed, smallest = needed+heights[i], smallest+least[i]
	}
	switch {
	case needed <= available:
		return heights
	case smallest > available:
		return lastCut(lines, least, available)
	}
	kept := make([]bool, len(lines))
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
			part := left * l.share / shares
			switch {
			case kept[i]:
			case heights[i] <= part:
				kept[i], again = true, true
			case least[i] >= part:
				heights[i] = least[i]
				kept[i] = true
				again = true
			}
		}
		if again {
			continue
		}
		for i, l := range lines {
			if !kept[i] {
				l.text.MaxHeight = left * l.share / shares
				heights[i] = d.Height(l.text, width)
			}
		}
	}
	return heights
}

// lastCut returns the least heights of lines that are together higher than what is available: those that are no names
// are lowered to one line each, the last ones first and left out where that is not enough. The first is lowered last.
func lastCut(lines []line, least []float64, available float64) []float64 {
	over := -available
	for _, h := range least {
		over += h
	}
	lower := func(i int) {
		one := min(1.4*typeset.LeastOnCards, least[i])
		cut := max(min(over, least[i]-one), 0)
		least[i], over = least[i]-cut, over-cut
	}
	for i := len(least) - 1; i > 0; i-- {
		if !lines[i].text.Whole {
			lower(i)
		}
	}
	for over > 0.01 && len(least) > 1 {
		last := len(least) - 1
		over -= least[last] + lines[last].above
		least = least[:last]
	}
	lower(0)
	return least
}

// longName is the number of characters from which a name may fill twice the lines rather than become too small to read.
const longName = 40

// nameText sets a person's name on so many lines, in the letters of the person's language where there is no other name
// in them. It shrinks to the height that setLines leaves it.
func nameText(person *program.Person, name string, style typeset.Style, lines int) typeset.Text {
	t := style.Text(name).Centred().Balanced()
	t.Lines, t.Whole = lines, true
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
