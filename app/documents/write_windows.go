package documents

import (
	"errors"
	"io/fs"
	"syscall"
)

// Codes of Windows (winerror.h) that package syscall does not name.
const (
	errorWriteProtect     syscall.Errno = 19
	errorSharingViolation syscall.Errno = 32
	errorLockViolation    syscall.Errno = 33
	errorHandleDiskFull   syscall.Errno = 39
	errorDiskFull         syscall.Errno = 112
	errorDirectory        syscall.Errno = 267
)

// inUse reports whether another program, Excel for one, keeps the file to itself.
func inUse(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation)
}

func diskFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

func readOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, errorWriteProtect)
}

func notFolder(err error) bool {
	return errors.Is(err, errorDirectory) || errors.Is(err, syscall.ENOTDIR)
}

// syncFolder does nothing: NTFS keeps its own journal of names, and Windows syncs no folder.
func syncFolder(string) error { return nil }
