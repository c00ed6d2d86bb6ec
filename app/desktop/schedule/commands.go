package schedule

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
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

// called sets the short title in a submenu and beside a meeting.
func (c *command) called(short string) *command {
	c.Short = short
	return c
}

// described sets more words by which the palette finds the command.
func (c *command) described(words string) *command {
	c.Words = words
	return c
}

// commandList gathers commands.
type commandList struct {
	all            []*command
	group, section string
}

func (l *commandList) add(id, title string, enabled func() bool, run func()) *command {
	c := &command{Command: dialog.Command{
		ID: id, Title: title, Group: l.group, Section: l.section, Action: run, Enabled: enabled,
	}}
	l.all = append(l.all, c)
	return c
}

const alt = fyne.KeyModifierAlt

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

// meetingCommands are about the selected meetings.
func (a *actions) meetingCommands(l *commandList, open func() bool) {
	v := a.tab
	some := func() bool { return open() && len(v.selected()) > 0 }
	one := func() bool { return open() && v.current() != nil }
	l.section = ""
	l.add("meeting.add", locale.L("Add meeting"), open, a.add).described(locale.L("new create event appointment")).
		everywhere(dialog.Ctrl(fyne.KeyM))
	l.add("meeting.search", locale.L("Search meetings"), open, v.filters.focusSearch).inBoard(dialog.Ctrl(fyne.KeyF))
	l.section = locale.L("Selected meetings")
	l.add("meeting.edit", locale.L("Edit the meeting"), one, a.edit).called(locale.L("Edit")).
		shown(dialog.Shortcut{Key: fyne.KeyF2})
	l.add("meeting.duplicate", locale.L("Duplicate meeting"), one, a.duplicate).Short = locale.L("Duplicate")
	l.add("meeting.clip", locale.L("Copy the selected meetings"), some, a.copy).called(locale.L("Copy")).
		shown(dialog.Ctrl(fyne.KeyC))
	l.add("meeting.cut", locale.L("Cut the selected meetings"), some, a.cut).called(locale.L("Cut")).
		shown(dialog.Ctrl(fyne.KeyX))
	l.add("meeting.paste", locale.L("Paste meetings at the selected day and time"), a.canPaste, a.paste).
		called(locale.L("Paste here")).shown(dialog.Ctrl(fyne.KeyV))
	l.add("meeting.move", locale.L("Move the selected meetings…"), some, a.move).called(locale.L("Move…")).
		everywhere(dialog.CtrlShift(fyne.KeyM))
	l.add("meeting.shift", locale.L("Move the selected meetings by minutes…"), some, a.askShift).
		called(locale.L("Move by minutes…"))
	l.add("meeting.copy", locale.L("Copy the selected meetings to another day…"), some, a.copyTo).
		called(locale.L("Copy to…")).inBoard(dialog.Ctrl(fyne.KeyD))
	l.add("meeting.takeaway", locale.L("Add a takeaway of the meeting…"), one, a.addTakeaway).
		called(locale.L("Add a takeaway…"))
	l.add("meeting.history", locale.L("History of the meeting"), one, a.history).Short = locale.L("History")
	l.add("meeting.delete", locale.L("Delete the selected meetings"), some, a.delete).called(locale.L("Delete")).
		shown(dialog.Shortcut{Key: fyne.KeyDelete})
	a.stepCommands(l, some)
	l.section = locale.L("Status")
	for i, s := range statusesByKey() {
		name := statusName(s)
		title := locale.L("Status: {{.Status}}", locale.Values{"Status": name})
		c := l.add(statusCommand+string(s), title, some, func() { a.setStatus(s) }).called(name)
		c.Checked = func() bool { return one() && v.current().Status == s }
		c.inBoard(statusKey(i))
	}
}

// statusCommand begins the identifiers of the commands that set a status.
const statusCommand = "meeting.status."

// stepCommands move and lengthen the selected meetings by keys.
func (a *actions) stepCommands(l *commandList, some func() bool) {
	step := a.tab.board.tools.step
	add := func(id, title string, key fyne.KeyName, more fyne.KeyModifier, do func()) {
		l.add(id, title, some, do).inBoard(dialog.Shortcut{Key: key, Mod: alt | more})
	}
	shift := func(minutes func() int) func() { return func() { a.shift(minutes()) } }
	l.section = locale.L("Step by step")
	add("meeting.earlier", locale.L("A step earlier"), fyne.KeyUp, 0, shift(func() int { return -step() }))
	add("meeting.later", locale.L("A step later"), fyne.KeyDown, 0, shift(step))
	add("meeting.daybefore", locale.L("A day earlier"), fyne.KeyPageUp, 0,
		shift(func() int { return -program.DayMinutes }))
	add("meeting.dayafter", locale.L("A day later"), fyne.KeyPageDown, 0,
		shift(func() int { return program.DayMinutes }))
	const more = fyne.KeyModifierShift
	add("meeting.longer", locale.L("A step longer"), fyne.KeyDown, more, func() { a.lengthen(step()) })
	add("meeting.shorter", locale.L("A step shorter"), fyne.KeyUp, more, func() { a.lengthen(-step()) })
}

