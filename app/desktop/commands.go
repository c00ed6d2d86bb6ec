package desktop

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// addCommands makes the one list of what can be done: the window's own commands and every tab's.
func (w *window) addCommands() {
	program := locale.L("Program")
	w.commands.Add(
		dialog.Command{ID: "program.new", Title: locale.L("Start a new program…"), Group: program, Shortcut: dialog.CtrlShift(fyne.KeyN), Action: w.startProgram},
		dialog.Command{ID: "program.open", Title: locale.L("Open a file…"), Group: program, Shortcut: dialog.Ctrl(fyne.KeyO), Action: w.importFile},
		dialog.Command{ID: "program.sample", Title: locale.L("Open the sample program"), Group: program, Action: w.openSample},
		dialog.Command{ID: "program.edit", Title: locale.L("Program and certificate…"), Group: program, Shortcut: dialog.Ctrl(fyne.KeyComma), Action: w.settings.EditProgram, Enabled: w.hasProgram},
		dialog.Command{ID: "program.stops", Title: locale.L("Stops…"), Group: program, Shortcut: dialog.CtrlShift(fyne.KeyS), Action: w.settings.Stops, Enabled: w.hasProgram},
		dialog.Command{ID: "program.checks", Title: locale.L("Checks of the schedule…"), Group: program, Action: w.settings.Checks, Enabled: w.hasProgram},
		dialog.Command{ID: "program.issued", Title: locale.L("Certificates issued…"), Group: program, Action: w.settings.Issued, Enabled: w.hasProgram},
		dialog.Command{ID: "program.releases", Title: locale.L("What was sent…"), Group: program, Action: w.settings.Releases, Enabled: w.hasProgram},
		dialog.Command{ID: "program.delete", Title: locale.L("Delete this program…"), Group: program, Action: w.deleteProgram, Enabled: w.hasProgram},
		dialog.Command{ID: "store.backup", Title: locale.L("Back up now…"), Group: program, Action: w.backup},
		dialog.Command{ID: "quit", Title: locale.L("Quit"), Group: program, Shortcut: dialog.Ctrl(fyne.KeyQ), Action: w.close},
	)
	edit := locale.L("Edit")
	w.commands.Add(
		dialog.Command{ID: "here.add", Title: locale.L("Add a person or a meeting, as the tab is"), Group: edit, Shortcut: addKey, Action: w.inFront(map[string]string{session.AwardeesTab: "person.add", session.ScheduleTab: "meeting.add"}), Enabled: w.hasProgram},
		dialog.Command{ID: "here.find", Title: locale.L("Find in this tab"), Group: edit, Shortcut: findKey, Action: w.inFront(map[string]string{session.AwardeesTab: "person.search", session.ScheduleTab: "meeting.search", session.ReportsTab: "palette"}), Enabled: w.hasProgram},
		dialog.Command{ID: "undo", Title: locale.L("Undo"), Group: edit, Shortcut: dialog.Ctrl(fyne.KeyZ), Action: w.session.Undo, Enabled: w.canUndo},
		dialog.Command{ID: "redo", Title: locale.L("Redo"), Group: edit, Shortcut: dialog.Ctrl(fyne.KeyY), Action: w.session.Redo, Enabled: w.canRedo},
	)
	view := locale.L("View")
	w.commands.Add(
		dialog.Command{ID: "palette", Title: locale.L("Search or type a command"), Group: view, Shortcut: dialog.Ctrl(fyne.KeyK), Action: func() { w.palette.Show("") }},
		dialog.Command{ID: "view.awardees", Title: locale.L("Awardees"), Group: view, Shortcut: dialog.Ctrl(fyne.Key1), Action: func() { w.tabs.Select(session.AwardeesTab) }, Enabled: w.hasProgram},
		dialog.Command{ID: "view.schedule", Title: locale.L("Schedule"), Group: view, Shortcut: dialog.Ctrl(fyne.Key2), Action: func() { w.tabs.Select(session.ScheduleTab) }, Enabled: w.hasProgram},
		dialog.Command{ID: "view.reports", Title: locale.L("Reports"), Group: view, Shortcut: dialog.Ctrl(fyne.Key3), Action: func() { w.tabs.Select(session.ReportsTab) }, Enabled: w.hasProgram},
		dialog.Command{ID: "view.larger", Title: locale.L("Larger"), Group: view, Shortcut: dialog.Ctrl(fyne.KeyEqual), Action: func() { w.settings.Scale(+1) }},
		dialog.Command{ID: "view.smaller", Title: locale.L("Smaller"), Group: view, Shortcut: dialog.Ctrl(fyne.KeyMinus), Action: func() { w.settings.Scale(-1) }},
		dialog.Command{ID: "view.settings", Title: locale.L("Appearance and language…"), Group: view, Action: w.settings.Appearance, Words: locale.L("light dark theme colours size")},
	)
	for _, tab := range []string{session.AwardeesTab, session.ScheduleTab, session.ReportsTab} {
		for _, c := range w.screens[tab].Commands() {
			w.commands.Add(w.inTab(tab, c))
		}
	}
	w.commands.Add(dialog.Command{ID: "schedule.import", Title: locale.L("Bring a schedule in from a file…"), Group: locale.L("Schedule"), Action: w.importFile})
	help := locale.L("Help")
	w.commands.Add(
		dialog.Command{ID: "help.keys", Title: locale.L("Keyboard shortcuts"), Group: help, Shortcut: dialog.Ctrl(fyne.KeySlash), Action: w.showKeys},
		dialog.Command{ID: "help.about", Title: locale.L("About Laurel"), Group: help, Action: w.about},
	)
}

