package list

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// Rooming writes for each stop the list by which a hotel assigns its rooms: everyone who sleeps there by the name in
// the passport, a room for each but for those who share.
func Rooming(ctx context.Context, w io.Writer, r request.Request) error {
	l := newStopList(r, "document.rooming-list")
	if people, err := page.People(r, request.Anyone); err == nil && !l.roomsFit(people) {
		l.turn()
	}
	return l.write(ctx, w, func(s *program.Stop, people []*program.Person) {
		guests, rooms := guestsOf(s, people)
		runs := nightRuns(guests)
		l.setCards(append(l.cards.Hotel(s), l.roomsANight(runs)...))
		l.summary(
			r.Language.Count("{{.Count}} rooms", len(rooms)), program.RoomTypesText(rooms, r.Language),
			r.Language.Count("{{.Count}} nights", roomNights(runs)),
		)
		l.Flow.Add(l.roomTable(s, guests))
	})
}

// roomsFit reports whether no word of the tables is broken on paper that is higher than wide.
func (l *stopList) roomsFit(people []*program.Person) bool {
	return !slices.ContainsFunc(l.SelectStops(), func(s *program.Stop) bool {
		guests, _ := guestsOf(s, page.Here(s, people))
		return !l.roomTable(s, guests).Fits(l.Doc, l.Area.W)
	})
}

// guest is a person with the days in a hotel.
type guest struct {
	*program.Person
	stay    program.Stay
	in, out civil.Date
	nights  int
	room    int               // index
	with    []*program.Person // who shares it
}

// guestsOf lists who sleeps in a stop, by last name, and the rooms.
func guestsOf(s *program.Stop, people []*program.Person) ([]guest, []program.Room) {
	rooms := program.RoomsAt(s.ID, people)
	var guests []guest
	for _, p := range program.InPassportOrder(people) {
		stay, _ := p.StayAt(s.ID)
		g := guest{Person: p, stay: stay, in: stay.CheckIn(s), out: stay.CheckOut(s), nights: stay.Nights(s)}
		g.room = slices.IndexFunc(rooms, func(r program.Room) bool { return slices.Contains(r.Guests, p) })
		g.with = rooms[g.room].With(p)
		guests = append(guests, g)
	}
	return guests, rooms
}

// cells returns the texts of the guest's row.
func (g guest) cells(l locale.Language, number, nights string) []string {
	in, out := page.ShortDay(g.in, l), page.ShortDay(g.out, l)
	in, out = unbroken(in), unbroken(out)
	if g.Arrival.At.Date == g.in && !g.in.IsZero() { // so that the desk knows when the guest comes
		in += ", " + unbroken(l.Clock(g.Arrival.At.Clock))
	}
	last, first := g.PassportParts()
	return []string{
		number, program.Capitals(last), program.Capitals(first), g.Role.Name(l), g.stay.RoomType.Name(l), in, out,
		nights, g.stay.Confirmation,
		g.Access.Text,
	}
}

// unbroken returns a day or a time that stays on one line.
func unbroken(text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }

// Columns of the table of guests.
const (
	nameCell = 1
	roleCell = 3
	roomCell = 4
	needCell = 9
)

