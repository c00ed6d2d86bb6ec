package desktop

import (
	"strings"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/review"
	"laurel/app/desktop/session"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"

	"fyne.io/fyne/v2"
)

// incoming is what comes in from elsewhere: files, rows that are pasted.
type incoming struct{ w *window }

// importer makes what reads foreign files in.
func (i incoming) importer() *review.Importer {
	return &review.Importer{
		Session: i.w.session, Leave: i.w.leaving, Imported: i.imported, Answers: i.w.evaluations.Offer,
	}
}

// ask asks for a file and reads it in.
func (i incoming) ask() {
	filter := dialog.FileFilter{
		Name:    locale.L("Programs, schedules, rosters and contacts"),
		Endings: append(intake.Endings(), ".laurel"),
	}
	i.w.session.Files.OpenFile("programs", locale.L("Open a file"), filter, i.open)
}

// open reads a foreign file in, or offers to restore a backup.
func (i incoming) open(path string) {
	if store.IsStore(path) {
		i.w.backups.offer(path)
		return
	}
	i.w.importer.File(path)
}

// imported shows the first record that has come in, in the tab that it belongs to.
func (i incoming) imported(kind source.Kind, records []program.ID) {
	tab := map[source.Kind]string{source.Schedule: session.ScheduleTab, source.Roster: session.AwardeesTab}[kind]
	if tab == "" {
		return
	}
	i.w.tabs.Select(tab)
	for _, id := range records {
		if i.w.screens[tab].Show(id) {
			break
		}
	}
}

// pasted is what rows that are pasted into a tab are.
var pasted = map[string]source.Kind{session.AwardeesTab: source.Roster, session.ScheduleTab: source.Schedule}

// paste pastes the meetings that were copied in the schedule, or reads the rows on the clipboard into the tab in front.
// An entry that has the keyboard receives a paste itself.
func (i incoming) paste() {
	kind := pasted[i.w.tabs.Selected()]
	if kind == "" || i.w.session.Program() == nil || i.w.session.Dialogs.Open() {
		return
	}
	if i.w.tabs.Selected() == session.ScheduleTab && i.w.schedule.Paste() {
		return
	}
	content := i.w.app.Clipboard().Content()
	switch {
	case strings.TrimSpace(content) == "":
		i.w.session.Dialogs.Toast(locale.L("There are no rows to paste; a picture has none."), "", nil)
	case !i.w.importer.Paste(content, kind):
		i.w.session.Dialogs.Toast(
			locale.L("Copy rows in Excel first, with their headings, then paste them here."), "", nil)
	}
}

// hearPaste makes the keys for paste work in the tabs.
func (i incoming) hearPaste() {
	i.w.window.Canvas().AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { i.paste() })
}
