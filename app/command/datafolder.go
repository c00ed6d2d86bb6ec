package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"laurel/data/place"
	"laurel/data/store"
)

const storeName = "laurel.db"

// portableName is the folder beside the executable that makes Laurel keep everything in it, as on a USB stick.
const portableName = "Laurel data"

// portableDataDir is the folder of a portable Laurel, or "" for one that was installed.
func portableDataDir() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	return portableBeside(program)
}

func portableBeside(program string) string {
	dir := filepath.Join(filepath.Dir(program), portableName)
	if entry, err := os.Stat(dir); err != nil || !entry.IsDir() {
		return ""
	}
	return dir
}

// defaultDataDir is the folder of the programs without --data-dir: that of a portable Laurel, else %AppData%\Laurel,
// ~/Library/Application Support/Laurel or ~/.config/Laurel.
func defaultDataDir() (string, error) {
	if dir := portableDataDir(); dir != "" {
		return dir, nil
	}
	config, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf(
			"this computer does not say where programs keep their files; name a folder with --data-dir: %w", err,
		)
	}
	return filepath.Join(config, "Laurel"), nil
}

func (r *run) dataDir() (string, error) {
	dir, _, err := r.dataPlace()
	return dir, err
}

// dataPlace returns the data folder, and whether the programs were moved there.
func (r *run) dataPlace() (dir string, isMoved bool, err error) {
	if dir = r.grammar.DataDir; dir == "" {
		if dir, err = defaultDataDir(); err != nil {
			return "", false, err
		}
	}
	dir, isMoved = place.Now(dir)
	return dir, isMoved, nil
}

// errNoStore is the error of a question about programs where none were ever kept.
var errNoStore = errors.New("there are no programs yet")

// store opens the store of the data folder for the time of the command. It makes none: where there was never one it
// returns errNoStore.
func (r *run) store() (*store.Store, error) {
	dir, isMoved, err := r.dataPlace()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, storeName)); errors.Is(err, fs.ErrNotExist) && !isMoved {
		return nil, fmt.Errorf("%w in %s", errNoStore, dir)
	}
	return r.storeOrNew()
}

// storeOrNew opens the store of the data folder for the time of the command, and makes it where there is none.
func (r *run) storeOrNew() (*store.Store, error) {
	dir, err := r.dataDir()
	if err != nil {
		return nil, err
	}
	key, err := r.key(filepath.Join(dir, storeName))
	if err != nil {
		return nil, err
	}
	opened, err := r.open(r.ctx, dir, key)
	if err == nil {
		r.stores = append(r.stores, opened)
		r.printLost(opened)
	}
	return opened, err
}

// printLost prints which edits are missing, or may be, in a store that was not closed or was copied alone: the next
// process finds it closed.
func (r *run) printLost(opened *store.Store) {
	found, _ := opened.Recovered()
	last := "nothing"
	if found.Label != "" {
		last = fmt.Sprintf("“%s” of %s", found.Label, found.At.Local().Format("2 January 2006, 15:04"))
	}
	switch {
	case found.Copied:
		fmt.Fprintf(r.Stderr, "warning: %s was copied while Laurel had it open. The last edit in it is %s; "+
			"those after it are missing if there were any.\n", storeName, last)
	case found.Lost > 0:
		fmt.Fprintf(r.Stderr, "warning: Laurel was not closed properly last time. The last edit that is here is %s; "+
			"%s after it lost. A backup may have what is missing.\n",
			last, counted(found.Lost, "edit is", "edits are"))
	}
}

// open opens the store of the data folder with a key. Where it was moved there it is not made again: its disk may not
// be connected. Whoever opens closes.
func (r *run) open(ctx context.Context, dir string, key store.Key) (*store.Store, error) {
	_, isMoved, err := r.dataPlace()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil && !isMoved {
		return nil, fmt.Errorf("the folder %s cannot be made; name another one with --data-dir", dir)
	}
	r.openLog(dir)
	return store.Open(ctx, filepath.Join(dir, storeName), store.Options{
		Now: r.Now, Log: r.log, Key: key, Who: cmp.Or(os.Getenv("USER"), os.Getenv("USERNAME")), MustExist: isMoved,
	})
}

// closeStores ends what the command opened.
func (r *run) closeStores() (err error) {
	for _, opened := range r.stores {
		err = errors.Join(err, opened.Close())
	}
	r.stores = nil
	return err
}
