package attendance

import (
	"slices"
	"unicode"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/sheet"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// presenceTones are the colours of the chips.
var presenceTones = map[program.Presence]look.Tone{
	program.WasPresent: look.Green, program.WasLate: look.Amber, program.WasAbsent: look.Red,
	program.WasReplaced: look.Blue,
}

// showGrid fills the grid: a line for each person, a column for each meeting.
func (v *Page) showGrid() {
	const nameWidth, meetingWidth = 220, 180
	columns := []sheet.Column{{ID: "name", Title: locale.L("Name"), Width: nameWidth, Frozen: true}}
	for _, m := range v.meetings {
		second := session.Clock(m.Start.Clock)
		if v.span.isAll {
			second = session.ShortDay(m.Start.Date)
		}
		columns = append(columns, sheet.Column{
			ID: string(m.ID), Title: m.TitleIn(locale.Window()),
			Second: locale.Joined(" · ", second, v.countText(m)),
			Width:  meetingWidth, Kind: sheet.ChipCells, Choice: true,
		})
	}
	keys := make([]string, len(v.people))
	for i, person := range v.people {
		keys[i] = string(person.ID)
	}
	v.grid.SetRows(columns, keys, v.cells)
	if row, column := v.grid.Current(); row < 0 || column == 0 && len(columns) > 1 {
		v.grid.Select(max(row, 0), 1)
	}
}

// countText is how many were at a meeting of which anything is noted.
func (v *Page) countText(m *program.Meeting) string {
	if len(m.Attendance) == 0 {
		return locale.L("not noted")
	}
	a := outcome.AttendanceAt(v.program, m)
	there := len(a.Present) + len(a.Late)
	return locale.L("{{.There}} of {{.All}} present", locale.Values{"There": there, "All": a.Expected()})
}

// cells are those of a person.
func (v *Page) cells(row int) []sheet.Cell {
	person := v.people[row]
	cells := []sheet.Cell{{Text: person.DisplayName(), Strong: true}}
	for _, m := range v.meetings {
		var cell sheet.Cell
		switch noted, isNoted := m.PresenceOf(person.ID); {
		case isNoted:
			cell.Text = noted.Presence.Name(locale.Window())
			cell.Tone = presenceTones[noted.Presence]
			if by := v.program.Person(noted.By); by != nil {
				cell.Text = locale.L("replaced by {{.Name}}", locale.Values{"Name": by.DisplayName()})
			}
		case v.program.Attendance().Attends(person, m):
			cell.Text = locale.L("expected")
		}
		cells = append(cells, cell)
	}
	return cells
}

// area is the cells that the next key is about.
type area struct{ firstRow, firstColumn, lastRow, lastColumn int }

// marked returns the cells that are marked.
func (v *Page) marked() (a area) {
	a.firstRow, a.firstColumn, a.lastRow, a.lastColumn = v.grid.Marked()
	return a
}

// has reports whether a cell is in it.
func (a area) has(row, column int) bool {
	return row >= a.firstRow && row <= a.lastRow && column >= a.firstColumn && column <= a.lastColumn
}

// isMany reports whether it has several cells.
func (a area) isMany() bool { return a.firstRow != a.lastRow || a.firstColumn != a.lastColumn }

// onTyped notes what a key means, and goes to the next person where a single cell is meant.
func (v *Page) onTyped(_, _ int, key rune) {
	typed := string(unicode.ToUpper(key))
	for _, presence := range program.Presences() {
		if keyOf(presence) == typed {
			v.note(presence)
			return
		}
	}
	v.s.Dialogs.Toast(locale.L("“{{.Key}}” does nothing here.", locale.Values{"Key": string(key)}), "", nil)
}

// presenceMenu offers the presences for the marked cells.
func (v *Page) presenceMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, presence := range program.Presences() {
		menu.Items = append(menu.Items, fyne.NewMenuItem(presenceText(presence), func() { v.note(presence) }))
	}
	menu.Items = append(menu.Items, fyne.NewMenuItem(locale.L("Clear"), func() { v.note("") }))
	return menu
}

// presenceText is a presence with its key.
func presenceText(p program.Presence) string {
	return locale.Window().Capital(p.Name(locale.Window())) + " (" + keyOf(p) + ")"
}

