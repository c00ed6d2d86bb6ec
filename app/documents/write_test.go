package documents

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/wholefile"
)

func TestFileNamesAreSafeWhateverTheNameIs(t *testing.T) {
	tests := []struct {
		name, stem, want string
	}{
		{"an ordinary name stays", "Certificate - Ana Prova", "Certificate - Ana Prova.pdf"},
		{"accents and scripts stay", "José Müller សុខា زهرا", "José Müller សុខា زهرا.pdf"},
		{"separators do not lead elsewhere", "../../etc/passwd", "-..-etc-passwd.pdf"},
		{"a drive letter does not either", `C:\Users\x`, "C--Users-x.pdf"},
		{"a device gets a mark", "con", "_con.pdf"},
		{"a device with an extension too", "NUL.txt", "_NUL.txt.pdf"},
		{"a port with a superscript too", "COM¹", "_COM¹.pdf"},
		{"a port's name in a longer word stays", "Comfort", "Comfort.pdf"},
		{"dots and spaces at the ends go", " ..Name. . ", "Name.pdf"},
		{"lines become one", "Ana\r\n\tProva", "Ana Prova.pdf"},
		{"an override of direction goes", "Ana\u202efdp.exe", "Anafdp.exe.pdf"},
		{"joiners of Persian stay", "علی\u200cرضا", "علی\u200cرضا.pdf"},
		{"nothing gets a name", "...", "document.pdf"},
		{"bytes that are no text become a dash", "a\xffb", "a-b.pdf"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := (names{}).next(test.stem, request.PDF); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestAnyTextsGiveSafeNamesThatDoNotCollide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		awkward := rapid.SampledFrom(
			[]string{
				"con",
				"LPT1.x",
				"a/b",
				"a:b",
				"Ana",
				"ANA",
				"ana",
				"Ána",
				"A\u0301na",
				"x.",
				" x",
				strings.Repeat("ខ", 300),
				strings.Repeat("e\u0301", 400),
			},
		)
		stems := rapid.SliceOfN(rapid.OneOf(rapid.String(), awkward), 1, 12).Draw(t, "stems")
		taken := names{}
		seen := map[string]string{}
		for _, stem := range stems {
			name := taken.next(stem, request.XLSX)
			if len(name) > 255 || !utf8.ValidString(name) || !strings.HasSuffix(name, ".xlsx") {
				t.Fatalf("%q became %q (%d bytes)", stem, name, len(name))
			}
			bare := strings.TrimSuffix(name, ".xlsx")
			if strings.ContainsAny(name, "<>:\"/\\|?*\x00\n") || bare != trimEnds(bare) || bare == "" ||
				reserved(bare) {
				t.Fatalf("%q became %q, which is not safe", stem, name)
			}
			if other, clash := seen[strings.ToLower(name)]; clash {
				t.Fatalf("%q and %q differ only in case", name, other)
			}
			seen[strings.ToLower(name)] = name
			if again := (names{}).safeName(name); again != name {
				t.Fatalf("the safe name %q became %q", name, again)
			}
		}
	})
}

func TestWriteReplacesAFileByAWholeOne(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Séjour ខែ", "deep")
	for _, content := range []string{"first", "second"} {
		paths, err := Write(
			context.Background(),
			dir,
			[]request.File{{Name: "a.pdf", Data: []byte(content)}, {Name: "A.pdf", Data: []byte(content + "!")}},
		)
		if err != nil {
			t.Fatal(err)
		}
		if want := []string{filepath.Join(dir, "a.pdf"), filepath.Join(dir, "A (2).pdf")}; fmt.Sprint(
			paths,
		) != fmt.Sprint(
			want,
		) {
			t.Errorf("wrote %q, want %q", paths, want)
		}
		wantFolder(t, dir, map[string]string{"a.pdf": content, "A (2).pdf": content + "!"})
	}
	if runtime.GOOS != "windows" {
		if entry, _ := os.Stat(filepath.Join(dir, "a.pdf")); entry.Mode().Perm() != 0o600 {
			t.Errorf("others may read the file: %v", entry.Mode())
		}
	}
}

func TestWriteLeavesNothingBehindWhenItIsCancelled(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.pdf"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for stopAt := range 4 {
		ctx := &countedContext{Context: context.Background(), left: stopAt}
		_, err := Write(
			ctx,
			dir,
			[]request.File{
				{Name: "a.pdf", Data: []byte("new")},
				{Name: "b.pdf", Data: []byte("new")},
				{Name: "c.pdf", Data: []byte("new")},
			},
		)
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled at file %d: %v", stopAt, err)
		}
		wantFolder(t, dir, map[string]string{"a.pdf": "old"})
	}
}

// countedContext ends after it has been asked a number of times.
type countedContext struct {
	context.Context
	left int
}

