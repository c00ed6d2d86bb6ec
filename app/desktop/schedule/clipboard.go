package schedule

import (
	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/surface"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// copiedMeetings are the meetings that were copied or cut last. They are pasted as long as the clipboard has their
// text, which a spreadsheet can paste too.
type copiedMeetings struct {
	meetings []*program.Meeting
	text     string
	isCut    bool // they are moved when they are pasted
}

// copy copies the selected meetings.
func (a *actions) copy() { a.copyToClipboard(false) }

// cut marks the selected meetings: they are moved to where they are pasted.
func (a *actions) cut() { a.copyToClipboard(true) }

func (a *actions) copyToClipboard(isCut bool) {
	meetings := a.tab.selected()
	if len(meetings) == 0 {
		return
	}
	a.clipboard = copiedMeetings{meetings: meetings, text: tableOf(a.s.Program(), meetings), isCut: isCut}
	fyne.CurrentApp().Clipboard().SetContent(a.clipboard.text)
	data := firstTitle(meetings)
	data["Keys"] = dialog.Ctrl(fyne.KeyV)
	sentence := locale.N("{{.Count}} meetings copied: paste with {{.Keys}}", len(meetings), data)
	if isCut {
		sentence = locale.N("{{.Count}} meetings cut: paste with {{.Keys}}", len(meetings), data)
	}
	a.s.Dialogs.Toast(sentence, "", nil)
}

// tableOf are meetings as rows between tabs, under their headings; spreadsheets read days in ISO 8601 in every region.
func tableOf(p *program.Program, meetings []*program.Meeting) string {
	rows := [][]string{{
		locale.L("Date"), locale.L("Starts"), locale.L("Ends"), locale.L("Title"), locale.L("Kind"),
		locale.L("Stop"), locale.L("Organisation"), locale.L("Place"), locale.L("Status"),
	}}
	in := locale.Window()
	for _, m := range meetings {
		organisation := ""
		if o := p.Organisation(m.Organisation); o != nil {
			organisation = o.Name
		}
		status := ""
		if m.Status != "" {
			status = statusName(m.Status)
		}
		rows = append(rows, []string{
			m.Start.Date.String(), in.Clock(m.Start.Clock), in.Clock(m.End.Clock), m.Title, named(m.Kind),
			cityOf(p, m.Stop), organisation, m.Place, status,
		})
	}
	return surface.TabSeparated(rows)
}

// canPaste reports whether the clipboard has meetings of the open program.
func (a *actions) canPaste() bool {
	return len(a.clipboard.meetings) > 0 && a.tab.ready() &&
		fyne.CurrentApp().Clipboard().Content() == a.clipboard.text
}

// Paste pastes the meetings that were copied or cut; it is false when the clipboard has something else.
func (v *Screen) Paste() bool {
	if !v.actions.canPaste() {
		return false
	}
	v.actions.paste()
	return true
}

// paste puts the copied meetings at the selected day and time: the first begins there, the others keep their distance.
// Those that were cut are moved.
func (a *actions) paste() {
	if !a.canPaste() {
		return
	}
	meetings := a.clipboard.meetings
	first := meetings[0]
	for _, m := range meetings[1:] {
		if m.Start.Before(first.Start) {
			first = m
		}
	}
	stop, start := a.pastePlace(first)
	pasted := func(id program.ID, sentence string) func(error) {
		return a.s.Answer(a.s.Failed, func() {
			a.tab.Show(id)
			a.s.OfferUndo(sentence)
		})
	}
	minutes := start.MinutesSince(first.Start)
	data := firstTitle(meetings)
	data["Day"], data["Time"] = session.ShortDay(start.Date), session.Clock(start.Clock)
	if a.clipboard.isCut {
		a.clipboard = copiedMeetings{}
		sentence := locale.N("{{.Day}}, {{.Time}}: {{.Count}} meetings moved.", len(meetings), data)
		moved := changing(a.s.Program().ID, meetings, func(m *program.Meeting) {
			if m.Stop != stop {
				m.Stop, m.Vehicle = stop, ""
			}
			m.MoveBy(minutes)
		})
		a.s.Edit(locale.L("Move meetings"), moved, pasted(first.ID, sentence))
		return
	}
	copies := make([]*program.Meeting, len(meetings))
	for i, m := range meetings {
		copies[i] = m.CopyTo(stop, minutes, a.s.Today())
	}
	sentence := locale.N("{{.Day}}, {{.Time}}: {{.Count}} meetings pasted.", len(copies), data)
	a.s.Edit(locale.L("Paste meetings"), putting(a.s.Program().ID, copies), pasted(copies[0].ID, sentence))
}

// pastePlace is the stop and the time at which copies of a meeting begin: the empty place that is selected in the grid,
// on another day that is selected the same time of day, and else after the current meeting.
func (a *actions) pastePlace(first *program.Meeting) (program.ID, civil.DateTime) {
	if at, minute, ok := a.tab.board.view().place(); ok {
		return at.stop, at.at(minute)
	}
	at := a.tab.board.at()
	if placeOf(first) != at {
		return at.stop, at.at(first.Start.Clock.Minutes())
	}
	if m := a.tab.current(); m != nil {
		return m.Stop, m.End
	}
	return at.stop, first.End
}
