package typeset

// splitter is a block that may continue on another page. split returns the part that fits into a height, and the
// rest. A nil first part means that nothing of it fits; a nil rest means that all of it does.
type splitter interface {
	split(d *Document, width, height float64) (first, rest Block)
}

// starter is a block that knows how much of it must be together at its start.
type starter interface {
	least(d *Document, width float64) float64
}

// leastOf returns the height that the start of a block needs on a page.
func leastOf(b Block, d *Document, width float64) float64 {
	if m, ok := b.(*measured); ok {
		return leastOf(m.Block, d, width)
	}
	if s, ok := b.(starter); ok {
		return s.least(d, width)
	}
	return b.measure(d, width)
}

// Flow fills pages with blocks. What is added is set when the page is left or asked about, so that it is known then
// whether the last page would have hardly anything on it.
type Flow struct {
	doc     *Document
	area    Rect
	newPage func() *Page
	page    *Page
	columns int // of the page, side by side; area is the one that is being filled
	gap     float64
	column  int
	below   float64 // the height of a title above the columns of this page
	y       float64
	top     float64 // of the page or column, below what is repeated there
	again   Block   // repeated at the top of each page or column; nil: nothing
	pending []Block // not set yet, since they stay with the next block
	queue   []Block // added since the flow was set last
	trial   bool    // nothing is drawn and no page is made
	started int     // pages
}

// Flow starts filling the area of new pages with blocks. newPage makes each page; nil means AddPage.
func (d *Document) Flow(area Rect, newPage func() *Page) *Flow {
	if newPage == nil {
		newPage = d.AddPage
	}
	return &Flow{doc: d, area: area, newPage: newPage, columns: 1}
}

// ColumnFlow starts filling new pages with blocks in so many columns with a gap between them, below a title on the
// first page.
func (d *Document) ColumnFlow(area Rect, columns int, gap float64, title Block) *Flow {
	below := d.Height(title, area.W)
	f := d.Flow(area, nil)
	f.columns = columns
	f.gap = gap
	f.below = below
	f.newPage = func() *Page {
		p := d.AddPage()
		if f.page == nil {
			p.Put(title, area)
		} else {
			f.below = 0
		}
		return p
	}
	f.area.W = (area.W - gap*float64(columns-1)) / float64(columns)
	return f
}

// Width returns the width of a column.
func (f *Flow) Width() float64 { return f.area.W }

// together is a block that stays on the page of the next one.
type together struct{ Block }

// WithNext keeps a block, such as a heading, on the page where the next block starts.
func WithNext(b Block) Block { return together{b} }

// repeated is a block of no height that sets what the next pages begin with.
type repeated struct{ again Block }

// Repeated has the pages and columns after this place begin with a block, until another one or nil is given: the day
// that continues there.
func Repeated(again Block) Block { return repeated{again} }

func (repeated) measure(*Document, float64) float64 { return 0 }
func (repeated) draw(*Page, Rect)                   {}

// bookmarked is a block that the file's outline leads to.
type bookmarked struct {
	Block
	title string
	level int
}

// Bookmarked adds an entry to the file's outline that leads to a block.
func Bookmarked(b Block, title string, level int) Block { return bookmarked{b, title, level} }

func (b bookmarked) draw(p *Page, box Rect) {
	p.Bookmark(b.title, b.level, box.Y)
	b.Block.draw(p, box)
}

// Page returns the page that is being filled, starting the first one if need be.
func (f *Flow) Page() *Page {
	f.setQueue()
	return f.filled()
}

func (f *Flow) filled() *Page {
	if f.page == nil {
		f.startPage()
	}
	return f.page
}

// NewPage leaves the rest of the page empty.
func (f *Flow) NewPage() {
	f.Close()
	f.page, f.again = nil, nil
}

// NewPart leaves the rest of the page empty unless at least a share of the page is left, from 0 to 1. It reports
// whether the page goes on.
func (f *Flow) NewPart(share float64) bool {
	f.Close()
	if f.page != nil && f.left() >= share*f.area.H {
		return true
	}
	f.page, f.again = nil, nil
	return false
}

