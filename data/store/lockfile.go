package store

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// count notes the number of the last edit beside the file, so that a lost WAL is noticed. It need not reach the disk
// before the edit is reported: with the machine both may be lost.
func (l *fileLock) count(edit int64) {
	if l.edits == nil {
		file, err := os.OpenFile(l.editsPath(), os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return // the edits themselves are safe
		}
		l.edits = file
	}
	_, _ = l.edits.WriteAt(fmt.Appendf(nil, "%0*d", countDigits, edit), 0) // likewise
}

// countDigits is the length of the number in NAME.edits, so that another one can be written over it.
const countDigits = 20

// counted returns the number of the last edit that was noted, and whether there is one.
func (l *fileLock) counted() (n int64, isKnown bool) {
	text, err := os.ReadFile(l.editsPath())
	if err == nil {
		n, err = strconv.ParseInt(string(text), 10, 64)
	}
	return n, err == nil
}

func (l *fileLock) editsPath() string { return strings.TrimSuffix(l.note, ".open") + ".edits" }

// Recovery describes a file that was not closed the last time, or was copied without the edits beside it (its WAL)
// while Laurel was open: the last edit that is there, and how many were reported as saved after it and are lost.
type Recovery struct {
	Label  string    // of the last edit; empty: there is none
	At     time.Time // when it was made
	Lost   int
	Copied bool // it was copied alone: whether edits are missing is not known
}
