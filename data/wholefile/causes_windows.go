package wholefile

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
	errorQuotaExceeded    syscall.Errno = 1295
)

// inUse reports whether another program, Excel for one, keeps the file to itself.
func inUse(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation)
}

// IsFull reports whether the disk or a quota was reached.
func IsFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull) || errors.Is(err, errorQuotaExceeded)
}

// IsReadOnly reports whether the place may not be written.
func IsReadOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, errorWriteProtect)
}

// IsNotFolder reports whether something else has the folder's name.
func IsNotFolder(err error) bool {
	return errors.Is(err, errorDirectory) || errors.Is(err, syscall.ENOTDIR)
}

// SyncFolder does nothing: NTFS keeps its own journal of names, and Windows syncs no folder.
func SyncFolder(string) error { return nil }
