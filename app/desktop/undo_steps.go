package desktop

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/locale"
	"laurel/data/store"
)

// steps are the edits that undo and redo are about, of which one is chosen to go to in one go.
type steps struct {
	window *window
}

// What a menu shows, and the list behind it.
const (
	stepsInMenu = 10
	stepsInList = 500
)

// foundSteps are steps to undo and to redo, the next ones first.
type foundSteps struct{ undo, redo []store.Step }

func (s steps) read(most int, then func(foundSteps)) {
	open := s.window.session.Store
	work.Run(s.window.session.Runner, nil, func(ctx context.Context) (found foundSteps, err error) {
		if found.undo, err = open.Steps().ToUndo(ctx, most); err == nil {
			found.redo, err = open.Steps().ToRedo(ctx, most)
		}
		return found, err
	}, func(found foundSteps, err error) {
		if err != nil {
			s.window.session.Fail(err)
			return
		}
		then(found)
	})
}

// menu shows the next steps below an object, with their times.
func (s steps) menu(below fyne.CanvasObject) {
	s.read(stepsInMenu, func(found foundSteps) {
		menu := fyne.NewMenu("")
		add := func(title string, steps []store.Step, to func(int64), all string) {
			for _, step := range steps {
				text := locale.Window().Labelled(title, step.Label) + "  ·  " + s.at(step)
				menu.Items = append(menu.Items, fyne.NewMenuItem(text, func() { to(step.ID) }))
			}
			if len(steps) == stepsInMenu {
				c := s.window.commands.Find(all)
				menu.Items = append(menu.Items, fyne.NewMenuItem(c.Title, func() { s.window.commands.Run(all) }))
			}
		}
		add(locale.L("Undo"), found.undo, s.window.session.UndoTo, "undo.to")
		if len(found.undo) > 0 && len(found.redo) > 0 {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
		}
		add(locale.L("Redo"), found.redo, s.window.session.RedoTo, "redo.to")
		look.ShowMenuBelow(below, menu)
	})
}

func (s steps) at(step store.Step) string { return shortTime(step.At.Local(), s.window.session.Now()) }

// commands are those that list all steps.
func (s steps) commands() []dialog.Command {
	w := s.window
	return []dialog.Command{
		{ID: "undo.to", Title: locale.L("Undo up to…"), Enabled: s.canUndo, Action: func() {
			s.read(stepsInList, func(found foundSteps) {
				s.choose(locale.L("Undo everything back to this edit"), found.undo, w.session.UndoTo)
			})
		}},
		{ID: "redo.to", Title: locale.L("Redo up to…"), Enabled: s.canRedo, Action: func() {
			s.read(stepsInList, func(found foundSteps) {
				s.choose(locale.L("Redo everything up to this edit"), found.redo, w.session.RedoTo)
			})
		}},
	}
}

func (s steps) choose(title string, steps []store.Step, to func(int64)) {
	var options []form.Option
	for _, step := range steps {
		options = append(options, form.Option{
			ID: strconv.FormatInt(step.ID, 10), Text: step.Label, Detail: s.at(step),
		})
	}
	s.window.session.Dialogs.Choose(title, options, func(id string) {
		if edit, err := strconv.ParseInt(id, 10, 64); err == nil {
			to(edit)
		}
	})
}

func (s steps) canUndo() bool {
	_, can := s.window.session.Store.Steps().UndoLabel()
	return can
}

func (s steps) canRedo() bool {
	_, can := s.window.session.Store.Steps().RedoLabel()
	return can
}