// Two keys mean the tab in front, whichever it is.
var addKey, findKey = dialog.Ctrl(fyne.KeyN), dialog.Ctrl(fyne.KeyF)

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
	if c.Shortcut == addKey || c.Shortcut == findKey {
		c.Shown, c.Shortcut = c.Shortcut.String(), dialog.Shortcut{}
	}
	c.Enabled = func() bool { return w.hasProgram() && (enabled == nil || enabled()) }
	return c
}

func (w *window) hasProgram() bool { return w.session.Program() != nil }

func (w *window) canUndo() bool {
	_, can := w.session.Store.UndoLabel()
	return can
}

func (w *window) canRedo() bool {
	_, can := w.session.Store.RedoLabel()
	return can
}

// Undone shows what was undone or redone, and opens another program when that restored or removed one.
func (w *window) Undone(label string, redone bool) {
	edit := map[string]any{"Edit": label}
	if redone {
		w.session.Dialogs.Toast(locale.L("Done again: {{.Edit}}", edit), locale.L("Undo"), w.session.Undo)
	} else {
		w.session.Dialogs.Toast(locale.L("Undone: {{.Edit}}", edit), locale.L("Redo"), w.session.Redo)
	}
	before := w.programs
	w.listPrograms(func() { w.follow(before) })
}

// follow opens a program that an undo brought back, or the first there is when the open one has gone.
func (w *window) follow(before []program.Summary) {
	for _, p := range w.programs {
		if !slices.ContainsFunc(before, func(b program.Summary) bool { return b.ID == p.ID }) {
			w.session.Open(p.ID)
			return
		}
	}
	if !w.hasProgram() {
		w.openFirst()
	}
	w.header.show(w, w.session.Program())
}

func (w *window) showKeys() {
	w.session.Dialogs.ShowContent(locale.L("Keyboard shortcuts"), w.commands.Help(), 520, 560)
}

