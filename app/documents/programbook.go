package documents

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"laurel/app/paper"
	"laurel/data/program"
)

// programBook goes to everyone who travels, so it is for participants unless one says otherwise.
func programBook() Document {
	parts := Option{ID: "parts", Kind: List, Title: words{"Parts", "Partes", "Parties"}.in}
	titles := map[paper.BookPart]words{
		paper.BookContacts:      {"Contacts and emergency", "Contactos y emergencias", "Contacts et urgences"},
		paper.BookGlance:        {"Week at a glance", "Semana de un vistazo", "Semaine en un coup d’œil"},
		paper.BookDays:          {"Day by day", "Día a día", "Jour par jour"},
		paper.BookPeople:        {"Biographies", "Biografías", "Biographies"},
		paper.BookOrganisations: {"Hosts and organisations", "Anfitriones y organizaciones", "Hôtes et organisations"},
		paper.BookNotes:         {"Pages for notes", "Páginas para notas", "Pages pour notes"},
	}
	var all []string
	for _, part := range paper.BookParts() {
		parts.Values = append(parts.Values, Value{string(part), titles[part].in})
		all = append(all, string(part))
	}
	parts.Default = strings.Join(all, ",")
	return Document{
		ID:        "program-book",
		Group:     ProgramDocuments,
		Title:     words{"Program book", "Libro del programa", "Livret du programme"}.in,
		Formats:   []Format{PDF},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners, program.Public},
		takes:     []Scope{OfStops},
		Options:   []Option{parts},
		make:      makeProgramBook,
		findings:  scheduleFindings,
	}
}

func makeProgramBook(ctx context.Context, d Document, r Request) ([]File, error) {
	options := paper.BookOptions{
		Parts: []paper.BookPart{}, Language: r.Language, Paper: paper.Paper(r.Paper), Stops: r.Stops, Photos: r.Photos, Now: r.Now, Since: r.since, Progress: r.Progress,
	}
	for _, part := range strings.Split(r.Options["parts"], ",") {
		options.Parts = append(options.Parts, paper.BookPart(part))
	}
	return scheduleFile(d, r, func(to *bytes.Buffer) error { return paper.ProgramBook(ctx, to, r.Edition, options) })
}

// scheduleFile makes the one file of a document about the schedule, named by the stops and the day when some were chosen.
func scheduleFile(d Document, r Request, write func(to *bytes.Buffer) error) ([]File, error) {
	var data bytes.Buffer
	err := write(&data)
	if errors.Is(err, paper.ErrEmptyProgram) {
		return nil, errors.New(nothingPlanned(r).Text)
	}
	if err != nil {
		return nil, err
	}
	return []File{{names{}.next(scheduleStem(d, r), PDF), data.Bytes()}}, nil
}

func scheduleStem(d Document, r Request) string {
	return d.stem(d.Title(r.Language), r) + " - " + r.scopeName()
}

// scopeName names what a file is about, so that no file replaces one about something else: the program, and the stops, the day, the meeting or the person if
// it is not all of it.
func (r Request) scopeName() string {
	name := r.Edition.Name
	for _, id := range r.Stops {
		if s := r.Edition.Stop(id); s != nil {
			name += " - " + s.City
		}
	}
	if len(r.Days) == 1 {
		name += " - " + r.Days[0].String()
	}
	if len(r.Meetings) == 1 && r.Edition.Meeting(r.Meetings[0]) != nil {
		name += " - " + r.Edition.Meeting(r.Meetings[0]).Title
	}
	if len(r.People) == 1 && r.Edition.Person(r.People[0]) != nil {
		name += " - " + r.Edition.Person(r.People[0]).DisplayName()
	}
	return name
}

// nothingPlanned is the finding of a document about a schedule that is empty.
func nothingPlanned(r Request) Finding {
	return Finding{Rule: RuleNothingPlanned, Severity: program.SeverityError, Text: words{
		"Nothing is planned that this could show: add meetings or stops, or choose others.",
		"No hay nada previsto que mostrar: añada reuniones o paradas, o elija otras.",
		"Rien de prévu à montrer : ajoutez des rencontres ou des étapes, ou choisissez-en d’autres.",
	}.in(r.Language)}
}

// RuleNothingPlanned says that a document would be empty.
const RuleNothingPlanned = "nothing-planned"

// scheduleFindings finds who is shown by another name, and letters that no font has, in all that a schedule may print.
func scheduleFindings(r Request) []Finding {
	e := r.Edition
	if len(e.People)+len(e.Meetings)+len(e.Stops) == 0 {
		return []Finding{nothingPlanned(r)}
	}
	found := aliases(r, peopleOf(Request{Edition: e}, anyone))
	if missing := missingIn(scheduleTexts(e)); len(missing) > 0 {
		found = append(found, missingLetters(r, nil, missing))
	}
	for _, p := range peopleOf(Request{Edition: e}, anyone) {
		texts := []string{p.DisplayName(), p.OwnName, p.Position, p.Affiliation, p.Pronunciation, p.Citation, p.Bio}
		if missing := missingIn(texts); len(missing) > 0 {
			found = append(found, missingLetters(r, p, missing))
		}
	}
	return found
}

// scheduleTexts are the texts of a program that are about nobody in the delegation.
func scheduleTexts(e *program.Edition) []string {
	texts := []string{e.Name, e.Sponsor, e.SponsorSentence, e.Agency}
	for _, s := range e.Stops {
		texts = append(texts, s.City, s.Hotel.Name, s.Hotel.Address, s.Council, s.Transport, s.Driver)
	}
	for _, o := range e.Organisations {
		texts = append(texts, o.Name, o.Category, o.Address, o.Directions, o.Description)
	}
	for _, c := range e.Contacts {
		texts = append(texts, c.Honorific, c.Name, c.Title)
	}
	for _, m := range e.Meetings {
		texts = append(texts, m.Title, m.Place, m.Topic, m.Note)
	}
	return texts
}
