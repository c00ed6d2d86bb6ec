package awardees

import (
	"strings"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// page is a person's record as it is read: sections of facts, with what is missing said in its place.
type page struct {
	person   *program.Person
	name     string // with the honorific
	own      string
	lines    []string // role and position; organisation and country
	warnings []string
	sections []section
}

// section is a group of facts under a heading, or running text.
type section struct {
	heading string
	text    string
	facts   []fact
}

// fact is one labelled line; a part with a tone needs work.
type fact struct {
	label string
	parts []part
}

type part struct {
	text string
	tone look.Tone
}

// pageWriter gathers the sections of a page.
type pageWriter struct {
	program *program.Program
	person  *program.Person
	in      locale.Language // of the names of countries and languages
	todos   map[program.TodoCode]program.Todo
	page    page
}

// pageOf writes a person's page.
func pageOf(p *program.Program, person *program.Person, in locale.Language) page {
	w := &pageWriter{program: p, person: person, in: in, todos: map[program.TodoCode]program.Todo{}}
	for _, t := range p.Todos(person) {
		w.todos[t.Code] = t
	}
	w.page = page{person: person, name: person.FormalName(), own: person.OwnName}
	for _, line := range []string{
		session.Joined(" · ", person.Role.Name(in), person.Position),
		session.Joined(" · ", person.Affiliation, person.Country.Name(in)),
	} {
		if line != "" {
			w.page.lines = append(w.page.lines, line)
		}
	}
	if person.Cancelled {
		w.page.warnings = append(w.page.warnings, locale.L("Cancelled: not coming. The record is kept."))
	}
	w.award()
	w.languages()
	w.travel()
	w.passport()
	w.needs()
	w.emergency()
	w.identity()
	w.reach()
	w.about()
	w.text(locale.L("Letters sent"), session.LettersTo(p, person.ID))
	return w.page
}

func (w *pageWriter) section(heading string, facts ...fact) {
	kept := facts[:0:0]
	for _, f := range facts {
		if len(f.parts) > 0 {
			kept = append(kept, f)
		}
	}
	if len(kept) > 0 {
		w.page.sections = append(w.page.sections, section{heading: heading, facts: kept})
	}
}

func (w *pageWriter) text(heading, text string) {
	if text != "" {
		w.page.sections = append(w.page.sections, section{heading: heading, text: text})
	}
}

func (w *pageWriter) award() {
	if w.person.Role != program.Awardee && w.person.Citation == "" {
		return
	}
	heading := locale.L("Award")
	if w.person.AwardYear != 0 {
		heading = locale.L("Award {{.Year}}", locale.Values{"Year": w.person.AwardYear})
	}
	if w.person.Citation == "" {
		w.section(heading, fact{locale.L("Citation"), missing(locale.L("not written yet"))})
		return
	}
	w.text(heading, w.person.Citation)
}

func (w *pageWriter) languages() {
	speaks := w.absent(locale.L("not known"), program.TodoLanguages)
	if len(w.person.Languages) > 0 {
		names := make([]string, len(w.person.Languages))
		for i, s := range w.person.Languages {
			names[i] = s.Name(w.in)
		}
		speaks = plain(strings.Join(names, ", "))
	}
	w.section(locale.L("Languages"), fact{locale.L("Speaks"), speaks}, fact{locale.L("Interpreter"), w.interpreter()})
}

func (w *pageWriter) interpreter() []part {
	if w.person.Role == program.Interpreter {
		return nil
	}
	switch w.person.NeedsInterpreter {
	case program.Yes:
		if w.wants(program.TodoNoInterpreter) {
			return []part{
				{text: locale.L("needed")},
				{text: locale.L("nobody here interprets the language"), tone: look.Red},
			}
		}
		return plain(locale.L("needed"))
	case program.No:
		return plain(locale.L("not needed"))
	}
	return w.absent(locale.L("not asked"), program.TodoNeedInterpreter)
}

// wants reports whether one of these is to be done for the person.
func (w *pageWriter) wants(codes ...program.TodoCode) bool {
	for _, code := range codes {
		if _, listed := w.todos[code]; listed {
			return true
		}
	}
	return false
}

// absent is the text for something that is not there, coloured where it is to be done; nothing where it is not.
func (w *pageWriter) absent(text string, codes ...program.TodoCode) []part {
	if w.wants(codes...) {
		return missing(text)
	}
	return nil
}

func (w *pageWriter) travel() {
	w.section(locale.L("Travel and stay"),
		fact{locale.L("Arrives"), w.flight(w.person.Arrival, program.TodoFlights, program.TodoArrival)},
		fact{locale.L("Departs"), w.flight(w.person.Departure, program.TodoFlights, program.TodoDeparture)},
		fact{locale.L("Stops"), w.stops()}, fact{locale.L("Hotel no."), w.hotels()})
}

func (w *pageWriter) flight(f program.Flight, codes ...program.TodoCode) []part {
	if f == (program.Flight{}) {
		return w.absent(locale.L("not known"), codes...)
	}
	return plain(session.Joined(" · ", session.Moment(f.At), f.Number, f.Place))
}

func (w *pageWriter) stops() []part {
	var parts []part
	for _, stop := range w.program.Stops {
		stay, _ := w.person.StayAt(stop.ID)
		switch {
		case stay.Absent:
		case !stay.From.IsZero() && !stay.Until.IsZero():
			parts = append(parts, part{text: locale.L(
				"{{.City}} ({{.From}} to {{.Until}})",
				locale.Values{
					"City":  stop.City,
					"From":  session.ShortDate(stay.From),
					"Until": session.ShortDate(stay.Until),
				},
			)})
		case !stay.From.IsZero():
			parts = append(
				parts,
				part{
					text: locale.L(
						"{{.City}} (from {{.From}})",
						locale.Values{"City": stop.City, "From": session.ShortDate(stay.From)},
					),
				},
			)
		case !stay.Until.IsZero():
			parts = append(
				parts,
				part{
					text: locale.L(
						"{{.City}} (until {{.Until}})",
						locale.Values{"City": stop.City, "Until": session.ShortDate(stay.Until)},
					),
				},
			)
		default:
			parts = append(parts, part{text: stop.City})
		}
	}
	if len(parts) == 0 && len(w.program.Stops) > 0 {
		return plain(locale.L("none: does not travel"))
	}
	return parts
}

// hotels lists the confirmation numbers of the stops in which the person sleeps at a hotel.
func (w *pageWriter) hotels() []part {
	var parts []part
	for _, stop := range w.program.Stops {
		stay, _ := w.person.StayAt(stop.ID)
		switch {
		case stay.Absent:
		case stay.Confirmation != "":
			parts = append(parts, part{text: stop.City + " " + stay.Confirmation})
		case w.wants(program.TodoHotel):
			parts = append(
				parts,
				part{text: locale.L("{{.City}} missing", locale.Values{"City": stop.City}), tone: look.Amber},
			)
		}
	}
	return parts
}

func (w *pageWriter) passport() {
	expiry := plain(session.ShortDate(w.person.Passport.Expiry))
	if w.wants(program.TodoPassportExpired) {
		expiry = append(expiry, part{text: locale.L("ends before the program does"), tone: look.Red})
	} else if w.wants(program.TodoPassportExpires) {
		expiry = append(expiry, part{text: locale.L("less than six months after the program"), tone: look.Red})
	}
	number := plain(w.person.Passport.Number)
	if len(number) == 0 {
		number = w.absent(locale.L("missing"), program.TodoPassport)
	}
	latin := plain(w.person.PassportName)
	if len(latin) == 0 {
		latin = w.absent(locale.L("missing: hotels read Latin letters only"), program.TodoLatinName)
	}
	w.section(
		locale.L("Passport"),
		fact{locale.L("Name on it"), latin},
		fact{locale.L("Number"), number},
		fact{locale.L("Valid until"), expiry},
		fact{locale.L("Visa"), plain(w.person.Passport.Visa)},
		fact{
			locale.L("Nationality"),
			plain(w.person.Nationality.Name(w.in)),
		},
		fact{locale.L("Born"), plain(session.ShortDate(w.person.BirthDate))},
		fact{locale.L("Insurance"), plain(w.person.Insurance)},
	)
}

func (w *pageWriter) needs() {
	access := []part{}
	switch {
	case !w.person.Access.Answered && !w.person.Medical.Answered:
		access = missing(locale.L("not asked"))
	case w.person.Access.None() && w.person.Medical.None():
		access = plain(locale.L("none"))
	}
	if len(access) > 0 {
		w.section(
			locale.L("Needs"),
			fact{locale.L("Diet"), needText(w.person.Diet)},
			fact{locale.L("Access, medical"), access},
		)
		return
	}
	w.section(
		locale.L("Needs"),
		fact{locale.L("Diet"), needText(w.person.Diet)},
		fact{locale.L("Access"), needText(w.person.Access)},
		fact{locale.L("Medical"), needText(w.person.Medical)},
	)
}

func needText(n program.Need) []part {
	switch {
	case n.None():
		return plain(locale.L("none"))
	case n.Answered:
		return plain(n.Text)
	default:
		return missing(locale.L("not asked"))
	}
}

func (w *pageWriter) emergency() {
	e := w.person.Emergency
	contact := missing(locale.L("missing"))
	if e != (program.EmergencyContact{}) {
		name := e.Name
		if e.Relation != "" {
			name = locale.L("{{.Name}} ({{.Relation}})", locale.Values{"Name": e.Name, "Relation": e.Relation})
		}
		contact = plain(strings.TrimSpace(name))
		if e.Phone == "" {
			contact = append(contact, part{text: locale.L("no telephone"), tone: look.Amber})
		} else {
			contact = append(contact, part{text: e.Phone})
		}
	}
	w.section(locale.L("Emergency"), fact{locale.L("Contact"), contact})
}

func (w *pageWriter) identity() {
	order := ""
	if w.person.NameOrder == program.FamilyFirst {
		order = locale.L("family name first")
	}
	w.section(
		locale.L("Names"),
		fact{locale.L("On the badge"), plain(w.person.BadgeName)},
		fact{
			locale.L("Said"),
			plain(w.person.Pronunciation),
		},
		fact{locale.L("Order"), plain(order)},
		fact{locale.L("Alias"), plain(w.person.Alias)},
	)
}

func (w *pageWriter) reach() {
	phone := plain(w.person.Phone)
	if len(phone) == 0 {
		phone = w.absent(locale.L("missing"), program.TodoPhone)
	}
	w.section(
		locale.L("Contact details"),
		fact{
			locale.L("Telephone"),
			phone,
		},
		fact{locale.L("E-mail"), plain(w.person.Email)},
		fact{locale.L("Messenger"), plain(w.person.Messenger)},
	)
}

func (w *pageWriter) about() {
	w.text(locale.L("Short bio"), w.person.Bio)
	w.text(locale.L("Notes for the office"), w.person.Notes)
}

func plain(text string) []part {
	if text == "" {
		return nil
	}
	return []part{{text: text}}
}

func missing(text string) []part { return []part{{text: text, tone: look.Amber}} }
