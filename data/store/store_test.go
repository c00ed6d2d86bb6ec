package store

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/tables"
)

// samePrograms compares what people entered; meetings have an order of their own.
var samePrograms = cmp.Options{
	cmpopts.IgnoreUnexported(program.Program{}),
	cmpopts.SortSlices(func(a, b *program.Meeting) bool { return tables.ByStart(a, b) < 0 }),
}

// diffOf reports how two programs differ, and differenceOf how two values do. Under the race detector cmp costs many
// times as much as a comparison that explains nothing, so that it is asked only where that one finds a difference.
func diffOf(want, got *program.Program) string {
	a, b := reflect.ValueOf(want).Elem(), reflect.ValueOf(got).Elem()
	for i := range a.NumField() {
		if a.Type().Field(i).IsExported() && !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
			return cmp.Diff(want, got, samePrograms)
		}
	}
	return ""
}

func differenceOf[V any](want, got V) string {
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return cmp.Diff(want, got)
}

func TestWhatIsPutIsLoadedAlsoAfterARestart(t *testing.T) {
	s := opened(t)
	p := programtest.Delegation(10, 10)
	edit(t, s, "Add the delegation", func(tx *Tx) error { return tx.PutWhole(p) })
	if diff := diffOf(p, load(t, s, p.ID)); diff != "" {
		t.Errorf("the loaded program differs (-put +loaded):\n%s", diff)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := diffOf(p, load(t, s, p.ID)); diff != "" {
		t.Errorf("the program differs after undo and redo (-put +loaded):\n%s", diff)
	}
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
}
