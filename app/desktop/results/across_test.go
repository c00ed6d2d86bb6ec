package results

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store"
)

// ofYear is an invented program of a year, with identifiers of its own.
func ofYear(year int, seed uint64) *program.Program {
	p := programtest.Outcome(seed, programtest.Size{People: 8, Contacts: 3, Meetings: 6, Takeaways: 4})
	return p.With(func(next *program.Program) {
		next.ID, next.Name = program.NewID(), "Exchange "+civil.NewDate(year, 1, 1).String()[:4]
		next.Start, next.End = civil.NewDate(year, 6, 1), civil.NewDate(year, 6, 12)
		for _, kind := range program.RecordKinds() {
			kind.Set(next, nil)
		}
		next.People = nil
		for _, person := range p.People {
			copied := *person
			copied.ID, copied.Stays = program.NewID(), nil
			next.People = append(next.People, &copied)
		}
	})
}

// beside keeps a program in another store of the folder.
func (h *harness) beside(name string, key store.Key, p *program.Program) {
	h.t.Helper()
	path := filepath.Join(filepath.Dir(h.s.Store.Path()), name)
	other, err := store.Open(context.Background(), path, store.Options{Key: key})
	if err == nil {
		err = other.Edit(context.Background(), "Add", func(tx *store.Tx) error { return tx.PutWhole(p) })
	}
	if err == nil {
		err = other.Close()
	}
	if err != nil {
		h.t.Fatal(err)
	}
}

func TestAllProgramsAreCountedAndWhatIsSealedIsNamed(t *testing.T) {
	first, second, third := ofYear(2021, 1), ofYear(2022, 2), ofYear(2023, 3)
	h := openHarness(t, first, nil)
	h.shared.Keep(second, nil)
	h.beside("earlier.laurel", store.Key{}, third)
	h.beside("copy.laurel", store.Key{}, first)
	h.beside("sealed.laurel", store.Key{Passphrase: "not for everyone"}, ofYear(2024, 4))
	h.Screen.Shown()
	h.ShowPage(AcrossPage)

	visitors := 0
	for _, p := range []*program.Program{first, second, third} {
		for _, person := range p.People {
			if !person.Cancelled && (person.Role == program.Awardee || person.Role == program.Guest) {
				visitors++
			}
		}
	}
	n := h.across.library.numbers
	if len(n.All.Visitors) != visitors || len(n.Years) != 3 || len(n.All.Programs) != 3 {
		t.Errorf("%d visitors of %d programs in %d years are counted, want %d of 3 in 3", len(n.All.Visitors),
			len(n.All.Programs), len(n.Years), visitors)
	}
	if u := h.across.library.unread; len(u) != 1 || u[0].name != "sealed.laurel" || u[0].why == "" {
		t.Errorf("not read are %+v", u)
	}
	if shown := texts(h.across.Content()); !slices.ContainsFunc(shown, func(s string) bool {
		return s == "sealed.laurel was not read and is not counted."
	}) {
		t.Errorf("the page shows %q", shown)
	}
	known := h.across.reader.known[filepath.Join(filepath.Dir(h.s.Store.Path()), "earlier.laurel")].programs[0]
	h.across.read()
	if !slices.Contains(h.across.library.programs, known) {
		t.Error("a file that is the same was read again")
	}

	found := h.across.library.find([]string{string(first.People[0].ID), string(third.People[0].ID), "gone"})
	if len(found) != 2 || found[0].in.ID != first.ID || h.across.library.own[found[1].in.ID] {
		t.Fatalf("found %+v", found)
	}
	h.across.goTo(found[0])
	h.shared.Runner.Flush()
	if h.s.Program().ID != first.ID || len(h.shared.Requests.Records) == 0 ||
		h.shared.Requests.Records[len(h.shared.Requests.Records)-1] != first.People[0].ID {
		t.Errorf("%q are shown in %s", h.shared.Requests.Records, h.s.Program().Name)
	}

	h.across.figures.audience = program.Public
	h.across.read()
	for _, c := range h.across.library.numbers.Charts {
		for _, row := range c.Rows {
			if c.ID == "countries-ever" && row.Values[0].Number < program.FewestAnswers {
				t.Errorf("the public learns of %v from %s", row.Values[0].Number, row.Label)
			}
		}
	}
}