// about says which version this is, where the data lies and what Laurel promises.
func (w *window) about() {
	content := look.Down(16,
		look.NewParagraph(locale.L("Laurel keeps everything on this laptop and opens no connection to anywhere.")),
		look.NewKeyValues(
			look.Fact{Label: locale.L("Version"), Value: w.options.Version},
			look.Fact{Label: locale.L("Programs"), Value: w.session.Store.Path()},
			look.Fact{Label: locale.L("Log"), Value: filepath.Join(w.options.DataDir, "log")},
		),
		look.NewParagraph(locale.L("The file is not encrypted yet: switch on the disk encryption of your laptop, and keep the folder out of synchronised and network drives.")),
	)
	w.session.Dialogs.ShowContent(locale.L("About Laurel"), content, 560, 320)
}

// backup copies everything into a file that the person names.
func (w *window) backup() {
	suggested := "Laurel " + w.session.Today().String()
	w.session.Files.SaveFile("backups", locale.L("Back up everything"), suggested, ".laurel", func(path string) {
		work.Run(w.session.Runner, nil, func(ctx context.Context) (string, error) { return path, w.session.Store.Backup(ctx, path) },
			func(path string, err error) {
				if err != nil {
					w.session.Fail(err)
					return
				}
				w.session.Dialogs.Toast(locale.L("Backed up to {{.File}}.", map[string]any{"File": path}), "", nil)
				w.showStatus(w.session.Program())
			})
	})
}

// showStatus writes the line at the bottom.
func (w *window) showStatus(p *program.Program) {
	if p == nil {
		return
	}
	saved := locale.L("Saved")
	if at := w.session.Saved(); !at.IsZero() {
		saved = locale.L("Saved {{.Time}}", map[string]any{"Time": at.Format("15:04")})
	}
	awardees := 0
	for _, person := range p.People {
		if person.Role == program.Awardee && !person.Cancelled {
			awardees++
		}
	}
	count := func(n int) map[string]any { return map[string]any{"Count": n} }
	people := locale.N("{{.Count}} people in all", len(p.People), count(len(p.People)))
	honoured := locale.N("{{.Count}} awardees", awardees, count(awardees))
	meetings := locale.N("{{.Count}} meetings planned", len(p.Meetings), count(len(p.Meetings)))
	stops := locale.N("{{.Count}} stops in all", len(p.Stops), count(len(p.Stops)))
	w.status.Set(w.backedUp(), "● "+saved, people, honoured, meetings, stops, locale.L("Not encrypted"))
}

func (w *window) backedUp() string {
	at, ever := w.session.Store.LastBackup()
	if !ever {
		return locale.L("No backup yet")
	}
	return locale.L("Last backup {{.Time}}", map[string]any{"Time": shortTime(at, w.session.Now())})
}

// shortTime is the time of day for today and the date before it.
func shortTime(at, now time.Time) string {
	if program.DateOf(at) == program.DateOf(now) {
		return at.Format("15:04")
	}
	return at.Format("2 Jan 15:04")
}

// paletteLimit is how many records the palette lists.
const paletteLimit = 20

// search finds people, meetings and the rest for the palette.
func (w *window) search(query string) []dialog.Result {
	p := w.session.Program()
	if p == nil {
		return nil
	}
	var found []dialog.Result
	for _, record := range p.Search(query, paletteLimit) {
		found = append(found, w.result(record))
	}
	return found
}

// result is a record as a line of the palette.
func (w *window) result(record program.Record) dialog.Result {
	in := w.session.Language()
	line := dialog.Result{Title: program.NameOf(record), Action: func() { w.Show(record.RecordID()) }}
	switch record := record.(type) {
	case *program.Person:
		line.Group = locale.L("People")
		line.Detail = strings.Trim(record.Role.Name(in)+" · "+record.Country.Name(in), " ·")
		line.Portrait = &look.Portrait{Name: record.DisplayName(), Key: string(record.ID)}
	case *program.Meeting:
		line.Group = locale.L("Meetings")
		line.Detail = locale.Language(in).Date(record.Start.Date, locale.WeekdayShort) + " " + record.Start.Clock.String()
	}
	return line
}
