package store

import (
	"testing"

	"laurel/data/geo"
	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/tables"
)

func TestAnIgnoredFindingAndATravelTimeAreEditsLikeAnyOther(t *testing.T) {
	s, p := filled(t)
	ignored := &program.Ignored{
		ID: program.NewID(), Rule: "no-meal", Items: []program.ID{p.Meetings[0].ID}, Reason: "They eat on the train.",
		On: programtest.Day(2),
	}
	way := &program.TravelTime{
		ID: program.NewID(), From: program.Place{Organisation: p.Organisations[0].ID},
		To: program.Place{Position: geo.Position{Known: true, Latitude: 38.9, Longitude: -77}}, Minutes: 25,
	}
	edit(t, s, "Let it stand", func(tx *Tx) error { return tx.Put(p.ID, ignored) })
	edit(t, s, "Measure a way", func(tx *Tx) error { return tx.Put(p.ID, way) })
	counts := func(when string, ignored, ways int) {
		t.Helper()
		if now := load(t, s, p.ID); len(now.Ignored) != ignored || len(now.TravelTimes) != ways {
			t.Errorf(
				"%s: %d ignored, %d travel times, want %d and %d", when, len(now.Ignored), len(now.TravelTimes),
				ignored, ways,
			)
		}
	}
	counts("after both edits", 1, 1)
	if now := load(t, s, p.ID); now.Meetings[0] != p.Meetings[0] || now.Ignored[0].Reason != ignored.Reason ||
		now.TravelTimes[0].From != way.From {
		t.Error("the edits touched other records, or came back as others")
	}
	for range 2 {
		_, err := s.Undo(t.Context())
		must(t, err)
	}
	counts("undone", 0, 0)
	for range 2 {
		_, err := s.Redo(t.Context())
		must(t, err)
	}
	counts("made again", 1, 1)
	edit(t, s, "Show it again", func(tx *Tx) error { return tx.Delete(tables.Ignored, ignored.ID) })
	edit(
		t, s, "Delete the organisation",
		func(tx *Tx) error { return tx.Delete(tables.Organisations, p.Organisations[0].ID, Cascade) },
	)
	counts("after the deletions", 0, 0)
	edit(t, s, "Delete the program", func(tx *Tx) error { return tx.Delete(tables.Programs, p.ID) })
	must(t, s.Check(t.Context()))
}
