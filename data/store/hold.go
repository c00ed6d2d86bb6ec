package store

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// hold keeps other processes away from a file. The lock lies beside it (NAME.lock) and ends with the process; NAME.open says who has
// the lock, and when it is found without a lock, that the last one who had it did not end well.
type hold struct {
	lock    *flock.Flock
	note    string
	unclean bool // the file was not closed the last time
}

// holder is what NAME.open says.
type holder struct {
	Process  int       `json:"process"`
	Computer string    `json:"computer"`
	Since    time.Time `json:"since"`
}

// take locks the file at path, or says who holds it.
func take(path string, now time.Time) (*hold, error) {
	h := &hold{lock: flock.New(path+".lock", flock.SetPermissions(0o600)), note: path + ".open"}
	got, err := h.lock.TryLock()
	if err != nil {
		return nil, explained(path, err)
	}
	if !got {
		return nil, heldBy(path, h.note)
	}
	_, err = os.Stat(h.note)
	h.unclean = err == nil || hasWAL(path)
	computer, _ := os.Hostname() // without a name the note says less
	text, err := json.Marshal(holder{os.Getpid(), computer, now.UTC()})
	if err == nil {
		err = os.WriteFile(h.note, text, 0o600)
	}
	if err != nil {
		return nil, errors.Join(explained(path, err), h.lock.Close())
	}
	return h, nil
}

// hasWAL reports whether edits lie beside the file that have not been written back, as while it is open and after a crash.
func hasWAL(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

func heldBy(path, note string) error {
	var by holder
	text, err := os.ReadFile(note)
	if err == nil {
		err = json.Unmarshal(text, &by)
	}
	if err != nil {
		return failure(ErrHeld, err, "%s is open in another Laurel. Close it there and try again.", filepath.Base(path))
	}
	return failure(ErrHeld, nil, "%s is open in another Laurel (process %d on %s, since %s). Close it there and try again.",
		filepath.Base(path), by.Process, by.Computer, by.Since.Local().Format("2006-01-02 15:04"))
}

// release gives the file free. Without cleanly, the next one who opens it will check it.
func (h *hold) release(cleanly bool) error {
	var err error
	if cleanly {
		if err = os.Remove(h.note); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	return errors.Join(err, h.lock.Close())
}
