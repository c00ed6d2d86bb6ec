package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"laurel/data/place"
	"laurel/data/store"
)

func TestTheProgramsAreMovedOutOfAFolderThatIsNotSafe(t *testing.T) {
	folder, to := filepath.Join(t.TempDir(), "Dropbox"), t.TempDir()
	path := filepath.Join(folder, "laurel.db")
	h := openHarness(t, openStore(path))
	h.options.StorePath = path
	h.open()
	h.programs.openSample()
	h.warn()
	h.dialogs.Yes = true
	h.files.Paths = []string{filepath.Join(folder, "inner")}
	h.press(t, "Move your programs…")
	if len(h.dialogs.Messages) != 1 || h.session.Store == nil {
		t.Fatalf("another unsafe folder is not refused: %q", h.dialogs.Messages)
	}
	inWay := filepath.Join(to, "Laurel")
	if err := os.MkdirAll(filepath.Join(inWay, "other"), 0o700); err != nil {
		t.Fatal(err)
	}
	h.files.Paths = []string{to}
	h.press(t, "Move your programs…")
	if n := len(h.dialogs.Messages); n != 2 || !strings.Contains(h.dialogs.Messages[1], "is not empty") ||
		h.session.Store == nil {
		t.Fatalf("a folder with something in it is not refused: %q", h.dialogs.Messages)
	}
	if err := os.RemoveAll(inWay); err != nil {
		t.Fatal(err)
	}
	h.warn()
	h.files.Paths = []string{to}
	h.press(t, "Move your programs…")
	moved, _ := place.Now(folder)
	if moved != filepath.Join(to, "Laurel") || !strings.Contains(h.words(), "Your programs are in") {
		t.Fatalf("they are in %s: %q, %s", moved, h.dialogs.Messages, h.words())
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is left")
	}
	again, err := store.Open(t.Context(), filepath.Join(moved, "laurel.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	}()
	if list, err := again.Programs(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("%v, %v", list, err)
	}
}
