// Package intaketest is what the tests of intake and of its formats have in common.
package intaketest

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/program"
	"laurel/data/store"
)

// Failer is what a test and a property have in common.
type Failer interface {
	Helper()
	Fatal(args ...any)
}

// OpenStore opens an empty store that is closed with the test.
func OpenStore(t testing.TB) *store.Store {
	t.Helper()
	opened, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "laurel.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	})
	return opened
}

// Apply brings a draft in, unless there was an error.
func Apply(t Failer, opened *store.Store, draft *intake.Draft, err error) *intake.Draft {
	t.Helper()
	if err == nil {
		err = opened.Edit(context.Background(), "Import", draft.Apply)
	}
	if err != nil {
		t.Fatal(err)
	}
	return draft
}

// BringIn brings a whole program in.
func BringIn(t Failer, opened *store.Store, file *program.Program, images map[program.PhotoID][]byte) *intake.Draft {
	t.Helper()
	draft, err := intake.DraftOf(context.Background(), opened, file, images)
	return Apply(t, opened, draft, err)
}

// Open reads a file and brings it in.
func Open(t Failer, opened *store.Store, path string, options intake.Options) *intake.Draft {
	t.Helper()
	draft, err := intake.Open(context.Background(), opened, path, options)
	return Apply(t, opened, draft, err)
}

// Read reads a text into a program, and brings it in.
func Read(t Failer, opened *store.Store, into program.ID, name, text string, more ...intake.Options) *intake.Draft {
	t.Helper()
	options := slices.Concat(more, []intake.Options{{}})[0]
	options.Program, options.Name = into, name
	draft, err := intake.Read(context.Background(), opened, strings.NewReader(text), options)
	return Apply(t, opened, draft, err)
}

// Load loads a program.
func Load(t Failer, opened *store.Store, id program.ID) *program.Program {
	t.Helper()
	loaded, err := opened.Load(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// Sample is the path of a file that nobody here wrote.
func Sample(t testing.TB, name string) string {
	t.Helper()
	folder := os.Getenv("LAUREL_SAMPLES")
	if folder == "" {
		t.Skip("LAUREL_SAMPLES does not name the folder of the sample files")
	}
	return filepath.Join(folder, filepath.FromSlash(name))
}

// Tour is a program of two cities with nothing planned yet.
func Tour() *program.Program {
	day := func(n int) civil.Date { return civil.Date{Year: 2023, Month: 6, Day: n} }
	return &program.Program{
		ID: program.NewID(), Name: "Tour", Start: day(12), End: day(20), Language: "en",
		Stops: []*program.Stop{
			{ID: program.NewID(), City: "Boston", Zone: "America/New_York", From: day(12), Until: day(16)},
			{ID: program.NewID(), City: "Denver", Zone: "America/Denver", From: day(16), Until: day(20)},
		},
		People: []*program.Person{
			{ID: program.NewID(), Role: program.Awardee, Given: "Ana", Family: "Prova", Email: "ana@example.org"},
		},
	}
}

// Meetings are the meetings of a program as short texts: city, start, end, title.
func Meetings(p *program.Program) []string {
	var all []string
	for _, m := range p.Meetings {
		start, end := strings.TrimPrefix(m.Start.String(), "2023-06-"), strings.TrimPrefix(m.End.String(), "2023-06-")
		text := fmt.Sprintf("%s %s %s %s", p.Stop(m.Stop).City, start, end, m.Title)
		if m.Status == program.Cancelled {
			text += " (cancelled)"
		}
		if m.Private {
			text += " (private)"
		}
		all = append(all, text)
	}
	return all
}

// Problems are those of a draft as texts: row, record, reason.
func Problems(d *intake.Draft) []string {
	var all []string
	for _, p := range d.Problems {
		all = append(all, fmt.Sprintf("%d %s: %s", p.Place.Row, p.Record, p.Reason))
	}
	return all
}

// Notes are those of a draft, one a line.
func Notes(d *intake.Draft) string { return fmt.Sprint(errors.Join(notes(d)...)) }

func notes(d *intake.Draft) (all []error) {
	for _, note := range d.Notes {
		all = append(all, note)
	}
	return all
}

// Understood reads a file into the tour, expects its meetings and parts of its only problems and of its notes, and
// reads it again, which must change nothing.
func Understood(t *testing.T, file, text string, want, problems, notes []string, more ...intake.Options) {
	t.Helper()
	opened, p := OpenStore(t), Tour()
	BringIn(t, opened, p, nil)
	draft := Read(t, opened, p.ID, file, text, more...)
	if got := Meetings(Load(t, opened, p.ID)); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := Problems(draft); !slices.EqualFunc(got, problems, strings.Contains) {
		t.Errorf("problems %q, want %q", got, problems)
	}
	for _, part := range notes {
		if !strings.Contains(Notes(draft), part) {
			t.Errorf("notes %q, not %q", Notes(draft), part)
		}
	}
	if again := Read(t, opened, p.ID, file, text, more...); !again.Unchanged() || again.New != 0 ||
		strings.HasSuffix(file, ".ics") && again.Same != len(want) {
		t.Errorf("the second time %+v", again)
	}
}

// CalendarOf puts lines into a calendar.
func CalendarOf(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCALENDAR\r\n"
}

// EventOf puts lines into an event of a calendar that has a title and an identity.
func EventOf(uid string, lines ...string) string {
	return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nSUMMARY:Visit\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT"
}

// ConferenceJSON puts events into the first room of a frab schedule in JSON.
func ConferenceJSON(day, events string) string {
	return `{"schedule":{"version":"v3","base_url":"https://example.org","conference":{"acronym":"c","title":"C",` +
		`"time_zone_name":"America/New_York","rooms":[{"name":"Hall"}],"tracks":[],` +
		`"days":[{"index":1,` + day + `"rooms":{"Hall":[` + events + `]}}]}}}`
}

// UTF16 writes a text in UTF-16 with its mark.
func UTF16(text string) string {
	content := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(text)) {
		content = binary.LittleEndian.AppendUint16(content, unit)
	}
	return string(content)
}

// Fuzz checks of any bytes that they are read as a draft whose problems are messages, or refused in one; nothing
// panics.
func Fuzz(f *testing.F, name string, as source.Kind, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		draft, err := intake.Read(context.Background(),
			nil, bytes.NewReader(content), intake.Options{Name: name, As: as})
		if err != nil {
			if draft != nil || strings.TrimSpace(err.Error()) == "" {
				t.Errorf("refused without a message: %v", err)
			}
			if strings.Contains(err.Error(), "that Laurel does not understand") {
				t.Errorf("a parser panicked: %v", err)
			}
			return
		}
		checkDraft(t, draft)
	})
}

// checkDraft checks that each problem has a place and a reason, and that each row is one.
func checkDraft(t *testing.T, draft *intake.Draft) {
	t.Helper()
	for _, p := range draft.Problems {
		if p.Place.Row < 1 || p.Reason.Error() == "" || p.Record.In("fr") == "" {
			t.Errorf("a problem without a place or a reason: %+v", p)
		}
	}
	for _, row := range draft.Rows("fr") {
		if row.Place.Row < 1 || !slices.Contains(intake.States(), row.State) ||
			row.Record == nil && row.Choice != intake.Skip {
			t.Errorf("a row that is none: %+v", row)
		}
	}
}
