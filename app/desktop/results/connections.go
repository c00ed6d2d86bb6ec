package results

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// ConnectionsPage is the identifier of the page of connections.
const ConnectionsPage = "connections"

// links are the lines of a program before they are narrowed, and what is counted of them.
type links struct {
	rows      []*linkRow
	counts    map[outcome.LinkKind]int
	noted     int
	followUps outcome.FollowUps // of takeaways and connections
}

// Connections is the page of who came to know whom: by meetings together, and as somebody noted it.
type Connections struct {
	listPage[*linkRow]
	takeaways *Takeaways // has the list of all follow-ups
	filter    linkFilter
	grouping  linkGrouping
	links

	kinds map[outcome.LinkKind]*look.FilterChip
	chips struct{ noted, states, groups, all, follow *look.FilterChip }
}

// NewConnections makes the page; follow-ups of all kinds are listed among the takeaways. It follows the session's
// program.
func NewConnections(s *session.Session, takeaways *Takeaways) *Connections {
	v := &Connections{takeaways: takeaways}
	v.s, v.key = s, func(r *linkRow) string { return r.key }
	s.Prefs.Load(linkGroupingPreference, &v.grouping)
	s.OnProgram(v.onProgram)
	return v
}

// linkGroupingPreference is the name under which the grouping is remembered.
const linkGroupingPreference = "connections.grouping"

// ID identifies the page.
func (v *Connections) ID() string { return ConnectionsPage }

// Title is the page's chip.
func (v *Connections) Title() string { return locale.L("Connections") }

// Count is none: it would be counted again at each edit.
func (v *Connections) Count(*program.Program) int { return -1 }

// Content returns the page's content; it is made once.
func (v *Connections) Content() fyne.CanvasObject {
	if v.content != nil {
		return v.content
	}
	v.build("connections", locale.L("Search connections"), v.columns(), v.page, v.show)
	v.table.OnOpen = v.edit
	v.table.OnRename = v.edit
	v.table.OnAdd = v.note
	v.table.OnDelete = v.remove
	v.table.Actions = v.actions
	v.arrange("connections", 0.64, v.bar())
	v.onProgram(v.s.Program())
	return v.content
}

// bar is what the list is narrowed and grouped by.
func (v *Connections) bar() fyne.CanvasObject {
	chips := look.Flow(6)
	v.kinds = map[outcome.LinkKind]*look.FilterChip{}
	for _, kind := range outcome.LinkKinds() {
		chip := look.NewFilterChip(linkKindName(kind), 0, look.Neutral, func() {
			next := v.filter
			next.kind = kind
			if v.filter.kind == kind {
				next.kind = ""
			}
			v.narrow(next)
		})
		v.kinds[kind] = chip
		chips.Add(chip)
	}
	v.chips.noted = look.NewFilterChip(locale.L("Noted"), 0, look.Neutral, func() {
		next := v.filter
		next.noted = !next.noted
		v.narrow(next)
	})
	v.chips.states = look.NewMenuChip("", look.Neutral, func() *fyne.Menu {
		return chooser(locale.L("With or without a follow-up"), program.FollowUpStates(), v.filter.state,
			func(s program.FollowUpState) string { return session.Name("follow-up", s) },
			func(s program.FollowUpState) { next := v.filter; next.state = s; v.narrow(next) })
	})
	v.chips.groups = look.NewMenuChip("", look.Neutral, func() *fyne.Menu {
		return chooser(locale.L("Not grouped"), linkGroupings(), v.grouping, linkGrouping.name, v.groupBy)
	})
	v.chips.all = look.NewFilterChip(locale.L("Show all"), -1, look.Amber, func() { v.narrow(linkFilter{}) })
	v.chips.follow = look.NewFilterChip(locale.L("All follow-ups"), 0, look.Neutral, v.showFollowUps)
	more := v.chips
	for _, chip := range []*look.FilterChip{more.noted, more.states, more.groups, more.follow, more.all} {
		chips.Add(chip)
	}
	note := look.NewButton(locale.L("Note a connection"), v.note)
	return container.NewBorder(nil, nil, nil, look.Across(8, look.Fixed(200, 0, v.search), note),
		look.Pad(6, 12, 0, 0, chips))
}

func (v *Connections) columns() []table.Column[*linkRow] {
	return []table.Column[*linkRow]{
		{
			ID: "who", Title: locale.L("Who"), Kind: table.TwoLines, Weight: 2, Min: 150,
			Cell: func(r *linkRow) table.Cell { return table.Cell{Text: r.who, Second: r.about} },
		},
		{
			ID: "with", Title: locale.L("With whom"), Kind: table.TwoLines, Weight: 2, Min: 150,
			Cell: func(r *linkRow) table.Cell { return table.Cell{Text: r.with, Second: r.place} },
		},
		{
			ID: "strength", Title: locale.L("Meetings together"), Weight: 1, Min: 90,
			Cell: func(r *linkRow) table.Cell {
				if len(r.Meetings) == 0 {
					return table.Cell{}
				}
				return table.Cell{Text: locale.N("link.meetings", len(r.Meetings))}
			},
			Compare: func(a, b *linkRow) int { return cmp.Compare(len(a.Meetings), len(b.Meetings)) },
		},
		{
			ID: "introduced", Title: locale.L("Introduced by"), Min: 110, Spare: 1,
			Cell: func(r *linkRow) table.Cell { return table.Cell{Text: r.introduced} },
		},
		{
			ID: "state", Title: locale.L("Follow-up"), Kind: table.ChipCells, Min: 100, Spare: 2,
			Cell: func(r *linkRow) table.Cell { return table.Cell{Chips: r.chips} },
		},
	}
}

