package schedule

import (
	"errors"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// actions are what can be done with the selected meetings and with the whole schedule.
type actions struct {
	tab       *Screen
	s         *session.Session
	searching work.Latest // for travel times
	travel    *travelForm // that was shown last
	clipboard copiedMeetings
}

// add opens the form of a new meeting on the selected day.
func (a *actions) add() {
	if a.tab.ready() {
		a.addMeeting(a.tab.board.newMeeting())
	}
}

// addMeeting opens the form of a new meeting; nothing is stored before it is saved.
func (a *actions) addMeeting(m *program.Meeting) {
	a.tab.pane.Leave(func() { newEditor(a.tab, m, true).open() })
}

// duplicate opens the form of a copy of the current meeting, right after it.
func (a *actions) duplicate() {
	if m := a.tab.current(); m != nil && a.tab.ready() {
		next := m.Duplicate(a.s.Today())
		next.MoveTo(m.End)
		a.addMeeting(next)
	}
}

// edit opens the form of the current meeting, or of a new one on an empty day.
func (a *actions) edit() {
	switch m := a.tab.current(); {
	case a.tab.pane.Form() != nil:
		a.tab.pane.Form().FocusFirst()
	case m != nil:
		newEditor(a.tab, m, false).open()
	case len(a.tab.selected()) == 0 && len(a.tab.board.Keys()) > 0:
		a.add()
	}
}

func idsOf(meetings []*program.Meeting) []program.ID {
	ids := make([]program.ID, len(meetings))
	for i, m := range meetings {
		ids[i] = m.ID
	}
	return ids
}

// change makes the same change to several meetings, in one edit with Undo beside the sentence.
func (a *actions) change(meetings []*program.Meeting, label, sentence string, set func(*program.Meeting)) {
	if p := a.s.Program(); p != nil && len(meetings) > 0 {
		a.s.EditWithUndo(label, sentence, changing(p.ID, meetings, set))
	}
}

// changing is the edit that makes the same change to the latest values of several meetings, also when edits before it
// are still being read.
func changing(owner program.ID, meetings []*program.Meeting, set func(*program.Meeting)) func(*store.Tx) error {
	ids := idsOf(meetings)
	return func(tx *store.Tx) error {
		latest, err := tx.Program(owner)
		if err != nil {
			return err
		}
		var changed []*program.Meeting
		for _, id := range ids {
			if m := latest.Meeting(id); m != nil {
				next := m.Clone()
				set(next)
				changed = append(changed, next)
			}
		}
		return store.PutAll(tx, owner, changed)
	}
}

// putting is the edit that stores meetings.
func putting(owner program.ID, meetings []*program.Meeting) func(*store.Tx) error {
	return func(tx *store.Tx) error { return store.PutAll(tx, owner, meetings) }
}

// setStatus sets the status of the selected meetings, and the date on which it changed to today. In a form that is open
// it is an answer.
func (a *actions) setStatus(s program.Status) {
	if e := a.tab.editing(); e != nil {
		e.status.status.Choose(string(s))
		return
	}
	meetings := slices.DeleteFunc(a.tab.selected(), func(m *program.Meeting) bool { return m.Status == s })
	if len(meetings) == 0 {
		return
	}
	today := a.s.Today()
	data := firstTitle(meetings)
	data["Status"] = statusName(s)
	sentence := locale.L("{{.Title}}: {{.Status}}.", data)
	if len(meetings) > 1 {
		sentence = locale.N("{{.Count}} meetings: {{.Status}}.", len(meetings), data)
	}
	a.change(meetings, locale.L("Change status"), sentence, func(m *program.Meeting) {
		m.Status = s
		m.StatusDate = today
		if s == "" {
			m.StatusDate = civil.Date{}
		}
	})
}

// shift moves the selected meetings by minutes on the wall clock. In a form that is open it is an answer.
func (a *actions) shift(minutes int) {
	if e := a.tab.editing(); e != nil {
		e.times.shift(minutes)
		return
	}
	meetings := a.tab.selected()
	if len(meetings) == 0 || minutes == 0 {
		return
	}
	first := meetings[0].Clone()
	first.MoveBy(minutes)
	label, sentence := locale.L("Move meeting"), movedText(first)
	if len(meetings) > 1 {
		label, sentence = locale.L("Move meetings"), shiftedText(len(meetings), minutes)
	}
	a.change(meetings, label, sentence, func(m *program.Meeting) { m.MoveBy(minutes) })
}

func movedText(m *program.Meeting) string {
	return locale.L("Moved to {{.Day}}, {{.Time}}.",
		locale.Values{"Day": session.ShortDay(m.Start.Date), "Time": session.Clock(m.Start.Clock)})
}

func shiftedText(meetings, minutes int) string {
	by := strconv.Itoa(minutes)
	if minutes > 0 {
		by = "+" + by
	}
	return locale.L("{{.Count}} meetings were moved by {{.Minutes}} minutes.",
		locale.Values{"Count": meetings, "Minutes": by})
}

// mostShift is the most minutes by which meetings are moved at once: a year.
const mostShift = 366 * program.DayMinutes

// askShift asks by how many minutes to move the selected meetings.
func (a *actions) askShift() {
	meetings := a.tab.selected()
	if len(meetings) == 0 {
		return
	}
	label := locale.L("Later by (minutes; negative for earlier)")
	a.s.Dialogs.Ask(moveTitle(meetings), label, strconv.Itoa(quarter), func(text string) error {
		minutes, err := strconv.Atoi(text)
		if err != nil || minutes < -mostShift || minutes > mostShift {
			return errors.New(locale.L("Type a number of minutes such as 30 or -15."))
		}
		a.shift(minutes)
		return nil
	})
}

// lengthen moves the end of the selected meetings by minutes on the wall clock. In a form that is open it is an answer.
func (a *actions) lengthen(minutes int) {
	meetings := a.tab.selected()
	if len(meetings) == 0 || minutes == 0 {
		return
	}
	first := meetings[0].Clone()
	first.LengthenBy(minutes)
	if e := a.tab.editing(); e != nil {
		e.times.set(first)
		return
	}
	if len(meetings) == 1 && first.End == meetings[0].End {
		return
	}
	sentence := timesText(first)
	if len(meetings) > 1 {
		sentence = locale.L("{{.Count}} meetings have a new end.", firstTitle(meetings))
	}
	change := func(m *program.Meeting) { m.LengthenBy(minutes) }
	a.change(meetings, locale.L("Change times"), sentence, change)
}

// timesText is a sentence about the times of a meeting.
func timesText(m *program.Meeting) string {
	data := locale.Values{"Title": m.Title, "Times": times(m), "Length": length(m.Minutes())}
	return locale.L("{{.Title}}: {{.Times}}, {{.Length}}.", data)
}

// delete deletes the selected meetings.
func (a *actions) delete() {
	meetings := a.tab.selected()
	if len(meetings) == 0 {
		return
	}
	data := firstTitle(meetings)
	label, sentence := locale.L("Delete meeting"), locale.L("{{.Title}} was deleted.", data)
	if len(meetings) > 1 {
		label = locale.L("Delete meetings")
		sentence = locale.N("{{.Count}} meetings were deleted.", len(meetings))
	}
	a.tab.pane.Leave(func() {
		a.tab.pane.Discard()
		a.remove(idsOf(meetings), label, sentence)
	})
}

// remove deletes meetings, with Undo beside the sentence. Where takeaways refer to them it asks first.
func (a *actions) remove(ids []program.ID, label, sentence string) {
	a.s.Delete(session.Deletion{
		Label:    label,
		Sentence: sentence,
		Kind:     tables.Meetings,
		IDs:      ids,
		Question: session.AllTheSame(
			locale.L("Takeaways come from it. They stay in the program, but no longer say from which meeting. " +
				"It can all be undone.")),
	})
}

// history shows every change of the current meeting.
func (a *actions) history() {
	if m := a.tab.current(); m != nil {
		a.s.History().Show(m)
	}
}

// kindMenu is the choice of the kind of the current meeting.
func (a *actions) kindMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	now := a.tab.current()
	for _, kind := range program.Kinds() {
		item := fyne.NewMenuItem(named(kind), func() { a.setKind(kind) })
		item.Checked = now != nil && now.Kind == kind
		menu.Items = append(menu.Items, item)
	}
	return menu
}

func (a *actions) setKind(kind program.Kind) {
	if m := a.tab.current(); m != nil && m.Kind != kind {
		label := locale.L("{{.Name}}: {{.Field}}", locale.Values{"Field": locale.L("Kind"), "Name": m.Title})
		a.s.Edit(label, changing(a.s.Program().ID, []*program.Meeting{m}, func(m *program.Meeting) { m.Kind = kind }),
			nil)
	}
}

// showMenu opens what can be done with the selected meetings, at the pointer.
func (a *actions) showMenu(_ []string, at fyne.Position) {
	look.ShowMenuAt(a.s.Window.Canvas(), at, a.moreMenu())
}

// addTakeaway asks for a takeaway of the current meeting.
func (a *actions) addTakeaway() {
	if m := a.tab.current(); m != nil {
		a.s.Takeaways().Note("", m.ID)
	}
}
