package evaluation

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// PageID is the identifier of the page of evaluation forms and their answers.
const PageID = "evaluations"

// Page is the page that lists the program's forms beside the results, the answers and the questions of one.
type Page struct {
	s       *session.Session
	program *program.Program
	wanted  program.ID // a form or a response that is to be shown

	table   *table.Table[*formRow]
	detail  *formDetail
	content *fyne.Container
	body    fyne.CanvasObject
	loading work.Latest

	typing    *typing        // the page that was opened last
	importing *answersImport // likewise
}

// New makes the page; it follows the session's program.
func New(s *session.Session) *Page {
	v := &Page{s: s}
	v.detail = newFormDetail(v)
	s.OnProgram(v.onProgram)
	return v
}

// ID identifies the page.
func (v *Page) ID() string { return PageID }

// Title is the page's chip.
func (v *Page) Title() string { return locale.L("Evaluations") }

// Count is how many forms were filled in.
func (v *Page) Count(p *program.Program) int { return len(p.Responses) }

// formRow is a line of the list of forms.
type formRow struct {
	form     *program.Form
	given    int
	expected int
	missing  int // visitors of whom nothing is there; only of a form with names
}

// Content returns the page's content; it is made once.
func (v *Page) Content() fyne.CanvasObject {
	if v.content != nil {
		return v.content
	}
	v.table = table.New(
		func(r *formRow) string { return string(r.form.ID) },
		table.Column[*formRow]{
			ID: "name", Title: locale.L("Form"), Kind: table.TwoLines, Weight: 3, Min: 150, Unsorted: true,
			Cell: func(r *formRow) table.Cell { return table.Cell{Text: r.form.Name, Second: aboutForm(r.form)} },
		},
		table.Column[*formRow]{
			ID: "given", Title: locale.L("Answers"), Min: 84, Unsorted: true,
			Cell: func(r *formRow) table.Cell {
				data := locale.Values{"Given": r.given, "Expected": r.expected}
				return table.Cell{Text: locale.L("{{.Given}} of {{.Expected}}", data)}
			},
		},
	)
	v.table.OnCurrent = func(*formRow, bool) { v.showForm() }
	v.table.OnOpen = func(r *formRow) { v.typeIn(r.form) }
	v.table.OnRename = func(r *formRow) { v.editForm(r.form) }
	v.table.OnDelete = func(rows []*formRow) { v.deleteForm(rows[0].form) }
	v.table.Remember(v.s.Prefs, "forms")
	v.table.Actions = func(rows []*formRow) []*fyne.MenuItem { return v.formMenu(rows[0].form).Items }
	v.table.OnShortcut = func(s fyne.Shortcut) bool {
		by := movedBy(s)
		if r, isOne := v.table.Current(); isOne && by != 0 {
			v.moveForm(r.form, by)
		}
		return by != 0
	}
	add := look.NewMenuButton(locale.L("New form"), v.newMenu)
	left := container.NewBorder(look.Pad(10, 12, 6, 12, look.Across(8, add)), nil, nil, nil, v.table)
	split := look.NewSplit(v.s.Prefs, "evaluations", 0.3, look.NewCard(left), look.NewCard(v.detail.content()))
	v.body = look.Pad(8, 16, 12, 16, split)
	v.content = container.NewStack()
	v.onProgram(v.s.Program())
	return v.content
}

// aboutForm is when a form is filled in, and whether with a name.
func aboutForm(f *program.Form) string {
	named := locale.L("with names")
	if f.Anonymous {
		named = locale.L("anonymous")
	}
	return locale.Joined(" · ", f.Scope.Name(locale.Window()), named)
}

// onProgram reads the forms of the program's new value outside the window's goroutine, then shows them.
func (v *Page) onProgram(p *program.Program) {
	if v.content == nil {
		return
	}
	if p == nil || len(p.Forms) == 0 {
		v.loading.Cancel()
		v.program = p
		look.Swap(v.content, v.emptyState(p))
		return
	}
	work.Run(v.s.Runner, &v.loading, func(ctx context.Context) ([]*formRow, error) {
		return formRows(p), ctx.Err()
	}, func(rows []*formRow, err error) {
		if err != nil {
			return // another value is being read
		}
		v.program = p
		look.Swap(v.content, v.body)
		v.table.SetRows(rows)
		v.showWanted()
		if _, isOne := v.table.Current(); !isOne {
			v.table.Select(string(p.Forms[0].ID))
		}
		v.detail.refresh()
	})
}

func formRows(p *program.Program) []*formRow {
	var rows []*formRow
	for _, r := range outcome.Returns(p) {
		rows = append(rows, &formRow{r.Form, len(r.Records), r.Expected, len(r.Missing)})
	}
	return rows
}

