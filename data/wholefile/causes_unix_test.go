//go:build !windows

package wholefile

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestAFolderThatCannotBeSyncedIsNoFault(t *testing.T) {
	for cause, fault := range map[error]bool{
		syscall.EINVAL: false, syscall.ENOTSUP: false, // as on some network folders
		syscall.EIO: true,
	} {
		t.Run(cause.Error(), func(t *testing.T) {
			syncOpened = func(f *os.File) error { return &os.PathError{Op: "sync", Path: f.Name(), Err: cause} }
			t.Cleanup(func() { syncOpened = (*os.File).Sync })
			folder := t.TempDir()
			if err := write(filepath.Join(folder, "laurel.db"), "backup"); errors.Is(err, cause) != fault {
				t.Errorf("got %v", err)
			}
			wantFiles(t, folder, map[string]string{"laurel.db": "backup"})
		})
	}
}
