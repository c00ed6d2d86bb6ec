package intake_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"laurel/data/intake"
	"laurel/data/program"
	"laurel/data/store"
)

func openStore(t testing.TB) *store.Store {
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

// failer is what a test and a property have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
}

func bringIn(t failer, opened *store.Store, file *program.Program, images map[program.PhotoID][]byte) *intake.Draft {
	t.Helper()
	draft, err := intake.DraftOf(context.Background(), opened, file, images)
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Edit(context.Background(), "Import", draft.Apply); err != nil {
		t.Fatal(err)
	}
	return draft
}

func load(t failer, opened *store.Store, id program.ID) *program.Program {
	t.Helper()
	loaded, err := opened.Load(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

func delegation() *program.Program {
	boston := &program.Stop{ID: program.NewID(), City: "Boston", Zone: "America/New_York"}
	office := &program.Organisation{ID: program.NewID(), Name: "Example Office"}
	host := &program.Contact{ID: program.NewID(), Organisation: office.ID, Name: "Hana Host"}
	ana := &program.Person{ID: program.NewID(), Role: program.Awardee, Given: "Ana", Family: "Prova", Stays: []program.Stay{{Stop: boston.ID}}}
	day := program.Date{Year: 2023, Month: 6, Day: 14}
	visit := &program.Meeting{
		ID: program.NewID(), Stop: boston.ID, Kind: program.Appointment, Title: "Visit", Start: program.At(day, program.Clock{Hour: 9}),
		End: program.At(day, program.Clock{Hour: 10}), Organisation: office.ID, Contacts: []program.ID{host.ID}, Selected: true, Attendees: []program.ID{ana.ID},
	}
	lesson := &program.Takeaway{ID: program.NewID(), Person: ana.ID, Meeting: visit.ID, Kind: program.BestPractice, Text: "Work together."}
	return &program.Program{
		ID: program.NewID(), Name: "Delegation", Stops: []*program.Stop{boston}, People: []*program.Person{ana}, Organisations: []*program.Organisation{office},
		Contacts: []*program.Contact{host}, Meetings: []*program.Meeting{visit}, Takeaways: []*program.Takeaway{lesson},
	}
}

func ids(p *program.Program) []program.ID {
	var all []program.ID
	for _, record := range p.Records() {
		all = append(all, record.RecordID())
	}
	return all
}

func TestBringingInTwiceChangesNothingAndTakesNothingAway(t *testing.T) {
	opened := openStore(t)
	rapid.Check(t, func(t *rapid.T) {
		first := delegation().With(func(next *program.Program) {
			for i := range rapid.IntRange(0, 6).Draw(t, "people") {
				next.People = append(slices.Clone(next.People), &program.Person{ID: program.NewID(), Role: program.Guest, Given: fmt.Sprint("Guest ", i)})
			}
		})
		if draft := bringIn(t, opened, first, nil); !draft.IsNew() || draft.New != len(ids(first)) {
			t.Fatalf("the first time: %+v", draft)
		}
		second := first.With(func(next *program.Program) {
			next.Name = rapid.SampledFrom([]string{"Delegation", "Renamed"}).Draw(t, "name")
			next.People = rapid.Permutation(first.People).Draw(t, "order")
			if rapid.Bool().Draw(t, "shorter") && len(next.People) > 1 && next.People[len(next.People)-1].Role == program.Guest {
				next.People = next.People[:len(next.People)-1]
			}
			changed := *next.People[0]
			changed.Position = rapid.SampledFrom([]string{"", "Judge"}).Draw(t, "position")
			next.People = append([]*program.Person{&changed}, next.People[1:]...)
		})
		draft := bringIn(t, opened, second, nil)
		if draft.IsNew() || draft.New != 0 || draft.Problem != 0 || draft.Changed+draft.Same != len(ids(second)) {
			t.Fatalf("the second time: %+v", draft)
		}
		kept := load(t, opened, first.ID)
		for _, id := range ids(first) {
			if !slices.Contains(ids(kept), id) {
				t.Fatalf("%s was taken away", id)
			}
		}
		for i, person := range second.People {
			if kept.People[i].ID != person.ID || kept.People[i].Position != person.Position {
				t.Fatalf("person %d is %+v, want %+v", i, kept.People[i], person)
			}
		}
		if again := bringIn(t, opened, second, nil); !again.Unchanged() || again.Same != len(ids(second)) {
			t.Fatalf("the third time: %+v", again)
		}
		if load(t, opened, first.ID) != kept {
			t.Fatal("the third time there was an edit")
		}
	})
}

func TestWhatIsNoGoodStaysOutWithWhatNeedsIt(t *testing.T) {
	opened := openStore(t)
	file := delegation()
	file.Stops[0].Zone = "Boston/Tea"
	draft := bringIn(t, opened, file, nil)
	want := []string{`stop "Boston"`, `person "Ana Prova"`, `meeting "Visit"`, `takeaway "Work together."`}
	var got []string
	for _, row := range draft.Rows {
		got = append(got, row.Record)
	}
	if !slices.Equal(got, want) || draft.Problem != 4 || draft.New != 3 {
		t.Errorf("left out %q of %+v, want %q", got, draft, want)
	}
	if !strings.Contains(draft.Rows[0].Reason, "time zone") || draft.Rows[0].Row != 2 {
		t.Errorf("the first row is %+v", draft.Rows[0])
	}
	kept := load(t, opened, file.ID)
	if len(kept.Stops)+len(kept.People)+len(kept.Meetings)+len(kept.Takeaways) != 0 || len(kept.Contacts) != 1 {
		t.Errorf("came in: %q", ids(kept))
	}
}

func TestARecordMayReferToOneThatOnlyTheStoreHas(t *testing.T) {
	opened := openStore(t)
	whole := delegation()
	bringIn(t, opened, whole, nil)
	part := whole.With(func(next *program.Program) {
		next.Stops, next.People, next.Organisations, next.Contacts, next.Takeaways = nil, nil, nil, nil, nil
		moved := *whole.Meetings[0]
		moved.Place = "Room 2"
		next.Meetings = []*program.Meeting{&moved}
	})
	if draft := bringIn(t, opened, part, nil); draft.Changed != 1 || draft.Same != 1 || draft.Problem != 0 {
		t.Errorf("counted %+v", draft)
	}
	if kept := load(t, opened, whole.ID); kept.Meetings[0].Place != "Room 2" || len(kept.People) != 1 {
		t.Errorf("kept %+v", kept)
	}
}

func TestAProgramWithoutANameIsRefused(t *testing.T) {
	file := delegation()
	file.Name = ""
	if _, err := intake.DraftOf(context.Background(), openStore(t), file, nil); err == nil || !strings.Contains(err.Error(), "name") {
		t.Errorf("got %v", err)
	}
}

func TestImagesComeInUnderTheNameThatTheStoreGivesThem(t *testing.T) {
	opened := openStore(t)
	small, large := picture(t, 20), picture(t, 1500)
	file := delegation()
	file.People[0].Photo = program.PhotoIDOf(large)
	file.Award = program.Award{Seal: program.PhotoIDOf(small), Signatories: []program.Signatory{{Name: "Sam Signer", Signature: program.PhotoIDOf([]byte("lost"))}}}
	draft := bringIn(t, opened, file, map[program.PhotoID][]byte{program.PhotoIDOf(small): small, program.PhotoIDOf(large): large})
	if len(draft.Rows) != 1 || draft.Rows[0].Row != 1 || draft.Rows[0].Record != `program "Delegation"` || draft.New != 7 {
		t.Errorf("counted %+v", draft)
	}
	kept := load(t, opened, file.ID)
	if kept.Award.Seal != file.Award.Seal || kept.Award.Signatories[0].Signature != "" {
		t.Errorf("the award is %+v", kept.Award)
	}
	photo := kept.People[0].Photo
	content, err := opened.Photo(context.Background(), photo)
	if err != nil || photo == file.People[0].Photo || program.PhotoIDOf(content) != photo {
		t.Errorf("the portrait is %s (%v)", photo, err)
	}
	if file.People[0].Photo != program.PhotoIDOf(large) || file.Award.Signatories[0].Signature == "" {
		t.Error("the file's own records were written into")
	}
}

func picture(t *testing.T, side int) []byte {
	t.Helper()
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewNRGBA(image.Rect(0, 0, side, side))); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}
