package directory

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// Journeys is the list of the flights, trains and other journeys of the open program, with who is on each.
type Journeys struct {
	list[*program.Journey]
	leg   program.Leg // the only one that is shown; empty: all
	legs  map[program.Leg]*look.FilterChip
	offer *look.FilterChip // to make journeys of what is written in the records of people
}

// NewJourneys makes the list; it follows the session's program while it is shown.
func NewJourneys(s *session.Session) *Journeys {
	v := &Journeys{}
	v.s = s
	v.key = func(j *program.Journey) string { return string(j.ID) }
	v.text = v.searched
	s.OnProgram(func(*program.Program) { v.read() })
	return v
}

// Has reports whether the open program has a journey with the identifier.
func (v *Journeys) Has(id program.ID) bool { return v.journey(id) != nil }

func (v *Journeys) journey(id program.ID) *program.Journey {
	p := v.s.Program()
	if p == nil {
		return nil
	}
	if i := slices.IndexFunc(p.Journeys, func(j *program.Journey) bool { return j.ID == id }); i >= 0 {
		return p.Journeys[i]
	}
	return nil
}

// Show shows the list, with a journey selected; empty: none.
func (v *Journeys) Show(id program.ID) {
	if v.s.Program() == nil {
		return
	}
	v.leg = ""
	v.only = nil
	v.wanted = string(id)
	if v.shut != nil {
		v.read()
		return
	}
	v.open(
		"journeys",
		locale.L("Flights and trains"),
		locale.L("Search flights, places and people"),
		v.columns(),
		v.page,
		look.NewPrimaryButton(locale.L("Add a flight or train…"), v.Add),
	)
	v.table.OnOpen = v.edit
	v.table.OnRename = v.edit
	v.table.OnAdd = v.Add
	v.table.OnDelete = v.remove
	v.table.Actions = v.actions
	v.legs = map[program.Leg]*look.FilterChip{}
	for _, leg := range program.Legs() {
		v.legs[leg] = look.NewFilterChip(locale.Window().Capital(leg.Name(locale.Window())), 0, look.Neutral,
			func() { v.choose(leg) })
		v.head.Add(v.legs[leg])
	}
	v.offer = look.NewFilterChip(locale.L("Written in people’s records"), 0, look.Amber, v.board)
	v.head.Add(v.offer)
	look.Swap(v.empty, look.NewEmptyState(theme.MailSendIcon(),
		locale.L("No flights or trains yet. Each has its number, where it leaves from and goes to, both times and "+
			"who is on it."),
		locale.L("Add a flight or train…"), v.Add))
	v.read()
}

// read shows the journeys of the program in the order of time.
func (v *Journeys) read() {
	p := v.s.Program()
	if v.shut == nil || p == nil {
		return
	}
	all := slices.Clone(p.Journeys)
	slices.SortStableFunc(all, (*program.Journey).Compare)
	v.fill(all)
	for leg, chip := range v.legs {
		n := 0
		for _, j := range all {
			if j.Leg == leg {
				n++
			}
		}
		chip.Set(chip.Label, n, leg == v.leg)
	}
	written := len(p.Travel().Unboarded())
	v.offer.Set(v.offer.Label, written, false)
	look.SetShown(v.offer, written > 0)
	v.head.Refresh()
}

func (v *Journeys) choose(leg program.Leg) {
	if v.leg == leg {
		leg = ""
	}
	v.leg, v.only = leg, nil
	if leg != "" {
		v.only = func(j *program.Journey) bool { return j.Leg == leg }
	}
	v.read()
}

func (v *Journeys) searched(j *program.Journey) string {
	return locale.Fold(strings.Join([]string{
		j.Number, j.From.Place, j.To.Place, j.Booking, strings.Join(v.names(j), "\n"),
	}, "\n"))
}

// names are those of the travellers.
func (v *Journeys) names(j *program.Journey) []string {
	var names []string
	for _, id := range j.Travellers {
		if person := v.s.Program().Person(id); person != nil {
			names = append(names, person.DisplayName())
		}
	}
	return names
}

