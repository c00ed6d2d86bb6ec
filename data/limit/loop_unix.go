//go:build unix

package limit

import (
	"errors"
	"syscall"
)

func isLoop(err error) bool { return errors.Is(err, syscall.ELOOP) }
