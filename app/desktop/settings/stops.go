package settings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// Stops shows the open program's stops in their order, to add, edit, move and delete.
func (s *Screen) Stops() {
	if s.session.Program() == nil {
		return
	}
	s.stops.fill(s.session.Program())
	add := look.NewPrimaryButton(locale.L("Add stop"), func() { s.EditStop("") })
	content := container.NewBorder(nil, look.Pad(12, 0, 0, 0, look.Across(8, add)), nil, nil, s.stops.rows)
	s.session.Dialogs.ShowContent(locale.L("Stops"), look.Pad(4, 4, 4, 4, content), 760, 480)
	if len(s.session.Program().Stops) == 0 {
		s.EditStop("")
	}
}

// stopList is the content of the stops' dialog.
type stopList struct {
	screen *Screen
	rows   *fyne.Container
}

func (l *stopList) fill(p *program.Program) {
	l.rows.Objects = nil
	if p == nil || len(p.Stops) == 0 {
		l.rows.Add(look.NewParagraph(locale.L("No stop yet. A stop is a city with its own time zone and dates.")))
		l.rows.Refresh()
		return
	}
	for i, stop := range p.Stops {
		l.rows.Add(l.row(p, i, stop))
	}
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
		look.NewQuiet(strings.TrimPrefix(days+" · "+string(stop.Zone), " · ")).Cutting(),
	)
	return look.NewCard(
		look.Pad(8, 12, 8, 12, container.NewBorder(nil, nil, nil, look.Across(4, up, down, who, edit, remove), facts)),
	)
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
	return locale.L("{{.There}} of {{.All}} take part", locale.Values{"There": there, "All": all})
}

func (s *Screen) moveStop(p *program.Program, from, by int) {
	ids := make([]program.ID, len(p.Stops))
	for i, stop := range p.Stops {
		ids[i] = stop.ID
	}
	ids[from], ids[from+by] = ids[from+by], ids[from]
	s.session.Edit(locale.L("Move stop"), func(tx *store.Tx) error { return tx.Reorder(p.ID, store.Stops, ids) }, nil)
}

// deleteStop deletes a stop that has no meetings at once, and asks before meetings go with it; either can be undone.
func (s *Screen) deleteStop(stop *program.Stop) {
	city := locale.Values{"City": stop.City}
	label := locale.L("Delete stop {{.City}}", city)
	s.session.Delete(session.Deletion{
		Label:    label,
		Sentence: locale.L("Deleted {{.City}}.", city),
		Kind:     store.Stops,
		IDs:      []program.ID{stop.ID},
		Question: func(used *store.InUse) dialog.Question {
			return dialog.Question{
				Title:  label + "?",
				Text:   used.Error(),
				Yes:    locale.L("Delete all of it"),
				Danger: true,
			}
		},
	})
}
