package disk

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

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
