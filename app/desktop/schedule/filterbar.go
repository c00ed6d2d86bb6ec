package schedule

import (
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// filterBar chooses what is shown of the schedule: a search and chips.
type filterBar struct {
	tab    *Screen
	filter filter
	search *form.Entry
	chips  *fyne.Container

	all, person       *look.FilterChip
	clashes, warnings *look.FilterChip
	findings          *look.FilterChip   // opens the list of all
	stops             []*look.FilterChip // in the order of the program's
	labels            []string           // of the stops
}

func newFilterBar(tab *Screen) *filterBar {
	b := &filterBar{tab: tab, chips: look.Flow(6)}
	b.search = form.NewSearchEntry(locale.L("Search meetings"), b.onSearch, func() { tab.board.Focus() })
	b.all = look.NewFilterChip(locale.L("All days"), -1, look.Neutral, b.clear)
	b.person = look.NewMenuChip(locale.L("Person"), look.Neutral, nil)
	b.person.OnTapped = b.askPerson
	severity := func(s program.Severity) func() { return func() { toggle(b, &b.filter.severity, s) } }
	b.clashes = look.NewFilterChip(locale.L("Clashes"), 0, look.Red, severity(program.SeverityError))
	b.warnings = look.NewFilterChip(locale.L("Warnings"), 0, look.Amber, severity(program.SeverityWarning))
	b.findings = look.NewFilterChip(locale.L("All findings"), 0, look.Neutral, func() { tab.findings.showAll() })
	return b
}

// refresh shows the counts and what is chosen.
func (b *filterBar) refresh() {
	p := b.tab.plan.program
	labels := make([]string, len(p.Stops))
	for i, stop := range p.Stops {
		labels[i] = stopLabel(stop, stop.From)
	}
	if !slices.Equal(labels, b.labels) || len(b.chips.Objects) == 0 {
		b.makeChips(labels)
	}
	b.all.SetSelected(b.filter == filter{query: b.filter.query})
	for i, chip := range b.stops {
		chip.SetSelected(b.filter.stop == p.Stops[i].ID)
	}
	name := locale.L("Person")
	if person := p.Person(b.filter.person); person != nil {
		name = person.DisplayName()
	}
	b.person.Set(name, -1, b.filter.person != "")
	b.setCount(b.clashes, program.SeverityError)
	b.setCount(b.warnings, program.SeverityWarning)
	b.showFindings()
	b.chips.Refresh()
}

// showFindings shows how many findings there are, and whether the list of all is shown.
func (b *filterBar) showFindings() {
	n := len(b.tab.plan.findings.all)
	b.findings.Set(b.findings.Label, n, b.tab.pane.Overview())
	b.findings.Hidden = n+len(b.tab.plan.ignored.all) == 0
}

func (b *filterBar) makeChips(labels []string) {
	b.labels = labels
	b.stops = nil
	b.chips.Objects = []fyne.CanvasObject{b.all}
	for i, label := range labels {
		chip := look.NewFilterChip(label, -1, look.Neutral, func() { b.toggleStop(i) })
		b.stops = append(b.stops, chip)
		b.chips.Add(chip)
	}
	b.chips.Objects = append(b.chips.Objects, b.person, b.clashes, b.warnings, b.findings)
}

func (b *filterBar) setCount(chip *look.FilterChip, severity program.Severity) {
	n := b.tab.plan.count(severity)
	chip.Set(chip.Label, n, b.filter.severity == severity)
	chip.Hidden = n == 0 && !chip.Selected
}

// apply shows the schedule as the filter has it.
func (b *filterBar) apply() {
	if b.tab.plan != nil {
		b.tab.refresh()
		b.tab.board.view().reveal()
	}
}

func (b *filterBar) onSearch(query string) {
	if b.filter.query != query {
		b.filter.query = query
		b.apply()
	}
}

// toggle chooses a value of the filter, or none when it is the one chosen.
func toggle[T ~string](b *filterBar, chosen *T, value T) {
	if *chosen == value {
		value = ""
	}
	*chosen = value
	b.apply()
}

// toggleStop shows one stop, by its number, or all again.
func (b *filterBar) toggleStop(number int) {
	if stops := b.tab.plan.program.Stops; number < len(stops) {
		toggle(b, &b.filter.stop, stops[number].ID)
	}
}

// set shows the schedule with another filter, and nothing is searched.
func (b *filterBar) set(f filter) {
	b.filter = f
	b.search.SetText("")
	b.apply()
}

// clear shows everything.
func (b *filterBar) clear() { b.set(filter{}) }

// showClashes shows the meetings with a clash, or where there is none with a warning.
func (b *filterBar) showClashes() {
	severity := program.SeverityError
	clashes := func(m *program.Meeting) bool { return b.tab.plan.has(m.ID, program.SeverityError) }
	if p := b.tab.plan; p != nil && !slices.ContainsFunc(p.program.Meetings, clashes) {
		severity = program.SeverityWarning
	}
	b.set(filter{severity: severity})
}

// askPerson asks whose meetings to show, or shows everyone's again.
func (b *filterBar) askPerson() {
	if b.filter.person != "" {
		toggle(b, &b.filter.person, b.filter.person)
		return
	}
	options := session.PersonOptions(b.tab.plan.program)
	b.tab.s.Dialogs.Choose(locale.L("Whose meetings?"), options, func(id string) {
		toggle(b, &b.filter.person, program.ID(id))
	})
}

// focusSearch moves the keyboard to the search field.
func (b *filterBar) focusSearch() { b.tab.s.Window.Canvas().Focus(b.search) }
