package desktop

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/place"
	"laurel/data/store"
)

// moveAway asks for a folder of this computer and moves the programs into a new one in it, out of a folder that is not
// a safe place.
func (w *window) moveAway() {
	dialogs := w.session.Dialogs
	w.session.Files.Folder("programs", locale.L("moving.choose"), func(folder string) {
		to := filepath.Join(folder, "Laurel")
		if facts := place.Of(folder); facts.Service != "" || facts.Remote {
			dialogs.Message(locale.L("moving.title"), locale.L("moving.no-safer"))
			return
		}
		dialogs.Confirm(dialog.Question{
			Title: locale.L("moving.title"), Text: to + "\n" + locale.L("moving.what"), Yes: locale.L("moving.yes"),
		}, func() { w.moveTo(to) })
	})
}

// moveTo closes the store and moves it. Laurel is started again afterwards: all that it keeps is named by the folder.
func (w *window) moveTo(to string) {
	end := w.ending()
	path := w.options.StorePath
	backups := filepath.Base(w.session.Backups)
	w.clear(look.NewLoadingState(locale.L("moving.under-way")), func() error {
		if err := end(); err != nil {
			return err
		}
		return place.Move(context.Background(), path, to, backups)
	}, func(err error) {
		if err == nil {
			w.show(look.NewEmptyState(theme.FolderIcon(), locale.L("moving.done", locale.Values{"Folder": to}),
				locale.L("Quit"), w.app.Quit))
			return
		}
		w.session.Log.Error("the programs were not moved", "cause", err)
		text := locale.L("moving.failed")
		if errors.Is(err, place.ErrOccupied) {
			text = locale.L("moving.occupied", locale.Values{"Folder": to})
		}
		report := func() { w.session.Dialogs.Message(locale.L("moving.title"), text) }
		w.openWith(store.Key{}, report, func(err error) { // what is opened closes the dialogs before
			w.refused(err)
			report()
		})
	})
}
