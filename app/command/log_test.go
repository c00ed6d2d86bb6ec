package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestNoNameReachesTheLog(t *testing.T) {
	l := newLaurel(t)
	r := &run{}
	r.openLog(l.dir)
	const name = "Ana Prova"
	file := &os.PathError{Op: "open", Path: "Certificate - " + name + ".pdf", Err: syscall.ENOSPC}
	for _, err := range []error{
		errors.New("the certificate of " + name + " could not be made"), file,
		fmt.Errorf("%s: %w", name, errors.Join(errors.New(name), file)),
	} {
		r.log.Error("a test", "cause", err)
	}
	if err := r.logFile.Close(); err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(filepath.Join(l.dir, "log", "laurel.log"))
	if err != nil {
		t.Fatal(err)
	}
	for part, want := range map[string]int{"Ana": 0, "Prova": 0, ".pdf": 0, "a test": 3, syscall.ENOSPC.Error(): 2} {
		if got := strings.Count(string(log), part); got != want {
			t.Errorf("%q is in the log %d times, want %d:\n%s", part, got, want, log)
		}
	}
}
