package store

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"laurel/data/locale"
	"laurel/data/store/fault"
	"laurel/data/wholefile"
)

// fileLock keeps other processes away from a file. The lock lies beside it (NAME.lock) and on a byte of the file
// itself, since the one beside it may be deleted; both end with the process. NAME.open names the process that has the
// lock, and when it is found without a lock, the last process did not end well.
type fileLock struct {
	lock    *flock.Flock
	store   *os.File // keeps the lock on the file itself; nil: there is none
	note    string
	unclean bool     // the file was not closed the last time
	edits   *os.File // NAME.edits: the number of the last edit; nil until there is one

	recovery *Recovery // what the last process left; nil: it ended well
}

// owner is the content of NAME.open.
type owner struct {
	Process  int       `json:"process"`
	Computer string    `json:"computer"`
	Since    time.Time `json:"since"`
}

// lockFile locks the file at path, or returns an error that names the process that has the lock.
func lockFile(path string, now time.Time) (*fileLock, error) {
	l := &fileLock{lock: flock.New(path+".lock", flock.SetPermissions(0o600)), note: path + ".open"}
	got, err := l.lock.TryLock()
	if err != nil {
		return nil, fault.Explained(path, err)
	}
	if !got {
		return nil, heldByAnother(path, l.note)
	}
	if err := l.lockStore(path); err != nil {
		return nil, errors.Join(err, l.lock.Close())
	}
	l.unclean = exists(l.note) || exists(l.editsPath()) || hasWAL(path)
	computer, _ := os.Hostname() // without a name the note has less
	text, err := json.Marshal(owner{os.Getpid(), computer, now.UTC()})
	if err == nil {
		err = os.WriteFile(l.note, text, 0o600)
	}
	if err != nil {
		return nil, errors.Join(fault.Explained(path, err), l.unlock())
	}
	return l, nil
}

// lockStore locks the file that now has the name; to be called again when it is made or replaced.
func (l *fileLock) lockStore(path string) error {
	if l.store != nil {
		locked, err := l.store.Stat()
		named, missing := os.Stat(path)
		if err == nil && missing == nil && os.SameFile(locked, named) {
			return nil
		}
	}
	file, err := lockStore(path)
	if errors.Is(err, fault.ErrHeld) {
		return heldByAnother(path, l.note)
	}
	if err != nil {
		return fault.Explained(path, err)
	}
	if l.store != nil {
		wholefile.Closed(l.store)
	}
	l.store = file
	return nil
}

func (l *fileLock) unlock() error {
	if l.store != nil {
		wholefile.Closed(l.store)
	}
	return l.lock.Close()
}

func heldByAnother(path, note string) error {
	var by owner
	text, err := os.ReadFile(note)
	if err == nil {
		err = json.Unmarshal(text, &by)
	}
	if err != nil {
		return fault.OfFile(path, fault.ErrHeld, err, "{{.File}} is open in another Laurel. Close it there and try again.")
	}
	return fault.New(
		fault.ErrHeld,
		nil,
		"{{.File}} is open in another Laurel (process {{.Process}} on {{.Computer}}, since {{.Since}}). "+
			"Close it there and try again.",
		locale.Values{
			"File": filepath.Base(path), "Process": by.Process, "Computer": by.Computer,
			"Since": moment(by.Since),
		},
	)
}

// release unlocks the file. Without cleanly, the next process that opens it will check it.
func (l *fileLock) release(cleanly bool) error {
	var err error
	if l.edits != nil {
		err = l.edits.Close()
		l.edits = nil
	}
	if cleanly {
		for _, path := range []string{l.editsPath(), l.note} {
			if gone := os.Remove(path); !errors.Is(gone, fs.ErrNotExist) {
				err = errors.Join(err, gone)
			}
		}
	}
	return fault.Explained(strings.TrimSuffix(l.note, ".open"), errors.Join(err, l.unlock()))
}
