package workbook

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/programtest"
	"laurel/data/store"
)

// Texts, numbers and dates of invented people, and what somebody might type in their place.
var (
	givenNames  = []string{"Ana", "Łucja", "Ömer", "Zoë", "Mary Ann", "Íñigo"}
	familyNames = []string{"Prova", "Beispiel", "Příklad", "O'Sample", "Muster-Ejemplo"}
	plainTexts  = []string{
		"Office of Examples", "12E4", "00123", "Ejemplo & Hijos", "=1+1", "مثال", "Tel. (evenings)", "Room 5/6",
	}
	phones    = []string{"+1 202 555 0101", "+34 600 000 001", "+44 20 7946 0001", "0049 30 555 12"}
	countries = []program.Country{"PE", "KH", "IQ", "US", "FR", "TZ"}
	languages = []string{"es", "ar", "km", "en", "fr", "sw"}
)

// personOf draws somebody of whom any field may be known.
func personOf(t *rapid.T, n int) *program.Person {
	p := programtest.Person(rapid.SampledFrom(program.Roles()).Draw(t, "role"),
		rapid.SampledFrom(givenNames).Draw(t, "given"), rapid.SampledFrom(familyNames).Draw(t, "family"))
	p.ID = programtest.ID(100 + n)
	for _, f := range program.FieldsOf(p) {
		if slices.Contains([]string{"given", "family", "role", "photo", "cancelled"}, f.Key) ||
			!rapid.Bool().Draw(t, f.Key) {
			continue
		}
		if value := valueFor(t, f, p); value != nil {
			setField(p, f, value)
		}
	}
	if p.Email != "" {
		p.Email = fmt.Sprintf("person%d@example.org", n)
	}
	if p.OwnName == "" {
		p.OwnNameLanguage = ""
	}
	return p
}

// valueFor draws a value for a field; nil where lists do not have it, or not as it is.
func valueFor(t *rapid.T, f program.Field, record program.Record) any {
	day := func(from, until int) civil.Date {
		return civil.Date{Year: rapid.IntRange(from, until).Draw(t, "year"), Month: time.May, Day: 13}.
			AddDays(rapid.IntRange(0, 200).Draw(t, "days"))
	}
	switch f.Key {
	case "birth-date":
		return day(1940, 2004)
	case "passport-expiry":
		return day(2027, 2035)
	case "arrival", "departure":
		return programtest.At(rapid.IntRange(1, 28).Draw(t, "day"), rapid.IntRange(0, 23).Draw(t, "hour"), 25)
	case "email":
		return fmt.Sprintf("new%d@example.org", rapid.IntRange(0, 1e6).Draw(t, "e-mail"))
	case "phone", "emergency-phone", "messenger":
		return rapid.SampledFrom(phones).Draw(t, "phone")
	case "given":
		return rapid.SampledFrom(givenNames).Draw(t, "given")
	case "family":
		return rapid.SampledFrom(familyNames).Draw(t, "family")
	case "honorific":
		return rapid.SampledFrom([]string{"Dr.", "Ms.", "Prof."}).Draw(t, "honorific")
	case "passport-name":
		return rapid.SampledFrom([]string{"SAMPLE ANA", "BEISPIEL OEMER"}).Draw(t, "passport name")
	case "bags":
		return rapid.IntRange(1, 9).Draw(t, "bags")
	case "alias", "own-name-language", "stays":
		return nil
	}
	if choices := f.Choices(); choices != nil {
		choices = slices.DeleteFunc(slices.Clone(choices), func(c program.Named) bool {
			return reflect.ValueOf(c).IsZero()
		})
		return rapid.SampledFrom(choices).Draw(t, f.Key)
	}
	switch f.Value(record).(type) {
	case string:
		return rapid.SampledFrom(plainTexts).Draw(t, "text")
	case int:
		return rapid.IntRange(2001, 2025).Draw(t, "award")
	case program.Country:
		return rapid.SampledFrom(countries).Draw(t, "country")
	case program.Need:
		return rapid.SampledFrom([]program.Need{
			{Answered: true}, {Answered: true, Text: "halal"}, {Answered: true, Text: "no nuts, please"},
		}).Draw(t, "need")
	case []program.Spoken:
		return []program.Spoken{{
			Language: rapid.SampledFrom(languages).Draw(t, "language"),
			Level:    rapid.SampledFrom(program.Levels()).Draw(t, "level"),
		}}
	}
	return nil
}

