package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
)

// keepCrash has what Go reports when the program breaks off written to log/crash.txt in the folder too: a window that
// is started from a menu has no terminal, and would be gone without a trace.
func keepCrash(dataDir string) error {
	path := filepath.Join(dataDir, "log", "crash.txt")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(debug.SetCrashOutput(file, debug.CrashOptions{}), file.Close())
}
