package desktop

import (
	"path/filepath"

	"laurel/app/desktop/help"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/results"
	"laurel/app/desktop/session"
	"laurel/data/locale"
)

// helpPages are what the menu Help shows.
type helpPages struct{ w *window }

// guide shows the guide at the place where one is, also over a dialog, which stays as it is. It stays away while the
// store is locked and while the guide is in front.
func (h helpPages) guide() {
	overlays := h.w.window.Canvas().Overlays()
	if front := overlays.Top(); h.w.session.Store == nil || front != nil && front == h.w.guide {
		return
	}
	help.Show(h.w.session, h.topic())
	h.w.guide = overlays.Top()
}

// topic is the chapter of the guide about what is in front.
func (h helpPages) topic() string {
	switch {
	case !h.w.hasProgram():
		return "start"
	case h.w.tabs.Selected() == session.AwardeesTab:
		return "people"
	case h.w.tabs.Selected() == session.ScheduleTab:
		return "schedule"
	case h.w.results.Front() == results.DocumentsPage:
		return "documents"
	}
	return "reports"
}

func (h helpPages) keys() {
	h.w.session.Dialogs.ShowContent(locale.L("Keyboard shortcuts"), h.w.commands.Help(), 520, 560)
}

// about shows the version, the folder of the data and what Laurel promises.
func (h helpPages) about() {
	content := look.Down(16,
		look.NewParagraph(locale.L("Laurel keeps everything on this laptop and makes no network connections.")),
		look.NewKeyValues(
			look.Fact{Label: locale.L("Version"), Value: h.w.options.Version},
			look.Fact{Label: locale.L("Programs"), Value: h.w.session.Store.Path()},
			look.Fact{Label: locale.L("Log"), Value: filepath.Join(h.w.options.DataDir, "log")},
		),
		look.NewParagraph(h.w.sealing.advice()),
	)
	h.w.session.Dialogs.ShowContent(locale.L("About Laurel"), content, 560, 320)
}
