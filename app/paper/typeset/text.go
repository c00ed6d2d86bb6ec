package typeset

import (
	"cmp"
	"math"
)

// Align is the side at which lines begin. Start follows the direction of the text: left for English, right for Arabic.
type Align uint8

// The alignments.
const (
	Start Align = iota
	Center
	Left
	Right
)

// Text is text in one style, of any script or several; runs of other scripts get their own face.
type Text struct {
	String   string
	Style    Style
	Language string // BCP 47; empty means the document's
	Align    Align
	// Lines, if not zero, makes the text shrink from Style.Size until it fits that many lines, and the height of its
	// box, without breaking a word. Nothing is ever cut: a text that would become smaller than a tenth of its size
	// fills the lines of the box instead.
	Lines     int
	KeepSize  bool    // a text with Lines uses all of them before it shrinks; a name should shrink a little first
	Balance   bool    // the lines become about equally long
	MaxHeight float64 // the height that a text with Lines shrinks to inside a Stack or Row; zero: none
	Link      string  // an address that the whole text leads to: https:, mailto: or tel:
}

// composed is a text broken into lines for one width.
type composed struct {
	lines  []setLine
	size   float64
	height float64
}

type setLine struct {
	textLine
	width        float64 // points
	above, below float64 // points
}

// Width returns the width of a text on one line, in points.
func (d *Document) Width(t Text) float64 { return d.compose(t, math.Inf(1)).width() }

func (c composed) width() float64 {
	var w float64
	for _, l := range c.lines {
		w = max(w, l.width)
	}
	return w
}

func (d *Document) language(t Text) string { return cmp.Or(t.Language, d.options.Language) }

// shapeText shapes each paragraph of a text.
func (d *Document) shapeText(t Text) []*shaped {
	style := faceStyle{t.Style.Family, t.Style.Bold, t.Style.Italic}
	var list []*shaped
	for _, part := range paragraphs(t.String) {
		list = append(list, d.shaper.shape(part, d.language(t), style, t.Style.Tracking != 0))
	}
	return list
}

// compose breaks a text into lines no wider than width points, at the size of its style.
func (d *Document) compose(t Text, width float64) composed {
	return composeAt(nil, d.shapeText(t), t, t.Style.Size, width, true)
}

// composeAt breaks paragraphs into lines, which it puts into the memory of lines.
func composeAt(lines []setLine, paragraphs []*shaped, t Text, size, width float64, breakWords bool) composed {
	c := composed{lines: lines[:0], size: size}
	if size <= 0 {
		return c
	}
	for _, p := range paragraphs {
		limit := width / size
		if t.Balance {
			limit = p.balanced(limit, t.Style.Tracking, breakWords)
		}
		for l := range p.wrap(limit, t.Style.Tracking, breakWords) {
			above, below := l.extent(t.Style.leading())
			set := setLine{l, l.width * size, above * size, below * size}
			c.lines = append(c.lines, set)
			c.height += set.above + set.below
		}
	}
	return c
}

