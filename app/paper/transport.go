package paper

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

var (
	titleTransport   = words{"Transport sheet", "Hoja de transporte", "Feuille de transport"}
	wordPassengers   = words{"Passengers", "Pasajeros", "Passagers"}
	wordBags         = words{"Bags", "Bultos", "Bagages"}
	wordDay          = words{"Day", "Día", "Jour"}
	wordTime         = words{"Time", "Hora", "Heure"}
	wordLine         = words{"What and where", "Qué y dónde", "Quoi et où"}
	wordFree         = words{"Free day", "Día libre", "Journée libre"}
	wordArrivals     = words{"Arrivals", "Llegadas", "Arrivées"}
	wordDepartures   = words{"Departures", "Salidas", "Départs"}
	wordFlightNumber = words{"Flight or train", "Vuelo o tren", "Vol ou train"}
	wordWhere        = words{"Airport or station", "Aeropuerto o estación", "Aéroport ou gare"}
	wordPresentFrom  = words{"from %s", "desde el %s", "à partir du %s"}
	wordPresentUntil = words{"until %s", "hasta el %s", "jusqu’au %s"}
	wordOnce         = words{"From – until", "Desde – hasta", "Du – au"}
)

// TransportOptions are the choices of transport sheets.
type TransportOptions struct {
	PeopleOptions
	Bags int // pieces of luggage each person is counted with; zero is 3
}

// TransportSheet writes for each stop what its transport company needs: how many people and bags, the hotel, what is to be
// driven on each day, who arrives and leaves when, and who the passengers are.
func TransportSheet(ctx context.Context, w io.Writer, edition *program.Edition, options TransportOptions) error {
	if options.Bags < 0 {
		return errors.New("nobody has fewer than no bags: choose how many each person has")
	}
	if options.Bags == 0 {
		options.Bags = usualBags
	}
	t := transportSheet{stopList: newStopList(titleTransport, edition, options.PeopleOptions), bags: options.Bags}
	return t.write(ctx, w, t.stop)
}

// transportSheet is one sheet being made.
type transportSheet struct {
	*stopList
	bags int
}

func (t transportSheet) stop(s *program.Stop, people []*program.Person) {
	t.setCards(stopCards(s, t.options.Since, t.language, 1)...)
	t.summary(countPassengers.of(len(people), t.language), countBags.of(len(people)*t.bags, t.language))
	t.flow.Add(t.dayTable(s, people))
	first, last := t.ends(s, people)
	t.flights(wordArrivals, first, program.ArrivalPart, func(p *program.Person) program.Flight { return p.Arrival })
	t.flights(wordDepartures, last, program.DeparturePart, func(p *program.Person) program.Flight { return p.Departure })
	t.passengers(s, people)
}

// Driven reports whether a schedule item is a line of the sheet: a ride, a flight to be met, or what one is driven to.
func Driven(m *program.Meeting) bool {
	return m.Kind == program.Transport || m.Kind == program.FlightKind || m.Travel == program.Van
}

// dayTable lists what is driven on each day of a stop. A day without a ride says so, so that nobody wonders whether it was
// forgotten.
func (t transportSheet) dayTable(s *program.Stop, people []*program.Person) typeset.Block {
	language := t.language
	table := typeset.Table{KeepFirst: 2, Columns: []typeset.Column{
		{Title: wordDay.in(language), Width: 58},
		{Title: wordTime.in(language), Width: 98},
		{Title: wordLine.in(language), Share: 1},
		{Title: wordPassengers.in(language), Width: 60, Align: typeset.Right},
		{Title: wordBags.in(language), Width: 46, Align: typeset.Right},
	}}
	for _, day := range scheduleDays(t.edition, planned(t.edition), []program.ID{s.ID}) {
		date := locale.Language(language).Date(day.date, locale.WeekdayShort)
		if date == "" {
			date = wordUndated.in(language)
		}
		free, style := true, listStyle.Strong()
		for _, m := range day.items {
			if !Driven(m) {
				continue
			}
			passengers, bags := t.counts(s, m, people)
			table.Rows = append(table.Rows, []typeset.Block{
				listWord(date, style), listWord(program.FormatTimes(m.Start, m.End, locale.Language(language)), listStyle), t.line(m),
				listWord(passengers, listStyle), listWord(bags, listStyle),
			})
			table.Marks = append(table.Marks, markColor(t.options.Since.Kind(m.ID)))
			free, style = false, listStyle.In(typeset.Quiet) // each row says its day, since the table may go over to another page
		}
		for _, m := range t.struckOn(day) {
			table.Rows = append(table.Rows, []typeset.Block{
				listWord(date, style), listWord(program.FormatTimes(m.Start, m.End, locale.Language(language)), listStyle.Through()), t.struckLine(m),
			})
			table.Marks = append(table.Marks, markColor(t.options.Since.Kind(m.ID)))
			free, style = false, listStyle.In(typeset.Quiet)
		}
		if free {
			table.Marks = append(table.Marks, nil)
			table.Rows = append(table.Rows, []typeset.Block{
				listWord(date, style), nil, listText(wordFree.in(language), listStyle.In(typeset.Quiet)),
			})
		}
	}
	return table
}