func setField(record program.Record, f program.Field, value any) {
	at := reflect.ValueOf(record).Elem()
	for name := range strings.SplitSeq(f.Path, ".") {
		at = at.FieldByName(name)
	}
	at.Set(reflect.ValueOf(value))
}

// sheetCells is the sheet of people as a person sees it: its file, and its cells to change.
type sheetCells struct {
	rows [][]string
	set  func(row, column int, c cell)
	file func() []byte
}

func sheetOfFile(t testing.TB, format request.Format, file []byte) sheetCells {
	t.Helper()
	if format == request.CSV {
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\uFEFF")))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return sheetCells{rows, func(row, column int, c cell) { rows[row][column] = c.text }, func() []byte {
			var out bytes.Buffer
			if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
				t.Fatal(err)
			}
			return out.Bytes()
		}}
	}
	f := opened(t, file)
	name := f.GetSheetName(0)
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	return sheetCells{rows, func(row, column int, c cell) {
		at, err := excelize.CoordinatesToCellName(column+1, row+1)
		switch {
		case err != nil:
		case c.kind == empty || c.kind == textual:
			err = f.SetCellStr(name, at, c.text)
		default:
			err = f.SetCellFloat(name, at, c.number, -1, 64)
		}
		if err != nil {
			t.Fatal(err)
		}
	}, func() []byte {
		out, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}}
}

// roundTrip is a program in a store, and a roster of it that goes out.
type roundTrip struct {
	opened   *store.Store
	program  *program.Program
	audience program.Audience
	columns  []column[personRow]
	request  request.Request
}

func drawRoundTrip(t *rapid.T, opened *store.Store) roundTrip {
	p := &program.Program{
		ID: program.NewID(), Name: "Round trip",
		Language: rapid.SampledFrom(locale.Languages()).Draw(t, "language"),
		Start:    programtest.Day(1), End: programtest.Day(28),
		Stops: []*program.Stop{{
			ID: program.NewID(), City: "Boston", Zone: "America/New_York", From: programtest.Day(1),
			Until: programtest.Day(28),
		}},
	}
	for n := range rapid.IntRange(1, 4).Draw(t, "people") {
		person := personOf(t, n)
		person.ID = program.NewID()
		p.People = append(p.People, person)
	}
	if draft := intaketest.BringIn(t, opened, p, nil); len(draft.Problems) > 0 {
		t.Fatal(draft.Problems)
	}
	r := roundTrip{opened: opened, program: p}
	r.audience = rapid.SampledFrom(program.Audiences()).Draw(t, "audience")
	offered := slices.DeleteFunc(allowed(peopleColumns, r.audience), func(c column[personRow]) bool {
		return c.drawn || c.refers
	})
	shuffled := rapid.Permutation(indices(offered)).Draw(t, "order")
	for _, i := range shuffled[:rapid.IntRange(1, len(offered)).Draw(t, "n")] {
		r.columns = append(r.columns, offered[i])
	}
	if len(edition.For(p, r.audience).People) == 0 {
		t.Skip("the public gets nobody")
	}
	ids := make([]string, len(r.columns))
	for i, c := range r.columns {
		ids[i] = c.id
	}
	options := request.Options{
		"columns": strings.Join(ids, ","), refColumn: "yes", useOption: rapid.SampledFrom(Uses()).Draw(t, "use"),
	}
	r.request = request.Request{
		Edition: edition.For(p, r.audience), Options: options, Language: p.Language,
		Format: rapid.SampledFrom([]request.Format{request.XLSX, request.CSV}).Draw(t, "format"),
	}
	return r
}

func indices[T any](list []T) []int {
	all := make([]int, len(list))
	for i := range all {
		all[i] = i
	}
	return all
}

