package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/fault"
)

const (
	editsBesideFaults = 12
	olderBackup       = "an older backup"
	faultsOfAKind     = 100 // at most; they are spread over all calls
)

// childMeetsFaults edits a store, each edit adding two people of one name, and backs it up, whatever fails. It reports
// each edit: "saved NAME", or "refused NAME" where there was a sentence.
func childMeetsFaults(path string, owner program.ID) int {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{Key: key()})
	if err != nil {
		return refused("the opening", err)
	}
	code := 0
	for n := range editsBesideFaults {
		name := fmt.Sprint("Guest", n)
		err := s.Edit(ctx, "Add two", func(tx *Tx) error {
			for range 2 {
				guest := &program.Person{
					ID: program.NewID(), Role: program.Guest, Given: name, Notes: strings.Repeat("note ", 2000),
				}
				if err := tx.Put(owner, guest); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			code = max(code, refused(name, err))
			continue
		}
		fmt.Println("saved", name)
	}
	if err := s.Backup(ctx, path+".backup"); err != nil {
		code = max(code, refused("the backup", err))
	}
	if err := s.Close(); err != nil {
		code = max(code, refused("the end", err))
	}
	return code
}

func refused(what string, err error) int {
	fmt.Println("refused", what)
	if !errors.As(err, new(*fault.Error)) {
		fmt.Fprintf(os.Stderr, "%s: no sentence: %v\n", what, err)
		return 1
	}
	return 0
}

// faults has a child meet faults and looks at what is left.
type faults struct {
	*testing.T
	command func(t *testing.T, path string, owner program.ID) *exec.Cmd
	edits   map[string]int // how many were saved, refused, and refused but there all the same
}

// meet looks whether each edit is there whole or not at all, with what was reported as saved, and whether the backup is
// the older one or a whole one.
func (f faults) meet(name string) {
	f.Helper()
	path := filepath.Join(f.TempDir(), "laurel.db")
	p := programtest.Delegation(3, 3)
	s, err := Open(f.Context(), path, Options{Key: key()})
	must(f, err)
	edit(f, s, "Start", func(tx *Tx) error { return tx.PutWhole(p) })
	must(f, s.Close())
	must(f, os.WriteFile(path+".backup", []byte(olderBackup), 0o600))
	var reports bytes.Buffer
	command := f.command(f.T, path, p.ID)
	command.Stdout = &reports
	if err := command.Run(); err != nil && command.ProcessState.ExitCode() != 9 { // 9: the power was cut
		f.Errorf("%s: %v", name, err)
	}
	s, err = Open(f.Context(), path, Options{Key: key()})
	if err != nil {
		f.Errorf("%s: the store does not open any more: %v", name, err)
		return
	}
	defer func() { must(f, s.Close()) }()
	if err := s.Check(f.Context()); err != nil {
		f.Errorf("%s: the store is not sound: %v", name, err)
		return
	}
	people := map[string]int{}
	for _, person := range load(f, s, p.ID).People {
		people[person.Given]++
	}
	for n := range editsBesideFaults {
		guest := fmt.Sprint("Guest", n)
		saved := strings.Contains(reports.String(), "saved "+guest+"\n")
		switch found := people[guest]; {
		case saved && found != 2, found == 1:
			f.Errorf("%s: of the two people of %s there are %d (saved: %v)", name, guest, found, saved)
		case saved:
			f.edits["saved"]++
		case found == 2:
			f.edits["refused, there all the same"]++
		default:
			f.edits["absent"]++
		}
	}
	if left, err := os.ReadFile(path + ".backup"); err != nil || string(left) != olderBackup {
		if found := LookInto(f.Context(), BackupFile{Path: path + ".backup"}, key()); found.Err != nil {
			f.Errorf("%s: the backup is neither the older one nor whole: %v", name, found.Err)
		}
	}
}

// Faults below SQLite, through a library in place of libc's calls.
func TestAFaultBelowSQLiteLeavesAnEditWholeOrAbsent(t *testing.T) {
	ofPlain(t)
	library := filepath.Join(t.TempDir(), "faults.so")
	compiler, err := exec.LookPath("cc")
	if runtime.GOOS != "linux" || err != nil {
		t.Skip("a library before libc is made on Linux with a C compiler")
	}
	out, err := exec.Command(compiler, "-shared", "-fPIC", "-O1", "-o", library, "testdata/faults.c", "-ldl").
		CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	f := faults{T: t, edits: map[string]int{}}
	met := 0
	for _, kind := range []struct{ call, fault string }{
		{"pwrite", "ENOSPC"},
		{"pwrite", "EIO"},
		{"pwrite", "short"},
		{"pwrite", "cut"},
		{"fsync", "EIO"},
		{"fsync", "cut"},
		{"ftruncate", "EIO"},
		{"ftruncate", "cut"},
		{"open", "EACCES"},
	} {
		count := filepath.Join(t.TempDir(), "count")
		at := func(number int) func(*testing.T, string, program.ID) *exec.Cmd {
			return func(t *testing.T, path string, owner program.ID) *exec.Cmd {
				command := child(t, "faults", path, string(owner))
				command.Env = append(command.Env, "LD_PRELOAD="+library, "LAUREL_FAULT="+kind.call,
					"LAUREL_FAULT_ERROR="+kind.fault, "LAUREL_FAULT_NUMBER="+strconv.Itoa(number),
					"LAUREL_FAULT_COUNT="+count, "LAUREL_FAULT_FOLDER="+filepath.Dir(path))
				return command
			}
		}
		f.command = at(0)
		f.meet(kind.call + " counted")
		text, _ := os.ReadFile(count) // without one the child made no such call
		calls, _ := strconv.Atoi(string(text))
		if calls == 0 && kind.call != "ftruncate" {
			t.Errorf("no %s goes through the library", kind.call)
		}
		trials := min(calls, rounds(3, 1), faultsOfAKind)
		for i := range trials {
			f.command = at(1 + i*calls/trials)
			f.meet(fmt.Sprintf("%s %s, call %d of %d", kind.call, kind.fault, 1+i*calls/trials, calls))
			met++
		}
	}
	t.Logf("%d faults: %v edits", met, f.edits)
}

// Faults of the system's calls, as Laurel itself makes them for sealed stores and backups too.
func TestAFaultOfTheSystemLeavesAnEditWholeOrAbsent(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed, which makes calls fail")
	}
	if out, err := exec.Command(strace, "-f", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("strace may not watch a program here: %s", out)
	}
	f := faults{T: t, edits: map[string]int{}}
	met := 0
	watching := func(call, into string, inject ...string) func(*testing.T, string, program.ID) *exec.Cmd {
		return func(t *testing.T, path string, owner program.ID) *exec.Cmd {
			played := child(t, "faults", path, string(owner))
			arguments := append([]string{"-f", "-qq", "-o", into, "-e", "trace=" + call}, inject...)
			command := exec.Command(strace, append(arguments, played.Args...)...)
			command.Env, command.Stderr = played.Env, played.Stderr
			return command
		}
	}
	for _, kind := range []string{
		"pwrite64:error=ENOSPC", "pwrite64:error=EIO", "fsync:error=EIO", "ftruncate:error=EIO",
		"renameat:error=EACCES", "renameat:error=EBUSY", "unlinkat:error=EACCES",
	} {
		call, _, _ := strings.Cut(kind, ":")
		trials := rounds(2, 1)
		calls := trials
		if trials > 2 { // the faults are spread over all calls, each alone and with all that follow
			list := filepath.Join(t.TempDir(), "calls")
			f.command = watching(call, list)
			f.meet(call + " counted")
			text, err := os.ReadFile(list)
			must(t, err)
			calls = bytes.Count(text, []byte(call+"("))
			trials = min(trials, 2*calls, faultsOfAKind)
		}
		for i := range trials {
			when := fmt.Sprintf("%s:when=%d", kind, 1+i*calls/trials)
			if i%2 == 1 {
				when += "+" // that one and all that follow
			}
			f.command = watching(call, os.DevNull, "-e", "inject="+when)
			f.meet(when)
			met++
		}
	}
	t.Logf("%d faults: %v edits", met, f.edits)
}
