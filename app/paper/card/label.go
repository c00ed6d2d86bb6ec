package card

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// The kinds of labels.
const (
	luggageLabels = "luggage" // several for each person, one a bag
	doorLabels    = "door"    // one for each person
)

// LabelKinds lists the kinds of labels, the default first.
func LabelKinds() []string { return []string{luggageLabels, doorLabels} }

// LabelSheets lists the sheets of labels that shops sell, the default first; the measures depend on the paper.
func LabelSheets() []string { return []string{"small", "large"} }

// LabelCount returns how many labels there are on a sheet of LabelSheets; zero for one that is not known.
func LabelCount(sheet string, paper request.Paper) int {
	places, err := labelPlaces(sheet, page.Sheet(request.Request{Paper: paper}))
	if err != nil {
		return 0
	}
	return places.count()
}

// labelPlaces are the measures of the sheets as Avery publishes them.
func labelPlaces(sheet string, paper typeset.PaperSize) (cutSheet, error) {
	const inch, mm = 72.0, typeset.MM
	size, large := paper.Portrait(), sheet == "large"
	label := func(w, h float64) typeset.Size { return typeset.Size{W: w, H: h} }
	switch {
	case sheet != "" && !slices.Contains(LabelSheets(), sheet):
		return cutSheet{}, fmt.Errorf("there is no sheet of labels called “%s”: choose small or large", sheet)
	case paper == typeset.Letter && large: // 5163
		return cutSheet{size, label(4*inch, 2*inch), 2, 5, 0.15625 * inch, 0.5 * inch, 4.1875 * inch, 2 * inch}, nil
	case paper == typeset.Letter: // 5160
		return cutSheet{size, label(2.625*inch, 1*inch), 3, 10, 0.1875 * inch, 0.5 * inch, 2.75 * inch, 1 * inch}, nil
	case large: // L7163
		return cutSheet{size, label(99.1*mm, 38.1*mm), 2, 7, 4.65 * mm, 15.15 * mm, 101.6 * mm, 38.1 * mm}, nil
	default: // L7160
		return cutSheet{size, label(63.5*mm, 38.1*mm), 3, 7, 7.21 * mm, 15.15 * mm, 66.04 * mm, 38.1 * mm}, nil
	}
}

// Labels writes sheets of adhesive labels: no marks, since the sheets are cut already. Options: kind, sheet, start (the
// first label that is still on the sheet, from 1, row by row), bags (labels for each person's luggage).
func Labels(ctx context.Context, w io.Writer, r request.Request) error {
	sheet, err := labelPlaces(r.Choice("sheet"), page.Sheet(r))
	if err != nil {
		return err
	}
	next := max(r.Number("start")-1, 0)
	if next >= sheet.count() {
		return fmt.Errorf("the sheet has labels 1 to %d: there is none to start from at %d", sheet.count(), next+1)
	}
	l := label{newPrinter(r, "Luggage labels", sheet), 0}
	var draw func(p *typeset.Page, box typeset.Rect, person *program.Person, n int)
	switch kind := cmp.Or(r.Choice("kind"), luggageLabels); kind {
	case luggageLabels:
		if l.each, err = page.Bags(r); err != nil {
			return err
		}
		draw = l.luggage
	case doorLabels:
		l.printer = newPrinter(r, "Door labels", sheet)
		draw = l.doorLabel
	default:
		return fmt.Errorf("there is no kind of label called “%s”: choose luggage or door", kind)
	}
	people, err := page.People(r, request.Anyone)
	if err != nil {
		return err
	}
	p := l.doc.AddPage()
	set := func(person *program.Person) {
		for n := range l.count(person) {
			if next == sheet.count() {
				p, next = l.doc.AddPage(), 0
			}
			within(p, sheet.front(next), func(box typeset.Rect) { draw(p, box, person, n+1) })
			next++
		}
		page.ReportUnfit(r, l.doc, person)
	}
	return page.Print(ctx, w, r, people, set, l.doc.Write)
}

// label draws labels.
type label struct {
	printer
	each int // labels for each person of whom no number of bags is known
}

// count returns how many labels a person gets: one for each bag, or one for the door of the hotel room.
func (l label) count(person *program.Person) int {
	if l.each == 0 {
		return 1
	}
	return cmp.Or(person.Bags, l.each)
}

// labelSide keeps text off the edge of a label, since a printer does not feed sheets exactly.
const labelSide = 10.0

// luggage sets whose bag it is, where it is going and whom to call: nothing that helps a stranger to find its owner.
func (l label) luggage(p *typeset.Page, box typeset.Rect, person *program.Person, n int) {
	inner, large := box.Inset(labelSide), box.H/72
	small := typeset.Small.At(8 * min(large, 1.2))
	count := l.Language.Text("Bag {{.Number}} of {{.Total}}", locale.Values{"Number": n, "Total": l.count(person)})
	side := inner.Rightmost(inner.W * 0.15)
	inner.W -= side.W + 4
	setLines(l.doc, &p.Canvas, side, typeset.Middle,
		line{0, 1, typeset.Headline.At(34 * large).In(typeset.Green).Line(strconv.Itoa(n)).Centred()})

	destination := ""
	if len(l.Stops) == 1 {
		if s := l.Edition.Stop(l.Stops[0]); s != nil {
			destination = locale.Joined(" · ", s.City, s.Hotel.Name)
		}
	}
	setLines(l.doc, &p.Canvas, inner, typeset.Middle,
		line{0, 0.5, nameText(person, person.ItineraryName(), nameStyle(typeset.Sans, 16*large), 2).ToLeft()},
		line{2, 0.15, small.Strong().Line(locale.Joined("  ·  ", l.Edition.EmergencyPhone, count)).ToLeft()},
		line{0, 0.2, small.Line(destination).ToLeft()},
		line{0, 0.15, small.Quiet().Text(cmp.Or(l.Edition.Agency, l.Edition.Name)).Within(1).ToLeft()},
	)
}

// doorLabel sets the names of those who share the room.
func (l label) doorLabel(p *typeset.Page, box typeset.Rect, person *program.Person, _ int) {
	large := box.H / 72
	name := person.FormalName()
	about := typeset.Caption.At(7 * min(large, 1.4)).Line(l.Edition.Name)
	setLines(l.doc, &p.Canvas, box.Inset(labelSide), typeset.Middle,
		line{0, 0.48, nameText(person, name, nameStyle(typeset.Serif, 17*large), 2)},
		line{0, 0.34, ownName(person, 12*large, name)},
		line{2, 0.18, about.Centred()},
	)
}