func (c *countedContext) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestWriteSaysWhatToDoAndKeepsTheOldFile(t *testing.T) {
	t.Run("a folder has the file's name", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "b.pdf"), 0o700); err != nil {
			t.Fatal(err)
		}
		paths, err := Write(
			context.Background(),
			dir,
			[]request.File{{Name: "a.pdf", Data: []byte("new")}, {Name: "b.pdf", Data: []byte("new")}},
		)
		wantSentence(t, err, "b.pdf is the name of a folder")
		if len(paths) != 1 || filepath.Base(paths[0]) != "a.pdf" {
			t.Errorf("said to have written %q", paths)
		}
		entries, _ := os.ReadDir(dir)
		if len(entries) != 2 {
			t.Errorf("left behind: %v", entries)
		}
	})
	t.Run("the folder is a file", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(dir, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Write(context.Background(), dir, []request.File{{Name: "a.pdf", Data: []byte("new")}})
		wantSentence(t, err, "is not a folder")
	})
	t.Run("the file is open in another program", func(t *testing.T) {
		if runtime.GOOS != "windows" {
			t.Skip("only Windows keeps an open file from being replaced")
		}
		dir := t.TempDir()
		file, err := os.Create(filepath.Join(dir, "a.xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		_, err = Write(context.Background(), dir, []request.File{{Name: "a.xlsx", Data: []byte("new")}})
		wantSentence(t, err, "a.xlsx is open in another program")
		wantFolder(t, dir, map[string]string{"a.xlsx": ""})
	})
	t.Run("the folder may not be written into", func(t *testing.T) {
		if runtime.GOOS == "windows" || os.Geteuid() == 0 {
			t.Skip("root may write anywhere")
		}
		dir := t.TempDir()
		if err := os.Chmod(dir, 0o500); err != nil {
			t.Fatal(err)
		}
		_, err := Write(context.Background(), dir, []request.File{{Name: "a.pdf", Data: []byte("new")}})
		wantSentence(t, err, "Choose a folder of your own")
	})
}

func TestWriteErrorsTellCausesApart(t *testing.T) {
	tests := []struct {
		name  string
		cause error
		want  string
	}{
		{"full", syscall.ENOSPC, "The disk is full: roster.xlsx was not written."},
		{"forbidden", os.ErrPermission, "Choose a folder of your own"},
		{"held", wholefile.ErrBlocked, "roster.xlsx is open in another program"},
		{"anything else", errors.New("the tape is torn"), "roster.xlsx could not be saved in out."},
	}
	if runtime.GOOS == "windows" {
		tests[0].cause = syscall.Errno(112)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := writeError(
				filepath.Join("out", "roster.xlsx"),
				&os.PathError{Op: "write", Path: "x", Err: test.cause},
			)
			wantSentence(t, err, test.want)
			if !errors.Is(err, test.cause) {
				t.Error("the cause is lost")
			}
		})
	}
}

func TestWriteErrorsAreSaidInEveryLanguage(t *testing.T) {
	for _, cause := range []error{
		wholefile.ErrBlocked, os.ErrPermission, wholefile.ErrIsFolder, os.ErrExist, errors.New("the tape is torn"),
	} {
		var refused *WriteError
		if !errors.As(writeError(filepath.Join("out", "roster.xlsx"), cause), &refused) {
			t.Fatal("it is no WriteError")
		}
		if refused.In("en") != refused.Error() || refused.In("es") == refused.In("en") ||
			refused.In("fr") == refused.In("es") {
			t.Errorf("%v: %q, %q, %q", cause, refused.In("en"), refused.In("es"), refused.In("fr"))
		}
		for _, language := range locale.Languages() {
			if said := refused.In(language); strings.ContainsAny(said, "{}") ||
				!strings.Contains(said, "out") && !strings.Contains(said, "roster.xlsx") {
				t.Errorf("in %s: %q", language, said)
			}
		}
	}
}

func TestWriteTakesAwayWhatACrashLeftBehind(t *testing.T) {
	dir := t.TempDir()
	abandoned, fresh := filepath.Join(dir, ".laurel-1.tmp"), filepath.Join(dir, ".laurel-2.tmp")
	for _, path := range []string{abandoned, fresh} {
		if err := os.WriteFile(path, []byte("passport"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(abandoned, old, old); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(context.Background(), dir, nil); err != nil {
		t.Fatal(err)
	}
	wantFolder(t, dir, map[string]string{".laurel-2.tmp": "passport"})
}

func wantFolder(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(want) {
		t.Errorf("the folder holds %v, want %d files", entries, len(want))
	}
	for name, content := range want {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(data, []byte(content)) {
			t.Errorf("%s holds %q (%v), want %q", name, data, err, content)
		}
	}
}

func wantSentence(t *testing.T, err error, part string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), part) {
		t.Errorf("got %v, want a sentence with %q", err, part)
	}
}
