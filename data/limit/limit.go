// Package limit is what a file from elsewhere may have at most: one table, and readers that keep to it. A file is
// measured before it is read and a stream while it is read, and every reading ends with its context. Beyond a limit
// there is a sentence, before the memory is allocated. It imports locale alone.
package limit

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"

	"laurel/data/locale"
)

// The most bytes of a file.
const (
	// ListBytes is of a schedule or a list: a conference of 1,000 meetings has 3 MB, a calendar kept for ten years 10.
	ListBytes = 64 << 20
	// ProgramBytes is of a program file, which has many photos.
	ProgramBytes = 512 << 20
	// AttachmentBytes is of a PDF that goes into a packet.
	AttachmentBytes = 200 << 20
	// NoteBytes is of a file that decides how others are read: a mapping, a list of decisions.
	NoteBytes = 16 << 20
	// SecretBytes is of a file with a passphrase or a recovery key.
	SecretBytes = 4 << 10
	// UnpackedBytes is of all that is read of an archive: a roster of 10,000 people has 15 MB, one of 100,000 150 MB.
	UnpackedBytes = 512 << 20
	// PieceBytes is of one line of a table, or one tag or text of XML; a cell of Excel has 32,767 characters.
	PieceBytes = 4 << 20
	// SharedBytes is of all the texts that the cells of a workbook share.
	SharedBytes = 128 << 20
	// CellBytes is of all the texts of a sheet; what is repeated counts.
	CellBytes = 512 << 20
)

// The most of what is in a file.
const (
	Depth   = 200        // of nested elements; workbooks have some 20, a program file 10
	Parts   = 10_000     // of an archive
	Rows    = 200_000    // of a table
	Columns = 500        // of a table
	Cells   = 10_000_000 // of a table, the empty ones before the last of a row too
	Values  = 10_000_000 // of JSON
	Objects = 1_000_000  // of JSON
	Cards   = 50_000     // of a file of contacts: an address book has some thousands
	Events  = 50_000     // of a calendar: more are those of years
	Lines   = 1_500_000  // of a calendar
	Steps   = 10_000_000 // to follow how the events of a calendar repeat: 6,000 each day for four years
)

// What is beyond a limit, for errors.Is.
var (
	ErrTooLarge = errors.New("too large")
	ErrTooMany  = errors.New("too many")
	ErrTooDeep  = errors.New("too deep")
	ErrNotFile  = errors.New("not a file")
	ErrCut      = errors.New("cut off")
)

// Error is why a file is not read, as a part of a sentence that names the file.
type Error struct {
	Kind  error // one of the Err values, or nil: the file cannot be opened
	Cause error // may be nil

	text   string // a key of the catalogue
	values locale.Values
}

// Error returns the sentence in English.
func (e *Error) Error() string { return e.In(locale.English) }

// In returns the sentence in a language.
func (e *Error) In(l locale.Language) string {
	values := locale.Values{}
	for name, value := range e.values {
		if key, isKey := value.(what); isKey {
			value = l.Text(string(key))
		}
		values[name] = value
	}
	return l.Text(e.text, values)
}

// Unwrap returns the kind and the cause.
func (e *Error) Unwrap() []error { return []error{e.Kind, e.Cause} }

// what is the key of what there is too much of.
type what string

// TooLarge is the error of more bytes than that.
func TooLarge(most int64) error {
	size, unit := most>>20, "MB"
	if size == 0 {
		size, unit = most>>10, "KB"
	}
	return &Error{
		Kind: ErrTooLarge,
		text: "it is larger than {{.Size}} {{.Unit}}, the most that Laurel reads of such a file; " +
			"choose another one, or split it",
		values: locale.Values{"Size": size, "Unit": unit},
	}
}

// TooMany is the error of more than that; of is a key of the catalogue that begins with "limit.": limit.rows.
func TooMany(most int, of string) error {
	return &Error{
		Kind:   ErrTooMany,
		text:   "it has more than {{.Most}} {{.What}}, which no program needs; choose another one, or split it",
		values: locale.Values{"Most": most, "What": what(of)},
	}
}

// TooDeep is the error of elements that are nested deeper than Depth.
func TooDeep() error {
	return &Error{
		Kind: ErrTooDeep,
		text: "it is nested more than {{.Most}} levels deep, which no list or schedule is; " +
			"it is damaged or malicious",
		values: locale.Values{"Most": Depth},
	}
}

// Cut is the error of a file that is not whole.
func Cut(cause error) error {
	return &Error{
		Kind: ErrCut, Cause: cause,
		text: "it ends too early: it was cut off when it was copied or downloaded; get it again",
	}
}

// reader reads up to so many bytes, until the context ends.
type reader struct {
	ctx  context.Context
	from io.Reader
	left int64
	most int64
}

// NewReader returns a reader that fails with ErrTooLarge behind so many bytes, and with the context's error once it
// has ended.
func NewReader(ctx context.Context, from io.Reader, most int64) io.Reader {
	return &reader{ctx, from, most, most}
}

// Read implements io.Reader.
func (r *reader) Read(into []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	if r.left == 0 { // there may be nothing behind it
		var one [1]byte
		if n, err := r.from.Read(one[:]); n == 0 {
			return 0, err
		}
		return 0, TooLarge(r.most)
	}
	n, err := r.from.Read(into[:min(int64(len(into)), r.left, 1<<20)])
	r.left -= int64(n)
	return n, err
}

// Read reads a whole stream, of which the first bytes are read already. A file that is larger is refused before.
func Read(ctx context.Context, first []byte, from io.Reader, most int64) ([]byte, error) {
	size := int64(len(first))
	if file, isFile := from.(*os.File); isFile {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			size = max(size, info.Size())
		}
	}
	if size > most {
		return nil, TooLarge(most)
	}
	content := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead)) // so that it does not grow at its end
	content.Write(first)
	_, err := content.ReadFrom(NewReader(ctx, from, most-int64(len(first))))
	if errors.Is(err, ErrTooLarge) {
		err = TooLarge(most)
	}
	if err != nil {
		return nil, err
	}
	return content.Bytes(), nil
}

// Open opens a file for reading. What is no file, such as a pipe, which would be waited for without end, is refused.
func Open(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return nil, &Error{Kind: ErrNotFile, text: "it is not a file but a folder, a pipe or a device; choose a file"}
	}
	var file *os.File
	if err == nil {
		file, err = os.Open(path)
	}
	switch {
	case isLoop(err):
		return nil, &Error{Kind: ErrNotFile, Cause: err, text: "it is a link that leads to itself; choose the file"}
	case err != nil:
		return nil, &Error{Cause: err, text: "it cannot be read; check that it exists and that you may open it"}
	}
	return file, nil
}

// ReadFile reads a whole file.
func ReadFile(ctx context.Context, path string, most int64) ([]byte, error) {
	file, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	return Read(ctx, nil, file, most)
}