// balanced returns the least width (em) that needs no more lines than the given one.
func (p *shaped) balanced(width, tracking float64, breakWords bool) float64 {
	count := 0
	for range p.wrap(width, tracking, breakWords) {
		count++
	}
	if count < 2 {
		return width
	}
	low, high := width/float64(count), width
	for range 12 {
		middle := (low + high) / 2
		lines, fits := 0, true
		for l := range p.wrap(middle, tracking, breakWords) {
			lines++
			if fits = lines <= count && l.width <= middle+1e-6; !fits {
				break
			}
		}
		if fits {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// preferOneLine is how far a text shrinks on one line before it uses two.
const preferOneLine = 0.72

// leastShrink is how small a text may become on its few lines before it uses more.
const leastShrink = 0.1

// fit composes a text into a box: as large as its style asks if that fits, smaller otherwise, never cut.
func (d *Document) fit(t Text, box Size) composed {
	shapes := d.shapeText(t)
	first := 1
	if t.KeepSize {
		first = t.Lines
	}
	best := fitLines(shapes, t, first, box, false)
	if t.Lines > first && best.size < preferOneLine*t.Style.Size {
		if c := fitLines(shapes, t, t.Lines, box, false); c.size > best.size+0.01 {
			best = c
		}
	}
	if best.size < leastShrink*t.Style.Size {
		best = fitLines(shapes, t, math.MaxInt, box, true)
	}
	return best
}

// fitLines finds the largest size, in steps of a fraction of the style's, at which a text needs at most n lines.
func fitLines(shapes []*shaped, t Text, n int, box Size, breakWords bool) composed {
	loose := t
	loose.Balance = false // balanced lines are as many and as high
	var tried []setLine
	fits := func(step int) bool {
		c := composeAt(tried, shapes, loose, sizeAt(t, step), box.W, breakWords)
		tried = c.lines
		return len(c.lines) <= n && c.height <= box.H+0.01 && c.width() <= box.W+0.01
	}
	low, high := 0, steps+1 // low fits (nothing is set at size zero), high does not
	if fits(steps) {
		low = steps
	}
	for high-low > 1 {
		middle := (low + high) / 2
		if fits(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return composeAt(tried, shapes, t, sizeAt(t, low), box.W, breakWords)
}

func sizeAt(t Text, step int) float64 { return t.Style.Size * float64(step) / steps }

// steps is the number of sizes that shrink-to-fit tries between nothing and the size of the style.
const steps = 400

// Draw sets a text into a box: from its top, or with its lines in the middle of the height if middle is true. It
// returns the size of the letters in points and the height of the lines. A text with Lines shrinks to the box; one
// without keeps its size and may reach beyond the bottom of the box.
func (p *Page) Draw(t Text, box Rect, middle bool) (size, height float64) {
	set, y := p.Canvas.draw(t, box, middle)
	if t.Link != "" {
		p.Link(Rect{box.X, y, box.W, set.height}, t.Link)
	}
	return set.size, set.height
}

// Draw sets a text into a box of a drawing; see Page.Draw.
func (c *Canvas) Draw(t Text, box Rect, middle bool) (size, height float64) {
	set, _ := c.draw(t, box, middle)
	return set.size, set.height
}

func (c *Canvas) draw(t Text, box Rect, middle bool) (set composed, y float64) {
	set = c.doc.set(t, Size{box.W, box.H})
	y = box.Y
	if middle {
		y += (box.H - set.height) / 2
	}
	c.drawLines(t, set, box.X, y, box.W)
	return set, y
}

// set composes a text for a box: shrunk into it, or just broken at its width.
func (d *Document) set(t Text, box Size) composed {
	if t.Lines == 0 {
		return d.compose(t, box.W)
	}
	if t.MaxHeight > 0 {
		box.H = min(box.H, t.MaxHeight)
	}
	return d.fit(t, box)
}

func (c *Canvas) drawLines(t Text, set composed, x, y, width float64) {
	style := t.Style.At(set.size)
	for _, l := range set.lines {
		y += l.above
		left := x + offset(t.Align, l.p.rtl, width-l.width)
		c.drawLine(l.textLine, left, y, style)
		if style.Struck && l.width > 0 {
			middle := y - 0.27*style.Size // of the small letters
			c.Line(left, middle, left+l.width, middle, Pen{Width: 0.06 * style.Size, Color: style.Color})
		}
		y += l.below
	}
}

// offset returns how far a line starts from the left edge when so much of the width is free.
func offset(a Align, rtl bool, free float64) float64 {
	switch {
	case a == Center:
		return free / 2
	case a == Right, a == Start && rtl:
		return free
	}
	return 0
}

// To returns the text with another alignment.
func (t Text) To(a Align) Text { t.Align = a; return t }

// Centred returns the text centred.
func (t Text) Centred() Text { return t.To(Center) }

// ToLeft returns the text with its lines beginning at the left, whatever its direction.
func (t Text) ToLeft() Text { return t.To(Left) }

// ToRight returns the text with its lines ending at the right.
func (t Text) ToRight() Text { return t.To(Right) }

// Within returns the text with a number of lines that it fills before it shrinks.
func (t Text) Within(lines int) Text {
	t.Lines, t.KeepSize = lines, true
	return t
}

// Balanced returns the text with lines about equally long.
func (t Text) Balanced() Text { t.Balance = true; return t }

// Linked returns the text with an address that it leads to.
func (t Text) Linked(address string) Text { t.Link = address; return t }
