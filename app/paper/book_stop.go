package paper

import (
	"fmt"
	"slices"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

var (
	titleStopContacts = words{"Contacts and emergency", "Contactos y emergencias", "Contacts et urgences"}
	titleGlance       = words{"The week at a glance", "La semana de un vistazo", "La semaine en un coup d’œil"}
	titleElsewhere    = words{"Elsewhere", "En otro lugar", "Ailleurs"}
)

// stopsToPrint returns the stops that the book has a page of; nil is last, for what has no stop.
func (b *book) stopsToPrint() []*program.Stop {
	return slices.DeleteFunc(append(chosenStops(b.edition, b.options.Stops), nil), func(s *program.Stop) bool {
		contacts := s != nil && b.options.has(BookContacts)
		return !contacts && (len(b.daysOf(s)) == 0 || !b.options.has(BookGlance) && !b.options.has(BookDays))
	})
}

func (b *book) daysOf(s *program.Stop) []scheduleDay {
	var list []scheduleDay
	for _, d := range b.days {
		if d.stop == s {
			list = append(list, d)
		}
	}
	return list
}

func (b *book) stopTitle(s *program.Stop) string {
	if s == nil {
		return titleElsewhere.in(b.options.Language)
	}
	return joined(", ", s.City, s.Country.Name(locale.Language(b.options.Language)))
}

// stops sets each stop: its contacts, its week and its days.
func (b *book) stops() error {
	for _, s := range b.stopsToPrint() {
		subtitle := ""
		if s != nil {
			subtitle = joined("  ·  ", program.FormatPeriod(s.From, s.Until, locale.Language(b.options.Language)), zoneLine(s, s.From, b.options.Language))
		}
		days := b.daysOf(s)
		b.section(stopKey(s, ""), b.stopTitle(s), subtitle, 0)
		below := false // something stands below the stop's name, so that what follows takes a page of its own
		follow := func() {
			if below {
				b.flow.NewPage()
			}
			below = true
		}
		if b.options.has(BookContacts) && s != nil {
			follow()
			b.stopContacts(s)
		}
		if b.options.has(BookGlance) && len(days) > 0 {
			follow()
			b.glance(s, days)
		}
		if b.options.has(BookDays) && len(days) > 0 {
			follow()
			if err := b.dayByDay(s, days); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *book) dayByDay(s *program.Stop, days []scheduleDay) error {
	for i, day := range days {
		if i > 0 {
			b.flow.Add(typeset.Space(typeset.Loose))
		}
		subtitle := ""
		if s != nil {
			subtitle = zoneLine(s, day.date, b.options.Language)
		}
		b.heading(stopKey(s, day.date.String()), dayTitle(day.date, b.options.Language), subtitle, 1, typeset.Heading.At(17))
		b.flow.Add(b.printer.day(b.doc, day, b.area.W)...)
		for range day.items {
			if err := b.step(); err != nil {
				return err
			}
		}
	}
	return nil
}

// stopContacts sets whom to call in a stop.
func (b *book) stopContacts(s *program.Stop) {
	language := b.options.Language
	b.heading(stopKey(s, "contacts"), titleStopContacts.in(language), "", 1, typeset.Subtitle)
	if card := emergencyCard(b.edition, s, b.options.Since, language, 1, false); card != nil {
		b.flow.Add(card, typeset.Space(typeset.Normal))
	}
	cards := stopCards(s, b.options.Since, language, 1)
	for len(cards) > 0 {
		pair := cards[:min(2, len(cards))]
		cards = cards[len(pair):]
		b.flow.Add(evenRow(b.doc, pair, b.area.W), typeset.Space(typeset.Normal))
	}
	if with := b.withRoles(program.Liaison, program.Interpreter, program.Staff); len(with) > 0 {
		b.flow.Add(typeset.WithNext(typeset.Space(typeset.Close)),
			typeset.WithNext(typeset.Text{String: wordWithTheGroup.in(language), Style: typeset.Subtitle.At(13)}),
			typeset.WithNext(typeset.Space(typeset.Tight)), companyTable(with, b.options.Since, language, 1))
	}
	b.partStays(s)
}

// partStays tells who is in a stop for only a part of it, or not at all.
func (b *book) partStays(s *program.Stop) {
	var list []typeset.Block
	for _, p := range b.peopleToPrint() {
		if text := stayText(p, s, b.options.Language); text != "" {
			kind := b.options.Since.In(s.ID).Kind(p.ID, program.StaysPart)
			list = append(list, marked(kind, typeset.Text{String: titled(p.ItineraryName()+": "+text, kind, b.options.Language), Style: typeset.Body.At(9.5)}), typeset.Space(3))
		}
	}
	if len(list) > 0 {
		b.flow.Add(typeset.Space(typeset.Wide), typeset.WithNext(typeset.Text{String: wordPartStays.in(b.options.Language), Style: typeset.Subtitle.At(13)}),
			typeset.WithNext(typeset.Space(typeset.Tight)))
		b.flow.Add(list...)
	}
}

// stayText says from when to when a person is in a stop; nothing when it is the whole of it.
func stayText(p *program.Person, s *program.Stop, language string) string {
	stay, own := p.StayAt(s.ID)
	switch {
	case !own:
		return ""
	case stay.Absent:
		return wordNotHere.in(language)
	}
	from, until := "", ""
	if s.From.Before(stay.From) {
		from = fmt.Sprintf(wordFrom.in(language), locale.Language(language).Date(stay.From, locale.WeekdayShort))
	}
	if !stay.Until.IsZero() && stay.Until.Before(s.Until) {
		until = fmt.Sprintf(wordUntil.in(language), locale.Language(language).Date(stay.Until, locale.WeekdayShort))
	}
	return joined(", ", from, until)
}

// evenRow sets up to two cards side by side, equally high.
func evenRow(d *typeset.Document, pair []typeset.Box, width float64) typeset.Block {
	row := typeset.Row{Gap: typeset.Normal}
	half := (width - row.Gap) / 2
	var height float64
	for _, c := range pair {
		height = max(height, d.Height(c, half))
	}
	for i := range 2 {
		cell := typeset.Cell{}
		if i < len(pair) {
			card := pair[i]
			card.MinHeight = height
			cell.Content = card
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// callLine is a line of a card: an address, a number to call.
type callLine struct {
	text  string
	phone string
}

// callCard sets whom to call, under a title that says if it has changed.
func callCard(title words, kind program.ChangeKind, language string, scale float64, lines ...callLine) (typeset.Box, bool) {
	fill, border := typeset.Paper, typeset.Pen{Width: 0.7, Color: typeset.Line}
	label := typeset.LabelCaps
	if kind != "" {
		label, border = label.In(changeColors[kind]), typeset.Pen{Width: 1, Color: changeColors[kind]}
	}
	stack := typeset.Stack{Gap: 2 * scale, Blocks: []typeset.Block{
		typeset.Text{String: titled(program.Capitals(title.in(language)), kind, language), Style: label.At(label.Size * scale)},
	}}
	for i, l := range lines {
		style := typeset.Body.At(9.5 * scale)
		if i == 0 {
			style = style.Strong()
		}
		if l.text != "" {
			stack.Blocks = append(stack.Blocks, typeset.Text{String: l.text, Style: style})
		}
		if l.phone != "" {
			stack.Blocks = append(stack.Blocks, typeset.Text{String: l.phone, Style: typeset.Body.At(9.5 * scale).In(typeset.Green), Link: telephone(l.phone)})
		}
	}
	return typeset.Box{Padding: 10 * scale, Radius: 6 * scale, Fill: &fill, Border: &border, Content: stack}, len(stack.Blocks) > 1
}

// hotelCard is the hotel of a stop, and whether it is known.
func hotelCard(s *program.Stop, since *program.Since, language string, scale float64) (typeset.Box, bool) {
	return callCard(wordHotel, since.Kind(s.ID, program.HotelPart), language, scale, callLine{s.Hotel.Name, ""}, callLine{s.Hotel.Address, s.Hotel.Phone})
}

// stopCards are the hotel, the local host and the transport of a stop, those that are known.
func stopCards(s *program.Stop, since *program.Since, language string, scale float64) []typeset.Box {
	var list []typeset.Box
	add := func(box typeset.Box, some bool) {
		if some {
			list = append(list, box)
		}
	}
	add(hotelCard(s, since, language, scale))
	add(callCard(wordCouncil, since.Kind(s.ID, program.HostsPart), language, scale, callLine{s.Council, s.CouncilPhone}))
	driver := s.Driver
	if driver != "" {
		driver = labelled(wordDriver, language, driver)
	}
	add(callCard(wordTransport, since.Kind(s.ID, program.RidesPart), language, scale, callLine{s.Transport, ""}, callLine{driver, s.DriverPhone}))
	return list
}

// emergencyCard holds the numbers to call when something happens, side by side or, in a narrow column, below one
// another; nil where none is known.
func emergencyCard(e *program.Edition, s *program.Stop, since *program.Since, language string, scale float64, narrow bool) typeset.Block {
	row, stack := typeset.Row{Gap: typeset.Wide}, typeset.Stack{Gap: 4 * scale}
	for _, number := range []struct {
		title words
		phone string
	}{{wordEmergencyNumber, s.EmergencyPhone}, {wordProgramEmergency, e.EmergencyPhone}} {
		if number.phone != "" {
			stack.Blocks = append(stack.Blocks, typeset.Stack{Blocks: []typeset.Block{
				typeset.Text{String: number.title.in(language), Style: typeset.Small.At(8.5 * scale)},
				typeset.Text{String: number.phone, Style: typeset.Body.At(14 * scale).Strong(), Link: telephone(number.phone)},
			}})
			row.Cells = append(row.Cells, typeset.Cell{Content: stack.Blocks[len(stack.Blocks)-1]})
		}
	}
	if len(row.Cells) == 0 {
		return nil
	}
	kind := strongest(since.Kind(e.ID, program.PhonesPart), since.Kind(s.ID, program.PhonesPart))
	var numbers typeset.Block = row
	if narrow {
		numbers = stack
	}
	border := typeset.Pen{Width: 0.7, Color: typeset.Red}
	return typeset.Box{Padding: 10 * scale, Radius: 6 * scale, Fill: &typeset.RedTint, Border: &border, Content: typeset.Stack{Gap: 4 * scale, Blocks: []typeset.Block{
		typeset.Text{String: titled(program.Capitals(wordEmergency.in(language)), kind, language), Style: typeset.LabelCaps.At(7.5 * scale).In(typeset.Red)}, numbers,
	}}}
}

// companyTable lists people with their role, languages and telephone; a column that nobody has is left out.
func companyTable(people []*program.Person, since *program.Since, language string, scale float64) typeset.Block {
	columns := []struct {
		title words
		share float64
		cell  func(*program.Person) string
	}{
		{wordName, 3, (*program.Person).ItineraryName},
		{wordRole, 2, func(p *program.Person) string { return p.Role.Name(locale.Language(language)) }},
		{wordLanguages, 3, func(p *program.Person) string { return spokenNames(p, language) }},
		{wordPhone, 2.4, func(p *program.Person) string { return p.Phone }},
	}
	table := typeset.Table{Rows: make([][]typeset.Block, len(people))}
	for _, c := range columns {
		some := false
		for _, p := range people {
			some = some || c.cell(p) != ""
		}
		if !some {
			continue
		}
		table.Columns = append(table.Columns, typeset.Column{Title: c.title.in(language), Share: c.share})
		for i, p := range people {
			var cell typeset.Block = typeset.Text{String: c.cell(p), Style: typeset.Body.At(9 * scale)}
			if len(table.Columns) == 1 {
				cell = typeset.Stack{Blocks: append([]typeset.Block{cell}, markWord(companyKind(since, p), language, scale)...)}
			}
			table.Rows[i] = append(table.Rows[i], cell)
		}
	}
	for _, p := range people {
		table.Marks = append(table.Marks, markColor(companyKind(since, p)))
	}
	return table
}

// companyKind says what became of what is told of someone who accompanies the group.
func companyKind(since *program.Since, p *program.Person) program.ChangeKind {
	return since.Kind(p.ID, program.NamesPart, program.ReachPart)
}

func spokenNames(p *program.Person, language string) string {
	var list []string
	for _, s := range p.Languages {
		list = append(list, program.LanguageName(s.Language, locale.Language(language)))
	}
	return joined(", ", list...)
}
