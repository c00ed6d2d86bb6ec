package paper_test

import (
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// travellers are four people of whom one comes late, one is not in Boston, one has cancelled.
func travellers() *program.Program {
	p := delegation(0, 0)
	late, away, gone := awardee(
		1,
		"Zsófia",
		"Minta",
		"",
		"",
	), awardee(
		2,
		"Ana",
		"Prova",
		"",
		"",
	), awardee(
		3,
		"Eva",
		"Absent",
		"",
		"",
	)
	late.PassportName, late.Stays = "MINTA ZSOFIA", []program.Stay{
		{Stop: "east", From: june(12), Confirmation: "HX-100"},
	}
	away.Stays = []program.Stay{{Stop: "east", Absent: true}}
	away.Consent = program.Consent{}
	gone.Cancelled = true
	p.People = []*program.Person{late, away, gone, awardee(4, "Ben", "BEISPIEL", "", "")}
	p.Agency = "Example Agency"
	return p
}

func TestARoomingListShowsWhoSleepsWhere(t *testing.T) {
	text := textOf(t, cards(t, "rooming list", edition.For(travellers(), program.Partners)))
	boston, seattle, found := strings.Cut(text, "1 of 2")
	if !found {
		t.Fatalf("the stops do not have a page each: %q", text)
	}
	for _, wanted := range []string{
		"ROOMING LIST", "Boston", "10–15 June 2026", "Example Agency · +1 202-555-0100", "Hotel Exemplar",
		"1 Sample Street", "2 rooms · 8 nights",
		"Wed 10 Jun", "Fri 12 Jun", "Mon 15 Jun", "HX-100", "ROOMS PER NIGHT", "Wed 10 Jun – Thu 11 Jun: 1 room",
		"Fri 12 Jun – Sun 14 Jun: 2 rooms",
	} {
		if !strings.Contains(boston, wanted) {
			t.Errorf("%q is not found in %q", wanted, boston)
		}
	}
	if strings.Index(boston, "BEISPIEL") > strings.Index(boston, "MINTA") {
		t.Error("the list is not in the order of last names")
	}
	for _, not := range []string{"PROVA", "ABSENT"} {
		if strings.Contains(boston, not) {
			t.Errorf("%s is on the list of Boston", not)
		}
	}
	if !strings.Contains(seattle, "3 rooms · 18 nights") || !strings.Contains(seattle, "PROVA") ||
		strings.Contains(seattle, "ROOMS PER NIGHT") {
		t.Errorf("Seattle has %q", seattle)
	}
}

func TestARoomingListIsOfTheChosenStopsAndPeopleInTheLanguageChosen(t *testing.T) {
	p := travellers()
	o := []change{inStops("east"), forPeople(p.People[0].ID, p.People[2].ID), inLanguage("fr")}
	pdf := cards(t, "rooming list", edition.For(p, program.Partners), o...)
	text := textOf(t, pdf)
	for _, wanted := range []string{"LISTE DES CHAMBRES", "2 chambres · 8 nuits", "ABSENT", "Lauréat", "mer. 10 juin"} {
		if !strings.Contains(text, wanted) {
			t.Errorf("%q is not found in %q", wanted, text)
		}
	}
	if strings.Contains(text, "BEISPIEL") || strings.Contains(text, "Seattle") || pagesOf(pdf) != 1 {
		t.Errorf("more is on the list than was asked for: %q", text)
	}
}

func TestAStopWithoutDatesHasARoomForEveryone(t *testing.T) {
	p := travellers()
	p.Stops[0].From, p.Stops[0].Until = civil.Date{}, civil.Date{}
	text := textOf(t, cards(t, "rooming list", edition.For(p, program.Partners), inStops("east")))
	if !strings.Contains(text, "2 rooms") || !strings.Contains(text, "Fri 12 Jun") {
		t.Errorf("the list says %q", text)
	}
}

func TestARoomingListHasRoomTypesAndWhoShares(t *testing.T) {
	p := travellers()
	late, ben := p.People[0], p.People[3]
	late.Stays = []program.Stay{{Stop: "east", RoomType: program.TwinRoom, SharesWith: ben.ID, EarlyArrival: june(9)}}
	text := textOf(t, cards(t, "rooming list", edition.For(p, program.Partners), inStops("east")))
	for _, wanted := range []string{
		"1 room · 1 twin · 6 nights", "with BEISPIEL BEN", "with MINTA ZSOFIA",
		"Tue 9 Jun",
	} {
		if !strings.Contains(text, wanted) {
			t.Errorf("%q is not found in %q", wanted, text)
		}
	}
}
