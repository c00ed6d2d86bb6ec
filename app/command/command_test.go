package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"laurel/assets"
	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/program"
	"laurel/data/programtest"
	_ "laurel/data/sealed/sealedtest" // a passphrase costs no second
	"laurel/data/store"
	"laurel/data/store/fault"
)

// laurel is one laptop: a data folder and a clock that does not advance.
type laurel struct {
	t    *testing.T
	dir  string
	work string
}

func newLaurel(t *testing.T) laurel {
	t.Helper()
	return laurel{t, filepath.Join(t.TempDir(), "data"), t.TempDir()}
}

// answer is what a command returned.
type answer struct {
	code           int
	stdout, stderr string
}

func (l laurel) run(args ...string) answer {
	l.t.Helper()
	return l.runWith(Options{}, args...)
}

func (l laurel) runWith(options Options, args ...string) answer {
	l.t.Helper()
	var stdout, stderr bytes.Buffer
	options.Args = append([]string{"--data-dir", l.dir}, args...)
	options.Stdout, options.Stderr, options.Version = &stdout, &stderr, "1.2.3"
	options.Now = func() time.Time { return time.Date(2023, 6, 20, 9, 30, 0, 0, time.UTC) }
	code := Run(context.Background(), options)
	return answer{code, stdout.String(), stderr.String()}
}

// must runs a command that has to end with the code.
func (l laurel) must(code int, args ...string) answer {
	l.t.Helper()
	got := l.run(args...)
	if got.code != code {
		l.t.Fatalf(
			"laurel %s ended with %d, want %d\n%s%s", strings.Join(args, " "), got.code, code, got.stdout, got.stderr,
		)
	}
	return got
}

// file writes a file to import and returns its path.
func (l laurel) file(name string, content []byte) string {
	l.t.Helper()
	path := filepath.Join(l.work, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		l.t.Fatal(err)
	}
	return path
}

// programFile writes a small program's file.
func (l laurel) programFile(p *program.Program) string {
	l.t.Helper()
	var data bytes.Buffer
	if err := program.Encode(&data, p, nil); err != nil {
		l.t.Fatal(err)
	}
	return l.file(string(p.ID)+".json", data.Bytes())
}

func wantIn(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in:\n%s", part, text)
		}
	}
}

