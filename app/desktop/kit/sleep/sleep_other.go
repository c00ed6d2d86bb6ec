//go:build !linux && !windows

package sleep

import "context"

// Wait returns ErrUnknown.
func Wait(context.Context) (release func(), err error) { return nil, ErrUnknown }
