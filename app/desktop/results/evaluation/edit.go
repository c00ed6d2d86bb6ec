package evaluation

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/app/documents"
	"laurel/data/intake/answers"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/program/ready"
	"laurel/data/store"
	"laurel/data/store/tables"
	"laurel/data/wholefile"
)

// newMenu offers the ready forms, a copy of the selected one, and an empty one.
func (v *Page) newMenu() *fyne.Menu {
	menu := fyne.NewMenu("", fyne.NewMenuItem(locale.L("All ready-made forms"), func() { v.addReady("") }))
	for _, scope := range program.FormScopes() {
		title := locale.L("Ready-made form: {{.Form}}", locale.Values{"Form": scope.Name(locale.Window())})
		menu.Items = append(menu.Items, fyne.NewMenuItem(title, func() { v.addReady(scope) }))
	}
	if f := v.form(); f != nil {
		title := locale.L("Copy of {{.Form}}", locale.Values{"Form": f.Name})
		menu.Items = append(menu.Items, fyne.NewMenuItem(title, func() { v.copyForm(f) }))
	}
	menu.Items = append(menu.Items, fyne.NewMenuItem(locale.L("Empty form…"), v.addEmpty))
	return menu
}

// addReady adds the ready forms of a scope, or all of them.
func (v *Page) addReady(scope program.FormScope) {
	p := v.s.Program()
	var made []*program.Form
	for _, f := range ready.Forms(p.Language) {
		if scope == "" || f.Scope == scope {
			made = append(made, f)
		}
	}
	v.wanted = made[0].ID
	v.s.EditWithUndo(locale.L("Add evaluation forms"), locale.N("{{.Count}} evaluation forms were added.", len(made)),
		func(tx *store.Tx) error { return store.PutAll(tx, p.ID, made) })
}

// addEmpty asks for the name of a new form.
func (v *Page) addEmpty() {
	v.askForm(&program.Form{ID: program.NewID(), Scope: program.Overall, Anonymous: true}, true)
}

// copyForm adds a form with the same questions.
func (v *Page) copyForm(f *program.Form) {
	next := *f
	next.ID = program.NewID()
	next.Name = locale.L("Copy of {{.Form}}", locale.Values{"Form": f.Name})
	v.askForm(&next, true)
}

// editForm asks for the name of a form and when it is filled in.
func (v *Page) editForm(f *program.Form) { v.askForm(f, false) }

func (v *Page) askForm(f *program.Form, isNew bool) {
	p, fs := v.s.Program(), session.FieldsOf(f)
	title, label := locale.L("Edit the evaluation form"), locale.L("Edit evaluation form")
	if isNew {
		title, label = locale.L("New evaluation form"), locale.L("Add evaluation form")
	}
	asked := form.New(title, nil)
	asked.Group("",
		fs.Text("Name", locale.L("Title")),
		fs.Choice("Scope", locale.L("What it is about"), session.Named(program.FormScopes())),
		fs.Either("Anonymous", locale.L("Names"), locale.L("with names"), locale.L("anonymous")),
	)
	asked.SubmitLater = func(done func(error)) {
		next := *f
		if latest := p.Form(f.ID); latest != nil {
			next = *latest
		}
		fs.Apply(&next)
		v.change(label, &next, done, func() { v.Show(next.ID) })
	}
	switch {
	case !isNew:
		v.s.Drafts().Keep(asked, session.EvaluationForm, f.ID)
	case len(f.Questions) == 0: // those of a copy are in no draft
		asked.KeepsAll = true
		v.s.Drafts().Keep(asked, session.EvaluationForm, "")
	}
	v.s.Dialogs.ShowForm(asked)
}

// errAltered is shown in a form while a person decides whether given answers may mean something else.
type errAltered struct{ text string }

func (e errAltered) Error() string { return e.text }

// change stores another value of a form. Where answers that were given would not mean the same any more it asks first,
// or refuses; done is called with the reason, and again once the change was made.
func (v *Page) change(label string, next *program.Form, done func(error), then func()) {
	p := v.s.Program()
	if err := session.Localized(next.Validate()); err != nil {
		done(err)
		return
	}
	save := func() {
		v.s.Edit(label, func(tx *store.Tx) error {
			if err := tx.Put(p.ID, next); err != nil {
				return err
			}
			return store.PutAll(tx, p.ID, unnamed(p, next))
		}, v.s.Answer(done, then))
	}
	before := p.Form(next.ID)
	if before == nil {
		save()
		return
	}
	var refused, asked []string
	for _, c := range outcome.ChangesOfMeaning(before, next, p.Responses) {
		text := locale.Window().Count("form-change."+string(c.Kind), c.Answers,
			locale.Values{"Question": c.Question.Text.In(locale.Window())})
		if c.Kind.IsRefused() {
			refused = append(refused, text)
		} else {
			asked = append(asked, text)
		}
	}
	switch {
	case len(refused) > 0:
		done(errors.New(locale.Joined(" ", refused...)))
	case len(asked) > 0:
		text := locale.Joined("\n", asked...)
		done(errAltered{text})
		v.s.Dialogs.Confirm(dialog.Question{
			Title: locale.L("Change what the answers mean?"), Text: text,
			Yes: locale.L("Change the form"), No: locale.L("Keep editing"), Danger: true,
		}, save)
	default:
		save()
	}
}

