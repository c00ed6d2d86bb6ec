package schedule

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/dialog"
	"laurel/data/locale"
	"laurel/data/program"
)

// command is one of the tab's commands.
type command struct {
	dialog.Command
	key dialog.Shortcut // works while the board has the keyboard
}

// everywhere sets a key that works in the whole window.
func (c *command) everywhere(key dialog.Shortcut) { c.Shortcut = key }

// inBoard sets a key that works while the board has the keyboard.
func (c *command) inBoard(key dialog.Shortcut) {
	c.key = key
	c.shown(key)
}

// shown writes a key beside the command that the view itself handles.
func (c *command) shown(key dialog.Shortcut) { c.Shown = key.String() }

// commandList gathers commands.
type commandList struct {
	all   []*command
	group string
}

func (l *commandList) add(id, title string, enabled func() bool, run func()) *command {
	c := &command{Command: dialog.Command{ID: id, Title: title, Group: l.group, Action: run, Enabled: enabled}}
	l.all = append(l.all, c)
	return c
}

const (
	alt   = fyne.KeyModifierAlt
	shift = fyne.KeyModifierShift
)

// moreKeys are other keys of commands in the board.
var moreKeys = map[dialog.Shortcut]string{
	{Key: fyne.KeyLeft, Mod: alt}:  "meeting.daybefore",
	{Key: fyne.KeyRight, Mod: alt}: "meeting.dayafter",
	dialog.Ctrl(fyne.KeyN):         "meeting.add",
}

// statusesByKey are the statuses in the order of their keys; the first is none.
func statusesByKey() []program.Status { return append([]program.Status{""}, program.Statuses()...) }

// statusKey is the key of a status. A digit alone does nothing: typed by accident it would change what was agreed.
func statusKey(i int) dialog.Shortcut {
	return dialog.Shortcut{Key: fyne.KeyName(strconv.Itoa(i)), Mod: alt}
}

func (a *actions) commands() []*command {
	l := &commandList{group: locale.L("Schedule")}
	open := func() bool { return a.s.Program() != nil && a.tab.plan != nil }
	a.meetingCommands(l, open)
	a.planCommands(l, open)
	a.viewCommands(l, open)
	return l.all
}

// meetingCommands are about the selected meetings and about what is shown.
func (a *actions) meetingCommands(l *commandList, open func() bool) {
	v, step := a.tab, a.tab.board.tools.step
	some := func() bool { return open() && len(v.selected()) > 0 }
	one := func() bool { return open() && v.current() != nil }
	withAlt := func(name fyne.KeyName, more fyne.KeyModifier) dialog.Shortcut {
		return dialog.Shortcut{Key: name, Mod: alt | more}
	}
	move := func(id, title string, key fyne.KeyName, minutes func() int) {
		l.add(id, title, some, func() { a.shift(minutes()) }).inBoard(withAlt(key, 0))
	}
	l.add("meeting.add", locale.L("Add meeting"), open, a.add).everywhere(dialog.Ctrl(fyne.KeyM))
	l.add("meeting.edit", locale.L("Edit the meeting"), one, a.edit).shown(dialog.Shortcut{Key: fyne.KeyF2})
	l.add("meeting.duplicate", locale.L("Duplicate meeting"), one, a.duplicate)
	l.add("meeting.copy", locale.L("Copy the selected meetings to another day…"), some, a.copyTo).
		inBoard(dialog.Ctrl(fyne.KeyD))
	l.add("meeting.move", locale.L("Move the selected meetings…"), some, a.move).
		everywhere(dialog.CtrlShift(fyne.KeyM))
	l.add("meeting.shift", locale.L("Move the selected meetings by minutes…"), some, a.askShift)
	move("meeting.earlier", locale.L("A step earlier"), fyne.KeyUp, func() int { return -step() })
	move("meeting.later", locale.L("A step later"), fyne.KeyDown, step)
	move("meeting.daybefore", locale.L("A day earlier"), fyne.KeyPageUp, func() int { return -program.DayMinutes })
	move("meeting.dayafter", locale.L("A day later"), fyne.KeyPageDown, func() int { return program.DayMinutes })
	l.add("meeting.longer", locale.L("A step longer"), some, func() { a.lengthen(step()) }).
		inBoard(withAlt(fyne.KeyDown, shift))
	l.add("meeting.shorter", locale.L("A step shorter"), some, func() { a.lengthen(-step()) }).
		inBoard(withAlt(fyne.KeyUp, shift))
	l.add("meeting.delete", locale.L("Delete the selected meetings"), some, a.delete).
		shown(dialog.Shortcut{Key: fyne.KeyDelete})
	l.add("meeting.takeaway", locale.L("Add a takeaway of the meeting…"), one, a.addTakeaway)
	l.add("meeting.history", locale.L("History of the meeting"), one, a.history)
	l.add("meeting.search", locale.L("Search meetings"), open, v.filters.focusSearch).inBoard(dialog.Ctrl(fyne.KeyF))
	l.add("meeting.clashes", locale.L("Show what is wrong in the schedule"), open, v.filters.showClashes)
	l.add("meeting.ignored", locale.L("Show the findings that are ignored…"), open, v.findings.showIgnored)
	l.add("meeting.everything", locale.L("Show all days"), open, v.filters.clear)
	l.add("organisations", locale.L("Organisations and contacts…"), open, v.library.choose)
	for i, s := range statusesByKey() {
		title := locale.L("Status: {{.Status}}", locale.Values{"Status": statusName(s)})
		l.add("meeting.status."+string(s), title, some, func() { a.setStatus(s) }).inBoard(statusKey(i))
	}
}

