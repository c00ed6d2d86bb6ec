package awardees

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// Add opens an empty form.
func (v *Screen) Add() { v.openFresh(newPerson) }

// Duplicate opens a form with what two people may share; nothing is stored before it is saved.
func (v *Screen) Duplicate() {
	if person := v.current(); person != nil {
		v.openFresh(func() *program.Person { return duplicateOf(person) })
	}
}

func (v *Screen) openFresh(fresh func() *program.Person) {
	p := v.s.Program()
	if p == nil || v.content == nil {
		return
	}
	v.Leave(func() { v.openEditor(v.newEditor(p, fresh(), true)) })
}

// Edit opens the form of the current person, or of all selected.
func (v *Screen) Edit() {
	p, people := v.s.Program(), v.selected()
	switch {
	case p == nil || len(people) == 0:
		return
	case v.editor != nil:
		v.editor.form.FocusFirst()
	case len(people) == 1:
		v.openEditor(v.newEditor(p, people[0], false))
	default:
		v.openEditor(v.newBulkEditor(p, idsOf(people)))
	}
}

func (v *Screen) openEditor(e *editor) {
	v.recent.Cancel()
	v.editor = e
	v.showDetail()
	v.focusSoon(e.form.FocusFirst)
}

// frame is a little more than it takes the window to draw what was put into it.
const frame = 40 * time.Millisecond

// focusSoon gives the keyboard to something that was only just put into the window: before it is drawn the window does not know it.
func (v *Screen) focusSoon(focus func()) { v.s.Runner.After(&v.focusing, frame, focus) }

// closeEditor leaves the form without saving.
func (v *Screen) closeEditor() {
	v.editor = nil
	v.showDetail()
	v.list.table.Focus()
}

// editorSaved shows whom the form was about.
func (v *Screen) editorSaved(people []*program.Person) {
	v.editor = nil
	if len(people) == 1 {
		v.Show(people[0].ID)
	}
	v.showDetail()
	v.list.table.Focus()
}

