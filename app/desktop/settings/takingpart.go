package settings

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// takingPart is the content of the dialog about who takes part in a stop.
type takingPart struct {
	screen  *Screen
	stop    program.ID
	search  *form.Entry
	counted *look.Text
	table   *table.Table[takingRow]
	buttons []*look.Button
}

// takingRow is someone's part in the stop.
type takingRow struct {
	person *program.Person
	about  string
	stay   program.Stay
	part   look.ChipText
}

// TakingPart shows who takes part in a stop, and changes it for one or several people.
func (s *Screen) TakingPart(stop program.ID) {
	open := s.session.Program()
	if open == nil || open.Stop(stop) == nil {
		return
	}
	t := &takingPart{screen: s, stop: stop, counted: look.NewQuiet("").Cutting()}
	s.taking = t
	t.search = form.NewSearchEntry(locale.L("Search people"),
		func(string) { t.fill(s.session.Program()) }, func() { t.table.Focus() })
	t.table = t.newTable()
	wholeStay := func(stay *program.Stay) {
		stay.Absent = false
		stay.From = civil.Date{}
		stay.Until = civil.Date{}
	}
	t.buttons = []*look.Button{
		look.NewButton(locale.L("The whole stay"), func() { t.set(wholeStay) }),
		look.NewButton(locale.L("Some days…"), t.askDays),
		look.NewButton(locale.L("Absent"), func() { t.set(func(stay *program.Stay) { stay.Absent = true }) }),
	}
	t.fill(open)
	search := look.Pad(0, 0, 8, 0, container.NewBorder(nil, nil, nil, nil, t.search))
	buttons := look.Across(8, t.buttons[0], t.buttons[1], t.buttons[2])
	below := look.Pad(10, 0, 0, 0, container.NewBorder(nil, nil, nil, buttons, t.counted))
	content := look.Fixed(600, 400, container.NewBorder(search, below, nil, nil, look.NewCard(t.table)))
	title := locale.L("Who takes part in {{.City}}", locale.Values{"City": open.Stop(stop).City})
	s.session.Dialogs.ShowContent(title, content, 680, 570)
	t.table.Focus()
}

func (t *takingPart) newTable() *table.Table[takingRow] {
	person := func(r takingRow) table.Cell {
		portrait := look.Portrait{Name: r.person.DisplayName(), Key: string(r.person.ID)}
		return table.Cell{Text: r.person.DisplayName(), Second: r.about, Portrait: portrait}
	}
	part := func(r takingRow) table.Cell { return table.Cell{Text: r.part.Text, Chips: []look.ChipText{r.part}} }
	people := table.New(
		func(r takingRow) string { return string(r.person.ID) },
		table.Column[takingRow]{
			ID:     "person",
			Title:  locale.L("Person"),
			Weight: 2,
			Kind:   table.PersonCells,
			Cell:   person,
		},
		table.Column[takingRow]{ID: "part", Title: locale.L("Takes part"), Kind: table.ChipCells, Cell: part},
	)
	people.Remember(t.screen.session.Prefs, "taking-part")
	people.Actions = func([]takingRow) []*fyne.MenuItem { return look.ItemsOf(t.buttons...) }
	people.OnSelection = func([]takingRow) { t.allow() }
	people.OnCurrent = func(takingRow, bool) { t.allow() }
	people.OnOpen = func(takingRow) { t.askDays() }
	return people
}

// fill shows the people whom the search leaves.
func (t *takingPart) fill(p *program.Program) {
	if p == nil || p.Stop(t.stop) == nil {
		return
	}
	in, query := locale.Window(), locale.Fold(t.search.Text)
	var rows []takingRow
	for _, person := range p.People {
		if person.Cancelled {
			continue
		}
		r := takingRow{
			person: person,
			about: strings.Trim(
				person.Role.Name(in)+" · "+person.Country.Name(in),
				" ·",
			),
		}
		r.stay, _ = person.StayAt(t.stop)
		r.part = partText(r.stay, in)
		if strings.Contains(locale.Fold(person.DisplayName()+" "+r.about+" "+r.part.Text), query) {
			rows = append(rows, r)
		}
	}
	t.table.SetRows(rows)
	t.counted.SetText(participation(p, t.stop))
	t.allow()
}

