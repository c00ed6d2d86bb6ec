//go:build unix

package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"

	"laurel/data/store/fault"
)

// storeByte is the byte of a store that its process locks: beyond the size of any file, and beyond those that SQLite
// locks, which are the 512 from 0x40000000 on.
const storeByte = 1 << 62

// lockStore locks a byte of the file at path until the returned file is closed; ErrHeld: another process has it. Where
// there is no file, or no such lock on its disk, it returns nil: the lock beside the file has to do.
func lockStore(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	lock := unix.Flock_t{Type: unix.F_WRLCK, Whence: io.SeekStart, Start: storeByte, Len: 1}
	err = unix.FcntlFlock(file.Fd(), setLock, &lock)
	switch {
	case err == nil:
		return file, nil
	case errors.Is(err, unix.EAGAIN), errors.Is(err, unix.EACCES):
		err = fault.ErrHeld
	default:
		err = nil
	}
	return nil, errors.Join(err, file.Close())
}
