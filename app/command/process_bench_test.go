//go:build unix

package command

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
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
	peak float64 // MiB of memory
}

func timed(b *testing.B, name string, args ...string) process {
	b.Helper()
	command := exec.Command(name, args...)
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	began := time.Now()
	err := command.Run()
	took := time.Since(began)
	if code := command.ProcessState.ExitCode(); code != Done && code != WithFindings {
		b.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, output.String())
	}
	peak := float64(command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / 1024
	if runtime.GOOS == "darwin" {
		peak /= 1024
	}
	return process{took, peak}
}

func median[T any](list []T, of func(T) float64) float64 {
	var values []float64
	for _, one := range list {
		values = append(values, of(one))
	}
	slices.Sort(values)
	return values[len(values)/2]
}

func seconds(p process) float64 { return p.took.Seconds() }

func BenchmarkExportOf1000LatinCertificates(b *testing.B) {
	benchmarkExport(b, programtest.Awards(1000, false))
}
func BenchmarkExportOf1000KhmerCertificates(b *testing.B) {
	benchmarkExport(b, programtest.Awards(1000, true))
}

func benchmarkExport(b *testing.B, p *program.Program) {
	laurel, work := built(b), b.TempDir()
	var file bytes.Buffer
	if err := program.Encode(&file, p, nil); err != nil {
		b.Fatal(err)
	}
	source, data, fresh := filepath.Join(
		work,
		"program.json",
	), filepath.Join(
		work,
		"data",
	), filepath.Join(
		work,
		"fresh.db",
	)
	if err := os.WriteFile(source, file.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
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
	b.ReportMetric(0, "ns/op") // the runs of several programs
	b.ReportMetric(median(ours, seconds), "s")
	b.ReportMetric(median(again, seconds), "again-s")
	b.ReportMetric(median(ours, func(p process) float64 { return p.peak }), "MiB")
	if peer != nil {
		b.ReportMetric(median(theirs, seconds), "typst-s")
		b.ReportMetric(median(ours, seconds)/median(theirs, seconds), "times-typst")
		b.ReportMetric(median(theirs, func(p process) float64 { return p.peak }), "typst-MiB")
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
