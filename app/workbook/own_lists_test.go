package workbook

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"laurel/app/request"
	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/programtest"
	"laurel/data/store"
)

// formTrip is a list that goes out to be filled in, and comes back.
type formTrip[T row] struct {
	list    *list[T]
	opened  *store.Store
	program *program.Program
	request request.Request
	columns []column[T]
}

// travelling draws a program with people who sleep, fly and eat, and with contacts. Its stops have one name.
func travelling(t *rapid.T) *program.Program {
	p := &program.Program{
		ID: program.NewID(), Name: "Round trip",
		Language: rapid.SampledFrom(locale.Languages()).Draw(t, "language"),
		Start:    programtest.Day(3), End: programtest.Day(24),
	}
	for i := range 2 {
		p.Stops = append(p.Stops, &program.Stop{
			ID: program.NewID(), City: "Boston", Zone: "America/New_York", From: programtest.Day(3 + 10*i),
			Until: programtest.Day(13 + 10*i),
		})
	}
	for n := range rapid.IntRange(1, 3).Draw(t, "people") {
		person := personOf(t, n)
		person.ID = program.NewID()
		for _, stop := range p.Stops {
			stay := program.Stay{Stop: stop.ID, Absent: rapid.IntRange(0, 5).Draw(t, "absent") == 0}
			if rapid.Bool().Draw(t, "has a room") {
				stay.RoomType, stay.Confirmation = program.TwinRoom, "HX-1"
				stay.EarlyArrival = stop.From.AddDays(-1)
			}
			if n > 0 && rapid.Bool().Draw(t, "shares") {
				stay.SharesWith = p.People[0].ID
			}
			person = person.WithStay(stay)
		}
		p.People = append(p.People, person)
	}
	office := &program.Organisation{ID: program.NewID(), Name: "Office of Examples " + string(p.ID)}
	p.Organisations = []*program.Organisation{office, {ID: program.NewID(), Name: "Nobody known " + string(p.ID)}}
	visit := &program.Meeting{
		ID: program.NewID(), Stop: p.Stops[0].ID, Kind: program.Appointment, Title: "Visit", Organisation: office.ID,
		Start: programtest.At(5, 10, 0), End: programtest.At(5, 11, 0),
	}
	for n := range rapid.IntRange(1, 3).Draw(t, "contacts") {
		c := &program.Contact{ID: program.NewID(), Organisation: office.ID, Name: fmt.Sprint("Kim Prova ", n)}
		for _, f := range program.FieldsOf(c) {
			if f.Key != "organisation" && f.Key != "name" && rapid.Bool().Draw(t, f.Key) {
				if value := valueFor(t, f, c); value != nil {
					setField(c, f, value)
				}
			}
		}
		p.Contacts = append(p.Contacts, c)
		visit.Contacts = append(visit.Contacts, c.ID)
	}
	alone := *visit
	alone.ID, alone.Organisation, alone.Contacts = program.NewID(), p.Organisations[1].ID, nil
	p.Meetings = []*program.Meeting{visit, &alone}
	return p
}

func drawFormTrip[T row](t *rapid.T, opened *store.Store, l *list[T], audiences []program.Audience) formTrip[T] {
	trip := formTrip[T]{list: l, opened: opened, program: travelling(t)}
	if draft := intaketest.BringIn(t, opened, trip.program, nil); len(draft.Problems) > 0 {
		t.Fatal(draft.Problems)
	}
	audience := rapid.SampledFrom(audiences).Draw(t, "audience")
	offered := slices.DeleteFunc(allowed(l.columns, audience), func(c column[T]) bool { return c.refers })
	var ids []string
	most := rapid.IntRange(1, len(offered)).Draw(t, "n")
	for _, i := range rapid.Permutation(indices(offered)).Draw(t, "order")[:most] {
		trip.columns, ids = append(trip.columns, offered[i]), append(ids, offered[i].id)
	}
	trip.request = request.Request{
		Edition:  edition.For(trip.program, audience),
		Options:  request.Options{"columns": strings.Join(ids, ","), useOption: toFillIn},
		Language: trip.program.Language,
		Format:   rapid.SampledFrom([]request.Format{request.XLSX, request.CSV}).Draw(t, "format"),
	}
	return trip
}

