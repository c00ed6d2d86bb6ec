package reports

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/documents"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// called returns the name of the saved list that equals the job, or "".
func (o job) called(p *program.Program) string {
	for _, list := range p.Lists {
		if list.Document != o.document.ID {
			continue
		}
		same := o.document.NamedList(list.Name, o.audience(), o.Options)
		if same.Audience == list.Audience && slices.Equal(same.Options, list.Options) {
			return list.Name
		}
	}
	return ""
}

// as returns the job made as a saved list; options that the document does not have any more are left out.
func (o job) as(list program.NamedList) job {
	o.Audience, o.Options = list.Audience, documents.ListOptions(list)
	o.choices = o.fitting(o.document)
	return o
}

// addLists adds the chip of the saved lists.
func (h *options) addLists(d documents.Document) {
	if !d.IsList() {
		return
	}
	lists := savedLists{h.v}
	h.add(func(*chip) *fyne.Menu { return lists.menu() }, look.Neutral, func(o job) (string, bool, bool) {
		if name := o.called(h.v.program); name != "" {
			return shortened(name), true, false
		}
		return locale.L("Saved lists"), false, false
	})
}

// savedLists are the lists of a document that were saved under names.
type savedLists struct{ v *Screen }

// menu offers the lists of the document, and to save, rename or remove one.
func (l savedLists) menu() *fyne.Menu {
	o, p := l.v.job(), l.v.program
	current := o.called(p)
	menu := fyne.NewMenu("", menuItem(locale.L("The usual list"), current == "" && len(o.Options) == 0, func() {
		l.v.choose(l.v.job().as(program.NamedList{}))
	}))
	for _, list := range p.Lists {
		if list.Document == o.document.ID {
			menu.Items = append(menu.Items, menuItem(list.Name, list.Name == current, func() {
				l.v.choose(l.v.job().as(list))
			}))
		}
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(),
		menuItem(locale.L("Save list…"), false, func() { l.askName(current) }))
	if current != "" {
		menu.Items = append(menu.Items,
			menuItem(locale.L("Rename…"), false, func() { l.askNewName(current) }),
			menuItem(locale.L("Remove “{{.Name}}”", locale.Values{"Name": current}), false, func() {
				l.remove(current)
			}))
	}
	return menu
}

// askName asks for the name under which what is chosen is saved; one that exists is replaced.
func (l savedLists) askName(name string) {
	label := locale.L("Save list")
	l.v.s.Dialogs.Ask(label, locale.L("Name; a list of the same name is replaced"), name, func(name string) error {
		if name = strings.TrimSpace(name); name == "" {
			return errNoName()
		}
		o := l.v.job()
		list := o.document.NamedList(name, o.audience(), o.Options)
		l.edit(label, func(lists program.NamedLists) program.NamedLists {
			return lists.With(list)
		}, nil)
		return nil
	})
}

// askNewName asks for another name of a list.
func (l savedLists) askNewName(old string) {
	label, document := locale.L("Rename list"), l.v.job().document.ID
	l.v.s.Dialogs.Ask(label, locale.L("Name"), old, func(name string) error {
		name = strings.TrimSpace(name)
		list, found := l.v.program.Lists.Find(document, name)
		switch {
		case name == "":
			return errNoName()
		case found && list.Name != old:
			return errors.New(locale.L("Two lists of one document have the same name."))
		}
		l.edit(label, func(lists program.NamedLists) program.NamedLists {
			list, found := lists.Find(document, old)
			if !found {
				return lists
			}
			list.Name = name
			return lists.Without(document, old).With(list)
		}, nil)
		return nil
	})
}

func errNoName() error { return errors.New(locale.L("Give each list a name.")) }

func (l savedLists) remove(name string) {
	document := l.v.job().document.ID
	without := func(lists program.NamedLists) program.NamedLists { return lists.Without(document, name) }
	l.edit(locale.L("Remove list"), without, func(err error) {
		if err != nil {
			l.v.s.Fail(err)
			return
		}
		l.v.s.OfferUndo(locale.L("The list “{{.Name}}” was removed.", locale.Values{"Name": name}))
	})
}

// edit changes the lists of the program in one edit.
func (l savedLists) edit(label string, change func(program.NamedLists) program.NamedLists, done func(error)) {
	open := l.v.program.ID
	l.v.s.Edit(label, func(tx *store.Tx) error {
		p, err := tx.Program(open)
		if err != nil {
			return err
		}
		return tx.Put("", p.With(func(next *program.Program) { next.Lists = change(p.Lists) }))
	}, done)
}
