// Package sleep waits until the system is about to sleep, where the system reports that: Linux by logind, Windows by
// its power notifications. macOS reports it to Objective-C only; there the clock shows sleep afterwards.
package sleep

import "errors"

// ErrUnknown is returned where the system does not report that it is about to sleep.
var ErrUnknown = errors.New("the system does not report when it is about to sleep")
