package awardees

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// Screen is the Awardees tab.
type Screen struct {
	s      *session.Session
	roster *roster // nil while no program is open
	filter filter
	wanted program.ID // shown as soon as the roster has the person
	list   list
	photos gallery
	editor *editor

	answered string            // the consent that was just answered on the page
	front    bool              // the tab is in front and waits for its people, to give the list the keyboard
	filling  bool              // the table is being given rows
	reading  []*program.Person // whose page is shown

	content, pane                                 *fyne.Container
	room                                          fyne.CanvasObject // toolbar, list and pane
	loading, recent, history, following, focusing work.Latest
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
		v.pane = container.NewStack()
		v.buildList()
		split := look.NewSplit(v.s.Prefs, "awardees", 0.62, look.NewCard(v.list.table), look.NewCard(v.pane))
		v.room = look.HeadAndBody(look.Pad(10, 16, 10, 16, v.toolbar()), look.Pad(4, 16, 12, 16, split))
		v.content = container.NewStack()
		v.onProgram(v.s.Program())
	}
	return v.content
}

func (v *Screen) toolbar() fyne.CanvasObject {
	buttons := look.Across(8, look.NewPrimaryButton(locale.L("Add person"), v.Add),
		look.NewButton(locale.L("Import…"), v.s.Command(session.OpenFile)), look.NewMenuButton(locale.L("Export"), v.exportMenu))
	return container.New(&toolbarLayout{}, buttons, v.list.chips, look.Fixed(190, 0, v.list.search))
}

// Shown is called when the tab has come to the front: the list has the keyboard.
func (v *Screen) Shown() {
	v.front = v.roster == nil
	if v.editor == nil && !v.front {
		v.focusSoon(v.list.table.Focus)
	}
}

// Show selects the person with the identifier; it is false when nobody of the program has it.
func (v *Screen) Show(id program.ID) bool {
	p := v.s.Program()
	if p == nil || p.Person(id) == nil {
		return false
	}
	v.wanted = id
	v.showWanted()
	return true
}

// showWanted selects the person asked for, once the list has it; a filter that hides the person is taken away.
func (v *Screen) showWanted() {
	if v.wanted == "" || v.roster == nil || v.content == nil || v.roster.byID[v.wanted] == nil {
		return
	}
	id := v.wanted
	v.wanted = ""
	shown := func(r *row) bool { return r.person.ID == id }
	if !slices.ContainsFunc(v.list.table.Rows(), shown) {
		v.ShowEveryone()
	}
	v.list.table.Select(string(id))
	v.list.table.ScrollToCurrent()
}

// Unsaved tells whether a form holds something that has not been saved.
func (v *Screen) Unsaved() bool { return v.editor != nil && v.editor.dirty() }

// Leave calls proceed at once, or asks first where something typed would be lost.
func (v *Screen) Leave(proceed func()) {
	if !v.Unsaved() {
		proceed()
		return
	}
	v.s.AskToDiscard(func() {
		v.closeEditor()
		proceed()
	})
}

// onProgram formats the people of the program's new value away from the window, then shows them.
func (v *Screen) onProgram(p *program.Program) {
	if v.content == nil {
		return
	}
	if p == nil {
		v.loading.Cancel()
		v.roster, v.editor = nil, nil
		look.Swap(v.content, v.nothingOpen())
		return
	}
	before, in := v.roster, v.language()
	if before == nil || before.program.ID != p.ID {
		before = nil
		look.Swap(v.content, look.NewLoadingState(locale.L("Reading the people…")))
	}
	work.Run(v.s.Runner, &v.loading, func(ctx context.Context) (*roster, error) { return rosterOf(ctx, p, before, in) }, v.onRoster)
}

func (v *Screen) onRoster(r *roster, err error) {
	if err != nil {
		v.s.Fail(err)
		return
	}
	another := v.roster == nil || v.roster.program.ID != r.program.ID
	v.roster = r
	if another {
		if v.editor != nil && v.editor.program != r.program.ID {
			v.editor = nil
		}
		v.filter = filter{}
		v.list.search.SetText("")
		v.list.table.Select()
	}
	look.Swap(v.content, v.room)
	v.showChips()
	v.showRows()
	v.showWanted()
	v.refreshPage()
	v.loadPhotos()
	if v.front {
		v.Shown()
	}
}

func (v *Screen) nothingOpen() fyne.CanvasObject {
	return look.NewEmptyState(theme.FolderOpenIcon(), locale.L("No program is open, so there is nobody to show."),
		locale.L("Open a program"), v.s.Command(session.StartProgram))
}

// refreshPage shows the current person anew, unless a form is open: what was typed there stays.
func (v *Screen) refreshPage() {
	if v.editor == nil {
		v.showDetail()
	}
}

// onCurrent follows the list: another person's page is shown. A form with something unsaved stays until the person has decided.
func (v *Screen) onCurrent(r *row, some bool) {
	switch {
	case v.filling:
		return
	case v.editor == nil || !some:
		v.followList()
		return
	case v.editor.edits(r.person.ID):
		return
	case !v.editor.dirty():
		v.closeEditor()
		return
	}
	id := r.person.ID
	v.s.AskToDiscard(func() {
		v.editor = nil
		v.list.table.Select(string(id))
		v.showDetail()
	})
	if v.editor != nil && len(v.editor.people) > 0 {
		v.selectPeople(v.editor.people)
	}
}

func (v *Screen) onSelection([]*row) { v.followList() }

// followList shows the page of who is selected, unless it is there already, or a form is open.
func (v *Screen) followList() {
	if v.filling || v.editor != nil || slices.Equal(v.reading, v.selected()) && len(v.reading) > 0 {
		return
	}
	v.showDetail()
}

func (v *Screen) selectPeople(ids []program.ID) {
	keys := make([]string, len(ids))
	for i, id := range ids {
		keys[i] = string(id)
	}
	v.list.table.Select(keys...)
}

// selected gives the people selected in the list, in its order; the current one when none is selected.
func (v *Screen) selected() []*program.Person {
	if v.content == nil || v.roster == nil {
		return nil
	}
	rows := v.list.table.Selected()
	if r, some := v.list.table.Current(); len(rows) == 0 && some {
		rows = append(rows, r)
	}
	var people []*program.Person
	for _, r := range rows {
		if latest := v.person(r.person.ID); latest != nil { // the rows of a new value may still be under way
			people = append(people, latest)
		}
	}
	return people
}

// current is the one person that is shown, or nil.
func (v *Screen) current() *program.Person {
	if people := v.selected(); len(people) == 1 {
		return people[0]
	}
	return nil
}

// person is the latest value of somebody in the open program, or nil.
func (v *Screen) person(id program.ID) *program.Person {
	if p := v.s.Program(); p != nil {
		return p.Person(id)
	}
	return nil
}

// language is the window's language, for the names of countries, languages and roles.
func (v *Screen) language() string { return v.s.Locale() }