func (f *Flow) atTop() bool { return f.y == f.top }

// Left returns the height that is left on the page.
func (f *Flow) Left() float64 {
	f.Page()
	return f.left()
}

func (f *Flow) left() float64 { return f.area.Bottom() - f.y }

// startPage continues in the next column, or on a new page.
func (f *Flow) startPage() {
	step := f.area.W + f.gap
	if f.page != nil && f.column+1 < f.columns {
		f.column++
		f.area.X += step
		f.begin()
		return
	}
	f.area.X -= float64(f.column) * step
	f.started++
	if f.trial {
		f.page, f.column = &Page{}, 0
	} else {
		f.page, f.column = f.newPage(), 0
	}
	f.begin()
}

// begin goes to the top of the page or column and repeats what is to be repeated there.
func (f *Flow) begin() {
	f.y = f.area.Y + f.below
	if f.again != nil {
		f.place(f.again, f.again.measure(f.doc, f.area.W))
	}
	f.top = f.y
}

// Add sets blocks one after the other, continuing on new pages as needed. Nil blocks are left out.
func (f *Flow) Add(blocks ...Block) {
	for _, b := range blocks {
		if b != nil {
			f.queue = append(f.queue, remembering(b))
		}
	}
	if len(f.queue) > 2*longQueue { // a long document shows progress and can be stopped
		later := f.queue[longQueue:]
		f.queue = f.queue[:longQueue]
		f.setQueue()
		f.queue = later
	}
}

// longQueue is how many blocks are kept at least until the end is known.
const longQueue = 64

// setQueue sets what was added.
func (f *Flow) setQueue() {
	queue := f.queue
	f.queue = nil
	for _, b := range queue {
		switch k := b.(type) {
		case together:
			f.pending = append(f.pending, k.Block)
			continue
		case repeated:
			if len(f.pending) > 0 { // a heading: it holds from there on
				f.pending = append(f.pending, k)
			} else {
				f.again = k.again
			}
			continue
		}
		f.filled()
		f.keepTogether(b)
		f.setPending()
		f.set(b)
	}
}

// AddWithNext adds blocks, such as a heading, that stay on the page where the next block starts.
func (f *Flow) AddWithNext(blocks ...Block) {
	for _, b := range blocks {
		f.Add(WithNext(b))
	}
}

// Close sets what is left. Call it when the last block was added.
func (f *Flow) Close() {
	longer := f.longerPages()
	f.area.H += longer
	f.setQueue()
	f.setPending()
	f.area.H -= longer
}

// setPending sets what waits for a next block.
func (f *Flow) setPending() {
	pending := f.pending
	f.pending = nil
	for _, b := range pending {
		if r, ok := b.(repeated); ok {
			f.again = r.again
			continue
		}
		f.filled()
		f.set(b)
	}
}

// keepTogether starts a new page if the pending blocks and the start of the next one do not fit on this one.
func (f *Flow) keepTogether(next Block) {
	if len(f.pending) == 0 {
		return
	}
	need := leastOf(next, f.doc, f.area.W)
	for _, b := range f.pending {
		need += b.measure(f.doc, f.area.W)
	}
	if need > f.left() && need <= f.area.H {
		f.startPage()
	}
}

// set puts a block on this page, and what does not fit on the next ones.
func (f *Flow) set(b Block) {
	for b != nil {
		width, left := f.area.W, f.left()
		if space, ok := b.(Space); ok && (f.atTop() || float64(space) > left) {
			return // no space at the top of a page, and none that reaches beyond its end
		}
		h := b.measure(f.doc, width)
		if h <= left+0.01 {
			f.place(b, h)
			return
		}
		if first, rest := splitBlock(b, f.doc, width, left); first != nil {
			f.place(first, first.measure(f.doc, width))
			if b = rest; b != nil {
				f.startPage()
			}
			continue
		}
		if f.atTop() { // it fits on no page: better beyond its end than lost
			f.place(b, h)
			return
		}
		f.startPage()
	}
}

