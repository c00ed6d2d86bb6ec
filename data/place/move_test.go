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
	if Now(from) != to || Now(to) != to {
		t.Errorf("%s is found in %s", from, Now(from))
	}
	note := `{"computer": "another", "folder": "/elsewhere"}`
	if err := os.WriteFile(filepath.Join(from, movedNote), []byte(note), 0o600); err != nil {
		t.Fatal(err)
	}
	if Now(from) != from {
		t.Error("the note of another computer is followed")
	}
}
