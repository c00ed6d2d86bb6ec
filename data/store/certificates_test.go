package store

import (
	"errors"
	"maps"
	"testing"

	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/fault"
	"laurel/data/store/tables"
)

// withPapers is a store whose program has two certificates of one person, of which one replaces the other, and a
// release to that person and one to a hotel.
func withPapers(t *testing.T) (*Store, *program.Program) {
	t.Helper()
	s, p := opened(t), programtest.Delegation(1, 0)
	p.People[0].Stays = nil
	first := &program.Issue{
		ID: program.NewID(), Serial: "2026-AAAA-AAAA-A", Person: p.People[0].ID, Kind: program.AwardCertificate,
		On: programtest.Day(2), Text: "Certificate\nGiven0 Example",
	}
	second := *first
	second.ID, second.Serial, second.Replaces = program.NewID(), "2026-AAAA-AAAA-2-B", first.ID
	p.Issues = []*program.Issue{first, &second}
	p.Releases = []*program.Release{
		{
			ID: program.NewID(), Recipient: program.ToPerson, Person: p.People[0].ID, Document: "personal-schedule",
			Audience: program.Participants, Version: "1", On: programtest.Day(1), Content: program.Frozen(frozen()),
		},
		{
			ID: program.NewID(), Recipient: program.ToHotel, Stop: p.Stops[0].ID, Document: "rooming-list",
			Audience: program.Partners, Version: "1", On: programtest.Day(1), Content: program.Frozen(frozen()),
		},
	}
	edit(t, s, "Add the delegation", func(tx *Tx) error { return tx.PutWhole(p) })
	return s, load(t, s, p.ID)
}

func TestWhatWasHandedOutIsNotForgottenByTheWay(t *testing.T) {
	tests := []struct {
		name   string
		delete func(tx *Tx, p *program.Program, how ...Deletion) error
		by     map[string]int
		issues int // that are left after Cascade
		sent   int
	}{
		{"a person", func(tx *Tx, p *program.Program, how ...Deletion) error {
			return tx.Delete(tables.People, p.People[0].ID, how...)
		}, map[string]int{"issues": 2, "releases": 1}, 0, 1},
		{"a stop", func(tx *Tx, p *program.Program, how ...Deletion) error {
			return tx.Delete(tables.Stops, p.Stops[0].ID, how...)
		}, map[string]int{"releases": 1}, 2, 1},
		{"a certificate", func(tx *Tx, p *program.Program, how ...Deletion) error {
			return tx.Delete(tables.Issues, p.Issues[0].ID, how...)
		}, map[string]int{"issues": 1}, 0, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, before := withPapers(t)
			err := s.Edit(t.Context(), "Delete", func(tx *Tx) error { return test.delete(tx, before) })
			var inUse *fault.InUse
			if !errors.As(err, &inUse) || !maps.Equal(inUse.By, test.by) {
				t.Errorf("got %v (%v)", err, inUse)
			}
			edit(t, s, "Delete", func(tx *Tx) error { return test.delete(tx, before, Cascade) })
			if p := load(t, s, before.ID); len(p.Issues) != test.issues || len(p.Releases) != test.sent {
				t.Errorf("%d certificates and %d releases are left", len(p.Issues), len(p.Releases))
			}
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

func TestPapersOfNobodyAreRefused(t *testing.T) {
	s, p := withPapers(t)
	nobody := program.NewID()
	tests := []struct {
		name, field string
		put         func(tx *Tx) error
	}{
		{"a certificate of nobody", "Person", func(tx *Tx) error {
			i := *p.Issues[0]
			i.Person = nobody
			return tx.Put(p.ID, &i)
		}},
		{"a certificate for one that is not there", "Replaces", func(tx *Tx) error {
			i := *p.Issues[0]
			i.Replaces = nobody
			return tx.Put(p.ID, &i)
		}},
		{"a release to nobody", "Person", func(tx *Tx) error {
			r := *p.Releases[0]
			r.Person = nobody
			return tx.Put(p.ID, &r)
		}},
		{"a release to a hotel of no stop", "Stop", func(tx *Tx) error {
			r := *p.Releases[1]
			r.Stop = nobody
			return tx.Put(p.ID, &r)
		}},
		{"a release that cannot be read", "Content", func(tx *Tx) error {
			r := *p.Releases[1]
			r.Content = "damaged"
			return tx.Put(p.ID, &r)
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := s.Edit(t.Context(), "Edit", test.put)
			var invalid *program.Invalid
			if !errors.As(err, &invalid) || invalid.Problems[test.field] == "" {
				t.Errorf("got %v", err)
			}
		})
	}
}
