package paper

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// EmergencyKind says what a wallet card is for.
type EmergencyKind string

// The kinds; the empty one is EmergencyCard.
const (
	EmergencyCard EmergencyKind = "emergency" // for a doctor or passer-by: all needs, and whom to call
	DietCard      EmergencyKind = "diet"      // for a waiter: what the person may not eat, nothing else
)

// EmergencyKinds lists the kinds, the default first.
func EmergencyKinds() []EmergencyKind { return []EmergencyKind{EmergencyCard, DietCard} }

// EmergencyOptions are the choices of emergency and diet cards. Their language is the local one beside English, whatever
// the program's.
type EmergencyOptions struct {
	PeopleOptions
	Kind EmergencyKind
	// Local is one of LocalLanguages; empty makes cards in each language of the stops' countries.
	Local string
}

// walletCard is the size of a bank card: 85.6 x 54 mm (ISO/IEC 7810 ID-1).
var walletCard = typeset.Size{W: 85.6 * typeset.MM, H: 53.98 * typeset.MM}

// EmergencyCards writes one PDF of cards for the wallet, eight a sheet, with marks to cut by. An emergency card says in the
// local language and in English what the person needs, and on its back whom to call; a diet card speaks the local language
// on its front and English on its back.
func EmergencyCards(ctx context.Context, w io.Writer, edition *program.Edition, options EmergencyOptions) error {
	if options.Kind == "" {
		options.Kind = EmergencyCard
	}
	if !slices.Contains(EmergencyKinds(), options.Kind) {
		return fmt.Errorf("there is no kind of card called %q: choose emergency or diet", string(options.Kind))
	}
	if options.Local != "" && !slices.Contains(localLanguages, options.Local) {
		return fmt.Errorf("cards do not speak %q: choose %s", options.Local, strings.Join(localLanguages, ", "))
	}
	people := EmergencyPeople(edition, options)
	if len(people) == 0 {
		return ErrNobody
	}
	sheet := centredSheet(options.Paper.sheet().Portrait(), walletCard, 2, 4, badgeGap)
	title := words{"Emergency and diet cards", "Tarjetas de emergencia y de dieta", "Cartes d’urgence et de régime"}
	doc := cardDocument(title, sheet.paper, edition, options.PeopleOptions)
	for _, tag := range CardLanguages(edition, options.Local, options.Stops) {
		m := emergencyMaker{edition: edition, options: options, doc: doc, local: tag}
		run := cardRun{doc: doc, sheet: sheet, people: people, options: options.PeopleOptions, front: m.needs, back: m.calls, marks: cutMarks}
		if options.Kind == DietCard {
			run.front, run.back = m.diet(tag), m.diet("en")
			if tag == "en" {
				run.back = nil
			}
		}
		if err := run.add(ctx); err != nil {
			return err
		}
	}
	return doc.Write(w)
}

// EmergencyPeople returns for whom the cards are: of diet cards, those who have a diet.
func EmergencyPeople(edition *program.Edition, options EmergencyOptions) []*program.Person {
	people := cardPeople(edition, options.People)
	if options.Kind == DietCard {
		people = slices.DeleteFunc(people, func(p *program.Person) bool { return strings.TrimSpace(p.Diet.Text) == "" })
	}
	return people
}

// emergencyMaker draws the cards of one local language.
type emergencyMaker struct {
	edition *program.Edition
	options EmergencyOptions
	doc     *typeset.Document
	local   string
}

const walletSide = 11.0 // white at either side of a wallet card

// band sets the title of a card on a stripe of colour along its upper edge and returns what is left below.
func (m emergencyMaker) band(p *typeset.Page, box typeset.Rect, title string, ink, tint typeset.Color) typeset.Rect {
	const height = 22.0
	p.Fill(new(typeset.Path).Rect(typeset.Rect{X: box.X - bleed, Y: box.Y - bleed, W: box.W + 2*bleed, H: height + bleed}), tint)
	p.Draw(typeset.Text{String: program.Capitals(title), Style: typeset.LabelCaps.At(8).In(ink), Align: typeset.Left, Lines: 1},
		typeset.Rect{X: box.X + walletSide, Y: box.Y, W: box.W - 2*walletSide, H: height}, true)
	return typeset.Rect{X: box.X + walletSide, Y: box.Y + height + 5, W: box.W - 2*walletSide, H: box.H - height - 5 - 7}
}

// labelledLines are a small label and what it is about, sharing a part of the card's height.
func labelledLines(share float64, label, text string, style typeset.Style) []faceLine {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return []faceLine{
		{3, share * 0.42, typeset.Text{String: label, Style: typeset.Caption.At(6.5), Align: typeset.Left, Lines: 1}},
		{0, share * 0.58, typeset.Text{String: text, Style: style, Align: typeset.Left, Lines: 4, KeepSize: true}},
	}
}

