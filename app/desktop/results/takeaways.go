package results

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store/tables"
)

// TakeawaysPage is the identifier of the page of takeaways, findings and follow-ups.
const TakeawaysPage = "takeaways"

// Takeaways is the page that lists takeaways, findings or follow-ups beside what is selected of them.
type Takeaways struct {
	listPage[*row]
	view   view
	filter filter
	rows   []*row // of the view, before they are narrowed

	views   map[view]*look.FilterChip
	filters []*look.FilterChip
}

// NewTakeaways makes the page; it follows the session's program.
func NewTakeaways(s *session.Session) *Takeaways {
	v := &Takeaways{view: takeaways}
	v.s, v.key = s, func(r *row) string { return string(r.id) }
	s.OnProgram(v.onProgram)
	return v
}

// ID identifies the page.
func (v *Takeaways) ID() string { return TakeawaysPage }

// Title is the page's chip.
func (v *Takeaways) Title() string { return locale.L("Takeaways") }

// Count is how many takeaways there are.
func (v *Takeaways) Count(p *program.Program) int { return len(p.Takeaways) }

// Content returns the page's content; it is made once.
func (v *Takeaways) Content() fyne.CanvasObject {
	if v.content != nil {
		return v.content
	}
	v.build("takeaways", locale.L("Search takeaways"), v.columns(), v.page, v.show)
	v.table.OnOpen = func(r *row) { v.edit(r) }
	v.table.OnRename = func(r *row) { v.edit(r) }
	v.table.OnDelete = func(rows []*row) { v.remove(rows) }
	v.table.Actions = v.actions
	v.arrange("takeaways", 0.6, v.bar())
	v.onProgram(v.s.Program())
	return v.content
}

// bar is what the list is narrowed by.
func (v *Takeaways) bar() fyne.CanvasObject {
	chips := look.Flow(6)
	v.views = map[view]*look.FilterChip{}
	for _, shown := range []struct {
		view  view
		title string
	}{
		{takeaways, locale.L("Takeaways")}, {findings, locale.L("Findings")}, {followUps, locale.L("Follow-ups")},
	} {
		chip := look.NewFilterChip(shown.title, 0, look.Neutral, func() { v.choose(shown.view) })
		v.views[shown.view] = chip
		chips.Add(chip)
	}
	v.filters = []*look.FilterChip{
		look.NewMenuChip("", look.Neutral, v.themeMenu), look.NewMenuChip("", look.Neutral, v.kindMenu),
		look.NewMenuChip("", look.Neutral, v.stopMenu), look.NewMenuChip("", look.Neutral, v.stateMenu),
		look.NewFilterChip(locale.L("Show all"), -1, look.Amber, func() { v.narrow(filter{}) }),
	}
	for _, chip := range v.filters {
		chips.Add(chip)
	}
	return container.NewBorder(nil, nil, nil, look.Down(0, look.Fixed(220, 0, v.search)), look.Pad(6, 12, 0, 0, chips))
}

func (v *Takeaways) columns() []table.Column[*row] {
	return []table.Column[*row]{
		{
			ID: "text", Title: locale.L("Text"), Kind: table.TwoLines, Weight: 4, Min: 220,
			Cell: func(r *row) table.Cell { return table.Cell{Text: r.text, Second: r.about} },
		},
		{
			ID: "theme", Title: locale.L("Theme"), Min: 96, Spare: 2,
			Cell: func(r *row) table.Cell {
				return table.Cell{Text: v.program.ThemeName(r.theme, locale.Window())}
			},
		},
		{
			ID: "kind", Title: locale.L("Kind"), Weight: 1.2, Min: 124, Spare: 1,
			Cell: func(r *row) table.Cell { return table.Cell{Text: session.Name("takeaway", r.kind)} },
		},
		{
			ID: "state", Title: locale.X("takeaway.column", "State"), Kind: table.ChipCells,
			Weight: 1.2, Min: 120, Spare: 3,
			Cell: func(r *row) table.Cell { return table.Cell{Chips: r.chips} },
		},
	}
}

// onProgram reads the lines of the program's new value outside the window's goroutine, then shows them.
func (v *Takeaways) onProgram(p *program.Program) {
	if v.content == nil {
		return
	}
	if p == nil {
		v.showNoProgram(locale.L("No program is open, so there are no takeaways to show."))
		return
	}
	if v.isOther(p) {
		v.filter = filter{}
	}
	v.read(p)
}

func (v *Takeaways) read(p *program.Program) {
	shown, today := v.view, v.s.Today()
	readRows(&v.listPage, p, func(ctx context.Context) ([]*row, error) {
		return rowsOf(ctx, p, shown, today)
	}, func(rows []*row) {
		v.rows = rows
		v.show()
		v.selectWanted()
	})
}

// show shows the lines that the filter leaves, and the counts.
func (v *Takeaways) show() {
	v.empty.Objects = []fyne.CanvasObject{v.emptyState()}
	v.table.SetRows(v.found(v.rows, func(r *row) string { return r.folded }, v.filter.hides))
	counts := map[view]int{
		takeaways: len(v.program.Takeaways), findings: len(v.program.Findings), followUps: len(v.program.FollowUps()),
	}
	for shown, chip := range v.views {
		chip.Set(chip.Label, counts[shown], shown == v.view)
	}
	v.showFilters()
	v.empty.Refresh()
}

