package book

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// Personal writes one file with the schedule of each person, every one from a new page and with page numbers of its
// own. Options: own-language sets the labels in the person's own language; length chooses all that is known of each
// item, or when, what and where.
func Personal(ctx context.Context, w io.Writer, r request.Request) error {
	people, err := page.People(r, request.Anyone)
	if err != nil {
		return err
	}
	report := newPersonal(r)
	set := func(p *program.Person) { personalOf(r, p, report).set() }
	return page.Print(ctx, w, r, people, set, report.Write)
}

// EachPersonal makes a file of its own for each person, with the options of Personal.
func EachPersonal(ctx context.Context, r request.Request, save func(person *program.Person, pdf []byte) error) error {
	people, err := page.People(r, request.Anyone)
	if err != nil {
		return err
	}
	return page.TryEach(ctx, r, people, func(p *program.Person) error {
		own := r
		own.Language = page.LanguageOf(r, p)
		report := newPersonal(own)
		personalOf(r, p, report).set()
		var pdf bytes.Buffer
		if err := report.Write(&pdf); err != nil {
			return fmt.Errorf("the schedule of %s could not be made: %w", p.DisplayName(), err)
		}
		return save(p, pdf.Bytes())
	})
}

// The lengths of personal schedules.
const (
	fullLength  = "full"
	shortLength = "short"
)

// Lengths lists the lengths of personal schedules, the default first.
func Lengths() []string { return []string{fullLength, shortLength} }

func newPersonal(r request.Request) *page.Report {
	return page.NewReportFrom(r, r.Language.Text("document.personal-schedule.person"), 52)
}

// personal is one person's schedule.
type personal struct {
	*page.Report
	request.Request // in the person's language, with what has changed for the person
	person          *program.Person
}

func personalOf(r request.Request, p *program.Person, report *page.Report) personal {
	r.Language, r.Since = page.LanguageOf(r, p), r.Since.Of(p.ID)
	return personal{report, r, p}
}

// shortPages is how many pages a short schedule has at most where smaller letters can achieve that.
const shortPages = 2

func (s personal) set() {
	foot := locale.Joined("  ·  ", s.Edition.Name, s.person.ItineraryName())
	if s.Choice("length") != shortLength {
		s.Begin(foot, s.Language)
		s.Flow.Add(s.name(), typeset.Wide)
		s.Flow.Add(s.blocks(schedule.Printer{Request: s.Request, Scale: 0.88, Own: s.person}, s.Area.W)...)
		return
	}
	const columns, gap = 2, float64(typeset.Loose)
	s.Flow.Close() // the one of the person before
	s.Doc.In(string(s.Language))
	printer := schedule.Printer{Request: s.Request, Own: s.person, Brief: true, Bare: true}
	column := s.Area
	column.W = (column.W - gap) / columns
	column.H *= 0.95 // columns are not made a little longer for what is left, as pages are
	name := typeset.Stacked(0, s.name(), typeset.Normal)
	above := typeset.Space(s.Doc.Height(name, s.Area.W)) // of each column of the first page
	var blocks []typeset.Block
	for _, printer.Scale = range []float64{0.8, 0.74, 0.68, 0.62} {
		blocks = s.blocks(printer, column.W)
		filled, _ := s.Doc.PagesOf(column, append([]typeset.Block{above, above}, blocks...)...)
		if filled <= shortPages*columns {
			break
		}
	}
	s.Flow = s.Doc.ColumnFlow(s.Area, columns, gap, name)
	s.Begin(foot, s.Language)
	s.Flow.Add(blocks...)
}

// name is whose schedule it is, with a mark in the file's outline.
func (s personal) name() typeset.Block {
	return typeset.Bookmarked(s.title(), s.person.ItineraryName(), 0)
}

// blocks are the days, in a column that is so wide.
func (s personal) blocks(printer schedule.Printer, width float64) []typeset.Block {
	var list []typeset.Block
	var stop *program.Stop
	for i, day := range s.days(printer.Bare) {
		switch {
		case i == 0:
		case printer.Bare:
			list = append(list, typeset.Tight)
		default:
			list = append(list, typeset.Close)
		}
		if day.Stop != stop && day.Stop != nil {
			list = append(list, typeset.WithNext(s.stopBand(day.Stop, printer.Bare)))
		}
		stop = day.Stop
		title := typeset.Heading.At(13).Text(page.DayTitle(day.Date, s.Language))
		if printer.Bare {
			title.Style = title.Style.At(10.5)
		}
		list = append(list, typeset.WithNext(title), typeset.WithNext(typeset.Space(6*printer.Scale)))
		list = append(list, printer.Again(day))
		list = append(list, printer.Day(s.Doc, day, width)...)
		list = append(list, typeset.Repeated(nil))
	}
	return list
}

