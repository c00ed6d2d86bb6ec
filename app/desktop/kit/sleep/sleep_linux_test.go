package sleep

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

// login is logind, as far as Laurel asks it.
type login struct{ asked chan *os.File }

// Inhibit returns the end of a pipe: the other one is at its end once nobody has it open.
func (l login) Inhibit(_, _, _, _ string) (dbus.UnixFD, *dbus.Error) {
	read, write, err := os.Pipe()
	if err != nil {
		return 0, dbus.MakeFailedError(err)
	}
	l.asked <- read
	return dbus.UnixFD(write.Fd()), nil
}

func TestTheSystemIsAboutToSleep(t *testing.T) {
	if _, err := exec.LookPath("dbus-daemon"); err != nil {
		t.Skip("there is no dbus-daemon")
	}
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address", "--address=unix:dir="+t.TempDir())
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait() // it was killed
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", strings.TrimSpace(address))
	if _, err := Wait(t.Context()); !errors.Is(err, ErrUnknown) {
		t.Errorf("without logind: %v", err)
	}
	bus, err := dbus.Connect(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = bus.Close() }()
	l := login{make(chan *os.File, 1)}
	if err := bus.Export(l, managerPath, manager); err != nil {
		t.Fatal(err)
	}
	if _, err := bus.RequestName(managerName, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	released := make(chan func(), 1)
	go func() {
		release, err := Wait(ctx)
		if err != nil {
			t.Error(err)
		}
		released <- release
	}()
	read := <-l.asked
	defer func() { _ = read.Close() }()
	for _, begins := range []bool{false, true} {
		if err := bus.Emit(managerPath, manager+"."+sleepMember, begins); err != nil {
			t.Fatal(err)
		}
	}
	if release := <-released; release != nil {
		release()
	}
}
