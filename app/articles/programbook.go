// Package articles writes the content of documents that are read, and edited, as text: each function returns an article
// that paper draws and word writes.
package articles

import (
	"context"
	"fmt"
	"slices"

	"laurel/app/article"
	"laurel/app/paper/book"
	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// ProgramBook returns the program book for editing: the same parts as on paper, but for the week at a glance and the
// lined pages, which are drawings.
func ProgramBook(ctx context.Context, r request.Request) (*article.Article, error) {
	title := r.Language.Text("document.program-book")
	a, err := begun(r, title, r.Edition.Name)
	if err != nil {
		return nil, err
	}
	a.Contents = r.Language.Text("Contents")
	b := &programBook{
		Request:   r,
		Article:   a,
		days:      r.DaysOf(r.Edition.Plan().Planned()),
		described: map[program.ID]bool{},
	}
	b.Cover = b.cover(title)
	b.changes()
	for _, s := range append(r.SelectStops(), nil) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b.stop(s)
	}
	if err := b.people(ctx); err != nil {
		return nil, err
	}
	b.organisations()
	return b.Article, nil
}

// programBook is a program book that is being written.
type programBook struct {
	request.Request
	*article.Article
	days      []request.Day
	described map[program.ID]bool // organisations whose description was written with a meeting
}

func (b *programBook) has(part book.Part) bool {
	_, chosen := b.Options["parts"]
	return !chosen || slices.Contains(b.List("parts"), string(part))
}

func (b *programBook) text(key string) string { return b.Request.Language.Text(key) }

func (b *programBook) cover(title string) *article.Cover {
	e := b.Edition
	var cities []string
	for _, s := range b.SelectStops() {
		cities = append(cities, s.City)
	}
	return &article.Cover{
		Eyebrow:  locale.Joined(" · ", title, e.Sponsor),
		Title:    e.Name,
		Subtitle: locale.Joined(" · ", b.Request.Language.Period(e.Start, e.End), locale.Joined(", ", cities...)),
		Intro:    locale.Joined("\n", e.SponsorSentence, e.Agency),
	}
}

// changes lists what has changed since the release that the recipient was sent.
func (b *programBook) changes() {
	if b.Since == nil {
		return
	}
	l := b.Request.Language
	b.Add(article.Heading{Level: 1, Text: b.Since.Title(l)})
	var items []string
	for _, c := range b.Since.Sorted() {
		items = append(items, locale.Joined(": ", c.Kind.Mark(l), c.Sentence(l)))
	}
	if len(items) == 0 {
		b.Add(article.Paragraph{Text: b.text("nothing-changed")})
	}
	b.Add(article.List{Items: items})
}

// marked writes the mark of a change behind a title.
func (b *programBook) marked(title string, record program.ID, parts ...program.Part) string {
	return page.TitledChange(title, b.Since.Kind(record, parts...), b.Request.Language)
}

// stop writes a stop; nil: what belongs to none.
func (b *programBook) stop(s *program.Stop) {
	l := b.Request.Language
	days := slices.DeleteFunc(slices.Clone(b.days), func(d request.Day) bool { return d.Stop != s })
	contacts := s != nil && b.has(book.Contacts)
	if !contacts && (len(days) == 0 || !b.has(book.Days)) {
		return
	}
	heading := article.Heading{Level: 1, Text: schedule.StopTitle(s, l)}
	if s != nil {
		heading.Subtitle = locale.Joined(" · ", l.Period(s.From, s.Until), schedule.ZoneLine(s, s.From, l))
	}
	b.Add(heading)
	if contacts {
		b.contacts(s)
	}
	if !b.has(book.Days) {
		return
	}
	for _, day := range days {
		b.day(day)
	}
}

