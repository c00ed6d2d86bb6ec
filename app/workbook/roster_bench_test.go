package workbook

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// benchmarkColumns are 25 columns of every kind.
var benchmarkColumns = []string{
	"number", "name", "own-name", "role", "given", "family", "position", "affiliation", "country", "nationality",
	"languages", "needs-interpreter", "phone", "email", "diet",
	"access", "passport-number", "passport-expiry", "birth-date", "arrival", "arrival-flight", "departure",
	"departure-flight", "consent-name", "insurance",
}

// crowd is a program of n people of whom the given number differ, so that a large one takes no memory of its own.
func crowd(n, different int) *program.Program {
	p := &program.Program{Name: "Crowd", Stops: []*program.Stop{{ID: "s", City: "Boston", Zone: "America/New_York"}}}
	day := civil.Date{Year: 2023, Month: time.June, Day: 1}
	for i := range different {
		at := civil.At(day.AddDays(i%28), civil.Clock{Hour: i % 24, Minute: i % 60})
		p.People = append(p.People, &program.Person{
			ID: program.ID(
				strconv.Itoa(i),
			), Role: program.Roles()[i%5], Given: fmt.Sprintf("Given%d", i), Family: fmt.Sprintf("Family %d", i),
			OwnName:     "اسم " + strconv.Itoa(i),
			Position:    "Director of an invented office",
			Affiliation: fmt.Sprintf("Invented Organisation %d & Sons", i%97), Country: "IQ", Nationality: "KH",
			Languages: []program.Spoken{
				{Language: "ar", Level: program.Native},
			}, NeedsInterpreter: program.Yes, Phone: fmt.Sprintf("+1 555 01%05d", i),
			Email: fmt.Sprintf("person%d@example.org", i),
			Diet: program.Need{
				Answered: true,
				Text:     "Vegetarian",
			}, Access: program.Need{Answered: true},
			Passport: program.Passport{Number: fmt.Sprintf("00%08d", i), Expiry: day.AddMonths(i % 99)},
			BirthDate: day.AddMonths(
				-12 * (20 + i%50),
			), Arrival: program.Flight{At: at, Number: "EX 100"},
			Departure: program.Flight{At: at.AddMinutes(9000), Number: "EX 200"},
			Insurance: fmt.Sprintf("Policy %d", i), Consent: program.Consent{Name: program.Yes},
		})
	}
	for i := different; i < n; i++ {
		p.People = append(p.People, p.People[i%different])
	}
	return p
}

// editionOf is the crowd that a maker writes. Only "laurel-all-sheets" keeps the languages, whose sheet has as many
// rows again: the bare writer makes one sheet.
func editionOf(maker string, n int) *edition.Edition {
	p := crowd(n, 1000)
	if maker != "laurel-all-sheets" {
		for _, person := range p.People {
			person.Languages = nil
		}
	}
	return edition.For(p, program.Internal)
}

var makers = map[string]func(context.Context, io.Writer, *edition.Edition) error{
	"bare": func(_ context.Context, w io.Writer, e *edition.Edition) error {
		return bareRoster(w, bareRows(e), len(e.People))
	},
	"laurel":            laurelRoster,
	"laurel-all-sheets": laurelRoster,
	"csv": func(ctx context.Context, w io.Writer, e *edition.Edition) error {
		return RosterCSV(ctx, w, choices{Columns: benchmarkColumns}.of(e))
	},
}

func laurelRoster(ctx context.Context, w io.Writer, e *edition.Edition) error {
	return Roster(ctx, w, choices{Columns: benchmarkColumns}.of(e))
}

// bareRows are the same cells, put together beforehand, for the bare StreamWriter.
func bareRows(edition *edition.Edition) [][]any {
	r, err := rosterList.of(choices{Columns: benchmarkColumns}.of(edition))
	if err != nil {
		return nil
	}
	s := r.first()
	rows := make([][]any, min(1000, s.rows))
	cells := make([]cell, len(s.headings))
	for i := range rows {
		s.fill(i, cells)
		for _, c := range cells {
			if c.kind == textual {
				rows[i] = append(rows[i], c.text)
			} else {
				rows[i] = append(rows[i], c.number)
			}
		}
	}
	return rows
}

func bareRoster(w io.Writer, rows [][]any, n int) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	out, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	for i := range n {
		if err := out.SetRow("A"+strconv.Itoa(i+1), rows[i%len(rows)]); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return f.Write(w)
}

// BenchmarkRoster measures the roster beside the bare StreamWriter. peak-MiB is the resident memory of a process of its
// own.
func BenchmarkRoster(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		for _, maker := range []string{"bare", "laurel", "laurel-all-sheets", "csv"} {
			b.Run(fmt.Sprintf("%dx25/%s", n, maker), func(b *testing.B) {
				edition := editionOf(maker, n)
				b.ReportAllocs()
				var size counter
				for b.Loop() {
					size = 0
					if err := makers[maker](b.Context(), &size, edition); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(size)/(1<<20), "file-MiB")
				b.ReportMetric(peakMemory(b, maker, n), "peak-MiB")
			})
		}
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

const memoryOf = "LAUREL_ROSTER_MEMORY_OF"

// peakMemory makes one roster in a process of its own and returns that process's largest resident set in MiB.
func peakMemory(b *testing.B, maker string, n int) float64 {
	b.Helper()
	child := exec.Command(os.Args[0], "-test.run", "^TestMemoryOfOneRoster$", "-test.v")
	child.Env = append(os.Environ(), fmt.Sprintf("%s=%s %d", memoryOf, maker, n))
	said, err := child.CombinedOutput()
	if err != nil {
		b.Fatalf("%v\n%s", err, said)
	}
	for line := range strings.Lines(string(said)) {
		if _, kibibytes, found := strings.Cut(line, "VmHWM:"); found {
			if peak, err := strconv.ParseFloat(strings.Fields(kibibytes)[0], 64); err == nil {
				return peak / 1024
			}
		}
	}
	b.Skip("this system does not tell the peak memory of a process")
	return 0
}

// TestMemoryOfOneRoster is the child of peakMemory.
func TestMemoryOfOneRoster(t *testing.T) {
	maker, size, found := strings.Cut(os.Getenv(memoryOf), " ")
	if !found {
		t.Skip("only for BenchmarkRoster")
	}
	n, err := strconv.Atoi(size)
	if err != nil {
		t.Fatal(err)
	}
	err = makers[maker](t.Context(), io.Discard, editionOf(maker, n))
	if err != nil {
		t.Fatal(err)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip(err)
	}
	for line := range bytes.Lines(status) {
		if bytes.HasPrefix(line, []byte("VmHWM:")) {
			t.Log(string(line))
		}
	}
}
