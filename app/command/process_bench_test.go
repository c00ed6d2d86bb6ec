package command

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"laurel/data/program"
	"laurel/data/programtest"
)

// A command as a person runs it: the whole process, from its start to its end, in turn with a peer where one is
// installed. `typst` on the PATH is one; .ci/bench puts one there where there is npm.

// built is the program itself.
func built(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "laurel")
	build := exec.Command("go", "build", "-tags", "migrated_fynedo,accessibility", "-o", path, "laurel")
	if output, err := build.CombinedOutput(); err != nil {
		b.Fatalf("the program does not build: %v\n%s", err, output)
	}
	return path
}

// process is what one run of a program cost.
type process struct {
	took time.Duration
	busy float64 // seconds of processor
	peak float64 // MiB of memory; zero without GNU time
}

// timed runs a program under GNU time where that is installed: a process that Go starts counts Go's own memory as its.
func timed(b *testing.B, name string, args ...string) process {
	b.Helper()
	report := filepath.Join(b.TempDir(), "time")
	command := exec.Command(name, args...)
	if gnu, err := exec.LookPath("time"); err == nil {
		command = exec.Command(gnu, append([]string{"-q", "-f", "%M", "-o", report, name}, args...)...)
	}
	output := new(bytes.Buffer)
	command.Stdout, command.Stderr = output, output
	began := time.Now()
	err := command.Run()
	p := process{took: time.Since(began)}
	if code := command.ProcessState.ExitCode(); code != Done && code != WithFindings {
		b.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, output.String())
	}
	p.busy = (command.ProcessState.UserTime() + command.ProcessState.SystemTime()).Seconds()
	if text, err := os.ReadFile(report); err == nil {
		if _, err := fmt.Sscan(string(text), &p.peak); err != nil {
			b.Fatal(err)
		}
		p.peak /= 1024
	}
	return p
}

// median is the middle value of several runs.
func median(runs []process, of func(process) float64) float64 {
	var values []float64
	for _, run := range runs {
		values = append(values, of(run))
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// report reports the medians of several runs, each under a name.
func report(b *testing.B, name string, runs []process) {
	b.ReportMetric(median(runs, func(p process) float64 { return p.took.Seconds() }), name+"s")
	b.ReportMetric(median(runs, func(p process) float64 { return p.busy }), name+"cpu-s")
	b.ReportMetric(median(runs, func(p process) float64 { return p.peak }), name+"MiB")
}

func BenchmarkImportOf10000People(b *testing.B) {
	laurel, work := built(b), b.TempDir()
	source := programFile(b, work, programtest.Awards(10_000, false))
	var ours []process
	for n := range 5 {
		ours = append(ours, timed(b, laurel, "--data-dir", filepath.Join(work, fmt.Sprint(n)), "import", source))
	}
	for b.Loop() { // the runs are counted above
	}
	report(b, "", ours)
}

// programFile writes a program's file.
func programFile(b *testing.B, folder string, p *program.Program) string {
	b.Helper()
	var file bytes.Buffer
	if err := program.Encode(&file, p, nil); err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(folder, "program.json")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

func BenchmarkExportOf1000LatinCertificates(b *testing.B) {
	benchmarkExport(b, programtest.Awards(1000, false))
}

func BenchmarkExportOf1000KhmerCertificates(b *testing.B) {
	benchmarkExport(b, programtest.Awards(1000, true))
}

func benchmarkExport(b *testing.B, p *program.Program) {
	laurel, work := built(b), b.TempDir()
	source := programFile(b, work, p)
	data, fresh := filepath.Join(work, "data"), filepath.Join(work, "fresh.db")
	timed(b, laurel, "--data-dir", data, "import", source)
	timed(b, laurel, "--data-dir", data, "backup", "--out", fresh)
	peer := certificatesInTypst(b, work, p)
	var ours, again, theirs []process
	export := []string{"--data-dir", data, "export", "certificates", "--program", p.Name, "--out", work}
	const runs = 5 // of each, for their median
	for range runs {
		timed(b, laurel, "--data-dir", data, "restore", fresh) // nobody has a certificate yet
		ours = append(ours, timed(b, laurel, export...))
		again = append(again, timed(b, laurel, export...))
		if peer != nil {
			theirs = append(theirs, timed(b, peer[0], peer[1:]...))
		}
	}
	for b.Loop() { // the runs are counted above
	}
	report(b, "", ours)
	report(b, "again-", again)
	if peer != nil {
		report(b, "typst-", theirs)
	}
}

// certificatesInTypst returns the command line that draws like pages for the same names, without the code, or nil
// without typst.
func certificatesInTypst(b *testing.B, work string, p *program.Program) []string {
	b.Helper()
	typst, err := exec.LookPath("typst")
	if err != nil {
		b.Log("typst is not on the PATH: there is no peer")
		return nil
	}
	names := make([][2]string, len(p.People))
	for i, person := range p.People {
		names[i] = [2]string{person.DisplayName(), person.OwnName}
	}
	list, err := json.Marshal(names)
	if err != nil {
		b.Fatal(err)
	}
	fonts, err := filepath.Abs(filepath.Join("..", "..", "assets", "fonts"))
	if err != nil {
		b.Fatal(err)
	}
	source := filepath.Join(work, "certificates.typ")
	for path, content := range map[string][]byte{source: []byte(typstPages), filepath.Join(work, "names.json"): list} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return []string{
		typst, "compile", "--ignore-system-fonts", "--font-path", fonts, source, filepath.Join(work, "typst.pdf"),
	}
}

const typstPages = `#set page(width: 792pt, height: 612pt, margin: 60pt, background: {
  place(top + left, dx: 27pt, dy: 27pt, rect(width: 738pt, height: 558pt, stroke: 2.4pt + rgb("#b08d3e")))
  place(top + left, dx: 34pt, dy: 34pt, rect(width: 724pt, height: 544pt, stroke: 0.8pt + rgb("#1f4d3a")))
})
#set text(font: "Noto Serif", size: 14pt)
#set align(center)
#for (name, own) in json("names.json") [
  #v(20pt)
  #text(font: "Noto Sans", size: 8.5pt, tracking: 0.16em)[COURAGE AWARDS 2026]
  #v(4pt)
  #text(size: 22pt, tracking: 0.2em)[CERTIFICATE OF RECOGNITION]
  #v(4pt)
  #text(style: "italic", size: 12.5pt)[presented to]
  #v(4pt)
  #text(font: "Noto Serif Display", size: 50pt, name)
  #if own != "" [#linebreak() #text(font: "Noto Serif Khmer", size: 25pt, lang: "km", own)]
  #v(4pt)
  #line(length: 210pt, stroke: 0.8pt + rgb("#b08d3e"))
  for leading investigations that joined agencies, civil society and media
  #v(4pt)
  #text(size: 11pt)[Washington, 15 June 2026]
  #place(bottom + center, circle(radius: 44pt, stroke: 1pt, fill: rgb("#b08d3e")))
  #let signature(name, position) = box(width: 150pt)[
    #line(length: 150pt) #text(size: 10.5pt, name) \ #text(font: "Noto Sans", size: 8.5pt, position)
  ]
  #place(bottom + left, signature("Robin Example", "Program Director"))
  #place(bottom + right, signature("Jordan Specimen", "Chair of the Award Committee"))
  #place(bottom + right, dy: 20pt, text(font: "Noto Sans", size: 6pt)[No. 2026-7K3M-Q0TA-X])
  #pagebreak(weak: true)
]
`
