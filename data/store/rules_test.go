package store

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/fault"
	"laurel/data/store/tables"
)

// filled is a store with a delegation whose records need each other.
func filled(t *testing.T) (*Store, *program.Program) {
	t.Helper()
	s, p := opened(t), programtest.Delegation(3, 4)
	m := p.Meetings[0]
	m.Selected, m.Attendees, m.Interpreters = true, []program.ID{
		p.People[0].ID,
		p.People[1].ID,
	}, []program.ID{
		p.People[2].ID,
	}
	p.Meetings[1].Excused = []program.ID{p.People[0].ID}
	p.Takeaways = []*program.Takeaway{
		{ID: program.NewID(), Person: p.People[0].ID, Meeting: m.ID, Kind: program.Quote, Text: "An invented quote."},
		{ID: program.NewID(), Kind: program.Challenge, Text: "An invented challenge."},
	}
	edit(t, s, "Add the delegation", func(tx *Tx) error { return tx.PutWhole(p) })
	return s, load(t, s, p.ID)
}

func TestARecordThatOthersNeedIsDeletedWithThemOrNotAtAll(t *testing.T) {
	tests := []struct {
		name   string
		delete func(tx *Tx, p *program.Program, how ...Deletion) error
		by     map[string]int
		says   string
		after  func(t *testing.T, p *program.Program)
	}{
		{
			"a stop with meetings", func(tx *Tx, p *program.Program, how ...Deletion) error {
				return tx.Delete(tables.Stops, p.Stops[0].ID, how...)
			},
			map[string]int{"meetings": 2, "stays": 3},
			"Washington is still needed by 2 meetings and 3 people’s stays. " +
				"Change those first, or delete it together with what belongs to it.",
			func(t *testing.T, p *program.Program) {
				if len(p.Stops) != 1 || len(p.Meetings) != 2 || len(p.People[0].Stays) != 0 ||
					p.Takeaways[0].Meeting != "" {
					t.Error("something of the stop stayed")
				}
			},
		},
		{
			"a person in meetings", func(tx *Tx, p *program.Program, how ...Deletion) error {
				return tx.Delete(tables.People, p.People[0].ID, how...)
			},
			map[string]int{"meetings": 2, "takeaways": 1},
			"Given0 Example is still needed by 2 meetings and 1 takeaway.",
			func(t *testing.T, p *program.Program) {
				if len(p.People) != 2 || len(p.Meetings) != 4 || len(p.Takeaways) != 1 {
					t.Error("the wrong records were deleted")
				}
				for _, m := range p.Meetings {
					if len(m.Excused) != 0 || len(m.Attendees) > 1 {
						t.Errorf("%s still names the person", m.Title)
					}
				}
			},
		},
		{
			"an organisation with meetings and contacts",
			func(tx *Tx, p *program.Program, how ...Deletion) error {
				return tx.Delete(tables.Organisations, p.Organisations[0].ID, how...)
			},
			map[string]int{"meetings": 4, "contacts": 1},
			"Example Centre is still needed by 4 meetings and 1 contact.",
			func(t *testing.T, p *program.Program) {
				if len(p.Organisations)+len(p.Contacts) != 0 || p.Meetings[0].Organisation != "" ||
					len(p.Meetings[0].Contacts) != 0 {
					t.Error("something of the organisation stayed")
				}
			},
		},
		{
			"a contact in meetings", func(tx *Tx, p *program.Program, how ...Deletion) error {
				return tx.Delete(tables.Contacts, p.Contacts[0].ID, how...)
			},
			map[string]int{"meetings": 4},
			"Erin Example is still needed by 4 meetings.",
			func(t *testing.T, p *program.Program) {
				if len(p.Contacts) != 0 || len(p.Meetings[0].Contacts) != 0 || len(p.Organisations) != 1 {
					t.Error("the contact is still named")
				}
			},
		},
		{
			"a meeting with takeaways", func(tx *Tx, p *program.Program, how ...Deletion) error {
				return tx.Delete(tables.Meetings, p.Takeaways[0].Meeting, how...)
			},
			map[string]int{"takeaways": 1},
			"Visit 0 is still needed by 1 takeaway.",
			func(t *testing.T, p *program.Program) {
				if len(p.Meetings) != 3 || len(p.Takeaways) != 2 || p.Takeaways[0].Meeting != "" {
					t.Error("the takeaway did not stay with the program")
				}
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, before := filled(t)
			err := s.Edit(t.Context(), "Delete", func(tx *Tx) error { return test.delete(tx, before) })
			var inUse *fault.InUse
			if !errors.As(err, &inUse) || !errors.Is(err, fault.ErrInUse) || !maps.Equal(inUse.By, test.by) ||
				!strings.HasPrefix(err.Error(), test.says) {
				t.Errorf("got %v (%v), want %q", err, inUse, test.says)
			}
			if load(t, s, before.ID) != before {
				t.Error("the refused deletion changed something")
			}
			edit(t, s, "Delete", func(tx *Tx) error { return test.delete(tx, before, Cascade) })
			test.after(t, load(t, s, before.ID))
			must(t, s.Check(t.Context()))
			if _, err := s.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
			if diff := diffOf(before, load(t, s, before.ID)); diff != "" {
				t.Errorf("one undo does not bring all back: %s", diff)
			}
		})
	}
}