// written makes the roster and returns its cells, with the row of each person.
func (r roundTrip) written(t testing.TB) (sheetCells, map[program.ID]int) {
	t.Helper()
	var out bytes.Buffer
	if err := rosterList.write(t.Context(), &out, r.request); err != nil {
		t.Fatal(err)
	}
	cells := sheetOfFile(t, r.request.Format, out.Bytes())
	at := map[program.ID]int{}
	for i, row := range cells.rows {
		for _, p := range r.program.People {
			if slices.Contains(row, program.RefOf(p.ID, r.audience)) {
				at[p.ID] = i
			}
		}
	}
	return cells, at
}

// read reads the roster back.
func (r roundTrip) read(t testing.TB, file []byte) *intake.Draft {
	t.Helper()
	options := intake.Options{
		As: source.Roster, Program: r.program.ID, Name: "roster." + string(r.request.Format),
		Decisions: intake.Decisions{Every: map[intake.State]intake.Choice{intake.Possible: intake.Merge}},
	}
	draft, err := intake.Read(t.Context(), r.opened, bytes.NewReader(file), options)
	if err != nil {
		t.Fatalf("%v\n%s", err, r.request.Options["columns"])
	}
	return draft
}

// people loads the people of the program, by their identifiers.
func (r roundTrip) people(t testing.TB) map[program.ID]*program.Person {
	t.Helper()
	loaded, err := r.opened.Load(context.Background(), r.program.ID)
	if err != nil {
		t.Fatal(err)
	}
	people := map[program.ID]*program.Person{}
	for _, p := range loaded.Travel().Travelled().People {
		people[p.ID] = p
	}
	return people
}

func TestARosterThatNobodyChangedChangesNothing(t *testing.T) {
	opened := intaketest.OpenStore(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := drawRoundTrip(rt, opened)
		cells, _ := r.written(t)
		if draft := r.read(t, cells.file()); !draft.Unchanged() {
			rt.Fatalf(
				"read back it changes\n%s\nremarks %v\n%q\n%s",
				describe(draft),
				draft.Problems,
				cells.rows,
				r.audience,
			)
		}
	})
}

// filledIn returns how many cells of a row have a text.
func filledIn(row []string) (n int) {
	for _, text := range row {
		if strings.TrimSpace(text) != "" {
			n++
		}
	}
	return n
}

func describe(d *intake.Draft) string {
	var text strings.Builder
	for _, c := range d.Columns {
		fmt.Fprintf(&text, "%s=%s ", c.Title, c.Field)
	}
	for _, row := range d.Rows(locale.English) {
		fmt.Fprintf(&text, "%s %s: %v %v\n", row.State, row.Text, row.Changes, row.Remarks)
	}
	return text.String()
}

func TestOfARosterExactlyTheChangedCellsChange(t *testing.T) {
	opened := intaketest.OpenStore(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := drawRoundTrip(rt, opened)
		cells, rows := r.written(t)
		want := map[program.ID]*program.Person{}
		for _, p := range r.program.People {
			next := *p
			want[p.ID] = &next
		}
		typed := ""
		for _, p := range r.program.People {
			for i, c := range r.columns {
				if rows[p.ID] == 0 { // the public does not have everybody
					break
				}
				if c.typed && rapid.IntRange(0, 4).Draw(rt, "change") == 0 {
					if changed, text := r.change(rt, c, want[p.ID]); changed {
						cells.set(rows[p.ID], i, text)
						typed += fmt.Sprintf("%s: %s = %q\n", p.DisplayName(), c.id, text.text)
					}
				}
			}
		}
		if !slices.ContainsFunc(
			slices.Collect(maps.Values(rows)),
			func(i int) bool { return filledIn(cells.rows[i]) > 1 },
		) {
			rt.Skip("no row has anything but its reference")
		}
		draft := r.read(t, cells.file())
		intaketest.Apply(rt, opened, draft, nil)
		if diff := cmp.Diff(want, r.people(t), cmpopts.EquateEmpty()); diff != "" {
			rt.Fatalf(
				"changed were\n%sbut (-want +got):\n%s\n%s\n%v\n%v %q",
				typed,
				diff,
				describe(draft),
				draft.Problems,
				r.request.Options,
				cells.rows,
			)
		}
	})
}