func TestExitCodesSayWhatHappened(t *testing.T) {
	l := newLaurel(t)
	sample := l.file("sample.json", assets.Sample())
	l.must(Done, "import", sample)
	twins := []*program.Program{programtest.Small("Twin"), programtest.Small("Twin")}
	for _, p := range twins {
		l.must(Done, "import", l.programFile(p))
	}
	out := filepath.Join(l.work, "out")
	tests := []struct {
		name string
		args []string
		code int
		says string // on standard error
	}{
		{"help", []string{"--help"}, Done, ""},
		{"version", []string{"--version"}, Done, ""},
		{"help of a command", []string{"export", "--help"}, Done, ""},
		{"the programs", []string{"programs"}, Done, ""},
		{"the catalogue", []string{"documents"}, Done, ""},
		{"an export", []string{"export", "roster", "--program", "heroes", "--out", out}, Done, ""},
		{"an unknown command", []string{"frobnicate"}, Misused, "frobnicate"},
		{"an unknown flag", []string{"programs", "--colour"}, Misused, "--colour"},
		{"export without a document", []string{"export", "--program", "heroes", "--out", out}, Misused, "document"},
		{"export without a program", []string{"export", "roster", "--out", out}, Misused, "--program"},
		{"export without a place", []string{"export", "roster", "--program", "heroes"}, Misused, "--out"},
		{
			"an unknown document",
			[]string{"export", "menu", "--program", "heroes", "--out", out},
			Misused,
			`no document “menu”`,
		},
		{
			"an unknown audience",
			[]string{"export", "roster", "--audience", "press", "--program", "heroes", "--out", out},
			Misused,
			"internal, partners, participants, public",
		},
		{
			"an unknown format",
			[]string{"export", "roster", "--format", "doc", "--program", "heroes", "--out", out},
			Misused, "pdf, docx, xlsx, csv",
		},
		{
			"a format that the document has not",
			[]string{"export", "roster", "--format", "pdf", "--program", "heroes", "--out", out},
			Misused,
			`“roster” is made as xlsx, csv`,
		},
		{
			"an audience that the document has not",
			[]string{"export", "program-json", "--audience", "public", "--program", "heroes", "--out", out},
			Misused,
			"for internal only",
		},
		{
			"an unknown language",
			[]string{"export", "roster", "--language", "de", "--program", "heroes", "--out", out},
			Misused,
			"documents are written in en, ",
		},
		{
			"an unknown paper",
			[]string{"export", "certificates", "--paper", "a5", "--program", "heroes", "--out", out},
			Misused,
			"letter, a4",
		},
		{
			"an unknown option",
			[]string{"export", "roster", "--option", "colour=red", "--program", "heroes", "--out", out},
			Misused,
			`option “colour”`,
		},
		{
			"an option's unknown value",
			[]string{"export", "certificates", "--option", "design=baroque", "--program", "heroes", "--out", out},
			Misused, "classic, modern, laurel",
		},
		{
			"a password on the command line",
			[]string{"export", "roster", "--option", "password=x", "--program", "heroes", "--out", out},
			Misused,
			"others could read it",
		},
		{
			"a program that is not there",
			[]string{"export", "roster", "--program", "Atlantis", "--out", out},
			Failed,
			`no program called “Atlantis”`,
		},
		{
			"two programs of one name",
			[]string{"export", "roster", "--program", "twin", "--out", out},
			Failed,
			string(twins[1].ID),
		},
		{
			"an output folder that is a file",
			[]string{"export", "roster", "--program", "heroes", "--out", sample},
			Failed, "is not a folder",
		},
		{
			"a file that is not there",
			[]string{"import", filepath.Join(l.work, "nowhere.json")},
			Failed,
			"nowhere.json: it cannot be read",
		},
		{
			"a file that is no program",
			[]string{"import", l.file("bad.json", []byte("{}"))},
			Failed,
			"bad.json: This is not a Laurel program",
		},
		{
			"a roster to read in",
			[]string{"import", sample, "--as", "roster"},
			Failed,
			"which cannot be read as a roster",
		},
		{
			"a schedule to read in",
			[]string{"import", sample, "--as", "schedule"},
			Failed,
			"which cannot be read as a schedule",
		},
		{
			"contacts to read in",
			[]string{"import", sample, "--as", "contacts"},
			Failed,
			"which cannot be read as a list of contacts",
		},
		{"a kind that nobody knows", []string{"import", sample, "--as", "tea"}, Misused, "program"},
		{
			"a mapping for a program",
			[]string{"import", sample, "--mapping", l.file("m.json", []byte(`{"A": "title"}`))},
			Misused, "--mapping",
		},
		{
			"a file of another program",
			[]string{"import", sample, "--program", string(twins[0].ID)},
			Failed,
			"leave out --program",
		},
		{
			"a passphrase for an open store",
			[]string{"--passphrase-file", "p.txt", "programs"},
			Misused,
			"no passphrase",
		},
		{"a backup that is not there", []string{"restore", filepath.Join(l.work, "nowhere.db")}, Failed, "no backup"},
		{"no window", nil, Failed, "without a window"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := l.run(test.args...)
			if got.code != test.code {
				t.Errorf("ended with %d, want %d\n%s", got.code, test.code, got.stderr)
			}
			wantIn(t, got.stderr, test.says)
			if test.code == Done && got.stderr != "" {
				t.Errorf("all went well, and yet: %s", got.stderr)
			}
		})
	}
}

