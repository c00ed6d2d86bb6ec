package results

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/session"
	"laurel/app/documents"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/program/tasks"
)

// TasksPage is the identifier of the page of tasks.
const TasksPage = "tasks"

// Tasks is the page of what the office has to do: a checklist in the order in which it is due, a line to type a task
// in, and what is selected beside it.
type Tasks struct {
	listPage[*taskRow]
	catalogue documents.Catalogue
	filter    taskFilter
	rows      []*taskRow // before they are narrowed

	groups   map[urgency]*look.FilterChip
	owners   *look.FilterChip
	people   *look.FilterChip
	all      *look.FilterChip
	line     *form.Entry
	answered *look.Text // what is understood of the line
}

// NewTasks makes the page; the catalogue names the documents that tick tasks. It follows the session's program, and
// shows on the tab how many tasks are overdue.
func NewTasks(s *session.Session, catalogue documents.Catalogue) *Tasks {
	v := &Tasks{catalogue: catalogue}
	v.s, v.key = s, func(r *taskRow) string { return string(r.task.ID) }
	s.OnProgram(v.onProgram)
	return v
}

// ID identifies the page.
func (v *Tasks) ID() string { return TasksPage }

// Title is the page's chip.
func (v *Tasks) Title() string { return locale.L("Tasks") }

// Count is how many tasks are open.
func (v *Tasks) Count(p *program.Program) int {
	n := 0
	for _, t := range p.Tasks {
		if t.DoneOn.IsZero() {
			n++
		}
	}
	return n
}

// Content returns the page's content; it is made once.
func (v *Tasks) Content() fyne.CanvasObject {
	if v.content != nil {
		return v.content
	}
	v.build("tasks", locale.L("Search tasks"), v.columns(), v.page, v.show)
	v.table.Group = func(r *taskRow) string { return r.group.name() }
	v.table.OnOpen = func(r *taskRow) { v.edit(r.task) }
	v.table.OnRename = v.table.OnOpen
	v.table.OnAdd = v.typeTask
	v.table.OnTick = v.tick
	v.table.OnDelete = v.remove
	v.table.Actions = v.actions
	v.arrange("tasks", 0.64, look.Down(8, v.bar(), v.typingLine()))
	v.onProgram(v.s.Program())
	return v.content
}

// bar is what the list is narrowed by.
func (v *Tasks) bar() fyne.CanvasObject {
	chips := look.Flow(6)
	v.groups = map[urgency]*look.FilterChip{}
	tones := map[urgency]look.Tone{overdue: look.Red, thisWeek: look.Amber, done: look.Green}
	for _, group := range urgencies() {
		chip := look.NewFilterChip(group.name(), 0, tones[group], func() {
			next := v.filter
			next.group = group
			if v.filter.group == group {
				next.group = ""
			}
			v.narrow(next)
		})
		v.groups[group] = chip
		chips.Add(chip)
	}
	v.owners = look.NewMenuChip("", look.Neutral, func() *fyne.Menu {
		return chooser(locale.L("Done by anyone"), ownersOf(v.rows), v.filter.owner,
			func(name string) string { return name },
			func(name string) { next := v.filter; next.owner = name; v.narrow(next) })
	})
	v.people = look.NewMenuChip("", look.Neutral, func() *fyne.Menu {
		return chooser(locale.L("About anyone"), aboutOf(v.program), v.filter.person, v.personName,
			func(id program.ID) { next := v.filter; next.person = id; v.narrow(next) })
	})
	v.all = look.NewFilterChip(locale.L("Show all"), -1, look.Amber, func() { v.narrow(taskFilter{}) })
	for _, chip := range []*look.FilterChip{v.owners, v.people, v.all} {
		chips.Add(chip)
	}
	return container.NewBorder(nil, nil, nil, look.Down(0, look.Fixed(220, 0, v.search)), look.Pad(6, 12, 0, 0, chips))
}

func (v *Tasks) personName(id program.ID) string {
	if person := v.program.Person(id); person != nil {
		return person.DisplayName()
	}
	return ""
}

