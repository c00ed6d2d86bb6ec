package reports

import (
	"context"
	"io"
	"slices"
	"testing"

	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/program"
)

// cityList is a document that only this test knows: the cities of a program.
var cityList = documents.Document{
	ID: "city-list", Group: documents.ForPartners, Formats: []request.Format{request.JSON},
	Audiences: []program.Audience{program.Partners, program.Public}, Scopes: []documents.Scope{documents.OfStops},
	Options: []documents.Option{
		{
			ID:      "ink",
			Kind:    documents.Choice,
			Values:  []documents.Value{{ID: "no-ink", None: true}, {ID: "green"}},
			Default: "no-ink",
		},
		{ID: "since", Kind: documents.Version},
	},
	Shows: documents.Shows{
		Details: []documents.Detail{documents.ServicePhones},
		Parts:   []program.Part{program.HotelPart},
	},
	Sketch: documents.Sketch{
		Width:  40,
		Height: 30,
		Bars:   []documents.Box{{X: 4, Y: 4, Width: 20, Height: 2}},
		Discs:  []documents.Disc{{X: 8, Y: 10, Diameter: 6}},
	},
	Write: func(_ context.Context, w io.Writer, r request.Request) error {
		for _, s := range r.SelectStops() {
			if _, err := io.WriteString(w, s.City+"\n"); err != nil {
				return err
			}
		}
		return nil
	},
}

func TestADocumentThatOnlyATestKnowsIsInTheTab(t *testing.T) {
	p := smallProgram()
	p.Stops = []*program.Stop{{ID: program.NewID(), City: "Boston", Zone: "America/New_York", DriverPhone: "555-0101"}}
	h := openHarness(t, p, nil, cityList)
	i := slices.IndexFunc(h.list.cards, func(c *card) bool { return c.document.ID == "city-list" })
	if i < 0 {
		t.Fatal("it has no card")
	}
	if size := newThumbnail(cityList).MinSize(); size.Width != 40 {
		t.Errorf("its sketch is %v wide, want 40", size.Width)
	}
	h.list.cards[i].Tapped(nil)
	if h.result == nil || h.result.refusal != nil || string(h.result.files[0].Data) != "Boston\n" {
		t.Fatalf("made %+v", h.result)
	}
	if chips := h.chipTexts(); !slices.Contains(chips, "ink") || slices.Contains(chips, "no-ink") {
		t.Errorf("the chips are %q; where nothing is chosen the option's own title is shown", chips)
	}
	h.options.chooseAudience(program.Public)
	if want := []documents.Amount{{Detail: documents.ServicePhones, Count: 1}}; !slices.Equal(h.result.takes, want) {
		t.Errorf("the public lacks %v, want %v", h.result.takes, want)
	}
	packet, _ := h.catalogue.Find("packet")
	choices, _ := packet.Option("documents")
	if _, offered := choices.Value("city-list"); !offered {
		t.Error("the packet does not offer it")
	}
}
