package heading

import (
	"maps"
	"slices"
	"testing"
)

func TestTotalsNotesAndSectionsAreTold(t *testing.T) {
	totals := map[string]bool{
		"Total": true, "TOTAL: 12": true, "Total 12 participants": true, "Grand total": true, "Suma": true,
		"Number of participants: 4": true, "Sum Mithal": false, "Total Quality Workshop": false, "Ana Prova": false,
	}
	for _, text := range slices.Sorted(maps.Keys(totals)) {
		if IsTotal(text) != totals[text] {
			t.Errorf("%q is a total: %t", text, !totals[text])
		}
	}
	for text, want := range map[string]bool{
		"* subject to change": true, "Note: bring a badge": true, "Please note the time": true, "Page Muster": false,
		"(as of June)": true, "Prova, Bela": false,
	} {
		if IsNote(text) != want {
			t.Errorf("%q is a note: %t", text, !want)
		}
	}
	for text, want := range map[string]string{
		"Interpreters": "interpreter", "STAFF (3)": "staff", "Intérpretes:": "interpreter",
		"Dolmetscher": "interpreter", "Dolmetscher / Interpreters": "interpreter", "Interpreters / Staff": "",
		"Convidados": "guest", "Ana Prova": "",
	} {
		if got := Role(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestAHeadingMeansOneThingInATable(t *testing.T) {
	seen := map[string]string{}
	for _, term := range terms() {
		if term.Section == "noise" {
			continue
		}
		for _, name := range term.Names {
			key := term.Section + " " + Key(name)
			if other := seen[key]; other != "" && other != term.Meaning {
				t.Errorf("as %s, %q is both %s and %s", term.Section, name, other, term.Meaning)
			}
			seen[key] = term.Meaning
		}
	}
}