func TestHelpIsWorthReading(t *testing.T) {
	l := newLaurel(t)
	help := l.must(Done, "--help").stdout
	wantIn(
		t, help, "demo", "programs", "documents", "export", "import", "check", "backup", "restore", "--data-dir",
		"--passphrase-file", "--version", "Exit codes",
	)
	for _, command := range []string{
		"demo", "programs", "documents", "export", "import", "check", "backup", "restore",
	} {
		wantIn(t, l.must(Done, command, "--help").stdout, "laurel "+command+" ", "\n    laurel "+command)
	}
	if got := l.must(Done, "--version").stdout; got != "Laurel 1.2.3\n" {
		t.Errorf("--version printed %q", got)
	}
	if _, err := os.Stat(l.dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("reading the help made a data folder")
	}
}

func TestQuestionsAboutNothingMakeNothing(t *testing.T) {
	l := newLaurel(t)
	if got := l.must(Done, "programs", "--json").stdout; got != "[]\n" {
		t.Errorf("no programs are %q", got)
	}
	wantIn(t, l.must(Done, "programs").stdout, "no programs yet")
	if got := l.must(Done, "check", "--json").stdout; got != "[]\n" {
		t.Errorf("no findings are %q", got)
	}
	wantIn(t, l.must(Failed, "export", "roster", "--program", "x", "--out", l.work).stderr, "there are no programs yet")
	wantIn(t, l.must(Failed, "backup").stderr, "there are no programs yet")
	wantIn(
		t, l.must(Done, "import", "--dry-run", l.file("s.json", assets.Sample())).stdout,
		" new, 0 changed, 0 same, 0 problems", "Nothing was changed",
	)
	if _, err := os.Stat(l.dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a question made a data folder")
	}
}

func TestJSONShapesAreStable(t *testing.T) {
	l := newLaurel(t)
	p := programtest.Small("Été <2023>")
	l.must(Done, "import", l.programFile(p))
	want := fmt.Sprintf(
		"[\n  {\n    \"id\": %q,\n    \"name\": \"Été <2023>\",\n"+
			"    \"start\": \"2026-06-14\",\n    \"end\": \"\"\n  }\n]\n",
		p.ID,
	)
	if got := l.must(Done, "programs", "--json").stdout; got != want {
		t.Errorf("programs --json printed\n%s\nwant\n%s", got, want)
	}

	var entries []map[string]any
	if err := json.Unmarshal([]byte(l.must(Done, "documents", "--json").stdout), &entries); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range entries {
		ids = append(ids, fmt.Sprint(e["id"]))
		for _, key := range []string{"formats", "audiences", "options"} {
			if _, list := e[key].([]any); !list {
				t.Errorf("%s of %v is no list", key, e["id"])
			}
		}
		if len(e) != 5 || e["title"] == "" {
			t.Errorf("an entry has other fields: %v", e)
		}
	}
	for _, want := range []string{"certificates", "roster", "program-json"} {
		if !slices.Contains(ids, want) {
			t.Errorf("the catalogue has %q, and no %q", ids, want)
		}
	}

	got := l.must(Done, "import", "--json", l.programFile(p)).stdout
	want = "{\n  \"new\": 0,\n  \"changed\": 0,\n  \"same\": 4,\n  \"possible\": 0,\n" +
		"  \"problem\": 0,\n  \"rows\": []\n}\n"
	if got != want {
		t.Errorf("import --json printed\n%s\nwant\n%s", got, want)
	}
}

