package schedule

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/program"
)

// list is the left part of the tab: search, filters and the days.
type list struct {
	search  *form.Entry
	agenda  *calendar.Agenda
	empty   *fyne.Container
	general *fyne.Container // findings about no meeting in particular
	newly   *fyne.Container // what the last change brings; below the page, so that nothing moves under the pointer

	chips             *fyne.Container
	all, person       *look.FilterChip
	clashes, warnings *look.FilterChip
	findings          *look.FilterChip   // opens the list of all
	stops             []*look.FilterChip // in the order of the program's
	stopLabels        []string
	stop              program.ID // that the filter left when the list was filled last
	elsewhere         bool       // the list is being filled with another stop, at which nothing is selected
}

func (v *Screen) buildList() {
	l := &v.list
	l.search = form.NewSearchEntry(locale.L("Search meetings"), v.onSearch, v.focusList)
	l.empty, l.general, l.newly = container.NewStack(), look.Down(6), look.Down(0)
	l.agenda = calendar.NewAgenda()
	l.agenda.OnCurrent = func(string, bool) { v.onCurrent() }
	l.agenda.OnSelection = func([]string) { v.followList(); v.followView() }
	l.agenda.OnOpen = func(string) { v.Edit() }
	l.agenda.OnRename = func(string) { v.Edit() }
	l.agenda.OnDelete = func([]string) { v.Delete() }
	l.agenda.OnMenu = v.onMenu
	l.agenda.OnAdd = v.Add
	l.agenda.OnShortcut = v.onShortcut
	l.all = look.NewFilterChip(locale.L("All days"), -1, look.Neutral, v.ShowEverything)
	l.person = look.NewMenuChip(locale.L("Person"), look.Neutral, nil)
	l.person.OnTapped = v.onPersonChip
	l.clashes = look.NewFilterChip(locale.L("Clashes"), 0, look.Red, func() { v.toggleSeverity(program.SeverityError) })
	l.warnings = look.NewFilterChip(locale.L("Warnings"), 0, look.Amber, func() { v.toggleSeverity(program.SeverityWarning) })
	l.findings = look.NewFilterChip(locale.L("All findings"), 0, look.Neutral, v.ShowFindings)
	l.chips = look.Flow(6)
}

func (v *Screen) toolbar() fyne.CanvasObject {
	l := &v.list
	buttons := look.Across(8, look.NewPrimaryButton(locale.L("Add meeting"), v.Add), look.NewMenuButton(locale.L("Plan"), v.planMenu))
	search := container.New(&middleLayout{}, look.Fixed(190, 0, l.search))
	first := container.NewBorder(nil, nil, buttons, search, look.Pad(0, 12, 0, 16, container.New(&middleLayout{}, v.viewChips())))
	return look.Down(4, first, container.NewBorder(nil, nil, nil, v.gridTools(), container.New(&middleLayout{}, l.chips)))
}

// middleLayout gives its object the whole width and puts it in the middle of the height.
type middleLayout struct{}

func (middleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height)) // the width decides on the height
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, max(0, (size.Height-height)/2)))
	}
}

func (middleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least
}

// widestLayout gives its objects the whole room and never asks for less width than it once did: the days beside them keep their places
// when a form takes the place of a page.
type widestLayout struct{ width float32 } // at 100 %