// written makes the form and returns its cells, with the row of each row of the list.
func (f formTrip[T]) written(t testing.TB) (cells sheetCells, rows []T, at []int) {
	t.Helper()
	var file bytes.Buffer
	if err := f.list.write(t.Context(), &file, f.request); err != nil {
		t.Fatal(err)
	}
	cells = sheetOfFile(t, f.request.Format, file.Bytes())
	made, err := f.list.of(f.request)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range made.rows {
		id := f.list.about(r)[0]
		if f.list.part != nil {
			id = program.PartID(id, f.list.part(r))
		}
		ref := program.RefOf(id, f.request.Edition.Audience)
		at = append(at, slices.IndexFunc(cells.rows, func(row []string) bool { return slices.Contains(row, ref) }))
	}
	return cells, made.rows, at
}

func (f formTrip[T]) read(t testing.TB, file []byte) *intake.Draft {
	t.Helper()
	options := intake.Options{
		Program: f.program.ID, Name: "list." + string(f.request.Format),
		Decisions: intake.Decisions{Every: map[intake.State]intake.Choice{intake.Possible: intake.Merge}},
	}
	draft, err := intake.Read(t.Context(), f.opened, bytes.NewReader(file), options)
	if err != nil {
		t.Fatalf("%v\n%s", err, f.request.Options["columns"])
	}
	return draft
}

// change draws another value for a column of a row, sets it in the record and returns the cell; false: it is not typed
// there.
func (f formTrip[T]) change(t *rapid.T, r T, c column[T], record program.Record) (program.Record, cell, bool) {
	w := newTexts(f.request.Language)
	remove := rapid.IntRange(0, 4).Draw(t, "remove") == 0
	switch owner := record.(type) {
	case *program.Person:
		if g, is := any(r).(guest); is {
			if next, typed, ok := f.changeStay(t, g.stop, c.id, owner, remove); ok {
				return next, typed, true
			}
		}
		key := c.id
		if traveller, is := any(r).(traveller); is {
			travel := map[bool]string{false: "arrival", true: "departure"}[traveller.leaves]
			key = map[string]string{
				"flight-time": travel, "flight": travel + "-flight", "airport": travel + "-place",
			}[key]
			if key == "" {
				key = c.id
			}
		}
		trip := roundTrip{program: f.program, request: f.request}
		shown, found := find(peopleColumns, key)
		if !found || !shown.typed {
			return record, cell{}, false
		}
		if key == "name" {
			trip.columns = []column[personRow]{shown}
		}
		ok, typed := trip.change(t, shown, owner)
		return owner, typed, ok
	case *program.Contact:
		key := strings.TrimPrefix(c.id, "contact-")
		field, found := program.FieldAt(owner, key)
		if !found || key == "organisation" {
			return record, cell{}, false
		}
		if key == "name" {
			owner.Name = fmt.Sprint("Ana Beispiel ", rapid.IntRange(0, 99).Draw(t, "name"))
			return owner, text(owner.Name), true
		}
		if remove {
			field.Copy(&program.Contact{}, owner)
			return owner, text(cleared), true
		}
		value := valueFor(t, field, owner)
		if value == nil {
			return record, cell{}, false
		}
		setField(owner, field, value)
		return owner, c.value(w, any(host{in: f.request.Edition, contact: owner}).(T)), true
	}
	return record, cell{}, false
}

func (f formTrip[T]) changeStay(
	t *rapid.T, stop *program.Stop, id string, p *program.Person, remove bool,
) (*program.Person, cell, bool) {
	stay, _ := p.StayAt(stop.ID)
	typed := text(cleared)
	switch id {
	case "room-type":
		if stay.RoomType = ""; !remove {
			stay.RoomType = rapid.SampledFrom(program.RoomTypes()[1:]).Draw(t, "room")
			typed = text(stay.RoomType.Name(f.request.Language))
		}
	case "shares-with":
		var others []*program.Person
		for _, other := range f.program.People {
			alike := func(p *program.Person) bool { return p != other && p.LatinName() == other.LatinName() }
			if other.ID != p.ID && !slices.ContainsFunc(f.program.People, alike) {
				others = append(others, other)
			}
		}
		if stay.SharesWith = ""; !remove && len(others) > 0 {
			with := rapid.SampledFrom(others).Draw(t, "shares with")
			stay.SharesWith, typed = with.ID, text(with.LatinName())
		}
	case "early-arrival":
		if stay.EarlyArrival = (program.Stay{}).EarlyArrival; !remove {
			stay.EarlyArrival = stop.From.AddDays(-rapid.IntRange(1, 3).Draw(t, "days"))
			typed = date(stay.EarlyArrival)
		}
	case "late-departure":
		if stay.LateDeparture = (program.Stay{}).LateDeparture; !remove {
			stay.LateDeparture = stop.Until.AddDays(rapid.IntRange(1, 3).Draw(t, "days"))
			typed = date(stay.LateDeparture)
		}
	case "confirmation":
		if stay.Confirmation = ""; !remove {
			stay.Confirmation = rapid.SampledFrom(plainTexts).Draw(t, "confirmation")
			typed = text(stay.Confirmation)
		}
	default:
		return p, cell{}, false
	}
	return p.WithStay(stay), typed, true
}