// planCommands are about the whole schedule.
func (a *actions) planCommands(l *commandList, open func() bool) {
	atStop := func() bool { return open() && len(a.s.Program().Stops) > 0 }
	l.add("meeting.findtime", locale.L("Find a time…"), atStop, a.findTime)
	l.add("schedule.findings", locale.L("Show all findings of the checks"), atStop, a.tab.findings.showAll).
		Words = locale.L("clashes warnings errors hints problems")
	l.add("meeting.interpreters", locale.L("Assign interpreters…"), atStop, a.assignInterpreters)
	l.add("plan.copy", locale.L("Copy a day or a stay…"), open, a.copyPlan)
	l.add("plan.shift", locale.L("Shift everything after a point…"), open, a.shiftAfter)
	l.add("plan.travel", locale.L("Travel times…"), open, a.travelTimes)
	l.add("plan.template", locale.L("Duplicate the program as a template…"), open, a.duplicateProgram)
}

// viewCommands are about how the schedule is shown.
func (a *actions) viewCommands(l *commandList, open func() bool) {
	tools := a.tab.board.tools
	for i, name := range viewNames {
		title := locale.L("Show the schedule as: {{.View}}", locale.Values{"View": viewTitle(name)})
		digit := fyne.KeyName(strconv.Itoa(i + 1))
		l.add("schedule.view."+name, title, open, func() { a.tab.board.show(name) }).everywhere(dialog.CtrlShift(digit))
	}
	l.add("schedule.step", locale.L("Move by steps of 5 or 15 minutes"), open, tools.toggleStep)
	l.add("schedule.zoomin", locale.L("Zoom in (grid and by person)"), open, func() { tools.zoom(1) }).
		shown(dialog.Ctrl(fyne.KeyEqual))
	l.add("schedule.zoomout", locale.L("Zoom out (grid and by person)"), open, func() { tools.zoom(-1) }).
		shown(dialog.Ctrl(fyne.KeyMinus))
	l.add("schedule.zoomreset", locale.L("Usual zoom (grid and by person)"), open, tools.resetZoom).
		shown(dialog.Ctrl(fyne.Key0))
}

// Commands lists what the tab can do, for menu, palette and help.
func (v *Screen) Commands() []dialog.Command {
	var commands []dialog.Command
	for _, c := range v.actions.commands() {
		commands = append(commands, c.Command)
	}
	return commands
}

// onShortcut runs the command of a key that was pressed in the board. It reports whether there is one.
func (a *actions) onShortcut(s fyne.Shortcut) bool {
	pressed, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return false
	}
	key := dialog.Shortcut{Key: pressed.KeyName, Mod: pressed.Modifier}
	for _, c := range a.commands() {
		if c.key == key || c.ID == moreKeys[key] {
			c.Action()
			return true
		}
	}
	return false
}