// showHeading offers what the whole column of a meeting is filled with.
func (v *Page) showHeading(column int) {
	row, _ := v.grid.Current()
	v.grid.Select(row, column)
	menu := fyne.NewMenu("")
	for _, presence := range []program.Presence{program.WasPresent, program.WasLate, program.WasAbsent} {
		text := locale.L("Everyone: {{.Presence}}", locale.Values{"Presence": presence.Name(locale.Window())})
		menu.Items = append(menu.Items, fyne.NewMenuItem(text, func() { v.fillMeeting(presence) }))
	}
	menu.Items = append(menu.Items, fyne.NewMenuItem(locale.L("Clear the column"), func() { v.fillMeeting("") }))
	menu.Items = append(menu.Items, fyne.NewMenuItem(locale.L("Show the meeting"),
		func() { v.s.Window.Show(v.meetings[column-1].ID) }))
	at := fyne.NewPos(v.grid.Below().X, fyne.CurrentApp().Driver().AbsolutePositionForObject(v.grid).Y)
	const headHeight = 48
	v.showMenu(menu, at.AddXY(0, look.Dp(headHeight)))
}

// note notes a presence of the marked cells; the empty one removes what was noted. For a replacement it asks by whom.
func (v *Page) note(presence program.Presence) {
	row, column := v.grid.Current()
	if row < 0 || column < 1 || row >= len(v.people) {
		return
	}
	if presence == program.WasReplaced {
		v.askReplacement(v.people[row], v.meetings[column-1])
		return
	}
	marked := v.marked()
	label := locale.L("Note attendance")
	if presence == "" {
		label = locale.L("Clear attendance")
	}
	v.store(label, v.noted(marked.has, marked.isMany(), presence))
	if !marked.isMany() && presence != "" && row+1 < len(v.people) {
		v.grid.Select(row+1, column)
	}
}

// noted returns the meetings with a presence in the cells chosen. Who is neither expected nor noted is left out where
// several cells are meant.
func (v *Page) noted(
	isMeant func(row, column int) bool, isMany bool, presence program.Presence,
) []*program.Meeting {
	var changed []*program.Meeting
	for i, m := range v.meetings {
		next := m
		for row, person := range v.people {
			before, isNoted := m.PresenceOf(person.ID)
			if !isMeant(row, i+1) || before.Presence == presence ||
				isMany && !isNoted && !v.program.Attendance().Attends(person, m) {
				continue
			}
			next = next.WithPresence(program.Attended{Person: person.ID, Presence: presence, Note: before.Note})
		}
		if next != m {
			changed = append(changed, next)
		}
	}
	return changed
}

// fillMeeting notes the same of everyone expected at the current meeting, or at those marked; whoever is noted as
// something else already stays so, unless all is cleared. It can be undone in one step.
func (v *Page) fillMeeting(presence program.Presence) {
	_, column := v.grid.Current()
	if column < 1 {
		return
	}
	marked := v.marked()
	isMeant := func(row, c int) bool {
		_, isNoted := v.meetings[c-1].PresenceOf(v.people[row].ID)
		return c >= marked.firstColumn && c <= marked.lastColumn && (presence == "" || !isNoted)
	}
	meetings := v.noted(isMeant, true, presence)
	if len(meetings) == 0 {
		v.s.Dialogs.Toast(locale.L("Everyone’s attendance is already noted."), "", nil)
		return
	}
	v.store(locale.L("Note attendance of a meeting"), meetings)
	v.s.OfferUndo(locale.L("The attendance was noted."))
}

// askReplacement asks who came in the place of a person.
func (v *Page) askReplacement(person *program.Person, m *program.Meeting) {
	options := session.WithNone(locale.L("somebody who is not in the program"), session.PersonOptions(v.program))
	id := string(person.ID)
	for i, o := range options {
		if o.ID == id {
			options = slices.Delete(options, i, i+1)
			break
		}
	}
	title := locale.L("Who came in place of {{.Name}}?", locale.Values{"Name": person.DisplayName()})
	v.s.Dialogs.Choose(title, options, func(by string) {
		latest := v.program.Meeting(m.ID)
		if latest == nil {
			return
		}
		before, _ := latest.PresenceOf(person.ID)
		next := latest.WithPresence(program.Attended{
			Person: person.ID, Presence: program.WasReplaced, By: program.ID(by), Note: before.Note,
		})
		v.store(locale.L("Note attendance"), []*program.Meeting{next})
	})
}
