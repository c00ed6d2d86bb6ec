package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/programtest"
)

// stored is the program as the store has it, by its interchange form.
func (l laurel) stored(name string) *program.Program {
	l.t.Helper()
	path := strings.TrimSpace(l.must(Done, "export", "program-json", "--program", name, "--out", l.t.TempDir()).stdout)
	data, err := os.ReadFile(path)
	if err != nil {
		l.t.Fatal(err)
	}
	p, _, err := program.Decode(bytes.NewReader(data))
	if err != nil {
		l.t.Fatal(err)
	}
	return p
}

func TestExportedCertificatesAreNotedInTheRegisterOnce(t *testing.T) {
	l := newLaurel(t)
	p := programtest.Small("Noted")
	for _, person := range p.People {
		person.Citation = "for courage"
	}
	l.must(Done, "import", l.programFile(p))
	for range 2 {
		l.must(Done, "export", "certificates", "--program", "noted", "--out", l.work)
	}
	issues := l.stored("noted").Issues
	if len(issues) == 0 {
		t.Fatal("nothing was noted")
	}
	serials := map[string]bool{}
	for _, i := range issues {
		if serials[i.Serial] || i.On.String() != "2023-06-20" || i.Text == "" {
			t.Errorf("noted %+v", i)
		}
		serials[i.Serial] = true
	}
	l.run("export", "certificates", "--audience", "participants", "--program", "noted", "--out", l.work)
	if again := l.stored("noted").Issues; len(again) != len(issues) {
		t.Errorf("what was made for others was noted too: %d entries, %d before", len(again), len(issues))
	}
}

func TestADocumentTellsWhatHasChangedSinceAVersion(t *testing.T) {
	l := newLaurel(t)
	p := programtest.Small("Sent")
	content, err := edition.Freeze(edition.For(p, program.Partners))
	if err != nil {
		t.Fatal(err)
	}
	p.Releases = []*program.Release{{
		ID: program.NewID(), Recipient: program.ToHotel, Document: "rooming-list", Audience: program.Partners,
		Version: "final",
		On:      civil.Date{Year: 2023, Month: 6, Day: 9}, Content: content,
	}}
	p.Stops[0].Hotel.Name = "Example Hotel"
	l.must(Done, "import", l.programFile(p))
	plain := l.run("export", "rooming-list", "--program", "sent", "--out", filepath.Join(l.work, "plain"))
	told := l.run(
		"export", "rooming-list", "--program", "sent", "--option", "since=final", "--out",
		filepath.Join(l.work, "told"),
	)
	sizes := map[string]int64{}
	for name, got := range map[string]answer{"plain": plain, "told": told} {
		info, err := os.Stat(strings.TrimSpace(got.stdout))
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, got.stderr)
		}
		sizes[name] = info.Size()
	}
	if sizes["told"] <= sizes["plain"] {
		t.Errorf("the page of changes is missing: %v bytes", sizes)
	}
	wantIn(
		t,
		l.must(Misused, "export", "rooming-list", "--program", "sent", "--option", "since=9", "--out", l.work).stderr,
		`no version “9”`,
	)
	wantIn(t, l.must(Done, "documents").stdout, "--option since=VERSION")
}
