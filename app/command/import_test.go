package command

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"laurel/assets"
)

// What Laurel exports to other programs it recognises when it comes back: nothing is new, nothing is changed.
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
	if report.New != 1 || report.Problem != 1 || report.Rows[0].Row != 3 || report.Rows[0].Record != `meeting “Talk”` ||
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
	wantIn(t, alone.stderr, `this makes a new one, “people”`, "--program", ": Shoe size.")
	into := l.must(WithFindings, "import", people, "--as", "roster", "--program", "heroes", "--dry-run")
	if strings.Contains(into.stderr, "makes a new one") {
		t.Errorf("told %q", into.stderr)
	}
}

// imported runs an import and reads its report.
func (l laurel) imported(code int, args ...string) importReport {
	l.t.Helper()
	var report importReport
	answer := l.must(code, append([]string{"import", "--json"}, args...)...)
	if err := json.Unmarshal([]byte(answer.stdout), &report); err != nil {
		l.t.Fatal(err)
	}
	return report
}

func TestAPossibleMatchWaitsForADecision(t *testing.T) {
	l := newLaurel(t)
	first := l.file("people.csv", []byte("Given name,Family name,Role\nBela,Prova,awardee\nKim,Muster,guest\n"))
	l.must(Done, "import", first, "--as", "roster")
	second := l.file("more.csv", []byte("Given name,Family name,Phone,Date of birth\n"+
		"Bela,Prova,+1 555 0100,3/4/1980\nZora,Sample,,\nKim,Muster,+1 555 0101,\n"))
	into := []string{second, "--as", "roster", "--program", "people", "--dry-run"}
	report := l.imported(WithFindings, into...)
	if report.New != 1 || report.Changed != 0 || report.Possible != 2 || len(report.Records) != 3 {
		t.Fatalf("%+v", report)
	}
	bela := report.Records[0]
	if bela.State != "possible" || bela.Choice != "" || bela.Row != 2 || len(bela.Candidates) != 1 ||
		bela.Candidates[0].Name != "Bela Prova" || bela.Candidates[0].Reason != "same name" || len(bela.Changes) != 2 {
		t.Errorf("%+v", bela)
	}
	wantIn(
		t,
		l.must(WithFindings, append([]string{"import"}, into...)...).stdout,
		"record 2, Bela Prova: it may be Bela Prova (same name)",
		"1 new, 0 changed, 0 same, 0 problems, 2 possible matches.",
	)
	for choice, want := range map[string][3]int{"new": {3, 0, 0}, "merge": {1, 2, 0}, "skip": {1, 0, 0}} {
		got := l.imported(Done, append(into, "--possible", choice, "--dates", "day-first")...)
		if [3]int{got.New, got.Changed, got.Possible} != want {
			t.Errorf("--possible %s: %+v", choice, got)
		}
	}
	decisions := l.file(
		"decisions.json",
		[]byte(`{"every": {"possible": "skip"}, "rows": [{"row": 2, "choice": "merge",`+
			`"keep": ["phone"], "cells": {"birth-date": "1980-06-15"}}, {"row": 3, "choice": "skip"}]}`),
	)
	got := l.imported(Done, append(into[:4:4], "people", "--decisions", decisions)...)
	if got.New != 0 || got.Changed != 1 || got.Possible != 0 {
		t.Errorf("with decisions: %+v", got)
	}
	wantIn(t, l.must(Done, "export", "roster", "--program", "people", "--format", "csv", "--columns",
		"name,birth-date,phone", "--out", l.work).stdout, ".csv")
	for _, wrong := range [][]string{
		{"--possible", "perhaps"}, {"--dates", "year-first"}, {"--zone", "Mars"}, {"--encoding", "klingon"},
	} {
		l.must(Misused, append(into, wrong...)...)
	}
	l.must(Misused, "import", second, "--as", "roster", "--stop", "Boston")
}

func TestAnImportReportsTheSameRemarkOnce(t *testing.T) {
	l := newLaurel(t)
	var rows strings.Builder
	rows.WriteString("Given name,Family name,Role,E-mail\n")
	for i := range 200 {
		fmt.Fprintf(&rows, "Given%d,Family%d,guest,nowhere\n", i, i)
	}
	got := l.must(WithFindings, "import", l.file("guests.csv", []byte(rows.String())), "--as", "roster")
	wantIn(t, got.stdout, "200 records (D2, D3, ", "201 new, 0 changed, 0 same, 200 problems.")
	if lines := strings.Count(got.stdout, "\n"); lines != 2 {
		t.Errorf("%d lines", lines)
	}
}

// exported exports a roster as CSV and returns its path and content.
func (l laurel) exported(program, audience string) (path, content string) {
	l.t.Helper()
	got := l.run("export", "roster", "--format", "csv", "--audience", audience, "--program", program,
		"--out", filepath.Join(l.work, audience))
	if got.code != Done && got.code != WithFindings {
		l.t.Fatal(got)
	}
	path = strings.TrimSpace(got.stdout)
	read, err := os.ReadFile(path)
	if err != nil {
		l.t.Fatal(err)
	}
	return path, string(read)
}

func TestAReferenceFindsItsPersonAgain(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("people.csv", []byte("Given name,Family name,Role,Country,Name may be shown\n"+
		"Bela,Prova,awardee,Peru,no\nKim,Muster,awardee,Kenya,no\nZora,Sample,guest,Iraq,no\n")), "--as", "roster")
	path, content := l.exported("people", "participants")
	if !strings.Contains(content, "Awardee 1") || strings.Contains(content, "Prova") {
		t.Fatalf("the list for participants is\n%s", content)
	}
	if got := l.imported(Done, path, "--as", "roster", "--program", "people"); got.Same != 3 ||
		got.New+got.Changed != 0 {
		t.Errorf("the list for participants came back as %+v", got)
	}
	_, content = l.exported("people", "internal")
	corrected := l.file(
		"corrected.csv",
		[]byte(strings.NewReplacer("Prova", "Provva", "PROVA", "PROVVA").Replace(content)),
	)
	got := l.imported(Done, corrected, "--as", "roster", "--program", "people")
	if got.Changed != 1 || got.New != 0 || got.Same != 2 {
		t.Errorf("with a corrected name it came back as %+v", got)
	}
	if _, content = l.exported("people", "internal"); !strings.Contains(content, "Provva") {
		t.Errorf("now the list is\n%s", content)
	}
	nameless := l.file("no-ref.csv", []byte("Name,Role\nAwardee 2,awardee\n"))
	if got := l.imported(WithFindings, nameless, "--as", "roster", "--program", "people"); got.New+got.Changed != 0 {
		t.Errorf("without a reference it came in as %+v", got)
	}
}

func TestAnImportListsWhatItLeavesOut(t *testing.T) {
	l := newLaurel(t)
	path := l.file("list.csv", []byte("Name,Country,Diet\nAna Prova,Peru,vegan\nKim Sample,Iraq,none\nInterpreters,,\n"+
		"Huda Mithal,Jordan,none\nTotal,3,\n"))
	decisions := l.file("d.json", []byte(`{"rows": [{"row": 3, "choice": "skip"}]}`))
	wantIn(t, l.run("import", path, "--as", "roster", "--decisions", decisions).stdout,
		`row 4: “Interpreters” is no record but a heading`, `row 6: “Total | 3” is no record but a total`,
		`row 3: person “Kim Sample” is left out, as was decided.`)
}
