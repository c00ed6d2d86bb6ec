// Package fault describes what goes wrong with a store in sentences for people: what happened, to which file or record,
// and what to do. SQLite's codes and the system's errors become one of the kinds of failure, and stay as the cause, for
// the log.
package fault

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/wholefile"
)

// What can go wrong, for errors.Is. The error itself is always a whole sentence: what happened, to which record, and
// what to do.
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
	ErrTooLarge      = errors.New("too large")
	ErrMemory        = errors.New("too little memory")
	ErrUnexpected    = errors.New("unexpected failure")
	ErrSealed        = errors.New("sealed")
	ErrPassphrase    = errors.New("wrong passphrase")
)

// Error is a sentence for people with the kind of failure (one of the Err values) and its cause, which is for the log.
type Error struct {
	Kind  error
	Cause error // may be nil

	text   string // a key of the catalogue
	values locale.Values
}

// Error returns the sentence in English.
func (e *Error) Error() string { return e.In(locale.English) }

// In returns the sentence in a language.
func (e *Error) In(l locale.Language) string { return textIn(l, e.text, e.values) }

// textIn is a text of the catalogue with values, of which some are texts themselves.
func textIn(l locale.Language, text string, values locale.Values) string {
	values = maps.Clone(values)
	for name, value := range values {
		if part, translated := value.(Localized); translated {
			values[name] = part.In(l)
		}
	}
	return l.Text(text, values)
}

// Unwrap returns the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

// LogValue implements slog.LogValuer: the kind and SQLite's codes, since the sentence and the causes may name people.
func (e *Error) LogValue() slog.Value {
	var failed sqlite3.Error
	if !errors.As(e.Cause, &failed) {
		return slog.StringValue(fmt.Sprintf("%v: %T", e.Kind, e.Cause))
	}
	return slog.StringValue(fmt.Sprintf(
		"%v: SQLite %d, extended %d, system %d", e.Kind, failed.Code, failed.ExtendedCode, failed.SystemErrno,
	))
}

// ContentError is a row that could not be read into a record.
type ContentError struct {
	Kind  string // of the record
	Cause error
}

func (e *ContentError) Error() string { return fmt.Sprintf("%s: %v", e.Kind, e.Cause) }
func (e *ContentError) Unwrap() error { return e.Cause }

// New returns an Error of a kind, with a text of the catalogue and its values.
func New(kind, cause error, text string, values locale.Values) error {
	return &Error{Kind: kind, Cause: cause, text: text, values: values}
}

// OfFile is failure with the file's name as a value.
func OfFile(path string, kind, cause error, text string) error {
	return New(kind, cause, text, locale.Values{"File": filepath.Base(path)})
}

// Counted is a value of an error's sentence that depends on a number.
type Counted struct {
	Text string
	N    int
}

// In returns the value in a language.
func (c Counted) In(l locale.Language) string { return l.Count(c.Text, c.N) }

// RecordName is a value of an error's sentence: what a kind of record is called.
type RecordName string

// In returns the value in a language.
func (r RecordName) In(l locale.Language) string { return l.Name("record", string(r)) }

// InUse is the error of deleting a record that others need. Deleting with Cascade deletes or frees those too.
type InUse struct {
	Record string         // what a person calls the record
	By     map[string]int // how many of what, as in the texts in-use.…

	order []string // of By
}

// Add adds how many of what need the record.
func (e *InUse) Add(what string, n int) {
	e.By[what] = n
	e.order = append(e.order, what)
}

// Error returns in English how many records need this one, and what to do.
func (e *InUse) Error() string { return e.In(locale.English) }

// In returns in a language how many records need this one, and what to do.
func (e *InUse) In(l locale.Language) string {
	var users []string
	for _, what := range e.order {
		users = append(users, l.Count("in-use."+what, e.By[what]))
	}
	return l.Text(
		"{{.Record}} is still needed by {{.Users}}. Change those first, or delete it together with what belongs to it.",
		locale.Values{"Record": e.Record, "Users": l.And(users...)},
	)
}

// Is makes errors.Is(err, ErrInUse) true.
func (e *InUse) Is(target error) bool { return target == ErrInUse }

// NoProgram returns the error for a program that was deleted.
func NoProgram() error {
	return New(ErrNotFound, nil, "That program no longer exists. Choose another one from the list.", nil)
}

// Explained turns a failure of SQLite, of the file system or of what a row holds into a sentence about the file. What
// is a sentence already stays as it is, without what it was joined with.
func Explained(path string, err error) error {
	var known *Error
	var invalid *program.Invalid
	var inUse *InUse
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.As(err, &known):
		return known
	case errors.As(err, &invalid):
		return invalid
	case errors.As(err, &inUse):
		return inUse
	}
	kind, text := diagnosis(err)
	return OfFile(path, kind, err, text)
}

