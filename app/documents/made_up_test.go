package documents

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// hotelNotes is a document that only this test knows: it names the hotel of each stop.
func hotelNotes() Document {
	return Document{
		ID: "hotel-notes", Group: ForPartners, Formats: []request.Format{request.PDF}, Scopes: []Scope{OfStops},
		Audiences: []program.Audience{program.Partners, program.Internal},
		Options: []Option{
			files(Value{ID: oneFile}, Value{ID: oneEach, Split: PerStop}),
			{ID: "ink", Kind: Choice, Values: []Value{{ID: "none", None: true}, {ID: "green"}}, Default: "none"},
			sinceRelease(),
		},
		Shows:    Shows{Details: []Detail{ServicePhones}, Parts: []program.Part{program.HotelPart}},
		Delivery: Delivery{Recipient: program.ToHotel},
		Write: func(_ context.Context, w io.Writer, r request.Request) error {
			d := typeset.New(typeset.Options{Title: "Hotel notes", Paper: typeset.A4.Portrait()})
			for i, s := range r.SelectStops() {
				text := typeset.Text{String: "Note on " + s.Hotel.Name, Style: typeset.Heading}
				d.AddPage().Put(text, typeset.Rect{X: 60, Y: 60, W: 300, H: 100})
				r.Report(i+1, len(r.Edition.Stops))
			}
			return d.Write(w)
		},
	}
}

func TestADocumentThatOnlyATestKnowsIsMadeLikeAnyOther(t *testing.T) {
	c := New(hotelNotes())
	d, known := c.Find("hotel-notes")
	if !known || !d.Succeeds() || !d.LimitedBy(OfStops) || d.AboutPeople() {
		t.Fatalf("the catalogue has %+v", d)
	}
	p := journey()
	files, err := d.Make(
		t.Context(),
		request.Request{
			Edition:  edition.For(p, program.Partners),
			Language: "en",
			Options:  request.Options{"files": "each"},
		},
	)
	if err != nil || fileNames(files) != "hotel-notes - Washington.pdf|hotel-notes - Boston.pdf" {
		t.Fatalf("made %q (%v)", fileNames(files), err)
	}
	if text := plainText(t, files[1]); !strings.Contains(text, "Note on Boston Hotel") ||
		strings.Contains(text, "Washington") {
		t.Errorf("the second file is %s", text)
	}
	if found := d.Findings(request.Request{Edition: edition.For(p, program.Partners)}); len(found) > 0 {
		t.Errorf("found %+v", found)
	}
	if d.Drawing().Width == 0 {
		t.Error("it has no sketch")
	}
}

func TestTheDifferenceBetweenAudiencesIsThatOfTheDetailsShown(t *testing.T) {
	p := journey()
	p.Stops[0].DriverPhone, p.People[0].Phone = "555-0101", "555-0102"
	d, _ := New(hotelNotes()).Find("hotel-notes")
	adds, lacks := d.Difference(edition.For(p, program.Public), edition.For(p, program.Internal))
	want := []Amount{{ServicePhones, 1}}
	if !slices.Equal(adds, want) || len(lacks) > 0 {
		t.Errorf("adds %v and lacks %v, want %v: telephones of people are not in it", adds, lacks, want)
	}
}

func TestTheReleasesOfAMadeUpDocumentShowItsChanges(t *testing.T) {
	c := New(hotelNotes())
	sent := program.Release{Recipient: program.ToHotel, Document: "hotel-notes", Audience: program.Partners}
	now, release := sentTo(t, journey(), sent)
	changes, err := c.Changes(release, edition.For(later(now), program.Partners))
	if err != nil || len(changes) != 2 {
		t.Fatalf("%d changes (%v), want those of the two hotels", len(changes), err)
	}
	for _, change := range changes {
		if change.Part != program.HotelPart {
			t.Errorf("it does not show %s", change.Sentence("en"))
		}
	}
	d, _ := c.Find("hotel-notes")
	files, err := d.Make(
		t.Context(),
		request.Request{
			Edition:  edition.For(later(now), program.Partners),
			Language: "en",
			Sending:  request.Sending{Release: release},
			Now:      july,
		},
	)
	if err != nil || !strings.Contains(plainText(t, files[0]), "Changes since version 1") {
		t.Errorf("the file does not list the changes (%v)", err)
	}
}

func TestAPacketMayConsistOfAMadeUpDocument(t *testing.T) {
	c := New(hotelNotes())
	packet, _ := c.Find("packet")
	choices, _ := packet.Option(packetDocuments)
	if _, offered := choices.Value("hotel-notes"); !offered {
		t.Fatal("the packet does not offer it")
	}
	for _, chosen := range []string{"", "contact-book,hotel-notes"} { // usual for partners, and chosen
		files, err := packet.Make(t.Context(), request.Request{
			Edition:  edition.For(journey(), program.Partners),
			Language: "en", Options: request.Options{packetDocuments: chosen},
		})
		if err != nil || !strings.Contains(plainText(t, files[0]), "Note on Boston Hotel") {
			t.Errorf("a packet of %q is without it (%v)", chosen, err)
		}
	}
}
