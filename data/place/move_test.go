package place

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestTheProgramsAreMovedWithWhatIsBesideThem(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "Laurel")
	belong := []string{"laurel.db", "laurel.db.before-restore", "laurel.db.photos/a", "backups/b.laurel"}
	others := []string{"other.txt", "log/laurel.log", "laurel.db.lock"}
	for _, name := range append(belong, others...) {
		path := filepath.Join(from, filepath.FromSlash(name))
		err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(name), 0o600))
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(from, "laurel.db")
	if err := Move(t.Context(), path, filepath.Dir(path), "backups"); !errors.Is(err, ErrOccupied) {
		t.Errorf("a folder that is not empty: %v", err)
	}
	if err := Move(t.Context(), path, to, "backups"); err != nil {
		t.Fatal(err)
	}
	for _, name := range belong {
		text, err := os.ReadFile(filepath.Join(to, filepath.FromSlash(name)))
		if err != nil || string(text) != name {
			t.Errorf("%s is not there: %v", name, err)
		}
		if _, err := os.Stat(filepath.Join(from, filepath.FromSlash(name))); err == nil {
			t.Errorf("%s is left", name)
		}
	}
	for _, name := range others {
		if _, err := os.Stat(filepath.Join(from, filepath.FromSlash(name))); err != nil {
			t.Errorf("%s is gone: %v", name, err)
		}
	}
	wantNow(t, from, to)
	wantNow(t, to, to)
	further := filepath.Join(t.TempDir(), "Further")
	if err := Move(t.Context(), filepath.Join(to, "laurel.db"), further, "backups"); err != nil {
		t.Fatal(err)
	}
	wantNow(t, from, further) // moved twice
	note := `{"computer": "another", "folder": "/elsewhere"}`
	if err := os.WriteFile(filepath.Join(from, movedNote), []byte(note), 0o600); err != nil {
		t.Fatal(err)
	}
	wantNow(t, from, from) // the note of another computer is not followed
}

func wantNow(t *testing.T, folder, want string) {
	t.Helper()
	if now, isMoved := Now(folder); now != want || isMoved != (folder != want) {
		t.Errorf("the programs of %s are in %s (moved: %v), not %s", folder, now, isMoved, want)
	}
}

func TestNothingIsLeftOfAMoveThatFails(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "Laurel")
	path := filepath.Join(from, "laurel.db")
	err := errors.Join(os.WriteFile(path, []byte("all"), 0o600), os.Mkdir(filepath.Join(from, movedNote), 0o700))
	if err != nil {
		t.Fatal(err)
	}
	if err := Move(t.Context(), path, to, "backups"); err == nil {
		t.Error("a note could be written in the place of a folder")
	}
	if _, err := os.Stat(to); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a copy is left: %v", err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "all" {
		t.Errorf("the file is %q, %v", text, err)
	}
}
