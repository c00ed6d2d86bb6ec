package desktop

import (
	"bytes"
	"context"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/work"
	"laurel/assets"
	"laurel/data/intake"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// lastProgram is the preference that names the program to open at the next start.
const lastProgram = "program"

// listPrograms reads the list for the switcher, then calls after.
func (w *window) listPrograms(after func()) {
	work.Run(w.session.Runner, nil, w.session.Store.Programs, func(list []program.Summary, err error) {
		if err != nil {
			w.session.Fail(err)
		}
		w.programs = list
		after()
	})
}

// lastProgram is the program that was open last, or "".
func (w *window) lastProgram() (last program.ID) {
	w.session.Prefs.Load(lastProgram, &last)
	return last
}

// chosen is the program that was open last, if it is still there, else the first.
func chosen(programs []program.Summary, last program.ID) program.ID {
	for _, p := range programs {
		if p.ID == last {
			return last
		}
	}
	return programs[0].ID
}

// openFirst opens the program that was open last, else the first there is, else the welcome page.
func (w *window) openFirst() {
	if len(w.programs) == 0 {
		w.session.Close()
		return
	}
	w.session.Open(chosen(w.programs, w.lastProgram()))
}

// switcherMenu lists the programs and what can be done with them.
func (w *window) switcherMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	open := w.session.Program()
	for _, p := range w.programs {
		item := fyne.NewMenuItem(p.Name, func() { w.leaving(func() { w.session.Open(p.ID) }) })
		item.Checked = open != nil && open.ID == p.ID
		menu.Items = append(menu.Items, item)
	}
	if len(menu.Items) > 0 {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	}
	for _, id := range []string{"program.new", "program.edit", "program.stops", "program.checks", "program.open", "program.sample", "program.delete"} {
		if c := w.commands.Find(id); c != nil {
			item := fyne.NewMenuItem(c.Title, func() { w.commands.Run(c.ID) })
			item.Disabled = c.Enabled != nil && !c.Enabled()
			menu.Items = append(menu.Items, item)
		}
	}
	return menu
}

// openSample reads the embedded sample program in, or opens it when it is there already.
func (w *window) openSample() {
	w.draft(locale.L("Open the sample program"), func(ctx context.Context) (*intake.Draft, error) {
		file, photos, err := program.Decode(bytes.NewReader(assets.Sample()))
		if err != nil {
			return nil, err
		}
		return intake.DraftOf(ctx, w.session.Store, file, photos)
	}, func(d *intake.Draft) {
		i := &incoming{window: w, label: locale.L("Open the sample program")}
		i.take(d)
		i.review()
	})
}

// startProgram asks for a name and dates and opens the new program.
func (w *window) startProgram() { w.leaving(func() { w.settings.NewProgram(w.session.Open) }) }

// deleteProgram asks, deletes the open program with everything in it as one undoable edit, and opens another.
func (w *window) deleteProgram() {
	p := w.session.Program()
	name := map[string]any{"Name": p.Name}
	w.session.Dialogs.Confirm(dialog.Question{
		Title: locale.L("Delete {{.Name}}?", name), Yes: locale.L("Delete"), Danger: true,
		Text: locale.L("Its people, stops and meetings go with it. Undo brings all of it back."),
	}, func() {
		label := locale.L("Delete program {{.Name}}", name)
		w.session.Edit(label, func(tx *store.Tx) error { return tx.DeleteProgram(p.ID) }, func(err error) {
			if err != nil {
				w.session.Fail(err)
				return
			}
			w.session.Dialogs.Toast(locale.L("Deleted {{.Name}}.", name), locale.L("Undo"), w.session.Undo)
			w.listPrograms(w.openFirst)
		})
	})
}
