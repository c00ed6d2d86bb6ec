// Package book makes the documents about the schedule: the program book, daily sheets, personal schedules and week
// grids.
package book

import (
	"context"
	"io"
	"slices"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/program"
)

// Part is a part of the program book that may be left out.
type Part string

// The parts.
const (
	Contacts      Part = "contacts"      // contacts and emergency numbers of each stop
	Glance        Part = "glance"        // the week at a glance, one column a day
	Days          Part = "days"          // day by day
	People        Part = "people"        // biographies
	Organisations Part = "organisations" // hosts and organisations
	Notes         Part = "notes"         // lined pages
)

// Parts lists the parts as they follow each other in the book.
func Parts() []Part { return []Part{Contacts, Glance, Days, People, Organisations, Notes} }

// Program writes the book of a program: cover, contents, each stop with its contacts, its week and its days, the
// people, the organisations and pages for notes. Option: parts, beside cover and contents; without it all.
func Program(ctx context.Context, w io.Writer, r request.Request) error {
	b := newBook(ctx, r)
	if len(r.Edition.People)+len(r.Edition.Meetings)+len(r.Edition.Stops) == 0 {
		return request.ErrNoSchedule
	}
	var err error
	if b.logo, err = page.Logo(ctx, r, b.Doc); err != nil {
		return err
	}
	b.cover()
	front := b.Doc.Pages()
	for _, part := range []func() error{b.stops, b.people, b.organisations, b.notes} {
		if err := part(); err != nil {
			return err
		}
	}
	b.AddContents(front)
	return b.Write(w)
}

// book is a program book that is being made.
type book struct {
	*page.Report
	request.Request
	ctx       context.Context
	logo      *typeset.Picture // the sponsor's; nil: none
	parts     []string
	printer   schedule.Printer
	cards     schedule.Stops
	days      []request.Day
	visited   []*program.Organisation // in the book's stops, by the first visit
	described map[program.ID]bool     // organisations whose description was printed with a meeting
	done      int
}

func newBook(ctx context.Context, r request.Request) *book {
	items := r.Edition.Plan().Planned()
	b := &book{
		Report:    page.NewReport(r, r.Language.Text("document.program-book")),
		Request:   r,
		ctx:       ctx,
		parts:     r.List("parts"),
		cards:     schedule.Stops{Request: r, Scale: 1},
		days:      r.DaysOf(items),
		described: map[program.ID]bool{},
	}
	b.Cover = true
	b.printer = schedule.Printer{Request: r, Scale: 1, About: b.description}
	for _, m := range items {
		o := r.Edition.Organisation(m.Organisation)
		if o != nil && r.IncludesStop(m.Stop) && !slices.Contains(b.visited, o) {
			b.visited = append(b.visited, o)
		}
	}
	return b
}

func (b *book) has(part Part) bool {
	_, chosen := b.Options["parts"]
	return !chosen || slices.Contains(b.parts, string(part))
}

// description is printed with the first meeting at an organisation.
func (b *book) description(m *program.Meeting) string {
	o := b.Edition.Organisation(m.Organisation)
	if o == nil || b.described[o.ID] || m.Kind == program.Transport || m.Kind == program.FlightKind {
		return ""
	}
	b.described[o.ID] = true
	return o.Description
}

// step reports progress, and the end of the context.
func (b *book) step() error {
	b.done++
	total := len(b.Edition.Meetings) + len(b.Edition.People)
	b.Request.Report(min(b.done, total), total)
	return b.ctx.Err()
}

// section starts a part of the book on a new page, under a heading that the contents lead to.
func (b *book) section(title, subtitle string) {
	b.Flow.NewPage()
	b.heading(title, subtitle, 0, typeset.Headline)
}

// heading sets a heading that stays with what follows it.
func (b *book) heading(title, subtitle string, level int, style typeset.Style) {
	b.Flow.Add(b.headingOf(title, subtitle, level, style)...)
}

// headingOf returns a heading that stays with what follows it.
func (b *book) headingOf(title, subtitle string, level int, style typeset.Style) []typeset.Block {
	stack := typeset.Stacked(
		2, style.Text(title), typeset.Small.Quiet().Text(subtitle), typeset.Space(2), typeset.GreenRule,
	)
	return []typeset.Block{typeset.WithNext(b.Noted(stack, title, level)), typeset.WithNext(typeset.Normal)}
}

// withRoles returns the people with one of the roles, by role.
func (b *book) withRoles(roles ...program.Role) []*program.Person {
	var people []*program.Person
	for _, role := range roles {
		for _, p := range b.Edition.People {
			if p.Role == role && !p.Cancelled {
				people = append(people, p)
			}
		}
	}
	return people
}
