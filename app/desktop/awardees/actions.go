package awardees

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/template"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// actions are what can be done with the selected people.
type actions struct {
	session *session.Session
	screen  *Screen
	editor  *editor // of the form that was opened last

	duplicates *duplicates // the page that was opened last; nil: none was
}

// Add opens an empty form.
func (a *actions) Add() {
	a.openNew(func() *program.Person { return &program.Person{ID: program.NewID(), Role: program.Awardee} })
}

// Duplicate opens a form with what two people may have in common; nothing is stored before it is saved.
func (a *actions) Duplicate() {
	if person := a.screen.current(); person != nil {
		a.openNew(func() *program.Person { return template.Duplicate(person) })
	}
}

// OpenForm opens the form of a person who is in the program, or of a new one when id is empty.
func (a *actions) OpenForm(id program.ID) {
	p := a.session.Program()
	switch {
	case id == "":
		a.Add()
	case p != nil && p.Person(id) != nil && a.screen.content != nil:
		a.screen.Leave(func() {
			a.screen.Show(id)
			a.open(newEditor(a, p, p.Person(id), false))
		})
	}
}

func (a *actions) openNew(person func() *program.Person) {
	p := a.session.Program()
	if p == nil || a.screen.content == nil {
		return
	}
	a.screen.Leave(func() { a.open(newEditor(a, p, person(), true)) })
}

// Edit opens the form of the current person, or of all selected.
func (a *actions) Edit() {
	p, people := a.session.Program(), a.screen.selected()
	switch open := a.screen.pane.Form(); {
	case p == nil || len(people) == 0:
		return
	case open != nil:
		open.FocusFirst()
	case len(people) == 1:
		a.open(newEditor(a, p, people[0], false))
	default:
		a.open(newSharedEditor(a, p, idsOf(people)))
	}
}

// line makes the form of a line of a person's page: it asks for the fields at these paths.
func (a *actions) line(id program.ID, label string, paths ...string) *form.Form {
	p := a.session.Program()
	if p == nil || p.Person(id) == nil {
		return nil
	}
	e := newEditor(a, p, p.Person(id), false)
	e.line = cmp.Or(label, labelOf(paths[0]))
	a.editor = e
	a.screen.page.recent.Cancel()
	f := e.form.InPlace(paths...)
	if strings.HasPrefix(paths[0], "Stays.") {
		f.Line().Begin = paths[0] + ".Confirmation"
	}
	return f
}

func (a *actions) open(e *editor) {
	a.editor = e
	a.screen.page.recent.Cancel()
	a.screen.pane.Edit(e.form, keysOf(e.people)...)
}

// saved closes the form and shows whom it was about.
func (a *actions) saved(people []*program.Person) {
	a.screen.pane.Discard()
	if len(people) == 1 {
		a.screen.Show(people[0].ID)
	}
	a.screen.pane.Close()
}

