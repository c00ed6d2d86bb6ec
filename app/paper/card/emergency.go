package card

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// The kinds of cards for the wallet.
const (
	emergencyCard = "emergency" // for a doctor or passer-by: all needs, and whom to call
	dietCard      = "diet"      // for a waiter: what the person may not eat, nothing else
)

// EmergencyKinds lists the kinds of cards for the wallet, the default first.
func EmergencyKinds() []string { return []string{emergencyCard, dietCard} }

// walletCard is the size of a bank card: 85.6 x 54 mm (ISO/IEC 7810 ID-1).
var walletCard = typeset.Size{W: 85.6 * typeset.MM, H: 53.98 * typeset.MM}

// Emergency writes cards for the wallet, eight a sheet, with marks to cut by. An emergency card shows in the local
// language and in English what the person needs, and on its back whom to call; a diet card is in the local language on
// its front and in English on its back. Options: kind, local (one of LocalLanguages; otherwise there are cards in each
// language of the stops' countries).
func Emergency(ctx context.Context, w io.Writer, r request.Request) error {
	kind, local := cmp.Or(r.Choice("kind"), emergencyCard), r.Choice("local")
	if !slices.Contains(EmergencyKinds(), kind) {
		return fmt.Errorf("there is no kind of card called “%s”: choose emergency or diet", kind)
	}
	if known := LocalLanguages(); local != "" && local != OfTheStops &&
		!slices.Contains(known, locale.Language(local)) {
		return fmt.Errorf("there are no cards in “%s”: choose one of %v", local, known)
	}
	people := EmergencyPeople(r)
	if len(people) == 0 {
		return request.ErrNobody
	}
	sheet := centredSheet(page.Sheet(r).Portrait(), walletCard, 2, 4, cardGap)
	e := emergency{newPrinter(r, "document.emergency-cards", sheet), ""}
	for _, e.local = range Languages(r) {
		e.front, e.back = inLanguage(e.local, e.needs), inLanguage(e.local, e.calls)
		if kind == dietCard {
			e.front, e.back = e.diet(e.local), e.diet(locale.English)
			if e.local == locale.English {
				e.back = nil
			}
		}
		if err := e.add(ctx, people); err != nil {
			return err
		}
	}
	return e.doc.Write(w)
}

// EmergencyPeople returns for whom the cards are: of diet cards, those who have a diet.
func EmergencyPeople(r request.Request) []*program.Person {
	people, _ := page.People(r, request.Anyone)
	if r.Choice("kind") == dietCard {
		people = slices.DeleteFunc(people, func(p *program.Person) bool { return strings.TrimSpace(p.Diet.Text) == "" })
	}
	return people
}

// emergency draws the cards of one local language.
type emergency struct {
	printer
	local locale.Language
}

// both returns a text in the local language and in English, once where they are the same.
func (e emergency) both(key string) string {
	local, english := e.local.Text(key), locale.English.Text(key)
	if local == english {
		return english
	}
	return local + " · " + english
}

// band sets the title of a card on a band of colour along its upper edge and returns what is left below.
func (e emergency) band(p *typeset.Page, box typeset.Rect, title string, ink, tint typeset.Color) typeset.Rect {
	const height, side = 22.0, 11.0
	p.FillRect(box.Inset(-bleed).High(height+bleed), tint)
	inner := box.InsetX(side)
	p.Draw(typeset.LabelCaps.At(8).In(ink).Line(program.Capitals(title)).ToLeft(), inner.High(height), true)
	return inner.From(height + 5).High(box.H - height - 5 - 7)
}

// labelled returns a text behind its label; nothing for an empty text.
func (e emergency) labelled(share float64, label, text string, style typeset.Style) []line {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	return []line{{3, share, style.Text(e.local.Labelled(e.both(label), text)).ToLeft().Within(5)}}
}

