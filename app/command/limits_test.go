package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"laurel/assets"
	"laurel/data/program"
)

// withSample is a laptop with the sample program.
func withSample(t *testing.T) laurel {
	t.Helper()
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	return l
}

// calendarOf exports a calendar and returns it without the folding of its lines.
func (l laurel) calendarOf(args ...string) string {
	l.t.Helper()
	got := l.must(
		Done,
		append(
			[]string{"export", "calendar", "--program", "heroes", "--audience", "internal", "--out", l.t.TempDir()},
			args...)...,
	)
	data, err := os.ReadFile(strings.TrimSpace(got.stdout))
	if err != nil {
		l.t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), "\r\n ", "")
}

func TestAnExportIsLimitedToWhatTheCommandLineNames(t *testing.T) {
	l := withSample(t)
	p := l.stored("heroes")
	contoh := p.People[slices.IndexFunc(p.People, func(p *program.Person) bool { return p.DisplayName() == "Contoh" })]
	only := func(fits func(*program.Meeting) bool) (titles []string) {
		for _, m := range p.Meetings {
			if fits(m) {
				titles = append(titles, m.Title)
			}
		}
		return titles
	}
	boston := func(m *program.Meeting) bool { return p.Stop(m.Stop).City == "Boston" }
	tests := []struct {
		name string
		args []string
		want []string
	}{
		{"a stop by a part of its name", []string{"--stop", "bost"}, only(boston)},
		{"two days", []string{"--day", "2023-06-12,2023-06-13"}, only(func(m *program.Meeting) bool {
			d := m.Start.Date.String()
			return d == "2023-06-12" || d == "2023-06-13"
		})},
		{"a meeting by its identifier", []string{"--meeting", string(p.Meetings[3].ID)}, []string{p.Meetings[3].Title}},
		{
			"a meeting by its title and its day",
			[]string{"--meeting", "breakfast", "--day", "2023-06-14"},
			[]string{"Breakfast"},
		},
		{
			"a person",
			[]string{"--person", "contoh"},
			only(func(m *program.Meeting) bool { return p.Attendance().Attends(contoh, m) }),
		},
		{
			"a person in a stop",
			[]string{"--person", "contoh", "--stop", "Miami"},
			only(func(m *program.Meeting) bool {
				return p.Attendance().Attends(contoh, m) && p.Stop(m.Stop).City == "Miami"
			}),
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if len(test.want) == 0 {
				args := append(
					[]string{"export", "calendar", "--program", "heroes", "--out", t.TempDir()}, test.args...,
				)
				if got := l.run(args...); got.code != Failed {
					t.Errorf("an empty calendar ended with %d", got.code)
				}
				return
			}
			var got []string
			for line := range strings.Lines(l.calendarOf(test.args...)) {
				if title, is := strings.CutPrefix(strings.TrimSpace(line), "SUMMARY:"); is {
					got = append(got, strings.ReplaceAll(title, `\`, ""))
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestANameThatMeansNothingOrSeveralIsRefusedWithTheCandidates(t *testing.T) {
	l := withSample(t)
	tests := []struct {
		name string
		args []string
		want []string
	}{
		{
			"an unknown stop",
			[]string{"calendar", "--stop", "Paris"},
			[]string{`no stop called “Paris”`, "Washington, D.C.", "Boston", "Miami"},
		},
		{
			"meetings of one title",
			[]string{"host-sheet", "--meeting", "Breakfast"},
			[]string{"meetings are called like", "2023-06-12"},
		},
		{"several people", []string{"badges", "--person", "a"}, []string{"people are called like", "Minta"}},
		{"a day that is none", []string{"calendar", "--day", "2023-02-30"}, []string{"2023-02-30"}},
		{
			"a document without stops",
			[]string{"badges", "--meeting", "x"},
			[]string{"none of these documents can be limited by --meeting", "host-sheet"},
		},
		{
			"a version of what has none",
			[]string{"badges", "--since", "1"},
			[]string{"none of these documents tells", "rooming-list"},
		},
		{
			"a version before any was sent",
			[]string{"rooming-list", "--since", "1"},
			[]string{"was not sent to anybody yet"},
		},
		{
			"somebody unknown",
			[]string{"rooming-list", "--sent-to", "everybody"},
			[]string{"--sent-to takes hotel, transport"},
		},
		{"a version for nobody", []string{"rooming-list", "--sent-as", "2"}, []string{"to whom it was sent"}},
		{"a person whom nobody names", []string{"personal-schedule", "--sent-to", "person"}, []string{"--person"}},
		{"someone else whom nobody names", []string{"rooming-list", "--sent-to", "other"}, []string{"--sent-name"}},
		{"what is not for sending", []string{"certificates", "--sent-to", "group"}, []string{"not for sending"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := l.must(Misused, append([]string{"export", "--program", "heroes", "--out", l.work}, test.args...)...)
			for _, want := range test.want {
				wantIn(t, got.stderr, want)
			}
		})
	}
}

func TestWhatAPersonIsSentAgainGoesToTheSamePerson(t *testing.T) {
	l := withSample(t)
	export := func(args ...string) answer {
		return l.must(
			WithFindings,
			append(
				[]string{
					"export",
					"personal-schedule",
					"--program",
					"heroes",
					"--sent-to",
					"person",
					"--sent-on",
					"2023-06-09",
					"--out",
					l.work,
				},
				args...)...,
		)
	}
	first := export("--person", "contoh")
	wantIn(t, first.stderr, "version 1, 9 June 2023, for participants: Contoh")
	again := export("--since", "1")
	wantIn(t, again.stderr, "version 2, 9 June 2023, for participants: Contoh")
	if strings.Replace(again.stdout, " (Changes since version 1)", "", 1) != first.stdout {
		t.Errorf("first %s, then %s", first.stdout, again.stdout)
	}
}

func TestWhatIsSentIsNotedAndTheNextTellsWhatHasChanged(t *testing.T) {
	l := withSample(t)
	out := filepath.Join(l.work, "hotel")
	for _, city := range []string{"Boston", "Miami"} {
		l.must(
			Done, "export", "rooming-list", "--program", "heroes", "--stop", city, "--sent-to", "hotel", "--sent-on",
			"2023-06-09", "--out", out,
		)
	}
	wantIn(
		t, l.must(Misused, "export", "rooming-list", "--program", "heroes", "--since", "1", "--out", out).stderr,
		"say which version",
	)
	wantIn(
		t, l.must(Misused, "export", "rooming-list", "--program", "heroes", "--since", "7", "--out", out).stderr,
		`no version “7”`,
	)

	p := l.stored("heroes")
	next := p.With(func(next *program.Program) {
		next.Stops = slices.Clone(p.Stops)
		for i, s := range p.Stops {
			other := *s
			other.Hotel.Name = "Example Inn of " + s.City
			next.Stops[i] = &other
		}
	})
	l.must(Done, "import", l.programFile(next), "--program", "heroes")
	var entries []releaseEntry
	printed := l.must(Done, "releases", "--program", "heroes", "--json").stdout
	if err := json.Unmarshal([]byte(printed), &entries); err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 || len(entries[0].Changes) != 1 ||
		!strings.Contains(entries[0].Changes[0].Text, "Example Inn of Boston") ||
		entries[0].On.String() != "2023-06-09" {
		t.Fatalf("told %+v", entries)
	}
	second := l.must(
		Done, "export", "rooming-list", "--program", "heroes", "--stop", "Boston", "--since", "1", "--sent-to", "hotel",
		"--out", out,
	)
	wantIn(t, second.stderr, "noted as sent: rooming-list, version 2, 20 June 2023, for partners: Hotel, Boston")
	listed := l.must(Done, "releases", "--program", "heroes", "--changes").stdout
	for _, want := range []string{
		"followed by another", "unchanged", "1 change since", "changed: Miami, hotel: Example Inn of Miami",
	} {
		wantIn(t, listed, want)
	}
	if strings.Contains(listed, "Inn of Boston") {
		t.Errorf("the hotel in Boston was told already:\n%s", listed)
	}
}
