package desktop

import (
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/history"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/results"
	"laurel/app/desktop/session"
	"laurel/data/locale"
)

// addCommands makes the one list of what can be done: the window's own commands and every tab's.
func (w *window) addCommands() {
	add := func(group string, commands ...dialog.Command) {
		for _, c := range commands {
			c.Group = group
			w.commands.Add(c)
		}
	}
	add(locale.L("Program"), w.programCommands()...)
	add(locale.L("Edit"), slices.Concat(w.editCommands(), steps{w}.commands())...)
	add(locale.L("View"), w.viewCommands()...)
	for _, tab := range tabOrder {
		for _, c := range w.screens[tab].Commands() {
			w.commands.Add(w.inTab(tab, c))
		}
	}
	add(locale.L("Schedule"), dialog.Command{
		ID: "schedule.import", Title: locale.L("Import a schedule from a file…"), Action: incoming{w}.ask,
	})
	add(
		locale.L("Help"),
		dialog.Command{
			ID: "help.guide", Title: locale.L("Guide"), Shown: "F1", Action: helpPages{w}.guide,
			Words: locale.L("help manual how to"),
		},
		dialog.Command{ID: "help.tour", Title: locale.L("Take the tour"), Action: w.tour.begin},
		dialog.Command{
			ID: "help.keys", Title: locale.L("Keyboard shortcuts"), Shortcut: dialog.Ctrl(fyne.KeySlash),
			Action: helpPages{w}.keys,
		},
		dialog.Command{ID: "help.about", Title: locale.L("About Laurel"), Action: helpPages{w}.about},
	)
}

// tabOrder is the order of the tabs.
var tabOrder = []string{session.AwardeesTab, session.ScheduleTab, session.ReportsTab}

// programCommands are those for whole programs. Those that change the open one need one.
func (w *window) programCommands() []dialog.Command {
	here := []dialog.Command{
		{
			ID: "program.edit", Title: locale.L("Program and certificate…"), Shortcut: dialog.Ctrl(fyne.KeyComma),
			Action: func() { w.settings.EditProgram("") },
			Words:  locale.L("rename name dates sponsor logo signatures region"),
		},
		{
			ID: "program.stops", Title: locale.L("Stops…"), Shortcut: dialog.CtrlShift(fyne.KeyS),
			Action: w.settings.Stops, Words: locale.L("add city cities hotel place zone"),
		},
		{ID: "program.checks", Title: locale.L("Checks of the schedule…"), Action: w.settings.Checks},
		{ID: "program.issued", Title: locale.L("Certificates issued…"), Action: w.settings.Issued},
		{ID: "program.releases", Title: locale.L("What was sent…"), Action: w.settings.Releases},
		{ID: "program.delete", Title: locale.L("Delete this program…"), Action: w.programs.delete},
		{ID: "program.forget", Title: locale.L("Erase this program permanently…"), Action: w.programs.forget},
	}
	for i := range here {
		here[i].Enabled = w.hasProgram
	}
	return slices.Concat([]dialog.Command{
		{
			ID: "program.new", Title: locale.L("Start a new program…"), Shortcut: dialog.CtrlShift(fyne.KeyN),
			Action: w.programs.start,
		},
		{
			ID: "program.open", Title: locale.L("Open a file…"), Shortcut: dialog.Ctrl(fyne.KeyO),
			Action: incoming{w}.ask, Words: locale.L("import roster list spreadsheet calendar Excel CSV"),
		},
		{ID: "program.sample", Title: locale.L("Open the sample program"), Action: w.programs.openSample},
	}, here, []dialog.Command{
		{
			ID: "store.history", Title: locale.L("History…"), Shortcut: dialog.CtrlShift(fyne.KeyH),
			Action: func() { history.New(w.session).Show(false) },
			Words:  locale.L("changes versions who when"),
		},
		{
			ID: "store.deleted", Title: locale.L("Deleted records…"),
			Action: func() { history.New(w.session).Show(true) },
			Words:  locale.L("bring back trash recycle bin"),
		},
		{
			ID: "store.forget", Title: locale.L("Erase old programs…"), Action: func() { w.forgetter().Old() },
			Words: locale.L("erase forget remove privacy certificate"),
		},
		{ID: "store.backups", Title: locale.L("Backups and restore…"), Action: w.backups.show},
		{ID: "store.backup", Title: locale.L("Back up elsewhere…"), Action: w.backups.elsewhere},
	}, w.sealing.commands(), []dialog.Command{
		{
			ID: "quit", Title: locale.L("Quit"), Shortcut: dialog.Ctrl(fyne.KeyQ), Action: w.close,
			Words: locale.L("exit close leave"),
		},
	})
}

