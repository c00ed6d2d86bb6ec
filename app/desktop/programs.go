package desktop

import (
	"bytes"
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"laurel/app/desktop/kit"
	"laurel/assets"
	"laurel/data/intake"
	"laurel/data/program"
	"laurel/data/store"
)

// lastProgram is the preference that names the program to open at the next start.
const lastProgram = "program"

// listPrograms reads the list for the switcher, then calls after.
func (w *window) listPrograms(after func()) {
	kit.Work(w.session.Runner, nil, w.session.Store.Programs, func(list []program.Summary, err error) {
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
	for _, id := range []string{"program.new", "program.edit", "program.stops", "program.open", "program.sample", "program.delete"} {
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
	w.read(func() (*program.Program, map[program.PhotoID][]byte, error) {
		return program.Decode(bytes.NewReader(assets.Sample()))
	}, lang.L("Open the sample program"))
}

// importFile asks for a program file and reads it in.
func (w *window) importFile() {
	filter := kit.FileFilter{Name: lang.L("Laurel programs"), Endings: []string{".json"}}
	w.session.Files.OpenFile("programs", lang.L("Open a program file"), filter, w.readFile)
}

func (w *window) readFile(path string) {
	w.read(func() (*program.Program, map[program.PhotoID][]byte, error) {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, nil, &unreadable{filepath.Base(path), err}
		}
		return program.Decode(bytes.NewReader(content))
	}, lang.L("Open a file"))
}

// unreadable is a file that cannot be opened.
type unreadable struct {
	file  string
	cause error
}

// Error is a sentence for people; the cause is for the log.
func (e *unreadable) Error() string {
	return lang.L("{{.File}} cannot be opened. Check that it is still there and that you may read it.", map[string]any{"File": e.file})
}

// Unwrap returns the cause.
func (e *unreadable) Unwrap() error { return e.cause }

// read brings a program file in: it is compared with what the store has of it, and what would change is shown before it does.
func (w *window) read(decode func() (*program.Program, map[program.PhotoID][]byte, error), label string) {
	kit.Work(w.session.Runner, nil, func(ctx context.Context) (*intake.Draft, error) {
		file, photos, err := decode()
		if err != nil {
			return nil, err
		}
		return intake.DraftOf(ctx, w.session.Store, file, photos)
	}, func(d *intake.Draft, err error) {
		switch {
		case err != nil:
			w.session.Fail(err)
		case d.IsNew() && d.Problem == 0, d.Unchanged():
			w.apply(d, label)
		default:
			w.reviewDraft(d, label)
		}
	})
}

// reviewDraft shows what a file would change in a program that is already here, and what of it cannot be read.
func (w *window) reviewDraft(d *intake.Draft, label string) {
	counts := map[string]any{"New": d.New, "Changed": d.Changed, "Same": d.Same, "Problem": d.Problem}
	text := lang.L("{{.New}} new, {{.Changed}} changed, {{.Same}} the same, {{.Problem}} that cannot be read.", counts)
	w.session.Dialogs.Confirm(kit.Question{
		Title: lang.L("Bring this file into {{.Name}}?", map[string]any{"Name": d.Name()}), Text: text, Yes: lang.L("Bring it in"),
	}, func() { w.apply(d, label) })
}

// apply stores a draft as one undoable edit and opens its program.
func (w *window) apply(d *intake.Draft, label string) {
	w.leaving(func() {
		w.session.Edit(label, d.Apply, func(err error) {
			if err != nil {
				w.session.Fail(err)
				return
			}
			w.openNew(d.ID())
		})
	})
}

// startProgram asks for a name and dates and opens the new program.
func (w *window) startProgram() { w.leaving(func() { w.settings.NewProgram(w.openNew) }) }

func (w *window) openNew(id program.ID) {
	w.listPrograms(func() { w.session.Open(id) })
}

// deleteProgram asks, deletes the open program with everything in it as one undoable edit, and opens another.
func (w *window) deleteProgram() {
	p := w.session.Program()
	name := map[string]any{"Name": p.Name}
	w.session.Dialogs.Confirm(kit.Question{
		Title: lang.L("Delete {{.Name}}?", name), Yes: lang.L("Delete"), Danger: true,
		Text: lang.L("Its people, stops and meetings go with it. Undo brings all of it back."),
	}, func() {
		label := lang.L("Delete program {{.Name}}", name)
		w.session.Edit(label, func(tx *store.Tx) error { return tx.DeleteProgram(p.ID) }, func(err error) {
			if err != nil {
				w.session.Fail(err)
				return
			}
			w.session.Dialogs.Toast(lang.L("Deleted {{.Name}}.", name), lang.L("Undo"), w.session.Undo)
			w.listPrograms(w.openFirst)
		})
	})
}
