package program_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	. "laurel/data/program"
	"laurel/data/programtest"
)

var sameProgram = cmp.Options{cmpopts.IgnoreUnexported(Program{}), cmpopts.EquateEmpty()}

func TestWhatIsEncodedIsDecodedWithoutLoss(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, photos := programtest.Random(t)
		var first, second bytes.Buffer
		if err := Encode(&first, p, photos); err != nil {
			t.Fatal(err)
		}
		read, readPhotos, err := Decode(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatalf("%v\n%s", err, first.Bytes())
		}
		if diff := cmp.Diff(p, read, sameProgram); diff != "" {
			t.Fatalf("the program changed on its way (-before +after):\n%s", diff)
		}
		if diff := cmp.Diff(photos, readPhotos, sameProgram); diff != "" {
			t.Fatalf("the photos changed on their way (-before +after):\n%s", diff)
		}
		if err := Encode(&second, read, readPhotos); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Fatalf("the same program gave other bytes:\n%s\n%s", first.Bytes(), second.Bytes())
		}
		for _, d := range Compare(p, read) {
			if d.Change != Same {
				t.Fatalf("%s %q is %s", KindOf(d.Record), NameOf(d.Record), d.Change)
			}
		}
	})
}

func TestRecordsAreFoundByID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := programtest.Random(t)
		for _, r := range p.Records()[1:] {
			var found Record
			switch KindOf(r) {
			case "stop":
				found = p.Stop(r.RecordID())
			case "person":
				found = p.Person(r.RecordID())
			case "organisation":
				found = p.Organisation(r.RecordID())
			case "contact":
				found = p.Contact(r.RecordID())
			case "meeting":
				found = p.Meeting(r.RecordID())
			default:
				continue
			}
			if found != r {
				t.Fatalf("%s was not found", KindOf(r))
			}
		}
		if p.Stop("") != nil || p.Person(NewID()) != nil {
			t.Fatal("something was found that is not there")
		}
		next := p.With(func(next *Program) { next.People = nil })
		for _, person := range p.People {
			if p.Person(person.ID) != person || next.Person(person.ID) != nil {
				t.Fatal("a new value shares the index of the old one")
			}
		}
	})
}
