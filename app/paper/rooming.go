package paper

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// The words of rooming lists and transport sheets.
var (
	titleRooming     = words{"Rooming list", "Lista de habitaciones", "Liste des chambres"}
	wordLastName     = words{"Last name", "Apellidos", "Nom"}
	wordFirstName    = words{"First name", "Nombre", "Prénom"}
	wordIn           = words{"In", "Entrada", "Arrivée"}
	wordOut          = words{"Out", "Salida", "Départ"}
	wordNights       = words{"Nights", "Noches", "Nuits"}
	wordConfirmation = words{"Confirmation", "Confirmación", "Confirmation"}
	wordNumber       = words{"No.", "N.º", "N°"}
	wordRoomsANight  = words{"Rooms a night", "Habitaciones por noche", "Chambres par nuit"}
)

// counted are the forms of a number of things: "1 room", "4 rooms".
type counted struct{ one, many words }

func (c counted) of(n int, language string) string {
	form := c.many
	if n == 1 || n == 0 && program.SameLanguage(language, "fr") {
		form = c.one
	}
	return fmt.Sprintf(form.in(language), n)
}

var (
	countRooms      = counted{words{"%d room", "%d habitación", "%d chambre"}, words{"%d rooms", "%d habitaciones", "%d chambres"}}
	countNights     = counted{words{"%d night", "%d noche", "%d nuit"}, words{"%d nights", "%d noches", "%d nuits"}}
	countPassengers = counted{words{"%d passenger", "%d pasajero", "%d passager"}, words{"%d passengers", "%d pasajeros", "%d passagers"}}
	countBags       = counted{words{"%d bag", "%d bulto", "%d bagage"}, words{"%d bags", "%d bultos", "%d bagages"}}
)

// RoomingList writes for each stop the list by which a hotel gives out its rooms: everyone who stays there, one room each,
// by the name in the passport.
func RoomingList(ctx context.Context, w io.Writer, edition *program.Edition, options PeopleOptions) error {
	l := newStopList(titleRooming, edition, options)
	return l.write(ctx, w, func(s *program.Stop, people []*program.Person) {
		guests := guestsOf(s, people)
		if card, some := hotelCard(s, l.options.Since, l.language, 1); some {
			l.setCards(card)
		}
		nights := 0
		for _, g := range guests {
			nights += g.nights()
		}
		l.summary(countRooms.of(len(guests), l.language), countNights.of(nights, l.language))
		l.flow.Add(l.roomTable(s, guests))
		l.roomsANight(guests)
	})
}

// guest is a person with the days in a hotel.
type guest struct {
	*program.Person
	last, first  string
	in, out      program.Date
	confirmation string
}

func (g guest) nights() int {
	if !g.in.Valid() || !g.out.Valid() {
		return 0
	}
	return max(g.out.DaysSince(g.in), 0)
}

// guestsOf lists who stays in a stop, by last name.
func guestsOf(s *program.Stop, people []*program.Person) []guest {
	list := make([]guest, len(people))
	for i, p := range people {
		g := guest{Person: p, in: s.From, out: s.Until}
		g.last, g.first = passportParts(p)
		stay, _ := p.StayAt(s.ID)
		g.confirmation = stay.Confirmation
		if !stay.From.IsZero() {
			g.in = stay.From
		}
		if !stay.Until.IsZero() {
			g.out = stay.Until
		}
		list[i] = g
	}
	slices.SortStableFunc(list, func(a, b guest) int {
		return cmp.Or(cmp.Compare(program.Folded(a.last), program.Folded(b.last)), cmp.Compare(program.Folded(a.first), program.Folded(b.first)))
	})
	return list
}

// passportParts parts the name in the passport into last and first name as well as can be known: by a comma, or by the
// family or the given name that stands at one of its ends. What cannot be parted is a last name, as airlines book it.
func passportParts(p *program.Person) (last, first string) {
	whole := strings.Join(strings.Fields(p.PassportName), " ")
	if whole == "" {
		if p.Family == "" {
			return p.DisplayName(), ""
		}
		return p.Family, p.Given
	}
	if before, after, found := strings.Cut(whole, ","); found {
		return strings.TrimSpace(before), strings.TrimSpace(after)
	}
	names := strings.Fields(whole)
	for n := 1; n < len(names); n++ {
		head, tail := strings.Join(names[:n], " "), strings.Join(names[n:], " ")
		switch {
		case sameInLatin(head, p.Family), sameInLatin(tail, p.Given):
			return head, tail
		case sameInLatin(tail, p.Family), sameInLatin(head, p.Given):
			return tail, head
		}
	}
	return whole, ""
}