// readLinks returns the lines of a program on a day, and their counts.
func readLinks(ctx context.Context, p *program.Program, today civil.Date) (links, error) {
	rows, err := linksOf(ctx, p, today)
	found := links{rows: rows, counts: map[outcome.LinkKind]int{}, followUps: outcome.FollowUpsOn(p, today)}
	for _, r := range rows {
		found.counts[r.Kind]++
		if r.noted != nil {
			found.noted++
		}
	}
	return found, err
}

// onProgram reads the lines of the program's new value outside the window's goroutine, then shows them.
func (v *Connections) onProgram(p *program.Program) {
	if v.content == nil {
		return
	}
	if p == nil {
		v.showNoProgram(locale.L("No program is open, so there are no connections to show."))
		return
	}
	if v.isOther(p) {
		v.filter = linkFilter{}
	}
	today := v.s.Today()
	readRows(&v.listPage, p, func(ctx context.Context) (links, error) {
		return readLinks(ctx, p, today)
	}, func(found links) {
		v.links = found
		v.show()
		v.selectWanted()
	})
}

// show shows the lines that the filter leaves, and the counts.
func (v *Connections) show() {
	v.empty.Objects = []fyne.CanvasObject{v.emptyState()}
	v.table.Group = nil
	if v.grouping != "" {
		v.table.Group = v.grouping.of
	}
	v.table.SetRows(v.found(v.rows, func(r *linkRow) string { return r.folded }, v.filter.hides))
	for kind, chip := range v.kinds {
		chip.Set(chip.Label, v.counts[kind], kind == v.filter.kind)
		look.SetShown(chip, v.counts[kind] > 0)
	}
	v.chips.noted.Set(v.chips.noted.Label, v.links.noted, v.filter.noted)
	label(v.chips.states, locale.L("Follow-up"), session.Name("follow-up", v.filter.state))
	grouped := ""
	if v.grouping != "" {
		grouped = v.grouping.name()
	}
	label(v.chips.groups, locale.L("Not grouped"), grouped)
	v.showFollowUpCount()
	look.SetShown(v.chips.all, v.filter.kind != "" || v.filter.state != "" || v.filter.noted)
	v.empty.Refresh()
}

// showFollowUpCount writes how many follow-ups of takeaways and connections are open; in red when some are overdue.
func (v *Connections) showFollowUpCount() {
	f := v.followUps
	v.chips.follow.Tone = look.Neutral
	if len(f.Overdue) > 0 {
		v.chips.follow.Tone = look.Red
	}
	v.chips.follow.Set(v.chips.follow.Label, len(f.Overdue)+len(f.Open)+len(f.Undated), false)
}

func (v *Connections) emptyState() fyne.CanvasObject {
	if len(v.rows) > 0 {
		return v.nothingFound(func() { v.narrow(linkFilter{}) })
	}
	return look.NewEmptyState(theme.AccountIcon(),
		locale.L("No connection yet. Enter in the schedule whom you meet: who was there and whom they met is counted. "+
			"Or note one that you know of."),
		locale.L("Note a connection"), v.note)
}

// narrow shows what a filter leaves.
func (v *Connections) narrow(f linkFilter) {
	v.filter = f
	v.show()
	v.pane.Refresh()
}

func (v *Connections) groupBy(g linkGrouping) {
	v.grouping = g
	v.s.Prefs.Save(linkGroupingPreference, g)
	v.show()
}

// showFollowUps lists what was agreed after takeaways and connections, what is overdue first.
func (v *Connections) showFollowUps() {
	v.takeaways.ShowFollowUps()
	v.s.Window.Run("reports.page." + TakeawaysPage)
}

// Show selects a connection that was noted.
func (v *Connections) Show(id program.ID) bool {
	p := v.s.Program()
	if p == nil || recordOf(p.Connections, id) == nil {
		return false
	}
	v.wanted = id
	v.selectWanted()
	return true
}

// selectWanted selects the connection asked for, once the list has it. A filter that hides it is removed.
func (v *Connections) selectWanted() {
	id := v.wanted
	v.listPage.selectWanted(v.rows, func(r *linkRow) bool { return slices.Contains(r.Connections, id) },
		func() { v.narrow(linkFilter{}) })
}

// Commands lists what the page can do.
func (v *Connections) Commands() []dialog.Command {
	return ofReports(
		dialog.Command{
			ID:      "connection.note",
			Title:   locale.L("Note a connection"),
			Enabled: v.hasProgram,
			Action:  v.note,
		},
		dialog.Command{
			ID: "connection.edit", Title: locale.L("Edit the selected connection"), Shown: "F2",
			Enabled: v.hasSelection,
			Action:  func() { v.edit(v.selected()[0]) },
		},
		dialog.Command{
			ID: "connection.follow-ups", Title: locale.L("All follow-ups"), Enabled: v.hasProgram,
			Action: v.showFollowUps,
		},
	)
}

// actions is what can be done with lines.
func (v *Connections) actions(rows []*linkRow) []*fyne.MenuItem {
	var items offers
	r, isOne := rows[0], len(rows) == 1
	items.add(isOne && r.Kind != outcome.WithCountry, noteText(r), func() { v.edit(r) })
	isOpen := r.state != "" && r.state != program.FollowUpDone
	items.add(isOne && isOpen, locale.L("Mark as done"), func() { v.markDone(r) })
	for _, id := range []program.ID{r.A, r.B} {
		data := locale.Values{"Name": nameOfEnd(v.program, id)}
		items.add(isOne && id != "", locale.L("Show {{.Name}}", data), func() { v.s.Window.Show(id) })
	}
	isNoted := slices.ContainsFunc(rows, func(r *linkRow) bool { return r.noted != nil })
	items.add(isNoted, locale.L("Delete"), func() { v.remove(rows) })
	return items
}
