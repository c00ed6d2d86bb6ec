// Package instance sees to one window for a data folder. A second start passes its file to the window that is open and
// ends. Both use a small file in the folder; there is no socket.
package instance

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

	"laurel/data/wholefile"
)

// ErrOpen is the error of Claim when another process has a window for the folder.
var ErrOpen = errors.New("another window is open for this data folder")

const (
	lockName = "window.lock"
	requests = "window-*.request" // with the number of the process that asks

	// patience is how long a second start waits for the window to answer.
	patience = 5 * time.Second
	pause    = 50 * time.Millisecond
)

// request is the content of the file between the two processes, as JSON.
type request struct {
	File string `json:"file"` // an absolute path; empty: the window only comes to the front
}

// Window is the right of this process to the one window of a data folder.
type Window struct {
	dir  string
	lock *flock.Flock
}

// Claim makes this process the one with a window for the data folder, or returns ErrOpen. The right ends with the
// process.
func Claim(dir string) (*Window, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	lock := flock.New(filepath.Join(dir, lockName), flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !got {
		return nil, ErrOpen
	}
	w := &Window{dir: dir, lock: lock}
	w.Requested() // nobody waits for an answer to what is older
	return w, nil
}

// Requested returns what other starts have asked for since the last call: for each the file that is to be opened, empty
// when the window is only to come to the front, as it also is when a request cannot be read.
func (w *Window) Requested() (files []string) {
	paths, _ := filepath.Glob(filepath.Join(w.dir, requests)) // a folder's name that is no pattern finds nothing
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil || os.Remove(path) != nil {
			continue // it would be answered again and again
		}
		var r request
		if err := json.Unmarshal(content, &r); err != nil {
			r = request{}
		}
		files = append(files, r.File)
	}
	return files
}

// Close ends the right to the window.
func (w *Window) Close() error { return w.lock.Close() }

// Pass asks the window of the data folder to come to the front and to open a file, empty for none. It returns when the
// window has read the request; the error is for the log.
func Pass(dir, file string) error {
	if file != "" {
		whole, err := filepath.Abs(file)
		if err != nil {
			return err
		}
		file = whole
	}
	content, err := json.Marshal(request{File: file})
	if err != nil {
		return err
	}
	letForward()
	path := filepath.Join(dir, strings.Replace(requests, "*", strconv.Itoa(os.Getpid()), 1))
	staged, err := wholefile.StageBytes(path, content)
	if err != nil {
		return err
	}
	if err := staged.Replace(); err != nil {
		staged.Discard()
		return err
	}
	for range patience / pause {
		time.Sleep(pause)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	}
	return errors.Join(fmt.Errorf("the open window has not answered in %s", patience), os.Remove(path))
}