func (w *window) editCommands() []dialog.Command {
	add := map[string]string{session.AwardeesTab: "person.add", session.ScheduleTab: "meeting.add"}
	find := map[string]string{
		session.AwardeesTab: "person.search", session.ScheduleTab: "meeting.search", session.ReportsTab: "palette",
	}
	return []dialog.Command{
		{
			ID: "here.save", Title: locale.L("Save the form or the document"), Shortcut: saveKey,
			Action: w.save, Enabled: w.hasProgram,
		},
		{
			ID: "here.add", Title: locale.L("Add a person or a meeting, depending on the tab"), Shortcut: addKey,
			Action: w.inFront(add), Enabled: w.hasProgram,
		},
		{
			ID: "here.find", Title: locale.L("Find in this tab"), Shortcut: findKey,
			Action: w.inFront(find), Enabled: w.hasProgram,
		},
		{
			ID: "takeaway.note", Title: locale.L("Note a takeaway"), Shortcut: dialog.Ctrl(fyne.KeyT),
			Action: func() { w.session.Takeaways().Note("", "") }, Enabled: w.hasProgram,
		},
		{
			ID: "here.paste", Title: locale.L("Paste rows from Excel"), Shown: dialog.Ctrl(fyne.KeyV).String(),
			Action: incoming{w}.paste, Enabled: w.hasProgram,
		},
		{
			ID: "undo", Title: locale.L("Undo"), Shortcut: dialog.Ctrl(fyne.KeyZ),
			Action: w.session.Undo, Enabled: steps{w}.canUndo,
		},
		{
			ID: "redo", Title: locale.L("Redo"), Shortcut: dialog.Ctrl(fyne.KeyY),
			Action: w.session.Redo, Enabled: steps{w}.canRedo,
		},
	}
}

func (w *window) viewCommands() []dialog.Command {
	toTab := func(tab, title string, key fyne.KeyName) dialog.Command {
		return dialog.Command{
			ID: "view." + tab, Title: title, Shortcut: dialog.Ctrl(key),
			Action: func() { w.tabs.Select(tab) }, Enabled: w.hasProgram,
		}
	}
	return []dialog.Command{
		{
			ID: "palette", Title: locale.L("Search or type a command"), Shortcut: dialog.Ctrl(fyne.KeyK),
			Action: func() { w.palette.Show("") },
		},
		toTab(session.AwardeesTab, locale.L("Awardees"), fyne.Key1),
		toTab(session.ScheduleTab, locale.L("Schedule"), fyne.Key2),
		toTab(session.ReportsTab, locale.L("Reports"), fyne.Key3),
		{
			ID: "view.larger", Title: locale.L("Larger"), Shortcut: dialog.Ctrl(fyne.KeyEqual),
			Action: func() { w.settings.Scale(+1) }, Words: locale.L("zoom font text bigger"),
		},
		{
			ID: "view.smaller", Title: locale.L("Smaller"), Shortcut: dialog.Ctrl(fyne.KeyMinus),
			Action: func() { w.settings.Scale(-1) }, Words: locale.L("zoom font text"),
		},
		{
			ID: "view.settings", Title: locale.L("Appearance, language and region…"), Action: w.settings.Appearance,
			Words: locale.L("settings preferences options font theme colours size dark light idioma langue língua"),
		},
	}
}

// Three keys mean the tab in front, whichever it is.
var addKey, findKey, saveKey = dialog.Ctrl(fyne.KeyN), dialog.Ctrl(fyne.KeyF), dialog.Ctrl(fyne.KeyS)

// save saves the form that is open, else the document that is shown. Edits are on disk already.
func (w *window) save() {
	switch {
	case w.session.SaveForm():
	case w.tabs.Selected() == session.ReportsTab && w.results.Front() == results.DocumentsPage:
		w.commands.Run("reports.save")
	default:
		w.session.Dialogs.Toast(locale.L("Nothing to save: every change is saved as soon as you make it."), "", nil)
	}
}

// inFront runs the command that belongs to the tab in front, where there is one.
func (w *window) inFront(commands map[string]string) func() {
	return func() { w.commands.Run(commands[w.tabs.Selected()]) }
}

// inTab lets a tab's command bring its tab to the front first, and keeps it off while no program is open.
func (w *window) inTab(tab string, c dialog.Command) dialog.Command {
	action, enabled := c.Action, c.Enabled
	if action != nil {
		c.Action = func() {
			w.tabs.Select(tab)
			action()
		}
	}
	if slices.Contains([]dialog.Shortcut{addKey, findKey, saveKey}, c.Shortcut) {
		c.Shown, c.Shortcut = c.Shortcut.String(), dialog.Shortcut{}
	}
	c.Enabled = func() bool { return w.hasProgram() && (enabled == nil || enabled()) }
	return c
}

func (w *window) hasProgram() bool { return w.session.Program() != nil }
