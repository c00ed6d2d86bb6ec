// Package certificate makes certificates, one a page, with their serial numbers and the entries of the register.
package certificate

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/program"
)

// Design is the look of a certificate.
type Design string

// The designs; the empty one is Classic.
const (
	Classic Design = "classic" // a double rule in gold and green round centred lines
	Modern  Design = "modern"  // a green band, everything from the left
	Laurel  Design = "laurel"  // a border and a wreath of laurel leaves
)

// Designs lists the designs, the default first.
func Designs() []Design { return []Design{Classic, Modern, Laurel} }

// Make writes one PDF with a page for each person. Options: kind, design, second (another language whose text is
// printed beside the first one's), own-language (each person's in their own).
func Make(ctx context.Context, w io.Writer, r request.Request) error {
	m, err := newMaker(ctx, r)
	if err != nil {
		return err
	}
	d := m.document()
	err = page.TryEach(ctx, r, m.people, func(p *program.Person) error { return m.add(d, p) })
	if err != nil {
		return err
	}
	return d.Write(w)
}

// Each makes a file of its own for each person, with the options of Make.
func Each(ctx context.Context, r request.Request, save func(person *program.Person, pdf []byte) error) error {
	m, err := newMaker(ctx, r)
	if err != nil {
		return err
	}
	return page.TryEach(ctx, r, m.people, func(p *program.Person) error {
		d := m.document()
		if err := m.add(d, p); err != nil {
			return err
		}
		var pdf bytes.Buffer
		if err := d.Write(&pdf); err != nil {
			return failed(p, err)
		}
		return save(p, pdf.Bytes())
	})
}

// Gap is a text on a certificate with characters that no font of Laurel or this machine has. Person is empty for a text
// of all certificates.
type Gap struct {
	Person     program.ID
	Characters []rune
}

// Gaps finds, before anything is printed, the texts with characters that could not be shown.
func Gaps(r request.Request) []Gap {
	first, second := textsOf(r)
	var list []Gap
	check := func(person program.ID, texts, others []string) {
		others = slices.DeleteFunc(others, func(text string) bool { return slices.Contains(texts, text) })
		for _, g := range typeset.Missing(slices.Concat(texts, others)...) {
			list = append(list, Gap{person, g.Characters})
		}
	}
	check("", first.shared(), second.shared())
	people, _ := page.People(r, isAwardee) // nobody: nothing to check
	for _, p := range people {
		first, second := textsFor(r, p)
		check(p.ID, first.personal(p), second.personal(p))
	}
	return list
}

// Uncited returns whose certificate of an award would have no citation.
func Uncited(r request.Request) []*program.Person {
	first, _ := textsOf(r)
	people, _ := page.People(r, isAwardee) // nobody: nothing to check
	return slices.DeleteFunc(people, func(p *program.Person) bool { return first.citation(p) != "" })
}

// Untranslated returns what certificates in two languages have in one only: the paths of fields of the program, and
// the people with a citation in one language.
func Untranslated(r request.Request) (fields []string, people []*program.Person) {
	first, second := textsOf(r)
	if !second.second {
		return nil, nil
	}
	award := r.Edition.Award
	missing := func(path, text, translation string) {
		if text != "" && translation == "" && !slices.Contains(fields, path) {
			fields = append(fields, path)
		}
	}
	if !first.attendance() && first.title() == second.title() {
		missing("Award.Title", award.Title, award.TitleSecond)
	}
	missing("Award.PresentedBy", award.PresentedBy, award.PresentedBySecond)
	for _, s := range first.signatories() {
		missing("Award.Signatories", s.Position, s.PositionSecond)
	}
	if !first.attendance() {
		people, _ = page.People(r, isAwardee) // nobody: nothing to check
		people = slices.DeleteFunc(people, func(p *program.Person) bool {
			return p.Citation == "" || p.CitationSecond != ""
		})
	}
	return fields, people
}

func isAwardee(p *program.Person) bool { return p.Role == program.Awardee }

// maker makes the certificates of one request.
type maker struct {
	request.Request
	texts  texts
	people []*program.Person
	images map[program.PhotoID][]byte
}

func newMaker(ctx context.Context, r request.Request) (*maker, error) {
	m := &maker{Request: r, images: map[program.PhotoID][]byte{}}
	m.texts, _ = textsOf(r)
	if !slices.Contains(program.CertificateKinds(), m.texts.kind) {
		return nil, fmt.Errorf("there is no kind of certificate called “%s”: choose award or attendance", m.texts.kind)
	}
	if design := m.texts.design(); !slices.Contains(Designs(), design) {
		return nil, fmt.Errorf("there is no design called “%s”: choose classic, modern or laurel", design)
	}
	var err error
	if m.people, err = page.People(r, isAwardee); err != nil {
		return nil, err
	}
	return m, m.loadImages(ctx)
}

// loadImages reads the signatures and the seal once for all certificates.
func (m *maker) loadImages(ctx context.Context) error {
	if m.Photos == nil {
		return nil
	}
	names := map[program.PhotoID]string{m.Edition.Award.Seal: "the seal", m.Edition.Logo: "the sponsor's logo"}
	for _, s := range m.texts.signatories() {
		names[s.Signature] = "the signature of " + s.Name
	}
	for id, name := range names {
		if id == "" {
			continue
		}
		data, err := m.Photos.Photo(ctx, id)
		if err != nil {
			const message = "the image of %s could not be read; choose it again in the program's data: %w"
			return fmt.Errorf(message, name, err)
		}
		m.images[id] = data
	}
	return nil
}

func (m *maker) document() *typeset.Document {
	return page.NewCards(m.Request, m.texts.title(), page.Sheet(m.Request).Landscape())
}

// add adds one person's certificate on a new page.
func (m *maker) add(d *typeset.Document, person *program.Person) error {
	logo, err := m.picture(d, m.Edition.Logo)
	if err != nil {
		return failed(person, err)
	}
	s := sheet{maker: m, doc: d, person: person, logo: logo}
	s.texts, s.second = textsFor(m.Request, person)
	d.In(string(s.texts.Language))
	s.page = d.AddPage()
	draw := s.classic
	switch m.texts.design() {
	case Modern:
		draw = s.modern
	case Laurel:
		draw = s.laurel
	}
	if err := draw(); err != nil {
		return failed(person, err)
	}
	s.page.Done()
	page.ReportUnfit(m.Request, d, person)
	return nil
}

func failed(person *program.Person, err error) error {
	return fmt.Errorf("the certificate of %s could not be made: %w", person.DisplayName(), err)
}

// picture returns a loaded image for a document, or nil where there is none.
func (m *maker) picture(d *typeset.Document, id program.PhotoID) (*typeset.Picture, error) {
	data := m.images[id]
	if len(data) == 0 {
		return nil, nil
	}
	return d.Picture(data)
}