func (v *Journeys) columns() []table.Column[*program.Journey] {
	in := locale.Window()
	end := func(id, title string, of func(*program.Journey) program.JourneyEnd) table.Column[*program.Journey] {
		return table.Column[*program.Journey]{
			ID: id, Title: title, Kind: table.TwoLines, Weight: 1.4, Min: 120,
			Cell: func(j *program.Journey) table.Cell {
				e := of(j)
				when := cmp.Or(session.Moment(e.At), locale.L("time not known"))
				if e.Zone != "" && !e.At.IsZero() {
					when += " " + e.Zone.Abbreviation(e.At)
				}
				return table.Cell{Text: cmp.Or(e.Place, "–"), Second: when}
			},
			Compare: func(a, b *program.Journey) int { return of(a).At.Compare(of(b).At) },
		}
	}
	return []table.Column[*program.Journey]{
		{
			ID: "number", Title: locale.L("Number"), Kind: table.TwoLines, Weight: 1.2, Min: 110,
			Cell: func(j *program.Journey) table.Cell {
				return table.Cell{
					Text:   cmp.Or(j.Number, in.Capital(j.Kind.Name(in))),
					Second: locale.Joined(" · ", j.Kind.Name(in), j.Leg.Name(in)),
				}
			},
		},
		end("from", locale.L("From"), func(j *program.Journey) program.JourneyEnd { return j.From }),
		end("to", locale.L("To"), func(j *program.Journey) program.JourneyEnd { return j.To }),
		{
			ID: "who", Title: locale.L("Who is on it"), Kind: table.TwoLines, Weight: 1.6, Min: 130,
			Cell: func(j *program.Journey) table.Cell {
				names := v.names(j)
				if len(names) == 0 {
					return table.Cell{Text: locale.L("Nobody yet"), Tone: look.Amber}
				}
				return table.Cell{Text: strings.Join(names, ", "), Second: locale.N("journey.people", len(names))}
			},
			Compare: func(a, b *program.Journey) int { return cmp.Compare(len(a.Travellers), len(b.Travellers)) },
		},
	}
}

// actions is what can be done with journeys.
func (v *Journeys) actions(rows []*program.Journey) []*fyne.MenuItem {
	remove := fyne.NewMenuItem(locale.L("Delete"), func() { v.remove(rows) })
	if len(rows) > 1 {
		return []*fyne.MenuItem{remove}
	}
	return []*fyne.MenuItem{fyne.NewMenuItem(locale.L("Edit"), func() { v.edit(rows[0]) }), remove}
}

// page is what is to be read of the selected journeys.
func (v *Journeys) page(rows []*program.Journey) fyne.CanvasObject {
	p, buttons := v.s.Program(), look.NewActions(v.actions(rows)...)
	if len(rows) > 1 {
		title := look.NewHeadline(locale.N("{{.Count}} selected", len(rows)))
		return look.NewVScroll(look.Pad(18, 20, 16, 20, look.Down(12, title, buttons)))
	}
	j := rows[0]
	edit := func(label string, paths ...string) *form.Form { return v.line(j.ID, label, paths...) }
	body := look.Down(12, look.NewHeadline(j.Title()), buttons, v.pane.Facts(session.FactsOf(p, j), edit))
	var people []program.Record
	for _, id := range j.Travellers {
		if person := p.Person(id); person != nil {
			people = append(people, person)
		}
	}
	if len(people) > 0 {
		heading := locale.L("Who is on it") + " · " + strconv.Itoa(len(people))
		body.Add(v.linked(heading, people, program.NameOf))
	}
	return v.pane.Scroll(v.key(j), look.Pad(18, 20, 16, 20, body))
}

// board makes journeys of what is written of arrivals and departures in the records of people.
func (v *Journeys) board() {
	p := v.s.Program()
	written := p.Travel().Unboarded()
	if len(written) == 0 {
		return
	}
	journeys, without := p.Travel().Board(written)
	v.s.EditWithUndo(locale.L("Make flights and trains from people’s records"),
		locale.N("{{.Count}} people are on flights and trains now.", len(without)),
		func(tx *store.Tx) error {
			if err := store.PutAll(tx, p.ID, without); err != nil {
				return err
			}
			return store.PutAll(tx, p.ID, journeys)
		})
}

// remove deletes journeys, with Undo beside the sentence.
func (v *Journeys) remove(rows []*program.Journey) {
	var ids []program.ID
	for _, j := range rows {
		ids = append(ids, j.ID)
	}
	if len(ids) == 0 {
		return
	}
	v.s.Delete(session.Deletion{
		Label: locale.L("Delete journey"), Sentence: locale.N("{{.Count}} flights and trains were deleted.", len(ids)),
		Kind: tables.Journeys, IDs: ids, Question: session.AllTheSame(""),
	})
}
