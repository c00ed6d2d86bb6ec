package desktop

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"laurel/app/desktop/session"
	"laurel/data/store"
)

func TestABackupTakesThePlaceOfADamagedStore(t *testing.T) {
	for _, tab := range []string{session.AwardeesTab, session.ScheduleTab, session.ReportsTab} {
		t.Run(tab, func(t *testing.T) { aBackupTakesThePlace(t, tab) })
	}
}

func aBackupTakesThePlace(t *testing.T, tab string) {
	folder := t.TempDir()
	made := sampleHarness(t)
	path, backups := filepath.Join(folder, "laurel.db"), filepath.Join(folder, "backups")
	backup := filepath.Join(backups, "Of mine.laurel")
	if err := os.MkdirAll(backups, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := made.session.Store.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	name := []byte(made.session.Program().People[0].Family)
	damaged := bytes.Replace(content, name, bytes.Repeat([]byte("x"), len(name)), 1)
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	h := openHarness(t, func(ctx context.Context, key store.Key) (*store.Store, error) {
		return store.Open(ctx, path, store.Options{Key: key})
	})
	h.options.StorePath, h.session.Backups = path, backups
	h.session.Prefs.SetLastTab(tab)
	h.open()
	if shown := h.session.Program() != nil; shown != (tab == session.AwardeesTab) {
		t.Errorf("before the file has been examined a program is shown: %t", shown)
	}
	h.session.Runner.Flush()
	if words := h.words(); h.session.Store != nil || !strings.Contains(words, "The newest backup") {
		t.Fatalf("the window shows %s", words)
	}
	h.dialogs.Yes = true
	h.pressButton(t, h.root, "Restore this backup…")
	if p := h.session.Program(); p == nil || len(h.dialogs.Errors) > 0 {
		t.Errorf("no program is open (%t), errors %q", p == nil, h.dialogs.Errors)
	}
	if left, err := filepath.Glob(path + ".before-restore*"); err != nil || len(left) != 1 {
		t.Errorf("kept beside it are %q", left)
	}
}