func sameInLatin(a, b string) bool { return b != "" && program.Folded(a) == program.Folded(b) }

func (l *stopList) roomTable(s *program.Stop, guests []guest) typeset.Block {
	language, since := l.language, l.options.Since.In(s.ID)
	table := typeset.Table{Striped: true, KeepFirst: 2, Columns: []typeset.Column{
		{Title: wordNumber.in(language), Width: 22, Align: typeset.Right},
		{Title: wordLastName.in(language), Share: 1.2},
		{Title: wordFirstName.in(language), Share: 1.2},
		{Title: wordRole.in(language), Share: 1},
		{Title: wordIn.in(language), Width: 54},
		{Title: wordOut.in(language), Width: 54},
		{Title: wordNights.in(language), Width: 36, Align: typeset.Right},
		{Title: wordConfirmation.in(language), Share: 1.1},
	}}
	for i, g := range guests {
		nights := ""
		if n := g.nights(); n > 0 {
			nights = strconv.Itoa(n)
		}
		row := listCells(strconv.Itoa(i+1), g.last, g.first, g.Role.Name(locale.Language(language)),
			locale.Language(language).Date(g.in, locale.WeekdayShort), locale.Language(language).Date(g.out, locale.WeekdayShort), nights, g.confirmation)
		kind := since.Kind(g.ID)
		name := append([]typeset.Block{listText(g.last, listStyle.Strong())}, markWord(kind, language, 1)...)
		row[1], row[3] = typeset.Stack{Blocks: name}, listWord(g.Role.Name(locale.Language(language)), listStyle)
		table.Rows, table.Marks = append(table.Rows, row), append(table.Marks, markColor(kind))
	}
	for _, g := range guestsOf(s, l.gone(s)) {
		struck := listStyle.Through()
		name := append([]typeset.Block{listText(g.last, struck)}, markWord(program.WasCancelled, language, 1)...)
		table.Rows = append(table.Rows, []typeset.Block{
			nil,
			typeset.Stack{Blocks: name},
			listText(g.first, struck), listWord(g.Role.Name(locale.Language(language)), struck),
			listText(locale.Language(language).Date(g.in, locale.WeekdayShort), struck), listText(locale.Language(language).Date(g.out, locale.WeekdayShort), struck), nil, listText(g.confirmation, struck),
		})
		table.Marks = append(table.Marks, markColor(program.WasCancelled))
	}
	return table
}

// takes reports whether the guest sleeps there in the night after a day.
func (g guest) takes(night program.Date) bool {
	return g.nights() > 0 && !night.Before(g.in) && night.Before(g.out)
}

// nightRun is a row of nights in which as many rooms are taken.
type nightRun struct {
	from, until program.Date // the first and the last night
	rooms       int
}

// nightRuns counts the rooms of each night from the first guest to the last.
func nightRuns(guests []guest) []nightRun {
	var first, last program.Date
	for _, g := range guests {
		if g.nights() == 0 {
			continue
		}
		if first.IsZero() || g.in.Before(first) {
			first = g.in
		}
		if last.Before(g.out) {
			last = g.out
		}
	}
	if first.IsZero() || last.DaysSince(first) > longestStop {
		return nil
	}
	var runs []nightRun
	for night := first; night.Before(last); night = night.AddDays(1) {
		rooms := 0
		for _, g := range guests {
			if g.takes(night) {
				rooms++
			}
		}
		if n := len(runs); n > 0 && runs[n-1].rooms == rooms {
			runs[n-1].until = night
			continue
		}
		runs = append(runs, nightRun{night, night, rooms})
	}
	return runs
}

// roomsANight tells how many rooms are taken in each night, where it is not the same number in all.
func (l *stopList) roomsANight(guests []guest) {
	runs := nightRuns(guests)
	if len(runs) < 2 {
		return
	}
	table := typeset.Table{Columns: []typeset.Column{{Title: wordRoomsANight.in(l.language), Width: 150}, {Title: "", Share: 1}}}
	for _, r := range runs {
		when := locale.Language(l.language).Date(r.from, locale.WeekdayShort)
		if r.from != r.until {
			when += " – " + locale.Language(l.language).Date(r.until, locale.WeekdayShort)
		}
		table.Rows = append(table.Rows, listCells(when, countRooms.of(r.rooms, l.language)))
	}
	l.flow.Add(typeset.Space(typeset.Wide), table)
}
