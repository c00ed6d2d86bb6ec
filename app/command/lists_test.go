package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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
	wantIn(t, misused("roster", "--list", "Kitchen"), `"Kitchen"`, "Café guests")
	wantIn(t, misused("roster", "--columns", "shoe-size"), "shoe-size")
	wantIn(t, misused("calendar", "--filter", "role=awardee"), "filter")
	wantIn(t, l.must(Misused, "lists", "--program", "named", "--remove", "Kitchen").stderr, `"Kitchen"`)
	l.must(Done, "lists", "--program", "named", "--remove", "café guests")
	wantIn(t, l.must(Done, "lists", "--program", "named").stdout, "No list was saved yet")
}
