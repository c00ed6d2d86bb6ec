package intake_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/program"
)

func delegation() *program.Program {
	boston := &program.Stop{ID: program.NewID(), City: "Boston", Zone: "America/New_York"}
	office := &program.Organisation{ID: program.NewID(), Name: "Example Office"}
	host := &program.Contact{ID: program.NewID(), Organisation: office.ID, Name: "Hana Host"}
	ana := &program.Person{
		ID:     program.NewID(),
		Role:   program.Awardee,
		Given:  "Ana",
		Family: "Prova",
		Stays:  []program.Stay{{Stop: boston.ID}},
	}
	day := civil.Date{Year: 2023, Month: 6, Day: 14}
	visit := &program.Meeting{
		ID: program.NewID(), Stop: boston.ID, Kind: program.Appointment, Title: "Visit",
		Start: civil.At(day, civil.Clock{Hour: 9}),
		End: civil.At(
			day,
			civil.Clock{Hour: 10},
		), Organisation: office.ID, Contacts: []program.ID{host.ID}, Selected: true, Attendees: []program.ID{ana.ID},
	}
	lesson := &program.Takeaway{
		ID:      program.NewID(),
		Person:  ana.ID,
		Meeting: visit.ID,
		Kind:    program.BestPractice,
		Text:    "Work together.",
	}
	return &program.Program{
		ID: program.NewID(), Name: "Delegation", Stops: []*program.Stop{boston}, People: []*program.Person{ana},
		Organisations: []*program.Organisation{office},
		Contacts:      []*program.Contact{host}, Meetings: []*program.Meeting{visit},
		Takeaways: []*program.Takeaway{lesson},
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
	opened := intaketest.OpenStore(t)
	rapid.Check(t, func(t *rapid.T) {
		first := delegation().With(func(next *program.Program) {
			for i := range rapid.IntRange(0, 6).Draw(t, "people") {
				next.People = append(slices.Clone(next.People),
					&program.Person{ID: program.NewID(), Role: program.Guest, Given: fmt.Sprint("Guest ", i)})
			}
		})
		if draft := intaketest.BringIn(t, opened, first, nil); !draft.IsNew() || draft.New != len(ids(first)) {
			t.Fatalf("the first time: %+v", draft)
		}
		second := first.With(func(next *program.Program) {
			next.Name = rapid.SampledFrom([]string{"Delegation", "Renamed"}).Draw(t, "name")
			next.People = rapid.Permutation(first.People).Draw(t, "order")
			if rapid.Bool().Draw(t, "shorter") && len(next.People) > 1 &&
				next.People[len(next.People)-1].Role == program.Guest {
				next.People = next.People[:len(next.People)-1]
			}
			changed := *next.People[0]
			changed.Position = rapid.SampledFrom([]string{"", "Judge"}).Draw(t, "position")
			next.People = append([]*program.Person{&changed}, next.People[1:]...)
		})
		draft := intaketest.BringIn(t, opened, second, nil)
		if draft.IsNew() || draft.New != 0 || len(draft.Problems) != 0 || draft.Changed+draft.Same != len(ids(second)) {
			t.Fatalf("the second time: %+v", draft)
		}
		kept := intaketest.Load(t, opened, first.ID)
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
		if again := intaketest.BringIn(t, opened, second, nil); !again.Unchanged() || again.Same != len(ids(second)) {
			t.Fatalf("the third time: %+v", again)
		}
		if intaketest.Load(t, opened, first.ID) != kept {
			t.Fatal("the third time there was an edit")
		}
	})
}

func TestWhatIsNoGoodStaysOutWithWhatNeedsIt(t *testing.T) {
	opened := intaketest.OpenStore(t)
	file := delegation()
	file.Stops[0].Zone = "Boston/Tea"
	draft := intaketest.BringIn(t, opened, file, nil)
	want := []string{`stop “Boston”`, `person “Ana Prova”`, `meeting “Visit”`, `takeaway “Work together.”`}
	var got []string
	for _, row := range draft.Problems {
		got = append(got, row.Record.Error())
	}
	if !slices.Equal(got, want) || len(draft.Problems) != 4 || draft.New != 3 {
		t.Errorf("left out %q of %+v, want %q", got, draft, want)
	}
	if !strings.Contains(draft.Problems[0].Reason.Error(), "time zone") || draft.Problems[0].Place.Row != 2 {
		t.Errorf("the first row is %+v", draft.Problems[0])
	}
	kept := intaketest.Load(t, opened, file.ID)
	if len(kept.Stops)+len(kept.People)+len(kept.Meetings)+len(kept.Takeaways) != 0 || len(kept.Contacts) != 1 {
		t.Errorf("came in: %q", ids(kept))
	}
}

func TestARecordMayReferToOneThatOnlyTheStoreHas(t *testing.T) {
	opened := intaketest.OpenStore(t)
	whole := delegation()
	intaketest.BringIn(t, opened, whole, nil)
	part := whole.With(func(next *program.Program) {
		next.Stops, next.People, next.Organisations, next.Contacts, next.Takeaways = nil, nil, nil, nil, nil
		moved := *whole.Meetings[0]
		moved.Place = "Room 2"
		next.Meetings = []*program.Meeting{&moved}
	})
	if draft := intaketest.BringIn(t, opened, part, nil); draft.Changed != 1 || draft.Same != 1 ||
		len(draft.Problems) != 0 {
		t.Errorf("counted %+v", draft)
	}
	if kept := intaketest.Load(t, opened, whole.ID); kept.Meetings[0].Place != "Room 2" || len(kept.People) != 1 {
		t.Errorf("kept %+v", kept)
	}
}

func TestAProgramWithoutANameIsRefused(t *testing.T) {
	file := delegation()
	file.Name = ""
	if _, err := intake.DraftOf(context.Background(), intaketest.OpenStore(t), file, nil); err == nil ||
		!strings.Contains(err.Error(), "name") {
		t.Errorf("got %v", err)
	}
}

func TestImagesComeInUnderTheNameThatTheStoreGivesThem(t *testing.T) {
	opened := intaketest.OpenStore(t)
	small, large := picture(t, 20), picture(t, 1500)
	file := delegation()
	file.People[0].Photo = program.PhotoIDOf(large)
	file.Award = program.Award{
		Seal:        program.PhotoIDOf(small),
		Signatories: []program.Signatory{{Name: "Sam Signer", Signature: program.PhotoIDOf([]byte("lost"))}},
	}
	draft := intaketest.BringIn(t,
		opened, file, map[program.PhotoID][]byte{program.PhotoIDOf(small): small, program.PhotoIDOf(large): large})
	if len(draft.Problems) != 1 || draft.Problems[0].Place.Row != 1 ||
		draft.Problems[0].Record.Error() != `program “Delegation”` ||
		draft.New != 7 {
		t.Errorf("counted %+v", draft)
	}
	kept := intaketest.Load(t, opened, file.ID)
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
