package awardees

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// Screen is the Awardees tab: it wires the list, the pane beside it and what can be done with the selected people.
type Screen struct {
	*actions
	session.Behind // the page beside the list

	roster *Roster // nil while no program is open
	wanted program.ID
	field  string // the path of the field of the person wanted that is to be filled in, or ""
	list   *list
	pane   *session.Pane
	page   *personPage
	photos *gallery

	content       *fyne.Container   // the body, or what is shown instead of it
	body          fyne.CanvasObject // toolbar, list and pane
	focusWhenRead bool              // the list gets the keyboard when its people are there
	loading       work.Latest
	expected      *Roster // of a program that is shown next
}

// New makes the tab; it follows the session's program.
func New(s *session.Session) *Screen {
	v := &Screen{photos: &gallery{session: s}}
	v.actions = &actions{session: s, screen: v}
	v.photos.onRead = v.showPhotos
	v.list = newList(s, v.photos, listEvents{
		current: v.onCurrent, selection: v.onSelection, add: v.Add, edit: v.Edit, delete: v.Delete,
		actions: func() []*fyne.MenuItem { return v.moreMenu().Items }, field: v.ShowField,
	})
	v.page = &personPage{session: s, actions: v.actions, photos: v.photos}
	v.pane = s.NewPane(v.list, v.paneOf)
	v.page.pane = v.pane
	s.OnProgram(v.onProgram)
	return v
}

// Content returns the tab's content; it is made once.
func (v *Screen) Content() fyne.CanvasObject {
	if v.content == nil {
		s := v.session
		split := look.NewSplit(s.Prefs, "awardees", 0.62, look.NewCard(v.list.table), look.NewCard(v.pane.Content))
		v.body = look.HeadAndBody(look.Pad(10, 16, 10, 16, v.toolbar()), look.Pad(4, 16, 12, 16, split))
		v.content = container.NewStack()
		v.onProgram(s.Program())
	}
	return v.content
}

// listsMenu offers the lists that belong to no tab.
func (v *Screen) listsMenu() *fyne.Menu {
	return fyne.NewMenu("",
		fyne.NewMenuItem(locale.L("Organisations and contacts…"), v.session.Command("organisations")),
		fyne.NewMenuItem(locale.L("Flights and trains…"), v.session.Command("journeys")))
}

func (v *Screen) toolbar() fyne.CanvasObject {
	buttons := look.Across(8,
		look.NewPrimaryButton(locale.L("Add person"), v.Add),
		look.NewButton(locale.L("Import…"), v.session.Command(session.OpenFile)),
		look.NewMenuButton(locale.L("Export"), v.exportMenu),
		look.NewMenuButton(locale.L("Lists"), v.listsMenu))
	return container.New(&toolbarLayout{}, buttons, v.list.filter.chips, v.list.search)
}

// Shown is called when the tab is in front: the form that is open gets the keyboard, else the list.
func (v *Screen) Shown() {
	if v.Returned() {
		v.pane.Refresh()
	}
	v.focusWhenRead = v.roster == nil
	if !v.focusWhenRead {
		v.session.FocusSoon(v.pane.Focus)
	}
}

// Show selects the person with the identifier; it is false when the program has nobody with it.
func (v *Screen) Show(id program.ID) bool {
	p := v.session.Program()
	if p == nil || p.Person(id) == nil {
		return false
	}
	v.wanted = id
	v.showWanted()
	return true
}

// ShowField shows a person with a field open, by its path.
func (v *Screen) ShowField(id program.ID, path string) {
	if p := v.session.Program(); p != nil && p.Person(id) != nil {
		v.wanted, v.field = id, path
		v.showWanted()
	}
}

// showWanted selects the person asked for, once the list has it. A filter that hides the person is removed.
func (v *Screen) showWanted() {
	if v.wanted == "" || v.roster == nil || v.content == nil || v.roster.byID[v.wanted] == nil {
		return
	}
	id := v.wanted
	v.wanted = ""
	if !slices.Contains(v.list.shownIDs(), id) {
		v.list.ShowEveryone()
	}
	v.list.Select(string(id))
	v.list.table.ScrollToCurrent()
	field := v.field
	if v.field = ""; field == "" {
		return
	}
	v.pane.Leave(func() {
		v.pane.Follow()
		if strings.HasPrefix(field, "Consent.") {
			v.page.answered = field
			v.pane.Refresh()
			return
		}
		v.pane.OpenSpot(field)
	})
}