// contacts writes whom to call and where the group stays.
func (b *programBook) contacts(s *program.Stop) {
	l := b.Request.Language
	table := article.Table{Columns: []article.Column{{}, {Share: 2, Strong: true}, {Share: 1.3}}}
	add := func(key string, part program.Part, text, phone string) {
		if text+phone != "" {
			label := l.Capital(l.Text(key))
			if part != "" {
				label = b.marked(label, s.ID, part)
			}
			table.Rows = append(table.Rows, []string{label, text, phone})
		}
	}
	add("Emergency services", program.PhonesPart, "", s.EmergencyPhone)
	add("Program emergency line", "", "", b.Edition.EmergencyPhone)
	add("Hotel", program.HotelPart, locale.Joined("\n", s.Hotel.Name, s.Hotel.Address), s.Hotel.Phone)
	add("Local host", program.HostsPart, s.Council, s.CouncilPhone)
	driver := page.Labelled(l, "paper.driver", s.Driver)
	add("Transport", program.RidesPart, locale.Joined("\n", s.Transport, driver), s.DriverPhone)
	for _, p := range b.Edition.People {
		if p.Cancelled || p.Role == program.Awardee || p.Role == program.Guest {
			continue
		}
		name := b.marked(p.ItineraryName(), p.ID, program.NamesPart, program.ReachPart)
		about := locale.Joined("\n", name, page.Spoken(p.Languages, l))
		table.Rows = append(table.Rows, []string{p.Role.Name(l), about, p.Phone})
	}
	if len(table.Rows) > 0 {
		b.Add(article.Heading{Level: 2, Text: b.text("Contacts and emergency")}, table)
	}
	var away []string
	for _, p := range b.Edition.People {
		if text := book.StayText(p, s, l); text != "" && !p.Cancelled {
			line := l.Labelled(p.ItineraryName(), text)
			away = append(away, page.TitledChange(line, b.Since.In(s.ID).Kind(p.ID, program.StaysPart), l))
		}
	}
	if len(away) > 0 {
		b.Add(article.Heading{Level: 3, Text: b.text("Not with the group all the time")}, article.List{Items: away})
	}
}

// day writes the items of a day, each with its times beside what there is to know.
func (b *programBook) day(day request.Day) {
	l := b.Request.Language
	b.Add(article.Heading{
		Level: 2, Text: page.DayTitle(day.Date, l), Subtitle: schedule.ZoneLine(day.Stop, day.Date, l),
	})
	printer := schedule.Printer{Request: b.Request}
	table := article.Table{Columns: []article.Column{{}, {Share: 4, Strong: true}}}
	for _, m := range day.Continued {
		since := l.Text("Continued from {{.Day}}", locale.Values{"Day": page.ShortDay(m.Start.Date, l)})
		until := ""
		if m.End.Date == day.Date {
			until = schedule.UntilOf(m, l)
		}
		table.Rows = append(table.Rows, []string{until, m.Title + "\n" + since})
	}
	for _, m := range printer.Struck(day) {
		table.Rows = append(table.Rows, []string{
			schedule.TimesOf(m, l), page.TitledChange(m.TitleIn(l), b.Since.Kind(m.ID), l),
		})
	}
	for _, m := range day.Items {
		times := locale.Joined("\n", schedule.TimesOf(m, l), m.Kind.Name(l))
		table.Rows = append(table.Rows, []string{times, b.item(printer, m)})
	}
	if len(table.Rows) == 0 {
		b.Add(article.Paragraph{Text: b.text("Nothing is planned for this day.")})
		return
	}
	b.Add(table)
}

// item returns what there is to know about a meeting, a line each.
func (b *programBook) item(printer schedule.Printer, m *program.Meeting) string {
	l := b.Request.Language
	name, address := schedule.PlaceOf(b.Edition, m)
	lines := []string{b.marked(m.Title, m.ID), b.Since.Was(m, l)}
	if name != m.Title {
		lines = append(lines, name)
	}
	lines = append(lines, address)
	if o := b.Edition.Organisation(m.Organisation); o != nil {
		lines = append(lines, page.Labelled(l, "paper.directions", o.Directions))
		if !b.described[o.ID] && m.Kind != program.Transport && m.Kind != program.FlightKind {
			b.described[o.ID] = true
			lines = append(lines, o.Description)
		}
	}
	lines = append(lines, m.Link, page.Labelled(l, "paper.getting-there", m.Travel.Name(l)),
		page.Labelled(l, "Topic", m.Topic))
	for _, id := range m.Contacts {
		if c := b.Edition.Contact(id); c != nil {
			who := page.Labelled(l, "Contact", locale.Joined(", ", page.ContactName(c), c.Title))
			lines = append(lines, locale.Joined(" · ", who, c.Phone, c.Email))
		}
	}
	lines = append(lines, m.Note, printer.Interpreters(m), printer.Attendance(m))
	return locale.Joined("\n", lines...)
}

