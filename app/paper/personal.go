package paper

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// PersonalOptions are the choices of personal schedules. The zero value makes one for everyone who takes part, in the
// program's language, on Letter paper.
type PersonalOptions struct {
	People   []program.ID // in the program's order; empty means everyone who has not cancelled
	Stops    []program.ID
	Language string // BCP 47; English, Spanish or French
	// OwnLanguage sets each schedule's labels in the first of the person's own languages that is one of the three.
	OwnLanguage bool
	Paper       Paper
	Now         time.Time      // the file's date; zero leaves it out
	Since       *program.Since // marks what has changed since a release; nil marks nothing
	// Progress is called after each person on the goroutine of the caller.
	Progress func(done, total int)
}

var (
	titlePersonal = words{"Personal schedule", "Programa personal", "Programme personnel"}
	wordArrival   = words{"Arrival", "Llegada", "Arrivée"}
	wordDeparture = words{"Departure", "Salida", "Départ"}
)

// PersonalSchedules writes one file with the schedule of each person, every one from a new page and with page numbers
// of its own.
func PersonalSchedules(ctx context.Context, w io.Writer, edition *program.Edition, options PersonalOptions) error {
	people, err := personalPeople(edition, &options)
	if err != nil {
		return err
	}
	doc := personalDocument(edition, options, options.Language)
	var starts []int // the first page of each person
	for i, p := range people {
		if err := ctx.Err(); err != nil {
			return err
		}
		starts = append(starts, doc.Pages()+1)
		personalSheet{edition, p, options.languageOf(p), doc, options.Since.Of(p.ID)}.set(options.Paper, options.Stops)
		options.report(i+1, len(people))
	}
	last := doc.Pages()
	doc.OnEveryPage(func(page *typeset.Page, number, _ int) {
		i := len(starts) - 1
		for starts[i] > number {
			i--
		}
		end := last
		if i+1 < len(starts) {
			end = starts[i+1] - 1
		}
		personalFoot(page, edition, people[i], number-starts[i]+1, end-starts[i]+1, options.languageOf(people[i]))
	})
	return doc.Write(w)
}

// EachPersonalSchedule makes a file of its own for each person and hands it to save, in the program's order. It stops at
// save's first error.
func EachPersonalSchedule(ctx context.Context, edition *program.Edition, options PersonalOptions, save func(person *program.Person, pdf []byte) error) error {
	people, err := personalPeople(edition, &options)
	if err != nil {
		return err
	}
	for i, p := range people {
		if err := ctx.Err(); err != nil {
			return err
		}
		language := options.languageOf(p)
		doc := personalDocument(edition, options, language)
		personalSheet{edition, p, language, doc, options.Since.Of(p.ID)}.set(options.Paper, options.Stops)
		doc.OnEveryPage(func(page *typeset.Page, number, total int) { personalFoot(page, edition, p, number, total, language) })
		var pdf bytes.Buffer
		if err := doc.Write(&pdf); err != nil {
			return fmt.Errorf("the schedule of %s could not be made: %w", p.DisplayName(), err)
		}
		if err := save(p, pdf.Bytes()); err != nil {
			return err
		}
		options.report(i+1, len(people))
	}
	return nil
}

