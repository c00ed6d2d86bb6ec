package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit"
	"laurel/app/desktop/session"
	"laurel/data/program"
)

// Screen is the Reports tab.
type Screen struct {
	s       *session.Session
	content *fyne.Container
}

// New makes the tab; it follows the session's program.
func New(s *session.Session) *Screen { return &Screen{s: s} }

// Content is the tab's content; it is made once.
func (v *Screen) Content() fyne.CanvasObject {
	if v.content == nil {
		v.content = container.NewStack()
	}
	return v.content
}

// Commands lists what the tab can do, for menu, palette and help.
func (v *Screen) Commands() []kit.Command { return nil }

// Show is false: no record lives here.
func (v *Screen) Show(program.ID) bool { return false }

// Shown is called when the tab has come to the front.
func (v *Screen) Shown() {}

// ShowDocument selects a document of the catalogue for these people; for none, for everyone.
func (v *Screen) ShowDocument(string, ...program.ID) {}

// Findings is the number on the tab.
func (v *Screen) Findings() int { return 0 }
