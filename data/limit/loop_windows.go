package limit

import (
	"errors"
	"syscall"
)

// errorCantResolveFilename is of a name that cannot be resolved, as of a link that leads to itself (winerror.h).
const errorCantResolveFilename syscall.Errno = 1921

func isLoop(err error) bool { return errors.Is(err, errorCantResolveFilename) }
