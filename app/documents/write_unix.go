//go:build !windows

package documents

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// inUse reports whether another program keeps the file to itself, which only Windows lets it do.
func inUse(error) bool { return false }

func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

func readOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

func notFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }

// syncFolder makes new names in a folder outlive a power cut.
func syncFolder(dir string) error {
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = folder.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // some network and FUSE file systems know no such thing
	}
	return errors.Join(err, folder.Close())
}
