package paper

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// Paper is the size of a sheet.
type Paper string

// The sheets; the empty Paper is Letter.
const (
	Letter Paper = "letter"
	A4     Paper = "a4"
)

func (p Paper) sheet() typeset.PaperSize {
	if p == A4 {
		return typeset.A4
	}
	return typeset.Letter
}

// CertificateKind says what a certificate is for, as the register of issued certificates has it.
type CertificateKind = program.CertificateKind

// The kinds; the empty one is Award.
const (
	Award      = program.AwardCertificate      // the program's award title and the person's citation
	Attendance = program.AttendanceCertificate // for taking part in the program
)

// CertificateKinds lists the kinds, the default first.
func CertificateKinds() []CertificateKind { return program.CertificateKinds() }

// CertificateDesign is how a certificate looks.
type CertificateDesign string

// The designs; the empty one is Classic.
const (
	Classic CertificateDesign = "classic" // a double rule in gold and green round centred lines
	Modern  CertificateDesign = "modern"  // a green band, everything from the left
	Laurel  CertificateDesign = "laurel"  // a border and a wreath of laurel leaves
)

// CertificateDesigns lists the designs, the default first.
func CertificateDesigns() []CertificateDesign { return []CertificateDesign{Classic, Modern, Laurel} }

// CertificateOptions are the choices of certificates. The zero value makes the awardees' awards in the classic design,
// in the program's language, on Letter paper.
type CertificateOptions struct {
	Kind     CertificateKind
	Design   CertificateDesign
	Language string         // BCP 47; English, Spanish or French
	Second   string         // another language whose text stands beside the first one's; empty: none
	Paper    Paper          // always lying
	People   []program.ID   // whom for, in the program's order; empty means every awardee who has not cancelled
	Photos   program.Photos // where the images of signatures and seal come from; nil leaves them out
	Now      time.Time      // the date where the award has none, and the file's date; zero leaves both out
	// Progress is called after each certificate on the goroutine of the caller.
	Progress func(done, total int)
}

// ErrNobody is returned when there is nobody to make a document for.
var ErrNobody = errors.New("there is nobody to make this for: choose people who take part, or another audience")

// Certificates writes one PDF with a page for each person.
func Certificates(ctx context.Context, w io.Writer, edition *program.Edition, options CertificateOptions) error {
	m, err := newCertificateMaker(ctx, edition, options)
	if err != nil {
		return err
	}
	d := m.document(m.texts.title())
	for i, person := range m.people {
		if err := m.add(ctx, d, person); err != nil {
			return err
		}
		m.progress(i + 1)
	}
	return d.Write(w)
}

// EachCertificate makes a PDF of its own for each person and hands it to save, in the program's order. It stops at
// save's first error.
func EachCertificate(ctx context.Context, edition *program.Edition, options CertificateOptions, save func(person *program.Person, pdf []byte) error) error {
	m, err := newCertificateMaker(ctx, edition, options)
	if err != nil {
		return err
	}
	for i, person := range m.people {
		d := m.document(m.texts.title())
		if err := m.add(ctx, d, person); err != nil {
			return err
		}
		var pdf bytes.Buffer
		if err := d.Write(&pdf); err != nil {
			return certificateError(person, err)
		}
		if err := save(person, pdf.Bytes()); err != nil {
			return err
		}
		m.progress(i + 1)
	}
	return nil
}

// CertificateGap tells of a text on a certificate with characters that no font of Laurel or this machine has. Person
// is empty for a text that stands on all of them.
type CertificateGap struct {
	Person     program.ID
	Text       string
	Characters []rune
}

// CertificateGaps finds, before anything is printed, the texts with characters that could not be shown.
func CertificateGaps(edition *program.Edition, options CertificateOptions) []CertificateGap {
	options = options.complete(edition)
	texts, second := certificateTexts{edition, options}, certificateTexts{edition, options.inSecond()}
	var list []CertificateGap
	check := func(person program.ID, lines ...string) {
		for _, g := range typeset.Missing(lines...) {
			list = append(list, CertificateGap{person, g.Text, g.Characters})
		}
	}
	check("", bothOnce(texts.shared(), second.shared())...)
	for _, p := range certificatePeople(edition, options) {
		check(p.ID, bothOnce(texts.personal(p), second.personal(p))...)
	}
	return list
}

