package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"laurel/data/program"
	"laurel/data/programtest"
)

// forgetful is a laptop with two programs, in which Ana Prova is named in a meeting, and with a backup.
func forgetful(t *testing.T) (laurel, *program.Program) {
	t.Helper()
	l, p := newLaurel(t), programtest.Delegation(4, 3)
	p.Name = "Courage"
	p.People[0].Given, p.People[0].Family = "Ana", "Prova"
	p.Meetings[0].Internal = "Interview of Ana Prova"
	l.must(Done, "import", l.programFile(p))
	other := programtest.Delegation(2, 1)
	other.Name = "Another"
	l.must(Done, "import", l.programFile(other))
	l.must(Done, "backup")
	return l, p
}

// files returns all bytes of the data folder.
func (l laurel) files() []byte {
	l.t.Helper()
	var all []byte
	for _, pattern := range []string{"*", "backups/*", "log/*"} {
		names, err := filepath.Glob(filepath.Join(l.dir, pattern))
		if err != nil {
			l.t.Fatal(err)
		}
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err == nil { // else it is a folder
				all = append(all, content...)
			}
		}
	}
	return all
}

func TestForgettingSomebodyFromATerminal(t *testing.T) {
	l, p := forgetful(t)
	before := l.files()
	dry := l.must(Done, "forget", "--person", "ana prova", "--dry-run")
	wantIn(t, dry.stdout, "1 person", "1 text of another record", "2 backups or copies", "Interview of Ana Prova")
	if !bytes.Contains(l.files(), []byte("Prova")) || len(l.files()) < len(before)/2 {
		t.Error("the dry run has removed something")
	}
	certificate := filepath.Join(l.work, "removed.txt")
	ref := program.RefOf(p.People[0].ID, program.Internal)
	l.must(Done, "forget", "--person", ref, "--instead", "a guest", "--certificate", certificate)
	if i := bytes.Index(l.files(), []byte("Prova")); i >= 0 {
		t.Errorf("the name is still there: %q", l.files()[max(0, i-80):i+20])
	}
	text, err := os.ReadFile(certificate)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{ref, "1 person", "Laurel 1.2.3", "USB sticks"} {
		wantIn(t, string(text), want)
	}
	if strings.Contains(string(text), "Prova") {
		t.Error("the certificate has the name")
	}
	wantIn(t, l.run("check", "--store", "--program", "Another").stdout, "The store is sound.")
	wantIn(t, l.must(Failed, "forget", "--person", ref).stderr, "no person")
	if got := l.stored("courage").Meetings[0].Internal; got != "Interview of a guest" {
		t.Errorf("the meeting's text is %q", got)
	}
}

func TestWhatIsToBeForgottenIsNamedWholly(t *testing.T) {
	l, _ := forgetful(t)
	for _, test := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--person", "ana"}, Failed, "no person"},
		{[]string{"--program", "Cour"}, Misused, "wholly"},
		{nil, Misused, "--person, --program or --older-than"},
		{[]string{"--older-than", "3 months"}, Misused, "36m"},
		{[]string{"--older-than", "36m", "--program", "Courage"}, Misused, "alone"},
		{[]string{"--person", "ana prova", "--certificate", "x.docx"}, Misused, ".pdf"},
	} {
		got := l.must(test.code, append([]string{"forget"}, test.args...)...)
		wantIn(t, got.stderr, test.want)
	}
}

func TestProgramsOlderThanARuleAreForgotten(t *testing.T) {
	l, _ := forgetful(t)
	wantIn(t, l.must(Done, "forget", "--older-than", "1m").stdout, "No program") // they end in 2026
	pdf := filepath.Join(l.work, "removed.pdf")
	l.must(Done, "forget", "--program", "Courage", "--certificate", pdf)
	if content, err := os.ReadFile(pdf); err != nil || !bytes.HasPrefix(content, []byte("%PDF")) {
		t.Errorf("the certificate is no PDF: %v", err)
	}
	if bytes.Contains(l.files(), []byte("Courage")) || !strings.Contains(l.must(Done, "programs").stdout, "Another") {
		t.Error("not the program alone was forgotten")
	}
}

// From a store whose damage was noticed no document is made, and what was made of it before stays as it was.
func TestADamagedStoreMakesNoDocument(t *testing.T) {
	l, _ := forgetful(t)
	out := filepath.Join(l.work, "out")
	export := []string{"export", "roster", "--program", "Courage", "--format", "csv", "--out", out}
	path := strings.TrimSpace(l.must(Done, export...).stdout)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(l.dir, "laurel.db")
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	i := bytes.Index(content, []byte("Given2Example")) // in the table of people
	if i < 0 {
		i = bytes.Index(content, []byte("Given2"))
	}
	content[i] = 'X'
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		export,
		{"check", "--store"},
		{"check"},
		{"releases", "--program", "Courage"},
		{"export", "packet", "--program", "Courage", "--out", filepath.Join(l.work, "other")},
	} {
		got := l.must(Failed, args...)
		wantIn(t, got.stderr, "Restore the latest backup")
	}
	if kept, err := os.ReadFile(path); err != nil || !bytes.Equal(kept, good) {
		t.Errorf("the document that was there is another: %v", err)
	}
	for _, folder := range []string{out, filepath.Join(l.work, "other")} {
		made, _ := os.ReadDir(folder)
		if len(made) > 1 || folder != out && len(made) > 0 {
			t.Errorf("there are %d files in %s", len(made), folder)
		}
	}
}
