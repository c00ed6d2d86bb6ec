package schedule

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/program"
)

// view is one way of showing the schedule. The selection is the agenda's in all of them: the others tell it what was pressed, and follow it.
type view interface {
	content() fyne.CanvasObject
	fill()   // shows the plan as the filter has it
	follow() // shows what the agenda has selected
	reveal() // scrolls to it
	focus(c fyne.Canvas)
	pane() fyne.CanvasObject                // what stands beside it while no meeting is selected; nil: nothing
	place() (at place, minute int, ok bool) // the empty place that is selected, if there is one
}

// The names of the views in the preferences.
const (
	gridName   = "grid"
	agendaName = "agenda"
	peopleName = "people"
	legsName   = "legs"
)

// The preferences of the views.
const (
	viewPreference = "schedule.view"
	stepPreference = "schedule.step"
	zoomPreference = "schedule.zoom"
	tonePreference = "schedule.tones"
)

// viewTitles are the views in the order of their chips.
var viewTitles = []struct {
	name  string
	title func() string
	key   fyne.KeyName
}{
	{gridName, func() string { return locale.L("Grid") }, fyne.Key1},
	{agendaName, func() string { return locale.L("Agenda") }, fyne.Key2},
	{peopleName, func() string { return locale.L("By person") }, fyne.Key3},
	{legsName, func() string { return locale.L("Legs of the day") }, fyne.Key4},
}

// views are the ways of showing the schedule and what is chosen about them.
type views struct {
	all     map[string]view
	showing string
	chips   []*look.FilterChip
	room    *fyne.Container // of the view that is shown
	tools   *fyne.Container // of the grid
	steps   *look.FilterChip
	tones   *look.FilterChip
}

func (v *Screen) buildViews() {
	w := &v.views
	w.all = map[string]view{agendaName: &agendaView{v}, gridName: newGridView(v), peopleName: newPeopleView(v), legsName: newLegsView(v)}
	w.showing = gridName
	var last string
	if v.s.Prefs.Load(viewPreference, &last) && w.all[last] != nil {
		w.showing = last
	}
	w.room = container.NewStack()
}

// showRoom shows the view, or why there is nothing to show.
func (v *Screen) showRoom() {
	shown := v.view().content()
	if len(v.list.empty.Objects) > 0 {
		shown = v.list.empty
	}
	if len(v.views.room.Objects) == 1 && v.views.room.Objects[0] == shown {
		return
	}
	v.views.room.Objects = []fyne.CanvasObject{shown}
	v.views.room.Refresh()
}

func (v *Screen) view() view { return v.views.all[v.views.showing] }

// SetView shows the schedule in another way: as a grid, an agenda, by person or as the legs of the day. The selection stays.
func (v *Screen) SetView(name string) {
	w := &v.views
	if v.content == nil || w.all[name] == nil {
		return
	}
	w.showing = name
	v.s.Prefs.Save(viewPreference, name)
	v.showViewChips()
	if v.plan == nil {
		return
	}
	v.fillList()
	v.view().reveal()
	v.refreshPage()
	if v.editor == nil {
		v.focusList()
	}
}

// viewChips are the chips of the views.
func (v *Screen) viewChips() fyne.CanvasObject {
	row := look.Flow(6)
	for _, t := range viewTitles {
		chip := look.NewFilterChip(t.title(), -1, look.Neutral, func() { v.SetView(t.name) })
		v.views.chips = append(v.views.chips, chip)
		row.Add(chip)
	}
	return row
}

// gridTools are the steps, the colours and the scale of the grid.
func (v *Screen) gridTools() fyne.CanvasObject {
	w := &v.views
	w.steps = look.NewMenuChip("", look.Neutral, v.stepMenu)
	w.tones = look.NewMenuChip("", look.Neutral, v.toneMenu)
	smaller := look.NewIconButton(theme.ZoomOutIcon(), locale.L("Lower hours"), func() { v.zoom(-1) })
	larger := look.NewIconButton(theme.ZoomInIcon(), locale.L("Higher hours"), func() { v.zoom(1) })
	w.tools = look.Across(6, w.tones, w.steps, look.Across(0, smaller, larger))
	v.showViewChips()
	return w.tools
}

func (v *Screen) showViewChips() {
	w := &v.views
	for i, t := range viewTitles {
		if i < len(w.chips) {
			w.chips[i].SetSelected(w.showing == t.name)
		}
	}
	if w.tools == nil {
		return
	}
	w.steps.Set(locale.L("Steps of {{.Minutes}} min", map[string]any{"Minutes": v.step()}), -1, false)
	colours := locale.L("Colour: kind")
	if v.byStatus() {
		colours = locale.L("Colour: status")
	}
	w.tones.Set(colours, -1, false)
	w.steps.Hidden = w.showing != gridName && w.showing != agendaName
	w.tones.Hidden = w.showing != gridName && w.showing != peopleName
	if w.showing == gridName || w.showing == peopleName {
		w.tools.Objects[2].Show()
	} else {
		w.tools.Objects[2].Hide()
	}
	w.tools.Refresh()
}

// step is by how many minutes dragging and keys move meetings.
func (v *Screen) step() int {
	minutes := quarter
	v.s.Prefs.Load(stepPreference, &minutes)
	if minutes != 5 {
		return quarter
	}
	return minutes
}