func TestProgramsAreFoundByWhatPeopleType(t *testing.T) {
	summaries := []program.Summary{
		{ID: "018f0000-0000-7000-8000-000000000001", Name: "Héroes de São Paulo"},
		{ID: "018f0000-0000-7000-8000-000000000002", Name: "Łódź 2023"},
		{ID: "018f0000-0000-7000-8000-000000000003", Name: "Łódź 2023 reunion"},
		{ID: "018f0000-0000-7000-8000-000000000004", Name: "កម្មវិធី"},
		{ID: "018f0000-0000-7000-8000-000000000005", Name: "LODZ 2023 REUNION"},
	}
	tests := []struct {
		name, wanted, found, says string
	}{
		{"by identifier", "018F0000-0000-7000-8000-000000000002", "Łódź 2023", ""},
		{"without accents", "heroes de sao paulo", "Héroes de São Paulo", ""},
		{"by a part", "PAULO", "Héroes de São Paulo", ""},
		{"decomposed as macOS types it", "He\u0301roes de Sa\u0303o Paulo", "Héroes de São Paulo", ""},
		{"a whole name goes before a part of another", "lodz 2023", "Łódź 2023", ""},
		{"the exact name goes before another in capitals", "Łódź 2023 reunion", "Łódź 2023 reunion", ""},
		{"the vowels of Khmer count", "កម្មវិធី", "កម្មវិធី", ""},
		{"several are listed", "reunion", "", "018f0000-0000-7000-8000-000000000005"},
		{"none is told with those there are", "Atlantis", "", "Héroes de São Paulo"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := choose(summaries, test.wanted)
			if test.says != "" {
				if err == nil {
					t.Fatalf("found %q", got.Name)
				}
				wantIn(t, err.Error(), test.says)
				return
			}
			if err != nil || got.Name != test.found {
				t.Errorf("found %q (%v), want %q", got.Name, err, test.found)
			}
		})
	}
}

func TestTheSampleComesBackByteForByte(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	got := l.must(Done, "export", "program-json", "--program", "heroes", "--out", l.work)
	data, err := os.ReadFile(strings.TrimSpace(got.stdout))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, assets.Sample()) {
		t.Error("what is exported is not what was imported")
	}
	report := l.must(Done, "import", "--json", strings.TrimSpace(got.stdout)).stdout
	wantIn(t, report, `"new": 0`, `"changed": 0`, `"problem": 0`)
}

func TestImportCountsWhatItDoes(t *testing.T) {
	l := newLaurel(t)
	p := programtest.Small("Delegation")
	first := l.programFile(p)
	wantIn(t, l.must(Done, "import", first).stdout, "4 new, 0 changed, 0 same, 0 problems")

	next := p.With(func(next *program.Program) {
		ana, ben := *p.People[0], *p.People[1]
		ana.Position = "Judge"
		chloe := &program.Person{ID: program.NewID(), Role: program.Staff, Given: "Chloe"}
		nobody := &program.Person{ID: program.NewID(), Role: program.Staff}
		lost := &program.Person{
			ID: program.NewID(), Role: program.Guest, Family: "Perdue", Stays: []program.Stay{{Stop: program.NewID()}},
		}
		faceless := &program.Person{
			ID: program.NewID(), Role: program.Guest, Family: "Ohnebild", Photo: program.PhotoIDOf([]byte("gone")),
		}
		next.People = []*program.Person{&ben, &ana, chloe, nobody, lost, faceless}
	})
	earlier, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	path := l.programFile(next)
	var dry, real importReport
	printed := l.must(WithFindings, "import", "--dry-run", "--json", path).stdout
	if err := json.Unmarshal([]byte(printed), &dry); err != nil {
		t.Fatal(err)
	}
	wantIn(t, l.must(Done, "import", l.file("earlier.json", earlier)).stdout, "0 new, 0 changed, 4 same")
	if err := json.Unmarshal([]byte(l.must(WithFindings, "import", "--json", path).stdout), &real); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(dry, real) {
		t.Errorf("the dry run said %+v, then it was %+v", dry, real)
	}
	// New: Chloe and Ohnebild; changed: Ana, and the program, whose people are in another order; same: Ben and the
	// stop.
	if real.New != 2 || real.Changed != 2 || real.Same != 2 || real.Problem != 3 || len(real.Rows) != 3 {
		t.Fatalf("counted %+v", real)
	}
	for i, want := range []importRow{
		{6, `person “”`, "name"},
		{7, `person “Perdue”`, "stop that this program does not have"},
		{8, `person “Ohnebild”`, "picture"},
	} {
		got := real.Rows[i]
		if got.Row != want.Row || got.Record != want.Record || !strings.Contains(got.Reason, want.Reason) {
			t.Errorf("row %d is %+v, want %+v", i, got, want)
		}
	}
	again := l.must(WithFindings, "import", path).stdout
	wantIn(t, again, "record 6, ", "0 changed", "3 problems")

	exported := strings.TrimSpace(
		l.must(Done, "export", "program-json", "--program", "Delegation", "--out", l.work).stdout,
	)
	file, err := os.Open(exported)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	kept, _, err := program.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, person := range kept.People {
		names = append(names, person.DisplayName())
	}
	if want := []string{"Ben Beispiel", "Ana Prova", "Chloe", "Ohnebild"}; !slices.Equal(names, want) {
		t.Errorf("the people are %q, want %q", names, want)
	}
}