// needs is the front of an emergency card: what somebody who helps must know first.
func (e emergency) needs(p *typeset.Page, box typeset.Rect, person *program.Person) {
	inner := e.band(p, box, e.both("card.emergency"), typeset.Red, typeset.RedTint)
	strong := typeset.Body.At(9.5).Strong()
	name := person.DisplayName()
	setLines(e.doc, &p.Canvas, inner, typeset.Top, slices.Concat(
		[]line{{0, 0.16, nameText(person, name, nameStyle(typeset.Serif, 14), 1).ToLeft()}},
		e.labelled(0.22, "card.medical", person.Medical.Text, strong.In(typeset.Red)),
		e.labelled(0.22, "card.food", dietInBoth(person.Diet.Text, e.local), strong),
		e.labelled(0.18, "card.access", person.Access.Text, strong),
		e.labelled(0.12, "card.i-speak", page.Spoken(person.Languages, e.local), typeset.Small),
		[]line{{3, 0.1, ownName(person, 10.5, name).ToLeft()}},
	)...)
}

// dietInBoth is a diet in the local language and in English, and as it was typed where that is more or something else.
func dietInBoth(typed string, local locale.Language) string {
	here, _ := DietIn(typed, local)
	english, whole := DietIn(typed, locale.English)
	if english == here {
		english = ""
	}
	if whole && (here != "" || english != "") {
		typed = ""
	}
	return locale.Joined("\n", here, english, strings.TrimSpace(typed))
}

// calls is the back of an emergency card.
func (e emergency) calls(p *typeset.Page, box typeset.Rect, person *program.Person) {
	inner := e.band(p, box, e.both("card.call"), typeset.Red, typeset.RedTint)
	strong := typeset.Body.Strong()
	var services, hotels []string
	for _, s := range person.StopsAmong(e.SelectStops()) {
		if !slices.Contains(services, s.EmergencyPhone) {
			services = append(services, s.EmergencyPhone)
		}
		if s.Hotel.Name != "" || s.Hotel.Phone != "" {
			hotels = append(hotels, locale.Joined(" · ", s.City, s.Hotel.Name, s.Hotel.Phone))
		}
	}
	contact, group := person.Emergency, cmp.Or(e.Edition.Agency, e.Edition.Name)
	family := locale.Joined(" · ", locale.Joined(", ", contact.Name, contact.Relation), contact.Phone)
	setLines(e.doc, &p.Canvas, inner, typeset.Top, slices.Concat(
		e.labelled(0.2, "card.services", locale.Joined(" · ", services...), strong.At(11.5)),
		e.labelled(0.26, "card.group", locale.Joined(" · ", e.Edition.EmergencyPhone, group), strong.At(9.5)),
		e.labelled(0.26, "card.family", family, strong.At(9.5)),
		e.labelled(0.28, "card.hotel", locale.Joined("\n", hotels...), typeset.Small),
	)...)
}

// diet returns a side of a diet card in one language.
func (e emergency) diet(l locale.Language) side {
	return inLanguage(l, func(p *typeset.Page, box typeset.Rect, person *program.Person) {
		const foot = 46.0
		inner := e.band(p, box, l.Text("card.diet"), typeset.Amber, typeset.AmberTint)
		thanks := inner.Lowest(foot)
		translated, whole := DietIn(person.Diet.Text, l)
		large := typeset.Body.At(17).Strong()
		style := typeset.Body.At(11)
		if translated == "" {
			style = large
		} else if whole {
			style = typeset.Small.Quiet()
		}
		typed := strings.TrimSpace(person.Diet.Text)
		if locale.Fold(typed) == locale.Fold(translated) {
			typed = ""
		}
		setLines(e.doc, &p.Canvas, inner.High(inner.H-foot-2), typeset.Middle,
			line{0, 0.6, large.Text(translated).ToLeft().Within(3)},
			line{2, 0.4, style.Text(typed).ToLeft().Within(4)})
		text := typeset.Small.Text(l.Text("card.thanks")).ToLeft().Within(2)
		p.Draw(text, thanks.High(22), false)
		owner := locale.Joined(" · ", person.DisplayName(), e.Edition.EmergencyPhone)
		p.Draw(typeset.Caption.At(8).Text(owner).Within(2).ToLeft(), thanks.From(22).High(23), false)
	})
}

// inLanguage returns a side that is set in a language, from right to left where that is written so.
func inLanguage(l locale.Language, draw side) side {
	return func(p *typeset.Page, box typeset.Rect, person *program.Person) {
		p.In(string(l), box, func() { draw(p, box, person) })
	}
}