func (v *Screen) stepMenu() *fyne.Menu {
	var items []*fyne.MenuItem
	for _, minutes := range []int{5, quarter} {
		item := fyne.NewMenuItem(locale.L("Steps of {{.Minutes}} min", map[string]any{"Minutes": minutes}), func() { v.setStep(minutes) })
		item.Checked = v.step() == minutes
		items = append(items, item)
	}
	return fyne.NewMenu("", items...)
}

func (v *Screen) setStep(minutes int) {
	v.s.Prefs.Save(stepPreference, minutes)
	if v.content != nil {
		v.view().fill()
		v.showViewChips()
	}
}

// byStatus tells whether blocks have the colour of their status rather than of their kind.
func (v *Screen) byStatus() (yes bool) {
	v.s.Prefs.Load(tonePreference, &yes)
	return yes
}

func (v *Screen) toneMenu() *fyne.Menu {
	kind := fyne.NewMenuItem(locale.L("Colour: kind"), func() { v.setByStatus(false) })
	status := fyne.NewMenuItem(locale.L("Colour: status"), func() { v.setByStatus(true) })
	kind.Checked, status.Checked = !v.byStatus(), v.byStatus()
	return fyne.NewMenu("", kind, status)
}

func (v *Screen) setByStatus(yes bool) {
	v.s.Prefs.Save(tonePreference, yes)
	if v.content != nil && v.plan != nil {
		v.view().fill()
		v.showViewChips()
	}
}

// block is how grid and timeline show a meeting: the words beside the colour say what it stands for.
func (v *Screen) block(r *row) calendar.TimeBlock {
	m, in := r.meeting, v.plan.in
	b := calendar.TimeBlock{Key: string(m.ID), Tone: kindTones[m.Kind], Title: m.Title, Time: times(m), Mark: r.view.Mark}
	words := []string{r.where, r.view.Chip.Text, m.Kind.Name(locale.Language(in))}
	if v.byStatus() {
		b.Tone = statusTones[m.Status]
		words = []string{statusName(m.Status, in), r.where}
	}
	b.Text = joined(" · ", words...)
	return b
}

// zooming is a view whose hours have a scale.
type zooming interface {
	zoom(by int)
	resetZoom()
}

// zoom makes the hours of the view larger or smaller.
func (v *Screen) zoom(by int) {
	if z, ok := v.view().(zooming); ok {
		z.zoom(by)
	}
}

// resetZoom gives the hours of the view their usual size.
func (v *Screen) resetZoom() {
	if z, ok := v.view().(zooming); ok {
		z.resetZoom()
	}
}

// followView shows in the view what the agenda has selected.
func (v *Screen) followView() {
	if !v.filling && v.plan != nil {
		v.view().follow()
	}
}

func (v *Screen) focusList() { v.view().focus(v.s.Window.Canvas()) }

// viewCommands switch between the views.
func (v *Screen) viewCommands(group string, open func() bool) []dialog.Command {
	var commands []dialog.Command
	for _, t := range viewTitles {
		title := locale.L("Show the schedule as: {{.View}}", map[string]any{"View": t.title()})
		commands = append(commands, dialog.Command{ID: "schedule.view." + t.name, Title: title, Group: group, Shortcut: dialog.CtrlShift(t.key), Action: func() { v.SetView(t.name) }, Enabled: open})
	}
	return append(commands,
		dialog.Command{ID: "schedule.step", Title: locale.L("Move by steps of 5 or 15 minutes"), Group: group, Action: v.toggleStep, Enabled: open},
		dialog.Command{ID: "schedule.zoomin", Title: locale.L("Higher hours, in grid and by person"), Group: group, Shown: dialog.Ctrl(fyne.KeyEqual).String(), Action: func() { v.zoom(1) }, Enabled: open},
		dialog.Command{ID: "schedule.zoomout", Title: locale.L("Lower hours, in grid and by person"), Group: group, Shown: dialog.Ctrl(fyne.KeyMinus).String(), Action: func() { v.zoom(-1) }, Enabled: open},
		dialog.Command{ID: "schedule.zoomreset", Title: locale.L("Hours of the usual height, in grid and by person"), Group: group, Shown: dialog.Ctrl(fyne.Key0).String(), Action: v.resetZoom, Enabled: open})
}

func (v *Screen) toggleStep() {
	if v.step() == quarter {
		v.setStep(5)
		return
	}
	v.setStep(quarter)
}

// agendaView is the list by day, which also keeps the selection of all views.
type agendaView struct{ screen *Screen }

func (a *agendaView) content() fyne.CanvasObject { return a.screen.list.agenda }
func (a *agendaView) fill()                      {}
func (a *agendaView) follow()                    {}
func (a *agendaView) reveal()                    { a.screen.list.agenda.ScrollToCurrent() }
func (a *agendaView) focus(c fyne.Canvas)        { a.screen.list.agenda.FocusIn(c) }

func (a *agendaView) pane() fyne.CanvasObject { return nil }

func (a *agendaView) place() (at place, minute int, ok bool) { return place{}, 0, false }

// dayTitle is a day at the head of a column.
func dayTitle(d program.Date, in string) string {
	return locale.Language(in).Date(d, locale.WeekdayShort)
}