func (v *Page) emptyState(p *program.Program) fyne.CanvasObject {
	if p == nil {
		return v.s.NoProgram(locale.L("No program is open, so there are no evaluations to show."))
	}
	state := look.NewEmptyState(theme.DocumentIcon(),
		locale.L("No evaluation forms yet. The ready-made forms ask what sponsors want to know, in each language; "+
			"you can change them afterwards."),
		locale.L("Use the ready-made forms"), func() { v.addReady("") })
	state.Add(container.NewCenter(look.NewLink(locale.L("Start with an empty form"), v.addEmpty)))
	return state
}

// form is the form that is selected, or nil.
func (v *Page) form() *program.Form {
	if v.program == nil || v.table == nil {
		return nil
	}
	if r, isOne := v.table.Current(); isOne {
		return v.program.Form(r.form.ID)
	}
	return nil
}

// showForm shows the form that was selected.
func (v *Page) showForm() {
	v.detail.filter = answerFilter{}
	v.detail.refresh()
}

// Show selects a form, or a response among the answers of its form.
func (v *Page) Show(id program.ID) bool {
	p := v.s.Program()
	if p == nil || p.Form(id) == nil && ResponseOf(p, id) == nil {
		return false
	}
	v.wanted = id
	if v.content != nil && v.program == p {
		v.showWanted()
	}
	return true
}

// showWanted selects what was asked for, once the list has it.
func (v *Page) showWanted() {
	id := v.wanted
	v.wanted = ""
	r := ResponseOf(v.program, id)
	switch {
	case r != nil:
		v.ShowOnly([]program.ID{id})
	case v.program.Form(id) != nil:
		v.table.Select(string(id))
		v.table.ScrollToCurrent()
	}
}

// ShowOnly lists the answers with these identifiers, such as those that a figure counts; they may be of several forms,
// of which the one with most of them is shown.
func (v *Page) ShowOnly(ids []program.ID) {
	p := v.s.Program()
	only := map[program.ID]bool{}
	for _, id := range ids {
		only[id] = true
	}
	var most program.ID
	counts := map[program.ID]int{}
	for _, r := range p.Responses {
		if only[r.ID] {
			counts[r.Form]++
			if counts[r.Form] > counts[most] {
				most = r.Form
			}
		}
	}
	v.Content()
	v.table.Select(string(most))
	v.detail.showAnswers(only)
}

// Shown moves the keyboard to the list.
func (v *Page) Shown() {
	v.s.FocusSoon(func() {
		if v.table != nil {
			v.table.Focus()
		}
	})
}

// Left is not used.
func (v *Page) Left() {}

// Commands lists what the page can do.
func (v *Page) Commands() []dialog.Command {
	withForm := func(do func(*program.Form)) func() {
		return func() {
			if f := v.form(); f != nil {
				do(f)
			}
		}
	}
	isSome := func() bool { return v.form() != nil }
	commands := []dialog.Command{
		{
			ID: "evaluation.type", Title: locale.L("Type in the answers of an evaluation"),
			Action: func() { v.typeAny() }, Enabled: v.hasForms,
		},
		{
			ID: "evaluation.import", Title: locale.L("Import the answers of an evaluation…"),
			Action: v.importAny, Enabled: v.hasForms, Words: locale.L("Google Microsoft Forms Excel CSV"),
		},
		{
			ID: "evaluation.new", Title: locale.L("New evaluation form"), Action: v.addEmpty,
			Enabled: func() bool { return v.s.Program() != nil },
		},
		{
			ID: "evaluation.edit", Title: locale.L("Edit the selected evaluation form"), Shown: "F2",
			Action: withForm(v.editForm), Enabled: isSome,
		},
		{
			ID: "evaluation.print", Title: locale.L("Print the evaluation forms"),
			Action: func() { v.s.Window.ShowDocument("evaluation-form") }, Enabled: v.hasForms,
		},
	}
	for i := range commands {
		commands[i].Group = locale.L("Reports")
	}
	return commands
}

func (v *Page) hasForms() bool { return v.s.Program() != nil && len(v.s.Program().Forms) > 0 }

// typeAny opens the selected form to type answers in, or the first.
func (v *Page) typeAny() {
	if f := v.form(); f != nil {
		v.typeIn(f)
	} else if v.hasForms() {
		v.typeIn(v.s.Program().Forms[0])
	}
}

// ResponseOf returns the response with that ID, or nil.
func ResponseOf(p *program.Program, id program.ID) *program.Response {
	for _, r := range p.Responses {
		if r.ID == id {
			return r
		}
	}
	return nil
}