func TestImportReadsStandardInput(t *testing.T) {
	l := newLaurel(t)
	got := l.runWith(Options{Stdin: bytes.NewReader(assets.Sample())}, "import", "-")
	if got.code != Done {
		t.Fatal(got.stderr)
	}
	if got := l.run("import", "-"); got.code != Failed {
		t.Errorf("no standard input ended with %d", got.code)
	}
}

func TestTwoProgramsShareTheirOrganisations(t *testing.T) {
	l := newLaurel(t)
	office := &program.Organisation{ID: program.NewID(), Name: "Example Office"}
	for _, name := range []string{"First", "Second"} {
		p := programtest.Small(name)
		p.Organisations = []*program.Organisation{office}
		path := l.programFile(p)
		l.must(Done, "import", path)
		wantIn(t, l.must(Done, "import", path).stdout, "0 new, 0 changed, 5 same")
	}
	for _, name := range []string{"First", "Second"} {
		path := strings.TrimSpace(l.must(Done, "export", "program-json", "--program", name, "--out", l.work).stdout)
		if data, err := os.ReadFile(path); err != nil || !bytes.Contains(data, []byte("Example Office")) {
			t.Errorf("%s lost the organisation (%v)", name, err)
		}
	}
}

func TestDemoMakesEverything(t *testing.T) {
	l := newLaurel(t)
	temporary := t.TempDir()
	for _, variable := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(variable, temporary)
	}
	out := filepath.Join(l.work, "out")
	printed := strings.Fields(strings.ReplaceAll(l.must(Done, "demo", "--out", out).stdout, " ", "_"))
	made := contents(t, out)
	if len(printed) != len(made) {
		t.Errorf("printed %d paths for %d files", len(printed), len(made))
	}
	var names []string
	for name, content := range made {
		names = append(names, strings.ToLower(name))
		if content == "" || strings.HasPrefix(filepath.Base(name), ".") || strings.Contains(name, ".tmp") {
			t.Errorf("%s is empty or unfinished", name)
		}
	}
	for _, part := range []string{
		"certificates - ", "certificate - ", "roster - ", "program - ", ".pdf", ".xlsx", ".csv", ".json",
	} {
		if !slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, part) }) {
			t.Errorf("no file is called like %q: %q", part, names)
		}
	}
	if entries, _ := os.ReadDir(temporary); len(entries) != 0 {
		t.Errorf("left in the temporary folder: %v", entries)
	}
	if _, err := os.Stat(l.dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("demo touched the data folder")
	}
}

func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		relative, _ := filepath.Rel(dir, path)
		found[relative] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestWhatPeopleHaveNotAgreedToIsToldAndLeftOut(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.programFile(programtest.Small("Silent")))
	got := l.must(
		WithFindings, "export", "certificates", "--audience", "participants", "--option", "files=each", "--program",
		"silent", "--out", l.work,
	)
	wantIn(t, got.stderr, "certificates: warning: Awardee 1 is the alias of a person")
	wantIn(t, got.stdout, "Certificate (Participants) - Awardee 1.pdf")
	got = l.must(Failed, "export", "certificates", "--audience", "public", "--program", "silent", "--out", l.work)
	wantIn(t, got.stderr, "nobody to make this for")
}

