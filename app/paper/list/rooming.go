package list

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Rooming writes for each stop the list by which a hotel assigns its rooms: everyone who sleeps there, one room each,
// by the name in the passport.
func Rooming(ctx context.Context, w io.Writer, r request.Request) error {
	l := newStopList(r, "document.rooming-list")
	return l.write(ctx, w, func(s *program.Stop, people []*program.Person) {
		guests := guestsOf(s, people)
		l.setCards(l.cards.Hotel(s))
		nights := 0
		for _, g := range guests {
			nights += g.nights()
		}
		l.summary(r.Language.Count("{{.Count}} rooms", len(guests)), r.Language.Count("{{.Count}} nights", nights))
		l.Flow.Add(l.roomTable(s, guests))
		l.roomsANight(guests)
	})
}

// guest is a person with the days in a hotel.
type guest struct {
	*program.Person
	last, first  string
	in, out      civil.Date
	confirmation string
}

func (g guest) nights() int {
	if !g.in.Valid() || !g.out.Valid() {
		return 0
	}
	return max(g.out.DaysSince(g.in), 0)
}

// guestsOf lists who sleeps in a stop, by last name.
func guestsOf(s *program.Stop, people []*program.Person) []guest {
	list := make([]guest, len(people))
	for i, p := range people {
		stay, _ := p.StayAt(s.ID)
		g := guest{
			Person:       p,
			in:           cmp.Or(stay.From, s.From),
			out:          cmp.Or(stay.Until, s.Until),
			confirmation: stay.Confirmation,
		}
		g.last, g.first = passportParts(p)
		list[i] = g
	}
	slices.SortStableFunc(list, func(a, b guest) int {
		return cmp.Or(
			cmp.Compare(locale.Fold(a.last), locale.Fold(b.last)),
			cmp.Compare(locale.Fold(a.first), locale.Fold(b.first)),
		)
	})
	return list
}

// passportParts divides the name in the passport into last and first name as well as can be known: by a comma, or by
// the family or the given name at its start or end. What cannot be divided is a last name, as airlines book it.
func passportParts(p *program.Person) (last, first string) {
	names := strings.Fields(p.PassportName)
	whole := strings.Join(names, " ")
	if whole == "" {
		if p.Family == "" {
			return p.DisplayName(), ""
		}
		return p.Family, p.Given
	}
	if before, after, found := strings.Cut(whole, ","); found {
		return strings.TrimSpace(before), strings.TrimSpace(after)
	}
	for n := 1; n < len(names); n++ {
		front, back := strings.Join(names[:n], " "), strings.Join(names[n:], " ")
		switch {
		case sameInLatin(front, p.Family), sameInLatin(back, p.Given):
			return front, back
		case sameInLatin(back, p.Family), sameInLatin(front, p.Given):
			return back, front
		}
	}
	return whole, ""
}

func sameInLatin(a, b string) bool { return b != "" && locale.Fold(a) == locale.Fold(b) }

// cells returns the texts of the guest's row.
func (g guest) cells(l locale.Language, number, nights string) []string {
	in, out := page.ShortDay(g.in, l), page.ShortDay(g.out, l)
	return []string{number, g.last, g.first, g.Role.Name(l), in, out, nights, g.confirmation}
}

func (l *stopList) roomTable(s *program.Stop, guests []guest) typeset.Block {
	const nameCell, roleCell = 1, 3
	table := typeset.Table{Striped: true, KeepFirst: 2, Columns: []typeset.Column{
		l.numbers("number-column", 22), l.column("Last name", 1.2), l.column("First name", 1.2), l.column("Role", 1),
		l.fixed("paper.check-in", 54), l.fixed("paper.check-out", 54), l.numbers("Nights", 36),
		l.column("Confirmation", 1.1),
	}}
	add := func(kind program.ChangeKind, name typeset.Style, cells []typeset.Block, g guest) {
		oneLine(cells, roleCell)
		cells[nameCell] = page.WithMark(name.Text(g.last), kind, l.Language, 1)
		page.AddRow(&table, kind, cells...)
	}
	since := l.Since.In(s.ID)
	for i, g := range guests {
		nights := ""
		if n := g.nights(); n > 0 {
			nights = strconv.Itoa(n)
		}
		cells := typeset.Cells(cellStyle, g.cells(l.Language, strconv.Itoa(i+1), nights)...)
		add(since.Kind(g.ID), cellStyle.Strong(), cells, g)
	}
	for _, g := range guestsOf(s, l.gone(s)) {
		add(program.WasCancelled, cellStyle.Through(), struckCells(g.cells(l.Language, "", "")...), g)
	}
	return table
}

// nightRun is a series of nights in which as many rooms are needed.
type nightRun struct {
	from, until civil.Date // the first and the last night
	rooms       int
}

// nightRuns counts the rooms of each night from the first guest to the last.
func nightRuns(guests []guest) []nightRun {
	sleeping := slices.DeleteFunc(slices.Clone(guests), func(g guest) bool { return g.nights() == 0 })
	if len(sleeping) == 0 {
		return nil
	}
	first := slices.MinFunc(sleeping, func(a, b guest) int { return a.in.Compare(b.in) }).in
	last := slices.MaxFunc(sleeping, func(a, b guest) int { return a.out.Compare(b.out) }).out
	if last.DaysSince(first) > schedule.LongestStop {
		return nil
	}
	var runs []nightRun
	for night := first; night.Before(last); night = night.AddDays(1) {
		rooms := 0
		for _, g := range sleeping {
			if !night.Before(g.in) && night.Before(g.out) {
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

// roomsANight lists how many rooms are needed in each night, where it is not the same number in all.
func (l *stopList) roomsANight(guests []guest) {
	runs := nightRuns(guests)
	if len(runs) < 2 {
		return
	}
	table := typeset.Table{Columns: []typeset.Column{l.fixed("Rooms a night", 150), {}}}
	for _, r := range runs {
		when := page.ShortDay(r.from, l.Language)
		if r.from != r.until {
			when += " – " + page.ShortDay(r.until, l.Language)
		}
		table.Rows = append(table.Rows, typeset.Cells(cellStyle, when, l.Language.Count("{{.Count}} rooms", r.rooms)))
	}
	l.Flow.Add(typeset.Wide, table)
}