func (widestLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

func (l *widestLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	l.width = max(l.width, least.Width/look.Dp(1))
	return fyne.NewSize(look.Dp(l.width), least.Height)
}

// showChips brings counts and choices up to date.
func (v *Screen) showChips() {
	l, p := &v.list, v.plan.program
	labels := make([]string, len(p.Stops))
	for i, stop := range p.Stops {
		labels[i] = stopLabel(stop, program.Date{})
	}
	if !slices.Equal(labels, l.stopLabels) || len(l.chips.Objects) == 0 {
		l.stopLabels, l.stops = labels, nil
		l.chips.Objects = []fyne.CanvasObject{l.all}
		for i, label := range labels {
			chip := look.NewFilterChip(label, -1, look.Neutral, func() { v.setStop(i) })
			l.stops = append(l.stops, chip)
			l.chips.Add(chip)
		}
		l.chips.Objects = append(l.chips.Objects, l.person, l.clashes, l.warnings, l.findings)
	}
	l.all.SetSelected(v.filter == filter{query: v.filter.query})
	for i, chip := range l.stops {
		chip.SetSelected(v.filter.stop == p.Stops[i].ID)
	}
	name := locale.L("Person")
	if person := p.Person(v.filter.person); person != nil {
		name = person.DisplayName()
	}
	l.person.Set(name, -1, v.filter.person != "")
	for _, c := range []struct {
		chip     *look.FilterChip
		severity program.Severity
	}{{l.clashes, program.SeverityError}, {l.warnings, program.SeverityWarning}} {
		n := v.plan.count(c.severity)
		c.chip.Set(c.chip.Label, n, v.filter.severity == c.severity)
		c.chip.Hidden = n == 0 && !c.chip.Selected
	}
	told := len(v.plan.findings)
	l.findings.Set(l.findings.Label, told, v.telling)
	l.findings.Hidden = told+len(v.plan.left) == 0
	l.chips.Refresh()
}

// showGeneral shows what is wrong with the program as a whole.
func (v *Screen) showGeneral() {
	v.list.general.Objects = nil
	for _, f := range v.plan.general() {
		v.list.general.Add(look.Pad(0, 16, 6, 16, lineOf(f, append(v.leads(f, ""), v.ignoring(f)))))
	}
	v.list.general.Refresh()
}

// showNews shows what the last change brings.
func (v *Screen) showNews() {
	v.list.newly.Objects = nil
	news := v.newsNotice()
	if news != nil {
		v.list.newly.Add(look.Pad(8, 0, 0, 0, news))
	}
	v.list.newly.Hidden = news == nil
	v.list.newly.Refresh()
}

// showRows fills the list anew.
func (v *Screen) showRows() {
	v.showChips()
	v.showGeneral()
	v.showNews()
	v.fillList()
	v.followList()
}

func (v *Screen) fillList() {
	if v.plan == nil {
		return
	}
	rows, meetings := v.plan.view(v.filter)
	if len(v.plan.program.Meetings) == 0 && !v.filter.narrow() {
		rows = nil
	}
	v.showEmpty(len(rows) > 0 || v.views.showing == gridName && len(v.plan.days) > 0 && !v.filter.narrow())
	v.filling = true
	ofStop := func(m *program.Meeting) bool { return m.Stop == v.filter.stop }
	v.list.elsewhere = v.filter.stop != "" && v.filter.stop != v.list.stop && !slices.ContainsFunc(v.selected(), ofStop)
	v.list.stop = v.filter.stop
	if v.list.elsewhere {
		v.list.agenda.Select() // else the row that comes to stand where the last one was
	}
	v.list.agenda.SetRows(rows)
	if _, some := v.list.agenda.Current(); !some && meetings > 0 {
		v.list.agenda.Select(firstMeeting(rows))
	}
	v.filling = false
	v.view().fill()
	v.list.elsewhere = false
}

func firstMeeting(rows []calendar.AgendaRow) string {
	i := slices.IndexFunc(rows, func(r calendar.AgendaRow) bool { return !r.Heading && !r.Faint })
	if i < 0 {
		return ""
	}
	return rows[i].Key
}

// showEmpty says why the list is empty, and what to do.
func (v *Screen) showEmpty(shown bool) {
	var state fyne.CanvasObject
	switch {
	case shown:
	case len(v.plan.program.Meetings) == 0:
		state = look.NewEmptyState(theme.HistoryIcon(), locale.L("No meetings yet. Add the first one; the next ones follow it in time."), locale.L("Add meeting"), v.Add)
	default:
		state = look.NewEmptyState(theme.SearchIcon(), locale.L("No meeting matches the search and the filters."), locale.L("Show everything"), v.ShowEverything)
	}
	v.list.empty.Objects = nil
	if state != nil {
		v.list.empty.Add(state)
	}
	v.list.empty.Refresh()
	v.showRoom()
}

func (v *Screen) onSearch(query string) {
	if v.filter.query != query {
		v.filter.query = query
		v.applyFilter()
	}
}

func (v *Screen) applyFilter() {
	if v.plan != nil {
		v.showRows()
		v.view().reveal()
	}
}

// setStop narrows the list to a stop, or widens it again.
func (v *Screen) setStop(place int) {
	stops := v.plan.program.Stops
	if place >= len(stops) {
		return
	}
	id := stops[place].ID
	if v.filter.stop == id {
		id = ""
	}
	v.filter.stop = id
	v.applyFilter()
}

func (v *Screen) toggleSeverity(s program.Severity) {
	if v.filter.severity == s {
		s = ""
	}
	v.filter.severity = s
	v.applyFilter()
}

// ShowClashes narrows the list to meetings with a clash, or where there is none with a warning; ShowEverything takes it back.
func (v *Screen) ShowClashes() {
	v.filter = filter{severity: program.SeverityError}
	clashes := func(m *program.Meeting) bool { return v.plan.has(m.ID, program.SeverityError) }
	if v.plan != nil && !slices.ContainsFunc(v.plan.program.Meetings, clashes) {
		v.filter.severity = program.SeverityWarning
	}
	v.list.search.SetText("")
	v.applyFilter()
}

// onPersonChip asks whose meetings to show, or shows everyone's again.
func (v *Screen) onPersonChip() {
	if v.filter.person != "" {
		v.filter.person = ""
		v.applyFilter()
		return
	}
	v.s.Dialogs.Choose(locale.L("Whose meetings?"), personOptions(v.plan.program, v.language(), nil), func(id string) {
		v.filter.person = program.ID(id)
		v.applyFilter()
	})
}

// ShowEverything takes every filter and the search away.
func (v *Screen) ShowEverything() {
	v.filter = filter{}
	v.list.search.SetText("")
	v.applyFilter()
}

// FocusSearch gives the keyboard to the search field.
func (v *Screen) FocusSearch() {
	v.s.Window.Canvas().Focus(v.list.search)
}

// onCurrent follows the list: another meeting's page is shown. A form with something unsaved stays until the person has decided.
func (v *Screen) onCurrent() {
	if v.filling {
		return
	}
	if v.telling {
		v.telling = false
		v.showChips()
	}
	keys := v.keys()
	switch {
	case v.editor == nil || len(keys) == 0:
		v.followList()
		return
	case v.editor.meeting == program.ID(keys[0]):
		return
	case !v.Unsaved():
		v.closeEditor()
		return
	}
	v.s.AskToDiscard(func() {
		v.editor = nil
		v.list.agenda.Select(keys...)
		v.showDetail()
	})
	if v.editor != nil && v.editor.meeting != "" {
		v.list.agenda.Select(string(v.editor.meeting))
	}
}

// followList shows the page of what is selected, unless it is there already, or a form is open.
func (v *Screen) followList() {
	if v.filling || v.editor != nil || slices.Equal(v.reading, v.keys()) && len(v.reading) > 0 {
		return
	}
	v.showDetail()
}

// refreshPage shows the current meeting anew, unless a form is open: what was typed there stays.
func (v *Screen) refreshPage() {
	if v.editor == nil {
		v.showDetail()
	}
}

// onMenu opens what can be done with the selected meetings, at the pointer.
func (v *Screen) onMenu(_ []string, at fyne.Position) {
	look.ShowMenuAt(v.s.Window.Canvas(), at, v.moreMenu())
}

// onShortcut hears the shortcuts of the list, which mean this only while it has the keyboard.
func (v *Screen) onShortcut(s fyne.Shortcut) bool {
	pressed, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return false
	}
	do := v.listShortcuts()[dialog.Shortcut{Key: pressed.KeyName, Mod: pressed.Modifier}]
	if do == nil {
		return false
	}
	do()
	return true
}