func splitBlock(b Block, d *Document, width, height float64) (first, rest Block) {
	if m, ok := b.(*measured); ok {
		return splitBlock(m.Block, d, width, height)
	}
	if m, ok := b.(bookmarked); ok {
		if first, rest = splitBlock(m.Block, d, width, height); first != nil {
			first = bookmarked{first, m.title, m.level}
		}
		return first, rest
	}
	if s, ok := b.(splitter); ok {
		return s.split(d, width, height)
	}
	return nil, b
}

func (f *Flow) place(b Block, height float64) {
	if !f.trial {
		b.draw(f.page, Rect{f.area.X, f.y, f.area.W, height})
	}
	f.y += height
}

// widow is the least number of lines of a paragraph that may be alone at the end or the start of a page.
const widow = 2

// linesOf is a part of a text's lines, already broken.
type linesOf struct {
	text Text
	set  composed
}

func (l linesOf) measure(*Document, float64) float64 { return l.set.height }
func (l linesOf) draw(p *Page, box Rect)             { p.drawLines(l.text, l.set, box.X, box.Y, box.W) }

func (l linesOf) split(_ *Document, _, height float64) (first, rest Block) {
	return splitLines(l.text, l.set, height)
}

func (l linesOf) least(*Document, float64) float64 { return leastLines(l.set) }

func (t Text) split(d *Document, width, height float64) (first, rest Block) {
	if t.Lines > 0 {
		return nil, t
	}
	return splitLines(t, d.compose(t, width), height)
}

func (t Text) least(d *Document, width float64) float64 {
	if t.Lines > 0 {
		return t.measure(d, width)
	}
	return leastLines(d.compose(t, width))
}

func leastLines(set composed) float64 {
	n := widow
	if len(set.lines) < 2*widow {
		n = len(set.lines)
	}
	return heightOf(set.lines[:n])
}

func heightOf(lines []setLine) float64 {
	var h float64
	for _, l := range lines {
		h += l.above + l.below
	}
	return h
}

func splitLines(t Text, set composed, height float64) (first, rest Block) {
	n, used := 0, 0.0
	for n < len(set.lines) && used+set.lines[n].above+set.lines[n].below <= height+0.01 {
		used += set.lines[n].above + set.lines[n].below
		n++
	}
	n = min(n, max(len(set.lines)-widow, 0))
	if n < widow {
		return nil, linesOf{t, set}
	}
	part := func(lines []setLine) linesOf {
		return linesOf{t, composed{lines: lines, size: set.size, height: heightOf(lines)}}
	}
	return part(set.lines[:n]), part(set.lines[n:])
}

func (s Stack) least(d *Document, width float64) float64 {
	var h float64
	for i, b := range s.Blocks {
		if i > 0 {
			h += s.Gap
		}
		if !isTogether(b) {
			return h + leastOf(b, d, width)
		}
		h += b.measure(d, width)
	}
	return h
}

func (s Stack) split(d *Document, width, height float64) (first, rest Block) {
	y := 0.0
	for i, b := range s.Blocks {
		h := b.measure(d, width)
		if y+h <= height+0.01 {
			y += h + s.Gap
			continue
		}
		above, below := splitBlock(b, d, width, height-y)
		if above == nil {
			for i > 0 && isTogether(s.Blocks[i-1]) {
				i--
			}
			if i == 0 {
				return nil, s
			}
			return Stack{s.Gap, s.Blocks[:i]}, Stack{s.Gap, s.Blocks[i:]}
		}
		upper, lower := Stacked(s.Gap, s.Blocks[:i]...), Stacked(s.Gap, below)
		upper.Add(above)
		lower.Add(s.Blocks[i+1:]...)
		return upper, lower
	}
	return s, nil
}

func isTogether(b Block) bool {
	_, ok := b.(together)
	return ok
}
