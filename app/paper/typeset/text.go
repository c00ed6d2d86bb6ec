package typeset

import (
	"cmp"
	"math"
	"strings"
	"unicode"
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
	// box, without breaking a word. Where it would become less than half its size, or smaller than the document's
	// floor, it uses more lines instead; what does not fit in its box even then is cut and reported by Document.Unfit.
	Lines     int
	Whole     bool    // a text with Lines shrinks a good deal before a line ends after a hyphen: a name
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
	unfit  bool // it is not all, or with a word broken that should not be
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

func (d *Document) languageOf(t Text) string { return cmp.Or(t.Language, d.language) }

// shapeText shapes each paragraph of a text.
func (d *Document) shapeText(t Text) []*shaped {
	style := faceStyle{t.Style.Family, t.Style.Bold, t.Style.Italic}
	var list []*shaped
	for _, part := range paragraphs(t.String) {
		list = append(list, d.shaper.shape(part, d.languageOf(t), style, t.Style.Tracking != 0))
	}
	return list
}

// compose breaks a text into lines no wider than width points, at the size of its style.
func (d *Document) compose(t Text, width float64) composed {
	t = d.raised(t)
	return composeAt(nil, d.shapeText(t), t, t.Style.Size, width, true)
}

// composeAt breaks paragraphs into lines, which it puts into the memory of lines.
func composeAt(lines []setLine, paragraphs []*shaped, t Text, size, width float64, breakWords bool) composed {
	c := composed{lines: lines[:0], size: size}
	if size <= 0 {
		return c
	}
	for _, p := range paragraphs {
		limit, tracking := width/size, p.tracking(t.Style)
		if t.Balance {
			limit = p.balanced(limit, tracking, breakWords)
		}
		for l := range p.wrap(limit, tracking, breakWords) {
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

// wrapBelow is how far a text shrinks on its lines before it uses more.
const wrapBelow = 0.5

// preferWhole is how far a text that is to stay whole shrinks before its lines end after hyphens.
const preferWhole = 0.3

// fit composes a text into a box: as large as its style asks if that fits, smaller otherwise, on more lines where it
// would be smaller than the document's floor. What does not fit at the floor is cut, and noted.
func (d *Document) fit(t Text, box Size) composed {
	shapes := d.shapeText(t)
	first := 1
	if t.KeepSize {
		first = t.Lines
	}
	if t.Whole {
		whole := make([]*shaped, len(shapes))
		for i, p := range shapes {
			whole[i] = p.withoutHyphenBreaks()
		}
		if c := d.fitLines(whole, t, t.Lines, box); c.size >= max(preferWhole*t.Style.Size, d.options.Floor) {
			return c
		}
	}
	best := d.fitLines(shapes, t, first, box)
	if t.Lines > first && best.size < preferOneLine*t.Style.Size {
		if c := d.fitLines(shapes, t, t.Lines, box); c.size > best.size+0.01 {
			best = c
		}
	}
	if best.size < wrapBelow*t.Style.Size {
		if c := d.fitLines(shapes, t, math.MaxInt, box); c.size > best.size+0.01 {
			best = c
		}
	}
	if best.size == 0 {
		best = d.cut(t, box)
	}
	return best
}

// raised returns a text whose style is not smaller than the document's floor.
func (d *Document) raised(t Text) Text {
	if t.Style.Size > 0 {
		t.Style.Size = max(t.Style.Size, d.options.Floor)
	}
	return t
}

// Least returns how high a text is at a width when its letters are of a size, or as small as they may be; in points.
func (d *Document) Least(t Text, width, size float64) float64 {
	return composeAt(nil, d.shapeText(t), t, max(size, d.options.Floor), width, true).height
}

// cut composes the start of a text that does not fit into its box at the document's floor; words are broken if need be.
func (d *Document) cut(t Text, box Size) (whole composed) {
	t.Style.Size, t.Balance = d.options.Floor, false
	whole = d.compose(t, box.W)
	if len(whole.lines) < 2 { // a line that is only higher than the box is readable
		return whole
	}
	defer func() { whole.unfit = true }()
	if whole.height <= box.H+0.01 {
		return whole
	}
	letters := []rune(t.String)
	low, high := 0, len(letters) // low fits, high does not
	for high-low > 1 {
		middle := (low + high) / 2
		t.String = strings.TrimRightFunc(string(letters[:middle]), unicode.IsSpace) + "…"
		if c := d.compose(t, box.W); c.height <= box.H+0.01 || len(c.lines) < 2 {
			low, whole = middle, c
		} else {
			high = middle
		}
	}
	return whole
}

// fitLines finds the largest size, in steps of a fraction of the style's and not below the document's floor, at which a
// text needs at most n lines and no word is broken. The size is zero where there is none.
func (d *Document) fitLines(shapes []*shaped, t Text, n int, box Size) composed {
	loose := t
	loose.Balance = false // balanced lines are as many and as high
	var tried []setLine
	fits := func(step int) bool {
		c := composeAt(tried, shapes, loose, d.sizeAt(t, step), box.W, false)
		tried = c.lines
		return len(c.lines) <= n && c.height <= box.H+0.01 && c.width() <= box.W+0.01
	}
	low, high := -1, steps+1 // low fits, high does not
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
	if low < 0 {
		return composed{}
	}
	return composeAt(tried, shapes, t, d.sizeAt(t, low), box.W, false)
}

// sizeAt returns the size of a step between the document's floor and the size of the style.
func (d *Document) sizeAt(t Text, step int) float64 {
	floor := d.options.Floor
	return floor + (t.Style.Size-floor)*float64(step)/steps
}

// steps is the number of sizes that shrink-to-fit tries between the document's floor and the size of the style.
const steps = 400

// FittedSize returns the size of the letters, in points, that a text has at a width.
func (d *Document) FittedSize(t Text, width float64) float64 {
	return d.set(t, Size{width, math.Inf(1)}).size
}

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
	if set.unfit {
		c.doc.LeaveOut(t)
	}
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
	return d.fit(d.raised(t), box)
}

func (c *Canvas) drawLines(t Text, set composed, x, y, width float64) {
	style := t.Style.At(set.size)
	for _, l := range set.lines {
		y += l.above
		left := x + offset(c.view.align(t.Align), l.p.rtl, width-l.width)
		c.drawLine(l.textLine, c.view.box(Rect{X: left, W: l.width}).X, y, style)
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