// showFilters writes on the chips what is chosen.
func (v *Takeaways) showFilters() {
	city := ""
	if s := v.program.Stop(v.filter.stop); s != nil {
		city = s.City
	}
	label(v.filters[0], locale.L("Theme"), v.program.ThemeName(v.filter.theme, locale.Window()))
	label(v.filters[1], locale.L("Kind"), session.Name("takeaway", v.filter.kind))
	label(v.filters[2], locale.L("Place"), city)
	label(v.filters[3], locale.L("Follow-up"), session.Name("follow-up", v.filter.state))
	isAll := v.filter.theme == "" && v.filter.kind == "" && v.filter.person == "" && v.filter.stop == "" &&
		v.filter.state == "" && v.filter.only == nil
	look.SetShown(v.filters[4], !isAll)
}

func (v *Takeaways) emptyState() fyne.CanvasObject {
	switch {
	case len(v.rows) > 0:
		return v.nothingFound(func() { v.narrow(filter{}) })
	case v.view == findings:
		return look.NewEmptyState(theme.DocumentIcon(),
			locale.L("No findings yet. Select similar takeaways and combine them into a finding of the group."),
			locale.L("Show the takeaways"), func() { v.choose(takeaways) })
	case v.view == followUps:
		return look.NewEmptyState(theme.DocumentIcon(),
			locale.L("No follow-up was agreed. Write it with a takeaway: what, who, until when."), "", nil)
	default:
		return look.NewEmptyState(theme.DocumentIcon(),
			locale.L("Nothing has been noted yet. Press Ctrl+T anywhere to note what somebody takes home."),
			locale.L("Note a takeaway"), func() { v.s.Takeaways().Note("", "") })
	}
}

// choose shows another view.
func (v *Takeaways) choose(shown view) {
	v.view = shown
	v.filter = filter{}
	v.pane.Reset()
	v.read(v.program)
}

// narrow shows what a filter leaves.
func (v *Takeaways) narrow(f filter) {
	v.filter = f
	v.show()
	v.pane.Refresh()
}

// ShowOnly lists the takeaways with these identifiers, such as those that a figure counts.
func (v *Takeaways) ShowOnly(ids []program.ID) {
	v.filter = filter{only: only(ids)}
	v.view = takeaways
	if v.content != nil && v.program != nil {
		v.search.SetText("")
		v.read(v.program)
	}
}

// ShowFollowUps lists what was agreed after takeaways and connections.
func (v *Takeaways) ShowFollowUps() {
	if v.content != nil && v.program != nil {
		v.search.SetText("")
		v.choose(followUps)
		return
	}
	v.view = followUps
}

// Show selects a takeaway or a finding.
func (v *Takeaways) Show(id program.ID) bool {
	p := v.s.Program()
	if p == nil {
		return false
	}
	var shown view
	switch {
	case p.Takeaway(id) != nil:
		shown = takeaways
	case recordOf(p.Findings, id) != nil:
		shown = findings
	default:
		return false
	}
	v.wanted = id
	if v.view != shown || v.content == nil {
		v.view = shown
		v.filter = filter{}
		v.onProgram(p)
		return true
	}
	v.selectWanted()
	return true
}

// selectWanted selects the record asked for, once the list has it. A filter that hides it is removed.
func (v *Takeaways) selectWanted() {
	id := v.wanted
	v.listPage.selectWanted(v.rows, func(r *row) bool { return r.id == id }, func() {
		v.filter = filter{}
		v.show()
	})
}

// Commands lists what the page can do.
func (v *Takeaways) Commands() []dialog.Command {
	return ofReports(
		dialog.Command{
			ID: "takeaway.join", Title: locale.L("Combine the selected takeaways into a finding"), Action: v.join,
			Enabled: func() bool { return v.hasSelection() && v.view == takeaways },
		},
		dialog.Command{
			ID: "takeaway.edit", Title: locale.L("Edit the selected takeaway"), Shown: "F2",
			Action: func() { v.edit(v.selected()[0]) }, Enabled: v.hasSelection,
		},
		dialog.Command{
			ID: "takeaway.done", Title: locale.L("Mark the follow-up as done"), Action: v.markDone,
			Enabled: func() bool { return v.hasSelection() && v.selected()[0].state != "" },
		},
	)
}

// remove deletes lines, with Undo beside the sentence.
func (v *Takeaways) remove(rows []*row) {
	if v.view == followUps || len(rows) == 0 {
		return
	}
	kind, label := tables.Takeaways, locale.L("Delete takeaway")
	sentence := locale.N("{{.Count}} takeaways were deleted.", len(rows))
	if v.view == findings {
		kind, label = tables.Findings, locale.L("Delete finding")
		sentence = locale.N("{{.Count}} findings were deleted; their takeaways stay.", len(rows))
	}
	ids := make([]program.ID, len(rows))
	for i, r := range rows {
		ids[i] = r.id
	}
	v.s.Delete(session.Deletion{
		Label: label, Sentence: sentence, Kind: kind, IDs: ids,
		Question: session.AllTheSame(
			locale.L("Findings are made of it. They stay, but no longer name it as a source."),
		),
	})
}