// needs is the front of an emergency card.
func (m emergencyMaker) needs(p *typeset.Page, box typeset.Rect, person *program.Person) {
	inner := m.band(p, box, localEmergencyCard.both(m.local), typeset.Red, typeset.RedTint)
	strong := typeset.Body.At(9).Strong()
	name := nameText(person, person.DisplayName(), typeset.Style{Family: typeset.Serif, Bold: true, Size: 14, Leading: 1.2, Color: typeset.Ink}, 1)
	name.Align = typeset.Left
	own := typeset.Text{
		String: ownName(person, person.DisplayName()), Style: typeset.Style{Family: typeset.Serif, Size: 10.5, Color: typeset.Green}, Align: typeset.Left, Lines: 1,
		Language: person.OwnScriptLanguage(),
	}
	lines := []faceLine{{0, 0.16, name}, {0, 0.14, own}}
	lines = append(lines, labelledLines(0.14, localSpeak.both(m.local), spokenNames(person, m.local), typeset.Small)...)
	lines = append(lines, labelledLines(0.2, localFood.both(m.local), dietBoth(person.Diet.Text, m.local), strong)...)
	lines = append(lines, labelledLines(0.18, localMedical.both(m.local), person.Medical.Text, strong)...)
	lines = append(lines, labelledLines(0.18, localAccess.both(m.local), person.Access.Text, strong)...)
	setFace(m.doc, &p.Canvas, inner, typeset.Top, lines...)
}

// dietBoth is a diet in the local language and in English, and as it was typed where that says more or otherwise.
func dietBoth(typed, tag string) string {
	var said []string
	here, _ := DietIn(typed, tag)
	english, whole := DietIn(typed, "en")
	for _, text := range []string{here, english} {
		if text != "" && !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	if !whole || english == "" {
		said = append(said, strings.TrimSpace(typed))
	}
	return strings.Join(said, "\n")
}

// calls is the back of an emergency card.
func (m emergencyMaker) calls(p *typeset.Page, box typeset.Rect, person *program.Person) {
	inner := m.band(p, box, localCall.both(m.local), typeset.Red, typeset.RedTint)
	strong, small := typeset.Body.At(10.5).Strong(), typeset.Small.At(7.5)
	stops := cardStops(m.edition, m.options.Stops, person)
	var services, hotels []string
	for _, s := range stops {
		if s.EmergencyPhone != "" && !slices.Contains(services, s.EmergencyPhone) {
			services = append(services, s.EmergencyPhone)
		}
		if hotel := joined(" · ", s.City, s.Hotel.Name, s.Hotel.Phone); hotel != s.City {
			hotels = append(hotels, hotel)
		}
	}
	family := joined(" · ", joined(", ", person.Emergency.Name, person.Emergency.Relation), person.Emergency.Phone)
	var lines []faceLine
	lines = append(lines, labelledLines(0.2, localServices.both(m.local), joined(" · ", services...), strong)...)
	lines = append(lines, labelledLines(0.24, localProgram.both(m.local), joined(" · ", m.edition.EmergencyPhone, m.edition.Name), strong.At(9))...)
	lines = append(lines, labelledLines(0.24, localFamily.both(m.local), family, strong.At(9))...)
	lines = append(lines, labelledLines(0.32, localHotel.both(m.local), joined("\n", hotels...), small)...)
	setFace(m.doc, &p.Canvas, inner, typeset.Top, lines...)
}

// diet is a side of a diet card in one language.
func (m emergencyMaker) diet(tag string) cardFace {
	return func(p *typeset.Page, box typeset.Rect, person *program.Person) {
		inner := m.band(p, box, localDiet.in(tag), typeset.Amber, typeset.AmberTint)
		const foot = 34.0
		thanks := typeset.Rect{X: inner.X, Y: inner.Y + inner.H - foot, W: inner.W, H: foot}
		inner.H -= foot + 2
		said, whole := DietIn(person.Diet.Text, tag)
		typed := typeset.Body.At(11)
		if said == "" {
			typed = typeset.Body.At(17).Strong()
		} else if whole {
			typed = typeset.Small.In(typeset.Quiet)
		}
		words := strings.TrimSpace(person.Diet.Text)
		if program.Folded(words) == program.Folded(said) {
			words = ""
		}
		setFace(m.doc, &p.Canvas, inner, typeset.Middle,
			faceLine{0, 0.6, typeset.Text{String: said, Style: typeset.Body.At(17).Strong(), Align: typeset.Left, Lines: 3, KeepSize: true}},
			faceLine{2, 0.4, typeset.Text{String: words, Style: typed, Align: typeset.Left, Lines: 4, KeepSize: true}})
		p.Draw(typeset.Text{String: localThanks.in(tag), Style: typeset.Small, Align: typeset.Left, Lines: 2, KeepSize: true, Language: tag},
			typeset.Rect{X: thanks.X, Y: thanks.Y, W: thanks.W, H: 22}, false)
		p.Draw(typeset.Text{String: joined(" · ", person.DisplayName(), m.edition.EmergencyPhone), Style: typeset.Caption.At(6.5), Align: typeset.Left, Lines: 1},
			typeset.Rect{X: thanks.X, Y: thanks.Y + 23, W: thanks.W, H: 11}, false)
	}
}