// line says what is driven and where.
func (t transportSheet) line(m *program.Meeting) typeset.Block {
	name, address := placeOf(t.edition, m)
	stack := typeset.Stack{Blocks: []typeset.Block{typeset.Text{String: m.Title, Style: typeset.Body.At(9).Strong()}}}
	for _, text := range []string{joined(" · ", name, address), m.Note} {
		if text != "" {
			stack.Blocks = append(stack.Blocks, typeset.Text{String: text, Style: typeset.Small})
		}
	}
	if was := t.options.Since.Was(m, locale.Language(t.language)); was != "" {
		stack.Blocks = append(stack.Blocks, typeset.Text{String: was, Style: typeset.Small.In(typeset.Amber)})
	}
	stack.Blocks = append(stack.Blocks, markWord(t.options.Since.Kind(m.ID), t.language, 1)...)
	return stack
}

// struckOn lists the lines that a day had when the sheet was sent and has not any more.
func (t transportSheet) struckOn(day scheduleDay) []*program.Meeting {
	return schedulePrinter{edition: t.edition, since: t.options.Since}.struckOn(day)
}

// struckLine says what was to be driven.
func (t transportSheet) struckLine(m *program.Meeting) typeset.Block {
	return typeset.Stack{Blocks: append([]typeset.Block{typeset.Text{String: m.Title, Style: typeset.Body.At(9).Through()}}, markWord(t.options.Since.Kind(m.ID), t.language, 1)...)}
}

// counts tells how many passengers and bags a line has. Luggage travels when the group comes and goes.
func (t transportSheet) counts(s *program.Stop, m *program.Meeting, people []*program.Person) (passengers, bags string) {
	count := 0
	for _, p := range t.edition.AttendeesOf(m) {
		if slices.Contains(people, p) {
			count++
		}
	}
	if moving := m.Kind == program.Transport || m.Kind == program.FlightKind; moving && (m.Start.Date == s.From || m.Start.Date == s.Until) {
		bags = strconv.Itoa(count * t.bags)
	}
	return strconv.Itoa(count), bags
}

// ends returns for whom the stop is the first and the last of the program.
func (t transportSheet) ends(s *program.Stop, people []*program.Person) (first, last []*program.Person) {
	for _, p := range people {
		stops := cardStops(t.edition, nil, p)
		if stops[0] == s {
			first = append(first, p)
		}
		if stops[len(stops)-1] == s {
			last = append(last, p)
		}
	}
	return first, last
}

