package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// dump returns the rows of all logged tables, by table and ID.
func dump(t rapid.TB, s *Store) map[string]string {
	t.Helper()
	rows := map[string]string{}
	for _, kind := range slices.Sorted(maps.Keys(s.logged)) {
		err := sqlite.Query(context.Background(), s.db, func(scan func(...any) error) error {
			var id, row string
			err := scan(&id, &row)
			rows[kind+" "+id] = row
			return err
		}, fmt.Sprintf("SELECT x.id, %s FROM %s x", tables.RowObject("x", s.logged[kind]), sqlite.Quoted(kind)))
		if err != nil {
			t.Fatal(err)
		}
	}
	return rows
}

func editing(t rapid.TB, s *Store, what string, change func(tx *Tx) error) {
	t.Helper()
	if err := s.Edit(context.Background(), what, change); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// removeAll deletes all records.
func (tx *Tx) removeAll() (err error) {
	for _, kind := range slices.Sorted(maps.Keys(tx.store.logged)) {
		_, wrong := tx.exec("DELETE FROM " + sqlite.Quoted(kind))
		err = errors.Join(err, wrong)
	}
	return err
}

// anyOf draws one of the records that a program has and the library's.
func anyOf(r *rapid.T, p *program.Program) (tables.Kind, program.ID) {
	record := rapid.SampledFrom(p.Records()).Draw(r, "record")
	return tables.OfRecord(record).Kind, record.RecordID()
}

func TestWhatWasDeletedComesBackWithAllThatWasTiedToIt(t *testing.T) {
	s := opened(t)
	rapid.Check(t, func(r *rapid.T) {
		p := randomProgram(r)
		editing(r, s, "Add", func(tx *Tx) error { return tx.PutWhole(p) })
		defer editing(r, s, "Clean up", func(tx *Tx) error { return tx.removeAll() })
		before := dump(r, s)
		kind, id := anyOf(r, p)
		editing(r, s, "Delete", func(tx *Tx) error { return tx.Delete(kind, id, Cascade) })
		without := dump(r, s)
		editing(r, s, "Back", func(tx *Tx) error {
			left, err := tx.BringBack(kind, id)
			if len(left) > 0 {
				r.Errorf("left out: %+v", left)
			}
			return err
		})
		if diff := differenceOf(before, dump(r, s)); diff != "" {
			r.Fatalf("%s came back otherwise (-before +now):\n%s", kind, diff)
		}
		if _, err := s.Undo(context.Background()); err != nil {
			r.Fatal(err)
		}
		if diff := differenceOf(without, dump(r, s)); diff != "" {
			r.Fatalf("undone it is not as it was (-before +now):\n%s", diff)
		}
		err := s.Edit(context.Background(), "Twice", func(tx *Tx) error {
			if _, err := tx.BringBack(kind, id); err != nil {
				return err
			}
			_, err := tx.BringBack(kind, id)
			return err
		})
		if err == nil {
			r.Fatal("it came back twice")
		}
	})
	must(t, s.Check(t.Context()))
}

func TestAVersionIsRestoredAndUndoneAgain(t *testing.T) {
	s := opened(t)
	rapid.Check(t, func(r *rapid.T) {
		p := randomProgram(r)
		editing(r, s, "Add", func(tx *Tx) error { return tx.PutWhole(p) })
		defer editing(r, s, "Clean up", func(tx *Tx) error { return tx.removeAll() })
		m := &machine{s: s, id: p.ID, states: []*program.Program{p}, labels: []string{""}}
		first := dump(r, s)
		for range rapid.IntRange(1, 3).Draw(r, "edits") {
			m.put(r)
		}
		kind, id := anyOf(r, p)
		history, err := s.Log().Of(context.Background(), id)
		if err != nil {
			r.Fatal(err)
		}
		before := dump(r, s)
		version := history[len(history)-1]
		editing(r, s, "Restore", func(tx *Tx) error {
			left, err := tx.RestoreVersion(kind, id, version.Edit)
			if len(left) > 0 {
				r.Errorf("left out: %+v", left)
			}
			return err
		})
		key := string(kind) + " " + string(id)
		if now := dump(r, s)[key]; now != first[key] {
			r.Fatalf("it is %s\nand was %s", now, first[key])
		}
		history, err = s.Log().Of(context.Background(), id)
		if err != nil || !history[len(history)-1].IsCurrent {
			r.Errorf("the history does not know that the first version is here again: %+v, %v", history, err)
		}
		if maps.Equal(before, dump(r, s)) {
			return // it was like that
		}
		if _, err := s.Undo(context.Background()); err != nil {
			r.Fatal(err)
		}
		if diff := differenceOf(before, dump(r, s)); diff != "" {
			r.Fatalf("undone it is not as it was (-before +now):\n%s", diff)
		}
	})
}

// keepSmall keeps a program in which two people take part in two meetings, with what is tied to them.
func keepSmall(t *testing.T, s *Store) *program.Program {
	t.Helper()
	p := programtest.Delegation(4, 4)
	p.Meetings[0].Attendees = []program.ID{p.People[0].ID, p.People[1].ID, p.People[2].ID}
	p.Takeaways = append(p.Takeaways, &program.Takeaway{
		ID: program.NewID(), Person: p.People[1].ID, Meeting: p.Meetings[0].ID, Kind: program.BestPractice,
		Theme: program.Prevention, Text: "Learned",
	})
	edit(t, s, "Add", func(tx *Tx) error { return tx.PutWhole(p) })
	return load(t, s, p.ID)
}

func TestWhatIsGoneMeanwhileIsNamed(t *testing.T) {
	s := opened(t)
	p := keepSmall(t, s)
	person, meeting := p.People[1], p.Meetings[0]
	edit(t, s, "Delete the person", func(tx *Tx) error { return tx.Delete(tables.People, person.ID, Cascade) })
	edit(t, s, "Change the meeting", func(tx *Tx) error {
		now := *load(t, s, p.ID).Meeting(meeting.ID)
		now.Title = "Another title"
		now.Attendees = append(slices.Clone(now.Attendees), p.People[3].ID)
		return tx.Put(p.ID, &now)
	})
	var left []Left
	edit(t, s, "Back", func(tx *Tx) (err error) {
		left, err = tx.BringBack(tables.People, person.ID)
		return err
	})
	now := load(t, s, p.ID)
	got := now.Meeting(meeting.ID)
	want := []program.ID{p.People[0].ID, person.ID, p.People[2].ID, p.People[3].ID}
	if len(left) > 0 || got.Title != "Another title" || !slices.Equal(got.Attendees, want) || len(now.Takeaways) != 1 {
		t.Errorf("the meeting is %+v, left out %+v, takeaways %d", got, left, len(now.Takeaways))
	}

	edit(t, s, "Delete the person", func(tx *Tx) error { return tx.Delete(tables.People, person.ID, Cascade) })
	edit(t, s, "Delete the meeting", func(tx *Tx) error { return tx.Delete(tables.Meetings, meeting.ID, Cascade) })
	edit(t, s, "Back", func(tx *Tx) (err error) {
		left, err = tx.BringBack(tables.People, person.ID)
		return err
	})
	if len(left) != 1 || left[0].Gone != "Another title" || left[0].Field != "Meeting" ||
		left[0].Kind != tables.Takeaways {
		t.Errorf("left out %+v", left)
	}
	if now := load(t, s, p.ID); len(now.Takeaways) != 1 || now.Takeaways[0].Meeting != "" {
		t.Errorf("the takeaways are %+v", now.Takeaways)
	}
}

func TestWhatCannotBeWithoutSomethingGoneStaysAway(t *testing.T) {
	s := opened(t)
	p := keepSmall(t, s)
	meeting := p.Meetings[0]
	stop := p.Stop(meeting.Stop)
	edit(t, s, "Delete the meeting", func(tx *Tx) error { return tx.Delete(tables.Meetings, meeting.ID, Cascade) })
	edit(t, s, "Delete the stop", func(tx *Tx) error { return tx.Delete(tables.Stops, stop.ID, Cascade) })
	back := func(kind tables.Kind, id program.ID) error {
		return s.Edit(t.Context(), "Back", func(tx *Tx) error {
			_, err := tx.BringBack(kind, id)
			return err
		})
	}
	err := back(tables.Meetings, meeting.ID)
	if !errors.Is(err, fault.ErrNotFound) || !strings.Contains(err.Error(), stop.City) {
		t.Errorf("without its stop: %v", err)
	}
	must(t, back(tables.Stops, stop.ID))
	must(t, back(tables.Meetings, meeting.ID))
	edit(t, s, "Delete the program", func(tx *Tx) error { return tx.Delete(tables.Programs, p.ID) })
	if err := back(tables.People, p.People[0].ID); !errors.Is(err, fault.ErrNotFound) ||
		!strings.Contains(err.Error(), "program") {
		t.Errorf("without its program: %v", err)
	}
	must(t, back(tables.Programs, p.ID))
	if err := back(tables.People, program.NewID()); !errors.Is(err, fault.ErrNotFound) {
		t.Errorf("somebody who was never there: %v", err)
	}
	must(t, s.Check(t.Context()))
}

func TestTheLastStateOfADeletedRecordOutlastsTrimming(t *testing.T) {
	s := opened(t)
	p := keepSmall(t, s)
	person := *p.People[1]
	for _, phone := range []string{"1", "2", "3"} {
		person.Phone = "+1 555 010" + phone
		next := person
		edit(t, s, "Telephone", func(tx *Tx) error { return tx.Put(p.ID, &next) })
	}
	edit(t, s, "Delete", func(tx *Tx) error { return tx.Delete(tables.People, person.ID, Cascade) })
	last := p.People[0]
	for i := range undoSteps + 1 {
		next := *last
		next.Phone = fmt.Sprint("+1 555 ", i)
		edit(t, s, "Later", func(tx *Tx) error { return tx.Put(p.ID, &next) })
	}
	must(t, s.Trim(t.Context()))
	edit(t, s, "Back", func(tx *Tx) error {
		_, err := tx.BringBack(tables.People, person.ID)
		return err
	})
	if got := load(t, s, p.ID).Person(person.ID); got == nil || got.Phone != person.Phone {
		t.Errorf("it is %+v", got)
	}
}

func TestWhatWasDoneIsListedByRecord(t *testing.T) {
	s := opened(t)
	p := keepSmall(t, s)
	gone := p.People[0]
	edit(t, s, "Delete somebody", func(tx *Tx) error { return tx.Delete(tables.People, gone.ID, Cascade) })
	edit(t, s, "Rename the first stop", func(tx *Tx) error {
		stop := *p.Stops[0]
		stop.City = "Prova"
		return tx.Put(p.ID, &stop)
	})
	entries := func(search Search) []Entry {
		t.Helper()
		found, _, err := s.Log().Entries(t.Context(), search)
		must(t, err)
		return found
	}
	if all := entries(Search{}); all[0].Name != "Prova" || all[0].Action != Changed || all[0].Kind != tables.Stops {
		t.Errorf("the last is %+v", all[0])
	}
	if deleted := entries(Search{OnlyGone: true}); deleted[0].Record != gone.ID {
		t.Errorf("the first of what was deleted is %+v", deleted[0])
	}
	for _, test := range []struct {
		name   string
		search Search
		want   int
	}{
		{"who is gone", Search{OnlyGone: true, Kind: tables.People}, 1},
		{"words of label and name", Search{Words: "delete " + gone.Family}, 1},
		{"another program", Search{Program: program.NewID(), Kind: tables.People}, 0},
		{"people of this program", Search{Program: p.ID, Kind: tables.People}, len(p.People) + 1},
	} {
		if got := entries(test.search); len(got) != test.want {
			t.Errorf("%s: %d entries, want %d: %+v", test.name, len(got), test.want, got)
		}
	}
	if some, more, err := s.Log().Entries(t.Context(), Search{AtMost: 2}); err != nil || len(some) != 2 || !more {
		t.Errorf("of two there are %d, more: %v, %v", len(some), more, err)
	}
}

func TestSeveralStepsAreUndoneInOneGo(t *testing.T) {
	s := opened(t)
	p := keepSmall(t, s)
	for i := range 4 {
		edit(t, s, fmt.Sprintf("Rename %d", i), func(tx *Tx) error {
			stop := *p.Stops[0]
			stop.City = fmt.Sprint("City ", i)
			return tx.Put(p.ID, &stop)
		})
	}
	steps, err := s.Steps().ToUndo(t.Context(), 3)
	must(t, err)
	if len(steps) != 3 || steps[0].Label != "Rename 3" || steps[2].Label != "Rename 1" || steps[0].At.IsZero() {
		t.Fatalf("the steps are %+v", steps)
	}
	_, err = s.Steps().UndoTo(t.Context(), steps[2].ID)
	must(t, err)
	if city := load(t, s, p.ID).Stops[0].City; city != "City 0" {
		t.Errorf("the city is %s", city)
	}
	again, err := s.Steps().ToRedo(t.Context(), 9)
	must(t, err)
	if len(again) != 3 || again[0].Label != "Rename 1" {
		t.Fatalf("the steps to redo are %+v", again)
	}
	_, err = s.Steps().RedoTo(t.Context(), again[1].ID)
	must(t, err)
	if city := load(t, s, p.ID).Stops[0].City; city != "City 2" {
		t.Errorf("the city is %s", city)
	}
	if label, can := s.Steps().RedoLabel(); !can || label != "Rename 3" {
		t.Errorf("redo offers %q, %v", label, can)
	}
}
