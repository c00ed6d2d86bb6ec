package desktop

import (
	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/results"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// navigator is the window as the tabs and the settings know it (session.Window).
type navigator struct{ w *window }

func (n navigator) Canvas() fyne.Canvas { return n.w.window.Canvas() }

func (n navigator) Run(command string) bool { return n.w.commands.Run(command) }

func (n navigator) SetBadge(tab string, findings int) { n.w.tabs.SetBadge(tab, findings) }

func (n navigator) ShowMeetings(person program.ID) {
	n.w.tabs.Select(session.ScheduleTab)
	n.w.schedule.ShowPerson(person)
}

func (n navigator) Show(id program.ID) {
	p := n.w.session.Program()
	switch {
	case n.w.journeys.Has(id):
		n.w.journeys.Show(id)
		return
	case p != nil && (p.Organisation(id) != nil || p.Contact(id) != nil):
		n.w.contacts.Show(id)
		return
	}
	for _, tab := range tabOrder {
		if n.w.screens[tab].Show(id) {
			n.w.tabs.Select(tab)
			return
		}
	}
}

func (n navigator) ShowField(record program.ID, path string) {
	n.Show(record)
	if path != "" {
		n.w.awardees.ShowField(record, path)
		n.w.schedule.ShowField(record, path)
	}
}

func (n navigator) ShowDocument(id string, people ...program.ID) {
	n.w.tabs.Select(session.ReportsTab)
	n.w.results.ShowPage(results.DocumentsPage)
	n.w.reports.ShowDocument(id, people...)
}

func (n navigator) ShowChanges(r *program.Release) {
	n.w.tabs.Select(session.ReportsTab)
	n.w.results.ShowPage(results.DocumentsPage)
	n.w.reports.ShowChanges(r)
}

// Forget implements session.Window.
func (n navigator) Forget(person *program.Person) { n.w.forgetter().Person(person) }

func (n navigator) MarkSent(known program.Release) { n.w.settings.MarkSent(known) }

// Undone shows what was undone or redone, and opens another program when that restored or removed one.
func (n navigator) Undone(label string, redone bool) {
	edit := locale.Values{"Edit": label}
	if redone {
		n.w.session.OfferUndo(locale.L("Redone: {{.Edit}}", edit))
	} else {
		n.w.session.Dialogs.Toast(locale.L("Undone: {{.Edit}}", edit), locale.L("Redo"), n.w.session.Redo)
	}
	n.w.programs.follow()
}

// Returned opens a program that was brought back, or shows another record that was.
func (n navigator) Returned(record program.ID) {
	n.w.programs.read(func() {
		if n.w.programs.known(record) {
			n.w.session.Open(record)
		} else if n.w.hasProgram() {
			n.Show(record)
		}
	})
}

// ApplyLooks makes the colours, the scale, the language and the region of the preferences those of the window.
func (n navigator) ApplyLooks() {
	prefs := n.w.session.Prefs
	n.w.app.Settings().SetTheme(look.ThemeFor(prefs.Appearance(), prefs.Scale()))
	wanted := languageAndRegion{prefs.Language(), prefs.Region()}
	if wanted == windowLanguage {
		return
	}
	if err := setWindowLanguage(wanted); err != nil {
		n.w.session.Log.Warn("translations", "cause", err)
	}
	n.w.rebuild()
}
