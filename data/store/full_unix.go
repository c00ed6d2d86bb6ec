//go:build unix

package store

import "syscall"

func isFullErrno(number syscall.Errno) bool {
	return number == syscall.ENOSPC || number == syscall.EDQUOT || number == syscall.EFBIG
}
