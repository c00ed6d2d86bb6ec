package paper

import (
	"context"
	"io"
	"slices"
	"time"
	"unicode/utf8"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// PeopleOptions are the choices that cards for people and lists of people have in common. The zero value takes everyone
// who has not cancelled, in the program's language, on Letter paper.
type PeopleOptions struct {
	Language string         // BCP 47; English, Spanish or French
	Paper    Paper          // of the sheet
	People   []program.ID   // who, in the program's order; empty means everyone who has not cancelled
	Stops    []program.ID   // which stops are told of; empty means all
	Now      time.Time      // the file's date; zero leaves it out
	Since    *program.Since // lists mark what has changed since a release; nil marks nothing
	// Progress is called now and then on the goroutine of the caller.
	Progress func(done, total int)
}

func (o PeopleOptions) language(edition *program.Edition) string {
	if o.Language != "" {
		return o.Language
	}
	return string(edition.Language)
}

// cardPeople returns whom cards are for.
func cardPeople(edition *program.Edition, chosen []program.ID) []*program.Person {
	var list []*program.Person
	for _, p := range edition.People {
		if p.DisplayName() != "" && (slices.Contains(chosen, p.ID) || len(chosen) == 0 && !p.Cancelled) {
			list = append(list, p)
		}
	}
	return list
}

// cardStops returns the stops among the chosen ones that a person takes part in.
func cardStops(edition *program.Edition, chosen []program.ID, person *program.Person) []*program.Stop {
	return slices.DeleteFunc(slices.Clone(edition.Stops), func(s *program.Stop) bool {
		stay, _ := person.StayAt(s.ID)
		return stay.Absent || len(chosen) > 0 && !slices.Contains(chosen, s.ID)
	})
}

// cutSheet says where cards of one size stand on a sheet that is cut apart.
type cutSheet struct {
	paper         typeset.Size
	card          typeset.Size
	columns, rows int
	left, top     float64 // where the first card stands
	stepX, stepY  float64 // from one card to the next
}

// centredSheet sets cards into the middle of a sheet with a gap between them.
func centredSheet(paper, card typeset.Size, columns, rows int, gap float64) cutSheet {
	s := cutSheet{paper: paper, card: card, columns: columns, rows: rows, stepX: card.W + gap, stepY: card.H + gap}
	s.left = (paper.W - float64(columns)*s.stepX + gap) / 2
	s.top = (paper.H - float64(rows)*s.stepY + gap) / 2
	return s
}

func (s cutSheet) count() int { return s.columns * s.rows }

// front is the place of the i-th card of a sheet, row by row.
func (s cutSheet) front(i int) typeset.Rect {
	return typeset.Rect{X: s.left + float64(i%s.columns)*s.stepX, Y: s.top + float64(i/s.columns)*s.stepY, W: s.card.W, H: s.card.H}
}

// back is the place behind it: a printer that turns a standing sheet over its long edge changes left and right.
func (s cutSheet) back(i int) typeset.Rect {
	r := s.front(i)
	r.X = s.paper.W - r.X - r.W
	return r
}

// The marks that show where to cut keep off the card, and colour reaches over its edge, so that neither ink of one nor
// white of the other is left when the cut is a hair off.
const (
	cutOffset = 4.0
	cutLength = 7.0
	bleed     = 3.0
)

// cutMarks draws lines to cut by at the corners of all cards.
func cutMarks(c *typeset.Canvas, s cutSheet) {
	lines := new(typeset.Path)
	for i := range s.count() {
		r := s.front(i)
		for _, x := range [2]float64{r.X, r.X + r.W} {
			lines.MoveTo(x, r.Y-cutOffset).LineTo(x, r.Y-cutOffset-cutLength)
			lines.MoveTo(x, r.Y+r.H+cutOffset).LineTo(x, r.Y+r.H+cutOffset+cutLength)
		}
		for _, y := range [2]float64{r.Y, r.Y + r.H} {
			lines.MoveTo(r.X-cutOffset, y).LineTo(r.X-cutOffset-cutLength, y)
			lines.MoveTo(r.X+r.W+cutOffset, y).LineTo(r.X+r.W+cutOffset+cutLength, y)
		}
	}
	c.Stroke(lines, typeset.Pen{Width: 0.4, Color: typeset.Quiet})
}

// cardFace draws one side of a card.
type cardFace func(page *typeset.Page, box typeset.Rect, person *program.Person)

// cardRun lays cards out on sheets: the fronts of a sheet on one page, their backs on the next.
type cardRun struct {
	doc     *typeset.Document
	sheet   cutSheet
	people  []*program.Person
	options PeopleOptions
	front   cardFace
	back    cardFace // nil: the back stays white and has no page
	marks   func(c *typeset.Canvas, sheet cutSheet)
}

// cardDocument starts the file of cards.
func cardDocument(title words, size typeset.Size, edition *program.Edition, o PeopleOptions) *typeset.Document {
	language := o.language(edition)
	return typeset.New(typeset.Options{Title: title.in(language), Language: language, Paper: size, Created: o.Now})
}

// write adds the cards and finishes the file.
func (r cardRun) write(ctx context.Context, w io.Writer) error {
	if err := r.add(ctx); err != nil {
		return err
	}
	return r.doc.Write(w)
}

// add adds sheets with a card for each person.
func (r cardRun) add(ctx context.Context) error {
	if len(r.people) == 0 {
		return ErrNobody
	}
	done := 0
	for group := range slices.Chunk(r.people, r.sheet.count()) {
		if err := r.side(ctx, group, r.front, r.sheet.front); err != nil {
			return err
		}
		if r.back != nil {
			if err := r.side(ctx, group, r.back, r.sheet.back); err != nil {
				return err
			}
		}
		if done += len(group); r.options.Progress != nil {
			r.options.Progress(done, len(r.people))
		}
	}
	return nil
}

// side draws one side of a sheet.
func (r cardRun) side(ctx context.Context, group []*program.Person, face cardFace, place func(int) typeset.Rect) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	page := r.doc.AddPage()
	page.Stamp(r.doc.Once("marks", func(c *typeset.Canvas) { r.marks(c, r.sheet) }))
	for i, person := range group {
		within(page, place(i), func(box typeset.Rect) { face(page, box, person) })
	}
	return nil
}

