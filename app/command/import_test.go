package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"laurel/assets"
)

// What Laurel gives to other programs it knows when it comes back: nothing is new, nothing is changed.
func TestExportsComeBackAsTheSame(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	for _, test := range []struct {
		document, format, audience, kind string
	}{
		{"calendar", "ics", "partners", "schedule"},
		{"calendar", "ics", "participants", "schedule"},
		{"frab", "json", "internal", "schedule"},
		{"frab", "xml", "participants", "schedule"},
		{"roster", "xlsx", "internal", "roster"},
		{"roster", "csv", "partners", "roster"},
		{"contact-book", "vcf", "internal", "contacts"},
	} {
		t.Run(test.document+" as "+test.format+" for "+test.audience, func(t *testing.T) {
			got := l.run(
				"export", test.document, "--format", test.format, "--audience", test.audience, "--program", "heroes",
				"--out", filepath.Join(l.work, test.document+test.format+test.audience),
			)
			if got.code != Done && got.code != WithFindings {
				t.Fatal(got)
			}
			path := strings.TrimSpace(got.stdout)
			for _, args := range [][]string{{"--as", test.kind}, {}} {
				answer := l.must(Done, append([]string{"import", path, "--program", "heroes", "--json"}, args...)...)
				var report importReport
				if err := json.Unmarshal([]byte(answer.stdout), &report); err != nil {
					t.Fatal(err)
				}
				if report.New+report.Changed+report.Problem != 0 || report.Same == 0 {
					t.Errorf("%q came back as %+v", path, report)
				}
			}
		})
	}
}

func TestASampleScheduleComesInByTheCommand(t *testing.T) {
	folder := os.Getenv("LAUREL_SAMPLES")
	if folder == "" {
		t.Skip("LAUREL_SAMPLES does not say where the sample files are")
	}
	l := newLaurel(t)
	path := filepath.Join(folder, "schedules", "jres-2022-french.ics")
	wantIn(
		t, l.must(Done, "import", path, "--dry-run").stdout, "122 new, 0 changed, 0 same, 0 problems",
		"Nothing was changed",
	)
	wantIn(t, l.must(Done, "import", path).stdout, "JRES 2021/22: 122 new")
	wantIn(
		t, l.must(Done, "import", path, "--as", "schedule", "--program", "jres").stdout, "0 new, 0 changed, 120 same",
	)
}

func TestAMappingFileSaysWhichColumnIsWhich(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	table := l.file("plan.csv", []byte("Foo;Bar;Baz\nVisit;14.06.2023;9:00\nTalk;someday;9:00\n"))
	mapping := l.file("columns.json", []byte(`{"Foo": "title", "B": "date", "baz": "start"}`))
	got := l.must(WithFindings, "import", table, "--program", "heroes", "--mapping", mapping, "--json")
	var report importReport
	if err := json.Unmarshal([]byte(got.stdout), &report); err != nil {
		t.Fatal(err)
	}
	if report.New != 1 || report.Problem != 1 || report.Rows[0].Row != 3 || report.Rows[0].Record != `meeting "Talk"` ||
		!strings.Contains(report.Rows[0].Reason, "someday") {
		t.Errorf("%+v", report)
	}
	wantIn(t, got.stderr, "Columns: Foo = title, Bar = date, Baz = start.")
	wantIn(
		t, l.must(Failed, "import", table, "--mapping", l.file("bad.json", []byte("title"))).stderr,
		"is not written as",
	)
	wantIn(t, l.must(Failed, "import", table, "--program", "heroes").stderr, "headers of a schedule")
}

func TestARosterThatMakesAProgramOfItsOwnSaysSo(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	people := l.file("people.csv", []byte("Given name,Family name,Role,Shoe size\nAna,Prova,awardee,39\n"))
	alone := l.must(Done, "import", people, "--as", "roster", "--dry-run")
	wantIn(t, alone.stderr, `this makes a new one, "people"`, "--program", ": Shoe size.")
	into := l.must(Done, "import", people, "--as", "roster", "--program", "heroes", "--dry-run")
	if strings.Contains(into.stderr, "makes a new one") {
		t.Errorf("told %q", into.stderr)
	}
}
