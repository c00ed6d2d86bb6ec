package command

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"laurel/assets"
)

// childEnv makes the test binary export again and again, in a process that a test kills.
const childEnv = "LAUREL_COMMAND_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) == "" {
		os.Exit(m.Run())
	}
	for {
		code := Run(context.Background(), Options{
			Args: os.Args[1:], Stdout: os.Stderr, Stderr: os.Stderr, Version: "1.2.3", Now: time.Now,
		})
		if code != Done && code != WithFindings {
			os.Exit(code)
		}
		fmt.Println("made")
	}
}

// A killed export leaves each file whole, the one before or the new one, or none; what it leaves besides is swept.
func TestAKilledExportLeavesWholeFiles(t *testing.T) {
	kills := 5
	if n, err := strconv.Atoi(os.Getenv("LAUREL_TORTURE")); err == nil {
		kills = max(kills, n)
	}
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	out := filepath.Join(l.work, "out")
	files := 0
	for range kills {
		child := exec.Command(os.Args[0], "--data-dir", l.dir,
			"export", "program-json", "roster", "table-cards", "--program", "heroes", "--out", out)
		child.Env = append(os.Environ(), childEnv+"=1")
		lines, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		if !bufio.NewScanner(lines).Scan() {
			t.Fatal("the export ended by itself")
		}
		time.Sleep(rand.N(200 * time.Millisecond)) // the moment is what the test is about
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait() // it was killed
		entries, err := os.ReadDir(out)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if !strings.HasPrefix(entry.Name(), ".laurel-") { // unfinished ones are removed after an hour
				files++
				wholeFile(t, filepath.Join(out, entry.Name()))
			}
		}
	}
	l.must(WithFindings, "check", "--store")
	t.Logf("%d of %d kills: %d files, each whole", kills, kills, files)
}

// wholeFile looks whether a file has its end.
func wholeFile(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	whole := false
	switch filepath.Ext(path) {
	case ".json":
		whole = json.Valid(content)
	case ".pdf":
		whole = strings.HasSuffix(strings.TrimSpace(string(content)), "%%EOF")
	case ".xlsx":
		const end = 22 // bytes, of the record that ends an archive
		whole = len(content) > end && string(content[len(content)-end:][:4]) == "PK\x05\x06"
	}
	if !whole {
		t.Errorf("%s is not whole: %d bytes", filepath.Base(path), len(content))
	}
}