func idsOf(people []*program.Person) []program.ID {
	ids := make([]program.ID, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	return ids
}

func keysOf(ids []program.ID) []string {
	keys := make([]string, len(ids))
	for i, id := range ids {
		keys[i] = string(id)
	}
	return keys
}

// allCancelled reports whether each of them has cancelled.
func allCancelled(people []*program.Person) bool {
	return !slices.ContainsFunc(people, func(p *program.Person) bool { return !p.Cancelled })
}

func cancelTitle(people []*program.Person) string {
	if len(people) > 0 && allCancelled(people) {
		return locale.L("Restore")
	}
	return locale.L("Mark as cancelled")
}

// Cancel marks the selected people as not coming, or removes the mark when all have it. The records are kept.
func (a *actions) Cancel() {
	people := a.screen.selected()
	if len(people) == 0 {
		return
	}
	n, name := len(people), locale.Values{"Name": people[0].DisplayName()}
	cancelled := !allCancelled(people)
	var label, sentence string
	switch {
	case cancelled && n == 1:
		label = locale.L("Cancel {{.Name}}", name)
		sentence = locale.L("{{.Name}} is marked as cancelled; the record is kept.", name)
	case cancelled:
		label = locale.N("Cancel {{.Count}} people", n)
		sentence = locale.N("{{.Count}} people are marked as cancelled; the records are kept.", n)
	case n == 1:
		label = locale.L("Restore {{.Name}}", name)
		sentence = locale.L("{{.Name}} is coming after all.", name)
	default:
		label = locale.N("Restore {{.Count}} people", n)
		sentence = locale.N("{{.Count}} people are coming after all.", n)
	}
	a.change(idsOf(people), label, sentence, func(p *program.Person) { p.Cancelled = cancelled })
}

// change makes the same change to the latest values of several people, in one edit that can be undone at once.
func (a *actions) change(ids []program.ID, label, sentence string, set func(*program.Person)) {
	p := a.session.Program()
	var people []*program.Person
	for _, id := range ids {
		if person := a.screen.person(id); person != nil {
			next := *person
			set(&next)
			people = append(people, &next)
		}
	}
	if len(people) > 0 {
		a.session.EditWithUndo(label, sentence, func(tx *store.Tx) error { return putPeople(tx, p.ID, people) })
	}
}

// Delete deletes the selected people, with Undo beside the sentence. Where meetings or takeaways still name them it
// asks first, since those change too.
func (a *actions) Delete() {
	people := a.screen.selected()
	if len(people) == 0 {
		return
	}
	n, name := len(people), locale.Values{"Name": people[0].DisplayName()}
	d := session.Deletion{
		Label:    locale.L("Delete {{.Name}}", name),
		Sentence: locale.L("{{.Name}} was deleted.", name),
		Kind:     tables.People,
		IDs:      idsOf(people),
		Question: session.AllTheSame(
			locale.L(
				"Meetings or takeaways name this person. They will no longer do so, and the person's " +
					"own takeaways are deleted too. All of it can be undone. To keep the record of " +
					"someone who is not coming, mark it as cancelled instead.",
			),
		),
	}
	if n > 1 {
		d.Label = locale.N("Delete {{.Count}} people", n)
		d.Sentence = locale.N("{{.Count}} people were deleted.", n)
	}
	a.screen.Leave(func() {
		a.screen.pane.Discard()
		a.session.Delete(d)
	})
}

// Forget asks whether the current person is to be removed for good.
func (a *actions) Forget() {
	if person := a.screen.current(); person != nil {
		a.screen.Leave(func() { a.session.Window.Forget(person) })
	}
}

// setConsent answers one of the three questions.
func (a *actions) setConsent(id program.ID, part consentPart, answer program.Answer) {
	person := a.screen.person(id)
	if person == nil || *part.of(&person.Consent) == answer {
		return
	}
	a.screen.page.answered = part.field
	data := locale.Values{"Name": person.DisplayName(), "What": part.word(), "Answer": answer.Name(locale.Window())}
	a.change([]program.ID{id}, locale.L("Consent of {{.Name}}", data),
		locale.L("Consent of {{.Name}}: {{.What}} {{.Answer}}.", data),
		func(p *program.Person) { *part.of(&p.Consent) = answer })
}

// ChoosePhoto asks for a picture file for the current person.
func (a *actions) ChoosePhoto() {
	if person := a.screen.current(); person != nil {
		title := locale.L("Photo of {{.Name}}", locale.Values{"Name": person.DisplayName()})
		a.session.Files.OpenFile("photos", title, dialog.PhotoFilter, func(path string) { a.setPhoto(person.ID, path) })
	}
}

// RemovePhoto removes the current person's photo.
func (a *actions) RemovePhoto() {
	if person := a.screen.current(); person != nil && person.Photo != "" {
		name := locale.Values{"Name": person.DisplayName()}
		a.change([]program.ID{person.ID}, locale.L("Remove the photo of {{.Name}}", name),
			locale.L("The photo of {{.Name}} was removed.", name), func(p *program.Person) { p.Photo = "" })
	}
}

// setPhoto reads a picture and makes it the person's. The store turns it upright, scales it and removes its metadata.
func (a *actions) setPhoto(id program.ID, path string) {
	work.Run(a.session.Runner, nil, func(context.Context) ([]byte, error) {
		return form.ReadPicture(path)
	}, func(picture []byte, err error) {
		if err != nil {
			a.session.Fail(err)
			return
		}
		person, p := a.screen.person(id), a.session.Program()
		if person == nil {
			return
		}
		name, next := locale.Values{"Name": person.DisplayName()}, *person
		label, sentence := locale.L("Photo of {{.Name}}", name), locale.L("{{.Name}} has a new photo.", name)
		a.session.EditWithUndo(label, sentence, func(tx *store.Tx) error {
			photo, err := tx.PutPhoto(picture)
			if err != nil {
				return err
			}
			next.Photo = photo
			return tx.Put(p.ID, &next)
		})
	})
}

func isPicture(path string) bool {
	return slices.Contains(dialog.PhotoFilter.Endings, strings.ToLower(filepath.Ext(path)))
}

// History shows every change of the current person's record.
func (a *actions) History() {
	if person := a.screen.current(); person != nil {
		a.session.History().Show(person)
	}
}

func (a *actions) exportCertificates() {
	a.session.Window.ShowDocument("certificates", idsOf(a.screen.selected())...)
}

func (a *actions) exportRoster() {
	a.session.Window.ShowDocument("roster", idsOf(a.screen.selected())...)
}

func (a *actions) showSchedule() {
	if person := a.screen.current(); person != nil {
		a.session.Window.ShowMeetings(person.ID)
	}
}

func (a *actions) exportMenu() *fyne.Menu {
	w, people := a.session.Window, a.screen.selected()
	selection := fyne.NewMenuItem(locale.N("Certificates of {{.Count}} selected…", len(people)), a.exportCertificates)
	selection.Disabled = len(people) == 0
	return fyne.NewMenu(
		"",
		fyne.NewMenuItem(locale.L("Roster of everyone…"), func() { w.ShowDocument("roster") }),
		fyne.NewMenuItem(
			locale.L("Roster of the people shown…"),
			func() { w.ShowDocument("roster", a.screen.list.shownIDs()...) },
		),
		fyne.NewMenuItem(locale.L("Certificates of all awardees…"), func() { w.ShowDocument("certificates") }),
		selection,
	)
}

// moreMenu is what can be done with the selected people, below their page and at the pointer.
func (a *actions) moreMenu() *fyne.Menu {
	return dialog.MenuOf(a.screen.Commands(), "person.edit", "person.duplicate", "",
		"person.photo", "person.nophoto", "", "person.certificates", "person.roster", "person.schedule", "",
		"person.history", "person.duplicates", "", "person.cancel", "person.delete", "person.forget")
}

func putPeople(tx *store.Tx, id program.ID, people []*program.Person) error {
	for _, person := range people {
		if err := tx.Put(id, person); err != nil {
			return err
		}
	}
	return nil
}
