package store

import "syscall"

// The numbers of winerror.h.
const (
	handleDiskFull = syscall.Errno(39)  // ERROR_HANDLE_DISK_FULL
	diskFull       = syscall.Errno(112) // ERROR_DISK_FULL
	quotaExceeded  = syscall.Errno(1295)
)

func isFullErrno(number syscall.Errno) bool {
	return number == handleDiskFull || number == diskFull || number == quotaExceeded
}