func TestAnEditThatNamesWhatIsNotThereIsRefusedAtItsField(t *testing.T) {
	nobody := program.NewID()
	tests := []struct {
		name  string
		put   func(tx *Tx, p *program.Program) error
		field string // of program.Invalid; empty: ErrNotFound or ErrExists
	}{
		{"a meeting in no stop", func(tx *Tx, p *program.Program) error {
			m := *p.Meetings[0]
			m.Stop = nobody
			return tx.Put(p.ID, &m)
		}, "Stop"},
		{"a meeting in another program's stop", func(tx *Tx, p *program.Program) error {
			other := programtest.Delegation(0, 0)
			m := *p.Meetings[0]
			m.Stop = other.Stops[0].ID
			return errors.Join(tx.PutWhole(other), tx.Put(p.ID, &m))
		}, "Stop"},
		{"a meeting with an unknown attendee", func(tx *Tx, p *program.Program) error {
			m := *p.Meetings[0]
			m.Selected, m.Attendees = true, []program.ID{p.People[0].ID, nobody}
			return tx.Put(p.ID, &m)
		}, "Attendees"},
		{"a person with an unknown picture", func(tx *Tx, p *program.Program) error {
			one := *p.People[0]
			one.Photo = "00ff"
			return tx.Put(p.ID, &one)
		}, "Photo"},
		{"a person who stays in no stop", func(tx *Tx, p *program.Program) error {
			one := *p.People[0]
			one.Stays = []program.Stay{{Stop: nobody}}
			return tx.Put(p.ID, &one)
		}, "Stays"},
		{"a contact of no organisation", func(tx *Tx, _ *program.Program) error {
			return tx.Put("", &program.Contact{ID: program.NewID(), Organisation: nobody, Name: "Nobody"})
		}, "Organisation"},
		{"a takeaway of nobody", func(tx *Tx, p *program.Program) error {
			return tx.Put(
				p.ID, &program.Takeaway{ID: program.NewID(), Person: nobody, Kind: program.Quote, Text: "Text"},
			)
		}, "Person"},
		{"a person without a name", func(tx *Tx, p *program.Program) error {
			return tx.Put(p.ID, &program.Person{ID: program.NewID(), Role: program.Guest})
		}, "Given"},
		{"a field with bytes that are no letters", func(tx *Tx, p *program.Program) error {
			one := *p.People[0]
			one.BirthDate, one.Passport.Visa = civil.Date{}, "B1\x00\xff"
			return tx.Put(p.ID, &one)
		}, "Passport.Visa"},
		{"a person of no program", func(tx *Tx, _ *program.Program) error {
			return tx.Put(nobody, &program.Person{ID: program.NewID(), Role: program.Guest, Given: "Ana"})
		}, ""},
		{"a person who belongs to another program", func(tx *Tx, p *program.Program) error {
			other := programtest.Delegation(0, 0)
			return errors.Join(tx.PutWhole(other), tx.Put(other.ID, p.People[0]))
		}, ""},
		{
			"a deletion of what is not there",
			func(tx *Tx, _ *program.Program) error { return tx.Delete(tables.Takeaways, nobody) }, "",
		},
		{
			"an order that names what is not there",
			func(tx *Tx, p *program.Program) error { return tx.Reorder(p.ID, tables.People, []program.ID{nobody}) }, "",
		},
	}
	s, p := filled(t)
	undo, _ := s.Steps().UndoLabel()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := s.Edit(t.Context(), "Edit", func(tx *Tx) error { return test.put(tx, p) })
			var invalid *program.Invalid
			switch {
			case test.field == "" && !errors.Is(err, fault.ErrNotFound) && !errors.Is(err, fault.ErrExists):
				t.Errorf("got %v", err)
			case test.field != "" && (!errors.As(err, &invalid) || invalid.Problems[test.field] == ""):
				t.Errorf("got %v, want a problem of %s", err, test.field)
			}
			if label, _ := s.Steps().UndoLabel(); label != undo || load(t, s, p.ID) != p {
				t.Error("the refused edit left something")
			}
		})
	}
}