func idsOf(people []*program.Person) []program.ID {
	ids := make([]program.ID, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	return ids
}

// allCancelled tells whether everyone of them has cancelled.
func allCancelled(people []*program.Person) bool {
	return !slices.ContainsFunc(people, func(p *program.Person) bool { return !p.Cancelled })
}

func cancelTitle(people []*program.Person) string {
	if len(people) > 0 && allCancelled(people) {
		return locale.L("Restore")
	}
	return locale.L("Mark as cancelled")
}

// Cancel marks the selected people as not coming, or takes that back when it says so of all. The records are kept.
func (v *Screen) Cancel() {
	people := v.selected()
	if len(people) == 0 {
		return
	}
	data := map[string]any{"Name": people[0].DisplayName(), "Count": len(people)}
	gone := !allCancelled(people)
	label, sentence := locale.L("Restore {{.Name}}", data), locale.L("{{.Name}} comes after all.", data)
	switch {
	case gone && len(people) == 1:
		label, sentence = locale.L("Cancel {{.Name}}", data), locale.L("{{.Name}} is marked as cancelled; the record is kept.", data)
	case gone:
		label, sentence = locale.N("Cancel {{.Count}} people", len(people), data), locale.N("{{.Count}} people are marked as cancelled; the records are kept.", len(people), data)
	case len(people) > 1:
		label, sentence = locale.N("Restore {{.Count}} people", len(people), data), locale.N("{{.Count}} people come after all.", len(people), data)
	}
	v.change(idsOf(people), label, sentence, func(p *program.Person) { p.Cancelled = gone })
}

// change makes the same change to the latest values of several people, in one edit that can be undone at once.
func (v *Screen) change(ids []program.ID, label, sentence string, set func(*program.Person)) {
	p := v.s.Program()
	var people []*program.Person
	for _, id := range ids {
		if person := v.person(id); person != nil {
			next := copyOf(person)
			set(next)
			people = append(people, next)
		}
	}
	if len(people) == 0 {
		return
	}
	v.s.EditWithUndo(label, sentence, func(tx *store.Tx) error { return putPeople(tx, p.ID, people) })
}

// Delete removes the selected people; a toast offers them back.
func (v *Screen) Delete() {
	people := v.selected()
	if len(people) == 0 {
		return
	}
	data := map[string]any{"Name": people[0].DisplayName(), "Count": len(people)}
	label, sentence := locale.L("Delete {{.Name}}", data), locale.L("{{.Name}} was deleted.", data)
	if len(people) > 1 {
		label, sentence = locale.N("Delete {{.Count}} people", len(people), data), locale.N("{{.Count}} people were deleted.", len(people), data)
	}
	v.Leave(func() {
		v.editor = nil
		v.remove(idsOf(people), label, sentence)
	})
}

// remove deletes people. Where meetings or takeaways still name them it asks first, since those change too.
func (v *Screen) remove(ids []program.ID, label, sentence string) {
	v.s.Delete(session.Deletion{
		Label:    label,
		Sentence: sentence,
		Remove: func(tx *store.Tx, how ...store.Deletion) error {
			for _, id := range ids {
				if err := tx.DeletePerson(id, how...); err != nil {
					return err
				}
			}
			return nil
		},
		Question: session.AllTheSame(locale.L("Meetings or takeaways name this person. They will no longer name the person; the person's own takeaways are deleted too. It can all be undone. To keep the record of someone who does not come, mark it as cancelled instead.")),
	})
}

// setConsent answers one of the three questions.
func (v *Screen) setConsent(id program.ID, part consentPart, answer program.Answer) {
	person := v.person(id)
	if person == nil || *part.of(&person.Consent) == answer {
		return
	}
	v.answered = part.field
	data := map[string]any{"Name": person.DisplayName(), "What": part.word(), "Answer": answerText(answer)}
	v.change([]program.ID{id}, locale.L("Consent of {{.Name}}", data), locale.L("Consent of {{.Name}}: {{.What}} {{.Answer}}.", data),
		func(p *program.Person) { *part.of(&p.Consent) = answer })
}

// ChoosePhoto asks for a picture file for the current person.
func (v *Screen) ChoosePhoto() {
	if person := v.current(); person != nil {
		v.s.Files.OpenFile("photos", locale.L("Photo of {{.Name}}", map[string]any{"Name": person.DisplayName()}), dialog.PhotoFilter,
			func(path string) { v.setPhoto(person.ID, path) })
	}
}

// RemovePhoto takes the current person's photo away.
func (v *Screen) RemovePhoto() {
	if person := v.current(); person != nil && person.Photo != "" {
		data := map[string]any{"Name": person.DisplayName()}
		v.change([]program.ID{person.ID}, locale.L("Remove the photo of {{.Name}}", data), locale.L("The photo of {{.Name}} was removed.", data),
			func(p *program.Person) { p.Photo = "" })
	}
}

// setPhoto reads a picture and makes it the person's. The store turns it upright, scales it and takes its metadata away.
func (v *Screen) setPhoto(id program.ID, path string) {
	work.Run(v.s.Runner, nil, func(context.Context) ([]byte, error) { return readPicture(path) }, func(picture []byte, err error) {
		person, p := v.person(id), v.s.Program()
		if err != nil {
			v.s.Fail(err)
			return
		}
		if person == nil {
			return
		}
		data := map[string]any{"Name": person.DisplayName()}
		next := copyOf(person)
		v.s.EditWithUndo(locale.L("Photo of {{.Name}}", data), locale.L("{{.Name}} has a new photo.", data), func(tx *store.Tx) error {
			photo, err := tx.PutPhoto(picture)
			if err != nil {
				return err
			}
			next.Photo = photo
			return tx.PutPerson(p.ID, next)
		})
	})
}

// largestPicture is the most bytes that are read from a picture file.
const largestPicture = 40 << 20

// unreadable is a sentence about a picture file, with its cause for the log.
type unreadable struct {
	sentence string
	cause    error
}

func (e *unreadable) Error() string { return e.sentence }
func (e *unreadable) Unwrap() error { return e.cause }

func readPicture(path string) ([]byte, error) {
	data := map[string]any{"File": filepath.Base(path)}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil, &unreadable{locale.L("{{.File}} cannot be read. Choose another file.", data), err}
	}
	if info.Size() > largestPicture {
		return nil, &unreadable{locale.L("{{.File}} is larger than 40 MB. Choose a smaller picture.", data), nil}
	}
	picture, err := os.ReadFile(path)
	if err != nil {
		return nil, &unreadable{locale.L("{{.File}} cannot be read. Choose another file.", data), err}
	}
	return picture, nil
}

// Dropped takes files that were dropped on the window: a picture becomes the photo of the person whose page is shown, or goes into the form
// that is open. It is false when there is no picture among them.
func (v *Screen) Dropped(_ fyne.Position, paths []string) bool {
	at := slices.IndexFunc(paths, isPicture)
	if at < 0 || v.content == nil || v.s.Program() == nil {
		return false
	}
	person := v.current()
	switch {
	case v.editor != nil && v.editor.photo != nil:
		v.editor.photo.Take(paths[at])
	case person != nil && v.editor == nil:
		v.setPhoto(person.ID, paths[at])
	default:
		v.s.Dialogs.Toast(locale.L("Choose one person in the list, then drop the picture again."), "", nil)
	}
	return true
}

