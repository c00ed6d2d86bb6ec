package list

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// Transport writes for each stop what its transport company needs: how many people and bags, the hotel, what is to be
// driven on each day, who arrives and leaves when, and who the passengers are. Option: bags (pieces of luggage each
// person is counted with).
func Transport(ctx context.Context, w io.Writer, r request.Request) error {
	bags, err := page.Bags(r)
	if err != nil {
		return err
	}
	t := transport{newStopList(r, "document.transport-sheet"), bags}
	return t.write(ctx, w, t.stop)
}

// transport is a transport sheet.
type transport struct {
	*stopList
	bags int
}

func (t transport) stop(s *program.Stop, people []*program.Person) {
	t.setCards(t.cards.Cards(s))
	t.summary(
		t.Language.Count("{{.Count}} passengers", len(people)),
		t.Language.Count("{{.Count}} bags", program.CountBags(people, t.bags)),
	)
	if t.bags > 0 {
		t.Flow.AddWithNext(typeset.Small.Quiet().Text(t.Language.Count("bags.counted", t.bags)), typeset.Close)
	}
	t.Flow.Add(t.dayTable(s, people))
	first, last := program.Ends(t.Edition.Stops, s, people)
	t.flights("Arrivals", slices.Concat(program.SharedFlights(first, program.ArrivalPart),
		t.Edition.Travel().OnwardFlights(s, people, program.ArrivalPart)), program.ArrivalPart)
	t.flights("Departures", slices.Concat(program.SharedFlights(last, program.DeparturePart),
		t.Edition.Travel().OnwardFlights(s, people, program.DeparturePart)), program.DeparturePart)
	t.passengers(s, people)
}

// dayTable lists the rides of each day of a stop. A day without a ride has a row with the reason, so that nobody
// wonders whether it was forgotten.
func (t transport) dayTable(s *program.Stop, people []*program.Person) typeset.Block {
	table := typeset.Table{KeepFirst: 2, Columns: []typeset.Column{
		t.fixed("Day", 56), t.fixed("Time", 96), t.column("What and where", 1),
		t.numbers("Passengers", 60), t.numbers("Bags", 46),
	}}
	r := t.Request
	r.Stops = []program.ID{s.ID}
	printer := schedule.Printer{Request: t.Request}
	for _, day := range r.DaysOf(t.Edition.Plan().Planned()) {
		date := cmp.Or(page.ShortDay(day.Date, t.Language), t.Language.Text("Date to be arranged"))
		style := cellStyle.Strong()
		add := func(kind edition.Kind, cells ...typeset.Block) {
			page.AddRow(&table, kind, append([]typeset.Block{style.Line(date)}, cells...)...)
			style = cellStyle.Quiet() // each row shows its day, since the table may continue on another page
		}
		driven := false
		for i, m := range day.Items {
			if m.IsDriven() {
				driven = true
				passengers, bags := t.counts(s, m, people)
				times, line := cellStyle.Line(t.Language.Times(m.Start, m.End)), t.line(m, t.pickUp(s, day.Items[:i]))
				add(t.Since.Kind(m.ID), times, line, cellStyle.Line(passengers), cellStyle.Line(bags))
			}
		}
		for _, m := range printer.Struck(day) {
			kind := t.Since.Kind(m.ID)
			title := page.WithMark(cellStyle.Through().Text(m.Title), kind, t.Language, 1)
			add(kind, cellStyle.Through().Line(t.Language.Times(m.Start, m.End)), title)
		}
		if !driven {
			why := program.UndrivenDay(s, day.Date, slices.Concat(day.Items, day.Continued), t.Edition.Plan().Planned())
			text := cellStyle.Quiet()
			if why.ModeUnknown {
				text = cellStyle.In(typeset.Amber)
			}
			add("", nil, text.Text(why.Text(t.Language)))
		}
	}
	return table
}

// pickUp is where the group is after some items of a day: at the place of the last one, or at the hotel, as after free
// time. It is empty where it is not known: the place of a ride or flight is where it begins.
func (t transport) pickUp(s *program.Stop, before []*program.Meeting) string {
	for _, m := range slices.Backward(before) {
		name, _ := schedule.PlaceOf(t.Edition, m)
		switch {
		case m.Kind == program.Transport || m.Kind == program.FlightKind:
			return ""
		case m.Kind == program.NoteKind:
		case name != "":
			return name
		case m.Kind == program.FreeTime:
			return s.Hotel.Name
		}
	}
	return s.Hotel.Name
}

