package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// What can go wrong, for errors.Is. The error itself is always a whole sentence that says what happened, to which record, and what to do.
var (
	ErrNotFound      = errors.New("not found")
	ErrExists        = errors.New("already exists")
	ErrInUse         = errors.New("in use")
	ErrNothingToUndo = errors.New("nothing to undo")
	ErrNothingToRedo = errors.New("nothing to redo")
	ErrHeld          = errors.New("held by another process")
	ErrNewer         = errors.New("made by a newer version")
	ErrDamaged       = errors.New("damaged")
	ErrNotStore      = errors.New("not a Laurel file")
	ErrReadOnly      = errors.New("read-only")
	ErrFull          = errors.New("disk full")
	ErrDisk          = errors.New("disk failure")
	ErrPicture       = errors.New("unusable picture")
)

// Error is a sentence for people with the kind of failure (one of the Err values) and its cause, which is for the log.
type Error struct {
	Kind     error
	Sentence string
	Cause    error // may be nil
}

// Error returns the sentence.
func (e *Error) Error() string { return e.Sentence }

// Unwrap returns the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

func failure(kind, cause error, sentence string, args ...any) error {
	return &Error{Kind: kind, Sentence: fmt.Sprintf(sentence, args...), Cause: cause}
}

// InUse says why a record was not deleted: others need it. Deleting with Cascade deletes or frees those too.
type InUse struct {
	Record string         // what a person calls the record
	By     map[string]int // how many of what: "meetings", "takeaways", "contacts", "stays"
	words  []string
}

// Error says how many records need this one, and what to do.
func (e *InUse) Error() string {
	return fmt.Sprintf("%s is still needed by %s. Change those first, or delete it together with what belongs to it.", e.Record, joinAnd(e.words))
}

// Is makes errors.Is(err, ErrInUse) true.
func (e *InUse) Is(target error) bool { return target == ErrInUse }

func joinAnd(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// explained turns a failure of SQLite or of the file system into a sentence about the file; errors that already are sentences and
// those of the caller's own callback stay as they are.
func explained(path string, err error) error {
	var known *Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	if sentence, kind := diagnosis(err); kind != nil {
		return failure(kind, err, "%s: %s", filepath.Base(path), sentence)
	}
	return err
}

// diagnosis returns what happened and what to do, with its kind, which is nil when the failure is another.
func diagnosis(err error) (sentence string, kind error) {
	if isFull(err) {
		return "the disk is full. Nothing of this edit was saved and nothing earlier was lost; make room and try again.", ErrFull
	}
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return "the file or its folder may not be written. Move it to a folder of your own, or ask for the right to write there.", ErrReadOnly
	}
	var failed sqlite3.Error
	if !errors.As(err, &failed) {
		return "", nil
	}
	switch failed.Code & 0xff { // a backup hands out the extended code
	case sqlite3.ErrReadonly, sqlite3.ErrPerm:
		return "the file may not be written. Take away its read-only mark, or save a copy elsewhere and open that.", ErrReadOnly
	case sqlite3.ErrCorrupt:
		return "the file is damaged. It was left as it is; restore the latest backup.", ErrDamaged
	case sqlite3.ErrNotADB:
		return "this is no Laurel file. It was left as it is; choose another one.", ErrNotStore
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return "another program is using the file. Close it there and try again.", ErrHeld
	case sqlite3.ErrIoErr:
		return "the disk could not be read or written; it may be full, failing or unplugged. Nothing of this was saved and nothing earlier was lost; look after the disk and try again.", ErrDisk
	case sqlite3.ErrConstraint:
		return "this would leave records without others that they need. Nothing of it was saved; look at the lists again and repeat it.", ErrInUse
	case sqlite3.ErrCantOpen:
		return "the file could not be opened. Look whether its folder exists and may be written.", ErrReadOnly
	}
	return "", nil
}

// isFull reports whether the disk, a quota or the largest size of a file was reached. SQLite says SQLITE_FULL for the first and passes
// the others on as a failed write with the system's error number.
func isFull(err error) bool {
	var failed sqlite3.Error
	if errors.As(err, &failed) && (failed.Code&0xff == sqlite3.ErrFull || isFullErrno(failed.SystemErrno)) {
		return true
	}
	var number syscall.Errno
	return errors.As(err, &number) && isFullErrno(number)
}
