package typeset

// splitter is a block that may go over a column's end. split returns the part that fits into room, and the rest. A
// nil head means that nothing of it fits; a nil rest that all does.
type splitter interface {
	split(d *Document, width, room float64) (head, rest Block)
}

// least is a block that says how much of it must stand together at its start.
type least interface {
	least(d *Document, width float64) float64
}

// Flow fills pages column by column with blocks.
type Flow struct {
	doc     *Document
	area    Rect
	columns int
	gap     float64
	newPage func() *Page
	page    *Page
	column  int
	y       float64
	held    []Block // kept with what comes next
}

// Flow starts filling new pages with blocks: inside area, in so many columns with a gap between them. newPage makes
// each page; nil means AddPage.
func (d *Document) Flow(area Rect, columns int, gap float64, newPage func() *Page) *Flow {
	if newPage == nil {
		newPage = d.AddPage
	}
	return &Flow{doc: d, area: area, columns: max(columns, 1), gap: gap, newPage: newPage}
}

// together is a block that does not part from the next one.
type together struct{ Block }

// WithNext keeps a block, a heading for one, in the column where the next block starts.
func WithNext(b Block) Block { return together{b} }

// bookmarked is a block that the file's outline leads to.
type bookmarked struct {
	Block
	title string
	level int
}

// Bookmarked has the file's outline lead to a block.
func Bookmarked(b Block, title string, level int) Block { return bookmarked{b, title, level} }

func (b bookmarked) draw(p *Page, box Rect) {
	p.Bookmark(b.title, b.level, box.Y)
	b.Block.draw(p, box)
}

// Page returns the page that is being filled, starting the first one if need be.
func (f *Flow) Page() *Page {
	if f.page == nil {
		f.startPage()
	}
	return f.page
}

// NewPage leaves the rest of the page empty.
func (f *Flow) NewPage() {
	f.release()
	f.page = nil
}

// Left returns the height that is left in the column.
func (f *Flow) Left() float64 {
	f.Page()
	return f.area.Y + f.area.H - f.y
}

func (f *Flow) startPage() {
	f.page, f.column, f.y = f.newPage(), 0, f.area.Y
}

func (f *Flow) nextColumn() {
	if f.column++; f.page == nil || f.column >= f.columns {
		f.startPage()
	}
	f.y = f.area.Y
}

func (f *Flow) width() float64 {
	return (f.area.W - f.gap*float64(f.columns-1)) / float64(f.columns)
}

// Add sets blocks one after the other, going to the next column or page as needed.
func (f *Flow) Add(blocks ...Block) {
	for _, b := range blocks {
		if k, ok := b.(together); ok {
			f.held = append(f.held, k.Block)
			continue
		}
		f.Page()
		f.makeRoom(b)
		held := f.held
		f.held = nil
		for _, h := range held {
			f.set(h)
		}
		f.set(b)
	}
}

// release sets what was kept for a next block that never came.
func (f *Flow) release() {
	held := f.held
	f.held = nil
	for _, h := range held {
		f.Page()
		f.set(h)
	}
}

// Close sets what is left. Call it when the last block was added.
func (f *Flow) Close() { f.release() }

// makeRoom goes on to the next column if what was kept and the start of the next block do not fit into this one.
func (f *Flow) makeRoom(next Block) {
	if len(f.held) == 0 {
		return
	}
	var need float64
	for _, h := range f.held {
		need += h.measure(f.doc, f.width())
	}
	if l, ok := next.(least); ok {
		need += l.least(f.doc, f.width())
	} else {
		need += next.measure(f.doc, f.width())
	}
	if need > f.Left() && need <= f.area.H {
		f.nextColumn()
	}
}

// set puts a block into this column, and what does not fit into the next ones.
func (f *Flow) set(b Block) {
	for b != nil {
		width, room := f.width(), f.Left()
		if _, isSpace := b.(Space); isSpace && (f.y == f.area.Y || float64(b.(Space)) > room) {
			return // no space at the top of a column, and none that hangs over its end
		}
		h := b.measure(f.doc, width)
		if h <= room+0.01 {
			f.place(b, h)
			return
		}
		if head, rest, ok := splitBlock(b, f.doc, width, room); ok && head != nil {
			f.place(head, head.measure(f.doc, width))
			b = rest
			if b != nil {
				f.nextColumn()
			}
			continue
		}
		if f.y == f.area.Y { // it fits nowhere whole: shown over the end rather than never
			f.place(b, h)
			return
		}
		f.nextColumn()
	}
}

func splitBlock(b Block, d *Document, width, room float64) (head, rest Block, ok bool) {
	if m, is := b.(bookmarked); is {
		head, rest, ok = splitBlock(m.Block, d, width, room)
		if head != nil {
			head = bookmarked{head, m.title, m.level}
		}
		return head, rest, ok
	}
	s, is := b.(splitter)
	if !is {
		return nil, b, false
	}
	head, rest = s.split(d, width, room)
	return head, rest, true
}

func (f *Flow) place(b Block, height float64) {
	x := f.area.X + float64(f.column)*(f.width()+f.gap)
	b.draw(f.page, Rect{x, f.y, f.width(), height})
	f.y += height
}

// widow is the least number of lines of a paragraph that may stand alone at the end or the start of a column.
const widow = 2

// linesOf is a stretch of a text's lines, already broken.
type linesOf struct {
	text Text
	set  composed
}

func (l linesOf) measure(*Document, float64) float64 { return l.set.height }
func (l linesOf) draw(p *Page, box Rect)             { p.drawLines(l.text, l.set, box.X, box.Y, box.W) }

func (l linesOf) split(_ *Document, _, room float64) (head, rest Block) {
	return splitLines(l.text, l.set, room)
}

func (l linesOf) least(*Document, float64) float64 { return leastLines(l.set) }

func (t Text) split(d *Document, width, room float64) (head, rest Block) {
	if t.Lines > 0 {
		return nil, t
	}
	return splitLines(t, d.compose(t, width), room)
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
	return heightOf(set.lines[:min(n, len(set.lines))])
}

func heightOf(lines []setLine) float64 {
	var h float64
	for _, l := range lines {
		h += l.above + l.below
	}
	return h
}

func splitLines(t Text, set composed, room float64) (head, rest Block) {
	n, used := 0, 0.0
	for n < len(set.lines) && used+set.lines[n].above+set.lines[n].below <= room+0.01 {
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
		if k, ok := b.(together); ok {
			h += k.measure(d, width)
			continue
		}
		if l, ok := b.(least); ok {
			return h + l.least(d, width)
		}
		return h + b.measure(d, width)
	}
	return h
}

func (s Stack) split(d *Document, width, room float64) (head, rest Block) {
	y := 0.0
	for i, b := range s.Blocks {
		h := b.measure(d, width)
		if y+h <= room+0.01 {
			y += h + s.Gap
			continue
		}
		first, second, _ := splitBlock(b, d, width, room-y)
		if first == nil {
			for i > 0 && isTogether(s.Blocks[i-1]) {
				i--
			}
			if i == 0 {
				return nil, s
			}
			return Stack{s.Gap, s.Blocks[:i]}, Stack{s.Gap, s.Blocks[i:]}
		}
		above := append(append([]Block{}, s.Blocks[:i]...), first)
		below := append([]Block{}, s.Blocks[i+1:]...)
		if second != nil {
			below = append([]Block{second}, below...)
		}
		return Stack{s.Gap, above}, Stack{s.Gap, below}
	}
	return s, nil
}

func isTogether(b Block) bool {
	_, ok := b.(together)
	return ok
}
