//go:build unix && !linux

package disk

import "golang.org/x/sys/unix"

// setLock locks for the process.
const setLock = unix.F_SETLK
