package desktop

import (
	"laurel/data/civil"
	"laurel/data/locale"
)

// reportRecovery shows, after the last process did not end well, which edit is the last that is there, and how many are
// lost.
func (b *backups) reportRecovery() {
	found, unclean := b.window.session.Store.Recovered()
	if !unclean || found.Label == "" && found.Lost == 0 && !found.Copied {
		return
	}
	text := locale.L("Nothing that was saved is left.")
	if found.Label != "" {
		at := locale.Window().ShortMoment(civil.DateTimeOf(found.At.Local()))
		text = locale.L("The last edit found, made on {{.At}}: “{{.Label}}”.",
			locale.Values{"Label": found.Label, "At": at})
	}
	title := locale.L("Laurel was not closed properly last time")
	switch {
	case found.Copied:
		title = locale.L("This file was copied while Laurel had it open")
		text += " " + locale.L("Edits after it are missing if there were any. Make copies with “Back up elsewhere…”.")
	case found.Lost == 0:
		text += " " + locale.L("Nothing is missing.")
	default:
		text += " " + locale.N("{{.Count}} edits after it are lost. A backup may have them.", found.Lost)
	}
	b.window.session.Dialogs.Message(title, text)
}
