package wholefile

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func wantFiles(t *testing.T, folder string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(want) {
		t.Errorf("the folder holds %v, want %d files", entries, len(want))
	}
	for name, content := range want {
		if data, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(data) != content {
			t.Errorf("%s holds %q (%v), want %q", name, data, err, content)
		}
	}
}

func write(path, content string) error {
	return Write(path, func(temporary string) error { return os.WriteFile(temporary, []byte(content), 0o600) })
}

func TestAFileIsReplacedByAWholeOneOrStaysAsItIs(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "roster.xlsx")
	for _, content := range []string{"first", "second"} {
		if err := write(path, content); err != nil {
			t.Fatal(err)
		}
		wantFiles(t, folder, map[string]string{"roster.xlsx": content})
	}
	if entry, err := os.Stat(path); runtime.GOOS != "windows" && (err != nil || entry.Mode().Perm() != 0o600) {
		t.Errorf("others may read the file: %v, %v", entry.Mode(), err)
	}
	torn := errors.New("the maker failed")
	err := Write(path, func(temporary string) error {
		return errors.Join(os.WriteFile(temporary, []byte("half"), 0o600), torn)
	})
	if !errors.Is(err, torn) {
		t.Errorf("got %v, want the maker's error", err)
	}
	wantFiles(t, folder, map[string]string{"roster.xlsx": "second"})
}

func TestAFolderWithTheNameIsNotReplaced(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "b.pdf"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := write(filepath.Join(folder, "b.pdf"), "new"); !errors.Is(err, ErrIsFolder) {
		t.Errorf("got %v, want ErrIsFolder", err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("left in the folder: %v", entries)
	}
}

func TestWhatACrashLeftIsRemovedOnceItIsOld(t *testing.T) {
	folder := t.TempDir()
	old := time.Now().Add(-2 * SurelyAbandoned)
	for _, name := range []string{".laurel-1.tmp", ".laurel-2.tmp", "roster.tmp"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("passport"), 0o600); err != nil {
			t.Fatal(err)
		}
		if name == ".laurel-2.tmp" {
			continue
		}
		if err := os.Chtimes(filepath.Join(folder, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	RemoveAbandoned(folder, SurelyAbandoned)
	wantFiles(t, folder, map[string]string{".laurel-2.tmp": "passport", "roster.tmp": "passport"})
}