func TestABackupBringsEverythingBack(t *testing.T) {
	l := newLaurel(t)
	p := programtest.Small("Kept")
	l.must(Done, "import", l.programFile(p))
	backup := strings.TrimSpace(l.must(Done, "backup").stdout)
	if want := filepath.Join(l.dir, "backups", "laurel-20230620T093000Z-on-demand.laurel"); backup != want {
		t.Errorf("the backup is %s, want %s", backup, want)
	}
	if again := strings.TrimSpace(l.must(Done, "backup").stdout); again == backup {
		t.Errorf("a second backup replaces %s", backup)
	}
	l.must(Done, "backup", "--out", filepath.Join(l.work, "copy.db"))

	l.must(Done, "import", l.programFile(programtest.Small("Later")))
	l.must(Done, "restore", backup)
	list := l.must(Done, "programs").stdout
	wantIn(t, list, "Kept")
	if strings.Contains(list, "Later") {
		t.Error("what came after the backup is still there")
	}
	wantIn(t, l.must(Done, "check", "--store").stdout, "The store is sound.")
}

func TestCheckTellsFindings(t *testing.T) {
	l := newLaurel(t)
	p := programtest.Small("Doubled")
	at := func(hour int) civil.DateTime {
		return civil.At(civil.Date{Year: 2023, Month: 6, Day: 14}, civil.Clock{Hour: hour})
	}
	for _, title := range []string{"Briefing", "Visit"} {
		p.Meetings = append(
			p.Meetings,
			&program.Meeting{
				ID: program.NewID(), Stop: p.Stops[0].ID, Kind: program.Appointment, Title: title, Start: at(9),
				End: at(11),
			},
		)
	}
	l.must(Done, "import", l.programFile(p))
	got := l.must(WithFindings, "check", "--json", "--program", "doubled")
	var found []findingEntry
	if err := json.Unmarshal([]byte(got.stdout), &found); err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(found, func(f findingEntry) bool {
		return f.Program == p.ID && f.Rule == "person-twice" && f.Text != "" && len(f.Items) > 1
	}) {
		t.Errorf("nobody is said to be in two places: %+v", found)
	}
	wantIn(t, l.must(WithFindings, "check").stdout, "in 1 program.")

	for _, f := range clash.Check(p, clash.Options{}) {
		p.Ignored = append(p.Ignored, clash.Ignore(f, "Both rooms have a loudspeaker.", civil.Date{}))
	}
	l.must(Done, "import", l.programFile(p))
	wantIn(
		t, l.must(Done, "check").stdout, "ignored error: ", "(Both rooms have a loudspeaker.)",
		"0 findings in 1 program.",
	)
	wantIn(t, l.must(Done, "check", "--json").stdout, `"ignored": "Both rooms have a loudspeaker."`)
}

func TestTheLogNeverHoldsANameOfAPerson(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	p := programtest.Small("Secret delegation")
	p.People[0].Given = "Zqnamex"
	l.must(Done, "import", l.programFile(p))
	p.People[0].ID = "none"
	l.must(WithFindings, "import", l.programFile(p))
	l.must(Failed, "export", "roster", "--program", "Zqnamex", "--out", l.work)
	l.must(Failed, "export", "certificates", "--audience", "public", "--program", "secret", "--out", l.work)

	log, err := os.ReadFile(filepath.Join(l.dir, "log", "laurel.log"))
	if err != nil {
		t.Fatal(err)
	}
	wantIn(t, string(log), "import <file>", "code=1", "code=3")
	sample, _, err := program.Decode(bytes.NewReader(assets.Sample()))
	if err != nil {
		t.Fatal(err)
	}
	for _, person := range append(sample.People, p.People...) {
		for _, name := range []string{person.Given, person.Family} {
			if name != "" && strings.Contains(string(log), name) {
				t.Errorf("the log says %q", name)
			}
		}
	}
}