// partText describes a person's part in a stop briefly.
func partText(stay program.Stay, in locale.Language) look.ChipText {
	from, until := in.
		Date(stay.From, locale.WeekdayShort),
		in.
			Date(stay.Until, locale.WeekdayShort)
	data := locale.Values{"From": from, "Until": until}
	switch {
	case stay.Absent:
		return look.ChipText{Text: locale.L("absent"), Tone: look.Grey}
	case from != "" && until != "":
		return look.ChipText{Text: locale.L("{{.From}} to {{.Until}}", data), Tone: look.Blue}
	case from != "":
		return look.ChipText{Text: locale.L("from {{.From}}", data), Tone: look.Blue}
	case until != "":
		return look.ChipText{Text: locale.L("until {{.Until}}", data), Tone: look.Blue}
	default:
		return look.ChipText{Text: locale.L("the whole stay"), Tone: look.Green}
	}
}

// chosen are the rows that are selected, else the current one.
func (t *takingPart) chosen() []takingRow {
	rows := t.table.Selected()
	if current, some := t.table.Current(); len(rows) == 0 && some {
		rows = append(rows, current)
	}
	return rows
}

func (t *takingPart) allow() {
	for _, b := range t.buttons {
		if len(t.chosen()) > 0 {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// set changes the stays of those who are chosen, in one edit.
func (t *takingPart) set(change func(*program.Stay)) {
	t.setOf(t.chosen(), change, t.screen.session.Failed)
}

func (t *takingPart) setOf(rows []takingRow, change func(*program.Stay), done func(error)) {
	s, owner := t.screen.session, t.screen.session.Program().ID
	s.Edit(locale.L("Change who takes part"), func(tx *store.Tx) error {
		latest, err := tx.Program(owner)
		if err != nil {
			return err
		}
		for _, r := range rows {
			person := latest.Person(r.person.ID)
			if person == nil {
				continue
			}
			stay, _ := person.StayAt(t.stop)
			change(&stay)
			if err := tx.Put(owner, person.WithStay(stay)); err != nil {
				return err
			}
		}
		return nil
	}, done)
}

// askDays asks on which days those who are chosen take part.
func (t *takingPart) askDays() {
	rows := slices.Clone(t.chosen())
	stop := t.screen.session.Program().Stop(t.stop)
	if len(rows) == 0 || stop == nil {
		return
	}
	title := rows[0].person.DisplayName()
	if len(rows) > 1 {
		title = locale.L("{{.Count}} people", locale.Values{"Count": len(rows)})
	}
	in := locale.Window()
	from := form.NewDateField("From", locale.L("Only from")).
		Near(stop.From).
		SetValue(rows[0].stay.From)
	until := form.NewDateField("Until", locale.L("Only until")).
		Near(stop.Until).
		SetValue(rows[0].stay.Until)
	f := form.New(title, nil)
	f.Note(
		look.NewParagraph(
			locale.L(
				"The stay in {{.City}} is {{.Days}}. An empty field means its first or last day.",
				locale.Values{
					"City": stop.City,
					"Days": in.ShortPeriod(stop.From, stop.Until),
				},
			),
		),
	)
	f.Group("", form.Beside(from, until))
	f.SubmitLater = func(done func(error)) {
		first, last := from.Value(), until.Value()
		if !first.IsZero() && !last.IsZero() && last.Before(first) {
			done(form.Problems{"Until": locale.L("The last day is before the first.")})
			return
		}
		t.setOf(
			rows,
			func(stay *program.Stay) {
				stay.Absent = false
				stay.From = first
				stay.Until = last
			},
			func(err error) { done(session.Localized(err)) },
		)
	}
	t.screen.session.Dialogs.ShowForm(f)
}
