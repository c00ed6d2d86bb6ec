// Package page is what the documents on paper have in common: the set-up of a file, reports in one column, running
// feet, marks of changes, and texts that several of them show. It imports no package of a kind of document.
package page

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// Sheet returns the paper of a request.
func Sheet(r request.Request) typeset.PaperSize {
	if r.Paper == request.A4 {
		return typeset.A4
	}
	return typeset.Letter
}

// New starts a file with a title on sheets of a size.
func New(r request.Request, title string, size typeset.Size) *typeset.Document {
	return newDocument(r, title, size, typeset.LeastInTables)
}

// NewCards starts a file of what is read at arm's length: cards, badges, certificates.
func NewCards(r request.Request, title string, size typeset.Size) *typeset.Document {
	return newDocument(r, title, size, typeset.LeastOnCards)
}

func newDocument(r request.Request, title string, size typeset.Size, floor float64) *typeset.Document {
	return typeset.New(typeset.Options{
		Title: title, Language: string(r.Language), Paper: size, Created: r.Now, Floor: floor,
	})
}

// ReportUnfit reports the texts that did not fit since the last call: of a person, or of nobody in particular.
func ReportUnfit(r request.Request, d *typeset.Document, person *program.Person) {
	for _, text := range d.Unfit() {
		r.Cut(person, text)
	}
}

// Titled returns the title of a file about the whole program.
func Titled(r request.Request, title string) string { return title + " – " + r.Edition.Name }

// Print calls do with each of a list, as TryEach does, and then write.
func Print[T any](
	ctx context.Context, w io.Writer, r request.Request, list []T, do func(T), write func(io.Writer) error,
) error {
	err := TryEach(ctx, r, list, func(one T) error {
		do(one)
		return nil
	})
	if err != nil {
		return err
	}
	return write(w)
}

// Logo returns the sponsor's logo for a document, nil where there is none or no images are at hand.
func Logo(ctx context.Context, r request.Request, d *typeset.Document) (*typeset.Picture, error) {
	if r.Edition.Logo == "" || r.Photos == nil {
		return nil, nil
	}
	data, err := r.Photos.Photo(ctx, r.Edition.Logo)
	if err != nil {
		return nil, fmt.Errorf("the sponsor's logo could not be read; choose it again in the program's data: %w", err)
	}
	return d.Picture(data)
}

// TryEach calls do with each of a list. It reports progress after each and stops at the first error and at the end of
// ctx.
func TryEach[T any](ctx context.Context, r request.Request, list []T, do func(T) error) error {
	for i, one := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := do(one); err != nil {
			return err
		}
		r.Report(i+1, len(list))
	}
	return nil
}

// People returns the chosen people who have a name to show, as Request.SelectPeople does; request.ErrNobody where there
// are none.
func People(r request.Request, about func(*program.Person) bool) ([]*program.Person, error) {
	return PeopleOf(r.SelectPeople(about))
}

// PeopleOf returns those of some people who have a name to show; request.ErrNobody where there are none.
func PeopleOf(people []*program.Person) ([]*program.Person, error) {
	people = slices.DeleteFunc(people, func(p *program.Person) bool { return p.DisplayName() == "" })
	if len(people) == 0 {
		return nil, request.ErrNobody
	}
	return people, nil
}

// Here returns those of some people who are in a stop at all.
func Here(s *program.Stop, people []*program.Person) []*program.Person {
	return slices.DeleteFunc(slices.Clone(people), func(p *program.Person) bool { return !p.IsIn(s) })
}

// Foot sets a running foot between the side margins of a page: a name, and the number of the page.
func Foot(p *typeset.Page, side float64, name string, number, total int, l locale.Language) {
	const height, line, beside = 44.0, 20, 90
	box := typeset.Area(side, p.Size().H-height, p.Size().W-2*side, height)
	p.Line(box.X, box.Y, box.Right(), box.Y, typeset.Pen{Width: 0.5, Color: typeset.Line})
	box = box.From(6).High(line)
	pages := l.Text("{{.Number}} of {{.Total}}", locale.Values{"Number": number, "Total": total})
	p.Draw(typeset.Caption.Line(pages).ToRight(), box.Rightmost(80), false)
	box.W -= beside
	p.Draw(typeset.Caption.Text(name).Within(2), box, false)
}

// ForOffice returns the text in the foot of a document's pages: a name, and for the office's own documents that they
// are internal.
func ForOffice(r request.Request, name string) string {
	if r.Edition == nil || r.Edition.Audience != program.Internal {
		return name
	}
	return r.Language.Text("audience.note.internal") + "  ·  " + name
}

// AddFeet sets a running foot on every page, with the program's name.
func AddFeet(d *typeset.Document, side float64, r request.Request) {
	d.OnEveryPage(func(p *typeset.Page, number, total int) {
		Foot(p, side, ForOffice(r, r.Edition.Name), number, total, r.Language)
	})
}

// LanguageOf returns the language of a document for one person: with the option own-language the first of their
// languages that Laurel has and that they know well, else the document's.
func LanguageOf(r request.Request, p *program.Person) locale.Language {
	if p == nil {
		return r.Language
	}
	return OwnLanguage(r, p.Languages)
}

// OwnLanguage is LanguageOf for somebody who speaks these languages.
func OwnLanguage(r request.Request, spoken []program.Spoken) locale.Language {
	if !r.Yes("own-language") {
		return r.Language
	}
	for _, s := range spoken {
		for _, known := range locale.Languages() {
			if s.Level != program.Basic && known.Is(locale.Language(s.Language)) {
				return known.In(r.Language.Region())
			}
		}
	}
	return r.Language
}

// usualBags is how many bags a traveller usually has.
const usualBags = 3

// Bags returns with how many pieces of luggage each person is counted, as the option bags chooses.
func Bags(r request.Request) (int, error) {
	bags := cmp.Or(r.Number("bags"), usualBags)
	if bags < 0 {
		return 0, fmt.Errorf("nobody has %d bags: choose one or more", bags)
	}
	return bags, nil
}
