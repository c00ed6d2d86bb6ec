package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Programs that were moved to a disk which is not connected are reported as missing, and no others are begun.
func TestMovedProgramsAreNotBegunAnew(t *testing.T) {
	computer, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	l := newLaurel(t)
	gone := filepath.Join(t.TempDir(), "gone")
	note, err := json.Marshal(map[string]string{"computer": computer, "folder": gone})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(l.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(l.dir, "laurel-moved.json"), note, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"import", "-"}, {"programs"}} {
		got := l.run(args...)
		if got.code != Failed || !strings.Contains(got.stderr, "disk is connected") {
			t.Errorf("%q: %d, %s", args, got.code, got.stderr)
		}
	}
	if _, err := os.Stat(filepath.Join(gone, storeName)); err == nil {
		t.Error("a store was begun in the place of the one that is missing")
	}
}
