package program

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/locale"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var sameProgram = cmp.Options{cmpopts.IgnoreUnexported(Program{}), cmpopts.EquateEmpty()}

func encoded(t testing.TB, p *Program, photos map[PhotoID][]byte) string {
	t.Helper()
	var out bytes.Buffer
	if err := Encode(&out, p, photos); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTheFileIsReadable(t *testing.T) {
	p := &Program{ID: NewID(), Name: "R&D <2023>", People: []*Person{{ID: NewID(), Role: Awardee, Given: "بلال"}}}
	text := encoded(t, p, nil)
	for _, part := range []string{
		"{\n  \"format\": \"laurel-program\",\n  \"version\": 6,\n", `"R&D <2023>"`, `"بلال"`,
	} {
		if !strings.Contains(text, part) {
			t.Errorf("%s is not in\n%s", part, text)
		}
	}
	if !strings.HasSuffix(text, "}\n") {
		t.Error("the file does not end with a line end")
	}
}

func TestOnlyPhotosThatAreNamedAreWritten(t *testing.T) {
	face, stranger := []byte("face"), []byte("stranger")
	p := &Program{
		ID:     NewID(),
		Name:   "P",
		People: []*Person{{ID: NewID(), Photo: PhotoIDOf(face)}, {ID: NewID(), Photo: PhotoIDOf(face)}},
	}
	_, photos, err := Decode(
		strings.NewReader(encoded(t, p, map[PhotoID][]byte{PhotoIDOf(face): face, PhotoIDOf(stranger): stranger})),
	)
	if err != nil || len(photos) != 1 || string(photos[PhotoIDOf(face)]) != "face" {
		t.Errorf("photos %v, error %v", photos, err)
	}
}

func TestAFileThatCannotBeReadSaysWhereAndWhy(t *testing.T) {
	file := func(program string) string {
		return "{\n\"format\": \"laurel-program\",\n\"version\": 1,\n\"program\": " + program + "\n}"
	}
	tests := []struct {
		name, file string
		line       int
		record     string
		reason     string
	}{
		{"nothing at all", "", 1, "", "not JSON"},
		{"a broken comma", "{\n\"format\": \"laurel-program\",\n,}", 3, "", "not JSON"},
		{"more after the end", file("{}") + "\n{}", 6, "", "not JSON"},
		{"letters that are no UTF-8", "{\n\"format\": \"\xff\"}", 2, "", "not UTF-8"},
		{"another format", `{"format": "ical"}`, 0, "", `“laurel-program”`},
		{"a list", `[1]`, 0, "", `“laurel-program”`},
		{"no version", `{"format": "laurel-program"}`, 0, "", "lacks the version"},
		{
			"a newer version with fields of its own",
			`{"format": "laurel-program", "version": 99, "trips": []}`,
			0,
			"",
			"newer version of Laurel (format 99; this one reads up to 6)",
		},
		{"no program", `{"format": "laurel-program", "version": 1}`, 0, "", "does not contain a program"},
		{"an unknown field of the program", file("{\n\"colour\": \"red\"}"), 5, "", `“colour” is not a field`},
		{"a field in capitals", file("{\n\"NAME\": \"x\"}"), 5, "", `“NAME” is not a field`},
		{"an unexported field", file(`{"once": 1}`), 4, "", `“once” is not a field`},
		{"a field without a name", file(`{"": 1}`), 4, "", `“” is not a field`},
		{"a field given twice", file("{\"name\": \"x\",\n\"name\": \"y\"}"), 5, "", `“name” is in the file twice`},
		{
			"an unknown field of a person",
			file("{\"people\": [{\"given\": \"Ana\",\n\"family\": \"Prova\",\n\"shoe\": 42}]}"),
			6,
			`person “Ana Prova”`,
			`“shoe” is not a field`,
		},
		{
			"an unknown field deep in a person",
			file("{\"people\": [{\"given\": \"Ana\",\n\"passport\": {\n\"colour\": 1}}]}"),
			6,
			`person “Ana”`,
			`“colour” is not a field`,
		},
		{
			"a day that does not exist",
			file("{\"people\": [{},{\n\"birth_date\": \"1970-02-30\"}]}"),
			5,
			"person 2 of the list",
			"not a date like",
		},
		{
			"a time that does not exist",
			file("{\"meetings\": [{\"title\": \"Lunch\",\n\"start\": \"2023-06-12T24:00\"}]}"),
			5,
			`meeting “Lunch”`,
			"not a local time like",
		},
		{
			"a text where a number belongs",
			file("{\"people\": [{\"given\": \"Ana\", \"award_year\": \"2023\"}]}"),
			4,
			`person “Ana”`,
			`"2023" does not fit`,
		},
		{"a number where a list belongs", file(`{"people": 7}`), 4, "", "7 does not fit"},
		{"a text where a record belongs", file(`{"people": ["Ana"]}`), 4, "person 1 of the list", `"Ana" does not fit`},
		{"an empty entry", file("{\"people\": [\nnull]}"), 5, "person 1 of the list", "is empty (null)"},
		{
			"a photo that is another",
			"{\"format\": \"laurel-program\", \"version\": 1, \"program\": {}, \"photos\": {\"00\": \"AAAA\"}}",
			0,
			`photo “00”`,
			"damaged or edited",
		},
		{
			"a photo that is no base64",
			"{\"format\": \"laurel-program\", \"version\": 1, \"program\": {},\n \"photos\": {\"00\": \"?\"}}",
			2,
			"",
			"cannot be read",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := Decode(strings.NewReader(test.file))
			var failed *FileError
			if !errors.As(err, &failed) {
				t.Fatalf("error %v", err)
			}
			line := ""
			if test.line > 0 {
				line = fmt.Sprintf("line %d", test.line)
			}
			place := locale.Joined(", ", line, test.record)
			before, reason, found := strings.Cut(err.Error(), ": ")
			if place == "" {
				before, reason, found = "", err.Error(), true
			}
			if failed.Line != test.line || before != place || !found || !strings.Contains(reason, test.reason) {
				t.Errorf("got %q, want %s: ... %s", err, place, test.reason)
			}
			if strings.HasPrefix(failed.In("es"), "line") || failed.In("fr") == err.Error() {
				t.Errorf("not translated: %q", failed.In("fr"))
			}
		})
	}
}