// listShortcuts are what onShortcut hears.
func (v *Screen) listShortcuts() map[dialog.Shortcut]func() {
	shortcuts := map[dialog.Shortcut]func(){
		{Key: fyne.KeyUp, Mod: alt}:           func() { v.Shift(-v.step()) },
		{Key: fyne.KeyDown, Mod: alt}:         func() { v.Shift(v.step()) },
		{Key: fyne.KeyLeft, Mod: alt}:         func() { v.Shift(-wholeDay) },
		{Key: fyne.KeyRight, Mod: alt}:        func() { v.Shift(wholeDay) },
		{Key: fyne.KeyPageUp, Mod: alt}:       func() { v.Shift(-wholeDay) },
		{Key: fyne.KeyPageDown, Mod: alt}:     func() { v.Shift(wholeDay) },
		{Key: fyne.KeyUp, Mod: alt | shift}:   func() { v.Lengthen(-v.step()) },
		{Key: fyne.KeyDown, Mod: alt | shift}: func() { v.Lengthen(v.step()) },
		dialog.Ctrl(fyne.KeyN):                v.Add,
		dialog.Ctrl(fyne.KeyD):                v.CopyTo,
		dialog.Ctrl(fyne.KeyF):                v.FocusSearch,
	}
	for i, status := range statusesByKey() {
		shortcuts[statusKey(i)] = func() { v.SetStatus(status) }
	}
	return shortcuts
}

// statusesByKey are the statuses in the order of their keys; the first is none.
func statusesByKey() []program.Status { return append([]program.Status{""}, program.Statuses()...) }

// statusKey is the key of a status. A digit alone does nothing: typed by accident it would change what was agreed.
func statusKey(i int) dialog.Shortcut {
	return dialog.Shortcut{Key: fyne.KeyName(strconv.Itoa(i)), Mod: alt}
}

const (
	alt, shift = fyne.KeyModifierAlt, fyne.KeyModifierShift

	quarter  = 15 // minutes; the step by which meetings move, unless five was chosen
	wholeDay = 24 * 60
)