func personalPeople(edition *program.Edition, options *PersonalOptions) ([]*program.Person, error) {
	if options.Language == "" {
		options.Language = string(edition.Language)
	}
	var list []*program.Person
	for _, p := range edition.People {
		if len(options.People) == 0 && !p.Cancelled || slices.Contains(options.People, p.ID) {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return nil, ErrNobody
	}
	return list, nil
}

func personalDocument(edition *program.Edition, options PersonalOptions, language string) *typeset.Document {
	return typeset.New(typeset.Options{
		Title: titlePersonal.in(language) + " – " + edition.Name, Language: language, Paper: options.Paper.sheet().Portrait(), Created: options.Now,
	})
}

func (o PersonalOptions) report(done, total int) {
	if o.Progress != nil {
		o.Progress(done, total)
	}
}

// languageOf is the language of a person's labels.
func (o PersonalOptions) languageOf(p *program.Person) string {
	if !o.OwnLanguage {
		return o.Language
	}
	for _, s := range p.Languages {
		for _, known := range []string{"en", "es", "fr"} {
			if s.Level != program.Basic && program.SameLanguage(s.Language, known) {
				return known
			}
		}
	}
	return o.Language
}

func personalFoot(page *typeset.Page, edition *program.Edition, p *program.Person, number, total int, language string) {
	footBetween(page, personalMargin, joined("  ·  ", edition.Name, p.ItineraryName()), number, total, language)
}

const personalMargin = 56.0

// personalSheet is one person's schedule being set.
type personalSheet struct {
	edition  *program.Edition
	person   *program.Person
	language string
	doc      *typeset.Document
	since    *program.Since
}

func (s personalSheet) set(paper Paper, stops []program.ID) {
	sheet := paper.sheet().Portrait()
	area := typeset.Rect{X: personalMargin, Y: 52, W: sheet.W - 2*personalMargin, H: sheet.H - 52 - 68}
	flow := s.doc.Flow(area, 1, 0, nil)
	flow.Page().Bookmark(s.person.ItineraryName(), 0, area.Y)
	flow.Add(s.head(), typeset.Space(typeset.Wide))
	printer := schedulePrinter{edition: s.edition, language: s.language, scale: 0.88, own: s.person, since: s.since}
	var stop *program.Stop
	for i, day := range s.days(stops) {
		if i > 0 {
			flow.Add(typeset.Space(typeset.Close))
		}
		if day.stop != stop && day.stop != nil {
			flow.Add(typeset.WithNext(s.stopBand(day.stop)), typeset.WithNext(typeset.Space(typeset.Normal)))
		}
		stop = day.stop
		flow.Add(typeset.WithNext(typeset.Text{String: dayTitle(day.date, s.language), Style: typeset.Heading.At(13)}),
			typeset.WithNext(typeset.Space(6)))
		flow.Add(printer.day(s.doc, day, area.W)...)
	}
	flow.Close()
}

// days are those on which the person is there, with the items that they attend.
func (s personalSheet) days(stops []program.ID) []scheduleDay {
	own := slices.DeleteFunc(planned(s.edition), func(m *program.Meeting) bool { return !s.edition.Attends(s.person, m) })
	return slices.DeleteFunc(scheduleDays(s.edition, own, stops), func(d scheduleDay) bool {
		return len(d.items)+len(d.continued) == 0 && (d.stop == nil || !s.edition.Present(s.person, d.stop.ID, d.date))
	})
}

func (s personalSheet) head() typeset.Block {
	p := s.person
	stack := typeset.Stack{Gap: 3, Blocks: []typeset.Block{
		typeset.Text{String: program.Capitals(titlePersonal.in(s.language)), Style: typeset.LabelCaps.In(typeset.Green).Tracked(0.14)},
		typeset.Text{String: joined(" ", p.Honorific, p.ItineraryName()), Style: typeset.Headline, Lines: 2, Align: typeset.Left},
	}}
	if p.OwnName != "" && p.OwnName != p.DisplayName() {
		stack.Blocks = append(stack.Blocks, typeset.Text{String: p.OwnName, Style: typeset.Lead.In(typeset.Green), Language: p.OwnScriptLanguage(), Align: typeset.Left})
	}
	add := func(text string) {
		if text != "" {
			stack.Blocks = append(stack.Blocks, typeset.Text{String: text, Style: typeset.Body.In(typeset.Quiet)})
		}
	}
	add(joined("  ·  ", s.edition.Name, program.FormatPeriod(s.edition.Start, s.edition.End, locale.Language(s.language))))
	if s.edition.EmergencyPhone != "" {
		add(labelled(wordProgramEmergency, s.language, s.edition.EmergencyPhone))
	}
	for _, way := range []struct {
		label  words
		part   program.Part
		flight program.Flight
	}{{wordArrival, program.ArrivalPart, p.Arrival}, {wordDeparture, program.DeparturePart, p.Departure}} {
		if line := s.flight(way.label, way.flight); line != "" {
			kind := s.since.Kind(p.ID, way.part)
			stack.Blocks = append(stack.Blocks, marked(kind, typeset.Text{String: titled(line, kind, s.language), Style: typeset.Body.In(typeset.Quiet)}))
		}
	}
	return stack
}

func (s personalSheet) flight(label words, f program.Flight) string {
	if f.At.IsZero() && f.Number == "" {
		return ""
	}
	when := ""
	if !f.At.IsZero() {
		when = joined(", ", locale.Language(s.language).Date(f.At.Date, locale.WeekdayShort), locale.Language(s.language).Clock(f.At.Clock))
	}
	return labelled(label, s.language, joined(" · ", when, f.Number, f.Place))
}

// stopBand says where the person is from here on, whose time it is and where they sleep.
func (s personalSheet) stopBand(stop *program.Stop) typeset.Block {
	stack := typeset.Stack{Gap: 2, Blocks: []typeset.Block{
		typeset.Text{String: joined(", ", stop.City, stop.Country.Name(locale.Language(s.language))), Style: typeset.Subtitle.At(14)},
	}}
	for _, line := range []string{
		joined("  ·  ", program.FormatPeriod(stop.From, stop.Until, locale.Language(s.language)), zoneLine(stop, stop.From, s.language)),
		joined("  ·  ", stop.Hotel.Name, stop.Hotel.Address, stop.Hotel.Phone),
	} {
		if line != "" {
			stack.Blocks = append(stack.Blocks, typeset.Text{String: line, Style: typeset.Small})
		}
	}
	kind := strongest(s.since.Kind(stop.ID), s.since.In(stop.ID).Kind(s.person.ID, program.StaysPart))
	stack.Blocks = append(stack.Blocks, markWord(kind, s.language, 1)...)
	return marked(kind, typeset.Box{Padding: 9, Radius: 5, Fill: &typeset.GreenTint, Content: stack})
}
