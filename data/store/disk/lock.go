package disk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"laurel/data/locale"
	"laurel/data/store/fault"
	"laurel/data/wholefile"
)

// Lock keeps other processes away from a file. The lock lies beside it (NAME.lock) and on a byte of the file
// itself, since the one beside it may be deleted; both end with the process. NAME.open names the process that has the
// lock, and when it is found without a lock, the last process did not end well.
type Lock struct {
	lock    *flock.Flock
	store   *os.File // keeps the lock on the file itself; nil: there is none
	note    string
	Unclean bool     // the file was not closed the last time
	edits   *os.File // NAME.edits: the number of the last edit; nil until there is one
}

// owner is the content of NAME.open.
type owner struct {
	Process  int       `json:"process"`
	Computer string    `json:"computer"`
	Since    time.Time `json:"since"`
}

// LockFile locks the file at path, or returns an error that names the process that has the lock.
func LockFile(path string, now time.Time) (*Lock, error) {
	l := &Lock{lock: flock.New(path+".lock", flock.SetPermissions(0o600)), note: path + ".open"}
	got, err := l.lock.TryLock()
	if err != nil {
		return nil, fault.Explained(path, err)
	}
	if !got {
		return nil, HeldByAnother(path, l.note)
	}
	if err := l.LockStore(path); err != nil {
		return nil, errors.Join(err, l.lock.Close())
	}
	l.Unclean = Exists(l.note) || Exists(l.editsPath()) || HasWAL(path)
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

// LockStore locks the file that now has the name; to be called again when it is made or replaced.
func (l *Lock) LockStore(path string) error {
	if l.store != nil {
		locked, err := l.store.Stat()
		named, missing := os.Stat(path)
		if err == nil && missing == nil && os.SameFile(locked, named) {
			return nil
		}
	}
	file, err := lockStore(path)
	if errors.Is(err, fault.ErrHeld) {
		return HeldByAnother(path, l.note)
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

func (l *Lock) unlock() error {
	if l.store != nil {
		wholefile.Closed(l.store)
	}
	return l.lock.Close()
}

// HeldByAnother returns the error for a file that another process has open, which it names by the note beside it.
func HeldByAnother(path, note string) error {
	var by owner
	text, err := os.ReadFile(note)
	if err == nil {
		err = json.Unmarshal(text, &by)
	}
	if err != nil {
		return fault.OfFile(
			path,
			fault.ErrHeld,
			err,
			"{{.File}} is open in another Laurel. Close it there and try again.",
		)
	}
	return fault.New(
		fault.ErrHeld,
		nil,
		"{{.File}} is open in another Laurel (process {{.Process}} on {{.Computer}}, since {{.Since}}). "+
			"Close it there and try again.",
		locale.Values{
			"File": filepath.Base(path), "Process": by.Process, "Computer": by.Computer,
			"Since": fault.Moment(by.Since),
		},
	)
}

// Release unlocks the file. Without cleanly, the next process that opens it will check it.
func (l *Lock) Release(cleanly bool) error {
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

// Count notes the number of the last edit beside the file, so that a lost WAL is noticed. It need not reach the disk
// before the edit is reported: with the machine both may be lost.
func (l *Lock) Count(edit int64) {
	if l.edits == nil {
		file, err := os.OpenFile(l.editsPath(), os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return // the edits themselves are safe
		}
		l.edits = file
	}
	_, _ = l.edits.WriteAt(fmt.Appendf(nil, "%0*d", CountDigits, edit), 0) // likewise
}

// CountDigits is the length of the number in NAME.edits, so that another one can be written over it.
const CountDigits = 20

// Counted returns the number of the last edit that was noted, and whether there is one.
func (l *Lock) Counted() (n int64, isKnown bool) {
	text, err := os.ReadFile(l.editsPath())
	if err == nil {
		n, err = strconv.ParseInt(string(text), 10, 64)
	}
	return n, err == nil
}

func (l *Lock) editsPath() string { return strings.TrimSuffix(l.note, ".open") + ".edits" }
