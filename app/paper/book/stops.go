package book

import (
	"maps"
	"slices"

	"laurel/app/request"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// stopsToPrint returns the stops that the book has a page of; nil is last, for what has no stop.
func (b *book) stopsToPrint() []*program.Stop {
	return slices.DeleteFunc(append(b.SelectStops(), nil), func(s *program.Stop) bool {
		contacts := s != nil && b.has(Contacts)
		return !contacts && (len(b.daysOf(s)) == 0 || !b.has(Glance) && !b.has(Days))
	})
}

func (b *book) daysOf(s *program.Stop) []request.Day {
	return slices.DeleteFunc(slices.Clone(b.days), func(d request.Day) bool { return d.Stop != s })
}

// stops sets each stop: its contacts, its week and its days.
func (b *book) stops() error {
	for _, s := range b.stopsToPrint() {
		subtitle := ""
		if s != nil {
			zone := schedule.ZoneLine(s, s.From, b.Language)
			subtitle = locale.Joined("  ·  ", b.Language.Period(s.From, s.Until), zone)
		}
		days := b.daysOf(s)
		b.section(schedule.StopTitle(s, b.Language), subtitle)
		first := true // the first part is below the stop's name, the others have pages of their own
		begin := func() {
			if !first {
				b.Flow.NewPage()
			}
			first = false
		}
		if b.has(Contacts) && s != nil {
			begin()
			b.stopContacts(s)
		}
		if b.has(Glance) && len(days) > 0 {
			begin()
			b.glance(s, days)
		}
		if b.has(Days) && len(days) > 0 {
			begin()
			if err := b.dayByDay(s, days); err != nil {
				return err
			}
		}
	}
	return nil
}

// dayByDay sets the days of a stop, in letters a little smaller where its last page would have hardly anything on it.
func (b *book) dayByDay(s *program.Stop, days []request.Day) error {
	described := maps.Clone(b.described)
	blocks := b.dayBlocks(s, days, 1)
	if pages, wasteful := b.Doc.PagesOf(b.Area, blocks...); wasteful {
		for _, scale := range []float64{0.97, 0.94, 0.91} {
			b.described = maps.Clone(described)
			smaller := b.dayBlocks(s, days, scale)
			if fewer, _ := b.Doc.PagesOf(b.Area, smaller...); fewer < pages {
				blocks = smaller
				break
			}
		}
	}
	b.Flow.Add(blocks...)
	for _, day := range days {
		for range day.Items {
			if err := b.step(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *book) dayBlocks(s *program.Stop, days []request.Day, scale float64) (list []typeset.Block) {
	printer := b.printer
	printer.Scale = scale
	for i, day := range days {
		if i > 0 {
			list = append(list, typeset.Loose)
		}
		title, subtitle := page.DayTitle(day.Date, b.Language), schedule.ZoneLine(s, day.Date, b.Language)
		list = append(list, b.headingOf(title, subtitle, 1, typeset.Heading.At(17))...)
		list = append(list, printer.Again(day))
		list = append(list, printer.Day(b.Doc, day, b.Area.W)...)
		list = append(list, typeset.Repeated(nil))
	}
	return list
}

// stopContacts sets whom to call in a stop.
func (b *book) stopContacts(s *program.Stop) {
	b.heading(b.Language.Text("Contacts and emergency"), "", 1, typeset.Subtitle)
	if card := b.cards.Emergency(s, false); card != nil {
		b.Flow.Add(card, typeset.Normal)
	}
	for pair := range slices.Chunk(b.cards.Cards(s), 2) {
		b.Flow.Add(b.EvenRow(pair, 2), typeset.Normal)
	}
	if with := b.withRoles(program.Liaison, program.Interpreter, program.Staff); len(with) > 0 {
		b.Flow.AddWithNext(typeset.Close)
		b.subheading("With the group")
		b.Flow.Add(b.cards.Company(with, (*program.Person).ItineraryName))
	}
	b.partStays(s)
}

// subheading sets the heading of a list in a stop's contacts.
func (b *book) subheading(title string) {
	b.Flow.AddWithNext(typeset.Subtitle.At(13).Text(b.Language.Text(title)), typeset.Tight)
}

// partStays lists who is in a stop for only a part of it, or not at all.
func (b *book) partStays(s *program.Stop) {
	var list []typeset.Block
	for _, p := range b.withRoles(program.Roles()...) {
		if text := StayText(p, s, b.Language); text != "" {
			kind := b.Since.In(s.ID).Kind(p.ID, program.StaysPart)
			text = b.Language.Labelled(p.ItineraryName(), text)
			list = append(list, page.ChangedText(text, typeset.Body.At(9.5), kind, b.Language), typeset.Space(3))
		}
	}
	if len(list) > 0 {
		b.Flow.Add(typeset.Wide)
		b.subheading("Not with the group all the time")
		b.Flow.Add(list...)
	}
}

// StayText writes from when to when a person is in a stop; nothing when it is the whole of it.
func StayText(p *program.Person, s *program.Stop, l locale.Language) string {
	stay, own := p.StayAt(s.ID)
	switch {
	case !own:
		return ""
	case stay.Absent:
		return l.Text("not in this city")
	}
	from, until := "", ""
	if s.From.Before(stay.From) {
		from = l.Text("from-day", locale.Values{"Day": page.ShortDay(stay.From, l)})
	}
	if !stay.Until.IsZero() && stay.Until.Before(s.Until) {
		until = l.Text("until-day", locale.Values{"Day": page.ShortDay(stay.Until, l)})
	}
	return locale.Joined(", ", from, until)
}
