package desktop

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/help"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// tour leads through the window step by step: a card in its corner explains what is in front. Everything can be used
// meanwhile, and the tour be left at any step.
type tour struct {
	window  *window
	layer   *fyne.Container // over the content of the window; empty: there is no tour
	step    int
	waiting bool // for the sample, without which there is nothing to show
}

// tourStep is what one step shows.
type tourStep struct{ command, title, text string }

func tourSteps() []tourStep {
	step := func(command, title, text string) tourStep { return tourStep{command, locale.L(title), locale.L(text)} }
	return []tourStep{
		step("view.awardees", "Awardees", "tour.people"),
		step("view.schedule", "Schedule", "tour.schedule"),
		step("reports.page.documents", "Documents", "tour.documents"),
		step("reports.page.overview", "Overview", "tour.overview"),
		step("view.awardees", "Nothing is lost", "tour.safe"),
	}
}

func newTour(w *window) *tour { return &tour{window: w, layer: container.New(tourLayout{})} }

// begin starts the tour, with the sample program where no program is open.
func (t *tour) begin() {
	if t.window.hasProgram() {
		t.show(0)
		return
	}
	t.waiting = true
	t.window.programs.openSample()
}

// onProgram starts the tour that waits for a program.
func (t *tour) onProgram() {
	if t.waiting {
		t.waiting = false
		t.show(0)
	}
}

// show brings to the front what a step is about, and explains it.
func (t *tour) show(step int) {
	steps := tourSteps()
	t.step = step
	s := steps[step]
	navigator{t.window}.Run(s.command)
	count := look.NewQuiet(strconv.Itoa(step+1) + " / " + strconv.Itoa(len(steps)))
	back := look.NewButton(locale.L("Back"), func() { t.show(step - 1) })
	back.Hidden = step == 0
	next := look.NewPrimaryButton(locale.L("Next"), func() { t.show(step + 1) })
	leave := look.NewButton(locale.L("Leave the tour"), t.leave)
	if step == len(steps)-1 {
		next, leave.Hidden = look.NewPrimaryButton(locale.L("Close"), t.leave), true
	}
	row := look.Across(8, count, look.Spring(), leave, back, next)
	card := look.Pad(
		14,
		16,
		14,
		16,
		look.Down(10, look.NewTitle(s.title), look.NewWrapped(help.OnThisSystem(s.text), "", ""), row),
	)
	t.layer.Objects = []fyne.CanvasObject{
		container.NewStack(look.NewFrame(look.ColorSurface, look.ColorGreen, 10), card),
	}
	t.layer.Refresh()
	t.window.session.FocusSoon(func() { navigator{t.window}.Canvas().Focus(next) })
}

func (t *tour) leave() {
	if len(t.layer.Objects) == 0 {
		return
	}
	t.layer.Objects = nil
	t.layer.Refresh()
	t.window.screens[t.window.tabs.Selected()].Shown() // the keyboard goes on there
}

// tourLayout puts the card into the lower right corner, above the status line.
type tourLayout struct{}

func (tourLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		width := min(look.Dp(430), size.Width-look.Dp(32))
		o.Resize(fyne.NewSize(width, o.MinSize().Height)) // lines wrap at the width
		height := o.MinSize().Height
		look.Place(o, size.Width-width-look.Dp(20), size.Height-height-look.Dp(44), width, height)
	}
}

func (tourLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