// planCommands are about the whole schedule.
func (a *actions) planCommands(l *commandList, open func() bool) {
	v := a.tab
	atStop := func() bool { return open() && len(a.s.Program().Stops) > 0 }
	l.section = locale.L("Plan")
	l.add("meeting.findtime", locale.L("Find a time…"), atStop, a.findTime)
	l.add("meeting.interpreters", locale.L("Assign interpreters…"), atStop, a.assignInterpreters)
	l.add("plan.copy", locale.L("Copy a day or a stay…"), open, a.copyPlan)
	l.add("plan.shift", locale.L("Shift everything after a point…"), open, a.shiftAfter)
	l.add("plan.travel", locale.L("Travel times…"), open, a.travelTimes)
	l.add("plan.template", locale.L("Duplicate the program as a template…"), open, a.duplicateProgram)
	l.section = locale.L("Checks")
	l.add("schedule.findings", locale.L("Show all findings of the checks"), atStop, v.findings.showAll).
		Words = locale.L("clashes warnings errors hints problems")
	l.add("meeting.clashes", locale.L("Show what is wrong in the schedule"), open, v.filters.showClashes)
	l.add("meeting.ignored", locale.L("Show the findings that are ignored…"), open, v.findings.showIgnored)
}

// viewCommands are about how the schedule is shown.
func (a *actions) viewCommands(l *commandList, open func() bool) {
	tools := a.tab.board.tools
	l.section = locale.L("View")
	for i, name := range viewNames {
		title := locale.L("Show the schedule as: {{.View}}", locale.Values{"View": viewTitle(name)})
		digit := fyne.KeyName(strconv.Itoa(i + 1))
		c := l.add("schedule.view."+name, title, open, func() { a.tab.board.show(name) }).called(viewTitle(name))
		c.Checked = func() bool { return a.tab.board.showing == name }
		c.everywhere(dialog.CtrlShift(digit))
	}
	l.add("meeting.everything", locale.L("Show all days"), open, a.tab.filters.clear)
	l.add("schedule.step", locale.L("Move by steps of 5 or 15 minutes"), open, tools.toggleStep)
	l.add("schedule.zoomin", locale.L("Zoom in (grid and by person)"), open, func() { tools.zoom(1) }).
		shown(dialog.Ctrl(fyne.KeyEqual))
	l.add("schedule.zoomout", locale.L("Zoom out (grid and by person)"), open, func() { tools.zoom(-1) }).
		shown(dialog.Ctrl(fyne.KeyMinus))
	l.add("schedule.zoomreset", locale.L("Normal zoom (grid and by person)"), open, tools.resetZoom).
		shown(dialog.Ctrl(fyne.Key0))
	l.section = ""
	l.add("organisations", locale.L("Organisations and contacts…"), open,
		func() { look.Do(a.tab.Lists.Contacts) }).Words = locale.L("organisations hosts phones e-mails library")
	l.add("journeys", locale.L("Flights and trains…"), open, func() { look.Do(a.tab.Lists.Journeys) }).
		Words = locale.L("arrival departure travel airport")
}

// Commands lists what the tab can do, for menu, palette and help.
func (v *Screen) Commands() []dialog.Command {
	var commands []dialog.Command
	for _, c := range v.actions.commands() {
		commands = append(commands, c.Command)
	}
	return commands
}

// statusMenu sets the status of the selected meetings.
func (a *actions) statusMenu() *fyne.Menu {
	var ids []string
	for _, s := range statusesByKey() {
		ids = append(ids, statusCommand+string(s))
	}
	return dialog.MenuOf(a.tab.Commands(), ids...)
}

// moreMenu is what can be done with the selected meetings, beside their page and at the pointer.
func (a *actions) moreMenu() *fyne.Menu {
	menu := dialog.MenuOf(a.tab.Commands(), "meeting.edit", "meeting.duplicate", "",
		"meeting.clip", "meeting.cut", "meeting.paste", "",
		"meeting.move", "meeting.shift", "meeting.copy", "meeting.findtime", "",
		"meeting.takeaway", "meeting.history", "meeting.delete")
	status := fyne.NewMenuItem(locale.L("Status"), nil)
	status.ChildMenu = a.statusMenu()
	menu.Items = slices.Insert(menu.Items, 2, status)
	return menu
}

// planMenu is the menu of the button above the schedule.
func (a *actions) planMenu() *fyne.Menu {
	menu := dialog.MenuOf(a.tab.Commands(), "meeting.findtime", "meeting.interpreters", "",
		"plan.copy", "plan.shift", "plan.template", "", "organisations", "journeys", "plan.travel")
	file := fyne.NewMenuItem(locale.L("Import a schedule from a file…"), a.s.Command(session.OpenFile))
	stops := fyne.NewMenuItem(locale.L("Stops…"), a.s.Command(session.EditStops))
	menu.Items = slices.Insert(menu.Items, 6, file, fyne.NewMenuItemSeparator(), stops)
	menu.Items = slices.Delete(menu.Items, 9, 10) // the separator that was there
	checks := fyne.NewMenuItem(locale.L("Checks of the schedule…"), a.s.Command(session.EditChecks))
	menu.Items = append(menu.Items, checks)
	return menu
}

// onShortcut runs the command of a key that was pressed in the board. It reports whether there is one.
func (a *actions) onShortcut(s fyne.Shortcut) bool {
	switch s.(type) {
	case *fyne.ShortcutCopy:
		a.copy()
		return true
	case *fyne.ShortcutCut:
		a.cut()
		return true
	}
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