func TestAnEditMayPutRecordsInAnyOrder(t *testing.T) {
	s, p := opened(t), programtest.Delegation(1, 1)
	edit(t, s, "Add", func(tx *Tx) error {
		return errors.Join(
			tx.Put("", p), tx.Put(p.ID, p.Meetings[0]), tx.Put(p.ID, p.People[0]),
			tx.Put("", p.Contacts[0]), tx.Put(p.ID, p.Stops[1]), tx.Put(p.ID, p.Stops[0]),
			tx.Put("", p.Organisations[0]),
		)
	})
	got := load(t, s, p.ID)
	if len(got.Contacts) != 1 || len(got.Organisations) != 1 || got.Stops[0].ID != p.Stops[1].ID {
		t.Errorf(
			"loaded %d contacts, %d organisations, %s first", len(got.Contacts), len(got.Organisations),
			got.Stops[0].City,
		)
	}
}

func TestAFailedEditLeavesNothing(t *testing.T) {
	s, p := filled(t)
	add := func(tx *Tx) error {
		return tx.Put(p.ID, &program.Person{ID: program.NewID(), Role: program.Guest, Given: "Ana"})
	}
	reason := errors.New("the form was closed")
	if err := s.Edit(t.Context(), "Add", func(tx *Tx) error { return errors.Join(add(tx), reason) }); !errors.Is(
		err,
		reason,
	) {
		t.Errorf("got %v, want the callback's own error", err)
	}
	foreign := func(tx *Tx) error { return errors.Join(add(tx), fs.ErrPermission) }
	err := s.Edit(t.Context(), "Add", foreign)
	if !errors.Is(err, fs.ErrPermission) || errors.Is(err, fault.ErrReadOnly) {
		t.Errorf("got %v: the callback may not read a file of its own, which says nothing of the store's", err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = s.Edit(t.Context(), "Add", func(tx *Tx) error {
			must(t, add(tx))
			var nobody *program.Person
			nobody.Given = "Ana" // a mistake in the program
			return nil
		})
	}()
	if err := s.Edit(t.Context(), " ", add); err == nil {
		t.Error("an edit without a label was made")
	}
	if load(t, s, p.ID) != p {
		t.Error("a failed edit left something")
	}
	edit(t, s, "Add", add)
	if got := load(t, s, p.ID); len(got.People) != 4 {
		t.Errorf("%d people after the next edit, want 4", len(got.People))
	}
}

func TestAnEditThatAltersNothingLeavesNoTrace(t *testing.T) {
	s, p := filled(t)
	edit(t, s, "Cancel", func(tx *Tx) error {
		one := *p.People[0]
		one.Cancelled = true
		return tx.Put(p.ID, &one)
	})
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	events := 0
	defer s.Subscribe(func(Event) { events++ })()
	edit(t, s, "Save", func(tx *Tx) error {
		return errors.Join(tx.Put(p.ID, p.People[0]), tx.Put(p.ID, p.Meetings[0]))
	})
	if label, can := s.Steps().RedoLabel(); !can || label != "Cancel" || events != 0 {
		t.Errorf("redo is %q, %d events", label, events)
	}
}

func TestAnEditSeesWhatItHasWritten(t *testing.T) {
	s, p := filled(t)
	edit(t, s, "Add", func(tx *Tx) error {
		must(t, tx.Put(p.ID, &program.Person{ID: program.NewID(), Role: program.Guest, Given: "Ana"}))
		within, err := tx.Program(p.ID)
		if err != nil || len(within.People) != 4 || len(load(t, s, p.ID).People) != 3 {
			t.Errorf("the edit sees %d people, others %d: %v", len(within.People), len(load(t, s, p.ID).People), err)
		}
		other := programtest.Delegation(1, 0)
		must(t, tx.PutWhole(other))
		if within, err = tx.Program(other.ID); err != nil || len(within.People) != 1 {
			t.Errorf("the edit does not see its new program: %v", err)
		}
		if _, err := tx.Program(program.NewID()); !errors.Is(err, fault.ErrNotFound) {
			t.Errorf("an unknown program gave %v", err)
		}
		return nil
	})
}

func TestAnEditSharesWhatItDidNotChange(t *testing.T) {
	s, before := filled(t)
	one := *before.People[1]
	one.Bio = "Another invented biography."
	edit(t, s, "Edit", func(tx *Tx) error { return tx.Put(before.ID, &one) })
	after := load(t, s, before.ID)
	if after == before || after.People[1] == before.People[1] || before.People[1].Bio == after.People[1].Bio {
		t.Error("the edit is not in a new value")
	}
	if after.People[0] != before.People[0] || &after.Meetings[0] != &before.Meetings[0] ||
		&after.Stops[0] != &before.Stops[0] {
		t.Error("what the edit did not change is not shared")
	}
	one.Bio = "Changed by its owner afterwards"
	one.Languages[0].Language = "fr"
	if got := load(t, s, before.ID).People[1]; got.Bio != "Another invented biography." {
		t.Error("the caller's record is kept instead of what was saved")
	}
}

func TestTheLibraryIsSharedByPrograms(t *testing.T) {
	s, first := filled(t)
	second := programtest.Delegation(1, 0)
	second.Organisations, second.Contacts = nil, nil
	edit(t, s, "Add another", func(tx *Tx) error { return tx.PutWhole(second) })
	if got := load(t, s, second.ID); len(got.Organisations) != 0 {
		t.Fatal("a program shows organisations that it does not use")
	}
	office := *first.Organisations[0]
	var events []Event
	cancel := s.Subscribe(func(e Event) { events = append(events, e) })
	edit(t, s, "Use", func(tx *Tx) error { return tx.Put(second.ID, &office) })
	if got := load(t, s, second.ID); len(got.Organisations) != 1 || len(got.Contacts) != 1 {
		t.Errorf(
			"the linked organisation gives %d organisations and %d contacts", len(got.Organisations), len(got.Contacts),
		)
	}
	office.Phone = "+1 202 555 0199"
	edit(t, s, "Correct", func(tx *Tx) error { return tx.Put("", &office) })
	for _, id := range []program.ID{first.ID, second.ID} {
		if got := load(t, s, id).Organisations[0].Phone; got != office.Phone {
			t.Errorf("a program shows %q", got)
		}
	}
	cancel()
	unlink := func(tx *Tx) error { return tx.UnlinkOrganisation(first.ID, office.ID) }
	if err := s.Edit(t.Context(), "Unlink", unlink); !errors.Is(err, fault.ErrInUse) {
		t.Errorf("unlinking what meetings need got %v", err)
	}
	edit(t, s, "Unlink", func(tx *Tx) error { return tx.UnlinkOrganisation(second.ID, office.ID) })
	if got := load(t, s, second.ID); len(got.Organisations)+len(got.Contacts) != 0 {
		t.Error("the organisation is still shown")
	}
	offices, those, err := s.Library(t.Context())
	if err != nil || len(offices) != 1 || len(those) != 1 {
		t.Errorf("the library has %d organisations and %d contacts: %v", len(offices), len(those), err)
	}

	both := []program.ID{first.ID, second.ID}
	slices.Sort(both)
	want := []Event{{second.ID, "Use"}, {both[0], "Correct"}, {both[1], "Correct"}}
	if len(events) > 3 { // linking tells every program that uses the organisation
		events = slices.DeleteFunc(events, func(e Event) bool { return e == Event{first.ID, "Use"} })
	}
	if diff := cmp.Diff(want, events); diff != "" {
		t.Errorf("events: %s", diff)
	}
}

func TestDeletingAProgramIsOneEditThatCanBeUndone(t *testing.T) {
	s, p := filled(t)
	edit(t, s, "Delete the program", func(tx *Tx) error { return tx.Delete(tables.Programs, p.ID) })
	if list, err := s.Programs(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("still listed: %v, %v", list, err)
	}
	if _, err := s.Load(t.Context(), p.ID); !errors.Is(err, fault.ErrNotFound) {
		t.Errorf("Load got %v, want ErrNotFound", err)
	}
	if label, err := s.Undo(t.Context()); err != nil || label != "Delete the program" {
		t.Fatal(label, err)
	}
	if diff := diffOf(p, load(t, s, p.ID)); diff != "" {
		t.Errorf("undo did not bring it back: %s", diff)
	}
	if list, err := s.Programs(t.Context()); err != nil || len(list) != 1 || list[0] != p.Summary() {
		t.Errorf("listed: %v, %v", list, err)
	}
}

func TestReorderGivesTheNamedRecordsTheirOldPlacesAnew(t *testing.T) {
	s, p := opened(t), programtest.Delegation(5, 0)
	p.Organisations = append(p.Organisations, &program.Organisation{ID: program.NewID(), Name: "Another Centre"})
	edit(t, s, "Add", func(tx *Tx) error { return tx.PutWhole(p) })
	edit(t, s, "Move", func(tx *Tx) error {
		return errors.Join(
			tx.Reorder(p.ID, tables.People, []program.ID{p.People[4].ID, p.People[2].ID, p.People[0].ID}),
			tx.Reorder(p.ID, tables.Organisations, []program.ID{p.Organisations[1].ID, p.Organisations[0].ID}),
			tx.Reorder(p.ID, tables.Contacts, []program.ID{p.Contacts[0].ID}),
			tx.Reorder(p.ID, tables.Stops, []program.ID{p.Stops[1].ID, p.Stops[0].ID}),
		)
	})
	got := load(t, s, p.ID)
	want := []*program.Person{p.People[4], p.People[1], p.People[2], p.People[3], p.People[0]}
	if diff := cmp.Diff(want, got.People); diff != "" {
		t.Errorf("the order is another: %s", diff)
	}
	if got.Organisations[0].Name != "Another Centre" || got.Stops[0].City != "Boston" {
		t.Error("organisations or stops did not move")
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := diffOf(p, load(t, s, p.ID)); diff != "" {
		t.Errorf("undo did not restore the order: %s", diff)
	}
	for _, twice := range [][]program.ID{{p.People[0].ID, p.People[0].ID}} {
		order := func(tx *Tx) error { return tx.Reorder(p.ID, tables.People, twice) }
		if err := s.Edit(t.Context(), "Move", order); err == nil {
			t.Error("an order with one person twice was taken")
		}
	}
	if err := s.Edit(t.Context(), "Move", func(tx *Tx) error { return tx.Reorder(p.ID, "meeting", nil) }); err == nil {
		t.Error("meetings were ordered")
	}
}

func TestHistoryTellsFieldByFieldWhatAnEditDid(t *testing.T) {
	s, p := opened(t), programtest.Delegation(0, 0)
	one := &program.Person{ID: program.NewID(), Role: program.Awardee, Given: "Ana"}
	edit(t, s, "Add Ana", func(tx *Tx) error { return errors.Join(tx.Put("", p), tx.Put(p.ID, one)) })
	next := *one
	next.Passport.Expiry, next.Cancelled, next.Diet.Answered = programtest.Day(3), true, true
	next.Languages = []program.Spoken{{Language: "es"}}
	edit(t, s, "Edit Ana", func(tx *Tx) error {
		half := *one
		half.Cancelled = true
		return errors.Join(tx.Put(p.ID, &half), tx.Put(p.ID, &next)) // written twice, told once
	})
	edit(t, s, "Delete Ana", func(tx *Tx) error { return tx.Delete(tables.People, one.ID) })
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, err := s.Log().Of(t.Context(), one.ID)
	if err != nil {
		t.Fatal(err)
	}
	edited := []FieldChange{
		{"Languages", "", `[{"language":"es"}]`},
		{"Diet.Answered", "", "yes"},
		{"Passport.Expiry", "", "2026-06-03"},
		{"Cancelled", "", "yes"},
	}
	want := []Change{
		{Edit: 3, At: clock(), Label: "Delete Ana", Action: Deleted, Undone: true, Fields: []FieldChange{
			{"Role", "awardee", ""},
			{"Given", "Ana", ""},
			{"Languages", `[{"language":"es"}]`, ""},
			{"Diet.Answered", "yes", ""},
			{"Passport.Expiry", "2026-06-03", ""},
			{"Cancelled", "yes", ""},
		}},
		{Edit: 2, At: clock(), Label: "Edit Ana", Action: Changed, Fields: edited, IsCurrent: true},
		{
			Edit: 1, At: clock(), Label: "Add Ana", Action: Created,
			Fields: []FieldChange{{"Role", "", "awardee"}, {"Given", "", "Ana"}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("history (-want +got):\n%s", diff)
	}
	if none, err := s.Log().Of(t.Context(), program.NewID()); err != nil || len(none) != 0 {
		t.Errorf("an unknown record has the history %v, %v", none, err)
	}
}

func TestUndoAndRedoSurviveARestartAndSayWhenThereIsNothing(t *testing.T) {
	s := opened(t)
	if _, err := s.Undo(t.Context()); !errors.Is(err, fault.ErrNothingToUndo) {
		t.Errorf("got %v, want ErrNothingToUndo", err)
	}
	if _, err := s.Redo(t.Context()); !errors.Is(err, fault.ErrNothingToRedo) {
		t.Errorf("got %v, want ErrNothingToRedo", err)
	}
	path := t.TempDir() + "/laurel.db"
	p := saved(t, path)
	again, err := Open(t.Context(), path, Options{Key: key()})
	must(t, err)
	if label, can := again.Steps().UndoLabel(); !can || label != "Add the delegation" {
		t.Errorf("after a restart undo is %q, %v", label, can)
	}
	if _, err := again.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	must(t, again.Close())
	again, err = Open(t.Context(), path, Options{Key: key()})
	must(t, err)
	defer again.Close()
	if label, err := again.Redo(t.Context()); err != nil || label != "Add the delegation" {
		t.Errorf("after a restart redo gave %q, %v", label, err)
	}
	if diff := diffOf(p, load(t, again, p.ID)); diff != "" {
		t.Error(diff)
	}
}
