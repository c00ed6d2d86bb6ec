package session

import (
	"fyne.io/fyne/v2"

	"laurel/data/program"
)

// The identifiers of the tabs.
const (
	AwardeesTab = "awardees"
	ScheduleTab = "schedule"
	ReportsTab  = "reports"
)

// The commands of the window and the settings that tabs offer as buttons and links.
const (
	StartProgram = "program.new"
	OpenFile     = "program.open"
	EditStops    = "program.stops"
	EditChecks   = "program.checks"
	ShowReleases = "program.releases"
	AddPerson    = "person.add"
)

// Window is what the tabs and the settings need of the window around them.
type Window interface {
	Canvas() fyne.Canvas
	// Run runs a command by its identifier. It reports whether it did: not while a dialog is open, nor when the command
	// is disabled.
	Run(command string) bool
	// Show shows a record in the tab that it belongs to.
	Show(record program.ID)
	// ShowField shows a record with a field of it, by its path, ready to be filled in; "" is the record alone.
	ShowField(record program.ID, path string)
	// ShowMeetings shows the meetings of one person in the Schedule tab.
	ShowMeetings(person program.ID)
	// ShowDocument shows a document of the catalogue in the Reports tab, for these people; with none, for everyone.
	ShowDocument(id string, people ...program.ID)
	// ShowChanges shows the document of a release in the Reports tab, with what has changed since.
	ShowChanges(release *program.Release)
	// MarkSent opens the form that marks a document as sent, with what is known of the release.
	MarkSent(known program.Release)
	// SetBadge shows the number of findings on a tab; none for 0.
	SetBadge(tab string, findings int)
	// ApplyLooks makes the colours, the scale and the language of the preferences those of the window.
	ApplyLooks()
	// Forget asks whether somebody is to be removed for good.
	Forget(person *program.Person)
	// Returned reports a record that was brought back, and shows it where its tab can.
	Returned(record program.ID)
	// Undone reports an edit that was undone or redone.
	Undone(label string, redone bool)
}
