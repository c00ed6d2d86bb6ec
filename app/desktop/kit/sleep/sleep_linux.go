package sleep

import (
	"context"
	"errors"
	"os"

	"github.com/godbus/dbus/v5"
)

// logind as it is on the system's bus: https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html
const (
	manager      = "org.freedesktop.login1.Manager"
	managerName  = "org.freedesktop.login1"
	managerPath  = "/org/freedesktop/login1"
	sleepMember  = "PrepareForSleep" // true: about to; false: awake again
	inhibitAsked = manager + ".Inhibit"
)

// Wait returns when the system is about to sleep. It then waits, for a few seconds at most, until release is called.
// The error is ErrUnknown, or that of the context.
func Wait(ctx context.Context) (release func(), err error) {
	bus, err := dbus.ConnectSystemBus(dbus.WithContext(ctx))
	if err != nil {
		return nil, unknown(ctx, err)
	}
	defer func() { _ = bus.Close() }() // nothing was written that could be lost
	signals := make(chan *dbus.Signal, 1)
	bus.Signal(signals)
	err = bus.AddMatchSignalContext(ctx, dbus.WithMatchSender(managerName), dbus.WithMatchInterface(manager),
		dbus.WithMatchMember(sleepMember))
	if err != nil {
		return nil, unknown(ctx, err)
	}
	var delay dbus.UnixFD // while it is open the system waits
	err = bus.Object(managerName, managerPath).
		CallWithContext(ctx, inhibitAsked, 0, "sleep", "Laurel", "Locks the programs", "delay").Store(&delay)
	if err != nil {
		return nil, unknown(ctx, err)
	}
	asked := os.NewFile(uintptr(delay), "sleep")
	release = func() { _ = asked.Close() }
	for {
		select {
		case <-ctx.Done():
			release()
			return nil, ctx.Err()
		case signal, isOpen := <-signals:
			if !isOpen {
				release()
				return nil, unknown(ctx, dbus.ErrClosed)
			}
			if begins, is := signal.Body[0].(bool); is && begins {
				return release, nil
			}
		}
	}
}

func unknown(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return errors.Join(ErrUnknown, err)
}
