package command

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"laurel/assets"
)

func TestAnswersComeInOnceByTheCommand(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	head := "Timestamp,Knowledge,Skills: I can do something that I could not do before.,Email\n"
	file := l.file("answers.csv", []byte(head+
		"2023/06/24 10:00,5,4,ana@example.org\n2023/06/24 10:02,4,often,\n2023/06/24 10:03,,,\n"))
	mapping := l.file("mapping.json", []byte(`{"B": "knowledge"}`))
	args := []string{
		"import", file, "--program", "heroes", "--form", "at the end", "--mapping", mapping, "--json",
	}
	for _, run := range []struct {
		args []string
		want answersReport
	}{
		{append(args, "--dry-run"), answersReport{New: 2, Empty: 1, Problem: 1}},
		{args, answersReport{New: 2, Empty: 1, Problem: 1}},
		{args, answersReport{Known: 2, Empty: 1, Problem: 1}},
	} {
		var got answersReport
		if err := json.Unmarshal([]byte(l.must(WithFindings, run.args...).stdout), &got); err != nil {
			t.Fatal(err)
		}
		if got.New != run.want.New || got.Known != run.want.Known || got.Empty != run.want.Empty ||
			got.Problem != run.want.Problem || len(got.Rows) != 1 {
			t.Errorf("%v reports %+v", run.args, got)
		}
	}
	l.must(Misused, "import", file, "--form", "at the end")
	l.must(Failed, "import", file, "--program", "heroes", "--form", "nothing like it")
}

func TestACommandTicksTheTasksThatItProves(t *testing.T) {
	l := newLaurel(t)
	undone := regexp.MustCompile(`"done_on": "[0-9-]+"`).ReplaceAll(assets.Sample(), []byte(`"done_on": null`))
	l.must(Done, "import", l.file("sample.json", undone))
	people := l.file("people.csv", []byte("Given name,Family name,Role\nAna,Muster,guest\n"))
	answers := l.file("answers.csv", []byte("When,Knowledge\n2023/06/24 10:00,5\n"))
	mapping := l.file("mapping.json", []byte(`{"B": "knowledge"}`))
	out := t.TempDir()
	for _, run := range []struct {
		args  []string
		tasks string // as they are printed, without a line's beginning
	}{
		{[]string{"import", people, "--as", "roster"}, "Enter or import the participants"},
		{
			[]string{"import", answers, "--form", "at the end", "--mapping", mapping},
			"Enter the answers of the evaluations",
		},
		{[]string{"export", "statistics", "--out", out}, "Send the statistics"},
		{[]string{"export", "statistics", "--out", out}, ""},
		{
			[]string{"export", "final-report", "--out", out, "--sent-to", "other", "--sent-name", "Sponsor"},
			"Send the final report to the sponsor",
		},
	} {
		var tasks []string
		for line := range strings.Lines(l.run(append(run.args, "--program", "heroes")...).stderr) {
			if task, isTask := strings.CutPrefix(line, "task done: "); isTask {
				tasks = append(tasks, strings.TrimSpace(task))
			}
		}
		if got := strings.Join(tasks, "; "); got != run.tasks {
			t.Errorf("%v ticks %q, want %q", run.args, got, run.tasks)
		}
	}
}