// line sets what is driven, from where and to where. The place of a ride is where it begins; of a flight it is all
// that the driver needs.
func (t transport) line(m *program.Meeting, from string) typeset.Block {
	name, address := schedule.PlaceOf(t.Edition, m)
	place := locale.Joined(" · ", name, address)
	var lines []string
	switch m.Kind {
	case program.FlightKind:
		lines = []string{place}
	case program.Transport:
		lines = []string{page.Labelled(t.Language, "Pick-up", cmp.Or(place, from))}
	default:
		lines = []string{
			page.Labelled(t.Language, "Pick-up", from), page.Labelled(t.Language, "Destination", place),
		}
	}
	stack := typeset.Stacked(0, cellStyle.Strong().Text(m.Title))
	for _, text := range append(lines, page.Labelled(t.Language, "Vehicle", m.Vehicle), m.Note) {
		stack.Add(typeset.Small.Text(text))
	}
	stack.Add(
		typeset.Small.In(typeset.Amber).Text(t.Since.Was(m, t.Language)),
		page.ChangeMark(t.Since.Kind(m.ID), t.Language, 1),
	)
	return stack
}

// counts returns how many passengers and bags a line has.
func (t transport) counts(s *program.Stop, m *program.Meeting, people []*program.Person) (passengers, bags string) {
	riders := slices.DeleteFunc(t.Edition.Attendance().AttendeesOf(m), func(p *program.Person) bool {
		return !slices.Contains(people, p)
	})
	if s.MovesLuggage(m) {
		bags = strconv.Itoa(program.CountBags(riders, t.bags))
	}
	return strconv.Itoa(len(riders)), bags
}

// flights lists who arrives or leaves with which flight.
func (t transport) flights(title string, flights []program.SharedFlight, part program.Part) {
	l := t.Language
	if len(flights) == 0 {
		return
	}
	table := typeset.Table{KeepFirst: 1, Columns: []typeset.Column{
		t.fixed("Day", 58), t.fixed("Time", 52), t.column("Flight or train", 1), t.column("Airport or station", 1),
		t.column("Passengers", 4.4),
		t.numbers("Bags", 44),
	}}
	for _, f := range flights {
		var names []string
		var kind edition.Kind
		for _, p := range f.People {
			names = append(names, listName(p))
			kind = page.Strongest(kind, t.Since.Kind(p.ID, part))
		}
		clock := ""
		if !f.At.IsZero() {
			clock = l.Clock(f.At.Clock)
		}
		day, bags := page.ShortDay(f.At.Date, l), strconv.Itoa(program.CountBags(f.People, t.bags))
		row := typeset.Cells(cellStyle, day, clock, f.Number, f.Place, locale.Joined(", ", names...), bags)
		row[4] = page.WithMark(row[4], kind, l, 1)
		page.AddRow(&table, kind, row...)
	}
	t.subheading(title)
	t.Flow.Add(table)
}

// passengers lists everyone by name, with the days of those who are not there all the time.
func (t transport) passengers(s *program.Stop, people []*program.Person) {
	l := t.Language
	days := make([]string, len(people))
	for i, p := range people {
		stay, _ := p.StayAt(s.ID)
		days[i] = ownDays(stay, s, l)
	}
	const nameCell, roleCell, daysCell = 1, 2, 3
	table := typeset.Table{Striped: true, KeepFirst: 3, Columns: []typeset.Column{
		t.numbers("number-column", 22), t.column("Name", 2), t.column("Role", 1), t.column("From – until", 1.2),
		t.numbers("Bags", 46),
	}}
	someDays := locale.Joined("", days...) != ""
	if !someDays {
		table.Columns = slices.Delete(table.Columns, daysCell, daysCell+1)
	}
	add := func(kind edition.Kind, row []typeset.Block) {
		oneLine(row, roleCell, daysCell)
		row[nameCell] = page.WithMark(row[nameCell], kind, l, 1)
		if !someDays {
			row = slices.Delete(row, daysCell, daysCell+1)
		}
		page.AddRow(&table, kind, row...)
	}
	since := t.Since.In(s.ID)
	for i, p := range people {
		kind := since.Kind(p.ID, program.NamesPart, program.PassportPart, program.StaysPart)
		number, bags := strconv.Itoa(i+1), strconv.Itoa(cmp.Or(p.Bags, t.bags))
		add(kind, typeset.Cells(cellStyle, number, listName(p), p.Role.Name(l), days[i], bags))
	}
	for _, p := range t.gone(s) {
		add(edition.WasCancelled, struckCells("", listName(p), p.Role.Name(l), "", ""))
	}
	t.subheading("Passengers")
	t.Flow.Add(table)
}

// ownDays writes when someone is there who is not there for the whole stop.
func ownDays(stay program.Stay, s *program.Stop, l locale.Language) string {
	from, until := page.ShortDay(stay.From, l), page.ShortDay(stay.Until, l)
	late, early := from != "" && stay.From != s.From, until != "" && stay.Until != s.Until
	switch {
	case late && early:
		return from + " – " + until
	case late:
		return l.Text("from-day", locale.Values{"Day": from})
	case early:
		return l.Text("until-day", locale.Values{"Day": until})
	}
	return ""
}
