package desktop

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"laurel/data/store"
)

func TestTheWindowSaysWhatACrashLeft(t *testing.T) {
	h := emptyHarness(t)
	h.programs.openSample()
	path := h.session.Store.Path()
	if _, err := h.session.Store.Undo(t.Context()); err != nil { // the first edit is in the file itself
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		left  []string // of what lay beside the file
		title string
		end   string
	}{
		"nothing is lost": {
			[]string{"", "-wal", ".open", ".edits"},
			"Laurel was not closed properly last time: The last edit found, made on", "Nothing is missing.",
		},
		"the edits beside the file are lost": {
			[]string{"", ".open", ".edits"},
			"Laurel was not closed properly last time: The last edit found, made on",
			"“Open the sample program”. 1 edit after it is lost. A backup may have it.",
		},
		"the file was copied alone": {
			[]string{""},
			"This file was copied while Laurel had it open: The last edit found, made on",
			"Make copies with “Back up elsewhere…”.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			copied := filepath.Join(t.TempDir(), "laurel.db")
			for _, rest := range test.left {
				content, err := os.ReadFile(path + rest)
				if err == nil {
					err = os.WriteFile(copied+rest, content, 0o600)
				}
				if err != nil && !errors.Is(err, fs.ErrNotExist) {
					t.Fatal(err)
				}
			}
			again := openHarness(t, func(ctx context.Context, _ store.Key) (*store.Store, error) {
				return store.Open(ctx, copied, store.Options{})
			})
			again.open()
			if len(again.dialogs.Messages) != 1 || !strings.HasPrefix(again.dialogs.Messages[0], test.title) ||
				!strings.HasSuffix(again.dialogs.Messages[0], test.end) {
				t.Errorf("the messages are %q", again.dialogs.Messages)
			}
		})
	}
}
