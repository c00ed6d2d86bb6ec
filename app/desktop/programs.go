package desktop

import (
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/work"
	"laurel/assets"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// lastProgram is the preference that names the program to open at the next start.
const lastProgram = "program"

// programs is the list of the programs in the store, and what can be done with a whole program.
type programs struct {
	window *window
	all    []program.Summary
}

// read reads the list again, then calls after.
func (p *programs) read(after func()) {
	s := p.window.session
	work.Run(s.Runner, nil, s.Store.Programs, func(list []program.Summary, err error) {
		if err != nil {
			s.Fail(err)
		}
		p.all = list
		after()
	})
}

// known reports whether the list has a program.
func (p *programs) known(id program.ID) bool { return has(p.all, id) }

func has(list []program.Summary, id program.ID) bool {
	return slices.ContainsFunc(list, func(s program.Summary) bool { return s.ID == id })
}

// last returns the program that was open last, or "".
func (p *programs) last() (id program.ID) {
	p.window.session.Prefs.Load(lastProgram, &id)
	return id
}

// chosen returns the program that was open last, if it is still there, else the first.
func chosen(list []program.Summary, last program.ID) program.ID {
	if has(list, last) {
		return last
	}
	return list[0].ID
}

// openFirst opens the program that was open last, else the first there is, else the welcome page.
func (p *programs) openFirst() {
	if len(p.all) == 0 {
		p.window.session.Show(nil)
		return
	}
	p.window.session.Open(chosen(p.all, p.last()))
}

// follow reads the list after an undo or redo. It opens a program that came back, or the first one when the open one is
// gone.
func (p *programs) follow() {
	before := p.all
	p.read(func() {
		for _, now := range p.all {
			if !has(before, now.ID) {
				p.window.session.Open(now.ID)
				return
			}
		}
		if !p.window.hasProgram() {
			p.openFirst()
		}
		p.window.header.show(p.window, p.window.session.Program())
	})
}

// switcherCommands are those that the switcher's menu offers below the programs.
var switcherCommands = []string{
	"program.new", "program.edit", "program.stops", "program.checks",
	"program.open", "program.sample", "program.delete", "program.forget",
}

// menu lists the programs and what can be done with them.
func (p *programs) menu() *fyne.Menu {
	w, menu := p.window, fyne.NewMenu("")
	open := w.session.Program()
	for _, one := range p.all {
		item := fyne.NewMenuItem(one.Name, func() { w.leaving(func() { w.session.Open(one.ID) }) })
		item.Checked = open != nil && open.ID == one.ID
		menu.Items = append(menu.Items, item)
	}
	if len(menu.Items) > 0 {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	}
	for _, id := range switcherCommands {
		if c := w.commands.Find(id); c != nil {
			item := fyne.NewMenuItem(c.Title, func() { w.commands.Run(c.ID) })
			item.Disabled = c.Enabled != nil && !c.Enabled()
			menu.Items = append(menu.Items, item)
		}
	}
	return menu
}

// start asks for a name and dates and opens the new program.
func (p *programs) start() {
	w := p.window
	w.leaving(func() { w.settings.NewProgram(w.session.Open) })
}

// openSample reads the embedded sample program in, or opens it when it is there already.
func (p *programs) openSample() {
	p.window.importer.Program(locale.L("Open the sample program"), assets.Sample())
}

// delete asks, deletes the open program with everything in it as one undoable edit, and opens another.
func (p *programs) delete() {
	s := p.window.session
	open := s.Program()
	name := locale.Values{"Name": open.Name}
	s.Dialogs.Confirm(dialog.Question{
		Title:  locale.L("Delete {{.Name}}?", name),
		Text:   locale.L("Its people, stops and meetings go with it. Undo brings all of it back."),
		Yes:    locale.L("Delete"),
		Danger: true,
	}, func() {
		label := locale.L("Delete program {{.Name}}", name)
		s.Edit(label, func(tx *store.Tx) error { return tx.Delete(tables.Programs, open.ID) }, func(err error) {
			if err != nil {
				s.Fail(err)
				return
			}
			s.OfferUndo(locale.L("Deleted {{.Name}}.", name))
			p.read(p.openFirst)
		})
	})
}

// forget asks whether the open program is to be removed for good.
func (p *programs) forget() {
	open := p.window.session.Program()
	p.window.leaving(func() { p.window.forgetter().Program(open.Summary()) })
}