func TestAFileFromAnEditorIsRead(t *testing.T) {
	text := "\ufeff\r\n" + strings.ReplaceAll(
		encoded(t, &Program{ID: NewID(), Name: "Trip", People: []*Person{{ID: NewID()}}}, nil),
		"\n",
		"\r\n",
	)
	p, _, err := Decode(strings.NewReader(text))
	if err != nil || p.Name != "Trip" || len(p.People) != 1 {
		t.Errorf("program %v, error %v", p, err)
	}
}

func TestADayThatDoesNotExistIsNotWritten(t *testing.T) {
	p := &Program{Name: "Trip", Start: civil.NewDate(2023, 2, 30)}
	if err := Encode(&bytes.Buffer{}, p, nil); err == nil || !strings.Contains(err.Error(), "2023-02-30") {
		t.Errorf("error %v", err)
	}
}

func TestCompareCountsRecords(t *testing.T) {
	ana, bo := &Person{ID: NewID(), Given: "Ana"}, &Person{ID: NewID(), Given: "Bo"}
	stop := &Stop{ID: NewID(), City: "Boston"}
	old := &Program{ID: NewID(), Name: "Trip", Stops: []*Stop{stop}, People: []*Person{ana}}
	next := old.With(func(next *Program) {
		next.Stops = []*Stop{{ID: stop.ID, City: "Miami"}}
		next.People = []*Person{{ID: ana.ID, Given: "Ana", Languages: []Spoken{}}, bo}
	})
	tests := []struct {
		name string
		old  *Program
		want string
	}{
		{"over an older program", old, "program Trip same, stop Miami changed, person Ana same, person Bo new"},
		{"over nothing", nil, "program Trip new, stop Miami new, person Ana new, person Bo new"},
		{
			"over one with another name",
			old.With(func(p *Program) { p.Name = "Tour" }),
			"program Trip changed, stop Miami changed, person Ana same, person Bo new",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, d := range Compare(test.old, next) {
				got = append(got, strings.Join([]string{KindOf(d.Record), NameOf(d.Record), string(d.Change)}, " "))
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("got %s", strings.Join(got, ", "))
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	face := []byte("face")
	f.Add(
		[]byte(
			encoded(
				f,
				&Program{
					ID:     NewID(),
					Name:   "Trip",
					Start:  civil.NewDate(2023, 6, 11),
					People: []*Person{{ID: NewID(), Given: "Ana", Photo: PhotoIDOf(face)}},
				},
				map[PhotoID][]byte{PhotoIDOf(face): face},
			),
		),
	)
	f.Add(
		[]byte(
			`{"format":"laurel-program","version":1,"program":{"stops":[{"zone":"UTC"}],
			"meetings":[{"start":"2023-06-15T09:30"}]}}`,
		),
	)
	f.Add([]byte(`{"format":"laurel-program","version":9}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, photos, err := Decode(bytes.NewReader(data))
		if err != nil {
			var failed *FileError
			if !errors.As(err, &failed) || failed.Line > 1+bytes.Count(data, []byte("\n")) {
				t.Fatalf("an error without its place: %v", err)
			}
			return
		}
		again, _, err := Decode(strings.NewReader(encoded(t, p, photos)))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p, again, sameProgram); diff != "" {
			t.Fatal(diff)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text := encoded(b, crowd(10_000), nil)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, _, err := Decode(strings.NewReader(text)); err != nil {
			b.Fatal(err)
		}
	}
}
