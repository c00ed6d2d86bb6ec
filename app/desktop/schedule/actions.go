package schedule

import (
	"errors"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// copyOf is a meeting value of its own: what the store handed out is never written into.
func copyOf(m *program.Meeting) *program.Meeting {
	next := *m
	next.Contacts, next.Attendees = slices.Clone(m.Contacts), slices.Clone(m.Attendees)
	next.Excused, next.Interpreters = slices.Clone(m.Excused), slices.Clone(m.Interpreters)
	return &next
}

// duplicateOf is a new meeting like another one. What was agreed with the host of that one is not agreed for this.
func duplicateOf(m *program.Meeting, today program.Date) *program.Meeting {
	next := copyOf(m)
	next.ID = program.NewID()
	if next.Status != "" {
		next.Status, next.StatusDate = program.ToRequest, today
	}
	return next
}

// moveTo gives a meeting another start; it lasts as long as before.
func moveTo(m *program.Meeting, start program.DateTime) {
	length := m.Minutes()
	m.Start, m.End = start, start.AddMinutes(length)
}

// The lengths in minutes of a new meeting and of the pause before it.
const (
	newLength = 60
	newPause  = 15
)

// newMeeting is the empty meeting that "Add meeting" starts from: after the last item of the day, else at nine.
func (v *Screen) newMeeting(at place) *program.Meeting {
	m := &program.Meeting{ID: program.NewID(), Stop: at.stop, Kind: program.Appointment, Start: program.At(at.date, program.Clock{Hour: 9})}
	if last := v.plan.lastOf(at); last != nil && last.End.Date == at.date {
		after := last.End.AddMinutes(newPause)
		if after = after.AddMinutes((quarter - after.Clock.Minute%quarter) % quarter); after.Date == at.date {
			m.Start = after
		}
	}
	if there, minute, ok := v.view().place(); ok && there == at {
		m.Start = program.At(at.date, program.Clock{}).AddMinutes(minute)
	}
	m.End = m.Start.AddMinutes(newLength)
	return m
}

// Add opens the form of a new meeting on the selected day.
func (v *Screen) Add() {
	if !v.ready() {
		return
	}
	v.Leave(func() { v.openEditor(v.newEditor(v.newMeeting(v.at()), true)) })
}

// ready tells whether meetings can be made: a program is open and has a stop.
func (v *Screen) ready() bool {
	p := v.s.Program()
	if p == nil || v.plan == nil || v.content == nil || v.plan.program.ID != p.ID {
		return false
	}
	if len(p.Stops) == 0 {
		v.s.Window.Run(session.EditStops)
	}
	return len(p.Stops) > 0
}

// Duplicate opens a form with a copy of the current meeting, right after it; nothing is stored before it is saved.
func (v *Screen) Duplicate() {
	m := v.current()
	if m == nil || !v.ready() {
		return
	}
	next := duplicateOf(m, v.s.Today())
	moveTo(next, m.End)
	v.Leave(func() { v.openEditor(v.newEditor(next, true)) })
}

// Edit opens the form of the current meeting, or of a new one on an empty day.
func (v *Screen) Edit() {
	switch m := v.current(); {
	case v.editor != nil:
		v.editor.form.FocusFirst()
	case m != nil && v.plan != nil:
		v.openEditor(v.newEditor(m, false))
	case len(v.selected()) == 0 && len(v.keys()) > 0:
		v.Add()
	}
}

func (v *Screen) openEditor(e *editor) {
	v.editor = e
	v.showDetail()
	e.form.FocusFirst()
}

// closeEditor leaves the form without saving.
func (v *Screen) closeEditor() {
	v.editor = nil
	v.showDetail()
	v.focusList()
}

func idsOf(meetings []*program.Meeting) []program.ID {
	ids := make([]program.ID, len(meetings))
	for i, m := range meetings {
		ids[i] = m.ID
	}
	return ids
}

// change makes the same change to several meetings, in one edit that can be undone at once. It is made to their latest values, also when edits
// before it are still under way.
func (v *Screen) change(meetings []*program.Meeting, label, sentence string, set func(*program.Meeting)) {
	p := v.s.Program()
	if p == nil || len(meetings) == 0 {
		return
	}
	ids := idsOf(meetings)
	v.s.EditWithUndo(label, sentence, func(tx *store.Tx) error { return changeMeetings(tx, p.ID, ids, set) })
}

func changeMeetings(tx *store.Tx, owner program.ID, ids []program.ID, set func(*program.Meeting)) error {
	latest, err := tx.Program(owner)
	if err != nil {
		return err
	}
	for _, id := range ids {
		m := latest.Meeting(id)
		if m == nil {
			continue
		}
		next := copyOf(m)
		set(next)
		if err := tx.PutMeeting(owner, next); err != nil {
			return err
		}
	}
	return nil
}

// SetStatus sets the status of the selected meetings, and the date on which it changed to today. A form that is open takes it as an answer.
func (v *Screen) SetStatus(s program.Status) {
	if v.editor != nil {
		v.editor.status.Choose(string(s))
		return
	}
	meetings := slices.DeleteFunc(v.selected(), func(m *program.Meeting) bool { return m.Status == s })
	if len(meetings) == 0 {
		return
	}
	today := v.s.Today()
	data := map[string]any{"Title": meetings[0].Title, "Status": statusName(s, v.language()), "Count": len(meetings)}
	label, sentence := locale.L("Change status"), locale.L("{{.Title}}: {{.Status}}.", data)
	if len(meetings) > 1 {
		sentence = locale.N("{{.Count}} meetings: {{.Status}}.", len(meetings), data)
	}
	v.change(meetings, label, sentence, func(m *program.Meeting) {
		m.Status, m.StatusDate = s, today
		if s == "" {
			m.StatusDate = program.Date{}
		}
	})
}

// Shift moves the selected meetings by minutes on the wall clock. A form that is open takes it as an answer.
func (v *Screen) Shift(minutes int) {
	if v.editor != nil {
		v.editor.shift(minutes)
		return
	}
	meetings := v.selected()
	if len(meetings) == 0 || minutes == 0 {
		return
	}
	start := meetings[0].Start.AddMinutes(minutes)
	data := map[string]any{
		"Title": meetings[0].Title, "Count": len(meetings), "Minutes": signed(minutes),
		"Day": locale.Language(v.language()).Date(start.Date, locale.WeekdayShort), "Time": start.Clock.String(),
	}
	label, sentence := locale.L("Move meeting"), locale.L("Moved to {{.Day}}, {{.Time}}.", data)
	if len(meetings) > 1 {
		label, sentence = locale.L("Move meetings"), locale.L("{{.Count}} meetings were moved by {{.Minutes}} minutes.", data)
	}
	v.change(meetings, label, sentence, func(m *program.Meeting) { moveTo(m, m.Start.AddMinutes(minutes)) })
}

func signed(n int) string {
	if n > 0 {
		return "+" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// mostShift is the most minutes by which meetings are moved at once: a year.
const mostShift = 366 * wholeDay

// AskShift asks by how many minutes to move the selected meetings.
func (v *Screen) AskShift() {
	meetings := v.selected()
	if len(meetings) == 0 {
		return
	}
	title := locale.N("Move {{.Count}} meetings", len(meetings), map[string]any{"Count": len(meetings)})
	if len(meetings) == 1 {
		title = locale.L("Move {{.Title}}", map[string]any{"Title": meetings[0].Title})
	}
	v.s.Dialogs.Ask(title, locale.L("Later by so many minutes; with a minus earlier"), strconv.Itoa(quarter), func(text string) error {
		minutes, err := strconv.Atoi(text)
		if err != nil || minutes < -mostShift || minutes > mostShift {
			return errors.New(locale.L("Type a number of minutes such as 30 or -15."))
		}
		v.Shift(minutes)
		return nil
	})
}

// Delete removes the selected meetings; a toast offers them back.
func (v *Screen) Delete() {
	meetings := v.selected()
	if len(meetings) == 0 {
		return
	}
	label, sentence := locale.L("Delete meeting"), locale.L("{{.Title}} was deleted.", map[string]any{"Title": meetings[0].Title})
	if len(meetings) > 1 {
		label, sentence = locale.L("Delete meetings"), locale.N("{{.Count}} meetings were deleted.", len(meetings), map[string]any{"Count": len(meetings)})
	}
	v.Leave(func() {
		v.editor = nil
		v.remove(idsOf(meetings), label, sentence)
	})
}

// remove deletes meetings. Where takeaways name them it asks first, since those change too.
func (v *Screen) remove(ids []program.ID, label, sentence string) {
	v.s.Delete(label, sentence, func(tx *store.Tx, how ...store.Deletion) error {
		for _, id := range ids {
			if err := tx.DeleteMeeting(id, how...); err != nil {
				return err
			}
		}
		return nil
	}, func(used *store.InUse) dialog.Question {
		return dialog.Question{
			Title: locale.L("Delete {{.Title}} all the same?", map[string]any{"Title": used.Record}),
			Text:  locale.L("Takeaways come from it. They stay in the program, but no longer say from which meeting. It can all be undone."),
			Yes:   locale.L("Delete"), Danger: true,
		}
	})
}

func (v *Screen) statusMenu() *fyne.Menu {
	var items []*fyne.MenuItem
	meetings := v.selected()
	for i, s := range statusesByKey() {
		item := fyne.NewMenuItem(locale.L("{{.Status}} ({{.Key}})", map[string]any{"Status": statusName(s, v.language()), "Key": statusKey(i)}), func() { v.SetStatus(s) })
		item.Checked = len(meetings) == 1 && meetings[0].Status == s
		items = append(items, item)
	}
	return fyne.NewMenu("", items...)
}

// moreMenu is what can be done with the selected meetings.
func (v *Screen) moreMenu() *fyne.Menu {
	one := v.current() != nil
	status := fyne.NewMenuItem(locale.L("Status"), nil)
	status.ChildMenu = v.statusMenu()
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(locale.L("Edit"), v.Edit), fyne.NewMenuItem(locale.L("Duplicate"), v.Duplicate), status,
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(locale.L("Move…"), v.Move), fyne.NewMenuItem(locale.L("Move by minutes…"), v.AskShift), fyne.NewMenuItem(locale.L("Copy to…"), v.CopyTo),
		fyne.NewMenuItem(locale.L("Find a time…"), v.FindTime),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(locale.L("Add a takeaway…"), v.AddTakeaway), fyne.NewMenuItem(locale.L("Delete"), v.Delete),
	}
	for _, i := range []int{0, 1, 7, 9} {
		items[i].Disabled = !one
	}
	return fyne.NewMenu("", items...)
}

// Commands lists what the tab can do, for menu, palette and help.
func (v *Screen) Commands() []dialog.Command {
	group := locale.L("Schedule")
	open := func() bool { return v.s.Program() != nil && v.plan != nil }
	some := func() bool { return open() && len(v.selected()) > 0 }
	one := func() bool { return open() && v.current() != nil }
	commands := []dialog.Command{
		{ID: "meeting.add", Title: locale.L("Add meeting"), Group: group, Shortcut: dialog.Ctrl(fyne.KeyM), Action: v.Add, Enabled: open},
		{ID: "meeting.edit", Title: locale.L("Edit the meeting"), Group: group, Shown: "F2", Action: v.Edit, Enabled: one},
		{ID: "meeting.duplicate", Title: locale.L("Duplicate meeting"), Group: group, Action: v.Duplicate, Enabled: one},
		{ID: "meeting.copy", Title: locale.L("Copy the selected meetings to another day…"), Group: group, Shown: dialog.Ctrl(fyne.KeyD).String(), Action: v.CopyTo, Enabled: some},
		{ID: "meeting.move", Title: locale.L("Move the selected meetings…"), Group: group, Shortcut: dialog.CtrlShift(fyne.KeyM), Action: v.Move, Enabled: some},
		{ID: "meeting.shift", Title: locale.L("Move the selected meetings by minutes…"), Group: group, Action: v.AskShift, Enabled: some},
		{ID: "meeting.earlier", Title: locale.L("A step earlier"), Group: group, Shown: withAlt(fyne.KeyUp), Action: func() { v.Shift(-v.step()) }, Enabled: some},
		{ID: "meeting.later", Title: locale.L("A step later"), Group: group, Shown: withAlt(fyne.KeyDown), Action: func() { v.Shift(v.step()) }, Enabled: some},
		{ID: "meeting.daybefore", Title: locale.L("A day earlier"), Group: group, Shown: withAlt(fyne.KeyPageUp), Action: func() { v.Shift(-wholeDay) }, Enabled: some},
		{ID: "meeting.dayafter", Title: locale.L("A day later"), Group: group, Shown: withAlt(fyne.KeyPageDown), Action: func() { v.Shift(wholeDay) }, Enabled: some},
		{ID: "meeting.longer", Title: locale.L("A step longer"), Group: group, Shown: dialog.Shortcut{Key: fyne.KeyDown, Mod: alt | shift}.String(), Action: func() { v.Lengthen(v.step()) }, Enabled: some},
		{ID: "meeting.shorter", Title: locale.L("A step shorter"), Group: group, Shown: dialog.Shortcut{Key: fyne.KeyUp, Mod: alt | shift}.String(), Action: func() { v.Lengthen(-v.step()) }, Enabled: some},
		{ID: "meeting.delete", Title: locale.L("Delete the selected meetings"), Group: group, Shown: "Del", Action: v.Delete, Enabled: some},
		{ID: "meeting.takeaway", Title: locale.L("Add a takeaway of the meeting…"), Group: group, Action: v.AddTakeaway, Enabled: one},
		{ID: "meeting.history", Title: locale.L("History of the meeting"), Group: group, Action: v.History, Enabled: one},
		{ID: "meeting.search", Title: locale.L("Search meetings"), Group: group, Shown: dialog.Ctrl(fyne.KeyF).String(), Action: v.FocusSearch, Enabled: open},
		{ID: "meeting.clashes", Title: locale.L("Show what is wrong in the schedule"), Group: group, Action: v.ShowClashes, Enabled: open},
		{ID: "meeting.ignored", Title: locale.L("Show the findings that are ignored…"), Group: group, Action: v.ShowIgnored, Enabled: open},
		{ID: "meeting.everything", Title: locale.L("Show all days"), Group: group, Action: v.ShowEverything, Enabled: open},
		{ID: "organisations", Title: locale.L("Organisations and contacts…"), Group: group, Action: v.Organisations, Enabled: open},
	}
	for i, s := range statusesByKey() {
		title := locale.L("Status: {{.Status}}", map[string]any{"Status": statusName(s, v.language())})
		commands = append(commands, dialog.Command{ID: "meeting.status." + string(s), Title: title, Group: group, Shown: statusKey(i).String(), Action: func() { v.SetStatus(s) }, Enabled: some})
	}
	commands = append(commands, v.assistCommands()...)
	commands = append(commands, v.planCommands(group, open)...)
	return append(commands, v.viewCommands(group, open)...)
}

func withAlt(key fyne.KeyName) string { return dialog.Shortcut{Key: key, Mod: alt}.String() }
