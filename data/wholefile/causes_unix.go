//go:build !windows

package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// inUse reports whether another program keeps the file to itself, which only Windows lets it do.
func inUse(error) bool { return false }

// IsFull reports whether the disk, a quota or the largest size of a file was reached.
func IsFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// IsReadOnly reports whether the place may not be written.
func IsReadOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// IsNotFolder reports whether something else has the folder's name.
func IsNotFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }

// syncOpened is replaced in tests.
var syncOpened = (*os.File).Sync

// SyncFolder makes new names in a folder outlive a power cut.
func SyncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	err = syncOpened(folder)
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // some network and FUSE file systems have no such call
	}
	return errors.Join(err, folder.Close())
}