// Unsaved reports whether a form has something that was not saved.
func (v *Screen) Unsaved() bool { return v.pane.Unsaved() }

// Leave calls proceed at once, or asks first where something typed would be lost.
func (v *Screen) Leave(proceed func()) { v.pane.Leave(proceed) }

// Dropped accepts files that were dropped on the window: a picture becomes the photo of the person whose page is shown,
// or is put into the form that is open. It is false when there is no picture among them.
func (v *Screen) Dropped(_ fyne.Position, paths []string) bool {
	at := slices.IndexFunc(paths, isPicture)
	if at < 0 || v.content == nil || v.session.Program() == nil {
		return false
	}
	person := v.current()
	open := v.pane.Form() != nil
	switch {
	case open && v.editor.photo != nil:
		v.editor.photo.Read(paths[at])
	case person != nil && !open:
		v.setPhoto(person.ID, paths[at])
	default:
		v.session.Dialogs.Toast(locale.L("Choose one person in the list, then drop the picture again."), "", nil)
	}
	return true
}

// Expect keeps people that were formatted before their program is shown; nil expects none.
func (v *Screen) Expect(r *Roster) { v.expected = r }

// onProgram formats the people of the program's new value outside the window's goroutine, then shows them.
func (v *Screen) onProgram(p *program.Program) {
	if v.duplicates.isOpen() {
		v.duplicates.find()
	}
	if v.content == nil {
		return
	}
	if p == nil {
		v.loading.Cancel()
		v.roster = nil
		v.pane.Discard()
		look.Swap(v.content, v.nothingOpen())
		return
	}
	if ready := v.expected; ready != nil {
		v.expected = nil
		if ready.program == p {
			v.loading.Cancel()
			v.onRoster(ready, nil)
			return
		}
	}
	before := v.roster
	if before == nil || before.program.ID != p.ID {
		before = nil
		look.Swap(v.content, look.NewLoadingState(locale.L("Reading the people…")))
	}
	work.Run(v.session.Runner, &v.loading, func(ctx context.Context) (*Roster, error) {
		return rosterOf(ctx, p, before, locale.Window())
	}, v.onRoster)
}

func (v *Screen) onRoster(r *Roster, err error) {
	if err != nil {
		v.session.Fail(err)
		return
	}
	if v.roster == nil || v.roster.program.ID != r.program.ID {
		v.pane.Discard()
		v.list.reset()
	}
	v.roster = r
	look.Swap(v.content, v.body)
	v.list.show(r)
	v.showWanted()
	if !v.Waits() {
		v.pane.Refresh()
	}
	v.photos.read(r)
	if v.focusWhenRead && len(r.program.People) > 0 {
		v.Shown()
	}
}

func (v *Screen) nothingOpen() fyne.CanvasObject {
	return v.session.NoProgram(locale.L("No program is open, so there is nobody to show."))
}

func (v *Screen) onCurrent() {
	if v.content != nil {
		v.pane.FollowCurrent()
	}
}

func (v *Screen) onSelection() {
	if v.content != nil && v.pane.Form() == nil {
		v.pane.FollowSelection()
	}
}

// showPhotos shows photos that were read.
func (v *Screen) showPhotos() {
	if v.roster != nil {
		v.list.fill()
		v.pane.Refresh()
	}
}

// paneOf returns the page of the selected people.
func (v *Screen) paneOf([]string) fyne.CanvasObject {
	switch people := v.selected(); {
	case len(people) > 1:
		return v.page.several(people)
	case len(people) == 1:
		return v.page.one(people[0])
	case v.roster != nil && len(v.roster.rows) > 0:
		return look.NewEmptyState(
			theme.AccountIcon(), locale.L("Choose a person in the list to read the record here."), "", nil)
	default:
		return container.NewStack() // the list describes what to do
	}
}

// selected returns the latest values of the people selected in the list, in its order; of the current one when none is.
func (v *Screen) selected() []*program.Person {
	if v.content == nil || v.roster == nil {
		return nil
	}
	var people []*program.Person
	for _, key := range v.list.Keys() {
		if latest := v.person(program.ID(key)); latest != nil { // the rows of a new value may still be read
			people = append(people, latest)
		}
	}
	return people
}

// current returns the one person that is shown, or nil.
func (v *Screen) current() *program.Person {
	if people := v.selected(); len(people) == 1 {
		return people[0]
	}
	return nil
}