// flights lists who comes or leaves with which flight.
func (t transportSheet) flights(title words, people []*program.Person, part program.Part, of func(*program.Person) program.Flight) {
	groups := map[program.Flight][]string{}
	kinds := map[program.Flight]program.ChangeKind{}
	var order []program.Flight
	for _, p := range people {
		flight := of(p)
		if flight == (program.Flight{}) {
			continue
		}
		if groups[flight] == nil {
			order = append(order, flight)
		}
		groups[flight] = append(groups[flight], p.LatinName())
		kinds[flight] = strongest(kinds[flight], t.options.Since.Kind(p.ID, part))
	}
	if len(order) == 0 {
		return
	}
	slices.SortStableFunc(order, func(a, b program.Flight) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Number, b.Number))
	})
	language := t.language
	table := typeset.Table{KeepFirst: 1, Columns: []typeset.Column{
		{Title: wordDay.in(language), Width: 58},
		{Title: wordTime.in(language), Width: 52},
		{Title: wordFlightNumber.in(language), Share: 1},
		{Title: wordWhere.in(language), Share: 1},
		{Title: wordPassengers.in(language), Share: 2.4},
		{Title: wordBags.in(language), Width: 44, Align: typeset.Right},
	}}
	for _, f := range order {
		clock := ""
		if !f.At.IsZero() {
			clock = locale.Language(language).Clock(f.At.Clock)
		}
		row := listCells(locale.Language(language).Date(f.At.Date, locale.WeekdayShort), clock, f.Number, f.Place, joined(", ", groups[f]...), strconv.Itoa(len(groups[f])*t.bags))
		row[4] = typeset.Stack{Blocks: append([]typeset.Block{row[4]}, markWord(kinds[f], language, 1)...)}
		table.Rows, table.Marks = append(table.Rows, row), append(table.Marks, markColor(kinds[f]))
	}
	t.subheading(title)
	t.flow.Add(table)
}

// passengers lists everyone by name, with the days of those who are not there all the time.
func (t transportSheet) passengers(s *program.Stop, people []*program.Person) {
	language := t.language
	days := make([]string, len(people))
	for i, p := range people {
		stay, _ := p.StayAt(s.ID)
		days[i] = ownDays(stay, s, language)
	}
	some := slices.ContainsFunc(days, func(d string) bool { return d != "" })
	table := typeset.Table{Striped: true, KeepFirst: 3, Columns: []typeset.Column{
		{Title: wordNumber.in(language), Width: 22, Align: typeset.Right},
		{Title: wordName.in(language), Share: 2},
		{Title: wordRole.in(language), Share: 1},
		{Title: wordBags.in(language), Width: 46, Align: typeset.Right},
	}}
	if some {
		table.Columns = slices.Insert(table.Columns, 3, typeset.Column{Title: wordOnce.in(language), Share: 1.2})
	}
	since := t.options.Since.In(s.ID)
	for i, p := range people {
		kind := since.Kind(p.ID, program.NamesPart, program.PassportPart, program.StaysPart)
		row := listCells(strconv.Itoa(i+1), p.LatinName(), "", strconv.Itoa(t.bags))
		row[1] = typeset.Stack{Blocks: append([]typeset.Block{row[1]}, markWord(kind, language, 1)...)}
		row[2] = listWord(p.Role.Name(locale.Language(language)), listStyle)
		if some {
			row = slices.Insert(row, 3, listWord(days[i], listStyle))
		}
		table.Rows, table.Marks = append(table.Rows, row), append(table.Marks, markColor(kind))
	}
	for _, p := range t.gone(s) {
		name := append([]typeset.Block{listText(p.LatinName(), listStyle.Through())}, markWord(program.WasCancelled, language, 1)...)
		table.Rows = append(table.Rows, []typeset.Block{nil, typeset.Stack{Blocks: name}, listWord(p.Role.Name(locale.Language(language)), listStyle.Through())})
		table.Marks = append(table.Marks, markColor(program.WasCancelled))
	}
	t.subheading(wordPassengers)
	t.flow.Add(table)
}

// ownDays says when someone is there who is not there for the whole stop.
func ownDays(stay program.Stay, s *program.Stop, language string) string {
	from, until := locale.Language(language).Date(stay.From, locale.WeekdayShort), locale.Language(language).Date(stay.Until, locale.WeekdayShort)
	late, early := from != "" && stay.From != s.From, until != "" && stay.Until != s.Until
	switch {
	case late && early:
		return from + " – " + until
	case late:
		return fmt.Sprintf(wordPresentFrom.in(language), from)
	case early:
		return fmt.Sprintf(wordPresentUntil.in(language), until)
	}
	return ""
}