// diagnoses are the kinds and sentences of SQLite's codes.
var diagnoses = []struct {
	kind  error
	codes []sqlite3.ErrNo
	text  string
}{
	{
		ErrReadOnly,
		[]sqlite3.ErrNo{sqlite3.ErrReadonly, sqlite3.ErrPerm},
		"{{.File}}: the file cannot be written. Remove its read-only mark, or save a copy elsewhere and open that.",
	},
	{
		ErrDamaged,
		[]sqlite3.ErrNo{sqlite3.ErrCorrupt},
		"{{.File}}: the file is damaged. It was left unchanged; restore the latest backup.",
	},
	{ErrNotStore, []sqlite3.ErrNo{sqlite3.ErrNotADB}, NotOurs},
	{
		ErrHeld,
		[]sqlite3.ErrNo{sqlite3.ErrBusy, sqlite3.ErrLocked},
		"{{.File}}: another program is using the file. Close it there and try again.",
	},
	{
		ErrDisk,
		[]sqlite3.ErrNo{sqlite3.ErrIoErr},
		diskFailure,
	},
	{
		ErrInUse,
		[]sqlite3.ErrNo{sqlite3.ErrConstraint},
		"{{.File}}: this would leave records without others that they need. It was not saved; check the lists and " +
			"try again.",
	},
	{
		ErrReadOnly,
		[]sqlite3.ErrNo{sqlite3.ErrCantOpen},
		"{{.File}}: the file could not be opened. Check that its folder exists and that you may write to it.",
	},
	{
		ErrTooLarge,
		[]sqlite3.ErrNo{sqlite3.ErrTooBig},
		"{{.File}}: a text or a picture is too large to save. This change was not saved; everything saved earlier is " +
			"still there. Make it smaller and try again.",
	},
	{
		ErrMemory,
		[]sqlite3.ErrNo{sqlite3.ErrNomem},
		"{{.File}}: this computer has too little memory. This change was not saved; everything saved earlier is " +
			"still there. Close other programs and try again.",
	},
	{
		ErrDamaged, // a file that is built otherwise, or whose rows hold what Laurel never writes
		[]sqlite3.ErrNo{sqlite3.ErrError, sqlite3.ErrSchema, sqlite3.ErrMismatch, sqlite3.ErrFormat, sqlite3.ErrRange},
		unexpectedContent,
	},
}

const unexpectedContent = "{{.File}} does not contain what Laurel expects: it is damaged or was changed by another " +
	"program. It was left unchanged; restore the latest backup."

// diskFailure is the text for a disk that could not be read or written.
const diskFailure = "{{.File}}: the disk could not be read or written; it may be full, failing or unplugged. This " +
	"change was not saved; everything saved earlier is still there. Check the disk and try again."

// NotOurs is the text for a file that is no store.
const NotOurs = "{{.File}} is not a Laurel file. It was left unchanged; choose another one."

// diagnosis returns what happened and what to do, with its kind.
//
//nolint:revive,staticcheck // the kind is a value, not a failure
func diagnosis(err error) (kind error, text string) {
	var failed sqlite3.Error
	var ofSystem *fs.PathError
	switch {
	case IsFull(err):
		return ErrFull, "{{.File}}: the disk is full. This change was not saved; everything saved earlier is still " +
			"there. Free up space and try again."
	case wholefile.IsReadOnly(err):
		return ErrReadOnly, "{{.File}}: the file or its folder cannot be written. Move it to a folder of your own, " +
			"or ask for permission to write there."
	case errors.As(err, &failed):
		for _, d := range diagnoses {
			if slices.Contains(d.codes, failed.Code&0xff) { // a backup hands out the extended code
				return d.kind, d.text
			}
		}
		return ErrUnexpected, Unexpected
	case errors.Is(err, fs.ErrNotExist):
		return ErrNotFound, "{{.File}}: a file or folder is missing. Check that its disk is connected, and try again."
	case errors.As(err, &ofSystem):
		return ErrDisk, diskFailure
	case isOfContent(err):
		return ErrDamaged, unexpectedContent
	}
	return ErrUnexpected, Unexpected
}

// Unexpected is the text for what has no other.
const Unexpected = "{{.File}}: something unexpected went wrong. This change was not saved; everything saved earlier " +
	"is still there. Close Laurel and open it again. If that does not help, restore the latest backup."

// isOfContent reports whether a row could not be read since it holds what Laurel never writes.
func isOfContent(err error) bool {
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	var notime *time.ParseError
	var unread *ContentError
	return errors.As(err, &unread) || errors.As(err, &syntax) || errors.As(err, &mistyped) || errors.As(err, &notime) ||
		errors.Is(err, io.ErrUnexpectedEOF)
}

// IsOfFile reports whether a failure is one of the file, and not of what is to be written.
func IsOfFile(err error) bool {
	var failed sqlite3.Error
	var unread *ContentError
	return errors.As(err, &failed) || errors.As(err, &unread)
}

// IsFull reports whether the disk, a quota or the largest size of a file was reached. SQLite reports the first as
// SQLITE_FULL and the others as a failed write with the system's error number.
func IsFull(err error) bool {
	var failed sqlite3.Error
	return errors.As(err, &failed) && (failed.Code&0xff == sqlite3.ErrFull || wholefile.IsFull(failed.SystemErrno)) ||
		wholefile.IsFull(err)
}

// Unwritten returns the error for a sealed file that could not be written.
func Unwritten(path string, err error) error {
	if err == nil {
		return nil
	}
	if err := Explained(path, err); errors.As(err, new(*Error)) {
		return err
	}
	return OfFile(path, ErrDisk, err, diskFailure)
}