// photoWidth is how wide a portrait is, in millimetres.
const photoWidth = 28

// people writes who takes part, with photo and biography.
func (b *programBook) people(ctx context.Context) error {
	if !b.has(book.People) {
		return nil
	}
	first := true
	for _, role := range program.Roles() {
		for _, p := range b.Edition.People {
			if p.Role != role || p.Cancelled {
				continue
			}
			if first {
				b.Add(article.Heading{Level: 1, Text: b.text("Participants")})
			}
			first = false
			if err := b.person(ctx, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *programBook) person(ctx context.Context, p *program.Person) error {
	l := b.Request.Language
	name := b.marked(p.WithSuffix(p.ItineraryName()), p.ID, program.NamesPart, program.AboutPart)
	b.Add(article.Heading{Level: 3, Text: name})
	if p.Photo != "" && b.Photos != nil {
		image, err := b.Photos.Photo(ctx, p.Photo)
		if err != nil {
			return fmt.Errorf(
				"the photo of %s could not be read; choose it again in their record: %w",
				p.DisplayName(),
				err,
			)
		}
		b.Add(article.Picture{Image: image, Alt: p.DisplayName(), Width: photoWidth})
	}
	own := p.OwnName
	if own == p.DisplayName() {
		own = ""
	}
	for _, text := range []string{
		locale.Joined(" · ", own, page.Pronunciation(p, l)),
		locale.Joined(", ", p.Position, p.Affiliation),
		locale.Joined(" · ", p.Role.Name(l), page.Country(p.Country, l), page.Spoken(p.Languages, l)),
	} {
		if text != "" {
			b.Add(article.Note{Text: text})
		}
	}
	for _, text := range []string{p.Citation, p.Bio} {
		if text != "" {
			b.Add(article.Paragraph{Text: text})
		}
	}
	return nil
}

// organisations writes whom the delegation visits, and who was met there.
func (b *programBook) organisations() {
	if !b.has(book.Organisations) {
		return
	}
	first := true
	for _, o := range b.visited() {
		if first {
			b.Add(article.Heading{Level: 1, Text: b.text("Hosts and organisations")})
		}
		first = false
		b.Add(article.Heading{Level: 3, Text: b.marked(o.Name, o.ID), Subtitle: o.Category})
		if reach := locale.Joined("\n", o.Address, locale.Joined(" · ", o.Phone, o.Website)); reach != "" {
			b.Add(article.Note{Text: reach})
		}
		if o.Description != "" && !b.described[o.ID] {
			b.Add(article.Paragraph{Text: o.Description})
		}
		var met []string
		for _, c := range b.Edition.Contacts {
			if c.Organisation == o.ID && b.meets(c.ID) {
				name := b.marked(locale.Joined(", ", page.ContactName(c), c.Title), c.ID)
				met = append(met, locale.Joined(" · ", name, c.Phone, c.Email))
			}
		}
		b.Add(article.List{Items: met})
	}
}

// visited lists the organisations of the book's stops, by the first visit.
func (b *programBook) visited() (found []*program.Organisation) {
	for _, d := range b.days {
		for _, m := range d.Items {
			if o := b.Edition.Organisation(m.Organisation); o != nil && !slices.Contains(found, o) {
				found = append(found, o)
			}
		}
	}
	return found
}

func (b *programBook) meets(contact program.ID) bool {
	return slices.ContainsFunc(b.days, func(d request.Day) bool {
		return slices.ContainsFunc(
			d.Items,
			func(m *program.Meeting) bool { return slices.Contains(m.Contacts, contact) },
		)
	})
}