// person returns the latest value of somebody in the open program, or nil.
func (v *Screen) person(id program.ID) *program.Person {
	if p := v.session.Program(); p != nil {
		return p.Person(id)
	}
	return nil
}

// Commands lists what the tab can do, for menu, palette and help.
func (v *Screen) Commands() []dialog.Command {
	open := func() bool { return v.session.Program() != nil }
	some := func() bool { return open() && len(v.selected()) > 0 }
	one := func() bool { return open() && v.current() != nil }
	commands := slices.Concat(v.personCommands(open, some, one), v.listCommands(open, some))
	for i := range commands {
		commands[i].Group = locale.L("People")
	}
	return commands
}

// personCommands are those for people, some of whom or one of whom is selected.
func (v *Screen) personCommands(open, some, one func() bool) []dialog.Command {
	return []dialog.Command{
		{
			ID: session.AddPerson, Title: locale.L("Add person"), Shortcut: dialog.Ctrl(fyne.KeyN),
			Action: v.Add, Enabled: open, Words: locale.L("new create awardee guest interpreter"),
		},
		{
			ID: "person.edit", Title: locale.L("Edit the selected people"), Short: locale.L("Edit"),
			Shown: dialog.Shortcut{Key: fyne.KeyF2}.String(), Action: v.Edit, Enabled: some,
		},
		{
			ID: "person.copy", Title: locale.L("Copy the selected people for a spreadsheet"), Short: locale.L("Copy"),
			Shown:  dialog.Ctrl(fyne.KeyC).String(),
			Action: func() { v.list.table.CopySelected() }, Enabled: some,
		},
		{
			ID: "person.duplicate", Title: locale.L("Duplicate person"), Short: locale.L("Duplicate"),
			Shortcut: dialog.CtrlShift(fyne.KeyD), Action: v.Duplicate, Enabled: one,
		},
		{
			ID: "person.photo", Title: locale.L("Choose a photo…"), Short: locale.L("Photo…"),
			Action: v.ChoosePhoto, Enabled: one,
		},
		{
			ID: "person.nophoto", Title: locale.L("Remove the photo"), Action: v.RemovePhoto,
			Enabled: func() bool { return one() && v.current().Photo != "" },
		},
		{
			ID: "person.cancel", Title: locale.L("Cancel or restore the selected people"),
			Short: cancelTitle(v.selected()), Action: v.Cancel, Enabled: some,
		},
		{
			ID: "person.delete", Title: locale.L("Delete the selected people"), Short: locale.L("Delete"),
			Shown: dialog.Shortcut{Key: fyne.KeyDelete}.String(), Action: v.Delete, Enabled: some,
		},
		{
			ID:     "person.forget",
			Title:  locale.L("Erase this person permanently…"),
			Short:  locale.L("Erase permanently…"),
			Action: v.Forget, Enabled: one, Words: locale.L("erase forget remove privacy certificate"),
		},
		{
			ID: "person.history", Title: locale.L("History of the person"), Short: locale.L("History"),
			Action: v.History, Enabled: one,
		},
		{
			ID: "person.schedule", Title: locale.L("Schedule of the person"), Short: locale.L("Schedule"),
			Action: v.showSchedule, Enabled: one,
		},
	}
}

// listCommands are those for the list, and for what is made of it.
func (v *Screen) listCommands(open, some func() bool) []dialog.Command {
	return []dialog.Command{
		{
			ID: "person.search", Title: locale.L("Search people"), Shortcut: dialog.Ctrl(fyne.KeyF),
			Action: v.list.FocusSearch, Enabled: open,
		},
		{
			ID: "person.duplicates", Title: locale.L("Find duplicates…"), Action: v.FindDuplicates, Enabled: open,
			Words: locale.L("merge the same person twice"),
		},
		{ID: "person.everyone", Title: locale.L("Show everyone"), Action: v.list.ShowEveryone, Enabled: open},
		{
			ID: "person.views", Title: locale.L("Columns and views…"), Action: v.list.table.ShowViews, Enabled: open,
			Words: locale.L("table hide show arrange"),
		},
		{
			ID: "person.certificates", Title: locale.L("Certificates of the selected people"),
			Short: locale.L("Certificates"), Action: v.exportCertificates, Enabled: some,
		},
		{
			ID: "person.roster", Title: locale.L("Roster of the selected people"), Short: locale.L("Roster"),
			Action: v.exportRoster, Enabled: some,
		},
	}
}