// typingLine is where a task is typed in one line, beside what is understood of it.
func (v *Tasks) typingLine() fyne.CanvasObject {
	v.answered = look.NewQuiet("")
	add := look.NewButton(locale.L("Add"), v.addTyped)
	row := container.NewBorder(nil, nil, nil, look.Across(8, look.Pad(8, 0, 0, 8, v.answered), add))
	v.line = form.NewEntry(false)
	v.line.SetPlaceHolder(locale.L("New task: Send the badges 3 weeks before arrival @Kim"))
	v.line.Keys.Enter = v.addTyped
	v.line.OnTooLong = v.answered.SetText
	v.line.Keys.Leave = func() { v.table.Focus() }
	v.line.OnChanged = func(line string) {
		shown := ""
		if line != "" && v.program != nil {
			shown = understood(v.program, tasks.Typed(tasks.Of(v.program), line, v.s.Today()))
		}
		v.answered.SetText(shown)
		row.Refresh() // the line is as wide as the answer leaves it
	}
	row.Add(v.line)
	return row
}

func (v *Tasks) columns() []table.Column[*taskRow] {
	return []table.Column[*taskRow]{
		{
			ID: "done", Title: "", Kind: table.TickCells, Weight: 0.1, Min: 34, Unsorted: true,
			Cell: func(r *taskRow) table.Cell { return table.Cell{Ticked: r.group == done} },
		},
		{
			ID: "text", Title: locale.L("Task"), Kind: table.TwoLines, Weight: 3, Min: 220,
			Cell: func(r *taskRow) table.Cell { return table.Cell{Text: r.task.Text, Second: r.about} },
		},
		{
			ID: "due", Title: locale.L("Due"), Kind: table.TwoLines, Weight: 1.6, Min: 150,
			Cell: func(r *taskRow) table.Cell {
				cell := table.Cell{Text: r.due, Second: r.phrase, Tone: r.dueTone()}
				if r.on.IsZero() {
					cell.Second = ""
				}
				return cell
			},
			Compare: func(a, b *taskRow) int { return a.on.Compare(b.on) },
		},
		{
			ID: "owner", Title: locale.L("Who does it"), Min: 110, Spare: 1,
			Cell: func(r *taskRow) table.Cell { return table.Cell{Text: r.owner} },
		},
	}
}

// onProgram shows on the tab how many tasks are overdue, and reads the lines of the program's new value outside the
// window's goroutine.
func (v *Tasks) onProgram(p *program.Program) {
	n := 0
	if p != nil {
		n = len(outcome.TasksOn(p, v.s.Today()).Overdue)
	}
	v.s.Window.SetBadge(session.ReportsTab, n)
	if v.content == nil {
		return
	}
	if p == nil {
		v.showNoProgram(locale.L("No program is open, so there are no tasks to show."))
		return
	}
	if v.isOther(p) {
		v.filter = taskFilter{}
	}
	today, catalogue := v.s.Today(), v.catalogue
	readRows(&v.listPage, p, func(ctx context.Context) ([]*taskRow, error) {
		return tasksOf(ctx, p, today, catalogue)
	}, func(rows []*taskRow) {
		v.rows = rows
		v.show()
		v.selectWanted()
	})
}

// show shows the lines that the filter leaves, and the counts.
func (v *Tasks) show() {
	v.empty.Objects = []fyne.CanvasObject{v.emptyState()}
	v.table.SetRows(v.found(v.rows, func(r *taskRow) string { return r.folded }, v.filter.hides))
	counts := map[urgency]int{}
	for _, r := range v.rows {
		counts[r.group]++
	}
	for group, chip := range v.groups {
		chip.Set(chip.Label, counts[group], group == v.filter.group)
	}
	label(v.owners, locale.L("Who does it"), v.filter.owner)
	label(v.people, locale.L("About whom"), v.personName(v.filter.person))
	look.SetShown(v.people, len(aboutOf(v.program)) > 0)
	f := v.filter
	look.SetShown(v.all, f.group != "" || f.owner != "" || f.person != "" || f.only != nil)
	v.empty.Refresh()
}