// unnamed returns the responses to a form that is anonymous now, without their people.
func unnamed(p *program.Program, f *program.Form) (changed []*program.Response) {
	for _, r := range p.Responses {
		if f.Anonymous && r.Form == f.ID && r.Person != "" {
			next := *r
			next.Person = ""
			changed = append(changed, &next)
		}
	}
	return changed
}

// changeAtOnce is change for what is done without a form; what is refused is shown.
func (v *Page) changeAtOnce(label string, next *program.Form) {
	v.change(label, next, v.showRefused, nil)
}

// showRefused shows why a form was not changed, unless that is asked.
func (v *Page) showRefused(err error) {
	if asked := (errAltered{}); err != nil && !errors.As(err, &asked) {
		v.s.Dialogs.Message(locale.L("The form stays as it is."), err.Error())
	}
}

// deleteForm deletes a form, with Undo beside the sentence; it asks before answers go with it.
func (v *Page) deleteForm(f *program.Form) {
	n := 0
	for _, r := range v.s.Program().Responses {
		if r.Form == f.ID {
			n++
		}
	}
	v.s.Delete(session.Deletion{
		Label: locale.L("Delete evaluation form"), Kind: tables.Forms, IDs: []program.ID{f.ID},
		Sentence: locale.L("Deleted {{.Form}}.", locale.Values{"Form": f.Name}),
		Question: session.AllTheSame(locale.N("{{.Count}} filled-in forms are deleted with it.", n)),
	})
}

// moveForm moves a form up or down the list.
func (v *Page) moveForm(f *program.Form, by int) {
	p := v.s.Program()
	var ids []program.ID
	for _, one := range p.Forms {
		ids = append(ids, one.ID)
	}
	from := slices.Index(ids, f.ID)
	to := from + by
	if from < 0 || to < 0 || to >= len(ids) {
		return
	}
	ids[from], ids[to] = ids[to], ids[from]
	v.s.Edit(locale.L("Move evaluation form"),
		func(tx *store.Tx) error { return tx.Reorder(p.ID, tables.Forms, ids) }, nil)
}

// movedBy returns where Alt with an arrow moves what is selected: -1 up, 1 down, 0 nowhere.
func movedBy(s fyne.Shortcut) int {
	custom, isCustom := s.(*desktop.CustomShortcut)
	switch {
	case !isCustom || custom.Modifier != fyne.KeyModifierAlt:
		return 0
	case custom.KeyName == fyne.KeyUp:
		return -1
	case custom.KeyName == fyne.KeyDown:
		return 1
	}
	return 0
}

// saveTable asks where the answers to a form are to be saved as a table, which can be filled in and imported again.
func (v *Page) saveTable(f *program.Form) {
	s, p := v.s, v.s.Program()
	s.Files.SaveFile("exports", locale.L("Save as a table"), documents.FolderName(f.Name), ".csv", func(path string) {
		work.Run(s.Runner, nil, func(context.Context) (struct{}, error) {
			return struct{}{}, wholefile.Write(path, func(temporary string) error {
				file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
				if err != nil {
					return err
				}
				return errors.Join(answers.Write(file, p, f, locale.Window()), file.Close())
			})
		}, func(_ struct{}, err error) {
			if err != nil {
				s.Fail(err)
				return
			}
			text := locale.L("Saved in {{.Folder}}.", locale.Values{"Folder": filepath.Dir(path)})
			if s.Store.Sealed() {
				text += " " + locale.L("The saved file is not sealed: keep it where nobody else can get it.")
			}
			s.Dialogs.Toast(text, "", nil)
		})
	})
}

// formMenu is the menu of a secondary click on a form.
func (v *Page) formMenu(f *program.Form) *fyne.Menu {
	return fyne.NewMenu("",
		fyne.NewMenuItem(locale.L("Type answers in"), func() { v.typeIn(f) }),
		fyne.NewMenuItem(locale.L("Import…"), func() { v.importAnswers(f) }),
		fyne.NewMenuItem(locale.L("Edit"), func() { v.editForm(f) }),
		fyne.NewMenuItem(locale.L("Print…"), func() { v.s.Window.ShowDocument("evaluation-form") }),
		fyne.NewMenuItem(locale.L("Save as a table…"), func() { v.saveTable(f) }),
		fyne.NewMenuItem(locale.L("Earlier"), func() { v.moveForm(f, -1) }),
		fyne.NewMenuItem(locale.L("Later"), func() { v.moveForm(f, 1) }),
		fyne.NewMenuItem(locale.L("Delete"), func() { v.deleteForm(f) }),
	)
}
