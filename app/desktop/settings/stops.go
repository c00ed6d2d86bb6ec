package settings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/fault"
	"laurel/data/store/tables"
)

// Stops shows the open program's stops in their order, to add, edit, move and delete. Where there is none it asks for
// the first.
func (s *Screen) Stops() {
	if s.session.Program() == nil {
		return
	}
	if len(s.session.Program().Stops) == 0 {
		s.EditStop("")
		return
	}
	s.stops.fill(s.session.Program())
	add := look.NewPrimaryButton(locale.L("Add stop"), func() { s.EditStop("") })
	s.stops.add = add
	content := container.NewBorder(nil, look.Pad(12, 0, 0, 0, look.Across(8, add)), nil, nil, s.stops.rows)
	s.session.Dialogs.ShowContent(locale.L("Stops"), look.Pad(4, 4, 4, 4, content), 760, 480)
}

// stopList is the content of the stops' dialog.
type stopList struct {
	screen *Screen
	rows   *fyne.Container
	lines  *session.InPlace
	add    *look.Button
}

func newStopList(s *Screen) *stopList {
	l := &stopList{screen: s, rows: look.Down(8)}
	l.lines = s.session.NewInPlace(func() { l.fill(s.session.Program()) })
	return l
}

// fill shows the stops of a program, unless a line about one of them is edited.
func (l *stopList) fill(p *program.Program) { l.lines.Page(func() { l.show(p) }) }

func (l *stopList) show(p *program.Program) {
	l.rows.Objects = nil
	if p == nil || len(p.Stops) == 0 {
		l.rows.Add(look.NewParagraph(locale.L("No stop yet. A stop is a city with its own time zone and dates.")))
		l.rows.Refresh()
		return
	}
	for i, stop := range p.Stops {
		l.rows.Add(l.row(p, i, stop))
	}
	l.rows.Add(l.lines.EmptyLink())
	l.rows.Refresh()
}

func (l *stopList) row(p *program.Program, i int, stop *program.Stop) fyne.CanvasObject {
	up := look.NewIconButton(theme.MoveUpIcon(), locale.L("Earlier"), func() { l.screen.moveStop(p, i, -1) })
	down := look.NewIconButton(theme.MoveDownIcon(), locale.L("Later"), func() { l.screen.moveStop(p, i, +1) })
	if i == 0 {
		up.Disable()
	}
	if i == len(p.Stops)-1 {
		down.Disable()
	}
	remove := look.NewIconButton(
		theme.DeleteIcon(),
		locale.L("Delete {{.City}}", locale.Values{"City": stop.City}),
		func() { l.screen.deleteStop(stop) },
	)
	who := look.NewButton(participation(p, stop.ID)+"…", func() { l.screen.TakingPart(stop.ID) })
	edit := look.NewButton(locale.L("Edit"), func() { l.screen.EditStop(stop.ID) })
	days := locale.Window().ShortPeriod(stop.From, stop.Until)
	facts := look.Down(
		2,
		look.NewStrong(stop.City).Cutting(),
		look.NewQuiet(locale.Joined(" · ", days, zoneName(stop))).Cutting(),
	)
	head := container.NewBorder(nil, nil, nil, look.Across(4, up, down, who, edit, remove), facts)
	return look.NewCard(look.Pad(8, 12, 8, 12, look.Down(8, head, l.facts(stop))))
}

// facts are the lines about a stop, each of which is edited in its place.
func (l *stopList) facts(stop *program.Stop) fyne.CanvasObject {
	text := locale.Joined
	line := func(label, text string, paths ...string) session.Line {
		return session.Line{Label: label, Parts: session.Plain(text), Of: string(stop.ID), Paths: paths}
	}
	missing := func(l session.Line) session.Line {
		if len(l.Parts) == 0 {
			l.Parts = []session.Part{{Text: locale.L("missing"), Tone: look.Amber}}
		}
		return l
	}
	var vehicles []string
	for _, v := range stop.Vehicles {
		vehicles = append(vehicles, v.Name)
	}
	position := ""
	if stop.Hotel.Position.Known {
		position = stop.Hotel.Position.String()
	}
	return l.lines.Lines("", []session.Line{
		line(locale.L("Place and time"), text(" · ", stop.City, stop.Country.Name(locale.Window()),
			locale.Window().ShortPeriod(stop.From, stop.Until), zoneName(stop)),
			"City", "Country", "Zone", "From", "Until"),
		missing(line(locale.L("Hotel"), text(" · ", stop.Hotel.Name, stop.Hotel.Phone,
			strings.ReplaceAll(stop.Hotel.Address, "\n", ", "), position), "Hotel")),
		line(locale.L("Local host"), text(" · ", stop.Council, stop.CouncilPhone), "Council", "CouncilPhone"),
		missing(line(locale.L("Emergency"), stop.EmergencyPhone, "EmergencyPhone")),
		line(locale.L("Transport"), text(" · ", stop.Transport, stop.Driver, stop.DriverPhone),
			"Transport", "Driver", "DriverPhone", "Traffic"),
		line(locale.L("Vehicles"), text(", ", vehicles...), "Vehicles"),
		line(locale.L("Notes"), stop.Notes, "Notes"),
	}, func(label string, paths ...string) *form.Form { return l.screen.stopLine(stop.ID, label, paths...) })
}

// zoneName is what the time of a stop is called on its first day, such as MST.
func zoneName(stop *program.Stop) string {
	if !stop.Zone.Valid() {
		return ""
	}
	return stop.Zone.Abbreviation(civil.At(stop.From, civil.Clock{Hour: 12}))
}

// participation counts who takes part in a stop at least for a day, of those who have not cancelled.
func participation(p *program.Program, stop program.ID) string {
	there, all := 0, 0
	for _, person := range p.People {
		if person.Cancelled {
			continue
		}
		all++
		if stay, _ := person.StayAt(stop); !stay.Absent {
			there++
		}
	}
	if all == 0 {
		return locale.L("Who takes part")
	}
	return locale.L("{{.There}} of {{.All}} take part", locale.Values{"There": there, "All": all})
}

func (s *Screen) moveStop(p *program.Program, from, by int) {
	ids := make([]program.ID, len(p.Stops))
	for i, stop := range p.Stops {
		ids[i] = stop.ID
	}
	ids[from], ids[from+by] = ids[from+by], ids[from]
	s.session.Edit(locale.L("Move stop"), func(tx *store.Tx) error { return tx.Reorder(p.ID, tables.Stops, ids) }, nil)
}

// deleteStop deletes a stop that has no meetings at once, and asks before meetings go with it; either can be undone.
func (s *Screen) deleteStop(stop *program.Stop) {
	city := locale.Values{"City": stop.City}
	label := locale.L("Delete stop {{.City}}", city)
	s.session.Delete(session.Deletion{
		Label:    label,
		Sentence: locale.L("Deleted {{.City}}.", city),
		Kind:     tables.Stops,
		IDs:      []program.ID{stop.ID},
		Question: func(used *fault.InUse) dialog.Question {
			return dialog.Question{
				Title:  label + "?",
				Text:   used.Error(),
				Yes:    locale.L("Delete everything"),
				Danger: true,
			}
		},
	})
}
