package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"laurel/data/programtest"
)

func TestAListIsSavedMadeAgainAndRemoved(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.programFile(programtest.Small("Named")))
	export := func(args ...string) string {
		args = append([]string{"export", "roster", "--program", "named", "--format", "csv", "--out", l.work}, args...)
		got := l.run(args...)
		content, err := os.ReadFile(strings.TrimSpace(got.stdout))
		if err != nil {
			t.Fatalf("%v\n%s", err, got.stderr)
		}
		return string(content)
	}
	saved := export("--columns", "name,role", "--order", "name", "--filter", "role=awardee", "--option", "ref=no",
		"--audience", "partners", "--save-list", "Café guests")
	if heading, _, _ := strings.Cut(saved, "\r\n"); heading != "\uFEFFName,Role" {
		t.Errorf("the columns are %q", heading)
	}
	if again := export("--list", "cafe GUESTS"); again != saved {
		t.Errorf("the list is another:\n%s\nwas:\n%s", again, saved)
	}
	if _, err := os.Stat(filepath.Join(l.work, "Café guests - Named.csv")); err == nil {
		t.Error("a list for partners has the name of one for the office")
	}
	if other := export("--list", "Café guests", "--columns", "role"); !strings.HasPrefix(other, "\uFEFFRole\r\n") {
		t.Errorf("the command line does not go before the list: %s", other)
	}
	wantIn(t, l.must(Done, "lists", "--program", "named").stdout, "roster", "Café guests", "partners", "order=name")
	wantIn(t, l.must(Done, "lists", "--program", "named", "--json").stdout, `"columns": "name,role"`)
	if lists := l.stored("named").Lists; len(lists) != 1 || len(lists[0].Options) != 4 {
		t.Errorf("stored are %+v", lists)
	}

	misused := func(document string, args ...string) string {
		args = append([]string{"export", document, "--program", "named", "--out", l.work}, args...)
		return l.must(Misused, args...).stderr
	}
	wantIn(t, misused("roster", "--list", "Kitchen"), `“Kitchen”`, "Café guests")
	wantIn(t, misused("roster", "--columns", "shoe-size"), "shoe-size")
	wantIn(t, misused("calendar", "--filter", "role=awardee"), "filter")
	wantIn(t, l.must(Misused, "lists", "--program", "named", "--remove", "Kitchen").stderr, `“Kitchen”`)
	l.must(Done, "lists", "--program", "named", "--remove", "café guests")
	wantIn(t, l.must(Done, "lists", "--program", "named").stdout, "No list was saved yet")
}

func TestAPassportManifestIsMadeWithAPasswordFromAFileOnly(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.programFile(programtest.Small("Manifest")))
	export := []string{"export", "passport-manifest", "--program", "manifest", "--out", l.work}
	wantIn(t, l.must(Misused, export...).stderr, "--password-file FILE")
	wantIn(t, l.must(Misused, append(export, "--option", "password=x")...).stderr, "--password-file FILE")
	wantIn(t, l.must(Misused, append(export, "--password-file", l.file("two.txt", []byte("one\ntwo\n")))...).stderr,
		"one line")
	secret := l.file("password.txt", []byte("correct horse\r\n"))
	wantIn(t, l.must(Misused, "export", "badges", "--program", "manifest", "--out", l.work, "--password-file",
		secret).stderr, "passport-manifest")
	got := l.run(append(export, "--password-file", secret, "--format", "xlsx.age")...)
	path := strings.TrimSpace(got.stdout)
	if filepath.Base(path) != "Passport manifest - Manifest.xlsx.age" {
		t.Fatalf("made %q: %s", path, got.stderr)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, passphrase := range []string{"correct horse", "another"} {
		identity, err := age.NewScryptIdentity(passphrase)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := file.Seek(0, 0); err != nil {
			t.Fatal(err)
		}
		first := make([]byte, 2)
		opened, err := age.Decrypt(file, identity)
		if err == nil {
			_, err = opened.Read(first)
		}
		if is := err == nil && string(first) == "PK"; is != (passphrase == "correct horse") {
			t.Errorf("%q opens it: %v (%v)", passphrase, is, err)
		}
	}
}
