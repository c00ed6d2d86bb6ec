package sleep

import (
	"context"
	"errors"
	"sync"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// PowerRegisterSuspendResumeNotification, from Windows 8 on:
// https://learn.microsoft.com/windows/win32/api/powerbase/nf-powerbase-powerregistersuspendresumenotification
const (
	deviceNotifyCallback = 2
	aboutToSuspend       = 4 // PBT_APMSUSPEND
	longestDelay         = 2 * time.Second
)

// subscription is DEVICE_NOTIFY_SUBSCRIBE_PARAMETERS.
type subscription struct{ callback, context uintptr }

// suspending gets, once registered, what ends the delay of each suspension; the callback stays until the process ends.
var suspending = sync.OnceValues(func() (chan chan struct{}, error) {
	reports := make(chan chan struct{})
	params := &subscription{callback: windows.NewCallback(func(_, kind, _ uintptr) uintptr {
		if kind == aboutToSuspend {
			released := make(chan struct{})
			select {
			case reports <- released:
				select {
				case <-released:
				case <-time.After(longestDelay):
				}
			default: // nobody waits
			}
		}
		return 0
	})}
	var handle uintptr
	register := windows.NewLazySystemDLL("powrprof.dll").NewProc("PowerRegisterSuspendResumeNotification")
	if err := register.Find(); err != nil {
		return nil, errors.Join(ErrUnknown, err)
	}
	code, _, _ := register.Call(
		deviceNotifyCallback, uintptr(unsafe.Pointer(params)), uintptr(unsafe.Pointer(&handle)),
	)
	if code != 0 {
		return nil, errors.Join(ErrUnknown, windows.Errno(code))
	}
	return reports, nil
})

// Wait returns when the system is about to sleep. It then waits, for a few seconds at most, until release is called.
// The error is ErrUnknown, or that of the context.
func Wait(ctx context.Context) (release func(), err error) {
	reports, err := suspending()
	if err != nil {
		return nil, err
	}
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case released := <-reports:
		return func() { close(released) }, nil
	}
}
