package desktop

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/store"
)

// TestPicturesOfSafety draws the unlock page, the dialog that seals and the list of backups into the folder that
// LAUREL_PICTURES names.
func TestPicturesOfSafety(t *testing.T) {
	folder := sessiontest.Pictures(t)
	for style, appearance := range map[string]look.Appearance{"": look.Light, "-dark": look.Dark} {
		h := sampleHarness(t)
		test.ApplyTheme(t, look.ThemeFor(appearance, 1))
		h.window.window.Resize(fyne.NewSize(1366, 768))
		h.session.Backups = filepath.Join(os.TempDir(), "Laurel", "backups")
		t.Cleanup(func() { _ = os.RemoveAll(filepath.Dir(h.session.Backups)) })
		draw := func(name string) {
			h.runner.Flush()
			sessiontest.Picture(t, h.window.window, filepath.Join(folder, name+style+".png"))
		}
		h.showReal(func() { h.commands.Run("store.seal") }, func() { draw("sealing") })
		h.backups.make(store.AtWork, func(string) {})
		person := *h.session.Program().People[0]
		person.Notes = "Window seat."
		h.session.Edit("Edit a note", func(tx *store.Tx) error { return tx.Put(h.session.Program().ID, &person) }, nil)
		h.backups.make(store.BeforeImport, func(string) {})
		h.showReal(h.backups.show, func() { draw("backups") })
		h.seal(t)
		h.lock.close()
		draw("unlock")
	}
}

// showReal shows what opens a dialog, in a dialog that is seen.
func (h *harness) showReal(open, draw func()) {
	fake := h.session.Dialogs
	h.session.Dialogs = dialog.New(h.window.window, h.runner, slog.New(slog.DiscardHandler))
	open()
	draw()
	h.session.Dialogs.CloseAll()
	h.session.Dialogs = fake
}