// change draws another value for a column, sets it in the person and returns the cell; false: it cannot be changed.
func (r roundTrip) change(t *rapid.T, c column[personRow], p *program.Person) (bool, cell) {
	w := newTexts(r.request.Language)
	listed := func(id string) bool { _, is := find(r.columns, id); return is }
	if c.id == "name" {
		if listed("given") || listed("family") || listed("itinerary-name") {
			return false, cell{}
		}
		p.Given = rapid.SampledFrom(givenNames).Draw(t, "new given")
		p.Given, _, _ = strings.Cut(p.Given, " ")
		p.Family = rapid.SampledFrom(familyNames).Draw(t, "new family")
		return true, c.value(w, personRow{p, r.program})
	}
	f, found := program.FieldAt(p, c.id)
	if !found {
		return false, cell{}
	}
	empties := c.id != "role" && c.id != "given" && c.id != "family" && c.id != "cancelled"
	if empties && rapid.IntRange(0, 4).Draw(t, "remove") == 0 {
		f.Copy((&program.Person{}), p)
		return true, text(cleared)
	}
	value := valueFor(t, f, p)
	if value == nil {
		return false, cell{}
	}
	setField(p, f, value)
	return true, c.value(w, personRow{p, r.program})
}

func TestADashRemovesAValueOnlyWhereAReferenceNamesThePerson(t *testing.T) {
	opened := intaketest.OpenStore(t)
	p := programtest.Small("Dashes")
	ana := p.People[0]
	ana.Phone, ana.Position, ana.Diet = "+1 202 555 0101", "Director", program.Need{Answered: true, Text: "halal"}
	ana.BirthDate, ana.Consent.Photo = civil.NewDate(1980, 5, 13), program.Yes
	ana.Honorific = "Dr."
	intaketest.BringIn(t, opened, p, nil)
	const headings = "Name,Role,Phone,Position,Diet,Date of birth,Photo may be shown,Honorific"
	for _, test := range []struct {
		name, file string
		want       bool
	}{
		{"empty cells", headings + ",Ref\nAna Prova,Awardee,,,,,,," + program.RefOf(ana.ID, program.Internal), false},
		{"a foreign list", headings + "\nAna Prova,Awardee,-,-,-,-,-,-", false},
		{"dashes", headings + ",Ref\nAna Prova,-,-,–,-,—,-,-," + program.RefOf(ana.ID, program.Partners), true},
	} {
		r := roundTrip{opened: opened, program: p, request: request.Request{Format: request.CSV}}
		draft := r.read(t, []byte(test.file))
		intaketest.Apply(t, opened, draft, nil)
		got := *r.people(t)[ana.ID]
		want := *ana
		if test.want {
			want.Phone, want.Position, want.Diet, want.BirthDate = "", "", program.Need{}, civil.Date{}
			want.Consent.Photo, want.Honorific = program.Unknown, ""
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%v", test.name, diff, draft.Problems)
		}
	}
}

func TestACorrectedNameIsAChangeAndNoNewPerson(t *testing.T) {
	for _, test := range []struct{ given, family, typed, wantGiven, wantFamily string }{
		{"Mary Ann", "Prova", "Mary Anne Prova", "Mary Anne", "Prova"},
		{"Ana", "Prova Ejemplo", "Ana Prova de Ejemplo", "Ana", "Prova de Ejemplo"},
		{"Ana", "Prova", "ANA PROVA", "ANA", "PROVA"},
		{"Ana", "Prova", "Ana PROVA", "Ana", "Prova"}, // as itineraries have it
		{"Ana", "Prova", "Beatriz Muster", "Beatriz", "Muster"},
		{"Ana", "Prova", "", "Ana", "Prova"},
	} {
		opened := intaketest.OpenStore(t)
		p := programtest.Small("Names")
		p.People[0].Given, p.People[0].Family = test.given, test.family
		intaketest.BringIn(t, opened, p, nil)
		r := roundTrip{opened: opened, program: p, request: request.Request{Format: request.CSV}}
		file := "Name,Ref\n" + test.typed + "," + program.RefOf(p.People[0].ID, program.Participants)
		intaketest.Apply(t, opened, r.read(t, []byte(file)), nil)
		people := r.people(t)
		got := people[p.People[0].ID]
		if len(people) != 2 || got.Given != test.wantGiven || got.Family != test.wantFamily {
			t.Errorf("%q becomes %q, %q of %d people", test.typed, got.Given, got.Family, len(people))
		}
	}
}