// records loads the people and contacts of the program by their identifiers.
func (f formTrip[T]) records(t testing.TB) map[program.ID]program.Record {
	t.Helper()
	loaded, err := f.opened.Load(t.Context(), f.program.ID)
	if err != nil {
		t.Fatal(err)
	}
	all := map[program.ID]program.Record{}
	for _, p := range loaded.Travel().Travelled().People {
		next := *p
		all[p.ID] = &next
	}
	for _, c := range loaded.Contacts {
		next := *c
		all[c.ID] = &next
	}
	return all
}

// ofParts are the columns that each row of a person has for itself.
var ofParts = strings.Fields(
	"flight-time flight airport room-type shares-with early-arrival late-departure confirmation",
)

// comesBack returns the test of a list: as it went out it changes nothing, and filled in exactly what was typed.
func comesBack[T row](l *list[T], audiences ...program.Audience) func(*testing.T, *rapid.T, *store.Store) {
	return func(t *testing.T, rt *rapid.T, opened *store.Store) {
		f := drawFormTrip(rt, opened, l, audiences)
		cells, rows, at := f.written(t)
		if len(rows) == 0 {
			rt.Skip("nobody is in it")
		}
		if draft := f.read(t, cells.file()); !draft.Unchanged() || len(draft.Problems) > 0 {
			rt.Fatalf("as it went out it changes\n%s\n%v\n%q", describe(draft), draft.Problems, cells.rows)
		}
		want := f.records(t)
		typed, changed := "", map[string]bool{}
		for i, r := range rows {
			id := l.about(r)[0]
			for column, c := range f.columns {
				// a field of several rows is changed in one of them
				key := string(id) + c.id
				if slices.Contains(ofParts, c.id) {
					key += string(l.part(r))
				}
				if want[id] == nil || !c.typed || changed[key] || rapid.IntRange(0, 3).Draw(rt, "change") > 0 {
					continue
				}
				if next, cell, ok := f.change(rt, r, c, want[id]); ok {
					changed[key] = true
					want[id] = next
					cells.set(at[i], column, cell)
					typed += fmt.Sprintf("%s: %s = %q\n", l.name(r), c.id, cell.text)
				}
			}
		}
		draft := f.read(t, cells.file())
		intaketest.Apply(rt, opened, draft, nil)
		anyOrder := cmpopts.SortSlices(func(a, b program.Stay) bool { return a.Stop < b.Stop })
		if diff := cmp.Diff(want, f.records(t), cmpopts.EquateEmpty(), anyOrder); diff != "" {
			rt.Fatalf("changed were\n%sbut (-want +got):\n%s\n%s\n%v\n%q", typed, diff, describe(draft), draft.Problems,
				cells.rows)
		}
	}
}

func TestEveryListThatIsFilledInComesBackWithExactlyWhatWasTyped(t *testing.T) {
	opened := intaketest.OpenStore(t)
	lists := map[string]func(*testing.T, *rapid.T, *store.Store){
		"rooming-list":      comesBack(&roomingList, program.Partners, program.Internal),
		"flight-manifest":   comesBack(&flightManifest, program.Partners, program.Internal),
		"passport-manifest": comesBack(&passportManifest, program.Internal),
		"dietary-list":      comesBack(&dietaryList, program.Partners, program.Internal),
		"interpreter-list":  comesBack(&interpreterList, program.Partners, program.Internal, program.Participants),
		"contacts":          comesBack(&contactList, program.Partners, program.Internal, program.Participants),
	}
	for _, l := range Lists() {
		if l.Form && l.ID != rosterID && lists[l.ID] == nil {
			t.Errorf("%s is filled in and not tested", l.ID)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		lists[rapid.SampledFrom(slices.Sorted(maps.Keys(lists))).Draw(rt, "list")](t, rt, opened)
	})
}
