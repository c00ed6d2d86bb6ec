package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"laurel/data/locale"
	"laurel/data/place"
	"laurel/data/store/fault"
)

// What is dangerous to a file before anything has gone wrong.
var (
	ErrPlace = errors.New("a dangerous place")
	ErrClock = errors.New("a clock that is not right")
)

const (
	leastFree      = 200 << 20 // bytes
	leastFreeSizes = 3         // of the file: a backup, a restore and what SQLite needs meanwhile
	clockSlack     = 10 * time.Minute
	longestPause   = 366 * 24 * time.Hour
)

// Warnings returns in a sentence each what is dangerous to the file though nothing has gone wrong yet: a place that is
// synchronised or on another computer (ErrPlace), a clock that is not right (ErrClock), a disk that is nearly full
// (ErrFull).
func (s *Store) Warnings(ctx context.Context) ([]error, error) {
	last, err := lastEdit(ctx, s.db)
	if err != nil {
		return nil, fault.Explained(s.path, err)
	}
	var size int64
	for _, rest := range []string{"", "-wal"} {
		if info, err := os.Stat(s.path + rest); err == nil {
			size += info.Size()
		}
	}
	found := placeWarnings(filepath.Dir(s.path), place.Of(s.path), size)
	if last.id == 0 {
		return found, nil
	}
	at, err := time.Parse(time.RFC3339Nano, last.at)
	if warning := clockWarning(s.now(), at); warning != nil {
		found = append(found, warning)
	}
	return found, err
}

func placeWarnings(folder string, facts place.Facts, size int64) (found []error) {
	values := locale.Values{"Folder": folder, "Service": facts.Service}
	switch {
	case facts.Service != "":
		found = append(found, fault.New(
			ErrPlace,
			nil,
			"{{.Service}} synchronises the folder {{.Folder}}, which has your programs. It may replace your file "+
				"with an older one, and it copies all names to other computers. Exclude the folder there, or move "+
				"your programs.",
			values,
		))
	case facts.Remote:
		found = append(found, fault.New(
			ErrPlace,
			nil,
			"Your programs are in {{.Folder}}, which is on another computer. If the network fails, edits may be "+
				"lost. Move your programs to a folder of this computer.",
			values,
		))
	}
	needed := max(leastFree, leastFreeSizes*size)
	if facts.Free >= 0 && facts.Free < needed {
		found = append(found, fault.New(
			fault.ErrFull,
			nil,
			"Only {{.Free}} MB are free on the disk with your programs; Laurel needs {{.Needed}} MB for edits and "+
				"backups. Free up some space.",
			locale.Values{"Free": facts.Free >> 20, "Needed": (needed + 1<<20 - 1) >> 20},
		))
	}
	return found
}

// clockWarning compares the clock with the last edit.
func clockWarning(now, last time.Time) error {
	values := locale.Values{"Now": fault.Moment(now), "Last": fault.Moment(last)}
	switch {
	case now.Before(last.Add(-clockSlack)):
		return fault.New(
			ErrClock,
			nil,
			"This computer’s clock shows {{.Now}}, but the last edit was made on {{.Last}}. Correct the clock: "+
				"history and backups depend on it.",
			values,
		)
	case now.Sub(last) > longestPause:
		return fault.New(
			ErrClock,
			nil,
			"This computer’s clock shows {{.Now}}, and the last edit was made on {{.Last}}. If the clock is wrong, "+
				"correct it: backups that look too old are deleted.",
			values,
		)
	}
	return nil
}
