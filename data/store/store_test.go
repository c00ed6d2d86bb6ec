package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"laurel/data/program"
	"laurel/data/programtest"
)

// samePrograms compares what people entered; meetings have an order of their own.
var samePrograms = cmp.Options{
	cmpopts.IgnoreUnexported(program.Program{}),
	cmpopts.SortSlices(func(a, b *program.Meeting) bool { return byStart(a, b) < 0 }),
}

func TestWhatIsPutIsLoadedAlsoAfterARestart(t *testing.T) {
	s := opened(t)
	p := programtest.Delegation(10, 10)
	edit(t, s, "Add the delegation", func(tx *Tx) error { return tx.PutWhole(p) })
	if diff := cmp.Diff(p, load(t, s, p.ID), samePrograms); diff != "" {
		t.Errorf("the loaded program differs (-put +loaded):\n%s", diff)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(p, load(t, s, p.ID), samePrograms); diff != "" {
		t.Errorf("the program differs after undo and redo (-put +loaded):\n%s", diff)
	}
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
}