func isPicture(path string) bool {
	return slices.Contains(dialog.PhotoFilter.Endings, strings.ToLower(filepath.Ext(path)))
}

func (v *Screen) exportCertificates() {
	v.s.Window.ShowDocument("certificates", idsOf(v.selected())...)
}

func (v *Screen) exportRoster() { v.s.Window.ShowDocument("roster", idsOf(v.selected())...) }

func (v *Screen) showSchedule() {
	if person := v.current(); person != nil {
		v.s.Window.ShowMeetings(person.ID)
	}
}

func (v *Screen) exportMenu() *fyne.Menu {
	people := v.selected()
	roster := fyne.NewMenuItem(locale.L("Roster of everyone…"), func() { v.s.Window.ShowDocument("roster") })
	shown := fyne.NewMenuItem(locale.L("Roster of the people shown…"), func() { v.s.Window.ShowDocument("roster", v.shownIDs()...) })
	certificates := fyne.NewMenuItem(locale.L("Certificates of all awardees…"), func() { v.s.Window.ShowDocument("certificates") })
	selection := fyne.NewMenuItem(locale.N("Certificates of {{.Count}} selected…", len(people), map[string]any{"Count": len(people)}), v.exportCertificates)
	selection.Disabled = len(people) == 0
	return fyne.NewMenu("", roster, shown, certificates, selection)
}

func (v *Screen) shownIDs() []program.ID {
	var ids []program.ID
	for _, r := range v.list.table.Rows() {
		ids = append(ids, r.person.ID)
	}
	return ids
}

// onMenu opens what can be done with the selected rows, at the pointer.
func (v *Screen) onMenu(_ []*row, at fyne.Position) {
	look.ShowMenuAt(v.s.Window.Canvas(), at, v.moreMenu())
}

// moreMenu is what can be done with who is selected.
func (v *Screen) moreMenu() *fyne.Menu {
	people := v.selected()
	one := len(people) == 1
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(locale.L("Edit"), v.Edit), fyne.NewMenuItem(locale.L("Duplicate"), v.Duplicate),
		fyne.NewMenuItem(locale.L("Photo…"), v.ChoosePhoto), fyne.NewMenuItem(locale.L("Remove the photo"), v.RemovePhoto),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(cancelTitle(people), v.Cancel), fyne.NewMenuItem(locale.L("Delete"), v.Delete),
	}
	items[1].Disabled, items[2].Disabled = !one, !one
	items[3].Disabled = !one || people[0].Photo == ""
	return fyne.NewMenu("", items...)
}

// Commands lists what the tab can do, for menu, palette and help.
func (v *Screen) Commands() []dialog.Command {
	group := locale.L("People")
	open := func() bool { return v.s.Program() != nil }
	some := func() bool { return open() && len(v.selected()) > 0 }
	one := func() bool { return open() && v.current() != nil }
	return []dialog.Command{
		{ID: "person.add", Title: locale.L("Add person"), Group: group, Shortcut: dialog.Ctrl(fyne.KeyN), Action: v.Add, Enabled: open},
		{ID: "person.edit", Title: locale.L("Edit the selected people"), Group: group, Shown: "F2", Action: v.Edit, Enabled: some},
		{ID: "person.duplicate", Title: locale.L("Duplicate person"), Group: group, Shortcut: dialog.CtrlShift(fyne.KeyD), Action: v.Duplicate, Enabled: one},
		{ID: "person.photo", Title: locale.L("Choose a photo…"), Group: group, Action: v.ChoosePhoto, Enabled: one},
		{ID: "person.cancel", Title: locale.L("Cancel or restore the selected people"), Group: group, Action: v.Cancel, Enabled: some},
		{ID: "person.delete", Title: locale.L("Delete the selected people"), Group: group, Shown: "Del", Action: v.Delete, Enabled: some},
		{ID: "person.history", Title: locale.L("History of the person"), Group: group, Action: v.History, Enabled: one},
		{ID: "person.search", Title: locale.L("Search people"), Group: group, Shortcut: dialog.Ctrl(fyne.KeyF), Action: v.FocusSearch, Enabled: open},
		{ID: "person.everyone", Title: locale.L("Show everyone"), Group: group, Action: v.ShowEveryone, Enabled: open},
		{ID: "person.certificates", Title: locale.L("Certificates of the selected people"), Group: group, Action: v.exportCertificates, Enabled: some},
		{ID: "person.roster", Title: locale.L("Roster of the selected people"), Group: group, Action: v.exportRoster, Enabled: some},
	}
}

// FocusSearch gives the keyboard to the search field.
func (v *Screen) FocusSearch() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.list.search); c != nil {
		c.Focus(v.list.search)
	}
}
