package desktop

import (
	"context"
	"encoding/json"
	"errors"
	"os"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/store"
)

// clear removes all that was made from the store, and the dialogs, and shows a page. The running work is cancelled;
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

// ending takes the store from the session and returns what closes it, with drafts and private preferences in it, and
// deletes the plain files of a short time. That is to be called off the UI goroutine, once nothing uses the store.
func (w *window) ending() func() error {
	drafts := w.unwritten()
	open := w.session.Store
	passing := w.session.Passing
	office := w.sealing.recipient
	values, changed := w.session.Prefs.PrivateChanges()
	w.session.Store = nil
	w.session.Prefs.KeepPrivate(nil)
	if open == nil {
		return func() error { return nil }
	}
	return func() error {
		err := errors.Join(drafts(), keepOffice(context.Background(), open, office))
		if changed {
			err = errors.Join(err, keepPreferences(context.Background(), open, values))
		}
		return errors.Join(err, open.Close(), os.RemoveAll(passing))
	}
}

// keepOffice keeps the recipient of the office in a sealed store, whose settings may be those of a backup.
func keepOffice(ctx context.Context, in *store.Store, recipient string) error {
	kept, err := in.Setting(ctx, store.OfficeRecipient)
	if err != nil || !in.Sealed() || kept == recipient {
		return err
	}
	return in.SetSetting(ctx, store.OfficeRecipient, recipient)
}

// privatePreferences is the setting of the store with the preferences that may name people.
const privatePreferences = "preferences"

func keepPreferences(ctx context.Context, in *store.Store, values map[string]string) error {
	text, err := json.Marshal(values)
	if err != nil {
		return err
	}
	return in.SetSetting(ctx, privatePreferences, string(text))
}

// keepPrivate writes the private preferences into the store where they have changed.
func (w *window) keepPrivate() {
	values, changed := w.session.Prefs.PrivateChanges()
	if !changed {
		return
	}
	open := w.session.Store
	work.Run(w.session.Runner, nil, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, keepPreferences(context.WithoutCancel(ctx), open, values)
	}, func(_ struct{}, err error) {
		if err != nil {
			w.session.Log.Warn("preferences were not kept", "cause", err)
		}
	})
}

// readPreferences returns the preferences that a store keeps. What cannot be read is as if there were none.
func readPreferences(ctx context.Context, in *store.Store) (map[string]string, error) {
	values := map[string]string{}
	text, err := in.Setting(ctx, privatePreferences)
	if err == nil && text != "" && json.Unmarshal([]byte(text), &values) != nil {
		values = map[string]string{}
	}
	return values, err
}

// readPreferencesAgain reads the preferences that name people from the store, where somebody was forgotten.
func (w *window) readPreferencesAgain(then func()) {
	open := w.session.Store
	work.Run(w.session.Runner, nil, func(ctx context.Context) (map[string]string, error) {
		return readPreferences(ctx, open)
	}, func(values map[string]string, err error) {
		if err != nil {
			w.session.Fail(err)
			return
		}
		w.session.Prefs.KeepPrivate(values)
		then()
	})
}

// unwritten returns what keeps the rest of what is typed in forms, once the work of the session has ended.
func (w *window) unwritten() func() error {
	left := w.session.Drafts().Unwritten()
	return func() (err error) {
		for _, keep := range left {
			err = errors.Join(err, keep(context.Background()))
		}
		return err
	}
}

// rebuild makes the window again over the same store; what was shown is shown again, with the form that was typed into.
func (w *window) rebuild() {
	shown := w.session.Program()
	all := w.programs.all
	inSight := ""
	if f := w.session.FormInSight(); f != nil {
		inSight = f.Title
	}
	w.clear(look.NewLoadingState(""), w.unwritten(), func(err error) {
		if err != nil {
			w.session.Log.Warn("the window did not end well", "cause", err)
		}
		w.build()
		w.programs.all = all
		w.session.Show(shown)
		w.warn()
		draftOffers{w}.offerAll(inSight)
	})
}