func TestTheWindowGetsTheDoorToTheStore(t *testing.T) {
	l := newLaurel(t)
	closed := errors.New("the window was closed badly")
	got := l.runWith(Options{OpenWindow: func(w Window) error {
		if w.DataDir != l.dir || w.Log == nil || w.Version != "1.2.3" {
			t.Errorf("the window got %+v", w)
		}
		opened, err := w.Open(context.Background(), store.Key{})
		if err != nil {
			t.Fatal(err)
		}
		if second := l.run("programs"); second.code != Failed {
			t.Errorf("a second process got in: %s", second.stdout)
		}
		return errors.Join(closed, opened.Close())
	}})
	if got.code != Failed || !strings.Contains(got.stderr, closed.Error()) {
		t.Errorf("ended with %d: %s", got.code, got.stderr)
	}
}

func TestTheWindowOpensTheFileThatWasDoubleClicked(t *testing.T) {
	l := newLaurel(t)
	file := filepath.Join(t.TempDir(), "Séjour.laurel")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var opened string
	open := Options{OpenWindow: func(w Window) error {
		opened = w.File
		return nil
	}}
	if got := l.runWith(open, file); got.code != Done || opened != file {
		t.Errorf("ended with %d, opened %q: %s", got.code, opened, got.stderr)
	}
	got := l.runWith(open, "exprot")
	if got.code != Misused || !strings.Contains(got.stderr, "no command and no file exprot") {
		t.Errorf("a mistyped command ended with %d: %s", got.code, got.stderr)
	}
}

func TestAPortableLaurelKeepsEverythingBesideItself(t *testing.T) {
	program := filepath.Join(t.TempDir(), "laurel.exe")
	beside := filepath.Join(filepath.Dir(program), portableName)
	if dir := portableBeside(program); dir != "" {
		t.Errorf("without its folder it keeps its programs in %s", dir)
	}
	if err := os.Mkdir(beside, 0o700); err != nil {
		t.Fatal(err)
	}
	if dir := portableBeside(program); dir != beside {
		t.Errorf("it keeps its programs in %q, not in %s", dir, beside)
	}
}

func TestTheWindowOpensASealedStoreWithAKey(t *testing.T) {
	l := newLaurel(t)
	key := store.Key{Passphrase: "prova ejemplo muster"}
	made, err := store.Open(t.Context(), filepath.Join(l.dir, storeName), store.Options{Key: key})
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	got := l.runWith(Options{OpenWindow: func(w Window) error {
		if _, err := w.Open(t.Context(), store.Key{}); !errors.Is(err, fault.ErrSealed) {
			t.Errorf("without a key it is %v", err)
		}
		opened, err := w.Open(t.Context(), key)
		if err != nil {
			return err
		}
		return opened.Close()
	}})
	if got.code != Done {
		t.Errorf("ended with %d: %s", got.code, got.stderr)
	}
}

func TestNothingBreaksWhereNobodyCanListen(t *testing.T) {
	l := newLaurel(t)
	for _, args := range [][]string{{"--help"}, {"programs"}, {"documents", "--json"}, {"frobnicate"}} {
		code := Run(
			context.Background(),
			Options{
				Args: append([]string{"--data-dir", l.dir}, args...), Stdout: deaf{}, Stderr: deaf{}, Now: time.Now,
			},
		)
		if code != Done && code != Misused && code != Failed {
			t.Errorf("%q ended with %d", args, code)
		}
	}
}

// deaf is the output of a Windows program without a console.
type deaf struct{}

func (deaf) Write([]byte) (int, error) { return 0, fs.ErrInvalid }

func TestACancelledCommandSaysSo(t *testing.T) {
	l := newLaurel(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stderr bytes.Buffer
	code := Run(
		ctx,
		Options{
			Args: []string{"demo", "--out", filepath.Join(l.work, "out")}, Stdout: deaf{}, Stderr: &stderr,
			Now: time.Now,
		},
	)
	if code != Failed || !strings.Contains(stderr.String(), "stopped") {
		t.Errorf("ended with %d: %s", code, stderr.String())
	}
}
