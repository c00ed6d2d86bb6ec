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
	h := sampleHarness(t)
	path := h.session.Store.Path()
	for name, test := range map[string]struct {
		left []string // of what lay beside the file
		want string
	}{
		"nothing is lost": {
			[]string{"", "-wal", ".open", ".edits"},
			"Laurel was not closed the last time: The last edit that is here, of",
		},
		"all edits are lost": {
			[]string{"", ".open", ".edits"},
			"Laurel was not closed the last time: Nothing of what was saved is here any more. " +
				"1 edit after it is lost. A backup may have it.",
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
			if len(again.dialogs.Messages) != 1 || !strings.HasPrefix(again.dialogs.Messages[0], test.want) {
				t.Errorf("the messages are %q", again.dialogs.Messages)
			}
		})
	}
}