func (o CertificateOptions) complete(edition *program.Edition) CertificateOptions {
	if o.Kind == "" {
		o.Kind = Award
	}
	if o.Design == "" {
		o.Design = Classic
	}
	if o.Language == "" {
		o.Language = string(edition.Language)
	}
	if o.Second != "" && program.SameLanguage(o.Second, o.Language) {
		o.Second = ""
	}
	return o
}

// bothOnce lists the texts of two languages, those that are alike once.
func bothOnce(first, second []string) []string {
	other := slices.DeleteFunc(second, func(text string) bool { return slices.Contains(first, text) })
	return slices.Concat(first, other)
}

// inSecond are the same options for the text beside the first one; without a second language they stay as they are.
func (o CertificateOptions) inSecond() CertificateOptions {
	if o.Second != "" {
		o.Language = o.Second
	}
	return o
}

// certificatePeople returns whom certificates are for.
func certificatePeople(edition *program.Edition, options CertificateOptions) []*program.Person {
	var list []*program.Person
	for _, p := range edition.People {
		chosen := slices.Contains(options.People, p.ID)
		if len(options.People) == 0 {
			chosen = p.Role == program.Awardee && !p.Cancelled
		}
		if chosen && p.DisplayName() != "" {
			list = append(list, p)
		}
	}
	return list
}

// certificateMaker makes the certificates of one call.
type certificateMaker struct {
	edition *program.Edition
	options CertificateOptions
	texts   certificateTexts
	second  certificateTexts // the same in the second language; without one equal to texts
	people  []*program.Person
	images  map[program.PhotoID][]byte
}

func newCertificateMaker(ctx context.Context, edition *program.Edition, options CertificateOptions) (*certificateMaker, error) {
	options = options.complete(edition)
	if !slices.Contains(CertificateKinds(), options.Kind) {
		return nil, fmt.Errorf("there is no kind of certificate called %q: choose award or attendance", options.Kind)
	}
	if !slices.Contains(CertificateDesigns(), options.Design) {
		return nil, fmt.Errorf("there is no design called %q: choose classic, modern or laurel", options.Design)
	}
	m := &certificateMaker{edition: edition, options: options, texts: certificateTexts{edition, options}, second: certificateTexts{edition, options.inSecond()}}
	if m.people = certificatePeople(edition, options); len(m.people) == 0 {
		return nil, ErrNobody
	}
	return m, m.loadImages(ctx)
}

// loadImages reads the signatures and the seal once for all certificates.
func (m *certificateMaker) loadImages(ctx context.Context) error {
	m.images = map[program.PhotoID][]byte{}
	if m.options.Photos == nil {
		return nil
	}
	whose := map[program.PhotoID]string{m.edition.Award.Seal: "the seal"}
	for _, s := range m.texts.signatories() {
		whose[s.Signature] = "the signature of " + s.Name
	}
	for id, what := range whose {
		if id == "" {
			continue
		}
		data, err := m.options.Photos.Photo(ctx, id)
		if err != nil {
			return fmt.Errorf("the image of %s could not be read; choose it again in the program's award: %w", what, err)
		}
		m.images[id] = data
	}
	return nil
}

func (m *certificateMaker) document(title string) *typeset.Document {
	return typeset.New(typeset.Options{
		Title: title, Language: m.options.Language, Paper: m.options.Paper.sheet().Landscape(), Created: m.options.Now,
	})
}

func (m *certificateMaker) progress(done int) {
	if m.options.Progress != nil {
		m.options.Progress(done, len(m.people))
	}
}

// add puts one person's certificate on a new page.
func (m *certificateMaker) add(ctx context.Context, d *typeset.Document, person *program.Person) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	sheet := certificateSheet{maker: m, doc: d, page: d.AddPage(), person: person}
	var err error
	switch m.options.Design {
	case Modern:
		err = sheet.modern()
	case Laurel:
		err = sheet.laurel()
	default:
		err = sheet.classic()
	}
	if err != nil {
		return certificateError(person, err)
	}
	sheet.page.Done()
	return nil
}

func certificateError(person *program.Person, err error) error {
	return fmt.Errorf("the certificate of %s could not be made: %w", person.DisplayName(), err)
}

// picture returns a loaded image for a document, or nil where there is none.
func (m *certificateMaker) picture(d *typeset.Document, id program.PhotoID) (*typeset.Picture, error) {
	data := m.images[id]
	if len(data) == 0 {
		return nil, nil
	}
	return d.Picture(data)
}
