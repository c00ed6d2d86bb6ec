package paper

import (
	"context"
	"errors"
	"io"
	"time"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// ContactBookOptions are the choices of a contact book. The zero value tells whom everyone met in every stop.
type ContactBookOptions struct {
	Language string // BCP 47; English, Spanish or French
	Paper    Paper
	People   []program.ID   // only what one of them attended; empty means all
	Stops    []program.ID   // empty means all
	Now      time.Time      // the file's date; zero leaves it out
	Since    *program.Since // marks what has changed since a release; nil marks nothing
	// Progress is called after each organisation on the goroutine of the caller.
	Progress func(done, total int)
}

// ErrNoMeetings is returned for a document about meetings when there is none to tell of.
var ErrNoMeetings = errors.New("there is no meeting to tell of: add one with its organisation or its contacts, or choose others")

var (
	titleContactBook = words{"Contact book", "Libreta de contactos", "Carnet de contacts"}
	introContactBook = words{
		"Whom you met, stop by stop, and what each of them allows. A number or an address stands here only where its owner agreed to it.",
		"A quién conoció en cada ciudad y qué permite cada persona. Solo figuran los teléfonos y direcciones cuyo titular lo ha aceptado.",
		"Qui vous avez rencontré, ville par ville, et ce que chacun permet. Un numéro ou une adresse ne figure ici qu’avec l’accord de son titulaire.",
	}
	introContactBookOffice = words{
		"Whom the group met, stop by stop, and what each of them allows. This copy may hold what must not be handed on: it is not for the participants.",
		"A quién conoció el grupo en cada ciudad y qué permite cada persona. Este ejemplar puede contener datos que no deben difundirse: no es para los participantes.",
		"Qui le groupe a rencontré, ville par ville, et ce que chacun permet. Cet exemplaire peut contenir ce qui ne doit pas être transmis : il n’est pas destiné aux participants.",
	}
	wordMet         = words{"Met", "Encuentro", "Rencontre"}
	wordOtherPeople = words{"Other people", "Otras personas", "Autres personnes"}
)

// ContactBook writes whom a delegation met, by stop and organisation, with what each contact allows. Nobody's photo is in it.
func ContactBook(ctx context.Context, w io.Writer, edition *program.Edition, options ContactBookOptions) error {
	if options.Language == "" {
		options.Language = string(edition.Language)
	}
	met := metStops(edition, options)
	if len(met) == 0 {
		return ErrNoMeetings
	}
	b := contactBook{edition: edition, options: options, sheet: newReport(titleContactBook, edition, options.Language, options.Paper, options.Now)}
	intro := introContactBook
	if edition.Audience.MayHave(program.Partners) {
		intro = introContactBookOffice
	}
	b.sheet.title(titleContactBook.in(options.Language), joined("  ·  ", edition.Name, program.FormatPeriod(edition.Start, edition.End, locale.Language(options.Language))),
		intro.in(options.Language))
	done, total := 0, 0
	for _, s := range met {
		total += len(s.organisations)
	}
	for i, s := range met {
		b.stop(s, i == 0)
		for _, o := range s.organisations {
			if err := ctx.Err(); err != nil {
				return err
			}
			b.organisation(o)
			done++
			if options.Progress != nil {
				options.Progress(done, total)
			}
		}
	}
	return b.sheet.write(w)
}

type contactBook struct {
	edition *program.Edition
	options ContactBookOptions
	sheet   *report
}

// stop begins a city.
func (b *contactBook) stop(s metStop, first bool) {
	title, period := titleElsewhere.in(b.options.Language), ""
	if s.stop != nil {
		title = joined(", ", s.stop.City, countryName(s.stop.Country, b.options.Language))
		period = program.FormatPeriod(s.stop.From, s.stop.Until, locale.Language(b.options.Language))
	}
	if !first {
		b.sheet.flow.Add(typeset.Space(typeset.Wide))
	}
	b.sheet.heading(title, period)
}

// organisation sets an organisation with the people met there.
func (b *contactBook) organisation(o *metOrganisation) {
	language := b.options.Language
	quiet := itemDetail.In(typeset.Quiet)
	stack := typeset.Stack{Gap: 2.5}
	add := func(text string, style typeset.Style, link string) {
		if text != "" {
			var line typeset.Block = typeset.Text{String: text, Style: style, Link: link}
			if len(stack.Blocks) == 0 {
				line = typeset.WithNext(line)
			}
			stack.Blocks = append(stack.Blocks, line)
		}
	}
	since := b.options.Since
	var kind program.ChangeKind
	if o.organisation == nil {
		add(wordOtherPeople.in(language), itemTitle.At(13), "")
	} else {
		add(o.organisation.Name, itemTitle.At(13), "")
		kind = since.Kind(o.organisation.ID)
		stack.Blocks = append(stack.Blocks, markWord(kind, language, 1)...)
		add(o.organisation.Category, quiet, "")
		add(o.organisation.Address, itemDetail, "")
		add(o.organisation.Phone, itemDetail.In(typeset.Green), telephone(o.organisation.Phone))
		add(o.organisation.Website, itemDetail.In(typeset.Green), o.organisation.Website)
	}
	for _, m := range o.meetings {
		kind := since.Kind(m.ID)
		met := labelled(wordMet, language, joined(" – ", locale.Language(language).Date(m.Start.Date, locale.WeekdayShort), m.Title))
		stack.Blocks = append(stack.Blocks, marked(kind, typeset.Text{String: titled(met, kind, language), Style: typeset.Reading.At(9.5).Slanted()}))
	}
	for _, c := range o.contacts {
		stack.Blocks = append(stack.Blocks, typeset.Space(3), typeset.Rule{Pen: typeset.Pen{Width: 0.5, Color: typeset.Line}}, typeset.Space(1), marked(since.Kind(c.ID), b.contact(c)))
	}
	entry := marked(kind, stack)
	if b.sheet.doc.Height(stack, b.sheet.area.W) <= tallestKept {
		entry = typeset.Box{Content: entry}
	}
	b.sheet.flow.Add(entry, typeset.Space(typeset.Loose))
}

// contact sets one person: who, how to reach them, what they allow.
func (b *contactBook) contact(c *program.Contact) typeset.Block {
	who := typeset.Stack{Gap: 1.5}
	reach := typeset.Stack{Gap: 1.5}
	add := func(to *typeset.Stack, text string, style typeset.Style, link string) {
		if text != "" {
			to.Blocks = append(to.Blocks, typeset.Text{String: text, Style: style, Link: link})
		}
	}
	add(&who, joined(" ", c.Honorific, c.Name), typeset.Body.Strong(), "")
	who.Blocks = append(who.Blocks, markWord(b.options.Since.Kind(c.ID), b.options.Language, 1)...)
	add(&who, c.Title, itemDetail, "")
	var spoken []string
	for _, s := range c.Languages {
		spoken = append(spoken, program.LanguageName(s.Language, locale.Language(b.options.Language)))
	}
	add(&who, joined(", ", spoken...), itemDetail.In(typeset.Quiet), "")
	add(&reach, c.Phone, itemDetail.In(typeset.Green), telephone(c.Phone))
	if c.Email != "" {
		add(&reach, c.Email, itemDetail.In(typeset.Green), "mailto:"+c.Email)
	}
	allows, color := contactAllows(c, b.edition.Audience, b.options.Language)
	return typeset.Box{Content: typeset.Row{Gap: typeset.Normal, Cells: []typeset.Cell{
		{Share: 5, Content: who},
		{Share: 5, Content: reach},
		{Share: 4, Content: typeset.Text{String: allows, Style: itemDetail.Strong().In(color), Align: typeset.Left}},
	}}}
}

// contactAllows says what may be done with a contact: to participants as their reader, to the office as who hands on.
func contactAllows(c *program.Contact, audience program.Audience, language string) (string, typeset.Color) {
	office := audience.MayHave(program.Partners)
	switch {
	case c.MayShare == program.Yes && c.Phone == "" && c.Email == "":
		return words{"May be contacted: ask the coordinator how", "Se le puede contactar: pregunte al coordinador cómo", "Contact permis : demandez au coordinateur comment"}.in(language), typeset.Green
	case c.MayShare == program.Yes && office:
		return words{"May be handed to participants", "Puede entregarse a los participantes", "Peut être remis aux participants"}.in(language), typeset.Green
	case c.MayShare == program.Yes:
		return words{"You may call or write", "Puede llamar o escribir", "Vous pouvez appeler ou écrire"}.in(language), typeset.Green
	case c.MayShare == program.No && office:
		return words{"Must not be handed on", "No debe entregarse a nadie", "Ne doit pas être transmis"}.in(language), typeset.Red
	case c.MayShare == program.No:
		return words{"Please do not contact directly", "No contactar directamente", "Ne pas contacter directement"}.in(language), typeset.Red
	case office:
		return words{"Not asked yet: do not hand on", "Sin preguntar aún: no entregar", "Pas encore demandé : ne pas transmettre"}.in(language), typeset.Amber
	}
	return words{"Ask the coordinator first", "Pregunte antes al coordinador", "Demandez d’abord au coordinateur"}.in(language), typeset.Amber
}
