package disk

import "golang.org/x/sys/unix"

// setLock locks for the open file: unlike a lock of the process it outlasts that the same file is opened and closed
// elsewhere in it.
const setLock = unix.F_OFD_SETLK