// days are those on which the person is there, or only those with something on them, with the items that they attend.
func (s personal) days(busy bool) []request.Day {
	days := s.DaysOf(schedule.Attended(s.Edition, s.person))
	return slices.DeleteFunc(days, func(d request.Day) bool {
		there := !busy && d.Stop != nil && s.Edition.Attendance().Present(s.person, d.Stop.ID, d.Date)
		return !there && len(d.Items)+len(d.Continued) == 0
	})
}

func (s personal) title() typeset.Block {
	p := s.person
	l := s.Language
	quiet := typeset.Body.Quiet()
	name := typeset.Headline.Line(locale.Joined(" ", p.Honorific, p.WithSuffix(p.ItineraryName()))).ToLeft()
	name.Lines = 2
	stack := typeset.Stacked(3, page.Eyebrow(l.Text("document.personal-schedule.person")), name)
	stack.Add(page.OwnName(p, typeset.Lead.In(typeset.Green)).ToLeft())
	about := locale.Joined("  ·  ", s.Edition.Name, l.Period(s.Edition.Start, s.Edition.End))
	emergency := page.Labelled(l, "Program emergency line", s.Edition.EmergencyPhone)
	if s.Choice("length") == shortLength {
		stack.Add(typeset.Small.Quiet().Text(locale.Joined("  ·  ", about, emergency)))
	} else {
		stack.Add(quiet.Text(about), quiet.Text(emergency))
	}
	flight := func(label string, part program.Part, f program.Flight) {
		if f.At.IsZero() && f.Number == "" {
			return
		}
		kind := s.Since.Kind(p.ID, part)
		line := page.Labelled(l, label, locale.Joined(" · ", flightTime(f, l), f.Number, f.Place))
		stack.Add(page.ChangedText(line, quiet, kind, l))
	}
	flight("Arrival", program.ArrivalPart, p.Arrival)
	for _, j := range s.Edition.Travel().JourneysOf(p.ID) {
		if j.Leg == program.Onward {
			stack.Add(quiet.Text(page.Labelled(l, "Between stops", s.onward(j))))
		}
	}
	flight("Departure", program.DeparturePart, p.Departure)
	return stack
}

// onward writes a journey between stops in one line, each time by the clocks of its place.
func (s personal) onward(j *program.Journey) string {
	end := func(at program.JourneyEnd) string {
		return locale.Joined(" ", flightTime(program.Flight{At: at.At}, s.Language), at.Place)
	}
	return locale.Joined(" · ", j.Number, locale.Joined(" – ", end(j.From), end(j.To)))
}

func flightTime(f program.Flight, l locale.Language) string {
	if f.At.IsZero() {
		return ""
	}
	return locale.Joined(", ", page.ShortDay(f.At.Date, l), l.Clock(f.At.Clock))
}

// stopBand sets where the person is from here on, whose time it is and where they sleep.
func (s personal) stopBand(stop *program.Stop, small bool) typeset.Block {
	l, hotel := s.Language, stop.Hotel
	title := typeset.Subtitle.At(14)
	detail := typeset.Small
	padding := 9.0
	below := typeset.Normal
	if small {
		title = title.At(11)
		detail = detail.At(7)
		padding = 5
		below = typeset.Tight
	}
	kind := page.Strongest(s.Since.Kind(stop.ID), s.Since.In(stop.ID).Kind(s.person.ID, program.StaysPart))
	period := locale.Joined("  ·  ", l.Period(stop.From, stop.Until), schedule.ZoneLine(stop, stop.From, l))
	stack := typeset.Stacked(2,
		title.Text(schedule.StopTitle(stop, l)),
		detail.Text(period),
		detail.Text(locale.Joined("  ·  ", hotel.Name, hotel.Address, hotel.Phone)),
		page.ChangeMark(kind, l, 1))
	band := typeset.Box{Padding: padding, Radius: 5, Fill: &typeset.GreenTint, Content: stack}
	return typeset.Stacked(0, page.WithBar(kind, band), below)
}
