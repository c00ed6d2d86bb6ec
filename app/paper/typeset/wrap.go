package typeset

import (
	"iter"
	"regexp"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
)

// textLine is one line of a shaped paragraph: its runes without the spaces at its end.
type textLine struct {
	p          *shaped
	start, end int
	width      float64 // em, without tracking
	clusters   int
}

// piece is what a line shows of one run, in visual order.
type piece struct {
	run      *run
	clusters []cluster // in visual order
}

// wrap breaks a paragraph into lines no wider than width (em). Where no break of UAX #14 is near enough, a word is
// broken between letters if breakWords, or else left too wide. tracking (em) is added after each cluster.
func (p *shaped) wrap(width, tracking float64, breakWords bool) iter.Seq[textLine] {
	return func(yield func(textLine) bool) {
		if len(p.runes) == 0 {
			yield(textLine{p: p})
			return
		}
		for start := 0; start < len(p.runes); {
			end := p.fit(start, width, tracking)
			if end == 0 {
				end = p.nextBreak(start)
				if breakWords {
					end = p.breakInside(start, end, width, tracking)
				}
			}
			if !yield(p.line(start, end, tracking)) {
				return
			}
			start = end
		}
	}
}

// fit returns the last allowed break after start that keeps the line within width, or zero.
func (p *shaped) fit(start int, width, tracking float64) int {
	first := sort.SearchInts(p.breaks, start+1)
	n := sort.Search(len(p.breaks)-first, func(i int) bool {
		return p.line(start, p.breaks[first+i], tracking).width > width+1e-6
	})
	if n == 0 {
		return 0
	}
	return p.breaks[first+n-1]
}

// numbers are what no line breaks: telephone numbers, with or without a country's code, and numbers of confirmations,
// flights and serial numbers with hyphens in them.
var numbers = regexp.MustCompile(`\+\d[\d ().\-/]*\d|\(?\b\d{2,4}\)?[ .\-]\d{3,4}[ .\-]\d{3,4}\b|` +
	`\b[\pL\d]+(?:-[\pL\d]+)*-[\pL\d]*\d[\pL\d]*(?:-[\pL\d]+)*|\b[\pL\d]*\d[\pL\d]*(?:-[\pL\d]+)+`)

// keepDots removes the breaks before the dots between facts: a line ends with one, and none begins with it.
func (p *shaped) keepDots() {
	p.breaks = slices.DeleteFunc(p.breaks, func(b int) bool { return b < len(p.runes) && p.runes[b] == '·' })
}

// keepNumbers removes the breaks inside numbers.
func (p *shaped) keepNumbers() {
	isDigit := func(r rune) bool { return r >= '0' && r <= '9' }
	if !slices.ContainsFunc(p.runes, isDigit) {
		return
	}
	text := string(p.runes)
	for _, at := range numbers.FindAllStringIndex(text, -1) {
		from := utf8.RuneCountInString(text[:at[0]])
		to := from + utf8.RuneCountInString(text[at[0]:at[1]])
		p.breaks = slices.DeleteFunc(p.breaks, func(b int) bool { return b > from && b < to })
	}
}

// widest returns the width (em) of the widest part that no line breaks.
func (p *shaped) widest(tracking float64) float64 {
	width, start := 0.0, 0
	for _, end := range p.breaks {
		width = max(width, p.line(start, end, tracking).width)
		start = end
	}
	return width
}

// withoutHyphenBreaks returns the paragraph with no break after a hyphen.
func (p *shaped) withoutHyphenBreaks() *shaped {
	whole := *p
	whole.breaks = slices.DeleteFunc(slices.Clone(p.breaks), func(at int) bool {
		return at < len(p.runes) && p.runes[at-1] == '-'
	})
	return &whole
}

func (p *shaped) nextBreak(start int) int {
	return p.breaks[sort.SearchInts(p.breaks, start+1)]
}

// breakInside finds the longest start of a word that fits, at least one cluster.
func (p *shaped) breakInside(start, end int, width, tracking float64) int {
	best := 0
	for i := start + 1; i <= end; i++ {
		if !p.starts[i] {
			continue
		}
		if best > 0 && p.line(start, i, tracking).width > width {
			break
		}
		best = i
	}
	return best
}

// line measures the runes from start to end, less the spaces at its end.
func (p *shaped) line(start, end int, tracking float64) textLine {
	for end > start && unicode.IsSpace(p.runes[end-1]) && p.runes[end-1] != 0xA0 {
		end--
	}
	l := textLine{p: p, start: start, end: end, width: p.advance[end] - p.advance[start]}
	if tracking != 0 {
		for i := start; i < end; i++ {
			if p.starts[i] {
				l.clusters++
			}
		}
		if l.clusters > 1 {
			l.width += tracking * float64(l.clusters-1)
		}
	}
	return l
}

// pieces returns what the line shows from left to right (UAX #9 rule L2).
func (l textLine) pieces() []piece {
	var list []piece
	for i := range l.p.runs {
		r := &l.p.runs[i]
		from := sort.Search(len(r.clusters), func(k int) bool { return r.clusters[k].start >= l.start })
		to := sort.Search(len(r.clusters), func(k int) bool { return r.clusters[k].start >= l.end })
		if from >= to {
			continue
		}
		part := r.clusters[from:to]
		if !isLTR(r.level) {
			part = slices.Clone(part)
			slices.Reverse(part)
		}
		list = append(list, piece{r, part})
	}
	reorder(list)
	return list
}

func isLTR(l bidi.Level) bool { return l%2 == 0 }

// reorder reverses, from the highest level down to the lowest odd one, each stretch of that level or higher.
func reorder(list []piece) {
	var highest bidi.Level
	for _, p := range list {
		highest = max(highest, p.run.level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(list); i++ {
			j := i
			for j < len(list) && list[j].run.level >= level {
				j++
			}
			slices.Reverse(list[i:j])
			if j > i {
				i = j
			}
		}
	}
}

// extent returns how far the line reaches above and below its baseline, in em. leading is that of the style.
func (l textLine) extent(leading float64) (above, below float64) {
	primary := l.p.primary
	half := (leading - primary.ascent - primary.descent) / 2
	above, below = primary.ascent+half, primary.descent+half
	for i := range l.p.runs {
		r := &l.p.runs[i]
		if r.face == primary || len(r.clusters) == 0 || r.clusters[0].start >= l.end ||
			r.clusters[len(r.clusters)-1].end <= l.start {
			continue
		}
		above, below = max(above, r.face.ascent), max(below, r.face.descent)
	}
	return above, below
}
