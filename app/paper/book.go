package paper

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// BookPart is a part of the program book that may be left out.
type BookPart string

// The parts, in the order of the book.
const (
	BookContacts      BookPart = "contacts"      // contacts and emergency numbers of each stop
	BookGlance        BookPart = "glance"        // the week at a glance, one column a day
	BookDays          BookPart = "days"          // day by day
	BookPeople        BookPart = "people"        // biographies
	BookOrganisations BookPart = "organisations" // hosts and organisations
	BookNotes         BookPart = "notes"         // lined pages
)

// BookParts lists the parts in the order of the book.
func BookParts() []BookPart {
	return []BookPart{BookContacts, BookGlance, BookDays, BookPeople, BookOrganisations, BookNotes}
}

// BookOptions are the choices of a program book. The zero value makes the whole book in the program's language on
// Letter paper.
type BookOptions struct {
	Parts    []BookPart // beside cover and contents; empty means all
	Language string     // BCP 47; English, Spanish or French
	Paper    Paper
	Stops    []program.ID   // empty means all
	Photos   program.Photos // nil: initials stand for every photo
	Now      time.Time      // the file's date; zero leaves it out
	Since    *program.Since // marks what has changed since a release; nil marks nothing
	// Progress is called after each meeting and person on the goroutine of the caller.
	Progress func(done, total int)
}

func (o BookOptions) has(part BookPart) bool {
	return len(o.Parts) == 0 || slices.Contains(o.Parts, part)
}

// ErrEmptyProgram is returned for a program in which there is nothing to print.
var ErrEmptyProgram = errors.New("there is nothing to print yet: add a stop, a person or a meeting")

var titleBook = words{"Program book", "Libro del programa", "Livret du programme"}

// ProgramBook writes the book of a program: cover, contents, each stop with its contacts, its week and its days, the
// people, the organisations and pages for notes.
func ProgramBook(ctx context.Context, w io.Writer, edition *program.Edition, options BookOptions) error {
	b := newBook(ctx, edition, options)
	if len(edition.People)+len(edition.Meetings)+len(edition.Stops) == 0 {
		return ErrEmptyProgram
	}
	b.cover()
	b.reserveContents()
	for _, part := range []func() error{b.stops, b.people, b.organisations, b.notes} {
		if err := part(); err != nil {
			return err
		}
	}
	b.flow.Close()
	b.setContents()
	b.doc.OnEveryPage(func(p *typeset.Page, number, total int) {
		if number > 1 {
			runningFoot(p, edition.Name, number, total, b.options.Language)
		}
	})
	return b.doc.Write(w)
}

// book is one book being made.
type book struct {
	ctx     context.Context
	edition *program.Edition
	options BookOptions
	doc     *typeset.Document
	flow    *typeset.Flow
	area    typeset.Rect
	printer schedulePrinter
	days    []scheduleDay
	visited []*program.Organisation // met in this book, in the order of the visits
	told    map[program.ID]bool     // organisations whose description stands with a meeting
	toc     []tocEntry
	found   map[string]int // the page of each entry of the contents, once it was set
	done    int
}

func newBook(ctx context.Context, edition *program.Edition, options BookOptions) *book {
	if options.Language == "" {
		options.Language = string(edition.Language)
	}
	sheet := options.Paper.sheet().Portrait()
	b := &book{
		ctx: ctx, edition: edition, options: options, told: map[program.ID]bool{}, found: map[string]int{},
		doc: typeset.New(typeset.Options{
			Title: titleBook.in(options.Language) + " – " + edition.Name, Language: options.Language, Paper: sheet, Created: options.Now,
		}),
		area: typeset.Rect{X: 56, Y: 56, W: sheet.W - 112, H: sheet.H - 56 - 68},
	}
	b.printer = schedulePrinter{edition: edition, language: options.Language, scale: 1, about: b.description, since: options.Since}
	b.days = scheduleDays(edition, planned(edition), options.Stops)
	b.flow = b.doc.Flow(b.area, 1, 0, nil)
	for _, m := range planned(edition) {
		o := edition.Organisation(m.Organisation)
		if o != nil && !slices.Contains(b.visited, o) && (len(options.Stops) == 0 || slices.Contains(options.Stops, m.Stop)) {
			b.visited = append(b.visited, o)
		}
	}
	return b
}

// description is told with the first meeting at an organisation.
func (b *book) description(m *program.Meeting) string {
	o := b.edition.Organisation(m.Organisation)
	if o == nil || b.told[o.ID] || m.Kind == program.Transport || m.Kind == program.FlightKind {
		return ""
	}
	b.told[o.ID] = true
	return o.Description
}

// step reports progress and whether to go on.
func (b *book) step() error {
	b.done++
	if b.options.Progress != nil {
		b.options.Progress(min(b.done, b.total()), b.total())
	}
	return b.ctx.Err()
}

func (b *book) total() int { return len(b.edition.Meetings) + len(b.edition.People) }

// section starts a part of the book on a new page, under a heading that the contents lead to.
func (b *book) section(key, title, subtitle string, level int) {
	b.flow.NewPage()
	b.heading(key, title, subtitle, level, typeset.Headline)
}

// heading sets a heading that stays with what follows it.
func (b *book) heading(key, title, subtitle string, level int, style typeset.Style) {
	stack := typeset.Stack{Gap: 2, Blocks: []typeset.Block{
		typeset.Drawing{Draw: func(p *typeset.Page, _ typeset.Rect) { b.found[key] = p.Number() }},
		typeset.Text{String: title, Style: style},
	}}
	if subtitle != "" {
		stack.Blocks = append(stack.Blocks, typeset.Text{String: subtitle, Style: typeset.Small.In(typeset.Quiet)})
	}
	stack.Blocks = append(stack.Blocks, typeset.Space(2), typeset.Rule{Pen: typeset.Pen{Width: 1, Color: typeset.Green}})
	b.flow.Add(typeset.WithNext(typeset.Bookmarked(stack, title, level)), typeset.WithNext(typeset.Space(typeset.Normal)))
}

// runningFoot sets the program's name and the number of the page at the foot of a page with the book's margins.
func runningFoot(p *typeset.Page, name string, number, total int, language string) {
	footBetween(p, 56, name, number, total, language)
}

// footBetween sets a running foot between margins of so many points.
func footBetween(p *typeset.Page, side float64, name string, number, total int, language string) {
	size := p.Size()
	const foot = 44.0
	y := size.H - foot
	p.Stroke(new(typeset.Path).MoveTo(side, y).LineTo(size.W-side, y), typeset.Pen{Width: 0.5, Color: typeset.Line})
	p.Draw(typeset.Text{String: name, Style: typeset.Caption, Lines: 1}, typeset.Rect{X: side, Y: y + 6, W: size.W - 2*side - 90, H: 14}, false)
	p.Draw(typeset.Text{String: fmt.Sprintf(wordPageOf.in(language), number, total), Style: typeset.Caption, Align: typeset.Right, Lines: 1},
		typeset.Rect{X: size.W - side - 80, Y: y + 6, W: 80, H: 14}, false)
}