// within draws a card that cannot reach over into its neighbours, whatever marks are piled on a letter.
func within(page *typeset.Page, box typeset.Rect, draw func(box typeset.Rect)) {
	page.Clip(new(typeset.Path).Rect(box.Inset(-bleed)), func() { draw(box) })
}

// faceLine is a text on a card, the space above it, and which part of the height is its own when there is not enough for all.
type faceLine struct {
	above float64
	share float64
	text  typeset.Text
}

// setFace sets lines one below the other, as a whole at the top, in the middle or at the bottom of a box. What is too high
// together shrinks, so that nothing reaches beyond the box. Empty lines are left out.
func setFace(d *typeset.Document, c *typeset.Canvas, box typeset.Rect, place typeset.Place, lines ...faceLine) {
	lines = slices.DeleteFunc(lines, func(l faceLine) bool { return l.text.String == "" })
	if len(lines) == 0 {
		return
	}
	lines[0].above = 0
	room := box.H
	for _, l := range lines {
		room -= l.above
	}
	left := room
	heights := faceHeights(d, lines, box.W, room)
	for _, h := range heights {
		left -= h
	}
	y := box.Y
	switch place {
	case typeset.Middle:
		y += left / 2
	case typeset.Bottom:
		y += left
	}
	for i, l := range lines {
		y += l.above
		l.text.MaxHeight = 0
		c.Draw(l.text, typeset.Rect{X: box.X, Y: y, W: box.W, H: heights[i] + 0.01}, false)
		y += heights[i]
	}
}

// faceHeights returns how high each line is: as high as it likes if there is room for all of them. Otherwise those that need
// less than their share keep it, and the others part what is left by theirs.
func faceHeights(d *typeset.Document, lines []faceLine, width, room float64) []float64 {
	heights, needed := make([]float64, len(lines)), 0.0
	for i, l := range lines {
		l.text.MaxHeight = room
		heights[i] = d.Height(l.text, width)
		needed += heights[i]
	}
	if needed <= room {
		return heights
	}
	kept := make([]bool, len(lines))
	for again := true; again; {
		again = false
		shares, left := sharesLeft(lines, heights, kept, room)
		for i, l := range lines {
			if !kept[i] && heights[i] <= left*l.share/shares {
				kept[i], again = true, true
			}
		}
	}
	shares, left := sharesLeft(lines, heights, kept, room)
	for i, l := range lines {
		if !kept[i] {
			l.text.MaxHeight = left * l.share / shares
			heights[i] = d.Height(l.text, width)
		}
	}
	return heights
}

// sharesLeft sums the shares of the lines that must shrink, and the height that the others leave them.
func sharesLeft(lines []faceLine, heights []float64, kept []bool, room float64) (shares, left float64) {
	left = room
	for i, l := range lines {
		if kept[i] {
			left -= heights[i]
		} else {
			shares += l.share
		}
	}
	return shares, left
}

// longName is how many characters a name has that may take twice the lines rather than become too small to read.
const longName = 40

// nameText sets a person's name in the middle of a line, in the letters of the person's language where there is no other
// name in them.
func nameText(person *program.Person, name string, style typeset.Style, lines int) typeset.Text {
	if utf8.RuneCountInString(name) > longName {
		lines *= 2
	}
	t := typeset.Text{String: name, Style: style, Align: typeset.Center, Lines: lines, Balance: true}
	if person.OwnName == "" || name == person.OwnName {
		t.Language = person.OwnScriptLanguage()
	}
	return t
}

// ownName is the name in the person's own letters, empty if another line has it already.
func ownName(person *program.Person, others ...string) string {
	if slices.Contains(others, person.OwnName) {
		return ""
	}
	return person.OwnName
}
