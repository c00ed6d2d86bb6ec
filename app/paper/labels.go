package paper

import (
	"context"
	"fmt"
	"io"
	"slices"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// LabelKind says what labels are for.
type LabelKind string

// The kinds; the empty one is LuggageLabels.
const (
	LuggageLabels LabelKind = "luggage" // several for each person, one a bag
	DoorLabels    LabelKind = "door"    // one for each person
)

// LabelKinds lists the kinds, the default first.
func LabelKinds() []LabelKind { return []LabelKind{LuggageLabels, DoorLabels} }

// LabelSheet is a sheet of labels that shops sell; which one it is depends on the paper.
type LabelSheet string

// The sheets; the empty one is SmallLabels.
const (
	SmallLabels LabelSheet = "small" // Letter: Avery 5160, 30 of 2⅝ x 1 in; A4: Avery L7160, 21 of 63.5 x 38.1 mm
	LargeLabels LabelSheet = "large" // Letter: Avery 5163, 10 of 4 x 2 in; A4: Avery L7163, 14 of 99.1 x 38.1 mm
)

// LabelSheets lists the sheets, the default first.
func LabelSheets() []LabelSheet { return []LabelSheet{SmallLabels, LargeLabels} }

// Labels returns how many labels there are on the sheet, none for a sheet that is not known.
func (s LabelSheet) Labels(paper Paper) int {
	sheet, err := s.places(paper)
	if err != nil {
		return 0
	}
	return sheet.count()
}

// places are the measures of the sheets as Avery publishes them.
func (s LabelSheet) places(paper Paper) (cutSheet, error) {
	const inch, mm = 72.0, typeset.MM
	size := paper.sheet().Portrait()
	american := paper.sheet() == typeset.Letter
	switch {
	case s != "" && !slices.Contains(LabelSheets(), s):
		return cutSheet{}, fmt.Errorf("there is no sheet of labels called %q: choose small or large", string(s))
	case american && s == LargeLabels: // 5163
		return cutSheet{size, typeset.Size{W: 4 * inch, H: 2 * inch}, 2, 5, 0.15625 * inch, 0.5 * inch, 4.1875 * inch, 2 * inch}, nil
	case american: // 5160
		return cutSheet{size, typeset.Size{W: 2.625 * inch, H: 1 * inch}, 3, 10, 0.1875 * inch, 0.5 * inch, 2.75 * inch, 1 * inch}, nil
	case s == LargeLabels: // L7163
		return cutSheet{size, typeset.Size{W: 99.1 * mm, H: 38.1 * mm}, 2, 7, 4.65 * mm, 15.15 * mm, 101.6 * mm, 38.1 * mm}, nil
	default: // L7160
		return cutSheet{size, typeset.Size{W: 63.5 * mm, H: 38.1 * mm}, 3, 7, 7.21 * mm, 15.15 * mm, 66.04 * mm, 38.1 * mm}, nil
	}
}

// LabelOptions are the choices of labels.
type LabelOptions struct {
	PeopleOptions
	Kind  LabelKind
	Sheet LabelSheet
	Start int // the first label that is still on the sheet, from 1, row by row; zero is 1
	Bags  int // luggage labels for each person; zero is 3
}

// usualBags is how many bags a traveller has when nobody knows better.
const usualBags = 3

// Labels writes one PDF for sheets of adhesive labels: no marks, since the sheets are cut already.
func Labels(ctx context.Context, w io.Writer, edition *program.Edition, options LabelOptions) error {
	sheet, err := options.Sheet.places(options.Paper)
	if err != nil {
		return err
	}
	if options.Start < 0 || options.Start > sheet.count() {
		return fmt.Errorf("the sheet has labels 1 to %d: there is none to start from at %d", sheet.count(), options.Start)
	}
	m, err := newLabelMaker(edition, options, sheet)
	if err != nil {
		return err
	}
	people := cardPeople(edition, options.People)
	if len(people) == 0 {
		return ErrNobody
	}
	var page *typeset.Page
	at := max(options.Start-1, 0)
	for i, person := range people {
		if err := ctx.Err(); err != nil {
			return err
		}
		for n := range m.each {
			if page == nil || at == sheet.count() {
				if page != nil {
					at = 0
				}
				page = m.doc.AddPage()
			}
			within(page, sheet.front(at), func(box typeset.Rect) { m.label(page, box, person, n+1) })
			at++
		}
		if options.Progress != nil {
			options.Progress(i+1, len(people))
		}
	}
	return m.doc.Write(w)
}

// labelMaker draws the labels of one file.
type labelMaker struct {
	edition  *program.Edition
	language string
	doc      *typeset.Document
	each     int // labels for each person
	label    func(p *typeset.Page, box typeset.Rect, person *program.Person, n int)
	stop     *program.Stop // the one stop that labels are for, or nil
}

func newLabelMaker(edition *program.Edition, options LabelOptions, sheet cutSheet) (*labelMaker, error) {
	m := &labelMaker{edition: edition, language: options.language(edition), each: 1}
	if len(options.Stops) == 1 {
		m.stop = edition.Stop(options.Stops[0])
	}
	title := words{"Luggage labels", "Etiquetas de equipaje", "Étiquettes de bagages"}
	switch options.Kind {
	case "", LuggageLabels:
		m.label, m.each = m.luggage, options.Bags
		if m.each == 0 {
			m.each = usualBags
		}
		if m.each < 0 {
			return nil, fmt.Errorf("nobody has %d bags: choose one or more", options.Bags)
		}
	case DoorLabels:
		title = words{"Door labels", "Etiquetas de puerta", "Étiquettes de porte"}
		m.label = m.door
	default:
		return nil, fmt.Errorf("there is no kind of label called %q: choose luggage or door", string(options.Kind))
	}
	m.doc = cardDocument(title, sheet.paper, edition, options.PeopleOptions)
	return m, nil
}

// labelSide keeps text off the edge of a label, since a printer feeds sheets a hair askew.
const labelSide = 10.0

// luggage tells whose bag it is, where it goes and whom to call: nothing that helps a stranger to find its owner.
func (m *labelMaker) luggage(p *typeset.Page, box typeset.Rect, person *program.Person, n int) {
	inner, large := box.Inset(labelSide), box.H/72
	count := typeset.Text{
		String: fmt.Sprintf(words{"Bag %d of %d", "Bulto %d de %d", "Bagage %d sur %d"}.in(m.language), n, m.each),
		Style:  typeset.Body.Strong().At(8 * min(large, 1.4)).In(typeset.Green), Align: typeset.Right, Lines: 1,
	}
	const foot = 0.24 // of the height
	below := typeset.Rect{X: inner.X, Y: inner.Y + inner.H*(1-foot), W: inner.W, H: inner.H * foot}
	right := typeset.Rect{X: below.X + below.W*0.62, Y: below.Y, W: below.W * 0.38, H: below.H}
	p.Draw(count, right, true)
	below.W *= 0.6
	small := typeset.Small.At(7.5 * min(large, 1.4))
	p.Draw(typeset.Text{String: m.edition.EmergencyPhone, Style: small, Lines: 1}, below, true)

	inner.H -= below.H
	name := nameText(person, person.ItineraryName(), typeset.Style{Family: typeset.Sans, Bold: true, Size: 15 * large, Leading: 1.2, Color: typeset.Ink}, 2)
	name.Align = typeset.Left
	lines := []faceLine{{0, 0.6, name}, {2, 0.2, typeset.Text{String: m.edition.Name, Style: small.In(typeset.Quiet), Align: typeset.Left, Lines: 1}}}
	if m.stop != nil {
		lines = append(lines, faceLine{0, 0.2, typeset.Text{String: joined(" · ", m.stop.City, m.stop.Hotel.Name), Style: small, Align: typeset.Left, Lines: 1}})
	}
	setFace(m.doc, &p.Canvas, inner, typeset.Middle, lines...)
}

// door names who lives behind it.
func (m *labelMaker) door(p *typeset.Page, box typeset.Rect, person *program.Person, _ int) {
	large := box.H / 72
	name := person.FormalName()
	own := typeset.Text{
		String: ownName(person, name, person.DisplayName()), Style: typeset.Style{Family: typeset.Serif, Size: 12 * large, Color: typeset.Green}, Align: typeset.Center,
		Lines: 1, Language: person.OwnScriptLanguage(),
	}
	setFace(m.doc, &p.Canvas, box.Inset(labelSide), typeset.Middle,
		faceLine{0, 0.48, nameText(person, name, typeset.Style{Family: typeset.Serif, Bold: true, Size: 17 * large, Leading: 1.2, Color: typeset.Ink}, 2)},
		faceLine{0, 0.34, own},
		faceLine{2, 0.18, typeset.Text{String: m.edition.Name, Style: typeset.Caption.At(7 * min(large, 1.4)), Align: typeset.Center, Lines: 1}},
	)
}
