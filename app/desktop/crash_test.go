package desktop

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestACrashLeavesATrace(t *testing.T) {
	const key = "LAUREL_TEST_CRASH"
	if dir := os.Getenv(key); dir != "" {
		if err := keepCrash(dir); err != nil {
			t.Fatal(err)
		}
		go panic("broken off on purpose") // the test's own goroutine would have its panic caught
		select {}
	}
	dir := t.TempDir()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestACrashLeavesATrace$")
	child.Env = append(os.Environ(), key+"="+dir)
	if err := child.Run(); err == nil {
		t.Fatal("the child did not crash")
	}
	trace, err := os.ReadFile(filepath.Join(dir, "log", "crash.txt"))
	if err != nil || !strings.Contains(string(trace), "broken off on purpose") ||
		!strings.Contains(string(trace), "crash_test.go") {
		t.Errorf("the trace is %q, %v", trace, err)
	}
}
