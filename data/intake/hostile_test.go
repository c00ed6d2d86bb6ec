package intake_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/limit"
)

// repeated is a stream of a text before, a unit that comes so many times, and a text after; it is never in memory.
func repeated(before, unit string, times int, after string) io.Reader {
	return io.MultiReader(
		strings.NewReader(before), &cycle{unit: unit, left: times * len(unit)}, strings.NewReader(after),
	)
}

type cycle struct {
	unit     string
	at, left int
}

func (c *cycle) Read(into []byte) (n int, err error) {
	if c.left == 0 {
		return 0, io.EOF
	}
	for n < len(into) && c.left > 0 {
		copied := copy(into[n:min(len(into), n+c.left)], c.unit[c.at:])
		n += copied
		c.left -= copied
		c.at = (c.at + copied) % len(c.unit)
	}
	return n, nil
}

// archive packs parts, each a name and its content.
func archive(t *testing.T, parts map[string]io.Reader) io.Reader {
	t.Helper()
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for name, content := range parts {
		part, err := to.Create(name)
		if err == nil {
			_, err = io.Copy(part, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return &out
}

// book is a workbook with one sheet and the texts that its cells share.
func book(t *testing.T, sheet, shared io.Reader) io.Reader {
	t.Helper()
	return archive(t, map[string]io.Reader{
		"_rels/.rels": strings.NewReader(
			`<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
		"xl/workbook.xml": strings.NewReader(
			`<workbook><sheets><sheet name="S" sheetId="1"/></sheets></workbook>`),
		"xl/worksheets/sheet1.xml": sheet,
		"xl/sharedStrings.xml":     shared,
	})
}

// document is an OpenDocument spreadsheet.
func document(t *testing.T, content io.Reader) io.Reader {
	t.Helper()
	return archive(t, map[string]io.Reader{"content.xml": content})
}

const oneCard = "begin:vcard\nN:Muster;Sample\nend:vcard\n"

// hostile are files that are made to do harm, or far larger than any that is meant: what is reported, and how much
// memory may be allocated on the whole, in MB.
var hostile = []struct {
	name, file string
	content    func(*testing.T) io.Reader
	want       string
	megabytes  uint64
}{
	{
		"a file without end", "a.csv",
		func(*testing.T) io.Reader { return repeated("name,e-mail\n", "a,b\n", 1<<40, "") },
		"it is larger than 64 MB", 150,
	},
	{
		"a program file that is nested deep", "a.json",
		func(*testing.T) io.Reader {
			return repeated(`{"format":"laurel-program","program":`, "[", 1_000_000, "")
		},
		"nested more than 200 levels deep", 8,
	},
	{
		"a program file of many people", "a.json",
		func(*testing.T) io.Reader {
			return repeated(`{"format":"laurel-program","version":3,"program":{"people":[`, "{},", 150_000, "{}]}}")
		},
		"A list has more than 100000 entries", 120,
	},
	{
		"a program file of many objects", "a.json",
		func(*testing.T) io.Reader {
			return repeated(`{"format":"laurel-program","version":3,"program":{"people":[`, "{},", 1_100_000, "{}]}}")
		},
		"more than 1000000 objects", 20,
	},
	{
		"a conference of JSON that is nested deep", "a.json",
		func(*testing.T) io.Reader { return repeated(`{"schedule":`, `{"a":`, 500_000, "") },
		"nested more than 200 levels deep", 30,
	},
	{
		"a conference of XML that is nested deep", "a.xml",
		func(*testing.T) io.Reader { return repeated(`<schedule><day><room><event>`, "<a>", 2_000_000, "") },
		"nested more than 200 levels deep", 30,
	},
	{
		"an element with many attributes", "a.xml",
		func(*testing.T) io.Reader { return repeated(`<schedule><event `, `a="" `, 1_000_000, "/></schedule>") },
		"it is larger than 4 MB", 20,
	},
	{
		"a conference of many events", "a.xml",
		func(*testing.T) io.Reader {
			return repeated(`<schedule><day>`, `<event/>`, 60_000, "</day></schedule>")
		},
		"more than 50000 events", 65,
	},
	{
		"many cards", "a.vcf",
		func(*testing.T) io.Reader { return repeated("", oneCard, 60_000, "") },
		"more than 50000 cards", 320,
	},
	{
		"one long line of cards", "a.vcf",
		func(*testing.T) io.Reader { return repeated("BEGIN:VCARD\nNOTE:x\n", " y\n", 1_000_000, "END:VCARD\n") },
		"", 40,
	},
	{
		"a calendar of many events", "a.ics",
		func(*testing.T) io.Reader {
			return repeated("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nEND:VEVENT\n", 60_000, "END:VCALENDAR\n")
		},
		"more than 50000 events", 180,
	},
	{
		"a calendar that is nested deep", "a.ics",
		func(*testing.T) io.Reader { return repeated("BEGIN:VCALENDAR\n", "BEGIN:A\n", 500_000, "") },
		"nested more than 200 levels deep", 40,
	},
	{
		"a calendar of many lines", "a.ics",
		func(*testing.T) io.Reader { return repeated("BEGIN:VCALENDAR\n", "X-A:b\n", 1_600_000, "") },
		"more than 1500000 lines", 560,
	},
	{
		"rules without end", "a.ics",
		func(*testing.T) io.Reader {
			return repeated("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nDTSTART:20230615T093000Z\nSUMMARY:M\n"+
				"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99990101\nEND:VEVENT\n", 5_000, "END:VCALENDAR\n")
		},
		"", 170,
	},
	{
		"millions of times", "a.ics",
		func(*testing.T) io.Reader {
			return repeated("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20230615T093000Z\nSUMMARY:M\nRDATE:",
				"20230615T093000Z,", 200_000, "20230615T093000Z\nEND:VEVENT\nEND:VCALENDAR\n")
		},
		"", 30,
	},
	{
		"a table of one line", "a.csv",
		func(*testing.T) io.Reader { return repeated("name,e-mail\n", "y,", 3_000_000, "") },
		"it is larger than 4 MB", 90,
	},
	{
		"a table of many rows", "a.csv",
		func(*testing.T) io.Reader { return repeated("name,e-mail\n", "a,b\n", 300_000, "") },
		"more than 200000 rows", 110,
	},
	{
		"a table of many columns", "a.csv",
		func(*testing.T) io.Reader {
			return repeated("name,e-mail\n", strings.Repeat(",", 1_000_000)+"\n", 12, "")
		},
		"more than 10000000 cells", 550,
	},
	{
		"a list of JSON that is nested deep", "a.json",
		func(*testing.T) io.Reader { return repeated("[", `{"a":`, 500_000, "") },
		"nested more than 200 levels deep", 30,
	},
	{
		"a workbook that is nested deep", "a.xlsx",
		func(t *testing.T) io.Reader {
			return book(t, repeated("<worksheet><sheetData>", "<a>", 2_000_000, ""), strings.NewReader("<sst/>"))
		},
		"nested more than 200 levels deep", 10,
	},
	{
		"a workbook with a long tag", "a.xlsx",
		func(t *testing.T) io.Reader {
			return book(t, repeated("<worksheet ", `a="" `, 1_000_000, "/>"), strings.NewReader("<sst/>"))
		},
		"it is larger than 4 MB", 40,
	},
	{
		"a workbook that unpacks to gigabytes", "a.xlsx",
		func(t *testing.T) io.Reader {
			return book(t, repeated("<worksheet>", "<row/>", 15_000_000, ""), strings.NewReader("<sst/>"))
		},
		"unpacks to more than 512 MB", 40,
	},
	{
		"a workbook of millions of cells", "a.xlsx",
		func(t *testing.T) io.Reader {
			row := `<row><c r="SF1"><v>1</v></c></row>`
			return book(t, repeated("<worksheet>", row, 60_000, "</worksheet>"), strings.NewReader("<sst/>"))
		},
		"more than 10000000 cells", 300,
	},
	{
		"a workbook of huge shared texts", "a.xlsx",
		func(t *testing.T) io.Reader {
			return book(t, strings.NewReader("<worksheet/>"),
				repeated("<sst>", "<si><t>"+strings.Repeat("x", 1<<20)+"</t></si>", 60, "</sst>"))
		},
		"", 600,
	},
	{
		"a workbook of many parts", "a.xlsx",
		func(t *testing.T) io.Reader {
			return repeated("PK\x03\x04", "PK\x01\x02"+strings.Repeat("\x00", 42), 100_000, "PK\x05\x06"+
				strings.Repeat("\x00", 18))
		},
		"more than 10000 parts", 40,
	},
	{
		"a LibreOffice spreadsheet that is nested deep", "a.ods",
		func(t *testing.T) io.Reader { return document(t, repeated("<a>", "<b>", 2_000_000, "")) },
		"nested more than 200 levels deep", 10,
	},
	{
		"an XML spreadsheet that is nested deep", "a.fods",
		func(*testing.T) io.Reader { return repeated("<office:document>", "<a>", 2_000_000, "") },
		"nested more than 200 levels deep", 60,
	},
	{
		"a web page of one cell", "a.html",
		func(*testing.T) io.Reader { return repeated("<html><table><tr><td>", "<!--", 1_100_000, "") },
		"it is larger than 4 MB", 40,
	},
	{
		"a web page of many cells", "a.html",
		func(*testing.T) io.Reader { return repeated("<table>", "<tr><td>a", 300_000, "") },
		"more than 200000 rows", 120,
	},
}

func TestHostileFilesAreRefusedBeforeTheyNeedMemory(t *testing.T) {
	for _, test := range hostile {
		t.Run(test.name, func(t *testing.T) {
			from := test.content(t)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := intake.Read(t.Context(), nil, from, intake.Options{Name: test.file, As: asOf(test.file)})
			runtime.ReadMemStats(&after)
			if test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("got %v, want %q", err, test.want)
			}
			allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
			if most := 2 * test.megabytes; allocated > most { // the race detector's buffers grow twice as much
				t.Errorf("%d MB were allocated, want at most %d", allocated, most)
			}
			t.Logf("%d MB: %v", allocated, err)
		})
	}
}

// asOf is what a file is read as, so that columns which nobody knows do not refuse it first.
func asOf(file string) source.Kind {
	if filepath.Ext(file) == ".html" {
		return source.Roster
	}
	return ""
}

// cancelling ends the context when a reader has been read for a while, or to its end.
type cancelling struct {
	io.Reader
	left   int // how often it is read before; negative: to its end
	cancel func()
}

func (c *cancelling) Read(into []byte) (int, error) {
	n, err := c.Reader.Read(into)
	if c.left--; c.left == 0 || err != nil {
		c.cancel()
	}
	return n, err
}

func TestReadingAHostileFileCanBeCancelled(t *testing.T) {
	for _, test := range hostile {
		for when, left := range map[string]int{"while it is read": 2, "while it is understood": -1} {
			t.Run(test.name+" "+when, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				from := &cancelling{test.content(t), left, cancel}
				_, err := intake.Read(ctx, nil, from, intake.Options{Name: test.file})
				if !errors.Is(err, context.Canceled) && !errors.As(err, new(*limit.Error)) {
					t.Errorf("got %v", err)
				}
			})
		}
	}
}

func TestAFileThatWasCutOffIsToldToBe(t *testing.T) {
	half := func(r io.Reader) string {
		whole, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(whole[:len(whole)/2])
	}
	sheet := `<worksheet><row><c t="inlineStr"><is><t>Name</t></is></c></row></worksheet>`
	for _, test := range []struct{ name, file, text, want string }{
		{"Excel", "a.xlsx", half(book(t, strings.NewReader(sheet), strings.NewReader("<sst/>"))), "it ends too early"},
		{"LibreOffice", "a.ods", half(document(t, strings.NewReader("<a><table/></a>"))), "it ends too early"},
		{"a conference", "a.json", `{"schedule":{"days":[{"date":"2023-`, "it ends too early"},
		{"a list", "a.json", `[{"name":"Sample Muster"},{"name":`, "it ends too early"},
		{"a program", "a.json", `{"format":"laurel-program","version":3,"program":{"name":"Mus`, "it ends too early"},
		{
			"a calendar", "a.ics",
			"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20230615T093000Z\nSUMMARY:Visit\nEND:VEVENT\n", "it was cut off",
		},
		{
			"a calendar within an event", "a.ics",
			"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20230615T093000Z\nSUMMARY:Vis", "it was cut off",
		},
		{"cards", "a.vcf", "BEGIN:VCARD\nFN:Sample Muster\n", "it was cut off"},
		{"a table within a cell", "a.csv", "name,notes\nSample Muster,\"one\ntwo", "may have been cut off here"},
		{"a table within a cell of one line", "a.csv", "name,notes\nSample Muster,\"on", "may have been cut off here"},
		{"a conference of XML", "a.xml", "<schedule><day date='2023-06-14'><event><title>Vis", "it was cut off"},
	} {
		t.Run(test.name, func(t *testing.T) {
			draft, err := intake.Read(t.Context(), nil, strings.NewReader(test.text), intake.Options{Name: test.file})
			reported := ""
			if err != nil {
				reported = err.Error()
			} else {
				for _, problem := range draft.Problems {
					reported += problem.Reason.Error() + "\n"
				}
			}
			if !strings.Contains(reported, test.want) {
				t.Errorf("reported is %q, want %q", reported, test.want)
			}
		})
	}
}

func TestWhatIsNoFileIsRefused(t *testing.T) {
	folder := t.TempDir()
	loop := filepath.Join(folder, "loop.csv")
	large := filepath.Join(folder, "large.json")
	file, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.WriteString(`{"format":"laurel-program"`)
	err = errors.Join(err, file.Truncate(2<<30), file.Close()) // it has no bytes on the disk
	if err != nil {
		t.Fatal(err)
	}
	paths := map[string]error{
		folder: limit.ErrNotFile, filepath.Join(folder, "none.csv"): os.ErrNotExist, large: limit.ErrTooLarge,
	}
	if runtime.GOOS != "windows" { // where links need a right
		if err := os.Symlink(loop, loop); err != nil {
			t.Fatal(err)
		}
		paths[loop], paths["/dev/zero"] = limit.ErrNotFile, limit.ErrNotFile
	}
	for path, want := range paths {
		if _, err := intake.ParseFile(t.Context(), nil, path, intake.Options{}); !errors.Is(err, want) {
			t.Errorf("%s: got %v", filepath.Base(path), err)
		} else {
			t.Log(err)
		}
	}
}
