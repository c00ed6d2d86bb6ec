package desktop

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/history"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// TestPicturesOfHistory draws the history, what undo is about and the notices below the header into the folder that
// LAUREL_PICTURES names.
func TestPicturesOfHistory(t *testing.T) {
	folder := sessiontest.Pictures(t)
	for style, appearance := range map[string]look.Appearance{"": look.Light, "-dark": look.Dark} {
		h := sampleHarness(t)
		test.ApplyTheme(t, look.ThemeFor(appearance, 1))
		h.window.window.Resize(fyne.NewSize(1366, 768))
		draw := func(name string) {
			h.runner.Flush()
			sessiontest.Picture(t, h.window.window, filepath.Join(folder, name+style+".png"))
		}
		p := h.session.Program()
		guest := *p.People[len(p.People)-1]
		edit := func(label string, change func(tx *store.Tx) error) {
			h.session.Edit(label, change, h.session.Failed)
		}
		guest.Position, guest.Phone = "Adviser", "+1 555 0100"
		edit("Edit "+guest.DisplayName(), func(tx *store.Tx) error { return tx.Put(p.ID, &guest) })
		meeting := *p.Meetings[2]
		edit("Delete "+meeting.Title, func(tx *store.Tx) error {
			return tx.Delete(tables.Meetings, meeting.ID, store.Cascade)
		})
		h.showReal(func() { history.New(h.session).Show(false) }, func() { draw("history") })
		h.showReal(func() { h.session.History().Show(&guest) }, func() { draw("history-record") })
		backup := filepath.Join(t.TempDir(), "backup.laurel")
		if err := h.session.Store.Backup(t.Context(), backup); err != nil {
			t.Fatal(err)
		}
		next := guest
		next.Phone, next.Bio = "+1 555 0199", "Speaks six languages."
		edit("Edit "+guest.DisplayName(), func(tx *store.Tx) error { return tx.Put(p.ID, &next) })
		invented := p.People[slices.IndexFunc(p.People, func(p *program.Person) bool { return p.Given == "Huda" })]
		edit("Delete "+invented.DisplayName(), func(tx *store.Tx) error {
			return tx.Delete(tables.People, invented.ID, store.Cascade)
		})
		h.showReal(func() { history.ShowBackup(h.session, backup, "12 June 2023, 8:40 a.m.", store.Key{}) },
			func() { draw("backup-look") })
		h.showReal(func() { h.backups.offer(backup) }, func() { draw("backup-opened") })
		steps{h.window}.menu(h.header.steps)
		draw("undo-steps")
		h.window.window.Canvas().Overlays().Remove(h.window.window.Canvas().Overlays().Top())
		draftOffers{h.window}.offer(store.Draft{
			At: time.Date(2023, 6, 9, 12, 41, 0, 0, time.UTC), Form: "person", Program: p.ID, Record: guest.ID,
			Title: "Edit " + guest.DisplayName(),
		})
		h.notices.add(
			look.Amber, "The folder with your programs is not a safe place", "OneDrive synchronises the folder …",
			look.NoticeAction{Text: "Hide until the next start"},
		)
		h.header.undo.MouseIn(nil)
		draw("notices")
	}
}
