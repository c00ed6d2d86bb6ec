package awardees

import (
	"slices"
	"strings"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/todos"
)

// page is a person's record as it is read: sections of facts, with what is missing named in its place.
type page struct {
	person   *program.Person
	name     string // with the honorific
	own      string
	lines    []session.Line // role and position; organisation and country
	warnings []string
	sections []section
}

// section is a group of facts under a heading, or running text.
type section struct {
	heading string
	text    string
	facts   []session.Line
	links   []*program.Journey
}

// line makes a line; see session.Line.
func line(label string, parts []session.Part, paths ...string) session.Line {
	return session.Line{Label: label, Parts: parts, Paths: paths}
}

// pageWriter gathers the sections of a page.
type pageWriter struct {
	program *program.Program
	person  *program.Person
	in      locale.Language // of the names of countries and languages
	todos   map[todos.Code]todos.Todo
	page    page
}

// pageOf writes a person's page.
func pageOf(p *program.Program, person *program.Person, in locale.Language) page {
	w := &pageWriter{program: p, person: person, in: in, todos: map[todos.Code]todos.Todo{}}
	for _, t := range todos.Of(p, person) {
		w.todos[t.Code] = t
	}
	w.page = page{person: person, name: person.FormalName(), own: person.OwnName}
	for _, head := range []session.Line{
		line("", session.Plain(locale.Joined(" · ", person.Role.Name(in), person.Position)), "Role", "Position"),
		line("", session.Plain(locale.Joined(" · ", person.Affiliation, person.Country.Name(in))),
			"Affiliation", "Country"),
	} {
		if len(head.Parts) == 0 {
			head.Parts = missing(labelOf("Country") + ": " + locale.L("not known"))
		}
		w.page.lines = append(w.page.lines, head)
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
	if sent := session.LettersTo(p, person.ID); sent != "" {
		w.page.sections = append(w.page.sections, section{heading: locale.L("Letters sent"), text: sent})
	}
	return w.page
}

func (w *pageWriter) section(heading string, facts ...session.Line) {
	facts = slices.DeleteFunc(facts, func(f session.Line) bool { return len(f.Paths) == 0 })
	w.page.sections = append(w.page.sections, section{heading: heading, facts: facts})
}

// field is a fact about a single field, as its description has it.
func (w *pageWriter) field(path string) session.Line {
	f, _ := program.FieldAt(w.person, path)
	var parts []session.Part
	if f.Given(w.person) {
		parts = session.Plain(f.Text(w.in, w.program, w.person))
	}
	return line(f.Label(w.in), parts, path)
}

// text is a section of one field, which its heading names.
func (w *pageWriter) text(heading, path string) {
	f := w.field(path)
	f.Label = ""
	w.section(heading, f)
}

func (w *pageWriter) award() {
	if w.person.Role != program.Awardee && w.person.Citation == "" {
		return
	}
	heading := locale.L("Award")
	if w.person.AwardYear != 0 {
		heading = locale.L("Award {{.Year}}", locale.Values{"Year": w.person.AwardYear})
	}
	citation := w.field("Citation")
	citation.Label = ""
	if w.person.Citation == "" {
		citation.Label, citation.Parts = locale.L("Citation"), missing(locale.L("not written yet"))
	}
	w.section(heading, citation, w.field("CitationSecond"), w.field("AwardYear"))
}

func (w *pageWriter) languages() {
	speaks := w.absent(locale.L("not known"), todos.Languages)
	if len(w.person.Languages) > 0 {
		names := make([]string, len(w.person.Languages))
		for i, s := range w.person.Languages {
			names[i] = s.Name(w.in)
		}
		speaks = session.Plain(strings.Join(names, ", "))
	}
	w.section(locale.L("Languages"), line(locale.L("Speaks"), speaks, "Languages"), w.interpreter())
}

func (w *pageWriter) interpreter() session.Line {
	f := line(locale.L("Interpreter"), nil, "NeedsInterpreter")
	switch {
	case w.person.Role == program.Interpreter:
		return session.Line{}
	case w.person.NeedsInterpreter == program.Yes:
		f.Parts = session.Plain(locale.L("needed"))
		if w.wants(todos.NoInterpreter) {
			f.Parts = append(f.Parts,
				session.Part{Text: locale.L("nobody here interprets the language"), Tone: look.Red})
		}
	case w.person.NeedsInterpreter == program.No:
		f.Parts = session.Plain(locale.L("not needed"))
	default:
		f.Parts = w.absent(locale.L("not asked"), todos.NeedInterpreter)
	}
	return f
}

// wants reports whether one of these is to be done for the person.
func (w *pageWriter) wants(codes ...todos.Code) bool {
	for _, code := range codes {
		if _, listed := w.todos[code]; listed {
			return true
		}
	}
	return false
}

// absent is the text for something that is not there, coloured where it is to be done; nothing where it is not.
func (w *pageWriter) absent(text string, codes ...todos.Code) []session.Part {
	if w.wants(codes...) {
		return missing(text)
	}
	return nil
}

// orAbsent is a fact about a field, or what is in its place while it is to be done.
func (w *pageWriter) orAbsent(label, path, text string, code todos.Code) session.Line {
	f := w.field(path)
	f.Label = label
	if len(f.Parts) == 0 {
		f.Parts = w.absent(text, code)
	}
	return f
}

func (w *pageWriter) travel() {
	journeys := w.program.Travel().JourneysOf(w.person.ID)
	if len(journeys) > 0 {
		w.page.sections = append(w.page.sections, section{heading: locale.L("Flights and trains"), links: journeys})
	}
	var facts []session.Line
	if w.program.Travel().JourneyOf(w.person.ID, program.ArrivalPart) == nil {
		facts = append(facts, line(locale.L("Arrives"),
			w.flight(w.person.Arrival, todos.Flights, todos.Arrival), "Arrival"))
	}
	if w.program.Travel().JourneyOf(w.person.ID, program.DeparturePart) == nil {
		facts = append(facts, line(locale.L("Departs"),
			w.flight(w.person.Departure, todos.Flights, todos.Departure), "Departure"))
	}
	for _, stop := range w.program.Stops {
		facts = append(facts, line(stop.City, w.stay(stop), "Stays."+string(stop.ID)))
	}
	w.section(locale.L("Travel and stay"), append(facts, w.field("Bags"))...)
}

func (w *pageWriter) flight(f program.Flight, codes ...todos.Code) []session.Part {
	if f == (program.Flight{}) {
		return w.absent(locale.L("not known"), codes...)
	}
	parts := session.Plain(locale.Joined(" · ", session.Moment(f.At), f.Number, f.Place))
	if f.At.IsZero() {
		parts = append(parts, session.Part{Text: locale.L("day and time are missing"), Tone: look.Amber})
	}
	return parts
}

// stay is a person's part in a stop: whether, on which days, the hotel's confirmation number and the room.
func (w *pageWriter) stay(stop *program.Stop) []session.Part {
	stay, _ := w.person.StayAt(stop.ID)
	if stay.Absent {
		return session.Plain(locale.L("does not take part"))
	}
	days := locale.Values{"From": session.ShortDate(stay.From), "Until": session.ShortDate(stay.Until)}
	part := locale.L("all days")
	switch {
	case !stay.From.IsZero() && !stay.Until.IsZero():
		part = locale.L("{{.From}} to {{.Until}}", days)
	case !stay.From.IsZero():
		part = locale.L("from {{.From}}", days)
	case !stay.Until.IsZero():
		part = locale.L("until {{.Until}}", days)
	}
	parts := session.Plain(part)
	switch {
	case stay.Confirmation != "":
		number := locale.Values{"Number": stay.Confirmation}
		parts = append(parts, session.Part{Text: locale.L("hotel no. {{.Number}}", number)})
	case w.wants(todos.Hotel):
		parts = append(parts, session.Part{Text: locale.L("hotel no. missing"), Tone: look.Amber})
	}
	room := stay.RoomType.Name(w.in)
	if other := w.program.Person(stay.SharesWith); other != nil {
		with := locale.L("with {{.Name}}", locale.Values{"Name": other.DisplayName()})
		room = locale.Joined(", ", room, with)
	}
	return append(parts, session.Plain(room)...)
}

func (w *pageWriter) passport() {
	expiry := w.field("Passport.Expiry")
	expiry.Parts = session.Plain(session.ShortDate(w.person.Passport.Expiry))
	if w.wants(todos.PassportExpired) {
		ends := locale.L("ends before the program does")
		expiry.Parts = append(expiry.Parts, session.Part{Text: ends, Tone: look.Red})
	} else if w.wants(todos.PassportExpires) {
		ends := locale.L("less than six months after the program")
		expiry.Parts = append(expiry.Parts, session.Part{Text: ends, Tone: look.Red})
	}
	expiry.Label = locale.L("Valid until")
	born := w.field("BirthDate")
	born.Label, born.Parts = locale.L("Born"), session.Plain(session.ShortDate(w.person.BirthDate))
	latin := locale.L("missing: hotels read Latin letters only")
	w.section(
		locale.L("Passport"),
		w.orAbsent(locale.L("Name on it"), "PassportName", latin, todos.LatinName),
		w.orAbsent(locale.L("Number"), "Passport.Number", locale.L("missing"), todos.Passport),
		expiry,
		w.field("Passport.Visa"), w.field("Nationality"), born, w.field("Gender"), w.field("Insurance"),
	)
}

func (w *pageWriter) needs() {
	facts := []session.Line{line(locale.L("Diet"), needText(w.person.Diet), "Diet")}
	both := []string{"Access", "Medical"}
	switch {
	case !w.person.Access.Answered && !w.person.Medical.Answered:
		facts = append(facts, line(locale.L("Access, medical"), missing(locale.L("not asked")), both...))
	case w.person.Access.None() && w.person.Medical.None():
		facts = append(facts, line(locale.L("Access, medical"), session.Plain(locale.L("none")), both...))
	default:
		facts = append(facts, line(locale.L("Access"), needText(w.person.Access), "Access"),
			line(locale.L("Medical"), needText(w.person.Medical), "Medical"))
	}
	w.section(locale.L("Needs"), facts...)
}

func needText(n program.Need) []session.Part {
	switch {
	case n.None():
		return session.Plain(locale.L("none"))
	case n.Answered:
		return session.Plain(n.Text)
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
		contact = session.Plain(strings.TrimSpace(name))
		if e.Phone == "" {
			contact = append(contact, session.Part{Text: locale.L("no telephone"), Tone: look.Amber})
		} else {
			contact = append(contact, session.Part{Text: e.Phone})
		}
	}
	w.section(locale.L("Emergency"), line(locale.L("Contact"), contact, "Emergency"))
}

func (w *pageWriter) identity() {
	order := w.field("NameOrder")
	order.Label, order.Parts = locale.L("Order"), nil
	if w.person.NameOrder == program.FamilyFirst {
		order.Parts = session.Plain(locale.L("family name first"))
	}
	badge, spoken := w.field("BadgeName"), w.field("Pronunciation")
	badge.Label, spoken.Label = locale.L("On the badge"), locale.L("Pronounced")
	own := w.field("OwnName")
	if len(own.Parts) > 0 {
		own.Paths = nil // it is in the page's head
	}
	w.section(locale.L("Names"), badge, spoken, order, w.field("Alias"), own)
}

func (w *pageWriter) reach() {
	w.section(
		locale.L("Contact details"),
		w.orAbsent(locale.L("Telephone"), "Phone", locale.L("missing"), todos.Phone),
		w.field("Email"), w.field("Messenger"),
	)
}

func (w *pageWriter) about() {
	w.text(locale.L("Short bio"), "Bio")
	w.text(locale.L("Notes for the office"), "Notes")
}

func missing(text string) []session.Part { return []session.Part{{Text: text, Tone: look.Amber}} }
