package desktop

import (
	"errors"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
)

// clear removes all that was made from the store, and the dialogs, and shows a page. The work under way is cancelled;
// after it end runs off the UI goroutine, and then is called with its error.
func (w *window) clear(page fyne.CanvasObject, end func() error, then func(error)) {
	made, open := w.built, w.session.Store
	w.session.Dialogs.CloseAll()
	w.session = w.session.Renewed()
	w.session.Store = open
	w.built = built{}
	w.programs = programs{window: w}
	w.backups = backups{window: w}
	w.window.SetOnDropped(nil)
	w.window.SetTitle("Laurel")
	if made.commands != nil {
		made.commands.Uninstall()
		w.window.Canvas().RemoveShortcut(&fyne.ShortcutPaste{})
	}
	w.show(page)
	w.session.Runner.Restart(func() error {
		if made.reports == nil {
			return end()
		}
		return errors.Join(made.reports.Close(), end())
	}, then)
}

// rebuild makes the window again over the same store; what was shown is shown again.
func (w *window) rebuild() {
	shown, all := w.session.Program(), w.programs.all
	w.clear(look.NewLoadingState(""), func() error { return nil }, func(err error) {
		if err != nil {
			w.session.Log.Warn("the preview did not end well", "cause", err)
		}
		w.build()
		w.programs.all = all
		w.session.Show(shown)
	})
}

// ApplyLooks makes the colours, the scale and the language of the preferences those of the window.
func (w *window) ApplyLooks() {
	prefs := w.session.Prefs
	w.app.Settings().SetTheme(look.ThemeFor(prefs.Appearance(), prefs.Scale()))
	if prefs.Language() == spoken {
		return
	}
	w.leaving(func() {
		if err := speak(prefs.Language()); err != nil {
			w.session.Log.Warn("translations", "cause", err)
		}
		w.rebuild()
	})
}
