package schedule

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
)

// boardTools choose the view, its steps, its colours and its scale.
type boardTools struct {
	board *board
	chips map[string]*look.FilterChip // by view
	views *fyne.Container
	row   *fyne.Container
	steps *look.FilterChip
	tones *look.FilterChip
	scale *fyne.Container
}

// The preferences of the views.
const (
	stepPreference = "schedule.step"
	zoomPreference = "schedule.zoom"
	tonePreference = "schedule.tones"
)

func newBoardTools(b *board) *boardTools {
	t := &boardTools{board: b, chips: map[string]*look.FilterChip{}, views: look.Flow(6)}
	for _, name := range viewNames {
		t.chips[name] = look.NewFilterChip(viewTitle(name), -1, look.Neutral, func() { b.show(name) })
		t.views.Add(t.chips[name])
	}
	t.steps = look.NewMenuChip("", look.Neutral, t.stepMenu)
	t.tones = look.NewMenuChip("", look.Neutral, t.toneMenu)
	t.scale = look.Across(0,
		look.NewIconButton(theme.ZoomOutIcon(), locale.L("Zoom out"), func() { t.zoom(-1) }),
		look.NewIconButton(theme.ZoomInIcon(), locale.L("Zoom in"), func() { t.zoom(1) }))
	t.row = look.Across(6, t.tones, t.steps, t.scale)
	t.refresh()
	return t
}

// viewTitle is what a view is called.
func viewTitle(name string) string { return session.Name("schedule-view", name) }

// refresh shows what is chosen, and of the tools those that the view has.
func (t *boardTools) refresh() {
	showing := t.board.showing
	for name, chip := range t.chips {
		chip.SetSelected(showing == name)
	}
	t.steps.Set(stepText(t.step()), -1, false)
	t.tones.Set(toneText(t.byStatus()), -1, false)
	t.steps.Hidden = showing != gridView && showing != agendaView
	t.tones.Hidden = showing != gridView && showing != peopleView
	t.scale.Hidden = t.tones.Hidden
	t.row.Refresh()
}

// fill shows the schedule with what is chosen.
func (t *boardTools) fill() {
	if t.board.tab.plan != nil {
		t.board.view().fill(false)
		t.refresh()
	}
}

// The steps in minutes by which meetings move.
const (
	quarter = 15
	five    = 5
)

// step is by how many minutes dragging and keys move meetings.
func (t *boardTools) step() int {
	minutes := quarter
	t.board.tab.s.Prefs.Load(stepPreference, &minutes)
	if minutes != five {
		return quarter
	}
	return five
}

func stepText(minutes int) string {
	return locale.L("Steps of {{.Minutes}} min", locale.Values{"Minutes": minutes})
}

func (t *boardTools) stepMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, minutes := range []int{five, quarter} {
		item := fyne.NewMenuItem(stepText(minutes), func() { t.setStep(minutes) })
		item.Checked = t.step() == minutes
		menu.Items = append(menu.Items, item)
	}
	return menu
}

func (t *boardTools) setStep(minutes int) {
	t.board.tab.s.Prefs.Save(stepPreference, minutes)
	t.fill()
}

func (t *boardTools) toggleStep() { t.setStep(five + quarter - t.step()) }

// byStatus reports whether blocks have the colour of their status rather than of their kind.
func (t *boardTools) byStatus() (yes bool) {
	t.board.tab.s.Prefs.Load(tonePreference, &yes)
	return yes
}

func toneText(byStatus bool) string {
	if byStatus {
		return locale.L("Colour: status")
	}
	return locale.L("Colour: kind")
}

func (t *boardTools) toneMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, byStatus := range []bool{false, true} {
		item := fyne.NewMenuItem(toneText(byStatus), func() { t.setByStatus(byStatus) })
		item.Checked = t.byStatus() == byStatus
		menu.Items = append(menu.Items, item)
	}
	return menu
}

func (t *boardTools) setByStatus(yes bool) {
	t.board.tab.s.Prefs.Save(tonePreference, yes)
	t.fill()
}

// zooming is a view whose hours have a scale.
type zooming interface {
	Zoom(by int)
	ResetZoom()
}

// zoom makes the hours of the view larger or smaller.
func (t *boardTools) zoom(by int) {
	if z, ok := t.board.view().content().(zooming); ok {
		z.Zoom(by)
	}
}

// resetZoom sets the usual size of the hours of the view.
func (t *boardTools) resetZoom() {
	if z, ok := t.board.view().content().(zooming); ok {
		z.ResetZoom()
	}
}

// rememberZoom sets the scale that is kept under a name, and returns the function that keeps another.
func rememberZoom(prefs *look.Preferences, name string, set func(hour float32)) (save func(hour float32)) {
	var hour float32
	if prefs.Load(zoomPreference+name, &hour) {
		set(hour)
	}
	return func(hour float32) { prefs.Save(zoomPreference+name, hour) }
}
