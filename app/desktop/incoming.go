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

// newImporter makes what reads foreign files in.
func (w *window) newImporter() *review.Importer {
	return &review.Importer{
		Session: w.session, Leave: w.leaving, Imported: w.imported, Answers: w.evaluations.Offer,
	}
}

// importFile asks for a file and reads it in.
func (w *window) importFile() {
	filter := dialog.FileFilter{
		Name:    locale.L("Programs, schedules, rosters and contacts"),
		Endings: append(intake.Endings(), ".laurel"),
	}
	w.session.Files.OpenFile("programs", locale.L("Open a file"), filter, w.openFile)
}

// openFile reads a foreign file in, or offers to restore a backup.
func (w *window) openFile(path string) {
	if store.IsStore(path) {
		w.backups.offer(path)
		return
	}
	w.importer.File(path)
}

// imported shows the first record that has come in, in the tab that it belongs to.
func (w *window) imported(kind source.Kind, records []program.ID) {
	tab := map[source.Kind]string{source.Schedule: session.ScheduleTab, source.Roster: session.AwardeesTab}[kind]
	if tab == "" {
		return
	}
	w.tabs.Select(tab)
	for _, id := range records {
		if w.screens[tab].Show(id) {
			break
		}
	}
}

// pasted is what rows that are pasted into a tab are.
var pasted = map[string]source.Kind{session.AwardeesTab: source.Roster, session.ScheduleTab: source.Schedule}

// paste pastes the meetings that were copied in the schedule, or reads the rows on the clipboard into the tab in front.
// An entry that has the keyboard receives a paste itself.
func (w *window) paste() {
	kind := pasted[w.tabs.Selected()]
	if kind == "" || w.session.Program() == nil || w.session.Dialogs.Open() {
		return
	}
	if w.tabs.Selected() == session.ScheduleTab && w.schedule.Paste() {
		return
	}
	content := w.app.Clipboard().Content()
	switch {
	case strings.TrimSpace(content) == "":
		w.session.Dialogs.Toast(locale.L("There are no rows to paste; a picture has none."), "", nil)
	case !w.importer.Paste(content, kind):
		w.session.Dialogs.Toast(
			locale.L("Copy rows in Excel first, with their headings, then paste them here."), "", nil)
	}
}

// hearPaste makes the keys for paste work in the tabs.
func (w *window) hearPaste() {
	w.window.Canvas().AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { w.paste() })
}