func (l *stopList) roomTable(s *program.Stop, guests []guest) typeset.Table {
	table := typeset.Table{Striped: true, KeepFirst: 2, Columns: []typeset.Column{
		l.numbers("number-column", 22), l.column("Last name", 1.2), l.column("First name", 1.2), l.column("Role", 0.9),
		l.column("paper.room", 1), l.fixed("paper.check-in", 58), l.fixed("paper.check-out", 54),
		l.numbers("Nights", 36), l.column("Confirmation", 1.1), l.column("host.access", 1.2),
	}}
	var gone []guest
	if left := l.gone(s); len(left) > 0 {
		gone, _ = guestsOf(s, left)
	}
	var empty []int // columns, the last first
	if !slices.ContainsFunc(guests, func(g guest) bool { return g.Access.Text != "" }) {
		empty = append(empty, needCell)
	}
	if !slices.ContainsFunc(guests, func(g guest) bool { return g.stay.RoomType != "" || len(g.with) > 0 }) {
		empty = append(empty, roomCell)
	}
	for _, i := range empty {
		table.Columns = slices.Delete(table.Columns, i, i+1)
	}
	add := func(kind edition.Kind, name typeset.Style, cells []typeset.Block, last string) {
		oneLine(cells, roleCell)
		cells[nameCell] = page.WithMark(name.Text(last), kind, l.Language, 1)
		for _, i := range empty {
			cells = slices.Delete(cells, i, i+1)
		}
		page.AddRow(&table, kind, cells...)
	}
	since := l.Since.In(s.ID)
	for i, g := range guests {
		nights := ""
		if g.nights > 0 {
			nights = strconv.Itoa(g.nights)
		}
		texts := g.cells(l.Language, strconv.Itoa(i+1), nights)
		cells := typeset.Cells(cellStyle, texts...)
		if len(g.with) > 0 {
			cells[roomCell] = typeset.Stacked(0, cellStyle.Text(texts[roomCell]), typeset.Small.Text(l.sharedWith(g)))
		}
		add(since.Kind(g.ID), cellStyle.Strong(), cells, texts[nameCell])
	}
	for _, g := range gone {
		texts := g.cells(l.Language, "", "")
		add(edition.WasCancelled, cellStyle.Through(), struckCells(texts...), texts[nameCell])
	}
	return table
}

// sharedWith names who shares a guest's room.
func (l *stopList) sharedWith(g guest) string {
	var names []string
	for _, p := range g.with {
		names = append(names, listName(p))
	}
	return l.Language.Text("with {{.Name}}", locale.Values{"Name": strings.Join(names, ", ")})
}

// nightRun is a series of nights in which as many rooms are needed.
type nightRun struct {
	from, until civil.Date // the first and the last night
	rooms       int
}

// nightRuns counts the rooms of each night from the first guest to the last.
func nightRuns(guests []guest) []nightRun {
	sleeping := slices.DeleteFunc(slices.Clone(guests), func(g guest) bool { return g.nights == 0 })
	if len(sleeping) == 0 {
		return nil
	}
	first := slices.MinFunc(sleeping, func(a, b guest) int { return a.in.Compare(b.in) }).in
	last := slices.MaxFunc(sleeping, func(a, b guest) int { return a.out.Compare(b.out) }).out
	if last.DaysSince(first) > request.LongestStop {
		return nil
	}
	var runs []nightRun
	for night := first; night.Before(last); night = night.AddDays(1) {
		taken := map[int]bool{}
		for _, g := range sleeping {
			if !night.Before(g.in) && night.Before(g.out) {
				taken[g.room] = true
			}
		}
		if n := len(runs); n > 0 && runs[n-1].rooms == len(taken) {
			runs[n-1].until = night
			continue
		}
		runs = append(runs, nightRun{night, night, len(taken)})
	}
	return runs
}

// roomNights counts the nights that the hotel is paid for: a room that is shared counts once.
func roomNights(runs []nightRun) int {
	nights := 0
	for _, r := range runs {
		nights += r.rooms * (r.until.DaysSince(r.from) + 1)
	}
	return nights
}

// roomsANight is a card of how many rooms are needed in each night, where it is not the same number in all.
func (l *stopList) roomsANight(runs []nightRun) []typeset.Box {
	if len(runs) < 2 {
		return nil
	}
	var lines []string
	for _, r := range runs {
		when := page.ShortDay(r.from, l.Language)
		if r.from != r.until {
			when += " – " + page.ShortDay(r.until, l.Language)
		}
		lines = append(lines, l.Language.Labelled(when, l.Language.Count("{{.Count}} rooms", r.rooms)))
	}
	return l.cards.Facts("Rooms per night", lines)
}