func (v *Tasks) emptyState() fyne.CanvasObject {
	if len(v.rows) > 0 {
		return v.nothingFound(func() { v.narrow(taskFilter{}) })
	}
	state := look.NewEmptyState(theme.DocumentIcon(),
		locale.L("No task yet. Begin with the list that most offices use, and change it as you like."),
		locale.L("Use the usual list"), v.addReady)
	state.Add(container.NewCenter(
		look.NewButton(locale.L("Copy tasks from another program…"), v.askEarlier),
	))
	return state
}

// narrow shows what a filter leaves.
func (v *Tasks) narrow(f taskFilter) {
	v.filter = f
	v.show()
	v.pane.Refresh()
}

// ShowOnly lists the tasks with these identifiers, such as those that a figure counts.
func (v *Tasks) ShowOnly(ids []program.ID) {
	v.filter = taskFilter{only: only(ids)}
	if v.content != nil && v.program != nil {
		v.search.SetText("")
		v.show()
		v.pane.Refresh()
	}
}

// Show selects a task.
func (v *Tasks) Show(id program.ID) bool {
	p := v.s.Program()
	if p == nil || recordOf(p.Tasks, id) == nil {
		return false
	}
	v.wanted = id
	v.selectWanted()
	return true
}

// selectWanted selects the task asked for, once the list has it. A filter that hides it is removed.
func (v *Tasks) selectWanted() {
	id := v.wanted
	v.listPage.selectWanted(v.rows, func(r *taskRow) bool { return r.task.ID == id },
		func() { v.narrow(taskFilter{}) })
}

// Shown moves the keyboard to the list.
func (v *Tasks) Shown() { v.s.FocusSoon(v.Focus) }

// Focus moves the keyboard to the list; without any task, the line to type one.
func (v *Tasks) Focus() {
	if len(v.rows) == 0 {
		v.s.Window.Canvas().Focus(v.line)
		return
	}
	v.table.Focus()
}

// Commands lists what the page can do.
func (v *Tasks) Commands() []dialog.Command {
	return ofReports(
		dialog.Command{
			ID: "task.add", Title: locale.L("Add a task"), Shortcut: dialog.CtrlShift(fyne.KeyT), Enabled: v.hasProgram,
			Action: v.typeTask,
		},
		dialog.Command{
			ID: "task.tick", Title: locale.L("Mark the selected tasks as done, or as open again"),
			Shown: locale.L("Space"), Enabled: v.hasSelection, Action: func() { v.tick(v.selected()) },
		},
		dialog.Command{
			ID: "task.edit", Title: locale.L("Edit the selected task"), Shown: "F2", Enabled: v.hasSelection,
			Action: func() { v.edit(v.selected()[0].task) },
		},
		dialog.Command{
			ID: "task.each", Title: locale.L("Split the selected task into one per awardee"), Enabled: v.hasSelection,
			Action: func() { v.forEach(v.selected()[0].task) },
		},
		dialog.Command{
			ID:      "task.ready",
			Title:   locale.L("Add the usual list of tasks"),
			Enabled: v.hasProgram,
			Action:  v.addReady,
		},
		dialog.Command{
			ID: "task.takeover", Title: locale.L("Copy tasks from another program…"), Enabled: v.hasProgram,
			Action: v.askEarlier,
		},
	)
}

// actions is what can be done with lines.
func (v *Tasks) actions(rows []*taskRow) []*fyne.MenuItem {
	var items offers
	t, isOne := rows[0].task, len(rows) == 1
	_, isOfDocument := v.catalogue.Find(t.Proof.Of)
	items.add(true, tickText(rows), func() { v.tick(rows) })
	items.add(isOne, locale.L("Edit"), func() { v.edit(t) })
	items.add(isOne, locale.L("One for each awardee"), func() { v.forEach(t) })
	items.add(isOne && t.Person != "", locale.L("Show the person"), func() { v.s.Window.Show(t.Person) })
	items.add(isOne && isOfDocument, locale.L("Show the document"), func() { v.s.Window.ShowDocument(t.Proof.Of) })
	items.add(true, locale.L("Delete"), func() { v.remove(rows) })
	return items
}
