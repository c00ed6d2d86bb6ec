package schedule

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit"
	"laurel/app/desktop/session"
	"laurel/data/program"
)

// Screen is the Schedule tab.
type Screen struct {
	// OnStops opens the stops of the program; OnFindings is told that the number of findings may have changed. The window sets them before
	// Content.
	OnStops    func()
	OnFindings func()

	s       *session.Session
	content *fyne.Container
}

// New makes the tab; it follows the session's program.
func New(s *session.Session) *Screen {
	v := &Screen{s: s}
	s.OnProgram(v.onProgram)
	return v
}

// Content is the tab's content; it is made once.
func (v *Screen) Content() fyne.CanvasObject {
	if v.content == nil {
		v.content = container.NewStack()
		v.onProgram(v.s.Program())
	}
	return v.content
}

func (v *Screen) onProgram(p *program.Program) {
	if v.content == nil {
		return
	}
	v.content.Objects = []fyne.CanvasObject{v.noStops()}
	v.content.Refresh()
}

func (v *Screen) noStops() fyne.CanvasObject {
	return kit.NewEmptyState(theme.HomeIcon(), lang.L("The program has no stops yet. A stop is a city with its own time zone and dates."), lang.L("Add a stop"), v.OnStops)
}

// Commands lists what the tab can do, for menu, palette and help.
func (v *Screen) Commands() []kit.Command { return nil }

// Show selects the meeting with the identifier; it is false when it does not live here.
func (v *Screen) Show(id program.ID) bool {
	p := v.s.Program()
	return p != nil && p.Meeting(id) != nil
}

// Shown is called when the tab has come to the front.
func (v *Screen) Shown() {}

// Findings is the number on the tab.
func (v *Screen) Findings() int { return 0 }
